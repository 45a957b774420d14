"""Languages: which one a text is in, and what is read of Russian and French."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from foedus.core.answers import Answer
from foedus.core.sources import source_id
from foedus.core.statements import Act
from foedus.core.words import About, ActKind, Stance, Status
from foedus.reading.drafting import draft
from foedus.reading.drafts import Draft, DraftAct
from foedus.reading.files.documents import Document
from foedus.reading.languages.detect import detect, languages
from foedus.reading.reader import read

TESTS = Path(__file__).parents[1]
GOLD = TESTS / "gold"
OTHERS = tomllib.loads((TESTS / "samples" / "other_languages.toml").read_text(encoding="utf-8"))
FOREIGN = {code: sorted((GOLD / code).glob("*.txt")) for code in ("ru", "fr")}


def _document(name: str, text: str) -> Document:
    return Document(id=source_id(text), name=name, place=name, text=text)


@pytest.mark.parametrize("language", sorted(OTHERS))
def test_a_text_in_another_language_is_told_and_not_read(language: str) -> None:
    found = detect(OTHERS[language])
    assert found.known == Answer.NO
    document = _document("a.txt", OTHERS[language])
    reading = read([document]).readings[0]
    assert not reading.statements
    assert found.name in reading.problems[0].sentence


@pytest.mark.parametrize("code", FOREIGN)
def test_reports_are_known_by_their_language(code: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in FOREIGN[code]]
    assert {(detect(text).code, detect(text).known, detect(text).also) for text in texts} == {(code, Answer.YES, None)}


def test_english_reports_are_known_as_english() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (*GOLD.glob("*.txt"), *(GOLD / "wire").glob("*.txt"))]
    assert {(detect(text).code, detect(text).known) for text in texts} == {("en", Answer.YES)}


@pytest.mark.parametrize(("text", "code"), [("", "en"), ("Putin signs", "en"), ("Путин подписал", "ru"), ("— 2024 —", "en")])
def test_of_a_few_words_it_cannot_be_told_and_their_letters_decide(text: str, code: str) -> None:
    assert (detect(text).code, detect(text).known) == (code, Answer.UNKNOWN)


def test_a_text_in_two_languages_is_read_in_the_first_and_the_other_is_told() -> None:
    french = FOREIGN["fr"][0].read_text(encoding="utf-8")
    english = (GOLD / "01-kyoto-putin-signs.txt").read_text(encoding="utf-8")
    document = _document("a.txt", french + "\n\n" + english[: len(french) // 2])
    reading = read([document]).readings[0]
    assert reading.language.code == "fr"
    assert ActKind.SIGNATURE in {s.content.kind for s in reading.statements if isinstance(s.content, Act)}
    assert "English" in reading.problems[0].sentence


def test_the_user_may_tell_the_language() -> None:
    document = _document("a.txt", "Россия ратифицировала договор.")
    assert read([document], language="ru").readings[0].language.code == "ru"


def test_every_language_has_all_its_tables() -> None:
    data = Path(detect.__code__.co_filename).parents[1] / "data"
    for code in set(languages()) - {"en"}:
        tables = {path.name for path in (data / code).iterdir()}
        wanted = {"abbreviations.toml", "datelines.toml", "frames.toml", "function_words.txt", "grammar.toml", "language.toml"}
        assert tables == wanted | {"nouns.toml", "times.toml", "verbs.toml"}


# (language, sentence, kind, about, status, actors)
ACTS = [
    ("ru", "Россия и Китай подписали договор о дружбе.", ActKind.SIGNATURE, About.TREATY, Status.DONE, "RUS CHN"),
    ("ru", "Договор подписан президентами России и Китая.", ActKind.SIGNATURE, About.TREATY, Status.DONE, "RUS CHN"),
    ("ru", "Договор будет подписан в мае.", ActKind.SIGNATURE, About.TREATY, Status.EXPECTED, ""),
    ("ru", "Венгрия не подписала договор.", ActKind.SIGNATURE, About.TREATY, Status.NOT_DONE, "HUN"),
    ("ru", "Венгрия отказалась подписать договор.", ActKind.SIGNATURE, About.TREATY, Status.NOT_DONE, "HUN"),
    ("ru", "Госдума ратифицировала соглашение с Ираном.", ActKind.PARLIAMENTARY_APPROVAL, About.TREATY, Status.DONE, "RUS"),
    ("ru", "Сейм Литвы проголосовал за выход из договора.", ActKind.PARLIAMENTARY_APPROVAL, About.WITHDRAWAL, Status.DONE, "LTU"),
    ("ru", "Президент Польши подписал закон о ратификации договора.", ActKind.RATIFICATION, About.TREATY, Status.DONE, "POL"),
    ("ru", "Индия и Непал обменялись ратификационными грамотами.", ActKind.EXCHANGE, About.TREATY, Status.DONE, "IND NPL"),
    ("ru", "Чили сдало на хранение ратификационную грамоту.", ActKind.DEPOSIT, About.TREATY, Status.DONE, "CHL"),
    ("ru", "В силу соглашение вступило 1 мая.", ActKind.ENTRY_INTO_FORCE, About.TREATY, Status.DONE, ""),
    ("ru", "США вышли из договора.", ActKind.WITHDRAWAL, About.TREATY, Status.DONE, "USA"),
    ("ru", "США намерены выйти из договора.", ActKind.WITHDRAWAL, About.TREATY, Status.EXPECTED, "USA"),
    ("ru", "Иран решил приостановить участие в договоре.", ActKind.ANNOUNCEMENT, About.SUSPENSION, Status.DONE, "IRN"),
    ("ru", "Лондон уведомил партнёров о выходе из договора.", ActKind.NOTIFICATION, About.WITHDRAWAL, Status.DONE, "GBR"),
    ("ru", "Соглашение временно применяется с 1 мая.", ActKind.PROVISIONAL_APPLICATION, About.TREATY, Status.DONE, ""),
    ("fr", "La France et l'Italie ont signé un traité.", ActKind.SIGNATURE, About.TREATY, Status.DONE, "FRA ITA"),
    ("fr", "Le traité a été signé par la France et le Maroc.", ActKind.SIGNATURE, About.TREATY, Status.DONE, "FRA MAR"),
    ("fr", "Le traité sera signé en mai.", ActKind.SIGNATURE, About.TREATY, Status.EXPECTED, ""),
    ("fr", "La Hongrie n'a pas signé le traité.", ActKind.SIGNATURE, About.TREATY, Status.NOT_DONE, "HUN"),
    ("fr", "La Hongrie a refusé de signer le traité.", ActKind.SIGNATURE, About.TREATY, Status.NOT_DONE, "HUN"),
    ("fr", "Le Parlement grec a ratifié l'accord avec l'Égypte.", ActKind.PARLIAMENTARY_APPROVAL, About.TREATY, Status.DONE, "GRC"),
    (
        "fr",
        "Le Parlement letton a voté le retrait du traité.",
        ActKind.PARLIAMENTARY_APPROVAL,
        About.WITHDRAWAL,
        Status.DONE,
        "LVA",
    ),
    ("fr", "Le Sénat belge doit encore ratifier l'accord.", ActKind.PARLIAMENTARY_APPROVAL, About.TREATY, Status.EXPECTED, "BEL"),
    ("fr", "Le Chili a déposé son instrument de ratification.", ActKind.DEPOSIT, About.TREATY, Status.DONE, "CHL"),
    ("fr", "L'accord est entré en vigueur le 1er mai.", ActKind.ENTRY_INTO_FORCE, About.TREATY, Status.DONE, ""),
    ("fr", "Les États-Unis se sont retirés du traité.", ActKind.WITHDRAWAL, About.TREATY, Status.DONE, "USA"),
    ("fr", "Le Togo menace de se retirer du traité.", ActKind.WITHDRAWAL, About.TREATY, Status.EXPECTED, "TGO"),
    ("fr", "L'Iran a décidé de suspendre le traité.", ActKind.ANNOUNCEMENT, About.SUSPENSION, Status.DONE, "IRN"),
    ("fr", "Londres a notifié son retrait du traité.", ActKind.NOTIFICATION, About.WITHDRAWAL, Status.DONE, "GBR"),
    ("fr", "Le traité est appliqué à titre provisoire.", ActKind.PROVISIONAL_APPLICATION, About.TREATY, Status.DONE, ""),
]


@pytest.mark.parametrize(("language", "text", "kind", "about", "status", "actors"), ACTS)
def test_acts(language: str, text: str, kind: ActKind, about: About, status: Status, actors: str) -> None:
    told = [(a.kind, a.about, a.status, " ".join(a.actors)) for a in draft(text, language).acts]
    assert told == [(kind, about, status, actors)]


NO_ACTS = [
    ("ru", "Госдума приняла закон о бюджете, президент его подписал."),
    ("ru", "Россия ввела санкции против Литвы."),
    ("ru", "Если парламент одобрит договор, он вступит в силу в июле."),
    ("ru", "Стороны подписали коалиционное соглашение: соглашение о коалиции одобрили обе партии."),
    ("fr", "Le Sénat a adopté la loi sur l'immigration, le président l'a promulguée."),
    ("fr", "La France a condamné le coup d'État au Niger."),
    ("fr", "Si le Sénat approuve le traité, il entrera en vigueur en juillet."),
    ("fr", "Les deux partis ont signé un accord de coalition."),
]


@pytest.mark.parametrize(("language", "text"), NO_ACTS)
def test_what_is_no_act_of_a_treaty(language: str, text: str) -> None:
    assert draft(text, language).acts == ()


def test_organs_bear_the_names_that_english_reports_give_them() -> None:
    text = "Договор одобрили Госдума и Совет Федерации. Его ратифицировал Сенат США."
    assert [a.organ for a in draft(text, "ru").acts] == ["State Duma", "Federation Council", "US Senate"]


def test_persons_bear_the_names_of_the_table_of_leaders() -> None:
    assert _one("Договор подписан Владимиром Путиным и Си Цзиньпином.", "ru").persons == ("Vladimir Putin", "Xi Jinping")
    assert _one("Vladimir Poutine a signé le traité.", "fr").persons == ("Vladimir Putin",)


def test_votes_and_places() -> None:
    act = _one("Le Sénat a rejeté à Paris le traité par 211 voix contre 44.", "fr")
    assert (act.vote, act.status, act.place) == ("211-44", Status.NOT_DONE, "Paris")


def _one(text: str, language: str) -> DraftAct:
    (act,) = draft(text, language).acts
    return act


CLAIMS = [
    ("ru", "МИД Китая заявил, что договор устарел.", "Foreign Ministry (CHN)", Stance.ASSERTS, "договор устарел"),
    ("ru", "Киев опроверг, что соглашение подписано.", "UKR", Stance.DENIES, "соглашение подписано"),
    ("ru", "Договор устарел, считает Владимир Путин.", "Vladimir Putin", Stance.ASSERTS, "Договор устарел"),
    ("fr", "« Le traité est caduc depuis longtemps », a déclaré Emmanuel Macron.", "Emmanuel Macron", Stance.ASSERTS, None),
    ("fr", "Le Premier ministre hongrois, Viktor Orban, a nié que le traité soit caduc.", "Viktor Orban", Stance.DENIES, None),
]


@pytest.mark.parametrize(("language", "text", "speaker", "stance", "said"), CLAIMS)
def test_claims(language: str, text: str, speaker: str, stance: Stance, said: str | None) -> None:
    (claim,) = draft(text, language).claims
    assert (claim.speaker, claim.stance) == (speaker, stance)
    assert said in (None, text[claim.start : claim.end])


def test_a_treaty_of_the_register_has_its_key_in_every_language() -> None:
    names = {
        "ru": "Польша ратифицировала Римский статут.",
        "fr": "La Pologne a ratifié le statut de Rome.",
        "en": "Poland ratified the Rome Statute.",
    }
    documents = [_document(f"{code}.txt", text) for code, text in names.items()]
    keys = [
        s.content.treaty
        for d in documents
        for s in read([d], language=d.name[:2]).readings[0].statements
        if isinstance(s.content, Act)
    ]
    assert keys == ["rome-statute"] * 3


@pytest.mark.parametrize("path", [p for paths in FOREIGN.values() for p in paths], ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_most_labelled_acts_are_found(path: Path) -> None:
    label = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    wanted = [a for a in label["acts"] if not a.get("ignore")]
    told = draft(path.read_text(encoding="utf-8"), path.parent.name).acts
    found = [a for a in wanted if any((a["kind"], a["about"], a["status"]) == (t.kind, t.about, t.status) for t in told)]
    assert len(found) >= 0.75 * len(wanted)
    assert bool(told) == bool(wanted)


TEXTS = st.text(
    st.sampled_from("Путин подпсал договр с США 2024 г., «»\"'()—\n\u200b\u202eé l'accord a été signé par Mali le mai"),
    max_size=300,
)


@pytest.mark.parametrize("language", ["ru", "fr"])
@settings(max_examples=60, deadline=None)
@over(text=TEXTS)
def test_spans_are_exact_for_any_text(language: str, text: str) -> None:
    _exact(draft(text, language))


@pytest.mark.parametrize("language", ["ru", "fr"])
@pytest.mark.parametrize(
    "piece", ["«", "(" * 9 + ")", "Он заявил, что ", "le traité et ", "Иван Иванов ", "(АБВ) ", "19 июня 2024 года, ", "\u202e"]
)
def test_hostile_texts_are_read_without_harm(language: str, piece: str) -> None:
    _exact(draft(piece * 2000, language))


def _exact(told: Draft) -> None:
    spans = [(a.start, a.end) for a in told.acts] + [(c.start, c.end) for c in told.claims]
    assert all(0 <= start <= end <= len(told.text) for start, end in spans)
    assert all(told.text[m.start : m.end] == m.words for m in told.times)


def test_the_command_s_help_tells_the_languages() -> None:
    from click.testing import CliRunner

    from foedus.desk.commands.read import command

    shown = CliRunner().invoke(command, ["--help"]).output
    assert all(name in shown for name in languages().values())
    refused = CliRunner().invoke(command, ["--language", "xx", "a.txt"])
    assert refused.exit_code != 0
    assert "ru (Russian)" in refused.output


@pytest.mark.parametrize(
    "line",
    [
        "Denmark's Folketing threw out the patent court accord by 60 votes to 49.",
        "WASHINGTON, March 13 (Xinhua) -- U.S. Senate on Wednesday ratified a tax treaty with Croatia by voice vote.",
        "Norway, Iceland and Liechtenstein to apply EFTA-Ukraine trade pact from June 1",
    ],
)
def test_a_line_of_english_is_read(line: str) -> None:
    assert detect(line).code == "en"
    assert detect(line).known != Answer.NO
