"""Keeps statements: the append-only store, the cards, the fold from statements to treaties, the checks.

`store` says what a ledger is; `database` and `memory` are the two there are, and `opening` tells by the address which one is
meant. From the ground up: `entries` are its lines, `tables` keep them, `decisions` say which statements count, `folding` makes
treaties of them, `keeping`, `heads`, `merging` and `folder` are what is done with a whole ledger. `cards` are read beside it.
"""
