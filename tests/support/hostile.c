#include "hostile.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "model/schema.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unictype.h>
#include <unistd.h>

#define EVIL(literal)                                                                              \
    {                                                                                              \
        "" literal, sizeof(literal) - 1                                                            \
    }

static const struct slice evils[] = {
    EVIL("\033]52;c;aGVsbG8=\007"),
    EVIL("\xC2\x9B"
         "31m"),
    EVIL("nul\0nul"),
    EVIL("\xE2\x80\xAE gnp.exe \xE2\x81\xA6"),
    EVIL("su\xE2\x80\x8B"
         "do"),
    EVIL("\"quoted\" 'single' `back`"),
    EVIL("back\\slash \\N \\l \\G trailing\\"),
    EVIL("line\nfeed\r\nand\ttab"),
    EVIL("=HYPERLINK(\"http://example.org\";\"x\")"),
    EVIL("+1+cmd|' /C calc'!A1"),
    EVIL("-2+3"),
    EVIL("@SUM(1;1)"),
    EVIL("\t=1+1"),
    EVIL("\r=1+1"),
    EVIL("a;=1+1;\"=2+2"),
    EVIL("\xEF\xBC\x9D"
         "1+1"),
    EVIL("{brace"),
    EVIL("brace} {{ }"),
    EVIL("% $ # _ & ~ ^ < > | \\textbf{x} \\input{/etc/passwd}"),
    EVIL("$(touch pwned) `touch pwned` ; touch pwned"),
    EVIL("&amp; &#65; <b>bold</b> <!-- ]]>"),
    EVIL("a\xCC\x80\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86"),
    EVIL("\xF3\xA0\x81\x81\xEE\x80\x80\xEF\xBF\xBF\xEF\xB7\x90"),
    EVIL("\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xB4\xD9\x88\xD8\xAF"),
    EVIL("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xA7\xEF\xB8\x8F"),
    EVIL("\xEF\xBB\xBF\xE2\x80\xA8\xE2\x80\xA9\xC2\x85\x7F\b\f\v"),
    EVIL("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE6\xB0\xB4 \xE0\xA4\xAC\xE0\xA4\x82"),
    EVIL("and, And Others and {others}"),
};

const size_t hostile_count = sizeof evils / sizeof *evils;

struct slice hostile_text(size_t sort)
{
    return evils[sort % hostile_count];
}

struct writing {
    struct hostile *hostile;
    struct buffer *out;
};

static void write_record(struct writing *writing, const struct record *record, const char *name,
                         size_t index, size_t indent);

/* As a double-quoted scalar of YAML. */
static void write_quoted(struct slice text, struct buffer *out)
{
    buffer_add_byte(out, '"');
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point;
        size_t size = utf8_decode(text.bytes + at, text.length - at, &code_point);
        cr_assert(size, "hostile texts are UTF-8");
        if (code_point >= 0x20 && code_point < 0x7F && code_point != '"' && code_point != '\\')
            buffer_add_byte(out, (char)code_point);
        else
            buffer_format(out, "\\U%08x", code_point);
        at += size;
    }
    buffer_add_byte(out, '"');
}

/* Every text is told from all others by its number. */
static struct slice next_text(struct hostile *hostile)
{
    bool has_one = hostile->only.length > 0;
    struct slice evil =
        has_one ? hostile->only : hostile_text(hostile->variant + hostile->text_count);
    struct buffer text = {0};
    buffer_add(&text, evil);
    buffer_format(&text, " text %zu ", hostile->text_count + 1);
    buffer_add(&text, evil);
    struct slice copy = arena_copy(&hostile->arena, buffer_slice(&text));
    buffer_release(&text);
    hostile->texts = arena_reserve(&hostile->arena, hostile->texts, &hostile->text_capacity,
                                   hostile->text_count, sizeof *hostile->texts);
    hostile->texts[hostile->text_count++] = copy;
    return copy;
}

static void write_url(struct writing *writing)
{
    struct hostile *hostile = writing->hostile;
    struct slice text = next_text(hostile);
    struct slice url = arena_format(&hostile->arena, "https://example.org/");
    struct buffer whole = {0};
    buffer_add(&whole, url);
    buffer_add(&whole, text);
    hostile->texts[hostile->text_count - 1] = arena_copy(&hostile->arena, buffer_slice(&whole));
    write_quoted(hostile->texts[hostile->text_count - 1], writing->out);
    buffer_release(&whole);
}

static const char *date_of(size_t variant)
{
    static const char *const dates[] = {"2031",    "2031-04~", "2031-04-27",      "2031?",
                                        "203X",    "2031-21",  "2030-01/2030-10", "2030/..",
                                        "../2030", "2030/",    "2030-21/2031-24", "0953%"};
    return dates[variant % (sizeof dates / sizeof *dates)];
}

static void write_choice(const struct field *field, size_t variant, struct buffer *out)
{
    size_t count = 0;
    while (field->choices[count])
        count++;
    buffer_add(out, slice_of(field->choices[variant % count]));
}

static void write_reference(const struct field *field, size_t index, struct buffer *out)
{
    const char *name = field->dangling == RULE_DANGLING_THEME      ? "themes"
                       : field->dangling == RULE_DANGLING_CORRIDOR ? "corridors"
                                                                   : "actors";
    if (field->type == FIELD_ADDRESS)
        buffer_format(out, "briefs-%zu#key-points-%zu", index, index);
    else if (field->type == FIELD_EVENT_ADDRESS)
        buffer_format(out, "briefs-%zu#events-%zu", index, index);
    else if (field->type == FIELD_LOCAL_ADDRESS || field->type == FIELD_SUBJECT)
        buffer_format(out, "key-points-%zu", index);
    else
        buffer_format(out, "%s-%zu", name, index);
}

/* `index` counts from 1 among the items beside it. */
static void write_value(struct writing *writing, const struct field *field, const char *parent,
                        size_t parent_index, size_t index)
{
    struct buffer *out = writing->out;
    switch (field->type) {
    case FIELD_TEXT:
        write_quoted(next_text(writing->hostile), out);
        break;
    case FIELD_ID:
        buffer_format(out, "%s-%zu", parent, parent_index);
        break;
    case FIELD_DECIMAL:
        buffer_add(out, index % 2 ? SLICE("-0012.50") : SLICE("+007"));
        break;
    case FIELD_COLOR:
        buffer_add(out, SLICE("\"#a0b1c2\""));
        break;
    case FIELD_URL:
        write_url(writing);
        break;
    case FIELD_NUMBER:
        buffer_format(out, "%zu", parent_index + index);
        break;
    case FIELD_VERSION:
        buffer_add(out, SLICE("1"));
        break;
    case FIELD_BOOLEAN:
        buffer_add(out, parent_index % 2 ? SLICE("true") : SLICE("false"));
        break;
    case FIELD_DATE:
        buffer_add(out, slice_of(date_of(writing->hostile->variant + parent_index)));
        break;
    case FIELD_CHOICE:
        write_choice(field, writing->hostile->variant + parent_index, out);
        break;
    case FIELD_STATUS: /* the id that dossier.yaml gives all of its own */
        buffer_add(out, SLICE("statuses-1"));
        break;
    case FIELD_IMPORTANCE:
        buffer_format(out, "%zu", index % 3 + 1);
        break;
    case FIELD_REFERENCE:
    case FIELD_ADDRESS:
    case FIELD_LOCAL_ADDRESS:
    case FIELD_EVENT_ADDRESS:
    case FIELD_SUBJECT:
        write_reference(field, index, out);
        break;
    case FIELD_RECORD:
        break;
    }
    buffer_add_byte(out, '\n');
}

static void write_list(struct writing *writing, const struct field *field, size_t indent)
{
    enum { ITEMS = 2 };
    buffer_add_byte(writing->out, '\n');
    for (size_t i = 1; i <= ITEMS; i++) {
        buffer_add_repeated(writing->out, ' ', indent);
        buffer_add(writing->out, SLICE("- "));
        if (field->type == FIELD_RECORD)
            write_record(writing, field->record, field->name, i, indent + 2);
        else
            write_value(writing, field, field->name, i, i);
    }
}

/* The first line is taken to be indented already. */
static void write_record(struct writing *writing, const struct record *record, const char *name,
                         size_t index, size_t indent)
{
    for (size_t i = 0; i < record->field_count; i++) {
        const struct field *field = &record->fields[i];
        buffer_add_repeated(writing->out, ' ', i ? indent : 0);
        buffer_format(writing->out, "%s: ", field->name);
        if (field->flags & FIELD_LIST) {
            write_list(writing, field, indent + 2);
        } else if (field->type == FIELD_RECORD) {
            buffer_add_byte(writing->out, '\n');
            buffer_add_repeated(writing->out, ' ', indent + 2);
            write_record(writing, field->record, field->name, 1, indent + 2);
        } else {
            write_value(writing, field, name, index, 1);
        }
    }
}

static const char *path_of(struct hostile *hostile, const char *name)
{
    return arena_format(&hostile->arena, "%.*s/%s", SLICE_ARGUMENTS(hostile->directory), name)
        .bytes;
}

static void save(struct hostile *hostile, const char *name, const struct buffer *text)
{
    FILE *file = fopen(path_of(hostile, name), "wb");
    cr_assert_not_null(file, "cannot write %s", name);
    cr_assert_eq(fwrite(text->bytes, 1, text->length, file), text->length);
    cr_assert_eq(fclose(file), 0);
}

static void write_file(struct hostile *hostile, const struct record *record, const char *name,
                       size_t index, const char *file)
{
    struct buffer text = {0};
    struct writing writing = {hostile, &text};
    write_record(&writing, record, name, index, 0);
    save(hostile, file, &text);
    buffer_release(&text);
}

static void write_listing(struct hostile *hostile, const struct record *record, const char *name,
                          const char *file)
{
    struct buffer text = {0};
    struct writing writing = {hostile, &text};
    for (size_t i = 1; i <= 2; i++) {
        buffer_add(&text, SLICE("- "));
        write_record(&writing, record, name, i, 2);
    }
    save(hostile, file, &text);
    buffer_release(&text);
}

static const char *const folders[] = {"content", "content/briefs", "themes"};
static const char *const files[] = {"content/dossier.yaml",    "content/actors.yaml",
                                    "content/corridors.yaml",  "content/briefs/one.yaml",
                                    "content/briefs/two.yaml", "themes/one.yaml",
                                    "themes/two.yaml"};

static void write_files(struct hostile *hostile)
{
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        cr_assert_eq(mkdir(path_of(hostile, folders[i]), 0700), 0);
    write_file(hostile, &schema_dossier, "dossier", 1, files[0]);
    write_listing(hostile, &schema_actor, "actors", files[1]);
    write_listing(hostile, &schema_corridor, "corridors", files[2]);
    write_file(hostile, &schema_brief, "briefs", 1, files[3]);
    write_file(hostile, &schema_brief, "briefs", 2, files[4]);
    write_file(hostile, &schema_theme, "themes", 1, files[5]);
    write_file(hostile, &schema_theme, "themes", 2, files[6]);
}

static struct hostile create(size_t variant, struct slice only)
{
    struct hostile hostile = {.variant = variant, .only = only};
    char template[] = "/tmp/precis-hostile-XXXXXX";
    cr_assert_not_null(mkdtemp(template));
    hostile.directory = arena_copy(&hostile.arena, slice_of(template));
    write_files(&hostile);
    hostile.loaded = load_dossier(hostile.directory.bytes);
    cr_assert_not_null(hostile.loaded.dossier);
    size_t errors = diagnostics_count(&hostile.loaded.diagnostics, SEVERITY_ERROR);
    cr_assert_eq(errors, 0, "the hostile dossier has errors, such as '%.*s'",
                 SLICE_ARGUMENTS(hostile.loaded.diagnostics.items[0].text));
    return hostile;
}

struct hostile hostile_create(size_t variant)
{
    return create(variant, SLICE(""));
}

struct hostile hostile_create_with(struct slice text)
{
    struct hostile hostile = create(0, text);
    hostile.only = SLICE("");
    return hostile;
}

void hostile_release(struct hostile *hostile)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlink(path_of(hostile, files[i]));
    for (size_t i = sizeof folders / sizeof *folders; i > 0; i--)
        rmdir(path_of(hostile, folders[i - 1]));
    rmdir(hostile->directory.bytes);
    loaded_release(&hostile->loaded);
    arena_release(&hostile->arena);
}

static bool is_harmless(uint32_t code_point, const char *allowed)
{
    bool is_joiner = code_point == 0x200C || code_point == 0x200D;
    if (code_point < 0x80 && code_point && strchr(allowed, (int)code_point))
        return true;
    return is_joiner ||
           !uc_is_general_category_withtable(
               code_point, UC_CATEGORY_MASK_Cc | UC_CATEGORY_MASK_Cf | UC_CATEGORY_MASK_Co |
                               UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp);
}

void hostile_expect_harmless(struct slice text, const char *allowed)
{
    for (size_t at = 0; at < text.length;) {
        uint32_t code_point;
        size_t size = utf8_decode(text.bytes + at, text.length - at, &code_point);
        size_t before = at < 40 ? at : 40;
        cr_assert(size, "no UTF-8 at byte %zu", at);
        cr_assert(is_harmless(code_point, allowed), "U+%04X at byte %zu after '%.*s'", code_point,
                  at, (int)before, text.bytes + at - before);
        at += size;
    }
}
