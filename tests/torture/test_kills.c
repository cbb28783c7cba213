/* Two readers have one dossier open and star its points; one of them is killed, again and again.
 * What was saved is there, nothing is torn. (The same without terminals, and faster, in
 * tests/store/test_state_writers.c.) */
#include "store/state_file.h"
#include "support/dice.h"
#include "support/helpers.h"
#include "support/rounds.h"
#include "support/scratch.h"

#include "load/loader.h"

#include <glob.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { READERS = 2, POINTS = 300, POINTS_AT_ONCE = 20, USUAL_KILLS = 20, LONGEST = 60 /* ms */ };

struct desk {
    const char *log; /* a byte for each saving that was over */
    struct terminal *terminal;
    int confirmed; /* points of its brief that are known to be saved with a star */
    int next;
};

struct office {
    struct arena arena;
    const char *folder;
    const char *program;
    struct loaded loaded;
    struct desk desks[READERS];
};

static void write_brief(const char *folder, int number)
{
    struct buffer text = {0};
    buffer_format(&text,
                  "precis: 1\nid: brief-%d\nsource:\n  type: report\n  title: Brief %d\n"
                  "bottom-line: Nothing is lost.\nkey-points:\n",
                  number, number);
    for (int i = 0; i < POINTS; i++)
        buffer_format(&text, "  - {id: p%d, text: Point %d., kind: event, paragraphs: [1]}\n", i,
                      i);
    struct arena arena = {0};
    program_folder_write(folder, arena_format(&arena, "content/briefs/%d.yaml", number).bytes, "%s",
                         text.bytes);
    arena_release(&arena);
    buffer_release(&text);
}

static const char *path_in(struct office *office, const char *name, int number)
{
    return arena_format(&office->arena, "%s/%s-%d", office->folder, name, number).bytes;
}

static struct office open_office(void)
{
    static char program[4096];
    const char *named = getenv("PRECIS_PLAIN");
    struct office office = {0};
    cr_assert(realpath(named ? named : "build/precis", program));
    office.program = program;
    office.folder = program_folder_make(&office.arena);
    program_folder_write(office.folder, "content/dossier.yaml",
                         "precis: 1\ntitle: Office\nas-of: 2031\nbottom-line: Text.\n");
    program_folder_write(office.folder, "editor", "#!/bin/sh\nprintf . >>\"$LOG\"\n");
    cr_assert_eq(chmod(arena_format(&office.arena, "%s/editor", office.folder).bytes, 0700), 0);
    for (int i = 0; i < READERS; i++) {
        write_brief(office.folder, i);
        office.desks[i].log = path_in(&office, "log", i);
    }
    office.loaded = load_dossier(office.folder);
    cr_assert_eq(office.loaded.dossier->brief_count, READERS);
    return office;
}

static void close_office(struct office *office)
{
    loaded_release(&office->loaded);
    program_folder_remove(office->folder);
    arena_release(&office->arena);
}

static bool is_open(struct terminal *terminal, void *context)
{
    (void)context;
    return strstr(terminal_screen(terminal), "  Point ") != NULL;
}

static void sit_down(struct office *office, int number)
{
    struct arena arena = {0};
    struct desk *desk = &office->desks[number];
    const char *const argv[] = {office->program,
                                "-d",
                                office->folder,
                                "read",
                                arena_format(&arena, "brief-%d#p%d", number, desk->next).bytes,
                                NULL};
    const char *const environment[] = {
        arena_format(&arena, "XDG_STATE_HOME=%s/state", office->folder).bytes,
        arena_format(&arena, "VISUAL=%s/editor", office->folder).bytes,
        arena_format(&arena, "LOG=%s", desk->log).bytes, NULL};
    unlink(desk->log);
    desk->terminal =
        terminal_start(&(struct terminal_options){.argv = argv, .environment = environment});
    cr_assert(terminal_wait_until(desk->terminal, TERMINAL_PATIENCE, is_open, NULL), "%s",
              terminal_screen(desk->terminal));
    /* Stars the point, saves, which it does before the editor gets the terminal, and goes on. */
    for (int i = 0; i < POINTS_AT_ONCE; i++)
        terminal_type(desk->terminal, "*e}");
    arena_release(&arena);
}

static int damaged_count(struct office *office)
{
    glob_t found;
    struct slice pattern =
        arena_format(&office->arena, "%s/state/precis/*.damaged-*", office->folder);
    int count = glob(pattern.bytes, 0, NULL, &found) == 0 ? (int)found.gl_pathc : 0;
    globfree(&found);
    return count;
}

static int length_of(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 ? (int)status.st_size : 0;
}

static bool is_starred(const struct office *office, const struct state *state, int brief, int point)
{
    return state_is_starred(state,
                            &office->loaded.dossier->briefs[brief]->claims.items[point].entry);
}

/* The log is looked at before the state: what it has was saved before. */
static void count_confirmed(struct desk *desk)
{
    if (desk->terminal)
        desk->confirmed = desk->next + length_of(desk->log);
}

static void expect_stars(struct office *office, const struct state *state, int number)
{
    struct desk *desk = &office->desks[number];
    for (int i = 0; i < desk->confirmed; i++)
        cr_assert(is_starred(office, state, number, i), "the star of p%d in brief-%d is lost", i,
                  number);
    while (!desk->terminal && desk->next < POINTS && is_starred(office, state, number, desk->next))
        desk->next++;
}

static void expect_saved(struct office *office)
{
    struct arena arena = {0};
    struct state_file file;
    struct buffer message = {0};
    struct state *state = state_create();
    for (int i = 0; i < READERS; i++)
        count_confirmed(&office->desks[i]);
    state_file_find(&file, office->folder, SLICE(""),
                    arena_format(&arena, "%s/state", office->folder).bytes, NULL);
    state_file_load(&file, state, &message);
    state_set_dossier(state, office->loaded.dossier);
    cr_expect_eq(message.length, 0, "%s", message.bytes);
    for (int i = 0; i < READERS; i++)
        expect_stars(office, state, i);
    state_set_dossier(state, NULL);
    state_file_release(&file);
    state_release(state);
    buffer_release(&message);
    arena_release(&arena);
}

static void stand_up(struct office *office, int number, int signal_number)
{
    struct desk *desk = &office->desks[number];
    terminal_signal(desk->terminal, signal_number);
    wait_exit(desk->terminal);
    count_confirmed(desk);
    terminal_stop(desk->terminal);
    desk->terminal = NULL;
    expect_saved(office);
}

static void wait_a_moment(struct dice *dice)
{
    const struct timespec moment = {0, (long)dice_below(dice, LONGEST * 1000) * 1000};
    nanosleep(&moment, NULL);
}

static bool is_full(const struct office *office)
{
    for (int i = 0; i < READERS; i++)
        if (office->desks[i].next + POINTS_AT_ONCE >= POINTS)
            return true;
    return false;
}

/* Answers how many points were starred. */
static int kill_readers(struct dice *dice, int *kills)
{
    struct office office = open_office();
    for (; *kills > 0 && !is_full(&office); --*kills) {
        int victim = (int)dice_below(dice, READERS);
        for (int i = 0; i < READERS; i++)
            sit_down(&office, i);
        wait_a_moment(dice);
        stand_up(&office, victim, SIGKILL);
        stand_up(&office, !victim, SIGTERM);
    }
    int points = office.desks[0].confirmed + office.desks[1].confirmed;
    cr_expect_eq(damaged_count(&office), 0);
    close_office(&office);
    return points;
}

Test(torture_kills, of_readers_lose_nothing, .timeout = TORTURE_TIMEOUT)
{
    struct dice dice = {11};
    int kills = torture_rounds(USUAL_KILLS);
    int left = kills;
    int points = 0;
    while (left > 0)
        points += kill_readers(&dice, &left);
    cr_expect_gt(points, 0);
    TORTURE_SAY("%d of %d readers in terminals were killed while both saved; of %d stars that were "
                "saved none was lost, no file was torn",
                kills, kills * 2, points);
}
