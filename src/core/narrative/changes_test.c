#include "core/narrative/changes.h"

#include "tests/unit.h"

#define H(id, text) \
    "{\"type\":\"heading\",\"attrs\":{\"id\":\"" id \
    "\"},\"content\":[{\"type\":\"text\",\"text\":\"" text "\"}]}"
#define P(text) "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"" text "\"}]}"
#define PART(heading, text) "{\"heading\":\"" heading "\",\"text\":\"" text "\"}"

/* clang-format off */
static const struct {
    const char *what, *old, *new, *before, *after;
} cases[] = {
    { "nothing changed", H("a", "Một") "," P("x"), H("a", "Một") "," P("x"), "", "" },
    { "one section of two", H("a", "Một") "," P("x") "," H("b", "Hai") "," P("y"), H("a", "Một") "," P("x") "," H("b", "Hai") "," P("z"),
      PART("II. Hai", "y"), PART("II. Hai", "z") },
    { "what stands before the first heading", P("x") "," H("a", "Một"), P("y") "," H("a", "Một"), PART("", "x"), PART("", "y") },
    { "a heading's own words", H("a", "Một") "," P("x"), H("a", "Hai") "," P("x"), PART("I. Một", "x"), PART("I. Hai", "x") },
    { "a section more", H("a", "Một"), H("a", "Một") "," H("b", "Hai") "," P("y"), "", PART("II. Hai", "y") },
    { "bold is a change though it reads the same", H("a", "Một") "," P("x"),
      H("a", "Một") ",{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"x\",\"marks\":[{\"type\":\"bold\"}]}]}", PART("I. Một", "x"), PART("I. Một", "x") },
};
/* clang-format on */

static struct doc_node *doc_of(struct arena *arena, const char *content)
{
    struct doc_fault fault;
    struct doc_node *doc;

    assert_true(
        document_read(arena, str_format(arena, "{\"type\":\"doc\",\"content\":[%s]}", content),
            DOC_DRAFT, &doc, &fault));
    return doc;
}

static void the_history_has_what_changed_and_no_more(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct arena *arena = arena_new(UNIT_BYTES);
        struct doc_changes changes =
            doc_changes_of(arena, doc_of(arena, cases[i].old), doc_of(arena, cases[i].new));

        expect_text(changes.before, str_format(arena, "{\"sections\":[%s]}", cases[i].before).ptr,
            cases[i].what);
        expect_text(changes.after, str_format(arena, "{\"sections\":[%s]}", cases[i].after).ptr,
            cases[i].what);
        arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_history_has_what_changed_and_no_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
