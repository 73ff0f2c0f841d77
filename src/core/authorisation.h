/*
 * authorisation -- by what right an account signs for a unit: what an office's register of
 * authorisations allows, and what may be written into it.
 *
 * Article 13 of Decree 30/2020/NĐ-CP: the head signs all documents, for the body he leads where
 * there is one (TM.). A deputy signs in the head's place what he was given (KT.). The head of a
 * part of the office signs by order (TL.) and may let his own deputy do so; in special cases
 * somebody signs by authorisation (TUQ.), given in writing, for a limited time and for named
 * documents, and not to be given on. Who acts as head signs as Q. until the head is there.
 *
 * The rule is asked with the moment a signature is made, so that what ended in between does not
 * count, and asked again with that moment later. An office whose register is empty signs as it
 * always did, by its letterhead.
 *
 * Layer:  core (pure: no clock, no I/O, allocation only in the arena)
 * Owns:   results live in the arena given and point into the register
 * Fails:  never; a refusal is an answer
 * Limits: SIGN_FORMS_MAX forms to choose from
 * Tests:  authorisation_test.c, tests/api/authorisation.talk
 */
#ifndef BAOCAO_AUTHORISATION_H
#define BAOCAO_AUTHORISATION_H

#include "core/paper/letterhead.h"

#define SIGN_FORMS_MAX 16

/* One entry: who, as what, for which regimes, when. */
struct authorisation_fact {
    int64_t id, account_id, under_id; /* under_id: the order it is given on from; 0: none */
    int kind;                         /* enum authority, never AUTHORITY_HEAD */
    struct list regimes;              /* int64_t; empty: all */
    int64_t valid_from, valid_to;     /* days; valid_to DATE_NONE: until it is ended */
    int64_t ended_ms;                 /* 0: it was not ended early */
    struct str on_behalf, head, position, signer; /* as they are printed */
};

/* ---- writing ---- */

/* X(NAME): what keeps an entry out of the register. */
#define AUTHORISATION_FAULT_LIST(X) \
    X(NONE) \
    X(KIND)      /* the head's own right is in no register */ \
    X(POSITION)  /* who signs for another has a position of his own */ \
    X(DATES)     /* it ends before it begins */ \
    X(DOCUMENT)  /* it begins before the document it rests on */ \
    X(NO_END)    /* TUQ. without a last day */ \
    X(NO_SCOPE)  /* TUQ. for everything */ \
    X(IS_HEAD)   /* KT., TL. or TUQ. of who holds the head's own right */ \
    X(NO_DEPUTY) /* KT. of who is no deputy */

#define X(name) AUTHORISATION_##name,
enum authorisation_fault { AUTHORISATION_FAULT_LIST(X) AUTHORISATION_FAULT_COUNT };
#undef X

/* Of who holds it, on its first day, for the regimes it is for. */
struct authorisation_holder {
    bool head;   /* may sign by another role than a deputy's */
    bool deputy; /* by a deputy's */
};

enum authorisation_fault authorisation_check(const struct authorisation_fact *entry,
    const struct authorisation_holder *holder, int64_t document_on);

/* Whether `under` may be given on as `entry`. */
enum authorisation_given_on {
    GIVEN_ON_OK,
    GIVEN_ON_NEVER, /* TUQ. */
    GIVEN_ON_NOT,   /* only an order is given on, to a deputy who signs for its holder */
    GIVEN_ON_WIDER  /* for other documents, for longer, or of an order that is over */
};
enum authorisation_given_on authorisation_give_on(
    const struct authorisation_fact *under, const struct authorisation_fact *entry, int64_t now_ms);

/* Whether two entries of one unit contradict each other. */
enum authorisation_clash {
    CLASH_NONE,
    CLASH_SAME,   /* the same holder and kind for the same documents at the same time */
    CLASH_ACTING, /* two acting heads at a time */
    CLASH_BOTH    /* acting head, and signing for the head, at a time */
};
enum authorisation_clash authorisation_clashes(
    const struct authorisation_fact *a, const struct authorisation_fact *b);

/* ---- asking ---- */

/* X(NAME, "wire", "tên tiếng Việt") */
#define AUTHORISATION_STATE_LIST(X) \
    X(COMING, "coming", "Chưa đến ngày") \
    X(IN_FORCE, "in_force", "Đang có hiệu lực") \
    X(OVER, "over", "Hết thời hạn") \
    X(ENDED, "ended", "Đã kết thúc trước hạn")

#define X(name, wire, title) AUTHORISATION_##name,
enum authorisation_state { AUTHORISATION_STATE_LIST(X) AUTHORISATION_STATE_COUNT };
#undef X

extern const char *const authorisation_state_names[AUTHORISATION_STATE_COUNT];
extern const char *const authorisation_state_titles[AUTHORISATION_STATE_COUNT];

enum authorisation_state authorisation_state_at(
    const struct authorisation_fact *entry, int64_t at_ms);
/* Whether it lets its holder sign a report of the regime at that moment. */
bool authorisation_covers(const struct authorisation_fact *entry, int64_t regime_id, int64_t at_ms);

struct sign_asker {
    int64_t account_id;
    bool head; /* may sign by another role than a deputy's */
    int64_t regime_id, at_ms;
    bool kept; /* the unit has a register: it names somebody, whoever that is */
};

/* One way in which he may sign. */
struct sign_form {
    int kind;                               /* enum authority */
    const struct authorisation_fact *by;    /* NULL: the head's own right */
    const struct authorisation_fact *under; /* the order it is given on from, or NULL */
    bool as_printed;                        /* as the letterhead says: there is no register */
};

enum sign_refusal {
    SIGN_FORM_OK,
    SIGN_FORM_NOT_WRITTEN, /* the register does not name him */
    SIGN_FORM_REGIME,      /* it does, for other documents */
    SIGN_FORM_COMING,
    SIGN_FORM_OVER,
    SIGN_FORM_ENDED
};

struct sign_forms {
    struct list forms; /* struct sign_form; empty: he may not */
    enum sign_refusal refusal;
    const struct authorisation_fact *about; /* the entry the refusal is about, or NULL */
};

/* entries: struct authorisation_fact, those of the unit's register that name him, and what they are
 * given on from; others do no harm. */
struct sign_forms sign_forms_of(
    struct arena *arena, struct list entries, const struct sign_asker *asker);
/* The one that is asked for by its entry's id; 0: the only one. NULL: it is none of them. */
const struct sign_form *sign_form_pick(const struct sign_forms *forms, int64_t authorisation_id);
/* Why he may not, as a Vietnamese sentence. */
struct str sign_forms_reason(struct arena *arena, const struct sign_forms *forms);
/* What stands over the signature then; the rest of the letterhead stays. */
void sign_form_print(const struct sign_form *form, struct letterhead *head);

#endif
