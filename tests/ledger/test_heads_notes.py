"""Notes and keys against the examples of c2sp.org/signed-note and golang.org/x/mod/sumdb/note."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.problems import Refused
from foedus.ledger.heads.checking import unsigned
from foedus.ledger.heads.keys import PublicKey, new_key, private_key, public_key, signed
from foedus.ledger.heads.note import Note, note_of

SAID = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
SECRET = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
ENOCH = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
BY_PETER = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
BY_ENOCH = "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
EXAMPLES = [
    (PETER, f"{SAID}\n{BY_PETER}"),
    (PETER, f"{SAID}\n{BY_PETER}{BY_ENOCH}"),
    (ENOCH, f"{SAID}\n{BY_PETER}{BY_ENOCH}"),
    (
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "This is an example message.\n\n— example.com/foo "
        "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n",
    ),
]
NOTE = f"{SAID}\n{BY_PETER}"


@pytest.mark.parametrize(("line", "written"), EXAMPLES)
def test_published_notes_are_read_and_their_signatures_fit(line: str, written: str) -> None:
    note, key = note_of(written, "x"), public_key(line, "x")
    assert (str(note), str(key)) == (written, line)
    assert unsigned(note, key, "x") is None


def test_the_published_key_signs_as_published() -> None:
    key = private_key(SECRET, "x")
    assert (str(key.public), key.written()) == (PETER, SECRET)
    assert str(signed(Note(SAID), key)) == NOTE
    assert "AYEK" not in repr(key)
    assert "seed" not in repr(key)


@given(st.integers(0, len(NOTE.encode()) - 1), st.integers(0, 7))
@settings(deadline=None)
def test_any_changed_bit_of_a_note_is_noticed(place: int, bit: int) -> None:
    data = bytearray(NOTE.encode())
    data[place] ^= 1 << bit
    try:
        note = note_of(data.decode(), "x")
    except (UnicodeDecodeError, Refused):
        return
    assert unsigned(note, public_key(PETER, "x"), "x")


def test_what_another_key_of_the_same_name_signed_is_not_signed() -> None:
    key = new_key("PeterNeumann")
    assert key.public != public_key(PETER, "x")
    problem = unsigned(note_of(NOTE, "x"), key.public, "x")
    assert problem
    assert problem.sentence.endswith("but by PeterNeumann (key c74f20a3).")
    twice = signed(note_of(NOTE, "x"), key)
    assert unsigned(note_of(str(twice), "x"), key.public, "x") is None
    assert unsigned(twice, public_key(PETER, "x"), "x") is None
    changed = Note(SAID.replace("answer", "cause"), twice.signatures)
    for one in (key.public, public_key(PETER, "x")):
        problem = unsigned(changed, one, "x")
        assert problem
        assert problem.sentence.startswith("The signature is not PeterNeumann's")


def test_a_text_that_nobody_signed_is_a_note_without_signatures() -> None:
    note = note_of(SAID, "x")
    assert note == Note(SAID)
    problem = unsigned(note, public_key(PETER, "x"), "x")
    assert problem
    assert problem.sentence.endswith("but by nobody.")


@given(st.text(), st.sampled_from(["", f"{SAID}\n", f"{SAID}\n— PeterNeumann "]))
@settings(deadline=None)
def test_any_text_is_refused_or_a_note_to_the_byte(text: str, before: str) -> None:
    with suppress(Refused):
        assert str(note_of(before + text, "x")) == before + text


@pytest.mark.parametrize(
    "written",
    [
        *("", "x", "\n\n", f"{SAID}\n", f"{SAID}\n\n{BY_PETER}x", f"{SAID}\n{BY_PETER}\n", NOTE[:-1], NOTE[:-2] + "\n"),
        *(NOTE.replace("\n", "\r\n"), NOTE.replace("AM=", "AN="), NOTE.replace("— ", "- "), NOTE.replace("n x", "n  x")),
        *(NOTE.replace("think", "\x1b[2J"), f"{SAID}\n— a AAAA\n", f"{SAID}\n— a+b x08go/ZJ\n", f"{SAID}\n{BY_PETER * 101}"),
        f"\udc80{NOTE}",
    ],
)
def test_what_is_no_note_is_refused(written: str) -> None:
    with pytest.raises(Refused, match="this is no signed note"):
        note_of(written, "x")


def _spoilt(line: str) -> list[str]:
    return [
        *("", "PeterNeumann", line[:-1], f"{line}\n{line}", line + "=", line.replace("Peter", "P ter")),
        *(line.replace("c74f20a3", "c74f20a4"), line.replace("c74f20a3", "C74F20A3"), line.replace("3+A", "3+B")),
    ]


@pytest.mark.parametrize("line", [*_spoilt(PETER), SECRET])
def test_what_is_no_public_key_is_refused(line: str) -> None:
    with pytest.raises(Refused, match="no such key") as refused:
        public_key(line, "x")
    assert SECRET[-20:] not in str(refused.value)


@pytest.mark.parametrize("line", [*_spoilt(SECRET), PETER])
def test_what_is_no_private_key_is_refused_and_not_shown(line: str) -> None:
    with pytest.raises(Refused, match="no such key") as refused:
        private_key(line, "x")
    assert SECRET[-20:-2] not in str(refused.value)


@pytest.mark.parametrize("name", ["", "two words", "a+b", "a\nb", "a\u2003b", "\x00", "\udc80"])
def test_a_key_cannot_have_every_name(name: str) -> None:
    with pytest.raises(Refused, match="No key can have this name"):
        new_key(name)


def test_new_keys_differ_and_sign() -> None:
    one, other = new_key("desk.example.org/treaties"), new_key("desk.example.org/treaties")
    assert one != other
    assert private_key(one.written(), "x") == one
    note = signed(Note(SAID), one)
    assert unsigned(note, public_key(str(one.public), "x"), "x") is None
    assert unsigned(note, other.public, "x")
    assert not PublicKey(one.name, b"\x00" * 32).made(note.signatures[0], SAID)
