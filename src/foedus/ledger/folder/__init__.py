"""A ledger as a folder of YAML that people read and keep under version control, and back (docs/decisions/ledger-as-text.md)."""
