# What a newcomer needs: `make report` and `make test`. Everything else is `make help`.

DUMP ?= Examples/scons.dat
OUTPUT ?= report
PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift

PROGRAM = .build/release/heaphtml
BUILD_PACKAGES = libcairo2-dev pkg-config fonts-dejavu-core
EXAMPLE_PACKAGES = groff-base shellcheck zsh fish
BROWSER_PACKAGES = chromium chromium-driver default-jre-headless graphviz
PYTHON_PACKAGES = python3 python3-venv
MACHINE_PACKAGES = python3 util-linux strace
INSTRUCTION_PACKAGES = valgrind binutils

# Dumps and series that `make bench` measures, all unless given: BENCH_DUMPS="S M names".
BENCH_DUMPS ?=
SOURCES = $(shell find Sources Templates Resources -type f) Package.swift

# What `make install` puts below PREFIX beside the program; made below .build under the same names.
MANUAL = share/man/man1/heaphtml.1
BASH_COMPLETION = share/bash-completion/completions/heaphtml
ZSH_COMPLETION = share/zsh/site-functions/_heaphtml
FISH_COMPLETION = share/fish/vendor_completions.d/heaphtml.fish
SHARED = $(MANUAL) $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION)
SHARED_BUILT = $(addprefix .build/,$(SHARED))
MANUAL_DATE = $(shell git log -1 --format=%cs 2>/dev/null || date -u +%F)

SECONDS ?= 60
FUZZ_FOUND = .build-fuzz/found

PYTHON = .build/python/bin/python
PIP = $(PYTHON) -m pip --disable-pip-version-check

PEERS = .build/benchmarks/python

.PHONY: help report build test example-test browser-test machine-test recorder-test benchmark-test \
	hostile-test goldens mutants bench instructions fuzz sanitize lint format clean packages install \
	uninstall
.DELETE_ON_ERROR:

help:
	@echo "make report [DUMP=my.dat] [OUTPUT=dir]  build, render the dump, say where to look"
	@echo "make test                               check the format, build, run every test"
	@echo "make goldens                            write the words of Tests/Goldens again, to look at"
	@echo "make mutants [ONLY=word]                make mistakes in a copy; each must fail a test"
	@echo "make browser-test                       check reports in a browser, pictures in .build/screenshots"
	@echo "make bench [BENCH_DUMPS=\"S M\"]          measure, rewrite the tables of BENCHMARKS.md"
	@echo "make instructions [UPDATE=1]            count instructions against the baseline (or make it new)"
	@echo "make fuzz [SECONDS=60]                  look for inputs that break the program"
	@echo "make sanitize                           the tests under AddressSanitizer and ThreadSanitizer"
	@echo "make build                              build $(PROGRAM)"
	@echo "make install [PREFIX=/usr/local] [DESTDIR=]  the program, scons-hm, man page, shell completions"
	@echo "make uninstall                          remove them again"
	@echo "make format                             format the sources"
	@echo "make clean                              remove what was built"

report: build
	@$(PROGRAM) "$(DUMP)" -o "$(OUTPUT)"
	@echo "Open $(OUTPUT)/index.html in a browser."

build: packages $(PROGRAM)

$(PROGRAM): $(SOURCES)
	$(SWIFT) build -c release --static-swift-stdlib --product heaphtml
	@touch $@

test: packages lint
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build
	$(MAKE) recorder-test benchmark-test instructions example-test machine-test hostile-test browser-test

# What pages, help, errors and console say, written to Tests/Goldens. Fails when a text has changed:
# look at `git diff`, then run it again.
goldens: packages
	HEAPHTML_UPDATE_GOLDENS=1 $(SWIFT) test --filter GoldenTests

# Half an hour, so not part of `make test`: makes mistakes in a copy, one at a time, and fails when a
# mistake does not fail a test. ONLY chooses those with a word in their names.
mutants: packages
	@.ci/install git $(PYTHON_PACKAGES)
	SWIFT="$(SWIFT)" python3 -B Tests/Mutants . .build-mutants $(ONLY)

# The recorder, by itself, beside Pympler and in real programs: pytest, Flask, SCons.
recorder-test: .build/python/ready
	$(PYTHON) -B -m unittest discover -s Tests/Recorder

# The writer of dumps, the counting and the tables; measures nothing.
benchmark-test:
	@.ci/install $(PYTHON_PACKAGES)
	PYTHONPATH=Benchmarks python3 -B -m unittest discover -s Tests/Benchmarks

# Fails when the program takes more instructions than Benchmarks/instructions.json allows.
instructions: build
	@.ci/install $(PYTHON_PACKAGES) $(INSTRUCTION_PACKAGES)
	@SWIFT="$(SWIFT)" PYTHONPATH=Benchmarks python3 -B -m instructions $(PROGRAM) .build/benchmarks \
		Benchmarks/instructions.json $(if $(UPDATE),--update)

bench: build $(PEERS)/ready
	@SWIFT="$(SWIFT)" PYTHONPATH=Benchmarks python3 -B -m measure $(PROGRAM) $(PEERS)/bin/python \
		.build/benchmarks . $(BENCH_DUMPS)

$(PEERS)/ready: Benchmarks/peers/requirements.txt
	@.ci/install $(PYTHON_PACKAGES)
	python3 -m venv --clear $(PEERS)
	$(PEERS)/bin/python -m pip --disable-pip-version-check install --quiet -r $<
	@touch $@

# Full disks, kills, signals, runs beside each other. What this machine does not allow is skipped,
# and said.
machine-test: build
	@.ci/install $(MACHINE_PACKAGES)
	python3 -B -m unittest discover -s Tests/Machine

# The pipelines of Examples/ci, run here; make install.
example-test: build $(SHARED_BUILT) .build/python/ready
	@.ci/install $(EXAMPLE_PACKAGES)
	$(PYTHON) -B -m unittest discover -s Tests/Examples -t Tests/Examples

# Dumps that want to fill the machine, input that changes or never ends, files that are not opened.
hostile-test: build
	@.ci/install python3 strace
	python3 -B -m unittest discover -s Tests/Hostile

# Reports of the program itself, opened in Chromium and read by the Nu checker.
browser-test: build .build/python/ready
	@.ci/install $(BROWSER_PACKAGES)
	$(PYTHON) -B -m unittest discover -s Tests/Browser

.build/python/ready: Tests/Examples/requirements.txt Tests/Browser/requirements.txt
	@.ci/install $(PYTHON_PACKAGES)
	python3 -m venv --clear .build/python
	$(PIP) download --quiet -r Tests/Examples/requirements.txt -d .build/wheels
	$(PIP) install --quiet --no-index --find-links .build/wheels -r Tests/Examples/requirements.txt
	$(PIP) install --quiet --no-deps -r Tests/Browser/requirements.txt
	@touch $@

# Exits with a failure when an input broke the program; the input lies in $(FUZZ_FOUND) then. What
# was learned stays in the corpus, so the next run goes on from there.
fuzz: packages
	HEAPHTML_FUZZ=1 $(SWIFT) build --scratch-path .build-fuzz -c release --product HeapFuzz \
		-Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=address \
		-Xswiftc -assert-config -Xswiftc Debug -Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld
	@mkdir -p .build-fuzz/corpus .build-fuzz/seeds $(FUZZ_FOUND)
	@cp Tests/Fixtures/*.dat Tests/Fixtures/leakgraph.txt .build-fuzz/seeds
	SWIFT_BACKTRACE=enable=no LSAN_OPTIONS=suppressions=Tests/leaks.supp:print_suppressions=0 \
		.build-fuzz/release/HeapFuzz \
		-max_total_time=$(SECONDS) -dict=Tests/Fuzz/pickle.dict -max_len=40000 -timeout=20 \
		-rss_limit_mb=3000 -print_final_stats=1 -artifact_prefix=$(FUZZ_FOUND)/ \
		.build-fuzz/corpus .build-fuzz/seeds

# Half an hour: not part of `make test`. A run of the program in a test is checked for leaks, too; one
# test measures how long a slow `dot` is waited for and may fail here.
sanitize: packages
	$(SWIFT) build --build-tests --sanitize=address --scratch-path .build-asan
	ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/leaks.supp:print_suppressions=0 \
		$(SWIFT) test --skip-build --sanitize=address --scratch-path .build-asan
	$(SWIFT) build --build-tests --sanitize=thread --scratch-path .build-tsan
	TSAN_OPTIONS=halt_on_error=1 \
		$(SWIFT) test --skip-build --sanitize=thread --scratch-path .build-tsan

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests
	@.ci/install $(PYTHON_PACKAGES)
	python3 -B -m unittest discover -s Tests/Mutants

format:
	$(SWIFT) format format --in-place --recursive --parallel Package.swift Sources Tests

install: build $(SHARED_BUILT)
	install -D -s -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/heaphtml"
	ln -sf heaphtml "$(DESTDIR)$(PREFIX)/bin/scons-hm"
	for file in $(SHARED); do \
		install -D -m 644 ".build/$$file" "$(DESTDIR)$(PREFIX)/$$file" || exit 1; done

uninstall:
	cd "$(DESTDIR)$(PREFIX)" && rm -f bin/heaphtml bin/scons-hm $(SHARED)

# Man page and completions all come from the one definition of the commands in the program. In a man
# page an empty line is written as .Pp.
.build/$(MANUAL): $(PROGRAM)
	@mkdir -p $(@D)
	$(SWIFT) build -c release --static-swift-stdlib --product generate-manual
	.build/release/generate-manual $(PROGRAM) --date $(MANUAL_DATE) --output-directory $(@D)
	sed -i 's/^$$/.Pp/' $@

.build/$(BASH_COMPLETION): language = bash
.build/$(ZSH_COMPLETION): language = zsh
.build/$(FISH_COMPLETION): language = fish
$(addprefix .build/,$(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION)): $(PROGRAM)
	@mkdir -p $(@D)
	$(PROGRAM) --generate-completion-script $(language) >$@

packages:
	@.ci/install $(BUILD_PACKAGES)

clean:
	rm -rf .build report
