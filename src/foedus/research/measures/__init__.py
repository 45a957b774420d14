"""What is measured on panels: similarity of portfolios, peace years, spells."""
