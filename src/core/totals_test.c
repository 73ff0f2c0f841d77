/* Consolidation held against totals published by others: tests/data/totals/README.md. */
#include "core/aggregate.h"
#include "core/csv.h"
#include "core/formula/formula.h"
#include "tests/unit.h"

#include "tests/grid.h"

#define FOLDER "tests/data/totals/"
#define TABLES_MAX 16
#define ROWS_MAX 4000
#define LINES_EXPECTED 293

/* ---- the tables ---- */

struct table {
    struct str file;
    size_t rows_len, columns_len;
    struct str *cells; /* rows_len x columns_len; row 0 is the head */
};

static struct table tables[TABLES_MAX];
static size_t tables_len;
static struct arena *arena;

static struct table table_read(struct str file)
{
    struct str path = str_format(arena, FOLDER STR_FMT, STR_ARG(file));
    struct csv_reader reader = csv_read(arena, file_read(arena, str_z(arena, path)));
    struct table table = { .file = file };

    while (csv_next(&reader)) {
        if (!table.cells) {
            table.columns_len = reader.len;
            table.cells = ARENA_ARRAY(arena, ROWS_MAX * reader.len, struct str);
        }
        assert_true(reader.len == table.columns_len && table.rows_len < ROWS_MAX);
        for (size_t c = 0; c < reader.len; c++)
            table.cells[table.rows_len * table.columns_len + c] = reader.fields[c];
        table.rows_len++;
    }
    assert_int_equal(reader.fault, CSV_OK);
    return table;
}

static const struct table *table_of(struct str file)
{
    for (size_t i = 0; i < tables_len; i++)
        if (str_eq(tables[i].file, file))
            return &tables[i];
    assert_true(tables_len < TABLES_MAX);
    tables[tables_len] = table_read(file);
    return &tables[tables_len++];
}

static struct str at(const struct table *table, size_t row, size_t column)
{
    return str_trim(table->cells[row * table->columns_len + column]);
}

static size_t column_named(const struct table *table, size_t head, struct str name)
{
    for (size_t c = 0; c < table->columns_len; c++)
        if (str_eq(at(table, head, c), name))
            return c;
    fail_msg("no column " STR_FMT, STR_ARG(name));
    return 0;
}

/* ---- units that report one figure each ---- */

/* A form of one row: A the figure, B 1 a unit, C and D numerator and denominator, E their ratio in
 * percent, F the mean of what the units call their percentage. */
static struct form *unit_form(void)
{
    struct form *form = grid_form(arena, 1, 6, 4);

    FORM_COLUMN(form, 4)->decimals = 2;
    FORM_COLUMN(form, 4)->rule = RULE_RATIO;
    FORM_COLUMN(form, 4)->rule_num = 3;
    FORM_COLUMN(form, 4)->rule_den = 4;
    FORM_COLUMN(form, 4)->rule_factor = (struct maybe_dec){ true, { 100, 0 } };
    FORM_COLUMN(form, 5)->decimals = 2;
    FORM_COLUMN(form, 5)->rule = RULE_AVERAGE;
    return form;
}

/* What is no plain number ("..", "đang cập nhật", and "30,509" of four communes, as the
 * reconciliation took it) was not reported: the cell is empty. */
static void put(struct content *content, const char *address, struct str text)
{
    struct cell_ref ref = grid_ref(str_of(address));
    struct dec number;

    if (dec_parse(text, &number))
        assert_int_equal(
            content_put(content, ref.row, ref.column, CELL_OF_DEC(number)), CONTENT_OK);
}

static struct form *the_form;
static struct aggregate_run *the_run;

static void units_begin(void)
{
    the_form = unit_form();
    the_run = aggregate_start(arena, aggregate_plan_new(arena, the_form, the_form));
}

static void unit_add(const struct table *table, size_t row, const size_t columns[4])
{
    static const char *const places[] = { "A1", "C1", "D1", "F1" };
    struct content *content = content_new(arena, the_form);

    put(content, "B1", S("1"));
    for (size_t i = 0; i < 4; i++)
        if (columns[i])
            put(content, places[i], at(table, row, columns[i]));
    assert_true(aggregate_add(the_run, content_pack(arena, content, 0)));
}

static struct str units_total(const char *address)
{
    struct content *content = content_new(arena, the_form);

    aggregate_finish(the_run, NULL, content);
    return grid_get(arena, content, address);
}

/* ---- one line of reconciliation.csv ---- */

struct line {
    struct str file, parent, measure, published, computed, difference, verdict;
    const struct table *table;
};

/* The rows whose `key` column is the parent, summed in the measure's column. */
static struct str total_by_key(const struct line *line, const char *key, size_t measure)
{
    size_t by = column_named(line->table, 0, str_of(key));

    units_begin();
    for (size_t r = 1; r < line->table->rows_len; r++)
        if (str_eq(at(line->table, r, by), line->parent))
            unit_add(line->table, r, (size_t[4]){ measure });
    return units_total("A1");
}

static struct str gso_total(const struct line *line)
{
    return total_by_key(line, "parent_code", column_named(line->table, 0, line->measure));
}

static struct str retail_total(const struct line *line)
{
    return total_by_key(line, "parent", column_named(line->table, 0, S("trieu_dong")));
}

static struct str commune_total(const struct line *line)
{
    bool counted = str_eq(line->measure, S("number of communes"));
    struct line communes = *line;
    struct str name = str_format(arena, STR_FMT "_raw", STR_ARG(line->measure));

    communes.table = table_of(S("new_communes_area_population.csv"));
    if (counted)
        name = S("code");
    (void)total_by_key(&communes, "province_code", column_named(communes.table, 0, name));
    return units_total(counted ? "B1" : "A1");
}

/* "ANC 1 Coverage numerator", "… % = ratio of sums", "… % as plain mean of districts (WRONG way…"
 */
static struct str dhis2_total(const struct line *line)
{
    struct str indicator = str_sub(line->measure, 0, S("ANC 1 Coverage").len);
    const char *address = "E1";

    units_begin();
    for (size_t r = 1; r < line->table->rows_len; r++)
        if (str_eq(at(line->table, r, 0), indicator) && at(line->table, r, 5).len)
            unit_add(line->table, r,
                (size_t[4]){ 0, column_named(line->table, 0, S("numerator")),
                    column_named(line->table, 0, S("denominator")),
                    column_named(line->table, 0, S("value_pct")) });
    if (str_ends(line->measure, S("numerator")))
        address = "C1";
    else if (str_ends(line->measure, S("denominator")))
        address = "D1";
    else if (str_find(line->measure, S("plain mean")) < line->measure.len)
        address = "F1";
    return units_total(address);
}

/* The first table of the sheet: groups have a numeral, their parts none. */
static struct str fdi_total(const struct line *line)
{
    const struct table *table = line->table;
    size_t measure = column_named(table, 3, line->measure);
    bool groups = str_starts(line->parent, at(table, 1, 0)), inside = groups;

    units_begin();
    for (size_t r = 4; !str_eq(at(table, r, 0), S("Tổng số")); r++) {
        bool group = at(table, r, 0).len > 0;

        if (!groups && group)
            inside = str_eq(at(table, r, 1), line->parent);
        else if (inside && group == groups)
            unit_add(table, r, (size_t[4]){ measure });
    }
    return units_total("A1");
}

/* ---- sums across one row: formulas ---- */

/* The sum of up to ten of a row's columns by a formula of the form. */
static struct str total_across(const struct table *table, size_t row, size_t first, size_t len)
{
    struct form *form = grid_form(arena, 1, 11, 0);
    struct formula_fault fault;
    struct formula_program *program;
    struct content *content;

    grid_formula(form, "K1", S("=SUM(A1:J1)"));
    program = formula_program_new(arena, form, &fault);
    content = content_new(arena, form);
    for (size_t i = 0; i < len; i++)
        put(content, str_z(arena, form_address(arena, 1, (int64_t)i + 1)),
            at(table, row, first + i));
    formula_run(program, content);
    return grid_get(arena, content, "K1");
}

static struct str underscored(struct str text)
{
    char *copy = (char *)str_copy(arena, text).ptr;

    for (size_t i = 0; i < text.len; i++)
        if (copy[i] == ' ')
            copy[i] = '_';
    return (struct str){ copy, text.len };
}

/* "Tổng số 2015": the kinds of facility; "Tổng số 2015 = Bộ+Sở+ngành": the three columns behind. */
static struct str health_total(const struct line *line)
{
    const struct table *table = line->table;
    struct str measure = line->measure, name = str_trim(str_cut(&measure, '='));
    size_t column = column_named(table, 0, underscored(name));

    units_begin();
    for (size_t r = 1; r < table->rows_len; r++) {
        if (measure.len && str_eq(at(table, r, 0), line->parent))
            return total_across(table, r, column + 1, 3);
        if (!measure.len && r > 1)
            unit_add(table, r, (size_t[4]){ column });
    }
    return units_total("A1");
}

/* "Nghệ An 2020": the parts stand behind the total. */
static struct str budget_total(const struct line *line)
{
    const struct table *table = line->table;

    for (size_t r = 1; r < table->rows_len; r++) {
        struct str province = at(table, r, 0), year = at(table, r, 1);

        if (str_eq(line->parent,
                str_format(arena, STR_FMT " " STR_FMT, STR_ARG(province), STR_ARG(year))))
            return total_across(table, r, 3, table->columns_len - 3);
    }
    fail_msg("no row " STR_FMT, STR_ARG(line->parent));
    return S("");
}

static const struct {
    const char *file;
    struct str (*total)(const struct line *line);
} totals[] = {
    { "gso_population_1000_persons.csv", gso_total },
    { "gso_cooperatives.csv", gso_total },
    { "gso_health_facilities.csv", health_total },
    { "new_provinces_area_population.csv", commune_total },
    { "dhis2_sierra_leone_anc_2022.csv", dhis2_total },
    { "retail_2026_m08_unnamed_province.csv", retail_total },
    { "fdi_1988_2005_sheet1.csv", fdi_total },
    { "fdi_1988_2005_sheet2.csv", fdi_total },
    { "budget_domestic_revenue_B63.csv", budget_total },
    { "budget_balance_B46.csv", budget_total },
};

static struct dec number_of(struct str text)
{
    struct dec number = DEC_ZERO;

    if (!dec_parse(text, &number))
        fail_msg("no number: " STR_FMT, STR_ARG(text));
    return number;
}

static void check_line(const struct line *line)
{
    struct str ours = S("");
    struct dec difference;

    for (size_t i = 0; i < ARRAY_LEN(totals); i++)
        if (str_eq(line->file, str_of(totals[i].file)))
            ours = totals[i].total(line);
    if (!ours.len || dec_cmp(number_of(ours), number_of(line->computed)) != 0)
        fail_msg(STR_FMT ", " STR_FMT ", " STR_FMT ": found " STR_FMT ", expected " STR_FMT,
            STR_ARG(line->file), STR_ARG(line->parent), STR_ARG(line->measure), STR_ARG(ours),
            STR_ARG(line->computed));
    assert_true(dec_sub(number_of(ours), number_of(line->published), &difference));
    assert_int_equal(dec_cmp(difference, number_of(line->difference)), 0);
    assert_int_equal(str_eq(line->verdict, S("exact")), difference.mantissa == 0);
}

static void totals_are_those_published_or_differ_as_they_do(void **state)
{
    struct str text;
    struct csv_reader reader;
    size_t lines = 0, exact = 0;

    (void)state;
    arena = arena_new(UNIT_BYTES * 4);
    text = file_read(arena, FOLDER "reconciliation.csv");
    reader = csv_read(arena, text);
    assert_true(csv_next(&reader));
    while (csv_next(&reader)) {
        struct line line = { .file = reader.fields[0],
            .parent = reader.fields[1],
            .measure = reader.fields[2],
            .published = reader.fields[3],
            .computed = reader.fields[4],
            .difference = reader.fields[5],
            .verdict = reader.fields[6],
            .table = table_of(reader.fields[0]) };

        check_line(&line);
        exact += str_eq(line.verdict, S("exact"));
        lines++;
    }
    print_message(
        "%zu lines: %zu as published, %zu differ by what is listed\n", lines, exact, lines - exact);
    assert_int_equal(lines, LINES_EXPECTED);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_are_those_published_or_differ_as_they_do),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
