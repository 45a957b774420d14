"""What a text speaks of as it goes on: its treaties, the last actor, law, way out and act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from foedus.reading.acts.entities import Treaties
from foedus.reading.days.times import TimeMention
from foedus.reading.drafts import DraftAct
from foedus.reading.syntax.phrase import Phrase
from foedus.reading.words.grammar import words
from foedus.reading.words.personnames import Person


@dataclass
class Focus(Treaties):
    """The state of the discourse; used while one text is read, then thrown away."""

    states: tuple[str, ...] = ()  # for whom the last actor acted
    several: tuple[str, ...] = ()  # the last states that acted together: "they"
    person: Person | None = None  # the last person who acted or spoke
    person_states: tuple[str, ...] = ()
    organ: str | None = None
    group: str = "none"  # class of the last actor
    thing: str = ""  # class of the last law, treaty or instrument named: what "it" stands for as an object
    topic: str = ""  # class of the last subject that was no pronoun
    antecedent: tuple[str, ...] = ()  # states that "which both" takes up
    subject: tuple[str, ...] = ()  # states of the clause being read
    law: str | None = None  # what the last law concerned: treaty, withdrawal, termination, suspension
    exit: str = "treaty"  # the last way out spoken of
    last: DraftAct | None = None
    asked: int = -9  # the sentence that last asked about an act
    title: Phrase | None = None  # the treaty that heads a fact box
    question: DraftAct | None = None  # the act that it asked about
    answered: int = -9  # the sentence that last answered with a list
    entry: TimeMention | None = None  # the day that opens the entry of a timeline being read
    scene: TimeMention | None = None  # the day of what is being told, as long as the story stays with it
    scene_at: int = 0  # the sentence that last told something of that day
    live: bool = False  # a page kept while things happen
    lead: int = 0  # the number of the sentence that tells the news
    organs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    here: tuple[str, ...] = ()  # states of the place named at the head of this sentence
    spoken: tuple[str, ...] = ()  # states the text speaks of, the most often named first
    place: tuple[str, ...] = ()  # states of the place where the report was written

    def remember(self, subject: Sequence[Phrase], states: tuple[str, ...], organ: str | None, group: str, *, passing: bool) -> None:
        """Keep who acted and what was spoken of; a verb in passing ("in writing", "which has not") leaves the actor as it was."""
        person = next((p.value for p in subject if p.sort == "person"), None)
        if person is not None:
            self.person, self.person_states = person, states
        if subject and subject[0].low not in words("pronouns"):
            self.topic = subject[0].sort
        if not states or passing:
            return
        self.states, self.organ, self.group = states, organ, group if group != "none" else self.group
        self.several = states if len(states) > 1 else self.several
        for phrase in subject:
            if phrase.sort in ("organ", "chamber", "person"):
                self.organs.setdefault(phrase.name or phrase.low, states)
