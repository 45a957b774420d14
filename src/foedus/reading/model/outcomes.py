"""What can come of a question to a model, and of each statement in its answer; counted and shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Bad(StrEnum):
    """Why a question has no answer that can be used."""

    UNREACHABLE = "the server cannot be reached"
    LATE = "no answer in time"
    LONG = "an answer too long"
    STATUS = "the server reported an error"
    NOT_ALLOWED = "the server refused the request"
    ROOM = "the question is too long for the model"
    PROTOCOL = "not an answer of the protocol"
    DECLINED = "the model declined"
    CUT = "the answer was cut short"
    NOT_JSON = "the answer is no JSON"
    SHAPE = "the answer has not the shape asked for"
    BUDGET = "the number of requests allowed was used up"


class Why(StrEnum):
    """Why a statement in an answer is refused."""

    SHAPE = "a kind or field that is not asked for"
    ABSENT = "its words are not in the source"
    AMBIGUOUS = "its words stand there more than once"
    OUTSIDE = "its words stand outside the sentences asked for"
    TREATY = "its treaty is not named in the source"
    ACTOR = "its actor is not named in the source"
    SPEAKER = "its speaker is not named in the source"
    DAY = "the words for its day are not in the source"
    TWICE = "it was told twice in one answer"


class Note(StrEnum):
    """What is told of a statement that is accepted all the same."""

    SPACING = "found but for white space and quotation marks"
    MOVED = "found in another sentence than named"
    UNDATED = "its words for the day tell no day"
    NOBODY = "an actor left out that is no state and no proper name"
    PARTLY = "an organ, person, place or vote left out that the source does not name"


@dataclass(frozen=True, slots=True)
class Failure:
    """A question without a usable answer. `again` asks to try once more, after `wait` seconds where the server says so.

    `final`: every further question would fail like it.
    """

    bad: Bad
    says: str = ""
    again: bool = False
    final: bool = False
    wait: float | None = None

    def __str__(self) -> str:
        return f"{self.bad.value}" + (f" ({self.says})" if self.says else "")


@dataclass(frozen=True, slots=True)
class Reply:
    """The text of an answer, and the tokens read and written."""

    content: str
    read: int = 0
    written: int = 0


@dataclass(slots=True)
class Tally:
    """What a run asked for and what came of it. `requests` counts every try, `kept` answers from earlier runs."""

    requests: int = 0
    kept: int = 0
    answers: int = 0
    accepted: int = 0
    read: int = 0
    written: int = 0
    asked_for: str = ""  # in which form answers were asked for
    bad: Counter[Bad] = field(default_factory=Counter)
    refused: Counter[Why] = field(default_factory=Counter)
    noted: Counter[Note] = field(default_factory=Counter)
