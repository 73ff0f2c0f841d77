#include "core/announcement.h"

#include "base/limits.h"
#include "tests/unit.h"

#define HOUR ((int64_t)3600 * 1000)

/* An instant by Vietnam's clock. */
static int64_t at(int year, int month, int day, int hour)
{
    return date_of((struct ymd){ year, month, day }) * MS_PER_DAY - DATE_CLOCK_MS + hour * HOUR;
}

static const struct profile_clock day_and_night = { 24, CLOCK_HOURS, { "Đ10.3", 6 } };
static const struct profile_clock three_workdays = { 3, CLOCK_WORKING_DAYS, { "Đ8.2", 5 } };
static const struct profile_clock two_days = { 2, CLOCK_DAYS, { "Đ1", 3 } };
static const struct profile_clock no_rule = { 0, CLOCK_HOURS, { "", 0 } };

/* A holiday on Wednesday 2/9/2026 and its neighbour. */
static const struct calendar_day days_off[] = {
    { 20697, DAY_HOLIDAY, { "Quốc khánh", 13 } },
    { 20698, DAY_HOLIDAY, { "Quốc khánh", 13 } },
};
static const struct calendar holidays = { days_off, 2 };

/* 24 hours: NA-25, KT-47; three working days: BG-25. */
static void how_long_before_is_the_profiles(void **state)
{
    int64_t friday = at(2026, 7, 17, 15), monday = at(2026, 8, 31, 9);

    (void)state;
    assert_int_equal(days_off[0].on, date_of((struct ymd){ 2026, 9, 1 }));
    assert_int_equal(stop_earliest(&day_and_night, &calendar_weekends, friday), friday + 24 * HOUR);
    /* Monday, Tuesday and Wednesday to their ends. */
    assert_int_equal(
        stop_earliest(&three_workdays, &calendar_weekends, friday), at(2026, 7, 23, 0));
    assert_int_equal(stop_earliest(&three_workdays, &holidays, monday), at(2026, 9, 8, 0));
    assert_int_equal(stop_earliest(&two_days, &calendar_weekends, friday), at(2026, 7, 20, 0));
    assert_int_equal(stop_earliest(&no_rule, &calendar_weekends, friday), friday);
}

/* Half past midnight in Vietnam is the day before in UTC. */
static void days_are_vietnams(void **state)
{
    int64_t early = at(2026, 7, 20, 0) + HOUR / 2;

    (void)state;
    assert_int_equal(stop_earliest(&three_workdays, &calendar_weekends, early), at(2026, 7, 24, 0));
}

#define NOW at(2026, 7, 14, 8)

static struct stop stop_of(int64_t from_hours, int64_t to_hours)
{
    return (struct stop){ NOW + from_hours * HOUR, NOW + to_hours * HOUR, STOP_NONE, false };
}

static enum stop_verdict decide(const struct stop *before, struct stop after)
{
    return stop_decide(before, &after, &day_and_night, &calendar_weekends, NOW);
}

static void a_new_plan_keeps_the_notice(void **state)
{
    (void)state;
    assert_int_equal(decide(NULL, stop_of(24, 26)), STOP_FINE);
    assert_int_equal(decide(NULL, stop_of(23, 26)), STOP_TOO_SOON);
    assert_int_equal(decide(NULL, stop_of(26, 26)), STOP_ENDS_EARLY);
    assert_int_equal(decide(NULL, stop_of(-1, 26)), STOP_IS_PAST);
    assert_int_equal(decide(NULL, stop_of(24, 24 + 24 * STOP_DAYS_MAX)), STOP_FINE);
    assert_int_equal(decide(NULL, stop_of(24, 25 + 24 * STOP_DAYS_MAX)), STOP_TOO_LONG);
}

/* BG-24 b and c, BG-26. */
static void what_cannot_wait_says_why(void **state)
{
    struct stop soon = stop_of(0, 2);

    (void)state;
    assert_int_equal(decide(NULL, soon), STOP_TOO_SOON);
    soon.ground = STOP_FORCE_MAJEURE;
    assert_int_equal(decide(NULL, soon), STOP_UNREASONED);
    soon.reasoned = true;
    assert_int_equal(decide(NULL, soon), STOP_FINE);
    soon.ground = STOP_SECURITY;
    assert_int_equal(decide(NULL, soon), STOP_FINE);
    soon.starts_ms -= 1;
    assert_int_equal(decide(NULL, soon), STOP_IS_PAST);
}

static void another_plan_is_announced_anew(void **state)
{
    struct stop before = stop_of(10, 12), begun = stop_of(-1, 2), over = stop_of(-3, -1);

    (void)state;
    assert_int_equal(decide(&before, before), STOP_FINE);
    assert_int_equal(decide(&before, stop_of(10, 11)), STOP_FINE);
    assert_int_equal(decide(&before, stop_of(10, 13)), STOP_TOO_SOON);
    assert_int_equal(decide(&before, stop_of(9, 12)), STOP_TOO_SOON);
    assert_int_equal(decide(&before, stop_of(23, 25)), STOP_TOO_SOON);
    assert_int_equal(decide(&before, stop_of(24, 26)), STOP_FINE);
    assert_int_equal(decide(&begun, stop_of(-1, 1)), STOP_FINE);
    assert_int_equal(decide(&begun, stop_of(-1, 3)), STOP_TOO_SOON);
    assert_int_equal(decide(&begun, stop_of(-1, 0)), STOP_IS_PAST);
    assert_int_equal(decide(&over, over), STOP_IS_PAST);
}

static void it_stands_where_the_clock_says(void **state)
{
    struct stop stop = stop_of(-1, 1);
    const enum announcement_kind work = ANNOUNCEMENT_MAINTENANCE;

    (void)state;
    assert_int_equal(
        announcement_state_of(ANNOUNCEMENT_NOTICE, &stop, false, NOW), ANNOUNCEMENT_IS_CURRENT);
    assert_int_equal(
        announcement_state_of(ANNOUNCEMENT_NOTICE, &stop, true, NOW), ANNOUNCEMENT_IS_WITHDRAWN);
    assert_int_equal(
        announcement_state_of(work, &stop, false, stop.starts_ms - 1), ANNOUNCEMENT_IS_PLANNED);
    assert_int_equal(
        announcement_state_of(work, &stop, false, stop.starts_ms), ANNOUNCEMENT_IS_UNDER_WAY);
    assert_int_equal(announcement_state_of(work, &stop, false, stop.ends_ms), ANNOUNCEMENT_IS_OVER);
    assert_int_equal(announcement_state_of(work, &stop, true, NOW), ANNOUNCEMENT_IS_WITHDRAWN);
}

static void a_refusal_names_article_and_time(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct profile profile = { .about.regulation = S("Quy chế mẫu"),
        .notices.maintenance = three_workdays };
    struct str text = stop_text(arena, &profile, at(2026, 7, 23, 0));

    (void)state;
    assert_true(str_eq(text,
        S("Phải thông báo trước ít nhất 3 ngày làm việc (khoản 2 Điều 8 Quy chế mẫu); thông báo "
          "lúc này thì sớm nhất được dừng hệ thống từ 23/07/2026 00:00.")));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(how_long_before_is_the_profiles),
        cmocka_unit_test(days_are_vietnams),
        cmocka_unit_test(a_new_plan_keeps_the_notice),
        cmocka_unit_test(what_cannot_wait_says_why),
        cmocka_unit_test(another_plan_is_announced_anew),
        cmocka_unit_test(it_stands_where_the_clock_says),
        cmocka_unit_test(a_refusal_names_article_and_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
