"""Changes as an Atom feed (RFC 4287) with tag URIs (RFC 4151): the same bytes for the same changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

from foedus.desk.addresses import to_report, to_treaty
from foedus.desk.feeds.changes import Change
from foedus.desk.safe import one_line

_SPACE = "http://www.w3.org/2005/Atom"
_MINTED = "2025"  # RFC 4151: a year in which who serves the feed had its name
_TITLE, _WORDS, _QUOTED = 200, 300, 12  # characters of a title, of quoted words; quotations of an entry
_NO_CHARACTERS = str.maketrans({"\ufffe": "⟨U+FFFE⟩", "\uffff": "⟨U+FFFF⟩"})  # XML 1.0, 2.2: these two are none


def atom(changes: Sequence[Change], self_url: str, title: str = "Foedus: what changed lately", told: date | None = None) -> bytes:
    """The feed that is served at `self_url`; pages are named beside it (/treaties/ID, /reports/ID).

    `told` is the last day on which the ledger was told something, which dates a feed without entries.
    """
    updated = max((change.when for change in changes), default=told or date.min)
    feed = ET.Element("feed", {"xmlns": _SPACE, "xml:lang": "en"})
    _add(feed, "id", _tag(self_url, "changes"))
    _add(feed, "title", _text(title, _TITLE))
    _add(feed, "updated", _moment(updated))
    _add(_add(feed, "author"), "name", "Foedus")
    _add(feed, "generator", "Foedus")
    _add(feed, "link", rel="self", type="application/atom+xml", href=self_url)
    _add(feed, "link", rel="alternate", type="text/html", href=urljoin(self_url, "/"))
    for change in changes:
        _entry(feed, change, self_url)
    ET.indent(feed)
    made: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return made


def _entry(feed: ET.Element, change: Change, self_url: str) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", _tag(self_url, f"changes/{change.key}"))
    _add(entry, "title", _text(f"{change.name}: {change.what}" if change.name else change.what, _TITLE))
    _add(entry, "updated", _moment(change.when))
    _add(entry, "link", rel="alternate", type="text/html", href=urljoin(self_url, page_of(change)))
    for source in _sources(change):
        _add(entry, "link", rel="related", type="text/html", href=urljoin(self_url, to_report(source)))
    _add(entry, "category", term=change.kind)
    if term := _text(change.treaty or "", _TITLE):
        _add(entry, "category", term=term, label=_text(change.name, _TITLE))
    _add(entry, "content", "\n".join(_lines(change)), type="text")


def page_of(change: Change) -> str:
    """Where a reader sees it: the treaty's page, else the report's, else the first page."""
    if change.treaty:
        return to_treaty(change.treaty)
    return next(map(to_report, _sources(change)), "/")


def _sources(change: Change) -> Iterable[str]:
    return list(dict.fromkeys(p.source for p in change.passages))[:_QUOTED]


def _lines(change: Change) -> Iterator[str]:
    yield _text(change.what)
    for passage in change.passages[:_QUOTED]:
        words = f": “{_text(passage.words, _WORDS)}”" if passage.words else f". {_text(passage.removed)}" if passage.removed else ""
        yield f"{_text(passage.name, _TITLE)}{words}"
    if len(change.passages) > _QUOTED:
        yield f"and {len(change.passages) - _QUOTED} more"


def _text(text: str, width: int = 0) -> str:
    """One line without characters that XML does not have."""
    return one_line(text, width).translate(_NO_CHARACTERS)


def _moment(day: date) -> str:
    """The beginning of the day: a ledger records days."""
    return f"{day.isoformat()}T00:00:00Z"


def _tag(self_url: str, specific: str) -> str:
    """By the server's name, which is the authority; an address in numbers of IPv6 cannot be one."""
    host = urlsplit(self_url).hostname or "localhost"
    return f"tag:{'localhost' if ':' in host else host},{_MINTED}:{specific}"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    made = ET.SubElement(parent, name, attributes)
    made.text = text
    return made
