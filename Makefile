# Everything here works on a fresh clone: the first target that needs it makes .venv.
PYTHON ?= python3
BIN = .venv/bin
READY = .venv/ready
# The tests start many processes, each of which would compile everything again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test lint bench docs compiled clean

run: $(READY)  ## the account of examples/, and its dossier in out/account.html
	@mkdir -p out
	$(BIN)/drehtuer account examples
	@$(BIN)/drehtuer account examples --html out/account.html

test: $(READY)  ## in the order of the folders: those in a browser take longest and begin early
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

lint: $(READY)  ## style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)  ## how well it reads (needs ../shared), and how fast
	$(BIN)/python bench/quality.py --kinds
	$(BIN)/python bench/speed.py

docs: $(READY)  ## write what the commands print now into README.md and docs/
	$(BIN)/python tests/docs/test_docs.py

# A wheel of compiled code (docs/archive.md), in an environment of its own: it must pass the tests of
# reading and read the same as the source does, to the letter. Its functions within functions make
# circles of objects, which the source does not.
COMPILED = build/compiled
TEXTS = examples $(wildcard ../shared/bench/train ../shared/bench/reports)
compiled: $(READY)  ## make and test the compiled wheel; takes minutes
	rm -rf $(COMPILED)
	$(PYTHON) -m venv $(COMPILED)
	DREHTUER_COMPILE=1 $(BIN)/pip wheel --quiet --no-deps --wheel-dir $(COMPILED)/wheel .
	$(COMPILED)/bin/pip install --quiet -r requirements-dev.txt $(COMPILED)/wheel/*.whl
	$(COMPILED)/bin/pytest tests/claims -k "not circles"
	$(BIN)/drehtuer read --claims $(TEXTS) > $(COMPILED)/plain.jsonl
	$(COMPILED)/bin/drehtuer read --claims $(TEXTS) > $(COMPILED)/compiled.jsonl
	cmp $(COMPILED)/plain.jsonl $(COMPILED)/compiled.jsonl
	$(COMPILED)/bin/python bench/speed.py

clean:
	rm -rf .venv out build dist

$(READY): pyproject.toml requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt -e '.[formats,pictures,llm,fetch,parquet,cluster,journal,postgres,pdf,desk,encryption]'
	@touch $@
