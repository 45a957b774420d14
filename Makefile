# One way to do each thing. Needs Python 3.11 or later and make; everything else is installed into .venv.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
UV := UV_LINK_MODE=copy $(BIN)/uv
UV_VERSION := 0.13.9

# What tests and benchmarks use; the extra "cluster" (Ray) is left to who has one.
EXTRAS := dev llm mcp pandas pictures postgres says scale web

.PHONY: setup run test lint browser pictures bench lock clean

setup: $(READY)

$(READY): pyproject.toml requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Foedus needs Python 3.11 or later: make PYTHON=python3.12" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

run: setup
	@$(BIN)/foedus brief examples

lint: setup
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# Three at once on two cores: a third of their time tests wait, for a browser or a disk. What they write they write to memory,
# where there is room: a ledger waits for its disk at each commit. The same examples are tried each time; long forms seek new ones.
ROOMY = $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 2000000 { print "TMPDIR=/dev/shm" }')

test: lint
	$(ROOMY) $(BIN)/pytest -n 3 --dist worksteal --hypothesis-seed=0

# What the tests in a browser need, where one may install it: Debian's Chromium without windows, which takes half the time of
# the whole one. Without any they are skipped.
INSTALL := DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends
browser:
	@if command -v chromium-headless-shell > /dev/null; then exit 0; fi; \
	if test "$$(id -u)" = 0 && command -v apt-get > /dev/null; then apt-get update -qq; $(INSTALL) chromium-headless-shell && exit 0; fi; \
	for name in chromium chromium-browser google-chrome; do if command -v $$name > /dev/null; then exit 0; fi; done; \
	echo "No Chromium is here, and to install it takes root and apt-get." >&2; exit 1

pictures: setup
	$(BIN)/python tools/screenshots.py

bench: setup
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/labels.py
	$(BIN)/python benchmarks/text_structure.py
	$(BIN)/python benchmarks/text_akn.py
	$(BIN)/python benchmarks/text_clauses.py
	$(BIN)/python benchmarks/text_dates.py
	$(BIN)/python benchmarks/text_duties.py
	$(BIN)/python benchmarks/says.py
	$(BIN)/python benchmarks/lineage.py
	$(BIN)/python benchmarks/times.py
	$(BIN)/python benchmarks/undated.py
	$(BIN)/python benchmarks/languages.py
	$(BIN)/python benchmarks/second_read.py
	$(BIN)/python benchmarks/scan.py
	$(BIN)/python benchmarks/entry.py
	$(BIN)/python benchmarks/scenarios.py
	$(BIN)/python benchmarks/standings.py
	$(BIN)/python benchmarks/duties.py --tried
	$(BIN)/python benchmarks/imports.py
	$(BIN)/python benchmarks/published.py
	$(BIN)/python benchmarks/panels.py
	$(BIN)/python benchmarks/backtest.py
	$(BIN)/python benchmarks/million.py
	$(BIN)/python benchmarks/merging.py
	$(BIN)/python benchmarks/heads.py
	$(BIN)/python benchmarks/plain_text.py
	$(BIN)/python benchmarks/current.py
	$(BIN)/python benchmarks/search.py
	$(BIN)/python benchmarks/serve.py

lock: setup
	$(UV) pip compile --quiet --universal --generate-hashes $(addprefix --extra ,$(EXTRAS)) --no-header --python-version 3.11 --upgrade pyproject.toml -o requirements.txt

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache build dist
