"""What the model sees of a token: its form, its place in phrase, quotation and clause, and what the rules read there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from foedus.reading.claims.finite import finite
from foedus.reading.speech.attributions import attributions
from foedus.reading.speech.kinds import Attribution
from foedus.reading.speech.model.roles import labels, roles
from foedus.reading.speech.sentence import Spoken, sentences
from foedus.reading.speech.words import adjective_links, forms, noun_links, takes
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.syntax.scan import Scan
from foedus.reading.text.paragraphs import paragraphs
from foedus.reading.text.tokens import Token, tokens
from foedus.reading.words.grammar import words
from foedus.reading.words.lexicon import verbs

_CLOSED = (
    "determiners",
    "possessive",
    "pronouns",
    "prepositions",
    "coordinators",
    "subordinators",
    "relatives",
    "auxiliaries",
    "negations",
)
_KINDS = ("clause", "object", "infinitive", "address")
_AROUND = (-2, -1, 1, 2)


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as the model sees it: paragraphs of tokens, each token with its features."""

    marks: tuple[Token, ...]
    rules: tuple[Attribution, ...]
    sentences: tuple[Spoken, ...]
    paragraphs: tuple[tuple[int, int], ...]  # tokens [first, last)
    features: tuple[list[str], ...]


def look(seen: Scan) -> Seen:
    """The features of a whole text."""
    marks, rules = tokens(seen.text), attributions(seen)
    read = labels(marks, roles(rules))
    plain = [_plain(mark, label) for mark, label in zip(marks, read, strict=True)]
    spoken = tuple(sentences(seen))
    for one in spoken:
        _sentence(one, marks, plain)
    bounds = tuple(_paragraphs(seen.text, marks))
    features = [list[str]() for _ in marks]
    for first, last in bounds:
        features[first:last] = [_around(plain, k, first, last) for k in range(first, last)]
    return Seen(tuple(marks), rules, spoken, bounds, tuple(features))


def _plain(mark: Token, label: str) -> dict[str, str]:
    low = mark.low
    verb = verbs().get(low)
    lemma = forms().get(low)
    return {
        "w": low if low[0].isalpha() else "0" if low[0].isdigit() else low,
        "end": low[-3:],
        "cap": "Aa"[not mark.capital],
        "rule": label,
        "class": next((c for c in _CLOSED if low in words(c)), "verb" if verb else "ly" if low.endswith("ly") else "-"),
        "form": f"{verb.past:d}{verb.gerund:d}{verb.base:d}" if verb else "-",
        "cue": lemma or ("noun" if low in noun_links() else "adj" if low in adjective_links() else "-"),
        "kind": "".join(kind[0] for kind in _KINDS if lemma and takes(lemma, kind)) or "-",
    }


def _sentence(spoken: Spoken, marks: Sequence[Token], plain: Sequence[dict[str, str]]) -> None:
    """Add what only the sentence tells: phrases, finite verbs, quotations, cues to the left and right, how far the ends are."""
    first = bisect_right(marks, spoken.nodes[0].start - 1, key=lambda m: m.start)
    last = bisect_right(marks, spoken.nodes[-1].end - 1, key=lambda m: m.start)
    at = 0
    left = "-"
    for k in range(first, last):
        while at + 1 < len(spoken.nodes) and spoken.nodes[at + 1].start <= marks[k].start:
            at += 1
        node = spoken.nodes[at]
        new = node.start == marks[k].start
        plain[k]["node"] = f"{node.sort}{'' if new else '+'}" if isinstance(node, Phrase) else node.sort
        plain[k]["finite"] = f"{finite(spoken.nodes, at):d}"
        quote = spoken.quoted[at]
        plain[k]["quote"] = "-" if quote is None else "in" if spoken.nodes[0].start > quote[0] else "open"
        plain[k]["left"] = left
        if plain[k]["rule"] == "B Cue":
            left = plain[k]["w"]
        plain[k]["from"] = str(min(k - first, 4))
        plain[k]["to"] = str(min(last - 1 - k, 3))
    right = "-"
    for k in range(last - 1, first - 1, -1):
        plain[k]["right"] = right
        if plain[k]["rule"] == "B Cue":
            right = plain[k]["w"]


def _paragraphs(text: str, marks: Sequence[Token]) -> Iterator[tuple[int, int]]:
    for paragraph in paragraphs(text):
        first = bisect_right(marks, paragraph.start - 1, key=lambda m: m.start)
        last = bisect_right(marks, paragraph.end - 1, key=lambda m: m.start)
        if first < last:
            yield first, last


def _around(plain: Sequence[dict[str, str]], k: int, first: int, last: int) -> list[str]:
    here = plain[k]
    out = [f"{name}={value}" for name, value in here.items()]
    for step in _AROUND:
        if not first <= k + step < last:
            out.append(f"{step}:edge")
            continue
        there = plain[k + step]
        names = ("w", "rule", "class", "node", "cue", "kind", "form", "quote", "cap")
        out += [f"{step}:{name}={there[name]}" for name in names if name in there]
    one = plain[k + 1] if k + 1 < last else {}
    before = plain[k - 1] if k > first else {}
    out.append(f"w+w={here['w']}|{one.get('w', '')}")
    out.append(f"w-w={before.get('w', '')}|{here['w']}")
    for name in ("rule", "class", "quote"):
        out.append(f"{name}3={before.get(name, '')}|{here.get(name, '')}|{one.get(name, '')}")
    out.append(f"quote+left={here.get('quote')}|{here.get('left')}")
    out.append(f"quote+right={here.get('quote')}|{here.get('right')}")
    out.append(f"rule+class={here['rule']}|{here['class']}")
    out.append(f"rule+w={here['rule']}|{here['w']}")
    return out
