# Everything rests on `make setup`, which leaves the program at .venv/bin/tawatur.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.ready

.PHONY: setup demo test check lock clean

setup: $(STAMP)

$(STAMP): pyproject.toml uv.lock requirements.lock scripts/setup.sh
	@PYTHON="$(PYTHON)" sh scripts/setup.sh
	@touch $@

demo: setup
	@$(BIN)/tawatur report examples/coverage --out demo/report.html --summary

test: setup check
	@echo "== tests"
	@$(BIN)/pytest -n 2 --dist loadfile -rs

# What needs no test to be seen: style, types, direction of imports.
check: setup
	@echo "== style";   $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "== types";   $(BIN)/mypy
	@echo "== imports"; $(BIN)/lint-imports

# After a change of dependencies: both lock files, from one resolution.
lock:
	uv lock
	uv export --quiet --format requirements-txt --no-emit-project --group dev --output-file requirements.lock

clean:
	rm -rf .venv demo .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
