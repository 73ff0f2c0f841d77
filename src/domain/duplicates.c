/* Every pair of questions that two regimes ask of the same units. */
#include "domain/ask_once.h"
#include "domain/use.h"

#define DUPLICATES_LISTED_MAX 500

struct search {
    struct ctx *ctx;
    struct duplicates *out;
    size_t cap;
};

static struct duplicate_side side_of(const struct asking *asking, const struct asked *asked)
{
    return (struct duplicate_side){
        .regime_id = asking->regime_id,
        .regime_name = asking->regime_name,
        .lead_unit_name = asking->lead_unit_name,
        .form_id = asking->form_id,
        .form_title = asking->form_title,
        .row = asked->row,
        .column = asked->column,
        .label = asked->label,
        .unit = asked->unit,
        .period_kind = asking->period_kind,
        .reporters = asking->reporters,
    };
}

static void pair_add(struct search *search, const struct asking *a, const struct asked *one,
    const struct asking *b, const struct asked *other)
{
    struct list *items = &search->out->items;
    struct duplicate *pair;

    search->out->found++;
    items->items =
        list_room(search->ctx->arena, items->items, items->len, &search->cap, sizeof(*pair));
    pair = LIST_AT(*items, struct duplicate, items->len++);
    *pair = (struct duplicate){
        .first = side_of(a, one),
        .second = side_of(b, other),
        .score = asked_score(search->ctx->arena, one, other),
        .same_code = one->in_catalogue && other->in_catalogue && str_eq(one->code, other->code),
    };
}

/* The best match of each question of a in b. */
static enum status regimes_compare(
    struct search *search, const struct asking *a, const struct asking *b)
{
    size_t from = search->out->items.len;
    int64_t common;
    bool found;

    TRY(db_one(
        search->ctx, STMT_ASKING_COMMON, ARGS(V_INT(a->regime_id), V_INT(b->regime_id)), &found));
    common = db_int(search->ctx, 0);
    for (size_t i = 0; common && i < a->questions.len; i++) {
        const struct asked *one = LIST_AT(a->questions, struct asked, i), *best = NULL;
        int score = 0;

        for (size_t k = 0; k < b->questions.len; k++) {
            const struct asked *other = LIST_AT(b->questions, struct asked, k);
            int points = asked_score(search->ctx->arena, one, other);

            if (points > score) {
                score = points;
                best = other;
            }
        }
        if (best)
            pair_add(search, a, one, b, best);
    }
    for (size_t i = from; i < search->out->items.len; i++)
        LIST_AT(search->out->items, struct duplicate, i)->common = common;
    return ST_OK;
}

/* ---- reasons ---- */

static bool side_is(const struct duplicate_side *side, int64_t form, int64_t row, int64_t column)
{
    return side->form_id == form && side->row == row && side->column == column;
}

/* Said by either of the two. */
static void reason_put(struct search *search, const struct duplicate_side *ours,
    const struct duplicate_side *theirs, struct str label, struct str text)
{
    for (size_t i = 0; i < search->out->items.len; i++) {
        struct duplicate *pair = LIST_AT(search->out->items, struct duplicate, i);
        bool first = side_is(&pair->first, ours->form_id, ours->row, ours->column) &&
                     side_is(&pair->second, theirs->form_id, theirs->row, theirs->column) &&
                     str_eq(pair->first.label, label);
        bool second = side_is(&pair->second, ours->form_id, ours->row, ours->column) &&
                      side_is(&pair->first, theirs->form_id, theirs->row, theirs->column) &&
                      str_eq(pair->second.label, label);

        if (first || second)
            pair->reason = text;
    }
}

static enum status reasons_put(struct search *search)
{
    struct ctx *ctx = search->ctx;
    bool more;

    TRY(db_start(ctx, STMT_REASON_ALL, NO_ARGS));
    TRY(db_next(ctx, &more));
    while (more) {
        const struct duplicate_side ours = {
            .form_id = db_int(ctx, 0), .row = db_int(ctx, 1), .column = db_int(ctx, 2)
        };
        const struct duplicate_side theirs = {
            .form_id = db_int(ctx, 4), .row = db_int(ctx, 5), .column = db_int(ctx, 6)
        };

        reason_put(search, &ours, &theirs, db_text(ctx, 3), db_text(ctx, 7));
        TRY(db_next(ctx, &more));
    }
    return ST_OK;
}

/* ---- the list ---- */

static bool comes_first(const void *one, const void *other, const void *arg)
{
    const struct duplicate *a = one, *b = other;

    (void)arg;
    return a->common != b->common ? a->common > b->common : a->score > b->score;
}

/* The first ones in front, in order; the rest is not shown. */
static void pairs_sort(struct ctx *ctx, struct list *pairs)
{
    list_sort(ctx->arena, pairs, sizeof(struct duplicate), comes_first, NULL);
    *pairs = list_slice(*pairs, sizeof(struct duplicate), 0, DUPLICATES_LISTED_MAX);
}

enum status duplicates_list(
    struct ctx *ctx, const struct duplicate_query *in, struct duplicates *out)
{
    const struct similar *similar = similar_new(ctx->arena);
    struct search search = { .ctx = ctx, .out = out };
    struct meaning meaning;
    struct list asking;

    *out = (struct duplicates){ 0 };
    TRY(meaning_load(ctx, &meaning));
    TRY(asking_load(ctx, &asking));
    for (size_t i = 0; i < asking.len; i++) {
        struct asking *b = LIST_AT(asking, struct asking, i);

        asking_questions(ctx, similar, &meaning, b);
        out->questions += (int64_t)b->questions.len;
        for (size_t k = 0; k < i; k++) {
            const struct asking *a = LIST_AT(asking, struct asking, k);

            if (asking_apart(a, b) && (!in->lead_unit_id || a->lead_unit_id == in->lead_unit_id ||
                                          b->lead_unit_id == in->lead_unit_id))
                TRY(regimes_compare(&search, a, b));
        }
    }
    TRY(reasons_put(&search));
    pairs_sort(ctx, &out->items);
    return ST_OK;
}
