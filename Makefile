# make demo    installs into .venv and reviews the worked example
# make test    installs what the tests need; lint, types, layers and every test that is not long: within eight minutes
# make test-all  the same, and then the long tests: everything, within 45 minutes
# make bench   times the kernel and the whole jobs, and writes docs/performance.md
# make study   plants truths, has them reviewed, and writes docs/planted-truth.md and the pages beside it
# make wheel   builds dist/*.whl
# make pins    chooses newer versions of what we depend on
# make format  lays out the code
# make pages   makes the pages of docs/ that come from the code
# make clean   takes away everything that these made

.DEFAULT_GOAL := help
.PHONY: help demo test test-all lint types layers short long browser java bench study wheel pins format pages clean

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
DEMO := demo-output

help:
	@grep -E '^# make' Makefile | cut -c3-

$(BIN)/python:
	@python=$$(sh build-tools/find-python) && echo "Making $(VENV) with $$python." && \
	{ "$$python" -m venv $(VENV) || { rm -rf $(VENV); exit 1; }; }

# The stamps say what is installed; a change of the pins or of pyproject.toml installs again.
$(VENV)/run: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing what afresh needs into $(VENV)."
	@$(PIP) --require-hashes -r requirements/run.txt
	@$(PIP) --no-deps --no-build-isolation --no-index --editable .
	@touch $@

$(VENV)/test: requirements/test.txt $(VENV)/run
	@echo "Installing what the tests need into $(VENV)."
	@$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

demo: $(VENV)/run
	@$(BIN)/afresh example $(DEMO)/records >/dev/null
	@echo "The records of a fictional place are in $(DEMO)/records."
	@$(BIN)/afresh review $(DEMO)/records -o $(DEMO)/review >/dev/null
	@echo "Their review, for any browser: $(CURDIR)/$(DEMO)/review/review.html"

# pytest comes last, so that its summary is the last line.
test: lint types layers short

# Each test once: what make test runs, and then the rest.
test-all: test
	@$(MAKE) --no-print-directory long

lint: $(VENV)/test
	@echo "Layout and lint:"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet .

types: $(VENV)/test
	@echo "Types:"
	@$(BIN)/mypy

layers: $(VENV)/test
	@echo "Import layers:"
	@$(BIN)/lint-imports

# One process for each processor, four at most, as each may take 3 GB; tests/conftest.py says which tests go together.
SHARED_OUT := --numprocesses auto --maxprocesses 4 --no-loadscope-reorder

short: $(VENV)/test browser
	@echo "Tests:"
	@$(BIN)/python -m pytest -rs -m "not long" $(SHARED_OUT)

long: $(VENV)/test browser java
	@echo "Long tests:"
	@$(BIN)/python -m pytest -rs -m long $(SHARED_OUT)

browser:
	@sh build-tools/install-browser

java:
	@sh build-tools/install-java

bench: $(VENV)/test
	@$(BIN)/python benchmarks/first_met.py
	@$(BIN)/python benchmarks/whole.py
	@$(BIN)/python benchmarks/whole_set.py

study: $(VENV)/test
	@$(BIN)/python -m studies.coverage
	@$(BIN)/python -m studies.panel
	@$(BIN)/python -m studies.forecasts
	@$(BIN)/python -m studies.planted

wheel: $(VENV)/test
	@$(BIN)/python -m build --wheel --no-isolation --outdir dist .

PINNED := # Made by 'make pins' from pyproject.toml and the .in files here. Do not edit.
COMPILE := $(VENV)/pins/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --no-header

pins: | $(BIN)/python
	@$(BIN)/python -m venv $(VENV)/pins && $(VENV)/pins/bin/pip install --quiet uv
	@$(COMPILE) pyproject.toml requirements/run.in -o $(VENV)/pins/run.txt >/dev/null
	@$(COMPILE) pyproject.toml requirements/run.in requirements/test.in \
		-c $(VENV)/pins/run.txt -o $(VENV)/pins/test.txt >/dev/null
	@for made in run test; do \
		{ echo "$(PINNED)"; cat $(VENV)/pins/$$made.txt; } > requirements/$$made.txt; done

format: $(VENV)/test
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format .

clean:
	rm -rf $(VENV) $(DEMO) build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

pages: $(VENV)/run
	@$(BIN)/python build-tools/make_pages.py
