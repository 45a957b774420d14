"""What each page shows: frozen types made by pure functions, which templates and the interface for programs write."""
