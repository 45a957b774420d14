"""What a scenario sets off: each provision that binds a state toward another, with its answer and proof (the casus foederis)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from foedus.core.answers import Answer
from foedus.core.statements import Provision
from foedus.core.states import as_of
from foedus.core.treaties import Held, Treaty
from foedus.core.words import Event
from foedus.law.bonds import Bonds
from foedus.law.facts import bilateral, foreseen
from foedus.law.happenings import Happening, Scenario
from foedus.law.match import Condition, Duty, conditions, duty_of, events, implies, named_conditions, settled
from foedus.law.names import UNNAMED, full, listed, name, today
from foedus.law.proofs import Proof, conjunction, proof, walk

MORE_ADVERSARIES = ("more than one", "several states", "two or more")


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
    hop: int = 1
    supposing: str = ""

    @property
    def decides(self) -> tuple[str, ...]:
        """What would decide an undetermined finding."""
        leaves = (s for s in walk(self.proof) if not s.steps and s.answer is Answer.UNKNOWN)
        return tuple(dict.fromkeys(s.says for s in leaves)) if self.answer is Answer.UNKNOWN else ()


@dataclass(frozen=True, slots=True)
class Matter:
    """One provision before one happening to one victim."""

    bonds: Bonds
    scenario: Scenario
    happening: Happening
    victim: str
    treaty: Treaty
    held: Held[Provision]
    duty: Duty

    @property
    def provision(self) -> Provision:
        """The provision itself."""
        return self.held.content


def what_if(treaties: Iterable[Treaty], scenario: Scenario, bonds: Bonds | None = None) -> list[Finding]:
    """Every duty that the scenario bears on, of treaties that bind or may bind that day; triggered ones first."""
    bonds = bonds or Bonds.of(treaties, scenario.on)
    return sorted((finding for matter in matters(bonds, scenario) for finding in of_matter(matter)), key=in_order)


def in_order(finding: Finding) -> tuple[int, str, str, str]:
    """Triggered ones first, undetermined ones next."""
    rank = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2}
    return rank[finding.answer], finding.treaty, finding.bearer, finding.toward


def matters(bonds: Bonds, scenario: Scenario) -> Iterator[Matter]:
    """Each provision that may have to do with a happening, before each of its victims."""
    victims = {s for h in scenario.happenings for s in h.to}
    for treaty in bonds.concerning(*victims) if UNNAMED not in victims else bonds.treaties.values():
        dutiful = [(held, duty) for held in treaty.provisions if (duty := duty_of(held.content)) and duty.name != "embargo"]
        for happening in scenario.happenings if dutiful else ():
            for victim in happening.to:
                if victim == UNNAMED or bonds.near(treaty, victim) or any(h.content.toward for h, _ in dutiful):
                    yield from (Matter(bonds, scenario, happening, victim, treaty, held, duty) for held, duty in dutiful)


def of_matter(m: Matter) -> Iterator[Finding]:
    """What the provision asks of each whom it may bind toward the victim."""
    if m.provision.toward and today(m.victim) not in map(today, m.provision.toward):
        return
    if not m.provision.toward and not m.bonds.near(m.treaty, m.victim):
        return
    for bearer in bearers(m):
        article = f", article {m.provision.article}" if m.provision.article else ""
        says = f"{m.provision.kind}, {full(bearer)} toward {full(m.victim)}: {m.treaty.title}{article}"
        whole = conjunction(m.provision.kind, says, filter(None, (check(m, bearer) for check in CHECKS)))
        yield Finding(
            bearer=bearer, toward=m.victim, provision=m.provision, treaty=m.treaty.id, title=m.treaty.title, duty=m.duty.name,
            answer=whole.answer, proof=whole, against=m.happening.by, supposing=m.scenario.supposing,
        )  # fmt: skip


def bearers(m: Matter) -> list[str]:
    """Who would be bound: the actors themselves by a restraint, every other party than the two sides by the rest."""
    named = {today(s) for s in m.provision.bearers}
    if m.duty.name == "restraint":
        found = [s for s in m.happening.by if s != UNNAMED and m.bonds.near(m.treaty, s)]
    else:
        found = list(m.bonds.others(m.treaty, m.victim, *m.happening.by))
    return [s for s in found if not named or today(s) in named]


def in_force(m: Matter, bearer: str) -> Proof:
    """VCLT art. 26: the treaty binds both that day, or the bearer, where its duty is toward a state outside the treaty."""
    both = (bearer,) if m.provision.toward and not m.bonds.near(m.treaty, m.victim) else (bearer, m.victim)
    return m.bonds.binding(m.treaty, *both)


def event_matches(m: Matter, bearer: str) -> Proof:
    """What happened is, or implies, an event that the provision names."""
    triggers = events(m.provision)
    answers = [(implies(m.happening.event, trigger), trigger) for trigger in triggers]
    best = sorted(answers, key=lambda pair: [Answer.YES, Answer.UNKNOWN, Answer.NO].index(pair[0][0]))
    (answer, why), trigger = best[0] if best else ((Answer.UNKNOWN, "no source says what sets it off"), None)
    if m.happening.event is Event.ARMED_ATTACK and m.happening.defensive and answer is Answer.YES:
        answer, why = Answer.UNKNOWN, "help for a victim in lawful collective self-defence is no attack (UN Charter art. 51)"
    meant = m.provision.trigger or (trigger.value if trigger else "no event named")
    verdict = {Answer.YES: "is", Answer.NO: "is not", Answer.UNKNOWN: "may be"}[answer]
    says = f"{m.happening} {verdict} the case provided for: {meant}" + (f"; {why}" if why else "")
    return proof("event", says, answer, m.provision.article and f"art. {m.provision.article}", [m.held])


def adversary(m: Matter, bearer: str) -> Proof | None:
    """A provision that names its adversaries covers no others."""
    named = set(map(today, m.provision.by))
    if not named:
        return None
    hit = named & set(map(today, m.happening.by))
    answer = Answer.YES if hit else Answer.UNKNOWN if UNNAMED in m.happening.by else Answer.NO
    who = listed(map(name, m.provision.by))
    return proof("adversary", f"only acts of {who} are covered; here {listed(map(name, m.happening.by))}", answer, held=[m.held])


def conditions_hold(m: Matter, bearer: str) -> Proof | None:
    """Each condition of the provision, by the facts given; what nobody says stays undetermined."""
    asked = (*conditions(m.provision), *_no_self_defence(m))
    steps = [_condition(m, c.words, c.whether, _known(m, c)) for c in asked]
    return conjunction("conditions", "its conditions hold", steps) if len(steps) > 1 else next(iter(steps), None)


def _no_self_defence(m: Matter) -> tuple[Condition, ...]:
    """UN Charter art. 51: force in self-defence breaks no duty to abstain from it; what is called aggression is none."""
    if m.duty.name != "restraint" or m.happening.event not in (Event.ARMED_ATTACK, Event.WAR, Event.THREAT):
        return ()
    return tuple(
        replace(c, whether=f"{c.whether} and so no self-defence (UN Charter art. 51)") for c in named_conditions("unprovoked")
    )


def _known(m: Matter, condition: Condition) -> Answer:
    if any(words in condition.words for words in MORE_ADVERSARIES):
        return Answer.YES if len(m.happening.by) > 1 else Answer.NO
    told = settled(condition, m.scenario.given)
    at_war = condition.key == "state of war" and any(
        h.event is Event.WAR and m.victim in (*h.by, *h.to) for h in m.scenario.happenings
    )
    return Answer.YES if told is Answer.UNKNOWN and at_war else told


def _condition(m: Matter, words: str, whether: str, answer: Answer) -> Proof:
    says = {
        Answer.YES: f"supposed: {whether}",
        Answer.NO: f"supposed not to be so: {whether}",
        Answer.UNKNOWN: f"no source says whether {whether}",
    }[answer]
    return proof(f"condition: {words}", says, answer, held=[m.held])


def no_exception(m: Matter, bearer: str) -> Proof | None:
    """No exception applies; one that nobody speaks of is not excluded."""
    steps = []
    for words in m.provision.exceptions:
        answer = ~settled(Condition(words, words, words, words, rf"^not?:? {words}"), m.scenario.given)
        says = {Answer.YES: "does not apply", Answer.NO: "applies", Answer.UNKNOWN: "may apply: no source says"}[answer]
        steps.append(proof("exception", f"the exception ({words}) {says}", answer, held=[m.held]))
    return conjunction("exceptions", "no exception applies", steps) if len(steps) > 1 else next(iter(steps), None)


def within_limits(m: Matter, bearer: str) -> Proof | None:
    """Limits shape the duty; they do not undo it."""
    limits = listed(m.provision.limits)
    return proof("limits", f"the duty reaches no further than {limits}", Answer.YES, held=[m.held]) if limits else None


Check = Callable[[Matter, str], Proof | None]
CHECKS: tuple[Check, ...] = (in_force, event_matches, adversary, conditions_hold, no_exception, within_limits)


def worked(treaty: Treaty, on: date) -> list[Scenario]:
    """For a treaty between two: each party attacked by a state that is not named."""
    sides = foreseen(treaty) if bilateral(treaty) else ()
    attacks = [Happening(event=Event.ARMED_ATTACK, by=(UNNAMED,), to=(as_of(state, on),)) for state in sides]
    return [Scenario(on=on, happenings=(attack,), text=f"X attacks {attack.to[0]}") for attack in attacks]
