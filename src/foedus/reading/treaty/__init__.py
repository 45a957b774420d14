"""Reads a treaty's own text: from lines to parts, articles, paragraphs and annexes. It never asks the law."""
