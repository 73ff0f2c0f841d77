# The verbs. Each is a line or two of meson, npm or tools/, so that the command behind it is learnt.
#   B=DIR     build folder             T=NAME   tests whose name has NAME in it
#   DATA=DIR  data of the demo         F=NAME SECS=60   one fuzzer and its time

B ?= build
DATA ?= demo-data
LISTEN ?= 127.0.0.1:8080
SECS ?= 60
PYTHON ?= python3
, := ,
NODE = tools/node.sh
MESON_SETUP = $(PYTHON) tools/sources.py stamp .tools/sources.txt && { test -f $(1)/build.ninja || meson setup $(1) $(2) >/dev/null; }
WEB_SOURCES = $(shell find web -type f -not -path '*/node_modules/*' -not -path 'web/dist/*' 2>/dev/null)
WASM_SOURCES = $(wildcard src/base/*.[ch] src/base/*.def src/core/*.[ch] src/core/*/*.[ch] src/core/*/*.def tools/build_wasm.sh)

.PHONY: help demo check quick test long dev build server web asan tsan cover fuzz fmt bench spec wasm resource migration setup clean
.DEFAULT_GOAL := help

help: ## print this list
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

demo: ## install what is missing, build, and serve a province with data on http://127.0.0.1:8080
	tools/setup.sh demo && $(MAKE) build && tools/demo_keys.sh $(DATA)/chung-thu && exec $(B)/baocao demo --data $(DATA) --listen $(LISTEN)

check: ## everything CI runs; ends with "N passed, N failed"
	@tools/setup.sh check && exec $(PYTHON) tools/check.py

quick: server ## unit, golden and API tests on SQLite, in under 20 seconds
	@env -u BAOCAO_TEST_PGSQL meson test -C $(B) --no-rebuild --suite unit --suite golden --suite api --print-errorlogs

test: server ## the tests whose name has T in it: make test T=workflow
	@meson test -C $(B) --no-rebuild --print-errorlogs $$(meson test -C $(B) --no-rebuild --list | sed 's/.* - //; s/.* \/ //; s/^[^:]*://' | grep -- '$(T)')

long: server ## what takes long: a year on PostgreSQL, 200 documents signed twice, 100 kills under load
	@tools/pg.sh start --fast >/dev/null && trap 'tools/pg.sh stop' EXIT && BAOCAO_TEST_PGSQL=$$(tools/pg.sh url) BAOCAO_TEST_LONG=1 BAOCAO_SIGN_DOCUMENTS=200 meson test -C $(B) --no-rebuild --print-errorlogs api/year_test sign/sign_test && BAOCAO=$(B)/baocao BAOCAO_CRASH_ROUNDS=100 tests/crash/http_kill.py

dev: build ## build and serve the demo's data; Vite reloads the UI on http://127.0.0.1:5173
	@$(B)/baocao demo --data $(DATA) --listen $(LISTEN) & pid=$$!; trap 'kill $$pid' EXIT; $(NODE) npm --prefix web run dev

build: web server ## the program with its web UI: build/baocao

server: ## the program alone, with the web UI that was built last
	@$(call MESON_SETUP,$(B),) && ninja -C $(B) -k 0 --quiet

web: web/dist/index.html ## the web UI: web/dist

web/node_modules/.package-lock.json: web/package.json web/package-lock.json
	$(NODE) npm --prefix web ci --no-audit --no-fund && touch $@

web/dist/index.html: web/node_modules/.package-lock.json build/core.wasm $(WEB_SOURCES)
	$(NODE) npm --prefix web run build && touch $@

wasm: build/core.wasm ## core/ for the browser: build/core.wasm

build/core.wasm: $(WASM_SOURCES)
	@mkdir -p build && tools/build_wasm.sh

asan: ## unit tests under AddressSanitizer and UndefinedBehaviorSanitizer
	@$(call MESON_SETUP,build-asan,-Db_sanitize=address$(,)undefined -Doptimization=1) && ninja -C build-asan --quiet && meson test -C build-asan --no-rebuild --print-errorlogs

tsan: ## the tests with threads under ThreadSanitizer
	@CC=clang && export CC && $(call MESON_SETUP,build-tsan,-Db_sanitize=thread) && ninja -C build-tsan --quiet && meson test -C build-tsan --no-rebuild --print-errorlogs --suite store --suite http

cover: ## line coverage of the C tests: build-cover/coverage.html
	@$(call MESON_SETUP,build-cover,-Db_coverage=true -Doptimization=0) && ninja -C build-cover --quiet && meson test -C build-cover --no-rebuild --quiet; gcovr --root . --filter src/ --exclude '.*_test\.c' build-cover --html-details build-cover/coverage.html --print-summary

fuzz: ## one fuzzer for SECS seconds: make fuzz F=json SECS=60
	@CC=clang && export CC && $(call MESON_SETUP,build-fuzz,-Dfuzzer=true -Db_sanitize=address$(,)undefined) && ninja -C build-fuzz --quiet tests/fuzz/fuzz_$(F) && mkdir -p tests/fuzz/corpus/$(F) build-fuzz/found && build-fuzz/tests/fuzz/fuzz_$(F) -max_total_time=$(SECS) -timeout=10 -rss_limit_mb=2048 -artifact_prefix=build-fuzz/found/ $(wildcard tests/fuzz/$(F).dict:%=-dict=%) build-fuzz/found tests/fuzz/corpus/$(F)

fmt: ## rewrite the formatting of C and web files
	@git ls-files 'src/*.[ch]' 'tests/*.[ch]' | xargs clang-format -i && $(NODE) npm --prefix web run format

bench: ## the benchmarks, one line a figure; QUICK=1 in under a minute
	@tools/setup.sh check && $(MAKE) --no-print-directory build && BAOCAO=$(B)/baocao QUICK=$(QUICK) $(PYTHON) tools/bench.py

spec: server web/node_modules/.package-lock.json ## OpenAPI document and web client's types, from the route and field tables
	@BAOCAO=$(B)/baocao tools/spec.sh

resource: ## skeleton of a new resource, with a failing test: make resource NAME=ministry
	@$(PYTHON) tools/new_resource.py $(NAME)

migration: ## the next numbered migration: make migration NAME=add_unit_code
	@$(PYTHON) tools/new_migration.py $(NAME)

setup: ## install everything that building and checking needs (Debian 12)
	@tools/setup.sh check

clean: ## remove what was built
	rm -rf build build-* web/dist .tools/sources.txt
