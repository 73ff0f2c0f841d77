#include "core/profile.h"

#include "tests/unit.h"

/* ---- a small profile that is sound ---- */

#define ARTICLE S("Đ8")

static struct str note_need[] = { { "note", 4 } };

static struct profile_step steps[32];

static void step(struct profile *p, enum report_state from, enum report_action action,
    enum report_state to, enum wf_side side)
{
    bool says_why = action == ACTION_RETURN;

    steps[p->steps.steps.len++] = (struct profile_step){ (int)from, (int)action, (int)to, (int)side,
        RIGHT_REPORT_ENTER, { note_need, says_why ? 1 : 0 }, ARTICLE };
}

/* Filled in, submitted, approved, sent, accepted or returned. */
static struct profile sound(void)
{
    struct profile p = { .steps.steps = { steps, 0 } };

    step(&p, REPORT_ASSIGNED, ACTION_ENTER, REPORT_IN_ENTRY, SIDE_REPORTER);
    step(&p, REPORT_IN_ENTRY, ACTION_SUBMIT, REPORT_SUBMITTED, SIDE_REPORTER);
    step(&p, REPORT_SUBMITTED, ACTION_APPROVE, REPORT_APPROVED, SIDE_REPORTER);
    step(&p, REPORT_APPROVED, ACTION_SEND, REPORT_SENT, SIDE_REPORTER);
    step(&p, REPORT_SENT, ACTION_ACCEPT, REPORT_ACCEPTED, SIDE_RECEIVER);
    step(&p, REPORT_SENT, ACTION_RETURN, REPORT_RETURNED, SIDE_RECEIVER);
    step(&p, REPORT_RETURNED, ACTION_ENTER, REPORT_IN_ENTRY, SIDE_REPORTER);
    step(&p, REPORT_IN_ENTRY, ACTION_ENTER, REPORT_IN_ENTRY, SIDE_REPORTER);
    return p;
}

static struct faults settle(struct ctx *ctx, struct profile *p)
{
    struct faults faults = { 0 };

    profile_settle(ctx, p, &faults);
    return faults;
}

static bool says(const struct faults *faults, const char *field, const char *part)
{
    for (size_t i = 0; i < faults->len; i++) {
        struct str detail = faults->items[i].detail;

        if (str_eq(faults->items[i].field, str_of(field)) &&
            str_find(detail, str_of(part)) < detail.len)
            return true;
    }
    return false;
}

static void a_sound_profile_has_no_fault(void **state)
{
    struct ctx ctx = { .arena = arena_new(UNIT_BYTES) };
    struct profile p = sound();
    struct faults faults = settle(&ctx, &p);

    (void)state;
    if (faults.all)
        fail_msg(STR_FMT, STR_ARG(faults.items[0].detail));
    assert_int_equal(p.workflow.steps_len, p.steps.steps.len);
    assert_non_null(workflow_step(&p.workflow, REPORT_SENT, ACTION_RETURN));
    arena_free(ctx.arena);
}

/* ---- what is refused ---- */

static void no_article(struct profile *p)
{
    LIST_AT(p->steps.steps, struct profile_step, 1)->article = S("  ");
}

static void twice(struct profile *p)
{
    step(p, REPORT_SENT, ACTION_ACCEPT, REPORT_ACCEPTED, SIDE_RECEIVER);
}

static void unknown_need(struct profile *p)
{
    static struct str needs[] = { { "stamp", 5 } };

    LIST_AT(p->steps.steps, struct profile_step, 3)->needs = (struct list){ needs, 1 };
}

static void no_reason(struct profile *p)
{
    LIST_AT(p->steps.steps, struct profile_step, 5)->needs = (struct list){ 0 };
}

static void wrong_target(struct profile *p)
{
    LIST_AT(p->steps.steps, struct profile_step, 3)->to = REPORT_ACCEPTED;
}

static void wrong_side(struct profile *p)
{
    LIST_AT(p->steps.steps, struct profile_step, 4)->side = SIDE_REPORTER;
}

static void alerts_out_of_order(struct profile *p)
{
    static struct profile_alert alerts[] = {
        { .days = 1, .article = { "Đ1", 4 } },
        { .days = 1, .article = { "Đ1", 4 } },
    };

    p->notices.alerts = (struct list){ alerts, 2 };
}

static void alert_without_article(struct profile *p)
{
    static struct profile_alert alerts[] = { { .days = 1 } };

    p->notices.alerts = (struct list){ alerts, 1 };
}

static void nobody_comes(struct profile *p)
{
    step(p, REPORT_RECALLED, ACTION_SUBMIT, REPORT_SUBMITTED, SIDE_REPORTER);
}

static void never_sent(struct profile *p)
{
    p->steps.steps.len = 3; /* nothing leads on from approval */
}

static void unfrozen(struct profile *p)
{
    LIST_AT(p->steps.steps, struct profile_step, 2)->from = REPORT_IN_ENTRY;
}

static void sign_unsigned(struct profile *p)
{
    LIST_AT(p->steps.steps, struct profile_step, 2)->action = ACTION_SIGN;
    LIST_AT(p->steps.steps, struct profile_step, 2)->to = REPORT_SIGNED;
}

static void no_kind_counts(struct profile *p)
{
    static struct str needs[] = { { "signature", 9 } };

    LIST_AT(p->steps.steps, struct profile_step, 3)->needs = (struct list){ needs, 1 };
}

static void clock_without_article(struct profile *p)
{
    p->clocks.assignment = (struct profile_clock){ 72, CLOCK_HOURS, { 0 } };
}

static void unknown_right(struct profile *p)
{
    static struct str rights[] = { { "report.sign_all", 15 } };
    static struct profile_role role = { ROLE_ENTRY, { "Nhập", 6 }, { rights, 1 }, { "Đ7", 4 } };

    p->roles.presets = (struct list){ &role, 1 };
}

static void unknown_role(struct profile *p)
{
    static struct str roles[] = { { "king", 4 } };
    static struct profile_account_kind kind = { { "Vua", 3 }, { roles, 1 }, { "Đ7", 4 } };

    p->accounts.kinds = (struct list){ &kind, 1 };
}

/* clang-format off */
static const struct {
    void (*spoil)(struct profile *profile);
    const char *field, *part; /* of the detail */
} cases[] = {
    { no_article,            "workflow.steps[1].article",   "chưa ghi điều khoản" },
    { twice,                 "workflow.steps[8].action",    "trạng thái “sent” đã có bước “accept”" },
    { unknown_need,          "workflow.steps[3].needs[0]",  "không có điều kiện “stamp”" },
    { no_reason,             "workflow.steps[5].needs",     "phải nêu lý do" },
    { wrong_target,          "workflow.steps[3].to",        "việc “send” không thể đưa báo cáo tới trạng thái “accepted”" },
    { wrong_side,            "workflow.steps[4].side",      "không thuộc bên “reporter”" },
    { nobody_comes,          "workflow.steps",              "“recalled” (Đã thu hồi) không có bước nào dẫn tới" },
    { never_sent,            "workflow.steps",              "“approved” (Đã duyệt) không có đường đi" },
    { unfrozen,              "workflow.steps",              "“approved” (Đã duyệt) có thể tới mà báo cáo chưa được trình" },
    { sign_unsigned,         "workflow.steps[2].needs",     "phải có chữ ký" },
    { no_kind_counts,        "workflow.accepted",           "bước 3 cần chữ ký" },
    { clock_without_article, "clocks.assignment.article",   "chưa ghi điều khoản" },
    { unknown_right,         "roles.presets[0].rights[0]",  "không có “report.sign_all”" },
    { alerts_out_of_order,   "notices.alerts[1].days",      "tăng dần" },
    { alert_without_article, "notices.alerts[0].article",   "chưa ghi điều khoản" },
    { unknown_role,          "accounts.kinds[0].roles[0]",  "không có “king”" },
};
/* clang-format on */

static void what_would_not_work_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct ctx ctx = { .arena = arena_new(UNIT_BYTES) };
        struct profile p = sound();
        struct faults faults;

        cases[i].spoil(&p);
        faults = settle(&ctx, &p);
        if (!says(&faults, cases[i].field, cases[i].part))
            fail_msg("case %zu: %s is not named (%zu faults)", i, cases[i].field, faults.all);
        arena_free(ctx.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_profile_has_no_fault),
        cmocka_unit_test(what_would_not_work_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
