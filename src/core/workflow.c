#include "core/workflow.h"

#define SUBMIT_NEEDS \
    (NEED_FIGURES | NEED_REQUIRED | NEED_NO_ERRORS | NEED_CHECKS | NEED_EXPLAINED | NEED_TEXT)

/* clang-format off */
const struct wf_step workflow_steps[] = {
    /* from             action         to                who            right                 needs                                            event */
    { REPORT_ASSIGNED,  ACTION_ENTER,  REPORT_IN_ENTRY,  SIDE_REPORTER, RIGHT_REPORT_ENTER,   0,                                               "report.enter" },
    { REPORT_IN_ENTRY,  ACTION_ENTER,  REPORT_IN_ENTRY,  SIDE_REPORTER, RIGHT_REPORT_ENTER,   0,                                               "report.enter" },
    { REPORT_REFUSED,   ACTION_ENTER,  REPORT_IN_ENTRY,  SIDE_REPORTER, RIGHT_REPORT_ENTER,   0,                                               "report.enter" },
    { REPORT_RETURNED,  ACTION_ENTER,  REPORT_IN_ENTRY,  SIDE_REPORTER, RIGHT_REPORT_ENTER,   0,                                               "report.enter" },
    { REPORT_RECALLED,  ACTION_ENTER,  REPORT_IN_ENTRY,  SIDE_REPORTER, RIGHT_REPORT_ENTER,   0,                                               "report.enter" },
    { REPORT_IN_ENTRY,  ACTION_SUBMIT, REPORT_SUBMITTED, SIDE_REPORTER, RIGHT_REPORT_SUBMIT,  SUBMIT_NEEDS,                                    "report.submit" },
    { REPORT_REFUSED,   ACTION_SUBMIT, REPORT_SUBMITTED, SIDE_REPORTER, RIGHT_REPORT_SUBMIT,  SUBMIT_NEEDS,                                    "report.submit" },
    { REPORT_RETURNED,  ACTION_SUBMIT, REPORT_SUBMITTED, SIDE_REPORTER, RIGHT_REPORT_SUBMIT,  SUBMIT_NEEDS,                                    "report.submit" },
    { REPORT_RECALLED,  ACTION_SUBMIT, REPORT_SUBMITTED, SIDE_REPORTER, RIGHT_REPORT_SUBMIT,  SUBMIT_NEEDS,                                    "report.submit" },
    { REPORT_SUBMITTED, ACTION_REFUSE, REPORT_REFUSED,   SIDE_REPORTER, RIGHT_REPORT_APPROVE, NEED_NOTE,                                       "report.refuse" },
    { REPORT_SUBMITTED, ACTION_APPROVE, REPORT_APPROVED, SIDE_REPORTER, RIGHT_REPORT_APPROVE, 0,                                               "report.approve" },
    { REPORT_APPROVED,  ACTION_REFUSE, REPORT_REFUSED,   SIDE_REPORTER, RIGHT_REPORT_APPROVE, NEED_NOTE,                                       "report.refuse" },
    { REPORT_APPROVED,  ACTION_SEND,   REPORT_SENT,      SIDE_REPORTER, RIGHT_REPORT_SEND,    0,                                               "report.send" },
    { REPORT_SENT,      ACTION_RECALL, REPORT_RECALLED,  SIDE_REPORTER, RIGHT_REPORT_SEND,    NEED_NOTE,                                       "report.recall" },
    { REPORT_SENT,      ACTION_ACCEPT, REPORT_ACCEPTED,  SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, 0,                                               "report.accept" },
    { REPORT_SENT,      ACTION_RETURN, REPORT_RETURNED,  SIDE_RECEIVER, RIGHT_REPORT_RECEIVE, NEED_NOTE,                                       "report.return" },
};
/* clang-format on */
const size_t workflow_steps_len = ARRAY_LEN(workflow_steps);

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
#define X(name, wire, title) [ACTION_##name] = wire,
    REPORT_ACTION_LIST(X)
#undef X
};

const char *const report_action_titles[ACTION_COUNT] = {
#define X(name, wire, title) [ACTION_##name] = title,
    REPORT_ACTION_LIST(X)
#undef X
};

static const struct wf_step *step_find(enum report_state from, enum report_action action)
{
    for (size_t i = 0; i < workflow_steps_len; i++)
        if (workflow_steps[i].from == from && workflow_steps[i].action == action)
            return &workflow_steps[i];
    return NULL;
}

struct wf_verdict workflow_decide(struct wf_facts facts, enum report_action action)
{
    const struct wf_step *step = step_find(facts.state, action);
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
};

static const struct {
    unsigned need;
    const char *text;
} needs[] = {
    { NEED_FIGURES, "Báo cáo chưa có số liệu nào." },
    { NEED_REQUIRED, "Còn ô bắt buộc chưa nhập." },
    { NEED_NO_ERRORS, "Còn ô có lỗi số liệu cần sửa." },
    { NEED_CHECKS, "Còn lỗi kiểm tra số liệu cần sửa." },
    { NEED_EXPLAINED, "Còn cảnh báo kiểm tra chưa được giải trình." },
    { NEED_TEXT, "Còn mục bắt buộc của đề cương chưa viết." },
    { NEED_NOTE, "Phải nêu rõ lý do." },
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
    for (size_t i = 0; i < ARRAY_LEN(needs); i++)
        if (verdict.unmet & needs[i].need)
            return needs[i].text;
    return "";
}

bool workflow_is_inner(struct str event)
{
    for (size_t i = 0; i < workflow_steps_len; i++) {
        const struct wf_step *step = &workflow_steps[i];

        if (str_eq(event, str_of(step->event)))
            return step->side == SIDE_REPORTER && step->from != REPORT_SENT &&
                   step->to != REPORT_SENT;
    }
    return false;
}

bool workflow_open_for_entry(enum report_state state)
{
    return step_find(state, ACTION_ENTER) != NULL;
}
