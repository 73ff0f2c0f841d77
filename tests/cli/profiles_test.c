/* Every profile that is shipped, and the one other tests run under, against what can be said of
 * all: sound, each state reached, every refusal with its reason; and the common steps a second
 * time. */
#include "base/host/heap.h"
#include "cli/profile_files.h"
#include "model/profile.h"
#include "tests/unit.h"
#include "tests/usual_access.h"

#define TESTS_PROFILE "tests/profiles/plain.json"
#define ALL UINT64_MAX
#define ALL_NEEDS ((1u << NEED_COUNT) - 1)

static struct ctx ctx;

static struct profile load(const char *name)
{
    struct profile profile = { 0 };
    struct str text;

    arena_reset(ctx.arena);
    if (profile_text(&ctx, name, &text) != ST_OK || profile_read(&ctx, text, &profile) != ST_OK)
        fail_msg("%s: " STR_FMT " " STR_FMT, name, STR_ARG(ctx.problem.field),
            STR_ARG(ctx.problem.detail));
    return profile;
}

typedef void each_profile(const struct profile *profile);

static void each(each_profile *check)
{
    struct profile profile = load(TESTS_PROFILE);

    check(&profile);
    for (size_t i = 0; i < profile_files_len; i++) {
        profile = load(profile_files[i].name);
        check(&profile);
    }
}

/* ---- what is shipped ---- */

static void named_as_its_folder(void **state)
{
    (void)state;
    assert_int_equal(profile_files_len, 5);
    for (size_t i = 0; i < profile_files_len; i++) {
        struct profile profile = load(profile_files[i].name);

        expect_text(profile.about.id, profile_files[i].name, "id");
    }
}

static void puts_every_role_in_a_kind_of_account(const struct profile *profile)
{
    struct faults faults = { 0 };

    profile_admit(&ctx, profile, &faults);
    assert_int_equal(faults.len, 0);
    assert_true(profile->accounts.kinds.len > 0);
}

static void roles_are_all_of_a_kind_of_account(void **state)
{
    (void)state;
    each(puts_every_role_in_a_kind_of_account);
}

/* Written out and read again it is the same: nothing in the files is lost on the way. */
static void comes_back_as_written(const struct profile *profile)
{
    struct str once = resource_to_json(ctx.arena, &profile_resource, profile);
    struct profile again;

    assert_int_equal(profile_read(&ctx, once, &again), ST_OK);
    assert_true(str_eq(once, resource_to_json(ctx.arena, &profile_resource, &again)));
}

static void profiles_come_back_as_written(void **state)
{
    (void)state;
    each(comes_back_as_written);
}

static void unknown_names_are_refused_naming_those_there_are(void **state)
{
    struct str text;

    (void)state;
    assert_int_equal(profile_text(&ctx, "atlantis", &text), ST_NOT_FOUND);
    assert_true(
        str_find(ctx.problem.detail, S("bac-giang, binh-phuoc, can-tho, kon-tum, nghe-an")) <
        ctx.problem.detail.len);
    assert_int_equal(profile_text(&ctx, "tests/profiles/none.json", &text), ST_NOT_FOUND);
}

/* ---- every state x action x side ---- */

static struct wf_verdict decide(const struct profile *profile, enum report_state state,
    enum report_action action, uint64_t reporter, uint64_t receiver)
{
    struct wf_facts facts = { .state = state, .rights = { reporter, receiver }, .met = ALL_NEEDS };

    return workflow_decide(&profile->workflow, facts, action);
}

static void answers_one_side(
    const struct profile *profile, enum report_state state, enum report_action action)
{
    const struct wf_step *step = workflow_step(&profile->workflow, state, action);
    struct wf_verdict all = decide(profile, state, action, ALL, ALL);
    struct wf_verdict here = decide(profile, state, action, ALL, 0);
    struct wf_verdict there = decide(profile, state, action, 0, ALL);

    if (!step) {
        assert_int_equal(all.refusal, WF_NO_SUCH_STEP);
        assert_true(workflow_reason(all, state)[0] != '\0');
        return;
    }
    assert_int_equal(all.refusal, WF_OK);
    assert_int_equal(here.refusal, step->side == SIDE_REPORTER ? WF_OK : WF_NOT_YOURS);
    assert_int_equal(there.refusal, step->side == SIDE_RECEIVER ? WF_OK : WF_NOT_YOURS);
    assert_int_equal(
        decide(profile, state, action, ~(UINT64_C(1) << step->right), ~(UINT64_C(1) << step->right))
            .refusal,
        WF_NOT_YOURS);
}

static void each_pair_answers(const struct profile *profile)
{
    for (enum report_state state = 0; state < REPORT_STATE_COUNT; state++)
        for (enum report_action action = 0; action < ACTION_COUNT; action++)
            answers_one_side(profile, state, action);
}

static void every_step_asks_one_right_on_one_side(void **state)
{
    (void)state;
    each(each_pair_answers);
}

static bool somebody_holds(const struct profile *profile, enum right right)
{
    return access_roles_with(&profile->access, right) != 0;
}

static void steps_have_somebody(const struct profile *profile)
{
    for (size_t i = 0; i < profile->workflow.steps_len; i++)
        if (!somebody_holds(profile, profile->workflow.steps[i].right))
            fail_msg(STR_FMT ": nobody holds %s", STR_ARG(profile->about.id),
                right_names[profile->workflow.steps[i].right]);
}

static void every_step_can_be_done_by_some_role(void **state)
{
    (void)state;
    each(steps_have_somebody);
}

/* ---- who holds what ---- */

#define SENDS(role) (1u << ROLE_##role)

/* Where a regulation differs from the usual table: who sends besides the clerk, and whether the
 * help desk of a unit is its administrator (NA-14; CT Đ17.2b) or the office that runs the system
 * alone (KT-42; BG Đ11.3; BP Đ9). */
static const struct {
    const char *name;
    uint32_t send, no_help;
} differing[] = {
    { TESTS_PROFILE, 0, 0 }, { "nghe-an", 0, 0 }, { "kon-tum", 0, SENDS(UNIT_ADMIN) },
    { "can-tho", SENDS(APPROVER) | SENDS(DEPUTY), 0 },                     /* CT-25, CT-48 */
    { "bac-giang", SENDS(ENTRY) | SENDS(AGGREGATOR), SENDS(UNIT_ADMIN) },  /* BG-22 */
    { "binh-phuoc", SENDS(ENTRY) | SENDS(AGGREGATOR), SENDS(UNIT_ADMIN) }, /* BP-21 */
};

static void roles_hold_what_each_regulation_says(void **state)
{
    (void)state;
    assert_int_equal(ARRAY_LEN(differing), profile_files_len + 1);
    for (size_t i = 0; i < ARRAY_LEN(differing); i++) {
        struct profile profile = load(differing[i].name);

        for (enum right right = 0; right < RIGHT_COUNT; right++) {
            uint32_t usual = access_roles_with(&usual_access, right);
            uint32_t extra = right == RIGHT_REPORT_SEND ? differing[i].send : 0;
            uint32_t less = right == RIGHT_HELP_ANSWER ? differing[i].no_help : 0;

            if (access_roles_with(&profile.access, right) != ((usual | extra) & ~less))
                fail_msg("%s: %s is held by %x", differing[i].name, right_names[right],
                    access_roles_with(&profile.access, right));
        }
    }
}

/* ---- what each regulation says ---- */

enum { NOWHERE = REPORT_STATE_COUNT };

/* clang-format off */
#define AT(name) REPORT_##name
#define A(name) ACTION_##name
struct row {
    enum report_state from;
    enum report_action action;
    int to;
};

/* The conversations' own: what all have, without signature and correction. */
static const struct row common[] = {
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
    { AT(APPROVED), A(REGISTER), AT(SENT) },
    { AT(SENT), A(REGISTER), AT(SENT) },
    { AT(SENT), A(CONFIRM_SENDING), AT(SENT) },
    { AT(SENT), A(DENY_SENDING), AT(SENT) },
};

/* Signed, then sent by whoever holds the right to send (NA-29, NA-15). */
static const struct row nghe_an[] = {
    { AT(SUBMITTED), A(APPROVE), AT(APPROVED) },
    { AT(SUBMITTED), A(SIGN), AT(SIGNED) },
    { AT(APPROVED), A(SIGN), AT(SIGNED) },
    { AT(APPROVED), A(SEND), NOWHERE },
    { AT(SIGNED), A(SEND), AT(SENT) },
    { AT(SIGNED), A(RETURN_UNSIGNED), NOWHERE },
    { AT(SIGNED), A(REGISTER), AT(SENT) },
};

/* Through the clerk, who looks at the signature (KT-28, KT-29); recall and correction (KT-30, KT-31). */
static const struct row kon_tum[] = {
    { AT(SUBMITTED), A(SIGN), AT(WITH_CLERK) },
    { AT(SUBMITTED), A(APPROVE), AT(WITH_CLERK) },
    { AT(WITH_CLERK), A(SEND), AT(SENT) },
    { AT(WITH_CLERK), A(RETURN_UNSIGNED), AT(SUBMITTED) },
    { AT(SENT), A(RECALL), AT(RECALLED) },
    { AT(ACCEPTED), A(ASK_CORRECTION), AT(CORRECTION_ASKED) },
    { AT(CORRECTION_ASKED), A(GRANT_CORRECTION), AT(CORRECTION_OPEN) },
    { AT(CORRECTION_ASKED), A(DENY_CORRECTION), AT(ACCEPTED) },
    { AT(CORRECTION_OPEN), A(SUBMIT), AT(SUBMITTED) },
    { AT(WITH_CLERK), A(REGISTER), AT(SENT) },
};

/* The unit itself sends, without a signature (BG-22; BP says nothing of one: BP-33). */
static const struct row without_signature[] = {
    { AT(SUBMITTED), A(APPROVE), AT(APPROVED) },
    { AT(SUBMITTED), A(SIGN), NOWHERE },
    { AT(APPROVED), A(SEND), AT(SENT) },
    { AT(SENT), A(RETURN), AT(RETURNED) },
    { AT(APPROVED), A(REGISTER), NOWHERE }, /* no other means of sending is named */
    { AT(SENT), A(CONFIRM_SENDING), NOWHERE },
};

/* Figures approved first, if the unit wants (CT-54); the leader signs, he or the sender sends (CT-25, CT-48). */
static const struct row can_tho[] = {
    { AT(SUBMITTED), A(APPROVE_FIGURES), AT(FIGURES_APPROVED) },
    { AT(FIGURES_APPROVED), A(REFUSE), AT(REFUSED) },
    { AT(FIGURES_APPROVED), A(SIGN), AT(SIGNED) },
    { AT(SUBMITTED), A(SIGN), AT(SIGNED) },
    { AT(SUBMITTED), A(APPROVE), NOWHERE },
    { AT(SIGNED), A(SEND), AT(SENT) },
    { AT(SIGNED), A(REGISTER), AT(SENT) },
};
#undef AT
#undef A

static const struct {
    const char *name;
    const struct row *rows;
    size_t rows_len;
    bool whole; /* there is no other step */
} says[] = {
    { TESTS_PROFILE, common,            ARRAY_LEN(common), true },
    { "nghe-an",     nghe_an,           ARRAY_LEN(nghe_an), false },
    { "kon-tum",     kon_tum,           ARRAY_LEN(kon_tum), false },
    { "bac-giang",   without_signature, ARRAY_LEN(without_signature), false },
    { "can-tho",     can_tho,           ARRAY_LEN(can_tho), false },
    { "binh-phuoc",  without_signature, ARRAY_LEN(without_signature), false },
};

/* Whose each action is in every province. */
static const struct {
    enum wf_side side;
    enum right right;
    unsigned needs; /* at least */
} asked[ACTION_COUNT] = {
    [ACTION_ENTER]   = { SIDE_REPORTER, RIGHT_REPORT_ENTER,   0 },
    [ACTION_SUBMIT]  = { SIDE_REPORTER, RIGHT_REPORT_SUBMIT,  NEED_FIGURES | NEED_REQUIRED | NEED_NO_ERRORS | NEED_CHECKS | NEED_EXPLAINED | NEED_TEXT },
    [ACTION_REFUSE]  = { SIDE_REPORTER, RIGHT_REPORT_APPROVE, NEED_NOTE },
    [ACTION_APPROVE] = { SIDE_REPORTER, RIGHT_REPORT_APPROVE, NEED_REVIEWED },
    [ACTION_SEND]    = { SIDE_REPORTER, RIGHT_REPORT_SEND,    0 },
    [ACTION_RECALL]  = { SIDE_REPORTER, RIGHT_REPORT_SEND,    NEED_NOTE },
    [ACTION_ACCEPT]  = { SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, 0 },
    [ACTION_RETURN]  = { SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, NEED_NOTE },
    [ACTION_APPROVE_FIGURES]  = { SIDE_REPORTER, RIGHT_REPORT_APPROVE, 0 },
    [ACTION_SIGN]             = { SIDE_REPORTER, RIGHT_REPORT_APPROVE, NEED_REVIEWED | NEED_SIGNATURE },
    [ACTION_RETURN_UNSIGNED]  = { SIDE_REPORTER, RIGHT_REPORT_SEND,    NEED_NOTE },
    [ACTION_ASK_CORRECTION]   = { SIDE_REPORTER, RIGHT_REPORT_SEND,    NEED_NOTE },
    [ACTION_GRANT_CORRECTION] = { SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, 0 },
    [ACTION_DENY_CORRECTION]  = { SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, NEED_NOTE },
    [ACTION_REGISTER]         = { SIDE_REPORTER, RIGHT_REPORT_SEND,    0 },
    [ACTION_CONFIRM_SENDING]  = { SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, NEED_REGISTRATION },
    [ACTION_DENY_SENDING]     = { SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, NEED_REGISTRATION | NEED_NOTE },
};
/* clang-format on */

static void steps_are_as_asked(const struct profile *profile)
{
    for (size_t i = 0; i < profile->workflow.steps_len; i++) {
        const struct wf_step *step = &profile->workflow.steps[i];

        assert_int_equal(step->side, asked[step->action].side);
        assert_int_equal(step->right, asked[step->action].right);
        assert_int_equal(asked[step->action].needs & ~step->needs, 0);
    }
}

static void each_action_is_whose_it_is_everywhere(void **state)
{
    (void)state;
    each(steps_are_as_asked);
}

static void each_table_is_its_regulations(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(says); i++) {
        struct profile profile = load(says[i].name);

        for (size_t k = 0; k < says[i].rows_len; k++) {
            const struct row *row = &says[i].rows[k];
            const struct wf_step *step = workflow_step(&profile.workflow, row->from, row->action);
            int to = step ? (int)step->to : NOWHERE;

            if (to != (int)row->to)
                fail_msg("%s: %s in %s leads to %d", says[i].name, report_action_names[row->action],
                    report_state_names[row->from], to);
        }
        if (says[i].whole)
            assert_int_equal(profile.workflow.steps_len, says[i].rows_len);
    }
}

/* Where a signature is asked for nothing is sent without one (KT-29, NA-29); BG and BP know none.
 */
static void what_is_signed_is_sent_signed(const struct profile *profile)
{
    for (size_t i = 0; i < profile->workflow.steps_len; i++) {
        const struct wf_step *step = &profile->workflow.steps[i];

        if (step->action == ACTION_SEND || step->action == ACTION_REGISTER)
            assert_int_equal(
                (step->needs & NEED_SIGNATURE) != 0, workflow_has(&profile->workflow, ACTION_SIGN));
    }
}

static void nothing_is_sent_unsigned_where_it_is_signed(void **state)
{
    (void)state;
    each(what_is_signed_is_sent_signed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(named_as_its_folder),
        cmocka_unit_test(profiles_come_back_as_written),
        cmocka_unit_test(roles_are_all_of_a_kind_of_account),
        cmocka_unit_test(unknown_names_are_refused_naming_those_there_are),
        cmocka_unit_test(every_step_asks_one_right_on_one_side),
        cmocka_unit_test(every_step_can_be_done_by_some_role),
        cmocka_unit_test(roles_hold_what_each_regulation_says),
        cmocka_unit_test(each_action_is_whose_it_is_everywhere),
        cmocka_unit_test(each_table_is_its_regulations),
        cmocka_unit_test(nothing_is_sent_unsigned_where_it_is_signed),
    };
    int failed;

    ctx.arena = arena_new(ARENA_REQUEST_BYTES);
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(ctx.arena);
    return failed;
}
