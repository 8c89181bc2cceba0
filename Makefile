# A newcomer needs `make report` and `make test`. `make help` lists all targets.

DUMP ?= Examples/scons.dat
OUTPUT ?= report
PREFIX ?= /usr/local
DESTDIR ?=
SWIFT ?= swift

PROGRAM = .build/release/heaphtml
# With Cairo, the C library and all else linked in, where their static libraries are installed.
BUILD_RELEASE = $(SWIFT) build -c release --static-swift-stdlib --disable-local-rpath \
	$(shell Packaging/linking "$(SWIFT)" .build/linking)
BUILD_PACKAGES = libcairo2-dev zlib1g-dev pkg-config
SWIFT_TEST_PACKAGES = python3 graphviz
EXAMPLE_PACKAGES = groff-base shellcheck zsh fish binutils
BROWSER_PACKAGES = chromium chromium-driver default-jre-headless graphviz
PYTHON_PACKAGES = python3 python3-venv
MACHINE_PACKAGES = python3 util-linux strace graphviz
INSTRUCTION_PACKAGES = valgrind binutils
RELEASE_PACKAGES = python3 python3-venv binutils git

# The dumps and series that `make bench` measures (default: all), as in BENCH_DUMPS="S M names".
BENCH_DUMPS ?=
SOURCES = $(shell find Sources Plugins Templates Resources -type f ! -name "*.so") Package.swift \
	Packaging/linking Packaging/absent.c Packaging/commit

# `make install` puts these below PREFIX, beside the program. They are built below .build under the
# same names.
MANUAL = share/man/man1/heaphtml.1
BASH_COMPLETION = share/bash-completion/completions/heaphtml
ZSH_COMPLETION = share/zsh/site-functions/_heaphtml
FISH_COMPLETION = share/fish/vendor_completions.d/heaphtml.fish
SHARED = $(MANUAL) $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION)
SHARED_BUILT = $(addprefix .build/,$(SHARED))
MANUAL_DATE = $(or $(shell Packaging/commit date),$(shell date -u +%F))

SECONDS ?= 60
FUZZ_FOUND = .build-fuzz/found
FUZZ = SWIFT_BACKTRACE=enable=no \
	LSAN_OPTIONS=suppressions=Tests/leaks.supp:print_suppressions=0 .build-fuzz/release/HeapFuzz \
	-dict=Tests/Fuzz/pickle.dict -max_len=40000 -timeout=60 -rss_limit_mb=3000 \
	-print_final_stats=1 -artifact_prefix=$(FUZZ_FOUND)/

PYTHON = .build/python/bin/python
LIBRARY_PYTHON ?= python3
PIP = $(PYTHON) -m pip --disable-pip-version-check

# Several test suites run at once. What they start has no part in that: another make would complain.
ALONE = env -u MAKEFLAGS

PEERS = .build/benchmarks/python
LIBRARIES = .build/libraries

.PHONY: help report build test swift-test example-test browser-test machine-test recorder-test \
	library-test benchmark-test hostile-test goldens mutants bench heap-bench instructions fuzz fuzz-build fuzz-test sanitize lint \
	format assets native clean packages install uninstall wheel deb release release-test
.DELETE_ON_ERROR:

# Prints every target that has a text behind `##`.
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

report: build ## Build, render DUMP=my.dat into OUTPUT=report, name the page to open
	@$(PROGRAM) "$(DUMP)" -o "$(OUTPUT)"
	@echo "Open $(OUTPUT)/index.html in a browser."

build: packages $(PROGRAM) ## Build .build/release/heaphtml

# Linked anew for a commit of its own.
$(PROGRAM): $(SOURCES) .build/linking/commit
	@rm -f $@
	$(BUILD_RELEASE) --product heaphtml
	@touch $@

.build/linking/commit: FORCE
	@mkdir -p $(@D)
	@Packaging/commit >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

FORCE:

test: packages lint ## Run every check a change has to pass (installs much: see README)
	@.ci/install $(SWIFT_TEST_PACKAGES) $(EXAMPLE_PACKAGES) $(BROWSER_PACKAGES) $(PYTHON_PACKAGES) \
		$(MACHINE_PACKAGES) $(INSTRUCTION_PACKAGES) $(RELEASE_PACKAGES)
	$(SWIFT) build --build-tests
	HEAPHTML_FUZZ=1 $(SWIFT) build --target HeapFuzz
	$(MAKE) build .build/$(MANUAL)
	$(MAKE) -j3 --output-sync=target recorder-test swift-test browser-test example-test hostile-test \
		machine-test instructions benchmark-test
	$(MAKE) release

# Of many thousand lines it shows what failed. Meanwhile nothing else can be built in .build.
swift-test: ## Run the Swift tests, which `swift build --build-tests` has built
	@$(SWIFT) test --skip-build >.build/test.log 2>&1 || \
		{ tail -n 20 .build/test.log; grep -a -A 3 '^✘.* issue' .build/test.log; exit 1; }
	@tail -n 1 .build/test.log

# Fails when a text has changed: look at `git diff`, then run it again.
goldens: packages ## Write the words of pages, help, errors and console into Tests/Goldens
	HEAPHTML_UPDATE_GOLDENS=1 $(SWIFT) test --filter GoldenTests

# Half an hour, so not part of `make test`. Fails if a mistake does not make a test fail.
mutants: packages ## Make mistakes in a copy, one at a time, and run tests (ONLY=word)
	@.ci/install $(PYTHON_PACKAGES)
	SWIFT="$(SWIFT)" python3 -B Tests/Mutants . .build-mutants $(ONLY)

# In one Python all tests, in the others that are found those that need the standard library alone.
recorder-test: native .build/python/ready ## Test the recorder in every Python from 3.8 to 3.14
	@$(ALONE) $(PYTHON) -B Tests/Recorder/every_python.py

# Each program runs alone and recorded in four ways. LIBRARY_PYTHON chooses the Python.
library-test: native $(LIBRARIES)/ready ## Test that libraries do the same alone and recorded (ONLY=word)
	@$(LIBRARIES)/bin/python -B Tests/Libraries/every_library.py $(ONLY)

$(LIBRARIES)/ready: $(addprefix Tests/Libraries/,requirements.txt sources.txt sources.py)
	@.ci/install $(PYTHON_PACKAGES)
	$(LIBRARY_PYTHON) -m venv --clear $(LIBRARIES)
	$(LIBRARIES)/bin/python -m pip --disable-pip-version-check install --quiet --no-deps \
		--only-binary :all: -r Tests/Libraries/requirements.txt
	$(LIBRARIES)/bin/python -B Tests/Libraries/sources.py Tests/Libraries/sources.txt \
		$(LIBRARIES)/sources
	@touch $@

# Measures nothing.
benchmark-test: ## Test the benchmarks' writer of dumps, counting and tables
	@.ci/install $(PYTHON_PACKAGES)
	PYTHONPATH=Benchmarks python3 -B -m unittest discover -s Tests/Benchmarks

# Fails if the program takes more instructions than Benchmarks/instructions.json allows.
instructions: build ## Count instructions against the baseline (UPDATE=1: set the baseline)
	@.ci/install $(PYTHON_PACKAGES) $(INSTRUCTION_PACKAGES)
	@SWIFT="$(SWIFT)" PYTHONPATH=Benchmarks python3 -B -m instructions $(PROGRAM) .build/benchmarks \
		Benchmarks/instructions.json $(if $(UPDATE),--update)

bench: build $(PEERS)/ready ## Measure, rewrite the tables of BENCHMARKS.md (BENCH_DUMPS="S M")
	@SWIFT="$(SWIFT)" PYTHONPATH=Benchmarks python3 -B -m measure $(PROGRAM) $(PEERS)/bin/python \
		.build/benchmarks . $(BENCH_DUMPS)

# PYHEAP: a folder with the sources of pyheap's dumper (src of its module pyheap).
heap-bench: build $(PEERS)/ready ## Capture heaps beside others, rewrite the tables (TARGETS="python3 …")
	@PYTHONPATH=Benchmarks python3 -B -m heaps $(PROGRAM) $(PEERS)/bin/python .build/benchmarks/heaps . \
		$(or $(TARGETS),python3) $(if $(PYHEAP),--pyheap $(PYHEAP))

$(PEERS)/ready: Benchmarks/peers/requirements.txt
	@.ci/install $(PYTHON_PACKAGES)
	python3 -m venv --clear $(PEERS)
	$(PEERS)/bin/python -m pip --disable-pip-version-check install --quiet -r $<
	@touch $@

# Skips what this machine does not allow, and says so.
machine-test: build ## Test full disks, kills, signals and concurrent runs
	@.ci/install $(MACHINE_PACKAGES)
	$(ALONE) python3 -B -m unittest discover -s Tests/Machine

example-test: build native $(SHARED_BUILT) .build/package/heaphtml .build/python/ready ## Run Examples/ci and README, test make install
	@.ci/install $(EXAMPLE_PACKAGES)
	@python3 -B Packaging/wheel.py .build/package/heaphtml .build/wheels
	SWIFT="$(SWIFT)" $(ALONE) $(PYTHON) -B -m unittest discover -s Tests/Examples -t Tests/Examples

hostile-test: build ## Test dumps that fill memory, endless input, and which files are opened
	@.ci/install python3 strace
	$(ALONE) python3 -B -m unittest discover -s Tests/Hostile

browser-test: build .build/python/ready ## Test reports in Chromium and with the Nu checker (.build/screenshots)
	@.ci/install $(BROWSER_PACKAGES)
	$(ALONE) $(PYTHON) -B -m unittest discover -s Tests/Browser

.build/python/ready: $(addprefix Tests/,$(addsuffix /requirements.txt,Examples Browser Recorder))
	@.ci/install $(PYTHON_PACKAGES)
	python3 -m venv --clear .build/python
	$(PIP) download --quiet -r Tests/Examples/requirements.txt -d .build/wheels
	$(PIP) install --quiet --no-index --find-links .build/wheels -r Tests/Examples/requirements.txt
	$(PIP) install --quiet --no-deps -r Tests/Browser/requirements.txt -r Tests/Recorder/requirements.txt
	@touch $@

# Fails if an input breaks the program, and keeps this input in $(FUZZ_FOUND). The corpus is kept, so
# the next run continues from there.
fuzz: fuzz-build ## Search for inputs that break the program (SECONDS=60)
	@mkdir -p .build-fuzz/corpus
	$(FUZZ) -max_total_time=$(SECONDS) .build-fuzz/corpus .build-fuzz/seeds

fuzz-test: fuzz-build ## Give each fixture to the fuzz target once
	$(FUZZ) -runs=0 .build-fuzz/seeds

fuzz-build: packages ## Build the fuzz target
	HEAPHTML_FUZZ=1 $(SWIFT) build --scratch-path .build-fuzz -c release --product HeapFuzz \
		-Xswiftc -sanitize=fuzzer,address -Xcc -fsanitize=address \
		-Xswiftc -assert-config -Xswiftc Debug -Xswiftc -Xclang-linker -Xswiftc -fuse-ld=lld
	@mkdir -p .build-fuzz/seeds $(FUZZ_FOUND)
	@cp Tests/Fixtures/*.dat Tests/Fixtures/leakgraph.txt Tests/Fixtures/heaps/small.heap .build-fuzz/seeds
	@gzip -dc Tests/Fixtures/heaps/small-midden.jsonl.gz > .build-fuzz/seeds/small-midden.jsonl
	@cp Tests/Fixtures/heaps/tiny.pyheap .build-fuzz/seeds

# Takes half an hour, so it is not part of `make test`. Runs of the program within tests are checked
# for leaks, too.
sanitize: packages ## Run the Swift tests under AddressSanitizer and ThreadSanitizer
	$(SWIFT) build --build-tests --sanitize=address --scratch-path .build-asan
	ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/leaks.supp:print_suppressions=0 \
		$(SWIFT) test --skip-build --sanitize=address --scratch-path .build-asan
	$(SWIFT) build --build-tests --sanitize=thread --scratch-path .build-tsan
	TSAN_OPTIONS=halt_on_error=1 \
		$(SWIFT) test --skip-build --sanitize=thread --scratch-path .build-tsan

lint: ## Check the format of the sources, the Makefile and README
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Plugins Sources Tests Examples
	@.ci/install $(PYTHON_PACKAGES)
	python3 -B -m unittest discover -s Tests/House
	python3 -B -m unittest discover -s Tests/Mutants

format: ## Format the sources
	$(SWIFT) format format --in-place --recursive --parallel Package.swift Plugins Sources Tests Examples

# For the recorder's tests, and to use it from here: the program carries its own.
native: ## Build the recorder's compiled part beside its Python files
	@Resources/recorder/native/build Resources/recorder/heapmonitor/_native.abi3.so

# After a file of Templates/ or Resources/ was added, renamed or removed.
assets: ## Write the list of the files that are embedded in the program
	.ci/embed.py >Sources/CAssets/assets.c

install: build $(SHARED_BUILT) ## Install program, man page, completions (PREFIX=/usr/local DESTDIR=)
	install -D -s -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/heaphtml"
	ln -sf heaphtml "$(DESTDIR)$(PREFIX)/bin/scons-hm"
	for file in $(SHARED); do \
		install -D -m 644 ".build/$$file" "$(DESTDIR)$(PREFIX)/$$file" || exit 1; done

uninstall: ## Remove what make install installed
	cd "$(DESTDIR)$(PREFIX)" && rm -f bin/heaphtml bin/scons-hm $(SHARED)

# The program without symbols, as packages have it. What goes as well are sums of Swift's modules, which
# nothing reads: they depend on the folder of the build; the tables by which exceptions of C++ would find
# their way: nothing throws, and they are a twelfth of the wheel; and what only debuggers read that look into the
# memory of Swift: types of closures' contents, and associated types.
.build/package/heaphtml: $(PROGRAM)
	@.ci/install $(RELEASE_PACKAGES)
	@mkdir -p $(@D)
	strip -s -R .swift_modhash -R .eh_frame -R .eh_frame_hdr \
		-R swift5_capture -R swift5_assocty -o $@ $<

wheel: build native $(SHARED_BUILT) .build/package/heaphtml ## Write dist/heaphtml-….whl, for pip
	@python3 -B Packaging/wheel.py .build/package/heaphtml dist

deb: build $(SHARED_BUILT) .build/package/heaphtml ## Write dist/heaphtml_….deb
	@python3 -B Packaging/deb.py .build/package/heaphtml dist

# Skips what this machine cannot do, and says so.
release: build native $(SHARED_BUILT) .build/package/heaphtml ## Write all packages into dist, test them
	@rm -rf dist
	@python3 -B Packaging/release.py .build/package/heaphtml dist
	$(MAKE) release-test

release-test: .build/release-python/ready ## Test the packages in dist by installing them
	.build/release-python/bin/python -B -m unittest discover -s Tests/Release

.build/release-python/ready: Tests/Release/requirements.txt
	@.ci/install $(RELEASE_PACKAGES)
	python3 -m venv --clear $(@D)
	$(@D)/bin/python -m pip --disable-pip-version-check install --quiet -r $<
	@touch $@

# Man page and completions are made from the definition of the commands in the program. An empty line
# of a man page is written as .Pp.
.build/$(MANUAL): $(PROGRAM)
	@mkdir -p $(@D)
	$(BUILD_RELEASE) --product generate-manual
	.build/release/generate-manual $(PROGRAM) --date $(MANUAL_DATE) --output-directory $(@D)
	sed -i 's/^$$/.Pp/' $@

.build/$(BASH_COMPLETION): language = bash
.build/$(ZSH_COMPLETION): language = zsh
.build/$(FISH_COMPLETION): language = fish
$(addprefix .build/,$(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION)): $(PROGRAM)
	@mkdir -p $(@D)
	$(PROGRAM) --generate-completion-script $(language) >$@

packages: ## Install the Debian packages that the build needs
	@.ci/install $(BUILD_PACKAGES)

clean: ## Remove what was built
	rm -rf .build dist report Resources/recorder/heapmonitor/_native.abi3.so
