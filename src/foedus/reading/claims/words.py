"""The words of reported speech, from the table of the language."""

from __future__ import annotations

from functools import cache, lru_cache

from foedus.reading.words.lexicon import table, verbs


@cache
def listed(group: str, name: str) -> frozenset[str]:
    """A list of `data/en/claims.toml` as a set."""
    return frozenset(table("claims")[group][name])


@lru_cache(4_096)
def particles(lemma: str) -> frozenset[str]:
    """The particles of which a verb needs one to report at all: "point out"; empty where it needs none."""
    return frozenset(table("claims")["say"]["particles"].get(lemma, ()))


@lru_cache(4_096)
def appeals(lemma: str) -> frozenset[str]:
    """The prepositions with which a verb asks something of others: "called on"."""
    return frozenset(table("claims")["judge"]["appeal"].get(lemma, ()))


@lru_cache(4_096)
def sort_of(lemma: str) -> str | None:
    """How a verb reports: deny, expect, voice, judge, say; None for others. A verb in several lists takes the first that fits."""
    if lemma in listed("judge", "object"):
        return "object"
    return next((sort for sort in ("deny", "expect", "voice", "judge", "say") if lemma in listed(sort, "verbs")), None)


@cache
def reporting() -> dict[str, str]:
    """Every form of every verb that may pass on a word → its lemma."""
    extra = listed("deny", "negated")
    return {form: verb.lemma for form, verb in verbs().items() if sort_of(verb.lemma) or verb.lemma in extra}


@cache
def endings(group: str, name: str) -> tuple[str, ...]:
    """Endings of words, from `data/en/claims.toml`."""
    return tuple(table("claims")[group][name])


@cache
def refusals() -> frozenset[str]:
    """All forms of the verbs of refusing."""
    return frozenset(form for form, verb in verbs().items() if verb.lemma in listed("say", "refusing"))
