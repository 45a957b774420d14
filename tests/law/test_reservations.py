"""Reservations between two parties, one small treaty for each rule of VCLT arts. 19-23."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sample_treaties import act, treaty

from foedus.core.answers import Answer
from foedus.core.articles import touches
from foedus.core.clauses import Delay, EntryIntoForce, FinalClauses, Reservations
from foedus.core.permissible import permitted
from foedus.core.statements import Act
from foedus.core.treaties import Treaty
from foedus.core.words import About, EntryRule, ReservationRule
from foedus.law.basics.proofs import proof_lines
from foedus.law.life.bonds import Bonds
from foedus.law.pairs.between import Pair
from foedus.law.pairs.pairs import pair, relations

ENTRY = EntryIntoForce(rule=EntryRule.INSTRUMENTS, count=2)
STATES = ("FRA", "GBR", "ITA", "JPN")
CONSENTS = tuple(act("deposit of instrument", "2000-01-01", s) for s in STATES)
RESERVED = act("reservation", "2000-01-01", "FRA", articles=("9",), note="no court")
TOLD = act("notification", "2000-02-01", "UN", toward=("FRA",), about=About.RESERVATION)


def convention(*acts: Act, rule: Reservations | None = None, **more: Any) -> Treaty:
    """In force between FRA, GBR, ITA and JPN since 1 January 2000; FRA's reservation to art. 9 notified on 1 February 2000."""
    clauses = FinalClauses(entry_into_force=ENTRY, reservations=rule)
    return treaty(*CONSENTS, *acts, parties="", open=True, clauses=clauses, **more)


def found(subject: Treaty, one: str = "FRA", other: str = "GBR", on: str = "2005-01-01") -> Pair:
    return pair(Bonds.of([subject], date.fromisoformat(on)), subject, one, other)


def effect(subject: Treaty, other: str = "GBR", on: str = "2005-01-01") -> str:
    """What FRA's reservation does toward the other; "" for nothing."""
    return "; ".join(m.effect for m in found(subject, "FRA", other, on).modified)


def objection(day: str, *, precluding: bool | None = False, state: str = "GBR", **more: Any) -> Act:
    return act("objection", day, state, toward=("FRA",), precluding=precluding, **more)


def test_an_accepted_reservation_modifies_the_provision_for_both_and_not_for_others() -> None:
    """Art. 21(1-2), by silence twelve months after notice, art. 20(5)."""
    subject = convention(RESERVED, TOLD)
    both, others = found(subject), found(subject, "GBR", "ITA")
    assert (both.answer, both.version, both.modified[0].articles) == (Answer.YES, "as modified", ("9",))
    assert "by silence" in both.modified[0].says
    assert (others.answer, others.version, others.modified) == (Answer.YES, "as written", ())


@pytest.mark.parametrize(("day", "answer"), [("2001-01-31", Answer.UNKNOWN), ("2001-02-01", Answer.YES)])
def test_silence_accepts_after_twelve_months(day: str, answer: Answer) -> None:
    """Art. 20(5): notified on 1 February 2000, so until the end of 1 February 2001; before, art. 20(4)(a) leaves it open."""
    assert found(convention(RESERVED, TOLD), on=day).answer is answer


def test_while_it_is_open_both_outcomes_are_named() -> None:
    one = found(convention(RESERVED, TOLD), on="2000-06-01")
    assert (one.answer, one.version) == (Answer.UNKNOWN, "undetermined")
    assert one.modified[0].effect == "modified or not in force between them"
    assert "has not accepted it" in one.reason


def test_who_consents_after_twelve_months_without_objecting_accepts_then() -> None:
    """Art. 20(5): by the date on which it expressed its consent, if that is later."""
    late = act("accession", "2003-05-01", "ESP")
    assert found(convention(RESERVED, TOLD, late), "FRA", "ESP", "2003-05-01").version == "as modified"
    objecting = convention(RESERVED, TOLD, late, objection("2003-05-01", state="ESP"))
    assert effect(objecting, "ESP") == "does not apply"


def test_without_a_day_of_notice_silence_cannot_be_told_for_some_months() -> None:
    """Art. 20(5) counts from the notice: twelve months and the time of circulation, six, at the most."""
    subject = convention(RESERVED)
    assert [found(subject, on=day).answer for day in ("2000-12-31", "2001-03-01", "2001-07-01")] == [
        Answer.UNKNOWN, Answer.UNKNOWN, Answer.YES,
    ]  # fmt: skip


def test_the_treatys_own_time_for_objections() -> None:
    """Art. 20(5), unless the treaty otherwise provides: ninety days after 1 February 2000 is 1 May 2000."""
    rule = Reservations(rule=ReservationRule.SILENT, silence=Delay(days=90))
    assert [found(convention(RESERVED, TOLD, rule=rule), on=d).answer for d in ("2000-04-30", "2000-05-01")] == [
        Answer.UNKNOWN, Answer.YES,
    ]  # fmt: skip


def test_express_acceptance_needs_no_year() -> None:
    """Art. 20(4)(a)."""
    accepted = act("acceptance", "2000-03-01", "GBR", toward=("FRA",), about=About.RESERVATION)
    subject = convention(RESERVED, TOLD, accepted)
    assert found(subject, on="2000-03-02").version == "as modified"
    assert found(subject, "FRA", "ITA", on="2000-03-02").answer is Answer.UNKNOWN


def test_a_simple_objection_leaves_the_treaty_in_force_without_the_provision() -> None:
    """Arts. 20(4)(b), 21(3)."""
    subject = convention(RESERVED, TOLD, objection("2000-06-01"))
    one = found(subject)
    assert (one.answer, one.version, one.modified[0].effect) == (Answer.YES, "as modified", "does not apply")
    assert effect(subject, "ITA") == "modified"
    assert found(subject, on="2000-06-01").answer is Answer.YES  # an objection ends the waiting


def test_a_precluding_objection_leaves_nothing_in_force_between_the_two() -> None:
    """Art. 20(4)(b): the intention definitely expressed."""
    subject = convention(RESERVED, TOLD, objection("2000-06-01", precluding=True))
    assert (found(subject).answer, found(subject).version) == (Answer.NO, "not in force")
    assert found(subject, "GBR", "ITA").answer is Answer.YES
    assert "opposed the entry into force" in found(subject).reason


def test_an_objection_of_which_that_is_not_told_leaves_both_open() -> None:
    one = found(convention(RESERVED, TOLD, objection("2000-06-01", precluding=None)))
    assert one.answer is Answer.UNKNOWN
    assert "opposes entry into force" in one.reason


def test_a_late_objection_has_no_effect_and_is_shown() -> None:
    """Art. 20(5): raised on 2 February 2001, after twelve months from 1 February 2000."""
    one = found(convention(RESERVED, TOLD, objection("2001-02-02", precluding=True)))
    assert (one.answer, one.version) == (Answer.YES, "as modified")
    assert "came when the reservation counted as accepted" in one.modified[0].shown[0]


def test_an_objection_on_the_last_day_is_in_time() -> None:
    assert effect(convention(RESERVED, TOLD, objection("2001-02-01"))) == "does not apply"


def test_whether_an_objection_came_in_time_cannot_be_told_without_the_day_of_notice() -> None:
    """Twelve months from 1 January 2000 have run on 1 March 2001, twelve from a notice in June have not."""
    one = found(convention(RESERVED, objection("2001-03-01")))
    assert one.modified[0].effect == "modified or does not apply"
    assert "when the reservation was notified" in one.modified[0].reason


def test_who_has_accepted_expressly_objects_too_late() -> None:
    """Guide to Practice 2.8.13: acceptance is final."""
    accepted = act("acceptance", "2000-03-01", "GBR", toward=("FRA",), about=About.RESERVATION)
    assert effect(convention(RESERVED, TOLD, accepted, objection("2000-06-01"))) == "modified"


def test_an_objection_to_one_provision_leaves_the_other_modified() -> None:
    two = act("reservation", "2000-01-01", "FRA", articles=("9", "12"))
    one = found(convention(two, TOLD, objection("2000-06-01", articles=("9",))))
    assert [(m.articles, m.effect) for m in one.modified] == [(("9",), "does not apply"), (("12",), "modified")]


def test_provisions_of_one_reservation_that_fare_alike_are_told_together() -> None:
    two = act("reservation", "2000-01-01", "FRA", articles=("9", "12"))
    assert [m.articles for m in found(convention(two, TOLD)).modified] == [("9", "12")]


def test_an_objection_may_set_further_provisions_aside() -> None:
    """Guide to Practice 3.4.2, 4.3.6: those linked with the reserved one (Japan on arts. 53 and 64 of the VCLT)."""
    one = found(convention(RESERVED, TOLD, objection("2000-06-01", articles=("9", "3"))))
    assert (one.modified[0].articles, one.modified[0].further) == (("9",), ("3",))


def test_a_reservation_is_withdrawn_when_the_others_have_notice() -> None:
    """Art. 22(1), 22(3)(a)."""
    gone = act("withdrawal", "2003-01-01", "FRA", about=About.RESERVATION)
    notice = act("notification", "2003-02-01", "UN", toward=("FRA",), about=About.RESERVATION)
    subject = convention(RESERVED, TOLD, gone, notice)
    assert [found(subject, on=d).version for d in ("2003-01-31", "2003-02-01")] == ["as modified", "as written"]
    unsure = found(convention(RESERVED, TOLD, gone), on="2003-03-01")
    assert (unsure.answer, unsure.version) == (Answer.YES, "undetermined")
    assert found(convention(RESERVED, TOLD, gone), on="2003-07-01").version == "as written"


def test_a_withdrawal_of_one_provision_leaves_the_rest() -> None:
    """Guide to Practice 2.5.10."""
    two = act("reservation", "2000-01-01", "FRA", articles=("9", "12"))
    gone = act("withdrawal", "2003-01-01", "FRA", about=About.RESERVATION, articles=("12",))
    assert [m.articles for m in found(convention(two, TOLD, gone)).modified] == [("9",)]


def test_withdrawing_the_reservation_brings_the_treaty_into_force_where_an_objection_precluded_it() -> None:
    """Guide to Practice 2.5.8."""
    gone = act("withdrawal", "2003-01-01", "FRA", about=About.RESERVATION)
    subject = convention(RESERVED, TOLD, objection("2000-06-01", precluding=True), gone)
    assert [found(subject, on=d).answer for d in ("2002-12-31", "2003-03-01", "2004-01-01")] == [
        Answer.NO, Answer.UNKNOWN, Answer.YES,
    ]  # fmt: skip


def test_who_withdraws_its_objection_accepts() -> None:
    """Art. 22(2), 22(3)(b); Guide to Practice 2.7.4."""
    gone = act("withdrawal", "2003-01-01", "GBR", toward=("FRA",), about=About.OBJECTION)
    subject = convention(RESERVED, TOLD, objection("2000-06-01", precluding=True), gone)
    assert [found(subject, on=d).version for d in ("2002-12-31", "2003-03-01", "2004-01-01")] == [
        "not in force", "undetermined", "as modified",
    ]  # fmt: skip


def test_a_reservation_at_signature_must_be_confirmed() -> None:
    """Art. 23(2): else it does not count; that it was not is only what no source says."""
    early = act("reservation", "1999-01-01", "FRA", articles=("9",))
    one = found(convention(early))
    assert (one.answer, one.version, one.modified[0].effect) == (Answer.YES, "undetermined", "no effect or modified")
    assert "art. 23(2)" in one.modified[0].reason
    noted = act("reservation", "1999-01-01", "FRA", articles=("9",), note="confirmed with the instrument")
    assert found(convention(noted)).version == "as modified"
    unconfirmed = act("reservation", "1999-01-01", "FRA", articles=("9",), note="not confirmed")
    assert found(convention(unconfirmed)).version == "undetermined"


def test_a_reservation_made_again_with_the_instrument_counts_once() -> None:
    early = act("reservation", "1999-01-01", "FRA", articles=("9",))
    one = found(convention(early, RESERVED, TOLD))
    assert [(m.articles, m.effect) for m in one.modified] == [(("9",), "modified")]


def test_a_reservation_without_a_day_that_names_the_instrument_was_made_with_it() -> None:
    undated = act("reservation", None, "FRA", articles=("9",), instrument="ratification")
    assert [found(convention(undated), on=d).version for d in ("2001-06-30", "2001-07-01")] == ["undetermined", "as modified"]
    silent = act("reservation", None, "FRA", articles=("9",))
    assert "VCLT art. 23(2)" in found(convention(silent), on="2010-01-01").modified[0].reason


def test_a_late_reservation_counts_only_if_nobody_opposes() -> None:
    """Art. 19; Guide to Practice 2.3.1."""
    late = act("reservation", "2002-01-01", "FRA", articles=("9",))
    notice = act("notification", "2002-02-01", "UN", toward=("FRA",), about=About.RESERVATION)
    assert [found(convention(late, notice), on=d).version for d in ("2002-06-01", "2003-02-01")] == ["as written", "as modified"]
    opposed = convention(late, notice, objection("2002-06-01", state="ITA"))
    assert found(opposed).version == "as written"


@pytest.mark.parametrize(
    ("rule", "articles", "article", "allowed"),
    [
        (ReservationRule.NONE, (), "9", Answer.NO),
        (ReservationRule.SILENT, (), "9", Answer.YES),
        (ReservationRule.ONLY, ("9",), "9", Answer.YES),
        (ReservationRule.ONLY, ("9",), "9(2)", Answer.YES),
        (ReservationRule.ONLY, ("9(2)",), "9", Answer.UNKNOWN),  # as far as it goes beyond paragraph 2
        (ReservationRule.ONLY, ("9",), "8", Answer.NO),
        (ReservationRule.EXCEPT, ("1", "2"), "2(1)", Answer.NO),
        (ReservationRule.EXCEPT, ("1", "2"), "9", Answer.YES),
        (ReservationRule.EXCEPT, ("1",), "", Answer.UNKNOWN),
        (ReservationRule.EXCEPT, ("1", "36 to 46"), "40(2)", Answer.NO),
        (ReservationRule.EXCEPT, ("1", "36-46"), "47", Answer.YES),
        (ReservationRule.ONLY, (), "9", Answer.UNKNOWN),  # a clause in words
    ],
)
def test_what_the_treaty_allows(rule: ReservationRule, articles: tuple[str, ...], article: str, allowed: Answer) -> None:
    """Art. 19(a-b)."""
    assert permitted(Reservations(rule=rule, articles=articles), article) is allowed


def test_article_10_is_no_part_of_article_1() -> None:
    assert (touches("10", "1"), touches("1(a)", "1"), touches("1", "1(a)")) == (Answer.NO, Answer.YES, Answer.UNKNOWN)


def test_a_forbidden_reservation_leaves_open_what_follows() -> None:
    """Art. 19(a); Guide to Practice 4.5."""
    one = found(convention(RESERVED, TOLD, rule=Reservations(rule=ReservationRule.NONE)))
    assert (one.answer, one.modified[0].effect) == (Answer.UNKNOWN, "no effect or not in force between them")
    assert "does not say what follows" in one.reason
    gone = act("withdrawal", "2003-01-01", "FRA", about=About.RESERVATION)
    assert found(convention(RESERVED, TOLD, gone, rule=Reservations(rule=ReservationRule.NONE))).version == "as written"


def test_an_expressly_authorised_reservation_needs_no_acceptance() -> None:
    """Art. 20(1): in effect at once, and an objection has none."""
    rule = Reservations(rule=ReservationRule.ONLY, articles=("9",))
    assert found(convention(RESERVED, TOLD, rule=rule), on="2000-01-02").version == "as modified"
    one = found(convention(RESERVED, TOLD, objection("2000-06-01", precluding=True), rule=rule))
    assert (one.answer, one.version) == (Answer.YES, "as modified")
    assert "no acceptance is needed" in one.modified[0].shown[0]


def test_where_all_must_accept_one_objection_keeps_the_author_out() -> None:
    """Art. 20(2)."""
    rule = Reservations(rule=ReservationRule.SILENT, acceptance="all")
    subject = convention(RESERVED, TOLD, objection("2000-06-01", state="ITA"), rule=rule)
    assert [found(subject, "FRA", s).answer for s in ("GBR", "ITA", "JPN")] == [Answer.NO] * 3
    assert found(subject, "GBR", "JPN").version == "as written"
    assert [found(convention(RESERVED, TOLD, rule=rule), on=d).answer for d in ("2001-01-31", "2001-02-01")] == [
        Answer.NO, Answer.YES,
    ]  # fmt: skip


def test_a_reservation_to_an_organisations_constitution_needs_its_organ() -> None:
    """Art. 20(3)."""
    kind = "constitution of an organisation"
    accepted = act("acceptance", "2001-03-01", "UN", organ="General Assembly", toward=("FRA",), about=About.RESERVATION)
    assert found(convention(RESERVED, TOLD, kind=kind)).answer is Answer.UNKNOWN
    assert [found(convention(RESERVED, TOLD, accepted, kind=kind), on=d).answer for d in ("2001-02-28", "2001-03-01")] == [
        Answer.NO, Answer.YES,
    ]  # fmt: skip


def test_between_two_parties_the_other_must_accept() -> None:
    """Art. 20(2); Guide to Practice 1.6.1: a new offer."""
    made = [act("deposit of instrument", "2000-01-01", "RUS"), act("deposit of instrument", "2000-01-01", "PRK")]
    reserved = act("reservation", "2000-01-01", "RUS", articles=("9",))
    accepted = act("acceptance", "2000-02-01", "PRK", toward=("RUS",), about=About.RESERVATION)
    clauses = FinalClauses(entry_into_force=ENTRY)
    open_, done = (treaty(*made, reserved, *more, clauses=clauses) for more in ((), (accepted,)))
    assert found(open_, "RUS", "PRK", "2000-06-01").answer is Answer.NO
    assert found(done, "RUS", "PRK", "2000-06-01").version == "as modified"


def test_a_state_carries_on_the_reservations_of_the_one_that_it_continues() -> None:
    """The Soviet Union's reservation is Russia's; the German Democratic Republic's is not Germany's."""
    made = (
        act("deposit of instrument", "1980-01-01", "SUN"), act("deposit of instrument", "1980-01-01", "DDR"),
        act("deposit of instrument", "1980-01-01", "DEU"), act("reservation", "1980-01-01", "SUN", articles=("9",)),
        act("reservation", "1980-01-01", "DDR", articles=("9",)),
    )  # fmt: skip
    subject = convention(*made)
    assert found(subject, "RUS", "GBR").modified[0].state == "RUS"
    assert found(subject, "DEU", "GBR").modified == ()


def test_a_disputed_reservation_is_undetermined() -> None:
    from dataclasses import replace

    from foedus.core.words import Status

    one = found(convention(replace(RESERVED, status=Status.DISPUTED), TOLD))
    assert one.version == "undetermined"
    assert "disputed" in one.modified[0].reason


def test_a_treaty_applied_provisionally_is_said_to_be() -> None:
    """Art. 25: applied between the two, not in force."""
    subject = treaty(
        act("signature", "2000-01-01", "RUS", "PRK"), act("provisional application", "2000-01-01", "RUS", "PRK"),
        clauses=FinalClauses(entry_into_force=EntryIntoForce(rule=EntryRule.EXCHANGE)),
    )  # fmt: skip
    assert found(subject, "RUS", "PRK", "2001-01-01").version == "applied provisionally"


def test_who_is_not_bound_is_named_with_its_standing() -> None:
    subject = convention(act("signature", "2000-01-01", "USA"))
    assert found(subject, "FRA", "USA").reason == "the United States: signatory"


def test_the_proof_names_articles_and_acts() -> None:
    one = found(convention(RESERVED, TOLD, objection("2000-06-01")))
    assert one.proof is not None
    lines = "\n".join(proof_lines(one.proof))
    assert "VCLT arts. 20(4)(b), 21(3)" in lines
    assert "France's reservation to art. 9" in lines


def test_both_may_reserve() -> None:
    british = act("reservation", "2000-01-01", "GBR", articles=("4",))
    one = found(convention(RESERVED, british, TOLD))
    assert [(m.state, m.articles) for m in one.modified] == [("FRA", ("9",)), ("GBR", ("4",))]
    subject = convention(RESERVED, british, TOLD)
    table = relations(Bonds.of([subject], date(2005, 1, 1)), subject)
    assert {p.version for p in table.of("FRA")} == {"as modified"}
    ita = table.between("JPN", "ITA")
    assert ita is not None
    assert ita.version == "as written"
