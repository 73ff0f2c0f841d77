#include "sign/stamp.h"

#include "tests/unit.h"

static void expect_box(struct pdf_box found, struct pdf_box expected)
{
    assert_int_equal(found.left, expected.left);
    assert_int_equal(found.bottom, expected.bottom);
    assert_int_equal(found.right, expected.right);
    assert_int_equal(found.top, expected.top);
}

static void the_leaders_picture_keeps_its_shape_in_the_middle(void **state)
{
    const struct pdf_box room = { 30000, 5000, 50000, 9000 };
    const struct stamp_picture wide = { .width = 400, .height = 40 };
    const struct stamp_picture square = { .width = 100, .height = 100 };

    (void)state;
    expect_box(stamp_leader(room, &wide), (struct pdf_box){ 30000, 6000, 50000, 8000 });
    expect_box(stamp_leader(room, &square), (struct pdf_box){ 38000, 5000, 42000, 9000 });
}

/* A third of the leader's signature lies under the seal, which keeps its real size. */
static void the_seal_covers_the_left_third(void **state)
{
    const struct pdf_box leader = { 30000, 6000, 42000, 10000 };
    struct pdf_box seal = stamp_seal(leader, 10200, 10200);

    (void)state;
    expect_box(seal, (struct pdf_box){ 23800, 2900, 34000, 13100 });
    assert_int_equal((seal.right - leader.left) * 3, leader.right - leader.left);
}

static void an_annex_is_marked_at_the_top_right(void **state)
{
    struct pdf_box box = stamp_annex((struct pdf_box){ 0, 0, 59528, 84189 });

    (void)state;
    assert_true(box.right < 59528 && box.left > 59528 / 2);
    assert_true(box.top < 84189 && box.bottom > 78000);
}

static void time_is_written_by_vietnams_clock(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    expect_text(stamp_time(arena, 1784085630000), "2026-07-15T10:20:30+07:00", "a morning");
    expect_text(stamp_time(arena, 1784134800000), "2026-07-16T00:00:00+07:00", "the day's end");
    arena_free(arena);
}

static void what_is_no_png_is_refused(void **state)
{
    struct ctx ctx = { .arena = arena_new(UNIT_BYTES) };
    struct stamp_picture picture;

    (void)state;
    assert_int_equal(stamp_read(&ctx, S("\x89PNG\r\n\x1a\nIHDR"), &picture), ST_INVALID);
    assert_int_equal(ctx.problem.key, PROBLEM_SIGN_IMAGE);
    arena_free(ctx.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_leaders_picture_keeps_its_shape_in_the_middle),
        cmocka_unit_test(the_seal_covers_the_left_third),
        cmocka_unit_test(an_annex_is_marked_at_the_top_right),
        cmocka_unit_test(time_is_written_by_vietnams_clock),
        cmocka_unit_test(what_is_no_png_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
