# A fresh machine needs python3 (3.11 or newer), git and make; every target installs the rest
# into .venv by itself, and again only when a lock in requirements/ changed.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help serve redaktion formular build builders release publish messages content test check code fix bench lock clean

BIN := .venv/bin

# Material and ProperDocs print notices about the future of MkDocs; `mkdocs<2` and the second build answer them.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

help: ## show this list
	@sed -n 's/^\([a-z]*\):[^#]*## /\1 /p' Makefile | while read -r target text; do \
		printf '  make %-8s %s\n' "$$target" "$$text"; done
	@echo 'serve and test pass options on: make test ARGS="-k feeds", make serve ARGS="-a localhost:8001"'

serve: .venv/build.stamp formular ## show the site on this computer and follow every change
	$(BIN)/wiq serve $(ARGS)

redaktion: .venv/build.stamp ## show the form for editors and the preview on this computer; each save is a commit
	@scripts/node.sh
	$(BIN)/wiq redaktion $(ARGS)

# What the published form is made of, where the settings ask for it. A build itself never fetches anything.
formular: .venv/build.stamp
	@$(BIN)/wiq formular --wenn-gebraucht 2>/dev/null || { scripts/node.sh && $(BIN)/wiq formular; }

build: .venv/build.stamp formular ## build the site into site/
	$(BIN)/wiq build

builders: .venv/build.stamp formular ## build the same with MkDocs and ProperDocs into build/
	$(BIN)/mkdocs build --strict --quiet --site-dir build/mkdocs
	$(BIN)/properdocs build --strict --quiet --config-file mkdocs.yml --site-dir build/properdocs

release: .venv/build.stamp formular ## build what may be published into site/, after a look at the published addresses
	scripts/release.sh $(ARGS)

publish: release ## send site/ to a web space: make publish TARGET=user@host:folder; with DRY=1 only show what would be sent
	scripts/publish.sh "$(TARGET)"

test: .venv/dev.stamp ## run all tests, those in the browser too
	@scripts/browser.sh
	@scripts/servers.sh
	@scripts/node.sh
	@$(BIN)/wiq formular --lokal >/dev/null
	$(BIN)/pytest -n auto --dist loadgroup $(ARGS)

check: code content ## check code, templates, configuration, and then the content

code: .venv/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/djlint --lint wiq_site
	$(BIN)/yamllint --strict .

messages: .venv/build.stamp formular ## say what is wrong with the content; as a host reads it: make messages FORMAT=github; into a file: REPORT=FILE
	@$(BIN)/wiq check --format $(or $(FORMAT),text) $(if $(REPORT),> $(REPORT))

content: .venv/build.stamp .venv/links.stamp formular ## check the content: messages, a build, links, HTML
	$(BIN)/wiq check
	$(BIN)/wiq build --site-dir build/content
	scripts/check-links.sh build/content
	scripts/check-html.sh build/content

fix: .venv/dev.stamp ## format the code and repair what can be repaired
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/bench.stamp .venv/dev.stamp ## measure speed and memory beside other tools; in short: make bench ARGS="--sizes 100 1000 --peers pelican --browser 0"
	@scripts/browser.sh
	$(BIN)/python -m bench.run $(ARGS)

lock: .venv/build.stamp ## lock the dependencies; newer versions: make lock ARGS=--upgrade
	scripts/lock.sh $(ARGS)

clean: ## remove everything that was installed or built here
	rm -rf .venv site .site.wiq build .cache .*_cache .hypothesis test-results
	find wiq_site tests -name __pycache__ -prune -exec rm -rf {} +

.venv/%.stamp: requirements/%.txt requirements/install.txt pyproject.toml
	@scripts/setup.sh $*
