# Every command people and CI run. Stamp files remember what is installed, so that nothing is done twice.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
NPM := npm --prefix frontend
EXPORT := $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header
APP_SOURCES = $(shell find frontend/src frontend/graphiql frontend/public -type f) frontend/index.html $(wildcard frontend/vite*.ts)
LOCAL_DIR ?= .local
export LOCAL_DIR
# Byte code that is kept makes every later start faster.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPATH := $(CURDIR)/layers/crm/python

.PHONY: help
help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

.PHONY: run
run: setup $(if $(DEV),,frontend/dist/index.html) ## Run the whole product (PORT=3000, LOCAL_DIR=.local, DEV=1 for Vite)
	@exec $(BIN)/python -m infra.local

.PHONY: setup
setup: .venv/.installed .venv-ministack/.installed frontend/node_modules/.installed ## Install what running needs

.PHONY: test
test: setup .venv-sam/.installed frontend/dist/index.html browser ## Run every test
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder
	$(NPM) test
	cd frontend && node scripts/check-size.mjs
	node tests/e2e/run.mjs

.PHONY: check
check: setup ## Format, lint and type-check everything
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m infra.lint
	$(NPM) run check

.PHONY: bench
bench: setup frontend/dist/index.html browser ## Measure against what the design promises (BENCH=reads,writes, REPORT=1)
	$(BIN)/python -m tests.benchmarks
	node tests/e2e/table-speed.mjs

.PHONY: migrate
migrate: .venv/.installed ## Bring the database to this release (OWNER_DATABASE_URL, RESUME=1, STATUS=1)
	@$(BIN)/python -m infra.migrate $(if $(RESUME),--resume) $(if $(STATUS),--status)

.PHONY: reset
reset: .venv/.installed ## Forget all local data
	@$(BIN)/python -m infra.local reset

.PHONY: lock
lock: .venv/.installed ## Choose versions anew and lock them with hashes
	$(EXPORT) --upgrade pyproject.toml --output-file layers/dependencies/requirements.txt
	$(EXPORT) --upgrade pyproject.toml --group dev --output-file requirements/dev.txt
	for tool in ministack sam uv; do $(EXPORT) requirements/$$tool.in --output-file requirements/$$tool.txt || exit 1; done

.PHONY: deploy
deploy: .venv-sam/.installed frontend/dist/index.html ## Build and deploy to AWS what samconfig.toml says
	$(BIN)/python -m infra.build
	.venv-sam/bin/sam deploy
	$(BIN)/python -m infra.publish

.PHONY: browser
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	|| { test "$$(id -u)" = 0 && apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } \
	|| { echo "The browser tests need Chromium: install it, then try again."; exit 1; }

$(UV): requirements/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=..."; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

.venv/.installed: requirements/dev.txt $(UV)
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@touch $@

.venv-%/.installed: requirements/%.txt $(UV)
	$(UV) venv --quiet --clear --python $(BIN)/python .venv-$*
	$(UV) pip install --quiet --python .venv-$*/bin/python --require-hashes -r requirements/$*.txt
	@touch $@

frontend/node_modules/.installed: frontend/package-lock.json
	$(NPM) ci --silent --no-audit --no-fund
	@touch $@

frontend/dist/index.html: frontend/node_modules/.installed $(APP_SOURCES)
	$(NPM) run --silent build >/dev/null
	@touch $@
