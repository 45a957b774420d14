"""Cards: one treaty each in the YAML form that people write and review; and the register of those that are shipped."""
