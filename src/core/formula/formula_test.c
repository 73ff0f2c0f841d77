#include "core/formula/formula.h"

#include "core/content_lists.h"
#include "tests/unit.h"

#include "tests/grid.h"

/* "KY_TRUOC(A1)" and the like, as the inputs of a case name what comes from elsewhere. */
static struct str external_name(struct arena *arena, const struct formula_external *external)
{
    static const char *const kinds[] = { "KY_TRUOC", "CUNG_KY", "LUY_KE", "KE_HOACH" };

    if (external->kind == EXTERNAL_FORM)
        return str_format(arena, "BIEU(" STR_FMT ";" STR_FMT ";" STR_FMT ")",
            STR_ARG(external->form), STR_ARG(external->row_code), STR_ARG(external->column_code));
    return str_format(arena, "%s(" STR_FMT ")", kinds[external->kind],
        STR_ARG(form_address(arena, external->row, external->column)));
}

/* ---- programs ---- */

static void a_row_put_in_between_belongs_to_the_range(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 6, 2, 0);
    struct formula_fault fault;
    struct formula_program *program;
    struct content *content;

    (void)state;
    FORM_ROW(form, 2)->key = 99; /* between rows 2 and 4 */
    grid_formula(form, "A6", S("=SUM(A1:A4)"));
    program = formula_program_new(arena, form, &fault);
    assert_non_null(program);
    content = content_new(arena, form);
    assert_int_equal(grid_put(content, "A1", "1"), CONTENT_OK);
    assert_int_equal(grid_put(content, "A99", "10"), CONTENT_OK);
    assert_int_equal(grid_put(content, "A5", "100"), CONTENT_OK);
    formula_run(program, content);
    expect_text(grid_get(arena, content, "A6"), "11", "sum");
    arena_free(arena);
}

/* C1 = A1 + B1, C2 = C1 * 2, C3 = C2 + C1, B4 = SUM(A1:A3) */
static struct form *chain_form(struct arena *arena)
{
    struct form *form = grid_form(arena, 4, 3, 0);

    grid_formula(form, "C3", S("=C2+C1"));
    grid_formula(form, "C2", S("=C1*2"));
    grid_formula(form, "C1", S("=A1+B1"));
    grid_formula(form, "B4", S("=SUM(A1:A3)"));
    return form;
}

static struct str names_of(struct arena *arena, const struct shape *shape, struct slot_list slots)
{
    struct buf buf = { .arena = arena };

    for (size_t i = 0; i < slots.len; i++) {
        struct cell_ref ref = shape_ref(shape, slots.slots[i]);

        buf_add(&buf, form_address(arena, ref.row, ref.column));
        buf_add_char(&buf, ' ');
    }
    return buf_str(&buf);
}

static struct str run_after(struct arena *arena, const struct formula_program *program,
    struct content *content, const char *address, const char *wire)
{
    struct cell_ref ref = grid_ref(str_of(address));
    uint32_t slot = (uint32_t)shape_slot(content->shape, ref.row, ref.column);

    assert_int_equal(grid_put(content, address, wire), CONTENT_OK);
    return names_of(arena, content->shape,
        formula_run_from(arena, program, content, (struct slot_list){ &slot, 1 }));
}

static void only_dependants_are_calculated_again(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = chain_form(arena);
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, form, &fault);
    struct content *content = content_new(arena, form);

    (void)state;
    assert_int_equal(formula_count(program), 4);
    expect_text(run_after(arena, program, content, "A1", "5"), "C1 C2 C3 B4 ", "A1=5");
    expect_text(run_after(arena, program, content, "A2", "5"), "B4 ", "A2=5");
    expect_text(run_after(arena, program, content, "A1", "5"), "", "A1=5 again");
    expect_text(run_after(arena, program, content, "C4", "5"), "", "C4=5");
    expect_text(grid_get(arena, content, "C3"), "15", "C3");
    expect_text(run_after(arena, program, content, "A1", "0"), "C1 C2 C3 B4 ", "A1=0");
    expect_text(run_after(arena, program, content, "B1", "0"), "", "0+0 is what it was");
    arena_free(arena);
}

static void an_overridden_cell_keeps_its_figure(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = chain_form(arena);
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, form, &fault);
    struct content *content = content_new(arena, form);

    (void)state;
    assert_int_equal(grid_put(content, "A1", "5"), CONTENT_OK);
    assert_int_equal(grid_put(content, "C2", "7"), CONTENT_OK);
    assert_int_equal(content_set_override(content, 2, 3, S("theo biên bản")), CONTENT_OK);
    formula_run(program, content);
    expect_text(grid_get(arena, content, "C2"), "7", "C2");
    expect_text(grid_get(arena, content, "C3"), "12", "C3");
    arena_free(arena);
}

static void inputs_are_named(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = chain_form(arena);
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, form, &fault);
    const struct shape *shape = shape_new(arena, form);

    (void)state;
    expect_text(names_of(arena, shape, formula_inputs(arena, program, 4, 2)), "A1 A2 A3 ", "B4");
    expect_text(names_of(arena, shape, formula_inputs(arena, program, 3, 3)), "C2 C1 ", "C3");
    assert_int_equal(formula_inputs(arena, program, 1, 1).len, 0);
    assert_int_equal(formula_inputs(arena, program, 9, 9).len, 0);
    arena_free(arena);
}

/* ---- forms that are edited ---- */

static void move_row_two_to_the_end(struct form *form)
{
    struct form_row row = *FORM_ROW(form, 1);

    for (size_t i = 1; i + 1 < form->rows.len; i++)
        *FORM_ROW(form, i) = *FORM_ROW(form, i + 1);
    *FORM_ROW(form, form->rows.len - 1) = row;
}

static void move_column_b_to_the_front(struct form *form)
{
    struct form_column column = *FORM_COLUMN(form, 1);

    *FORM_COLUMN(form, 1) = *FORM_COLUMN(form, 0);
    *FORM_COLUMN(form, 0) = column;
}

/* The list has room: grid_form was asked for one row more. */
static void insert_row_behind_two(struct form *form)
{
    for (size_t i = form->rows.len++; i > 2; i--)
        *FORM_ROW(form, i) = *FORM_ROW(form, i - 1);
    *FORM_ROW(form, 2) = (struct form_row){ .key = 70, .indicator = S("new") };
}

static void insert_column_in_front(struct form *form)
{
    for (size_t i = form->columns.len++; i > 0; i--)
        *FORM_COLUMN(form, i) = *FORM_COLUMN(form, i - 1);
    *FORM_COLUMN(form, 0) = (struct form_column){ .key = 80, .attribute = S("new"), .decimals = 2 };
}

static void delete_row_three(struct form *form)
{
    for (size_t i = 2; i + 1 < form->rows.len; i++)
        *FORM_ROW(form, i) = *FORM_ROW(form, i + 1);
    form->rows.len--;
}

static void delete_row_two(struct form *form)
{
    for (size_t i = 1; i + 1 < form->rows.len; i++)
        *FORM_ROW(form, i) = *FORM_ROW(form, i + 1);
    form->rows.len--;
}

static void delete_column_d(struct form *form)
{
    for (size_t i = 3; i + 1 < form->columns.len; i++)
        *FORM_COLUMN(form, i) = *FORM_COLUMN(form, i + 1);
    form->columns.len--;
}

static void make_row_five_a_heading(struct form *form)
{
    FORM_ROW(form, 4)->kind = ROW_GROUP;
}

static void make_column_b_a_label(struct form *form)
{
    FORM_COLUMN(form, 1)->role = COLUMN_LABEL;
}

/* E6 = IF(B2>0; SUM(A1:A4)/B2; D5) over A1 = 1, A2 = 2, A3 = 3, A4 = 4, B2 = 2, A70 = 10. */
static const struct {
    const char *edit;
    void (*apply)(struct form *form);
    const char *result; /* or the fault */
} edits[] = {
    { "a row is moved to the end, out of the range", move_row_two_to_the_end, "4" },
    { "a column is moved", move_column_b_to_the_front, "5" },
    { "a row is put into the range", insert_row_behind_two, "10" },
    { "a column is put in front", insert_column_in_front, "5" },
    { "a row within the range is deleted", delete_row_three, "3.5" },
    { "a row referred to is deleted", delete_row_two,
        "E6, 5: Ô B2 không có trong biểu hoặc không chứa số liệu." },
    { "a column referred to is deleted", delete_column_d,
        "E6, 24: Ô D5 không có trong biểu hoặc không chứa số liệu." },
    { "a row becomes a heading", make_row_five_a_heading,
        "E6, 24: Ô D5 không có trong biểu hoặc không chứa số liệu." },
    { "a column becomes a label", make_column_b_a_label,
        "E6, 5: Ô B2 không có trong biểu hoặc không chứa số liệu." },
};

static struct str edited_result(struct arena *arena, void (*apply)(struct form *form))
{
    static const char *const values[][2] = { { "A1", "1" }, { "A2", "2" }, { "A3", "3" },
        { "A4", "4" }, { "B2", "2" }, { "A70", "10" } };
    struct form *form = grid_form(arena, 7, 6, 2);
    struct formula_program *program;
    struct formula_fault fault;
    struct content *content;

    form->rows.len = 6;
    form->columns.len = 5;
    grid_formula(form, "E6", S("=IF(B2>0;SUM(A1:A4)/B2;D5)"));
    apply(form);
    program = formula_program_new(arena, form, &fault);
    if (!program)
        return str_format(arena, STR_FMT ", %zu: " STR_FMT,
            STR_ARG(form_address(arena, fault.row, fault.column)), fault.position,
            STR_ARG(fault.text));
    content = content_new(arena, form);
    for (size_t i = 0; i < ARRAY_LEN(values); i++)
        if (form_row_index(form, grid_ref(str_of(values[i][0])).row) >= 0)
            assert_int_equal(grid_put(content, values[i][0], values[i][1]), CONTENT_OK);
    formula_run(program, content);
    return grid_get(arena, content, "E6");
}

static void references_follow_their_cells(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(edits); i++)
        expect_text(edited_result(arena, edits[i].apply), edits[i].result, edits[i].edit);
    arena_free(arena);
}

/* ---- what comes from elsewhere ---- */

static void inputs_from_elsewhere_are_listed_once(void **state)
{
    static const char *const listed[] = { "KY_TRUOC(A1)", "LUY_KE(A1)", "BIEU(N;d;c)",
        "KE_HOACH(B2)", "CUNG_KY(A1)" };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 4, 3, 0);
    struct formula_external_list list;
    struct formula_fault fault;

    (void)state;
    grid_formula(form, "C1", S("=KY_TRUOC(A1)+LUY_KE(A1)+PREVIOUS($A$1)"));
    grid_formula(form, "C2", S("=BIEU(\"N\";\"d\";\"c\")/PLAN(B2)+FORM(\"N\";\"d\";\"c\")"));
    grid_formula(form, "C3", S("=CUNG_KY(A1)+A1"));
    list = formula_externals(formula_program_new(arena, form, &fault));
    assert_int_equal(list.len, ARRAY_LEN(listed));
    for (size_t i = 0; i < list.len; i++)
        expect_text(external_name(arena, &list.items[i]), listed[i], listed[i]);
    expect_text(list.items[3].row_code, "i2", "the indicator of B2");
    expect_text(list.items[3].column_code, "a2", "the attribute of B2");
    arena_free(arena);
}

static void what_comes_from_elsewhere_is_limited(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 500, 10, 0);
    struct formula_fault fault;

    (void)state;
    for (int64_t row = 1; row <= 500; row++)
        for (int64_t column = 1; column <= 10; column++)
            *FORM_CELL(form, form->cells.len++) = (struct form_cell){ .row = row,
                .column = column,
                .formula = str_format(arena, "=BIEU(\"N\";\"d%lld\";\"c%lld\")+CUNG_KY(A1)",
                    (long long)row, (long long)column) };
    assert_null(formula_program_new(arena, form, &fault));
    expect_text(fault.text, "Biểu lấy quá 5000 số liệu của báo cáo khác.", "fault");
    assert_int_equal(fault.row, 500);
    arena_free(arena);
}

/* ---- part by part ---- */

static void put_some(struct content *content, uint32_t slot, uint64_t random)
{
    struct cell_ref ref = shape_ref(content->shape, slot);
    struct cell cell = { .kind = CELL_EMPTY };

    if (ref.column == 7)
        cell = (struct cell){ .kind = CELL_TEXT, .text = random & 1 ? S("Xã A") : S("xóm") };
    else if (random % 4)
        cell = (struct cell){ .kind = CELL_NUMBER, .value = (int64_t)(random % 9) - 4 };
    if (random % 5 == 0)
        cell = (struct cell){ .kind = CELL_EMPTY };
    content->cells[slot] = cell;
}

/* Rows of formulas over what stands left and above: branches, conditions, texts. */
static struct form *mixed_form(struct arena *arena)
{
    static const char *const formulas[] = { "=IF(A%d>0;B%d;C%d/A%d)", "=IFERROR(A%d/B%d;C%d)+0*A%d",
        "=SUMIF(G1:G%d;\"xã*\";A1:A%d)+COUNTIF(A1:A%d;\">\"&B%d)",
        "=IF(AND(A%d>0;OR(B%d<0;C%d=0));LEN(G%d);\"\")", "=IF(H%d=\"\";MAX(A%d:C%d);H%d*2)",
        "=SUMPRODUCT(A1:A%d;B1:B%d)-AVERAGE(C1:C%d;K%d)" };
    struct form *form = grid_form(arena, 12, 13, 0);

    FORM_COLUMN(form, 6)->type = TYPE_TEXT;
    for (int row = 1; row <= 12; row++)
        for (int i = 0; i < (int)ARRAY_LEN(formulas); i++) {
            struct buf buf = { .arena = arena };
            struct str rest = str_of(formulas[i]);

            while (rest.len) {
                size_t at = str_find(rest, S("%d"));

                buf_add(&buf, str_sub(rest, 0, at));
                if (at < rest.len)
                    buf_add_int(&buf, row);
                rest = str_sub(rest, at + 2, rest.len);
            }
            *FORM_CELL(form, form->cells.len++) =
                (struct form_cell){ .row = row, .column = 8 + i, .formula = buf_str(&buf) };
        }
    return form;
}

/* 2,000 changes of a few cells: what was calculated from them is what a whole calculation gives. */
static void a_part_calculated_is_as_the_whole(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = mixed_form(arena);
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, form, &fault);
    struct content *partly = content_new(arena, form), *wholly = content_new(arena, form);
    uint64_t random = 20260715;
    size_t compared = 0;

    (void)state;
    expect_text(fault.text, "", "fault");
    for (int i = 0; i < 2000; i++) {
        uint32_t slots[3];

        for (size_t j = 0; j < ARRAY_LEN(slots); j++) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            slots[j] = (uint32_t)((random >> 33) % 12 * 13 + (random >> 45) % 7);
            put_some(partly, slots[j], random >> 50);
            put_some(wholly, slots[j], random >> 50);
        }
        (void)formula_run_from(
            arena, program, partly, (struct slot_list){ slots, 1 + (size_t)i % 3 });
        (void)formula_run_from(arena, program, partly, (struct slot_list){ slots, 3 });
        formula_run(program, wholly);
        for (size_t slot = 0; slot < shape_slots(wholly->shape); slot++, compared++)
            assert_true(cell_eq(partly->cells[slot], wholly->cells[slot]));
    }
    print_message("%zu cells compared\n", compared);
    arena_free(arena);
}

/* ---- limits ---- */

static struct str repeated(
    struct arena *arena, const char *head, const char *part, size_t times, const char *tail)
{
    struct buf buf = { .arena = arena };

    buf_add(&buf, str_of(head));
    for (size_t i = 0; i < times; i++)
        buf_add(&buf, str_of(part));
    buf_add(&buf, str_of(tail));
    return buf_str(&buf);
}

static struct str fault_of(struct arena *arena, struct str formula)
{
    struct form *form = grid_form(arena, 500, 10, 0);
    struct formula_fault fault;

    grid_formula(form, "J500", formula);
    (void)formula_program_new(arena, form, &fault);
    return fault.text;
}

static void limits_are_kept(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str inner = repeated(arena, "", "(1+2*", 64, "1");

    (void)state;
    expect_text(
        fault_of(arena, repeated(arena, str_z(arena, inner), ")", 64, "")), "", "64 levels");
    inner = repeated(arena, "", "SUM(1;2+3*", 64, "1");
    expect_text(
        fault_of(arena, repeated(arena, str_z(arena, inner), ")", 64, "")), "", "64 sums of sums");
    expect_text(fault_of(arena, repeated(arena, "", "(", 65, "1")),
        "Công thức lồng nhau quá 64 mức.", "65 levels");
    expect_text(fault_of(arena, repeated(arena, "1", "+A1", 1400, "")),
        "Công thức dài quá 4096 ký tự.", "4,201 bytes");
    expect_text(fault_of(arena, repeated(arena, "SUM(A1", ";A1:I500", 30, ")")),
        "Công thức quá dài: vượt quá 100000 bước tính.", "30 whole sheets");
    expect_text(fault_of(arena, repeated(arena, "", "-", 4000, "1")), "", "4,000 signs");
    expect_text(fault_of(arena, repeated(arena, "", "IF(", 65, "1")),
        "Công thức lồng nhau quá 64 mức.", "65 calls");
    expect_text(fault_of(arena, repeated(arena, "", "(", 10000, "1")),
        "Công thức dài quá 4096 ký tự.", "10,000 levels");
    expect_text(fault_of(arena, repeated(arena, "MAX(1", ";2", 254, ")")), "", "255 arguments");
    expect_text(fault_of(arena, repeated(arena, "MAX(1", ";2", 255, ")")),
        "Hàm MAX cần ít nhất 1 tham số, nhiều nhất 255.", "256 arguments");
    inner = repeated(arena, "MAX(1", ";2", 250, ";");
    expect_text(fault_of(arena, repeated(arena, "", str_z(arena, inner), 2, "1))")),
        "Công thức có quá nhiều giá trị chờ tính cùng lúc.", "two calls of 250 arguments");
    expect_text(fault_of(arena, repeated(arena, "\"", "a", 5000, "\"")),
        "Công thức dài quá 4096 ký tự.", "a long text");
    arena_free(arena);
}

/* One text doubled and doubled again: too long for a cell, then for a formula. */
static void texts_have_a_budget(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 12, 2, 0);
    struct formula_fault fault;
    struct formula_program *program;
    struct content *content;

    (void)state;
    FORM_COLUMN(form, 0)->type = TYPE_TEXT;
    grid_formula(form, "A2", S("=A1&A1"));
    grid_formula(form, "A3", S("=A2&A2&A2"));
    grid_formula(form, "A4", repeated(arena, "LEFT(A2", "&A2", 3, ";1)"));
    grid_formula(form, "A5", repeated(arena, "LEFT(\"x\";1)", "&LEFT(A2&A2;1)", 40, ""));
    grid_formula(form, "A6", repeated(arena, "LEFT(\"x\";1)", "&LEFT(A2&A2;1)", 4, ""));
    program = formula_program_new(arena, form, &fault);
    content = content_new(arena, form);
    assert_int_equal(
        grid_put(content, "A1", str_z(arena, repeated(arena, "", "a", 1000, ""))), CONTENT_OK);
    formula_run(program, content);
    assert_int_equal(grid_get(arena, content, "A2").len, 2000);
    expect_text(grid_get(arena, content, "A3"), "#overflow", "6,000 letters");
    expect_text(grid_get(arena, content, "A4"), "a", "8,000 letters on the way");
    expect_text(grid_get(arena, content, "A5"), "#overflow", "320,000 letters on the way");
    expect_text(grid_get(arena, content, "A6"), "xaaaa", "32,000 letters on the way");
    arena_free(arena);
}

/* A condition in every row over the whole column: the steps of all together stop it. */
static void searches_are_bounded(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 2500, 2, 0);
    struct formula_fault fault;

    (void)state;
    for (int64_t row = 1; row <= 2500; row++)
        *FORM_CELL(form, form->cells.len++) = (struct form_cell){
            .row = row, .column = 2, .formula = S("=COUNTIF(A1:A2500;\">5\")")
        };
    assert_null(formula_program_new(arena, form, &fault));
    expect_text(fault.text, "Các công thức của biểu có quá nhiều phép tính.", "fault");
    assert_int_equal(fault.row, 800);
    arena_free(arena);
}

static void all_formulas_together_have_a_limit(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 500, 10, 0);
    struct formula_fault fault;

    (void)state;
    for (int row = 1; row <= 500; row++)
        *FORM_CELL(form, form->cells.len++) =
            (struct form_cell){ .row = row, .column = 10, .formula = S("=SUM(A1:I500)") };
    assert_null(formula_program_new(arena, form, &fault));
    expect_text(fault.text, "Các công thức của biểu có quá nhiều phép tính.", "fault");
    assert_int_equal(fault.row, 445);
    arena_free(arena);
}

static void a_long_circle_is_shortened(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 100, 1, 0);
    struct formula_fault fault;

    (void)state;
    for (int row = 1; row <= 100; row++)
        *FORM_CELL(form, form->cells.len++) = (struct form_cell){
            .row = row, .column = 1, .formula = str_format(arena, "=A%d", row % 100 + 1)
        };
    assert_null(formula_program_new(arena, form, &fault));
    expect_text(fault.text,
        "Công thức vòng: A1 → A2 → A3 → A4 → A5 → A6 → A7 → A8 → A9 → A10 → A11 → A12 → … → A1",
        "fault");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_put_in_between_belongs_to_the_range),
        cmocka_unit_test(only_dependants_are_calculated_again),
        cmocka_unit_test(an_overridden_cell_keeps_its_figure),
        cmocka_unit_test(inputs_are_named),
        cmocka_unit_test(references_follow_their_cells),
        cmocka_unit_test(inputs_from_elsewhere_are_listed_once),
        cmocka_unit_test(what_comes_from_elsewhere_is_limited),
        cmocka_unit_test(a_part_calculated_is_as_the_whole),
        cmocka_unit_test(texts_have_a_budget),
        cmocka_unit_test(searches_are_bounded),
        cmocka_unit_test(limits_are_kept),
        cmocka_unit_test(all_formulas_together_have_a_limit),
        cmocka_unit_test(a_long_circle_is_shortened),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
