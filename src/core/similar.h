/*
 * similar -- whether two rows of two forms ask for the same figure, by their names.
 *
 * A name is a path: the headings a row stands under, then its own label ("Cây
 * lúa", "DT gieo trồng"). What people write differently for one thing is made
 * alike first: abbreviations (DT, SL, BHYT), words of other regions (heo, lợn),
 * where the tone stands (hoà, hòa), i and y. Then the words are weighed: those
 * of the label most, those of far headings least, words that say nothing not
 * at all; and counted, each as often as it comes. Two names that differ in
 * what is set against each other (nam, nữ; trong hạn, quá hạn; có, không) are
 * not the same, however long they are.
 *
 * Diacritics count (hộ is not hồ), unless a name has none at all.
 *
 * Measured on pairs labelled by hand, tests/golden/similar.tsv: the test
 * prints precision and recall.
 *
 * Layer:  core (pure)
 * Owns:   all lives in the arena given
 * Fails:  never
 * Limits: SIMILAR_WORDS_MAX words a name; those behind do not count
 * Tests:  similar_test.c
 */
#ifndef BAOCAO_SIMILAR_H
#define BAOCAO_SIMILAR_H

#include "base/list.h"

#define SIMILAR_WORDS_MAX 48
/* Of 1000: from here on two names mean the same, as far as names tell. */
#define SIMILAR_MIN 800

/* The tables of words, ready to compare with. */
struct similar;

struct similar_word {
    uint64_t key, plain; /* with diacritics, and without */
    int weight;
    int group; /* of words set against each other; 0: none */
};

struct similar_name {
    struct similar_word *words;
    size_t len;
    bool marked; /* some letter has a diacritic */
    uint64_t leaf_bits, bits;
};

const struct similar *similar_new(struct arena *arena);
/* path: struct str from the outermost heading to the label. */
struct similar_name similar_name_of(
    struct arena *arena, const struct similar *similar, const struct list *path);
/* 0 .. 1000 */
int similar_score(const struct similar_name *a, const struct similar_name *b);
/* Whether the score can be worth computing: cheap, and never wrong about what is SIMILAR_MIN. */
bool similar_may(const struct similar_name *a, const struct similar_name *b);

#endif
