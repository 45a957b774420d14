"""A text as it stands: paragraphs, sentences, quotations, words, with exact characters."""
