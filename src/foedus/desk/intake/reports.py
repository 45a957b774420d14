"""From the files of a job to what its reports say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set

from foedus.core.problems import Problem, Refused
from foedus.core.statements import Act
from foedus.desk.intake.apart import File, Read, Reader, extract
from foedus.desk.intake.bounds import Limits
from foedus.desk.intake.child import Beat
from foedus.desk.intake.jobs import Job
from foedus.desk.intake.uploads import Uploads
from foedus.reading.files.documents import Document, distinct

Acts = Callable[[Set[str]], Sequence[Act]]  # what other sources than these told the ledger
_EXTRACTED = 0.3  # of the whole way


def read_job(job: Job, uploads: Uploads, acts: Acts, limits: Limits, beat: Beat) -> Read:
    """What the job's files say, read together, and what was wrong with the rest."""
    files, gone = _files(job, uploads)
    documents, problems = distinct(_documents(files, limits, beat))
    problems = [*gone, *problems, *_too_many(documents, limits)]
    reader = Reader(
        limits=limits,
        beat=lambda way: beat(None if way is None else _EXTRACTED + (1 - _EXTRACTED) * way),
        known=tuple(acts({d.id for d in documents})),
        published=job.published,
        language=job.language,
    )
    return Read(problems=tuple(problems)) + reader.read(documents[: limits.reports])


def _files(job: Job, uploads: Uploads) -> tuple[list[File], list[Problem]]:
    files, problems = [], []
    for key, name in zip(job.uploads, job.files, strict=True):
        try:
            files.append((name, uploads.data(key)))
        except Refused as error:
            problems.append(error.problem)
    return files, problems


def _documents(files: Sequence[File], limits: Limits, beat: Beat) -> Iterator[Document | Problem]:
    for n, found in enumerate(extract(files, limits, beat), 1):
        yield from found
        beat(_EXTRACTED * n / len(files))


def _too_many(documents: Sequence[Document], limits: Limits) -> Iterator[Problem]:
    if more := len(documents[limits.reports :]):
        sentence = f"hold {more:,} reports beyond the {limits.reports:,} that are read at once."
        yield Problem("files", sentence, "Split them.")
