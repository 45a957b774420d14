"""Review: decisions by form, corrections, two reviewers at once, hostile words, and what a program may send."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode
from starlette.requests import Request
from starlette.testclient import TestClient

from foedus.core.decisions import Decision, Verdict
from foedus.core.sources import Source, source_id
from foedus.core.statements import Act, Claim, Content, Provision, Relation, Statement
from foedus.core.when import When
from foedus.core.words import ActKind, Event, Stance
from foedus.desk.current.current import Current
from foedus.desk.deciding import made
from foedus.desk.web.app import create_app
from foedus.desk.web.guards.who import Who
from foedus.desk.web.settings import LOCAL, Settings
from foedus.desk.web.views.review import AROUND, window
from foedus.desk.web.views.review_queue import Queues, Wanted
from foedus.ledger.database import Database
from foedus.ledger.decisions.deciding import Decided
from foedus.ledger.merging.brought import Order
from foedus.ledger.merging.merging import merge
from foedus.ledger.opening import open_ledger

HOSTILE = "</textarea></mark><script>alert(1)</script><img src=x onerror=alert(2)>\u202e{{7*7}}"
WORDS = "France signed the pact with Spain on Monday."
TEXT = f"PARIS. {WORDS} {HOSTILE} The minister denied it. It obliges both to help. It replaces the old pact."
PLACE = (TEXT.index(WORDS), TEXT.index(WORDS) + len(WORDS))
REPORT = Source(id=source_id(TEXT), name=f"{HOSTILE}.txt", text=TEXT, title=HOSTILE)


def statement(content: Content, place: tuple[int, int] = PLACE) -> Statement:
    return Statement(source=REPORT.id, start=place[0], end=place[1], content=content)


ACT = statement(
    Act(kind=ActKind.SIGNATURE, treaty="the pact", actors=("FRA", "ESP"), when=When.on(date(2024, 6, 3), "Monday"), organ=HOSTILE)
)
CLAIM = statement(Claim(speaker="the minister", stance=Stance.DENIES, about=HOSTILE, treaty="the pact"), (8, 20))
PROVISION = statement(Provision(kind="mutual defence", treaty="the pact", act="help", events=(Event.ARMED_ATTACK,)), (9, 30))
RELATION = statement(Relation(kind="replaces", treaty="the pact", other="the old pact"), (10, 40))
ALL = (ACT, CLAIM, PROVISION, RELATION)


def served(address: str) -> Settings:
    return Settings(ledger=address, hosts=("testserver", *LOCAL), register=False, today=lambda: date(2026, 11, 27))


class Desk:
    """A client over a ledger, that fills in forms as a browser does."""

    def __init__(self, address: str, client: TestClient) -> None:
        self.address, self.client = address, client

    def page(self, path: str, status: int = 200) -> Any:
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text[:300]
        return HTMLParser(answer.text)

    def seal(self) -> str:
        return str(fields(self.page("/review").css("form[method=post]")[0])["csrf"])

    def send(self, one: Statement, verdict: str, name: str = "ann", **changed: str) -> Any:
        """The form of that button, as the statement's page has it now."""
        tree = self.page(f"/review/{one.id}")
        form = next(f for f in tree.css(".deciding form") if f.css_first(f"button[value={verdict}]"))
        return self.post(f"/review/{one.id}", fields(form) | {"verdict": verdict} | changed, name)

    def correct(self, one: Statement, name: str = "ann", **changed: str) -> Any:
        tree = self.page(f"/review/{one.id}/correct")
        return self.post(f"/review/{one.id}/correct", fields(tree.css_first("form.correct")) | changed, name)

    def post(self, path: str, data: dict[str, str], name: str = "ann") -> Any:
        return self.client.post(path, data=data, headers={"x-name": name}, follow_redirects=False)

    def history(self, one: Statement) -> list[Decision]:
        with open_ledger(self.address, create=False) as ledger:
            assert not ledger.verify()
            return ledger.history(one.id)

    def put(self, one: Statement) -> Statement:
        """What the last decision put in its place."""
        with open_ledger(self.address, create=False) as ledger:
            found = ledger.statement(ledger.history(one.id)[-1].instead or "")
        assert found
        return found


def fields(form: Any) -> dict[str, str]:
    """What a browser would send of a form, but for the button."""
    found: dict[str, str] = {}
    for node in form.css("input[name], select[name], textarea[name]"):
        chosen = node.css_first("option[selected]") if node.tag == "select" else None
        value = chosen.attributes["value"] if chosen else node.text() if node.tag == "textarea" else node.attributes.get("value")
        found[node.attributes["name"]] = value or ""
    return found


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Over a ledger of four statements, one of each kind; who asks is told by a header."""
    monkeypatch.setattr("foedus.desk.web.reviewing.who_asks", by_header)
    address = str(tmp_path / "four.ledger")
    with open_ledger(address) as ledger:
        ledger.add([REPORT], ALL)
    with TestClient(create_app(served(address)), raise_server_exceptions=False) as client:
        yield Desk(address, client)


def by_header(request: Request) -> Who:
    return Who(request.headers.get("x-name", "ann"), may_review=request.headers.get("x-name") != "reader")


def said(answer: Any) -> str:
    tree = answer if isinstance(answer, HTMLParser) else HTMLParser(answer.text)
    return text(tree.css_first("main"))


def text(node: LexborNode | None) -> str:
    assert node
    return " ".join(node.text().split())


def test_the_queue_goes_through_the_report_and_ends(desk: Desk) -> None:
    assert "1 of 4" in said(desk.page("/review"))
    seen = []
    for _ in ALL:
        tree = desk.page("/review")
        path = next(f.attributes["action"] for f in tree.css(".deciding form") if f.css_first("button[value=accept]"))
        seen.append((path or "").split("/")[-1])
        desk.post(path or "", fields(tree.css_first(".deciding form")) | {"verdict": "accept"})
    in_order = sorted(ALL, key=lambda s: (s.start, s.end))
    assert seen == [s.id for s in in_order]
    assert "Nothing waits for a decision" in said(desk.page("/review"))
    assert "Mutual defence" in said(desk.page("/review?show=decided&kind=provision"))


@pytest.mark.parametrize("verdict", ["accept", "reject", "defer"])
def test_a_verdict_is_kept_with_who_when_and_why_and_is_taken_back(desk: Desk, verdict: str) -> None:
    answer = desk.send(ACT, verdict, "ann", **({"why": "as I say"} if verdict == "reject" else {}))
    (kept,) = desk.history(ACT)
    assert (kept.verdict.value, kept.by, kept.why) == (verdict, "ann", "as I say" if verdict == "reject" else "")
    assert answer.status_code == 303
    following = desk.page(answer.headers["location"])
    assert {"accept": "Accepted", "reject": "Rejected", "defer": "Deferred"}[verdict] in text(following.css_first(".done"))
    undo = following.css_first(".done form")
    back = desk.post(undo.attributes["action"] or "", fields(undo) | {"verdict": "undo"})
    assert back.headers["location"].startswith(f"/review/{ACT.id}")
    assert [d.verdict for d in desk.history(ACT)] == [Verdict(verdict), Verdict.UNDO]
    assert desk.client.get("/api/review").json()["pending"] == 4


def test_what_is_deferred_comes_last(desk: Desk) -> None:
    first = min(ALL, key=lambda s: (s.start, s.end))
    desk.send(first, "defer")
    order = [a.attributes["href"] for a in desk.page("/review").css(".ahead a")]
    assert order[-1] == f"/review/{first.id}"
    assert len(desk.page("/review?show=deferred").css(".ahead a")) == 0


CORRECTIONS: list[tuple[Statement, dict[str, str], dict[str, object]]] = [
    (ACT, {"kind": "ratification", "actors": "France; Portugal", "when": "2024-06"},
     {"kind": ActKind.RATIFICATION, "actors": ("FRA", "PRT"), "when": When.month(2024, 6)}),
    (ACT, {"organ": "", "persons": "A. Smith; B. Jones", "precluding": "yes", "treaty": "North Atlantic Treaty"},
     {"organ": None, "persons": ("A. Smith", "B. Jones"), "precluding": True, "treaty": "nato"}),
    (CLAIM, {"stance": "asserts", "number": ">=3000", "treaty": "", "about": "a <b>new</b> claim"},
     {"stance": Stance.ASSERTS, "number": ">=3000", "treaty": None, "about": "a <b>new</b> claim"}),
    (PROVISION, {"events": "threat; war", "bearers": "Spain and France", "article": "4(1)"},
     {"events": (Event.THREAT, Event.WAR), "bearers": ("ESP", "FRA"), "article": "4(1)"}),
    (RELATION, {"kind": "amends", "other": "the Quai d'Orsay pact", "when": "../2024-11-09"},
     {"kind": "amends", "other": "the Quai d'Orsay pact", "when": When(None, date(2024, 11, 9))}),
]  # fmt: skip


@pytest.mark.parametrize(("one", "typed", "reads"), CORRECTIONS)
def test_a_correction_puts_another_in_its_place(
    desk: Desk, one: Statement, typed: dict[str, str], reads: dict[str, object]
) -> None:
    assert desk.correct(one, why="misread", **typed).status_code == 303
    (kept,) = desk.history(one)
    put = desk.put(one)
    assert (kept.verdict, kept.by, kept.why, put.method) == (Verdict.CORRECT, "ann", "misread", "person:ann")
    unchanged = {name: getattr(one.content, name) for name in one.content.__slots__ if name not in reads}
    assert {name: getattr(put.content, name) for name in reads} == reads
    assert {name: getattr(put.content, name) for name in unchanged} == unchanged
    assert (put.start, put.end) == (one.start, one.end)


def test_a_day_that_is_left_keeps_the_words_that_it_came_from(desk: Desk) -> None:
    desk.correct(ACT, organ="Senate")
    assert isinstance(content := desk.put(ACT).content, Act)
    assert content.when == When.on(date(2024, 6, 3), "Monday")


def test_other_words_and_another_speaker(desk: Desk) -> None:
    answer = desk.correct(ACT, start="7", end="13", speaker="Reuters")
    assert answer.status_code == 303
    assert (desk.put(ACT).start, desk.put(ACT).end, desk.put(ACT).speaker) == (7, 13, "Reuters")


def test_words_are_shown_before_anything_is_decided(desk: Desk) -> None:
    answer = desk.correct(ACT, start="7", end="13", organ="Senate", look="yes")
    assert answer.status_code == 200
    tree: Any = HTMLParser(answer.text)
    assert tree.css_first("mark.here").text() == TEXT[7:13] == tree.css_first("#f-words").text()
    assert tree.css_first("#f-organ").attributes["value"] == "Senate"
    assert not desk.history(ACT)


@pytest.mark.parametrize(
    ("one", "typed", "sentence"),
    [
        (ACT, {"when": "2024-13-40"}, "2024-13-40"),
        (ACT, {"actors": "France; Atlantis"}, "“Atlantis” is no state or organisation that is known here."),
        (ACT, {"actors": "the rulers of France"}, "is no state or organisation"),
        (ACT, {"kind": "wedding"}, "is not in the vocabulary"),
        (ACT, {"treaty": "  "}, "It cannot be empty."),
        (ACT, {"start": "20", "end": "10"}, "20 to 10 are no characters of the text."),
        (ACT, {"end": "99999"}, "are no characters of the text."),
        (ACT, {"start": HOSTILE}, "is no number of a character."),
        (CLAIM, {"stance": "shrugs"}, "is not in the vocabulary"),
        (PROVISION, {"events": "armed attack; rain"}, "is not in the vocabulary"),
        (RELATION, {"when": HOSTILE}, "is no possible date"),
        (ACT, {}, "Nothing is changed."),
    ],
)
def test_what_does_not_fit_is_said_at_its_field_and_kept(desk: Desk, one: Statement, typed: dict[str, str], sentence: str) -> None:
    answer = desk.correct(one, why="a reason", **typed)
    assert answer.status_code == 400
    assert sentence in said(answer)
    assert "Traceback" not in answer.text
    tree: Any = HTMLParser(answer.text)
    kept = fields(tree.css_first("form.correct"))
    assert {name: kept[name] for name in typed} == typed
    assert kept["why"] == "a reason"
    if typed:
        assert tree.css("[aria-describedby*=e-], .field.wrong")
    assert not desk.history(one)


def test_a_change_made_meanwhile_is_shown_and_not_overwritten(desk: Desk) -> None:
    mine, theirs = (fields(desk.page(f"/review/{ACT.id}/correct").css_first("form.correct")) for _ in range(2))
    assert desk.send(ACT, "reject", "bob", why="of another pact").status_code == 303
    answer = desk.post(f"/review/{ACT.id}/correct", mine | {"organ": "Senate", "why": "it was the Senate"}, "ann")
    assert answer.status_code == 409
    assert [d.by for d in desk.history(ACT)] == ["bob"]
    shown, tree = said(answer), HTMLParser(answer.text)
    assert "Rejected by bob" in shown
    assert "of another pact" in shown
    again = fields(tree.css_first("form.correct"))
    assert (again["organ"], again["why"]) == ("Senate", "it was the Senate")
    assert desk.post(f"/review/{ACT.id}/correct", again, "ann").status_code == 303
    assert [(d.by, d.verdict) for d in desk.history(ACT)] == [("bob", Verdict.REJECT), ("ann", Verdict.CORRECT)]
    assert theirs["after"] == ""


@pytest.mark.parametrize("verdict", ["accept", "reject", "defer"])
def test_the_same_verdict_all_the_same(desk: Desk, verdict: str) -> None:
    tree = desk.page(f"/review/{ACT.id}")
    old = fields(next(f for f in tree.css(".deciding form") if f.css_first(f"button[value={verdict}]")))
    desk.send(ACT, "defer", "bob")
    answer = desk.post(f"/review/{ACT.id}", old | {"verdict": verdict, "why": "so it is"}, "ann")
    assert answer.status_code == 409
    form: Any = HTMLParser(answer.text).css_first(".clash form")
    desk.post(form.attributes["action"], fields(form) | {"verdict": verdict}, "ann")
    assert [(d.by, d.verdict.value, d.why) for d in desk.history(ACT)] == [("bob", "defer", ""), ("ann", verdict, "so it is")]


def test_many_at_once_on_one_statement(desk: Desk) -> None:
    seal = desk.seal()

    def sends(n: int, after: str) -> int:
        verdict = ("accept", "reject", "defer")[n % 3]
        data = {"csrf": seal, "after": after, "verdict": verdict, "why": f"by {n}"}
        return int(desk.post(f"/review/{ACT.id}", data, f"person {n}").status_code)

    with ThreadPoolExecutor(8) as pool:
        for rounds in range(1, 5):
            before = desk.history(ACT)
            after = before[-1].id if before else ""
            answers = list(pool.map(sends, range(8), [after] * 8))
            assert sorted(answers) == [303] + [409] * 7
            history = desk.history(ACT)
            assert len(history) == rounds
            assert history[:-1] == before
            assert history[-1].after == after
    listed = desk.page(f"/review/{ACT.id}").css(".history li")
    assert len(listed) == 4


def test_many_at_once_on_many_statements_lose_nothing(desk: Desk) -> None:
    seal = desk.seal()
    with ThreadPoolExecutor(4) as pool:
        answers = pool.map(
            lambda s: desk.post(f"/review/{s.id}", {"csrf": seal, "after": "", "verdict": "reject"}).status_code, ALL * 5
        )
        assert set(answers) == {303}
    assert [len(desk.history(s)) for s in ALL] == [1, 1, 1, 1]


def test_the_same_form_twice_is_one_decision(desk: Desk) -> None:
    form = fields(desk.page(f"/review/{ACT.id}/correct").css_first("form.correct")) | {"organ": "Senate"}
    assert [desk.post(f"/review/{ACT.id}/correct", form).status_code for _ in range(2)] == [303, 303]
    assert len(desk.history(ACT)) == 1


def test_nothing_of_a_report_is_markup(desk: Desk) -> None:
    desk.send(CLAIM, "reject", HOSTILE[:60], why=HOSTILE)
    pages = [f"/review/{s.id}{more}" for s in ALL for more in ("", "/correct")]
    for path in (*pages, "/review?show=decided", f"/review?done={CLAIM.id}", "/review?treaty=%3Cscript%3E&show=pending"):
        answer = desk.client.get(path)
        assert answer.status_code == 200
        tree: Any = HTMLParser(answer.text)
        assert not tree.css("main script, main img, main [style]")
        assert not [key for node in tree.css("*") for key in node.attributes if key.startswith("on")]
        assert "\u202e" not in re.sub(r'value="[^"]*"|<textarea.*?</textarea>', "", answer.text, flags=re.DOTALL)


def test_who_may_only_read_decides_nothing(desk: Desk) -> None:
    seal = desk.seal()
    answer = desk.post(f"/review/{ACT.id}", {"csrf": seal, "after": "", "verdict": "reject"}, "reader")
    assert answer.status_code == 403
    assert desk.post(f"/review/{ACT.id}/correct", {"csrf": seal, "organ": "x"}, "reader").status_code == 403
    page = desk.client.get(f"/review/{ACT.id}", headers={"x-name": "reader"})
    assert not HTMLParser(page.text).css("form[method=post]")
    sent = desk.client.post(f"/api/statements/{ACT.id}/decisions", json={"verdict": "reject"}, headers={"x-name": "reader"})
    assert sent.status_code == 403
    assert not desk.history(ACT)


@pytest.mark.parametrize("path", ["", "/correct"])
def test_a_form_that_is_not_ours_is_refused(desk: Desk, path: str) -> None:
    form = {"after": "", "verdict": "reject", "organ": "Senate"}
    assert desk.post(f"/review/{ACT.id}{path}", form).status_code == 403
    assert desk.post(f"/review/{ACT.id}{path}", form | {"csrf": "0" * 64}).status_code == 403
    sealed = form | {"csrf": desk.seal()}
    foreign = desk.client.post(f"/review/{ACT.id}{path}", data=sealed, headers={"sec-fetch-site": "cross-site"})
    assert foreign.status_code == 403
    assert not desk.history(ACT)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/review/nothing", 404),
        ("/review/" + "0" * 24, 404),
        ("/review?kind=membership", 400),
        ("/review?show=all", 400),
        ("/review?treaty=" + "x" * 301, 422),
        ("/review?speaker=%00%E2%80%AE&source=%27", 200),
        ("/review?done=nothing", 200),
        ("/api/statements/nothing", 404),
        ("/api/review?at=0", 422),
        ("/api/review?at=99999", 200),
    ],
)
def test_what_is_no_question_is_said_plainly(desk: Desk, path: str, status: int) -> None:
    answer = desk.client.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text


def test_a_verdict_that_is_none(desk: Desk) -> None:
    seal = desk.seal()
    for verdict in ("", "correct", "approve", HOSTILE[:20]):
        assert desk.post(f"/review/{ACT.id}", {"csrf": seal, "after": "", "verdict": verdict}).status_code == 400
    assert desk.post(f"/review/{ACT.id}", {"csrf": seal, "after": "never seen", "verdict": "reject"}).status_code == 400
    assert desk.post(f"/review/{ACT.id}", {"csrf": seal, "after": "", "verdict": "undo"}).status_code == 400
    assert not desk.history(ACT)


def test_without_a_ledger_there_is_nothing_to_decide(shipped: TestClient) -> None:
    assert "nothing to decide" in said(HTMLParser(shipped.get("/review").text))
    assert "--ledger" in said(HTMLParser(shipped.get("/review").text))
    assert shipped.get(f"/review/{ACT.id}").status_code == 404


def test_an_empty_ledger(tmp_path: Path) -> None:
    address = str(tmp_path / "empty.ledger")
    open_ledger(address).close()
    with TestClient(create_app(served(address))) as client:
        assert "Nothing was read yet" in said(HTMLParser(client.get("/review").text))


def test_the_treaty_follows_at_once(example_ledger: str, tmp_path: Path) -> None:
    """Of the acts on Kyoto one is rejected, then taken back."""
    address = shutil.copy(example_ledger, tmp_path / "kyoto.ledger")
    with TestClient(create_app(served(str(address)))) as client:

        def acts() -> int:
            return len(HTMLParser(client.get("/treaties/kyoto").text).css("#acts ~ table tbody tr"))

        before, hangs = acts(), False
        desk = Desk(str(address), client)
        for one in client.get("/api/review?treaty=kyoto&kind=act").json()["statements"]:
            found = Statement(source="", start=0, end=0, content=ACT.content)
            object.__setattr__(found, "_id", one["id"])
            desk.send(found, "reject")
            if acts() < before:
                hangs = True
                desk.send(found, "undo")
                break
        assert hangs
        assert acts() == before


def test_a_program_reads_decides_and_is_told(desk: Desk) -> None:
    whole = desk.client.get("/api/review").json()
    assert (whole["pending"], len(whole["statements"])) == (4, 4)
    address = f"/api/statements/{ACT.id}"
    one = desk.client.get(address).json()
    assert (one["words"], one.get("last", "")) == (WORDS, "")
    change = {"verdict": "correct", "after": "", "content": {"when": "2024-06", "organ": None}, "why": "so"}
    sent = [desk.client.post(f"{address}/decisions", json=change) for _ in range(2)]
    assert [(s.status_code, s.json()["new"]) for s in sent] == [(200, True), (200, False)]
    assert isinstance(content := desk.put(ACT).content, Act)
    assert (content.when, content.organ) == (When.month(2024, 6), None)
    late = desk.client.post(f"{address}/decisions", json={"verdict": "reject"}, headers={"x-name": "bob"})
    assert late.status_code == 409
    assert late.json()["meanwhile"][0]["decision"]["by"] == "ann"
    last = desk.client.get(address).json()["last"]
    assert late.json()["meanwhile"][-1]["id"] == last
    then = desk.client.post(f"{address}/decisions", json={"verdict": "undo", "after": last}, headers={"x-name": "bob"})
    assert then.status_code == 200
    assert [d.verdict.value for d in desk.history(ACT)] == ["correct", "undo"]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 422),
        ({"verdict": "approve"}, 422),
        ({"verdict": "reject", "more": 1}, 422),
        ({"verdict": "correct"}, 400),
        ({"verdict": "correct", "content": {"kind": 7}}, 400),
        ({"verdict": "correct", "content": {"organ": "\ud800"}}, 400),
        ({"verdict": "correct", "content": {"organ": [["x"]]}}, 400),
        ({"verdict": "correct", "content": {"unheard": "of"}}, 400),
        ({"verdict": "correct", "start": -1, "end": 3}, 400),
        ({"verdict": "correct", "start": 10**30}, 400),
        ({"verdict": "reject", "why": "x" * 2001}, 422),
        ({"verdict": "reject", "why": "\ud800"}, 422),
        ({"verdict": "reject", "after": "\u0000"}, 400),
        ([], 422),
    ],
)
def test_a_program_that_sends_nonsense_is_told_and_writes_nothing(desk: Desk, sent: object, status: int) -> None:
    body = {"content": json.dumps(sent), "headers": {"content-type": "application/json"}}
    answer = desk.client.post(f"/api/statements/{ACT.id}/decisions", **body)  # type: ignore[arg-type]
    assert answer.status_code == status, answer.text
    assert not desk.history(ACT)


def test_another_site_can_send_no_json(desk: Desk) -> None:
    address = f"/api/statements/{ACT.id}/decisions"
    plain = desk.client.post(address, content='{"verdict":"reject"}', headers={"content-type": "text/plain"})
    assert plain.status_code == 403
    for site in ("cross-site", "same-site"):
        assert desk.client.post(address, json={"verdict": "reject"}, headers={"sec-fetch-site": site}).status_code == 403
    assert not desk.history(ACT)
    assert desk.client.post(address, json={"verdict": "reject"}, headers={"sec-fetch-site": "same-origin"}).status_code == 200


def test_the_queue_is_what_the_ledger_says_is_pending(example_ledger: str, tmp_path: Path) -> None:
    """After each of many decisions drawn by lot, and of further reports read."""
    address, rng, queues = str(shutil.copy(example_ledger, tmp_path / "lots.ledger")), Random(6), Queues()
    current = Current(address)
    for _ in range(60):
        now = current.now()
        key = rng.choice(list(queues.queue(now, Wanted()).keys))
        last = now.reviews.last(key)
        verdict = rng.choice([Verdict.ACCEPT, Verdict.REJECT, Verdict.DEFER, *([Verdict.UNDO] if now.reviews.verdict(key) else [])])
        assert isinstance(current.decide(*made(now.statements[key], verdict, "ann", last)), Decided)
        check(current, queues)
    with open_ledger(address) as ledger:
        ledger.add([REPORT], ALL)
    check(current, queues)
    assert ACT.id in queues.queue(current.now(), Wanted(treaty="The Pact", kind="act", source=HOSTILE[:9])).keys
    current.close()


def check(current: Current, queues: Queues) -> None:
    now = current.now()
    queue, pending = queues.queue(now, Wanted()), now.reviews.pending(now.statements, now.sources)
    assert list(queue.ahead(None, now.reviews)) == pending
    assert queue.counts(now.reviews)["pending"] == len(pending)
    round_ = list(queue.ahead(pending[3], now.reviews))
    assert sorted([*round_, pending[3]]) == sorted(pending)


def test_what_a_merged_ledger_decided_otherwise_stands_beside_it_until_it_is_settled(desk: Desk, tmp_path: Path) -> None:
    laptop, why = Database(str(tmp_path / "laptop.ledger")), f"{HOSTILE} 7"
    laptop.add([REPORT], ALL)
    laptop.decide(*made(ACT, Verdict.ACCEPT, HOSTILE[:60], "", why))
    laptop.decide(*made(CLAIM, Verdict.ACCEPT, "bob", ""))
    desk.send(ACT, "reject")
    desk.send(CLAIM, "accept")
    assert "elsewhere" not in text(desk.page("/review").css_first(".tally"))
    with Database(desk.address) as book:
        merge(book, laptop, Order(by="mel"))
    page = desk.page(f"/review/{ACT.id}")
    assert "1 otherwise elsewhere" in text(page.css_first(".tally"))
    assert text(page.css_first(".elsewhere h3")) == "Decided otherwise in another ledger"
    assert f"Accepted by {HOSTILE[:60]}" in page.css_first(".elsewhere li").text()
    assert page.css_first("script:not([src])") is None
    assert why.split()[-1] in text(page.css_first(".elsewhere .why"))
    assert text(desk.page(f"/review/{CLAIM.id}").css_first(".elsewhere h3")) == "Decided alike in another ledger"
    assert said(desk.page("/review?show=apart")).count("Signature") >= 1
    told = desk.client.get("/api/review?show=apart").json()
    assert (told["apart"], [one["id"] for one in told["statements"]]) == (1, [ACT.id])
    assert [d["decision"]["why"] for e in told["statements"][0]["elsewhere"] for d in e["made"]] == [why]
    assert desk.send(ACT, "accept", "cy").status_code == 303
    assert desk.page(f"/review/{ACT.id}").css_first(".elsewhere") is None
    assert desk.client.get("/api/review?show=apart").json()["apart"] == 0
    laptop.close()


def test_a_window_of_a_long_report_is_cut_between_sentences() -> None:
    report = " ".join(f"Sentence number {n} ends here." for n in range(400))
    start = report.index("Sentence number 200")
    found = window(report, (start, start + 31))
    shown = "".join(node.text() for node in HTMLParser(f"<p>{found.body}</p>").css("p"))
    assert report[found.start : found.start + len(shown)] == shown
    assert shown.startswith("Sentence")
    assert shown.endswith("here.")
    assert AROUND < len(shown) < 3 * AROUND
    assert found.before
    assert found.after
