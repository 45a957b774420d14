"""Training: a conditional random field from labelled texts. The same texts give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from foedus.reading.speech.model.envelope import wrap
from foedus.reading.speech.model.features import look
from foedus.reading.speech.model.roles import Spans, labels
from foedus.reading.syntax.scan import scan

# Weights of the penalties (chosen by cross-validation on the training part of PolNeAR), rarest feature kept, rounds.
_SETTINGS = {"c1": 1.0, "c2": 0.1, "feature.minfreq": 2, "max_iterations": 80, "feature.possible_transitions": True}


def trained(texts: Iterable[tuple[str, Spans]]) -> bytes | None:
    """The file of a model trained on texts with their spans; None where no text has any.

    Raises ImportError where python-crfsuite is not installed.
    """
    from pycrfsuite import Trainer

    trainer, marked = Trainer(verbose=False), False
    for text, found in texts:
        marked = marked or any(found.values())
        seen = look(scan(text))
        right = labels(seen.marks, found)
        for first, last in seen.paragraphs:
            trainer.append(seen.features[first:last], right[first:last])
    if not marked:
        return None
    trainer.set_params(_SETTINGS)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "model"
        trainer.train(str(path))
        return wrap(path.read_bytes())
