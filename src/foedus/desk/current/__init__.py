"""The ledger held in memory: what was added to it is taken up, and only what that touches is made anew."""
