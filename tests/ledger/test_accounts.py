"""Whose word a statement is, and accounts as a person writes them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedus.core.methods import by_model
from foedus.core.problems import Problem
from foedus.core.sources import Source
from foedus.core.statements import Act, Claim, Statement
from foedus.core.when import When
from foedus.core.words import ActKind, Stance
from foedus.ledger.folding.accounts import Account, at_least, everything, only, register_only, reports_only, without
from foedus.ledger.folding.accountwords import parse, together, unheard
from foedus.ledger.folding.fold import fold
from foedus.ledger.folding.speakers import passages

REPORT = Source(id="r", name="report.txt", publisher="The Moscow Times", published=When.parse("2024-11-12"))
CITATION = Source(id="c", name="Interfax, 5 December 2024, citing KCNA on art. 22 (https://a.example)", kind="citation")
PAPERS = Source(id="p", name="Russian Federation, Law of 28 January 2011; United States, Federal Register", kind="citation")
SIGNED = Act(kind=ActKind.SIGNATURE, treaty="t", actors=("RUS",))


def said(source: Source, speaker: str | None = None, start: int = 0, end: int = 0) -> Statement:
    return Statement(source=source.id, start=start, end=end, content=SIGNED, speaker=speaker)


def claim(speaker: str, start: int = 0, end: int = 9, stance: Stance = Stance.ASSERTS) -> Statement:
    content = Claim(speaker=speaker, stance=stance, about="it signed", treaty="t")
    return Statement(source="r", start=start, end=end, content=content)


@pytest.mark.parametrize(
    ("written", "statement", "source", "believed"),
    [
        ("without:KCNA", said(REPORT, "KCNA"), REPORT, False),
        ("without:Korean Central News Agency", said(REPORT, "KCNA"), REPORT, False),
        ("without:TASS", said(REPORT, "KCNA"), REPORT, True),
        ("without:Moscow Times", said(REPORT, "KCNA"), REPORT, False),  # who does not trust the paper has not heard KCNA
        ("without:report.txt", said(REPORT), REPORT, False),
        ("without:PRK", said(REPORT, "PRK"), REPORT, False),
        ("without:North Korea", claim("Foreign Ministry (PRK)"), REPORT, False),
        ("without:Pyongyang", claim("PRK"), REPORT, False),
        ("without:PRK", claim("Kim Jong Un"), REPORT, False),  # in office on the day of the report
        ("without:KOR", claim("Foreign Ministry (PRK)"), REPORT, True),
        ("without:Kremlin", claim("Kremlin (RUS)"), REPORT, False),
        ("without:Kremlin", claim("Foreign Ministry (RUS)"), REPORT, True),  # an organ is not the whole state
        ("without:USA", claim("USA; KOR"), REPORT, True),  # the other still says so
        ("without:USA,KOR", claim("USA; KOR"), REPORT, False),
        ("only:KOR", claim("USA; KOR"), REPORT, True),
        ("only:KCNA", said(REPORT), REPORT, False),
        ("only:KCNA", said(REPORT, "KCNA"), REPORT, True),
        ("only:KCNA", said(CITATION), CITATION, True),
        ("without:KCNA", said(CITATION), CITATION, False),
        ("without:Interfax", said(CITATION), CITATION, False),
        ("without:TASS", said(CITATION), CITATION, True),
        ("without:RUS", said(PAPERS), PAPERS, True),
        ("without:RUS,United States", said(PAPERS), PAPERS, False),
        ("reports", said(CITATION), CITATION, False),
        ("register", said(CITATION), CITATION, True),
    ],
)
def test_who_is_believed(written: str, statement: Statement, source: Source, believed: bool) -> None:
    account = parse(written)
    assert isinstance(account, Account)
    assert account.believes(statement, source) is believed


def test_what_stands_within_a_speakers_words_is_that_speakers() -> None:
    inside, outside = said(REPORT, start=2, end=8), said(REPORT, start=20, end=30)
    statements = [claim("KCNA"), inside, outside]
    assert passages(statements) == {inside.id: ("KCNA",)}
    for account, kept in ((without("KCNA"), [outside.id]), (only("KCNA"), [inside.id]), (everything(), [inside.id, outside.id])):
        treaty = fold(statements, {"r": REPORT}, account=account)["t"]
        assert sorted(s.id for h in treaty.acts for s in h.statements) == sorted(kept)


def test_what_a_denial_holds_is_not_the_deniers_word() -> None:
    assert passages([claim("GBR", stance=Stance.DENIES), said(REPORT, start=2, end=8)]) == {}


def test_all_accounts_given_must_hold() -> None:
    both = without("KCNA") & only("Moscow Times", "TASS") & at_least(2) & at_least(1) & only("KCNA", "RUS")
    assert both.least == 2
    assert not both.believes(said(REPORT, "KCNA"), REPORT)
    assert not both.believes(said(REPORT), REPORT)  # neither KCNA's nor Russia's
    assert both.believes(said(REPORT, "RUS"), REPORT)
    assert not (reports_only() & register_only()).believes(said(REPORT), REPORT)


names = st.frozensets(st.sampled_from(["KCNA", "TASS", "North Korea", "PRK", "report.txt"]), max_size=3)
accounts = st.builds(
    Account, reports=st.booleans(), register=st.booleans(), disbelieved=names,
    only=st.lists(names.filter(bool), max_size=2, unique=True).map(tuple), least=st.integers(1, 4),
    models=st.booleans(),
)  # fmt: skip


@given(accounts)
def test_what_an_account_says_of_itself_is_read_as_the_same_account(account: Account) -> None:
    assert together(_parts(str(account))) == account


def _parts(text: str) -> list[str]:
    """Names have spaces too: a part begins with a word of the grammar."""
    parts: list[str] = []
    for word in text.split():
        if word in ("everything", "reports", "register", "models") or word.split(":")[0] in ("without", "only", "independent"):
            parts.append(word)
        else:
            parts[-1] += f" {word}"
    return parts


@given(accounts, accounts, st.sampled_from(["KCNA", "PRK", "TASS", None]))
def test_two_accounts_together_believe_no_more_than_each(one: Account, other: Account, speaker: str | None) -> None:
    statement = said(REPORT, speaker)
    both = (one & other).believes(statement, REPORT)
    assert both == (one.believes(statement, REPORT) and other.believes(statement, REPORT))


@pytest.mark.parametrize(
    ("written", "believed"),
    [
        (["everything"], False),
        (["reports"], False),
        (["only:report.txt"], False),
        (["models"], True),
        (["models", "reports"], True),
        (["models", "register"], False),
        (["models", "without:model:qwen3:8b"], False),
        (["models", "without:MODEL:Qwen3:8b"], False),
        (["models", "without:model:gemma"], True),
        (["models", "only:model:qwen3:8b"], True),
        (["models", "only:model:gemma"], False),
        (["models", "without:Moscow Times"], False),
    ],
)
def test_what_a_model_read_is_believed_only_where_the_account_says_so(written: list[str], believed: bool) -> None:
    read = replace(said(REPORT), method=by_model("qwen3:8b", "0a1b2c3d"))
    account = together(written)
    assert account.believes(read, REPORT) is believed
    assert bool(fold([read], {"r": REPORT}, account=account)) is believed


def test_a_model_s_claim_puts_nobody_s_words_in_a_mouth_unless_it_is_believed() -> None:
    act = said(REPORT, start=2, end=8)
    statements = [replace(claim("KCNA"), method=by_model("qwen3:8b", "0a1b2c3d")), act]
    for written, kept in ((["without:KCNA"], True), (["models", "without:KCNA"], False)):
        assert bool(fold(statements, {"r": REPORT}, account=together(written))) is kept


@pytest.mark.parametrize("text", ["", "all", "without", "without:", "without:,", "only: ,", "independent:", "independent:0",
                                  "independent:x", "independent:-1", "independent:²", "Reports", "believe:KCNA"])  # fmt: skip
def test_what_is_no_account_is_a_problem_with_a_remedy(text: str) -> None:
    found = parse(text)
    assert isinstance(found, Problem)
    assert "Write" in found.remedy


def test_a_name_by_which_nobody_speaks_is_remarked_on() -> None:
    statements = [claim("Vladimir Putin"), said(REPORT)]
    (remark,) = unheard(without("Vladimir Puten", "RUS"), {"r": REPORT}, statements)
    assert "Vladimir Puten" in str(remark)
    assert "Perhaps you mean Vladimir Putin." in str(remark)
    assert unheard(everything(), {"r": REPORT}, statements) == []


SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="NOT TESTED: the seed reports in ../shared are absent")
def test_in_the_seeds_the_decree_is_the_word_of_kcna_and_of_pyongyang() -> None:
    """One report has it "according to KCNA", on Monday; one has "Pyongyang said", without a day. Nobody else says so."""
    from foedus.desk.gather import gather, read_paths

    gathered = gather(*read_paths([str(SEEDS)]))
    days, approvals = [], []
    for account in (everything(), without("KCNA"), without("KCNA", "North Korea")):
        acts = fold(gathered.statements, gathered.sources, account=account)["rus-prk-2024"].acts
        decrees = [h for h in acts if h.content.kind is ActKind.RATIFICATION and h.content.actors == ("PRK",)]
        days.append([str(h.content.when) for h in decrees])
        approvals.append([h.content for h in acts if h.content.kind is ActKind.PARLIAMENTARY_APPROVAL])
    assert approvals[0] == approvals[1] == approvals[2] != []
    assert days == [["2024-11-11"], ["None"], []]
