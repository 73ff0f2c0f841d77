#include "domain/readers.h"

#include "domain/accounts.h"
#include "domain/report_work.h"
#include "domain/use.h"
#include "model/unit.h"

/* What is asked of each grant alone: whether it lets see, and as what. */
struct question {
    const struct report *report; /* NULL: about the unit */
    struct str unit_path;
};

static bool answers(struct ctx *ctx, const struct question *question, struct reader *reader)
{
    const struct report *report = question->report;

    if (!report) {
        reader->side = READER_OWN;
        reader->figures = true;
        return use_may(ctx, RIGHT_REPORT_READ, question->unit_path, reader->regime_id);
    }
    reader->side = report_is_own(ctx, report) ? READER_OWN : READER_RECEIVER;
    reader->figures = report_shows_figures(ctx, report);
    return report_require_seen(ctx, report) == ST_OK;
}

/* Whether the grant lets see by itself: asked with an actor who holds no other. */
static bool lets_see(struct ctx *ctx, const struct question *question, struct reader *reader)
{
    const struct grant_fact grant = {
        .role = (enum role)reader->role,
        .unit_id = reader->unit_id,
        .unit_path = reader->unit_path,
        .below = reader->below,
        .regime_id = reader->regime_id,
        .valid_from = reader->valid_from,
        .valid_to = reader->valid_to,
    };
    const struct actor alone = {
        .account_id = reader->account_id,
        .access = ctx->actor->access,
        .grants = &grant,
        .grants_len = 1,
    };
    struct ctx asked = *ctx;

    asked.actor = &alone;
    return answers(&asked, question, reader);
}

static enum status readers_find(struct ctx *ctx, const struct question *question,
    struct str other_path, struct readers_out *out)
{
    struct list all;
    size_t kept = 0;
    int64_t last = 0;

    TRY(db_start(ctx, STMT_READERS,
        ARGS(V_TEXT(question->unit_path), V_TEXT(other_path), V_INT(use_today(ctx)),
            V_INT(READERS_MAX))));
    TRY(rows_read(ctx, &reader_resource, &all));
    for (size_t i = 0; i < all.len; i++) {
        struct reader reader = *LIST_AT(all, struct reader, i);

        if (!lets_see(ctx, question, &reader))
            continue;
        *LIST_AT(all, struct reader, kept++) = reader;
        out->accounts += reader.account_id != last;
        last = reader.account_id;
    }
    out->items = (struct list){ all.items, kept };
    return ST_OK;
}

enum status readers_of_report(struct ctx *ctx, const struct by_id *in, struct readers_out *out)
{
    struct question question;
    struct report report;

    TRY(report_get(ctx, in->id, &report));
    TRY(use_require(ctx, RIGHT_ACCESS_READ, report.unit_path, report.regime_id));
    question = (struct question){ &report, report.unit_path };
    out->title = str_format(ctx->arena, STR_FMT " – " STR_FMT " – " STR_FMT,
        STR_ARG(report.regime_name), STR_ARG(report.period_title), STR_ARG(report.unit_name));
    return readers_find(ctx, &question, report.receiver_path, out);
}

enum status readers_of_unit(struct ctx *ctx, const struct by_id *in, struct readers_out *out)
{
    struct question question = { 0 };
    struct unit unit;
    bool found;

    TRY(db_one(ctx, STMT_UNIT_GET, ARGS(V_INT(in->id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &unit_resource, 0, &unit);
    question.unit_path = unit.path;
    out->title = unit.name;
    TRY(use_require(ctx, RIGHT_ACCESS_READ, question.unit_path, 0));
    return readers_find(ctx, &question, question.unit_path, out);
}

/* ---- of one account ---- */

static struct list rights_of(struct ctx *ctx, enum role role)
{
    struct str *rights = ARENA_ARRAY(ctx->arena, RIGHT_COUNT, struct str);
    size_t len = 0;

    for (unsigned right = 0; right < RIGHT_COUNT; right++)
        if (access_roles_with(ctx->actor->access, (enum right)right) >> role & 1)
            rights[len++] = str_of(right_names[right]);
    return (struct list){ rights, len };
}

static enum status item_fill(struct ctx *ctx, const struct grant *grant, struct access_item *out)
{
    const struct grant_fact fact = { .valid_from = grant->valid_from, .valid_to = grant->valid_to };
    bool reads = access_roles_with(ctx->actor->access, RIGHT_REPORT_READ) >> grant->role & 1, found;

    *out = (struct access_item){ .grant = *grant };
    out->in_force = access_grant_in_force(&fact, use_today(ctx));
    out->rights = rights_of(ctx, (enum role)grant->role);
    TRY(db_one(
        ctx, STMT_ACCESS_UNITS, ARGS(V_TEXT(grant->unit_path), V_INT(grant->below)), &found));
    out->units = db_int(ctx, 0);
    if (!reads)
        return ST_OK;
    TRY(db_one(ctx, STMT_ACCESS_REPORTS,
        ARGS(V_TEXT(grant->unit_path), V_INT(grant->below), V_ID(grant->regime_id)), &found));
    out->reports = db_int(ctx, 0);
    return ST_OK;
}

enum status access_of_account(struct ctx *ctx, const struct by_id *in, struct access_out *out)
{
    struct access_item *items;
    struct list grants;

    TRY(account_get(ctx, in->id, &out->account));
    TRY(use_require(ctx, RIGHT_ACCESS_READ, out->account.unit_path, 0));
    TRY(db_start(ctx, STMT_GRANT_LIST, ARGS(V_INT(in->id))));
    TRY(rows_read(ctx, &grant_resource, &grants));
    items = ARENA_ARRAY(ctx->arena, grants.len + 1, struct access_item);
    for (size_t i = 0; i < grants.len; i++)
        TRY(item_fill(ctx, LIST_AT(grants, struct grant, i), &items[i]));
    out->items = (struct list){ items, grants.len };
    return ST_OK;
}
