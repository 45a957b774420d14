"""Trained models as files, made from a folder that the user brings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from foedus.core.problems import Problem, Refused

if TYPE_CHECKING:
    from foedus.reading.speech.model.roles import Spans


def trained(folder: str, target: str) -> list[Problem]:
    """Train a model of attributions on a folder and write it; the texts that could not be read. Refused where none could."""
    from foedus.desk.options import progress
    from foedus.desk.writing import written_bytes
    from foedus.reading.speech.model.brat import labelled, pairs
    from foedus.reading.speech.model.training import trained

    problems: list[Problem] = []
    number = len(pairs(Path(folder)))
    with progress("reading") as told:

        def texts() -> Iterator[tuple[str, Spans]]:
            for done, one in enumerate(labelled(Path(folder)), 1):
                if isinstance(one, Problem):
                    problems.append(one)
                else:
                    yield one
                if told:
                    told(done, number)

        try:
            made = trained(texts())
        except ImportError:
            raise Refused(Problem("--train", "Training needs python-crfsuite.", "Install it: pip install foedus[says].")) from None
    if made is None:
        remedy = "Name a folder with .txt files and .ann files beside them, as PolNeAR has."
        raise Refused(Problem(folder, "No text with marked attributions is there.", remedy))
    written_bytes(target, made)
    return problems
