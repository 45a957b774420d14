"""Heads and proofs over chains of entries, made up and with their records erased."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.problems import Refused
from foedus.ledger.entries.chain import Entry, entry
from foedus.ledger.entries.records import FIRST
from foedus.ledger.heads.checking import Compared, compare, differing, unsigned
from foedus.ledger.heads.head import Head, head_of, head_over, noted
from foedus.ledger.heads.ids import pick
from foedus.ledger.heads.keys import PrivateKey, signed
from foedus.ledger.heads.leaves import leaves
from foedus.ledger.heads.note import Note, note_of
from foedus.ledger.heads.proofs import Proof, proof_of, prove
from foedus.ledger.heads.tree import grow

MADE = datetime(2024, 12, 5, 10, 30, tzinfo=UTC)
KEY = PrivateKey("desk.example.org", b"\x07" * 32)
days = st.dates(date(2024, 1, 1), date(2024, 1, 9))
records = st.lists(st.tuples(days, st.text(min_size=1, max_size=20)), min_size=1, max_size=20)
Records = list[tuple[date, str]]


def chained(given_: Records) -> list[Entry]:
    """A chain of statements with these records, under ids of their numbers."""
    made: list[Entry] = []
    for n, (day, record) in enumerate(given_, 1):
        made.append(entry(n, "statement", f"id{n:04}", day, record, made[-1].hash if made else FIRST))
    return made


def proof(entries: list[Entry], key: str, size: int | None = None) -> Proof:
    covered = entries[:size]
    one = pick(entries, key, "x")
    note = signed(Note(str(head_over(covered, "here", MADE))), KEY)
    return prove(one, before(entries, one), grow(leaves(covered, "x"), one.n - 1), note, "x")


def before(entries: list[Entry], one: Entry) -> str:
    return entries[one.n - 2].hash if one.n > 1 else FIRST


THREE = chained([(date(2024, 1, n), f'{{"said": "ü{n}"}}') for n in (1, 2, 3)])


@given(records)
@settings(deadline=None)
def test_heads_of_every_prefix_fit_the_grown_ledger(given_: Records) -> None:
    entries = chained(given_)
    for size in range(len(entries) + 1):
        head = head_over(entries[:size], "here", MADE)
        assert head_of(note_of(str(signed(Note(str(head)), KEY)), "x"), "x") == head
        compared = compare(head, iter(entries))
        assert differing(head, compared, "here", "x") is None
        by_then = [e for e in entries if compared.known and e.recorded <= compared.known]
        assert compared.known == max((e.recorded for e in entries[:size]), default=None)
        assert (compared.since, compared.late) == (len(entries) - size, len(by_then) - size)


@given(records, st.data())
@settings(deadline=None)
def test_a_ledger_changed_within_the_head_is_told_from_the_one_that_was_signed(given_: Records, data: st.DataObject) -> None:
    entries = chained(given_)
    head = head_over(entries, "here", MADE)
    place = data.draw(st.integers(0, len(given_) - 1))
    day, record = given_[place]
    left_out = chained(given_[:place] + given_[place + 1 :])
    problem = differing(head, compare(head, left_out), "here", "x")
    assert problem
    assert problem.sentence.startswith(f"Entries {len(given_)} to {len(given_)} are missing")
    changed = chained([*given_[:place], (day, record + "x"), *given_[place + 1 :], (day, "new")])
    problem = differing(head, compare(head, changed), "here", "x")
    assert problem
    assert problem.sentence.endswith(f"in entries 1 to {len(given_)} something was changed.")
    problem = differing(head, compare(head, changed), "there", "x")
    assert problem
    assert problem.sentence == "The head is of the ledger here, this is the ledger there."


@pytest.mark.parametrize("name", ["", "there\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", "a\x00", "a\u202eb", "\udc80"])
def test_a_name_that_would_change_what_is_signed_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="has a name that cannot stand in a head"):
        noted(head_over(THREE, name, MADE), "x")


def test_a_copy_may_bear_another_name() -> None:
    assert differing(head_over(THREE, "here", MADE), compare(head_over(THREE, "here", MADE), THREE), "there", "x") is None
    empty = head_over([], "here", MADE)
    assert differing(empty, compare(empty, THREE), "here", "x") is None
    assert differing(empty, compare(empty, THREE), "there", "x")


def test_a_hash_that_is_none_is_a_difference() -> None:
    head = head_over(THREE, "here", MADE)
    for spoilt in ("", "ü" * 64, THREE[0].hash.upper(), THREE[0].hash + "\n"):
        assert not compare(head, [THREE[0]._replace(hash=spoilt), *THREE[1:]]).same


@pytest.mark.parametrize(
    "changed",
    [
        THREE[1:],
        [THREE[0], THREE[2]],
        [THREE[0], THREE[1]._replace(record="{}"), THREE[2]],
        [THREE[0], THREE[1]._replace(recorded=date(2023, 1, 1)), THREE[2]],
        [THREE[0], THREE[1]._replace(id="id0009"), THREE[2]],
        [THREE[0]._replace(hash=THREE[0].hash.upper()), *THREE[1:]],
        [THREE[0], THREE[1]._replace(record="", hash="none"), THREE[2]],
    ],
)
def test_no_head_is_made_of_a_broken_chain(changed: list[Entry]) -> None:
    with pytest.raises(Refused, match="is missing or is not what was recorded"):
        head_over(changed, "here", MADE)


@given(records)
@settings(deadline=None, max_examples=40)
def test_every_entry_is_proved_by_every_head_that_covers_it(given_: Records) -> None:
    entries = chained(given_)
    for size in range(1, len(entries) + 1):
        for one in entries[:size]:
            made = proof(entries, one.id, size)
            read = proof_of(str(made), "x")
            assert (read, read.entry, read.holds("x")) == (made, one, True)


def _believed(written: str) -> Proof | None:
    """The proof that a reader with the signer's public key would take the text for."""
    with suppress(Refused):
        read = proof_of(written, "x")
        if read.holds("x") and not unsigned(read.note, KEY.public, "x"):
            return read
    return None


@given(records, st.data())
@settings(deadline=None, max_examples=300)
def test_any_changed_bit_of_a_proof_is_noticed(given_: Records, data: st.DataObject) -> None:
    entries = chained(given_)
    made = str(proof(entries, data.draw(st.sampled_from(entries)).id)).encode()
    assert _believed(made.decode())
    place = data.draw(st.integers(0, len(made) - 1))
    spoilt = made[:place] + bytes([made[place] ^ 1 << data.draw(st.integers(0, 7))]) + made[place + 1 :]
    with suppress(UnicodeDecodeError):
        assert _believed(spoilt.decode()) is None


@given(records, records)
@settings(deadline=None)
def test_a_proof_is_of_its_own_head_only(given_: Records, others: Records) -> None:
    one, other = proof(chained(given_), "id0001"), proof(chained(others), "id0001")
    if str(head_of(one.note, "x")) != str(head_of(other.note, "x")):
        assert not replace(one, note=other.note).holds("x")
    assert not replace(one, entry=one.entry._replace(record=one.entry.record + " ")).holds("x")
    assert not replace(one, entry=one.entry._replace(recorded=date(2023, 1, 1))).holds("x")
    assert not replace(one, previous=one.entry.hash).holds("x")


@given(records, st.data())
@settings(deadline=None)
def test_an_erased_record_breaks_no_root_and_no_other_proof(given_: Records, data: st.DataObject) -> None:
    entries = chained(given_)
    head = head_over(entries, "here", MADE)
    before = [proof(entries, e.id) for e in entries]
    erased = data.draw(st.sets(st.sampled_from(range(len(entries))), min_size=1))
    left = [e._replace(record="") if place in erased else e for place, e in enumerate(entries)]
    assert head_over(left, "here", MADE) == head
    assert (compare(head, left).same, compare(head, left).erased) == (True, len(erased))
    for place, one in enumerate(left):
        if place in erased:
            with pytest.raises(Refused, match="was erased"):
                proof(left, one.id)
        else:
            assert proof(left, one.id) == before[place]
        assert before[place].holds("x")  # what was proved stays proved


def _once(entries: list[Entry]) -> Iterator[Entry]:
    yield from entries


def test_an_entry_after_the_head_or_of_another_ledger_is_not_proved() -> None:
    one, previous = THREE[2], THREE[1].hash
    note = Note(str(head_over(THREE[:2], "here", MADE)))
    with pytest.raises(Refused, match="came after the head"):
        prove(one, previous, grow(leaves(THREE[:2], "x"), 2), note, "x")
    with pytest.raises(Refused, match="not the one that the head was made of"):
        prove(one, previous, grow(leaves(THREE, "x"), 2), Note(str(replace(head_over(THREE, "here", MADE), root=b"\0" * 32))), "x")


@pytest.mark.parametrize(
    "written",
    [
        *("", "here\n", "here\n3\n", "here\n3\nAAAA\n", "\n3\n{root}\n", "here\n03\n{root}\n", "here\n-3\n{root}\n"),
        *("here\n³\n{root}\n", "here\n1" + "0" * 5000 + "\n{root}\n", "here\n3\n{root}\n\nmore\n", "here\n3\n{root}\nmade \n"),
        *("here\n3\n{root}\nmade yesterday\n", "here\n3\n{root}\nmade 2024-13-05T10:30:00Z\n"),
    ],
)
def test_what_is_no_head_is_refused(written: str) -> None:
    root = str(head_over(THREE, "here", MADE)).split("\n")[2]
    with pytest.raises(Refused, match="this is no head of a ledger"):
        head_of(Note(written.replace("{root}", root)), "x")


def test_a_head_of_another_program_is_read() -> None:
    """The example of c2sp.org/tlog-checkpoint, with a line that this program does not know."""
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    head = head_of(Note(text), "x")
    assert (head.origin, head.size, head.made, str(head)) == ("example.com/behind-the-sofa", 20852163, None, text)
    assert head_of(Note(f"{text}something else\nmade 2024-12-05T10:30:00Z\n"), "x") == replace(head, made=MADE)


@given(st.text(), st.sampled_from(["", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nextra W10=\nindex 0\n\n"]))
@settings(deadline=None)
def test_any_text_is_refused_or_a_proof(text: str, before: str) -> None:
    with suppress(Refused):
        assert str(proof_of(before + text, "x")) == before + text


def _extra(value: str) -> str:
    from foedus.ledger.heads.encoding import to_base64

    lines = str(proof(THREE, "id0001")).split("\n")
    return "\n".join([lines[0], f"extra {to_base64(value.encode())}", *lines[2:]])


@pytest.mark.parametrize(
    "value",
    [
        *("", "[]", "{}", '["a"]', "[" * 100_000, '["","1","","","2024-01-01",""] ', '["","x","","","2024-01-01",""]'),
        *('["","1","","","soon",""]', '["","01","","","2024-01-01",""]', '["","1","","","20240101",""]'),
        '["",1,"","","2024-01-01",""]',
    ],
)
def test_what_tells_no_entry_is_refused(value: str) -> None:
    with pytest.raises(Refused, match="this is no proof"):
        proof_of(_extra(value), "x")


def test_an_entry_is_picked_by_its_id_or_the_beginning_that_tells_it_from_others() -> None:
    assert pick(THREE, "id0002", "x") == THREE[1]
    longer = [*THREE, THREE[0]._replace(n=4, id="id00021")]
    assert pick(longer, "id0002", "x") == THREE[1]
    with pytest.raises(Refused, match="Several entries have an id that begins with 'id000'"):
        pick(longer, "id000", "x")
    with pytest.raises(Refused, match="No entry has the id 'id0009'"):
        pick(longer, "id0009", "x")


def test_a_tree_of_one_needs_no_path() -> None:
    made = proof(THREE[:1], "id0001")
    assert (made.path, made.holds("x")) == ((), True)


def test_a_stream_is_read_once() -> None:
    head = head_over(_once(THREE), "here", MADE)
    assert compare(head, _once(THREE)) == Compared(covered=3, erased=0, same=True, known=date(2024, 1, 3), since=0, late=0)
    assert list(islice(leaves(_once(THREE), "x"), 1)) == [bytes.fromhex(THREE[0].hash)]
    assert head == Head(origin="here", size=3, root=head.root, made=MADE)
