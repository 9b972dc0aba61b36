SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules --no-print-directory

PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
VENV := .venv
BIN := $(VENV)/bin
ROOMS := data features models matcher api
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

# Nothing is fetched from a hub at run time: the text model comes with its package.
export HF_HUB_OFFLINE ?= 1
# The territory reaches the shell as a variable, so quotes and apostrophes in it are harmless.
export TERRITORY
# Without byte code the tool starts 2.5 times slower.
unexport PYTHONDONTWRITEBYTECODE
# A PYTHONPATH from outside could put another package in the place of a room.
unexport PYTHONPATH

# The checks before an install come first, also under `make -j`.
.NOTPARALLEL:
.PHONY: help suggest serve test check fuzz format messages readme clean territory-given

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

suggest: territory-given $(VENV)/installed ## Suggest partners: make suggest TERRITORY="La Rochelle" [OPTIONS="--top 5"]
	@$(BIN)/matcher suggest $(OPTIONS) -- "$$TERRITORY"

serve: $(VENV)/installed ## Open the web page and the API on http://127.0.0.1:8000 [OPTIONS="--port 9000"]
	@$(BIN)/matcher serve $(OPTIONS)

test: check ## Run every check and every test
	@$(BIN)/python -m pytest

check: $(VENV)/installed-for-tests ## Check style and types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy --strict

fuzz: $(VENV)/installed-for-tests ## Read 100,000 spoiled files [OPTIONS="--seed 7"]
	@$(BIN)/python -m tests.data.fuzzing --inputs 100000 $(OPTIONS)

format: $(VENV)/installed-for-tests ## Put the code in the house style
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

readme: $(VENV)/installed-for-tests ## Run the sessions of the README again and write their output anew
	@$(BIN)/python -m tests.readme

messages: $(VENV)/installed-for-tests ## Bring the catalogue of French messages in step with the code
	@$(BIN)/python -m matcher.catalogue

clean: ## Remove the environment and everything built in this folder
	@rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

territory-given:
	@if [ -z "$$TERRITORY" ]; then \
		echo 'make suggest needs a territory, and none was given; try: make suggest TERRITORY="La Rochelle"' >&2; \
		exit 2; \
	fi

# Each stamp is touched last, so a step that fails is done again.
$(VENV)/installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed, and $(PYTHON) is $$($(PYTHON) --version 2>&1);" \
			"install it, or name one: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)" >&2; \
		exit 1; \
	}
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/system-packages python3-venv
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@echo "Installing into $(VENV): about 2 GB, one to five minutes"
	@$(PIP) install --constraint constraints.txt setuptools
	@$(PIP) install --constraint constraints.txt --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q $(ROOMS)
	@touch $@

$(VENV)/installed-for-tests: $(VENV)/installed
	@.ci/system-packages $$(awk '!/^#/ { print $$1 }' .ci/system-packages.txt)
	@$(PIP) install --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	@touch $@
