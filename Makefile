# The two commands: `make run` starts the whole service, `make test` runs every test. Both set up what they need first.
.DEFAULT_GOAL := help
.PHONY: help run test setup develop lint check lock

# The first Python that is new enough; a system may have several, and `python3` may be the old one.
PYTHON := $(shell for p in python3 python3.15 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
BIN := .venv/bin
ARGS ?=
# Three at a time, for two cores: a journey waits for the service most of its time, and more would starve the browser.
TEST_ARGS ?= -n 3 --dist worksteal

help: ## Show this list
	@echo "Tilbake. Give arguments on with ARGS, for example: make run ARGS='--port 9000 --today 2026-03-02'"
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

run: setup ## Start the whole service and show where it answers; Ctrl-C stops it
	@exec $(BIN)/tilbake run $(ARGS)

test: develop ## Set up and run all tests
	@exec $(BIN)/pytest $(TEST_ARGS) $(ARGS)

setup: .python ## Prepare only: environment, locked packages, translations
	@$(PYTHON) web/cli/first_run.py run

develop: .python
	@$(PYTHON) web/cli/first_run.py develop

lint: develop ## Style, types, import directions and translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.structure.catalogues

check: lint test ## Everything the build asks: lint, then the tests

# `make lock UPGRADE=--upgrade` takes newer versions; without it only what pyproject.toml asks for changes.
LOCK := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url --no-emit-find-links --quiet $(UPGRADE)
lock: develop ## Write the lock files anew from pyproject.toml
	$(LOCK) --group setup -o requirements.lock
	$(LOCK) --group setup --group dev --constraint requirements.lock -o requirements-dev.lock

.PHONY: .python
.python:
	@test -n "$(PYTHON)" || { echo "Tilbake needs Python 3.11 or newer, and none was found on this machine."; exit 1; }
