"""Clauses of a sentence: each verb group with its subject, what follows it, its days, and how it hangs on another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from foedus.reading.atoms import Atom
from foedus.reading.grammar import words
from foedus.reading.lexicon import control, speech
from foedus.reading.phrases import Node, Phrase
from foedus.reading.verbgroups import VerbGroup, verb_groups

_MAYBE_PREPOSITION = frozenset(["after", "before", "since", "until", "till", "as", "so"])
_MARKS = frozenset([",", "“", "”", '"', "’"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One verb with its company. `outer` is the index of the clause it hangs on, `link` the word that joins them.

    `hang` says how: "main", "coordinated", "relative", "infinitive", "gerund", "subordinate".
    """

    verb: VerbGroup
    subject: tuple[Phrase, ...]
    after: tuple[Node, ...]
    before: tuple[Node, ...]
    start: int
    end: int
    hang: str
    link: str
    outer: int | None
    theme_before: tuple[Phrase, ...] = ()  # what "which" stands for where the relative clause has a subject of its own

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases after the verb, in order."""
        return tuple(n for n in self.after if isinstance(n, Phrase))

    def governed(self, *prepositions: str) -> tuple[Phrase, ...]:
        """The phrases after the verb that one of these prepositions governs, coordinated ones with them."""
        return governed(self.after, prepositions)


def governed(nodes: Sequence[Node], prepositions: Sequence[str]) -> tuple[Phrase, ...]:
    """The phrases that one of these prepositions governs, coordinated ones with them."""
    out: list[Phrase] = []
    inside = False
    for node in nodes:
        if isinstance(node, Phrase):
            if inside:
                out.append(node)
        elif node.low in prepositions:
            inside = True
        elif node.low not in (",", "and", "his", "her", "then", "now") and not (
            inside and node.sort in ("word", "adjective") and node.low not in words("prepositions")
        ):
            inside = False
    return tuple(out)


def clauses(nodes: Sequence[Node]) -> list[Clause]:
    """The clauses of a sentence in order of their verbs."""
    groups = verb_groups(nodes)
    out: list[Clause] = []
    bounds: list[tuple[int, str, str]] = []
    for k in range(len(groups)):
        bounds.append((groups[k].first, "", "main") if _closes(nodes, groups, bounds, k) else _bound(nodes, groups, k))
    for k, group in enumerate(groups):
        stop = _ahead(nodes, group.last, bounds[k + 1]) if k + 1 < len(groups) else len(nodes)
        stop = next((j for j in range(group.last, stop) if _low(nodes[j]) in (";", ":")), stop)
        out.append(_clause(nodes, out, group, bounds[k], max(stop, group.last)))
    return _fronted(out)


def _closes(nodes: Sequence[Node], groups: Sequence[VerbGroup], bounds: Sequence[tuple[int, str, str]], k: int) -> bool:
    """ "The treaty, signed by A and B in June, introduces ...": the comma closes what stood between, the subject is resumed."""
    if not k or _low(nodes[groups[k].first - 1]) != "," or groups[k].gerund or groups[k].infinitive:
        return False
    aside = bounds[k - 1][2] in ("relative", "relative-object", "reduced") or (groups[k - 1].participle and groups[k - 1].passive)
    opens = bounds[k - 1][0] if bounds[k - 1][2].startswith("relative") else groups[k - 1].first
    return aside and opens > 0 and _low(nodes[opens - 1]) == "," and not (groups[k].participle and groups[k].passive)


def _ahead(nodes: Sequence[Node], last: int, bound: tuple[int, str, str]) -> int:
    """Where the next clause begins; with "..., and the Senate, whose members ..., followed" already at the "and"."""
    first, _, hang = bound
    if hang not in ("relative", "relative-object", "reduced"):
        return first
    j = first - 1
    while j > last and (_low(nodes[j]) == "," or isinstance(nodes[j], Phrase)):
        j -= 1
        if _low(nodes[j]) in words("coordinators") and _low(nodes[j - 1]) in (",", ";"):
            return j
    return first


def _low(node: Node) -> str:
    return node.low if isinstance(node, Atom) else ""


def _bound(nodes: Sequence[Node], groups: Sequence[VerbGroup], k: int) -> tuple[int, str, str]:
    """Where the clause of verb k begins, the word that joins it, and how it hangs."""
    group, lo = groups[k], groups[k - 1].last if k else 0
    s = group.first
    if group.infinitive:
        return s, "to", "infinitive"
    prev = s - 1
    while prev >= lo and _low(nodes[prev]) in (",",):
        prev -= 1
    last = _low(nodes[prev]) if prev >= lo else ""
    if last in words("relatives") or (last == "that" and prev > lo and isinstance(nodes[prev - 1], Phrase)):
        return prev, last, "relative"
    if group.gerund:
        return s, _gerund_link(last), "gerund"
    if group.participle and group.passive and k and last not in words("coordinators") and _theme_before(nodes, lo, s):
        return s, "", "reduced"
    if last in words("coordinators") and k:
        return prev, last, "coordinated"
    if k and speech(group.lemma) and (comma := _last_comma(nodes, lo, s)):
        return comma + 1, "", "main"  # "exchanged by X and Y, the agency Z said"
    return _finite(nodes, lo, s, bool(k), bool(k) and _takes_sentence(groups[k - 1]))


def _last_comma(nodes: Sequence[Node], lo: int, s: int) -> int | None:
    """The comma behind which one phrase, a speaker, is left before the verb."""
    last = next((j for j in range(s - 1, lo, -1) if _low(nodes[j]) == ","), None)
    rest = nodes[last + 1 : s] if last is not None else ()
    speaker = len(rest) <= 4 and any(isinstance(n, Phrase) and n.sort in ("press", "person", "organ", "state") for n in rest)
    return last if speaker and not any(_low(n) in words("subordinators") | words("relatives") for n in nodes[lo:s]) else None


def _known_as(nodes: Sequence[Node], j: int) -> bool:
    """ "known as X": no clause begins."""
    return (
        _low(nodes[j]) == "as"
        and j > 0
        and _low(nodes[j - 1]) in ("known", "referred", "described", "regarded", "such", "well", "far", "soon")
    )


def _gerund_link(last: str) -> str:
    if last in _MAYBE_PREPOSITION | {"by", "while"}:
        return last
    return "preposition" if last in words("prepositions") else ""


def _counted_from(node: Node) -> bool:
    """ "ninety days after": a time that names the act from which it counts."""
    return isinstance(node, Phrase) and node.sort == "time" and node.low.split()[-1] in ("after", "before")


def _theme_before(nodes: Sequence[Node], lo: int, s: int) -> bool:
    return any(isinstance(n, Phrase) for n in nodes[max(lo, s - 2) : s])


def _takes_sentence(group: VerbGroup) -> bool:
    """ "said the president had decided": a verb of speech takes a sentence without "that"."""
    return speech(group.lemma) is not None or control(group.lemma) == "announce"


def _finite(nodes: Sequence[Node], lo: int, s: int, later: bool, told: bool) -> tuple[int, str, str]:
    """The clause of a finite verb with a subject of its own: find where it begins."""
    strong = None
    for j in range(s - 1, lo - 1, -1):
        low = _low(nodes[j])
        if low in (";", ":", "—", "–", "(", "“", "”", '"') and _agent(nodes[j + 1 : s]):
            return j + 1, low, "main"
        if low in words("relatives") or (low in words("subordinators") and not _known_as(nodes, j)):
            strong = j
            break
        if _counted_from(nodes[j]) and _agent(nodes[j + 1 : s]):
            return j + 1, nodes[j].low.split()[-1], "subordinate"
    if strong is not None:
        return _after_joiner(nodes, strong, lo, s, later)
    if not later:
        return _skip_front(nodes, lo, s), "", "main"
    return _second(nodes, lo, s, told)


def _after_joiner(nodes: Sequence[Node], j: int, lo: int, s: int, later: bool) -> tuple[int, str, str]:
    low = _low(nodes[j])
    if low in _MAYBE_PREPOSITION:
        comma = next((c for c in range(j + 1, s) if _low(nodes[c]) == "," and _agent(nodes[c + 1 : s])), None)
        if comma is not None and _is_prepositional(nodes, j, comma):
            return (comma + 1, "", "main") if not later or j == lo else _second(nodes, lo, s)
    if low in words("relatives"):
        return j, low, "relative-object"
    if low == "that" and j > lo and isinstance(nodes[j - 1], Phrase) and _agent(nodes[j + 1 : s]):
        return j, low, "that"
    return j, low, "subordinate"


def _is_prepositional(nodes: Sequence[Node], j: int, comma: int) -> bool:
    return not any(_low(n) in words("auxiliaries") for n in nodes[j:comma])


def _agent(part: Sequence[Node]) -> bool:
    return any(isinstance(n, Phrase) and n.sort not in ("time",) for n in part)


def _skip_front(nodes: Sequence[Node], lo: int, s: int) -> int:
    """Behind an adverbial at the head of the sentence: "In Amman the lower house", "On Tuesday, ..."."""
    if lo < s and _low(nodes[lo]) in words("prepositions") | words("adverbs"):
        commas = [c for c in range(lo, s) if _low(nodes[c]) == "," and _agent(nodes[c + 1 : s])]
        return commas[0] + 1 if commas else lo
    return lo


def _second(nodes: Sequence[Node], lo: int, s: int, told: bool = False) -> tuple[int, str, str]:
    """Of what stands between two verbs, the part that is the second one's subject."""
    joins = [j for j in range(lo, s) if _low(nodes[j]) in words("coordinators") and _agent(nodes[j + 1 : s])]
    after_comma = [j for j in joins if j > lo and _low(nodes[j - 1]) == ","]
    if after_comma or joins:
        j = (after_comma or joins)[0]
        return j, _low(nodes[j]), "main"
    commas = [c for c in range(lo, s) if _low(nodes[c]) == "," and _agent(nodes[c + 1 : s])]
    if commas:
        return commas[0] + 1, "", "main"
    beside = next((j for j in range(s - 1, lo, -1) if isinstance(nodes[j], Phrase) and isinstance(nodes[j - 1], Phrase)), None)
    if beside is not None and beside == s - 1 and nodes[beside].sort != "time":
        return beside, "", "main"  # "a note lodged with it Damascus placed ...": two phrases side by side
    return (lo, "", "told") if told else (s, "", "main")


def _clause(nodes: Sequence[Node], earlier: list[Clause], group: VerbGroup, bound: tuple[int, str, str], stop: int) -> Clause:
    first, link, hang = bound
    outer = _outer(earlier, hang, first, nodes)
    before = tuple(nodes[first : group.first])
    after = tuple(nodes[group.last : stop])
    subject = _subject(nodes, earlier, group, bound, outer)
    if hang == "coordinated" and group.participle and outer is not None and not group.passive:
        group = _share(group, earlier[outer].verb)
    start = before[0].start if before else nodes[group.first].start
    end = (after[-1] if after else nodes[group.last - 1]).end
    return Clause(
        verb=group,
        subject=subject,
        after=after,
        before=before,
        start=start,
        end=end,
        hang=hang,
        link=link,
        outer=outer,
        theme_before=_antecedent(nodes, first) if hang in ("relative-object", "that") else (),
    )


def _outer(earlier: Sequence[Clause], hang: str, first: int, nodes: Sequence[Node]) -> int | None:
    if not earlier:
        return None
    k = len(earlier) - 1
    if hang == "coordinated":
        while (
            k > 0
            and earlier[k].hang in ("gerund", "infinitive", "relative", "reduced")
            and earlier[k].outer is not None
            and _sealed(earlier[k], nodes, first)
        ):
            k = earlier[k].outer or 0
    return k


def _sealed(clause: Clause, nodes: Sequence[Node], first: int) -> bool:
    """A comma before "and" closes a relative clause or participle that began behind a comma."""
    return first > 0 and _low(nodes[first - 1]) == "," and clause.hang in ("relative", "reduced", "gerund")


def _subject(
    nodes: Sequence[Node], earlier: list[Clause], group: VerbGroup, bound: tuple[int, str, str], outer: int | None
) -> tuple[Phrase, ...]:
    first, _, hang = bound
    parent = earlier[outer] if outer is not None else None
    if hang in ("relative", "reduced"):
        return _antecedent(nodes, first)
    if hang == "gerund":
        near = next((n for n in reversed(nodes[max(0, first - 3) : first]) if isinstance(n, Phrase) and n.sort != "time"), None)
        if near and _low(nodes[first - 1]) != "," and near.sort in ("law", "notice", "treaty", "state"):
            return (near,)
        return parent.subject if parent else ()
    if hang == "infinitive":
        return _controller(parent)
    if hang == "coordinated" and parent:
        return parent.subject
    free = _free_phrases(nodes[first : group.first])
    if first < len(nodes) and _low(nodes[first]) == "whose" and free and not free[0].keys:
        owner = _antecedent(nodes, first)
        free = (replace(free[0], keys=owner[-1].keys if owner else ()), *free[1:])
    return free or _resumed(earlier, outer) or _opening(nodes, first)


def _opening(nodes: Sequence[Node], first: int) -> tuple[Phrase, ...]:
    """ "Japan, the only country to have suffered it, has not signed": the phrase that opens the sentence and a comma follows."""
    opens = (
        len(nodes) > 1 and isinstance(nodes[0], Phrase) and _low(nodes[1]) == "," and first > 0 and _low(nodes[first - 1]) == ","
    )
    return (nodes[0],) if opens and isinstance(nodes[0], Phrase) and nodes[0].sort != "time" else ()


def _resumed(earlier: list[Clause], outer: int | None) -> tuple[Phrase, ...]:
    """ "The treaty, which ends a war that lasted years, was initialled": the subject stands before the relative clause."""
    k: int | None = outer
    if k is not None and len(earlier[k].subject) == 2 and earlier[k].subject[1].sort == "pronoun":
        return earlier[k].subject[:1]  # "the notice it served was rescinded"
    while k is not None and earlier[k].hang == "gerund" and earlier[k].outer is None:
        return earlier[k].subject
    if k is not None and earlier[k].verb.participle and earlier[k].verb.passive and earlier[k].outer is None:
        return earlier[k].subject
    while k is not None and earlier[k].hang in (
        "relative",
        "relative-object",
        "reduced",
        "gerund",
        "infinitive",
        "that",
        "coordinated",
    ):
        if earlier[k].hang in ("relative", "relative-object", "reduced") and (
            earlier[k].outer is None or earlier[earlier[k].outer].end <= earlier[k].start - 40 or _opens_clause(earlier, k)
        ):
            return earlier[k].theme_before or earlier[k].subject
        k = earlier[k].outer
    return ()


def _opens_clause(earlier: list[Clause], k: int) -> bool:
    """Did the antecedent of this relative clause stand free, not as what another verb governs?"""
    outer = earlier[k].outer
    # a subject of its own was cut off from the clause before (see _ahead)
    antecedent = earlier[k].theme_before or earlier[k].subject
    return outer is None or not antecedent or antecedent[-1] not in earlier[outer].phrases


def _controller(parent: Clause | None) -> tuple[Phrase, ...]:
    if parent is None:
        return ()
    objects = [p for p in parent.phrases if p.sort in ("state", "organ", "person", "government", "group")]
    return (
        tuple(objects[:1])
        if parent.verb.lemma in ("order", "instruct", "ask", "urge", "tell", "allow", "let") and objects
        else parent.subject
    )


def _antecedent(nodes: Sequence[Node], first: int) -> tuple[Phrase, ...]:
    """The phrase before a relative pronoun or participle, with those coordinated to it."""
    j = first - 1
    while j >= 0 and not isinstance(nodes[j], Phrase):
        if _low(nodes[j]) not in words("prepositions") | _MARKS:
            return ()
        j -= 1
    out: list[Phrase] = []
    while j >= 0 and isinstance(node := nodes[j], Phrase) and (not out or node.sort == out[0].sort):
        out.insert(0, node)
        j -= 1
        if j < 1 or _low(nodes[j]) not in ("and", ","):
            break
        j -= 1
    return _one_of(nodes, j) or _between(nodes, j) or tuple(out)


def _between(nodes: Sequence[Node], j: int) -> tuple[Phrase, ...]:
    """ "Agreement between A and B, signed in ...": what is signed is the agreement, not its parties."""
    if j < 1 or _low(nodes[j]) not in ("between", "with", "among"):
        return ()
    node = nodes[j - 1]
    return (node,) if isinstance(node, Phrase) and node.sort == "treaty" else ()


def _one_of(nodes: Sequence[Node], j: int) -> tuple[Phrase, ...]:
    """ "Canada as the only one of the three partners that ...": the relative speaks of Canada."""
    if j < 2 or _low(nodes[j]) != "of" or _low(nodes[j - 1]) not in ("one", "last", "only", "first"):
        return ()
    return next(((n,) for n in reversed(nodes[max(0, j - 6) : j]) if isinstance(n, Phrase) and n.sort == "state"), ())


def _free_phrases(part: Sequence[Node]) -> tuple[Phrase, ...]:
    """The phrases that no preposition governs; those in a preposition only where there is no other."""
    free: list[Phrase] = []
    held = False
    for i, node in enumerate(part):
        if isinstance(node, Phrase):
            if not held and node.sort != "time":
                free.append(node)
            held = held and _low(part[i + 1]) in words("coordinators") if i + 1 < len(part) else False
        elif node.low in words("prepositions"):
            held = True
        elif node.low in (",", ")", ";"):
            held = False
    return tuple(free)


def _share(group: VerbGroup, first: VerbGroup) -> VerbGroup:
    """ "have signed but not ratified": the second participle shares the auxiliaries of the first."""
    return replace(
        group, passive=first.passive, future=first.future, perfect=first.perfect, modal=first.modal, negated=group.negated
    )


def _fronted(found: list[Clause]) -> list[Clause]:
    """A participle at the head of the sentence speaks of the next clause's subject: "Signed in Lisbon, it creates ..."."""
    if len(found) > 1 and not found[0].subject and found[0].verb.participle:
        found[0] = replace(found[0], subject=found[1].subject)
    return found
