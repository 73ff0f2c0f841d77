#include "domain/ask_once.h"

#include "domain/use.h"
#include "model/form.h"

struct reason {
    int64_t form_id, row, column, other_form_id, other_row, other_column;
    struct str label, text, by;
};

/* One form looked at. */
struct ask {
    struct ctx *ctx;
    int64_t form_id;
    const struct form *form;
    struct list questions; /* struct asked: ours */
    struct list asking;    /* struct asking: all regimes */
    struct list reasons;   /* struct reason */
    struct ask_out *out;
    size_t cap;
};

/* ---- who else asks what ---- */

static enum ask_period period_relation(int ours, int theirs)
{
    static const int length[PERIOD_KIND_COUNT] = {
        [PERIOD_DAY] = 1,
        [PERIOD_WEEK] = 2,
        [PERIOD_TEN_DAYS] = 3,
        [PERIOD_MONTH] = 4,
        [PERIOD_QUARTER] = 5,
        [PERIOD_HALF] = 6,
        [PERIOD_NINE_MONTHS] = 7,
        [PERIOD_YEAR] = 8,
        [PERIOD_SCHOOL_YEAR] = 8,
        [PERIOD_FIVE_YEARS] = 9,
    };

    if (ours < 0)
        return ASK_UNKNOWN;
    if (ours == theirs && !period_kind_is_named((enum period_kind)ours))
        return ASK_SAME;
    if (!length[ours] || !length[theirs] || length[ours] == length[theirs])
        return ASK_OTHER;
    return length[theirs] < length[ours] ? ASK_FINER : ASK_COARSER;
}

/* The kind of our own periods, by the first regime that uses the form; -1: none does yet. */
static int own_period(const struct ask *ask)
{
    for (size_t i = 0; i < ask->asking.len; i++) {
        const struct asking *asking = LIST_AT(ask->asking, struct asking, i);

        if (ask->form_id && asking->form_id == ask->form_id)
            return asking->period_kind;
    }
    return -1;
}

/* Whether the other form is only what ours is made of, or made of ours. */
static bool is_linked(const struct ask *ask, const struct asking *other)
{
    if (!ask->form_id)
        return false;
    if (other->form_id == ask->form_id || other->total_form_id == ask->form_id)
        return true;
    for (size_t i = 0; i < ask->asking.len; i++) {
        const struct asking *own = LIST_AT(ask->asking, struct asking, i);

        if (own->form_id == ask->form_id && own->total_form_id == other->form_id)
            return true;
    }
    return false;
}

/* How many units are asked by both; -1 while nobody is asked by our form. */
static enum status common_count(struct ask *ask, const struct asking *other, int64_t *out)
{
    bool found;

    *out = -1;
    for (size_t i = 0; i < ask->asking.len; i++) {
        const struct asking *own = LIST_AT(ask->asking, struct asking, i);

        if (!ask->form_id || own->form_id != ask->form_id)
            continue;
        TRY(db_one(ask->ctx, STMT_ASKING_COMMON,
            ARGS(V_INT(own->regime_id), V_INT(other->regime_id)), &found));
        if (db_int(ask->ctx, 0) > *out)
            *out = db_int(ask->ctx, 0);
    }
    return ST_OK;
}

/* ---- reasons ---- */

static enum status reasons_load(struct ctx *ctx, int64_t form_id, struct list *out)
{
    struct reason *items = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_REASON_LIST, ARGS(V_INT(form_id))));
    TRY(db_next(ctx, &more));
    while (more) {
        items = list_room(ctx->arena, items, len, &cap, sizeof(*items));
        items[len++] = (struct reason){ form_id, db_int(ctx, 0), db_int(ctx, 1), db_int(ctx, 3),
            db_int(ctx, 4), db_int(ctx, 5), db_text(ctx, 2), db_text(ctx, 6), db_text(ctx, 7) };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ items, len };
    return ST_OK;
}

static const struct reason *reason_find(const struct ask *ask, const struct ask_twin *twin)
{
    for (size_t i = 0; i < ask->reasons.len; i++) {
        const struct reason *r = LIST_AT(ask->reasons, struct reason, i);

        if (r->row == twin->row && r->column == twin->column && r->other_form_id == twin->form_id &&
            r->other_row == twin->other_row && r->other_column == twin->other_column &&
            str_eq(r->label, twin->label))
            return r;
    }
    return NULL;
}

/* ---- taking the figure instead ---- */

static void quoted_add(struct buf *out, struct str text)
{
    buf_add_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            buf_add_char(out, '"');
        buf_add_char(out, text.ptr[i]);
    }
    buf_add_char(out, '"');
}

static struct str formula_make(
    struct arena *arena, struct str form_code, struct str indicator, struct str attribute)
{
    struct buf out = { .arena = arena };

    buf_add(&out, S("=BIEU("));
    quoted_add(&out, form_code);
    buf_add(&out, S("; "));
    quoted_add(&out, indicator);
    buf_add(&out, S("; "));
    quoted_add(&out, attribute);
    buf_add_char(&out, ')');
    return buf_str(&out);
}

static bool is_figure(const struct form_column *column)
{
    return column->role == COLUMN_VALUE && column->type == TYPE_NUMBER && column->attribute.len;
}

/* The other form's column that means what ours does: the same attribute, or the only one. */
static const struct form_column *column_match(
    const struct form *other, const struct form_column *ours)
{
    const struct form_column *only = NULL;
    size_t count = 0;

    for (size_t i = 0; i < other->columns.len; i++) {
        const struct form_column *column = FORM_COLUMN(other, i);

        if (!is_figure(column))
            continue;
        if (str_eq(column->attribute, ours->attribute))
            return column;
        only = column;
        count++;
    }
    return count == 1 ? only : NULL;
}

static void formulas_offer(const struct ask *ask, const struct asking *other, struct ask_twin *twin)
{
    struct ask_formula *items =
        ARENA_ARRAY(ask->ctx->arena, ask->form->columns.len, struct ask_formula);

    twin->formulas = (struct list){ items, 0 };
    if (!twin->row || !twin->other_row || !twin->other_code.len || twin->period != ASK_SAME)
        return;
    for (size_t i = 0; i < ask->form->columns.len; i++) {
        const struct form_column *ours = FORM_COLUMN(ask->form, i), *theirs;

        if (!is_figure(ours) || !form_cell_editable(ask->form, twin->row, ours->key))
            continue;
        theirs = column_match(other->form, ours);
        if (theirs)
            items[twin->formulas.len++] = (struct ask_formula){ twin->row, ours->key,
                formula_make(
                    ask->ctx->arena, other->form_code, twin->other_code, theirs->attribute) };
    }
}

/* ---- one question after the other ---- */

static struct ask_twin twin_make(
    const struct asking *other, const struct asked *ours, const struct asked *theirs, int score)
{
    return (struct ask_twin){
        .row = ours->row,
        .column = ours->column,
        .label = ours->label,
        .regime_id = other->regime_id,
        .regime_code = other->regime_code,
        .regime_name = other->regime_name,
        .lead_unit_id = other->lead_unit_id,
        .lead_unit_name = other->lead_unit_name,
        .form_id = other->form_id,
        .form_code = other->form_code,
        .form_title = other->form_title,
        .other_row = theirs->row,
        .other_column = theirs->column,
        .other_label = theirs->label,
        .other_code = theirs->code,
        .period_kind = other->period_kind,
        .reporters = other->reporters,
        .score = score,
        .same_code = ours->in_catalogue && theirs->in_catalogue && str_eq(ours->code, theirs->code),
    };
}

/* The question of the other form most like ours; NULL: none is like it. */
static const struct asked *best_match(
    struct ctx *ctx, const struct asking *other, const struct asked *ours, int *out_score)
{
    const struct asked *best = NULL;

    *out_score = 0;
    for (size_t k = 0; k < other->questions.len; k++) {
        const struct asked *theirs = LIST_AT(other->questions, struct asked, k);
        int score = asked_score(ctx->arena, ours, theirs);

        if (score <= *out_score)
            continue;
        *out_score = score;
        best = theirs;
    }
    return best;
}

static void twin_add(struct ask *ask, struct ask_twin twin)
{
    const struct reason *reason = reason_find(ask, &twin);
    struct list *twins = &ask->out->twins;

    if (twins->len >= ASK_TWINS_MAX)
        return;
    if (reason) {
        twin.reason = reason->text;
        twin.reason_by = reason->by;
    }
    twins->items =
        list_room(ask->ctx->arena, twins->items, twins->len, &ask->cap, sizeof(struct ask_twin));
    *LIST_AT(*twins, struct ask_twin, twins->len++) = twin;
}

static enum status other_compare(struct ask *ask, const struct asking *other)
{
    enum ask_period period = period_relation(own_period(ask), other->period_kind);
    int64_t common;

    TRY(common_count(ask, other, &common));
    if (common == 0)
        return ST_OK;
    for (size_t i = 0; i < ask->questions.len; i++) {
        const struct asked *ours = LIST_AT(ask->questions, struct asked, i);
        int score;
        const struct asked *theirs = best_match(ask->ctx, other, ours, &score);
        struct ask_twin twin;

        if (!theirs)
            continue;
        twin = twin_make(other, ours, theirs, score);
        twin.common = common;
        twin.period = (int)period;
        formulas_offer(ask, other, &twin);
        twin_add(ask, twin);
    }
    return ST_OK;
}

/* Questions asked elsewhere, and those of them whose every other place has a reason. */
static void ask_count(struct ask *ask)
{
    for (size_t i = 0; i < ask->questions.len; i++) {
        const struct asked *ours = LIST_AT(ask->questions, struct asked, i);
        size_t places = 0, explained = 0;

        for (size_t k = 0; k < ask->out->twins.len; k++) {
            const struct ask_twin *twin = LIST_AT(ask->out->twins, struct ask_twin, k);

            if (twin->row != ours->row || twin->column != ours->column)
                continue;
            places++;
            explained += twin->reason.len > 0;
        }
        ask->out->asked += places > 0;
        ask->out->explained += places > 0 && explained == places;
    }
}

static enum status ask_run(
    struct ctx *ctx, int64_t form_id, const struct form *form, struct ask_out *out)
{
    struct ask ask = { .ctx = ctx, .form_id = form_id, .form = form, .out = out };
    const struct similar *similar = similar_new(ctx->arena);
    struct asking own = { .form = form };
    struct meaning meaning;

    *out = (struct ask_out){ 0 };
    TRY(meaning_load(ctx, &meaning));
    TRY(asking_load(ctx, &ask.asking));
    TRY(reasons_load(ctx, form_id, &ask.reasons));
    asking_questions(ctx, similar, &meaning, &own);
    ask.questions = own.questions;
    for (size_t i = 0; i < ask.asking.len; i++) {
        struct asking *other = LIST_AT(ask.asking, struct asking, i);

        if (is_linked(&ask, other))
            continue;
        asking_questions(ctx, similar, &meaning, other);
        TRY(other_compare(&ask, other));
    }
    out->questions = (int64_t)ask.questions.len;
    out->findings = meaning_check(ctx->arena, &meaning, form);
    ask_count(&ask);
    return ST_OK;
}

enum status ask_once_draft(struct ctx *ctx, const struct ask_in *in, struct ask_out *out)
{
    return ask_run(ctx, in->form_id, &in->layout, out);
}

/* A form's newest version, which may be a draft: never out of the cache. */
struct newest {
    int64_t owner_unit_id, version_id;
    struct form form;
};

static enum status newest_get(struct ctx *ctx, int64_t form_id, struct newest *out)
{
    struct str layout;
    bool found;

    TRY(db_one(ctx, STMT_ASKING_FORM, ARGS(V_INT(form_id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct newest){ .owner_unit_id = db_int(ctx, 0), .version_id = db_int(ctx, 1) };
    layout = db_text(ctx, 2);
    return resource_from_json(ctx, &form_layout_resource, layout, &out->form);
}

enum status ask_once_form(struct ctx *ctx, const struct by_id *in, struct ask_out *out)
{
    struct newest newest;

    TRY(newest_get(ctx, in->id, &newest));
    return ask_run(ctx, in->id, &newest.form, out);
}

/* ---- saying why ---- */

/* The question of a form at this row or column; its label is what the reason is about. */
static enum status question_find(
    struct ctx *ctx, const struct form *form, int64_t row, int64_t column, struct str *out_label)
{
    const struct similar *similar = similar_new(ctx->arena);
    struct list questions = asked_of(ctx->arena, similar, form);

    for (size_t i = 0; i < questions.len; i++) {
        const struct asked *asked = LIST_AT(questions, struct asked, i);

        if (asked->row != row || asked->column != column)
            continue;
        *out_label = asked->label;
        return ST_OK;
    }
    return fail_field(ctx, PROBLEM_ASK_NO_SUCH, row ? "row" : "column", "%s (%lld:%lld)",
        problem_text(PROBLEM_ASK_NO_SUCH), (long long)row, (long long)column);
}

static enum status other_form_check(struct ctx *ctx, const struct ask_reason *in)
{
    struct newest newest;
    enum status found = newest_get(ctx, in->other_form_id, &newest);
    struct str label;

    if (found == ST_NOT_FOUND)
        return fail_field(ctx, PROBLEM_NO_SUCH_FORM, "other_form_id", "%s (%lld)",
            problem_text(PROBLEM_NO_SUCH_FORM), (long long)in->other_form_id);
    TRY(found);
    return question_find(ctx, &newest.form, in->other_row, in->other_column, &label);
}

enum status ask_reason_state(struct ctx *ctx, const struct ask_reason *in, struct ask_reason *out)
{
    struct str path, label;
    struct newest newest;

    TRY(newest_get(ctx, in->id, &newest));
    TRY(use_unit_path(ctx, "owner_unit_id", newest.owner_unit_id, &path));
    TRY(use_require(ctx, RIGHT_FORM_WRITE, path, 0));
    TRY(question_find(ctx, &newest.form, in->row, in->column, &label));
    TRY(other_form_check(ctx, in));
    TRY(db_run(ctx, STMT_REASON_PUT,
        ARGS(V_INT(in->id), V_INT(newest.version_id), V_INT(in->row), V_INT(in->column),
            V_TEXT(label), V_INT(in->other_form_id), V_INT(in->other_row), V_INT(in->other_column),
            V_TEXT(in->reason), V_TEXT(ctx->actor->name), V_INT(ctx->now_ms))));
    *out = *in;
    return history_add(ctx, (struct history_facts){
                                .action = "form.reason",
                                .object_type = OBJECT_FORM,
                                .object_id = in->id,
                                .unit_id = newest.owner_unit_id,
                                .note = str_format(ctx->arena, STR_FMT ": " STR_FMT, STR_ARG(label),
                                    STR_ARG(in->reason)),
                            });
}
