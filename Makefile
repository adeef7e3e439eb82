# The task runner: every target is a line that you could type yourself.

PYTHON ?= python3

.PHONY: help demo test format lint types layers check generated bench clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

demo: .venv/stamp  ## check the real registry, generate everything, and show where it is
	@.ci/demo

test: .venv/stamp  ## run the tests and report the coverage of lines and branches
	@.venv/bin/pytest -n 2 -rs --cov

format: .venv/stamp  ## rewrite the code in the one format
	.venv/bin/ruff format

lint: .venv/stamp  ## look for mistakes in the code
	.venv/bin/ruff check

types: .venv/stamp  ## check the types
	.venv/bin/mypy

layers: .venv/stamp  ## check who may import whom
	.venv/bin/lint-imports --no-logo

check: .venv/stamp  ## check the registry
	.venv/bin/pingreg check registry

generated: .venv/stamp  ## fail when the committed outputs are stale
	.venv/bin/pingreg generate --check

bench: .venv/stamp  ## measure, and print ratios with the method
	bench/run

clean:  ## remove the virtual environment and everything that was built
	rm -rf .venv build dist htmlcov .coverage .coverage.* .mypy_cache .ruff_cache .import_linter_cache .hypothesis

.venv/stamp: pyproject.toml constraints.txt
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@echo "installing into .venv"
	@.venv/bin/python -m pip install -qq --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
