"""Who drew on whom: each ground tells by itself, the same whichever text comes first, and nothing where there is none."""

from dataclasses import replace

import pytest

from foedus.core.statements import Act
from foedus.core.when import When
from foedus.core.words import ActKind, Status
from foedus.reading.lineage.direction import Text, derivation
from foedus.reading.lineage.words import prose

FULL = """The lower chamber in Tallinn, the Riigikogu, backed the fishing treaty by 71 votes after Minister Ana Lund pleaded for it.
Trawlers from Helsinki and from Riga had emptied the shallow waters along the coast of Saaremaa since 1998."""
SHORT = """The lower chamber backed the fishing treaty after a minister pleaded for it.
Trawlers from abroad had emptied the shallow waters along the coast."""


def text(key: str, words: str = SHORT, day: str = "", *acts: Act, publisher: str | None = None) -> Text:
    when = When.parse(day) if day else None
    return Text(key=key, text=words, prose=prose(words), published=when, acts=acts, publisher=publisher)


def act(kind: ActKind, status: Status = Status.DONE, day: str = "", *actors: str) -> Act:
    return Act(kind=kind, treaty="fishing", status=status, actors=actors, when=When.parse(day) if day else None)


def drew(a: Text, b: Text) -> tuple[str, str] | None:
    found, turned = derivation(a, b), derivation(b, a)
    assert found == turned
    return (found.source, found.derived) if found else None


def test_the_later_one_drew_on_the_earlier() -> None:
    assert drew(text("a", day="2020-01-01"), text("b", day="2020-02")) == ("a", "b")
    assert drew(text("a", day="2020"), text("b", day="2020-02")) is None
    assert drew(text("a", day="2020-01-01"), text("b")) is None


def test_what_one_awaits_and_the_other_tells_as_done() -> None:
    awaited, done = act(ActKind.DEPOSIT, Status.NOT_DONE, "", "EST"), act(ActKind.DEPOSIT, Status.DONE, "", "EST")
    assert drew(text("a", SHORT, "", done), text("b", SHORT, "", awaited)) == ("b", "a")
    assert drew(text("a", SHORT, "", done, awaited), text("b", SHORT, "", awaited)) is None
    assert drew(text("a", SHORT, "", replace(done, actors=("FIN",))), text("b", SHORT, "", awaited)) is None
    assert drew(text("a", SHORT, "", replace(done, treaty="other")), text("b", SHORT, "", awaited)) is None


def test_a_later_step_that_only_one_tells() -> None:
    signed, ratified = act(ActKind.SIGNATURE, Status.DONE, "2020-03-04"), act(ActKind.RATIFICATION, Status.DONE, "2020-05")
    assert drew(text("a", SHORT, "", signed), text("b", SHORT, "", signed, ratified)) == ("a", "b")
    undated = act(ActKind.ENTRY_INTO_FORCE)
    assert drew(text("a", SHORT, "", signed, undated), text("b", SHORT, "", signed, ratified)) is None
    assert drew(text("a"), text("b", SHORT, "", ratified)) is None


def test_who_names_the_others_publisher() -> None:
    naming = f"{SHORT} He told Baltic Wire that the nets were too fine."
    assert drew(text("a", naming), text("b", publisher="Baltic Wire")) == ("b", "a")
    assert drew(text("a", naming, publisher="Baltic Wire"), text("b", publisher="Baltic Wire")) is None
    assert drew(text("a", f"{SHORT} Baltic Wireless has no view."), text("b", publisher="Baltic Wire")) is None


def test_who_leaves_out_names_and_figures() -> None:
    assert drew(text("a", SHORT), text("b", FULL)) == ("b", "a")
    assert drew(text("a", FULL), text("b", FULL)) is None


def test_grounds_that_contradict_each_other_tell_nothing() -> None:
    done, awaited = act(ActKind.DEPOSIT), act(ActKind.DEPOSIT, Status.EXPECTED)
    signed, promised = act(ActKind.SIGNATURE), act(ActKind.SIGNATURE, Status.EXPECTED)
    assert drew(text("a", SHORT, "", done, promised), text("b", SHORT, "", awaited, signed)) is None


@pytest.mark.parametrize("day", ["", "2020-01-01"])
def test_the_ground_is_a_sentence(day: str) -> None:
    found = derivation(text("a", FULL, day), text("b", SHORT, day and "2020-01-02"))
    assert found
    assert found.ground.endswith(".")
