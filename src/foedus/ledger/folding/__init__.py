"""From statements to treaties: which one believes, which speak of one act, and what they come to together."""
