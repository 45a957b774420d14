"""Every command that takes a ledger answers from PostgreSQL as it does from a file."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from alliance_files import atop, cow, cow_member, member
from click.testing import CliRunner
from hands import CHEAP
from labelled import GOLD
from mcp import Client
from model_server import Body, Play, act, says, serving
from stores import postgres

from foedus.desk.cli import main
from foedus.desk.current.current import Current
from foedus.desk.mcp.server import server
from foedus.desk.team import passwords
from foedus.ledger.tables.addresses import shown

KYOTO = [str(GOLD / f"{n}.txt") for n in ("01-kyoto-putin-signs", "02-kyoto-light-rewrite", "03-kyoto-expanded")]
FRA, POL, DEU = 220, 290, 255
STATES = "cowcode,cowc,country_name,start,end,microstate\n" + "".join(
    f"{n},{c},{c},1816-01-01,9999-12-31,FALSE\n" for n, c in ((FRA, "FRN"), (POL, "POL"), (DEU, "GMY"))
)
WARS = """larger_war_id,larger_war_name,init_war_name,year,init_name,init_ccode,target_name,target_ccode,month_entry,day_entry,\
month_exit,day_exit,month_exit02,day_exit02,joiner
1,War of the test,War of the test,1932,Germany,255,Poland,290,3,1,5,1,NA,NA,0
"""
CARD = """id: test-1990
title: Treaty of the test
open: true
sources: {a: Depositary}
acts:
- {kind: signature, actors: [AUT], when: 1990-05-01, source: a}
"""
TABLE = 'Participant,Signature,"Ratification, Accession(a)"\nAustria,1 May 1990,1 May 1991\n'
ON = ("--on", "2004-11-10")
JSON = ("--format", "json")
# what differs between two ledgers: address, name, moment of a decision and so every hash, secret of a token, size
_TIME = r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?\S*"
OTHER = re.compile(rf'foedus-[0-9a-f]{{16}}|{_TIME}|foedus_\S+|"(size|per_statement)": \d+|[0-9a-zA-Z+/]{{40,}}=*')
IN_TESTS_OF_THEIR_OWN = {"serve"}  # tests/web/test_postgres.py


PACT = """Pact between Kenya and Uganda

Kenya and Uganda have agreed as follows:

Article 1
If one Party is attacked, the other Party shall assist it.

Article 2
This Pact shall enter into force upon signature.

Done at Nairobi on 5 November 2004.
"""


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("given")
    atop(made, member(FRA, "1921-2-19", defense="1"), member(POL, "1921-2-19", defense="1"), name="atop.csv")
    cow(made, cow_member(FRA, "1921-2-19", defense="1"), cow_member(POL, "1921-2-19", defense="1"), name="cow.csv")
    for name, text in (("states.csv", STATES), ("wars.csv", WARS), ("card.yaml", CARD), ("table.csv", TABLE)):
        (made / name).write_text(text, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def model() -> Iterator[str]:
    def answer(_: Body) -> Play:
        return says([act(1, "Kenya signed the Nile Accord on Tuesday", actors=["Kenya"], treaty="Nile Accord", day="Tuesday")], [])

    with serving(answer) as server:
        yield server.address


def lines(folder: Path, model: str, ids: list[str]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Each command with its further words and its standard input, in an order in which each finds something."""
    (folder / "nile.txt").write_text(
        "NAIROBI, Nov. 5, 2004 - Kenya signed the Nile Accord on Tuesday. Uganda’s parliament ratified it.\n", encoding="utf-8"
    )
    (folder / "pact.txt").write_text(PACT, encoding="utf-8")
    for verdict, key in zip(("accept", "reject", "defer"), ids, strict=False):
        yield f"review {verdict}", (key, "--by", "ann"), ""
    yield "review correct", (ids[3], "--by", "ann", "--set", "when=2004-11-09"), ""
    yield "review undo", (ids[0], "--by", "bea"), ""
    yield "review log", JSON, ""
    yield "review", JSON, ""
    yield "brief", (*KYOTO, "--json", "-"), ""
    yield "second-read", (str(folder / "nile.txt"), "--address", model, "--model", "m"), ""
    yield "treaties", (*ON, *JSON), ""
    yield "status", ("kyoto", *ON, *JSON), ""
    yield "relations", ("kyoto", *ON, *JSON), ""
    yield "duties", ("kyoto", *ON, *JSON), ""
    yield "what-decides", ("kyoto", *ON, *JSON), ""
    yield "diff", ("kyoto", "--known", "2004-11-20", "--known", "2030-01-01", *JSON), ""
    yield "calendar", ("--from", "2004-01-01", "--to", "2006-01-01", *JSON), ""
    yield "table", ("statements",), ""
    yield "search", ("kyoto", *JSON), ""
    yield "claims", ("kyoto", *JSON), ""
    yield "sources", JSON, ""
    yield "export", (), ""
    yield "import", (str(folder / "card.yaml"), *JSON), ""
    yield "text", (str(folder / "pact.txt"),), ""
    yield "import untc", (str(folder / "table.csv"), "--card", str(folder / "card.yaml"), *JSON), ""
    for name in ("atop", "cow", "states"):
        yield f"import {name}", (str(folder / f"{name}.csv"),), ""
    yield "what-if", ("DEU attacks FRA", "--on", "1930-01-01", *JSON), ""
    yield (
        "panel",
        (
            "--unit",
            "state-year",
            "--from",
            "1920",
            "--to",
            "1922",
        ),
        "",
    )
    yield "network", ("--on", "1922-01-01"), ""
    yield "backtest", (str(folder / "wars.csv"), *JSON), ""
    yield "team add", ("anna", "--role", "admin", "--password-stdin"), "correct horse battery\n"
    yield "team password", ("anna", "--password-stdin"), "correct horse batteries\n"
    yield "team token", ("anna", "--label", "nightly"), ""
    yield "team revoke", ("1",), ""
    yield "team add", ("ben", "--role", "read", "--password-stdin"), "staple battery horse\n"
    for name in ("disable", "enable"):
        yield f"team {name}", ("ben",), ""
    yield "team role", ("ben", "review"), ""
    yield "team list", JSON, ""
    yield "team audit", JSON, ""
    yield "check", JSON, ""
    for name in ("verify", "stats"):
        yield f"ledger {name}", JSON, ""


def run(words: list[str], given: str = "") -> tuple[int, str, str]:
    done = CliRunner().invoke(main, words, input=given, catch_exceptions=False)
    return done.exit_code, done.stdout, done.stderr


Answer = tuple[int, str, str]


class Store:
    """One ledger, asked by command after command."""

    def __init__(self, address: str, folder: Path) -> None:
        self.address, self.folder = address, folder
        self.answers: dict[str, list[Answer]] = {}

    def ask(self, name: str, *words: str, given: str = "", first: str = "") -> str:
        """What the command prints; kept without what differs between any two ledgers."""
        named = "--into" if name == "ledger merge" else "" if name.startswith("ledger ") else "--ledger"
        at = tuple(filter(None, [named, self.address]))
        code, said, wrong = run([*name.split(), *filter(None, [first]), *at, *words], given)
        self.answers.setdefault(name, []).append((code, self._plain(said), self._plain(wrong)))
        return said

    def _plain(self, text: str) -> str:
        for own in (self.address, shown(self.address)):
            text = text.replace(own, "LEDGER")
        return OTHER.sub("…", text.replace(str(self.folder), ""))

    def ask_assistants(self) -> None:
        """What `foedus mcp` serves, without the streams between them."""

        async def asking() -> str:
            async with Client(server(Current(self.address))) as client:
                return str((await client.call_tool("search", {"words": "kyoto"})).structured_content)

        self.answers["mcp"] = [(0, asyncio.run(asking()), "")]


@pytest.fixture(scope="module")
def stores(given: Path, model: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """A file and a PostgreSQL of which every command was asked."""
    folders = [tmp_path_factory.mktemp(name) for name in ("file", "server")]
    found = Store(f"{folders[0]}/x.ledger", folders[0]), Store(postgres().replace("+psycopg", ""), folders[1])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "hasher", lambda: CHEAP)
        patch.delenv("FOEDUS_LEDGER", raising=False)
        for store in found:
            patch.setenv("XDG_STATE_HOME", str(store.folder))
            store.ask("ingest", *KYOTO, "--as-published")
            ids = [one["id"] for one in json.loads(store.ask("review", *JSON))]
            for name, words, typed in lines(given, model, ids):
                store.ask(name, *words, given=typed)
            store.ask_assistants()
            for name in ("backup", "copy"):
                store.ask(f"ledger {name}", f"{store.folder}/{name}.ledger")
            head = store.folder / "a.head"
            head.write_text(store.ask("ledger head"), encoding="utf-8")
            store.ask("ledger check-head", *JSON, first=str(head))
            store.ask("ledger prove", ids[0])
            store.ask("ledger merge", "--by", "ann", first=f"{store.folder}/backup.ledger")
            store.ask("ledger apart", *JSON)
            goes = json.loads(store.ask("sources", *JSON))[0]["id"]
            store.ask("ledger redact", goes, "--why", "order of a court", "--by", "ann", "--yes")
        yield found


def names() -> list[str]:
    """Of all commands that take a ledger."""
    return sorted({*_taking(main, [])} - IN_TESTS_OF_THEIR_OWN)


def _taking(one: click.Command, words: list[str]) -> Iterator[str]:
    if isinstance(one, click.Group):
        context = click.Context(one)
        for name in one.list_commands(context):
            if found := one.get_command(context, name):
                yield from _taking(found, [*words, name])
    if {"ledger", "from_"} & {parameter.name for parameter in one.params}:
        yield " ".join(words)


@pytest.mark.parametrize("name", names())
def test_a_command_says_the_same_over_postgresql(stores: tuple[Store, Store], name: str) -> None:
    file, server = stores
    assert file.answers[name] == server.answers[name]
    assert [code for code, _, _ in file.answers[name]] == [0] * len(file.answers[name]), file.answers[name]
    assert all(said for _, said, _ in file.answers[name])
