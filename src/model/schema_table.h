/* How the tables of the schema are written down. */
#ifndef PRECIS_MODEL_SCHEMA_TABLE_H
#define PRECIS_MODEL_SCHEMA_TABLE_H

#include "base/count.h"
#include "model/dossier.h"
#include "model/schema.h"
#include "model/words.h"

#include <stddef.h>

#define AT(structure, member) .offset = offsetof(struct structure, member)
#define RECORD(record_name, structure, table)                                                      \
    {                                                                                              \
        .name = (record_name), .size = sizeof(struct structure), .fields = (table),                \
        .field_count = COUNT(table)                                                                \
    }

/* Fields that several records share. */
#define THEMES(structure, needed)                                                                  \
    {                                                                                              \
        .name = "themes", .type = FIELD_REFERENCE, .flags = FIELD_LIST | (needed),                 \
        AT(structure, themes), .dangling = RULE_DANGLING_THEME,                                    \
        .shown = {.label = "Themes", .order = {[SHOWN_AS_ROW] = 50, [SHOWN_BELOW] = 10}},          \
        .help = "Ids of the themes that it belongs to; may be empty."                              \
    }
#define PARAGRAPHS(structure, needed)                                                              \
    {                                                                                              \
        .name = "paragraphs", .type = FIELD_NUMBER, .flags = FIELD_LIST | (needed),                \
        AT(structure, paragraphs),                                                                 \
        .shown = {.label = "Paragraphs",                                                           \
                  .order = {[SHOWN_AS_ROW] = 60, [SHOWN_BELOW] = 90, [SHOWN_ON_PAGE] = 90}},       \
        .help = "The paragraphs of the article that say it."                                       \
    }
#define CALCULATION(structure)                                                                     \
    {                                                                                              \
        .name = "calculation", .type = FIELD_TEXT, AT(structure, calculation),                     \
        .shown = {.label = "= Calculated", .order = {[SHOWN_AS_ROW] = 70}, .is_curators = true},   \
        .help =                                                                                    \
            "How a number or date that the article does not print was worked out; shown as the "   \
            "curator's."                                                                           \
    }
#define IMPORTANCE(structure)                                                                      \
    {                                                                                              \
        .name = "importance", .type = FIELD_IMPORTANCE, AT(structure, importance),                 \
        .shown = {.label = "Importance", .order = {[SHOWN_AS_ROW] = 40}},                          \
        .help = "3 for what a summary on one page must have, 1 for a detail; left out between."    \
    }
#define PRINTED_AS(structure)                                                                      \
    {                                                                                              \
        .name = "printed-as", .type = FIELD_TEXT, AT(structure, printed_as),                       \
        .shown = {.label = "Printed as", .order = {[SHOWN_AS_ROW] = 80}},                          \
        .help = "How the article writes a number or date that the program cannot read there."      \
    }
#define VERSION(structure)                                                                         \
    {                                                                                              \
        .name = "precis", .type = FIELD_VERSION, .flags = FIELD_REQUIRED, AT(structure, version),  \
        .help = "The version of the format: 1."                                                    \
    }
#define RECORD_LIST(field_name, structure, member, record_table, sentence)                         \
    {                                                                                              \
        .name = (field_name), .type = FIELD_RECORD, .flags = FIELD_LIST, AT(structure, member),    \
        .record = &(record_table), .help = (sentence)                                              \
    }

#endif
