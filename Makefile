# One door. Every target sets up what it needs; a second run repeats nothing and needs no network.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
BENCHED := build/bench

.PHONY: help brief test check bench bench-peers bench-reading lock clean

help:
	@echo "make brief   set up, read the reports on the talks on Ukraine, assess them, write build/ukraine-talks.html"
	@echo "make test    every test, browser tests included"
	@echo "make check   ruff, pyright, import-linter, docs"
	@echo "make bench   the tables of benchmarks/README.md"

$(READY): requirements.lock pyproject.toml
	@PYTHON="$(PYTHON)" scripts/set-up

brief: $(READY)
	@mkdir -p build
	@$(BIN)/armistice read examples/ukraine-talks
	@$(BIN)/armistice brief examples/ukraine-talks -o build/ukraine-talks.html

test: $(READY)
	@scripts/find-browser
	@$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --config pyproject.toml
	@$(BIN)/pyright
	@$(BIN)/python -m pytest tests/house

bench: $(READY)
	@$(BIN)/python -m benchmarks

bench-peers: $(READY)
	@PYTHON="$(PYTHON)" scripts/bench-peers

bench-reading: $(READY)
	@PLV="$(PLV)" SPEECH="$(SPEECH)" $(BIN)/python -m benchmarks.reading_scores

lock:
	@$(BIN)/uv pip compile pyproject.toml --group dev --all-extras --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" -q -o requirements.lock

clean:
	rm -rf .venv build
