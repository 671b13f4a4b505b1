# make serve   build the site and serve it with live reload
# make test    run everything that is checked
# make build   write the site into site/
# make check   look at the content only, and say in plain words what to mend
# make notebooks   execute the exercises again and write those that changed
# make bench   race the scoring package; make bench-large scores five million rows
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
export NO_MKDOCS_2_WARNING := 1

serve: $(VENV)/site.stamp
	$(PY) -m mkdocs serve

build: $(VENV)/site.stamp
	$(PY) -m mkdocs build --strict --quiet

check: $(VENV)/site.stamp
	$(PY) -m portal check

notebooks: $(VENV)/site.stamp
	$(PY) -m portal notebooks

test: $(VENV)/test.stamp node_modules/.package-lock.json
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m portal check
	$(PY) -m mkdocs build --strict --quiet
	$(PY) -m pytest

# The environment: exactly the versions in the lock files, each checked against its hash.
$(VENV)/site.stamp: requirements.lock pyproject.toml
	$(PYTHON) -c "import sys; sys.exit(0 if sys.version_info >= (3, 11) else 'Python 3.11 or newer is needed; this is ' + sys.version)"
	test -x $(PY) || $(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/test.stamp: requirements-test.lock $(VENV)/site.stamp
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.lock
	touch $@

# axe-core, for the accessibility tests. Where there is no npm, PyPI's build of Node.js brings one.
node_modules/.package-lock.json: package-lock.json $(VENV)/test.stamp
	if command -v npm >/dev/null; then npm ci --silent; else \
	  $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-node.lock && \
	  PATH="$(CURDIR)/$(VENV)/bin:$$PATH" npm ci --silent; fi

# Race the package against numpy, scikit-criteria and pymcdm, and score five million rows in bounded memory.
bench: $(VENV)/test.stamp
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.lock
	$(PY) bench/race.py

bench-large: $(VENV)/test.stamp
	$(PY) bench/large.py

relock: ## needs uv; writes the lock files anew
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make relock" --group site -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make relock" --group site --group test -c requirements.lock -o requirements-test.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make relock" --group site --group test --group bench -c requirements-test.lock -o requirements-bench.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --custom-compile-command "make relock" --group node -o requirements-node.lock

.PHONY: serve build check notebooks test bench bench-large relock
