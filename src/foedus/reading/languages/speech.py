"""Who says what: a verb of speech with its speaker and what follows, "in the words of ...", quotations beside a speaker."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from foedus.core.naming import organ_of
from foedus.core.organs import Organ
from foedus.core.words import Stance
from foedus.reading.drafts import DraftClaim
from foedus.reading.languages.clause import Clause, Hang
from foedus.reading.languages.owners import CHAMBERS, Owners, owners_of
from foedus.reading.languages.piece import STATES, Piece
from foedus.reading.languages.status import negated
from foedus.reading.text.sentences import Quote, Sentence
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import speech, table

_SPEAKS = frozenset({"organ", "person", *STATES})
_SHORT = 140  # characters of what a claim is about


def claims(
    sentence: Sentence,
    pieces: Sequence[Piece],
    found: Sequence[Clause],
    quotes: Sequence[Quote],
    text: str,
    known: Owners,
    language: str,
) -> Iterator[DraftClaim]:
    """The claims of one sentence."""
    spoken = _according(sentence, pieces, text, known, language)
    if spoken:
        yield spoken
        return
    for clause in found:
        stance = _stance(clause, found, language)
        if stance is None and clause.hang is Hang.MAIN:
            known.speaker = next((str(p.value) for p in clause.before if p.sort == "person"), known.speaker)
        who = _speaker(clause, known, language) if stance and clause.hang is not Hang.PARTICIPLE else None
        span = _content(sentence, clause, found, quotes, text, language) if who else None
        if stance and who and span:
            told = Stance.DENIES if stance == "asserts" and negated(clause.pieces, clause.at, language) else Stance(stance)
            yield _claim(who, told, span, text)


def _stance(clause: Clause, found: Sequence[Clause], language: str) -> str | None:
    """The stance of the clause's verb, if it passes on a word here."""
    if clause.verb.sort != "verb" or clause.hang is Hang.RELATIVE:
        return None
    lemma = clause.form.lemma
    if lemma in table("verbs", language)["speech"]["with_clause"]:
        return "asserts" if any(c.hang is Hang.CONTENT and c.outer is clause for c in found) else None
    return speech(lemma, language)


def _claim(who: str, stance: Stance, span: tuple[int, int], text: str) -> DraftClaim:
    start, end = span
    return DraftClaim(speaker=who, stance=stance, start=start, end=end, about=" ".join(text[start:end].split())[:_SHORT])


def _according(sentence: Sentence, pieces: Sequence[Piece], text: str, known: Owners, language: str) -> DraftClaim | None:
    """ "In the words of the minister, ...": the whole sentence is the minister's."""
    low = text[sentence.start : sentence.end].lower().lstrip('«“"( ')
    opening = next((w for w in words("according", language) if low.startswith(w + " ")), None)
    speakers = [i for i, p in enumerate(pieces[:10]) if p.sort in _SPEAKS]
    who = _named(pieces, speakers[0], known, language) if opening and speakers else None
    return _claim(who, Stance.ASSERTS, (sentence.start, sentence.end), text) if who else None


def _speaker(clause: Clause, known: Owners, language: str) -> str | None:
    """The nearest name before the verb or right behind it; "he said" is the speaker told last."""
    before = [i for i, p in enumerate(clause.before) if p.sort in _SPEAKS]
    after = [i for i, p in enumerate(clause.after[:8]) if p.sort in _SPEAKS]
    near = bool(after) and not any(p.low in (",", ":", "«", "“") for p in clause.after[: after[0]])
    if near and (not before or table("language", language)["cases"] or clause.at < 2):
        return _named(clause.after, after[0], known, language)
    if before:
        return _named(clause.before, before[0], known, language)
    again = [p.low for p in (*clause.before[-4:], *clause.after[:3]) if p.low in words("speakers_again", language)]
    return known.speaker if again else None


def _named(pieces: Sequence[Piece], i: int, known: Owners, language: str) -> str:
    """The person where one is named beside the office, else the organ with its state, else the state."""
    piece = pieces[i]
    person = next((p for p in pieces[i : i + 9] if p.sort == "person"), None)
    if person is not None and piece.sort in ("organ", "person"):
        known.speaker = str(person.value)
    elif piece.sort == "organ":
        organ: Organ = piece.value
        state = organ.state or next(iter(owners_of(pieces, i, language)), "") or known.of(organ, piece.default)
        name = organ_of(organ, state) if organ.kind in CHAMBERS else organ.name.title() if organ.kind == "ministry" else organ.name
        known.speaker = f"{name} ({state})" if state and organ.kind not in CHAMBERS else name
    else:
        known.speaker = piece.key
    return known.speaker


def _content(
    sentence: Sentence, clause: Clause, found: Sequence[Clause], quotes: Sequence[Quote], text: str, language: str
) -> tuple[int, int] | None:
    """What is said: a quotation in the sentence, the clause that hangs on the verb, what stands before it, its own object."""
    first = bisect_left(quotes, sentence.start, key=attrgetter("start"))
    inside = [q for q in quotes[first : first + _QUOTES] if q.end <= sentence.end + 1 and q.end - q.start > _QUOTED]
    if inside:
        return inside[0].start, inside[-1].end
    k = next(i for i, c in enumerate(found) if c is clause)
    hung = [c for c in found[k + 1 :] if c.hang is Hang.CONTENT and c.outer is clause]
    if hung:
        return _trimmed(text, _behind_link(hung[0], language), sentence.end)
    if k and clause.hang is Hang.MAIN and clause.at <= _INVERTED:
        return _trimmed(text, sentence.start, clause.start)
    if clause.at and clause.pieces[clause.at - 1].low == "," and clause.at > _INVERTED:
        return _trimmed(text, sentence.start, clause.verb.start)
    return _trimmed(text, clause.start, sentence.end)


_QUOTES = 20  # quotations of one sentence
_QUOTED = 15  # characters: a shorter quotation is a word in marks
_INVERTED = 3  # pieces before the verb of ", said the minister"


def _behind_link(clause: Clause, language: str) -> int:
    links = words("content", language)
    return next((p.end for p in clause.pieces if p.low in links), clause.start)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    marks = " \n\t,.;:«»“”\"'’—–-"
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return (start, end) if start < end else None
