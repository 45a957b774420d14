"""Lineage: shared prose links reports, shared quotations do not; spans are exact; nothing hangs on order."""

import json
from itertools import combinations
from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.reading.lineage.growing import Growing
from foedus.reading.lineage.lineage import Lineage, Passage, lineage
from foedus.reading.lineage.sharing import LINKED, sharing
from foedus.reading.lineage.signoffs import signoffs
from foedus.reading.lineage.words import prose

GOLD = Path(__file__).parents[1] / "gold"
SHARED = Path(__file__).parents[3] / "shared"
needs_seeds = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="NOT TESTED: the seed reports in ../shared are absent")

FIRST = """The northern republic has withdrawn from the fishing treaty that it concluded with its neighbour twelve years ago.
Its government complained that trawlers had emptied the shallow waters along the coast while inspectors looked away.

Negotiators had tried for months to rescue the bargain, and a commission of biologists urged both capitals to spare the herring.
Fishermen in the harbour towns fear that the quarrel will cost them their living before winter.

“We gave them every chance, and they have answered us with empty words and with emptier nets,” the minister said."""

# Another hand, the same event: names, acts and the quotation agree, the prose does not.
APART = """A notice of denunciation ended the fishing treaty between the two neighbours on Tuesday.

“We gave them every chance, and they have answered us with empty words and with emptier nets,” the minister told reporters.

Diplomats from abroad were surprised by this step. Prices on the market rose at once, while exporters asked for subsidies.
No talks are planned, though an envoy may travel south in spring."""

# The first one reworded.
REWORDED = """After twelve years, the northern republic withdrew from a fishing treaty concluded with the neighbour.
The government complained of trawlers emptying shallow waters along its coast with inspectors looking the other way.

For months, negotiators tried to rescue it; biologists on a commission had urged the capitals that the herring be spared.
In harbour towns the fishermen feared losing their living before the winter because of the quarrel."""


def reports() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))}


def labelled_groups() -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for path in GOLD.glob("*.json"):
        label = json.loads(path.read_text(encoding="utf-8"))
        groups.setdefault(label["lineage_group"] or path.stem, set()).add(label["report"])
    return {frozenset(group) for group in groups.values()}


def test_labelled_groups_and_no_false_pair() -> None:
    assert len(reports()) >= 36
    assert set(lineage(reports()).groups) == labelled_groups()


@needs_seeds
def test_groups_of_the_seed_reports_among_all_others() -> None:
    seeds = {path.name: path.read_text(encoding="utf-8") for path in (SHARED / "seeds").glob("*.txt")}
    story = json.loads((SHARED / "gold" / "seeds.json").read_text(encoding="utf-8"))["story"]["lineage"]["groups"]
    expected = {frozenset(group) for group in story}
    assert set(lineage(seeds).groups) == expected
    assert set(lineage(seeds | reports()).groups) == expected | labelled_groups()


@pytest.mark.parametrize("pair", [("16", "17"), ("18", "19"), ("20", "21")])
def test_pairs_that_share_a_quotation_only(pair: tuple[str, str]) -> None:
    found = lineage({k: v for k, v in reports().items() if k.startswith(tuple(f"{n}-" for n in pair))})
    assert len(found.groups) == 2
    assert found.links == ()
    assert all(passage.quoted for passage in found.passages)


def test_a_shared_quotation_is_shown_but_makes_no_lineage() -> None:
    found = lineage({"first": FIRST, "apart": APART})
    assert found.links == ()
    assert [(p.a, p.b, p.quoted) for p in found.passages] == [("apart", "first", True)]
    passage = found.passages[0]
    assert APART[passage.a_start : passage.a_end].startswith("We gave them every chance")
    assert FIRST[passage.b_start : passage.b_end].endswith("emptier nets")


def test_rewording_links_and_shows_the_sentences() -> None:
    found = lineage({"first": FIRST, "reworded": REWORDED, "apart": APART})
    assert set(found.groups) == {frozenset({"first", "reworded"}), frozenset({"apart"})}
    assert found.group_of("first") == {"first", "reworded"}
    told = {FIRST[p.a_start : p.a_end].split()[-1] for p in found.between("reworded", "first") if p.reworded}
    assert {"away.", "winter."} <= told


def test_wrapping_and_typography_do_not_matter() -> None:
    plain = (
        FIRST.replace("“", '"').replace("”", '"').replace("\n\n", "\r\n \r\n").replace(" ", "\n", 7).replace("fishing", "FISHING")
    )
    found = lineage({"a": FIRST, "b": plain})
    assert found.groups == (frozenset({"a", "b"}),)
    whole = [p for p in found.passages if not p.quoted]
    assert len(whole) == 1
    assert FIRST[whole[0].a_start : whole[0].a_end] == FIRST[: FIRST.index("\n\n“")].rstrip(".")


def test_one_common_sentence_is_not_enough() -> None:
    sentence = (
        "The exchange of ratification instruments brings the treaty into force on the first day of the second month thereafter."
    )
    others = ("Bakers struck for higher wages in the capital.", "Rain delayed the yearly parade of the fire brigade.")
    assert lineage({n: f"{sentence} {other}" for n, other in zip("ab", others, strict=True)}).links == ()


FOOTER = """Dear reader, independent journalism needs your help more than ever before.
Please consider supporting our newsroom with a monthly donation, however small the amount may be.
It takes a few minutes, the payment is secure, and subscribers receive the evening newsletter free of charge."""


def test_the_outlets_own_ending_is_no_lineage() -> None:
    assert lineage({"first": f"{FIRST}\n\n{FOOTER}", "apart": f"{APART}\n\n{FOOTER}"}).links == ()
    assert len(lineage({"first": f"{FIRST}\n\n{FOOTER}", "reworded": f"{REWORDED}\n\n{FOOTER}"}).links) == 1


ARTICLE = """In case of an armed attack against either of them in this area, each of the contracting parties shall immediately
provide the other with military and other assistance by all means at its disposal, including the use of armed force."""


def test_an_article_given_without_quotation_marks_is_no_lineage() -> None:
    assert lineage({"first": f"{FIRST}\n\n{ARTICLE}", "apart": f"{ARTICLE}\n\n{APART}"}).links == ()


def test_long_texts_take_no_ages() -> None:
    pieces = FIRST.replace("\n", " ").split(". ")
    long = {name: ". ".join(f"{pieces[n % step]} number{n}" for n in range(4000)) for name, step in (("a", 3), ("b", 4))}
    started = process_time()
    lineage(long)
    assert process_time() - started < 20


SIGNED_OFF = (
    "Reporting by Ana Lund and Bo Kerr; Editing by C. Dahl",
    "Photo: pool",
    "© 2024 Northern Press",
    "AFP contributed reporting",
)


@pytest.mark.parametrize("line", SIGNED_OFF)
def test_a_line_that_signs_off_is_boilerplate(line: str) -> None:
    assert [f"{FIRST}\n\n{line}\n"[start:end] for start, end in signoffs(f"{FIRST}\n\n{line}\n")] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Reporting by state media on the talks was scarce.",
        "Share prices fell by a tenth.",
        "Copyright law divides the two governments.",
        "Support for the pact grew in the harbour towns.",
        "Photographs by satellites show the nets.",
        "Related talks on herring go on.",
    ],
)
def test_prose_that_begins_alike_is_none(line: str) -> None:
    assert signoffs(f"{FIRST}\n\n{line}\n") == []


BACKGROUND = """The two neighbours concluded the fishing treaty after a decade of quarrels over the shallow banks between them.
Under it inspectors of either side may board trawlers of the other and impound their nets where these are too fine."""
ELSEWHERE = (
    """Schoolchildren planted four hundred birches on the slope above the reservoir, where a landslide had torn away the road.
The mayor thanked them and promised that buses would run again by Easter. Grandmothers brought soup and thick slices of bread.
A retired forester showed how deep the roots should go, and a band played although it drizzled through the whole afternoon.
Next year the children hope to sow wild flowers between the rows, and perhaps to keep a hive of bees near the water tower.""",
    """A violinist from the provinces took first prize at the contest last night, playing an instrument that her uncle had carved.
Judges praised her calm. She told the audience that she would spend the money on strings and on a warmer coat for her brother.
Second came a cellist, whose bow broke in the slow movement and who finished on a borrowed one to long applause.
Tickets had been sold out for a month, so a screen was put up in the garden, where families listened under umbrellas.""",
    """Astronomers counted seventeen new moons around the giant planet, the smallest no wider than a marathon course.
Their telescope stands on a volcano. Clouds had hidden the sky for weeks before the lucky night, and the team slept in shifts.
The finding doubles what was known of the outer rings and puzzles those who thought that ice alone could gather there.
A probe that is being assembled in a hangar by the sea will look closer, if money for its second mirror can be found.""",
)


def spread(*publishers: str) -> tuple[dict[str, str], dict[str, str]]:
    texts = {f"piece {n}": text.replace("\n", f"\n{BACKGROUND}\n", 1) for n, text in enumerate(ELSEWHERE)}
    return texts, dict(zip(texts, publishers, strict=True))


def test_background_that_a_publisher_puts_into_unrelated_pieces_is_no_lineage_and_is_shown_as_such() -> None:
    texts, publishers = spread("Northern Press", "Northern Press", "Northern Press")
    found = lineage(texts, publishers)
    assert found.links == ()
    assert {p.boilerplate for p in found.passages} == {True}
    assert {texts[p.a][p.a_start : p.a_end] for p in found.passages} == {BACKGROUND.rstrip(".")}


def test_the_same_sentences_in_the_pieces_of_several_publishers_are_lineage() -> None:
    texts, publishers = spread("Northern Press", "Harbour Post", "Evening Mail")
    assert len(lineage(texts, publishers).groups) == 1


def test_a_publishers_own_rewrites_of_one_story_are_no_boilerplate() -> None:
    texts = {str(n): f"{FIRST} {line}" for n, line in enumerate(ELSEWHERE)}
    found = lineage(texts, dict.fromkeys(texts, "Northern Press"))
    assert len(found.groups) == 1
    assert not any(p.boilerplate for p in found.passages)


REPORTED = "{} net income rose to ${} million from ${} million in the year-earlier quarter, as costs fell and orders grew."


def test_the_language_of_a_trade_is_no_lineage() -> None:
    one, other = (
        "\n".join(REPORTED.format(name, a, b).replace("costs", c) for name, a, b, c in rows)
        for rows in (
            (("Alder's", "12.1", "10.4", "costs"), ("Birch's", "3.55", "2.91", "prices")),
            (("Cedar's", "77.4", "70.3", "costs"), ("Rowan's", "8.12", "6.06", "prices")),
        )
    )
    assert lineage({"one": one, "other": other}).links == ()
    assert len(lineage({"one": one, "again": one.replace("orders grew", "orders were growing")}).links) == 1


def test_no_text_is_no_trouble() -> None:
    assert lineage({}) == Lineage((), (), ())
    assert lineage({"a": "", "b": ""}).groups == (frozenset({"a"}), frozenset({"b"}))


SENTENCES = [part for text in (FIRST, APART, REWORDED) for part in text.replace("\n", " ").split(". ")]
TEXTS = st.lists(st.lists(st.sampled_from(SENTENCES), max_size=6).map(". ".join), max_size=5)


def forms(text: str, start: int, end: int) -> list[str]:
    return [word.form for word in prose(text).words if start <= word.start and word.end <= end]


@given(TEXTS)
@settings(deadline=None)
def test_passages_word_for_word_are_exact(texts: list[str]) -> None:
    named = {str(n): text for n, text in enumerate(texts)}
    for p in lineage(named).passages:
        if not p.reworded:
            assert forms(named[p.a], p.a_start, p.a_end) == forms(named[p.b], p.b_start, p.b_end)
            assert len(forms(named[p.a], p.a_start, p.a_end)) >= 5


def mirrored(p: Passage) -> tuple[object, ...]:
    return (p.b, p.b_start, p.b_end, p.a, p.a_start, p.a_end, p.quoted, p.reworded)


@given(TEXTS)
@settings(deadline=None)
def test_neither_order_nor_names_matter(texts: list[str]) -> None:
    named = {str(n): text for n, text in enumerate(texts)}
    turned = {str(9 - n): text for n, text in reversed(list(enumerate(texts)))}
    one, other = lineage(named), lineage(turned)
    renamed = {frozenset(str(9 - int(k)) for k in group) for group in other.groups}
    assert set(one.groups) == renamed
    assert all(abs(sharing(prose(a), prose(b)) - sharing(prose(b), prose(a))) < 1e-9 for a, b in combinations(texts, 2))


@given(st.sets(st.integers(0, 60), max_size=4), st.sampled_from([FIRST, REWORDED]))
@settings(deadline=None)
def test_a_report_and_itself_with_a_few_words_changed(at: set[int], text: str) -> None:
    words = text.split(" ")
    edited = " ".join("nevertheless" if n in at else word for n, word in enumerate(words))
    found = lineage({"a": text, "b": edited})
    assert found.links[0].score > LINKED
    assert found.groups == (frozenset({"a", "b"}),)


@given(st.integers(0, 10**6))
@settings(deadline=None, max_examples=15)
def test_texts_that_come_and_go_are_grouped_as_all_at_once(seed: int) -> None:
    rng, texts = Random(seed), dict(reports())
    texts |= {
        f"twice {n}": "\n".join(texts[a].split("\n")[:9] + texts[b].split("\n")[-9:])
        for n, (a, b) in enumerate(combinations(sorted(texts)[:6], 2))
    }
    growing, held, names = Growing(), dict[str, str](), dict[str, str]()
    for key in rng.sample(sorted(texts), 12):
        held[key] = texts[key]
        names[key] = rng.choice(("Herald", "Courier"))
        if rng.random() < 0.3:
            del held[rng.choice(sorted(held))]
        assert growing.follow(held, names) == together(lineage(held, names))


def together(found: Lineage) -> dict[str, str]:
    return {key: min(group) for group in found.groups if len(group) > 1 for key in group}
