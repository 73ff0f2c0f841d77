/* What a form asks, what of it another asks, and what the catalogues say of it. */
#include "core/asked.h"

#include "base/date.h"
#include "core/meaning.h"
#include "tests/unit.h"

static struct arena *arena;
static const struct similar *similar;

static int open_arena(void **state)
{
    (void)state;
    arena = arena_new(UNIT_BYTES);
    similar = similar_new(arena);
    return 0;
}

static int close_arena(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

#define ROWS_MAX 400

/* A form of rows "indent|label|unit|code"; without a unit a row is a heading. */
static struct form form_of(struct str text)
{
    struct form_row *rows = ARENA_ARRAY(arena, ROWS_MAX, struct form_row);
    struct form_column *columns = ARENA_ARRAY(arena, 2, struct form_column);
    struct form form = { .rows = { rows, 0 }, .columns = { columns, 2 } };

    columns[0] = (struct form_column){ .key = 1, .role = COLUMN_LABEL };
    columns[1] = (struct form_column){ .key = 2, .role = COLUMN_VALUE, .attribute = S("so") };
    while (text.len) {
        struct str line = str_cut(&text, '\n');
        struct form_row row = { .key = (int64_t)form.rows.len + 1 };

        assert_true(form.rows.len < ROWS_MAX);
        assert_true(str_to_int(str_cut(&line, '|'), &row.indent));
        row.label = str_cut(&line, '|');
        row.unit = str_cut(&line, '|');
        row.indicator = line;
        row.kind = row.unit.len ? ROW_FIXED : ROW_GROUP;
        rows[form.rows.len++] = row;
    }
    return form;
}

static void a_row_is_asked_under_its_headings(void **state)
{
    struct form form =
        form_of(S("0|Trồng trọt\n1|Cây lúa\n2|DT gieo trồng|ha|lua\n1|Cây ngô|ha|ngo\n"
                  "2|Sản lượng|tấn|\n0|Chăn nuôi\n1|Trâu|con|\n"));
    static const char *const labels[] = { "Trồng trọt › Cây lúa › DT gieo trồng",
        "Trồng trọt › Cây ngô", "Trồng trọt › Cây ngô › Sản lượng", "Chăn nuôi › Trâu" };
    struct list asked = asked_of(arena, similar, &form);

    (void)state;
    assert_int_equal(asked.len, ARRAY_LEN(labels));
    for (size_t i = 0; i < asked.len; i++) {
        expect_text(LIST_AT(asked, struct asked, i)->label, labels[i], "label");
        assert_int_equal(LIST_AT(asked, struct asked, i)->column, 0);
    }
    expect_text(LIST_AT(asked, struct asked, 0)->unit, "ha", "unit");
    expect_text(LIST_AT(asked, struct asked, 0)->code, "lua", "code");
}

/* As an annex is read that has ordinals and no indents. */
static void ordinals_say_what_stands_under_what(void **state)
{
    static const struct {
        const char *stt, *label, *unit, *asked; /* asked NULL: a heading */
    } annex[] = {
        { "A", "Nông nghiệp", "", NULL },
        { "I", "Trồng trọt", "", NULL },
        { "1", "DTGT lương thực có hạt", "ha",
            "Nông nghiệp › Trồng trọt › DTGT lương thực có hạt" },
        { "1.1", "Cây lúa", "", NULL },
        { "", "DT gieo trồng", "ha",
            "Nông nghiệp › Trồng trọt › DTGT lương thực có hạt › Cây lúa › DT gieo trồng" },
        { "2", "Cây mì", "", NULL },
        { "", "Sản lượng", "tấn", "Nông nghiệp › Trồng trọt › Cây mì › Sản lượng" },
        { "II", "Chăn nuôi", "", NULL },
        { "1", "Trâu", "con", "Nông nghiệp › Chăn nuôi › Trâu" },
        { "B", "Thủy sản", "tấn", "Thủy sản" },
    };
    struct form form = form_of(S("0|x\n"));
    struct form_row *rows = ARENA_ARRAY(arena, ARRAY_LEN(annex), struct form_row);
    struct list asked;
    size_t at = 0;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(annex); i++)
        rows[i] = (struct form_row){
            .key = (int64_t)i + 1,
            .kind = annex[i].asked ? ROW_FIXED : ROW_GROUP,
            .stt = str_of(annex[i].stt),
            .label = str_of(annex[i].label),
            .unit = str_of(annex[i].unit),
        };
    form.rows = (struct list){ rows, ARRAY_LEN(annex) };
    asked = asked_of(arena, similar, &form);
    for (size_t i = 0; i < ARRAY_LEN(annex); i++)
        if (annex[i].asked)
            expect_text(LIST_AT(asked, struct asked, at++)->label, annex[i].asked, annex[i].label);
    assert_int_equal(at, asked.len);
}

static void an_open_list_asks_by_its_columns(void **state)
{
    struct form form = form_of(S("0|Danh sách\n"));
    struct list asked;

    (void)state;
    FORM_COLUMN(&form, 1)->path = (struct list){ (struct str[]){ S("Hộ nghèo"), S("Số hộ") }, 2 };
    FORM_COLUMN(&form, 1)->unit = S("hộ");
    form.open_list = true;
    asked = asked_of(arena, similar, &form);
    assert_int_equal(asked.len, 1);
    assert_int_equal(LIST_AT(asked, struct asked, 0)->row, 0);
    assert_int_equal(LIST_AT(asked, struct asked, 0)->column, 2);
    expect_text(LIST_AT(asked, struct asked, 0)->label, "Hộ nghèo › Số hộ", "label");
}

static void the_whole_forms_measure_is_the_rows(void **state)
{
    struct form form = form_of(S("0|Thu|x|\n0|Chi|x|\n"));
    struct form_row *row = FORM_ROW(&form, 0);

    (void)state;
    row->unit = (struct str){ 0 };
    form.unit_note = S("Đơn vị tính: triệu đồng");
    expect_text(asked_row_unit(&form, row), "triệu đồng", "of the form");
    FORM_COLUMN(&form, 1)->unit = S("đồng");
    expect_text(asked_row_unit(&form, row), "đồng", "of the columns");
    row->unit = S("tỷ đồng");
    expect_text(asked_row_unit(&form, row), "tỷ đồng", "its own");
}

static void the_catalogue_decides_before_names(void **state)
{
    struct form form =
        form_of(S("0|Sản lượng lúa|tấn|a\n0|Thóc các loại|tấn|a\n0|Sản lượng lúa|tấn|b\n"));
    struct list asked = asked_of(arena, similar, &form);
    struct asked *a = LIST_AT(asked, struct asked, 0),
                 *other_name = LIST_AT(asked, struct asked, 1);
    struct asked *other_code = LIST_AT(asked, struct asked, 2);

    (void)state;
    assert_int_equal(asked_score(arena, a, other_code), 1000);
    assert_int_equal(asked_score(arena, a, other_name), 0);
    a->in_catalogue = other_name->in_catalogue = other_code->in_catalogue = true;
    assert_int_equal(asked_score(arena, a, other_name), 1000);
    assert_int_equal(asked_score(arena, a, other_code), 0);
}

static void what_the_catalogue_calls_it_counts(void **state)
{
    struct form form = form_of(S("0|Sản lượng lúa|tấn|a\n0|Thóc thu hoạch|tấn|\n"
                                 "0|Lúa thu hoạch trong kỳ|tấn|\n0|Thóc thu hoạch|ha|\n"));
    struct list asked = asked_of(arena, similar, &form);
    struct asked *known = LIST_AT(asked, struct asked, 0);
    struct str words[] = { S("Sản lượng lúa"), S("Thóc thu hoạch") };
    struct list names = { words, ARRAY_LEN(words) };

    (void)state;
    assert_int_equal(asked_score(arena, known, LIST_AT(asked, struct asked, 1)), 0);
    asked_know(arena, similar, &names, known);
    assert_int_equal(asked_score(arena, known, LIST_AT(asked, struct asked, 1)), 1000);
    assert_int_equal(asked_score(arena, LIST_AT(asked, struct asked, 1), known), 1000);
    /* Neither another thing nor another measure. */
    assert_int_equal(asked_score(arena, known, LIST_AT(asked, struct asked, 2)), 0);
    assert_int_equal(asked_score(arena, known, LIST_AT(asked, struct asked, 3)), 0);
}

/* ---- planted duplicates ---- */

static struct str replaced(struct str text, const char *from, const char *to)
{
    struct buf out = { .arena = arena };

    while (text.len) {
        size_t at = str_find(text, str_of(from));

        buf_add(&out, str_sub(text, 0, at));
        if (at < text.len)
            buf_add(&out, str_of(to));
        text = str_sub(text, at + str_of(from).len, text.len);
    }
    return buf_str(&out);
}

/* As another office would write it. */
static struct str reworded(struct str text)
{
    static const char *const words[][2] = {
        { "DT ", "Diện tích " },
        { "SL ", "Sản lượng " },
        { "Heo", "Đàn lợn" },
        { "Cây bắp", "Cây ngô" },
        { "ăn trái", "ăn quả" },
        { "Thuỷ", "Thủy" },
        { "Năng suất", "NS" },
        { "SP", "sản phẩm" },
    };

    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        text = replaced(text, words[i][0], words[i][1]);
    return text;
}

/* tests/data/asked/: the rows of a real annex. Each of its questions, planted in a new form in
 * other words and in any order, is found again in the right row. */
static void planted_duplicates_are_found(void **state)
{
    struct str text = file_read(arena, "tests/data/asked/nong_nghiep_thang.txt");
    struct form ours = form_of(reworded(text)), theirs = form_of(text);
    struct list asked = asked_of(arena, similar, &ours), kept = asked_of(arena, similar, &theirs);
    int found = 0, right = 0;

    (void)state;
    assert_true(asked.len > 100 && asked.len == kept.len);
    for (size_t i = 0; i < asked.len; i++) {
        const struct asked *question = LIST_AT(asked, struct asked, i);
        int best = 0, score_right = 0;

        for (size_t k = 0; k < kept.len; k++) {
            int score = asked_score(arena, question, LIST_AT(kept, struct asked, k));

            best = score > best ? score : best;
            if (k == i)
                score_right = score;
        }
        found += best > 0;
        right += best > 0 && score_right == best;
    }
    print_message("%d planted, %d warned of, %d by the very row\n", (int)asked.len, found, right);
    assert_true(found * 100 >= 95 * (int)asked.len);
    assert_true(right * 100 >= 90 * (int)asked.len);
}

/* ---- beside the catalogues ---- */

static struct str key_kg[] = { { "kg", 2 } }, key_ton[] = { { "tấn", sizeof("tấn") - 1 } },
                  key_ha[] = { { "ha", 2 } };

static struct meaning meaning_make(void)
{
    struct meaning_measure *measures = ARENA_ARRAY(arena, 3, struct meaning_measure);
    struct meaning_entry *indicators = ARENA_ARRAY(arena, 2, struct meaning_entry);
    struct meaning_entry *attributes = ARENA_ARRAY(arena, 1, struct meaning_entry);

    measures[0] =
        (struct meaning_measure){ S("kg"), S("kg"), S("Khối lượng"), { 1, 0 }, { key_kg, 1 } };
    measures[1] = (struct meaning_measure){ S("tan"), S("tấn"), S("Khối lượng"), { 1000, 0 },
        { key_ton, 1 } };
    measures[2] =
        (struct meaning_measure){ S("ha"), S("ha"), S("Diện tích"), { 10000, 0 }, { key_ha, 1 } };
    indicators[0] =
        (struct meaning_entry){ S("lua"), S("Lúa"), S("tan"), 0, 0, DATE_NONE, DATE_NONE, { 0 } };
    indicators[1] =
        (struct meaning_entry){ S("ngo"), S("Ngô"), S("tan"), 2, 0, DATE_NONE, 100, { 0 } };
    attributes[0] = (struct meaning_entry){ S("so"), S("Số"), S(""), 0, TYPE_NUMBER, DATE_NONE,
        DATE_NONE, { 0 } };
    return (struct meaning){ { indicators, 2 }, { attributes, 1 }, { measures, 3 }, 200 };
}

static void findings_say_what_differs(void **state)
{
    static const struct {
        const char *rows;
        int kinds[3]; /* up to the first -1 */
        const char *text;
    } cases[] = {
        { "0|Lúa|tấn|lua\n", { -1 }, NULL },
        { "0|Lúa|Tấn |lua\n", { -1 }, NULL },
        { "0|Lúa|kg|lua\n", { FINDING_SCALED, -1 },
            "Biểu ghi kg, danh mục ghi tấn: 1 tấn = 1.000 kg." },
        { "0|Lúa|ha|lua\n", { FINDING_OTHER_MEASURE, -1 },
            "Biểu ghi ha, danh mục ghi tấn: hai đại lượng khác nhau, không quy đổi được." },
        { "0|Lúa|bao|lua\n", { FINDING_NO_MEASURE, -1 },
            "Đơn vị tính “bao” không có trong danh mục; chỉ tiêu tính bằng tấn." },
        { "0|Sen|tấn|sen\n", { FINDING_NO_INDICATOR, -1 },
            "Mã chỉ tiêu “sen” không có trong danh mục." },
        { "0|Ngô|tấn|ngo\n", { FINDING_NOT_IN_FORCE, FINDING_DECIMALS, -1 },
            "“Ngô” (ngo) không còn hoặc chưa có hiệu lực." },
        { "0|Không mã|tấn|\n", { -1 }, NULL },
    };
    struct meaning meaning = meaning_make();

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct form form = form_of(str_of(cases[i].rows));
        struct list found = meaning_check(arena, &meaning, &form);
        size_t len = 0;

        while (cases[i].kinds[len] >= 0)
            len++;
        if (found.len != len)
            fail_msg("%s: %zu findings, expected %zu", cases[i].rows, found.len, len);
        for (size_t k = 0; k < len; k++)
            assert_int_equal(LIST_AT(found, struct finding, k)->kind, cases[i].kinds[k]);
        if (len)
            expect_text(LIST_AT(found, struct finding, 0)->text, cases[i].text, cases[i].rows);
    }
}

static void columns_are_compared_too(void **state)
{
    struct form form = form_of(S("0|Lúa|tấn|lua\n"));
    struct meaning meaning = meaning_make();
    struct list found;

    (void)state;
    FORM_COLUMN(&form, 1)->type = TYPE_TEXT;
    found = meaning_check(arena, &meaning, &form);
    assert_int_equal(found.len, 1);
    assert_int_equal(LIST_AT(found, struct finding, 0)->kind, FINDING_TYPE);
    FORM_COLUMN(&form, 1)->attribute = S("la");
    found = meaning_check(arena, &meaning, &form);
    assert_int_equal(LIST_AT(found, struct finding, 0)->kind, FINDING_NO_ATTRIBUTE);
    assert_int_equal(LIST_AT(found, struct finding, 0)->column, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_row_is_asked_under_its_headings, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(
            ordinals_say_what_stands_under_what, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(an_open_list_asks_by_its_columns, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(
            the_whole_forms_measure_is_the_rows, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(
            the_catalogue_decides_before_names, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(
            what_the_catalogue_calls_it_counts, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(planted_duplicates_are_found, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(findings_say_what_differs, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(columns_are_compared_too, open_arena, close_arena),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
