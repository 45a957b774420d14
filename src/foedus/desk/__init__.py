"""Where a person meets Foedus: the command line, the brief, the page."""
