/* What a dossier calls its corridors, and how far they may have come.
 *
 * A dossier about treaties, cables or mines says so in content/dossier.yaml; its files have the
 * fields `corridor` and `corridors` all the same, and the program's own words for places and lists
 * go on to be understood. */
#ifndef PRECIS_MODEL_OWN_WORDS_H
#define PRECIS_MODEL_OWN_WORDS_H

#include "base/arena.h"
#include "base/diagnostic.h"
#include "base/shown.h"
#include "model/dossier.h"

/* "corridors" and "corridor", or the dossier's words for them: ids, as they are typed. NULL is a
 * dossier that is not known yet. */
struct slice own_name(const struct dossier *dossier);
struct slice own_one(const struct dossier *dossier);

/* The dossier's word for what the program calls by that name, of a view or a list; most are the
 * same. */
struct slice own_name_of(const struct dossier *dossier, const char *name);

/* "corridor:", or the dossier's word in its place. */
const char *own_prefix(const struct dossier *dossier, struct arena *arena);

/* A sentence or heading of the program with the dossier's words in it: corridor, Corridors and
 * CORRIDORS are replaced, in the same letters. */
struct shown own_words(struct arena *arena, const struct dossier *dossier, const char *text);

/* What was typed as a search, with "corridor:" for the dossier's word in its place, outside quotation
 * marks. */
struct slice own_query(struct arena *arena, const struct dossier *dossier, struct slice typed);

/* Finds what each status in the files means. One that is none of the dossier's is reported, and
 * taken for absent; so is a name that means something else to the program. To be called once the
 * dossier is assembled. */
void own_words_resolve(struct dossier *dossier, struct diagnostics *diagnostics);

#endif
