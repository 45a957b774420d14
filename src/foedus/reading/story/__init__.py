"""Reports read together: days of publication, one key a treaty, statements."""
