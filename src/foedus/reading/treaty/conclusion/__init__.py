"""Who concludes a treaty, where and when it was done, in which languages: from its opening and testimonium."""
