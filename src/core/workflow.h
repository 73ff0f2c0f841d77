/*
 * workflow -- who may move a report from one state to the next, and when.
 *
 * The rules are a table (workflow_steps): a right, the side it must be held on
 * (the reporting unit or the receiving one), the needs that must be met, and
 * the name of the event. Code asks one question, workflow_decide, and never
 * compares states itself: a new step is a new row.
 *
 * Layer:  core (pure: no clock, no I/O, no allocation)
 * Owns:   nothing; verdicts point into the constant table
 * Fails:  never; a refusal is an answer, not an error
 * Limits: none
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
    X(RECALLED, "recalled", "Đã thu hồi")

#define REPORT_ACTION_LIST(X) \
    X(ENTER, "enter", "Nhập liệu") \
    X(SUBMIT, "submit", "Trình lãnh đạo") \
    X(REFUSE, "refuse", "Không duyệt") \
    X(APPROVE, "approve", "Phê duyệt") \
    X(SEND, "send", "Gửi báo cáo") \
    X(RECALL, "recall", "Thu hồi") \
    X(ACCEPT, "accept", "Tiếp nhận") \
    X(RETURN, "return", "Trả lại")

enum report_state {
#define X(name, wire, title) REPORT_##name,
    REPORT_STATE_LIST(X)
#undef X
        REPORT_STATE_COUNT
};

enum report_action {
#define X(name, wire, title) ACTION_##name,
    REPORT_ACTION_LIST(X)
#undef X
        ACTION_COUNT
};

/* Where the right of a step must be held. */
enum wf_side { SIDE_REPORTER, SIDE_RECEIVER };

enum wf_need {
    NEED_NOTE = 1u << 0,      /* a reason in writing (CT-54; demanded of all) */
    NEED_FIGURES = 1u << 1,   /* at least one figure */
    NEED_REQUIRED = 1u << 2,  /* every required cell is filled */
    NEED_NO_ERRORS = 1u << 3, /* no formula ends in an error that is a fault of the figures */
    NEED_CHECKS = 1u << 4,    /* no check finds an error */
    NEED_EXPLAINED = 1u << 5, /* every warning of a check is explained */
    NEED_TEXT = 1u << 6       /* every compulsory section of the text is written (NA-26) */
};

struct wf_step {
    enum report_state from;
    enum report_action action;
    enum report_state to;
    enum wf_side side;
    enum right right;
    unsigned needs;    /* all of these */
    const char *event; /* the name this step has in the history, for good */
};

/* A trial of a form under test is entered while the test runs, and never goes anywhere. */
enum wf_trial { WF_REAL, WF_TRIAL, WF_TRIAL_OVER };

/* What the decision depends on; the caller has looked it all up. */
struct wf_facts {
    enum report_state state;
    enum wf_trial trial;
    uint64_t rights[2]; /* by side: a bit per enum right the actor holds there */
    unsigned met;       /* the needs that are met */
};

enum wf_refusal { WF_OK, WF_NO_SUCH_STEP, WF_NOT_YOURS, WF_UNMET, WF_ONLY_TRIED, WF_TRIED };

struct wf_verdict {
    enum wf_refusal refusal;
    unsigned unmet;             /* WF_UNMET: which needs */
    bool belongs;               /* WF_NOT_YOURS: some other right is held over that unit */
    const struct wf_step *step; /* the row, where there is one for state and action */
};

extern const struct wf_step workflow_steps[];
extern const size_t workflow_steps_len;
extern const char *const report_state_names[REPORT_STATE_COUNT];
extern const char *const report_state_titles[REPORT_STATE_COUNT];
extern const char *const report_action_names[ACTION_COUNT];
extern const char *const report_action_titles[ACTION_COUNT];

struct wf_verdict workflow_decide(struct wf_facts facts, enum report_action action);
/* Why a verdict refuses, as a Vietnamese sentence; empty for WF_OK. */
const char *workflow_reason(struct wf_verdict verdict, enum report_state state);
/* Whether the event is of a step within the reporting unit: the receiver is told that it was
 * taken, not what leader and staff said to each other. */
bool workflow_is_inner(struct str event);
/* Whether figures may be typed in this state. */
bool workflow_open_for_entry(enum report_state state);

#endif
