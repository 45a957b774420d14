"""Rules of a treaty's life, one small treaty each."""

from datetime import date

import pytest
from sample_treaties import act, held, treaty

from foedus.core.answers import Answer
from foedus.core.clauses import Delay, Duration, EntryIntoForce, FinalClauses, Withdrawal
from foedus.core.statements import Act, Relation, Statement
from foedus.core.treaties import Treaty
from foedus.core.when import When
from foedus.core.words import About, EntryRule, Stance, Status
from foedus.law.basics.proofs import every_statement, proof_lines
from foedus.law.life.standing import sentence, standing

SIGNED = act("signature", "2000-01-01", "RUS", "PRK")
FORCE = act("entry into force", "2000-06-01", "RUS", "PRK")


def word(subject: Treaty, day: str, *others: Treaty, known: str | None = None) -> str:
    known_day = date.fromisoformat(known) if known else None
    return standing(subject, date.fromisoformat(day), {t.id: t for t in others}, known_day).word.value


def state(subject: Treaty, key: str, day: str) -> str:
    found = standing(subject, date.fromisoformat(day)).of(key)
    return found.word.value if found else "none"


def clauses(rule: EntryRule, more: FinalClauses | None = None, **entry: object) -> FinalClauses:
    given = more or FinalClauses()
    whole = EntryIntoForce(rule=rule, **entry)  # type: ignore[arg-type]
    return FinalClauses(entry_into_force=whole, duration=given.duration, withdrawal=given.withdrawal)


def test_nothing_is_signed_before_the_first_act() -> None:
    found = standing(treaty(SIGNED, FORCE), date(1999, 12, 31))
    assert (found.word, found.answer, sentence(found)) == ("not signed", Answer.NO, "not signed")


def test_initialled_is_negotiated() -> None:
    assert word(treaty(act("initialling", "1999-05-01", "RUS", "PRK"), SIGNED), "1999-06-01") == "negotiated"


def test_domestic_ratification_of_both_is_no_consent() -> None:
    """Arts. 14, 16: both have ratified at home, nothing is exchanged."""
    ratified = (act("ratification", "2000-02-01", "RUS"), act("ratification", "2000-03-01", "PRK"))
    subject = treaty(SIGNED, *ratified, clauses=clauses(EntryRule.EXCHANGE))
    assert sentence(standing(subject, date(2001, 1, 1))) == (
        "signed, not in force; both ratified; exchange of instruments outstanding"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "acts", "day"),
    [
        (EntryRule.SIGNATURE, [], "2000-01-01"),
        (EntryRule.EXCHANGE, [act("exchange of instruments", "2000-03-01", "RUS", "PRK")], "2000-03-31"),
        (
            EntryRule.NOTIFICATIONS,
            [act("notification", "2000-03-01", "RUS"), act("notification", "2000-02-01", "PRK")],
            "2000-03-31",
        ),
        (
            EntryRule.INSTRUMENTS,
            [act("deposit of instrument", "2000-03-01", "RUS"), act("accession", "2000-02-01", "PRK")],
            "2000-03-31",
        ),
    ],
)
def test_entry_into_force_follows_the_clause(rule: EntryRule, acts: list[Act], day: str) -> None:
    delay = Delay() if rule is EntryRule.SIGNATURE else Delay(days=30)
    subject = treaty(SIGNED, *acts, clauses=clauses(rule, delay=delay))
    entry = date.fromisoformat(day)
    found = standing(subject, entry)
    assert (found.word, found.since) == ("in force", When.on(entry))
    assert standing(subject, date.fromordinal(entry.toordinal() - 1)).word in ("signed", "not signed")


def test_a_named_states_instrument_cannot_be_replaced() -> None:
    deposits = [act("deposit of instrument", f"2000-0{n}-01", key) for n, key in enumerate(("FRA", "DEU", "ITA"), 2)]
    subject = treaty(*deposits, parties="", open=True, clauses=clauses(EntryRule.INSTRUMENTS, count=2, named=("USA",)))
    assert standing(subject, date(2010, 1, 1)).answer is Answer.NO
    joined = treaty(*deposits, act("deposit of instrument", "2001-01-01", "USA"), parties="", open=True, clauses=subject.clauses)
    assert standing(joined, date(2010, 1, 1)).since == When.on(date(2001, 1, 1))


def test_later_parties_wait_for_their_own_delay() -> None:
    """Art. 24(3), with the clause of most UN conventions."""
    rule = clauses(EntryRule.INSTRUMENTS, count=2, delay=Delay(days=30), later=Delay(days=30))
    acts = [act("deposit of instrument", "2000-01-01", "FRA"), act("deposit of instrument", "2000-02-01", "DEU")]
    subject = treaty(*acts, act("accession", "2005-06-01", "ITA"), parties="", open=True, clauses=rule)
    assert [state(subject, "FRA", d) for d in ("2000-03-01", "2000-03-02")] == ["consented, not yet in force for it", "party"]
    assert [state(subject, "ITA", d) for d in ("2005-05-31", "2005-06-01", "2005-06-30", "2005-07-01")] == [
        "none", "consented, not yet in force for it", "consented, not yet in force for it", "party",
    ]  # fmt: skip


def test_withdrawal_takes_effect_after_its_notice_and_can_be_taken_back() -> None:
    leave = FinalClauses(withdrawal=Withdrawal(notice=Delay(years=1)))
    acts = [act("signature", "2000-01-01", "FRA", "DEU", "ITA"), act("entry into force", "2000-06-01")]
    notice = act("notification", "2010-01-01", "ITA", about=About.WITHDRAWAL)
    subject = treaty(*acts, notice, parties="FRA DEU ITA", clauses=clauses(EntryRule.SIGNATURE, leave))
    assert [state(subject, "ITA", d) for d in ("2009-12-31", "2010-01-01", "2010-12-31", "2011-01-01")] == [
        "party", "withdrawing", "withdrawing", "former party",
    ]  # fmt: skip
    assert state(subject, "FRA", "2012-01-01") == "party"
    back = act("withdrawal", "2010-05-01", "ITA", about=About.WITHDRAWAL)
    kept = treaty(*acts, notice, back, parties="FRA DEU ITA", clauses=subject.clauses)
    assert [state(kept, "ITA", d) for d in ("2010-04-30", "2010-05-01", "2012-01-01")] == ["withdrawing", "party", "party"]


def test_notice_by_one_of_two_ends_the_treaty() -> None:
    leave = FinalClauses(withdrawal=Withdrawal(notice=Delay(months=6)))
    notice = act("notification", "2001-12-13", "RUS", about=About.WITHDRAWAL)
    subject = treaty(SIGNED, FORCE, notice, clauses=clauses(EntryRule.EXCHANGE, leave))
    assert [word(subject, d) for d in ("2002-06-12", "2002-06-13")] == ["in force", "terminated"]
    deadline = [o for o in standing(subject, date(2002, 1, 1)).outstanding if o.state == "RUS"]
    assert [o.when for o in deadline] == [When.on(date(2002, 6, 13))]


def test_notice_of_unknown_period_leaves_the_end_open() -> None:
    subject = treaty(SIGNED, FORCE, act("notification", "2001-12-13", "RUS", about=About.TERMINATION))
    found = standing(subject, date(2005, 1, 1))
    assert found.answer is Answer.UNKNOWN
    assert "the period of notice is not known" in found.reason


def test_a_term_expires_unless_renewed_or_extended() -> None:
    term = clauses(EntryRule.EXCHANGE, FinalClauses(duration=Duration(years=10)))
    subject = treaty(SIGNED, FORCE, clauses=term)
    assert [word(subject, d) for d in ("2010-05-31", "2010-06-01")] == ["in force", "expired"]
    longer = treaty(SIGNED, FORCE, act("extension", "2010-01-01", "RUS", "PRK", note="5 years"), clauses=term)
    assert [word(longer, d) for d in ("2015-05-31", "2015-06-01")] == ["in force", "expired"]
    vague = treaty(SIGNED, FORCE, act("extension", "2010-01-01", "RUS", "PRK"), clauses=term)
    assert word(vague, "2012-01-01") == "undetermined"
    tacit = treaty(SIGNED, FORCE, clauses=clauses(EntryRule.EXCHANGE, FinalClauses(duration=Duration(years=10, renewal=5))))
    assert word(tacit, "2012-01-01") == "in force"


def test_suspension_ends_when_it_is_taken_back() -> None:
    pause = act("suspension", "2005-01-01", "RUS")
    subject = treaty(SIGNED, FORCE, pause, act("withdrawal", "2006-01-01", "RUS", about=About.SUSPENSION))
    assert [word(subject, d) for d in ("2005-01-01", "2005-12-31", "2006-01-01")] == ["suspended", "suspended", "in force"]
    assert standing(subject, date(2005, 6, 1)).answer is Answer.YES
    halted = standing(subject, date(2005, 6, 1)).of("PRK")
    assert halted is not None
    assert halted.binds is Answer.NO


def test_a_later_treaty_supersedes_from_its_own_entry_into_force() -> None:
    """Art. 59: not from its signature."""
    relation = Relation(kind="supersedes", treaty="new", other="t")
    later = treaty(
        act("signature", "2010-01-01", "RUS", "PRK"), act("exchange of instruments", "2011-01-01", "RUS", "PRK"),
        id="new", title="New Treaty", relations=[relation], clauses=clauses(EntryRule.EXCHANGE),
    )  # fmt: skip
    old = treaty(SIGNED, FORCE)
    assert [word(old, d, later) for d in ("2010-12-31", "2011-01-01")] == ["in force", "superseded"]
    assert word(later, "2011-01-01", old) == "in force"


def test_a_later_treaty_of_some_parties_does_not_surely_end_the_earlier() -> None:
    """Arts. 30(4), 59(1): only a later treaty of all the parties ends the earlier one."""
    relation = Relation(kind="supersedes", treaty="new", other="t")
    force = act("entry into force", "2011-01-01", "RUS", "PRK")
    later = treaty(force, id="new", title="New Treaty", relations=[relation])
    old = treaty(act("entry into force", "2000-06-01", "RUS", "PRK", "BLR"), parties="RUS PRK BLR")
    found = standing(old, date(2012, 1, 1), {"new": later})
    assert found.answer is Answer.UNKNOWN
    assert "Belarus is no party to it" in found.reason
    of_all = treaty(act("entry into force", "2011-01-01"), id="new", parties="RUS PRK BLR", relations=[relation])
    assert word(old, "2012-01-01", of_all) == "superseded"


def test_provisional_application_is_not_entry_into_force() -> None:
    subject = treaty(SIGNED, act("provisional application", "2000-02-01", "RUS", "PRK"), clauses=clauses(EntryRule.EXCHANGE))
    found = standing(subject, date(2000, 3, 1))
    assert (found.word, found.answer) == ("provisionally applied", Answer.NO)


def test_an_announced_day_proves_nothing() -> None:
    subject = treaty(SIGNED, act("entry into force", "2001-01-01", status=Status.EXPECTED), clauses=clauses(EntryRule.EXCHANGE))
    assert standing(subject, date(2000, 12, 31)).answer is Answer.NO
    after = standing(subject, date(2001, 1, 1))
    assert after.answer is Answer.UNKNOWN
    assert "expected to enter into force on 2001-01-01" in after.reason


def test_unknown_clause_is_said() -> None:
    found = standing(treaty(SIGNED), date(2001, 1, 1))
    assert found.answer is Answer.UNKNOWN
    head = "signed; whether it is in force cannot be told; no source says what brings it into force; "
    assert sentence(found) == head + "its final clauses or a report of its entry into force would tell"


def test_disputed_end_names_who_disputes() -> None:
    end = act("termination", "2005-01-01", "RUS")
    denial = Statement(source="s2", start=0, end=1, content=end, speaker="PRK", stance=Stance.DENIES)
    subject = treaty(SIGNED, FORCE)
    disputed = Treaty(id="t", title="T", parties=subject.parties, acts=(*subject.acts, held(end, disputed=(denial,))))
    found = standing(disputed, date(2006, 1, 1))
    assert (found.word, found.answer) == ("undetermined", Answer.UNKNOWN)
    assert "the termination is disputed by PRK" in found.reason
    assert denial in every_statement(found.proof)
    settled = Treaty(id="t", title="T", parties=subject.parties, acts=(*disputed.acts, held(end)))
    assert standing(settled, date(2006, 1, 1)).word == "terminated"


def test_undated_acts_stay_open_unless_known_by_a_day() -> None:
    subject = treaty(SIGNED, act("entry into force", None, "RUS", "PRK"))
    assert word(subject, "2020-01-01") == "undetermined"
    assert word(subject, "2020-01-01", known="2019-01-01") == "in force"
    assert word(subject, "2018-01-01", known="2019-01-01") == "undetermined"


def test_withdrawn_and_joined_again() -> None:
    """As the United States and the Paris Agreement."""
    rule = clauses(EntryRule.INSTRUMENTS, count=2, delay=Delay(days=30), later=Delay(days=30))
    subject = treaty(
        act("deposit of instrument", "2016-09-03", "USA"), act("deposit of instrument", "2016-10-05", "FRA"),
        act("notification", "2019-11-04", "USA", about=About.WITHDRAWAL), act("withdrawal", "2020-11-04", "USA"),
        act("acceptance", "2021-01-20", "USA"), parties="", open=True, clauses=rule,
    )  # fmt: skip
    days = ("2016-11-04", "2019-11-04", "2020-11-04", "2021-02-18", "2021-02-19")
    assert [state(subject, "USA", d) for d in days] == ["party", "withdrawing", "former party", "former party", "party"]


def test_a_successors_acts_count_for_its_predecessors_treaty() -> None:
    subject = treaty(
        act("signature", "1972-05-26", "USA", "SUN"), act("entry into force", "1972-10-03", "USA", "SUN"), parties="USA SUN"
    )
    assert state(subject, "RUS", "2000-01-01") == "party"
    assert [s.state for s in standing(subject, date(2000, 1, 1)).states] == ["USA", "RUS"]
    assert [s.state for s in standing(subject, date(1980, 1, 1)).states] == ["USA", "SUN"]


def test_the_proof_shows_the_acts_and_their_statements() -> None:
    found = standing(treaty(SIGNED, FORCE), date(2001, 1, 1))
    assert proof_lines(found.proof)[0].startswith("yes: in force on 1 January 2001")
    assert [s.content for s in every_statement(found.proof)] == [SIGNED, FORCE]


def test_a_treaty_known_only_by_its_name_or_its_end_is_not_called_unsigned() -> None:
    for subject in (treaty(), treaty(act("suspension", "2001-01-01", "RUS"), parties="RUS PRK BLR")):
        found = standing(subject, date(2005, 1, 1))
        assert (found.word, found.answer) == ("undetermined", Answer.UNKNOWN)
        assert sentence(found) == "undetermined; no source reports its signature or entry into force"


def test_both_ratified_and_the_clause_unknown_cannot_be_told() -> None:
    ratified = (act("ratification", "2000-02-01", "RUS"), act("ratification", "2000-03-01", "PRK"))
    answers = [standing(treaty(SIGNED, *ratified), date.fromisoformat(d)).answer for d in ("2000-02-28", "2000-03-01")]
    assert answers == [Answer.NO, Answer.UNKNOWN]


def test_plans_for_a_treaty_that_states_are_leaving_do_not_say_that_it_was_never_signed() -> None:
    plan = act("entry into force", status=Status.EXPECTED)
    refusal = act("parliamentary approval", None, "UKR", status=Status.NOT_DONE)
    assert word(treaty(act("withdrawal", "2025-03-06", "LTU"), plan, refusal, parties="LTU UKR"), "2026-01-01") == "undetermined"
    assert word(treaty(plan, refusal, parties="LTU UKR"), "2026-01-01") == "not signed"
