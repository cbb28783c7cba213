/* What is installed is removed, the tarball has the same bytes however it is made, and missing
 * packages are installed, or named with what to type, by each package manager that is known. */
#include "base/buffer.h"
#include "cli/version.h"
#include "support/captured.h"
#include "support/golden.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* In a folder of its own, $d. `built` is the folder of the plain build. */
#define SCRIPT(text)                                                                               \
    "set -e; unset MAKEFLAGS MAKELEVEL; built=$(dirname \"${PRECIS_PLAIN:-build/precis}\"); "      \
    "d=$(mktemp -d); trap 'rm -rf \"$d\"' EXIT\n" text

static void expect_silence(const char *script)
{
    struct captured captured = captured_shell(script);
    cr_expect_str_eq(captured.out.bytes, "");
    cr_expect_str_eq(captured.err.bytes, "");
    cr_expect_eq(captured.status, 0);
    captured_release(&captured);
}

/* The list of what must be there is made from the sources here, not by the Makefile. */
Test(packages, are_removed_as_they_were_installed)
{
    expect_silence(SCRIPT(
        "make_() { make -s -o all \"$@\" BUILD=\"$built\" DESTDIR=\"$d/a b\" prefix=/usr; }\n"
        "share=usr/share\n"
        "{ echo usr/bin/precis\n"
        "  [ ! -e \"$built/precis-pdf.so\" ] || echo usr/lib/precis/precis-pdf.so\n"
        "  for file in content/*.yaml content/briefs/*.yaml themes/*.yaml; do echo "
        "$share/precis/$file; done\n"
        "  for page in man/*.[157]; do echo $share/man/man${page##*.}/${page#man/}; done\n"
        "  echo $share/bash-completion/completions/precis\n"
        "  echo $share/zsh/site-functions/_precis\n"
        "  echo $share/fish/vendor_completions.d/precis.fish\n"
        "} | sort >\"$d/expected\"\n"
        "files() { (cd \"$d/a b\" && find . -type f | sed 's,^\\./,,' | sort); }\n"
        "make_ install\n"
        "files | diff \"$d/expected\" -\n"
        "(cd \"$d/a b\" && find usr -type f -perm 755) | grep -vx -e usr/bin/precis || :\n"
        "(cd \"$d/a b\" && find usr -type f ! -perm 755 ! -perm 644)\n"
        "version=$(\"$0\" --version)\n"
        "for page in \"$d/a b\"/usr/share/man/*/*; do grep -qx \".Os $version\" \"$page\" || echo "
        "\"$page: $version\"; done\n"
        "touch \"$d/a b/usr/share/precis/mine\"\n"
        "make_ uninstall | grep -qx \"left, because something else is in it: $d/a "
        "b/usr/share/precis\"\n"
        "files | grep -vx usr/share/precis/mine || :\n"
        "rm \"$d/a b/usr/share/precis/mine\"\n"
        "make_ uninstall\n"
        "[ ! -e \"$d/a b/usr/share/precis\" ]\n"));
}

/* Nothing is built: make says what it would do. */
Test(packages, are_built_by_the_compiler_and_with_the_flags_that_are_asked_for)
{
    expect_silence(
        SCRIPT("make -n BUILD=\"$d/b\" CC=other-cc CPPFLAGS=-Done CFLAGS=-Dtwo LDFLAGS=-Lthree "
               "bindir=/four libdir=/five all >\"$d/said\"\n"
               "grep '^[a-z-]*cc ' \"$d/said\" >\"$d/calls\"\n"
               "grep -v -e '^other-cc .* -Done -Dtwo' \"$d/calls\" || :\n"
               "grep -v -e ' -c ' \"$d/calls\" | grep -v -e ' -Lthree ' || :\n"
               "grep -q '^other-cc .* -Lthree -o .*/b/precis ' \"$d/calls\"\n"
               "grep -v -e 'LIBDIR=.*\"/five\"' \"$d/calls\" || :\n"));
}

/* From the repository and from what is unpacked, for whoever unpacks it and wherever. */
Test(packages, have_one_tarball)
{
    expect_silence(SCRIPT(
        "dist=$PWD/src/packaging/dist; umask 022; TZ=UTC \"$dist\" p-1 \"$d/one.tar.gz\" "
        ">/dev/null\n"
        "umask 077; mkdir \"$d/un\"; tar -xf \"$d/one.tar.gz\" -C \"$d/un\"; cd \"$d/un/p-1\"\n"
        "mkdir build; echo x >build/x\n"
        "TZ=Asia/Tokyo \"$dist\" p-1 \"$d/two.tar.gz\" >/dev/null\n"
        "cmp \"$d/one.tar.gz\" \"$d/two.tar.gz\"\n"
        "tar -tvf \"$d/two.tar.gz\" --numeric-owner | grep -v ' 0/0 ' || :\n"
        "tar -tf \"$d/two.tar.gz\" | grep -x p-1/src/main.c >/dev/null\n"
        "tar -tf \"$d/two.tar.gz\" | grep -e p-1/build -e /\\.git/ || :\n"));
}

/* A system of which only the manager is known, where nothing is installed and who asks is not root.
 * What would be done as root is written instead. */
static const struct {
    const char *programs; /* "manager query sudo" and so on: what there is besides the usual */
    const char *uid;
    const char *compiler;
    const char *names;
    const char *says;
    int status;
} systems[] = {
    {"apt-get dpkg-query", "0", "true", "libyaml-dev libfribidi-dev",
     "installing: libyaml-dev libfribidi-dev\napt-get update -qq\n", 0},
    {"apt-get dpkg-query sudo", "1000", "true", "libyaml-dev",
     "installing: libyaml-dev\nsudo apt-get update -qq\n", 0},
    {"apt-get dpkg-query", "1000", "true", "gcc libyaml-dev",
     "precis: these packages are missing; as root, type: apt-get install --no-install-recommends "
     "gcc "
     "libyaml-dev\nprecis: the build goes on without them\n",
     0},
    {"apt-get dpkg-query", "1000", "false", "libyaml-dev",
     "precis: these packages are missing; as root, type: apt-get install --no-install-recommends "
     "libyaml-dev\nprecis: it cannot be built without them\n",
     1},
    {"apk doas", "1000", "true", "gcc libc6-dev libyaml-dev libncurses-dev",
     "installing: gcc musl-dev yaml-dev ncurses-dev\ndoas apk add gcc musl-dev yaml-dev "
     "ncurses-dev\n",
     0},
    {"dnf rpm sudo", "1000", "true", "libunistring-dev pkg-config",
     "installing: libunistring-devel pkgconf-pkg-config\nsudo dnf install -y libunistring-devel "
     "pkgconf-pkg-config\n",
     0},
    {"pacman", "0", "true", "libpango1.0-dev",
     "installing: pango\npacman -S --needed --noconfirm pango\n", 0},
    {"brew", "501", "true", "gcc libyaml-dev", "installing: libyaml\nbrew install libyaml\n", 0},
    {"pkg", "0", "true", "make libc6-dev", "installing: gmake\npkg install -y gmake\n", 0},
    {"pkg", "0", "true", "libc6-dev", "", 0},
    {"", "0", "true", "libyaml-dev",
     "precis: no name is known here of what Debian calls libyaml-dev; if the build asks for it, "
     "install it by hand\nprecis: the build goes on without them\n",
     0},
    {"apk", "0", "true", "criterion-of-debian",
     "precis: no name is known here of what Debian calls criterion-of-debian; if the build asks "
     "for "
     "it, install it by hand\nprecis: the build goes on without them\n",
     0},
};

/* Each asks whether something is installed by its own word, and none is. */
#define FAKES                                                                                      \
    "for tool in sh sed awk grep mktemp rm cat env true false; do ln -s \"$(command -v $tool)\" "  \
    "\"$d/$tool\"; done\n"                                                                         \
    "cat >\"$d/fake\" <<'END'\n"                                                                   \
    "#!/bin/sh\n"                                                                                  \
    "name=${0##*/}\n"                                                                              \
    "case \"$name $1\" in\n"                                                                       \
    "dpkg-query* | rpm* | 'pacman -Qq' | 'apk info' | 'brew list' | 'pkg info') exit 1 ;;\n"       \
    "'apt-get install') exit 0 ;;\n"                                                               \
    "'sudo env' | 'doas env') exit 0 ;;\n"                                                         \
    "esac\n"                                                                                       \
    "echo \"$name $*\"\n"                                                                          \
    "END\n"                                                                                        \
    "chmod 755 \"$d/fake\"\n"                                                                      \
    "for tool in $PROGRAMS; do ln -s fake \"$d/$tool\"; done\n"                                    \
    "printf '#!/bin/sh\\necho %s\\n' \"$USERID\" >\"$d/id\"; chmod 755 \"$d/id\"\n"                \
    "status=0\n"                                                                                   \
    "PATH=$d CC=$COMPILER tests/packages $NAMES || status=$?\n"                                    \
    "exit $status\n"

Test(packages, are_installed_or_named_with_what_to_type)
{
    for (size_t i = 0; i < COUNT(systems); i++) {
        char settings[4][256];
        snprintf(settings[0], sizeof settings[0], "PROGRAMS=%s", systems[i].programs);
        snprintf(settings[1], sizeof settings[1], "USERID=%s", systems[i].uid);
        snprintf(settings[2], sizeof settings[2], "COMPILER=%s", systems[i].compiler);
        snprintf(settings[3], sizeof settings[3], "NAMES=%s", systems[i].names);
        const char *const environment[] = {settings[0], settings[1], settings[2], settings[3],
                                           NULL};
        const char *const words[] = {"sh", "-c", SCRIPT(FAKES), NULL};
        struct captured captured = captured_run(words, environment);
        cr_expect_str_eq(captured.out.bytes, systems[i].says, "%zu: %s", i, captured.out.bytes);
        cr_expect_str_eq(captured.err.bytes, "", "%zu: %s", i, captured.err.bytes);
        cr_expect_eq(captured.status, systems[i].status, "%zu", i);
        captured_release(&captured);
    }
}

/* What a build and a PDF need has a name on each system that the README tells of. */
Test(packages, have_their_names_in_the_readme)
{
    struct captured captured =
        captured_shell("tests/packages --table | sed 's/|/ | /g; s/^/| /; s/$/ |/'");
    golden_expect_part("README.md", "|---|---|---|---|---|---|\n", "\n\n",
                       slice_trim(buffer_slice(&captured.out)));
    captured_release(&captured);
    expect_silence("for name in $(sed -e :a -e '/\\\\$/N; s/\\\\\\n//; ta' Makefile | "
                   "sed -n 's/^\\(BUILD\\|PDF\\)_PACKAGES := //p'); do "
                   "tests/packages --table | grep -q \"^$name|\" || echo \"$name\"; done");
}

/* The version stands in one place, and the first thing told is what came with it. */
Test(packages, have_news_of_this_version_first)
{
    struct captured captured =
        captured_shell("sed -n 's/^\\.Ss Version //p' man/precis-news.7 | head -n 1");
    cr_expect(slice_equal(slice_trim(buffer_slice(&captured.out)), slice_of(precis_version)));
    captured_release(&captured);
    expect_silence("for name in precis-dossier precis-keys precis-news precis-tutorial; do\n"
                   "grep -q \"Xr $name\" man/precis.1 || echo \"precis.1: $name\"\n"
                   "grep -q \"man/$name\" README.md || echo \"README.md: $name\"\n"
                   "done");
}
