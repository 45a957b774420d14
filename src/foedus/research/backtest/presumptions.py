"""What law presumes of the conditions that neither the war nor ATOP tells, so that each answer can be given in two values.

1. A treaty that names the adversary describes the war that it expects: against that adversary its place, number, demand and
   conflict are presumed to be met, for its clauses are read together (VCLT art. 31(1)).
2. Adversaries that are described, and not named by STATTHR, are a class; who attacks is presumed to be of it.
3. The area of a promise of defence takes in the partner's home, or it would protect nobody (VCLT art. 31(1), object and purpose);
   not what happens to a partner that had gone to war itself.
4. Help against several adversaries, neutrality against one alone: so treaties that count them divide the cases.
5. A further limit (OLIMOB) shapes a duty and does not undo it; one that varies by partner (OBVARY) is owed to some partner.
6. What remains is not presumed: who calls for help must show the case.
"""

from __future__ import annotations

from collections.abc import Iterator

from foedus.research.backtest.conditions import of_variable
from foedus.research.backtest.facts import Fact, Found, facts, named
from foedus.research.backtest.view import View

_EXPECTED = ("coloc", "cocon", "conum", "codem")
_ANOTHER_PLACE = (False, "no source says that its place is that of this war")
_AWAY = (False, "the partner had gone to war itself, so that it is not attacked at home")


def presumptions(view: View) -> tuple[Fact, ...]:
    """Those on the conditions that the facts leave open."""
    known = {fact.variable for fact in facts(view)}
    return tuple(Fact(v, *found) for v, found in _presumed(view) if v in of_variable() and v not in known)


def _presumed(view: View) -> Iterator[tuple[str, Found]]:
    yield f"{view.stem}coadv", (True, "its adversaries are described, and none is named from which this one differs")
    yield "olimob", (True, "a further limit shapes the duty and is presumed not to undo it")
    yield "obvary", (True, "it is owed to some partner, and no source says that it is another one")
    adversary = named(view)
    if adversary and adversary[0]:
        yield from ((f"{view.stem}{part}", (True, "presumed of a war with the adversary that is named")) for part in _EXPECTED)
    else:
        yield from ((f"{view.stem}{part}", found) for part, found in zip(_EXPECTED, _alone(view), strict=True))


def _alone(view: View) -> Iterator[Found]:
    """Place, conflict, number and demand, each by itself."""
    yield _place(view)
    yield False, "no source says that it is this conflict"
    yield _number(view)
    yield False, "no source says that a demand was refused"


def _place(view: View) -> Found:
    if view.stem != "def":
        return _ANOTHER_PLACE
    return (True, "the partner is attacked at home") if view.partner.at_home else _AWAY


def _number(view: View) -> Found:
    several = view.partner.adversaries > 1
    return several is not (view.stem == "neu"), f"adversaries of the partner so far: {view.partner.adversaries}"
