"""Reports that come through the browser: from the files of a form to the pages of what was read in them, whatever is killed."""

from __future__ import annotations

import hashlib
import json as jsons
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from hypothesis import example, given
from hypothesis import settings as tried
from hypothesis import strategies as st
from starlette.testclient import TestClient

from foedus.desk.intake.bounds import Bounds
from foedus.desk.intake.leases import Leases
from foedus.desk.team.events import Event
from foedus.desk.web.app import create_app
from foedus.desk.web.settings import LOCAL, Settings
from foedus.ledger.opening import open_ledger
from foedus.reading.files.documents import load
from foedus.reading.reader import read

from .team_desk import logged_in, seal, teamed
from .uploading import form, settled, text, until

SERVER = Path(__file__).with_name("upload_server.py")
HOSTILE = (
    "<img src=x onerror=alert(1)>.txt",
    "../../../etc/passwd.txt",
    'a"b\u202etxt.exe.txt',
    "x" * 300 + ".txt",
    "https://h.example/a.txt",
)

ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=())),  # lone surrogates too
    st.integers(),
    st.sampled_from(["99999-01-01", "2024-02-30", "../..", "2024-01-01/1999", "Y17E7", "-0001", "/", "2024-XX"]),
    st.lists(st.text(st.characters(exclude_categories=()), max_size=40), max_size=3),
    st.none(),
)


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    address = str(tmp_path / "upload.ledger")
    open_ledger(address).close()
    return address


@pytest.fixture
def client(ledger: str) -> Iterator[TestClient]:
    """A browser of a single user, with the worker behind it."""
    bounds = Bounds(size=100_000, batch=250_000)
    app = create_app(Settings(ledger=ledger, register=False, bounds=bounds, hosts=("testserver", *LOCAL)))
    with TestClient(app, raise_server_exceptions=False) as made:
        yield made


def test_from_a_forms_files_to_the_page_of_a_report(client: TestClient, ledger: str) -> None:
    answer = form(client, [("one.txt", text(1)), ("two.txt", text(2))], published="2024-03")
    assert answer.url.path == "/upload/jobs"
    job = settled(client, 1)
    assert (job["state"], job["files"], job["sources"], job["published"]) == ("done", ["one.txt", "two.txt"], 2, "2024-03")
    page = client.get("/upload/jobs").text
    assert "<progress" not in page
    assert "every 1s" not in page
    links = re.findall(r'<a href="(/reports/[0-9a-f]{16})"><bdi>([^<]*)<', page)
    assert {name for _, name in links} == {"one.txt", "two.txt"}
    report = client.get(links[0][0])
    assert report.status_code == 200
    assert "mutual legal assistance, number" in report.text
    with open_ledger(ledger, create=False) as book:
        assert len(book.sources()) == 2
        said = len(list(book.statements()))
    assert said > 0
    assert job["statements"] == said


def test_what_goes_on_is_shown_and_looked_at_anew(ledger: str) -> None:
    settings = Settings(ledger=ledger, register=False, worker=False, hosts=("testserver", *LOCAL))
    with TestClient(create_app(settings)) as client:
        form(client, [("one.txt", text(1))])
        page = client.get("/upload/jobs").text
        assert "Waiting to be read" in page
        assert 'hx-trigger="every 1s"' in page
        assert '<progress max="100" value="0"' in page
        part = client.get("/upload/jobs", headers={"hx-request": "true"}).text
        assert part.lstrip().startswith('<div id="jobs"')
        assert "<html" not in part


def test_the_same_form_sent_twice_is_one_job(ledger: str) -> None:
    settings = Settings(ledger=ledger, register=False, worker=False, hosts=("testserver", *LOCAL))
    with TestClient(create_app(settings)) as client:
        for _ in range(2):
            form(client, [("one.txt", text(1)), ("two.txt", text(2))])
        assert len(client.get("/api/jobs").json()["jobs"]) == 1


def test_names_of_files_do_nothing(client: TestClient, ledger: str) -> None:
    form(client, [(name, text(n)) for n, name in enumerate(HOSTILE)])
    job = settled(client, 1)
    assert job["state"] == "done", job
    assert job["sources"] == len(HOSTILE)
    for path in ("/upload/jobs", "/reports"):
        page = client.get(path).text
        assert "<img src=x" not in page
        assert "\u202e" not in page
    assert 'href="https://h.example' not in client.get("/upload/jobs").text
    assert sorted(p.name for p in Path(ledger).parent.iterdir() if not p.name.startswith("upload.ledger")) == []


def test_what_cannot_be_read_is_told_with_a_remedy(client: TestClient) -> None:
    form(client, [("<b>bad</b>.pdf", b"%PDF-1.4 broken"), ("one.txt", text(1))])
    assert settled(client, 1)["state"] == "done"
    page = client.get("/upload/jobs").text
    assert "Read, with problems" in page
    assert "&lt;b&gt;bad&lt;/b&gt;.pdf" in page
    form(client, [("bad.pdf", b"%PDF-1.4 broken")])
    assert settled(client, 2)["state"] == "failed"
    page = client.get("/upload/jobs").text
    assert "Not read" in page
    assert "Its files are no longer kept." in page
    assert "Try again" not in page
    assert client.post("/upload/jobs/2/again", data={"csrf": seal(client.get("/upload"))}).status_code == 400


def test_what_was_broken_off_can_be_tried_again(ledger: str) -> None:
    settings = Settings(ledger=ledger, register=False, worker=False, hosts=("testserver", *LOCAL))
    with TestClient(app := create_app(settings)) as client:
        form(client, [("one.txt", text(1))])
        dying = Leases(app.state.office.file, Bounds(lease=0, tries=1))
        assert dying.claim()
        assert dying.claim() is None
        page = client.get("/upload/jobs")
        assert "was broken off 1 times." in page.text
        assert client.post("/upload/jobs/1/again", data={"csrf": seal(page)}).url.path == "/upload/jobs"
        assert client.get("/api/jobs/1").json()["state"] == "waiting"


def test_what_is_too_large_is_refused(client: TestClient) -> None:
    answer = form(client, [("large.txt", b"x" * 100_001)])
    assert (answer.status_code, "is larger than 0.1 MB." in answer.text) == (400, True)
    answer = form(client, [(f"{n}.txt", b"%d" % n * 45_000) for n in range(10, 13)])
    assert (answer.status_code, "is larger than 0.25 MB." in answer.text) == (400, True)
    answer = client.post("/upload", content=b"x" * 1_250_001, headers={"content-type": "multipart/form-data; boundary=b"})
    assert answer.status_code == 413
    begin = {"name": "a.txt", "size": 100_001}
    assert client.post("/api/uploads", json=begin, headers={"x-csrf": seal(client.get("/upload"))}).status_code == 400
    assert client.get("/api/jobs").json() == {"rules": client.get("/api/jobs").json()["rules"]}


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"published": "yesterday"}, "This is no day of publication."),
        ({"language": "xx"}, "This is no language that is read."),
        ({"published": "<script>"}, "This is no day of publication."),
    ],
)
def test_a_day_or_language_that_is_none_is_refused(client: TestClient, fields: dict[str, str], says: str) -> None:
    answer = form(client, [("one.txt", text(1))], **fields)
    assert answer.status_code == 400
    assert says in answer.text
    assert "<script>" not in answer.text.split("<main")[1]


def test_a_form_without_files_is_refused(client: TestClient) -> None:
    assert client.post("/upload", data={"csrf": seal(client.get("/upload"))}).status_code == 422
    assert form(client, [("", b"")]).status_code in (400, 422)
    assert form(client, [("empty.txt", b"")]).status_code == 400


def test_pieces_go_on_where_they_were(client: TestClient) -> None:
    headers, data = {"x-csrf": seal(client.get("/upload"))}, text(1) * 300

    def ask(method: str, path: str, json: dict[str, object] | None = None) -> httpx2.Response:
        return client.request(method, f"/api/uploads{path}", headers=headers, json=json)

    def put(at: int, piece: bytes) -> httpx2.Response:
        octets = headers | {"content-type": "application/octet-stream"}
        return client.put(f"/api/uploads/{key}?at={at}", content=piece, headers=octets)

    key = ask("POST", "", json={"name": "a.txt", "size": len(data)}).json()["id"]
    assert put(0, data[:20_000]).json()["received"] == 20_000
    assert put(0, data[:20_000]).json()["received"] == 20_000  # the same again
    assert put(30_000, data[30_000:50_000]).status_code == 400  # a gap
    assert put(10_000, b"y" * 20_000).status_code == 400  # another file
    assert ask("POST", f"/{key}/finish", json={}).status_code == 400  # not whole
    assert ask("GET", f"/{key}").json()["received"] == 20_000
    assert put(20_000, data[20_000:]).json()["received"] == len(data)
    assert ask("POST", f"/{key}/finish", json={"sha256": "0" * 64}).status_code == 400
    assert ask("POST", f"/{key}/finish", json={"sha256": hashlib.sha256(data).hexdigest()}).status_code == 200
    assert client.put(f"/api/uploads/{key}?at=0", content=data[:20_000]).status_code == 403  # without the seal
    assert ask("GET", "/" + "0" * 32).status_code == 400
    assert ask("GET", "/..%2f..").status_code in (404, 422)


@tried(deadline=None)
@example({"published": "\ud800"})
@example({"language": "\ud800"})
@example({"name": "\ud800", "uploads": ["\ud800"]})
@given(st.dictionaries(st.sampled_from(["name", "size", "uploads", "published", "language", "sha256"]), ANYTHING))
def test_no_json_breaks_the_server(app_open_to_all: TestClient, body: dict[str, object]) -> None:
    body = {"name": "a.txt", "size": 3, "uploads": ["0" * 32]} | body
    for path in ("/api/uploads", "/api/jobs", f"/api/uploads/{'0' * 32}/finish"):
        content, json = jsons.dumps(body).encode(), {"content-type": "application/json"}
        assert app_open_to_all.post(path, content=content, headers=json).status_code < 500, (path, body)


def test_without_a_ledger_it_says_how_to_start_one() -> None:
    with TestClient(create_app(Settings(hosts=("testserver", *LOCAL)))) as client:
        assert "foedus serve --ledger desk.ledger" in client.get("/upload").text
        assert client.get("/upload/jobs").status_code == 200
        assert client.get("/api/jobs").status_code == 400


def test_the_audit_tells_who_uploaded_and_a_reader_is_told_to_ask(tmp_path: Path) -> None:
    app = teamed(tmp_path, worker=False)
    with logged_in(app, "anna") as anna, logged_in(app, "rita") as rita:
        assert form(anna, [("one.txt", text(1))]).status_code == 303
        row = app.state.office.team.audit.listed(event=Event.UPLOADED)[0]
        assert (row.who, row.about, row.details) == ("anna", "job 1", "one.txt")
        assert "ask an admin for the role" in rita.get("/upload").text
        assert "anna" in rita.get("/upload/jobs").text
    app.state.office.close()


@pytest.fixture(scope="module")
def app_open_to_all(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """To one who has the seal; nothing that was begun is counted."""
    ledger = str(tmp_path_factory.mktemp("open") / "a.ledger")
    open_ledger(ledger).close()
    bounds = Bounds(number=10**9, kept=10**12)
    app = create_app(Settings(ledger=ledger, register=False, worker=False, bounds=bounds, hosts=("testserver", *LOCAL)))
    with TestClient(app, raise_server_exceptions=False) as client:
        client.headers["x-csrf"] = seal(client.get("/upload"))
        yield client


class Server:
    """One that is killed and started anew at the same port."""

    def __init__(self, ledger: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.ledger = ledger
        self.process: subprocess.Popen[bytes] | None = None
        self.client = httpx2.Client(base_url=f"http://127.0.0.1:{self.port}", timeout=30)

    def start(self) -> None:
        self.process = subprocess.Popen([sys.executable, str(SERVER), str(self.port), self.ledger])
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                found = re.search(r'name="csrf" value="(\w+)"', self.client.get("/upload").text)
                assert found
                self.client.headers["x-csrf"] = found[1]
                return
            except httpx2.TransportError:
                time.sleep(0.05)
        raise AssertionError("it does not start")

    def kill(self) -> None:
        assert self.process
        self.process.kill()
        self.process.wait()


@pytest.fixture
def server(ledger: str) -> Iterator[Server]:
    made = Server(ledger)
    made.start()
    yield made
    made.kill()


def test_killed_between_pieces_and_while_reading_nothing_is_lost_and_nothing_twice(
    server: Server, ledger: str, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(4):
        (folder / f"{n}.txt").write_bytes(
            text(n) + b"\n\n".join(b"Nothing else happened on that day, %d." % i for i in range(1000))
        )
    keys = []
    for n, path in enumerate(sorted(folder.iterdir())):
        data, received = path.read_bytes(), 0
        key = server.client.post("/api/uploads", json={"name": path.name, "size": len(data)}).json()["id"]
        while received < len(data):
            piece, octets = data[received : received + 16_000], {"content-type": "application/octet-stream"}
            told = server.client.put(f"/api/uploads/{key}", params={"at": received}, content=piece, headers=octets).json()[
                "received"
            ]
            if n == 1 and received == 0:
                server.kill()
                server.start()
                assert server.client.get(f"/api/uploads/{key}").json()["received"] == told
            received = told
        sha = hashlib.sha256(data).hexdigest()
        keys.append(server.client.post(f"/api/uploads/{key}/finish", json={"sha256": sha}).json()["id"])
    job = server.client.post("/api/jobs", json={"uploads": keys}).json()
    until(lambda: server.client.get(f"/api/jobs/{job['id']}").json(), lambda j: j["state"] == "reading")
    server.kill()
    server.start()
    again = server.client.post("/api/jobs", json={"uploads": keys}).json()  # as a page that had no answer asks again
    assert again["id"] == job["id"]
    done = settled(server.client, job["id"])
    assert (done["state"], done["tries"], done.get("problems")) == ("done", 2, None)
    readings = read(load([folder])[0]).readings
    with open_ledger(ledger, create=False) as book:
        assert book.verify() == []
        sources, statements = book.sources(), [s.id for s in book.statements()]
        assert book.head() == len(sources) + len(statements)
    assert sources == {r.source.id: r.source for r in readings}
    assert sorted(statements) == sorted({s.id for r in readings for s in r.statements})
    assert (done["sources"], done["statements"]) == (len(sources), len(statements))
