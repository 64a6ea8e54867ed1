# make report: fresh machine → finished reports of the demonstration data. make test: all tests.
# make lab: JupyterLab on the notebooks. make check: how every export is understood.
# Only python3 with venv, make and git are assumed; everything else is set up from requirements.lock.

PYTHON ?= python3
DATASET ?= demo
BIN := .venv/bin
READY := .venv/.ready

.PHONY: report test bench lab check texts lock clean

report: $(READY)
	@$(BIN)/digimesh run --dataset $(DATASET)

test: $(READY)
	@$(BIN)/python -m pytest -n 2

# Slow sweeps and measurements: broken files, random tables attacked, a million rows, coverage of intervals.
bench: $(READY)
	@$(BIN)/python -m pytest -m nightly -n 2
	@$(BIN)/python benchmarks/attendance.py
	@$(BIN)/python benchmarks/course_log.py --rows 1000000
	@$(BIN)/python benchmarks/coverage.py --projects 2000
	@$(BIN)/python benchmarks/esf.py

lab: $(READY)
	@$(BIN)/digimesh lab

check: $(READY)
	@$(BIN)/digimesh check --dataset $(DATASET)

# New messages of the code go into the catalogues, to be translated.
texts: $(READY)
	@$(BIN)/python -m analysis.texts.extraction

# The lock file holds every version with its hashes and no index address.
lock: $(READY)
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	  --no-emit-index-url --no-annotate --group dev pyproject.toml --output-file requirements.lock

# The ledgers stay: they say what earlier issues told their readers.
clean:
	rm -rf data/processed/*/
	find reports -mindepth 2 -maxdepth 2 ! -name ledger -exec rm -rf {} +

$(READY): requirements.lock pyproject.toml
	@echo "Setting up .venv (once, a few minutes) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)
