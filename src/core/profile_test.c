#include "core/alert.h"
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

static struct profile_role presets[8];
static struct str held[8][2];

static void role(struct profile *p, enum role which, enum right one, enum right other)
{
    size_t i = p->roles.presets.len++;

    held[i][0] = str_of(right_names[one]);
    held[i][1] = str_of(right_names[other]);
    presets[i] = (struct profile_role){ (int)which, S("Vai"), { held[i], 2 }, ARTICLE };
}

/* Filled in, submitted, approved, sent, accepted or returned. */
static struct profile sound(void)
{
    struct profile p = { .steps.steps = { steps, 0 }, .roles.presets = { presets, 0 } };

    step(&p, REPORT_ASSIGNED, ACTION_ENTER, REPORT_IN_ENTRY, SIDE_REPORTER);
    step(&p, REPORT_IN_ENTRY, ACTION_SUBMIT, REPORT_SUBMITTED, SIDE_REPORTER);
    step(&p, REPORT_SUBMITTED, ACTION_APPROVE, REPORT_APPROVED, SIDE_REPORTER);
    step(&p, REPORT_APPROVED, ACTION_SEND, REPORT_SENT, SIDE_REPORTER);
    step(&p, REPORT_SENT, ACTION_ACCEPT, REPORT_ACCEPTED, SIDE_RECEIVER);
    step(&p, REPORT_SENT, ACTION_RETURN, REPORT_RETURNED, SIDE_RECEIVER);
    step(&p, REPORT_RETURNED, ACTION_ENTER, REPORT_IN_ENTRY, SIDE_REPORTER);
    step(&p, REPORT_IN_ENTRY, ACTION_ENTER, REPORT_IN_ENTRY, SIDE_REPORTER);
    role(&p, ROLE_SYSTEM_ADMIN, RIGHT_ACCOUNT_WRITE, RIGHT_PROFILE_WRITE);
    role(&p, ROLE_ENTRY, RIGHT_REPORT_ENTER, RIGHT_REPORT_SUBMIT);
    role(&p, ROLE_APPROVER, RIGHT_REPORT_APPROVE, RIGHT_REPORT_SEND);
    role(&p, ROLE_LEAD, RIGHT_REPORT_RECEIVE, RIGHT_REPORT_READ);
    return p;
}

static struct faults settle(struct ctx *ctx, struct profile *p)
{
    struct faults faults = { 0 };

    profile_settle(ctx, p, &faults);
    return faults;
}

/* What is wrong with putting it in force. */
static struct faults admit(struct ctx *ctx, struct profile *p)
{
    struct faults faults = settle(ctx, p);

    profile_admit(ctx, p, &faults);
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
    assert_int_equal(access_roles_with(&p.access, RIGHT_REPORT_SEND), 1u << ROLE_APPROVER);
    assert_int_equal(access_roles_with(&p.access, RIGHT_REPORT_SUBMIT), 1u << ROLE_ENTRY);
    assert_int_equal(access_roles_with(&p.access, RIGHT_EVENT_READ), 0);
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

static void endings_out_of_order(struct profile *p)
{
    static struct profile_alert ends[] = {
        { .days = -7, .article = { "Đ1", 4 } },
        { .days = -30, .article = { "Đ1", 4 } },
    };

    p->notices.certificates = (struct list){ ends, 2 };
}

static void corrections_out_of_order(struct profile *p)
{
    static struct profile_correction told[] = {
        { { .days = 7, .article = { "Đ1", 4 } }, CORRECTION_TOLD_HEAD },
        { { .days = 7, .article = { "Đ1", 4 } }, CORRECTION_TOLD_RECEIVER },
    };

    p->notices.corrections = (struct list){ told, 2 };
}

static void correction_without_article(struct profile *p)
{
    static struct profile_correction told[] = { { { .days = 7 }, CORRECTION_TOLD_HEAD } };

    p->notices.corrections = (struct list){ told, 1 };
}

static void corrections_again_by_nothing(struct profile *p)
{
    p->notices.corrections_every.value = 14;
}

static void ending_without_article(struct profile *p)
{
    static struct profile_alert ends[] = { { .days = -7 } };

    p->notices.certificates = (struct list){ ends, 1 };
}

static void nobody_comes(struct profile *p)
{
    step(p, REPORT_RECALLED, ACTION_SUBMIT, REPORT_SUBMITTED, SIDE_REPORTER);
}

static void never_sent(struct profile *p)
{
    p->steps.steps.len = 3; /* nothing leads on from approval */
}

/* What was sent otherwise is registered while the system fails, which is no way to send. */
static void registered_only(struct profile *p)
{
    LIST_AT(p->steps.steps, struct profile_step, 3)->action = ACTION_REGISTER;
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

static void reviewed_before_it_is_there(struct profile *p)
{
    static struct str needs[] = { { "reviewed", 8 } };

    LIST_AT(p->steps.steps, struct profile_step, 0)->needs = (struct list){ needs, 1 };
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

static void mail_without_article(struct profile *p)
{
    p->notices.mail_from = (struct profile_time){ S("8:00"), { 0 } };
}

static void mail_at_no_time(struct profile *p)
{
    p->notices.mail_from = (struct profile_time){ S("24:00"), ARTICLE };
}

static void mail_at_no_number(struct profile *p)
{
    p->notices.mail_from = (struct profile_time){ S("7h30"), ARTICLE };
}

static void clock_in_months(struct profile *p)
{
    p->clocks.assignment = (struct profile_clock){ 1, CLOCK_MONTHS, S("Đ1") };
}

static void stop_in_months(struct profile *p)
{
    p->notices.maintenance = (struct profile_clock){ 1, CLOCK_MONTHS, S("Đ10.3") };
}

static void unknown_right(struct profile *p)
{
    (void)p;
    held[1][0] = S("report.sign_all");
}

static void role_twice(struct profile *p)
{
    role(p, ROLE_ENTRY, RIGHT_REPORT_READ, RIGHT_REPORT_SEND);
}

static void role_without_article(struct profile *p)
{
    LIST_AT(p->roles.presets, struct profile_role, 2)->article = (struct str){ 0 };
}

static void nobody_gives_rights(struct profile *p)
{
    (void)p;
    held[0][0] = held[0][1];
}

/* Of the whole province only the system's administrator always exists. */
static void nobody_mends_the_profile(struct profile *p)
{
    held[0][1] = held[0][0];
    role(p, ROLE_VIEWER, RIGHT_PROFILE_WRITE, RIGHT_REPORT_READ);
}

static void nobody_sends(struct profile *p)
{
    (void)p;
    held[2][1] = held[2][0];
}

static void nobody_receives(struct profile *p)
{
    (void)p;
    held[3][0] = held[3][1];
}

static void nobody_takes_a_step(struct profile *p)
{
    LIST_AT(p->steps.steps, struct profile_step, 2)->right = RIGHT_REPORT_CONSOLIDATE;
}

static void no_roles(struct profile *p)
{
    p->roles.presets.len = 0;
}

static void unknown_role(struct profile *p)
{
    static struct str roles[] = { { "king", 4 } };
    static struct profile_account_kind kind = { { "Vua", 3 }, { roles, 1 }, { "Đ7", 4 } };

    p->accounts.kinds = (struct list){ &kind, 1 };
}

static void leaves_out_what_is_not(struct profile *p)
{
    static struct str kinds[] = { { "year", 4 }, { "decade", 6 } };

    p->parts.left_out = (struct list){ kinds, 2 };
}

static void asks_for_posts_by_nothing(struct profile *p)
{
    p->parts.posts = true;
}

static void registers_and_nobody_answers(struct profile *p)
{
    step(p, REPORT_APPROVED, ACTION_REGISTER, REPORT_SENT, SIDE_REPORTER);
}

static void answers_what_was_not_asked(struct profile *p)
{
    step(p, REPORT_APPROVED, ACTION_REGISTER, REPORT_SENT, SIDE_REPORTER);
    step(p, REPORT_SENT, ACTION_CONFIRM_SENDING, REPORT_SENT, SIDE_RECEIVER);
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
    { registered_only,       "workflow.steps",              "“approved” (Đã duyệt) không có đường đi" },
    { unfrozen,              "workflow.steps",              "“approved” (Đã duyệt) có thể tới mà báo cáo chưa được trình" },
    { reviewed_before_it_is_there, "workflow.steps[0].needs", "chưa ai soát xét được" },
    { sign_unsigned,         "workflow.steps[2].needs",     "phải có chữ ký" },
    { no_kind_counts,        "workflow.accepted",           "bước 3 cần chữ ký" },
    { registers_and_nobody_answers, "workflow.steps",       "“register” và việc “confirm_sending” ở trạng thái “sent” phải có cùng nhau" },
    { answers_what_was_not_asked, "workflow.steps",         "“confirm_sending” phải có điều kiện “registration”" },
    { clock_without_article, "clocks.assignment.article",   "chưa ghi điều khoản" },
    { mail_without_article,  "notices.mail_from.article",   "điều khoản" },
    { mail_at_no_time,       "notices.mail_from.at",        "“24:00” không phải giờ" },
    { mail_at_no_number,     "notices.mail_from.at",        "“7h30” không phải giờ" },
    { clock_in_months,       "clocks.assignment.unit",      "tính bằng giờ" },
    { stop_in_months,        "notices.maintenance.unit",    "giờ (hours), ngày (days)" },
    { alerts_out_of_order,   "notices.alerts[1].days",      "tăng dần" },
    { alert_without_article, "notices.alerts[0].article",   "chưa ghi điều khoản" },
    { endings_out_of_order,  "notices.certificates[1].days", "tăng dần" },
    { ending_without_article, "notices.certificates[0].article", "chưa ghi điều khoản" },
    { corrections_out_of_order, "notices.corrections[1].days", "tăng dần" },
    { correction_without_article, "notices.corrections[0].article", "chưa ghi điều khoản" },
    { corrections_again_by_nothing, "notices.corrections_every.article", "chưa ghi điều khoản" },
    { unknown_right,         "roles.presets[1].rights[0]",  "không có “report.sign_all”" },
    { role_twice,            "roles.presets[4].role",       "“entry” đã được nêu" },
    { role_without_article,  "roles.presets[2].article",    "chưa ghi điều khoản" },
    { nobody_gives_rights,   "roles.presets",               "“system_admin” phải giữ quyền “account.write”" },
    { nobody_mends_the_profile, "roles.presets",            "“system_admin” phải giữ quyền “profile.write”" },
    { nobody_sends,          "roles.presets",               "không vai trò nào giữ quyền “report.send”" },
    { nobody_receives,       "roles.presets",               "không vai trò nào giữ quyền “report.receive”" },
    { nobody_takes_a_step,   "workflow.steps",              "“report.consolidate” để “approve” ở trạng thái “submitted”" },
    { no_roles,              "roles.presets",               "không vai trò nào giữ quyền “report.enter”" },
    { no_roles,              "roles.presets",               "“report.submit”" },
    { no_roles,              "roles.presets",               "“report.approve”" },
    { unknown_role,          "accounts.kinds[0].roles[0]",  "không có “king”" },
    { leaves_out_what_is_not, "parts.left_out[1]",          "không có “decade”" },
    { leaves_out_what_is_not, "parts.left_out_article",     "chưa ghi điều khoản" },
    { asks_for_posts_by_nothing, "parts.posts_article",     "chưa ghi điều khoản" },
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

/* A report is complete with outline and forms, unless only one was asked for (NA-26). */
static void both_parts_are_wanted_where_the_regulation_says_so(void **state)
{
    struct ctx ctx = { .arena = arena_new(UNIT_BYTES) };
    struct profile p = sound();
    const unsigned parts = NEED_FIGURES | NEED_TEXT;

    (void)state;
    assert_int_equal(settle(&ctx, &p).all, 0);
    assert_int_equal(workflow_step(&p.workflow, REPORT_IN_ENTRY, ACTION_SUBMIT)->needs & parts, 0);
    p.parts = (struct profile_parts){ .both = true, .article = S("Đ11.1") };
    assert_int_equal(settle(&ctx, &p).all, 0);
    assert_int_equal(
        workflow_step(&p.workflow, REPORT_IN_ENTRY, ACTION_SUBMIT)->needs & parts, parts);
    assert_int_equal(workflow_step(&p.workflow, REPORT_APPROVED, ACTION_SEND)->needs & parts, 0);
    arena_free(ctx.arena);
}

static void reminders_go_from_the_hour_said(void **state)
{
    struct profile p = sound();

    (void)state;
    assert_int_equal(profile_mail_from(&p), 7 * 60 + 30);
    p.notices.mail_from.at = S("8:05");
    assert_int_equal(profile_mail_from(&p), 8 * 60 + 5);
    p.notices.mail_from.at = S("06:00");
    assert_int_equal(profile_mail_from(&p), 6 * 60);
}

static void every_role_is_of_a_kind_of_account(void **state)
{
    static struct str leads[] = { { "lead", 4 }, { "approver", 8 } };
    static struct str others[] = { { "system_admin", 12 }, { "entry", 5 } };
    static struct profile_account_kind kinds[] = {
        { { "Lãnh đạo", 12 }, { leads, 2 }, { "Đ7", 4 } },
        { { "Khác", 5 }, { others, 2 }, { "Đ7", 4 } },
    };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct ctx ctx = { .arena = arena };
    struct profile p = sound();
    struct faults faults = admit(&ctx, &p);
    struct list both;

    (void)state;
    assert_int_equal(faults.len, 0); /* no kinds are told apart */
    p.accounts.kinds = (struct list){ kinds, 2 };
    faults = admit(&ctx, &p);
    assert_int_equal(faults.len, 0);
    both = profile_account_kinds(arena, &p, 1u << ROLE_ENTRY | 1u << ROLE_LEAD);
    assert_int_equal(both.len, 2);
    assert_true(str_eq(*LIST_AT(both, struct str, 1), S("Khác")));
    assert_int_equal(profile_account_kinds(arena, &p, 1u << ROLE_CLERK).len, 0);
    p.accounts.kinds.len = 1;
    faults = settle(&ctx, &p);
    assert_int_equal(faults.len, 0); /* one that is in force stays so */
    faults = admit(&ctx, &p);
    assert_int_equal(faults.len, 2);
    assert_true(says(&faults, "accounts.kinds", "“entry”"));
    arena_free(arena);
}

/* What came back and can only be handed in as it was holds its unit fast. */
static void what_comes_back_can_be_mended(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct ctx ctx = { .arena = arena };
    struct profile p = sound();
    struct faults faults;

    (void)state;
    LIST_AT(p.steps.steps, struct profile_step, 6)->action = ACTION_SUBMIT;
    LIST_AT(p.steps.steps, struct profile_step, 6)->to = REPORT_SUBMITTED;
    faults = settle(&ctx, &p);
    assert_int_equal(faults.len, 0); /* one that is in force stays so */
    faults = admit(&ctx, &p);
    assert_int_equal(faults.len, 1);
    assert_true(
        says(&faults, "workflow.steps", "“returned” (Nơi nhận trả lại) không có bước nhập liệu"));
    arena_free(arena);
}

/* Who asks for a correction is told yes or no: what cannot be said leaves them waiting for ever. */
static void a_correction_asked_for_can_be_granted_and_denied(void **state)
{
    static const struct {
        enum report_action action;
        enum report_state to;
        const char *missing;
    } answers[] = {
        { ACTION_GRANT_CORRECTION, REPORT_CORRECTION_OPEN,
            "“grant_correction” (Đồng ý đính chính)" },
        { ACTION_DENY_CORRECTION, REPORT_ACCEPTED, "“deny_correction” (Không đồng ý đính chính)" },
    };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct ctx ctx = { .arena = arena };

    (void)state;
    for (unsigned given = 0; given < 4; given++) {
        struct profile p = sound();
        struct faults faults;

        step(&p, REPORT_ACCEPTED, ACTION_ASK_CORRECTION, REPORT_CORRECTION_ASKED, SIDE_REPORTER);
        for (unsigned i = 0; i < 2; i++)
            if (given >> i & 1)
                step(&p, REPORT_CORRECTION_ASKED, answers[i].action, answers[i].to, SIDE_RECEIVER);
        faults = settle(&ctx, &p);
        for (unsigned i = 0; i < 2; i++)
            assert_false(
                says(&faults, "workflow.steps", answers[i].missing)); /* it stays in force */
        faults = admit(&ctx, &p);
        for (unsigned i = 0; i < 2; i++)
            assert_int_equal(
                says(&faults, "workflow.steps", answers[i].missing), !(given >> i & 1));
        assert_int_equal(says(&faults, "workflow.steps",
                             "trạng thái “correction_requested” (Đề nghị đính chính)"),
            given != 3);
    }
    arena_free(arena);
}

static void articles_are_said_as_officials_write_them(void **state)
{
    static const struct {
        const char *article, *words;
    } said[] = {
        { "Đ8", "Điều 8" },
        { "Đ8.3", "khoản 3 Điều 8" },
        { "Đ6.1a", "điểm a khoản 1 Điều 6" },
        { "Đ9.2d, Đ14.1", "điểm d khoản 2 Điều 9, khoản 1 Điều 14" },
        { "Đ32.1; thời hạn gửi: Quy chế không nêu",
            "khoản 1 Điều 32; thời hạn gửi: Quy chế không nêu" },
        { "Quy chế không nêu", "Quy chế không nêu" },
    };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(said); i++)
        assert_string_equal(
            str_z(arena, profile_article_words(arena, str_of(said[i].article))), said[i].words);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(articles_are_said_as_officials_write_them),
        cmocka_unit_test(a_sound_profile_has_no_fault),
        cmocka_unit_test(what_would_not_work_is_named),
        cmocka_unit_test(both_parts_are_wanted_where_the_regulation_says_so),
        cmocka_unit_test(reminders_go_from_the_hour_said),
        cmocka_unit_test(every_role_is_of_a_kind_of_account),
        cmocka_unit_test(what_comes_back_can_be_mended),
        cmocka_unit_test(a_correction_asked_for_can_be_granted_and_denied),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
