"""Panels: state-years, dyad-years and state-days from the alliance data sets of a ledger."""
