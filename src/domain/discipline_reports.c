/* The reports a count is made of, and why each counts as it does. */
#include "domain/disciplines.h"

#include "domain/periods.h"
#include "domain/use.h"
#include "model/report.h"

/* ---- which ---- */

/* Read at a time: a page of a common count is found in the first. */
#define CHUNK 1000

struct found {
    int64_t report_id;
    struct discipline_facts facts;
};

struct search {
    struct discipline_scope scope;
    enum discipline_count count;
    size_t skip, limit; /* of those that fit */
    int64_t day, id;    /* behind which reading goes on */
    size_t fits, len;   /* so many fitted so far, so many are kept */
    struct list found;  /* struct found, or struct discipline_gap */
    bool more;          /* than the page holds */
};

static enum status chunk_start(struct ctx *ctx, const struct search *search)
{
    const struct discipline_wish *wish = search->scope.wish;
    struct discipline_sieve sieve = discipline_sieve_of(search->count);

    return db_start(ctx, STMT_DISCIPLINE_FACTS,
        ARGS(V_INT(wish->kind), V_INT(wish->days.first), V_INT(search->day), V_ID(wish->regime_id),
            V_ID(wish->unit_id), V_INT(search->day), V_INT(search->id),
            sieve.clock < 0 ? V_NULL : V_INT(sieve.clock),
            sieve.upheld < 0 ? V_NULL : V_INT(sieve.upheld), V_INT(sieve.returned),
            V_INT(sieve.extended), V_INT(CHUNK)));
}

static void report_look_at(struct ctx *ctx, struct search *search)
{
    const struct discipline_facts facts = discipline_facts_read(ctx);
    struct found *items = search->found.items;

    search->day = db_int(ctx, 2);
    search->id = db_int(ctx, 8);
    if (discipline_counts(&facts, search->count) &&
        discipline_scope_has(&search->scope, db_int(ctx, 0), db_int(ctx, 1)) &&
        search->fits++ >= search->skip)
        items[search->len++] = (struct found){ search->id, facts };
}

/* As many as one page needs are kept; the rest is not even read. */
static enum status reports_find(struct ctx *ctx, struct search *search)
{
    size_t read;
    bool more;

    search->found.items = ARENA_ARRAY(ctx->arena, search->limit + 1, struct found);
    search->day = search->scope.wish->days.last;
    search->id = INT64_MAX;
    do {
        read = 0;
        TRY(chunk_start(ctx, search));
        TRY(db_next(ctx, &more));
        for (; more && search->len <= search->limit; read++) {
            report_look_at(ctx, search);
            TRY(db_next(ctx, &more));
        }
    } while (read == CHUNK && search->len <= search->limit);
    search->more = search->len > search->limit;
    search->found.len = search->more ? search->limit : search->len;
    return ST_OK;
}

static enum status gaps_find(struct search *search)
{
    struct list gaps;

    TRY(discipline_gaps(&search->scope, &gaps));
    search->found = list_slice(gaps, sizeof(struct discipline_gap), search->skip, search->limit);
    search->more = gaps.len > search->skip + search->found.len;
    return ST_OK;
}

/* ---- why ---- */

/* As the columns of discipline_report have it. */
enum {
    AT_ID,
    AT_KIND,
    AT_UNIT,
    AT_UNIT_NAME,
    AT_REGIME,
    AT_REGIME_NAME,
    AT_PERIOD,
    AT_FIRST_DUE,
    AT_DUE,
    AT_CLOCK_DUE,
    AT_SENT,
    AT_RETURNS,
    AT_UNIT_PATH,
    AT_RECEIVER_PATH,
    AT_STATE,
    AT_EXTENDED_BY,
    AT_EXTENDED_AT,
    AT_EXTENDED_NOTE,
    AT_APPEAL,
    AT_APPEAL_REASON,
    AT_APPEAL_ANSWER
};

static bool opens(struct ctx *ctx, int64_t regime_id)
{
    struct str receiver = db_text(ctx, AT_RECEIVER_PATH);

    return use_may(ctx, RIGHT_REPORT_READ, db_text(ctx, AT_UNIT_PATH), regime_id) ||
           use_may(ctx, RIGHT_REPORT_RECEIVE, receiver, regime_id) ||
           (workflow_is_sent((enum report_state)db_int(ctx, AT_STATE)) &&
               use_may(ctx, RIGHT_REPORT_READ_SENT, receiver, regime_id));
}

static int64_t days_late(const struct discipline_report *report, int64_t today)
{
    int64_t day = report->sent_ms ? date_today(report->sent_ms) : today;

    return day > report->due_on ? day - report->due_on : 0;
}

static enum status report_tell(
    struct ctx *ctx, const struct found *found, struct discipline_report *out)
{
    bool there;

    TRY(db_one(ctx, STMT_DISCIPLINE_REPORT, ARGS(V_INT(found->report_id)), &there));
    if (!there)
        return use_not_found(ctx);
    *out = (struct discipline_report){
        .report_id = db_int(ctx, AT_ID),
        .unit_id = db_int(ctx, AT_UNIT),
        .unit_name = db_text(ctx, AT_UNIT_NAME),
        .regime_id = db_int(ctx, AT_REGIME),
        .regime_name = db_text(ctx, AT_REGIME_NAME),
        .period_title = period_words(ctx->arena, db_text(ctx, AT_PERIOD)),
        .first_due_on = db_int(ctx, AT_FIRST_DUE),
        .due_on = db_int(ctx, found->facts.clock == REPORT_CLOCK_RUNS ? AT_DUE : AT_CLOCK_DUE),
        .sent_ms = db_int(ctx, AT_SENT),
        .returns = db_int(ctx, AT_RETURNS),
        .mark = (int)discipline_mark_of(&found->facts),
        .by_clock = (int)discipline_by_clock(&found->facts),
        .extended = found->facts.extended,
        .appeal = (int)db_int(ctx, AT_APPEAL),
        .appeal_reason = db_text(ctx, AT_APPEAL_REASON),
        .appeal_answer = db_text(ctx, AT_APPEAL_ANSWER),
    };
    out->can_open = opens(ctx, out->regime_id);
    out->days_late = days_late(out, use_today(ctx));
    if (!out->extended)
        return ST_OK;
    out->extended_by = db_text(ctx, AT_EXTENDED_BY);
    out->extended_ms = db_int(ctx, AT_EXTENDED_AT);
    out->extended_note = db_text(ctx, AT_EXTENDED_NOTE);
    return ST_OK;
}

static struct str name_of(const struct list *places, int64_t id)
{
    const struct discipline_place *place = discipline_place_find(places, id);

    return place ? place->name : (struct str){ 0 };
}

static struct discipline_report gap_tell(
    const struct discipline_scope *scope, const struct discipline_gap *gap)
{
    return (struct discipline_report){
        .unit_id = gap->unit_id,
        .unit_name = name_of(&scope->units, gap->unit_id),
        .regime_id = gap->regime_id,
        .regime_name = name_of(&scope->regimes, gap->regime_id),
        .period_title = period_words(scope->ctx->arena, gap->period),
        .first_due_on = gap->first_due_on,
        .due_on = gap->due_on,
        .mark = -1,
        .by_clock = -1,
        .appeal = -1,
    };
}

/* ---- a page ---- */

static struct discipline_wish wish_of(struct ctx *ctx, const struct discipline_reports_query *in)
{
    struct discipline_wish wish = {
        .days = discipline_days(ctx, in->year, in->part),
        .kind = in->kind < 0 ? REPORT_OF_UNIT : in->kind,
        .regime_id = in->regime_id,
        .unit_id = in->unit_id,
        .under_id = in->under_id,
        .unit_words = in->q,
    };
    struct day_span month;

    if (!in->month)
        return wish;
    month =
        discipline_days(ctx, date_ymd(wish.days.first).year, (int)(PART_M1 + (int)in->month - 1));
    wish.days.first = month.first > wish.days.first ? month.first : wish.days.first;
    wish.days.last = month.last < wish.days.last ? month.last : wish.days.last;
    return wish;
}

enum status discipline_reports(
    struct ctx *ctx, const struct discipline_reports_query *in, struct page_out *out)
{
    const struct discipline_wish wish = wish_of(ctx, in);
    struct search search = {
        .count = in->count < 0 ? COUNT_EXPECTED : (enum discipline_count)in->count,
        .limit = (size_t)page_limit(in->page),
    };
    struct discipline_report *reports;
    struct str rest;
    int64_t before;

    cursor_read(in->page, &before, &rest);
    search.skip = before > 0 ? (size_t)before : 0;
    TRY(discipline_scope_load(ctx, &wish, &search.scope));
    if (search.count == COUNT_UNASSIGNED)
        TRY(gaps_find(&search));
    else
        TRY(reports_find(ctx, &search));
    reports = ARENA_ARRAY(ctx->arena, search.found.len + 1, struct discipline_report);
    for (size_t i = 0; i < search.found.len; i++) {
        if (search.count == COUNT_UNASSIGNED)
            reports[i] = gap_tell(&search.scope, LIST_AT(search.found, struct discipline_gap, i));
        else
            TRY(report_tell(ctx, LIST_AT(search.found, struct found, i), &reports[i]));
    }
    out->items = (struct list){ reports, search.found.len };
    if (search.more)
        out->next = cursor_make(ctx, (int64_t)(search.skip + search.found.len), (struct str){ 0 });
    return ST_OK;
}
