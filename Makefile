# Everything a developer types; `make` alone tells what there is. Needs Python 3.11 or newer.
.DEFAULT_GOAL := help
.PHONY: help run test check rules lock clean chromium compiled \
	bench bench-catalog bench-desk bench-pages bench-queueing bench-slots bench-trips bench-understanding
.DELETE_ON_ERROR:

BIN := .venv/bin
RUN := .venv/.ready
DEV := .venv/.ready-dev
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-input
CHROMIUM := /usr/bin/chromium
ARGS ?=
WORKERS ?= auto
FILE ?=

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 28

run: $(RUN) compiled ## serve on http://127.0.0.1:8080 with the simulator and made-up clerks
	@$(BIN)/yichuang serve --demo

test: $(DEV) compiled chromium ## every test, in as many processes as there are cores; ARGS="tests/bot -x" for some
	@$(BIN)/pytest -q -n $(WORKERS) --dist worksteal $(ARGS)

check: $(DEV) ## format, lint, types, imports
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

rules: $(DEV) ## the towns' 76 rules, and which of them pass
	@$(BIN)/yichuang rules

bench: $(DEV) compiled ## speed of a turn beside a bare echo and WeRoBot; fails when a target is missed
	@$(BIN)/python -m tests.bench $(ARGS)

bench-catalog: $(DEV) ## ten thousand matters in and out of a workbook: seconds and memory
	@$(BIN)/python -m tests.bench.catalog

bench-desk: $(DEV) ## fifty clerks, a thousand open chats: seconds to the screen, memory, processor
	@$(BIN)/python -m tests.bench.desk

bench-queueing: $(DEV) ## a simulated month of chats: waiting, and who gets how many
	@$(BIN)/python -m tests.bench.queueing

bench-slots: $(DEV) ## the free times of a month over eight windows: milliseconds
	@$(BIN)/python -m tests.bench.slots

bench-understanding: $(DEV) ## what is understood, beside other ways of matching; FILE=… for other messages
	@$(BIN)/python -m tests.bench.understanding $(FILE)

bench-pages: $(DEV) chromium ## the console's pages with full lists: bytes on the line, and the first paint in Chromium
	@$(BIN)/python -m tests.bench.pages

bench-trips: $(DEV) ## a district's 200 home visits planned; beside OR-Tools where it is installed
	@$(BIN)/python -m tests.bench.trips

lock: ## write the lock files anew from pyproject.toml (needs uv)
	@uv pip compile pyproject.toml --quiet --extra build --universal --python-version 3.11 \
		--generate-hashes --no-header -o requirements.lock
	@uv pip compile pyproject.toml --quiet --extra build --extra dev --universal \
		--python-version 3.11 --generate-hashes --no-header -o requirements-dev.lock

clean: ## remove what was built here; the database in var/ stays
	@rm -rf .venv .venv-bench build *.egg-info
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps are written last, so that what was broken off is begun again.
$(BIN)/python:
	@found=; for each in python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			found=$$each; break; fi; done; \
	if [ -z "$$found" ]; then \
		echo "Python 3.11 or newer is needed, as python3. Here there is: $$(python3 --version 2>&1)" >&2; \
		exit 1; fi; \
	echo "making .venv with $$($$found --version)"; $$found -m venv .venv

$(RUN): $(BIN)/python requirements.lock pyproject.toml
	@echo "installing what requirements.lock names"
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): $(RUN) requirements-dev.lock
	@echo "installing what requirements-dev.lock names"
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

# As in the image: where Python may not write what it compiled, each start compiles 650 files anew.
compiled: $(RUN)
	@$(BIN)/python -m compileall -q bot dialogs handoff knowledge

# For the tests in a browser. Without it they say why they were skipped; in CI they fail.
chromium:
	@[ -x $(CHROMIUM) ] || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && { \
		echo "installing chromium"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y \
			--no-install-recommends chromium fonts-noto-cjk >/dev/null; }; } \
	|| echo "no $(CHROMIUM), and no right to install it: browser tests will be skipped" >&2
