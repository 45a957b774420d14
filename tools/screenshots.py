"""Pictures of the desk's pages for the documents, of the examples' ledger beside the shipped register.

    python tools/screenshots.py [NAME ...]

Writes docs/images/desk-NAME-WIDTH.png, wide and as on a phone, in at most 256 colours; a page is one line of PAGES.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
SIZES = ((1280, 860), (390, 844))
MOST = 300_000  # bytes of a picture
PAGES = {
    "home": "/?on=2025-01-15",
    "treaty": "/treaties/kyoto?on=2005-03-01",
    "treaty-dark": "/treaties/rus-prk-2024?on=2024-12-05",
    "treaties": "/treaties",
    "search": "/search?q=kyoto+russia",
    "what-if": "/what-if?by=Ukraine&does=attacks&to=Russia&on=2025-01-15",
    "state": "/states/RUS?on=2025-01-15",
    "network": "/network?on=2025-01-15",
    "reports": "/reports",
    "report": "{report}",
    "pair": "{pair}",
    "review": "/review",
    "brief": "/brief/kyoto",
    "api": "/api/docs",
}


@contextmanager
def serving() -> Iterator[str]:
    """The address of a server over the examples."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = str(Path(folder) / "examples.ledger")
        examples = [str(ROOT / "examples" / name) for name in ("kyoto", "jordan-israel")]
        foedus = [sys.executable, "-m", "foedus"]
        subprocess.run([*foedus, "ingest", *examples, "--ledger", ledger, "--as-published"], check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([*foedus, "serve", "--port", "0", "--ledger", ledger], stdout=subprocess.PIPE, text=True)
        assert server.stdout
        found = re.search(r"http://\S+:\d+", server.stdout.readline())
        assert found
        try:
            yield found[0]
        finally:
            server.terminate()
            server.wait(20)


def linked(browser: Browser, base: str) -> dict[str, str]:
    """A report of several of one line, and the two side by side, found as a reader finds them."""
    page = browser.new_page()
    page.goto(f"{base}/reports")
    row = page.locator("table.reports tr", has=page.locator("a[href*='line=']")).first
    report = str(row.locator("a.name").get_attribute("href"))
    page.goto(base + report)
    page.wait_for_load_state("networkidle")
    pair = str(page.locator("#descent a[href*='/with/']").first.get_attribute("href"))
    page.close()
    return {"{report}": report, "{pair}": pair}


def picture(browser: Browser, address: str, path: Path, size: tuple[int, int], dark: bool) -> None:
    """Of what a reader sees first, no more than three windows of it."""
    width, height = size
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", reduced_motion="reduce"
    )
    answer = page.goto(address)
    if answer and answer.ok:
        page.wait_for_load_state("networkidle")
        page.locator("#coming[hx-get]").wait_for(state="detached", timeout=60_000)  # what is reckoned meanwhile
        whole = min(page.evaluate("document.documentElement.scrollHeight"), height * 2)
        shot = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": width, "height": whole})
        small = Image.open(io.BytesIO(shot)).convert("RGB").quantize(256, dither=Image.Dither.NONE)
        small.save(path, optimize=True)
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} kB{'  TOO LARGE' if path.stat().st_size > MOST else ''}")
    else:
        print(f"{address}: {answer.status if answer else 'no answer'}, no picture", file=sys.stderr)
    page.close()


def main() -> None:
    """Take them."""
    IMAGES.mkdir(exist_ok=True)
    wanted = sys.argv[1:] or list(PAGES)
    with serving() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
        )
        places = linked(browser, base)
        for name in wanted:
            for size in SIZES:
                address = base + places.get(PAGES[name], PAGES[name])
                picture(browser, address, IMAGES / f"desk-{name}-{size[0]}.png", size, name.endswith("-dark"))
        browser.close()


if __name__ == "__main__":
    main()
