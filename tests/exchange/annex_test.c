/* Recognition against real annexes and what people say of them: tests/data/forms/. */
#include "core/annex/annex.h"

#include <stdlib.h>

#include "base/limits.h"
#include "exchange/xlsx_read.h"
#include "tests/exchange/accuracy.h"
#include "tests/exchange/tree.h"
#include "tests/unit.h"

#define FOLDER "tests/data/forms/"

/* What a description is itself in doubt about. */
#define DOUBT(what) (1u << (what))

/* clang-format off */
static const struct annex_case {
    const char *id, *sheet;
    int table;         /* of the sheet, from 0 */
    unsigned doubtful; /* DOUBT(…) */
    const char *why;
} cases[] = {
#include "tests/exchange/annex_cases.def"
};
/* clang-format on */

struct compare {
    struct arena *arena;
    const struct annex_case *of;
    const struct tree *want;
    struct form form;
    struct score scores[WHATS];
    bool loud;
};

static void count(struct compare *c, enum what what, struct str got, struct str want, int64_t at)
{
    bool right = str_eq(got, want);

    c->scores[what].all++;
    c->scores[what].right += right ? 1 : 0;
    if (!right && c->loud)
        print_message("  %s %s of %lld: \"" STR_FMT "\", not \"" STR_FMT "\"\n", c->of->id,
            what_names[what], (long long)at, STR_ARG(got), STR_ARG(want));
}

/* ---- columns ---- */

static struct str joined(struct arena *arena, struct list path)
{
    struct buf buf = { .arena = arena };

    for (size_t i = 0; i < path.len; i++) {
        buf_add(&buf, i > 0 ? S(" > ") : S(""));
        buf_add(&buf, *LIST_AT(path, struct str, i));
    }
    return buf_str(&buf);
}

static struct str wanted_path(struct arena *arena, const struct tree *path)
{
    struct buf buf = { .arena = arena };

    for (const struct tree *at = path->first; at != NULL; at = at->next) {
        buf_add(&buf, at != path->first ? S(" > ") : S(""));
        buf_add(&buf, at->text);
    }
    return buf_str(&buf);
}

/* Without spaces and brackets: the descriptions write "1=2+3" for "1=(2+3)". */
static struct str bare(struct arena *arena, struct str text)
{
    struct buf buf = { .arena = arena };

    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != ' ' && text.ptr[i] != '(' && text.ptr[i] != ')')
            buf_add_char(&buf, text.ptr[i]);
    }
    return buf_str(&buf);
}

static struct str wanted_number(const struct tree *column)
{
    if (str_eq(tree_text(column, "no_origin"), S("added here")))
        return S("");
    return tree_text(column, "no");
}

static bool is_printed(const struct tree *column)
{
    struct str origin = tree_text(column, "formula_origin");

    return origin.len == 0 || str_eq(origin, S("printed on the form"));
}

static void compare_column(struct compare *c, const struct tree *want)
{
    int64_t key = form_column_key(tree_text(want, "col"));
    long i = form_column_index(&c->form, key);
    const struct form_column *column;

    if (i < 0) {
        count(c, HEADINGS, S("(no column)"), tree_text(want, "col"), key);
        return;
    }
    column = FORM_COLUMN(&c->form, i);
    count(c, HEADINGS, joined(c->arena, column->path),
        wanted_path(c->arena, tree_member(want, "path")), key);
    count(c, NUMBERS, bare(c->arena, column->number), wanted_number(want), key);
    if (is_printed(want))
        count(c, PRINTED, bare(c->arena, column->printed),
            bare(c->arena, tree_text(want, "formula")), key);
}

/* ---- rows ---- */

static void compare_formulas(struct compare *c, const struct tree *want, int64_t row)
{
    const struct tree *formulas = tree_member(want, "excel_formulas");

    for (const struct tree *at = formulas->first; at != NULL; at = at->next) {
        int64_t column = form_column_key(at->name);
        const struct form_cell *cell = form_cell_find(&c->form, row, column);

        count(c, FORMULAS, cell == NULL ? S("") : cell->formula, at->text, row);
    }
}

static void compare_indent(struct compare *c, const struct form_row *row, const struct tree *want)
{
    struct str got = str_format(c->arena, "%lld", (long long)row->indent);

    if (tree_member(want, "indent")->type == JSON_NUMBER)
        count(c, INDENTS, got, tree_text(want, "indent"), row->key);
}

/* A parent is described by its ordinal ("I"), by the ordinals down to it ("I.7"), its code or
 * label. */
static bool is_described(const struct form_row *row, struct str parent)
{
    struct str last = parent;

    while (str_find(last, S(".")) < last.len)
        (void)str_cut(&last, '.');
    return str_eq(row->stt, parent) || str_eq(row->stt, last) || str_eq(row->code, parent) ||
           str_eq(row->label, parent);
}

/* Where none is described nothing is counted: the descriptions name them where they are sure. */
static void compare_parent(struct compare *c, const struct form_row *row, const struct tree *want)
{
    struct str parent = tree_text(want, "parent");
    long i = form_row_index(&c->form, row->parent);
    struct str got = S("");

    if (parent.len == 0)
        return;
    if (i >= 0 && is_described(FORM_ROW(&c->form, i), parent))
        got = parent;
    count(c, PARENTS, got, parent, row->key);
}

static void compare_row(struct compare *c, const struct tree *want)
{
    int64_t key = 0;
    long i;
    const struct form_row *row;
    static const struct form_row none = { .kind = ROW_GROUP };

    assert_true(str_to_int(tree_text(want, "row"), &key));
    i = form_row_index(&c->form, key);
    row = i < 0 ? &none : FORM_ROW(&c->form, i);
    count(c, STTS, row->stt, tree_text(want, "stt"), key);
    count(c, CODES, row->code, tree_text(want, "code"), key);
    count(c, LABELS, row->label, tree_text(want, "label"), key);
    count(c, UNITS, row->unit, tree_text(want, "unit"), key);
    compare_indent(c, row, want);
    compare_parent(c, row, want);
    compare_formulas(c, want, key);
}

/* Rows and formulas that the description has not. */
static const struct tree *row_wanted(const struct tree *rows, int64_t key)
{
    for (const struct tree *at = rows->first; at != NULL; at = at->next) {
        int64_t row = 0;

        if (str_to_int(tree_text(at, "row"), &row) && row == key)
            return at;
    }
    return NULL;
}

static void compare_extras(struct compare *c, const struct tree *rows)
{
    for (size_t i = 0; i < c->form.rows.len; i++) {
        const struct form_row *row = FORM_ROW(&c->form, i);

        /* The description of a list has no rows at all, or only its total. */
        if (row->kind != ROW_OPEN && tree_len(rows) > 0 && row_wanted(rows, row->key) == NULL)
            count(c, EXTRAS, row->label, S(""), row->key);
    }
    for (size_t i = 0; i < c->form.cells.len && c->scores[FORMULAS].all > 0; i++) {
        const struct form_cell *cell = FORM_CELL(&c->form, i);
        const struct tree *row = row_wanted(rows, cell->row);
        struct str letters = form_column_letters(c->arena, cell->column);

        if (row != NULL &&
            tree_text(tree_member(row, "excel_formulas"), str_z(c->arena, letters)).len == 0)
            count(c, EXTRAS, cell->formula, S(""), cell->row);
    }
}

/* ---- one annex ---- */

static struct form recognise(struct arena *arena, const struct annex_case *of)
{
    struct ctx ctx = { .arena = arena };
    struct book book;
    struct form form;
    struct str bytes = file_read(arena, str_z(arena, str_format(arena, FOLDER "%s.xlsx", of->id)));
    struct sheet *part = ARENA_NEW(arena, struct sheet);
    const struct sheet *sheet;
    struct list tables;

    if (xlsx_read(&ctx, bytes, &book) != ST_OK)
        fail_msg("%s: %s", of->id, problem_name(ctx.problem.key));
    sheet = xlsx_first_sheet(&book);
    for (size_t i = 0; i < book.len && of->sheet != NULL; i++) {
        if (str_eq(book.sheets[i].name, str_of(of->sheet)))
            sheet = &book.sheets[i];
    }
    tables = annex_tables(arena, sheet);
    assert_true((size_t)of->table < tables.len);
    *part = annex_part(arena, sheet, LIST_AT(tables, struct annex_table, (size_t)of->table));
    assert_int_equal(annex_recognise(arena, part, &form), ANNEX_OK);
    return form;
}

/* The description of the sheet: of the book, of one of its sheets, or of its first table. */
static const struct tree *wanted_sheet(const struct tree *book, const struct annex_case *of)
{
    const struct tree *sheets = tree_member(book, "sheets");
    const struct tree *table = tree_member(book, "tables")->first;

    for (const struct tree *at = sheets->first; at != NULL; at = at->next) {
        if (of->sheet == NULL || str_eq(tree_text(at, "sheet"), str_of(of->sheet)))
            return at;
    }
    for (int i = 0; i < of->table && table != NULL; i++)
        table = table->next;
    return table != NULL ? table : book;
}

static void list_doubts(const struct compare *c)
{
    for (size_t i = 0; i < c->form.doubts.len; i++) {
        const struct form_doubt *doubt = LIST_AT(c->form.doubts, struct form_doubt, i);

        print_message("  ? %lld:%lld " STR_FMT "\n", (long long)doubt->row,
            (long long)doubt->column, STR_ARG(doubt->text));
    }
}

static struct str case_name(struct arena *arena, const struct annex_case *of)
{
    struct buf buf = { .arena = arena };

    buf_addf(&buf, "%s", of->id);
    if (of->sheet != NULL)
        buf_addf(&buf, ", %s", of->sheet);
    if (of->table > 0)
        buf_addf(&buf, ", table %d", of->table + 1);
    return buf_str(&buf);
}

static void compare_annex(
    struct arena *arena, const struct annex_case *of, struct accuracy *accuracy)
{
    struct compare c = { .arena = arena, .of = of, .form = recognise(arena, of) };
    struct str path = str_format(arena, FOLDER "%s.json", of->id);
    const struct tree *want =
        wanted_sheet(tree_read(arena, file_read(arena, str_z(arena, path))), of);
    const struct tree *columns = tree_member(want, "columns");
    const struct tree *rows = tree_member(want, "rows");
    struct form_fault fault = form_check(arena, &c.form);

    c.loud = of->why[0] == '\0' || getenv("ANNEX_LOUD") != NULL;
    if (fault.field.len > 0)
        fail_msg("%s: %.*s: %.*s", of->id, STR_ARG(fault.field), STR_ARG(fault.text));
    for (const struct tree *at = columns->first; at != NULL; at = at->next)
        compare_column(&c, at);
    count(&c, HEADINGS, str_format(arena, "%zu columns", c.form.columns.len),
        str_format(arena, "%zu columns", tree_len(columns)), 0);
    for (const struct tree *at = rows->first; at != NULL; at = at->next)
        compare_row(&c, at);
    compare_extras(&c, rows);
    if (getenv("ANNEX_LOUD") != NULL)
        list_doubts(&c);
    accuracy_add(accuracy, case_name(arena, of), c.scores, of->doubtful, of->why);
}

static void real_annexes_come_out_as_described(void **state)
{
    struct arena *page = arena_new(UNIT_BYTES);
    struct accuracy accuracy = accuracy_begin(page);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct arena *arena = arena_new(ARENA_HEAVY_BYTES);

        compare_annex(arena, &cases[i], &accuracy);
        arena_free(arena);
    }
    assert_true(accuracy_end(&accuracy));
    arena_free(page);
}

/* ---- what the descriptions do not say ---- */

static struct form recognise_id(struct arena *arena, const char *id)
{
    struct annex_case of = { .id = id, .why = "" };

    return recognise(arena, &of);
}

static void what_stands_above_the_table(void **state)
{
    /* clang-format off */
    static const struct { const char *id, *title, *form_no, *unit_note, *legal_basis; } wanted[] = {
#include "tests/exchange/annex_titles.def"
    };
    /* clang-format on */
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
        struct form form = recognise_id(arena, wanted[i].id);

        expect_text(form.title, wanted[i].title, wanted[i].id);
        expect_text(form.form_no, wanted[i].form_no, wanted[i].id);
        expect_text(form.unit_note, wanted[i].unit_note, wanted[i].id);
        expect_text(form.legal_basis, wanted[i].legal_basis, wanted[i].id);
    }
    arena_free(arena);
}

/* Of one row: key, kind, indicator, rule, rule_num, rule_den, rule_factor. */
static void how_rows_are_understood(void **state)
{
    /* clang-format off */
    static const struct {
        const char *id;
        int row, kind;
        const char *indicator;
        int rule, num, den, factor;
    } wanted[] = {
        { "nong_nghiep_thang",    13, ROW_GROUP, "", RULE_DEFAULT, 0, 0, 0 },
        { "nong_nghiep_thang",    16, ROW_FIXED, "nong_nghiep_trong_trot_cay_lua_nang_suat_thu_hoach",
          RULE_RATIO, 17, 15, 10 },
        { "nong_nghiep_thang",    21, ROW_FIXED,
          "nong_nghiep_trong_trot_cay_lua_vu_dong_xuan_nang_suat_thu_hoach", RULE_RATIO, 22, 20, 10 },
        { "nong_nghiep_tong_hop", 19, ROW_FIXED,
          "nong_nghiep_trong_trot_cay_lua_vu_dong_xuan_nang_suat_thu_hoach", RULE_RATIO, 20, 18, 10 },
        { "nong_nghiep_ke_hoach", 17, ROW_FIXED,
          "nong_nghiep_trong_trot_cay_lua_vu_dong_xuan_nang_suat_thu_hoach", RULE_RATIO, 18, 16, 10 },
        { "nong_nghiep_thang",   146, ROW_FIXED,
          "nong_nghiep_trong_trot_cay_lau_nam_cay_an_trai_xoai_td_xoai_cat_hoa_loc_nang_suat",
          RULE_RATIO, 147, 145, 10 },
        { "nong_nghiep_thang",   169, ROW_FIXED, "nong_nghiep_chan_nuoi_heo", RULE_DEFAULT, 0, 0, 0 },
        { "bnv_0601n",            10, ROW_GROUP, "", RULE_DEFAULT, 0, 0, 0 },
        { "bnv_0601n",            11, ROW_FIXED, "1_chia_theo_pham_vi_to_chuc_thi_dua_toan_quoc",
          RULE_DEFAULT, 0, 0, 0 },
        { "sct_binh_phuoc_iip",    4, ROW_FIXED, NULL, RULE_NONE, 0, 0, 0 },
        { "vpcp_06_tong_hop",      9, ROW_GROUP, "", RULE_DEFAULT, 0, 0, 0 },
        { "vpcp_06_tong_hop",     10, ROW_OPEN,  "", RULE_DEFAULT, 0, 0, 0 },
        { "tt02_2021_tcd01",       8, ROW_OPEN,  "", RULE_DEFAULT, 0, 0, 0 },
        { "btp_10a_cong_chung",   10, ROW_FIXED, "so_lieu", RULE_DEFAULT, 0, 0, 0 },
    };
    /* clang-format on */
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
        struct form form = recognise_id(arena, wanted[i].id);
        long at = form_row_index(&form, wanted[i].row);
        const struct form_row *row;

        assert_true(at >= 0);
        row = FORM_ROW(&form, at);
        assert_int_equal(row->kind, wanted[i].kind);
        if (wanted[i].indicator != NULL)
            expect_text(row->indicator, wanted[i].indicator, wanted[i].id);
        assert_int_equal(row->rule, wanted[i].rule);
        assert_int_equal(row->rule_num, wanted[i].num);
        assert_int_equal(row->rule_den, wanted[i].den);
        assert_int_equal(row->rule_factor.value.mantissa, wanted[i].factor);
    }
    arena_free(arena);
}

static void how_columns_are_understood(void **state)
{
    /* clang-format off */
    static const struct {
        const char *id, *column;
        int role, type, decimals;
        const char *unit, *attribute;
        int rule;
    } wanted[] = {
        { "nong_nghiep_thang",        "A", COLUMN_STT,   TYPE_TEXT,   0, "", "", RULE_NONE },
        { "nong_nghiep_thang",        "B", COLUMN_LABEL, TYPE_TEXT,   0, "", "", RULE_NONE },
        { "nong_nghiep_thang",        "C", COLUMN_UNIT,  TYPE_TEXT,   0, "", "", RULE_NONE },
        { "nong_nghiep_thang",        "D", COLUMN_VALUE, TYPE_NUMBER, 2, "",
          "thang_luy_ke_cung_ky", RULE_SUM },
        { "nong_nghiep_tong_hop",     "H", COLUMN_VALUE, TYPE_NUMBER, 2, "%", "so_sanh_kh", RULE_RATIO },
        { "bnv_0601n",                "A", COLUMN_LABEL, TYPE_TEXT,   0, "", "", RULE_NONE },
        { "bnv_0601n",                "B", COLUMN_CODE,  TYPE_TEXT,   0, "", "", RULE_NONE },
        { "bnv_0604n",                "C", COLUMN_UNIT,  TYPE_TEXT,   0, "", "", RULE_NONE },
        { "btp_10a_cong_chung",       "A", COLUMN_VALUE, TYPE_NUMBER, 2, "Người",
          "so_cong_chung_vien_nguoi", RULE_SUM },
        { "binh_phuoc_nhan_su",       "O", COLUMN_VALUE, TYPE_TEXT,   0, "", "ghi_chu", RULE_NONE },
        { "dau_tu_cong_ke_hoach_nam", "D", COLUMN_VALUE, TYPE_TEXT,   0, "", "chu_dau_tu", RULE_NONE },
        { "binh_phuoc_dat_dai_tong_hop", "J", COLUMN_VALUE, TYPE_NUMBER, 2, "%",
          "da_giai_quyet_ty_le_tre_han", RULE_NONE },
        { "tt02_2021_tcd01",          "A", COLUMN_LABEL, TYPE_TEXT,   0, "", "", RULE_NONE },
    };
    /* clang-format on */
    struct arena *arena = arena_new(ARENA_HEAVY_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
        struct form form = recognise_id(arena, wanted[i].id);
        long at = form_column_index(&form, form_column_key(str_of(wanted[i].column)));
        const struct form_column *column;

        assert_true(at >= 0);
        column = FORM_COLUMN(&form, at);
        assert_int_equal(column->role, wanted[i].role);
        assert_int_equal(column->type, wanted[i].type);
        assert_int_equal(column->decimals, wanted[i].decimals);
        expect_text(column->unit, wanted[i].unit, wanted[i].id);
        expect_text(column->attribute, wanted[i].attribute, wanted[i].id);
        assert_int_equal(column->rule, wanted[i].rule);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(real_annexes_come_out_as_described),
        cmocka_unit_test(what_stands_above_the_table),
        cmocka_unit_test(how_rows_are_understood),
        cmocka_unit_test(how_columns_are_understood),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
