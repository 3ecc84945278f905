# The commands of the project. "make help" lists them.
.POSIX:
.PHONY: help setup run test browser-test check bench
PY = .venv/bin/python

help: ## List the commands
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name text; do printf 'make %-14s%s\n' "$$name" "$$text"; done

setup: ## Make .venv with everything needed to run and to test
	@sh scripts/setup.sh

run: ## Set up and serve the site on 127.0.0.1:8000 (PORT=8001 for another port)
	@exec sh scripts/run.sh

test: setup ## Run the tests; ARGS="-k standings" for some of them
	@$(PY) -m pytest --ignore=tests/browser -n auto $(ARGS)

browser-test: setup ## Run the tests in a browser (Chromium; CHROMIUM=/path for another than /usr/bin/chromium)
	@$(PY) -m pytest tests/browser $(ARGS)

check: setup ## Check format, lint, types, migrations and architecture
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	DATABASE_URL=sqlite://:memory: $(PY) -W error manage.py makemigrations --check --dry-run
	DATABASE_URL=sqlite://:memory: $(PY) -W error manage.py check --fail-level WARNING
	$(PY) -m pytest -q tests/site/test_architecture.py

bench: setup ## Measure; bench/RESULTS.md keeps what was found
	@$(PY) -m bench.engine
	@$(PY) -m bench.rebuild
	@$(PY) -m bench.import_f1db
	@$(PY) -m bench.pages
