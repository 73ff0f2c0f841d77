#include "core/profile.h"

/* ---- kinds of account ---- */

static unsigned roles_of(const struct profile_account_kind *kind)
{
    unsigned roles = 0;

    for (size_t i = 0; i < kind->roles.len; i++)
        for (unsigned role = 0; role < ROLE_COUNT; role++)
            if (str_eq(*LIST_AT(kind->roles, struct str, i), str_of(role_names[role])))
                roles |= 1u << role;
    return roles;
}

struct list profile_account_kinds(
    struct arena *arena, const struct profile *profile, unsigned roles)
{
    const struct list *kinds = &profile->accounts.kinds;
    struct str *titles = ARENA_ARRAY(arena, kinds->len + 1, struct str);
    size_t len = 0;

    for (size_t i = 0; i < kinds->len; i++) {
        const struct profile_account_kind *kind = LIST_AT(*kinds, struct profile_account_kind, i);

        if (roles_of(kind) & roles)
            titles[len++] = kind->title;
    }
    return (struct list){ titles, len };
}

/* ---- what is put in force ---- */

static bool is_come_to(const struct workflow *workflow, enum report_state state)
{
    for (size_t i = 0; i < workflow->steps_len; i++)
        if (workflow->steps[i].to == state)
            return true;
    return false;
}

/* What came back to its unit can be mended there, not only handed in as it was. */
static void mending_check(struct ctx *ctx, const struct workflow *workflow, struct faults *out)
{
    static const enum report_state back[] = { REPORT_IN_ENTRY, REPORT_REFUSED, REPORT_RETURNED,
        REPORT_RECALLED, REPORT_CORRECTION_OPEN };

    for (size_t i = 0; i < ARRAY_LEN(back); i++) {
        if (!is_come_to(workflow, back[i]) || workflow_open_for_entry(workflow, back[i]))
            continue;
        faults_add(ctx, out, S("workflow.steps"),
            "workflow.steps: trạng thái “%s” (%s) không có bước nhập liệu (“enter”) nên đơn vị "
            "không sửa được báo cáo.",
            report_state_names[back[i]], report_state_titles[back[i]]);
    }
}

/* Who asks for a correction is told yes or no. Registering what was sent otherwise has its answers
 * wherever it is (profile_settle). */
static void answers_check(struct ctx *ctx, const struct workflow *workflow, struct faults *out)
{
    static const enum report_action answers[] = { ACTION_GRANT_CORRECTION, ACTION_DENY_CORRECTION };
    const enum report_state state = REPORT_CORRECTION_ASKED;

    for (size_t i = 0; i < ARRAY_LEN(answers) && is_come_to(workflow, state); i++)
        if (!workflow_step(workflow, state, answers[i]))
            faults_add(ctx, out, S("workflow.steps"),
                "workflow.steps: trạng thái “%s” (%s) không có bước “%s” (%s) nên nơi nhận không "
                "trả lời được đủ hai cách, đơn vị đề nghị có thể phải chờ mãi.",
                report_state_names[state], report_state_titles[state],
                report_action_names[answers[i]], report_action_titles[answers[i]]);
}

/* A regulation that tells accounts apart tells all of them: no role is of no kind. */
void profile_admit(struct ctx *ctx, const struct profile *profile, struct faults *out)
{
    const struct list *kinds = &profile->accounts.kinds, *presets = &profile->roles.presets;
    unsigned known = 0;

    mending_check(ctx, &profile->workflow, out);
    answers_check(ctx, &profile->workflow, out);
    for (size_t i = 0; i < kinds->len; i++)
        known |= roles_of(LIST_AT(*kinds, struct profile_account_kind, i));
    for (size_t i = 0; kinds->len && i < presets->len; i++) {
        const struct profile_role *preset = LIST_AT(*presets, struct profile_role, i);

        if (!(known >> preset->role & 1))
            faults_add(ctx, out, S("accounts.kinds"),
                "accounts.kinds: vai trò “%s” (" STR_FMT ") không thuộc loại tài khoản nào.",
                role_names[preset->role],
                STR_ARG(profile_role_title(profile, (enum role)preset->role)));
    }
}
