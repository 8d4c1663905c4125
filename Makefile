# `make demo` and `make test` are all a newcomer needs; README.md says the same in plain commands.
PYTHON ?= python3
PORT ?= 8000
SERVE ?= 1
BIN = .venv/bin
# The demonstration has a database of its own, so that it never mixes with real work.
DEMO = DEBUG=1 HTTPS=0 DATABASE_URL=sqlite:///demo.sqlite3 MEDIA_ROOT=demo-media
DEPLOYED = DEBUG=0 HTTPS=1 SECRET_KEY=only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF HSTS_SECONDS=31536000

PACK = people/reading/pack/tagger.npz

.PHONY: demo test prepare lint score messages tagger

demo: .venv/runtime tagger
	$(DEMO) $(BIN)/python manage.py migrate --verbosity 0
	$(DEMO) $(BIN)/python manage.py demo --port $(PORT)
ifneq ($(SERVE),0)
	$(DEMO) $(BIN)/python manage.py runserver 127.0.0.1:$(PORT)
endif

test: prepare lint
	$(BIN)/pytest -n auto

prepare: .venv/dev tagger

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(DEPLOYED) $(BIN)/python manage.py check --deploy --fail-level WARNING

# How the parser does on the annotated issues beside the project, when they are there.
score: .venv/runtime tagger
	$(BIN)/python benchmarks/score.py

# The Chinese catalogue, after words of the interface have changed. Needs gettext.
messages: .venv/runtime
	$(BIN)/python manage.py makemessages -l zh_Hans --no-location --no-wrap --ignore .venv
	$(BIN)/python manage.py compilemessages -l zh_Hans --ignore .venv

# Weights of a tagger of ordinary Chinese. Names are found without it too, but fewer.
tagger: .venv/runtime
	@[ -f $(PACK) ] || { \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check setuptools==80.9.0 wheel==0.45.1 && \
	  $(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --no-binary :all: \
	    --no-build-isolation -d .venv/download -r requirements-tagger.txt && \
	  $(BIN)/python manage.py pack_tagger .venv/download/LAC-2.1.2.tar.gz; \
	} || echo "The tagger's weights could not be fetched: names will be found by rules alone. Try again with: make tagger"

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Bulletin needs Python 3.11 or newer; set PYTHON=, for example make PYTHON=python3.12 demo")'
	$(PYTHON) -m venv .venv

.venv/runtime: .venv/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev: .venv/runtime requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
