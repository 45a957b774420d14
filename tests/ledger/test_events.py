"""Which statements speak of one happening, in treaties of many parties."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.sources import Source
from foedus.core.statements import Act, Statement
from foedus.core.when import When
from foedus.core.words import ActKind, Stance, Status
from foedus.ledger.folding import events
from foedus.ledger.folding.independence import Witnesses

SOURCES = {key: Source(id=key, name=key) for key in "pqr"}
WITNESSES = Witnesses(SOURCES, str)
DAYS = (None, "2020", "2020-03", "2020-03-05", "2020-03-06", "2021-01-01")


@st.composite
def told(draw: st.DrawFn) -> tuple[Act, Statement]:
    day = draw(st.sampled_from(DAYS))
    actors = tuple(draw(st.lists(st.sampled_from(("FRA", "POL", "USA")), max_size=2, unique=True)))
    act = Act(
        kind=draw(st.sampled_from((ActKind.DEPOSIT, ActKind.SIGNATURE, ActKind.PARLIAMENTARY_APPROVAL))), treaty="t", actors=actors,
        when=When.parse(day) if day else None, status=draw(st.sampled_from((Status.DONE, Status.EXPECTED))),
        organ=draw(st.sampled_from((None, None, "parliament"))),
    )  # fmt: skip
    place = draw(st.integers(0, 10**6))
    method, stance = (
        draw(st.sampled_from(("card", "rules"))),
        draw(st.sampled_from((Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES))),
    )
    return act, Statement(source=draw(st.sampled_from("pqr")), start=place, end=place, content=act, method=method, stance=stance)


class Everywhere(events._Found):
    """Looks at every happening found so far, whoever acted."""

    def near(self, act: Act) -> list[events.Happening]:
        return self.all


@settings(max_examples=300, deadline=None)
@given(st.lists(told(), max_size=14), st.booleans())
def test_looking_only_at_the_acts_of_the_same_states_finds_the_same_happenings(acts: list[Any], bilateral: bool) -> None:
    found = events.happenings(acts, bilateral, WITNESSES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(events, "_Found", Everywhere)
        assert events.happenings(acts, bilateral, WITNESSES) == found


def test_the_instruments_of_two_hundred_states_are_compared_with_their_own_only(monkeypatch: pytest.MonkeyPatch) -> None:
    compared, same = [], events._same

    def counted(one: events.Said, other: events.Said, bilateral: bool) -> bool:
        compared.append(one)
        return same(one, other, bilateral)

    monkeypatch.setattr(events, "_same", counted)
    acts = [Act(kind=ActKind.DEPOSIT, treaty="t", actors=(f"S{n % 200}",), when=When.parse("2020-03-05")) for n in range(400)]
    said = [Statement(source="pq"[n // 200], start=n, end=n, content=act) for n, act in enumerate(acts)]
    found = events.happenings(zip(acts, said, strict=True), False, WITNESSES)
    assert [len(h.said) for h in found] == [2] * 200
    assert len(compared) == 200
