# A fresh machine needs python3 (3.11 or newer), git and make; every target installs the rest
# into .venv by itself, and again only when a lock in requirements/ changed.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve build test check fix bench links html lock clean

BIN := .venv/bin

# Material and ProperDocs print notices about the future of MkDocs; `mkdocs<2` and the second build answer them.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

help: ## show this list
	@sed -n 's/^\([a-z]*\):[^#]*## /\1 /p' Makefile | while read -r target text; do \
		printf '  make %-6s %s\n' "$$target" "$$text"; done
	@echo 'serve and test pass options on: make test ARGS="-k feeds", make serve ARGS="-a localhost:8001"'

serve: .venv/build.stamp ## show the site on this computer and follow every change
	$(BIN)/mkdocs serve $(ARGS)

build: .venv/build.stamp ## build the site into site/, and the same with ProperDocs
	$(BIN)/mkdocs build --strict
	$(BIN)/properdocs build --strict --config-file mkdocs.yml --site-dir build/properdocs

test: .venv/dev.stamp ## run all tests, those in the browser too
	@scripts/browser.sh
	$(BIN)/pytest $(ARGS)

check: .venv/dev.stamp ## check code, templates, configuration and content
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/djlint --lint wiq_site
	$(BIN)/yamllint --strict .
	$(BIN)/wiq check

fix: .venv/dev.stamp ## format the code and repair what can be repaired
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/bench.stamp .venv/dev.stamp ## measure speed and memory beside other tools; few sizes: make bench ARGS="--sizes 100 1000"
	@scripts/browser.sh
	$(BIN)/python -m bench.run $(ARGS)

links: .venv/links.stamp ## check every link in site/ (after make build)
	scripts/check-links.sh site

html: ## check the HTML in site/ with the Nu validator (after make build; needs Java)
	scripts/check-html.sh site

lock: .venv/build.stamp ## lock the dependencies; newer versions: make lock ARGS=--upgrade
	scripts/lock.sh $(ARGS)

clean: ## remove everything that was installed or built here
	rm -rf .venv site build .cache .*_cache .hypothesis test-results
	find wiq_site tests -name __pycache__ -prune -exec rm -rf {} +

.venv/%.stamp: requirements/%.txt requirements/install.txt pyproject.toml
	@scripts/setup.sh $*
