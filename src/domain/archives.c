#include "domain/archives.h"

#include "core/text.h"
#include "domain/archive_packages.h"
#include "domain/periods.h"
#include "domain/retentions.h"
#include "domain/stamp_authorities.h"
#include "domain/use.h"

/* As in the fragment archive_place. */
#define NEWEST_FROM INT64_C(100000)
#define NEVER INT64_C(10000000)

/* ---- reading ---- */

static enum archive_state state_of(const struct ctx *ctx, const struct archive_file *file)
{
    if (file->destroyed_ms)
        return ARCHIVE_DESTROYED;
    if (file->holds)
        return ARCHIVE_HELD;
    if (!file->closed_ms)
        return ARCHIVE_OPEN;
    return file->kept_until != DATE_NONE && file->kept_until < use_today(ctx) ? ARCHIVE_DUE
                                                                              : ARCHIVE_CLOSED;
}

void archive_complete(struct ctx *ctx, struct archive_file *file)
{
    struct str years = archive_years_words(ctx->arena, file->years);

    file->state = (int)state_of(ctx, file);
    file->state_title = str_of(archive_state_titles[file->state]);
    if (!file->closed_ms)
        file->keep_title = S("Tính từ năm khóa hồ sơ");
    else if (file->kept_until == DATE_NONE)
        file->keep_title = S("Vĩnh viễn");
    else
        file->keep_title = str_format(ctx->arena, STR_FMT ", đến hết ngày " STR_FMT, STR_ARG(years),
            STR_ARG(date_format_vi(ctx->arena, file->kept_until)));
}

static int64_t order_of(const struct archive_query *in)
{
    return in->order < 0 ? ARCHIVE_ORDER_NEWEST : in->order;
}

static int64_t place_of(const struct archive_query *in, const struct archive_file *file)
{
    switch ((enum archive_order)order_of(in)) {
    case ARCHIVE_ORDER_NEWEST:
        return NEWEST_FROM - file->year;
    case ARCHIVE_ORDER_OLDEST:
        return file->year;
    case ARCHIVE_ORDER_UNTIL:
    case ARCHIVE_ORDER_COUNT:
        break;
    }
    return file->kept_until == DATE_NONE ? NEVER : file->kept_until;
}

enum status archive_list(struct ctx *ctx, const struct archive_query *in, struct page_out *out)
{
    struct str text, path = S("");
    int64_t place, id;

    cursor_read(in->page, &id, &text);
    if (!id || !str_to_int(text, &place))
        place = id = -1;
    if (in->unit_id)
        TRY(use_unit_path(ctx, "unit_id", in->unit_id, &path));
    TRY(db_start(ctx, STMT_ARCHIVE_LIST,
        ARGS(USE_SCOPE(ctx, RIGHT_REPORT_READ), V_TEXT(text_search_key(ctx->arena, in->q)),
            V_TEXT(path), V_ID(in->regime_id), V_ID(in->year),
            in->state < 0 ? V_NULL : V_INT(in->state), V_INT(order_of(in)), V_INT(place), V_INT(id),
            V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &archive_file_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct archive_file *last =
            LIST_AT(out->items, struct archive_file, out->items.len - 1);

        out->next = cursor_make(
            ctx, last->id, str_format(ctx->arena, "%lld", (long long)place_of(in, last)));
    }
    for (size_t i = 0; i < out->items.len; i++)
        archive_complete(ctx, LIST_AT(out->items, struct archive_file, i));
    return ST_OK;
}

enum status archive_get(struct ctx *ctx, int64_t id, enum right right, struct archive_file *out)
{
    bool found;

    TRY(db_one(ctx, STMT_ARCHIVE_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    *out = (struct archive_file){ 0 };
    row_read(ctx, &archive_file_resource, 0, out);
    archive_complete(ctx, out);
    return use_require(ctx, right, out->unit_path, out->regime_id);
}

enum status archive_pieces(struct ctx *ctx, int64_t file_id, struct list *out)
{
    TRY(db_start(ctx, STMT_ARCHIVE_PIECES, ARGS(V_INT(file_id), V_INT(ARCHIVE_PIECES_MAX))));
    TRY(rows_read(ctx, &archive_piece_resource, out));
    for (size_t i = 0; i < out->len; i++) {
        struct archive_piece *piece = LIST_AT(*out, struct archive_piece, i);

        piece->kind_title = str_of(archive_piece_titles[piece->kind]);
    }
    return ST_OK;
}

enum status archive_entries(struct ctx *ctx, int64_t file_id, struct list *out)
{
    TRY(db_start(ctx, STMT_ARCHIVE_ENTRIES, ARGS(V_INT(file_id), V_INT(ARCHIVE_DOCUMENTS_MAX))));
    TRY(rows_read(ctx, &archive_entry_resource, out));
    for (size_t i = 0; i < out->len; i++) {
        struct archive_entry *entry = LIST_AT(*out, struct archive_entry, i);

        entry->period_title = period_words(ctx->arena, entry->period);
    }
    return ST_OK;
}

/* Those of one entry among all, which are in its order. */
static struct list pieces_of(const struct list *all, int64_t entry)
{
    size_t from = 0, len = 0;

    while (from < all->len && LIST_AT(*all, struct archive_piece, from)->entry != entry)
        from++;
    while (from + len < all->len && LIST_AT(*all, struct archive_piece, from + len)->entry == entry)
        len++;
    return (struct list){ len ? LIST_AT(*all, struct archive_piece, from) : NULL, len };
}

static enum status contents_read(struct ctx *ctx, struct archive_full *out)
{
    struct list pieces;

    TRY(archive_entries(ctx, out->file.id, &out->entries));
    TRY(archive_pieces(ctx, out->file.id, &pieces));
    out->pieces = pieces_of(&pieces, 0);
    for (size_t i = 0; i < out->entries.len; i++) {
        struct archive_entry *entry = LIST_AT(out->entries, struct archive_entry, i);

        entry->pieces = pieces_of(&pieces, entry->number);
    }
    return ST_OK;
}

/* A proposal is about files of several regimes: a right for one alone does not reach it. */
static enum status propose_look(struct ctx *ctx, struct archive_full *out)
{
    const struct archive_file *file = &out->file;
    enum retention retention;

    TRY(archive_retention(ctx, file, &retention));
    out->propose_reason = str_of(retention_reasons[retention]);
    if (retention == RETENTION_DUE && file->disposal_id)
        out->propose_reason = str_of(problem_text(PROBLEM_DISPOSAL_TWICE));
    else if (retention == RETENTION_DUE &&
             !use_may(ctx, RIGHT_ARCHIVE_KEEP, file->unit_path, REGIME_NEW))
        out->propose_reason = str_of(problem_text(PROBLEM_STEP_NOT_YOURS));
    out->can_propose = !out->propose_reason.len;
    return ST_OK;
}

static enum status full_read(struct ctx *ctx, struct archive_full *out)
{
    const struct archive_file *file = &out->file;

    TRY(contents_read(ctx, out));
    TRY(db_start(ctx, STMT_ARCHIVE_HOLDS, ARGS(V_INT(file->id), V_INT(ARCHIVE_HOLDS_MAX))));
    TRY(rows_read(ctx, &archive_hold_resource, &out->holds));
    TRY(db_start(ctx, STMT_STAMP_LIST, ARGS(V_INT(file->id), V_INT(ARCHIVE_STAMPS_MAX))));
    TRY(rows_read(ctx, &archive_stamp_resource, &out->stamps));
    TRY(package_list(ctx, file->id, &out->packages));
    TRY(stamp_file_note(ctx, file, &out->stamp_note));
    out->can_keep = use_may(ctx, RIGHT_ARCHIVE_KEEP, file->unit_path, file->regime_id);
    return propose_look(ctx, out);
}

enum status archive_view(struct ctx *ctx, const struct by_id *in, struct archive_full *out)
{
    TRY(archive_get(ctx, in->id, RIGHT_REPORT_READ, &out->file));
    return full_read(ctx, out);
}

enum status archive_event(struct ctx *ctx, const struct archive_file *file, const char *action,
    struct str note, struct str after)
{
    return history_add(ctx, (struct history_facts){
                                .action = action,
                                .object_type = OBJECT_ARCHIVE_FILE,
                                .object_id = file->id,
                                .unit_id = file->unit_id,
                                .note = note,
                                .after = after,
                            });
}

/* ---- holding back ---- */

enum status archive_hold(
    struct ctx *ctx, const struct archive_hold_new *in, struct archive_full *out)
{
    struct archive_file *file = &out->file;
    struct str reason = str_trim(in->reason);
    bool found;

    TRY(archive_get(ctx, in->id, RIGHT_ARCHIVE_KEEP, file));
    if (file->destroyed_ms)
        return fail(ctx, PROBLEM_ARCHIVE_GONE, "%s", problem_text(PROBLEM_ARCHIVE_GONE));
    if (file->holds >= ARCHIVE_HOLDS_MAX)
        return fail(ctx, PROBLEM_ARCHIVE_HOLDS, "%s Tối đa %d.",
            problem_text(PROBLEM_ARCHIVE_HOLDS), ARCHIVE_HOLDS_MAX);
    TRY(db_run(ctx, STMT_ARCHIVE_TOUCH, ARGS(V_INT(file->id))));
    TRY(db_one(ctx, STMT_ARCHIVE_HOLD_INSERT,
        ARGS(V_INT(file->id), V_TEXT(reason), V_TEXT(in->document), V_INT(ctx->now_ms),
            V_TEXT(ctx->actor->name)),
        &found));
    TRY(archive_event(ctx, file, "archive.hold",
        str_format(ctx->arena, STR_FMT " (" STR_FMT ")", STR_ARG(reason), STR_ARG(in->document)),
        S("")));
    return archive_view(ctx, &(struct by_id){ in->id }, out);
}

enum status archive_release(
    struct ctx *ctx, const struct archive_release *in, struct archive_full *out)
{
    struct archive_file *file = &out->file;
    struct str reason = str_trim(in->reason);
    bool found;

    TRY(archive_get(ctx, in->id, RIGHT_ARCHIVE_KEEP, file));
    TRY(db_run(ctx, STMT_ARCHIVE_TOUCH, ARGS(V_INT(file->id))));
    TRY(db_one(ctx, STMT_ARCHIVE_HOLD_RELEASE,
        ARGS(V_INT(file->id), V_INT(in->hold_id), V_INT(ctx->now_ms), V_TEXT(ctx->actor->name),
            V_TEXT(reason), V_TEXT(in->document)),
        &found));
    if (!found)
        return fail(ctx, PROBLEM_ARCHIVE_RELEASED, "%s", problem_text(PROBLEM_ARCHIVE_RELEASED));
    TRY(archive_event(ctx, file, "archive.release",
        str_format(ctx->arena, STR_FMT " (" STR_FMT ")", STR_ARG(reason), STR_ARG(in->document)),
        S("")));
    return archive_view(ctx, &(struct by_id){ in->id }, out);
}
