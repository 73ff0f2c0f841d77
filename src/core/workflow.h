/*
 * workflow -- who may move a report from one state to the next, and when.
 *
 * The words (states, actions, needs) are lists here; which steps there are is a
 * table of the province's profile (core/profile.h): a right, the side it must
 * be held on (the reporting unit or the receiving one), and the needs that must
 * be met. Code asks one question, workflow_decide: a new step is a new row. A
 * step is found by its place in .at, so asking costs the same for any table.
 *
 * Layer:  core (pure: no clock, no I/O, no allocation)
 * Owns:   nothing; verdicts point into the table that was asked
 * Fails:  never; a refusal is an answer, not an error
 * Limits: WORKFLOW_STEPS_MAX steps a table
 * Tests:  workflow_test.c (every state x action x side), tests/api/workflow.talk
 */
#ifndef BAOCAO_WORKFLOW_H
#define BAOCAO_WORKFLOW_H

#include "core/access.h"

/* X(NAME, "wire", "tên tiếng Việt") */
#define REPORT_STATE_LIST(X) \
    X(ASSIGNED, "assigned", "Chưa nhập") \
    X(IN_ENTRY, "in_entry", "Đang nhập") \
    X(SUBMITTED, "submitted", "Chờ duyệt") \
    X(REFUSED, "refused", "Lãnh đạo trả lại") \
    X(APPROVED, "approved", "Đã duyệt") \
    X(SENT, "sent", "Đã gửi") \
    X(ACCEPTED, "accepted", "Đã tiếp nhận") \
    X(RETURNED, "returned", "Nơi nhận trả lại") \
    X(RECALLED, "recalled", "Đã thu hồi") \
    X(FIGURES_APPROVED, "figures_approved", "Đã duyệt số liệu") \
    X(SIGNED, "signed", "Đã ký") \
    X(WITH_CLERK, "with_clerk", "Chờ văn thư gửi") \
    X(CORRECTION_ASKED, "correction_requested", "Đề nghị đính chính") \
    X(CORRECTION_OPEN, "correction_open", "Được đính chính") \
    X(WITHDRAWN, "withdrawn", "Đã thôi giao")

/* X(NAME, "wire", "chữ trên nút", whether what is said with it stays within the reporting unit) */
#define REPORT_ACTION_LIST(X) \
    X(ENTER, "enter", "Nhập liệu", true) \
    X(SUBMIT, "submit", "Trình lãnh đạo", true) \
    X(REFUSE, "refuse", "Không duyệt", true) \
    X(APPROVE, "approve", "Phê duyệt", true) \
    X(SEND, "send", "Gửi báo cáo", false) \
    X(RECALL, "recall", "Thu hồi", false) \
    X(ACCEPT, "accept", "Tiếp nhận", false) \
    X(RETURN, "return", "Trả lại", false) \
    X(APPROVE_FIGURES, "approve_figures", "Duyệt số liệu", true) \
    X(SIGN, "sign", "Ký báo cáo", true) \
    X(RETURN_UNSIGNED, "return_unsigned", "Trả lại để ký", true) \
    X(ASK_CORRECTION, "request_correction", "Đề nghị đính chính", false) \
    X(GRANT_CORRECTION, "grant_correction", "Đồng ý đính chính", false) \
    X(DENY_CORRECTION, "deny_correction", "Không đồng ý đính chính", false) \
    X(REGISTER, "register", "Ghi nhận đã gửi khi có sự cố", false) \
    X(CONFIRM_SENDING, "confirm_sending", "Xác nhận thời điểm gửi", false) \
    X(DENY_SENDING, "deny_sending", "Không xác nhận thời điểm gửi", false)

enum report_state {
#define X(name, wire, title) REPORT_##name,
    REPORT_STATE_LIST(X)
#undef X
        REPORT_STATE_COUNT
};

enum report_action {
#define X(name, wire, title, inner) ACTION_##name,
    REPORT_ACTION_LIST(X)
#undef X
        ACTION_COUNT
};

/* Where the right of a step must be held. */
enum wf_side { SIDE_REPORTER, SIDE_RECEIVER, SIDE_COUNT };

/* X(NAME, "wire", "what is missing", "điều kiện"), in the order in which a person mends them. */
#define WF_NEED_LIST(X) \
    X(FIGURES, "figures", "Báo cáo chưa có số liệu nào.", "Có số liệu") \
    X(REQUIRED, "required_cells", "Còn ô bắt buộc chưa nhập.", "Đã nhập đủ ô bắt buộc") \
    X(NO_ERRORS, "no_errors", "Còn ô có lỗi số liệu cần sửa.", "Không còn ô lỗi") \
    X(CHECKS, "checks", "Còn lỗi kiểm tra số liệu cần sửa.", "Qua hết phép kiểm tra") \
    X(EXPLAINED, "explained", "Còn cảnh báo kiểm tra chưa được giải trình.", \
        "Đã giải trình cảnh báo") \
    X(TEXT, "text", "Còn mục bắt buộc của đề cương chưa viết.", "Đã viết đủ mục bắt buộc") \
    X(NOTE, "note", "Phải nêu rõ lý do.", "Nêu lý do") \
    X(REVIEWED, "reviewed", "Báo cáo chưa qua đủ các cấp soát xét theo quy định của đơn vị.", \
        "Đã qua các cấp soát xét của đơn vị") \
    X(SIGNATURE, "signature", "Bản đang trình chưa có chữ ký hợp lệ.", "Có chữ ký hợp lệ") \
    X(REGISTRATION, "registration", "Không có lần gửi ngoài Hệ thống nào chờ xác nhận.", \
        "Có lần gửi ngoài Hệ thống chờ xác nhận") \
    X(NUMBER, "number", "Văn bản đã ký số chưa được cấp số, ký hiệu và ngày ban hành.", \
        "Văn bản ký số đã có số và ngày ban hành") \
    X(SEAL, "seal", "Văn bản chưa có chữ ký số của cơ quan.", "Có chữ ký số của cơ quan")

enum wf_need_at {
#define X(name, wire, text, title) NEED_AT_##name,
    WF_NEED_LIST(X)
#undef X
        NEED_COUNT
};

enum wf_need {
    NEED_FIGURES = 1u << NEED_AT_FIGURES,     /* at least one figure */
    NEED_REQUIRED = 1u << NEED_AT_REQUIRED,   /* every required cell is filled */
    NEED_NO_ERRORS = 1u << NEED_AT_NO_ERRORS, /* no formula ends in an error of the figures */
    NEED_CHECKS = 1u << NEED_AT_CHECKS,       /* no check finds an error */
    NEED_EXPLAINED = 1u << NEED_AT_EXPLAINED, /* every warning of a check is explained */
    NEED_TEXT = 1u << NEED_AT_TEXT, /* every compulsory section of the text is written (NA-26) */
    NEED_NOTE = 1u << NEED_AT_NOTE, /* a reason in writing (CT-54; demanded of all) */
    /* all stages of checking the unit laid down have agreed; it laid down none (BG-29) */
    NEED_REVIEWED = 1u << NEED_AT_REVIEWED,
    /* a signature of an accepted kind on the frozen revision as it is (KT-29, NA-29) */
    NEED_SIGNATURE = 1u << NEED_AT_SIGNATURE,
    /* it was registered as sent outside, and the receiver has not answered (NA-30) */
    NEED_REGISTRATION = 1u << NEED_AT_REGISTRATION,
    /* what was signed digitally bears its number; nothing was: there is no document to bear one */
    NEED_NUMBER = 1u << NEED_AT_NUMBER,
    /* what was signed digitally bears the organisation's signature too (NĐ 30/2020 Điều 5) */
    NEED_SEAL = 1u << NEED_AT_SEAL
};

struct wf_step {
    enum report_state from;
    enum report_action action;
    enum report_state to;
    enum wf_side side;
    enum right right;
    unsigned needs; /* all of these */
};

/* The steps of one profile. */
struct workflow {
    const struct wf_step *steps;
    size_t steps_len;
    unsigned char at[REPORT_STATE_COUNT][ACTION_COUNT]; /* the step's place, from 1; 0: none */
};

/* A trial of a form under test is entered while the test runs, and never goes anywhere. */
enum wf_trial { WF_REAL, WF_TRIAL, WF_TRIAL_OVER };

/* What the decision depends on; the caller has looked it all up. */
struct wf_facts {
    enum report_state state;
    enum wf_trial trial;
    uint64_t rights[SIDE_COUNT]; /* by side: a bit per enum right the actor holds there */
    unsigned met;                /* the needs that are met */
};

enum wf_refusal { WF_OK, WF_NO_SUCH_STEP, WF_NOT_YOURS, WF_UNMET, WF_ONLY_TRIED, WF_TRIED };

struct wf_verdict {
    enum wf_refusal refusal;
    unsigned unmet;             /* WF_UNMET: which needs */
    bool belongs;               /* WF_NOT_YOURS: some other right is held over that unit */
    const struct wf_step *step; /* the row, where there is one for state and action */
};

extern const char *const report_state_names[REPORT_STATE_COUNT];
extern const char *const report_state_titles[REPORT_STATE_COUNT];
extern const char *const report_action_names[ACTION_COUNT];
extern const char *const report_action_titles[ACTION_COUNT];
extern const char *const wf_side_names[SIDE_COUNT];
extern const char *const wf_side_titles[SIDE_COUNT];
extern const char *const wf_need_names[NEED_COUNT];
extern const char *const wf_need_titles[NEED_COUNT];

/* A table over steps of which no two have the same state and action: core/profile.h sees to it. */
struct workflow workflow_of(const struct wf_step *steps, size_t len);
/* The step for a state and an action, or NULL. */
const struct wf_step *workflow_step(
    const struct workflow *workflow, enum report_state from, enum report_action action);
struct wf_verdict workflow_decide(
    const struct workflow *workflow, struct wf_facts facts, enum report_action action);
/* Whether some step from the state has the need. */
bool workflow_asks(const struct workflow *workflow, enum report_state from, enum wf_need need);
/* Whether any step of the table has it. */
bool workflow_demands(const struct workflow *workflow, enum wf_need need);
/* The name the action has in the history, for good: "report.submit". */
const char *workflow_event(enum report_action action);
/* Why a verdict refuses, as a Vietnamese sentence; empty for WF_OK. */
const char *workflow_reason(struct wf_verdict verdict, enum report_state state);
/* Whether the event is of a step or a review within the reporting unit: the receiver is told that
 * it was taken, not what leader and staff said to each other. */
bool workflow_is_inner(struct str event);
/* Whether any step of the table is this action. */
bool workflow_has(const struct workflow *workflow, enum report_action action);
/* Whether the receiver has the report, and whether its figures count: they do while a correction is
 * asked for (the SQL fragments sent and accepted say the same). */
bool workflow_is_sent(enum report_state state);
bool workflow_is_accepted(enum report_state state);
/* Whether a report may be taken from the unit that has it: its receiver has it not, nor had it and
 * let it be corrected. What was returned or recalled is the unit's again. No step leads to or from
 * being withdrawn: who gave the report takes it, whatever the province. */
bool workflow_may_withdraw(enum report_state state);
/* Whether figures may be typed in this state. */
bool workflow_open_for_entry(const struct workflow *workflow, enum report_state state);

#endif
