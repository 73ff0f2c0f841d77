/*
 * review -- the stages of checking an agency put before its leader: whose turn it is, who may
 * speak.
 *
 * An agency's rule names stages in order ("Trưởng phòng", "Phó Giám đốc phụ trách") and who may
 * speak for each. Each stage agrees or objects, after the one before it has agreed; the last word
 * of a stage counts. A stage is known by its title, so that what was said stays said when the rule
 * gets another stage or other people.
 *
 * Layer:  core (pure: no clock, no I/O, no allocation)
 * Owns:   nothing
 * Fails:  never; a refusal is an answer
 * Limits: REVIEW_STAGES_MAX stages, REVIEW_ACCOUNTS_MAX people each
 * Tests:  review_test.c, tests/api/review.talk
 */
#ifndef BAOCAO_REVIEW_H
#define BAOCAO_REVIEW_H

#include "base/list.h"
#include "base/str.h"

/* X(NAME, "wire", "tên tiếng Việt") */
#define REVIEW_STATE_LIST(X) \
    X(LATER, "later", "Chưa đến lượt") \
    X(TURN, "turn", "Chờ soát xét") \
    X(AGREED, "agreed", "Đã soát xét") \
    X(OBJECTED, "objected", "Có ý kiến")

enum review_state {
#define X(name, wire, title) REVIEW_##name,
    REVIEW_STATE_LIST(X)
#undef X
        REVIEW_STATE_COUNT
};

extern const char *const review_state_names[REVIEW_STATE_COUNT];
extern const char *const review_state_titles[REVIEW_STATE_COUNT];

struct review_stage {
    struct str title;
    struct list accounts; /* int64_t: who may speak for it */
};

/* What somebody said of the revision the report has now. */
struct review_said {
    struct str stage; /* its title */
    int64_t account_id;
    bool agreed;
};

struct review_facts {
    const struct review_stage *stages;
    size_t stages_len;
    const struct review_said *said; /* the oldest first */
    size_t said_len;
    bool waits; /* the report is where its leader decides */
};

/* The first stage that has not agreed; stages_len: all have. */
size_t review_turn(const struct review_facts *facts);
enum review_state review_state_of(const struct review_facts *facts, size_t stage);
/* The last word of a stage, by its place in .said; said_len: none. */
size_t review_last(const struct review_facts *facts, size_t stage);

enum review_refusal {
    REVIEW_OK,
    REVIEW_NO_RULE,
    REVIEW_NOT_NOW,   /* the report is not before its leader */
    REVIEW_COMPLETE,  /* all have agreed */
    REVIEW_NOT_NAMED, /* by no stage */
    REVIEW_EARLY,     /* his stage comes later */
    REVIEW_PASSED,    /* his stage has agreed */
    REVIEW_TWICE,     /* he stands for another stage that the rule does not name him in */
    REVIEW_REFUSAL_COUNT
};

/* Whether the account may speak for the stage whose turn it is. */
enum review_refusal review_decide(const struct review_facts *facts, int64_t account_id);
/* Why not, as a Vietnamese sentence; empty for REVIEW_OK and where there is no rule. */
const char *review_reason(enum review_refusal refusal);

enum review_clash { REVIEW_SOUND, REVIEW_TITLE_TWICE, REVIEW_ACCOUNT_TWICE };

/* Whether two stages are called alike or one names somebody twice: where the second of them is. */
enum review_clash review_check(
    const struct review_stage *stages, size_t len, size_t *out_stage, size_t *out_account);

#endif
