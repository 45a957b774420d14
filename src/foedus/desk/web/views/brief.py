"""The story that an address asks for, and its forms: a page of the desk, one file of HTML, Markdown, PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import BoundedSemaphore
from types import MappingProxyType

from foedus.core.problems import Problem, Refused
from foedus.desk.markdown import markdown
from foedus.desk.page import page
from foedus.desk.pdf import pdf
from foedus.desk.story import Story, of_reports, of_some
from foedus.desk.web.asked import Asked
from foedus.desk.web.guards.refusals import asked_treaty
from foedus.desk.writing import spans

_AT_ONCE = 2  # PDFs that are set at the same time
_WAIT = 30  # seconds for one's turn
_setting = BoundedSemaphore(_AT_ONCE)


@dataclass(frozen=True, slots=True)
class Form:
    """What a download is: its media type, and how it is made."""

    media: str
    made: Callable[[Story], bytes]


def story(asked: Asked, treaties: Sequence[str], reports: Sequence[str]) -> Story:
    """Of these treaties, by id or name, or of these reports, by id. Refused where none or both are named; Missing if unknown."""
    if bool(treaties) == bool(reports):
        raise Refused(Problem("brief", "A brief is of treaties or of reports.", "Name either, as in /brief?treaty=kyoto."))
    if reports:
        return of_reports(list(dict.fromkeys(reports)), asked.books, asked.on, asked.until)
    found = {t.id: t for t in (asked_treaty(asked, name) for name in treaties)}
    return of_some(list(found.values()), asked.books, asked.on, asked.until)


def file_name(story: Story, form: str) -> str:
    """A name of plain letters for the download, from the title."""
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in story.brief.title.lower())
    words = "-".join(filter(None, plain.split("-")))[:60].strip("-")
    return f"{words or 'brief'}-{story.brief.on}.{form}"


def _html(told: Story) -> bytes:
    texts = {key: s.text for key, s in told.gathered.sources.items() if s.text}
    return page(told.brief, texts, spans(told.brief, told.gathered)).encode("utf-8", "replace")


def _pdf(told: Story) -> bytes:
    if not _setting.acquire(timeout=_WAIT):
        raise Refused(Problem("PDF", "Too many briefs are being set at once.", "Try again in a minute."))
    try:
        return pdf(told.brief)
    finally:
        _setting.release()


FORMS: Mapping[str, Form] = MappingProxyType({
    "pdf": Form("application/pdf", _pdf),
    "md": Form("text/markdown; charset=utf-8", lambda told: markdown(told.brief).encode("utf-8", "replace")),
    "html": Form("text/html; charset=utf-8", _html),
})  # fmt: skip
