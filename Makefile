# menurut: `make demo` shows it, `make test` checks it, `make bench` measures it.
# Needs Python 3.11 or newer with venv, and make. Everything is installed into .venv, at the versions of the lock files.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test check unit postgres chromium bench docs catalogues pictures lock dist clean

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

demo: $(VENV)/ready  ## read the six example articles: in the terminal, as demo/index.html, and into a ledger
	@$(BIN)/menurut read examples --format text
	@$(BIN)/menurut read examples --format html --output demo
	@echo "The same as pages: demo/index.html"
	@echo; echo "And together, in a ledger (demo/news.db): who stands behind the claims, and how many origins they have"
	@rm -f demo/news.db*
	@$(BIN)/menurut add demo/news.db examples
	@$(BIN)/menurut claims demo/news.db --format text --limit 8
	@echo; $(BIN)/menurut claim demo/news.db --format text
	@echo; echo "The same in the browser: $(BIN)/menurut serve demo/news.db (then http://127.0.0.1:8000/)"

test: check postgres chromium unit  ## ruff, mypy and the tests

check: $(VENV)/ready-dev  ## ruff and mypy alone
	@$(BIN)/ruff check src tests docs benchmarks training
	@$(BIN)/mypy

unit: $(VENV)/ready-dev  ## the tests alone
	@$(BIN)/python -m pytest -n 2 --dist worksteal

postgres:  ## install PostgreSQL for the tests, where that can be done; without it they run on SQLite alone
	@tests/postgres.sh

chromium:  ## install chromium for the end-to-end tests, where that can be done; without it they are left out
	@tests/chromium.sh

bench: $(VENV)/ready-dev  ## quality and speed, as tables in benchmarks/results
	@$(BIN)/python -m benchmarks

docs: $(VENV)/ready-dev  ## write docs/reference anew from the code
	@$(BIN)/python -m docs.generate

catalogues: $(VENV)/ready-dev  ## bring the page's catalogues up to date with its texts and compile them
	@$(BIN)/python -m docs.catalogues

pictures: demo $(VENV)/ready-dev  ## take the README's pictures and terminal session anew (needs chromium)
	@docs/images/take.sh
	@$(BIN)/python -m docs.pictures
	@$(BIN)/python -m docs.session

dist: $(VENV)/ready-dev  ## build the wheel and the source archive into dist/
	@$(BIN)/python -m hatchling build

lock:  ## pin all dependencies anew, with hashes (needs pip-compile of pip-tools)
	pip-compile --quiet --strip-extras --no-annotate --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --no-header --extra serve --build-deps-for editable --output-file requirements.lock pyproject.toml
	$(PYTHON) -c "import tomllib; print(*tomllib.load(open('pyproject.toml', 'rb'))['dependency-groups']['dev'], sep='\n')" \
	  | pip-compile --quiet --strip-extras --no-annotate --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-find-links \
	  --no-emit-trusted-host --no-header --constraint requirements.lock --output-file requirements-dev.lock -

clean:  ## remove what make has made
	rm -rf $(VENV) demo dist .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "menurut needs Python 3.11 or newer; name it with: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/ready: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing menurut into $(VENV) (once)"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-dev: requirements-dev.lock $(VENV)/ready
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
