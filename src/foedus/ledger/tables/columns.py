"""Types of a ledger's columns that refuse what a damaged file can hold in them: SQLite keeps any value in any column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from types import NoneType
from typing import Any

from sqlalchemy import Date, Dialect, LargeBinary, String, Text
from sqlalchemy.types import TypeDecorator


class _Checked(TypeDecorator[Any]):
    given: tuple[type, ...] = ()  # what a driver gives for a sound value

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """ValueError where it is anything else."""
        made, given = super().result_processor(dialect, coltype), self.given

        def checked(value: Any) -> Any:
            if not isinstance(value, given):
                raise ValueError(f"a column holds a value of type {type(value).__name__}, which does not belong there")
            return made(value) if made else value

        return checked


class Word(_Checked):
    """A text, always there."""

    impl, cache_ok = String, True
    given = (str,)


class MaybeWord(_Checked):
    """A text, or nothing."""

    impl, cache_ok = String, True
    given = (str, NoneType)


class Record(_Checked):
    """A text of any length."""

    impl, cache_ok = Text, True
    given = (str,)


class Day(_Checked):
    """A day, which SQLite keeps as a text."""

    impl, cache_ok = Date, True
    given = (str, date)


class Bytes(_Checked):
    """Bytes; of a number SQLAlchemy would make as many zeros."""

    impl, cache_ok = LargeBinary, True
    given = (bytes,)
