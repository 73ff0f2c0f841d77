#include "core/diff_words.h"

#include "tests/unit.h"

#define K(n) (OPEN_KEY_FIRST + (n))

/* Rows of a long save, whose keys are in no order. */
#define LONG_ROWS 5000
#define LONG_KEY(i) ((i)*7919 % 1048573)

#define NONE \
    { \
        .kind = CELL_EMPTY \
    }
#define YES \
    { \
        .kind = CELL_YES_NO, .value = 1 \
    }
#define NUMBER(n) \
    { \
        .kind = CELL_NUMBER, .value = (n) \
    }
#define TEXT(words) \
    { \
        .kind = CELL_TEXT, .text = {(words), sizeof(words) - 1 } \
    }

/* A save and how each of its cells is told. */
/* clang-format off */
static const struct {
    struct cell_diff diff;
    const char *name, *before, *after, *action;
} cases[] = {
    { { { K(7), DIFF_ROW_ITSELF }, NONE, YES },
        "dòng tự thêm 1 (Cầu treo)", "", "đã thêm", "Thêm dòng" },
    { { { K(3), DIFF_ROW_ITSELF }, YES, NONE },
        "dòng tự thêm 2 (Kè)", "có trong danh sách", "đã bỏ", "Bỏ dòng" },
    { { { K(3), 2 }, TEXT("Kè"), NONE }, "cột B, dòng tự thêm 2 (Kè)", "Kè", "", "" },
    { { { K(9), DIFF_ROW_ITSELF }, NUMBER(2), NUMBER(5) },
        "dòng tự thêm 3", "vị trí 2", "vị trí 5", "Chuyển dòng" },
    { { { 14, 5 }, NONE, NUMBER(12) }, "14:5", "", "12", "" },
    { { { K(7), 2 }, NONE, TEXT("Cầu treo") },
        "cột B, dòng tự thêm 1 (Cầu treo)", "", "Cầu treo", "" },
    { { { K(7), 28 }, NONE, NUMBER(3) }, "cột AB, dòng tự thêm 1 (Cầu treo)", "", "3", "" },
};
/* clang-format on */

static void a_save_is_told_in_words(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct diff_writer writer = diff_write(arena, ARRAY_LEN(cases));
    struct diff_words words;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        diff_add(&writer, &cases[i].diff);
    words = diff_words_read(arena, diff_blob(&writer));
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct cell_diff *diff = &cases[i].diff;

        expect_text(diff_words_name(&words, diff->at), cases[i].name, "name");
        expect_text(diff_words_before(arena, diff), cases[i].before, "before");
        expect_text(diff_words_after(arena, diff), cases[i].after, "after");
        expect_text(diff_words_action(diff), cases[i].action, "action");
    }
    arena_free(arena);
}

/* A whole list sent at once, moved and filled column by column: no row is looked for among all. */
static void a_long_save_is_told_as_fast(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct diff_writer writer = diff_write(arena, 4 * LONG_ROWS);
    struct diff_words words;

    (void)state;
    for (int64_t column = 2; column < 6; column++)
        for (int64_t i = 0; i < LONG_ROWS; i++)
            diff_add(&writer, &(struct cell_diff){ .at = { K(LONG_KEY(i)), column },
                                  .after = { .kind = CELL_NUMBER, .value = i } });
    words = diff_words_read(arena, diff_blob(&writer));
    assert_int_equal(words.len, LONG_ROWS);
    for (int64_t column = 2; column < 6; column++)
        for (int64_t i = 0; i < LONG_ROWS; i++) {
            struct str name = diff_words_name(&words, (struct cell_ref){ K(LONG_KEY(i)), column });
            struct str expected = str_format(
                arena, "cột %c, dòng tự thêm %lld", (char)('A' + column - 1), (long long)i + 1);

            if (!str_eq(name, expected))
                fail_msg(STR_FMT ", not " STR_FMT, STR_ARG(name), STR_ARG(expected));
        }
    arena_free(arena);
}

static void without_added_rows_there_are_no_words(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct diff_words words = diff_words_read(arena, (struct str){ 0 });

    (void)state;
    assert_int_equal(words.len, 0);
    expect_text(diff_words_name(&words, (struct cell_ref){ K(1), 4 }), "1048578:4", "unknown");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_save_is_told_in_words),
        cmocka_unit_test(a_long_save_is_told_as_fast),
        cmocka_unit_test(without_added_rows_there_are_no_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
