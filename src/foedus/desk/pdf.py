"""The brief as PDF, set by WeasyPrint in a process of its own with a limit of time and memory: the same bytes each time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import foedus
from foedus.core.problems import Problem, Refused
from foedus.desk.printed import printed
from foedus.desk.printer import NO_LIBRARY
from foedus.desk.views import Brief

_SECONDS = 60
_LONG = "Ask for fewer treaties or reports, or take the HTML or the Markdown."


def pdf(brief: Brief, seconds: float = _SECONDS) -> bytes:
    """The brief, set. Refused where WeasyPrint is not there, or takes longer than so many seconds."""
    html = printed(brief).encode("utf-8", "replace")
    try:
        done = subprocess.run(_WORDS, input=html, capture_output=True, timeout=seconds, check=False, env=_ENVIRONMENT)
    except subprocess.TimeoutExpired:
        raise Refused(Problem("PDF", f"It takes longer than {seconds:g} seconds to set.", _LONG)) from None
    if done.returncode == NO_LIBRARY:
        raise Refused(Problem("PDF", "WeasyPrint or the system's Pango is not there.", _INSTALL))
    if done.returncode:
        raise Refused(Problem("PDF", "It could not be set, most likely for want of memory.", _LONG))
    return done.stdout


_INSTALL = "Install them: pip install 'foedus[web]', and Pango (Debian: apt install libpango-1.0-0 libpangoft2-1.0-0)."
_WORDS = [sys.executable, "-s", "-P", "-m", "foedus.desk.printer"]
_ENVIRONMENT = {"PYTHONPATH": str(Path(foedus.__file__).parents[1]), "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "0"}
