"""Checks of heads and proofs in words, and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from foedus.core.plain import plain
from foedus.core.saying import day
from foedus.desk.heads.checks import HeadCheck, ProofCheck, Signed
from foedus.desk.heads.entry_words import entry_data, told
from foedus.ledger.heads.encoding import to_base64
from foedus.ledger.heads.head import Head

Row = tuple[str, str]  # a label, and what stands under it


def head_rows(check: HeadCheck) -> Iterator[Row]:
    """What the head covers, who signed it, what came since, and the day of knowledge that it stands for."""
    found = check.compared
    yield from _head(check.head, check.signatures)
    yield "Ledger", check.ledger + ("" if check.ledger == check.head.origin else ": another name than the head has")
    if not found.same:
        return
    if found.erased:
        yield "Erased", f"the records of {found.erased:,} of them; their hashes stand"
    yield "Since", f"{found.since:,} entries came after it"
    if found.known:
        late = f", and from {found.late:,} entries recorded by then that came after it" if found.late else ""
        yield "Known", f"`--known {found.known.isoformat()}` answers from what it covers{late}"


def proof_rows(check: ProofCheck) -> Iterator[Row]:
    """What is proved in words, when it was recorded and where, and by what head."""
    entry = check.proof.entry
    yield from told(entry)
    yield "Recorded", f"{day(entry.recorded)}, as entry {entry.n:,} of the ledger {check.head.origin}"
    yield from _head(check.head, check.signatures)


def proof_verdict(check: ProofCheck) -> str:
    """Yes, no, or what would tell."""
    if check.proved is None:
        whose = (
            "; its signer's public key would tell whose head that is (--public)" if check.signatures else ", which nobody signed"
        )
        return f"It is under the head that comes with it{whose}:"
    return "Proved:" if check.proved else "Not proved:"


def head_data(check: HeadCheck) -> dict[str, Any]:
    """The same as data."""
    return {"ledger": check.ledger, **_head_data(check.head, check.signatures), **plain(check.compared), "problems": check.problems}


def proof_data(check: ProofCheck) -> dict[str, Any]:
    """The same as data."""
    says = [{"label": label, "text": text} for label, text in told(check.proof.entry)]
    proved = {"proved": check.proved, "entry": entry_data(check.proof.entry), "says": says}
    return {**proved, **_head_data(check.head, check.signatures), "problems": check.problems}


def _head(head: Head, signatures: Iterable[Signed]) -> Iterator[Row]:
    made = f", made {day(head.made.date())} at {head.made:%H:%M} UTC" if head.made else ""
    yield "Head", f"{head.size:,} entries of the ledger {head.origin}{made}"
    said = [_signature(one) for one in signatures]
    yield "Signed", "; ".join(said) or "by nobody: it shows what the ledger held, not who says so"


def _signature(one: Signed) -> str:
    ends = {True: "checked", False: "the signature does not fit", None: "not checked: its public key would tell (--public)"}
    return f"by {one.name} (key {one.key}), {ends[one.checked]}"


def _head_data(head: Head, signatures: tuple[Signed, ...]) -> dict[str, Any]:
    made = {"made": head.made.isoformat()} if head.made else {}
    return {
        "head": {"origin": head.origin, "size": head.size, "root": to_base64(head.root), **made},
        "signatures": [{"name": one.name, "key": one.key, "checked": one.checked} for one in signatures],
    }
