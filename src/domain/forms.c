#include "domain/forms.h"

#include "core/formula/formula.h"
#include "core/text.h"
#include "domain/use.h"

static enum status form_get(struct ctx *ctx, int64_t id, struct form_record *out)
{
    bool found;

    TRY(db_one(ctx, STMT_FORM_GET, ARGS(V_INT(id)), &found));
    if (!found)
        return use_not_found(ctx);
    row_read(ctx, &form_record_resource, 0, out);
    return ST_OK;
}

enum status form_list(struct ctx *ctx, const struct form_query *in, struct page_out *out)
{
    struct str after;
    int64_t id;

    cursor_read(in->page, &id, &after);
    TRY(db_start(ctx, STMT_FORM_LIST,
        ARGS(V_TEXT(text_search_key(ctx->arena, in->q)), V_TEXT(after),
            V_INT(page_limit(in->page) + 1))));
    TRY(rows_read(ctx, &form_record_resource, &out->items));
    if (page_cut(in->page, &out->items)) {
        const struct form_record *last =
            LIST_AT(out->items, struct form_record, out->items.len - 1);

        out->next = cursor_make(ctx, last->id, last->code);
    }
    return ST_OK;
}

enum status form_view(struct ctx *ctx, const struct form_ref *in, struct form_full *out)
{
    bool found;

    TRY(form_get(ctx, in->id, &out->form));
    TRY(db_one(ctx, STMT_FORM_VERSION_BY_NUMBER, ARGS(V_INT(in->id), V_INT(in->number)), &found));
    if (!found)
        return use_not_found(ctx);
    out->version_id = db_int(ctx, 0);
    out->number = db_int(ctx, 1);
    return resource_from_json(ctx, &form_layout_resource, db_text(ctx, 2), &out->layout);
}

enum status form_newest(
    struct ctx *ctx, const char *field, int64_t form_id, int64_t *out_version_id)
{
    bool found;

    TRY(db_one(ctx, STMT_FORM_VERSION_BY_NUMBER, ARGS(V_INT(form_id), V_INT(0)), &found));
    if (!found)
        return fail_field(ctx, PROBLEM_NO_SUCH_FORM, field, "%s (%s: %lld)",
            problem_text(PROBLEM_NO_SUCH_FORM), field, (long long)form_id);
    *out_version_id = db_int(ctx, 0);
    return ST_OK;
}

enum status form_layout_check(struct ctx *ctx, const struct form *layout)
{
    struct form_fault fault = form_check(ctx->arena, layout);
    struct formula_fault wrong;

    /* Nobody loads these figures for a report yet: a form must not show nothing without a word. */
    if (!fault.field.len && formula_externals(formula_program_new(ctx->arena, layout, &wrong)).len)
        fault = (struct form_fault){ S("cells"),
            S("Công thức lấy số liệu của kỳ khác hoặc biểu khác (KY_TRUOC, CUNG_KY, LUY_KE, "
              "KE_HOACH, BIEU) chưa dùng được trong biểu mẫu.") };
    if (!fault.field.len)
        return ST_OK;
    return fail_field(ctx, PROBLEM_FORM_INVALID,
        str_format(ctx->arena, "layout." STR_FMT, STR_ARG(fault.field)).ptr, STR_FMT,
        STR_ARG(fault.text));
}

static void count(const struct form *layout, struct form_record *record)
{
    record->rows = (int64_t)layout->rows.len;
    record->columns = 0;
    for (size_t i = 0; i < layout->columns.len; i++)
        record->columns += FORM_COLUMN(layout, i)->role == COLUMN_VALUE;
}

static enum status version_add(
    struct ctx *ctx, const struct form_save *in, int64_t form_id, int64_t number)
{
    bool found;

    return db_one(ctx, STMT_FORM_VERSION_INSERT,
        ARGS(V_INT(form_id), V_INT(number),
            V_TEXT(resource_to_json(ctx->arena, &form_layout_resource, &in->layout)),
            V_INT(ctx->now_ms), V_INT(ctx->actor->account_id)),
        &found);
}

static enum status form_event(struct ctx *ctx, const char *action, const struct form_full *after)
{
    return history_add(
        ctx, (struct history_facts){
                 .action = action,
                 .object_type = OBJECT_FORM,
                 .object_id = after->form.id,
                 .unit_id = after->form.owner_unit_id,
                 .after = resource_to_json(ctx->arena, &form_record_resource, &after->form),
             });
}

enum status form_create(struct ctx *ctx, const struct form_save *in, struct form_full *out)
{
    struct form_record record;
    struct str path;
    enum status kept;
    int64_t id;
    bool found;

    TRY(use_unit_path(ctx, "owner_unit_id", in->owner_unit_id, &path));
    TRY(use_require(ctx, RIGHT_FORM_WRITE, path, 0));
    count(&in->layout, &record);
    kept = db_one(ctx, STMT_FORM_INSERT,
        ARGS(V_TEXT(in->code), V_TEXT(in->title),
            V_TEXT(text_search_key(ctx->arena, str_format(ctx->arena, STR_FMT " " STR_FMT,
                                                   STR_ARG(in->title), STR_ARG(in->code)))),
            V_INT(FORM_IN_USE), V_INT(in->owner_unit_id), V_INT(record.rows), V_INT(record.columns),
            V_INT(ctx->now_ms)),
        &found);
    if (kept == ST_CONFLICT)
        return fail_field(ctx, PROBLEM_FORM_CODE_TAKEN, "code", "%s (" STR_FMT ")",
            problem_text(PROBLEM_FORM_CODE_TAKEN), STR_ARG(in->code));
    TRY(kept);
    id = db_int(ctx, 0);
    TRY(version_add(ctx, in, id, 1));
    TRY(form_view(ctx, &(struct form_ref){ .id = id }, out));
    return form_event(ctx, "form.create", out);
}

enum status form_change(struct ctx *ctx, const struct form_save *in, struct form_full *out)
{
    struct form_record record;
    struct str path;
    bool found;

    TRY(form_get(ctx, in->id, &record));
    TRY(use_unit_path(ctx, "owner_unit_id", record.owner_unit_id, &path));
    TRY(use_require(ctx, RIGHT_FORM_WRITE, path, 0));
    count(&in->layout, &record);
    TRY(db_one(ctx, STMT_FORM_UPDATE,
        ARGS(V_INT(in->id), V_INT(in->version), V_INT(record.rows), V_INT(record.columns),
            V_INT(ctx->now_ms)),
        &found));
    if (!found)
        return use_changed(ctx);
    TRY(version_add(ctx, in, in->id, db_int(ctx, 0)));
    TRY(form_view(ctx, &(struct form_ref){ .id = in->id }, out));
    return form_event(ctx, "form.version", out);
}
