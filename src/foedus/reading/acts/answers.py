"""Short answers: "Has Turkey ratified it? Yes, in October 2021.", "When did it enter into force? On 22 January."."""

from __future__ import annotations

from dataclasses import replace

from foedus.core.words import Status
from foedus.reading.acts.focus import Focus
from foedus.reading.acts.words import act_words
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.syntax.scan import Parsed


def answered(parsed: Parsed, focus: Focus) -> list[DraftAct]:
    """The act that the last question asked about, where this sentence without a verb says whether or when it was done."""
    asked = focus.question
    if asked is None or parsed.clauses or not 0 < focus.sentence - focus.asked <= 2:
        return []
    opening = next((n.low for n in parsed.nodes if n.low.isalpha() and n.low != "a"), "")
    days = [n for n in parsed.nodes if isinstance(n, Phrase) and n.sort == "time"]
    if opening not in act_words("answers", "yes") | act_words("answers", "no") and not (days and _only_a_day(parsed)):
        return []
    focus.question = None
    how = Status.NOT_DONE if opening in act_words("answers", "no") else asked.status
    day = days[0].value if days else asked.time
    return [replace(asked, status=how, start=parsed.nodes[0].start, end=parsed.nodes[-1].end, sentence=focus.sentence, time=day)]


def _only_a_day(parsed: Parsed) -> bool:
    """ "A: On 22 January 2021.": nobody else is named."""
    return not any(isinstance(n, Phrase) and n.sort != "time" for n in parsed.nodes)
