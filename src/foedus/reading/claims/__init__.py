"""Who asserts, denies, neither confirms nor denies, or expects what."""
