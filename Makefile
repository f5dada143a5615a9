# Backlight. `make help` lists the verbs; each sets up what it needs.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
HOST ?= 127.0.0.1
# Where `make oracle` and `make bench` find PyTorch's CPU build; empty: the usual package index.
TORCH_SOURCE ?=
ORACLE := .oracle
# Networks that `make soak` sends through one server, and whether it kills hosts or lets the disk take no more meanwhile
# (within every so manieth network).
NETWORKS ?= 300
KILL_EVERY ?= 0
FILL_EVERY ?= 0
# What `make faults` trains: seeds, parts of names of faults (commas between), networks, and for how many minutes at most.
SEEDS ?= 0 1 2
KINDS ?=
NETS ?=
PARTS ?= seeded real healthy
MINUTES ?=
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Node as `tools/node.py` found it comes first: for the UI's tools and for pyright.
export PATH := $(CURDIR)/.tools/bin:$(PATH)

.PHONY: help run test check fix generate oracle labs bench faults soak picture ui setup setup-dev browser clean
.DEFAULT_GOAL := help

help: ## list all targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: setup ui ## set up everything and serve on http://127.0.0.1:8000
	@exec $(BIN)/backlight serve --host $(HOST) --port $(PORT)

test: setup-dev modules ui browser ## set up everything and run all tests, including those in the browser
	@cd frontend && npm run --silent test
	@$(BIN)/python -m pytest -m "not oracle and not full" --numprocesses 2 --dist loadfile --no-loadscope-reorder

check: setup-dev modules ## format, lint, types, import rules, generated files fresh
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/deptry .
	@cd frontend && npm run --silent lint && npm run --silent typecheck
	$(BIN)/python tools/generate.py --check

fix: setup-dev modules ## format and fix what the linters can fix
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	@cd frontend && npm run --silent fix

generate: setup-dev modules ## regenerate the generated files (OpenAPI, TypeScript types, texts)
	$(BIN)/python tools/generate.py

oracle: setup-dev ## compare with PyTorch (installs its CPU build into .oracle)
	@$(BIN)/python tools/oracle.py $(ORACLE) "$(TORCH_SOURCE)"
	@$(ORACLE)/bin/python -m pytest -m oracle tests/oracle

labs: setup-dev ui browser ## train the long versions of the labs and other tests; MNIST from BACKLIGHT_DATA_DIR
	@$(BIN)/python -m pytest -m full -s tests

bench: setup-dev ui browser ## print speed as ratios, write bench/results.json; what drawing costs the page, Lighthouse's scores of it
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.first_report
	@$(BIN)/python -m bench.full_steps
	@$(BIN)/python -m bench.copies
	@$(BIN)/python -m bench.judging
	@$(BIN)/python -m bench.beside
	@$(BIN)/python -m bench.painters
	@$(BIN)/python -m bench.page_scores

faults: setup-dev ## train networks with faults, count what is said of them and what cures, write docs/diagnosis.md; goes on where it was (SEEDS="0 1" KINDS=rate,l2 NETS=table PARTS=seeded MINUTES=30)
	@$(BIN)/python -m bench.faults --write --seeds $(SEEDS) --kinds "$(KINDS)" --nets $(NETS) --parts $(PARTS) $(if $(MINUTES),--minutes $(MINUTES))

soak: setup-dev ui ## train many networks on one server and measure the memory of its host (NETWORKS=300, or MINUTES=60), kills and full disks (KILL_EVERY=10 FILL_EVERY=15)
	@$(BIN)/python -m bench.soak --networks $(NETWORKS) --kill-every $(KILL_EVERY) --fill-every $(FILL_EVERY) $(if $(MINUTES),--minutes $(MINUTES))

picture: setup-dev ui browser ## record the moving picture of the README from the real page
	@$(BIN)/python tools/readme_picture.py

.PHONY: modules
modules: setup-dev
	@$(BIN)/python tools/build_ui.py modules

ui: setup
	@$(BIN)/python tools/build_ui.py

browser: setup-dev
	@$(BIN)/python tools/browser.py

setup: $(VENV)/.run
setup-dev: $(VENV)/.dev

$(VENV)/.run: requirements/run.lock pyproject.toml
	@$(PYTHON) tools/environment.py run

$(VENV)/.dev: requirements/dev.lock pyproject.toml
	@$(PYTHON) tools/environment.py dev

clean: ## remove everything that these targets created
	rm -rf $(VENV) $(ORACLE) .tools frontend/node_modules backend/static
