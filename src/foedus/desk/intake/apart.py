"""Reports read together in a process apart; one that breaks it is found and left out, and the others are read."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import IO

from foedus.core.problems import Problem
from foedus.core.statements import Act
from foedus.core.when import When
from foedus.desk.intake.bounds import Limits
from foedus.desk.intake.checked import Understood, documents_of, understood
from foedus.desk.intake.child import Beat, Broken, answers
from foedus.reading.files.documents import Document

File = tuple[str, bytes]
_IN_PARTS = Problem("reports", "were read in parts, for all were too much; days may be less exact.", "Upload fewer at once.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What could be read, and what was wrong with the rest."""

    found: tuple[Understood, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __add__(self, other: Read) -> Read:
        return Read(found=self.found + other.found, problems=self.problems + other.problems)


def extract(files: Sequence[File], limits: Limits, beat: Beat) -> Iterator[list[Document | Problem]]:
    """Of each file (name, bytes) its documents or what is wrong with it, in order."""
    with tempfile.TemporaryFile(prefix="foedus-") as request:
        starts = [_put(request, file) for file in files]
        at = 0
        while at < len(files):
            request.seek(starts[at])
            try:
                for line in answers("extract", request, len(files) - at, limits, beat):
                    found = documents_of(line, files[at][0])
                    at += 1
                    yield found
            except Broken as broken:
                at += 1
                yield [Problem(files[at - 1][0], broken.sentence, broken.remedy)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads documents as `foedus ingest` does, with what the user told of them and the acts that the ledger knows."""

    limits: Limits
    beat: Beat
    known: tuple[Act, ...] = ()
    published: When | None = None
    language: str | None = None

    def read(self, documents: Sequence[Document]) -> Read:
        """What the documents say together, without those that cannot be read."""
        pending, problems = tuple(documents), Read()
        while pending:
            try:
                return self._together(pending) + problems
            except Broken as broken:
                culprit = self._culprit(pending, broken)
            if culprit is None:
                return self._in_halves(pending) + problems
            at, problem = culprit
            problems += Read(problems=(problem,))
            pending = pending[:at] + pending[at + 1 :]
        return problems

    def _together(self, documents: Sequence[Document]) -> Read:
        """Raises Broken, which has counted the documents that had been read by then."""
        found = []
        with self._request(documents) as request:
            for n, line in enumerate(answers("read", request, 2 * len(documents), self.limits, self.beat)):
                self.beat(n / (2 * len(documents)))
                if n >= len(documents):  # before, each line is a sign that another document has been read
                    found.append(_fitting(line, documents[n - len(documents)], n))
        return Read(found=tuple(found), problems=tuple(p for one in found for p in one.problems))

    def _culprit(self, documents: Sequence[Document], broken: Broken) -> tuple[int, Problem] | None:
        """The document that was in hand, if it breaks the reader by itself too."""
        at = broken.answered
        if len(documents) == 1:
            return 0, Problem(documents[0].place, broken.sentence, broken.remedy)
        if at >= len(documents):
            return None
        try:
            self._together(documents[at : at + 1])
        except Broken as alone:
            return at, Problem(documents[at].place, alone.sentence, alone.remedy)
        return None

    def _in_halves(self, documents: Sequence[Document]) -> Read:
        half = len(documents) // 2
        return self.read(documents[:half]) + self.read(documents[half:]) + Read(problems=(_IN_PARTS,))

    @contextmanager
    def _request(self, documents: Sequence[Document]) -> Iterator[IO[bytes]]:
        told = {"known": self.known, "published": self.published, "language": self.language, "today": date.today()}
        with tempfile.TemporaryFile(prefix="foedus-") as request:
            _put(request, {"documents": list(documents), **told})
            request.seek(0)
            yield request


def _put(request: IO[bytes], asked: object) -> int:
    """Write it down for the process; where it begins."""
    start = request.tell()
    pickle.dump(asked, request)
    request.flush()
    return start


def _fitting(line: bytes, document: Document, n: int) -> Understood:
    try:
        return understood(line, document)
    except Broken as broken:
        broken.answered = n
        raise
