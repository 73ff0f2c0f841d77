/*
 * ask_once -- what a form asks that another regime asks already (CT-41, BP-27, NA-12).
 *
 * A drafter sees where else a figure is asked, of how many units and how
 * often, and takes the figure that was signed there, or says why it is asked
 * again. The reason is kept with the version it was given for and counts for
 * later ones as long as the row is called what it was called then.
 *
 * A form and the total made of it, and two versions of one form, are no
 * duplicates of each other; regimes without a unit in common are none either.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  NOT_FOUND, ASK_NO_SUCH, NO_SUCH_FORM
 * Limits: ASK_TWINS_MAX
 * Tests:  tests/api/ask.talk
 */
#ifndef BAOCAO_ASK_ONCE_H
#define BAOCAO_ASK_ONCE_H

#include "core/asked.h"
#include "model/ask.h"
#include "store/db.h"

#define ASK_TWINS_MAX 500

/* A regime in use, with what its form asks. */
struct asking {
    int64_t regime_id, lead_unit_id, form_id, version_id, total_form_id, reporters;
    struct str regime_code, regime_name, lead_unit_name, form_code, form_title;
    struct str window_rule, due_rule;
    int period_kind;
    const struct form *form;
    struct list questions; /* struct asked; once asking_questions was called */
};

/* Every regime in use: struct asking, with forms and without questions. */
enum status asking_load(struct ctx *ctx, struct list *out) MUST_CHECK;
/* What catalogues say, as core/ asks it. */
enum status meaning_load(struct ctx *ctx, struct meaning *out) MUST_CHECK;
/* Whether two regimes ask in ways that can be duplicates at all. */
bool asking_apart(const struct asking *a, const struct asking *b);
void asking_questions(struct ctx *ctx, const struct similar *similar, const struct meaning *meaning,
    struct asking *asking);

enum status ask_once_draft(
    struct ctx *ctx, const struct ask_in *in, struct ask_out *out) MUST_CHECK;
enum status ask_once_form(struct ctx *ctx, const struct by_id *in, struct ask_out *out) MUST_CHECK;
enum status ask_reason_state(
    struct ctx *ctx, const struct ask_reason *in, struct ask_reason *out) MUST_CHECK;
enum status duplicates_list(
    struct ctx *ctx, const struct duplicate_query *in, struct duplicates *out) MUST_CHECK;

#endif
