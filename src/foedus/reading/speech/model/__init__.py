"""An optional reader of attributions: a conditional random field over what the rules read, trained on a corpus the user brings."""
