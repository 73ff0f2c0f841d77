/*
 * form_life -- how a version of a form comes into use and goes: drafted, tested, announced, in
 * use, replaced or repealed (KT-36 to KT-39).
 *
 * The steps are a table, as those of a report (workflow.h): what may be done to a version in a
 * state, what it needs and what the history calls it. A form has at most one version that is
 * worked on (a draft, one under test, one that was announced) and at most one in use; a step is of
 * the one it fits. A layout changes only as a draft; whatever was shown to others stays as it was,
 * and going on with it makes the next version.
 *
 * A simple province neither tests nor announces ahead: USE is a step of a draft too.
 *
 * Layer:  core (pure: no clock, no I/O, no allocation)
 * Owns:   nothing; verdicts point into the constant table
 * Fails:  never; a refusal is an answer
 * Limits: LIFE_DAYS_MAX days of a clock
 * Tests:  form_life_test.c (every state x action), tests/api/life.talk
 */
#ifndef BAOCAO_FORM_LIFE_H
#define BAOCAO_FORM_LIFE_H

#include "core/calendar.h"

#define LIFE_DAYS_MAX 366

/* X(NAME, "wire", "tên"): kept by number, so that a new one goes to the end. */
#define FORM_STATE_LIST(X) \
    X(DRAFT, "draft", "Đang soạn") \
    X(IN_USE, "in_use", "Đang áp dụng") \
    X(REPEALED, "repealed", "Đã bãi bỏ") \
    X(TESTING, "testing", "Đang kiểm thử") \
    X(ANNOUNCED, "announced", "Đã thông báo") \
    X(REPLACED, "replaced", "Đã thay thế") \
    X(WITHDRAWN, "withdrawn", "Đã bỏ")

#define LIFE_ACTION_LIST(X) \
    X(TEST, "test", "Đưa ra kiểm thử") \
    X(AMEND, "amend", "Sửa tiếp") \
    X(ANNOUNCE, "announce", "Thông báo áp dụng") \
    X(USE, "use", "Đưa vào sử dụng") \
    X(DISCARD, "discard", "Bỏ bản đang soạn") \
    X(REVISE, "revise", "Soạn phiên bản mới") \
    X(REPEAL, "repeal", "Bãi bỏ")

enum form_state {
#define X(name, wire, title) FORM_##name,
    FORM_STATE_LIST(X)
#undef X
        FORM_STATE_COUNT
};

enum life_action {
#define X(name, wire, title) LIFE_##name,
    LIFE_ACTION_LIST(X)
#undef X
        LIFE_ACTION_COUNT
};

enum life_need {
    LIFE_NEED_FREE = 1u << 0,    /* no other version is worked on */
    LIFE_NEED_VALID = 1u << 1,   /* nothing is wrong with the layout */
    LIFE_NEED_TESTED = 1u << 2,  /* the regulation asked by does not demand a test first */
    LIFE_NEED_TESTERS = 1u << 3, /* at least one unit that tries it */
    LIFE_NEED_BASIS = 1u << 4,   /* the document that announces or repeals it */
    LIFE_NEED_NOTE = 1u << 5,    /* a reason in writing */
    LIFE_NEED_DAY = 1u << 6      /* the day it is announced for has come */
};

struct life_step {
    enum form_state from;
    enum life_action action;
    enum form_state to;
    unsigned needs;    /* all of these */
    const char *event; /* the name this step has in the history, for good */
};

/* Of the two versions of a form that steps are about. */
enum life_part { LIFE_WORK, LIFE_STANDING, LIFE_PART_COUNT };

#define LIFE_NONE (-1)

struct life_facts {
    /* enum form_state or LIFE_NONE: of the version worked on; of the one in use, else of the
     * newest that is over. */
    int states[LIFE_PART_COUNT];
    bool yours;   /* the right to design is held over the unit that owns the form */
    unsigned met; /* the needs that are met */
};

enum life_refusal { LIFE_OK, LIFE_NO_SUCH_STEP, LIFE_NOT_YOURS, LIFE_UNMET };

struct life_verdict {
    enum life_refusal refusal;
    unsigned unmet; /* LIFE_UNMET: which needs */
    enum life_part part;
    const struct life_step *step; /* the row, where there is one */
};

extern const struct life_step life_steps[];
extern const size_t life_steps_len;
extern const char *const form_state_names[FORM_STATE_COUNT];
extern const char *const form_state_titles[FORM_STATE_COUNT];
extern const char *const life_action_names[LIFE_ACTION_COUNT];
extern const char *const life_action_titles[LIFE_ACTION_COUNT];

struct life_verdict life_decide(struct life_facts facts, enum life_action action);
/* Why a verdict refuses, as a Vietnamese sentence; empty for LIFE_OK. */
const char *life_reason(struct life_verdict verdict, struct life_facts facts);
/* The member of the request a need is about: "legal_basis"; NULL: none. */
const char *life_field(unsigned unmet);
/* Whether such a version is worked on still. */
bool life_at_work(enum form_state state);

/* How long building and testing may take, as an article says (KT-36, KT-37, NA-50). */
struct life_clock {
    int64_t build_days, test_days; /* 0: not said */
    bool build_workdays, test_workdays;
};

/* When it was done; DATE_NONE: not yet, or not at all. */
struct life_days {
    int64_t requested, built, tested, test_ended;
};

struct life_due {
    int64_t build, test; /* the last days; DATE_NONE: no clock runs */
    bool build_late, test_late;
};

struct life_due life_due(
    struct life_clock clock, struct life_days days, const struct calendar *calendar, int64_t today);

#endif
