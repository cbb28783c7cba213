# precis: a terminal reader for curated briefings.
#
#   make run     installs what is missing, builds, opens the bundled dossier
#   make test    installs what is missing, builds, runs all tests
#   make help    lists the rest
#
# It builds on glibc 2.34 or musl and on libunistring 1.0 or newer: Debian 12, 13 and sid, Ubuntu 22.04
# and later; by the same rules, and less tried, on other systems with GNU make (gmake on BSD).
# Warnings are errors in the tests with the compilers that the sources were written for, which
# tests/strict names: gcc 12 and clang 14. What newer ones warn of is shown and fails nothing.

.DEFAULT_GOAL := all
SHELL := /bin/sh

VERSION := $(shell sed -n 's/.*precis_version.*"\(.*\)".*/\1/p' src/cli/version.h)

PREFIX ?= /usr/local
prefix ?= $(PREFIX)
bindir ?= $(prefix)/bin
libdir ?= $(prefix)/lib
datadir ?= $(prefix)/share/precis
mandir ?= $(prefix)/share/man
bashcompdir ?= $(prefix)/share/bash-completion/completions
zshcompdir ?= $(prefix)/share/zsh/site-functions
fishcompdir ?= $(prefix)/share/fish/vendor_completions.d

BUILD ?= build
PKG_CONFIG ?= pkg-config
# What runs a program that was built for another machine.
RUN ?=
ifeq ($(origin CC),default)
CC := gcc
endif
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wconversion -Wno-sign-conversion -Wvla -Wformat=2 -Wundef -Wwrite-strings
WERROR ?=
CFLAGS ?= -O2 -g

# What each system is told, so that it shows its functions, and where it keeps libraries.
# XOPEN 700 by hand: the flags of ncursesw.pc would force 600. The last two are for 32 bits.
SYSTEM := $(shell uname -s)
DEFINES_Linux := -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -D_FILE_OFFSET_BITS=64 -D_TIME_BITS=64
DEFINES_Darwin := -D_DARWIN_C_SOURCE -DNCURSES_WIDECHAR=1 -Dst_mtim=st_mtimespec -Dst_ctim=st_ctimespec
DEFINES_FreeBSD := -DNCURSES_WIDECHAR=1
DEFINES_OpenBSD := -D_BSD_SOURCE -DNCURSES_WIDECHAR=1
DEFINES_NetBSD := -D_NETBSD_SOURCE -DNCURSES_WIDECHAR=1
DEFINES := $(or $(DEFINES_$(SYSTEM)),-D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE)
PLACES_FreeBSD := /usr/local
PLACES_OpenBSD := /usr/local
PLACES_NetBSD := /usr/pkg
PLACES_Darwin = $(shell brew --prefix) $(shell brew --prefix ncurses)
PLACES := $(PLACES_$(SYSTEM))

ALL_CFLAGS = -std=c17 $(DEFINES) -DPRECIS_DATADIR='"$(datadir)"' -DPRECIS_LIBDIR='"$(libdir)"' -Isrc \
	$(PLACES:%=-I%/include) $(WARNINGS) $(WERROR) -fstack-protector-strong $(CPPFLAGS) $(CFLAGS)

# libyaml, libunistring and FriBidi go into the program, where their archives are there: it starts
# earlier than with three more shared libraries to relocate. SHARED_LIBS=yes links them as such.
ARCHIVES := $(foreach name,yaml unistring fribidi,$(findstring /,$(shell $(CC) -print-file-name=lib$(name).a 2>/dev/null)))
SHARED_LIBS ?= $(if $(filter 3,$(words $(ARCHIVES))),,yes)
CURSES_LIBS := $(or $(shell $(PKG_CONFIG) --libs-only-l ncursesw 2>/dev/null),-lncursesw -ltinfo)
LIBS := $(PLACES:%=-L%/lib) $(if $(SHARED_LIBS),,-Wl,-Bstatic) -lyaml -lunistring -lfribidi \
	$(if $(SHARED_LIBS),,-Wl,-Bdynamic) $(CURSES_LIBS) -lpthread
HARDENING := $(if $(filter Darwin,$(SYSTEM)),,-Wl,-z,relro,-z,now -Wl,--as-needed)

# The one list of what a fresh Debian machine needs.
BUILD_PACKAGES := gcc make libc6-dev libyaml-dev libncurses-dev libunistring-dev \
	libfribidi-dev
# What PDF pages need besides; without it everything else is built and works.
PDF_PACKAGES := libpango1.0-dev libcairo2-dev pkg-config fonts-noto-core
TEST_PACKAGES := $(BUILD_PACKAGES) $(PDF_PACKAGES) clang libcriterion-dev libvterm-dev mandoc less \
	ncurses-base ncurses-bin binutils git pandoc graphviz jq poppler-utils cmark-gfm fonts-dejavu-core zsh fish unicode-data

# What only the target test-clients installs: the strictest readers of what precis writes. npm adds
# what tests/clients/package.json names, below build/.
CLIENT_PACKAGES := $(TEST_PACKAGES) texlive-latex-base texlive-latex-recommended texlive-luatex \
	texlive-bibtex-extra texlive-lang-german lmodern biber qpdf python3-jsonschema tidy libreoffice-calc-nogui \
	default-jre-headless $(if $(shell command -v npm),,nodejs npm)

# pango and cairo are linked to a module, which the program loads when a PDF is asked for.
MODULE_SOURCES := $(wildcard src/output/pdf/pdf_module*.c)
MODULE_NEEDS := 'pangocairo >= 1.50' cairo-pdf
MODULE_CFLAGS = $(patsubst -I%,-isystem %,$(shell $(PKG_CONFIG) --cflags $(MODULE_NEEDS)))
HAS_PDF := $(shell $(PKG_CONFIG) --exists $(MODULE_NEEDS) 2>/dev/null && echo yes)

# Of these files a system takes its own: how it is asked what, and how it tells of changes to files.
CALLS := $(if $(filter Linux,$(SYSTEM)),linux,posix)
WATCH ?= $(or $(if $(filter Linux,$(SYSTEM)),linux),\
	$(if $(filter Darwin FreeBSD OpenBSD NetBSD DragonFly,$(SYSTEM)),kqueue),polling)
VARIANTS := $(wildcard $(foreach kind,linux posix kqueue polling,src/*/*_$(kind).c))

SOURCES := $(sort $(filter-out $(MODULE_SOURCES) $(VARIANTS),$(wildcard src/*/*.c src/*/*/*.c)) \
	src/base/system_$(CALLS).c src/load/notices_$(WATCH).c)
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/objects/%.o)
# kqueue made of inotify, so that its part is compiled and tried where the sources are written.
ifeq ($(SYSTEM)-$(WATCH),Linux-kqueue)
DEFINES += -Itests/kqueue
OBJECTS += $(BUILD)/tests/kqueue/kqueue.o
endif
MANUALS := $(patsubst man/%,$(BUILD)/man/%,$(wildcard man/*.[157]))
COMPLETIONS := $(addprefix $(BUILD)/completions/,precis _precis precis.fish)
MODULE := $(if $(HAS_PDF),$(BUILD)/precis-pdf.so)

.PHONY: all
all: $(BUILD)/precis $(MODULE) $(MANUALS) $(COMPLETIONS) ## builds the program

$(BUILD)/precis: $(BUILD)/objects/main.o $(OBJECTS) $(BUILD)/variant-$(CALLS)-$(WATCH)
	$(CC) $(ALL_CFLAGS) $(HARDENING) $(LDFLAGS) -o $@ $(filter %.o,$^) $(LIBS)

# Links the program anew when another of those files was taken before.
$(BUILD)/variant-$(CALLS)-$(WATCH):
	@mkdir -p $(@D)
	@rm -f $(@D)/variant-*
	@touch $@

$(BUILD)/man/%: man/% src/cli/version.h
	@mkdir -p $(@D)
	@sed 's/^\.Os$$/.Os precis $(VERSION)/' $< >$@

# Named as each shell looks for them.
$(BUILD)/completions/%: $(BUILD)/precis
	@mkdir -p $(@D)
	@case $(@F) in _precis) shell=zsh ;; *.fish) shell=fish ;; *) shell=bash ;; esac; \
	$(RUN) $(BUILD)/precis completion $$shell >$@ || { rm -f $@; exit 1; }

$(BUILD)/objects/%.o: src/%.c | system
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d) $(BUILD)/objects/main.d

$(BUILD)/precis-pdf.so: $(MODULE_SOURCES:src/%.c=$(BUILD)/module/%.o)
	$(CC) $(ALL_CFLAGS) $(HARDENING) $(filter-out -pie,$(LDFLAGS)) -shared -o $@ $^ \
		$$($(PKG_CONFIG) --libs $(MODULE_NEEDS)) -lm

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

# Installs what is missing; where it cannot, it says what to type.
define install_packages
@CC='$(CC)' tests/packages $(1)
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
TEST_SOURCES := $(filter-out tests/bench/% tests/fuzz/% tests/kqueue/% tests/preload/% tests/threads/%,\
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
	@CC='$(CC)' tests/check-layers
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

# Other machines: 32 bits, big endian, arm64. Cross compilers and libraries are installed in a Debian
# below build/, and nowhere else.
FOREIGN_PACKAGES := debootstrap
ARCHITECTURES ?= i386 arm64 s390x

.PHONY: test-foreign
test-foreign: foreign-packages ## builds for other machines and compares what they print; ARCHITECTURES='i386 arm64 s390x'
	@tests/foreign/run $(BUILD)/foreign '$(BUILD_PACKAGES)' $(ARCHITECTURES)

.PHONY: foreign-packages
foreign-packages: system
	$(call install_packages,$(FOREIGN_PACKAGES))

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
TORTURE_SUITES := torture_*|state_writers|walk|returns|renumber
TORTURE_SOURCES := $(sort $(wildcard tests/torture/*.c)) tests/store/test_state_writers.c tests/edit/test_renumber.c \
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
COVERAGE_SUITES := !(torture_*|reader*|outputs|surroundings|hostile_names|commands|completion|print|pdf*|launch|harness|oracle|packages|terminal)/*

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
	@CC='$(CC)' tests/check-layers

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
bench: all $(BENCH)/first-frame $(BENCH)/keystroke $(BENCH)/command ## measures the first frame beside less, keys, articles, and a PDF
	@$(BUILD)/precis -d . show >$(BENCH)/show.txt
	@rm -rf $(BENCH)/home && mkdir -p $(BENCH)/home
	@HOME=$(abspath $(BENCH))/home LANG=C.UTF-8 TERM=xterm-256color $(BENCH)/first-frame 100 \
		'show.txt|less $(BENCH)/show.txt' 'search|$(BUILD)/precis -d .' \
		'precis|$(BUILD)/precis --version'
	@$(BENCH)/keystroke . 120 36
ifdef SIZE
	@tests/bench/make-dossier $(SIZE) $(BENCH)/dossier
	@$(BENCH)/keystroke $(BENCH)/dossier 120 36
	@$(BENCH)/command 3 sh -c 'cat $(BENCH)/dossier/content/briefs/*.yaml | wc'
	@$(BENCH)/command 3 $(BUILD)/precis -d $(BENCH)/dossier list themes
	@$(BENCH)/command 3 $(BUILD)/precis -d $(BENCH)/dossier search harbour
	@$(BENCH)/command 3 $(BUILD)/precis -d $(BENCH)/dossier print --format text
endif
	@rm -rf $(BENCH)/articles && tests/bench/articles $(BENCH)/articles 500
	@$(BENCH)/keystroke $(BENCH)/articles 120 36 $(BENCH)/articles/articles
	@$(BENCH)/command 3 sh -c 'wc $(BENCH)/articles/articles/*.txt'
	@$(BENCH)/command 3 $(BUILD)/precis -d $(BENCH)/articles check
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
	clang -fsanitize=fuzzer $(FUZZ_SANITIZE) -o $@ $^ -lunistring -lfribidi -lncursesw -ltinfo -lpthread

$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -Itests -MMD -MP -c -o $@ $<

-include $(wildcard $(BUILD)/tests/fuzz/*.d)

.PHONY: format
format: ## formats the sources
	clang-format -i src/*.c src/*/*.[ch] src/*/*/*.[ch] tests/*/*.[ch]

# What goes where: target@source@mode. install and uninstall read the same list.
placed = $(foreach file,$(2),$(1)/$(notdir $(file))@$(file)@$(or $(3),644))
PLACED = $(call placed,$(bindir),$(BUILD)/precis,755) \
	$(call placed,$(libdir)/precis,$(MODULE)) \
	$(call placed,$(datadir)/content,$(wildcard content/*.yaml)) \
	$(call placed,$(datadir)/content/briefs,$(wildcard content/briefs/*.yaml)) \
	$(call placed,$(datadir)/themes,$(wildcard themes/*.yaml)) \
	$(foreach section,1 5 7,$(call placed,$(mandir)/man$(section),$(filter %.$(section),$(MANUALS)))) \
	$(call placed,$(bashcompdir),$(filter %/precis,$(COMPLETIONS))) \
	$(call placed,$(zshcompdir),$(filter %/_precis,$(COMPLETIONS))) \
	$(call placed,$(fishcompdir),$(filter %.fish,$(COMPLETIONS)))

.PHONY: install
install: all ## installs below prefix, itself below DESTDIR
	@set -e; for placed in $(PLACED); do \
		target=$${placed%%@*} source=$${placed#*@}; \
		install -d "$(DESTDIR)$${target%/*}"; \
		install -m $${placed##*@} $${source%@*} "$(DESTDIR)$$target"; \
	done

# The module goes too where it was installed and is not built now. Folders of others stay.
.PHONY: uninstall
uninstall: ## removes what was installed there
	@set -e; for placed in $(PLACED) $(libdir)/precis/precis-pdf.so; do \
		rm -f "$(DESTDIR)$${placed%%@*}"; \
	done
	@for folder in $(datadir)/content/briefs $(datadir)/content $(datadir)/themes $(datadir) $(libdir)/precis; do \
		[ ! -d "$(DESTDIR)$$folder" ] || rmdir "$(DESTDIR)$$folder" 2>/dev/null || \
			echo "left, because something else is in it: $(DESTDIR)$$folder"; \
	done

# The same commit gives the same bytes, from the repository and from the tarball.
DIST := $(BUILD)/precis-$(VERSION).tar.gz

.PHONY: dist
dist: ## makes the tarball, below build/
	@src/packaging/dist precis-$(VERSION) $(DIST)

DEB_PACKAGES := $(BUILD_PACKAGES) $(PDF_PACKAGES) build-essential debhelper dpkg-dev fakeroot lintian

.PHONY: deb
deb: deb-packages dist ## makes the Debian package, below build/
	@src/packaging/deb precis-$(VERSION) $(DIST) $(BUILD)/deb '$(BUILD_PACKAGES) $(PDF_PACKAGES)'

.PHONY: deb-packages
deb-packages: system
	$(call install_packages,$(DEB_PACKAGES))

.PHONY: clean
clean: ## removes what was built
	rm -rf $(BUILD)

.PHONY: help
help: ## lists the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24
