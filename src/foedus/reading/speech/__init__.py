"""Who says what in any report: source, cue and content of each attribution, with exact characters."""
