"""What other sentences take away from a duty: they keep other obligations, say what an attack is, narrow what stands before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.core.texts import Element
from foedus.reading.treaty.duties.events import events
from foedus.reading.treaty.duties.patterns import pattern
from foedus.reading.treaty.duties.sentences import sentences
from foedus.reading.treaty.duties.setting import Setting

_BEGINS = 120  # characters in which a clause names the treaty as its subject


def saved(text: str, articles: Sequence[Element]) -> Setting:
    """What the treaty keeps untouched: rights under the Charter as limits, other obligations as exceptions."""
    kept = Setting()
    for article in articles:
        if pattern("saving", "subject").search(text, article.start, article.end):
            for sentence in sentences(text, article):
                kept = kept.joined(_of(sentence.words))
    return kept


def _of(words: str) -> Setting:
    subject = pattern("saving", "subject").search(words[:_BEGINS])
    verb = pattern("saving", "verb").search(words, subject.end()) if subject else None
    if not verb or not pattern("saving", "object").search(words, verb.end()):
        return Setting()
    return Setting(limits=(words,)) if pattern("saving", "charter").search(words, verb.end()) else Setting(exceptions=(words,))


def defined(text: str, articles: Sequence[Element]) -> list[tuple[str, str]]:
    """Sentences that say for certain articles what an attack is, or where ("for the purpose of Article 5"), and for which."""
    found = []
    for article in articles:
        opens = pattern("defining", "opens")
        if opens.search(text, article.start, article.end):
            for sentence in sentences(text, article):
                if (which := opens.match(sentence.words)) and events(sentence.words):
                    found.append((which["which"], sentence.words))
    return found


def bounded(hung: Setting, number: str | None, definitions: Sequence[tuple[str, str]]) -> Setting:
    """The setting of a duty of that article with what other sentences say for it: limits in words, and unread."""
    told = tuple(
        words for which, words in definitions if _of_treaty(which) or (number or "").casefold() in which.casefold().split()
    )
    return replace(hung, limits=(*hung.limits, *told), unread=(*hung.unread, *told)) if told else hung


def _of_treaty(which: str) -> bool:
    return not which.casefold().startswith("article ")


def narrowed(hung: Setting, words: str) -> Setting:
    """The duty's setting with a sentence that follows it, where that narrows it: in words, and unread.

    It is a condition; where it speaks of the Charter or the Security Council, a limit, as in the last words of its article 51.
    """
    if not (pattern("saving", "narrows").match(words) and pattern("saving", "narrowing").search(words)):
        return hung
    if pattern("saving", "charter").search(words):
        return replace(hung, limits=(*hung.limits, words), unread=(*hung.unread, words))
    return replace(hung, conditions=(*hung.conditions, words), unread=(*hung.unread, words))
