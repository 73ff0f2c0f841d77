/*
 * bench_seed URL CYCLE: fills every unit's report of an opened cycle and takes it to "accepted", as
 * if people had: the draft, a frozen revision, and the events of entry and approval.
 *
 * The server must not run on the same SQLite file. The figure of the unit with number u (in the
 * order of reports) in slot s is (u * 7 + s * 3) % 1000 + 0.25.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/host/clock.h"
#include "base/host/heap.h"
#include "base/host/secret.h"
#include "core/access.h"
#include "domain/reports.h"
#include "domain/use.h"
#include "store/database.h"

#define SLICE 250
#define FIGURE_SCALE 2

struct slice {
    int64_t cycle_id, number;
    size_t len;
};

static struct str figures(struct ctx *ctx, const struct report *report, int64_t number)
{
    const struct form_entry *form;
    struct content *content;

    if (form_entry_get(ctx, report->form_version_id, &form) != ST_OK)
        exit(1);
    content = content_new(ctx->arena, &form->form);
    for (size_t slot = 0; slot < shape_slots(form->shape); slot++) {
        struct cell_ref ref = shape_ref(form->shape, slot);
        struct dec value = { (number * 7 + (int64_t)slot * 3) % 1000 * 100 + 25, FIGURE_SCALE };

        if (content_put(content, ref.row, ref.column, CELL_OF_DEC(value)) != CONTENT_OK)
            exit(1);
        content_set_version(content, slot, 2);
    }
    return content_pack(ctx->arena, content, CONTENT_VERSIONS);
}

static enum status event_add(struct ctx *ctx, const struct report *report, const char *action)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_REPORT,
                                .object_id = report->id,
                                .object_version = 2,
                                .unit_id = report->unit_id,
                                .other_unit_id = report->receiver_unit_id,
                            });
}

static enum status report_fill(struct ctx *ctx, const struct report *report, int64_t number)
{
    struct str blob = figures(ctx, report, number);
    struct str digest = secret_digest(ctx->arena, blob);
    bool found;

    TRY(db_run(ctx, STMT_DRAFT_PUT, ARGS(V_INT(report->id), V_BLOB(blob))));
    TRY(db_one(ctx, STMT_REVISION_INSERT,
        ARGS(V_INT(report->id), V_INT(1), V_BLOB(blob), V_TEXT(digest), V_INT(ctx->now_ms),
            V_INT(ctx->actor->account_id), V_TEXT(S(""))),
        &found));
    TRY(event_add(ctx, report, "report.enter"));
    TRY(event_add(ctx, report, "report.approve"));
    return db_one(ctx, STMT_REPORT_MOVE,
        ARGS(V_INT(report->id), V_INT(report->version), V_INT(REPORT_ACCEPTED), V_INT(ctx->now_ms),
            V_INT(ctx->now_ms), V_INT(ctx->now_ms), V_INT(ctx->now_ms), V_INT(1),
            V_INT(ctx->now_ms), V_INT(0), V_INT(discipline_stop(report->due_on, use_today(ctx))),
            V_INT(report->due_on), V_INT(0), V_INT(0), V_INT(0), V_NULL),
        &found);
}

static enum status slice_fill(struct ctx *ctx, void *arg)
{
    struct slice *slice = arg;
    struct list reports;

    TRY(db_start(ctx, STMT_REPORT_OF_CYCLE,
        ARGS(V_INT(slice->cycle_id), V_INT(REPORT_ASSIGNED), V_TEXT(S("")), V_TEXT(S("")), V_INT(0),
            V_INT(SLICE), V_INT(-1), V_INT(0), V_INT(0))));
    TRY(rows_read(ctx, &report_resource, &reports));
    for (size_t i = 0; i < reports.len; i++)
        TRY(report_fill(ctx, LIST_AT(reports, struct report, i), slice->number + (int64_t)i));
    slice->len = reports.len;
    return ST_OK;
}

int main(int argc, char **argv)
{
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);
    struct actor actor = { .account_id = 1, .unit_id = 1, .name = S("Người đo") };
    struct slice slice = { 0 };
    struct database *database;
    struct ctx ctx = { .arena = arena, .random = clock_random };

    if (argc != 3 || !secret_start())
        return 2;
    slice.cycle_id = strtoll(argv[2], NULL, 10);
    if (database_open(&ctx, argv[1], DATABASE_AS_IS, &database) != ST_OK)
        return 1;
    ctx.actor = &actor;
    ctx.now_ms = clock_now_ms();
    ctx.address = S("127.0.0.1");
    ctx.request_id = S("bench-seed");
    if (database_connect(&ctx, database, &ctx.db) != ST_OK)
        return 1;
    do {
        if (database_write(&ctx, database, slice_fill, &slice) != ST_OK) {
            fprintf(stderr, STR_FMT "\n", STR_ARG(ctx.problem.detail));
            return 1;
        }
        slice.number += (int64_t)slice.len;
        arena_reset(arena);
    } while (slice.len == SLICE);
    printf("%lld\n", (long long)slice.number);
    database_close(database);
    arena_free(arena);
    return 0;
}
