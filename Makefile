# Reftel's commands; `make help` lists them. Everything is installed into .venv, nothing outside this folder.
# Reftel itself is installed as its users have it, with the registers compiled; tests ask the source.

VENV := .venv
BIN := $(VENV)/bin
TOOLS := $(VENV)/.tools
STAMP := $(VENV)/.installed
SOURCES := pyproject.toml setup.py $(shell find src -type f -not -name '*.pyc')
# A distribution's Python is built with profiles and runs Reftel up to a quarter faster than one built without.
PYTHONS := /usr/bin/python3 python3.11 python3 python3.12 python3.13 python3.14
export REFTEL_PURE
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help setup run test bench docs figures lock format clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

setup: $(STAMP) ## Make .venv with everything in it
	@echo "Ready: $(BIN)/reftel"

STORY := $(VENV)/story

run: $(STAMP) ## Open the reading room on the project's own samples (fiction), until Ctrl-C
	@$(BIN)/reftel add --again $(STORY) $(wildcard samples/*.txt samples/*.html)
	@$(BIN)/reftel serve $(STORY)

test: $(STAMP) ## Check everything: format, rules, types, layers, tests with their coverage, docs
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@PYTHONPATH=src $(BIN)/lint-imports --no-logo
	@$(BIN)/python -m pytest --cov -n auto --dist loadfile

bench: $(STAMP) ## Measure speed and memory, and how FRUS heads are read
	@$(BIN)/python -m pytest benchmarks -q -o addopts= -o pythonpath=. -rs --benchmark-only --benchmark-quiet
	@$(BIN)/python -m benchmarks.memory
	@$(BIN)/python -m benchmarks.frus_header
	@$(BIN)/python -m benchmarks.gold
	@$(BIN)/python -m benchmarks.many_entries
	@$(BIN)/python -m benchmarks.adding --counts 1000 10000
	@$(BIN)/python -m benchmarks.kills --kills 5

docs: $(STAMP) ## Write the examples in README.md and docs/, and the reference of commands, anew
	@$(BIN)/python -m docs.build

figures: $(STAMP) ## Measure, and write the figures in docs/quality.md and docs/performance.md anew
	@$(BIN)/python -m docs.build_figures

lock: | $(BIN)/python ## Resolve the dependencies anew into requirements.lock, with uv
	@test -x $(BIN)/uv || $(PIP) install uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-strip-extras --no-emit-index-url --no-header --group dev \
		pyproject.toml -o requirements.lock

format: $(TOOLS) ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

clean: ## Delete everything that was made here, .venv included
	@rm -rf $(VENV) build src/*.egg-info .benchmarks .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(TOOLS): requirements.lock | $(BIN)/python
	@echo "Installing what Reftel needs into $(VENV) (a minute or two the first time)."
	@$(PIP) install --require-hashes -r requirements.lock
	@touch $(TOOLS)

# What was built before is deleted, since modules that are gone would stay in it.
$(STAMP): $(TOOLS) $(SOURCES)
	@echo "Building Reftel (two or three minutes; REFTEL_PURE=1 builds at once what reads less than half as fast)."
	@rm -rf build
	@$(PIP) install --no-deps --no-build-isolation --force-reinstall .
	@touch $(STAMP)

# The first Python that is new enough and can make a venv; `make setup PYTHONS=/opt/python/bin/python3` names another one.
$(BIN)/python:
	@for each in $(PYTHONS); do \
		if $$each -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$each; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Reftel needs Python 3.11 or newer with its venv module; none of these is one: $(PYTHONS)." >&2; \
		echo "Install one (Debian 12, Ubuntu 24.04 and newer: apt-get install python3 python3-venv) or name yours:" >&2; \
		echo "    make setup PYTHONS=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	$$found -m venv $(VENV) || { \
		rm -rf $(VENV); \
		echo "$$found could not make $(VENV); on Debian and Ubuntu: apt-get install python3-venv" >&2; \
		exit 1; \
	}
