#include "core/annex6.h"

#include "tests/unit.h"

static void what_fits_stays(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct annex6_faults faults = { .arena = arena };

    (void)state;
    expect_text(annex6_fit(&faults, ANNEX6_ORGAN_ID, S("000.00.00.H40")), "000.00.00.H40", "13");
    expect_text(annex6_fit(&faults, ANNEX6_FULL_NAME, S("")), "", "nothing");
    assert_int_equal(faults.items.len, 0);
    arena_free(arena);
}

static void what_is_too_long_is_said(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct annex6_faults faults = { .arena = arena };
    struct buf many = { .arena = arena };

    (void)state;
    expect_text(annex6_fit(&faults, ANNEX6_ORGAN_ID, S("H40.1.22.333.4444")), "", "a code");
    expect_text(annex6_fit(&faults, ANNEX6_FULL_NAME,
                    S("Ông ấy có một cái tên rất dài, dài hơn năm mươi ký tự nhiều")),
        "Ông ấy có một cái tên rất dài, dài hơn năm mươi ký", "prose ends with a word");
    for (int i = 0; i < 60; i++)
        buf_add(&many, S("đ"));
    assert_int_equal(annex6_fit(&faults, ANNEX6_FULL_NAME, buf_str(&many)).len, 100);
    assert_int_equal(faults.items.len, 3);
    expect_text(*LIST_AT(faults.items, struct str, 0),
        "OrganId dài 17 ký tự, tối đa 13: mã bị cắt là mã khác nên để trống (H40.1.22.333.4444).",
        "the sentence");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fits_stays),
        cmocka_unit_test(what_is_too_long_is_said),
    };

    return cmocka_run_group_tests_name("annex6", tests, NULL, NULL);
}
