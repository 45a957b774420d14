"""The words of attribution, from the table of the language."""

from __future__ import annotations

from functools import cache

from foedus.reading.claims.words import sort_of
from foedus.reading.words.lexicon import table, verbs

# verbs of the claims' table, by how they report, that take the same
_SORTS = {"clause": ("say",), "object": ("object", "deny")}


@cache
def listed(group: str, name: str) -> frozenset[str]:
    """A list of `data/en/speech.toml` as a set."""
    return frozenset(table("speech")[group].get(name, ()))


@cache
def takes(lemma: str, kind: str) -> bool:
    """Does the verb take a clause, an object, an infinitive, or a person who is addressed?"""
    return lemma in listed("verbs", kind) or sort_of(lemma) in _SORTS.get(kind, ())


@cache
def forms() -> dict[str, str]:
    """Every form of every verb that may pass on a word, thought or attitude → its lemma."""
    known = table("speech")
    lemmas = {lemma for lemmas in known["verbs"].values() for lemma in lemmas} | {*known["particles"], *known["light"]["verbs"]}
    return {form: verb.lemma for form, verb in verbs().items() if verb.lemma in lemmas or sort_of(verb.lemma)}


@cache
def particles(lemma: str) -> frozenset[str]:
    """The particles that belong to a verb and begin its content."""
    return listed("particles", lemma)


@cache
def noun_links() -> dict[str, frozenset[str]]:
    """A noun that carries a word, in singular and plural → the words that may join it to what is said: that, to, of, for ..."""
    return _links("nouns", plural=True)


@cache
def adjective_links() -> dict[str, frozenset[str]]:
    """An adjective of attitude → the words that may join it to what it is about."""
    return _links("adjectives")


def _links(group: str, plural: bool = False) -> dict[str, frozenset[str]]:
    rows = table("speech")[group]
    forms = {(word, link) for link, nouns in rows.items() for noun in nouns for word in ((noun, f"{noun}s") if plural else (noun,))}
    return {word: frozenset(link for other, link in forms if other == word) for word, _ in forms}
