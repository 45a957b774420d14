"""`make test` tries the same examples each time, so that it fails for a change and nothing else; long forms seek new ones."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("repeatable", derandomize=True)
if not any(name.startswith("FOEDUS_") for name in os.environ):
    settings.load_profile("repeatable")
