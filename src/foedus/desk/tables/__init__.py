"""Every table of a ledger as rows with named, typed columns, for CSV, Parquet and JSON."""
