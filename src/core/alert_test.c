#include "core/alert.h"

#include "tests/unit.h"
#include "tests/usual_access.h"

static int64_t day(const char *text)
{
    int64_t out = 0;

    assert_true(date_parse(str_of(text), &out));
    return out;
}

/* clang-format off */
static const struct {
    const char *due, *today;
    int step; /* its days; 99: none */
} times[] = {
    /* Due on Tuesday the 20th: three working days before is Thursday the 15th. */
    { "2026-10-20", "2026-10-14", 99 },
    { "2026-10-20", "2026-10-15", -3 },
    { "2026-10-20", "2026-10-18", -3 },
    { "2026-10-20", "2026-10-19", -1 },
    { "2026-10-20", "2026-10-20", 0 },
    { "2026-10-20", "2026-10-21", 1 },
    { "2026-10-20", "2026-10-22", 1 },
    { "2026-10-20", "2026-10-23", 3 },
    /* Nobody was there for a week: the last step alone is told. */
    { "2026-10-20", "2026-10-29", 7 },
    { "2026-10-20", "2026-11-26", 7 },
    { "2026-10-20", "2026-11-27", 99 },
    /* Due on a Monday: one working day before is the Friday, not the Sunday. */
    { "2026-10-19", "2026-10-15", -3 },
    { "2026-10-19", "2026-10-16", -1 },
    { "2026-10-19", "2026-10-18", -1 },
    /* Tết 2026 is from 14 to 22 February: working days are far apart. */
    { "2026-02-24", "2026-02-13", -3 },
    { "2026-02-24", "2026-02-22", -3 },
    { "2026-02-24", "2026-02-23", -1 },
};
/* clang-format on */

static void steps_come_on_their_days(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct calendar_year years[] = { calendar_year_default(arena, 2026),
        calendar_year_default(arena, 2027) };
    struct calendar calendar = calendar_join(arena, years, 2);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(times); i++) {
        size_t at = 0;
        int found = 99;

        if (alert_step_reached(alert_steps_default, alert_steps_default_len, &calendar,
                day(times[i].due), day(times[i].today), &at))
            found = alert_steps_default[at].days;
        if (found != times[i].step)
            fail_msg("due %s, today %s: step %d, not %d", times[i].due, times[i].today, found,
                times[i].step);
    }
    arena_free(arena);
}

/* Steps of the table ascend, or the last that has come would not be the last told. */
static void the_steps_ascend(void **state)
{
    (void)state;
    for (size_t i = 1; i < alert_steps_default_len; i++)
        assert_true(alert_steps_default[i - 1].days < alert_steps_default[i].days);
    assert_true(alert_steps_default_len <= ALERT_STEPS_MAX);
}

/* "kind:right" of each aim, one after another. */
static struct str aims_say(struct arena *arena, const struct alert_aim *aims, size_t len)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < len; i++)
        buf_addf(&out, "%s%s:%s%s", i ? " " : "", alert_kind_names[aims[i].kind],
            right_names[aims[i].right], aims[i].side == SIDE_RECEIVER ? "@receiver" : "");
    return buf_str(&out);
}

/* Approved is signed here; elsewhere it is sent. */
static const struct wf_step signing_steps[] = {
    { REPORT_APPROVED, ACTION_SIGN, REPORT_SIGNED, SIDE_REPORTER, RIGHT_REPORT_APPROVE, 0 },
    { REPORT_FIGURES_APPROVED, ACTION_SIGN, REPORT_SIGNED, SIDE_REPORTER, RIGHT_REPORT_APPROVE, 0 },
    { REPORT_SIGNED, ACTION_SEND, REPORT_SENT, SIDE_REPORTER, RIGHT_REPORT_SEND, 0 },
};
static const struct wf_step sending_steps[] = {
    { REPORT_APPROVED, ACTION_SEND, REPORT_SENT, SIDE_REPORTER, RIGHT_REPORT_SEND, 0 },
    { REPORT_WITH_CLERK, ACTION_SEND, REPORT_SENT, SIDE_REPORTER, RIGHT_REPORT_SEND, 0 },
};
static struct workflow signing, sending;

/* clang-format off */
static const struct {
    struct alert_facts facts;
    const char *of_state, *before, *after;
} aims[] = {
    { { REPORT_ASSIGNED, false, false, &sending },  "assigned:report.enter", "due_soon:report.enter", "overdue:report.enter overdue:report.approve" },
    { { REPORT_IN_ENTRY, false, false, &sending },  "", "due_soon:report.enter", "overdue:report.enter overdue:report.approve" },
    { { REPORT_SUBMITTED, false, false, &sending }, "waiting:report.approve", "due_soon:report.approve", "overdue:report.approve" },
    { { REPORT_REFUSED, false, false, &sending },   "returned:report.submit", "due_soon:report.enter", "overdue:report.enter overdue:report.approve" },
    { { REPORT_APPROVED, false, false, &sending },  "waiting:report.send", "due_soon:report.send", "overdue:report.send overdue:report.approve" },
    { { REPORT_SENT, false, false, &sending },      "waiting:report.receive@receiver", "", "" },
    { { REPORT_ACCEPTED, false, false, &sending },  "", "", "" },
    { { REPORT_RETURNED, false, false, &sending },  "returned:report.submit returned:report.approve", "due_soon:report.enter", "overdue:report.enter overdue:report.approve" },
    { { REPORT_RECALLED, false, false, &sending },  "", "due_soon:report.enter", "overdue:report.enter overdue:report.approve" },
    { { REPORT_ASSIGNED, true, false, &sending },   "", "due_soon:report.consolidate", "overdue:report.consolidate overdue:report.approve" },
    { { REPORT_ASSIGNED, true, true, &sending },    "waiting:report.consolidate", "due_soon:report.consolidate", "overdue:report.consolidate overdue:report.approve" },
    { { REPORT_IN_ENTRY, true, true, &sending },    "waiting:report.consolidate", "due_soon:report.consolidate", "overdue:report.consolidate overdue:report.approve" },
    { { REPORT_APPROVED, false, false, &signing }, "waiting:report.approve", "due_soon:report.approve", "overdue:report.approve" },
    { { REPORT_FIGURES_APPROVED, false, false, &signing }, "waiting:report.approve", "due_soon:report.approve", "overdue:report.approve" },
    { { REPORT_SIGNED, false, false, &signing },  "waiting:report.send", "due_soon:report.send", "overdue:report.send overdue:report.approve" },
    { { REPORT_WITH_CLERK, false, false, &sending }, "waiting:report.send", "due_soon:report.send", "overdue:report.send overdue:report.approve" },
    { { REPORT_CORRECTION_ASKED, false, false, &sending }, "waiting:report.receive@receiver", "", "" },
    { { REPORT_CORRECTION_OPEN, false, false, &sending }, "returned:report.submit", "due_soon:report.enter", "overdue:report.enter overdue:report.approve" },
    { { REPORT_SENT, true, true, &sending },        "waiting:report.receive@receiver", "", "" },
};
/* clang-format on */

static void whoever_has_the_move_is_told(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(aims); i++) {
        struct alert_aim out[ALERT_AIMS_MAX];
        size_t len = alert_aims_of_state(aims[i].facts, out);

        expect_text(aims_say(arena, out, len), aims[i].of_state, "of a state");
        len = alert_aims_of_step(aims[i].facts, -1, out);
        expect_text(aims_say(arena, out, len), aims[i].before, "before the due day");
        len = alert_aims_of_step(aims[i].facts, 0, out);
        expect_text(aims_say(arena, out, len), aims[i].before, "on the due day");
        len = alert_aims_of_step(aims[i].facts, 3, out);
        expect_text(aims_say(arena, out, len), aims[i].after, "after the due day");
    }
    arena_free(arena);
}

/* Who has no such right anywhere would never hear what the table says he is told. */
static void each_aim_is_a_right_of_somebody(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(aims); i++) {
        struct alert_aim out[ALERT_AIMS_MAX];
        size_t len = alert_aims_of_state(aims[i].facts, out);

        for (size_t j = 0; j < len; j++)
            assert_true(access_roles_with(&usual_access, out[j].right) != 0);
    }
}

#define GRANT(account, role_, path, below_, regime) \
    { \
        account, \
        { \
            .role = ROLE_##role_, .unit_path = S(path), .below = (below_), .regime_id = (regime), \
            .valid_from = DATE_NONE, .valid_to = DATE_NONE \
        } \
    }

static void the_nearest_who_may_act_are_told(void **state)
{
    struct alert_holder holders[] = {
        GRANT(1, ENTRY, "1/", true, 0),       /* a whole province */
        GRANT(2, ENTRY, "1/40/", false, 0),   /* the unit above, itself alone */
        GRANT(3, ENTRY, "1/40/7/", false, 0), /* the unit */
        GRANT(4, AGGREGATOR, "1/40/7/", false, 0),
        GRANT(4, ENTRY, "1/40/7/", false, 0), /* the same person by another grant */
        GRANT(5, APPROVER, "1/40/7/", false, 0),
        GRANT(6, ENTRY, "1/40/7/", false, 99), /* for another regime */
        GRANT(7, ENTRY, "1/40/8/", false, 0),  /* a neighbour */
    };
    struct alert_place place = { &usual_access, RIGHT_REPORT_ENTER, S("1/40/7/"), 5, 20000 };
    int64_t out[ARRAY_LEN(holders)];

    (void)state;
    assert_int_equal(alert_choose(holders, ARRAY_LEN(holders), &place, out), 2);
    assert_int_equal(out[0], 3);
    assert_int_equal(out[1], 4);
    place.regime_id = 99;
    assert_int_equal(alert_choose(holders, ARRAY_LEN(holders), &place, out), 3);
    place.right = RIGHT_REPORT_APPROVE;
    assert_int_equal(alert_choose(holders, ARRAY_LEN(holders), &place, out), 1);
    assert_int_equal(out[0], 5);
    /* A unit without anybody of its own: the province hears of it. */
    place = (struct alert_place){ &usual_access, RIGHT_REPORT_ENTER, S("1/40/9/"), 5, 20000 };
    assert_int_equal(alert_choose(holders, ARRAY_LEN(holders), &place, out), 1);
    assert_int_equal(out[0], 1);
    place.right = RIGHT_REPORT_SEND;
    assert_int_equal(alert_choose(holders, ARRAY_LEN(holders), &place, out), 0);
    /* A grant that is over tells nobody. */
    holders[0].grant.valid_to = 19999;
    place.right = RIGHT_REPORT_ENTER;
    assert_int_equal(alert_choose(holders, ARRAY_LEN(holders), &place, out), 0);
}

static void texts_are_sentences(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct alert_words words = { S("Báo cáo trồng trọt"), S("Tháng 10 năm 2026"), S("Xã An Bình"),
        S("Sở Nông nghiệp"), day("2026-10-20"), day("2026-10-19"), S("Cấp tài khoản"), 0, 0 };

    (void)state;
    for (size_t i = 0; i < alert_text_keys_len; i++) {
        struct str text = alert_text(arena, alert_text_keys[i], &words);

        assert_true(str_ends(text, S(".")));
        assert_int_equal(str_find(text, S("%")), text.len);
    }
    expect_text(alert_text(arena, "due_soon", &words),
        "Báo cáo trồng trọt, Tháng 10 năm 2026 của Xã An Bình còn 1 ngày đến hạn. Hạn gửi "
        "20/10/2026.",
        "before");
    words.today = words.due_on;
    assert_true(str_find(alert_text(arena, "due_soon", &words), S("đến hạn hôm nay")) > 0);
    words.today = words.due_on + 3;
    expect_text(alert_text(arena, "overdue", &words),
        "Báo cáo trồng trọt, Tháng 10 năm 2026 của Xã An Bình đã quá hạn 3 ngày. Hạn gửi "
        "20/10/2026.",
        "after");
    expect_text(alert_text(arena, "other", &words), "other", "a key without a sentence");
    for (size_t i = 0; i < ARRAY_LEN(aims); i++) {
        struct alert_aim out[ALERT_AIMS_MAX];
        size_t len = alert_aims_of_state(aims[i].facts, out);

        for (size_t j = 0; j < len; j++)
            assert_false(str_eq(alert_text(arena, out[j].key, &words), str_of(out[j].key)));
    }
    arena_free(arena);
}

/* A sentence that asks for a word there is not is found before it is said, by name. */
static void unknown_words_are_named(void **state)
{
    static const struct {
        const char *text, *unknown; /* NULL: sound */
    } said[] = {
        { "%r, %p của %u chờ ký.", NULL },
        { "", NULL },
        { "Không có gì.", NULL },
        { "%r, %x của %u.", "%x" },
        { "%r đạt 50% kế hoạch.", "% " },
        { "%r đạt 50%", "%" },
        { "%r%%", "%%" },
    };
    const char *key = "";
    struct str unknown;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(said); i++) {
        assert_int_equal(alert_text_check(str_of(said[i].text), &unknown), !said[i].unknown);
        if (said[i].unknown)
            expect_text(unknown, said[i].unknown, said[i].text);
    }
    if (!alert_texts_check(&key, &unknown))
        fail_msg("%s: " STR_FMT, key, STR_ARG(unknown));
}

/* A correction says which it is, and has no due day: there is none by law. No sentence says so by
 * itself, however it is worded. */
static void corrections_are_told_as_such(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    const struct alert_words words = { .regime = S("R"),
        .period = S("P"),
        .unit = S("U"),
        .receiver = S("V"),
        .due_on = 20000,
        .correcting = 2 };

    (void)state;
    assert_string_equal(str_z(arena, alert_text(arena, "to_approve", &words)),
        "Đính chính lần 2: R, P của U chờ phê duyệt.");
    assert_string_equal(str_z(arena, alert_text(arena, "to_accept", &words)),
        "Đính chính lần 2: U đã gửi R, P, chờ tiếp nhận.");
    assert_string_equal(str_z(arena, alert_text(arena, "extension_asked", &words)),
        "Đính chính lần 2: U đề nghị gia hạn gửi R, P.");
    for (size_t i = 0; i < alert_text_keys_len; i++) {
        struct str text = alert_text(arena, alert_text_keys[i], &words);

        assert_true(str_starts(text, S("Đính chính lần 2: ")));
        assert_true(str_ends(text, S(".")));
        assert_int_equal(str_find(text, S("Hạn gửi")), text.len);
    }
    arena_free(arena);
}

/* clang-format off */
static const struct {
    const char *consented, *today;
    int days; /* of the reminder; 0: none */
    enum correction_told told;
} corrections[] = {
    /* On Friday 2 October: three working days after is Wednesday the 7th. */
    { "2026-10-02", "2026-10-02", 0, 0 },
    { "2026-10-02", "2026-10-06", 0, 0 },
    { "2026-10-02", "2026-10-07", 3, CORRECTION_TOLD_MOVER },
    { "2026-10-02", "2026-10-08", 3, CORRECTION_TOLD_MOVER },
    { "2026-10-02", "2026-10-09", 7, CORRECTION_TOLD_HEAD },
    { "2026-10-02", "2026-10-15", 7, CORRECTION_TOLD_HEAD },
    { "2026-10-02", "2026-10-16", 14, CORRECTION_TOLD_RECEIVER },
    { "2026-10-02", "2026-10-29", 14, CORRECTION_TOLD_RECEIVER },
    /* Again every 14 days, to whom the last one went; after a silence the last that has come. */
    { "2026-10-02", "2026-10-30", 28, CORRECTION_TOLD_RECEIVER },
    { "2026-10-02", "2026-11-12", 28, CORRECTION_TOLD_RECEIVER },
    { "2026-10-02", "2026-11-13", 42, CORRECTION_TOLD_RECEIVER },
    /* For a year. */
    { "2026-10-02", "2027-10-03", 364, CORRECTION_TOLD_RECEIVER },
    { "2026-10-02", "2027-10-04", 0, 0 },
    /* Over Tết working days are far apart: the seventh day comes before the third of them. */
    { "2026-02-13", "2026-02-19", 0, 0 },
    { "2026-02-13", "2026-02-20", 7, CORRECTION_TOLD_HEAD },
    { "2026-02-13", "2026-02-25", 7, CORRECTION_TOLD_HEAD },
};
/* clang-format on */

/* KT-30: a correction has no day by law; who may make it is reminded from the consent on. */
static void corrections_are_reminded_of_from_the_consent(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct calendar_year years[] = { calendar_year_default(arena, 2026),
        calendar_year_default(arena, 2027) };
    struct calendar calendar = calendar_join(arena, years, 2);
    struct correction_rule once = correction_rule_default;
    struct correction_step reached;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(corrections); i++) {
        bool found = correction_step_reached(&correction_rule_default, &calendar,
            day(corrections[i].consented), day(corrections[i].today), &reached);

        if (found != (corrections[i].days != 0) ||
            (found &&
                (reached.step.days != corrections[i].days || reached.told != corrections[i].told ||
                    correction_told_of(&correction_rule_default, reached.step.days) !=
                        reached.told)))
            fail_msg("consented %s, today %s: %d", corrections[i].consented, corrections[i].today,
                found ? reached.step.days : 0);
    }
    once.every = 0;
    assert_true(
        correction_step_reached(&once, &calendar, day("2026-10-02"), day("2026-11-15"), &reached));
    assert_int_equal(reached.step.days, 14);
    assert_false(correction_step_reached(
        &once, &calendar, day("2026-10-02"), day("2026-11-16"), &reached)); /* long ago */
    once.len = 0;
    assert_false(
        correction_step_reached(&once, &calendar, day("2026-10-02"), day("2026-10-20"), &reached));
    arena_free(arena);
}

/* clang-format off */
static const struct {
    struct alert_facts facts;
    const char *told[CORRECTION_TOLD_COUNT];
} correction_aims[] = {
    { { REPORT_CORRECTION_OPEN, false, false, &sending }, { "waiting:report.enter", "waiting:report.enter notice:report.approve", "waiting:report.enter notice:report.approve notice:report.receive@receiver" } },
    { { REPORT_SUBMITTED, false, false, &sending }, { "waiting:report.approve", "waiting:report.approve", "waiting:report.approve notice:report.receive@receiver" } },
    { { REPORT_SIGNED, false, false, &signing }, { "waiting:report.send", "waiting:report.send notice:report.approve", "waiting:report.send notice:report.approve notice:report.receive@receiver" } },
    { { REPORT_CORRECTION_OPEN, true, true, &sending }, { "waiting:report.consolidate", "waiting:report.consolidate notice:report.approve", "waiting:report.consolidate notice:report.approve notice:report.receive@receiver" } },
    { { REPORT_SENT, false, false, &sending }, { "", "", "" } },
    { { REPORT_ACCEPTED, false, false, &sending }, { "", "", "" } },
};
/* clang-format on */

static void who_has_a_correction_is_told_and_then_who_waits(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    const struct alert_words words = { .regime = S("R"),
        .period = S("P"),
        .unit = S("U"),
        .today = day("2026-10-09"),
        .correcting = 1,
        .correcting_since = day("2026-10-02") };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(correction_aims); i++)
        for (int told = 0; told < CORRECTION_TOLD_COUNT; told++) {
            struct alert_aim out[ALERT_AIMS_MAX];
            size_t len =
                alert_aims_of_correction(correction_aims[i].facts, (enum correction_told)told, out);

            expect_text(
                aims_say(arena, out, len), correction_aims[i].told[told], "of a correction");
        }
    expect_text(alert_text(arena, "correction_waits", &words),
        "Đính chính lần 1: R, P của U chưa gửi bản đính chính: phải sửa, gửi lại từ ngày "
        "02/10/2026, đến nay 7 ngày.",
        "to the unit");
    expect_text(alert_text(arena, "correction_awaited", &words),
        "Đính chính lần 1: U chưa gửi bản đính chính R, P: được sửa, gửi lại từ ngày 02/10/2026, "
        "đến nay 7 ngày.",
        "to the receiver");
    arena_free(arena);
}

static int tables_make(void **state)
{
    (void)state;
    signing = workflow_of(signing_steps, ARRAY_LEN(signing_steps));
    sending = workflow_of(sending_steps, ARRAY_LEN(sending_steps));
    return 0;
}

static void appeals_go_to_who_decides_and_come_back(void **state)
{
    struct alert_aim out[ALERT_AIMS_MAX];

    (void)state;
    assert_int_equal(alert_aims_of_appeal(APPEAL_ASKED, out), 1);
    assert_int_equal(out[0].side, SIDE_RECEIVER);
    assert_int_equal(out[0].right, RIGHT_REPORT_RECEIVE);
    for (int appeal = APPEAL_UPHELD; appeal < APPEAL_STATE_COUNT; appeal++) {
        size_t len = alert_aims_of_appeal((enum appeal_state)appeal, out);

        assert_int_equal(len, 3);
        for (size_t i = 0; i < len; i++) {
            assert_int_equal(out[i].kind, ALERT_ANSWERED);
            assert_int_equal(out[i].side, SIDE_REPORTER);
        }
    }
}

/* Each is told somebody who may be, in words of its own; the answer goes to the reporter. */
static void events_are_told_whom_they_concern(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    static const struct {
        enum alert_event event;
        const char *aims;
    } told[] = {
        { ALERT_EVENT_CORRECTION_DENIED,
            "answered:report.submit answered:report.approve answered:report.send" },
        { ALERT_EVENT_RECALLED, "notice:report.receive@receiver" },
        { ALERT_EVENT_EXTENSION_ASKED, "waiting:report.receive@receiver" },
        { ALERT_EVENT_EXTENSION_GRANTED,
            "answered:report.submit answered:report.approve answered:report.send" },
        { ALERT_EVENT_EXTENSION_REFUSED,
            "answered:report.submit answered:report.approve answered:report.send" },
        { ALERT_EVENT_INTAKE_CLOSED,
            "notice:report.enter notice:report.approve notice:report.send" },
        { ALERT_EVENT_INTAKE_OPENED,
            "notice:report.enter notice:report.approve notice:report.send" },
        { ALERT_EVENT_PUT_OFF, "notice:report.enter notice:report.approve notice:report.send" },
    };
    struct alert_aim out[ALERT_AIMS_MAX];

    (void)state;
    assert_int_equal(ARRAY_LEN(told), ALERT_EVENT_COUNT);
    for (size_t i = 0; i < ARRAY_LEN(told); i++) {
        const struct alert_words words = { 0 };
        size_t len = alert_aims_of_event(told[i].event, out);

        expect_text(aims_say(arena, out, len), told[i].aims, "of an event");
        for (size_t j = 0; j < len; j++) {
            assert_true(access_roles_with(&usual_access, out[j].right) != 0);
            assert_false(str_eq(alert_text(arena, out[j].key, &words), str_of(out[j].key)));
        }
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_are_told_whom_they_concern),
        cmocka_unit_test(corrections_are_told_as_such),
        cmocka_unit_test(unknown_words_are_named),
        cmocka_unit_test(corrections_are_reminded_of_from_the_consent),
        cmocka_unit_test(who_has_a_correction_is_told_and_then_who_waits),
        cmocka_unit_test(appeals_go_to_who_decides_and_come_back),
        cmocka_unit_test(steps_come_on_their_days),
        cmocka_unit_test(the_steps_ascend),
        cmocka_unit_test(whoever_has_the_move_is_told),
        cmocka_unit_test(each_aim_is_a_right_of_somebody),
        cmocka_unit_test(the_nearest_who_may_act_are_told),
        cmocka_unit_test(texts_are_sentences),
    };

    return cmocka_run_group_tests(tests, tables_make, NULL);
}
