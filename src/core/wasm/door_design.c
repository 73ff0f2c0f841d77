#include "core/wasm/door_design.h"

#include "base/json.h"
#include "core/form_edit.h"
#include "core/form_faults.h"
#include "core/wasm/door_call.h"
#include "model/form.h"

static bool layout_read(uint32_t len, struct form *out)
{
    struct ctx ctx = { .arena = door_call_arena() };

    if (resource_from_json(&ctx, &form_layout_resource, door_call_input(len), out) != ST_OK) {
        door_call_fault(ctx.problem.field,
            ctx.problem.detail.len ? ctx.problem.detail : str_of(problem_text(ctx.problem.key)));
        return false;
    }
    form_sort_cells(out);
    return true;
}

static void answer_formulas(struct json_writer *w, const struct form_faults *faults)
{
    json_name(w, "formulas");
    json_open(w, '[');
    for (size_t i = 0; i < faults->formulas.len; i++) {
        const struct formula_fault *fault = LIST_AT(faults->formulas, struct formula_fault, i);

        json_open(w, '[');
        json_int(w, fault->row);
        json_int(w, fault->column);
        json_int(w, (int64_t)fault->position);
        json_str(w, fault->text);
        json_close(w, ']');
    }
    json_close(w, ']');
}

uint32_t door_layout_faults(uint32_t len)
{
    struct json_writer w = { .out = door_call_result() };
    struct form form = { 0 };
    struct form_faults faults;

    if (!layout_read(len, &form))
        return 1;
    faults = form_faults(door_call_arena(), &form);
    json_open(&w, '{');
    answer_formulas(&w, &faults);
    json_name(&w, "field");
    json_str(&w, faults.other.field);
    json_name(&w, "text");
    json_str(&w, faults.other.text);
    json_close(&w, '}');
    return (uint32_t)faults.formulas.len + (faults.other.field.len > 0);
}

/* Rewritten formulas: of cells, or of checks. */
static void answer_rewrites(struct json_writer *w, const struct form_edited *edited, bool of_cells)
{
    json_name(w, of_cells ? "cells" : "checks");
    json_open(w, '[');
    for (size_t i = 0; i < edited->rewrites.len; i++) {
        const struct form_rewrite *rewrite = LIST_AT(edited->rewrites, struct form_rewrite, i);

        if ((rewrite->row > 0) != of_cells)
            continue;
        json_open(w, '[');
        if (of_cells) {
            json_int(w, rewrite->row);
            json_int(w, rewrite->column);
        } else {
            json_str(w, rewrite->check);
        }
        json_str(w, rewrite->formula);
        json_close(w, ']');
    }
    json_close(w, ']');
}

static void answer_losses(struct json_writer *w, const struct form_edited *edited)
{
    json_name(w, "lost");
    json_open(w, '[');
    for (size_t i = 0; i < edited->losses.len; i++) {
        const struct form_loss *loss = LIST_AT(edited->losses, struct form_loss, i);

        json_open(w, '[');
        json_str(w, str_of(form_loss_names[loss->kind]));
        json_int(w, loss->row);
        json_int(w, loss->column);
        json_str(w, loss->check);
        json_close(w, ']');
    }
    json_close(w, ']');
}

uint32_t door_layout_edit(
    uint32_t len, uint32_t axis, uint32_t removes, int32_t first, int32_t last, int32_t before)
{
    const struct form_edit edit = {
        .axis = axis ? AXIS_COLUMNS : AXIS_ROWS,
        .first = first,
        .last = last,
        .removes = removes != 0,
        .before = before,
    };
    struct json_writer w = { .out = door_call_result() };
    struct form_edited edited;
    struct form form = { 0 };

    if (!layout_read(len, &form))
        return 0;
    if (!form_edit(door_call_arena(), &form, edit, &edited)) {
        door_call_fault(S("first"), S("Không có dòng hoặc cột này trong biểu."));
        return 0;
    }
    json_open(&w, '{');
    answer_rewrites(&w, &edited, true);
    answer_rewrites(&w, &edited, false);
    answer_losses(&w, &edited);
    json_close(&w, '}');
    return 1;
}
