"""Drawings as plain geometry: maps, networks, what an event sets off, a treaty's life; templates write them as SVG."""
