#include "core/checks.h"

#include "core/formula/check_code.h"

#include "tests/unit.h"

#include "tests/grid.h"

/* ---- a table of cases ---- */

/* One check over a form of ten rows and six columns of two decimals, F a text and its row 10 … */
struct check_case {
    const char *says;
    struct check_rule rule;
    const char *cells;    /* "A1=5 B2=6" */
    const char *earlier;  /* likewise: what the same cells were before */
    const char *findings; /* "A1: 5 ≠ ≤ 3; …" as found and allowed */
};

#define KEYS(...) \
    { \
        (int64_t[]){ __VA_ARGS__ }, sizeof((int64_t[]){ __VA_ARGS__ }) / sizeof(int64_t) \
    }
#define TEXTS(...) \
    { \
        (struct str[]){ __VA_ARGS__ }, sizeof((struct str[]){ __VA_ARGS__ }) / sizeof(struct str) \
    }
#define T(text) \
    { \
        text, sizeof(text) - 1 \
    }
#define DEC(m, s) \
    { \
        true, \
        { \
            m, s \
        } \
    }

/* clang-format off */
static const struct check_case cases[] = {
    { "a condition holds", { .formula = T("A1<=B1") }, "A1=3 B1=5", "", "" },
    { "a condition does not hold: the two sides are told", { .formula = T("A1<=B1*2") },
        "A1=1234.5 B1=5", "", "A1: 1.234,5 | ≤ 10" },
    { "nothing is filled in: nothing is asked", { .formula = T("A1>5") }, "", "", "" },
    { "empty counts as 0 beside figures", { .formula = T("A1<=B1") }, "A1=3", "", "A1: 3 | ≤ 0" },
    { "an empty side is told as such", { .formula = T("A1=B1") }, "B1=3", "", "A1: trống | = 3" },
    { "a yes or no that is no comparison", { .formula = T("OR(A1>5;B1>5)") }, "A1=1 B1=2", "",
        "A1: 1 | OR(A1>5;B1>5)" },
    { "where the condition does not apply there is no value", { .formula = T("IF(A1>0;B1>0)") },
        "A1=0 B1=0", "", "" },
    { "dividing by nothing says nothing", { .formula = T("A1/B1<=1") }, "A1=3", "", "" },
    { "an error of another kind does not hold", { .formula = T("A1+F1<=1") }, "A1=3 F1=chữ", "",
        "A1: Phép tính gặp giá trị không đúng kiểu | ≤ 1" },
    { "texts are compared too", { .formula = T("F1=\"Đạt\"") }, "F1=Hỏng", "", "F1: Hỏng | = Đạt" },
    { "a condition of the first row stands for each", { .formula = T("A1<=B1"),
        .rows = KEYS(1, 2, 4) }, "A1=1 A2=2 A3=3 A4=4", "",
        "A1: 1 | ≤ 0; A2: 2 | ≤ 0; A4: 4 | ≤ 0" },
    { "another row stays the same for all", { .formula = T("A1<=$A$9"), .rows = KEYS(1, 2) },
        "A1=1 A2=7 A9=5", "", "A2: 7 | ≤ 5" },
    { "of the first column, for each", { .formula = T("A1>=A2"), .columns = KEYS(1, 3) },
        "A1=1 A2=2 C1=3 C2=4", "", "A1: 1 | ≥ 2; C1: 3 | ≥ 4" },
    { "of rows and columns", { .formula = T("A1<=5"), .rows = KEYS(1, 2), .columns = KEYS(1, 2) },
        "A1=6 B1=7 A2=5 B2=8", "", "A1: 6 | ≤ 5; B1: 7 | ≤ 5; B2: 8 | ≤ 5" },
    { "ranges move along", { .formula = T("E1=SUM(A1:D1)"), .rows = KEYS(1, 3) },
        "A1=1 D1=2 E1=3 B3=4 E3=5", "", "E3: 5 | = 4" },
    { "a tolerance lets sides be near", { .formula = T("A1=B1"),
        .tolerance = DEC(5, 1), .rows = KEYS(1, 2) }, "A1=1 B1=1.5 A2=1 B2=1.51", "",
        "A2: 1 | = 1,51" },
    { "but not what must differ", { .formula = T("A1<>B1"), .tolerance = DEC(5, 1) },
        "A1=1 B1=1", "", "A1: 1 | khác 1" },
    { "an earlier figure in a condition", { .formula = T("A1>=KY_TRUOC(A1)") }, "A1=4", "A1=5",
        "A1: 4 | ≥ 5" },

    { "the whole is the sum of its parts", { .kind = CHECK_SUM, .total = 1, .parts = KEYS(2, 3) },
        "A1=5 A2=2 A3=3 B1=5.01 B2=2.5 B3=2.5", "", "B1: 5,01 | = 5" },
    { "parts without a whole", { .kind = CHECK_SUM, .total = 1, .parts = KEYS(2, 3) }, "A2=2", "",
        "A1: trống | = 2" },
    { "a whole without parts", { .kind = CHECK_SUM, .total = 1, .parts = KEYS(2, 3) }, "A1=2", "",
        "A1: 2 | = 0" },
    { "sums within the tolerance", { .kind = CHECK_SUM, .total = 1, .parts = KEYS(2, 3),
        .tolerance = DEC(1, 0) }, "A1=5 A2=2 A3=4 B1=5 B2=2 B3=4.01", "", "B1: 5 | = 6,01" },
    { "sums over columns, of some rows", { .kind = CHECK_SUM, .axis = CHECK_OF_COLUMNS, .total = 3,
        .parts = KEYS(1, 2), .rows = KEYS(2, 3) }, "A1=1 A2=1 B2=1 C2=3", "", "C2: 3 | = 2" },
    { "huge sums are exact", { .kind = CHECK_SUM, .total = 1, .parts = KEYS(2, 3) },
        "A1=90000000000000000.01 A2=45000000000000000 A3=45000000000000000", "",
        "A1: 90.000.000.000.000.000,01 | = 90.000.000.000.000.000" },

    { "no part is more than the whole", { .kind = CHECK_PART, .total = 1, .parts = KEYS(2, 3) },
        "A1=5 A2=5 A3=6 B2=1", "", "A3: 6 | ≤ 5; B2: 1 | ≤ 0" },
    { "parts of columns", { .kind = CHECK_PART, .axis = CHECK_OF_COLUMNS, .total = 1,
        .parts = KEYS(2) }, "A1=5 B1=6 A2=5", "", "B1: 6 | ≤ 5" },

    { "within a range", { .kind = CHECK_RANGE, .min = DEC(0, 0), .max = DEC(100, 0),
        .columns = KEYS(2) }, "A1=500 B1=100 B2=100.01 B3=-0.01 B4=0", "",
        "B2: 100,01 | từ 0 đến 100; B3: -0,01 | từ 0 đến 100" },
    { "a range without an upper end", { .kind = CHECK_RANGE, .min = DEC(0, 0) }, "A1=-1 F1=-1", "",
        "A1: -1 | ≥ 0" },
    { "a range without a lower end", { .kind = CHECK_RANGE, .max = DEC(15, 1) }, "A1=2", "",
        "A1: 2 | ≤ 1,5" },
    { "whole figures", { .kind = CHECK_DECIMALS, .rows = KEYS(1, 2) }, "A1=1.5 A2=2 A3=1.5", "",
        "A1: 1,5 | tối đa 0 chữ số thập phân" },
    { "what must be filled in, and is not crossed out", { .kind = CHECK_REQUIRED,
        .rows = KEYS(10), .columns = KEYS(1, 2, 3, 6) }, "A10=0", "",
        "B10: trống | phải có số liệu; F10: trống | phải có số liệu" },
    { "one of a list", { .kind = CHECK_ONE_OF, .columns = KEYS(6),
        .values = TEXTS(T("Tốt"), T("Khá")) }, "F1=Tốt F2=Kém", "", "F2: Kém | một trong: Tốt; Khá" },
    { "one of some figures", { .kind = CHECK_ONE_OF, .columns = KEYS(1),
        .values = TEXTS(T("1"), T("2.50")) }, "A1=2.5 A2=1 A3=3", "",
        "A3: 3 | một trong: 1; 2,5" },

    { "too much more than before", { .kind = CHECK_CHANGE, .percent = DEC(20, 0),
        .rows = KEYS(1) }, "A1=120 B1=120.01 C1=79.99 D1=5", "A1=100 B1=100 C1=100",
        "B1: 120,01 | từ 80 đến 120 (trước đó 100); C1: 79,99 | từ 80 đến 120 (trước đó 100)" },
    { "against the year before", { .kind = CHECK_CHANGE, .base = CHECK_BASE_LAST_YEAR,
        .percent = DEC(5, 1), .columns = KEYS(1) }, "A1=100.6", "A1=100",
        "A1: 100,6 | từ 99,5 đến 100,5 (trước đó 100)" },
    { "from nothing, and small figures within the tolerance", { .kind = CHECK_CHANGE,
        .percent = DEC(10, 0), .tolerance = DEC(3, 0), .columns = KEYS(1) },
        "A1=3 A2=4 A3=-8", "A1=0 A2=0 A3=-5", "A2: 4 | từ -3 đến 3 (trước đó 0)" },
    { "negative figures", { .kind = CHECK_CHANGE, .percent = DEC(10, 0), .columns = KEYS(1) },
        "A1=-12 A2=-11", "A1=-10 A2=-10", "A1: -12 | từ -11 đến -9 (trước đó -10)" },
};
/* clang-format on */

static struct form *a_form(struct arena *arena, const struct check_rule *rules, size_t len)
{
    struct form *form = grid_form(arena, 10, 6, 2);
    struct check_rule *copy = ARENA_ARRAY(arena, len, struct check_rule);

    FORM_COLUMN(form, 5)->type = TYPE_TEXT;
    *FORM_CELL(form, form->cells.len++) =
        (struct form_cell){ .row = 10, .column = 3, .readonly = true };
    for (size_t i = 0; i < len; i++) {
        copy[i] = rules[i];
        copy[i].code = str_format(arena, "KT%02zu", i + 1);
    }
    form->checks = (struct list){ copy, len };
    return form;
}

static const struct formula_program *compiled(struct arena *arena, const struct form *form)
{
    struct form_fault wrong = form_check(arena, form);
    struct formula_fault fault;
    struct formula_program *program = formula_program_new(arena, form, &fault);

    if (wrong.field.len)
        fail_msg(STR_FMT ": " STR_FMT, STR_ARG(wrong.field), STR_ARG(wrong.text));
    assert_non_null(program);
    return program;
}

static void put_cells(struct arena *arena, struct content *content, struct str cells)
{
    while (cells.len) {
        struct str value = str_cut(&cells, ' '), name = str_cut(&value, '=');

        if (grid_put(content, str_z(arena, name), str_z(arena, value)) != CONTENT_OK)
            fail_msg("cannot put " STR_FMT, STR_ARG(name));
    }
}

/* What the cells held earlier, as the program wants it. */
static void put_earlier(struct arena *arena, const struct formula_program *program,
    const struct form *form, struct content *content, struct str cells)
{
    struct content *earlier = content_new(arena, form);
    struct formula_external_list list = formula_externals(program);
    struct cell *externals = ARENA_ARRAY(arena, list.len, struct cell);

    put_cells(arena, earlier, cells);
    for (size_t i = 0; i < list.len; i++)
        externals[i] = content_get(earlier, list.items[i].row, list.items[i].column);
    content->externals = externals;
}

static struct str findings_text(
    struct arena *arena, const struct content *content, const struct check_result *result)
{
    struct buf buf = { .arena = arena };

    for (size_t i = 0; i < result->len; i++) {
        const struct check_finding *finding = &result->items[i];
        struct cell_ref ref = shape_ref(content->shape, finding->slot);

        buf_addf(&buf, "%s" STR_FMT ": " STR_FMT " | " STR_FMT, i ? "; " : "",
            STR_ARG(form_address(arena, ref.row, ref.column)), STR_ARG(finding->found),
            STR_ARG(finding->allowed));
    }
    return buf_str(&buf);
}

static void every_case(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct check_case *c = &cases[i];
        const struct form *form = a_form(arena, &c->rule, 1);
        const struct formula_program *program = compiled(arena, form);
        struct content *content = content_new(arena, form);
        struct check_result result;
        struct str text;

        put_cells(arena, content, str_of(c->cells));
        put_earlier(arena, program, form, content, str_of(c->earlier));
        result = checks_run(arena, program, content, NULL);
        text = findings_text(arena, content, &result);
        if (!str_eq(text, str_of(c->findings)))
            fail_msg("%s:\n  is   " STR_FMT "\n  want %s", c->says, STR_ARG(text), c->findings);
        assert_int_equal(result.warnings, result.len);
        assert_int_equal(result.errors, 0);
        assert_int_equal(result.counts[0], result.len);
    }
    arena_free(arena);
}

/* ---- what is left out ---- */

static const struct check_rule part_rules[] = {
    { .kind = CHECK_REQUIRED, .columns = KEYS(1) },
    { .kind = CHECK_SUM, .total = 1, .parts = KEYS(2, 3), .columns = KEYS(1) },
    { .formula = T("A1=B1"), .rows = KEYS(1, 2) },
};

static void unassigned_cells_are_not_checked(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    const struct form *form = a_form(arena, part_rules, ARRAY_LEN(part_rules));
    const struct formula_program *program = compiled(arena, form);
    struct content *content = content_new(arena, form);
    bool *assigned = ARENA_ARRAY(arena, shape_slots(content->shape), bool);
    struct check_result result;

    (void)state;
    put_cells(arena, content, S("A1=5 A2=7"));
    for (size_t column = 0; column < 6; column++)
        assigned[column] = true; /* the first row alone */
    result = checks_run(arena, program, content, assigned);
    assert_int_equal(result.counts[0], 0);
    assert_int_equal(result.counts[1], 0);
    assert_int_equal(result.counts[2], 1);
    result = checks_run(arena, program, content, NULL);
    assert_int_equal(result.counts[0], 8);
    assert_int_equal(result.counts[1], 1);
    assert_int_equal(result.counts[2], 2);
    arena_free(arena);
}

static const struct check_rule error_rules[] = {
    { .kind = CHECK_REQUIRED, .rows = KEYS(1), .columns = KEYS(1) },
    { .kind = CHECK_SUM, .total = 1, .parts = KEYS(2), .columns = KEYS(1) },
    { .kind = CHECK_RANGE, .min = DEC(5, 0), .rows = KEYS(1), .columns = KEYS(1) },
};

static void failed_formulas_are_not_checked_again(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = a_form(arena, error_rules, ARRAY_LEN(error_rules));
    const struct formula_program *program;
    struct content *content;
    struct check_result result;

    (void)state;
    grid_formula(form, "A1", S("=A2/B2"));
    program = compiled(arena, form);
    content = content_new(arena, form);
    put_cells(arena, content, S("A2=7"));
    formula_run(program, content);
    assert_string_equal(str_z(arena, grid_get(arena, content, "A1")), "#div0");
    result = checks_run(arena, program, content, NULL);
    assert_int_equal(result.len, 0);
    arena_free(arena);
}

/* All are counted, a thousand are named. */
static void many_findings_are_counted(void **state)
{
    static const struct check_rule rule = { .kind = CHECK_REQUIRED, .severity = CHECK_ERROR };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 300, 10, 0);
    struct check_rule own = rule;
    const struct formula_program *program;
    struct check_result result;

    (void)state;
    own.code = S("KT01");
    form->checks = (struct list){ &own, 1 };
    program = compiled(arena, form);
    result = checks_run(arena, program, content_new(arena, form), NULL);
    assert_int_equal(result.errors, 3000);
    assert_int_equal(result.counts[0], 3000);
    assert_int_equal(result.len, CHECK_FINDINGS_MAX);
    arena_free(arena);
}

/* ---- what is wrong with a check ---- */

/* clang-format off */
static const struct {
    struct check_rule rule;
    const char *field, *text;
} faults[] = {
    { { .formula = T("") }, "checks[0].formula", "Hãy ghi điều kiện, ví dụ D14<=D13." },
    { { .formula = T("A1<=") }, "checks[0].formula", "Kiểm tra KT01, ký tự 5: Công thức chưa viết hết." },
    { { .formula = T("A1<=A99") }, "checks[0].formula", "Kiểm tra KT01, ký tự 5: Ô A99 không có trong biểu hoặc không chứa số liệu." },
    { { .formula = T("HAM_LA(A1)") }, "checks[0].formula", "Kiểm tra KT01, ký tự 1: Chưa có hàm “HAM_LA”." },
    { { .formula = T("1<=2") }, "checks[0].formula", "Kiểm tra KT01: Điều kiện phải nêu ít nhất một ô của biểu." },
    { { .formula = T("A1<=2"), .tolerance = DEC(-1, 0) }, "checks[0].tolerance", "Sai số cho phép phải từ 0 trở lên." },
    { { .formula = T("A1<=2"), .rows = KEYS(99) }, "checks[0].rows", "Không có dòng số liệu mang khóa 99." },
    { { .formula = T("A1<=2"), .rows = KEYS(1, 2, 1) }, "checks[0].rows", "Khóa 1 có hai lần." },
    { { .kind = CHECK_RANGE, .columns = KEYS(6), .min = DEC(0, 0) }, "checks[0].columns", "Không có cột số mang khóa 6." },
    { { .kind = CHECK_RANGE }, "checks[0].min", "Hãy cho giá trị nhỏ nhất hoặc lớn nhất." },
    { { .kind = CHECK_RANGE, .min = DEC(2, 0), .max = DEC(1, 0) }, "checks[0].max", "Giá trị lớn nhất nhỏ hơn giá trị nhỏ nhất." },
    { { .kind = CHECK_SUM, .total = 99, .parts = KEYS(1) }, "checks[0].total", "Hãy chọn dòng số liệu là tổng số." },
    { { .kind = CHECK_PART, .axis = CHECK_OF_COLUMNS, .total = 6, .parts = KEYS(1) }, "checks[0].total", "Hãy chọn cột số là tổng số." },
    { { .kind = CHECK_SUM, .total = 1 }, "checks[0].parts", "Hãy chọn ít nhất một thành phần của tổng số." },
    { { .kind = CHECK_SUM, .total = 1, .parts = KEYS(2, 1) }, "checks[0].parts", "Tổng số không thể là thành phần của chính nó." },
    { { .kind = CHECK_ONE_OF }, "checks[0].values", "Hãy cho ít nhất một giá trị được phép." },
    { { .kind = CHECK_CHANGE }, "checks[0].percent", "Hãy cho mức biến động tối đa, lớn hơn 0 %." },
};
/* clang-format on */

static void faults_name_the_member(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
        struct form_fault wrong = form_check(arena, a_form(arena, &faults[i].rule, 1));

        assert_string_equal(str_z(arena, wrong.field), faults[i].field);
        assert_string_equal(str_z(arena, wrong.text), faults[i].text);
    }
    arena_free(arena);
}

static void codes_are_needed_once(void **state)
{
    static const struct check_rule rules[] = { { .formula = T("A1<=1") },
        { .formula = T("A1<=2") } };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = a_form(arena, rules, 2);
    struct form_fault wrong;

    (void)state;
    FORM_CHECK(form, 1)->code = S("KT01");
    wrong = form_check(arena, form);
    assert_string_equal(str_z(arena, wrong.field), "checks[1].code");
    FORM_CHECK(form, 1)->code = S("");
    wrong = form_check(arena, form);
    assert_string_equal(str_z(arena, wrong.text), "Kiểm tra chưa có mã.");
    arena_free(arena);
}

static void too_much_work_is_refused(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 500, 10, 0);
    struct check_rule *rules = ARENA_ARRAY(arena, CHECKS_MAX + 1, struct check_rule);
    struct form_fault wrong;

    (void)state;
    for (size_t i = 0; i <= CHECKS_MAX; i++)
        rules[i] =
            (struct check_rule){ .kind = CHECK_REQUIRED, .code = str_format(arena, "K%zu", i) };
    form->checks = (struct list){ rules, 20 }; /* 20 × 5,000 cells are 100,000 */
    assert_int_equal(form_check(arena, form).field.len, 0);
    form->checks.len = 21;
    wrong = form_check(arena, form);
    assert_string_equal(str_z(arena, wrong.field), "checks[20].formula");
    form->checks.len = CHECKS_MAX + 1;
    wrong = form_check(arena, form);
    assert_string_equal(str_z(arena, wrong.text), "Biểu có 501 kiểm tra, nhiều nhất là 500.");
    arena_free(arena);
}

/* ---- sizes ---- */

/* What a form of so many calculated rows costs, counted and not timed: its steps, its code and
 * what its figures from elsewhere are. */
struct cost {
    size_t steps, code, externals, checked;
};

static struct cost cost_of(size_t rows)
{
    struct arena *arena = arena_new((size_t)256 << 20);
    struct form *form = grid_form(arena, rows, 4, 2);
    struct check_rule rules[] = {
        { .code = S("K1"),
            .kind = CHECK_SUM,
            .axis = CHECK_OF_COLUMNS,
            .total = 1,
            .parts = KEYS(2, 3) },
        { .code = S("K2"), .kind = CHECK_CHANGE, .percent = DEC(20, 0), .columns = KEYS(4) },
        { .code = S("K3"), .formula = S("A1<=D1") },
    };
    struct formula_program *program;
    struct formula_fault fault;
    struct cost cost;
    int64_t *keys = ARENA_ARRAY(arena, rows, int64_t);

    for (size_t i = 0; i < rows; i++) {
        FORM_CELL(form, i)->row = keys[i] = (int64_t)i + 1;
        FORM_CELL(form, i)->column = 1;
        FORM_CELL(form, i)->formula =
            str_format(arena, i ? "=SUM(B%zu:D%zu)+A%zu" : "=SUM(B%zu:D%zu)", i + 1, i + 1, i);
    }
    form->cells.len = rows;
    rules[2].rows = (struct list){ keys, rows };
    form->checks = (struct list){ rules, 3 };
    program = formula_program_new(arena, form, &fault);
    assert_non_null(program);
    cost = (struct cost){ program->steps, program->code_len, formula_externals(program).len,
        program->check_steps };
    arena_free(arena);
    return cost;
}

/* A thousand to five thousand rows: each costs the same, nothing grows with the square. */
static void cost_is_linear(void **state)
{
    struct cost one = cost_of(1000);

    (void)state;
    for (size_t times = 2; times <= 5; times++) {
        struct cost more = cost_of(1000 * times);

        assert_in_range(more.steps, one.steps * times - 8 * times, one.steps * times + 8 * times);
        assert_in_range(more.code, one.code * times - 8 * times, one.code * times + 8 * times);
        assert_int_equal(more.externals, one.externals * times);
        assert_int_equal(more.checked, one.checked * times);
    }
}

/* What a stranger may send is refused with its place, and in little work. */
static void bad_input_is_refused_with_its_place(void **state)
{
    struct arena *arena = arena_new((size_t)256 << 20);
    struct buf deep = { .arena = arena };
    struct form *form = a_form(arena, NULL, 0);
    struct check_rule rule = { .code = S("KT01") };
    struct form_fault wrong;

    (void)state;
    for (int i = 0; i < 2000; i++)
        buf_add_char(&deep, '(');
    buf_add(&deep, S("A1"));
    rule.formula = buf_str(&deep);
    form->checks = (struct list){ &rule, 1 };
    wrong = form_check(arena, form);
    assert_string_equal(str_z(arena, wrong.field), "checks[0].formula");
    assert_string_equal(
        str_z(arena, wrong.text), "Kiểm tra KT01, ký tự 66: Công thức lồng nhau quá 64 mức.");
    for (int i = 0; i < 8000; i++)
        buf_add_char(&deep, '(');
    rule.formula = buf_str(&deep);
    wrong = form_check(arena, form);
    assert_string_equal(
        str_z(arena, wrong.text), "Kiểm tra KT01, ký tự 4096: Công thức dài quá 4096 ký tự.");
    form = grid_form(arena, 2000, 10, 0); /* 20,000 cells */
    wrong = form_check(arena, form);
    assert_string_equal(str_z(arena, wrong.text), "Biểu có 20000 ô số liệu, nhiều nhất là 5000 ô.");
    arena_free(arena);
}

/* ---- what is proposed ---- */

static void rows_say_trong_do(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 9, 3, 0);
    static const struct {
        const char *label;
        int64_t indent;
        enum row_kind kind;
    } labels[] = { { "Tổng số học sinh", 0, ROW_FIXED }, { "Trong đó: nữ", 1, ROW_FIXED },
        { "Giáo viên", 0, ROW_FIXED }, { "- Trong đó:", 0, ROW_GROUP },
        { "Biên chế", 1, ROW_FIXED }, { "Hợp đồng", 1, ROW_FIXED }, { "Phòng học", 0, ROW_FIXED },
        { "Nhóm", 0, ROW_GROUP }, { "Trong đó", 0, ROW_FIXED } };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(labels); i++) {
        FORM_ROW(form, i)->label = str_of(labels[i].label);
        FORM_ROW(form, i)->indent = labels[i].indent;
        FORM_ROW(form, i)->kind = (int)labels[i].kind;
    }
    FORM_COLUMN(form, 2)->rule = RULE_RATIO;
    FORM_COLUMN(form, 2)->rule_num = 1;
    FORM_COLUMN(form, 2)->rule_den = 2;
    checks_propose(arena, form);
    assert_int_equal(form->checks.len, 2);
    assert_int_equal(FORM_CHECK(form, 0)->total, 1);
    assert_int_equal(FORM_CHECK(form, 0)->parts.len, 1);
    assert_int_equal(FORM_CHECK(form, 0)->severity, CHECK_WARNING);
    assert_int_equal(FORM_CHECK(form, 0)->columns.len, 2); /* percentages do not add up */
    assert_int_equal(FORM_CHECK(form, 1)->total, 3);
    assert_int_equal(FORM_CHECK(form, 1)->parts.len, 2);
    assert_int_equal(form_check(arena, form).field.len, 0);
    arena_free(arena);
}

static void columns_say_trong_do(void **state)
{
    static struct str paths[][2] = { { T("Số hộ"), T("Tổng số") },
        { T("Số hộ"), T("Trong đó: nghèo") }, { T("Số hộ"), T("Trong đó: nghèo") },
        { T("Số người"), T("Trong đó: nữ") } };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct form *form = grid_form(arena, 2, 4, 0);

    (void)state;
    for (size_t i = 0; i < 4; i++)
        FORM_COLUMN(form, i)->path = (struct list){ paths[i], 2 };
    checks_propose(arena, form);
    assert_int_equal(form->checks.len, 1);
    assert_int_equal(FORM_CHECK(form, 0)->axis, CHECK_OF_COLUMNS);
    assert_int_equal(FORM_CHECK(form, 0)->total, 1);
    assert_int_equal(FORM_CHECK(form, 0)->parts.len, 2);
    checks_propose(arena, form); /* again: under other codes, so that a form stays in order */
    assert_int_equal(form->checks.len, 2);
    assert_int_equal(form_check(arena, form).field.len, 0);
    arena_free(arena);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case),
        cmocka_unit_test(unassigned_cells_are_not_checked),
        cmocka_unit_test(failed_formulas_are_not_checked_again),
        cmocka_unit_test(many_findings_are_counted),
        cmocka_unit_test(faults_name_the_member),
        cmocka_unit_test(codes_are_needed_once),
        cmocka_unit_test(too_much_work_is_refused),
        cmocka_unit_test(cost_is_linear),
        cmocka_unit_test(bad_input_is_refused_with_its_place),
        cmocka_unit_test(rows_say_trong_do),
        cmocka_unit_test(columns_say_trong_do),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
