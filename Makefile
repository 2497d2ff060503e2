# make run    start the portal            make test   run every test
# make check  style, types, messages      make help   the rest

PORT ?= 8000
HOST ?= localhost
CANDIDATES := $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python
RECENT := import sys; sys.exit(sys.version_info < (3, 11))
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input install --quiet --require-hashes

.PHONY: run test check messages check-messages admin-password lock help

help:
	@echo 'make run             start the portal (PORT=8000 HOST=localhost)'
	@echo 'make admin-password  give the first admin a new password and print it'
	@echo 'make test            run the tests (SQLite, or DATABASE_URL and REDIS_URL)'
	@echo 'make check           ruff, mypy, migrations, messages, production settings'
	@echo 'make messages        bring the .po files in step with the sources (needs gettext)'
	@echo 'make check-messages  judge the .po files'
	@echo 'make lock            pin the packages of pyproject.toml again (needs uv)'

run: .venv/run.stamp
	@exec $(PY) manage.py serve --host '$(HOST)' --port '$(PORT)'

admin-password: .venv/run.stamp
	@$(PY) manage.py admin_password

test: .venv/dev.stamp
	@$(PY) -m pytest -rs $(ARGS)

check: .venv/dev.stamp
	@.ci/check

messages: .venv/dev.stamp
	@$(PY) manage.py make_messages

check-messages: .venv/dev.stamp
	@$(PY) manage.py check_messages

lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -q -o requirements/run.txt
	uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header -q -o requirements/dev.txt

# A stamp younger than its lock means that the environment holds what the lock names.
.venv/%.stamp: requirements/%.txt | .venv/bin/python
	@echo 'Installing the packages of requirements/$*.txt (only when it changes) ...'
	@$(PIP) -r requirements/$*.txt
	@touch $@

.venv/bin/python:
	@for python in $(CANDIDATES); do \
	  if $$python -c '$(RECENT)' 2>/dev/null; then exec $$python -m venv .venv; fi; \
	done; \
	echo 'Python 3.11 or newer was not found. Name one: make run PYTHON=/path/to/python3' >&2; exit 1
