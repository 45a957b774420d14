"""Who concludes a treaty's text, where and when it was done, in which languages it is authentic (VCLT arts. 10 and 33)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from foedus.core.texts import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Read(Generic[T]):
    """What is said, and at which characters."""

    value: T
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """What opening and testimonium say; what they do not say, or not so that it can be read, is absent.

    `parties` are states and organisations by their keys, as they were that day. `day` is EDTF. `originals` counts the
    signed copies.
    `equal` stands where the texts in those languages are said to be equally authentic; `prevailing` is the language of
    the text that decides where they diverge (VCLT art. 33(1)).
    """

    parties: tuple[Read[str], ...] = ()
    place: Read[str] | None = None
    day: Read[str] | None = None
    originals: Read[int] | None = None
    languages: tuple[Read[str], ...] = ()
    equal: Span | None = None
    prevailing: Read[str] | None = None
