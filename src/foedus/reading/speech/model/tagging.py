"""Reading with a trained model: a role for each token, and attributions made of the roles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from foedus.core.problems import Problem
from foedus.reading.speech.kinds import Attribution
from foedus.reading.speech.model.assembly import assembled
from foedus.reading.speech.model.envelope import unwrap
from foedus.reading.speech.model.features import Seen, look
from foedus.reading.speech.model.roles import OUT, ROLES, spans
from foedus.reading.speech.nesting import nested
from foedus.reading.speech.telling import told
from foedus.reading.syntax.scan import Scan
from foedus.reading.text.paragraphs import paragraphs

if TYPE_CHECKING:
    from pycrfsuite import Tagger

_SURE = 0.4  # a token has the likeliest role where that is likelier than this


class Model:
    """A trained model, read from its file."""

    def __init__(self, tagger: Tagger, held: bytes) -> None:
        self._tagger = tagger
        self._held = held  # the tagger reads these bytes in place
        self._known = frozenset(tagger.labels())

    def attributions(self, seen: Scan) -> tuple[Attribution, ...]:
        """All attributions: the writer's own by the model, what stands inside their contents by the rules."""
        looked = look(seen)
        own = assembled(paragraphs(seen.text), spans(looked.marks, self._labels(looked)))
        inner = [one for one in looked.rules if all(one.cue[1] <= o.cue[0] or o.cue[1] <= one.cue[0] for o in own)]
        found = sorted([*own, *inner], key=lambda one: one.cue)
        kept = {one.cue for one in own}
        return nested(seen.text, told(seen.text, looked.sentences, found), [one.cue not in kept for one in found])

    def _labels(self, looked: Seen) -> list[str]:
        out = [OUT] * len(looked.marks)
        for first, last in looked.paragraphs:
            self._tagger.set(looked.features[first:last])
            out[first:last] = [self._label(k) for k in range(last - first)]
        return out

    def _label(self, k: int) -> str:
        likely = {role: (self._likely(f"B {role}", k), self._likely(f"I {role}", k)) for role in ROLES}
        role = max(ROLES, key=lambda r: sum(likely[r]))
        begins, inside = likely[role]
        return OUT if begins + inside < _SURE else f"{'B' if begins > inside else 'I'} {role}"

    def _likely(self, label: str, k: int) -> float:
        return float(self._tagger.marginal(label, k)) if label in self._known else 0.0


def load(path: Path) -> Model | Problem:
    """The model in a file, or why there is none."""
    try:
        from pycrfsuite import Tagger
    except ImportError:
        return Problem(str(path), "A model needs python-crfsuite, which is not installed.", "Install it: pip install foedus[says].")
    found = unwrap(path)
    if isinstance(found, Problem):
        return found
    tagger = Tagger()
    tagger.open_inmemory(found)
    return Model(tagger, found)
