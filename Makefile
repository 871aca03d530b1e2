# rung: `make help` lists what can be made. Everything made goes to out/.

PREFIX  ?= /usr/local
DESTDIR ?=
CC      ?= gcc
OUT     ?= out
CFLAGS  ?= -O2 -g

BUILD_PACKAGES = gcc libc6-dev make pkg-config libhpdf-dev libcjson-dev libxml2-dev \
    libharfbuzz-dev libfribidi-dev libunibreak-dev zlib1g-dev libdeflate-dev nettle-dev \
    libpng-dev libjpeg62-turbo-dev \
    libcmark-gfm-dev libcmark-gfm-extensions-dev \
    fonts-lato fonts-noto-core fonts-jetbrains-mono libcairo2-dev libcurl4-openssl-dev
TEST_PACKAGES = libcmocka-dev qpdf poppler-utils mupdf-tools python3 python3-pikepdf python3-pil \
    python3-jsonschema mandoc chromium locales default-jre-headless cmark-gfm \
    libxml2-utils php-cli php-htmlpurifier mediawiki php-sqlite3 php-mbstring php-xml openssl
LINT_PACKAGES = clang clang-format mandoc
SANITIZE_PACKAGES = valgrind
FUZZ_PACKAGES = clang libclang-rt-dev
GALLERY_PACKAGES = poppler-utils imagemagick

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wswitch-enum -Wstrict-prototypes
LIBRARIES = libcjson libxml-2.0 harfbuzz harfbuzz-subset fribidi libdeflate nettle libpng libjpeg
CPPFLAGS_ALL = -std=c11 -D_POSIX_C_SOURCE=200809L -Igen \
    $(shell pkg-config --cflags $(LIBRARIES) cairo 2>/dev/null)
CFLAGS_ALL = $(CPPFLAGS_ALL) $(WARNINGS) $(CFLAGS) $(WERROR) $(SANITIZE)
LDLIBS_ALL = -lhpdf -lunibreak -lcmark-gfm-extensions -lcmark-gfm -lz -lm -pthread $(shell pkg-config --libs $(LIBRARIES) 2>/dev/null)

OBJ     = $(OUT)/obj
SOURCES = $(sort $(wildcard gen/*.c gen/*/*.c gen/*/*/*.c))
OBJECTS = $(SOURCES:gen/%.c=$(OBJ)/%.o)
LIBRARY = $(OBJ)/librung.a
RUNG    = $(OUT)/bin/rung
PUBLISH = $(OUT)/bin/rung-publish
MAINS   = $(OBJ)/main.o $(OBJ)/publish_main.o

# What is compiled into the binary (gen/base/bundle.h).
BUNDLE = $(sort $(shell find data/model data/tools data/platform data/locales layouts -name '*.json') \
    $(wildcard data/questionnaire.json data/*.icc layouts/*.css layouts/*.js fonts/catalogue.json))

# A test program is test_*.c, *_main.c or *_specimen.c; other files of its folder are
# linked into each of them.
TEST_MAINS = $(sort $(wildcard tests/*/test_*.c tests/*/*_main.c tests/*/*_specimen.c))
TESTS      = $(TEST_MAINS:tests/%.c=$(OUT)/tests/%)
TEST_PARTS = $(filter-out $(TEST_MAINS),$(wildcard tests/*/*.c))

# `make -s` says nothing but what goes wrong.
say = $(if $(findstring s,$(firstword -$(MAKEFLAGS))),@true,@echo)

all: $(RUNG) $(PUBLISH)   ## build out/bin/rung

# A program loads the libraries that it uses when it starts: libxml2 is no such one.
$(RUNG): $(OBJ)/main.o $(LIBRARY)
	@mkdir -p $(@D)
	$(say) '  link $@'
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS) -Wl,--as-needed -o $@ $^ $(LDLIBS_ALL)

# libcurl is for this one alone.
$(PUBLISH): $(OBJ)/publish_main.o $(LIBRARY)
	@mkdir -p $(@D)
	$(say) '  link $@'
	@$(CC) $(CFLAGS_ALL) $(LDFLAGS) -Wl,--as-needed -o $@ $^ $(LDLIBS_ALL) -lcurl

$(LIBRARY): $(filter-out $(MAINS),$(OBJECTS)) $(OBJ)/bundle_data.o $(OBJ)/bundle_table.o
	@rm -f $@
	@$(AR) rcs $@ $^

$(OBJ)/%.o: gen/%.c
	@mkdir -p $(@D)
	$(say) '  compile $<'
	@$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

# The list of bundled files changes when files come or go: compared, not dated.
$(OBJ)/bundle.list: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(BUNDLE) | cmp -s - $@ || printf '%s\n' $(BUNDLE) > $@
$(OBJ)/bundle_data.S: $(OBJ)/bundle.list $(BUNDLE) gen/base/make_bundle.sh
	@gen/base/make_bundle.sh $(OBJ) $(BUNDLE)
$(OBJ)/bundle_table.c: $(OBJ)/bundle_data.S ;
$(OBJ)/bundle_data.o: $(OBJ)/bundle_data.S $(BUNDLE)
	@$(CC) -c -o $@ $<
$(OBJ)/bundle_table.o: $(OBJ)/bundle_table.c
	@$(CC) $(CFLAGS_ALL) -c -o $@ $<

.SECONDEXPANSION:
$(TESTS): $(OUT)/tests/%: tests/%.c $$(filter tests/$$(dir $$*)$$(percent),$$(TEST_PARTS)) $(LIBRARY)
	@mkdir -p $(@D)
	$(say) '  link $@'
	@$(CC) $(CFLAGS_ALL) -Itests -o $@ $(filter %.c,$^) $(LIBRARY) $(LDLIBS_ALL) -lcmocka
percent = %

programs: $(RUNG) $(PUBLISH) $(TESTS)

deps:   ## install the packages that building and testing need (Debian)
	@gen/packages.sh $(BUILD_PACKAGES) $(TEST_PACKAGES)
	@tests/node_deps.sh

deps-build:
	@gen/packages.sh $(BUILD_PACKAGES)
deps-lint: deps-build
	@gen/packages.sh $(LINT_PACKAGES)
deps-sanitize: deps
	@gen/packages.sh $(SANITIZE_PACKAGES)

demo: deps-build   ## install what is missing, build, and report on data/samples/payments
	@$(MAKE) --no-print-directory --silent all
	@$(RUNG) report data/samples/payments --as-of 2026-11-23 -o $(OUT)/demo

test: deps   ## install what is missing, build with warnings as errors, run every test
	@$(MAKE) --no-print-directory --silent WERROR=-Werror programs
	@OUT=$(OUT) tests/run.sh

check:   ## the tests alone, nothing installed
	@$(MAKE) --no-print-directory --silent WERROR=-Werror programs
	@OUT=$(OUT) tests/run.sh

# What other programs judge, or compute again in Python, says nothing more about memory.
NOT_SANITIZED = tests/documents/|test_(mediawiki|html|form|wiki|wiki_hostile|hostile|oracle|check|counts)\.sh
sanitize: deps-sanitize   ## every test of our own code under ASan and UBSan
	@$(MAKE) --no-print-directory --silent OUT=out/sanitize CFLAGS='-O1 -g' WERROR=-Werror \
	    SANITIZE='-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer' programs
	@OUT=out/sanitize LEAVE_OUT='$(NOT_SANITIZED)' UBSAN_OPTIONS=print_stacktrace=1 \
	    LSAN_OPTIONS=suppressions=$(CURDIR)/tests/leaks.supp:print_suppressions=0 tests/run.sh

valgrind: deps-sanitize   ## the unit tests and the sample report under valgrind
	@$(MAKE) --no-print-directory --silent WERROR=-Werror programs
	@OUT=$(OUT) tests/valgrind.sh

# Its own objects, by clang: libFuzzer counts which branches a file takes.
FUZZED = -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
fuzz: deps-build   ## a campaign against broken and hostile files; FUZZ_SECONDS for each kind
	@$(MAKE) --no-print-directory --silent all
	@gen/packages.sh $(FUZZ_PACKAGES)
	@$(MAKE) --no-print-directory --silent OUT=out/fuzz CC=clang CFLAGS='-O1 -g' SANITIZE='$(FUZZED)' out/fuzz/fuzz
	@tests/fuzz/run.sh $(or $(FUZZ_SECONDS),120)

$(OUT)/fuzz: tests/fuzz/targets.c tests/emit/pdf_sample.c $(LIBRARY)
	@$(CC) $(CFLAGS_ALL) -fsanitize=fuzzer -Itests -o $@ $^ $(LDLIBS_ALL)

lint: deps-lint   ## include rules, lone headers, format, man page, two compilers
	@tests/lint/lint.sh "$(CPPFLAGS_ALL) $(WARNINGS)"

bench: deps-build   ## measure the sample report beside the bare libharu floor
	@$(MAKE) --no-print-directory --silent all
	@OUT=$(OUT) tests/bench/run.sh

bless-images:   ## draw the sample's pages anew as the tests' reference (look at them in git)
	@$(MAKE) --no-print-directory --silent all
	@OUT=$(OUT) BLESS=1 tests/documents/test_render.sh

readme: deps-build   ## write the table of tools into README.md
	@$(MAKE) --no-print-directory --silent all
	@gen/cli/make_readme.sh $(RUNG) README.md

gallery: deps-build   ## contact sheets of all layouts, in out/gallery
	@gen/packages.sh $(GALLERY_PACKAGES)
	@$(MAKE) --no-print-directory --silent all
	@gen/cli/make_gallery.sh $(RUNG) $(OUT)/gallery

pictures: deps-build   ## draw the pictures in README.md anew
	@gen/packages.sh $(GALLERY_PACKAGES)
	@$(MAKE) --no-print-directory --silent all
	@gen/cli/make_pictures.sh $(RUNG) data/samples/pictures

install: all   ## install under $(DESTDIR)$(PREFIX)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/libexec/rung $(DESTDIR)$(PREFIX)/share/man/man1
	install -m 755 $(RUNG) $(DESTDIR)$(PREFIX)/bin/rung
	install -m 755 $(PUBLISH) $(DESTDIR)$(PREFIX)/libexec/rung/rung-publish
	install -m 644 gen/cli/rung.1 $(DESTDIR)$(PREFIX)/share/man/man1/rung.1

uninstall:   ## take the installed files away again
	rm -f $(DESTDIR)$(PREFIX)/bin/rung $(DESTDIR)$(PREFIX)/share/man/man1/rung.1
	rm -rf $(DESTDIR)$(PREFIX)/libexec/rung

clean:   ## remove out/
	rm -rf out

help:   ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  make \1\t\2/p' Makefile | expand -t 22

FORCE:
.PHONY: all programs deps deps-build deps-lint deps-sanitize demo test check sanitize \
    valgrind fuzz lint bench bless-images readme gallery pictures install uninstall clean help FORCE

-include $(OBJECTS:.o=.d)
