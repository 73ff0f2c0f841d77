#include "domain/attachments.h"

#include "core/number.h"
#include "domain/files.h"
#include "domain/use.h"

/* ---- what is attached ---- */

enum status attachments_of(struct ctx *ctx, int64_t report_id, struct list *out)
{
    TRY(db_start(ctx, STMT_ATTACHMENT_LIST, ARGS(V_INT(report_id))));
    TRY(rows_read(ctx, &attachment_resource, out));
    for (size_t i = 0; i < out->len; i++) {
        struct attachment *attachment = LIST_AT(*out, struct attachment, i);

        attachment->kind_title = str_of(file_kind_titles[attachment->kind]);
    }
    return ST_OK;
}

static int64_t bytes_of(const struct list *all)
{
    int64_t bytes = 0;

    for (size_t i = 0; i < all->len; i++)
        bytes += LIST_AT(*all, struct attachment, i)->size;
    return bytes;
}

static enum status find(struct ctx *ctx, const struct list *all, int64_t id, struct attachment *out)
{
    for (size_t i = 0; i < all->len; i++) {
        const struct attachment *attachment = LIST_AT(*all, struct attachment, i);

        if (attachment->id == id) {
            *out = *attachment;
            return ST_OK;
        }
    }
    return use_not_found(ctx);
}

enum status attachment_get(struct ctx *ctx, int64_t report_id, int64_t id, struct attachment *out)
{
    struct list all;

    TRY(attachments_of(ctx, report_id, &all));
    return find(ctx, &all, id, out);
}

static struct list endings(struct ctx *ctx)
{
    struct list out = { ARENA_ARRAY(ctx->arena, (size_t)4 * FILE_KIND_COUNT, struct str), 0 };

    for (int kind = 0; kind < FILE_KIND_COUNT; kind++) {
        struct str left = str_of(file_kind_endings[kind]);

        while (left.len) {
            struct str word = str_cut(&left, ' ');

            *LIST_AT(out, struct str, out.len++) =
                str_format(ctx->arena, "." STR_FMT, STR_ARG(word));
        }
    }
    return out;
}

enum status attachment_list(struct ctx *ctx, const struct by_id *in, struct attachments_out *out)
{
    struct report_work work;
    struct wf_verdict enter;

    TRY(report_work_get(ctx, in->id, &work));
    TRY(report_require_figures(ctx, &work.report));
    TRY(attachments_of(ctx, in->id, &out->items));
    enter = report_may_enter(ctx, &work);
    out->report_id = in->id;
    out->report_version = work.report.version;
    out->bytes = bytes_of(&out->items);
    out->can_change = enter.refusal == WF_OK;
    out->reason = str_of(workflow_reason(enter, (enum report_state)work.report.state));
    out->file_bytes_max = ATTACHMENT_BYTES_MAX;
    out->bytes_max = ATTACHMENTS_BYTES_MAX;
    out->files_max = ATTACHMENTS_MAX;
    out->endings = endings(ctx);
    return ST_OK;
}

/* ---- what may be attached ---- */

static enum problem_key problem_of(enum file_verdict verdict)
{
    switch (verdict) {
    case FILE_OK:
        break;
    case FILE_EMPTY:
        return PROBLEM_ATTACHMENT_EMPTY;
    case FILE_NAME:
        return PROBLEM_ATTACHMENT_NAME;
    case FILE_UNKNOWN:
        return PROBLEM_ATTACHMENT_KIND;
    case FILE_PROGRAM:
        return PROBLEM_ATTACHMENT_PROGRAM;
    case FILE_MACRO:
        return PROBLEM_ATTACHMENT_MACRO;
    case FILE_LOCKED:
        return PROBLEM_ATTACHMENT_LOCKED;
    case FILE_BROKEN:
        return PROBLEM_ATTACHMENT_BROKEN;
    case FILE_ENDING:
    case FILE_DECLARED:
        return PROBLEM_ATTACHMENT_DIFFERS;
    }
    return PROBLEM_INTERNAL;
}

enum status attachment_inspect(struct ctx *ctx, struct attachment_new *in)
{
    enum file_verdict verdict = file_check(in->name, in->declared, in->bytes, &in->kind);
    enum problem_key key = problem_of(verdict);

    if (verdict == FILE_OK)
        return ST_OK;
    if (verdict == FILE_ENDING)
        return fail_field(ctx, key, "name", "%s Tệp “" STR_FMT "” có nội dung là %s.",
            problem_text(key), STR_ARG(in->name), file_kind_titles[in->kind]);
    if (verdict == FILE_DECLARED)
        return fail_field(ctx, key, "content_type",
            "%s Tệp “" STR_FMT "” có nội dung là %s, loại được khai báo là “" STR_FMT "”.",
            problem_text(key), STR_ARG(in->name), file_kind_titles[in->kind],
            STR_ARG(in->declared));
    return fail_field(
        ctx, key, "name", "%s Tệp “" STR_FMT "”.", problem_text(key), STR_ARG(in->name));
}

static struct str megabytes(struct ctx *ctx, int64_t bytes)
{
    struct dec tenths = { bytes * 10 / (1 << 20), 1 };

    return str_format(ctx->arena, STR_FMT " MB",
        STR_ARG(number_format_vi(ctx->arena, tenths, NUMBER_DECIMALS_ALL, NUMBER_GROUPED)));
}

enum status attachment_bytes_fit(struct ctx *ctx, int64_t have, int64_t more)
{
    if (have + more <= ATTACHMENTS_BYTES_MAX)
        return ST_OK;
    return fail(ctx, PROBLEM_ATTACHMENT_TOO_MUCH,
        "%s Đã có " STR_FMT ", tệp này " STR_FMT ", tối đa " STR_FMT ".",
        problem_text(PROBLEM_ATTACHMENT_TOO_MUCH), STR_ARG(megabytes(ctx, have)),
        STR_ARG(megabytes(ctx, more)), STR_ARG(megabytes(ctx, ATTACHMENTS_BYTES_MAX)));
}

static enum status fits(struct ctx *ctx, const struct attachment_new *in, const struct list *all)
{
    for (size_t i = 0; i < all->len; i++) {
        const struct attachment *other = LIST_AT(*all, struct attachment, i);

        if (str_eq(other->hash, in->hash))
            return fail_field(ctx, PROBLEM_ATTACHMENT_TWICE, "name", "%s Tên: “" STR_FMT "”.",
                problem_text(PROBLEM_ATTACHMENT_TWICE), STR_ARG(other->name));
        if (str_eq(other->name, in->name))
            return fail_field(ctx, PROBLEM_ATTACHMENT_NAME_TAKEN, "name", "%s Tên: “" STR_FMT "”.",
                problem_text(PROBLEM_ATTACHMENT_NAME_TAKEN), STR_ARG(other->name));
    }
    if (all->len >= ATTACHMENTS_MAX)
        return fail(ctx, PROBLEM_ATTACHMENT_TOO_MANY, "%s Tối đa %d tệp.",
            problem_text(PROBLEM_ATTACHMENT_TOO_MANY), ATTACHMENTS_MAX);
    return attachment_bytes_fit(ctx, bytes_of(all), (int64_t)in->bytes.len);
}

/* A report whose files the actor may change now, and what it has. */
static enum status open_to_change(
    struct ctx *ctx, int64_t id, struct report *out, struct list *out_all)
{
    struct report_work work;
    struct wf_verdict verdict;

    TRY(report_save_get(ctx, id, &work));
    verdict = report_may_enter(ctx, &work);
    TRY(report_refuse(ctx, verdict, (enum report_state)work.report.state));
    TRY(attachments_of(ctx, id, out_all));
    *out = work.report;
    return ST_OK;
}

enum status attachment_admit(struct ctx *ctx, const struct attachment_new *in)
{
    struct report report;
    struct list all;

    TRY(open_to_change(ctx, in->id, &report, &all));
    return fits(ctx, in, &all);
}

/* ---- changing ---- */

static struct str json_of(struct ctx *ctx, const struct attachment *attachment)
{
    return attachment ? resource_to_json(ctx->arena, &attachment_resource, attachment)
                      : (struct str){ 0 };
}

/* The report has a new version, and the history says why. */
static enum status keep(struct ctx *ctx, struct report *report, const char *action,
    const struct attachment *before, const struct attachment *after)
{
    TRY(db_queue(ctx, STMT_REPORT_TOUCH,
        ARGS(V_INT(report->id), V_INT(report->version), V_INT(REPORT_IN_ENTRY),
            V_INT(ctx->now_ms))));
    report->version++;
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_REPORT,
                                .object_id = report->id,
                                .object_version = report->version,
                                .unit_id = report->unit_id,
                                .other_unit_id = report->receiver_unit_id,
                                .note = (after ? after : before)->name,
                                .before = json_of(ctx, before),
                                .after = json_of(ctx, after),
                            });
}

enum status attachment_add(
    struct ctx *ctx, const struct attachment_new *in, struct attachment_out *out)
{
    struct attachment made = {
        .report_id = in->id,
        .name = in->name,
        .note = in->note,
        .kind = (int)in->kind,
        .kind_title = str_of(file_kind_titles[in->kind]),
        .added_by = ctx->actor->account_id,
        .added_name = ctx->actor->name,
        .added_ms = ctx->now_ms,
        .version = 1,
        .size = (int64_t)in->bytes.len,
        .hash = in->hash,
    };
    struct report report;
    struct list all;
    bool found;

    TRY(open_to_change(ctx, in->id, &report, &all));
    TRY(fits(ctx, in, &all));
    TRY(file_settle(ctx, in->file_id, in->hash, &made.file_id));
    TRY(db_one(ctx, STMT_ATTACHMENT_INSERT,
        ARGS(V_INT(made.report_id), V_INT(made.file_id), V_TEXT(made.name), V_TEXT(made.note),
            V_INT(made.kind), V_INT(made.added_by), V_TEXT(made.added_name), V_INT(made.added_ms)),
        &found));
    made.id = db_int(ctx, 0);
    TRY(keep(ctx, &report, "report.attach", NULL, &made));
    *out = (struct attachment_out){ made, report.version };
    return ST_OK;
}

enum status attachment_describe(
    struct ctx *ctx, const struct attachment_ref *in, struct attachment_out *out)
{
    struct attachment before, after;
    struct report report;
    struct list all;
    bool found;

    TRY(open_to_change(ctx, in->id, &report, &all));
    TRY(find(ctx, &all, in->attachment_id, &before));
    after = before;
    if (!str_eq(before.note, in->note)) {
        TRY(db_one(ctx, STMT_ATTACHMENT_SET_NOTE,
            ARGS(V_INT(before.id), V_INT(in->version), V_TEXT(in->note)), &found));
        if (!found)
            return use_changed(ctx);
        after.note = in->note;
        after.version = db_int(ctx, 0);
        TRY(keep(ctx, &report, "report.attach_note", &before, &after));
    }
    *out = (struct attachment_out){ after, report.version };
    return ST_OK;
}

enum status attachment_remove(
    struct ctx *ctx, const struct attachment_ref *in, struct attachment_out *out)
{
    struct attachment gone;
    struct report report;
    struct list all;

    TRY(open_to_change(ctx, in->id, &report, &all));
    TRY(find(ctx, &all, in->attachment_id, &gone));
    TRY(db_run(ctx, STMT_ATTACHMENT_DELETE, ARGS(V_INT(gone.id))));
    TRY(file_let_go(ctx, gone.file_id));
    TRY(keep(ctx, &report, "report.detach", &gone, NULL));
    *out = (struct attachment_out){ gone, report.version };
    return ST_OK;
}

/* ---- reading ---- */

enum status attachment_open(
    struct ctx *ctx, const struct attachment_ref *in, struct attachment_content *out)
{
    struct report report;
    struct list all;

    TRY(report_look(ctx, in->id, &report));
    TRY(report_require_figures(ctx, &report));
    TRY(attachments_of(ctx, in->id, &all));
    TRY(find(ctx, &all, in->attachment_id, &out->attachment));
    out->at = 0;
    return file_piece(ctx, out->attachment.file_id, out->attachment.size, 0, &out->piece);
}

enum status attachment_more(struct ctx *ctx, struct attachment_content *content)
{
    content->at += (int64_t)content->piece.len;
    return file_piece(
        ctx, content->attachment.file_id, content->attachment.size, content->at, &content->piece);
}

/* ---- frozen with a revision ---- */

enum status attachments_canonical(struct ctx *ctx, int64_t report_id, struct str *out)
{
    struct buf lines = { .arena = ctx->arena };
    struct list all;

    TRY(attachments_of(ctx, report_id, &all));
    for (size_t i = 0; i < all.len; i++) {
        const struct attachment *a = LIST_AT(all, struct attachment, i);

        buf_addf(&lines, STR_FMT " %lld %zu:" STR_FMT " %zu:" STR_FMT "\n", STR_ARG(a->hash),
            (long long)a->size, a->name.len, STR_ARG(a->name), a->note.len, STR_ARG(a->note));
    }
    *out = buf_str(&lines);
    return ST_OK;
}

enum status attachments_freeze(struct ctx *ctx, int64_t report_id, int64_t revision_id)
{
    return db_queue(ctx, STMT_ATTACHMENT_FREEZE, ARGS(V_INT(revision_id), V_INT(report_id)));
}
