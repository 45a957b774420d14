"""Answers kept on disk, so that asking the same again costs nothing. One file an answer, by a hash of what was asked."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from foedus.core.problems import Problem, Refused
from foedus.reading.model.prompt import version
from foedus.reading.model.server import Server


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of answers. What stands in it is checked like any other answer; a damaged file counts as none."""

    folder: Path

    def find(self, server: Server, asked: str) -> str | None:
        """The answer to the same question to the same model, if it is kept."""
        try:
            whole = json.loads(self._file(server, asked).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        content = whole.get("content") if isinstance(whole, dict) else None
        return content if isinstance(content, str) else None

    def keep(self, server: Server, asked: str, content: str) -> None:
        """Keep the answer, whole or not at all. Refused where the folder cannot be written."""
        whole = {"model": server.model, "instruction": version(), "content": content}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=self.folder, delete=False, encoding="utf-8") as file:
                json.dump(whole, file)
            os.replace(file.name, self._file(server, asked))
        except OSError as error:
            why = error.strerror or "the system refused"
            remedy = "Name a folder where you may write."
            raise Refused(Problem(str(self.folder), f"Answers cannot be kept in it ({why}).", remedy)) from None

    def _file(self, server: Server, asked: str) -> Path:
        whole = json.dumps([server.address, server.model, version(), asked])
        return self.folder / f"{hashlib.sha256(whole.encode()).hexdigest()[:32]}.json"
