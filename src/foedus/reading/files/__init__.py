"""Documents from files of many kinds."""
