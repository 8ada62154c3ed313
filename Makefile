# make run: the archive in a browser.  make test: everything that is checked.
# PORT= and HOST= choose where it listens; PYTHON= which Python (3.11 or later) makes the environment.

PORT ?= 8000
HOST ?= 127.0.0.1
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)
VENV ?= .venv
BIN := $(VENV)/bin
VERSIONS := 3.11 3.12 3.13

.PHONY: run test test-all clean

run: $(VENV)/installed
	@$(BIN)/archive ingest || echo "Serving what could be ingested."
	@$(BIN)/archive build || echo "Serving what could be indexed."
	@exec $(BIN)/archive serve --host $(HOST) --port $(PORT)

test: $(VENV)/installed-test
	@$(BIN)/python tests/run.py

test-all:
	@found=; for v in $(VERSIONS); do \
		if python$$v -c 'import sys' >/dev/null 2>&1; then \
			found=yes; echo "== Python $$v"; $(MAKE) --no-print-directory test VENV=.venv-$$v PYTHON=python$$v || exit 1; \
		else echo "== Python $$v is not on this machine: passed over"; fi; \
	done; test -n "$$found" || { echo "No Python of $(VERSIONS) was found."; exit 1; }

clean:
	rm -rf $(VENV) .venv-* index dist

$(VENV)/installed: pyproject.toml | $(BIN)/python
	@echo "Installing (once; a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-test: pyproject.toml | $(BIN)/python
	@echo "Installing what the tests need (once; a minute or two) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test,fast,cluster]'
	@touch $@ $(VENV)/installed

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; get it from your system's packages or from python.org."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "Python could not make a virtual environment; on Debian and Ubuntu: apt install python3-venv."; exit 1; }
