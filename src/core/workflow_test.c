#include "core/workflow.h"

#include "tests/unit.h"

#define ALL_RIGHTS UINT64_MAX
#define CLEAN \
    (NEED_FIGURES | NEED_REQUIRED | NEED_NO_ERRORS | NEED_CHECKS | NEED_EXPLAINED | NEED_TEXT)
#define ALL_NEEDS ((1u << NEED_COUNT) - 1)

/* What the regulations ask for, of all five together: where each action leads from each state. The
 * provinces' own tables are compared in tests/cli/profiles_test.c. */
/* clang-format off */
#define AT(name) REPORT_##name
#define A(name) ACTION_##name
static const struct {
    enum report_state from;
    enum report_action action;
    enum report_state to;
} rows[] = {
    { AT(ASSIGNED), A(ENTER), AT(IN_ENTRY) },
    { AT(IN_ENTRY), A(ENTER), AT(IN_ENTRY) },
    { AT(IN_ENTRY), A(SUBMIT), AT(SUBMITTED) },
    { AT(SUBMITTED), A(REFUSE), AT(REFUSED) },
    { AT(SUBMITTED), A(APPROVE), AT(APPROVED) },
    { AT(REFUSED), A(ENTER), AT(IN_ENTRY) },
    { AT(REFUSED), A(SUBMIT), AT(SUBMITTED) },
    { AT(APPROVED), A(REFUSE), AT(REFUSED) },
    { AT(APPROVED), A(SEND), AT(SENT) },
    { AT(SENT), A(RECALL), AT(RECALLED) },
    { AT(SENT), A(ACCEPT), AT(ACCEPTED) },
    { AT(SENT), A(RETURN), AT(RETURNED) },
    { AT(RETURNED), A(ENTER), AT(IN_ENTRY) },
    { AT(RETURNED), A(SUBMIT), AT(SUBMITTED) },
    { AT(RECALLED), A(ENTER), AT(IN_ENTRY) },
    { AT(RECALLED), A(SUBMIT), AT(SUBMITTED) },
    { AT(SUBMITTED), A(APPROVE_FIGURES), AT(FIGURES_APPROVED) },
    { AT(FIGURES_APPROVED), A(SIGN), AT(SIGNED) },
    { AT(SUBMITTED), A(SIGN), AT(WITH_CLERK) },
    { AT(WITH_CLERK), A(RETURN_UNSIGNED), AT(SUBMITTED) },
    { AT(WITH_CLERK), A(SEND), AT(SENT) },
    { AT(SIGNED), A(SEND), AT(SENT) },
    { AT(ACCEPTED), A(ASK_CORRECTION), AT(CORRECTION_ASKED) },
    { AT(CORRECTION_ASKED), A(GRANT_CORRECTION), AT(CORRECTION_OPEN) },
    { AT(CORRECTION_ASKED), A(DENY_CORRECTION), AT(ACCEPTED) },
    { AT(CORRECTION_OPEN), A(ENTER), AT(IN_ENTRY) },
    { AT(CORRECTION_OPEN), A(SUBMIT), AT(SUBMITTED) },
};
#undef AT
#undef A

/* Whose each action is, and what it needs (KT-25 to KT-29, CT-54). */
static const struct {
    enum wf_side side;
    enum right right;
    unsigned needs;
} asked[ACTION_COUNT] = {
    [ACTION_ENTER]   = { SIDE_REPORTER, RIGHT_REPORT_ENTER,   0 },
    [ACTION_SUBMIT]  = { SIDE_REPORTER, RIGHT_REPORT_SUBMIT,  CLEAN },
    [ACTION_REFUSE]  = { SIDE_REPORTER, RIGHT_REPORT_APPROVE, NEED_NOTE },
    [ACTION_APPROVE] = { SIDE_REPORTER, RIGHT_REPORT_APPROVE, 0 },
    [ACTION_SEND]    = { SIDE_REPORTER, RIGHT_REPORT_SEND,    0 },
    [ACTION_RECALL]  = { SIDE_REPORTER, RIGHT_REPORT_SEND,    NEED_NOTE },
    [ACTION_ACCEPT]  = { SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, 0 },
    [ACTION_RETURN]  = { SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, NEED_NOTE },
    [ACTION_APPROVE_FIGURES]  = { SIDE_REPORTER, RIGHT_REPORT_APPROVE, 0 },
    [ACTION_SIGN]             = { SIDE_REPORTER, RIGHT_REPORT_APPROVE, NEED_SIGNATURE },
    [ACTION_RETURN_UNSIGNED]  = { SIDE_REPORTER, RIGHT_REPORT_SEND,    NEED_NOTE },
    [ACTION_ASK_CORRECTION]   = { SIDE_REPORTER, RIGHT_REPORT_SEND,    NEED_NOTE },
    [ACTION_GRANT_CORRECTION] = { SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, 0 },
    [ACTION_DENY_CORRECTION]  = { SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, NEED_NOTE },
};
/* clang-format on */

enum { NOWHERE = REPORT_STATE_COUNT };

/* Where an action leads from a state; NOWHERE where it may not be done. */
static int leads(enum report_state from, enum report_action action)
{
    for (size_t i = 0; i < ARRAY_LEN(rows); i++)
        if (rows[i].from == from && rows[i].action == action)
            return (int)rows[i].to;
    return NOWHERE;
}

/* The table that is asked here: those rows as steps. */
static const struct workflow *table(void)
{
    static struct wf_step steps[ARRAY_LEN(rows)];
    static struct workflow made;

    for (size_t i = 0; i < ARRAY_LEN(rows) && !made.steps; i++)
        steps[i] = (struct wf_step){ rows[i].from, rows[i].action, rows[i].to,
            asked[rows[i].action].side, asked[rows[i].action].right, asked[rows[i].action].needs };
    if (!made.steps)
        made = workflow_of(steps, ARRAY_LEN(rows));
    return &made;
}

/* ---- every state, every action ---- */

typedef void each(enum report_state state, enum report_action action);

static void each_pair(each *check)
{
    for (enum report_state state = 0; state < REPORT_STATE_COUNT; state++)
        for (enum report_action action = 0; action < ACTION_COUNT; action++)
            check(state, action);
}

static struct wf_verdict decide(enum report_state state, enum report_action action,
    uint64_t reporter, uint64_t receiver, unsigned met)
{
    struct wf_facts facts = { .state = state, .rights = { reporter, receiver }, .met = met };

    return workflow_decide(table(), facts, action);
}

static void leads_where_it_should(enum report_state state, enum report_action action)
{
    struct wf_verdict verdict = decide(state, action, ALL_RIGHTS, ALL_RIGHTS, ALL_NEEDS);
    int to = verdict.refusal == WF_OK ? (int)verdict.step->to : NOWHERE;

    if (to != leads(state, action))
        fail_msg(
            "%s in %s leads to %d", report_action_names[action], report_state_names[state], to);
    if (to == NOWHERE)
        assert_int_equal(verdict.refusal, WF_NO_SUCH_STEP);
}

static void actions_lead_where_the_regulations_say(void **state)
{
    (void)state;
    each_pair(leads_where_it_should);
}

/* One right at a time, on one side at a time: only the one that is asked opens the step. */
static void asks_for_one_right(enum report_state state, enum report_action action)
{
    for (unsigned bit = 0; bit < 64; bit++) {
        uint64_t one = UINT64_C(1) << bit;

        for (int side = SIDE_REPORTER; side <= (int)SIDE_RECEIVER; side++) {
            bool right_one = bit == asked[action].right && side == (int)asked[action].side;
            uint64_t reporter = side == (int)SIDE_REPORTER ? one : 0;
            struct wf_verdict alone = decide(state, action, reporter, one & ~reporter, ALL_NEEDS);
            struct wf_verdict others =
                decide(state, action, side == (int)SIDE_REPORTER ? ~one : ALL_RIGHTS,
                    side == (int)SIDE_RECEIVER ? ~one : ALL_RIGHTS, ALL_NEEDS);

            assert_int_equal(alone.refusal, right_one ? WF_OK : WF_NOT_YOURS);
            assert_int_equal(others.refusal, right_one ? WF_NOT_YOURS : WF_OK);
        }
    }
}

static void rights_where_a_step_is(enum report_state state, enum report_action action)
{
    if (leads(state, action) != NOWHERE)
        asks_for_one_right(state, action);
    else
        assert_int_equal(
            decide(state, action, 0, 0, 0).refusal, WF_NO_SUCH_STEP); /* whoever asks */
}

static void a_step_asks_for_one_right_on_one_side(void **state)
{
    (void)state;
    each_pair(rights_where_a_step_is);
}

static void asks_for_its_needs(enum report_state state, enum report_action action)
{
    if (leads(state, action) == NOWHERE)
        return;
    for (unsigned met = 0; met <= ALL_NEEDS; met++) {
        unsigned unmet = asked[action].needs & ~met;
        struct wf_verdict verdict = decide(state, action, ALL_RIGHTS, ALL_RIGHTS, met);

        assert_int_equal(verdict.refusal, unmet ? WF_UNMET : WF_OK);
        assert_int_equal(verdict.unmet, unmet);
        /* Who may not do it is not told what the report lacks. */
        assert_int_equal(decide(state, action, 0, 0, met).refusal, WF_NOT_YOURS);
        assert_int_equal(decide(state, action, 0, 0, met).unmet, 0);
    }
}

static void a_step_waits_for_what_it_needs(void **state)
{
    (void)state;
    each_pair(asks_for_its_needs);
}

/* ---- reasons ---- */

/* Vietnamese is not ASCII: a sentence of one has some letter beyond it. */
static void is_sentence(const char *text)
{
    struct str s = str_of(text);
    bool beyond_ascii = false;

    for (size_t i = 0; i < s.len; i++)
        beyond_ascii |= (unsigned char)s.ptr[i] >= 0x80;
    if (s.len < 10 || !beyond_ascii || !str_ends(s, S(".")))
        fail_msg("\"%s\" is no Vietnamese sentence", text);
}

static void has_a_reason(enum report_state state, enum report_action action)
{
    struct wf_verdict yes = decide(state, action, ALL_RIGHTS, ALL_RIGHTS, ALL_NEEDS);
    struct wf_verdict no_right = decide(state, action, 0, 0, ALL_NEEDS);

    if (yes.refusal == WF_OK)
        assert_string_equal(workflow_reason(yes, state), "");
    else
        is_sentence(workflow_reason(yes, state));
    is_sentence(workflow_reason(no_right, state));
    for (unsigned met = 0; met < ALL_NEEDS; met++) {
        struct wf_verdict verdict = decide(state, action, ALL_RIGHTS, ALL_RIGHTS, met);

        if (verdict.refusal == WF_UNMET)
            is_sentence(workflow_reason(verdict, state));
    }
}

static void every_refusal_has_a_reason(void **state)
{
    (void)state;
    each_pair(has_a_reason);
}

static void reasons_name_what_is_missing(void **state)
{
    static const struct {
        unsigned unmet;
        const char *reason;
    } cases[] = {
        { CLEAN, "Báo cáo chưa có số liệu nào." }, /* the first to mend comes first */
        { NEED_REQUIRED | NEED_NO_ERRORS | NEED_TEXT, "Còn ô bắt buộc chưa nhập." },
        { NEED_NO_ERRORS, "Còn ô có lỗi số liệu cần sửa." },
        { NEED_CHECKS | NEED_EXPLAINED | NEED_TEXT, "Còn lỗi kiểm tra số liệu cần sửa." },
        { NEED_EXPLAINED, "Còn cảnh báo kiểm tra chưa được giải trình." },
        { NEED_TEXT, "Còn mục bắt buộc của đề cương chưa viết." },
        { NEED_NOTE | NEED_SIGNATURE, "Phải nêu rõ lý do." },
        { NEED_REVIEWED | NEED_SIGNATURE,
            "Báo cáo chưa qua đủ các cấp soát xét theo quy định của đơn vị." },
        { NEED_SIGNATURE, "Bản đang trình chưa có chữ ký hợp lệ." },
    };
    struct wf_verdict receiver = decide(REPORT_SENT, ACTION_ACCEPT, ALL_RIGHTS, 0, ALL_NEEDS);
    struct wf_verdict viewer =
        decide(REPORT_SENT, ACTION_ACCEPT, ALL_RIGHTS, UINT64_C(1) << RIGHT_REPORT_READ, ALL_NEEDS);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct wf_verdict verdict = { .refusal = WF_UNMET, .unmet = cases[i].unmet };

        assert_string_equal(workflow_reason(verdict, REPORT_IN_ENTRY), cases[i].reason);
    }
    assert_string_equal(
        workflow_reason(receiver, REPORT_SENT), "Việc này thuộc đơn vị nhận báo cáo.");
    assert_string_equal(workflow_reason(viewer, REPORT_SENT),
        "Tài khoản không được giao việc này ở đơn vị nhận báo cáo.");
}

/* ---- the table ---- */

static void a_step_is_found_by_its_place(void **state)
{
    (void)state;
    for (enum report_state from = 0; from < REPORT_STATE_COUNT; from++)
        for (enum report_action action = 0; action < ACTION_COUNT; action++) {
            const struct wf_step *step = workflow_step(table(), from, action);

            assert_int_equal(step != NULL, leads(from, action) != NOWHERE);
            if (step)
                assert_true(step->from == from && step->action == action);
        }
}

/* The history shows the action by its name, whatever state it was done in. */
static void events_are_named_after_their_action(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (enum report_action action = 0; action < ACTION_COUNT; action++)
        expect_text(str_format(arena, "report.%s", report_action_names[action]),
            workflow_event(action), "event");
    arena_free(arena);
}

static void figures_are_typed_where_enter_is_a_step(void **state)
{
    (void)state;
    for (enum report_state at = 0; at < REPORT_STATE_COUNT; at++)
        assert_int_equal(workflow_open_for_entry(table(), at), leads(at, ACTION_ENTER) != NOWHERE);
}

/* Figures count while a correction is asked for, and no longer when it is granted. The fragments
 * sent and accepted of the statements have the number of that state. */
static void what_was_accepted_counts_till_it_may_be_changed(void **state)
{
    (void)state;
    for (enum report_state at = 0; at < REPORT_STATE_COUNT; at++) {
        bool accepted = at == REPORT_ACCEPTED || at == REPORT_CORRECTION_ASKED;

        assert_int_equal(workflow_is_accepted(at), accepted);
        assert_int_equal(workflow_is_sent(at), accepted || at == REPORT_SENT);
    }
    assert_int_equal(REPORT_CORRECTION_ASKED, 12);
}

/* What its receiver has, or let be corrected, is not taken from the unit. The fragments and indexes
 * of the statements go by the clock; no step leads to or from the state. */
static void what_was_not_sent_may_be_taken_back(void **state)
{
    static const enum report_state kept[] = { REPORT_SENT, REPORT_ACCEPTED, REPORT_CORRECTION_ASKED,
        REPORT_CORRECTION_OPEN, REPORT_WITHDRAWN };

    (void)state;
    for (enum report_state at = 0; at < REPORT_STATE_COUNT; at++) {
        bool may = true;

        for (size_t i = 0; i < ARRAY_LEN(kept); i++)
            may = may && at != kept[i];
        assert_int_equal(workflow_may_withdraw(at), may);
    }
}

static void names_are_given_and_unique(const char *const *names, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        assert_non_null(names[i]);
        assert_true(names[i][0] != '\0');
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(names[i], names[j]);
    }
}

static void states_and_actions_have_names_and_titles(void **state)
{
    (void)state;
    names_are_given_and_unique(report_state_names, REPORT_STATE_COUNT);
    names_are_given_and_unique(report_state_titles, REPORT_STATE_COUNT);
    names_are_given_and_unique(report_action_names, ACTION_COUNT);
    names_are_given_and_unique(report_action_titles, ACTION_COUNT);
    names_are_given_and_unique(wf_side_names, SIDE_COUNT);
    names_are_given_and_unique(wf_need_names, NEED_COUNT);
}

static void what_is_said_within_the_unit_stays_there(void **state)
{
    static const struct {
        const char *event;
        bool inner;
    } cases[] = {
        { "report.enter", true },
        { "report.submit", true },
        { "report.refuse", true },
        { "report.approve", true },
        { "report.sign", true },
        { "report.return_unsigned", true },
        { "report.review", true },
        { "report.review_object", true },
        { "report.request_correction", false },
        { "report.deny_correction", false },
        { "report.send", false },
        { "report.recall", false },
        { "report.accept", false },
        { "report.return", false },
        { "report.assign", false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        if (workflow_is_inner(str_of(cases[i].event)) != cases[i].inner)
            fail_msg("%s", cases[i].event);
}

static void a_trial_is_entered_and_nothing_else(void **state)
{
    (void)state;
    for (enum report_action action = 0; action < ACTION_COUNT; action++) {
        struct wf_facts facts = { .state = REPORT_IN_ENTRY,
            .trial = WF_TRIAL,
            .rights = { ALL_RIGHTS, ALL_RIGHTS },
            .met = ALL_NEEDS };
        struct wf_verdict open = workflow_decide(table(), facts, action), over;

        facts.trial = WF_TRIAL_OVER;
        over = workflow_decide(table(), facts, action);
        assert_int_equal(open.refusal, action == ACTION_ENTER ? WF_OK : WF_ONLY_TRIED);
        assert_int_equal(over.refusal, action == ACTION_ENTER ? WF_TRIED : WF_ONLY_TRIED);
        assert_true(workflow_reason(over, facts.state)[0] != '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_said_within_the_unit_stays_there),
        cmocka_unit_test(actions_lead_where_the_regulations_say),
        cmocka_unit_test(a_step_asks_for_one_right_on_one_side),
        cmocka_unit_test(a_step_waits_for_what_it_needs),
        cmocka_unit_test(every_refusal_has_a_reason),
        cmocka_unit_test(reasons_name_what_is_missing),
        cmocka_unit_test(events_are_named_after_their_action),
        cmocka_unit_test(a_step_is_found_by_its_place),
        cmocka_unit_test(what_was_accepted_counts_till_it_may_be_changed),
        cmocka_unit_test(figures_are_typed_where_enter_is_a_step),
        cmocka_unit_test(what_was_not_sent_may_be_taken_back),
        cmocka_unit_test(states_and_actions_have_names_and_titles),
        cmocka_unit_test(a_trial_is_entered_and_nothing_else),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
