"""An attribution: somebody's word, thought or attitude as a text passes it on."""

from __future__ import annotations

from dataclasses import dataclass

from foedus.core.words import Stance

Span = tuple[int, int]  # characters [start, end) of the text


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Source, cue and content, each as characters of the text (the three parts of Pareti's PARC and of PolNeAR).

    `source` is None where the text names nobody ("is expected to"), `content` may stand in pieces. `speaker` is who is meant, a
    pronoun resolved where the text allows, else None. `stance` is None where the source passes nothing on ("did not say", "asked").
    `hedges` are the words of doubt in cue and content. `outer` is the place, in the order of the text, of the attribution in whose
    content this one stands; None for the writer's own.
    """

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    speaker: str | None = None
    stance: Stance | None = Stance.ASSERTS
    hedges: tuple[Span, ...] = ()
    outer: int | None = None
