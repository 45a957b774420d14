"""Which reports share passages, quotations apart from prose."""
