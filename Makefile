# precis: a terminal reader for curated briefings.
#
#   make run     installs what is missing, builds, opens the bundled dossier
#   make test    installs what is missing, builds, runs all tests
#   make help    lists the rest

.DEFAULT_GOAL := all
SHELL := /bin/sh

PREFIX ?= /usr/local
bindir ?= $(PREFIX)/bin
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
	-Isrc $(WARNINGS) $(WERROR) -fstack-protector-strong $(CFLAGS)
LIBS := -lyaml -lunistring -lncursesw -ltinfo -lpthread
HARDENING := -Wl,-z,relro,-z,now -Wl,--as-needed

# The one list of what a fresh Debian machine needs.
BUILD_PACKAGES := gcc make libc6-dev libyaml-dev libncurses-dev libunistring-dev
TEST_PACKAGES := $(BUILD_PACKAGES) clang libcriterion-dev libvterm-dev mandoc less ncurses-base \
	ncurses-bin binutils

SOURCES := $(sort $(wildcard src/*/*.c))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/objects/%.o)

.PHONY: all
all: $(BUILD)/precis ## builds the program

$(BUILD)/precis: $(BUILD)/objects/main.o $(OBJECTS)
	$(CC) $(ALL_CFLAGS) $(HARDENING) $(LDFLAGS) -o $@ $^ $(LIBS)

$(BUILD)/objects/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d) $(BUILD)/objects/main.d

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
packages:
	$(call install_packages,$(BUILD_PACKAGES))

.PHONY: clean
clean: ## removes what was built
	rm -rf $(BUILD)

.PHONY: help
help: ## lists the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24
