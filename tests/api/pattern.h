/*
 * pattern -- what an answer should look like: JSON with blanks left in it.
 *
 *     {"id":$report,"state":"draft",*}    these members and maybe more
 *     [{"id":3,*},*]   [*,{"id":3,*},*]   first item; somewhere
 *     *            anything               ~"phần"   a text with this in it
 *     !"x"         anything but this      $name     what was taken before, else taken now
 *     =$name       taken now, whatever it was before
 *
 * Members come in any order. A value that is taken is its text, without quotes; an object or a list
 * is all of it.
 *
 * Layer:  tests
 * Owns:   what is taken lives in the arena of the variables
 * Fails:  false with `why`; a pattern that cannot be read does not match
 * Limits: VARIABLES_MAX names
 * Tests:  parts_test.c
 */
#ifndef BAOCAO_TESTS_PATTERN_H
#define BAOCAO_TESTS_PATTERN_H

#include "tests/api/node.h"

#define VARIABLES_MAX 200

struct variables {
    struct arena *arena;
    struct str names[VARIABLES_MAX], values[VARIABLES_MAX];
    size_t len;
};

/* NULL: nothing by that name. */
const struct str *variable_find(const struct variables *variables, struct str name);
void variable_set(struct variables *variables, struct str name, struct str value);
/* The name that begins at text, of letters, digits and underscores. */
struct str variable_name(struct str text);
/* Text with $name put in for what was taken; in a path what is no letter or digit is escaped.
 * Names nobody took stay as they are. */
enum fill { FILL_TEXT, FILL_PATH };
struct str variable_fill(struct variables *variables, struct str text, enum fill how);

bool pattern_match(struct variables *variables, struct str pattern, const struct node *found,
    struct str *why) MUST_CHECK;

#endif
