#include "http/path.h"

#include "tests/unit.h"

static const struct {
    const char *target, *path, *query; /* path NULL: refused */
} cases[] = {
    { "/", "/", "" },
    { "/api/v1/units?limit=5&q=%41", "/api/v1/units", "limit=5&q=%41" },
    { "/a%20b", "/a b", "" },
    { "/b%C3%A1o-c%c3%a1o", "/báo-cáo", "" },
    { "/a?", "/a", "" },
    { "/a?b?c", "/a", "b?c" },
    { "/a/", "/a/", "" },
    { "/...", "/...", "" },
    { "/a?x=|^{}", "/a", "x=|^{}" },
    { "", NULL, "" },
    { "*", NULL, "" },
    { "a", NULL, "" },
    { "http://a/b", NULL, "" },
    { "//a", NULL, "" },
    { "/a//b", NULL, "" },
    { "/.", NULL, "" },
    { "/..", NULL, "" },
    { "/a/../b", NULL, "" },
    { "/a/./b", NULL, "" },
    { "/a/%2e%2e/b", NULL, "" },
    { "/a%2fb", NULL, "" },
    { "/a%5Cb", NULL, "" },
    { "/a\\b", NULL, "" },
    { "/a%00", NULL, "" },
    { "/a%0a", NULL, "" },
    { "/a%7f", NULL, "" },
    { "/a%", NULL, "" },
    { "/a%4", NULL, "" },
    { "/a%zz", NULL, "" },
    { "/a%4%41", NULL, "" },
    { "/a%ff", NULL, "" },
    { "/a%c0%af", NULL, "" },
    { "/a%ed%a0%80", NULL, "" },
    { "/b\303\241o", NULL, "" },
    { "/a b", NULL, "" },
    { "/a#b", NULL, "" },
    { "/a?<script>", NULL, "" },
};

static void targets_are_split_and_decoded(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str path, query;
        bool taken = http_target_split(arena, str_of(cases[i].target), &path, &query);

        if (taken != (cases[i].path != NULL))
            fail_msg("%s was %s", cases[i].target, taken ? "taken" : "refused");
        if (!taken)
            continue;
        expect_text(path, cases[i].path, cases[i].target);
        expect_text(query, cases[i].query, cases[i].target);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_are_split_and_decoded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
