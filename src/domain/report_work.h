/*
 * report_work -- a report with all that is needed to work on its figures, and who may.
 *
 * A report is seen by its own unit (and those above it that hold the right)
 * and by the unit that receives it; the receiver sees figures once they are
 * sent, and never what leader and staff said to each other. Until figures may
 * be typed again, the frozen revision is what everybody reads, in the unit too.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, STEP_*, REPORT_NOT_SENT, CONTENT_DAMAGED
 * Limits: none
 * Tests:  tests/api/report.talk, tests/api/workflow.talk
 */
#ifndef BAOCAO_REPORT_WORK_H
#define BAOCAO_REPORT_WORK_H

#include "core/content.h"
#include "model/report.h"
#include "store/form_cache.h"
#include "store/profile_cache.h"

/* A report with what is needed to work on its figures. */
struct report_work {
    struct report report;
    const struct form_entry *base; /* the form's version */
    const struct form_entry *form; /* the same, or with the rows that were added to the report */
    const struct profile *profile; /* in force when the report was read */
    struct content *content;       /* of the draft; of the newest revision once it was submitted */
    bool has_text;                 /* as far as narrative_ask found */
    unsigned text_met;             /* NEED_TEXT, where narrative_ask found it met */
    struct str text_gap;           /* id of the compulsory section that keeps it from being met */
    struct str text;               /* as it is frozen, once it is; empty: none */
    /* Once they were asked: domain/signatures.h. */
    struct str digest;                   /* of the newest revision; empty: there is none */
    struct list signatures;              /* struct signature */
    struct report_review review;         /* of the newest revision: domain/reviews.h */
    unsigned reviewed_met;               /* NEED_REVIEWED: domain/reviews.h */
    unsigned signed_met;                 /* NEED_SIGNATURE, where one holds */
    struct document_marks marks;         /* of the newest revision's documents */
    unsigned sealed_met;                 /* NEED_SEAL: domain/documents.h */
    unsigned numbered_met;               /* NEED_NUMBER: domain/documents.h */
    unsigned registered_met;             /* NEED_REGISTRATION: domain/registrations.h */
    bool drafted;                        /* there is a draft, where figures may be typed */
    struct list part_rows, part_columns; /* int64_t keys; empty: all */
    /* What its formulas take from elsewhere: domain/sources.h. */
    struct list sources;   /* struct report_source */
    int64_t sources_print; /* of which revisions those are; 0: it takes nothing */
    /* What its checks found, once they were asked: domain/checks.h. */
    struct list warned; /* struct check_warning */
    unsigned checks_met;
};

/* Any report there is, whoever asks, with the period's title and lateness filled in. */
enum status report_get(struct ctx *ctx, int64_t id, struct report *out) MUST_CHECK;
/* Fills in what is computed of a report just read. */
void report_complete(struct ctx *ctx, struct report *report);
/* Whether the actor may see the report; NOT_FOUND if not. */
enum status report_require_seen(struct ctx *ctx, const struct report *report) MUST_CHECK;
/* The same for its figures: the receiver must wait until they are sent. */
enum status report_require_figures(struct ctx *ctx, const struct report *report) MUST_CHECK;
/* Whether they may be shown to somebody who may see the report. */
bool report_shows_figures(const struct ctx *ctx, const struct report *report);
/* Whether he sees it as one of its unit, not only as one of those who receive it. */
bool report_is_own(const struct ctx *ctx, const struct report *report);
/* A report the actor may see (NOT_FOUND if not), with its form, figures and assignment. */
enum status report_work_get(struct ctx *ctx, int64_t id, struct report_work *out) MUST_CHECK;
/* The same without the names and the period, always with the draft: what saving figures needs. */
enum status report_save_get(struct ctx *ctx, int64_t id, struct report_work *out) MUST_CHECK;
/* Only the report, without names and period, whoever asks. */
enum status report_look(struct ctx *ctx, int64_t id, struct report *out) MUST_CHECK;
/* Fills in form, figures and assignment of a report that was looked at and may be seen. */
enum status report_work_fill(struct ctx *ctx, struct report_work *work) MUST_CHECK;
/* The facts the workflow asks about, for this actor. */
struct wf_facts report_facts(struct ctx *ctx, const struct report_work *work, struct str note);
/* Whether figures may be typed in the report's state, whoever asks; and whether this actor may. */
bool report_open_for_entry(const struct report_work *work);
struct wf_verdict report_may_enter(struct ctx *ctx, const struct report_work *work);
/* A refusal of the workflow as a status. */
enum status report_refuse(
    struct ctx *ctx, struct wf_verdict verdict, enum report_state state) MUST_CHECK;
/* Whether the assignment includes the cell; an added row is assigned with its open row. */
bool report_assigned(const struct report_work *work, int64_t row, int64_t column);

#endif
