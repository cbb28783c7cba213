#include "output/pdf/pdf_missing.h"

#include <string.h>
#include <unictype.h>

struct pdf_missing_script {
    const char *name;
    uint32_t first;
    uint32_t count;
};

struct package {
    const char *script;
    const char *name;
};

/* Every other script is in fonts-noto-core or, when rare, in fonts-noto-extra. */
static const struct package packages[] = {
    {"Han", "fonts-noto-cjk"},      {"Hiragana", "fonts-noto-cjk"},
    {"Katakana", "fonts-noto-cjk"}, {"Hangul", "fonts-noto-cjk"},
    {"Bopomofo", "fonts-noto-cjk"}, {"Common", "fonts-dejavu-core or fonts-noto-color-emoji"},
};

static const char *script_name(uint32_t code_point)
{
    const uc_script_t *script = uc_script(code_point);
    return script ? script->name : "Common";
}

static const char *package_of(const char *script)
{
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++)
        if (strcmp(packages[i].script, script) == 0)
            return packages[i].name;
    return "fonts-noto-core";
}

static struct pdf_missing_script *find(struct pdf_missing *missing, const char *name)
{
    for (size_t i = 0; i < missing->count; i++)
        if (strcmp(missing->scripts[i].name, name) == 0)
            return &missing->scripts[i];
    missing->scripts = arena_reserve(&missing->arena, missing->scripts, &missing->capacity,
                                     missing->count, sizeof *missing->scripts);
    missing->scripts[missing->count] = (struct pdf_missing_script){.name = name};
    return &missing->scripts[missing->count++];
}

void pdf_missing_add(struct pdf_missing *missing, uint32_t code_point)
{
    struct pdf_missing_script *script = find(missing, script_name(code_point));
    if (!script->count)
        script->first = code_point;
    script->count++;
}

void pdf_missing_write(const struct pdf_missing *missing, struct buffer *out)
{
    for (size_t i = 0; i < missing->count; i++) {
        const struct pdf_missing_script *script = &missing->scripts[i];
        bool is_common = strcmp(script->name, "Common") == 0;
        buffer_format(out, "no font here has %s%s (%u on the page, U+%04X first); %s %s\n",
                      is_common ? "some signs" : script->name, is_common ? "" : " letters",
                      script->count, script->first,
                      is_common ? "try the packages" : "install the package",
                      package_of(script->name));
    }
}

void pdf_missing_release(struct pdf_missing *missing)
{
    arena_release(&missing->arena);
    *missing = (struct pdf_missing){0};
}
