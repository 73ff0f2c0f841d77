#include "domain/outlines.h"

#include "base/host/nfc.h"
#include "core/narrative/sections.h"
#include "core/text.h"
#include "domain/use.h"

enum status document_settle(struct ctx *ctx, enum doc_purpose purpose, struct str *document)
{
    struct doc_fault fault;
    struct doc_node *doc;

    if (!document_read(ctx->arena, *document, purpose, &doc, &fault))
        return fail_field(ctx, PROBLEM_DOCUMENT_INVALID, str_z(ctx->arena, fault.field),
            "%s " STR_FMT, problem_text(PROBLEM_DOCUMENT_INVALID), STR_ARG(fault.text));
    /* Its texts are said without escapes now, so that their letters can be composed. */
    if (!nfc(ctx->arena, document_write(ctx->arena, doc), document))
        return fail_field(
            ctx, PROBLEM_FIELD_TEXT, "document", "%s", problem_text(PROBLEM_FIELD_TEXT));
    return ST_OK;
}

enum status document_kept(
    struct ctx *ctx, enum doc_purpose purpose, struct str document, struct doc_node **out)
{
    struct doc_fault fault;

    if (document_read(ctx->arena, document, purpose, out, &fault))
        return ST_OK;
    return fail(ctx, PROBLEM_CONTENT_DAMAGED, STR_FMT ": " STR_FMT, STR_ARG(fault.field),
        STR_ARG(fault.text));
}

static enum status outline_get(struct ctx *ctx, int64_t id, struct outline_record *out)
{
    bool found;

    TRY(db_one(ctx, STMT_OUTLINE_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &outline_record_resource, 0, out);
    return ST_OK;
}

enum status outline_list(struct ctx *ctx, const struct outline_query *in, struct page_out *out)
{
    struct str after;
    int64_t id;

    cursor_read(in->page, &id, &after);
    TRY(db_start(ctx, STMT_OUTLINE_LIST,
        ARGS(V_TEXT(text_search_key(ctx->arena, in->q)), V_TEXT(after),
            V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &outline_record_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct outline_record *last =
            LIST_AT(out->items, struct outline_record, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, last->code);
    }
    return ST_OK;
}

enum status outline_view(struct ctx *ctx, const struct outline_ref *in, struct outline_full *out)
{
    bool found;

    TRY(outline_get(ctx, in->id, &out->outline));
    TRY(db_one(
        ctx, STMT_OUTLINE_VERSION_BY_NUMBER, ARGS(V_INT(in->id), V_INT(in->number)), &found));
    if (!found)
        return use_not_found(ctx);
    out->version_id = db_int(ctx, 0);
    out->number = db_int(ctx, 1);
    out->document = db_text(ctx, 2);
    return ST_OK;
}

enum status outline_newest(
    struct ctx *ctx, const char *field, int64_t outline_id, int64_t *out_version_id)
{
    bool found;

    TRY(db_one(ctx, STMT_OUTLINE_VERSION_BY_NUMBER, ARGS(V_INT(outline_id), V_INT(0)), &found));
    if (!found)
        return fail_field(ctx, PROBLEM_NO_SUCH_OUTLINE, field, "%s (%s: %lld)",
            problem_text(PROBLEM_NO_SUCH_OUTLINE), field, (long long)outline_id);
    *out_version_id = db_int(ctx, 0);
    return ST_OK;
}

static enum status sections_count(struct ctx *ctx, struct str document, int64_t *out)
{
    struct doc_node *doc;

    TRY(document_kept(ctx, DOC_OUTLINE, document, &doc));
    *out = (int64_t)doc_sections(ctx->arena, doc).len;
    return ST_OK;
}

static enum status version_add(
    struct ctx *ctx, const struct outline_save *in, int64_t outline_id, int64_t number)
{
    bool found;

    return db_one(ctx, STMT_OUTLINE_VERSION_INSERT,
        ARGS(V_INT(outline_id), V_INT(number), V_TEXT(in->document), V_INT(ctx->now_ms),
            V_INT(ctx->actor->account_id)),
        &found);
}

static enum status outline_event(
    struct ctx *ctx, const char *action, const struct outline_full *after)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_OUTLINE,
                 .object_id = after->outline.id,
                 .unit_id = after->outline.owner_unit_id,
                 .after = resource_to_json(ctx->arena, &outline_record_resource, &after->outline),
             });
}

enum status outline_create(struct ctx *ctx, const struct outline_save *in, struct outline_full *out)
{
    int64_t id, sections;
    enum status kept;
    struct str path;
    bool found;

    TRY(use_unit_path(ctx, "owner_unit_id", in->owner_unit_id, &path));
    TRY(use_require(ctx, RIGHT_FORM_WRITE, path, 0));
    TRY(sections_count(ctx, in->document, &sections));
    kept = db_one(ctx, STMT_OUTLINE_INSERT,
        ARGS(V_TEXT(in->code), V_TEXT(in->title),
            V_TEXT(text_search_key(ctx->arena, str_format(ctx->arena, STR_FMT " " STR_FMT,
                                                   STR_ARG(in->title), STR_ARG(in->code)))),
            V_INT(in->owner_unit_id), V_INT(sections), V_INT(ctx->now_ms)),
        &found);
    if (kept == ST_CONFLICT)
        return fail_field(ctx, PROBLEM_OUTLINE_CODE_TAKEN, "code", "%s (" STR_FMT ")",
            problem_text(PROBLEM_OUTLINE_CODE_TAKEN), STR_ARG(in->code));
    TRY(kept);
    id = db_int(ctx, 0);
    TRY(version_add(ctx, in, id, 1));
    TRY(outline_view(ctx, &(struct outline_ref){ .id = id }, out));
    return outline_event(ctx, "outline.create", out);
}

enum status outline_change(struct ctx *ctx, const struct outline_save *in, struct outline_full *out)
{
    struct outline_record record;
    struct str path;
    int64_t sections;
    bool found;

    TRY(outline_get(ctx, in->id, &record));
    TRY(use_unit_path(ctx, "owner_unit_id", record.owner_unit_id, &path));
    TRY(use_require(ctx, RIGHT_FORM_WRITE, path, 0));
    TRY(sections_count(ctx, in->document, &sections));
    TRY(db_one(ctx, STMT_OUTLINE_UPDATE,
        ARGS(V_INT(in->id), V_INT(in->version), V_INT(sections), V_INT(ctx->now_ms)), &found));
    if (!found)
        return use_changed(ctx);
    TRY(version_add(ctx, in, in->id, db_int(ctx, 0)));
    TRY(outline_view(ctx, &(struct outline_ref){ .id = in->id }, out));
    return outline_event(ctx, "outline.version", out);
}
