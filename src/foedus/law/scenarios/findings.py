"""What a scenario sets off: each provision that binds a state toward another, with its answer and proof (the casus foederis)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date

from foedus.core.answers import Answer
from foedus.core.statements import Provision
from foedus.core.states import as_of
from foedus.core.treaties import Held, Treaty
from foedus.core.words import Event
from foedus.law.basics.facts import bilateral, foreseen
from foedus.law.basics.names import UNNAMED, full, listed, today
from foedus.law.basics.proofs import Proof, conjunction, walk
from foedus.law.life.bonds import Bonds
from foedus.law.scenarios.checks import ALIKE, CHECKS
from foedus.law.scenarios.happenings import Happening, Scenario
from foedus.law.scenarios.match import Duty, duty_of
from foedus.law.scenarios.matter import Matter, on_its_day
from foedus.law.version import rules

Dutiful = tuple[tuple[Held[Provision], Duty], ...]  # the provisions of a treaty that an event may set off


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Whether a provision's duty of `bearer` toward `toward` is set off. From the second hop on it hangs on `supposing`."""

    bearer: str
    toward: str
    provision: Provision
    treaty: str
    title: str
    duty: str  # help, consult, abstain, restraint
    answer: Answer
    proof: Proof
    against: tuple[str, ...] = ()
    on: date | None = None  # the day of what happened
    began: str = ""  # whom `toward` had attacked before, in the scenario
    hop: int = 1
    supposing: str = ""

    @property
    def decides(self) -> tuple[str, ...]:
        """What would decide an undetermined finding."""
        leaves = (s for s in walk(self.proof) if not s.steps and s.answer is Answer.UNKNOWN)
        return tuple(dict.fromkeys(s.says for s in leaves)) if self.answer is Answer.UNKNOWN else ()

    @property
    def rules(self) -> str:
        """The version of the rules that answered."""
        return rules()


def what_if(treaties: Iterable[Treaty], scenario: Scenario, bonds: Bonds | None = None) -> list[Finding]:
    """Every duty that the scenario bears on, of treaties that bind or may bind on the day of what happens; triggered ones first."""
    bonds = bonds or Bonds.of(treaties, scenario.on)
    return sorted((finding for matter in matters(bonds, scenario) for finding in of_matter(matter)), key=in_order)


def helping(bonds: Bonds, scenario: Scenario, but: Set[str]) -> list[Finding]:
    """Of these findings the duties to help that are or may be triggered, of other states than these."""
    found = (
        finding
        for matter in matters(bonds, scenario, "help")
        for finding in of_matter(matter, but)
        if finding.answer is not Answer.NO
    )
    return sorted(found, key=in_order)


def in_order(finding: Finding) -> tuple[int, str, str, str]:
    """Triggered ones first, undetermined ones next."""
    rank = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}
    return rank[finding.answer], finding.treaty, finding.bearer, finding.toward


def matters(bonds: Bonds, scenario: Scenario, duty: str | None = None) -> Iterator[Matter]:
    """Each provision (for a duty of that name) that may have to do with a happening, before each of its victims."""
    victims = {s for h in scenario.happenings for s in h.to}
    part = bonds.concerned(*victims) if UNNAMED not in victims else dict.fromkeys(bonds.treaties, victims)
    told = bonds.once("duties", dict[str, Dutiful])
    for treaty in (bonds.treaties[key] for key in part):
        if treaty.id not in told:
            told[treaty.id] = _dutiful(treaty)
        wanted = [(held, kind) for held, kind in told[treaty.id] if duty is None or kind.name == duty]
        outsiders = any(h.content.toward for h, _ in told[treaty.id]) if wanted else False
        for happening in scenario.happenings if wanted else ():
            that_day = on_its_day(bonds, happening)
            for victim in happening.to:
                if victim in part[treaty.id] and (victim == UNNAMED or outsiders or that_day.near(treaty, victim)):
                    yield from (Matter(that_day, scenario, happening, victim, treaty, held, kind) for held, kind in wanted)


def _dutiful(treaty: Treaty) -> Dutiful:
    found = ((held, duty_of(held.content)) for held in treaty.provisions)
    return tuple((held, duty) for held, duty in found if duty and duty.name != "embargo")


def of_matter(m: Matter, but: Set[str] = frozenset()) -> Iterator[Finding]:
    """What the provision asks of each whom it may bind toward the victim, except of these."""
    if m.provision.toward and today(m.victim) not in map(today, m.provision.toward):
        return
    if not m.provision.toward and not m.bonds.near(m.treaty, m.victim):
        return
    bound, first = [state for state in bearers(m) if state not in but], m.first_blow()
    alike = {check: check(m, "") for check in ALIKE} if bound else {}
    for bearer in bound:
        article = f", article {m.provision.article}" if m.provision.article else ""
        says = f"{m.provision.kind}, {full(bearer)} toward {full(m.victim)}: {m.treaty.title}{article}"
        steps = (alike[check] if check in alike else check(m, bearer) for check in CHECKS)
        whole = conjunction(m.provision.kind, says, filter(None, steps))
        yield Finding(
            bearer=bearer, toward=m.victim, provision=m.provision, treaty=m.treaty.id, title=m.treaty.title, duty=m.duty.name,
            answer=whole.answer, proof=whole, against=m.happening.by, on=m.bonds.on, supposing=m.scenario.supposing,
            began=listed(map(full, first.to)) if first else "",
        )  # fmt: skip


def bearers(m: Matter) -> list[str]:
    """Who would be bound: the actors themselves by a restraint, every other party than the two sides by the rest."""
    named = {today(s) for s in m.provision.bearers}
    if m.duty.name == "restraint":
        found = [s for s in m.happening.by if s != UNNAMED and m.bonds.near(m.treaty, s)]
    else:
        found = list(m.bonds.others(m.treaty, m.victim, *m.happening.by))
    return [s for s in found if not named or today(s) in named]


def worked(treaty: Treaty, on: date) -> list[Scenario]:
    """For a treaty between two: each party attacked by a state that is not named."""
    sides = foreseen(treaty) if bilateral(treaty) else ()
    attacks = [Happening(event=Event.ARMED_ATTACK, by=(UNNAMED,), to=(as_of(state, on),)) for state in sides]
    return [Scenario(on=on, happenings=(attack,), text=f"X attacks {attack.to[0]}") for attack in attacks]
