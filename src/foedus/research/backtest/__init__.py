"""Backtest: war by war, which duties the law engine calls triggered, against the published coding of casus foederis."""
