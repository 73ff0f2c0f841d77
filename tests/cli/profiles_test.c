/* Every profile that is shipped, and the one other tests run under, against what can be said of
 * all: sound, each state reached, every refusal with its reason; and the common steps a second
 * time. */
#include "base/host/heap.h"
#include "cli/profile_files.h"
#include "model/profile.h"
#include "tests/unit.h"

#define TESTS_PROFILE "tests/profiles/plain.json"
#define ALL UINT64_MAX
#define ALL_NEEDS ((1u << NEED_COUNT) - 1)

static struct ctx ctx;

static struct profile load(const char *name)
{
    struct profile profile;
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
    for (size_t i = 0; i < profile->roles.presets.len; i++) {
        const struct profile_role *role = LIST_AT(profile->roles.presets, struct profile_role, i);

        for (size_t k = 0; k < role->rights.len; k++)
            if (str_eq(*LIST_AT(role->rights, struct str, k), str_of(right_names[right])))
                return true;
    }
    return false;
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

/* ---- the steps all provinces share ---- */

enum { NOWHERE = REPORT_STATE_COUNT };

/* clang-format off */
#define TO(state) REPORT_##state
#define NO NOWHERE
static const int common[REPORT_STATE_COUNT][ACTION_COUNT] = {
    /*                     enter         submit         refuse       approve       send      recall        accept        return */
    [REPORT_ASSIGNED]  = { TO(IN_ENTRY), NO,            NO,          NO,           NO,       NO,           NO,           NO },
    [REPORT_IN_ENTRY]  = { TO(IN_ENTRY), TO(SUBMITTED), NO,          NO,           NO,       NO,           NO,           NO },
    [REPORT_SUBMITTED] = { NO,           NO,            TO(REFUSED), TO(APPROVED), NO,       NO,           NO,           NO },
    [REPORT_REFUSED]   = { TO(IN_ENTRY), TO(SUBMITTED), NO,          NO,           NO,       NO,           NO,           NO },
    [REPORT_APPROVED]  = { NO,           NO,            TO(REFUSED), NO,           TO(SENT), NO,           NO,           NO },
    [REPORT_SENT]      = { NO,           NO,            NO,          NO,           NO,       TO(RECALLED), TO(ACCEPTED), TO(RETURNED) },
    [REPORT_ACCEPTED]  = { NO,           NO,            NO,          NO,           NO,       NO,           NO,           NO },
    [REPORT_RETURNED]  = { TO(IN_ENTRY), TO(SUBMITTED), NO,          NO,           NO,       NO,           NO,           NO },
    [REPORT_RECALLED]  = { TO(IN_ENTRY), TO(SUBMITTED), NO,          NO,           NO,       NO,           NO,           NO },
};

#define CLEAN (NEED_FIGURES | NEED_REQUIRED | NEED_NO_ERRORS | NEED_CHECKS | NEED_EXPLAINED | NEED_TEXT)

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
};
/* clang-format on */

static void the_tests_run_under_the_common_steps(void **state)
{
    struct profile profile = load(TESTS_PROFILE);

    (void)state;
    for (enum report_state from = 0; from < REPORT_STATE_COUNT; from++)
        for (enum report_action action = 0; action < ACTION_COUNT; action++) {
            const struct wf_step *step = workflow_step(&profile.workflow, from, action);

            assert_int_equal(step ? (int)step->to : NOWHERE, common[from][action]);
            if (!step)
                continue;
            assert_int_equal(step->side, asked[action].side);
            assert_int_equal(step->right, asked[action].right);
            assert_int_equal(step->needs, asked[action].needs);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(named_as_its_folder),
        cmocka_unit_test(profiles_come_back_as_written),
        cmocka_unit_test(unknown_names_are_refused_naming_those_there_are),
        cmocka_unit_test(every_step_asks_one_right_on_one_side),
        cmocka_unit_test(every_step_can_be_done_by_some_role),
        cmocka_unit_test(the_tests_run_under_the_common_steps),
    };
    int failed;

    ctx.arena = arena_new(ARENA_REQUEST_BYTES);
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(ctx.arena);
    return failed;
}
