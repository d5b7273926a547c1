# Needs Python 3.11 or later with pip, git and make. `make demo` and `make test` are complete in themselves.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP = $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check --quiet

.PHONY: demo test fuzz lint gate evaluate docs lock clean

demo: $(VENV)/core
	@$(BIN)/variorum collate examples/ferry-collision/reports
	@$(BIN)/variorum collate examples/ferry-collision/reports -o edition.html
	@echo "The page with every word it rests on: file://$(CURDIR)/edition.html"

test: $(VENV)/dev
	$(BIN)/pytest -n auto

# damaged files for every reader; what falls is kept in fuzz-found/
MINUTES ?= 10
fuzz: $(VENV)/dev
	PYTHONPATH=tools $(BIN)/python -m fuzzing --bombs
	PYTHONPATH=tools $(BIN)/python -m fuzzing --minutes $(MINUTES)

lint: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

gate: $(VENV)/dev
	$(BIN)/python evaluation/gate.py

evaluate: $(VENV)/dev
	$(BIN)/python evaluation/evaluate.py

# the reference of settings, from the settings themselves
docs: $(VENV)/core
	@{ printf '# Settings\n\nOn the command line `--set NAME=VALUE`; for good, in variorum.toml in the working folder: `[clean]`, `min_words = 10`.\nWritten by `make docs`.\n\n```\n'; \
		$(BIN)/variorum settings; printf '```\n'; } > docs/reference/settings.md

# the versions that are installed, with their hashes; needs uv
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--group pyproject.toml:build pyproject.toml -o requirements/core.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--group pyproject.toml:build --group pyproject.toml:dev --all-extras -c requirements/core.txt pyproject.toml -o requirements/dev.txt

$(VENV)/core: requirements/core.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Variorum needs Python 3.11 or later; found none on the PATH (make PYTHON=/path/to/python3.11)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv --without-pip $(VENV)
	@echo "Installing what Variorum needs into $(VENV) (once, about a minute) …"
	@$(PIP) install --require-hashes -r requirements/core.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/core
	@echo "Installing what its tests need …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

clean:
	rm -rf $(VENV) build dist edition.html .pytest_cache .mypy_cache .ruff_cache .hypothesis
