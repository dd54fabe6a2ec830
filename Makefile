# make help lists what there is to make.
PYTHON ?= python3
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALLED := $(VENV)/installed
INSTALLED_TEST := $(VENV)/installed-test
SITE := _build/html
BUILT := _build/started
# What Sphinx doesn't see change: then the site is built from nothing.
TOOLS := _config.yml _toc.yml requirements.txt $(wildcard book/*.py) \
  $(wildcard code/classroom/*.py)

# The same sums in the same order everywhere: one thread, one hash seed.
export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
export MKL_NUM_THREADS := 1
export PYTHONHASHSEED := 0

.DELETE_ON_ERROR:
.PHONY: help book serve pdf notebooks table experiments benchmark exercises audit pictures test clean

.DEFAULT_GOAL := help
help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

book: $(INSTALLED) ## Build the site
	@$(BIN)/python -m book.notebooks --stale
	@$(BIN)/python -m book.learner
	@test -z "$$(find $(TOOLS) -newer $(BUILT) 2>&1)" || rm -rf _build
	@mkdir -p _build && touch $(BUILT)
	@$(BIN)/jupyter-book build . -W --keep-going -n -q >/dev/null || \
	  { rm -f $(BUILT); exit 1; }
	@echo "The site is in $(SITE): open $(SITE)/index.html, or run: make serve"

serve: book ## Build the site and show it in the browser
	@echo "Open http://127.0.0.1:$(PORT)/ (Ctrl+C stops)"
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory $(SITE) $(PORT)

pdf: book ## Print the book as one PDF (needs Chromium)
	@$(BIN)/python -m book.pdf

notebooks: $(INSTALLED) ## Run all notebooks again
	@$(BIN)/python -m book.notebooks
	@$(BIN)/python -m book.learner

table: $(INSTALLED) ## Train the lecture's table again, on all cores
	@$(BIN)/python -m viewcast.experiments lecture-table

experiments: $(INSTALLED) ## Train all stored tables again
	@$(BIN)/python -m viewcast.experiments lecture-table validation-table \
	  second-channel other-logs

benchmark: $(INSTALLED_TEST) ## Time the training against plain loops
	@env -u OMP_NUM_THREADS -u MKL_NUM_THREADS $(BIN)/python benchmarks/training.py

exercises: book ## Prove every exercise, and that the site gives no solution away
	@$(BIN)/python -m book.exercises

pictures: book $(INSTALLED_TEST) ## Drive the live pictures in Chromium and measure them
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile tests/test_live.py tests/test_pictures.py
	@$(BIN)/python benchmarks/pictures.py

audit: book $(INSTALLED_TEST) ## Weigh every page and have Lighthouse score it
	@$(BIN)/python -m benchmarks.audit

test: $(INSTALLED_TEST) ## Check the code, the notebooks and the site
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

clean: ## Remove what was built, but not what was installed
	rm -rf _build .pytest_cache .ruff_cache

# The stamps are written last, so an installation that was interrupted goes on next time.
$(INSTALLED): requirements.txt pyproject.toml
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(MAKE) --no-print-directory venv
	@echo "Installing the requirements (some minutes the first time)"
	@$(PIP) install -r requirements.txt
	@touch $@

$(INSTALLED_TEST): requirements-test.txt $(INSTALLED)
	@echo "Installing what the tests need"
	@$(PIP) install -r requirements-test.txt
	@touch $@

.PHONY: venv
venv:
	@command -v $(PYTHON) >/dev/null || \
	  { echo "There is no $(PYTHON) here: install Python 3.11 or later." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$(PYTHON) is too old: the book needs Python 3.11 or later. With another" \
	    "one, run: make book PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
