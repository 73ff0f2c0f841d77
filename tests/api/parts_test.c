/* The runner's own parts: patterns that must and must not match, answers that do not fit. */
#include "tests/api/pattern.h"
#include "tests/api/schema.h"
#include "tests/unit.h"

static struct arena *arena;

static const struct {
    const char *says, *pattern, *json;
    bool matches;
} patterns[] = {
    { "members in any order", "{\"b\":2,\"a\":1}", "{\"a\":1,\"b\":2}", true },
    { "a member too many", "{\"a\":1}", "{\"a\":1,\"b\":2}", false },
    { "and more", "{\"a\":1,*}", "{\"a\":1,\"b\":2}", true },
    { "a member that lacks", "{\"c\":1,*}", "{\"a\":1}", false },
    { "another value", "{\"a\":2}", "{\"a\":1}", false },
    { "a number is no text", "{\"a\":1}", "{\"a\":\"1\"}", false },
    { "a text is no number", "{\"a\":\"1\"}", "{\"a\":1}", false },
    { "null", "{\"a\":null}", "{\"a\":null}", true },
    { "anything but null", "{\"a\":!null}", "{\"a\":null}", false },
    { "anything but null, given", "{\"a\":!null}", "{\"a\":0}", true },
    { "part of a text", "{\"a\":~\"bc\"}", "{\"a\":\"abcd\"}", true },
    { "not a part of it", "{\"a\":~\"bd\"}", "{\"a\":\"abcd\"}", false },
    { "a list", "[1,2]", "[1,2]", true },
    { "a list too long", "[1]", "[1,2]", false },
    { "a list too short", "[1,2,3]", "[1,2]", false },
    { "a list and more", "[1,*]", "[1,2,3]", true },
    { "somewhere in a list", "[*,{\"a\":2},*]", "[{\"a\":1},{\"a\":2},{\"a\":3}]", true },
    { "nowhere in a list", "[*,{\"a\":4},*]", "[{\"a\":1},{\"a\":2}]", false },
    { "at the end of a list", "[*,3]", "[1,2,3]", true },
    { "taken and met again", "{\"a\":$x,\"b\":$x}", "{\"a\":7,\"b\":7}", true },
    { "taken, another met", "{\"a\":$x,\"b\":$x}", "{\"a\":7,\"b\":8}", false },
    { "taken anew", "{\"a\":$x,\"b\":=$x}", "{\"a\":7,\"b\":8}", true },
    { "a failed try takes nothing", "[*,{\"a\":$x,\"b\":2},*]",
        "[{\"a\":1,\"b\":1},{\"a\":9,\"b\":2}]", true },
    { "a pattern that is cut off", "{\"a\":1", "{\"a\":1}", false },
    { "something behind a pattern", "{\"a\":1}}", "{\"a\":1}", false },
};

static void patterns_match_what_they_say(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(patterns); i++) {
        struct variables variables = { .arena = arena };
        struct str why;

        if (pattern_match(&variables, str_of(patterns[i].pattern),
                node_read(arena, str_of(patterns[i].json)), &why) != patterns[i].matches)
            fail_msg("%s: " STR_FMT, patterns[i].says, STR_ARG(why));
    }
}

static void variables_are_filled_in(void **state)
{
    struct variables variables = { .arena = arena };

    (void)state;
    variable_set(&variables, S("id"), S("7"));
    variable_set(&variables, S("id_v"), S("a b/ế"));
    expect_text(variable_fill(&variables, S("/x/$id/$none"), FILL_TEXT), "/x/7/$none", "text");
    expect_text(
        variable_fill(&variables, S("?q=$id_v"), FILL_PATH), "?q=a%20b%2f%e1%ba%bf", "path");
}

static const struct {
    const char *says, *schema, *json;
    bool fits;
} schemas[] = {
    { "a text", "{\"type\":\"string\"}", "\"a\"", true },
    { "no text", "{\"type\":\"string\"}", "1", false },
    { "a text or null", "{\"type\":[\"string\",\"null\"],\"minLength\":1}", "null", true },
    { "null unasked", "{\"type\":\"string\"}", "null", false },
    { "a whole number", "{\"type\":\"integer\",\"minimum\":1}", "1", true },
    { "too small", "{\"type\":\"integer\",\"minimum\":1}", "0", false },
    { "negative", "{\"type\":\"integer\",\"minimum\":1}", "-5", false },
    { "no whole number", "{\"type\":\"integer\"}", "1.5", false },
    { "one of those", "{\"type\":\"string\",\"enum\":[\"a\",\"b\"]}", "\"b\"", true },
    { "none of those", "{\"type\":\"string\",\"enum\":[\"a\",\"b\"]}", "\"c\"", false },
    { "a day", "{\"type\":\"string\",\"format\":\"date\"}", "\"2026-02-28\"", true },
    { "no day", "{\"type\":\"string\",\"format\":\"date\"}", "\"2026-02-30\"", false },
    { "a figure", "{\"type\":\"string\",\"pattern\":\"^-?[0-9]+([.][0-9]+)?$\"}", "\"-1.5\"",
        true },
    { "no figure", "{\"type\":\"string\",\"pattern\":\"^-?[0-9]+([.][0-9]+)?$\"}", "\"1,5\"",
        false },
    { "letters counted", "{\"type\":\"string\",\"maxLength\":2}", "\"ếế\"", true },
    { "too many items", "{\"type\":\"array\",\"maxItems\":1,\"items\":{\"type\":\"integer\"}}",
        "[1,2]", false },
    { "a wrong item", "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}", "[1,\"2\"]", false },
    { "a member that lacks", "{\"type\":\"object\",\"properties\":{},\"required\":[\"a\"]}", "{}",
        false },
    { "a member nobody described", "{\"type\":\"object\",\"properties\":{}}", "{\"a\":1}", false },
    { "a reference", "{\"$ref\":\"#/components/schemas/n\"}", "{\"a\":1}", true },
    { "a reference to nothing", "{\"$ref\":\"#/components/schemas/m\"}", "{\"a\":1}", false },
    { "a keyword nobody knows", "{\"type\":\"integer\",\"multipleOf\":2}", "2", false },
};

static void answers_fit_or_do_not(void **state)
{
    const struct node *spec =
        node_read(arena, S("{\"components\":{\"schemas\":{\"n\":{\"type\":\"object\","
                           "\"properties\":{\"a\":{\"type\":\"integer\"}}}}}}"));

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(schemas); i++) {
        struct str why =
            schema_value_fault(arena, spec, node_read(arena, str_of(schemas[i].schema)),
                node_read(arena, str_of(schemas[i].json)), "value");

        if ((why.len == 0) != schemas[i].fits)
            fail_msg("%s: " STR_FMT, schemas[i].says, STR_ARG(why));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_match_what_they_say),
        cmocka_unit_test(variables_are_filled_in),
        cmocka_unit_test(answers_fit_or_do_not),
    };
    int failed;

    arena = arena_new(UNIT_BYTES);
    failed = cmocka_run_group_tests_name("api: the runner's parts", tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
