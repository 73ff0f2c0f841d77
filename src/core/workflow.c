#include "core/workflow.h"

#include "base/limits.h"

const char *const report_state_names[REPORT_STATE_COUNT] = {
#define X(name, wire, title) [REPORT_##name] = wire,
    REPORT_STATE_LIST(X)
#undef X
};

const char *const report_state_titles[REPORT_STATE_COUNT] = {
#define X(name, wire, title) [REPORT_##name] = title,
    REPORT_STATE_LIST(X)
#undef X
};

const char *const report_action_names[ACTION_COUNT] = {
#define X(name, wire, title, inner) [ACTION_##name] = wire,
    REPORT_ACTION_LIST(X)
#undef X
};

const char *const report_action_titles[ACTION_COUNT] = {
#define X(name, wire, title, inner) [ACTION_##name] = title,
    REPORT_ACTION_LIST(X)
#undef X
};

const char *const wf_side_names[SIDE_COUNT] = {
    [SIDE_REPORTER] = "reporter",
    [SIDE_RECEIVER] = "receiver",
};

const char *const wf_side_titles[SIDE_COUNT] = {
    [SIDE_REPORTER] = "Đơn vị báo cáo",
    [SIDE_RECEIVER] = "Đơn vị nhận báo cáo",
};

const char *const wf_need_names[NEED_COUNT] = {
#define X(name, wire, text, title) [NEED_AT_##name] = wire,
    WF_NEED_LIST(X)
#undef X
};

const char *const wf_need_titles[NEED_COUNT] = {
#define X(name, wire, text, title) [NEED_AT_##name] = title,
    WF_NEED_LIST(X)
#undef X
};

static const char *const action_events[ACTION_COUNT] = {
#define X(name, wire, title, inner) [ACTION_##name] = "report." wire,
    REPORT_ACTION_LIST(X)
#undef X
};

static const bool action_inner[ACTION_COUNT] = {
#define X(name, wire, title, inner) [ACTION_##name] = inner,
    REPORT_ACTION_LIST(X)
#undef X
};

struct workflow workflow_of(const struct wf_step *steps, size_t len)
{
    struct workflow out = { .steps = steps, .steps_len = len };

    ASSERT(len <= WORKFLOW_STEPS_MAX);
    for (size_t i = 0; i < len; i++)
        out.at[steps[i].from][steps[i].action] = (unsigned char)(i + 1);
    return out;
}

const struct wf_step *workflow_step(
    const struct workflow *workflow, enum report_state from, enum report_action action)
{
    unsigned at = workflow->at[from][action];

    return at ? &workflow->steps[at - 1] : NULL;
}

bool workflow_asks(const struct workflow *workflow, enum report_state from, enum wf_need need)
{
    for (size_t i = 0; i < workflow->steps_len; i++)
        if (workflow->steps[i].from == from && (workflow->steps[i].needs & need))
            return true;
    return false;
}

bool workflow_demands(const struct workflow *workflow, enum wf_need need)
{
    for (size_t i = 0; i < workflow->steps_len; i++)
        if (workflow->steps[i].needs & need)
            return true;
    return false;
}

const char *workflow_event(enum report_action action)
{
    return action_events[action];
}

struct wf_verdict workflow_decide(
    const struct workflow *workflow, struct wf_facts facts, enum report_action action)
{
    const struct wf_step *step = workflow_step(workflow, facts.state, action);
    unsigned unmet;

    if (facts.trial != WF_REAL && action != ACTION_ENTER)
        return (struct wf_verdict){ .refusal = WF_ONLY_TRIED };
    if (facts.trial == WF_TRIAL_OVER)
        return (struct wf_verdict){ .refusal = WF_TRIED };
    if (!step)
        return (struct wf_verdict){ .refusal = WF_NO_SUCH_STEP };
    if (!(facts.rights[step->side] >> step->right & 1))
        return (struct wf_verdict){
            .refusal = WF_NOT_YOURS, .belongs = facts.rights[step->side] != 0, .step = step
        };
    unmet = step->needs & ~facts.met;
    if (unmet)
        return (struct wf_verdict){ .refusal = WF_UNMET, .unmet = unmet, .step = step };
    return (struct wf_verdict){ .refusal = WF_OK, .step = step };
}

/* Why nothing but waiting is left in this state. */
static const char *const waiting[REPORT_STATE_COUNT] = {
    [REPORT_ASSIGNED] = "Báo cáo chưa được nhập số liệu.",
    [REPORT_IN_ENTRY] = "Báo cáo đang được nhập, chưa trình lãnh đạo.",
    [REPORT_SUBMITTED] = "Báo cáo đang chờ lãnh đạo duyệt.",
    [REPORT_REFUSED] = "Lãnh đạo đã trả lại, đang chờ sửa và trình lại.",
    [REPORT_APPROVED] = "Báo cáo đã duyệt, đang chờ văn thư gửi.",
    [REPORT_SENT] = "Báo cáo đã gửi, đang chờ nơi nhận.",
    [REPORT_ACCEPTED] = "Nơi nhận đã tiếp nhận báo cáo.",
    [REPORT_RETURNED] = "Nơi nhận đã trả lại, đang chờ sửa và trình lại.",
    [REPORT_RECALLED] = "Báo cáo đã thu hồi, đang chờ sửa và trình lại.",
    [REPORT_FIGURES_APPROVED] = "Số liệu đã duyệt, đang chờ lãnh đạo ký báo cáo.",
    [REPORT_SIGNED] = "Báo cáo đã ký, đang chờ gửi.",
    [REPORT_WITH_CLERK] = "Báo cáo đang ở văn thư, chờ kiểm tra chữ ký và gửi.",
    [REPORT_CORRECTION_ASKED] = "Đang chờ nơi nhận trả lời đề nghị đính chính.",
    [REPORT_CORRECTION_OPEN] = "Nơi nhận đã đồng ý đính chính, đang chờ sửa và trình lại.",
    [REPORT_WITHDRAWN] = "Đơn vị chủ trì đã thôi giao báo cáo này, đơn vị không phải gửi.",
};

static const char *const need_texts[NEED_COUNT] = {
#define X(name, wire, text, title) [NEED_AT_##name] = text,
    WF_NEED_LIST(X)
#undef X
};

const char *workflow_reason(struct wf_verdict verdict, enum report_state state)
{
    switch (verdict.refusal) {
    case WF_OK:
        return "";
    case WF_NO_SUCH_STEP:
        return waiting[state];
    case WF_NOT_YOURS:
        if (verdict.step->side == SIDE_REPORTER)
            return "Tài khoản không được giao việc này ở đơn vị báo cáo.";
        return verdict.belongs ? "Tài khoản không được giao việc này ở đơn vị nhận báo cáo."
                               : "Việc này thuộc đơn vị nhận báo cáo.";
    case WF_ONLY_TRIED:
        return "Đây là bản nhập thử của biểu mẫu đang kiểm thử, không phải báo cáo thật.";
    case WF_TRIED:
        return "Đợt kiểm thử biểu mẫu đã kết thúc.";
    case WF_UNMET:
        break;
    }
    for (unsigned need = 0; need < NEED_COUNT; need++)
        if (verdict.unmet >> need & 1)
            return need_texts[need];
    return "";
}

bool workflow_is_inner(struct str event)
{
    for (int action = 0; action < ACTION_COUNT; action++)
        if (str_eq(event, str_of(action_events[action])))
            return action_inner[action];
    return str_eq(event, S("report.review")) || str_eq(event, S("report.review_object"));
}

bool workflow_has(const struct workflow *workflow, enum report_action action)
{
    for (size_t i = 0; i < workflow->steps_len; i++)
        if (workflow->steps[i].action == action)
            return true;
    return false;
}

bool workflow_is_accepted(enum report_state state)
{
    return state == REPORT_ACCEPTED || state == REPORT_CORRECTION_ASKED;
}

bool workflow_is_sent(enum report_state state)
{
    return state == REPORT_SENT || workflow_is_accepted(state);
}

bool workflow_may_withdraw(enum report_state state)
{
    return !workflow_is_sent(state) && state != REPORT_CORRECTION_OPEN && state != REPORT_WITHDRAWN;
}

bool workflow_open_for_entry(const struct workflow *workflow, enum report_state state)
{
    return workflow->at[state][ACTION_ENTER] != 0;
}
