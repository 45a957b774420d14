"""Errors as values: what is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in what a user supplied. Reading and loading return these beside what they could do.

    `place` is a file, a file with line ("cards/x.yaml:12") or a path into a card ("x.yaml: acts[2].when");
    `sentence` says plainly what is wrong; `remedy` what the user can do.
    """

    place: str
    sentence: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" + (f" {self.remedy}" if self.remedy else "")


class Refused(Exception):
    """A whole request that cannot be carried out (a damaged ledger, an unreadable question).

    The desk shows its problem in one line and exits with a code of its own; it never reaches a user as a traceback.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
