#include "base/ctx.h"

#include "tests/unit.h"

static void fail_says_why(void **state)
{
    struct ctx ctx = { .arena = arena_new(UNIT_BYTES) };

    (void)state;
    assert_int_equal(
        fail(&ctx, PROBLEM_FIELD_TOO_LARGE, "Nhận %d, tối đa %d.", 12, 10), ST_INVALID);
    assert_int_equal(ctx.problem.key, PROBLEM_FIELD_TOO_LARGE);
    assert_int_equal(ctx.problem.field.len, 0);
    expect_text(ctx.problem.detail, "Nhận 12, tối đa 10.", "detail");
    arena_free(ctx.arena);
}

static void fail_field_names_the_member(void **state)
{
    struct ctx ctx = { .arena = arena_new(UNIT_BYTES) };
    char field[] = "cells[3].value";

    (void)state;
    assert_int_equal(
        fail_field(&ctx, PROBLEM_FIELD_NOT_A_NUMBER, field, "Nhận \"%s\".", "x"), ST_INVALID);
    field[0] = '?';
    expect_text(ctx.problem.field, "cells[3].value", "field is a copy");
    expect_text(ctx.problem.detail, "Nhận \"x\".", "detail");

    assert_int_equal(fail(&ctx, PROBLEM_NOT_FOUND, "%s", ""), ST_NOT_FOUND);
    assert_int_equal(ctx.problem.field.len, 0);
    arena_free(ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fail_says_why),
        cmocka_unit_test(fail_field_names_the_member),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
