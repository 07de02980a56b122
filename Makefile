# What people type: demo, demo-reset, test, lint, audit, messages, bench, bench-board.
# A fresh machine needs Python 3.11 or newer (Debian: python3-venv), make and git.

PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PYTEST_ARGS ?=
PORT ?= 8000

DEMO = PORT=$(PORT) DJANGO_SETTINGS_MODULE=incubator.settings.demo $(BIN)/python manage.py

.DEFAULT_GOAL := help
.PHONY: help demo demo-reset bench bench-board test lint audit messages requirements clean

help: ## Say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /'

# One environment, two stamps: what the site needs, and what its tests need beside that.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; PYTHON=/path/to/it names another one."; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
		|| { rm -rf $(VENV); echo "Python could not make $(VENV) (on Debian: apt install python3-venv)."; exit 1; }

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/.run

node_modules/.stamp: package-lock.json
	npm ci --silent --no-audit --no-fund
	@touch $@

demo: $(VENV)/.run ## The whole site with demonstration data on http://localhost:8000 (PORT=8001 for another)
	@$(DEMO) serve --check --port $(PORT)
	@echo "Preparing the database, the demonstration and the static files ..."
	@$(DEMO) migrate --verbosity 0
	@$(MAKE) --no-print-directory var/static/.made
	@$(DEMO) load_demo
	@exec env $(DEMO) serve --port $(PORT)

# Hashing and compressing takes longer than all the rest of a second run.
var/static/.made: $(VENV)/.run incubator/core/staticfiles.py $(shell find static -type f)
	@$(DEMO) collectstatic --no-input --verbosity 0
	@touch $@

demo-reset: $(VENV)/.run ## Throw the demonstration away, with all that was written into it
	@$(DEMO) reset_demo

bench: $(VENV)/.run ## Load pages of a large cohort and write the figures to docs/performance.md
	@$(BIN)/python -m bench

bench-board: $(VENV)/.dev ## Fill a board with 1,000 people and write the figures to docs/performance.md
	@$(BIN)/python -m bench.board --write $(BENCH_ARGS)

test: $(VENV)/.dev ## All tests, in a real Chromium as well (PYTEST_ARGS="-k photo" chooses some)
	@chromium=$$($(BIN)/python -m tests.browser) || exit 1; \
		CHROMIUM="$$chromium" $(BIN)/python -m pytest -n auto --maxprocesses=8 --dist loadgroup $(PYTEST_ARGS)

lint: $(VENV)/.dev node_modules/.stamp ## Python, templates and scripts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	find templates -name '*.html' -print0 | xargs -0 $(BIN)/djhtml --check --tabwidth 2
	$(BIN)/curlylint --quiet templates
	npx --no-install eslint static/js

audit: $(VENV)/.dev node_modules/.stamp ## Slower checks: known weaknesses of packages; writes var/sbom.json (CycloneDX)
	$(BIN)/python -m pip check
	$(PYTHON) -m venv var/audit && var/audit/bin/pip install -q --disable-pip-version-check pip-audit
	var/audit/bin/pip-audit --require-hashes --disable-pip -r requirements.txt
	var/audit/bin/pip-audit --require-hashes --disable-pip -r requirements.txt --format cyclonedx-json --output var/sbom.json
	npm audit

messages: $(VENV)/.dev ## Collect the words to translate (needs gettext)
	@command -v xgettext >/dev/null || { echo "gettext is missing (on Debian: apt install gettext)."; exit 1; }
	mkdir -p incubator/locale
	$(BIN)/python manage.py makemessages --all --no-location --ignore=$(VENV) --ignore=node_modules --ignore=var

requirements: $(VENV)/.dev ## Compile both requirement files from pyproject.toml (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes -q pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes -q pyproject.toml --group dev -o requirements-dev.txt

clean: ## Throw away what the tests made
	rm -rf var/test .pytest_cache .ruff_cache
