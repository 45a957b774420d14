"""What researchers of peace and conflict ask: panels, networks of alliances, wars replayed."""
