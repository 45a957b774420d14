"""What a text tells, in the form in which the tests of acts write their expectations."""

from foedus.reading.drafting import draft

Told = tuple[str, str, str, set[str], str | None]


def told(text: str) -> list[Told]:
    """Kind, what it is about, status, states and the words of the day, of each act in order."""
    return [(a.kind, a.about, a.status, set(a.actors), a.time.words if a.time else None) for a in draft(text).acts]
