"""Dates of Russian and French reports, read from a report of Wednesday, 13 November 2024."""

from __future__ import annotations

from datetime import date

import pytest

from foedus.core.when import When
from foedus.reading.days.resolve import resolve
from foedus.reading.days.times import times
from foedus.reading.story.own import own

PUBLISHED = When.on(date(2024, 11, 13))
RUSSIAN = {
    "19 июня 2024 года": "2024-06-19",
    "19 июня 2024 г.": "2024-06-19",
    "07.11.2023": "2023-11-07",
    "1-го марта 2024 года": "2024-03-01",
    "6 ноября": "2024-11-06",
    "в среду, 6 ноября": "2024-11-06",
    "в прошлую пятницу": "2024-11-08",
    "в минувшую субботу": "2024-11-09",
    "в понедельник": "2024-11-11",
    "вчера": "2024-11-12",
    "на прошлой неделе": "2024-11-04/2024-11-10",
    "на этой неделе": "2024-11-11/2024-11-17",
    "в прошлом месяце": "2024-10",
    "в октябре 2022 года": "2022-10",
    "в июне прошлого года": "2023-06",
    "в прошлом году": "2023",
    "в 2007 году": "2007",
    "в начале 2023 года": "2023-01-01/2023-04-30",
    "в первой половине 2019 года": "2019-01-01/2019-06-30",
    "в конце сентября": "2024-09-21/2024-09-30",
    "летом 2023 года": "2023-06-01/2023-08-31",
    "с 2 по 5 мая 2023 года": "2023-05-02/2023-05-05",
    "три дня назад": "2024-11-10",
}
FRENCH = {
    "le 19 juin 2024": "2024-06-19",
    "le 1er mars 2024": "2024-03-01",
    "vendredi 9 mai 2025": "2025-05-09",
    "07/11/2023": "2023-11-07",
    "le 6 novembre": "2024-11-06",
    "vendredi dernier": "2024-11-08",
    "lundi soir": "2024-11-11",
    "hier": "2024-11-12",
    "aujourd'hui": "2024-11-13",
    "la semaine dernière": "2024-11-04/2024-11-10",
    "la semaine prochaine": "2024-11-18/2024-11-24",
    "cette semaine": "2024-11-11/2024-11-17",
    "le mois dernier": "2024-10",
    "en octobre 2022": "2022-10",
    "d’octobre 2022": "2022-10",
    "l'an dernier": "2023",
    "en 2007": "2007",
    "fin 2022": "2022-09-01/2022-12-31",
    "début mars": "2024-03-01/2024-03-10",
    "mi-juin": "2024-06-11/2024-06-20",
    "au printemps 2024": "2024-03-01/2024-05-31",
    "du 2 au 5 mai 2023": "2023-05-02/2023-05-05",
    "il y a trois jours": "2024-11-10",
}


@pytest.mark.parametrize(
    ("language", "words", "day"), [("ru", *pair) for pair in RUSSIAN.items()] + [("fr", *pair) for pair in FRENCH.items()]
)
def test_days(language: str, words: str, day: str) -> None:
    (found,) = times(words, None, language)
    assert resolve(found.expr, published=PUBLISHED).edtf == day


@pytest.mark.parametrize(
    ("language", "words", "offset"),
    [
        ("ru", "на следующий день", 1),
        ("ru", "двумя днями позже", 2),
        ("ru", "спустя восемь дней", 8),
        ("ru", "в тот же день", 0),
        ("fr", "le lendemain", 1),
        ("fr", "la veille", -1),
        ("fr", "trois jours plus tard", 3),
        ("fr", "le jour même", 0),
    ],
)
def test_days_counted_from_an_act(language: str, words: str, offset: int) -> None:
    (found,) = times(words, None, language)
    day = resolve(found.expr, published=PUBLISHED, reference=When.on(date(2024, 6, 10)))
    assert day.edtf == f"2024-06-{10 + offset:02}"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", "за проголосовали 295 депутатов"),
        ("ru", "статья 1990"),
        ("fr", "par 266 voix contre 213"),
        ("fr", "il marche vers 2000 soldats"),
    ],
)
def test_what_is_no_day(language: str, words: str) -> None:
    assert times(words, None, language) == []


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("ru", "МОСКВА, 28 февраля 2023 г. Президент подписал закон.", "2023-02-28"),
        ("ru", "МИНСК, 14 марта 2024 года (Агентство) — Парламент принял закон.", "2024-03-14"),
        ("ru", "Закон подписан\n07.11.2023\n\nПрезидент подписал закон.", "2023-11-07"),
        ("ru", "Опубликовано: 7 ноября 2023 года\nПрезидент подписал закон.", "2023-11-07"),
        ("fr", "PARIS, 21 mars 2024 - Le Sénat a rejeté la loi.", "2024-03-21"),
        ("fr", "Ouagadougou, le 29 janvier 2025. Le Mali est sorti.", "2025-01-29"),
        ("fr", "Publié le 1er mars 2024\nLe Sénat a rejeté la loi.", "2024-03-01"),
    ],
)
def test_the_day_that_a_report_bears(language: str, text: str, day: str) -> None:
    found = own(text, language)
    assert found is not None
    assert found.when.edtf == day


@pytest.mark.parametrize(
    ("language", "text"),
    [("ru", "Договор от 19 июня 2024 года вступил в силу."), ("fr", "Le traité du 19 juin 2024 est en vigueur.")],
)
def test_a_treaty_s_day_is_no_report_s(language: str, text: str) -> None:
    assert own(text, language) is None
