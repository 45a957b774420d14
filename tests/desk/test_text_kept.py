"""A treaty's own text as a draft of its card, and as a source of a ledger."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from text_gold import TEXTS, dutch, tota

from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Clauses, Naming, Provision, Statement
from foedus.core.when import When
from foedus.core.words import ActKind, Event
from foedus.desk.cli import main
from foedus.ledger.cards.cards import dump, load
from foedus.ledger.opening import open_ledger
from foedus.reading.treaty import naming, telling
from foedus.reading.treaty.treatytext import read

TEXT = """Treaty on Mutual Assistance between the Republic of Austria and the Swiss Confederation

The Republic of Austria and the Swiss Confederation,

Desiring to strengthen peace,

Have agreed as follows:

Article 1
If one of the Parties is attacked by a third State, the other Party shall without delay render it military assistance.

Article 2
1. This Treaty shall enter into force on the first day of the second month following the date of exchange of the instruments of
ratification.
2. Either Party may terminate it by giving one year's notice.
3. This Treaty shall be applied provisionally when all are glad.

Done at Vienna on 3 March 2021 in duplicate in the German and French languages, both texts being equally authentic.

For the Republic of Austria:
For the Swiss Confederation:
"""
KEY = "aut-che-2021"


def asked(*words: str) -> str:
    done = CliRunner().invoke(main, ["text", *words])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.stdout


def test_a_card_is_drafted_that_says_what_was_not_read(tmp_path: Path) -> None:
    (tmp_path / "pact.txt").write_text(TEXT)
    card, problems = load(asked(str(tmp_path / "pact.txt"), "--card"), "pact.yaml")
    assert problems == []
    assert card
    assert (card.id, card.kind, card.parties, card.open) == (KEY, "treaty", ("AUT", "CHE"), False)
    assert card.title == "Treaty on Mutual Assistance between the Republic of Austria and the Swiss Confederation"
    assert card.clauses.languages == ("German", "French")
    assert card.clauses.withdrawal
    assert card.clauses.withdrawal.notice
    assert card.clauses.withdrawal.notice.years == 1
    duty, signature = (cited.content for cited in card.content)
    assert isinstance(duty, Provision)
    assert (duty.kind, duty.article, duty.events) == ("mutual defence", "1", (Event.ARMED_ATTACK,))
    assert isinstance(signature, Act)
    assert (signature.kind, signature.place, signature.when) == (ActKind.SIGNATURE, "Vienna", When.on(date(2021, 3, 3)))
    assert card.incomplete == (
        "drafted by rules from the treaty's text, to be reviewed; not read: provisional application (article 2)"
    )


def test_what_was_not_read_in_notes_is_told_of_the_note() -> None:
    note = (
        "Excellency,\n\nI have the honour to propose that this note and your reply shall constitute an agreement, which may be "
        "terminated by either Government in the usual way.\n"
    )
    card = telling.card("note", read(note), "k")
    assert card.incomplete == "drafted by rules from the treaty's text, to be reviewed; not read: withdrawal (note)"


def test_what_is_no_treaty_gives_no_card(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text("Article 1\nThis Constitution binds all.\nArticle 2\nIt enters into force today.\n")
    assert asked(str(tmp_path / "law.txt"), "--card") == ""
    assert asked(str(tmp_path / "law.txt"), "--ledger", str(tmp_path / "x.ledger")) == ""
    assert not (tmp_path / "x.ledger").exists()


def test_its_statements_stand_at_the_words_that_say_them(tmp_path: Path) -> None:
    said = {
        type(s.content).__name__ + str(s.start): (s, TEXT[s.start : s.end].strip())
        for s in telling.statements("p", read(TEXT), KEY)
    }
    words = {type(s.content): text for s, text in said.values()}
    assert words[Naming] == TEXT.splitlines()[0]
    assert words[Act] == "3 March 2021"
    assert words[Provision] == TEXT.splitlines()[9]
    clauses = [text for s, text in said.values() if isinstance(s.content, Clauses)]
    assert clauses[1].endswith("Either Party may terminate it by giving one year's notice.")
    assert "German and French" in clauses[-1]


def test_kept_in_a_ledger_its_clause_tells_the_standing_and_its_duty_waits_for_a_person(tmp_path: Path) -> None:
    file, ledger = tmp_path / "pact.txt", str(tmp_path / "desk.ledger")
    file.write_text(TEXT)
    assert asked(str(file), "--ledger", ledger) == f"{KEY}: 1 source and 6 statements were new.\n"
    assert asked(str(file), "--ledger", ledger) == f"{KEY}: 0 source and 0 statements were new.\n"
    report = "The two exchanged their instruments on 4 May 2021."
    with open_ledger(ledger) as book:
        act = Act(kind=ActKind.EXCHANGE, treaty=KEY, actors=("AUT", "CHE"), when=When.on(date(2021, 5, 4)))
        source = Source(id=source_id(report), name="report.txt", text=report)
        book.add([source], [Statement(source=source.id, start=0, end=len(report), content=act)], date.today())
    status = json.loads(CliRunner().invoke(main, ["status", KEY, "--ledger", ledger, "--format", "json"]).stdout)["standing"]
    assert (status["word"], status["since"]) == ("in force", "2021-07-01")
    question = ["what-if", "DEU attacks AUT", "--on", "2022-01-01", "--ledger", ledger, "--format", "json"]
    assert KEY not in CliRunner().invoke(main, question).stdout
    waiting = json.loads(CliRunner().invoke(main, ["review", "--ledger", ledger, "--format", "json"]).stdout)
    duty = next(one["id"] for one in waiting if one["kind of statement"] == "provision")
    accepted = CliRunner().invoke(main, ["review", "accept", duty, "--by", "Ann", "--ledger", ledger])
    assert accepted.exit_code == 0
    assert KEY in CliRunner().invoke(main, question).stdout


def test_the_key_is_the_registers_where_the_register_has_the_treaty() -> None:
    told = read(TEXT)
    assert naming.key("North Atlantic Treaty", read("x").concluded) == "nato"
    assert naming.key("Pact of the Moon and the Sun", read("x").concluded) == "moon-sun"
    assert naming.key(naming.title(told, "p"), told.concluded) == KEY


@given(st.lists(st.sampled_from(TEXT.splitlines()), max_size=30).map("\n".join))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_text_a_card_is_as_yaml_what_it_was_before(text: str) -> None:
    found = read(text)
    card = telling.card("x.txt", found, "some-key")
    assert load(dump(card), "x.yaml")[0] == card
    assert all(0 <= s.start <= s.end <= len(text) for s in telling.statements("x.txt", found, "some-key"))


@pytest.mark.skipif(not TEXTS.exists(), reason="SKIPPED: the treaty texts are absent")
def test_cards_of_real_treaties_come_back_as_they_were() -> None:
    some = [*list(dutch())[::20], *list(tota())[::15]]
    for gold in some:
        card = telling.card(gold.name, read(gold.text), "some-key")
        assert load(dump(card), "x.yaml")[0] == card, gold.name
