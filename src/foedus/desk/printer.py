"""The process that sets PDF: `python -m foedus.desk.printer` takes HTML from standard input and fetches nothing."""

from __future__ import annotations

import resource
import sys
from typing import NoReturn

NO_LIBRARY = 72  # the code with which it ends where WeasyPrint cannot be loaded
_MEMORY = 4 * 2**30
_CPU = 120  # seconds


def main() -> int:
    """Set what comes in; the code with which the process ends."""
    _limit(resource.RLIMIT_AS, _MEMORY)
    _limit(resource.RLIMIT_CPU, _CPU)
    try:
        from weasyprint import HTML
        from weasyprint.urls import URLFetcher
    except (ImportError, OSError):
        return NO_LIBRARY

    class Nothing(URLFetcher):  # type: ignore[misc]
        """No address is fetched, whatever a page names."""

        def fetch(self, url: str, headers: object = None) -> NoReturn:
            raise ValueError("nothing is fetched")

    text = sys.stdin.buffer.read().decode("utf-8")
    sys.stdout.buffer.write(HTML(string=text, url_fetcher=Nothing(), base_url=None).write_pdf(pdf_identifier=b"foedus"))
    return 0


def _limit(what: int, most: int) -> None:
    _, hard = resource.getrlimit(what)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    sys.exit(main())
