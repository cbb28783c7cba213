# precis: a terminal reader for curated briefings.
#
#   make run     installs what is missing, builds, opens the bundled dossier
#   make test    installs what is missing, builds, runs all tests
#   make help    lists the rest
#
# It builds on glibc 2.34 and libunistring 1.0 or newer: Debian 12, 13 and sid, Ubuntu 22.04 and later.
# Warnings are errors in the tests with the compilers that the sources were written for, which
# tests/strict names: gcc 12 and clang 14. What newer ones warn of is shown and fails nothing.

.DEFAULT_GOAL := all
SHELL := /bin/sh

PREFIX ?= /usr/local
bindir ?= $(PREFIX)/bin
libdir ?= $(PREFIX)/lib
datadir ?= $(PREFIX)/share/precis
mandir ?= $(PREFIX)/share/man

BUILD ?= build
ifeq ($(origin CC),default)
CC := gcc
endif
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wconversion -Wno-sign-conversion -Wvla -Wformat=2 -Wundef -Wwrite-strings
WERROR ?=
CFLAGS ?= -O2 -g
# XOPEN 700 by hand: the flags of ncursesw.pc would force 600.
ALL_CFLAGS = -std=c17 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -DPRECIS_DATADIR='"$(datadir)"' \
	-DPRECIS_LIBDIR='"$(libdir)"' -Isrc $(WARNINGS) $(WERROR) -fstack-protector-strong $(CFLAGS)
# libyaml and libunistring go into the program: it starts 0.15 ms earlier than with two more
# shared libraries to relocate. SHARED_LIBS=yes links them as such.
ifdef SHARED_LIBS
LIBS := -lyaml -lunistring -lncursesw -ltinfo -lpthread
else
LIBS := -Wl,-Bstatic -lyaml -lunistring -Wl,-Bdynamic -lncursesw -ltinfo -lpthread
endif
HARDENING := -Wl,-z,relro,-z,now -Wl,--as-needed

# The one list of what a fresh Debian machine needs.
BUILD_PACKAGES := gcc make libc6-dev libyaml-dev libncurses-dev libunistring-dev
# What PDF pages need besides; without it everything else is built and works.
PDF_PACKAGES := libpango1.0-dev libcairo2-dev pkg-config fonts-noto-core
TEST_PACKAGES := $(BUILD_PACKAGES) $(PDF_PACKAGES) clang libcriterion-dev libvterm-dev mandoc less \
	ncurses-base ncurses-bin binutils git pandoc graphviz jq poppler-utils cmark-gfm fonts-dejavu-core zsh fish

# What only the target test-clients installs: the strictest readers of what precis writes. npm adds
# what tests/clients/package.json names, below build/.
CLIENT_PACKAGES := $(TEST_PACKAGES) texlive-latex-base texlive-latex-recommended texlive-luatex \
	texlive-bibtex-extra texlive-lang-german lmodern biber qpdf python3-jsonschema tidy libreoffice-calc-nogui \
	default-jre-headless $(if $(shell command -v npm),,nodejs npm)

# pango and cairo are linked to a module, which the program loads when a PDF is asked for.
MODULE_SOURCES := $(wildcard src/output/pdf/pdf_module*.c)
MODULE_NEEDS := 'pangocairo >= 1.50' cairo-pdf
MODULE_CFLAGS = $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(MODULE_NEEDS)))
HAS_PDF := $(shell pkg-config --exists $(MODULE_NEEDS) 2>/dev/null && echo yes)

SOURCES := $(filter-out $(MODULE_SOURCES),$(sort $(wildcard src/*/*.c src/*/*/*.c)))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/objects/%.o)

.PHONY: all
all: $(BUILD)/precis $(if $(HAS_PDF),$(BUILD)/precis-pdf.so) ## builds the program

$(BUILD)/precis: $(BUILD)/objects/main.o $(OBJECTS)
	$(CC) $(ALL_CFLAGS) $(HARDENING) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/objects/%.o: src/%.c | system
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d) $(BUILD)/objects/main.d

$(BUILD)/precis-pdf.so: $(MODULE_SOURCES:src/%.c=$(BUILD)/module/%.o)
	$(CC) $(ALL_CFLAGS) $(HARDENING) $(LDFLAGS) -shared -o $@ $^ \
		$$(pkg-config --libs $(MODULE_NEEDS)) -lm

$(BUILD)/module/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(MODULE_CFLAGS) -fPIC -fvisibility=hidden -MMD -MP -c -o $@ $<

-include $(MODULE_SOURCES:src/%.c=$(BUILD)/module/%.d)

# Before anything is compiled or installed: a system that is too old is named, not its first error.
.PHONY: system
system:
	@tests/system

.PHONY: pdf
pdf: pdf-packages ## installs what PDF pages need, builds their module
	@$(MAKE) --no-print-directory --silent all

.PHONY: pdf-packages
pdf-packages: system
	$(call install_packages,$(PDF_PACKAGES))

.PHONY: run
run: packages ## installs what is missing, builds, opens the bundled dossier
	@$(MAKE) --no-print-directory --silent all
	@$(BUILD)/precis -d .

# Says what is missing, then installs it, with sudo where the user is not root.
define install_packages
@missing=''; \
for package in $(1); do \
	dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q '^install ok installed' || \
		missing="$$missing $$package"; \
done; \
if [ -n "$$missing" ]; then \
	echo "installing:$$missing"; \
	[ "$$(id -u)" = 0 ] && as_root='' || as_root='sudo'; \
	$$as_root apt-get update -qq && \
	$$as_root env DEBIAN_FRONTEND=noninteractive \
		apt-get install -y -qq --no-install-recommends $$missing >/dev/null || exit 1; \
fi
endef

.PHONY: packages
packages: system
	$(call install_packages,$(BUILD_PACKAGES))

.PHONY: test-packages
test-packages: system
	$(call install_packages,$(TEST_PACKAGES))

# The tests link every object but main.o, built with sanitizers in a folder of their own.
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
SANITIZED := $(BUILD)/sanitized
TEST_SOURCES := $(filter-out tests/bench/% tests/fuzz/% tests/preload/% tests/threads/%,\
	$(sort $(wildcard tests/*/*.c))) tests/fuzz/plain.c
TEST_OBJECTS := $(TEST_SOURCES:tests/%.c=$(SANITIZED)/tests/%.o)
# -rdynamic lets the program replace a function of a library (tests/support/certificates.c).
TEST_LIBS := -lcriterion -lvterm -lutil -rdynamic

.PHONY: sanitized
sanitized: $(SANITIZED)/precis ## builds the program with address and undefined-behaviour sanitizers

$(SANITIZED)/precis: FORCE
	@$(MAKE) --no-print-directory BUILD=$(SANITIZED) SANITIZED=$(SANITIZED)/none \
		CFLAGS='-O1 -g $(SANITIZE)' WERROR=$(WERROR) HARDENING= $(SANITIZED)/precis $(if $(HAS_PDF),$(SANITIZED)/precis-pdf.so)

$(SANITIZED)/precis-tests: $(SANITIZED)/precis $(TEST_OBJECTS)
	$(CC) $(SANITIZE) -o $@ $(TEST_OBJECTS) $(OBJECTS:$(BUILD)/%=$(SANITIZED)/%) $(LIBS) \
		$(TEST_LIBS)

$(SANITIZED)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -O1 $(SANITIZE) -Itests -MMD -MP -c -o $@ $<

-include $(TEST_OBJECTS:.o=.d)

# Loaded before the usual program by the tests that let memory end.
FAULTS := $(BUILD)/memory-faults.so

$(FAULTS): tests/preload/memory.c
	@mkdir -p $(@D)
	$(CC) -O1 -shared -fPIC -Wall -Wextra $(WERROR) -o $@ $<

# Loaded before it by the tests that look at the modes of the line.
LINE := $(BUILD)/line-modes.so

$(LINE): tests/preload/line.c
	@mkdir -p $(@D)
	$(CC) -O1 -shared -fPIC -Wall -Wextra $(WERROR) -o $@ $<

.PHONY: FORCE
FORCE:

.PHONY: test
test: test-packages ## installs what is missing, builds, runs all tests
	@CC=$(CC) tests/check-layers
	@$(MAKE) --no-print-directory --silent -j$$(nproc) WERROR="$$(tests/strict $(CC))" all \
		$(SANITIZED)/precis-tests $(FAULTS) $(LINE) $(THREADS)/loads
	@tests/check-rings $(OBJECTS)
	@$(MAKE) --no-print-directory --silent check-clang
	@$(MAKE) --no-print-directory --silent check
	@mandoc -T lint -W warning man/*.[157]
	@PRECIS=$(SANITIZED)/precis PRECIS_PLAIN=$(BUILD)/precis PRECIS_FAULTS=$(FAULTS) PRECIS_LINE=$(LINE) \
		tests/run-tests $(SANITIZED)/precis-tests $(SANITIZED)/reports $(TEST_SOURCES)
	@tests/threads/run $(THREADS)/loads 40

# The strictest readers of what precis writes; heavy, and so not among the tests. What is installed is
# said: by the system's packages, and by npm below build/.
CLIENTS := $(BUILD)/clients

.PHONY: test-clients
test-clients: client-packages $(CLIENTS)/installed ## hands exports and pages to their strictest readers, which it installs
	@$(MAKE) --no-print-directory --silent -j$$(nproc) all
	@tests/clients/run $(BUILD)/precis $(abspath $(CLIENTS)/node_modules) $(CLIENTS)/work

.PHONY: client-packages
client-packages: system
	$(call install_packages,$(CLIENT_PACKAGES))

$(CLIENTS)/installed: tests/clients/package.json
	@mkdir -p $(@D)
	@cp $< $(@D)/package.json
	@echo "npm installs below $(@D):" $$(sed -n '/dependencies/,/}/s/^ *"\([^"]*\)": "\([^"]*\)".*/\1 \2/p' $<)
	@npm install --prefix $(@D) --silent --no-audit --no-fund
	@touch $@

# Loading and watching once more, with the thread sanitizer, under which Criterion does not run.
THREADS := $(BUILD)/threads
THREAD_SANITIZE := -O1 -g -fsanitize=thread
THREAD_OBJECTS := $(patsubst src/%.c,$(THREADS)/objects/%.o,\
	$(filter src/base/% src/model/% src/load/%,$(SOURCES)))

$(THREADS)/loads: tests/threads/loads.c FORCE
	@$(MAKE) --no-print-directory BUILD=$(THREADS) CFLAGS='$(THREAD_SANITIZE)' HARDENING= \
		WERROR=$(WERROR) $(THREAD_OBJECTS)
	$(CC) $(ALL_CFLAGS) $(THREAD_SANITIZE) -o $@ $< $(THREAD_OBJECTS) $(LIBS)

# The long part: the suites whose usual rounds PRECIS_ROUNDS multiplies (tests/support/rounds.h), and
# the files that they are in.
ROUNDS ?= 50
TORTURE_SUITES := torture_*|state_writers|walk|returns
TORTURE_SOURCES := $(sort $(wildcard tests/torture/*.c)) tests/store/test_state_writers.c \
	tests/ui/test_walk.c tests/ui/test_returns.c

.PHONY: torture
torture: test-packages ## runs the long tests, an hour or so, and sums them up; ROUNDS=50
	@$(MAKE) --no-print-directory --silent -j$$(nproc) all
	@$(MAKE) --no-print-directory --silent -j$$(nproc) $(SANITIZED)/precis-tests $(FAULTS) $(LINE)
	@PRECIS=$(SANITIZED)/precis PRECIS_PLAIN=$(BUILD)/precis PRECIS_FAULTS=$(FAULTS) PRECIS_LINE=$(LINE) \
		PRECIS_ROUNDS=$(ROUNDS) TIMEOUT=7200 \
		FILTER='@($(TORTURE_SUITES))/*' \
		tests/torture/summary $(SANITIZED)/torture \
		tests/run-tests $(SANITIZED)/precis-tests $(SANITIZED)/torture $(TORTURE_SOURCES)
	@$(MAKE) --no-print-directory --silent -j$$(nproc) $(THREADS)/loads
	@tests/threads/run $(THREADS)/loads $$(($(ROUNDS) * 20))

# Lines executed by the tests that run in their own process; the others rather hold what the program
# as a whole does. tests/coverage says what is below the least part.
COVERAGE := $(BUILD)/coverage
COVERAGE_SUITES := !(torture_*|reader*|outputs|surroundings|hostile_names|commands|completion|print|pdf*|launch|harness|oracle|terminal)/*

.PHONY: coverage
coverage: test-packages ## prints which part of the lines the tests execute; fails below 90 %
	@$(MAKE) --no-print-directory --silent -j$$(nproc) SANITIZED=$(COVERAGE) \
		SANITIZE='--coverage -O0' $(COVERAGE)/precis-tests
	@find $(COVERAGE) -name '*.gcda' -exec rm {} +
	@PRECIS=$(COVERAGE)/precis LC_ALL=C.UTF-8 $(COVERAGE)/precis-tests --timeout 120 \
		--filter '$(COVERAGE_SUITES)' >$(COVERAGE)/output 2>&1 || \
		{ grep -v SKIP $(COVERAGE)/output; exit 1; }
	@tests/coverage $(COVERAGE)/objects 90 base/='$(wildcard src/base/*.c)' \
		load/='$(wildcard src/load/*.c)' model/='$(wildcard src/model/*.c)' \
		store/='$(wildcard src/store/*.c)' configuration='src/cli/config.c src/ui/settings.c'

.PHONY: check-clang
check-clang: ## compiles with clang, and shows its warnings
	@printf '%s\n' src/main.c $(SOURCES) | \
		xargs -P $$(nproc) -n 8 clang $(ALL_CFLAGS) $$(tests/strict clang) -fsyntax-only
	@printf '%s\n' $(MODULE_SOURCES) | \
		xargs -P $$(nproc) -n 4 clang $(ALL_CFLAGS) $(MODULE_CFLAGS) $$(tests/strict clang) \
			-fsyntax-only

.PHONY: check-rings
check-rings: $(OBJECTS) ## holds that no more than three files call each other in a ring
	@tests/check-rings $(OBJECTS)

.PHONY: check-layers
check-layers: ## holds the include rules of the layers
	@CC=$(CC) tests/check-layers

.PHONY: check
check: $(BUILD)/precis ## checks the bundled dossier; ARTICLES=DIR holds it against its articles
	@$(BUILD)/precis -d . check $(if $(ARTICLES),--articles '$(ARTICLES)')

BENCH := $(BUILD)/bench

$(BENCH)/first-frame: tests/bench/first_frame.c
	@mkdir -p $(@D)
	$(CC) -O2 $(WARNINGS) -o $@ $< -lutil

$(BENCH)/command: tests/bench/command.c
	@mkdir -p $(@D)
	$(CC) -O2 -D_GNU_SOURCE $(WARNINGS) -o $@ $<

$(BENCH)/keystroke: tests/bench/keystroke.c $(OBJECTS)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(LIBS)

# Ratios of one run count; the milliseconds belong to one machine.
.PHONY: bench
bench: all $(BENCH)/first-frame $(BENCH)/keystroke $(BENCH)/command ## measures the first frame beside less, keys, and a PDF
	@$(BUILD)/precis -d . show >$(BENCH)/show.txt
	@rm -rf $(BENCH)/home && mkdir -p $(BENCH)/home
	@HOME=$(abspath $(BENCH))/home LANG=C.UTF-8 TERM=xterm-256color $(BENCH)/first-frame 100 \
		'show.txt|less $(BENCH)/show.txt' 'search|$(BUILD)/precis -d .' \
		'precis|$(BUILD)/precis --version'
	@$(BENCH)/keystroke . 120 36
	@[ ! -e $(BUILD)/precis-pdf.so ] || \
		$(BENCH)/command 20 $(BUILD)/precis -d . print --format pdf

# Fuzzing: the program and the YAML library instrumented, each target linked to what it calls.
FUZZ_PACKAGES := $(BUILD_PACKAGES) clang libclang-rt-dev binutils dpkg-dev
FUZZ := $(BUILD)/fuzz
FUZZ_SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
FUZZ_FLAGS := -O2 -g -fsanitize=fuzzer-no-link $(FUZZ_SANITIZE)
FUZZ_TARGETS := $(sort $(patsubst tests/fuzz/fuzz_%.c,%,$(wildcard tests/fuzz/fuzz_*.c)))
FUZZ_PARTS := $(filter-out tests/fuzz/fuzz_%,$(wildcard tests/fuzz/*.c)) tests/support/json_reading.c
TIME ?= 60
TARGETS ?= $(FUZZ_TARGETS)

.PHONY: fuzz
fuzz: fuzz-packages ## runs each fuzz target TIME seconds; TARGETS='edtf query' runs these
	@$(MAKE) --no-print-directory --silent -j$$(nproc) fuzz-targets
	@tests/fuzz/seed $(FUZZ)
	@tests/fuzz/run $(FUZZ) $(TIME) $(TARGETS)

.PHONY: fuzz-packages
fuzz-packages:
	$(call install_packages,$(FUZZ_PACKAGES))

.PHONY: fuzz-targets
fuzz-targets: $(FUZZ)/libyaml.a
	@$(MAKE) --no-print-directory BUILD=$(FUZZ) CC=clang CFLAGS='$(FUZZ_FLAGS)' WERROR="$$(tests/strict clang)" \
		$(FUZZ_TARGETS:%=$(FUZZ)/targets/%)

$(FUZZ)/libyaml.a: tests/fuzz/build-libyaml
	@tests/fuzz/build-libyaml $(FUZZ)/libyaml $@ '$(FUZZ_FLAGS)'

# Made by the call above, in which BUILD is the folder of the fuzzer.
$(BUILD)/precis.a: $(OBJECTS)
	ar rcs $@ $^

$(BUILD)/parts.a: $(FUZZ_PARTS:tests/%.c=$(BUILD)/tests/%.o)
	ar rcs $@ $^

$(BUILD)/targets/%: $(BUILD)/tests/fuzz/fuzz_%.o $(BUILD)/parts.a $(BUILD)/precis.a $(BUILD)/libyaml.a
	@mkdir -p $(@D)
	clang -fsanitize=fuzzer $(FUZZ_SANITIZE) -o $@ $^ -lunistring -lncursesw -ltinfo -lpthread

$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests -MMD -MP -c -o $@ $<

-include $(wildcard $(BUILD)/tests/fuzz/*.d)

.PHONY: format
format: ## formats the sources
	clang-format -i src/*.c src/*/*.[ch] src/*/*/*.[ch] tests/*/*.[ch]

.PHONY: install
install: $(BUILD)/precis ## installs below PREFIX, itself below DESTDIR
	install -d $(DESTDIR)$(bindir) $(DESTDIR)$(datadir)/content/briefs $(DESTDIR)$(datadir)/themes
	install -m 755 $(BUILD)/precis $(DESTDIR)$(bindir)
	if [ -e $(BUILD)/precis-pdf.so ]; then \
		install -d $(DESTDIR)$(libdir)/precis && \
		install -m 644 $(BUILD)/precis-pdf.so $(DESTDIR)$(libdir)/precis || exit 1; \
	fi
	install -m 644 content/*.yaml $(DESTDIR)$(datadir)/content
	install -m 644 content/briefs/*.yaml $(DESTDIR)$(datadir)/content/briefs
	install -m 644 themes/*.yaml $(DESTDIR)$(datadir)/themes
	for page in man/*.[157]; do \
		section=$${page##*.}; \
		install -d $(DESTDIR)$(mandir)/man$$section && \
		install -m 644 $$page $(DESTDIR)$(mandir)/man$$section || exit 1; \
	done

.PHONY: clean
clean: ## removes what was built
	rm -rf $(BUILD)

.PHONY: help
help: ## lists the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24
