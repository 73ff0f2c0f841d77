/*
 * profile_words -- a profile in words: what its names mean, and what changed from one to another.
 *
 * A profile names roles, rights, states, actions, needs by short words, each with a Vietnamese
 * title where it is defined (core/access.h, core/workflow.h, ...). The tables of those words stand
 * here once: pages that show or change a profile ask for them, and so do the sentences about a
 * change. Those are made by walking the field tables of model/profile.h, so that a rule added there
 * is told here too; lists are compared by what each item is about, not by its place.
 *
 * Layer:  model
 * Owns:   sentences live in the arena given
 * Fails:  never
 * Limits: those of the profile
 * Tests:  profile_words_test.c
 */
#ifndef BAOCAO_PROFILE_WORDS_H
#define BAOCAO_PROFILE_WORDS_H

#include "model/profile.h"

/* One word of a profile, and what it means. */
struct profile_word {
    struct str name, title;
};

/* All words of one kind: "role", "right", "state". */
struct profile_word_list {
    struct str name;
    struct list words; /* struct profile_word */
};

struct profile_words {
    struct list items; /* struct profile_word_list */
};

extern const struct resource profile_words_resource;

/* Every kind of word there is. */
struct profile_words profile_words_all(struct arena *arena);
/* What becomes another when `before` is replaced: a list of struct str, Vietnamese sentences. */
struct list profile_changes(
    struct arena *arena, const struct profile *before, const struct profile *after);

#endif
