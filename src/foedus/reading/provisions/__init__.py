"""What treaties provide, as reported."""
