/*
 * The formulas of the annexes in tests/data/forms, calculated over the figures in the same files,
 * against the results the spreadsheet that wrote the file had left in it.
 */
#include "tests/unit.h"

#include <dirent.h>

#include "core/annex/annex.h"
#include "core/formula/formula.h"
#include "exchange/xlsx_read.h"

#define FOLDER "tests/data/forms/"

struct counts {
    int equal, wrong, uncached;
};

static bool figure_of(struct arena *arena, const struct sheet_cell *cell, struct dec *out)
{
    struct str text;
    struct dec read;

    return cell->kind == SHEET_NUMBER && sheet_number(arena, cell->text, &text) &&
           dec_parse(text, &read) && dec_rescale(read, DEC_SCALE_MAX, out);
}

/* What people had typed; formulas are calculated, whatever the file holds for them. */
static void type_figures(struct arena *arena, const struct sheet *sheet, const struct form *form,
    struct content *content)
{
    for (size_t slot = 0; slot < shape_slots(content->shape); slot++) {
        struct cell_ref ref = shape_ref(content->shape, slot);
        const struct form_cell *special = form_cell_find(form, ref.row, ref.column);
        struct dec figure;

        if ((special && special->formula.len) ||
            !figure_of(arena, sheet_cell(sheet, ref.row, ref.column), &figure))
            continue;
        assert_int_equal(
            content_put(content, ref.row, ref.column, CELL_OF_DEC(figure)), CONTENT_OK);
    }
}

/* Doubles of the file have lost the last digits of a quotient: 9 of them tell the same figure. */
static bool same_figure(struct dec a, struct dec b)
{
    int64_t apart = a.mantissa > b.mantissa ? a.mantissa - b.mantissa : b.mantissa - a.mantissa;
    int64_t size = b.mantissa < 0 ? -b.mantissa : b.mantissa;

    return apart <= 1 || apart <= size / 1000000000;
}

static void compare_cell(const char *file, struct arena *arena, const struct content *content,
    const struct sheet *sheet, const struct form_cell *cell, struct counts *counts)
{
    struct cell found = content_get(content, cell->row, cell->column);
    struct dec wanted;

    if (!figure_of(arena, sheet_cell(sheet, cell->row, cell->column), &wanted)) {
        counts->uncached++;
    } else if (found.kind == CELL_NUMBER && same_figure(CELL_DEC(found), wanted)) {
        counts->equal++;
    } else {
        counts->wrong++;
        print_error("%s %lld:%lld " STR_FMT ": found %lld%s, wanted %lld\n", file,
            (long long)cell->row, (long long)cell->column, STR_ARG(cell->formula),
            (long long)found.value, cell_error_names[found.error], (long long)wanted.mantissa);
    }
}

static void compare_sheet(
    const char *file, struct arena *arena, const struct sheet *sheet, struct counts *counts)
{
    struct form form;
    struct formula_fault fault;
    struct formula_program *program;
    struct content *content;

    if (annex_recognise(arena, sheet, &form) != ANNEX_OK)
        return;
    /* Figures as they are in the file, whatever decimals the form was given. */
    for (size_t i = 0; i < form.columns.len; i++)
        FORM_COLUMN(&form, i)->decimals = DEC_SCALE_MAX;
    for (size_t i = 0; i < form.columns.len; i++)
        FORM_COLUMN(&form, i)->type = TYPE_NUMBER;
    program = formula_program_new(arena, &form, &fault);
    if (!program)
        fail_msg("%s: " STR_FMT, file, STR_ARG(fault.text));
    content = content_new(arena, &form);
    type_figures(arena, sheet, &form, content);
    formula_run(program, content);
    for (size_t i = 0; i < form.cells.len; i++)
        if (FORM_CELL(&form, i)->formula.len &&
            sheet_cell(sheet, FORM_CELL(&form, i)->row, FORM_CELL(&form, i)->column)->formula.len)
            compare_cell(file, arena, content, sheet, FORM_CELL(&form, i), counts);
}

static void compare_file(const char *name, struct counts *counts)
{
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);
    struct ctx ctx = { .arena = arena };
    struct str path = str_format(arena, FOLDER "%s", name);
    struct book book;

    if (xlsx_read(&ctx, file_read(arena, str_z(arena, path)), &book) != ST_OK)
        fail_msg("%s cannot be read", name);
    for (size_t i = 0; i < book.len; i++)
        compare_sheet(name, arena, &book.sheets[i], counts);
    arena_free(arena);
}

static void formulas_give_what_the_files_hold(void **state)
{
    struct counts counts = { 0 };
    const struct dirent *entry;
    DIR *folder = opendir(FOLDER);

    (void)state;
    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL)
        if (str_ends(str_of(entry->d_name), S(".xlsx")))
            compare_file(entry->d_name, &counts);
    closedir(folder);
    print_message("%d formulas give the figure in the file, %d have none there\n", counts.equal,
        counts.uncached);
    assert_int_equal(counts.wrong, 0);
    assert_true(counts.equal >= 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formulas_give_what_the_files_hold),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
