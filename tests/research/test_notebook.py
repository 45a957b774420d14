"""The worked notebook runs from beginning to end and tells what its data say."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "examples" / "alliances.ipynb"
DATA = ROOT.parent / "shared" / "data" / "alliances"
NEEDED = ("atop_directed_dyad_year_v5.1.csv.gz", "atop_member_v4.01.csv")


@pytest.mark.skipif(not all((DATA / name).is_file() for name in NEEDED), reason=f"SKIPPED: {', '.join(NEEDED)} are not in {DATA}")
def test_the_notebook_draws_two_pictures_and_tells_1914(monkeypatch: pytest.MonkeyPatch) -> None:
    import nbformat
    from nbclient import NotebookClient

    monkeypatch.setenv("FOEDUS_DATA", str(DATA))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert sum("image/png" in output.get("data", {}) for output in outputs) == 2
    told = "".join(output.text for output in outputs if output.output_type == "stream")
    # the defensive alliance of September/October 1912 between Serbia and Montenegro, and Greece and Serbia of 1913
    assert "AUH attacks SRB          Montenegro must help Serbia against Austria-Hungary under the ATOP alliance 1480." in told
    assert "FRA toward RUS, ATOP alliance 1385" in told  # the military convention of 1892/94: against the Triple Alliance's members
    assert "ATOP 4.01, members, row" in told


def test_the_notebook_names_no_place_of_a_machine_and_ships_no_data() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    assert not any(word in text for word in ("/tmp/", "/home/", "/work/", "/root/"))
    assert len(text) < 400_000
