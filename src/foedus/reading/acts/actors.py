"""Who acts: states, organ and persons from the phrases of a subject, with what the text said before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from foedus.core.words import ActKind
from foedus.reading.acts.focus import Focus
from foedus.reading.acts.words import act_words
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.words.bodies import congress_of, having
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import nouns, table
from foedus.reading.words.personnames import Person

CHAMBERS = frozenset(["lower chamber", "upper chamber", "parliament"])
_CLASS_OF_ORGAN = {
    "lower chamber": "chamber",
    "upper chamber": "chamber",
    "parliament": "chamber",
    "head of state": "head",
    "committee": "committee",
    "court": "court",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, as one: states' keys, the organ's standard name, persons, and the class of the frame table."""

    states: tuple[str, ...] = ()
    organ: str | None = None
    persons: tuple[str, ...] = ()
    sort: str = "none"
    several: tuple[tuple[str | None, tuple[str, ...]], ...] = ()  # organs that act each for itself


def actor(phrases: Sequence[Phrase], focus: Focus) -> Actor:
    """The actor that these phrases name together."""
    told = [_placed(p, focus) for p in phrases if p.sort in _ACTING]
    if not told:
        return Actor()
    sorts = [sort_of(p, focus) for p in told]
    states = tuple(dict.fromkeys(k for p in told for k in states_of(p, focus, told)))
    persons = tuple(dict.fromkeys(p.name for p in told if p.sort == "person" and p.name))
    if focus.person and any(p.low in act_words("pronouns", "persons") for p in told):
        persons = tuple(dict.fromkeys((focus.person.name, *persons)))
    organs = [
        (organ_of(p), states_of(p, focus, told))
        for p, s in zip(told, sorts, strict=True)
        if s in ("chamber", "committee", "council") or p.sort == "organ"
    ]
    sort = _chief(sorts)
    organ = _foremost([o for o, _ in organs if o], told) or ("head of state" if sort == "head" else None)
    if sort == "chamber" and organ is None and any(p.sort == "pronoun" for p in told):
        organ = focus.organ
    if sort == "government":
        organ = next((organ_of(p) for p in told if p.sort in ("organ", "government")), None)
    return Actor(states, organ, persons, sort, _apart(told, organs))


def _placed(phrase: Phrase, focus: Focus) -> Phrase:
    """A "Congress" of the state spoken of; "both parliaments": one for each of two states."""
    if phrase.sort in ("organ", "committee") and phrase.keys == ("USA",) and _bare_congress(phrase):
        return replace(phrase, keys=congress_of((*focus.here, *focus.place, *focus.states[:1]), focus.spoken))
    two = phrase.det == "both" or phrase.mods & {"both", "two"}
    if phrase.plural and two and phrase.low in act_words("chambers", "of_each") and not phrase.keys:
        each = focus.several or focus.parties(focus.current)
        return replace(phrase, keys=each if len(each) > 1 else ())
    return phrase


def _bare_congress(phrase: Phrase) -> bool:
    return "congress" in (phrase.low, *phrase.mods) and not phrase.mods & act_words("chambers", "american")


def _foremost(organs: Sequence[str], told: Sequence[Phrase]) -> str | None:
    """The organ's name rather than its description: "the upper house, the Federation Council"."""
    named = [p.name for p in told if p.sort == "organ" and not _generic(p)]
    return next((o for o in organs if o in named), organs[0] if organs else None)


_ACTING = frozenset(
    ["state", "organ", "person", "chamber", "committee", "government", "head", "group", "conference", "court", "pronoun", "press"]
)


def _chief(sorts: Sequence[str]) -> str:
    order = (
        "court",
        "committee",
        "council",
        "chamber",
        "conference",
        "government",
        "head",
        "person",
        "group",
        "organisation",
        "state",
    )
    return next((s for s in order if s in sorts), "none")


def _apart(
    told: Sequence[Phrase], organs: Sequence[tuple[str | None, tuple[str, ...]]]
) -> tuple[tuple[str | None, tuple[str, ...]], ...]:
    """Two chambers coordinated by "and" act each for itself; one in apposition to the other does not."""
    many = next((p for p in told if p.plural and p.sort in ("chamber", "organ") and len(p.keys) > 1), None)
    if many:
        return tuple((None, (key,)) for key in many.keys)
    named = [p for p in told if p.sort == "organ"]
    if any(p.keys and p.value for p in named) and any(_generic(p) for p in named):
        named = [p for p in named if not _generic(p)]
    by_name = {o: keys for o, keys in organs if o in {p.name for p in named}}
    return tuple(by_name.items()) if len(by_name) > 1 else ()


def _generic(phrase: Phrase) -> bool:
    """ "its upper chamber", "parliament's lower house": describes an organ named beside it."""
    return phrase.det in ("its", "'s", "their") or phrase.name in act_words("chambers", "descriptions")


def sort_of(phrase: Phrase, focus: Focus) -> str:
    """The class of the frame table that a phrase belongs to as an actor."""
    if phrase.sort == "organ":
        if phrase.name and phrase.name.startswith("Council of the E"):
            return "council"
        if phrase.keys == ("UN",):
            return "conference"
        return _CLASS_OF_ORGAN.get(str(phrase.value), "government")
    if phrase.sort == "person":
        return office_sort(phrase.value)
    if phrase.sort == "pronoun":
        if phrase.low in act_words("pronouns", "persons") and focus.person:
            return office_sort(focus.person)
        if focus.group == "none":
            return "state"  # somebody acts, though it is not told for whom
        return focus.group if phrase.low in act_words("pronouns", "subjects") else "none"
    if phrase.low in words("members") - {"deputies"} and not phrase.keys and _voted(focus):
        return "chamber"
    if (phrase.sort == "group" and phrase.mods & {"minister", "foreign"}) or phrase.low.endswith("minister"):
        return "government"
    return "group" if phrase.sort == "head" and phrase.plural else phrase.sort


def _voted(focus: Focus) -> bool:
    """Was a vote told just before, so that "members" are the chamber's?"""
    last = focus.last
    return last is not None and last.kind == ActKind.PARLIAMENTARY_APPROVAL and focus.sentence - last.sentence <= 2


def office_sort(person: Person) -> str:
    """ "head" for heads of state, "government" for ministers, else "person"."""
    offices = person.offices
    if offices & act_words("offices", "heads") and not offices & act_words("offices", "lesser"):
        return "head"
    return "government" if offices & act_words("offices", "ministers") else "person"


def organ_of(phrase: Phrase) -> str | None:
    """The organ's standard name, or what the text calls it."""
    if phrase.sort == "organ":
        return phrase.name
    if phrase.sort in ("chamber", "committee"):
        if phrase.det in act_words("chambers", "both") or phrase.mods & act_words("chambers", "both"):
            return "both chambers"
        said = phrase.low.rstrip("s") if phrase.low != "congress" else phrase.low
        both = phrase.plural and said in act_words("chambers", "houses")
        return table("acts")["chambers"]["of_members"].get(said, "both chambers" if both else phrase.low) or None
    return "government" if phrase.sort == "government" else None


def states_of(phrase: Phrase, focus: Focus, company: Iterable[Phrase] = ()) -> tuple[str, ...]:
    """The states a phrase acts for; where it names none, what the text lets one infer."""
    if phrase.keys and not (phrase.det in words("possessive") and nouns().get(phrase.low) == "chamber" and focus.states):
        return phrase.keys
    if phrase.low == "both":
        return focus.antecedent or focus.states
    if phrase.low in act_words("pronouns", "persons") or phrase.det in act_words("pronouns", "persons_own"):
        return focus.person_states or focus.states
    if phrase.low in act_words("pronouns", "groups") or phrase.det == "their":
        return focus.states if len(focus.states) > 1 else focus.several or focus.states
    if phrase.sort == "pronoun" or phrase.det in act_words("pronouns", "owners"):
        return focus.states
    if phrase.sort == "group" or (phrase.sort in ("head", "government") and phrase.plural):
        return focus.parties(focus.current if focus.current is not None else focus.main())
    if phrase.sort == "person":
        return _person_state(phrase.value, focus)
    beside = [p.keys for p in company if p.keys and p.sort in ("organ", "chamber")]
    if beside:
        return beside[0]
    if phrase.sort in ("organ", "chamber", "committee", "government", "head"):
        known = focus.here or focus.organs.get(phrase.name or phrase.low)
        return known or having(phrase.name or phrase.low, (*focus.states[:1], *focus.place), focus.spoken)
    return ()


def _person_state(person: Person, focus: Focus) -> tuple[str, ...]:
    if person.state:
        return (person.state,)
    known = focus.organs.get(person.name)
    if known or focus.here:
        return known or focus.here
    if person.offices & act_words("offices", "heads"):
        return focus.place or focus.states[:1]
    return focus.place if person.offices & act_words("offices", "ministers") else ()
