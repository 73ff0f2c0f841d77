/* Forms that take from one another, walked cell by cell. */
#include "core/form_links.h"

#include "core/codes.h"
#include "core/formula/code.h"

/* A circle longer than this is told shortened. */
#define CELLS_NAMED_MAX 12

enum mark { MARK_NONE, MARK_OPEN, MARK_DONE };

struct place {
    uint32_t form, slot;
};

/* Where the walk stands in a formula's references. */
struct frame {
    struct place at;
    uint32_t instruction;
    size_t cell; /* within the instruction's block */
};

struct links {
    struct arena *arena;
    const struct linked_form *forms;
    size_t len;
    struct code_table *rows, *columns; /* by form */
    unsigned char **marks;             /* enum mark, by form and slot */
    struct frame *frames;
    size_t depth;
};

static long form_of_code(const struct links *links, struct str code)
{
    for (size_t i = 0; i < links->len; i++)
        if (str_eq(links->forms[i].code, code))
            return (long)i;
    return -1;
}

static const struct shape *shape_of(const struct links *links, size_t form)
{
    return links->forms[form].program->shape;
}

/* The cell a formula names by codes; false: it is not there. */
static bool find_place(
    const struct links *links, const struct formula_external *external, struct place *out)
{
    long form = form_of_code(links, external->form);
    int32_t row, column;

    if (form < 0)
        return false;
    row = code_table_find(&links->rows[form], external->row_code);
    column = code_table_find(&links->columns[form], external->column_code);
    if (row < 0 || column < 0)
        return false;
    out->form = (uint32_t)form;
    out->slot =
        (uint32_t)row * (uint32_t)shape_of(links, (size_t)form)->columns_len + (uint32_t)column;
    return true;
}

/* ---- what is named ---- */

/* Which cell or check of the saved form takes the figure. */
static struct str taker_of(const struct links *links, uint32_t external)
{
    const struct formula_program *program = links->forms[0].program;
    const struct form *form = links->forms[0].form;

    for (size_t i = 0; i < form->cells.len; i++) {
        const struct form_cell *cell = FORM_CELL(form, i);
        struct slot_list takes =
            formula_outer_inputs(links->arena, program, cell->row, cell->column);

        for (size_t j = 0; j < takes.len; j++)
            if (takes.slots[j] == external)
                return str_format(links->arena, "cells[%zu].formula", i);
    }
    return S("checks");
}

static struct form_fault named_fault(
    const struct links *links, const struct formula_external *external)
{
    long form = form_of_code(links, external->form);
    struct arena *arena = links->arena;

    if (form < 0)
        return (struct form_fault){ .text = str_format(arena,
                                        "Không có biểu mẫu đang áp dụng nào mang mã “" STR_FMT "”.",
                                        STR_ARG(external->form)) };
    if (form == 0)
        return (struct form_fault){
            .text = S("Hàm BIEU lấy số liệu của chính biểu này; hãy ghi thẳng ô đó, ví dụ D14.")
        };
    if (code_table_find(&links->rows[form], external->row_code) < 0)
        return (struct form_fault){
            .text = str_format(arena, "Biểu “" STR_FMT "” không có chỉ tiêu mang mã “" STR_FMT "”.",
                STR_ARG(external->form), STR_ARG(external->row_code))
        };
    if (code_table_find(&links->columns[form], external->column_code) < 0)
        return (
            struct form_fault){ .text = str_format(arena,
                                    "Biểu “" STR_FMT "” không có thuộc tính mang mã “" STR_FMT "”.",
                                    STR_ARG(external->form), STR_ARG(external->column_code)) };
    return (struct form_fault){ 0 };
}

static struct form_fault names_check(const struct links *links)
{
    struct formula_external_list list = formula_externals(links->forms[0].program);

    for (size_t i = 0; i < list.len; i++) {
        struct form_fault fault = { 0 };

        if (list.items[i].kind == EXTERNAL_FORM)
            fault = named_fault(links, &list.items[i]);
        if (fault.text.len) {
            fault.field = taker_of(links, (uint32_t)i);
            return fault;
        }
    }
    return (struct form_fault){ 0 };
}

/* ---- circles ---- */

static bool is_calculated(const struct links *links, struct place at)
{
    return links->forms[at.form].program->formula_of[at.slot] >= 0;
}

/* The next calculated cell of the frame's formula; false: there is none. */
static bool next_place(const struct links *links, struct frame *frame, struct place *out)
{
    const struct formula_program *program = links->forms[frame->at.form].program;
    const struct formula *formula = &program->formulas[program->formula_of[frame->at.slot]];

    for (; frame->instruction < formula->count; frame->instruction++, frame->cell = 0) {
        const struct instruction *at = &program->code[formula->first + frame->instruction];

        if (at->op == OP_EXTERNAL && !frame->cell++ &&
            program->externals[at->arg].kind == EXTERNAL_FORM &&
            find_place(links, &program->externals[at->arg], out) && is_calculated(links, *out))
            return true;
        while (op_takes_cells(at->op) && frame->cell < block_cells(at->block)) {
            out->form = frame->at.form;
            out->slot = block_slot(program->shape, at->block, frame->cell++);
            if (is_calculated(links, *out))
                return true;
        }
    }
    return false;
}

static void frame_open(struct links *links, struct place at)
{
    links->marks[at.form][at.slot] = MARK_OPEN;
    links->frames[links->depth++] = (struct frame){ .at = at };
}

static void place_name(const struct links *links, struct place at, struct buf *out)
{
    struct cell_ref ref = shape_ref(shape_of(links, at.form), at.slot);

    buf_addf(out, STR_FMT "!" STR_FMT, STR_ARG(links->forms[at.form].code),
        STR_ARG(form_address(links->arena, ref.row, ref.column)));
}

/* The index of the form's cell of that place. */
static struct str place_field(const struct links *links, struct place at)
{
    struct cell_ref ref = shape_ref(shape_of(links, at.form), at.slot);
    const struct form *form = links->forms[at.form].form;
    const struct form_cell *cell = form_cell_find(form, ref.row, ref.column);

    return str_format(links->arena, "cells[%zu].formula", (size_t)(cell - FORM_CELL(form, 0)));
}

/* "A!D5 → B!E7 → A!D5": the open frames from `start` on, which came back. */
static struct form_fault circle_fault(const struct links *links, size_t start)
{
    struct buf buf = { .arena = links->arena };
    struct form_fault fault = { .field = S("cells") };

    buf_add(&buf, S("Công thức vòng qua các biểu: "));
    for (size_t i = start; i < links->depth; i++) {
        if (i - start < CELLS_NAMED_MAX) {
            place_name(links, links->frames[i].at, &buf);
            buf_add(&buf, S(" → "));
        } else if (i - start == CELLS_NAMED_MAX) {
            buf_add(&buf, S("… → "));
        }
        if (links->frames[i].at.form == 0)
            fault.field = place_field(links, links->frames[i].at);
    }
    place_name(links, links->frames[start].at, &buf);
    fault.text = buf_str(&buf);
    return fault;
}

/* Walks from one cell down to those it takes from. */
static struct form_fault walk_from(struct links *links, struct place root)
{
    frame_open(links, root);
    while (links->depth) {
        struct frame *frame = &links->frames[links->depth - 1];
        struct place next;
        size_t start = 0;

        if (!next_place(links, frame, &next)) {
            links->marks[frame->at.form][frame->at.slot] = MARK_DONE;
            links->depth--;
        } else if (links->marks[next.form][next.slot] == MARK_NONE) {
            frame_open(links, next);
        } else if (links->marks[next.form][next.slot] == MARK_OPEN) {
            while (links->frames[start].at.form != next.form ||
                   links->frames[start].at.slot != next.slot)
                start++;
            return circle_fault(links, start);
        }
    }
    return (struct form_fault){ 0 };
}

static struct form_fault circles_check(struct links *links)
{
    const struct formula_program *program = links->forms[0].program;

    for (size_t i = 0; i < program->formulas_len; i++) {
        struct place at = { 0, program->formulas[i].slot };
        struct form_fault fault = { 0 };

        if (links->marks[0][at.slot] == MARK_NONE)
            fault = walk_from(links, at);
        if (fault.field.len)
            return fault;
    }
    return (struct form_fault){ 0 };
}

struct form_fault form_links_check(struct arena *arena, const struct linked_form *forms, size_t len)
{
    struct links links = { .arena = arena,
        .forms = forms,
        .len = len,
        .rows = ARENA_ARRAY(arena, len, struct code_table),
        .columns = ARENA_ARRAY(arena, len, struct code_table),
        .marks = ARENA_ARRAY(arena, len, unsigned char *) };
    struct form_fault fault;
    size_t formulas = 0;

    for (size_t i = 0; i < len; i++) {
        const struct shape *shape = shape_of(&links, i);

        links.rows[i] = code_table_new(arena, codes_of_rows(arena, shape), shape->rows_len);
        links.columns[i] =
            code_table_new(arena, codes_of_columns(arena, shape), shape->columns_len);
        links.marks[i] = ARENA_ARRAY(arena, shape_slots(shape), unsigned char);
        formulas += forms[i].program->formulas_len;
    }
    links.frames = ARENA_ARRAY(arena, formulas, struct frame);
    fault = names_check(&links);
    return fault.field.len ? fault : circles_check(&links);
}
