#include "core/open_rows.h"

#include "core/checks.h"
#include "core/content_lists.h"
#include "core/content_sum.h"
#include "core/formula/formula.h"
#include "tests/unit.h"

#include "tests/grid.h"

#define K(n) (OPEN_KEY_FIRST + (n))

/* A number and a label, then three value columns: C and D numbers, E = C * D; row 2 and row 4 are
 * open, row 5 sums all. */
static struct form *list_form(struct arena *arena)
{
    struct form *form = grid_form(arena, 5, 5, 0);

    FORM_COLUMN(form, 0)->role = COLUMN_STT;
    FORM_COLUMN(form, 1)->role = COLUMN_LABEL;
    FORM_COLUMN(form, 1)->required = true;
    FORM_ROW(form, 0)->kind = ROW_GROUP;
    FORM_ROW(form, 1)->kind = FORM_ROW(form, 3)->kind = ROW_OPEN;
    grid_formula(form, "E2", S("=C2*D2"));
    grid_formula(form, "C5", S("=SUM(C2:C4)"));
    grid_formula(form, "E5", S("=SUM(E2:E2)"));
    return form;
}

static struct open_row *rows_of(struct arena *arena, const struct open_row *rows, size_t len)
{
    struct open_row *out = ARENA_ARRAY(arena, len + 1, struct open_row);

    for (size_t i = 0; i < len; i++)
        out[i] = rows[i];
    return out;
}

static void put(struct content *content, int64_t row, int64_t column, const char *wire)
{
    const struct form *form = content->shape->form;
    struct cell cell;

    assert_int_equal(
        cell_read(FORM_COLUMN(form, form_column_index(form, column)), str_of(wire), &cell),
        CONTENT_OK);
    assert_int_equal(content_put(content, row, column, cell), CONTENT_OK);
}

static struct str get(struct arena *arena, const struct content *content, int64_t row, int64_t c)
{
    struct buf buf = { .arena = arena };

    cell_add_to(&buf, content_get(content, row, c));
    return buf_str(&buf);
}

/* Three rows under row 2, one under row 4. */
static struct content *list_content(struct arena *arena, const struct form *form)
{
    static const struct open_row rows[] = {
        { .key = K(0), .open = 2 },
        { .key = OPEN_KEY_DRAWN + 77, .open = 2 },
        { .key = K(1), .open = 2 },
        { .key = K(2), .open = 4, .source_report = 12, .source_row = K(0) },
    };
    struct content *content = content_new(arena, form);

    content_set_rows(content, rows_of(arena, rows, ARRAY_LEN(rows)), ARRAY_LEN(rows));
    content->next_key = K(3);
    put(content, K(0), 2, "Cầu Bản Chang");
    put(content, K(0), 3, "5");
    put(content, K(0), 4, "2");
    put(content, OPEN_KEY_DRAWN + 77, 1, "b");
    put(content, K(1), 3, "7");
    put(content, K(2), 3, "100");
    put(content, 3, 3, "1000");
    content_name_rows(content);
    return content;
}

/* Five columns, the row itself and the formula of the heavier of the two lists; then what else a
 * row is looked at with. */
static void the_heaviest_list_says_how_many_rows_there_may_be(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = list_form(arena);
    struct check_rule check = { .formula = S("C2<=D2"), .kind = CHECK_FORMULA };
    int64_t row = 5;

    (void)state;
    assert_int_equal(form_open_most(form), OPEN_OWN_WEIGHT_MAX / (OPEN_ROW_WEIGHT + 5 + 1));
    form->checks = (struct list){ &check, 1 };
    assert_int_equal(form_open_most(form), OPEN_OWN_WEIGHT_MAX / (OPEN_ROW_WEIGHT + 5 + 1 + 1));
    check.rows = (struct list){ &row, 1 };
    assert_int_equal(form_open_most(form), OPEN_OWN_WEIGHT_MAX / (OPEN_ROW_WEIGHT + 5 + 1));
    row = 2;
    check.formula = S("C2<=D2+D2+D2+D2");
    assert_int_equal(form_open_most(form), OPEN_OWN_WEIGHT_MAX / (OPEN_ROW_WEIGHT + 5 + 1 + 2));
    form->rows.len = 1;
    assert_int_equal(form_open_most(form), OPEN_ROWS_MAX);
    arena_free(arena);
}

static void a_drawn_key_keeps_its_bits(void **state)
{
    (void)state;
    assert_int_equal(open_key_drawn(0), OPEN_KEY_DRAWN);
    assert_int_equal(open_key_drawn((uint64_t)(OPEN_KEY_MAX - OPEN_KEY_DRAWN)), OPEN_KEY_MAX);
    assert_int_equal(open_key_drawn((uint64_t)(OPEN_KEY_MAX - OPEN_KEY_DRAWN + 1)), OPEN_KEY_DRAWN);
    assert_true(open_key_drawn(UINT64_MAX) <= OPEN_KEY_MAX);
    assert_int_not_equal(open_key_drawn(0xffffffffu), open_key_drawn(0xfffffffeu));
}

static void an_added_row_stands_before_its_open_row(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = list_form(arena);
    struct content *content = list_content(arena, form);
    const struct form *grown = content->grown;
    static const int64_t order[] = { 1, K(0), OPEN_KEY_DRAWN + 77, K(1), 2, 3, K(2), 4, 5 };

    (void)state;
    assert_int_equal(grown->rows.len, ARRAY_LEN(order));
    for (size_t i = 0; i < ARRAY_LEN(order); i++) {
        assert_int_equal(FORM_ROW(grown, i)->key, order[i]);
        assert_int_equal(form_row_index(grown, order[i]), (long)i);
    }
    assert_int_equal(form_row_index(grown, K(9)), -1);
    expect_text(FORM_ROW(grown, 1)->stt, "1", "numbered by place");
    expect_text(FORM_ROW(grown, 1)->label, "Cầu Bản Chang", "label");
    expect_text(FORM_ROW(grown, 2)->stt, "b", "numbered by hand");
    expect_text(FORM_ROW(grown, 3)->stt, "3", "numbered by place");
    expect_text(open_row_name(arena, grown, K(1)), "dòng 3", "name");
    expect_text(open_cell_name(arena, grown, K(0), 3), "cột C dòng 1 (Cầu Bản Chang)", "cell");
    expect_text(open_cell_name(arena, grown, 5, 3), "C5", "cell of the form");
    assert_int_equal(content->shape->print, shape_new(arena, form)->print);
    arena_free(arena);
}

static void what_names_a_row_is_typed_in_added_rows_alone(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = list_form(arena);
    const struct content *content = list_content(arena, form);

    (void)state;
    assert_true(form_cell_editable(content->grown, K(0), 2));
    assert_true(form_cell_editable(content->grown, K(0), 3));
    assert_false(form_cell_editable(content->grown, K(0), 5)); /* its open row's formula */
    assert_false(form_cell_editable(content->grown, 3, 2));
    assert_false(form_cell_editable(content->grown, 2, 3));
    assert_int_equal(shape_slot(content->shape, 3, 2), -1);
    assert_int_equal(shape_slot(content->shape, 2, 3), -1);
    assert_true(shape_slot(content->shape, K(1), 1) >= 0);
    arena_free(arena);
}

static void rows_are_refused_that_do_not_fit(void **state)
{
    static const struct {
        const char *what;
        struct open_row rows[2];
        size_t len;
        bool ok;
    } cases[] = {
        { "none", { { 0 } }, 0, true },
        { "in order", { { .key = K(5), .open = 2 }, { .key = K(1), .open = 4 } }, 2, true },
        { "a key twice", { { .key = K(5), .open = 2 }, { .key = K(5), .open = 4 } }, 2, false },
        { "not in the form's order", { { .key = K(5), .open = 4 }, { .key = K(1), .open = 2 } }, 2,
            false },
        { "under a row that is not open", { { .key = K(5), .open = 3 } }, 1, false },
        { "under no row", { { .key = K(5), .open = 77 } }, 1, false },
        { "a key of the sheet", { { .key = 9, .open = 2 } }, 1, false },
        { "a key too large", { { .key = OPEN_KEY_MAX + 1, .open = 2 } }, 1, false },
    };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = list_form(arena);
    struct open_row *many = ARENA_ARRAY(arena, OPEN_CELLS_MAX / 5 + 1, struct open_row);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        if (open_rows_ok(arena, form, cases[i].rows, cases[i].len) != cases[i].ok)
            fail_msg("%s", cases[i].what);
    for (size_t i = 0; i < OPEN_CELLS_MAX / 5 + 1; i++)
        many[i] = (struct open_row){ .key = K((int64_t)i), .open = 4 };
    assert_true(open_rows_ok(arena, form, many, OPEN_CELLS_MAX / 5));
    assert_false(open_rows_ok(arena, form, many, OPEN_CELLS_MAX / 5 + 1));
    arena_free(arena);
}

static void cells_stay_with_their_rows(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = list_form(arena);
    struct content *content = list_content(arena, form);
    static const struct open_row others[] = { { .key = K(1), .open = 2 },
        { .key = K(0), .open = 2 }, { .key = K(8), .open = 2 } };

    (void)state;
    content_set_version(content, (size_t)shape_slot(content->shape, K(1), 3), 9);
    assert_int_equal(content_set_override(content, 3, 3, S("ghi chú")), CONTENT_OK);
    content_set_rows(content, rows_of(arena, others, 3), 3);
    expect_text(get(arena, content, K(1), 3), "7", "moved up");
    assert_int_equal(content_version(content, K(1), 3), 9);
    expect_text(content_override(content, 3, 3), "ghi chú", "note");
    expect_text(get(arena, content, K(0), 2), "Cầu Bản Chang", "moved down");
    expect_text(get(arena, content, K(2), 3), "", "gone");
    expect_text(get(arena, content, 3, 3), "1000", "of the form");
    content_set_rows(content, NULL, 0);
    assert_null(content->grown);
    expect_text(get(arena, content, 3, 3), "1000", "of the form");
    assert_int_equal(shape_slot(content->shape, K(0), 3), -1);
    arena_free(arena);
}

static void added_rows_are_packed(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = list_form(arena);
    struct content *content = list_content(arena, form), *back, *frozen;
    struct open_removed removed[] = { { K(7), 4 } };
    struct str blob;

    (void)state;
    content->removed = removed;
    content->removed_len = 1;
    content->rows[1].heading = S("Xã Tự Do");
    content_set_rows(content, content->rows, content->rows_len);
    blob = content_pack(arena, content, CONTENT_VERSIONS);
    assert_true(content_unpack(arena, form, blob, &back));
    assert_int_equal(back->rows_len, 4);
    assert_int_equal(back->next_key, K(3));
    assert_int_equal(back->removed[0].key, K(7));
    assert_int_equal(back->removed[0].version, 4);
    assert_int_equal(back->rows[3].source_report, 12);
    assert_int_equal(back->rows[3].source_row, K(0));
    expect_text(FORM_ROW(back->grown, 2)->label, "Xã Tự Do", "heading");
    assert_int_equal(FORM_ROW(back->grown, 2)->kind, ROW_GROUP);
    expect_text(FORM_ROW(back->grown, 3)->stt, "1", "numbered from the heading on");
    assert_true(str_eq(content_canonical(arena, content), content_canonical(arena, back)));
    assert_true(str_eq(content_pack(arena, back, CONTENT_VERSIONS), blob));
    assert_true(content_unpack(arena, form, content_pack(arena, content, 0), &frozen));
    assert_int_equal(frozen->removed_len, 0);
    expect_text(content_canonical(arena, frozen),
        "1048577:0 r 2\n1048577:3 n 5\n1048577:4 n 2\n1048577:2 t 17 Cầu Bản Chang\n"
        "4294967373:0 g 2 11 Xã Tự Do\n1048578:0 r 2\n1048578:3 n 7\n3:3 n 1000\n"
        "1048579:0 r 4\n1048579:3 n 100\n",
        "canonical");
    arena_free(arena);
}

static void a_report_without_added_rows_is_packed_as_ever(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = list_form(arena);
    struct content *content = content_new(arena, form), *back;
    struct str blob;

    (void)state;
    put(content, 3, 3, "1000");
    blob = content_pack(arena, content, CONTENT_VERSIONS);
    assert_int_equal(blob.ptr[1], 0); /* no section */
    content->next_key = K(4);         /* rows were added and taken away */
    assert_true(str_eq(content_pack(arena, content, 0), blob));
    assert_true(content_unpack(arena, form, content_pack(arena, content, CONTENT_VERSIONS), &back));
    assert_int_equal(back->next_key, K(4));
    arena_free(arena);
}

static void damage_is_refused_or_borne(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = list_form(arena);
    struct content_sums *sums = content_sums_new(arena, form);
    struct str blob = content_pack(arena, list_content(arena, form), CONTENT_VERSIONS);
    char *spoiled = (char *)str_copy(arena, blob).ptr;
    struct content *back;

    (void)state;
    for (size_t len = 0; len < blob.len; len++) {
        char *exact = heap_take(len + 1);

        for (size_t i = 0; i < len; i++)
            exact[i] = blob.ptr[i];
        assert_false(content_unpack(arena, form, (struct str){ exact, len }, &back));
        heap_give(exact);
    }
    for (size_t i = 0; i < blob.len * 8; i++) {
        struct arena_mark mark = arena_mark(arena);
        bool summed;

        spoiled[i / 8] = (char)(blob.ptr[i / 8] ^ 1 << i % 8);
        summed = content_sum_add((struct str){ spoiled, blob.len }, form, sums);
        if (content_unpack(arena, form, (struct str){ spoiled, blob.len }, &back)) {
            assert_true(summed);
            (void)content_canonical(arena, back);
        }
        arena_rewind(arena, mark);
        spoiled[i / 8] = blob.ptr[i / 8];
    }
    arena_free(arena);
}

static void only_the_forms_own_rows_are_summed(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = list_form(arena);
    struct content_sums *sums = content_sums_new(arena, form);
    struct content *content = list_content(arena, form);
    size_t slot = (size_t)shape_slot(sums->shape, 3, 3);

    (void)state;
    assert_true(content_sum_add(content_pack(arena, content, 0), form, sums));
    content_set_rows(content, NULL, 0);
    assert_true(content_sum_add(content_pack(arena, content, 0), form, sums));
    assert_true(sums->cells[slot].sum == 2000);
    for (size_t i = 0; i < shape_slots(sums->shape); i++)
        assert_int_equal(sums->cells[i].count, i == slot ? 2 : 0);
    arena_free(arena);
}

static void formulas_take_added_rows(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = list_form(arena);
    struct content *content = list_content(arena, form);
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, content->grown, &fault);
    uint32_t changed;

    (void)state;
    assert_non_null(program);
    formula_run(program, content);
    expect_text(get(arena, content, 5, 3), "1112", "over both lists and what stands between");
    expect_text(get(arena, content, K(0), 5), "10", "its own row");
    expect_text(get(arena, content, OPEN_KEY_DRAWN + 77, 5), "", "nothing filled in");
    expect_text(get(arena, content, 5, 5), "10", "of what is calculated");
    changed = (uint32_t)shape_slot(content->shape, K(1), 4);
    put(content, K(1), 4, "3");
    (void)formula_run_from(arena, program, content, (struct slot_list){ &changed, 1 });
    expect_text(get(arena, content, 5, 5), "31", "calculated anew");
    assert_int_equal(formula_count(program), 5);
    arena_free(arena);
}

#define KEYS(...) \
    { \
        (int64_t[]){ __VA_ARGS__ }, sizeof((int64_t[]){ __VA_ARGS__ }) / sizeof(int64_t) \
    }
#define DEC(m) \
    { \
        true, \
        { \
            m, 0 \
        } \
    }

static const struct {
    const char *what;
    struct check_rule rule;
    const char *found; /* rows of what is found */
} check_cases[] = {
    { "a range, everywhere", { .kind = CHECK_RANGE, .max = DEC(6) },
        "1048577 1048578 3 1048579 5 5 " },
    { "a range of the first list alone", { .kind = CHECK_RANGE, .max = DEC(6), .rows = KEYS(2) },
        "1048577 1048578 " },
    { "required of the first list", { .kind = CHECK_REQUIRED, .rows = KEYS(2), .columns = KEYS(3) },
        "4294967373 " },
    { "a condition of each row",
        { .kind = CHECK_FORMULA, .formula = { "C2<=D2*2", 8 }, .rows = KEYS(2) },
        "1048577 1048578 " },
    { "a total and its list",
        { .kind = CHECK_SUM, .total = 5, .parts = KEYS(2), .columns = KEYS(3) }, "5 " },
    { "a total and both lists",
        { .kind = CHECK_SUM, .total = 5, .parts = KEYS(2, 3, 4), .columns = KEYS(3) }, "" },
    { "across each row",
        { .kind = CHECK_PART,
            .axis = CHECK_OF_COLUMNS,
            .total = 3,
            .parts = KEYS(4),
            .rows = KEYS(4) },
        "" },
};

static void checks_look_at_each_added_row(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = list_form(arena);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(check_cases); i++) {
        struct check_rule rule = check_cases[i].rule;
        struct buf found = { .arena = arena };
        struct formula_program *program;
        struct formula_fault fault;
        struct check_result result;
        struct content *content;

        rule.code = S("KT01");
        form->checks = (struct list){ &rule, 1 };
        content = list_content(arena, form);
        program = formula_program_new(arena, content->grown, &fault);
        if (!program)
            fail_msg("%s: " STR_FMT, check_cases[i].what, STR_ARG(fault.text));
        formula_run(program, content);
        result = checks_run(arena, program, content, NULL);
        for (size_t j = 0; j < result.len; j++)
            buf_addf(
                &found, "%lld ", (long long)shape_ref(content->shape, result.items[j].slot).row);
        expect_text(buf_str(&found), check_cases[i].found, check_cases[i].what);
    }
    arena_free(arena);
}

static void a_form_is_checked_with_a_row_in_each_list(void **state)
{
    static const struct {
        const char *address, *formula, *fault;
    } cases[] = {
        { "E4", "=C4-D4", "" },
        { "E4", "=C4/C5", "" },
        { "E4", "=C4/", "chưa viết hết" },
        { "E4", "=C4/SUM(C3:C5)", "chỉ tính trong dòng của mình" },
        { "E4", "=KY_TRUOC(C4)", "không có ở báo cáo đó" },
        { "E4", "=C4-KY_TRUOC(C5)", "ký tự 5: Hàm KY_TRUOC lấy số của báo cáo khác" },
        { "E4", "=BIEU(\"N\";\"d\";\"c\")", "ký tự 2: Hàm BIEU lấy số của báo cáo khác" },
        { "D5", "=BIEU(\"N\";\"d\";\"c\")", "" },
        { "D5", "=C2", "thuộc dòng mở" },
        { "D5", "=SUM(D2:D4)", "" },
    };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct form *form = list_form(arena);
        struct form_fault fault;

        FORM_COLUMN(form, 0)->path = FORM_COLUMN(form, 1)->path;
        grid_formula(form, cases[i].address, str_of(cases[i].formula));
        fault = form_check(arena, form);
        if (!cases[i].fault[0] ? fault.text.len > 0
                               : str_find(fault.text, str_of(cases[i].fault)) >= fault.text.len)
            fail_msg("%s: " STR_FMT, cases[i].formula, STR_ARG(fault.text));
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_heaviest_list_says_how_many_rows_there_may_be),
        cmocka_unit_test(a_drawn_key_keeps_its_bits),
        cmocka_unit_test(an_added_row_stands_before_its_open_row),
        cmocka_unit_test(what_names_a_row_is_typed_in_added_rows_alone),
        cmocka_unit_test(rows_are_refused_that_do_not_fit),
        cmocka_unit_test(cells_stay_with_their_rows),
        cmocka_unit_test(added_rows_are_packed),
        cmocka_unit_test(a_report_without_added_rows_is_packed_as_ever),
        cmocka_unit_test(damage_is_refused_or_borne),
        cmocka_unit_test(only_the_forms_own_rows_are_summed),
        cmocka_unit_test(formulas_take_added_rows),
        cmocka_unit_test(checks_look_at_each_added_row),
        cmocka_unit_test(a_form_is_checked_with_a_row_in_each_list),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
