# What a newcomer needs: `make report` and `make test`. Everything else is `make help`.

DUMP ?= Examples/scons.dat
OUTPUT ?= report
PREFIX ?= /usr/local
SWIFT ?= swift

PROGRAM = .build/release/heaphtml
BUILD_PACKAGES = libcairo2-dev pkg-config fonts-dejavu-core
SOURCES = $(shell find Sources Templates Resources -type f) Package.swift

.PHONY: help report build test lint format clean packages

help:
	@echo "make report [DUMP=my.dat] [OUTPUT=dir]  build, render the dump, say where to look"
	@echo "make test                               check the format, build, run every test"
	@echo "make build                              build $(PROGRAM)"
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

lint:
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	$(SWIFT) format format --in-place --recursive --parallel Package.swift Sources Tests

packages:
	@.ci/install $(BUILD_PACKAGES)

clean:
	rm -rf .build report
