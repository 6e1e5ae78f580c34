# Two commands: `make demo` shows the main job, `make test` checks everything; `make docs` builds the documentation.
# Each sets up what it needs in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test docs lint format bench clean

demo: $(STAMP)
	@echo "Correcting examples/ceasefire.txt (the file is left as it is):"
	@echo
	@"$(BIN)/cleanup" fix --diff examples/ceasefire.txt || test $$? -eq 1

test: $(STAMP)
	"$(BIN)/ruff" check .
	"$(BIN)/ruff" format --check .
	"$(BIN)/mypy"
	"$(BIN)/cleanup" lexicon lint
	"$(BIN)/python" -m pytest -n auto --dist loadfile

# Warnings are errors, and nothing comes from the network.
docs: $(STAMP)
	"$(BIN)/python" -m sphinx -W --keep-going -q -b html docs site
	@echo "Open site/index.html"

lint: $(STAMP)
	"$(BIN)/cleanup" lexicon lint

format: $(STAMP)
	"$(BIN)/ruff" check --fix .
	"$(BIN)/ruff" format .

# Programs of the extra that cannot be installed are left out of the tables.
bench: $(STAMP)
	-"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --editable '.[dev,bench]'
	"$(BIN)/python" benchmarks/startup.py
	"$(BIN)/python" -m benchmarks.speed
	"$(BIN)/python" -m benchmarks.speed.hook
	"$(BIN)/python" benchmarks/transliteration.py
	"$(BIN)/python" benchmarks/ordinary_english.py
	"$(BIN)/python" -m benchmarks.quality

# The stamp is written last, so that a broken installation is begun again.
$(STAMP): pyproject.toml
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed: make PYTHON=python3.12 ..." >&2; exit 2; }
	"$(PYTHON)" -m venv "$(VENV)"
	"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --upgrade pip
	"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@"$(BIN)/python" -m compileall -q cleanup
	@touch "$(STAMP)"

clean:
	rm -rf "$(VENV)" site
