# Everything runs from here. A bare Debian 12 needs `apt-get install python3-venv make` and nothing else.
#
#   make demo              the pages, on a made-up case      PORT=8555  NO_BROWSER=1
#   make test              the quick tests; FULL=1 runs all  ARGS="-k refusal -x"
#   make check             format, lint, types, licences, data files
#   make help              the rest

PYTHON ?= python3
PORT ?= 8555
BIN := .venv/bin

UV := $(shell command -v uv 2>/dev/null)
# Two setups at once would install over each other: the second one waits, then finds the work done.
LOCKED := $(if $(shell command -v flock 2>/dev/null),flock .venv.lock)

export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1

ifdef UV
  CREATE = uv venv --quiet --clear --no-project --python "$(PYTHON)" .venv
  INSTALL = uv pip install --quiet --python $(BIN)/python
else
  CREATE = "$(PYTHON)" -m venv --clear .venv
  INSTALL = $(BIN)/python -m pip install --quiet
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help .venv dev demo test check format schemas limits lock clean find-python

help:
	@echo 'make demo      the pages, on a made-up case (PORT=$(PORT), NO_BROWSER=1 opens no browser)'
	@echo 'make .venv     set up only, for running'
	@echo 'make dev       set up only, for working on it'
	@echo 'make test      quick tests; FULL=1 runs all; ARGS="..." goes to pytest'
	@echo 'make check     format, lint, types, licences, data files'
	@echo 'make format    put the code into shape'
	@echo 'make schemas   write the schemas of the data files anew'
	@echo 'make limits    write docs/limits.md and docs/case-words.md anew from the data'
	@echo 'make lock      write both locks anew (UPGRADE=1 takes newer versions; needs uv)'
	@echo 'make clean     remove what was set up and made'

# --- setting up ------------------------------------------------------------------------------------------------------

# $(call set_up,STAMP): an environment that was cut short, moved, or lost its Python is begun anew.
define set_up
+@$(LOCKED) sh -c '\
  if [ -e .venv/.installing ] || [ "$$(cat .venv/.place 2>/dev/null)" != "$(CURDIR)" ] || ! $(BIN)/python -c ""; then \
    rm -rf .venv; fi 2>/dev/null; \
  exec $(MAKE) --silent --no-print-directory $(1)'
endef

.venv:
	$(call set_up,.venv/.runtime)

dev:
	$(call set_up,.venv/.dev)

.venv/.runtime: requirements.lock pyproject.toml
	@$(MAKE) --no-print-directory find-python
	@echo 'Setting up .venv from requirements.lock (about a minute the first time)'
	@test -x $(BIN)/python || $(CREATE)
	@touch .venv/.installing
	@$(INSTALL) --require-hashes -r requirements.lock
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@printf '%s\n' "$(CURDIR)" > .venv/.place
	@rm .venv/.installing && touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	@echo 'Adding the tools of requirements-dev.lock (about a minute the first time)'
	@touch .venv/.installing
	@$(INSTALL) --require-hashes -r requirements-dev.lock
	@rm .venv/.installing && touch $@

find-python:
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo 'No $(PYTHON) here. On Debian: apt-get install python3-venv. Or name one: make PYTHON=python3.12' >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { \
	  echo "fivefile needs Python 3.11, 3.12 or 3.13; $(PYTHON) is $$("$(PYTHON)" --version 2>&1)." >&2; \
	  echo 'Name another one: make PYTHON=python3.12' >&2; exit 1; }
	@test -n "$(UV)" || "$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo '$(PYTHON) cannot make an environment of its own. On Debian: apt-get install python3-venv' >&2; exit 1; }

# --- running ---------------------------------------------------------------------------------------------------------

demo: .venv
	@exec $(BIN)/fivefile serve --demo --port "$(PORT)" $(if $(NO_BROWSER),--no-browser)

schemas: .venv
	$(BIN)/python -m fivefile.cli.schemas

limits: .venv
	$(BIN)/python -m fivefile.cli.limits

# --- working on it ---------------------------------------------------------------------------------------------------

test: dev
	$(BIN)/python -m pytest -n auto --dist worksteal $(if $(FULL),,-m "not browser and not slow") $(ARGS)

check: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -m "not browser and not slow" tests/every

format: dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Names, versions, markers and hashes only: a lock that names no registry works with everyone's.
COMPILE = uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
  $(if $(UPGRADE),--upgrade)

lock:
	@test -n "$(UV)" || { echo 'make lock needs uv on the PATH.' >&2; exit 1; }
	$(COMPILE) --extra build -o requirements.lock pyproject.toml
	$(COMPILE) --extra build --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml

clean:
	rm -rf .venv .venv.lock .mypy_cache .ruff_cache .pytest_cache .hypothesis dist test-results
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
