# Everything a developer or a host does here, one word each: `make help` lists the words.
#
# Needed beforehand: make, git and Python 3.11 or newer with its venv module (Debian:
# apt-get install make git python3-venv). Everything else goes into .venv, nothing beside it.
#
# How the program is found: `make run` and `make setup` install nzviz into .venv as an editable
# package. A host that knows only requirements.txt and `streamlit run dashboard.py` (Streamlit
# Community Cloud is one) needs no installation: dashboard.py puts src/ on the path when nzviz is
# not installed. That is why requirements.txt has no "-e .": pip refuses a package without a hash
# in a file with hashes.

PORT ?= 8501
PYTHON ?= python3
# What `make lock` is to do besides: LOCKFLAGS=--upgrade takes the newest releases.
LOCKFLAGS ?=
# How long `make soak` lasts.
MINUTES ?= 10

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
COMPILE := $(BIN)/uv pip compile --no-config --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" $(LOCKFLAGS)

# --strict: a package that the service does not know is a failure, not a line that scrolls by.
AUDITFLAGS ?=
AUDIT := $(BIN)/pip-audit --strict --require-hashes --disable-pip --progress-spinner off $(AUDITFLAGS)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test bench soak format-check lint types layers unit browser check verify \
	format capacity wheel audit plotly-js lock clean

help: ## list these words
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: .venv/.dev .venv/.package ## make .venv with everything that running and testing needs

run: .venv/.package ## serve the dashboard at http://localhost:8501 (PORT=8600 for another port)
	$(BIN)/nzviz serve --port $(PORT)

test: format-check lint types layers unit browser check verify ## every check below, as CI runs them

format-check: setup ## is every Python file formatted?
	$(BIN)/ruff format --check

lint: setup ## Ruff's rules, and the form of CITATION.cff
	$(BIN)/ruff check
	$(BIN)/check-jsonschema --builtin-schema vendor.citation-file-format CITATION.cff

types: setup ## mypy, strict
	$(BIN)/mypy

layers: setup ## do imports point downwards only?
	$(BIN)/lint-imports --no-logo

unit: setup ## tests of the modules and of the pages, without a browser
	$(BIN)/pytest -n 2 -m "not browser"

browser: setup ## tests in Chromium, some through HAProxy (NZVIZ_CHROMIUM, NZVIZ_HAPROXY: others)
	NZVIZ_CHROMIUM="$$(tests/browser/find-chromium)" && export NZVIZ_CHROMIUM && \
		NZVIZ_HAPROXY="$$(tests/browser/find-haproxy)" && export NZVIZ_HAPROXY && \
		$(BIN)/pytest -n 2 -m browser

check: setup ## are the records in data/ valid, linked and in canonical form?
	$(BIN)/nzviz check
	$(BIN)/nzviz format --check

verify: setup ## is every quoted passage verbatim?
	$(BIN)/nzviz verify

bench: setup .venv/.bench ## measure against rivals, with many readers and with a large record (about 25 minutes)
	NZVIZ_CHROMIUM="$$(tests/browser/find-chromium)" && export NZVIZ_CHROMIUM && \
		for measure in start first_view interaction readers growth pages figures reading; do \
			echo && echo "== $$measure" && $(BIN)/python benchmarks/$$measure.py || exit; \
		done

soak: setup ## 200 readers for ten minutes: no error, flat memory (MINUTES=1 to try)
	$(BIN)/python benchmarks/soak.py --minutes $(MINUTES)

capacity: setup ## measure what one replica takes, for docs/capacity.md
	NZVIZ_CHROMIUM="$$(tests/browser/find-chromium)" && export NZVIZ_CHROMIUM && \
		$(BIN)/python benchmarks/capacity.py --json docs/capacity.json

wheel: .venv/.run ## build the wheel that carries pages and data, and the source archive, into dist/
	$(BIN)/python -m hatchling build

audit: setup ## ask PyPI for known faults of locked packages (AUDITFLAGS="-s osv" asks OSV)
	$(AUDIT) -r requirements.txt
	$(AUDIT) -r requirements-dev.txt

format: setup ## format every Python and YAML file, and mend what Ruff can mend
	$(BIN)/ruff check --fix-only --exit-zero
	$(BIN)/ruff format
	$(BIN)/nzviz format

plotly-js: setup ## take the release VERSION of Plotly's basic bundle (needs npm)
	@test -n "$(VERSION)" || { echo "Name a release: make plotly-js VERSION=4.1.1" >&2; exit 1; }
	cd $$(mktemp -d) && npm pack --silent plotly.js-basic-dist-min@$(VERSION) && tar xzf *.tgz && \
		cp package/plotly-basic.min.js package/LICENSE $(CURDIR)/src/nzviz/server/plotly_js/
	sha512sum src/nzviz/server/plotly_js/plotly-basic.min.js # for DIGEST in its __init__.py

lock: setup ## write the requirements files anew from pyproject.toml
	$(COMPILE) --extra build pyproject.toml -o requirements.txt
	$(COMPILE) --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
	$(COMPILE) --extra rivals -c requirements.txt pyproject.toml -o requirements-bench.txt

clean: ## remove everything made here, .venv too
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist
	find dashboard.py pages src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# One stamp for each step, so that a second `make run` or `make test` starts at once. A step is
# taken again when what it depends on has changed.

.venv/.made:
	@command -v $(PYTHON) >/dev/null || { \
		echo "There is no $(PYTHON) here. Install Python 3.11 or newer (Debian: apt-get install python3-venv)," >&2; \
		echo "or name one: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is $$($(PYTHON) --version 2>&1); nzviz needs Python 3.11 or newer." >&2; \
		echo "Name another: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) has no venv module (Debian: apt-get install python3-venv)." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: .venv/.made requirements.txt
	@echo "Installing what the dashboard needs into .venv (a minute or two, once)"
	$(PIP) install --quiet --require-hashes -r requirements.txt
	@touch $@

.venv/.dev: .venv/.run requirements-dev.txt
	@echo "Installing what the checks need into .venv (once)"
	$(PIP) install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

.venv/.bench: .venv/.made requirements-bench.txt
	@echo "Installing what the dashboard is compared with into .venv/bench (once)"
	$(PYTHON) -m venv .venv/bench
	.venv/bench/bin/python -m pip --disable-pip-version-check --no-input install --quiet --require-hashes \
		-r requirements-bench.txt
	@touch $@

.venv/.package: .venv/.run pyproject.toml
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@
