"""Days of publication from what reports say together. Calendar: May 18, 2019 was a Saturday, May 2, 2020 too."""

from datetime import date, timedelta

import pytest
from drafted import act, claim, drafted
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.core.statements import Act
from foedus.core.when import When
from foedus.core.words import ActKind, Status
from foedus.reading.drafts import Draft, DraftAct
from foedus.reading.story.published import publish

RATIFIED, SIGNED, EXCHANGED, IN_FORCE = ActKind.RATIFICATION, ActKind.SIGNATURE, ActKind.EXCHANGE, ActKind.ENTRY_INTO_FORCE
TODAY = date(2026, 1, 1)
HEAD = "head of state"

FULL = "The president signed the law on Saturday. The law, dated May 18, ratifies the pact signed in Tallinn on March 4, 2019."
FOLLOWING = (
    "Estonia has ratified the pact, its news agency said on Tuesday. The president signed a decree on Monday, following his "
    "Finnish counterpart's similar step. Finland's president had signed on Saturday."
)
YEARLESS = "The pact, approved in Helsinki in early May, was ratified by Finland's president on May 18."


def full(text: str = FULL) -> Draft:
    saturday = act(text, "The president signed", RATIFIED, "FIN", organ=HEAD, day="Saturday")
    return drafted(text, saturday, act(text, "The law, dated", RATIFIED, "FIN", organ=HEAD, day="May 18"))


def following() -> Draft:
    text = FOLLOWING
    return drafted(
        text,
        act(text, "Estonia has ratified", RATIFIED, "EST"),
        act(text, "The president signed a decree", RATIFIED, "EST", organ=HEAD, day="Monday"),
        act(text, "Finland's president had signed", RATIFIED, "FIN", organ=HEAD, day="Saturday"),
        claims=(claim(text, "Estonia has ratified the pact, its news agency said", "BNS", day="Tuesday"),),
    )


def yearless() -> Draft:
    approved = act(YEARLESS, "approved in Helsinki", ActKind.PARLIAMENTARY_APPROVAL, "FIN", organ="Eduskunta", day="early May")
    return drafted(YEARLESS, approved, act(YEARLESS, "was ratified by", RATIFIED, "FIN", organ=HEAD, day="May 18"))


def told(*drafts: Draft, known: tuple[Act, ...] = ()) -> list[str]:
    found = publish({str(i): d for i, d in enumerate(drafts)}, known, TODAY)
    return [found[str(i)].when.edtf for i in range(len(drafts))]


def test_a_dateline_settles_it() -> None:
    found = publish({"a": Draft(text="TALLINN, May 20, 2019 - The parliament met.")}, (), TODAY)["a"]
    assert found.when == When.parse("2019-05-20")
    assert "dateline" in found.ground


def test_a_weekday_and_a_day_of_one_act_give_the_week_and_a_year_named_before_it_the_year() -> None:
    assert told(full()) == ["2019-05-18/2019-05-24"]


def test_the_ground_names_the_words() -> None:
    ground = publish({"a": full()}, (), TODAY)["a"].ground
    assert "“Saturday”" in ground
    assert "“May 18”" in ground


def test_without_any_year_nothing_is_told() -> None:
    text = FULL.replace(" on March 4, 2019", "")
    assert told(full(text)) == [""]


def test_weekdays_alone_tell_nothing() -> None:
    assert told(following()) == [""]


def test_another_report_tells_which_saturday_and_the_order_told_does_the_rest() -> None:
    # Saturday 18, after it Monday 20, of which the agency told on Tuesday 21; from Monday 27 on, "Monday" would be that day.
    assert told(full(), following()) == ["2019-05-18/2019-05-24", "2019-05-21/2019-05-26"]


def test_the_order_of_the_reports_changes_nothing() -> None:
    assert told(following(), full()) == ["2019-05-21/2019-05-26", "2019-05-18/2019-05-24"]


def test_a_day_without_a_year_gives_a_first_day_and_no_last() -> None:
    assert told(full(), yearless())[1] == "2019-05-18/.."


def test_the_ledger_tells_too() -> None:
    text = "Finland's president signed the law on Saturday."
    draft = drafted(text, act(text, "Finland's president signed", RATIFIED, "FIN", organ=HEAD, day="Saturday"))
    known = Act(kind=RATIFIED, treaty="Defence Cooperation Agreement", actors=("FIN",), organ=HEAD, when=When.parse("2019-05-18"))
    assert told(draft) == [""]
    assert told(draft, known=(known,)) == ["2019-05-18/2019-05-24"]


def test_an_act_of_another_state_tells_nothing() -> None:
    text = "Latvia's president signed the law on Saturday."
    draft = drafted(text, act(text, "Latvia's president signed", RATIFIED, "LVA", organ=HEAD, day="Saturday"))
    assert told(full(), draft)[1] == ""


def test_what_is_past_and_what_is_awaited_are_bounds() -> None:
    text = "The pact, signed on March 4, 2019, will enter into force on July 1, 2019."
    signed = act(text, "signed on", SIGNED, "FIN", "EST", day="March 4, 2019")
    awaited = act(text, "will enter into force", IN_FORCE, day="July 1, 2019", status=Status.EXPECTED, future=True)
    assert told(drafted(text, signed, awaited)) == ["2019-03-04/2019-07-01"]


def test_a_day_follows_from_the_delay_that_leads_to_another() -> None:
    # Thirty days before June 1, 2020 is May 2, a Saturday.
    text = (
        "It enters into force on June 1, 2020, thirty days after the exchange. The ministers exchanged the instruments on Saturday."
    )
    awaited = act(
        text, "It enters into force on June 1, 2020, thirty days", IN_FORCE, day="June 1, 2020", status=Status.EXPECTED, future=True
    )
    exchanged = act(text, "The ministers exchanged", EXCHANGED, "FIN", "EST", day="Saturday")
    assert told(drafted(text, awaited, exchanged)) == ["2020-05-02/2020-05-08"]


def test_last_month_agrees_with_the_month_told_elsewhere() -> None:
    text = "Finland's president signed the law last month."
    draft = drafted(text, act(text, "Finland's president signed", RATIFIED, "FIN", organ=HEAD, day="last month"))
    assert told(full(), draft)[1] == "2019-06"


def test_many_years_ago_tells_too_little() -> None:
    text = "Finland's president signed the law nine years ago."
    draft = drafted(text, act(text, "Finland's president signed", RATIFIED, "FIN", organ=HEAD, day="nine years ago"))
    assert told(full(), draft)[1] == ""


def test_a_text_of_the_future_raises_nothing() -> None:
    text = "The pact, signed on March 4, 2120, was ratified on Saturday, May 18."
    signed = act(text, "signed on", SIGNED, "FIN", "EST", day="March 4, 2120")
    assert told(drafted(text, signed)) == ["2120-03-04/.."]


def test_a_bare_year_of_the_past_is_no_other_word_for_a_day_of_the_news() -> None:
    text = "The president signed on Saturday. Its forerunner was ratified in 1992."
    saturday = act(text, "The president signed", RATIFIED, "FIN", day="Saturday")
    assert told(drafted(text, saturday, act(text, "was ratified", RATIFIED, "FIN", day="1992"))) == ["1992-01-01/.."]


def test_reports_that_contradict_each_other_are_not_bent() -> None:
    other = full("ROME, August 5, 2021 - " + FULL)
    found = told(other, full())
    assert found[0] == "2021-08-05"
    assert found[1] == "2019-05-18/2019-05-24"


def test_what_a_file_states_counts_unless_the_text_tells_of_later_days() -> None:
    text = "The pact, signed on March 4, 2019, is short."
    draft = drafted(text, act(text, "signed on", SIGNED, "FIN", "EST", day="March 4, 2019"))
    assert publish({"a": draft}, (), TODAY, stated={"a": "2019-03-06T08:00:00Z"})["a"].when == When.parse("2019-03-06")
    assert publish({"a": draft}, (), TODAY, stated={"a": "2019-03-01"})["a"].when == When.parse("2019-03-04/..")


def test_an_act_that_the_text_awaits_is_not_taken_for_one_told_elsewhere_as_done() -> None:
    text = "It takes effect for Finland on Saturday."
    awaited = act(text, "It takes effect", IN_FORCE, "FIN", "EST", day="Saturday", status=Status.EXPECTED, future=True)
    known = Act(kind=IN_FORCE, treaty="Defence Cooperation Agreement", actors=("FIN", "EST"), when=When.parse("2019-05-18"))
    assert told(drafted(text, awaited), known=(known,)) == [""]


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    [
        ("It was signed on May 3, 1994.", "1994-05-03/.."),
        ("The minister returned to Tallinn on May 3, 1994.", "1994-05-03/.."),
        ("It will be signed on May 3, 1994.", "../1994-05-03"),
        ("It will formally lapse on May 3, 1994.", "../1994-05-03"),
        ("It would be signed on May 3, 1994.", ""),
        ("He agreed to sign it on May 3, 1994.", ""),
        ("It said the deal would dilute earnings in both 1990 and 1991.", ""),
        ("It sold debentures due Oct. 15, 1999.", ""),
        ("He trimmed his 1990 projection.", ""),
        ("The lease was extended until May 3, 1994.", ""),
        ("The two signed it in 1990.", "1990-01-01/.."),
        ("“It will be signed on May 3, 1994,” he had said.", ""),
        ("By the will of the people it was signed on May 3, 1994.", "1994-05-03/.."),
    ],
)
def test_a_verb_tells_whether_its_date_lies_behind_or_ahead(sentence: str, bounds: str) -> None:
    assert told(drafted(sentence)) == [bounds]


def test_the_year_of_a_treaty_is_no_day_of_what_is_said_of_it() -> None:
    text = "Pakistan maintains that the 1960 treaty cannot be suspended."
    denied = act(text, "treaty cannot be suspended", ActKind.SUSPENSION, day="1960", status=Status.NOT_DONE, future=True)
    assert told(drafted(text, denied)) == [""]


LEFT = "The republic invoked the pact on Friday."


def invoked(*days: str) -> tuple[Act, ...]:
    return tuple(
        Act(kind=ActKind.INVOCATION, treaty="Defence Cooperation Agreement", actors=("FIN",), when=When.parse(day)) for day in days
    )


def test_an_act_that_states_seldom_do_twice_tells_where_one_day_is_known_of_it() -> None:
    draft = drafted(LEFT, act(LEFT, "The republic invoked", ActKind.INVOCATION, "FIN", day="Friday"))
    assert told(draft, known=invoked("2019-05-17")) == ["2019-05-17/2019-05-23"]  # a Friday
    assert told(draft, known=invoked("2019-05-17", "2001-09-14")) == [""]


def test_what_another_state_awaits_does_not_keep_an_act_from_telling() -> None:
    text = "Finland's president signed the law on Saturday. Estonia is expected to ratify the pact."
    signed = act(text, "Finland's president signed", RATIFIED, "FIN", organ=HEAD, day="Saturday")
    known = Act(kind=RATIFIED, treaty="Defence Cooperation Agreement", actors=("FIN",), organ=HEAD, when=When.parse("2019-05-18"))
    for state, found in (("EST", "2019-05-18/2019-05-24"), ("FIN", "2019-05-18/2019-05-24")):
        awaited = act(text, "Estonia is expected", RATIFIED, state, status=Status.EXPECTED, future=True)
        assert told(drafted(text, signed, awaited), known=(known,)) == [found]
    unknown = act(text, "Estonia is expected", RATIFIED, status=Status.EXPECTED, future=True)
    assert told(drafted(text, signed, unknown), known=(known,)) == [""]


days = st.dates(date(1950, 1, 1), date(2025, 6, 1))


@pytest.mark.parametrize("order", [1, -1])
@settings(max_examples=40, deadline=None)
@given(written=days, back=st.integers(0, 6), before=st.integers(30, 300))
def test_the_true_day_is_among_those_told(order: int, written: date, back: int, before: int) -> None:
    acted, signed = written - timedelta(back), written - timedelta(back + before)
    past = f"{signed:%B} {signed.day}, {signed.year}"
    first = f"He signed on {acted:%A}. The law, dated {acted:%B} {acted.day}, ratifies the pact signed on {past}."
    second = f"He signed it on {acted:%A}."
    drafts = [
        drafted(first, _by_head(first, "He signed on", f"{acted:%A}"), _by_head(first, "The law", f"{acted:%B} {acted.day}")),
        drafted(second, _by_head(second, "He signed it", f"{acted:%A}")),
    ][::order]
    found = publish({str(i): d for i, d in enumerate(drafts)}, (), TODAY)
    for publication in found.values():
        assert publication.when.edtf == "" or publication.when.meets(When.on(written)) is not None
    assert any(publication.when.edtf for publication in found.values())


def _by_head(text: str, words: str, day: str) -> DraftAct:
    return act(text, words, RATIFIED, "FIN", organ=HEAD, day=day)
