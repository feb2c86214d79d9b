# The entrance, for people and for continuous integration. `make` alone says what there is.
#
# Every command sets up what is missing first: Debian packages (.ci/system-packages) and the environment .venv with
# the versions of requirements.lock (.ci/setup). PYTHON=python3.12 chooses the Python that .venv is made with.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help report test setup bench mutants search soak lock clean distclean

PYTHON ?=
PYTEST ?=
RUNS ?= 3
FOLDERS ?= 10000
ROUNDS ?= 5
export PYTHON PYTEST

help:
	@echo 'make report     build the report of data/public-record into output/public-record'
	@echo 'make test       lint, types, import contracts, tests: all that continuous integration runs'
	@echo 'make setup      make .venv with reportgen in it'
	@echo 'make bench      measure time and memory, beside pandoc and Typst; RUNS=1 is quicker'
	@echo 'make mutants    take each gate of protection out in turn: a test has to notice (some minutes)'
	@echo 'make search     try the laws with examples that no run has tried; ROUNDS=1 is quicker'
	@echo 'make soak       try 10,000 random hostile folders, an hour or so; FOLDERS=500 is quicker; goes on where it broke off'
	@echo 'make lock       choose the versions in requirements.lock anew'
	@echo 'make clean      remove what these commands wrote; make distclean: .venv too'

report: setup
	@sh .ci/report data/public-record output/public-record

# Other people's programs judge what was written.
test: setup
	@sh .ci/judges
	@sh .ci/test

setup:
	@sh .ci/system-packages
	@sh .ci/setup

bench: setup
	@sh .ci/bench --runs '$(RUNS)'

mutants: setup
	@sh .ci/mutants

search: setup
	@sh .ci/judges
	@sh .ci/search '$(ROUNDS)'

soak: setup
	@sh .ci/soak --folders '$(FOLDERS)'

lock:
	@sh .ci/lock

clean:
	rm -rf output/public-record output/public-record.internal output/test output/bench output/soak
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find reportgen tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	rm -rf .venv
