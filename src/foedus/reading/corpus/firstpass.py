"""The first pass over a corpus: can a text concern a treaty at all? One sweep of an automaton of words from the reader's tables.

Every statement that names a treaty rests on a treaty that the text speaks of (`acts.entities`), and the reader takes one up
only from a noun ("pact"), a capitalised type ("Clean Air Act"), a name of the register that bears an acronym ("New START"), or
an organisation beside a verb of joining or leaving it. A text without these is dropped: nothing that it says names a treaty.
What is kept may say nothing, too. Where a text has such a noun, name or organisation of another language, it is kept if it is
read in one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Flag, auto
from functools import cache, reduce
from operator import or_
from typing import Any, NamedTuple

from foedus.core.finding import bounded
from foedus.core.mentions import Mention, lexicon
from foedus.core.naming import names
from foedus.core.states import organisations
from foedus.reading.languages.detect import detect, languages
from foedus.reading.languages.pieces import noun_forms, treaty_names
from foedus.reading.text.visible import visible
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import ENGLISH, frames, nouns, table, verbs
from foedus.reading.words.treatynames import acronyms


class _Shows(Flag):
    TREATY = auto()
    BODY = auto()
    LEAVING = auto()
    OTHER = auto()  # what shows a treaty or an organisation in another language that is read


class _Word(NamedTuple):
    """What a word of the automaton shows where its letters, as they are written, fit."""

    fits: Callable[[str], bool]
    shows: _Shows


_BOTH = _Shows.BODY | _Shows.LEAVING


def may_concern(text: str) -> bool:
    """May the text speak of a treaty? Sound: where it may not, no statement read from it names one. Linear, never raises."""
    seen = visible(text)
    text = seen.text if seen else text
    shown = _shown(text)
    return _enough(shown) or (_Shows.OTHER in shown and detect(text).code != ENGLISH)


def _enough(shown: _Shows) -> bool:
    return _Shows.TREATY in shown or _BOTH in shown


def _shown(text: str) -> _Shows:
    """What the words of the text show, up to the first that is enough."""
    low, shown = text.lower(), _Shows(0)
    if len(low) != len(text):
        return _Shows.TREATY  # a letter that changes length in lower case: what stands where cannot be told here
    for last, (length, found) in _automaton().iter(low):
        start, end = last + 1 - length, last + 1
        if bounded(text, start) and bounded(text, end):
            shown = reduce(or_, (word.shows for word in found if word.fits(text[start:end])), shown)
            if _enough(shown):
                break
    return shown


def _others() -> Iterator[str]:
    """The words of the other languages as they are printed."""
    for language in set(languages()) - {ENGLISH}:
        yield from (form for form, (sort, _) in noun_forms(language).items() if sort == "treaty")
        yield from treaty_names(language)
        bodies = ((form, name.what) for form, name in names(language).items())
        yield from (form for form, what in bodies if isinstance(what, Mention) and what.key in organisations())


def _capital(word: str) -> bool:
    return word[0].isupper()


@cache
def _automaton() -> Any:
    from ahocorasick import Automaton

    gathered: dict[str, list[_Word]] = {}
    for key, word in _words():
        gathered.setdefault(key, []).append(word)
    machine = Automaton()
    for key, found in gathered.items():
        machine.add_word(key, (len(key), tuple(found)))
    machine.make_automaton()
    return machine


def _words() -> Iterator[tuple[str, _Word]]:
    """The lower-case words of the automaton, each with what it shows."""
    capital = words("capital_types")
    types = {noun for noun, sort in nouns().items() if sort == "treaty"} | (words("treaty_types") - capital)
    yield from ((noun.split()[0], _Word(bool, _Shows.TREATY)) for noun in types)
    yield from ((low, _Word(_capital, _Shows.TREATY)) for low in capital)
    yield from ((name.lower(), _Word(name.__eq__, _Shows.TREATY)) for name in acronyms())
    bodies = {form for form, mention in lexicon().items() if mention.key in organisations()}
    yield from ((form.lower(), _Word(form.__eq__, _Shows.BODY)) for form in bodies)
    yield from ((form.lower(), _Word(form.__eq__, _Shows.OTHER)) for form in set(_others()))
    acts = (noun for found in table("nominals").values() for noun in found)  # "the accession to NATO in 2004"
    yield from ((noun.split()[0], _Word(bool, _Shows.LEAVING)) for noun in acts)
    lemmas = {verb for frame in frames() if "organisation" in frame.theme for verb in frame.verbs}
    yield from ((form, _Word(bool, _Shows.LEAVING)) for form, verb in verbs().items() if verb.lemma in lemmas)
