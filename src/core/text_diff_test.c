#include "core/text_diff.h"

#include "tests/unit.h"

static struct str said(struct arena *arena, const char *before, const char *after)
{
    struct list changes = text_diff(arena, str_of(before), str_of(after));
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < changes.len; i++) {
        const struct text_change *one = LIST_AT(changes, struct text_change, i);

        buf_addf(
            &out, "%s%s" STR_FMT, i ? "|" : "", one->added ? "+" : "-", STR_ARG(one->sentence));
    }
    return buf_str(&out);
}

static void sentences_are_told_apart(void **state)
{
    static const struct {
        const char *name, *before, *after, *said;
    } cases[] = {
        { "nothing", "", "", "" },
        { "alike", "Một. Hai.", "Một. Hai.", "" },
        { "blanks do not count", "Một.   Hai.\n", "Một.\nHai.", "" },
        { "one replaced", "Một. Hai. Ba.", "Một. Bốn. Ba.", "-Hai.|+Bốn." },
        { "one added", "Một. Ba.", "Một. Hai. Ba.", "+Hai." },
        { "one taken away", "Một. Hai. Ba.", "Một. Ba.", "-Hai." },
        { "all of it", "", "Một. Hai", "+Một.|+Hai" },
        { "nothing is left", "Một; Hai", "", "-Một;|-Hai" },
        { "a figure is no end", "Tăng 3.5 điểm. Hết", "Tăng 3.6 điểm. Hết",
            "-Tăng 3.5 điểm.|+Tăng 3.6 điểm." },
        { "moved", "Một. Hai.", "Hai. Một.", "-Một.|+Một." },
        { "lines without a stop", "a\nb\nc", "a\nx\nc", "-b|+x" },
        { "the same twice", "Một. Một.", "Một.", "-Một." },
    };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        expect_text(said(arena, cases[i].before, cases[i].after), cases[i].said, cases[i].name);
    arena_free(arena);
}

/* What is behind the last sentence that is looked at is one more. */
static void long_texts_are_bounded(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct buf text = { .arena = arena };
    struct list changes;

    (void)state;
    for (int i = 0; i < TEXT_SENTENCES_MAX + 50; i++)
        buf_addf(&text, "Câu %d.\n", i);
    changes = text_diff(arena, (struct str){ 0 }, buf_str(&text));
    assert_int_equal(changes.len, TEXT_SENTENCES_MAX + 1);
    assert_int_equal(text_diff(arena, buf_str(&text), buf_str(&text)).len, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_are_told_apart),
        cmocka_unit_test(long_texts_are_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
