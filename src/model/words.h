/* The words that the enumerations of this layer have in the YAML, each list ended with NULL; the
 * value of the enumeration is one more than the index. */
#ifndef PRECIS_MODEL_WORDS_H
#define PRECIS_MODEL_WORDS_H

extern const char *const words_claim_kind[];
extern const char *const words_likelihood[];
extern const char *const words_corridor_status[];
extern const char *const words_estimator[];
extern const char *const words_asker[];
extern const char *const words_actor_kind[];
extern const char *const words_relation[];

#endif
