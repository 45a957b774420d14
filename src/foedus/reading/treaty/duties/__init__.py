"""Duties of defence, consultation, neutrality and restraint in a treaty's own words, proposed for review."""
