"""The full-text index: an SQLite file that many threads read while one writes, thrown away at the end."""

from __future__ import annotations

import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

# names: what has a name; `called` is searched through `names`. passages: words of sources; where each stands is in `places`.
_SCHEMA = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=OFF;
CREATE TABLE called(id INTEGER PRIMARY KEY, kind TEXT, key BLOB, form BLOB, words TEXT);
CREATE INDEX called_key ON called(kind, key);
CREATE INDEX called_words ON called(words);
CREATE VIRTUAL TABLE names USING fts5(words, content='called', content_rowid='id', tokenize='ascii', prefix='1 2 3');
CREATE TABLE name_words(word TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE articles(treaty BLOB, article BLOB, head TEXT, about BLOB, PRIMARY KEY(treaty, article, about)) WITHOUT ROWID;
CREATE INDEX article_head ON articles(head);
CREATE TABLE places(id INTEGER PRIMARY KEY, start INTEGER, end INTEGER);
CREATE VIRTUAL TABLE passages USING fts5(words, content='', tokenize='ascii', prefix='1 2 3');
"""  # words come folded, with single spaces: what the tokenizer of SQLite would make of a text is never asked
_MAPPED = 2**28  # bytes of the file that a reader may map into memory


class Database:
    """One connection for each thread that reads, and one behind a lock for whoever writes."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="foedus-search-", ignore_cleanup_errors=True)
        self._file = Path(self._folder.name) / "index"
        self._open: list[sqlite3.Connection] = []
        self._mine = threading.local()
        self._lock = threading.Lock()
        self._writer = self._connect()
        self._writer.executescript(_SCHEMA)

    def rows(self, sql: str, *values: object) -> Iterator[sqlite3.Row]:
        """The rows of a query, as of the last finished writing, read only as far as they are taken."""
        if not hasattr(self._mine, "reader"):
            self._mine.reader = self._connect()
        with closing(self._mine.reader.execute(sql, values)) as cursor:
            yield from cursor

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of it is seen by readers, or nothing; one at a time."""
        with self._lock:
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
            except BaseException:
                self._writer.execute("ROLLBACK")
                raise
            self._writer.execute("COMMIT")

    def close(self) -> None:
        """Close all connections and remove the file. Nobody may be reading."""
        for connection in self._open:
            connection.close()
        self._folder.cleanup()

    def _connect(self) -> sqlite3.Connection:
        made = sqlite3.connect(self._file, isolation_level=None, check_same_thread=False, timeout=60)
        made.row_factory = sqlite3.Row
        made.execute(f"PRAGMA mmap_size={_MAPPED}")
        self._open.append(made)
        return made


def stored(text: str) -> bytes:
    """Text of others as it is kept: SQLite takes no lone surrogates as text."""
    return text.encode("utf-8", "surrogatepass")


def loaded(kept: bytes) -> str:
    """The text again."""
    return kept.decode("utf-8", "surrogatepass")
