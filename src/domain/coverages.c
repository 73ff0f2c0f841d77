#include "core/part.h"
#include "domain/forms.h"
#include "domain/regime_rows.h"
#include "domain/regimes.h"
#include "domain/use.h"
#include "store/form_cache.h"

/* ---- who fills in which cell ---- */

/* Cells nobody has, and cells that several have where the form is split among them. */
static void cover_fill(struct ctx *ctx, const struct form_entry *form,
    const struct part_cover *cover, bool split, struct coverage *out)
{
    struct cell_ref *none = ARENA_ARRAY(ctx->arena, COVERAGE_NAMED_MAX, struct cell_ref);
    struct cell_ref *twice = ARENA_ARRAY(ctx->arena, COVERAGE_NAMED_MAX, struct cell_ref);

    out->none = (struct list){ none, 0 };
    out->twice = (struct list){ twice, 0 };
    for (size_t slot = 0; slot < shape_slots(form->shape); slot++) {
        struct cell_ref ref = shape_ref(form->shape, slot);

        if (!form_cell_editable(&form->form, ref.row, ref.column))
            continue;
        out->cells++;
        if (!cover->counts[slot] && out->none_count++ < COVERAGE_NAMED_MAX)
            none[out->none.len++] = ref;
        if (split && cover->counts[slot] > 1 && out->twice_count++ < COVERAGE_NAMED_MAX)
            twice[out->twice.len++] = ref;
    }
}

/* Who is on the list no more fills in nothing. */
static bool is_over(const struct ctx *ctx, const struct reporter_row *row)
{
    int64_t today = use_today(ctx);

    return (row->valid_to != DATE_NONE && row->valid_to < today) ||
           (row->reporter.valid_to != DATE_NONE && row->reporter.valid_to < today);
}

enum status regime_coverage(struct ctx *ctx, const struct by_id *in, struct coverage *out)
{
    const struct form_entry *form;
    struct regime regime;
    struct part *parts;
    struct list rows;
    int64_t version_id;
    bool split = false;
    size_t len = 0;

    TRY(regime_get(ctx, in->id, &regime));
    *out = (struct coverage){ .regime_id = in->id };
    if (!regime.form_id)
        return ST_OK;
    TRY(form_used(ctx, "form_id", regime.form_id, &version_id));
    TRY(form_entry_get(ctx, version_id, &form));
    TRY(reporter_rows(ctx, in->id, &rows));
    parts = ARENA_ARRAY(ctx->arena, rows.len + 1, struct part);
    for (size_t i = 0; i < rows.len; i++) {
        const struct reporter_row *row = LIST_AT(rows, struct reporter_row, i);

        if (is_over(ctx, row))
            continue;
        TRY(use_keys_read(ctx, row->rows, &parts[len].rows));
        TRY(use_keys_read(ctx, row->columns, &parts[len].columns));
        split = split || parts[len].rows.len || parts[len].columns.len;
        len++;
    }
    out->reporters = (int64_t)len;
    out->split = split;
    if (len) {
        struct part_cover cover = part_cover_new(ctx->arena, form->shape, parts, len);

        cover_fill(ctx, form, &cover, split, out);
    }
    return ST_OK;
}
