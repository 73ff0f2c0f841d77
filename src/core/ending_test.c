#include "core/ending.h"

#include "base/date.h"
#include "core/trusting.h"
#include "tests/unit.h"

#define NONE 99
#define END_MS INT64_C(1797303600000) /* 15 December 2026, 10:00 in Vietnam */
#define HOUR_MS ((int64_t)3600 * 1000)

static const struct {
    const char *what;
    int64_t left_ms; /* to its end; below 0: since */
    int64_t step;    /* its days */
} times[] = {
    { "31 days are left", 31 * MS_PER_DAY, NONE },
    { "a moment more than 30 days are left", 30 * MS_PER_DAY + 1, NONE },
    { "30 days are left", 30 * MS_PER_DAY, -30 },
    { "8 days are left", 8 * MS_PER_DAY, -30 },
    { "a moment more than 7 days are left", 7 * MS_PER_DAY + 1, -30 },
    { "7 days are left", 7 * MS_PER_DAY, -7 },
    { "an hour is left", HOUR_MS, -7 },
    { "it ends now", 0, 0 },
    { "it ended a week ago", -7 * MS_PER_DAY, 0 },
    { "nobody was there for 30 days: it is told that it ended", -30 * MS_PER_DAY, 0 },
    { "it ended longer ago than people are told of", -30 * MS_PER_DAY - 1, NONE },
};

static void a_step_has_come(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(times); i++) {
        size_t at = 0;
        int64_t found = NONE;

        if (ending_reached(ending_steps_default, ending_steps_default_len, END_MS,
                END_MS - times[i].left_ms, &at))
            found = ending_steps_default[at];
        if (found != times[i].step)
            fail_msg("%s: step %lld, not %lld", times[i].what, (long long)found,
                (long long)times[i].step);
    }
}

/* Which ends a step is told for and which step an end is at are one question asked twice. */
static void spans_hold_the_ends_of_their_step(void **state)
{
    static const int64_t far[] = { -90, -30, -7, 0, 1, 30 }, alone[] = { 0 };
    const struct {
        const int64_t *steps;
        size_t len;
    } tables[] = { { ending_steps_default, ending_steps_default_len }, { far, ARRAY_LEN(far) },
        { alone, 1 } };

    (void)state;
    for (size_t t = 0; t < ARRAY_LEN(tables); t++)
        for (int64_t hour = -24 * 130; hour <= 24 * 130; hour++)
            for (int64_t off = -1; off <= 1; off++) {
                int64_t ends_ms = END_MS + hour * HOUR_MS + off;
                size_t at = tables[t].len;
                bool reached = ending_reached(tables[t].steps, tables[t].len, ends_ms, END_MS, &at);

                for (size_t i = 0; i < tables[t].len; i++) {
                    struct ending_span span =
                        ending_span_of(tables[t].steps, tables[t].len, i, END_MS);
                    bool in = ends_ms > span.after_ms && ends_ms <= span.to_ms;

                    if (in != (reached && at == i))
                        fail_msg("table %zu, step %zu, %lld h", t, i, (long long)hour);
                }
            }
}

static void the_first_step_is_when_lists_say_so(void **state)
{
    const struct trust_span span = { .to_ms = END_MS };

    (void)state;
    for (int64_t left = 0; left < 40; left++) {
        int64_t now_ms = END_MS - left * MS_PER_DAY - 1;
        size_t at;

        assert_int_equal(trust_state_of(&span, now_ms) == TRUST_STATE_ENDING,
            ending_reached(ending_steps_default, ending_steps_default_len, END_MS, now_ms, &at));
    }
}

static void an_object_is_of_one_kind(void **state)
{
    enum ending kind;

    (void)state;
    for (int i = 0; i < ENDING_COUNT; i++) {
        assert_true(ending_of(str_of(ending_objects[i]), &kind));
        assert_int_equal(kind, i);
    }
    assert_false(ending_of(S("report"), &kind));
}

static void who_can_renew_it_is_told(void **state)
{
    enum right rights[ENDING_RIGHTS_MAX];

    (void)state;
    assert_int_equal(ending_rights(ENDING_POST, rights), 1);
    assert_int_equal(rights[0], RIGHT_ACCOUNT_WRITE);
    assert_int_equal(ending_rights(ENDING_SEAL, rights), 2);
    assert_int_equal(rights[0], RIGHT_LETTERHEAD_WRITE);
    assert_int_equal(rights[1], RIGHT_ACCOUNT_WRITE);
    assert_int_equal(ending_rights(ENDING_AUTHORITY, rights), 1);
    assert_int_equal(rights[0], RIGHT_SYSTEM_MANAGE);
    assert_int_equal(ending_rights(ENDING_STAMPER, rights), 1);
    assert_int_equal(rights[0], RIGHT_SYSTEM_MANAGE);
}

static const struct {
    enum ending kind;
    const char *name, *unit;
    int64_t left_ms;
    const char *text;
} texts[] = {
    { ENDING_POST, "Chủ tịch", "Xã An Bình", 30 * MS_PER_DAY,
        "Chứng thư số của Chủ tịch, Xã An Bình, còn 30 ngày là hết hạn (15/12/2026). Cần xin cấp "
        "chứng thư số mới và đăng ký vào tài khoản này." },
    { ENDING_SEAL, "Xã An Bình", "", HOUR_MS,
        "Chứng thư số con dấu của Xã An Bình hết hạn trong hôm nay (15/12/2026). Cần xin cấp chứng "
        "thư số mới và đăng ký cho đơn vị." },
    { ENDING_AUTHORITY, "CA 1", "", 0,
        "Chứng thư số của tổ chức cấp chứng thư số CA 1 đã hết hạn ngày 15/12/2026. Cần thêm chứng "
        "thư số mới của tổ chức này vào danh sách tin cậy." },
    { ENDING_STAMPER, "TSA 1", "", 12 * HOUR_MS,
        "Chứng thư số của tổ chức cấp dấu thời gian TSA 1 còn 1 ngày là hết hạn (15/12/2026). Cần "
        "liên hệ tổ chức này để việc cấp dấu thời gian không gián đoạn." },
};

static void it_is_told_in_words(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        const struct ending_words words = { str_of(texts[i].name), str_of(texts[i].unit), END_MS,
            END_MS - texts[i].left_ms };

        expect_text(ending_text(arena, texts[i].kind, &words), texts[i].text, "text");
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_step_has_come),
        cmocka_unit_test(spans_hold_the_ends_of_their_step),
        cmocka_unit_test(the_first_step_is_when_lists_say_so),
        cmocka_unit_test(an_object_is_of_one_kind),
        cmocka_unit_test(who_can_renew_it_is_told),
        cmocka_unit_test(it_is_told_in_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
