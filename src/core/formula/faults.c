/* All that is wrong with a form that is being drawn. */
#include "core/form_faults.h"

/* More of what a compiler says nobody reads. */
#define TEXT_BYTES_MAX 600

/* Compiles all and says what is wrong first; of what it took, only the text stays. */
static bool fault_find(struct arena *arena, const struct form *form, struct formula_fault *out)
{
    struct arena_mark mark = arena_mark(arena);
    struct formula_fault fault = { 0 };
    char text[TEXT_BYTES_MAX];
    size_t len = 0;

    if (formula_program_new(arena, form, &fault)) {
        arena_rewind(arena, mark);
        return false;
    }
    for (; len < fault.text.len && len < sizeof(text); len++)
        text[len] = fault.text.ptr[len];
    arena_rewind(arena, mark);
    fault.text = str_copy(arena, (struct str){ text, len });
    *out = fault;
    return true;
}

/* Formulas are compiled together: each fault found is taken out, and the rest compiled again. */
static size_t faults_take(
    struct arena *arena, struct form *form, struct formula_fault *faults, size_t most)
{
    size_t len = 0;

    while (len < most) {
        struct formula_fault fault;
        struct form_cell *cell;

        if (!fault_find(arena, form, &fault))
            break;
        cell = (struct form_cell *)form_cell_find(form, fault.row, fault.column);
        if (!cell || !cell->formula.len)
            break; /* of a check, or of the whole: form_check says it */
        cell->formula = (struct str){ 0 };
        faults[len++] = fault;
    }
    return len;
}

struct form_faults form_faults(struct arena *arena, const struct form *form)
{
    struct formula_fault *faults = ARENA_ARRAY(arena, FORM_FAULTS_MAX, struct formula_fault);
    struct form_cell *cells = ARENA_ARRAY(arena, form->cells.len + 1, struct form_cell);
    struct form copy = *form;
    struct form_faults out = { 0 };

    for (size_t i = 0; i < form->cells.len; i++)
        cells[i] = *FORM_CELL(form, i);
    copy.cells = (struct list){ cells, form->cells.len };
    out.formulas = (struct list){ faults, faults_take(arena, &copy, faults, FORM_FAULTS_MAX) };
    out.other = form_check(arena, &copy);
    return out;
}
