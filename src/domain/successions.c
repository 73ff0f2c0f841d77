#include "domain/successions.h"

#include "core/workflow.h"
#include "domain/regime_rows.h"
#include "domain/regimes.h"
#include "domain/units.h"
#include "domain/use.h"

/* ---- reading ---- */

static enum status links_read(struct ctx *ctx, enum stmt stmt, int64_t unit_id, struct list *out)
{
    TRY(db_start(ctx, stmt, ARGS(V_INT(unit_id))));
    TRY(rows_read(ctx, &unit_link_resource, out));
    for (size_t i = 0; i < out->len; i++) {
        struct unit_link *link = LIST_AT(*out, struct unit_link, i);

        link->kind_title = str_of(succession_kind_titles[link->kind]);
    }
    return ST_OK;
}

enum status succession_view(struct ctx *ctx, const struct by_id *in, struct unit_links_out *out)
{
    struct unit unit;
    bool found;

    TRY(unit_view(ctx, in, &unit));
    *out = (struct unit_links_out){ .unit_id = unit.id };
    TRY(links_read(ctx, STMT_LINK_PREDECESSORS, in->id, &out->predecessors));
    TRY(links_read(ctx, STMT_LINK_SUCCESSORS, in->id, &out->successors));
    TRY(db_one(ctx, STMT_LINK_OWED,
        ARGS(V_INT(in->id), V_INT(REPORT_ACCEPTED), V_INT(use_today(ctx))), &found));
    out->reports = db_int(ctx, 0);
    out->lists = db_int(ctx, 1);
    out->regimes = db_int(ctx, 2);
    return ST_OK;
}

enum status succession_issuer(struct ctx *ctx, int64_t unit_id, int64_t *out)
{
    bool found = true;

    *out = unit_id;
    for (int i = 0; i < UNIT_DEPTH_MAX && found; i++) {
        TRY(db_one(ctx, STMT_LINK_HEIR, ARGS(V_INT(*out)), &found));
        if (found)
            *out = db_int(ctx, 0);
    }
    return ST_OK;
}

enum status succession_links(struct ctx *ctx, int64_t regime_id, struct list *out)
{
    struct succession_link *links = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_start(ctx, STMT_LINK_OF_REGIME, ARGS(V_INT(regime_id))));
    TRY(db_next(ctx, &more));
    while (more) {
        links = list_room(ctx->arena, links, len, &cap, sizeof(*links));
        links[len++] = (struct succession_link){ db_int(ctx, 0), db_int(ctx, 1), db_int(ctx, 2) };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ links, len };
    return ST_OK;
}

/* ---- standing lists ---- */

static enum status standing_read(
    struct ctx *ctx, int64_t regime_id, size_t room, struct standing **out, size_t *out_len)
{
    struct standing *rows;
    struct list kept;

    TRY(reporter_rows(ctx, regime_id, &kept));
    rows = ARENA_ARRAY(ctx->arena, kept.len + room, struct standing);
    for (size_t i = 0; i < kept.len; i++) {
        const struct reporter_row *row = LIST_AT(kept, struct reporter_row, i);

        rows[i] = (struct standing){ .unit_id = row->reporter.unit_id,
            .from = row->reporter.valid_from,
            .to = row->reporter.valid_to };
        TRY(use_keys_read(ctx, row->rows, &rows[i].part.rows));
        TRY(use_keys_read(ctx, row->columns, &rows[i].part.columns));
    }
    *out = rows;
    *out_len = kept.len;
    return ST_OK;
}

static enum status standing_keep(struct ctx *ctx, int64_t regime_id, const struct standing *row)
{
    if (!row->changed)
        return ST_OK;
    if (row->dropped)
        return db_run(ctx, STMT_REPORTER_DROP, ARGS(V_INT(regime_id), V_INT(row->unit_id)));
    return db_run(ctx, STMT_REPORTER_PUT,
        ARGS(V_INT(regime_id), V_INT(row->unit_id), V_TEXT(use_keys_write(ctx, &row->part.rows)),
            V_TEXT(use_keys_write(ctx, &row->part.columns)), V_DATE(row->from), V_DATE(row->to)));
}

/* One regime's list: the successors stand on it from the day on. */
static enum status list_pass(struct ctx *ctx, int64_t regime_id, int64_t predecessor,
    const struct succession_new *in, struct str note)
{
    struct standing *rows;
    struct str before, after;
    struct regime regime;
    size_t len;

    TRY(reporters_json(ctx, regime_id, &before));
    TRY(standing_read(ctx, regime_id, in->successors.len, &rows, &len));
    succession_list(ctx->arena, rows, &len, predecessor, &in->successors, in->from_on);
    for (size_t i = 0; i < len; i++)
        TRY(standing_keep(ctx, regime_id, &rows[i]));
    TRY(db_run(ctx, STMT_REGIME_BUMP, ARGS(V_INT(regime_id), V_INT(ctx->now_ms))));
    TRY(reporters_json(ctx, regime_id, &after));
    TRY(regime_get(ctx, regime_id, &regime));
    return history_add(ctx, (struct history_facts){
                                .action = "regime.reporters",
                                .object_type = OBJECT_REGIME,
                                .object_id = regime_id,
                                .unit_id = regime.lead_unit_id,
                                .note = note,
                                .before = before,
                                .after = after,
                            });
}

static enum status lists_pass(struct ctx *ctx, int64_t predecessor, const struct succession_new *in,
    struct str note, struct succession_out *out)
{
    struct list regimes;

    TRY(db_start(ctx, STMT_LINK_LISTS, ARGS(V_INT(predecessor), V_INT(in->from_on))));
    TRY(ids_read(ctx, &regimes));
    for (size_t i = 0; i < regimes.len; i++)
        TRY(list_pass(ctx, *LIST_AT(regimes, int64_t, i), predecessor, in, note));
    out->lists += (int64_t)regimes.len;
    return ST_OK;
}

/* ---- the day has come ---- */

/* One unit's handing over. */
struct handover {
    struct unit unit, heir;
    int64_t from_on;
    struct str note;
    struct succession_out *out;
};

static enum status regime_pass(struct ctx *ctx, const struct handover *h, int64_t regime_id)
{
    struct regime before, after;

    TRY(regime_get(ctx, regime_id, &before));
    TRY(db_run(ctx, STMT_LINK_REGIME_GIVE,
        ARGS(V_INT(regime_id), V_INT(h->unit.id), V_INT(h->heir.id), V_INT(ctx->now_ms))));
    TRY(regime_get(ctx, regime_id, &after));
    return history_add(ctx, (struct history_facts){
                                .action = "regime.change",
                                .object_type = OBJECT_REGIME,
                                .object_id = regime_id,
                                .unit_id = after.lead_unit_id,
                                .other_unit_id = after.receiver_unit_id,
                                .note = h->note,
                                .before = resource_to_json(ctx->arena, &regime_resource, &before),
                                .after = resource_to_json(ctx->arena, &regime_resource, &after),
                            });
}

/* A report as link_reports reads it. */
struct owed {
    int64_t id, unit_id, receiver_unit_id;
};

static enum status owed_read(struct ctx *ctx, int64_t unit_id, struct list *out)
{
    struct owed *reports = NULL;
    size_t len = 0, cap = 0;
    bool more;

    TRY(db_start(ctx, STMT_LINK_REPORTS, ARGS(V_INT(unit_id), V_INT(REPORT_ACCEPTED))));
    TRY(db_next(ctx, &more));
    while (more) {
        reports = list_room(ctx->arena, reports, len, &cap, sizeof(*reports));
        reports[len++] = (struct owed){ db_int(ctx, 0), db_int(ctx, 1), db_int(ctx, 2) };
        TRY(db_next(ctx, &more));
    }
    *out = (struct list){ reports, len };
    return ST_OK;
}

static enum status report_pass(struct ctx *ctx, const struct handover *h, const struct owed *report)
{
    bool received = report->receiver_unit_id == h->unit.id;

    if (received)
        TRY(db_run(ctx, STMT_LINK_REPORT_RECEIVER,
            ARGS(V_INT(report->id), V_INT(h->heir.id), V_INT(ctx->now_ms))));
    h->out->reports++;
    return history_add(
        ctx, (struct history_facts){
                 .action = report->unit_id == h->unit.id ? "report.succeed" : "report.receiver",
                 .object_type = OBJECT_REPORT,
                 .object_id = report->id,
                 .unit_id = report->unit_id,
                 .other_unit_id = received ? h->heir.id : report->receiver_unit_id,
                 .note = h->note,
             });
}

static enum status tree_pass(struct ctx *ctx, const struct handover *h)
{
    struct list children;

    TRY(db_start(ctx, STMT_LINK_CHILDREN, ARGS(V_INT(h->unit.id), V_INT(h->from_on))));
    TRY(ids_read(ctx, &children));
    for (size_t i = 0; i < children.len; i++)
        TRY(unit_reparent(ctx, *LIST_AT(children, int64_t, i), h->heir.id, UNIT_LIVES));
    h->out->children += (int64_t)children.len;
    return unit_reparent(ctx, h->unit.id, h->heir.id, UNIT_SUCCEEDED);
}

static enum status handover_do(struct ctx *ctx, const struct handover *h)
{
    struct list regimes, reports;

    TRY(owed_read(ctx, h->unit.id, &reports));
    for (size_t i = 0; i < reports.len; i++)
        TRY(report_pass(ctx, h, LIST_AT(reports, struct owed, i)));
    TRY(db_start(ctx, STMT_LINK_REGIMES, ARGS(V_INT(h->unit.id))));
    TRY(ids_read(ctx, &regimes));
    for (size_t i = 0; i < regimes.len; i++)
        TRY(regime_pass(ctx, h, *LIST_AT(regimes, int64_t, i)));
    h->out->regimes += (int64_t)regimes.len;
    return tree_pass(ctx, h);
}

static struct str note_of(struct ctx *ctx, const struct unit_link *link)
{
    return str_format(ctx->arena, "%s từ " STR_FMT ": " STR_FMT " → " STR_FMT ", " STR_FMT,
        succession_kind_titles[link->kind], STR_ARG(date_format_vi(ctx->arena, link->from_on)),
        STR_ARG(link->predecessor_name),
        STR_ARG(link->successor_id ? link->successor_name : S("không có đơn vị kế thừa")),
        STR_ARG(link->document));
}

/* Hands over what a unit owes to the heir among its links, if there is one, or to whoever took over
 * from that one meanwhile. */
static enum status apply(struct ctx *ctx, int64_t unit_id, struct succession_out *out)
{
    struct handover h = { .out = out };
    struct list links;
    int64_t heir;

    TRY(links_read(ctx, STMT_LINK_SUCCESSORS, unit_id, &links));
    for (size_t i = 0; i < links.len; i++) {
        const struct unit_link *link = LIST_AT(links, struct unit_link, i);

        if (!link->heir)
            continue;
        TRY(succession_issuer(ctx, link->successor_id, &heir));
        TRY(unit_view(ctx, &(struct by_id){ unit_id }, &h.unit));
        TRY(unit_view(ctx, &(struct by_id){ heir }, &h.heir));
        h.from_on = link->from_on;
        h.note = note_of(ctx, link);
        TRY(handover_do(ctx, &h));
    }
    out->applied = true;
    return db_run(ctx, STMT_LINK_APPLY, ARGS(V_INT(unit_id), V_INT(ctx->now_ms)));
}

enum status successions_due(struct ctx *ctx, struct list *out)
{
    TRY(db_start(ctx, STMT_LINK_DUE, ARGS(V_INT(use_today(ctx)), V_INT(OPENING_ROUND_MAX))));
    return ids_read(ctx, out);
}

enum status succession_apply_due(struct ctx *ctx, const int64_t *unit_id)
{
    struct succession_out out = { 0 };
    struct list links;

    TRY(links_read(ctx, STMT_LINK_SUCCESSORS, *unit_id, &links));
    if (!links.len || LIST_AT(links, struct unit_link, 0)->applied_ms)
        return ST_OK; /* somebody was first */
    return apply(ctx, *unit_id, &out);
}

/* ---- recording ---- */

static enum status refuse(struct ctx *ctx, enum succession_refusal refusal)
{
    static const struct {
        enum problem_key key;
        const char *field;
    } why[] = {
        [SUCCESSION_COUNT] = { PROBLEM_SUCCESSION_COUNT, "kind" },
        [SUCCESSION_TWICE] = { PROBLEM_SUCCESSION_TWICE, "successors" },
        [SUCCESSION_HEIR] = { PROBLEM_SUCCESSION_HEIR, "heir_id" },
        [SUCCESSION_BELOW] = { PROBLEM_SUCCESSION_BELOW, "successors" },
        [SUCCESSION_DEEP] = { PROBLEM_SUCCESSION_DEEP, "successors" },
    };

    if (refusal == SUCCESSION_OK)
        return ST_OK;
    return fail_field(
        ctx, why[refusal].key, why[refusal].field, "%s", problem_text(why[refusal].key));
}

/* A unit on one side, which the actor may change. */
static enum status side_get(
    struct ctx *ctx, const struct list *ids, size_t i, const char *field, struct unit *out)
{
    int64_t id = *LIST_AT(*ids, int64_t, i);
    const char *at = str_format(ctx->arena, "%s[%zu]", field, i).ptr;
    struct str path;

    TRY(use_unit_path(ctx, at, id, &path));
    TRY(use_require(ctx, RIGHT_UNIT_WRITE, path, 0));
    return unit_view(ctx, &(struct by_id){ id }, out);
}

static enum status unfit(
    struct ctx *ctx, enum problem_key key, const char *field, const struct unit *unit)
{
    return fail_field(ctx, key, field, "%s " STR_FMT " (" STR_FMT ").", problem_text(key),
        STR_ARG(unit->name), STR_ARG(unit->code));
}

/* Nobody took over from it yet. */
static enum status predecessor_check(struct ctx *ctx, const struct succession_new *in, size_t i)
{
    struct unit unit;
    bool found;

    TRY(side_get(ctx, &in->predecessors, i, "predecessors", &unit));
    TRY(db_one(ctx, STMT_LINK_SUCCESSORS, ARGS(V_INT(unit.id)), &found));
    if (found)
        return unfit(ctx, PROBLEM_SUCCESSION_DONE, "predecessors", &unit);
    if (unit.valid_from != DATE_NONE && unit.valid_from >= in->from_on)
        return unfit(ctx, PROBLEM_SUCCESSION_DAY, "from_on", &unit);
    return ST_OK;
}

/* It is there from the day on, and goes on. */
static enum status successor_check(struct ctx *ctx, const struct succession_new *in, size_t i)
{
    struct unit unit;
    bool found;

    TRY(side_get(ctx, &in->successors, i, "successors", &unit));
    if ((unit.valid_to != DATE_NONE && unit.valid_to < in->from_on) ||
        (unit.valid_from != DATE_NONE && unit.valid_from > in->from_on))
        return unfit(ctx, PROBLEM_SUCCESSION_ABSENT, "successors", &unit);
    TRY(db_one(ctx, STMT_LINK_SUCCESSORS, ARGS(V_INT(unit.id)), &found));
    return found ? unfit(ctx, PROBLEM_SUCCESSION_ABSENT, "successors", &unit) : ST_OK;
}

/* The tree takes each unit under its heir: what cannot be done on the day is not recorded. */
static enum status tree_check(struct ctx *ctx, const struct succession_new *in)
{
    int64_t heir_id = succession_heir(&in->successors, in->heir_id);
    struct succession_place to;
    struct unit heir;

    if (!heir_id)
        return ST_OK;
    TRY(unit_view(ctx, &(struct by_id){ heir_id }, &heir));
    to = (struct succession_place){ heir.path, heir.depth };
    for (size_t i = 0; i < in->predecessors.len; i++) {
        struct succession_place from;
        struct unit unit;
        bool found;

        TRY(unit_view(ctx, &(struct by_id){ *LIST_AT(in->predecessors, int64_t, i) }, &unit));
        from = (struct succession_place){ unit.path, unit.depth };
        TRY(db_one(ctx, STMT_UNIT_DEEPEST, ARGS(V_TEXT(unit.path)), &found));
        TRY(refuse(ctx, succession_move_check(&from, db_int(ctx, 0), &to)));
    }
    return ST_OK;
}

static enum status link_add(struct ctx *ctx, const struct succession_new *in, int64_t predecessor,
    int64_t successor, int64_t heir)
{
    bool found;

    TRY(db_one(ctx, STMT_LINK_INSERT,
        ARGS(V_INT(in->kind), V_INT(predecessor), V_ID(successor),
            V_INT(successor && successor == heir), V_INT(in->from_on),
            V_TEXT(str_trim(in->document)), V_TEXT(ctx->actor->name), V_INT(ctx->now_ms)),
        &found));
    return ST_OK;
}

/* Of one unit: its links, its last day, its places on lists. */
static enum status predecessor_end(struct ctx *ctx, const struct succession_new *in,
    int64_t predecessor, struct succession_out *out)
{
    int64_t heir = succession_heir(&in->successors, in->heir_id);
    const struct unit_link *first;
    struct list links;

    for (size_t i = 0; i < in->successors.len; i++)
        TRY(link_add(ctx, in, predecessor, *LIST_AT(in->successors, int64_t, i), heir));
    if (!in->successors.len)
        TRY(link_add(ctx, in, predecessor, 0, 0));
    TRY(links_read(ctx, STMT_LINK_SUCCESSORS, predecessor, &links));
    first = LIST_AT(links, struct unit_link, 0);
    TRY(history_add(ctx, (struct history_facts){
                             .action = "unit.succeed",
                             .object_type = OBJECT_UNIT,
                             .object_id = predecessor,
                             .unit_id = predecessor,
                             .other_unit_id = heir,
                             .note = note_of(ctx, first),
                         }));
    TRY(unit_end(ctx, predecessor, in->from_on - 1));
    return lists_pass(ctx, predecessor, in, note_of(ctx, first), out);
}

enum status succession_record(
    struct ctx *ctx, const struct succession_new *in, struct succession_out *out)
{
    struct list links = { 0 };
    size_t cap = 0;

    *out = (struct succession_out){ 0 };
    TRY(refuse(ctx, succession_check((enum succession_kind)in->kind, &in->predecessors,
                        &in->successors, in->heir_id)));
    for (size_t i = 0; i < in->predecessors.len; i++)
        TRY(predecessor_check(ctx, in, i));
    for (size_t i = 0; i < in->successors.len; i++)
        TRY(successor_check(ctx, in, i));
    TRY(tree_check(ctx, in));
    for (size_t i = 0; i < in->predecessors.len; i++)
        TRY(predecessor_end(ctx, in, *LIST_AT(in->predecessors, int64_t, i), out));
    for (size_t i = 0; i < in->predecessors.len; i++) {
        int64_t id = *LIST_AT(in->predecessors, int64_t, i);
        struct list own;

        if (in->from_on <= use_today(ctx))
            TRY(apply(ctx, id, out));
        TRY(links_read(ctx, STMT_LINK_SUCCESSORS, id, &own));
        for (size_t k = 0; k < own.len; k++) {
            links.items =
                list_room(ctx->arena, links.items, links.len, &cap, sizeof(struct unit_link));
            *LIST_AT(links, struct unit_link, links.len++) = *LIST_AT(own, struct unit_link, k);
        }
    }
    out->links = links;
    return ST_OK;
}
