"""What servers do: right, wrong, cut short, slow, endless, huge, out of order; each costs what it befalls, and is counted."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from model_readings import at, readings, reread, spans
from model_server import Body, Play, act, asked, chat, error, says, serving

from foedus.core.problems import Refused
from foedus.reading.model.kept import Kept
from foedus.reading.model.outcomes import Bad
from foedus.reading.model.second import Limits, second_read
from foedus.reading.model.server import Server, server

TEXT = "Kenya signed the pact. Uganda did not."
GOOD = says([act(1, "Kenya signed the pact")])
READ = ["Kenya signed the pact"]


@pytest.mark.parametrize(
    ("play", "bad"),
    [
        (chat("I see a signature by Kenya."), Bad.NOT_JSON),
        (chat('{"acts": [{"sentence": 1, "words": "Kenya si'), Bad.NOT_JSON),
        (chat(""), Bad.NOT_JSON),
        (chat("[]"), Bad.NOT_JSON),
        (chat("[" * 100_000), Bad.NOT_JSON),
        (chat('{"a":' * 100_000), Bad.NOT_JSON),
        (chat('{"acts": [], "claims": [], "provisions": []} and more'), Bad.NOT_JSON),
        (chat('{"acts": []}'), Bad.SHAPE),
        (chat('{"acts": {}, "claims": [], "provisions": []}'), Bad.SHAPE),
        (chat('{"acts": [], "claims": [], "provisions": [], "run": "rm"}'), Bad.SHAPE),
        (chat(json.dumps({"acts": [0] * 501, "claims": [], "provisions": []})), Bad.SHAPE),
        (chat(None), Bad.PROTOCOL),
        (chat(None, refusal="I cannot help with that."), Bad.DECLINED),
        (chat("", finish="content_filter"), Bad.DECLINED),
        (Play((b"<html>welcome</html>",)), Bad.PROTOCOL),
        (Play((b"",)), Bad.PROTOCOL),
        (Play((b"\xff\xfe\x00",)), Bad.PROTOCOL),
        (Play((b'{"choices": []}',)), Bad.PROTOCOL),
        (Play((b'{"choices": [{"message": "x"}]}',)), Bad.PROTOCOL),
        (Play((b'data: {"choices": [{"delta": {"content": "{"}}]}\n\n',), ), Bad.PROTOCOL),
        (Play((gzip.compress(GOOD.parts[0]),), headers={"Content-Encoding": "gzip"}), Bad.PROTOCOL),  # nobody asked for it
        (Play((b"x" * 300_000,) * 4), Bad.LONG),
        (Play((b" " * 65_536,), endless=True), Bad.LONG),
        (Play((b" ",), pause=0.05, endless=True), Bad.LATE),
        (Play((b"",), pause=5), Bad.LATE),
        (error(400, "no such thing"), Bad.NOT_ALLOWED),
        (error(500), Bad.STATUS),
        (error(418), Bad.STATUS),
        (error(404, "model not found"), Bad.STATUS),
        (Play((b"",), 302, {"Location": "http://127.0.0.1:1/"}), Bad.STATUS),
    ],
)  # fmt: skip
def test_a_bad_answer_costs_its_part_of_the_text_and_is_told(play: Play, bad: Bad) -> None:
    with serving(play) as one:
        found = reread(one, TEXT, seconds=0.5)
    assert not spans(found, TEXT)
    assert found.tally.bad[bad] > 0
    assert set(found.tally.bad) == {bad}
    (problem, *_) = found.readings[0].unread
    assert problem.place.startswith("1.txt: characters 0-")
    assert bad.value in problem.sentence


@pytest.mark.parametrize("around", ["{}", "```json\n{}\n```", "<think>Kenya?\n{{</think>\n{}", "\n  {}  \n"])
def test_json_may_stand_in_a_fence_or_behind_a_model_s_thoughts(around: str) -> None:
    content = json.loads(GOOD.parts[0])["choices"][0]["message"]["content"]
    with serving(chat(around.replace("{}", content))) as one:
        assert spans(reread(one, TEXT), TEXT) == READ


@pytest.mark.parametrize("first", [error(429, Retry_After="0"), error(503), error(500), error(529), Play((b"",), 502)])
def test_what_may_pass_is_tried_again(first: Play) -> None:
    with serving(first, first, GOOD) as one:
        found = reread(one, TEXT)
    assert spans(found, TEXT) == READ
    assert (found.tally.requests, found.tally.bad) == (3, {Bad.STATUS: 2})
    assert not found.readings[0].unread


@pytest.mark.parametrize(
    "asks",
    [lambda: "1", lambda: format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)],
    ids=["seconds", "a day and time"],
)
def test_a_server_is_waited_for_as_long_as_it_asks(asks: Callable[[], str]) -> None:
    with serving(lambda _: error(429, Retry_After=asks()), GOOD) as one:
        start = time.monotonic()
        assert spans(reread(one, TEXT), TEXT) == READ
    assert time.monotonic() - start > 0.9


def test_but_not_for_an_hour() -> None:
    with serving(error(429, "quota", Retry_After="3600"), GOOD) as one:
        found = reread(one, TEXT)
    assert len(one.bodies) == 1
    assert "HTTP 429: quota" in str(found.readings[0].unread[0])


def test_a_wrong_key_or_name_is_told_after_one_request() -> None:
    with serving(error(401, "bad key")) as one:
        found = reread(one, TEXT, "Togo signed a pact.", key="sesame")
    assert len(one.bodies) == 1
    assert all("HTTP 401: bad key; set FOEDUS_MODEL_KEY" in str(r.unread[0]) for r in found.readings)


def test_a_key_that_a_server_sends_back_is_not_told_not_even_in_part() -> None:
    for play in (error(401, "x" * 155 + "sesame"), chat(None, refusal="x" * 150 + " sesame")):
        with serving(play) as one:
            assert "ses" not in str(reread(one, TEXT, key="sesame").readings[0].unread)


@pytest.mark.parametrize(
    "asks", ["soon", "-1", "1.5", "Mon, 01 Jan 2024 00:00:00 +9999999999999999", "Mon, 01 Jan 2001 00:00:00 GMT", "²"]
)
def test_a_wait_that_is_none_is_no_reason_to_wait(asks: str) -> None:
    with serving(error(429, Retry_After=asks), GOOD) as one:
        assert spans(reread(one, TEXT), TEXT) == READ


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = Server(address=f"http://127.0.0.1:{free.getsockname()[1]}/v1", model="m", pause=0.01)
        found = second_read(readings(TEXT, "Togo signed a pact."), nobody, Limits())
    assert found.tally.bad == {Bad.UNREACHABLE: 4}  # the tries of the first question
    assert ["cannot be reached" in str(r.unread[0]) for r in found.readings] == [True, True]


def test_a_server_that_never_ends_its_headers() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def trickle() -> None:
            talk, _ = listening.accept()
            with suppress(OSError), talk:
                talk.sendall(b"HTTP/1.1 200 OK\r\nX: ")
                while True:
                    time.sleep(0.02)
                    talk.sendall(b"x")

        threading.Thread(target=trickle, daemon=True).start()
        slow = Server(address=f"http://127.0.0.1:{listening.getsockname()[1]}/v1", model="m", seconds=0.3)
        start = time.monotonic()
        found = second_read(readings(TEXT), slow, Limits())
    assert found.tally.bad == {Bad.LATE: 1}
    assert time.monotonic() - start < 2


def test_an_answer_cut_short_is_asked_for_in_halves() -> None:
    text = "Kenya signed the pact. Uganda signed the pact. Togo signed the pact."

    def play(body: Body) -> Play:
        data = asked(body)
        whole = [act(s["number"], s["text"][:-1]) for s in data["sentences"] if data["first"] <= s["number"] <= data["last"]]
        return says(whole) if len(whole) == 1 else chat('{"acts": [', finish="length")

    with serving(play) as one:
        found = reread(one, text)
    assert spans(found, text) == ["Kenya signed the pact", "Uganda signed the pact", "Togo signed the pact"]
    assert found.tally.bad == {Bad.CUT: 2}


@pytest.mark.parametrize(
    "full",
    [
        error(400, "the request exceeds the available context size, try increasing it"),
        error(500, "Context size has been exceeded."),
        Play((b'{"error": {"code": 400, "message": "the request exceeds the available context size"}}',)),
        Play((b'{"object": "error", "message": "This model\'s maximum context length is 6048 tokens."}',), 400),
        error(413),
    ],
)
def test_a_model_without_room_is_asked_without_room_for_the_answer_then_in_halves(full: Play) -> None:
    def play(body: Body) -> Play:
        data = asked(body)
        return full if "max_tokens" in body or data["first"] < data["last"] else says([act(data["first"], "signed the pact")])

    text = "Kenya signed the pact. Uganda signed the pact."
    with serving(play) as one:
        found = reread(one, text)
    assert spans(found, text) == ["signed the pact"] * 2
    assert found.tally.bad == {Bad.ROOM: 2}
    assert found.tally.asked_for == "json_schema, without max_tokens"


def test_the_budget_of_requests_is_kept_with_the_tries() -> None:
    with serving(error(500), error(500), GOOD) as one:
        found = reread(one, TEXT, "Togo signed a pact.", limits=Limits(requests=2))
    assert len(one.bodies) == 2
    assert "the number of requests allowed was used up" in str(found.readings[1].unread[0])


@pytest.mark.parametrize(
    ("refuses", "asked_for"),
    [
        ("response_format", "no form"),
        ("json_schema", "json_object"),
        ("seed", "json_schema, without seed"),
        ("max_tokens", "json_schema, without max_tokens"),
        ("temperature", "json_schema, without temperature"),
    ],
)
def test_what_a_server_does_not_know_is_left_out_and_told(refuses: str, asked_for: str) -> None:
    def play(body: Body) -> Play:
        knows = refuses in body or body.get("response_format", {}).get("type") == refuses
        return error(400, f"Unsupported parameter: '{refuses}'") if knows else GOOD

    with serving(play) as one:
        found = reread(one, TEXT, "Kenya signed the pact. Togo waited.")
    assert found.tally.asked_for == asked_for
    assert [len(r.model.statements) > 0 for r in found.readings] == [True, True]
    assert ("json_schema" in asked_for) == ('"enum"' not in one.bodies[-1]["messages"][0]["content"])


def test_a_server_that_passes_over_the_form_is_told_the_schema_in_words() -> None:
    def play(body: Body) -> Play:
        return GOOD if '"enum"' in body["messages"][0]["content"] else chat("Here is what I found: Kenya signed.")

    with serving(play) as one:
        found = reread(one, TEXT, "Kenya signed the pact. Togo waited.")
    assert [len(r.model.statements) > 0 for r in found.readings] == [True, True]
    assert (found.tally.asked_for, found.tally.bad) == ("json_object", {Bad.NOT_JSON: 1})


def test_one_bad_answer_of_a_server_that_keeps_to_the_form_changes_nothing() -> None:
    with serving(GOOD, chat("no"), GOOD) as one:
        found = reread(one, TEXT, "Togo signed.", "Kenya signed the pact. Togo waited.")
    assert [len(r.unread) for r in found.readings] == [0, 1, 0]
    assert (found.tally.asked_for, found.tally.requests) == ("json_schema", 3)


def test_a_server_that_is_not_well_is_left_alone() -> None:
    for play in (error(500, Retry_After="0"), Play((b"",), pause=1)):
        with serving(play) as one:
            found = reread(one, *(f"Kenya signed pact {n}." for n in range(9)), seconds=0.1, tries=1)
        assert len(one.bodies) == 3
        assert all("3 questions in a row, no more were asked" in str(r.unread[0]) for r in found.readings[3:])


def test_requests_are_the_same_each_time_and_the_temperature_is_nought() -> None:
    with serving(GOOD) as one:
        reread(one, TEXT)
        reread(one, TEXT)
    first, again = one.bodies
    assert first == again
    assert (first["temperature"], first["seed"], first["model"]) == (0, 0, "played")
    schema = first["response_format"]["json_schema"]
    assert schema["strict"]
    assert schema["schema"]["additionalProperties"] is False


def test_several_questions_at_one_time_give_the_same_reading() -> None:
    texts = [f"Kenya signed pact {n}." for n in range(8)]

    def play(body: Body) -> Play:
        (one,) = asked(body)["sentences"]
        time.sleep(0.03 if one["text"][-2] in "02" else 0)
        return says([act(1, one["text"][:-1])])

    with serving(play) as one:
        alone, together = (reread(one, *texts, limits=Limits(at_once=n)) for n in (1, 8))
    assert [r.model.statements for r in alone.readings] == [r.model.statements for r in together.readings]


def test_an_answer_that_is_kept_costs_nothing_again(tmp_path: Path) -> None:
    with serving(GOOD) as one:
        first, again = (second_read(readings(TEXT), at(one), Limits(), Kept(tmp_path)) for _ in range(2))
        other = second_read(readings(TEXT), at(one, model="other"), Limits(), Kept(tmp_path))
    assert first.readings[0].model.statements == again.readings[0].model.statements
    assert [(f.tally.requests, f.tally.kept) for f in (first, again, other)] == [(1, 0), (0, 1), (1, 0)]


def test_what_is_kept_is_checked_like_any_answer_and_what_is_damaged_is_asked_again(tmp_path: Path) -> None:
    with serving(GOOD) as one:
        second_read(readings(TEXT), at(one), Limits(), Kept(tmp_path))
        (file,) = tmp_path.iterdir()
        whole = json.loads(file.read_text())
        file.write_text(json.dumps(whole | {"content": whole["content"].replace("signed", "burned")}))
        forged = second_read(readings(TEXT), at(one), Limits(), Kept(tmp_path))
        assert not spans(forged, TEXT)
        for damaged in (b"\xff{", b"[]", b'{"content": 1}', b'{"content": "no"}'):
            file.write_bytes(damaged)
            assert spans(second_read(readings(TEXT), at(one), Limits(), Kept(tmp_path)), TEXT) == READ


def test_a_bad_answer_is_not_kept(tmp_path: Path) -> None:
    with serving(*[chat("no")] * 3, GOOD) as one:
        second_read(readings(TEXT), at(one), Limits(), Kept(tmp_path))
        assert spans(second_read(readings(TEXT), at(one), Limits(), Kept(tmp_path)), TEXT) == READ


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with serving(GOOD) as one, pytest.raises(Refused, match="cannot be kept"):
        second_read(readings(TEXT), at(one), Limits(), Kept(tmp_path / "file"))


@pytest.mark.parametrize(
    "address",
    ["", "localhost:8080", "ftp://host/v1", "http://", "http://a b/", "http://u:p@host/v1", "http://host/v1?key=1", "http://h:x/",
     "http://host/v1#k", "http://h\u202est/"],
)  # fmt: skip
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(Refused):
        server(address, "m")


@pytest.mark.parametrize("key", ["a\nb", "schlüssel"])
def test_what_is_no_key_is_refused_and_not_shown(key: str) -> None:
    with pytest.raises(Refused) as refused:
        server("http://localhost/v1", "m", key)
    assert key not in str(refused.value)


def test_a_key_that_would_travel_unencrypted_is_warned_of() -> None:
    warned = {
        a: server(a, "m", "k").warning is not None
        for a in ("http://127.0.0.1/v1", "http://localhost/v1", "https://h/v1", "http://h/v1")
    }
    assert list(warned.values()) == [False, False, False, True]
    assert server("http://h/v1", "m").warning is None
    assert "sesame" not in repr(server("http://h/v1", "m", "sesame"))
