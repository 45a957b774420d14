"""The desk in a browser: pages, their interfaces for programs, and what keeps both safe."""
