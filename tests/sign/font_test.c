/* The letters of numbers and days, cut out of a font: the right ones, and nothing out of a broken
 * one. */
#include <string.h>

#include "base/utf8.h"
#include "render/papers.h"
#include "sign/font.h"
#include "tests/sign/desk.h"
#include "tests/unit.h"

static void codes_and_letters_belong_together(void **state)
{
    (void)state;
    assert_in_range(font_letters(), 100, FONT_LETTERS_MAX);
    for (size_t code = 1; code <= font_letters(); code++)
        assert_int_equal(font_code(font_letter(code)), code);
    assert_int_equal(font_code('0'), 1);
    assert_int_equal(font_code('9'), FONT_DIGITS);
    assert_true(font_code(0x110) > 0); /* Đ */
    assert_int_equal(font_code(0x1ED1), 0);
    assert_int_equal(font_line_code(0x1ED1), font_letters() + 1);
    for (size_t code = 1; code <= font_line_letters(); code++)
        assert_int_equal(font_line_code(font_letter(code)), code);
    assert_int_equal(font_code(0xE8), 0);
    assert_int_equal(font_line_code('9'), font_code('9'));
    assert_int_equal(font_letter(0), 0);
    assert_int_equal(font_letter(font_line_letters() + 1), 0);
}

static void a_few_letters_are_small(void **state)
{
    struct ctx ctx = desk_ctx();
    struct str whole;
    struct font *font = ARENA_NEW(ctx.arena, struct font);

    (void)state;
    assert_int_equal(paper_font(&ctx, PAPER_FONT_UPRIGHT, &whole), ST_OK);
    assert_int_equal(font_subset(&ctx, whole, font_letters(), font), ST_OK);
    assert_in_range(font->program.len, 10000, 40000);
    assert_int_equal(font->widths[0], 500);
    assert_false(font->italic);
    assert_int_equal(paper_font(&ctx, PAPER_FONT_SLANTING, &whole), ST_OK);
    assert_int_equal(font_subset(&ctx, whole, FONT_DIGITS, font), ST_OK);
    assert_in_range(font->program.len, 2000, 10000);
    assert_true(font->italic);
    /* What was cut out has no table of letters: it is no font to cut from. */
    assert_int_equal(font_subset(&ctx, font->program, FONT_DIGITS, font), ST_INVALID);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_FONT);
    arena_free(ctx.arena);
}

/* Cut off anywhere, or with any byte of its tables turned: refused or cut, never more than that. */
static void broken_fonts_are_survived(void **state)
{
    struct ctx ctx = desk_ctx();
    struct font *font = ARENA_NEW(ctx.arena, struct font);
    struct str whole, bent;

    (void)state;
    assert_int_equal(paper_font(&ctx, PAPER_FONT_UPRIGHT, &whole), ST_OK);
    for (size_t len = 0; len < whole.len; len += len < 2000 ? 37 : 9973) {
        struct arena_mark mark = arena_mark(ctx.arena);

        (void)!font_subset(&ctx, str_copy(ctx.arena, str_sub(whole, 0, len)), FONT_DIGITS, font);
        arena_rewind(ctx.arena, mark);
    }
    bent = str_copy(ctx.arena, whole);
    for (size_t at = 0; at < 27000; at += at < 600 ? 1 : 61) {
        struct arena_mark mark = arena_mark(ctx.arena);
        char *byte = (char *)(uintptr_t)bent.ptr + at;

        *byte = (char)(*byte ^ 0xFF);
        (void)!font_subset(&ctx, bent, font_letters(), font);
        *byte = (char)(*byte ^ 0xFF);
        arena_rewind(ctx.arena, mark);
    }
    arena_free(ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_and_letters_belong_together),
        cmocka_unit_test(a_few_letters_are_small),
        cmocka_unit_test(broken_fonts_are_survived),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
