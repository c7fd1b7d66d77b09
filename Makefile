# Two commands set everything up on a machine with Python 3.11 or newer and make:
#   make demo   install, add the samples to a new archive, search it
#   make test   everything that CI checks
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
DEMO := .demo/archive.json

.PHONY: demo test test-fast lint types layers eval bench campaign audit lock messages sample clean

demo: $(VENV)/.installed
	rm -rf $(dir $(DEMO))
	$(BIN)/newsarch --archive $(DEMO) add data/samples > /dev/null
	$(BIN)/newsarch --archive $(DEMO) search --unit "Wydział Prewencji" -f table

test: $(VENV)/.developing lint types layers audit
	$(BIN)/python -m pytest -n auto

test-fast: $(VENV)/.developing
	$(BIN)/python -m pytest -n auto -m "not slow"

lint: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.developing
	$(BIN)/mypy

layers: $(VENV)/.developing
	$(BIN)/lint-imports

eval: $(VENV)/.developing
	$(BIN)/python -m evaluation

bench: $(VENV)/.developing
	$(BIN)/python -m benchmarks

SHARE ?= 1
campaign: $(VENV)/.developing
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,campaign]'
	$(BIN)/python -m campaign --share $(SHARE)

# A known vulnerability fails; without a network nothing does.
audit: $(VENV)/.developing
	-@$(BIN)/python -m pip install --quiet --retries 0 --disable-pip-version-check pip-audit
	$(BIN)/python scripts/audit.py

# Needs the network for more than installing.
lock: $(VENV)/.developing
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-tools
	$(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --no-header \
		--no-emit-index-url --no-emit-find-links --output-file requirements.lock pyproject.toml
	$(BIN)/python scripts/licences.py

messages: $(VENV)/.developing
	$(BIN)/python scripts/messages.py

sample: $(VENV)/.installed
	$(BIN)/python scripts/sample.py

clean:
	rm -rf $(VENV) .demo .bench build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsarch needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)

# Quiet, for its lines are about addresses; a failure is printed all the same.
$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.developing: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ $(VENV)/.installed
