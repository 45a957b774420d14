"""A ledger in which every name, title, speaker and text is a payload of payloads.txt."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import quote

from foedus.core.sources import DATA_SET, Source, source_id
from foedus.core.statements import Act, Claim, Content, Naming, Provision, Relation, Statement
from foedus.core.when import When
from foedus.core.words import ActKind, Event, Stance
from foedus.ledger.opening import open_ledger
from web.browser.watched import WHOLE

FILE = Path(__file__).parents[1] / "payloads.txt"
ALL = "gathered"  # the treaty of which all payloads are stated
PARTIES = ("RUS", "BLR")
LISTS = (  # where many of them stand
    "/", "/treaties", "/treaties?at=2", "/treaties?party=Russia", "/reports", "/reports?at=2", "/reports?kind=data+set", "/states",
    "/states/RUS?on=2021-01-01", "/states/RUS/due?on=2020-01-01", "/what-if?by=Ukraine&does=attacks&to=Russia&on=2021-01-01",
    "/network?on=2021-01-01&data=ledger", "/network?on=2021-01-01&data=ledger&view=map", "/review", "/search?q=window",
)  # fmt: skip
_CHARACTER = re.compile(r"\{U\+([0-9A-F]{4})\}")
_DAY = date(2020, 6, 1)


@cache
def payloads() -> tuple[str, ...]:
    """All of them."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return tuple(_CHARACTER.sub(lambda found: chr(int(found[1], 16)), line) for line in lines if not line.startswith("#"))


def typed(payload: str) -> str:
    """As an address has it."""
    return quote(payload.encode("utf-8", "surrogatepass"), safe="")


def some(step: int) -> tuple[str, ...]:
    """Every so-manieth of them; all where everything is asked for."""
    return payloads()[:: 1 if WHOLE else step]


def hostile_ledger(path: Path) -> str:
    """A report and a treaty for each payload, a report and a treaty in which all stand, and a table of them."""
    with open_ledger(str(path)) as ledger:
        ledger.add([gathered(), table()], gathered_statements(), date(2025, 1, 1))
        for payload in payloads():
            source, start = report(payload), report(payload).text.index("Russia")
            said = [_said(source, start, start + 60, payload, content) for content in contents(payload, payload, _DAY)]
            ledger.add([source], said, date(2025, 1, 2))
    return str(path)


def report(payload: str) -> Source:
    """A report in which everything is the payload."""
    text = f"{payload}\n\nRussia and Belarus signed the treaty {payload} on 1 June 2020, {payload} said.\n{payload}\n"
    return Source(
        id=source_id(text), name=payload, text=text, title=payload, publisher=payload, address=payload, ground=payload,
        published=When.on(date(2020, 6, 2)),
    )  # fmt: skip


def gathered() -> Source:
    """A report with a line for each payload."""
    text = "".join(f"{line}\n" for line in payloads())
    return Source(id=source_id(text), name="gathered.txt", text=text, title="All", published=When.on(date(2020, 6, 2)))


def table() -> Source:
    """A data set with a row for each."""
    text = "number,words\n" + "".join(f'{n},"{payload.replace(chr(34), chr(34) * 2)}"\n' for n, payload in enumerate(payloads()))
    return Source(id=source_id(text), name="table.csv", text=text, title="All in a table", kind=DATA_SET)


def gathered_statements() -> list[Statement]:
    """Of the one treaty: on each line its payload takes every part, and each on a day of its own."""
    source, start = gathered(), 0
    said = [_said(source, 0, 8, "register", Naming(treaty=ALL, name="All of them", parties=PARTIES))]
    for number, payload in enumerate(payloads()):
        told = contents(ALL, payload, _DAY + timedelta(number), ActKind.ANNOUNCEMENT)[1:]
        said += [_said(source, start, start + len(payload), payload, content) for content in told]
        start += len(payload) + 1
    return said


def contents(treaty: str, payload: str, on: date, kind: ActKind = ActKind.SIGNATURE) -> tuple[Content, ...]:
    """What is stated of a treaty where the payload is every word."""
    day = When.on(on)
    return (
        Naming(treaty=treaty, name=payload, kind=payload, parties=PARTIES),
        Act(
            kind=kind, treaty=treaty, actors=PARTIES, when=day, organ=payload, persons=(payload,), place=payload, note=payload,
            vote=payload,
        ),
        Act(kind=ActKind.ENTRY_INTO_FORCE, treaty=treaty, when=When.on(_DAY)),
        Provision(
            kind="mutual defence", treaty=treaty, article=payload, bearers=PARTIES, trigger=payload, events=(Event.ARMED_ATTACK,),
            area=payload, conditions=(payload,), means=(payload,), words=payload, modality="shall", limits=(payload,),
        ),
        Relation(kind="supersedes", treaty=treaty, other=f"{payload} of old", when=day),
        Claim(speaker=payload, stance=Stance.ASSERTS, about=payload, treaty=treaty, number="10", when=day),
        Claim(speaker=f"{payload} too", stance=Stance.DENIES, about=payload, treaty=treaty, number="20", when=day),
    )  # fmt: skip


def _said(source: Source, start: int, end: int, payload: str, content: Content) -> Statement:
    stance = content.stance if isinstance(content, Claim) else Stance.ASSERTS
    return Statement(
        source=source.id, start=start, end=end, content=content, speaker=payload, stance=stance, method=payload,
    )  # fmt: skip
