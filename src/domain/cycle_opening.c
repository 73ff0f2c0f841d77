#include "domain/cycle_opening.h"

#include "domain/calendars.h"
#include "domain/profiles.h"
#include "domain/successions.h"
#include "domain/use.h"
#include "model/report.h"
#include "store/form_cache.h"

/* A note names no more than people read. */
#define LEFT_OUT_NAMED_MAX 20

enum status opening_assign(struct ctx *ctx, const struct opening *o, const struct reporter_row *row)
{
    int64_t assignment_id;
    bool found;

    TRY(db_one(ctx, STMT_ASSIGNMENT_INSERT,
        ARGS(V_INT(o->cycle_id), V_INT(row->reporter.unit_id), V_TEXT(row->rows),
            V_TEXT(row->columns), V_INT(ctx->now_ms), V_INT(ctx->actor->account_id)),
        &found));
    assignment_id = db_int(ctx, 0);
    TRY(db_one(ctx, STMT_REPORT_INSERT,
        ARGS(V_INT(REPORT_OF_UNIT), V_INT(o->cycle_id), V_INT(assignment_id), V_INT(o->regime.id),
            V_INT(row->reporter.unit_id), V_INT(o->regime.receiver_unit_id),
            V_INT(o->form_version_id), V_INT(o->dates.due_on), V_INT(ctx->now_ms), V_NULL),
        &found));
    return history_add(ctx, (struct history_facts){
                                .action = "report.assign",
                                .object_type = OBJECT_REPORT,
                                .object_id = db_int(ctx, 0),
                                .unit_id = row->reporter.unit_id,
                                .other_unit_id = o->regime.receiver_unit_id,
                            });
}

bool opening_is_there(const struct opening *o, const struct reporter_row *row)
{
    const struct reporter *reporter = &row->reporter;

    return (row->valid_from == DATE_NONE || row->valid_from <= o->dates.window_to) &&
           (row->valid_to == DATE_NONE || row->valid_to >= o->dates.window_from) &&
           (reporter->valid_from == DATE_NONE || reporter->valid_from <= o->dates.window_to) &&
           (reporter->valid_to == DATE_NONE || reporter->valid_to >= o->dates.window_from);
}

/* The units of the list that are there in the window. */
static struct list there_of(struct ctx *ctx, const struct opening *o, const struct list *rows)
{
    int64_t *ids = ARENA_ARRAY(ctx->arena, rows->len + 1, int64_t);
    size_t len = 0;

    for (size_t i = 0; i < rows->len; i++) {
        const struct reporter_row *row = LIST_AT(*rows, struct reporter_row, i);

        if (opening_is_there(o, row))
            ids[len++] = row->reporter.unit_id;
    }
    return (struct list){ ids, len };
}

enum status opening_reporters(struct ctx *ctx, struct opening *o)
{
    struct list rows, links, there;
    struct left_out *left_out;

    TRY(reporter_rows(ctx, o->regime.id, &rows));
    TRY(succession_links(ctx, o->regime.id, &links));
    there = there_of(ctx, o, &rows);
    left_out = ARENA_ARRAY(ctx->arena, rows.len + 1, struct left_out);
    o->reporters = (struct list){ rows.items, 0 };
    o->left_out = (struct list){ left_out, 0 };
    for (size_t i = 0; i < rows.len; i++) {
        const struct reporter_row row = *LIST_AT(rows, struct reporter_row, i);

        if (opening_is_there(o, &row) && !succession_replaced(links.items, links.len,
                                             row.reporter.unit_id, o->dates.window_to, &there))
            *LIST_AT(o->reporters, struct reporter_row, o->reporters.len++) = row;
        else
            left_out[o->left_out.len++] = (struct left_out){
                .unit_id = row.reporter.unit_id,
                .unit_code = row.reporter.unit_code,
                .unit_name = row.reporter.unit_name,
                .valid_from = row.valid_from,
                .valid_to = row.valid_to,
            };
    }
    return ST_OK;
}

enum status opening_notice(struct ctx *ctx, struct opening *o)
{
    int year = date_ymd(use_today(ctx)).year;
    const struct profile *profile;
    struct calendar calendar;

    TRY(profile_get(ctx, &profile));
    TRY(calendar_load(ctx, year, year + 1, &calendar));
    o->rule = notice_rule_of(ctx->arena, profile);
    o->notice = notice_of(
        &o->rule, &calendar, (enum period_kind)o->regime.period_kind, ctx->now_ms, o->dates.due_on);
    return ST_OK;
}

enum status opening_asked(struct ctx *ctx, const struct list *units, struct opening *o)
{
    static const struct form none;
    const struct form *form = &none;
    const struct form_entry *entry;
    struct reporter_row *rows = ARENA_ARRAY(ctx->arena, units->len + 1, struct reporter_row);

    if (o->regime.form_id) {
        TRY(form_entry_get(ctx, o->form_version_id, &entry));
        form = &entry->form;
    }
    for (size_t i = 0; i < units->len; i++) {
        const struct reporter *reporter = LIST_AT(*units, struct reporter, i);
        struct str path;

        TRY(use_unit_path(
            ctx, str_format(ctx->arena, "units[%zu].unit_id", i).ptr, reporter->unit_id, &path));
        TRY(reporter_part_check(ctx, form, reporter, i));
        for (size_t k = 0; k < i; k++)
            if (rows[k].reporter.unit_id == reporter->unit_id)
                return fail_field(ctx, PROBLEM_REGIME_TWICE,
                    str_format(ctx->arena, "units[%zu].unit_id", i).ptr, "%s",
                    problem_text(PROBLEM_REGIME_TWICE));
        rows[i] = (struct reporter_row){ .reporter = *reporter,
            .rows = use_keys_write(ctx, &reporter->rows),
            .columns = use_keys_write(ctx, &reporter->columns) };
    }
    o->reporters = (struct list){ rows, units->len };
    return ST_OK;
}

enum status opening_due_check(struct ctx *ctx, const struct opening *o)
{
    const struct period_rules rules = regime_rules(&o->regime);
    int64_t least;

    TRY(period_least_due(
        ctx, &rules, (struct day_span){ o->dates.window_from, o->dates.window_to }, &least));
    if (o->dates.due_on >= least)
        return ST_OK;
    return fail_field(ctx, PROBLEM_CYCLE_DUE, "due_on",
        "%s Chốt số liệu: " STR_FMT "; sớm nhất được " STR_FMT ".", problem_text(PROBLEM_CYCLE_DUE),
        STR_ARG(date_format_vi(ctx->arena, o->dates.window_to)),
        STR_ARG(date_format_vi(ctx->arena, least)));
}

/* The units that are left out, by name, as far as a note goes. */
static struct str left_out_note(struct ctx *ctx, const struct opening *o)
{
    struct buf note = { .arena = ctx->arena };

    if (!o->left_out.len)
        return (struct str){ 0 };
    buf_addf(&note, "Không giao cho %zu đơn vị không có hiệu lực trong kỳ: ", o->left_out.len);
    for (size_t i = 0; i < o->left_out.len && i < LEFT_OUT_NAMED_MAX; i++)
        buf_addf(&note, "%s" STR_FMT, i ? ", " : "",
            STR_ARG(LIST_AT(o->left_out, struct left_out, i)->unit_name));
    buf_add(&note, o->left_out.len > LEFT_OUT_NAMED_MAX ? S(" …") : S("."));
    return buf_str(&note);
}

struct str opening_overlap_note(struct ctx *ctx, const struct opening *o, struct str reason)
{
    if (!o->overlap.len)
        return (struct str){ 0 };
    return str_format(ctx->arena, "Trùng ngày số liệu: " STR_FMT "%s " STR_FMT, STR_ARG(reason),
        str_ends(reason, S(".")) ? "" : ".", STR_ARG(o->overlap));
}

struct str opening_note(struct ctx *ctx, const struct opening *o, const struct cycle *in)
{
    const struct str others[] = { opening_overlap_note(ctx, o, in->overlap_reason),
        left_out_note(ctx, o) };
    struct buf note = { .arena = ctx->arena };

    if (o->notice.is_short)
        buf_add(&note, notice_note(ctx->arena, o->notice, in->short_notice_reason));
    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        buf_addf(&note, "%s" STR_FMT, note.len && others[i].len ? " " : "", STR_ARG(others[i]));
    return buf_str(&note);
}

enum status opening_no_reporters(struct ctx *ctx, const struct opening *o)
{
    return fail(ctx, PROBLEM_CYCLE_NO_REPORTERS, "%s " STR_FMT,
        problem_text(PROBLEM_CYCLE_NO_REPORTERS), STR_ARG(left_out_note(ctx, o)));
}

enum status opening_notice_require(
    struct ctx *ctx, const struct opening *o, struct notice_answer answer)
{
    const char *field = "short_notice_ground";

    if (!o->notice.is_short)
        return ST_OK;
    if (notice_allows(
            o->notice, (enum regime_origin)o->regime.origin, (enum notice_ground)answer.ground)) {
        if (answer.reason.len)
            return ST_OK;
        field = answer.reason_field;
    }
    return fail_field(ctx, PROBLEM_CYCLE_SHORT_NOTICE, field, "%s " STR_FMT,
        problem_text(PROBLEM_CYCLE_SHORT_NOTICE), STR_ARG(notice_text(ctx->arena, o->notice)));
}

enum status opening_event(struct ctx *ctx, const struct opening *o, const char *action,
    struct str note, const struct cycle *after)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_CYCLE,
                                .object_id = o->cycle_id,
                                .unit_id = o->regime.lead_unit_id,
                                .other_unit_id = o->regime.receiver_unit_id,
                                .note = note,
                                .after = resource_to_json(ctx->arena, &cycle_resource, after),
                            });
}
