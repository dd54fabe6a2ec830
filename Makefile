# make help lists what there is to make.
PYTHON ?= python3
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
INSTALLED_BOOK := $(VENV)/installed-book
INSTALLED := $(VENV)/installed
INSTALLED_TEST := $(VENV)/installed-test
INSTALLED_LAB := $(VENV)/installed-lab
MINE := my-notebooks
SITE := _build/html
SPHINX := $(SITE) _build/.doctrees _build/jupyter_execute
STARTED := _build/started
BUILT := _build/built
# What Sphinx doesn't see change: then the site is built from nothing, as it is after a
# build that failed or was interrupted.
TOOLS := _config.yml _toc.yml requirements-book.txt builder code/classroom

# The same sums in the same order everywhere: one thread, one hash seed.
export OMP_NUM_THREADS=1
export OPENBLAS_NUM_THREADS=1
export MKL_NUM_THREADS=1
export PYTHONHASHSEED=0
# Python keeps what it has compiled: pip leaves that to it (see INSTALL).
unexport PYTHONDONTWRITEBYTECODE
# Whatever goes wrong, nothing is installed outside of the environment.
export PIP_REQUIRE_VIRTUALENV=1

.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help book serve lab pdf notebooks table experiments benchmark exercises audit pictures
.PHONY: install test clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

# All that the site is made from: the addresses, and every file that isn't hidden or made.
INPUTS = { echo "$$BOOK_URL $$BOOK_REPOSITORY"; find . -path './.?*' -prune \
  -o -path ./_build -prune -o -path ./$(MINE) -prune -o -name __pycache__ -prune -o -type f -exec cksum {} +; }

book: $(INSTALLED_BOOK) ## Build the site
	@test -e $(SITE)/index.html && test "$$($(INPUTS))" = "$$(cat $(BUILT) 2>/dev/null)" || \
	  $(MAKE) --no-print-directory $(SITE)
	@echo "The site is in $(SITE): open $(SITE)/index.html, or run: make serve"

# While the notebooks are brought up to date, what builds the site is loaded and waits.
.PHONY: $(SITE)
$(SITE):
	@exec 3>&1; { { $(NOTEBOOKS); } >&3 && echo all are made; } | $(BIN)/python -m builder.build
	@cp $(STARTED) $(BUILT)

NOTEBOOKS = $(BIN)/python -m builder.text.notebooks --stale && \
  $(BIN)/python -m builder.learner.notebooks && \
  { test -e $(BUILT) && test -z "$$(find $(TOOLS) -name __pycache__ -prune \
  -o -type f -newer $(STARTED) -print 2>&1)" || rm -rf $(SPHINX); } && \
  mkdir -p _build && rm -f $(BUILT) && $(INPUTS) >$(STARTED)

serve: book ## Build the site and show it in the browser
	@echo "Open http://127.0.0.1:$(PORT)/ (Ctrl+C stops)"
	@$(BIN)/python -m http.server --bind 127.0.0.1 --directory $(SITE) $(PORT) || \
	  { echo "With another port: make serve PORT=8001" >&2; exit 1; }

# What is in $(MINE) is the learner's: it is never written over.
lab: $(INSTALLED_LAB) ## Open the notebooks in JupyterLab, as copies of your own
	@mkdir -p $(MINE) && for file in notebooks/*.ipynb; do \
	  test -e "$(MINE)/$${file##*/}" || cp "$$file" $(MINE)/; done
	@echo "Your notebooks are in $(MINE)/; a new copy comes for one that you rename or delete"
	@$(BIN)/python -m jupyterlab --notebook-dir $(MINE) $(LAB)

pdf: book $(INSTALLED) ## Print the book as one PDF (needs Chromium)
	@$(BIN)/python -m builder.pdf.pdf

notebooks: $(INSTALLED) ## Run all notebooks again
	@$(BIN)/python -m builder.text.notebooks
	@$(BIN)/python -m builder.learner.notebooks

table: $(INSTALLED) ## Train the lecture's table again, on all cores
	@$(BIN)/python -m viewcast.training.experiments lecture-table

experiments: $(INSTALLED) ## Train all stored tables again
	@$(BIN)/python -m viewcast.training.experiments lecture-table validation-table \
	  second-channel other-logs
	@$(BIN)/python -m viewcast.training.by_epoch
	@$(BIN)/python -m viewcast.training.layered

benchmark: $(INSTALLED_TEST) ## Time the training and the building
	@env -u OMP_NUM_THREADS -u MKL_NUM_THREADS $(BIN)/python -m benchmarks.training
	@$(BIN)/python -m benchmarks.building

exercises: book $(INSTALLED) ## Prove every exercise, and that the site gives no solution away
	@$(BIN)/python -m builder.text.exercises

pictures: book $(INSTALLED_TEST) ## Drive the live pictures in Chromium and measure them
	@$(BIN)/python -m pytest -q -n 2 --dist loadfile \
	  tests/viewcast/live tests/site/test_live_*.py
	@$(BIN)/python -m benchmarks.pictures

audit: book $(INSTALLED_TEST) ## Weigh every page and have Lighthouse score it
	@$(BIN)/python -m benchmarks.audit

install: $(INSTALLED) ## Install all that notebooks, exercises and the classroom need

test: $(INSTALLED_TEST) ## Check the code, the notebooks and the site
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest -p tests.helpers.kept.plugin -n 3 --dist loadfile \
	  --no-loadscope-reorder

clean: ## Remove what was built, but not what was installed
	rm -rf _build .pytest_cache .ruff_cache

# The environment. Its stamps are written last, so what was interrupted goes on next time.
# A half-installed package, which pip takes for a whole one, lacks what pip writes last.
INSTALL = for info in $(VENV)/lib/python*/site-packages/*.dist-info; do \
  test -e "$$info/INSTALLER" || rm -rf "$$info"; done; \
  $(BIN)/python -m pip --disable-pip-version-check --quiet install --no-compile
# Python compiles what it imports; where it may not write, as in the sandbox, it can't.
COMPILE = $(BIN)/python -m compileall -q -j 0 $(VENV)/lib >/dev/null || true

# Our packages are imported from where they are; `classroom` brings what it lacks.
$(INSTALLED_BOOK): requirements-book.txt $(VENV)/pyvenv.cfg
	@echo "Installing what makes the book into $(VENV) (a minute the first time)"
	@$(INSTALL) -r requirements-book.txt || $(NOT_INSTALLED)
	@echo "$$(pwd -P)/code" >"$$(echo $(VENV)/lib/python*/site-packages)/book.pth"
	@test -e $(BIN)/classroom || { echo "#!/bin/sh" && \
	  echo "make -C '$$(pwd -P)' install >&2 && exec \"\$$0\" \"\$$@\""; } >$(BIN)/classroom
	@chmod +x $(BIN)/classroom
	@pwd -P >$@

$(INSTALLED): requirements.txt pyproject.toml $(INSTALLED_BOOK)
	@echo "Installing what runs the notebooks (some minutes the first time)"
	@torch=$$($(BIN)/python -m builder.cpu_torch) && test -n "$$torch" && \
	  { $(INSTALL) $$torch; } || true
	@$(INSTALL) -r requirements.txt || $(NOT_INSTALLED)
	@$(COMPILE)
	@pwd -P >$@

$(INSTALLED_TEST): requirements-test.txt $(INSTALLED)
	@echo "Installing what the tests need"
	@$(INSTALL) -r requirements-test.txt || $(NOT_INSTALLED)
	@$(COMPILE)
	@pwd -P >$@

$(INSTALLED_LAB): requirements-lab.txt $(INSTALLED)
	@echo "Installing JupyterLab"
	@$(INSTALL) -r requirements-lab.txt || $(NOT_INSTALLED)
	@pwd -P >$@

NOT_INSTALLED = { echo "Not everything was installed; pip says above what was in the way." \
  "With a network and room on the disk (3 GB, with CUDA 8) the same command goes on." >&2; exit 1; }

# It is made anew if it is unfinished, was moved, or its Python has gone or isn't PYTHON.
WHOLE = { test $(PYTHON) = python3 || test "$$($(PYTHON) -V)" = "$$($(BIN)/python -V)"; } && \
  test "$$({ cat $(VENV)/installed* 2>/dev/null || pwd -P; } | sort -u)" = "$$(pwd -P)" && \
  $(BIN)/python -c 'import sys; from importlib.metadata import distribution as of; \
  sys.exit(sys.prefix == sys.base_prefix or not of("pip").read_text("INSTALLER"))'

.PHONY: venv FORCE
FORCE:
$(VENV)/pyvenv.cfg: FORCE
	@{ $(WHOLE); } 2>/dev/null || $(MAKE) --no-print-directory venv

venv:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON) here:" \
	  "install Python 3.11 to 3.14 (Debian and Ubuntu: apt-get install python3-venv)." >&2; \
	  exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' || \
	  { echo "The book needs Python 3.11 to 3.14, and $(PYTHON) isn't. With another one," \
	    "run: make book PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -m venv --clear --without-pip $(VENV) && { $(GET_PIP); } || \
	  { echo "$(PYTHON) can't make an environment in $(VENV); it says above what it lacks" \
	    "(Debian and Ubuntu: apt-get install python3-venv)." >&2; exit 1; }

# The pip of $(PYTHON) brings a newer one twice as fast as Python's own way does.
GET_PIP = $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check --quiet install \
  --no-compile "$$(grep '^pip[^a-z]' requirements-book.txt)" >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
