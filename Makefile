# Everything happens in tools/set_up.py and in the command `coopdocs`; here are only their names.
# `make PYTHON=python3.13` takes another Python.

PYTHON ?= python3
SETUP = @$(PYTHON) tools/set_up.py
BIN = .venv/bin
export PYTHONUTF8 = 1

.PHONY: build test validate update check status doctor bench lock clean help
# Two targets at once would set up the same folder.
.NOTPARALLEL:

build: ## set up if needed and write every brochure into output/
	$(SETUP) build
	@$(BIN)/coopdocs build

test: ## set up if needed; formatting, lint, types, import contracts and tests
	$(SETUP) test
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports --no-logo && $(BIN)/pytest

validate: build ## set up if needed; prove the files in output/ with veraPDF, LibreOffice and a browser
	$(SETUP) validate
	@$(BIN)/python tools/validate_pdf.py output/*/*.pdf && $(BIN)/pytest -m validate

update: ## bring the texts of source/ into every catalog of locales/
	$(SETUP) build
	@$(BIN)/coopdocs update

check: ## list what is to be mended in sources, catalogs and glossary
	$(SETUP) build
	@$(BIN)/coopdocs check

status: ## show how much of each brochure is translated
	$(SETUP) build
	@$(BIN)/coopdocs status

doctor: ## name what this machine lacks, and the command that brings it
	$(SETUP) build
	@$(BIN)/coopdocs doctor

bench: ## measure the catalog engine beside gettext, po4a and Babel; BENCH="--large --quality" for more
	$(SETUP) test
	@$(BIN)/python -m bench $(BENCH)

lock: ## take the newest allowed wheels into requirements/
	@$(PYTHON) tools/lock.py

clean: ## remove the virtual environment, output/ and all caches
	@rm -rf .venv output/* build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find src tests tools bench -name __pycache__ -prune -exec rm -rf {} +

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-12s%s\n", $$1, $$2 }' Makefile
