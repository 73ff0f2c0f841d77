/* Pages made by hand; forms written as .xlsx and read again are in tests/render/xlsx_test.c. */
#include "core/annex/fill.h"

#include "core/annex/annex.h"
#include "tests/page.h"
#include "tests/unit.h"

static const char *const blank[] = { "STT|Chỉ tiêu|ĐVT|Diện tích|Sản lượng", "1|Lúa|ha||",
    "2|Ngô|ha||", "3|Sắn|ha||", "4|Mía|ha||", NULL };

static struct fill read_as(
    struct arena *arena, const char *const *form_lines, const char *const *file_lines)
{
    struct sheet form_page = page_of_lines(arena, form_lines);
    struct sheet *file_page = ARENA_NEW(arena, struct sheet);
    struct form *form = ARENA_NEW(arena, struct form);
    struct fill fill;

    *file_page = page_of_lines(arena, file_lines);
    assert_int_equal(annex_recognise(arena, &form_page, form), ANNEX_OK);
    for (size_t i = 0; i < form->columns.len; i++)
        FORM_COLUMN(form, i)->decimals = 2;
    assert_int_equal(fill_read(arena, form, file_page, OPEN_KEY_DRAWN, &fill), FILL_OK);
    return fill;
}

/* "2:4 taken 12.5": row and column of the form, state, figure. */
static void expect_cells(struct arena *arena, struct fill fill, const char *expected)
{
    struct buf text = { .arena = arena };

    for (size_t i = 0; i < fill.cells.len; i++) {
        const struct fill_cell *cell = LIST_AT(fill.cells, struct fill_cell, i);

        buf_addf(&text, "%lld:%lld %s", (long long)cell->row, (long long)cell->column,
            fill_state_names[cell->state]);
        if (cell->state != FILL_REFUSED) {
            buf_add_char(&text, ' ');
            cell_add_to(&text, cell->value);
        }
        if (cell->state == FILL_ASKED) {
            buf_add(&text, S(" or "));
            cell_add_to(&text, cell->other);
        }
        buf_add(&text, S("; "));
    }
    expect_text(buf_str(&text), expected, "cells");
}

static void figures_are_taken(void **state)
{
    static const char *const file[] = { "STT|Chỉ tiêu|ĐVT|Diện tích|Sản lượng", "1|Lúa|ha|10|125",
        "2|Ngô|ha||–", "3|Sắn|ha|7|", "4|Mía|ha||0", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    expect_cells(arena, read_as(arena, blank, file),
        "2:4 taken 10; 2:5 taken 125; 4:4 taken 7; 5:5 taken 0; ");
    arena_free(arena);
}

static void rows_and_columns_are_matched_by_what_they_say(void **state)
{
    static const char *const file[] = { "UBND XÃ THÀNH VINH", "", "",
        "STT|Chỉ tiêu|ĐVT|Sản lượng|Diện tích", "1|Lúa|ha|125|10", "2|Khoai lang|ha|5|6",
        "2|Ngô|ha|30|3", "4|Mía|ha|40|4", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct fill fill = read_as(arena, blank, file);

    (void)state;
    expect_cells(arena, fill,
        "2:4 taken 10; 2:5 taken 125; 3:4 taken 3; 3:5 taken 30; 5:4 taken 4; 5:5 taken 40; ");
    assert_int_equal(fill.strange.len, 1);
    expect_text(*LIST_AT(fill.strange, struct str, 0), "2 Khoai lang", "strange");
    assert_int_equal(fill.lacking.len, 1);
    expect_text(*LIST_AT(fill.lacking, struct str, 0), "3 Sắn", "lacking");
    expect_text(LIST_AT(fill.cells, struct fill_cell, 0)->at, "E5", "where it stands");
    arena_free(arena);
}

static void an_old_font_is_read(void **state)
{
    static const char *const file[] = { "STT|ChØ tiªu|§VT|DiÖn tÝch|S¶n l­îng", "1|Lóa|ha|10|",
        "2|Ng«|ha|2|", "3|S¾n|ha||3", "4|MÝa|ha||", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    expect_cells(arena, read_as(arena, blank, file), "2:4 taken 10; 3:4 taken 2; 4:5 taken 3; ");
    arena_free(arena);
}

static void figures_typed_as_text_are_read_in_one_style(void **state)
{
    static const char *const file[] = { "STT|Chỉ tiêu|ĐVT|Diện tích|Sản lượng",
        "1|Lúa|ha|1.234,5|1.500", "2|Ngô|ha|12,345|mười", "3|Sắn|ha|1,234.5|", "4|Mía|ha||", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    /* One cell in the other style: nothing that could be read in two ways is taken. */
    expect_cells(arena, read_as(arena, blank, file),
        "2:4 taken 1234.5; 2:5 asked 1500 or 1.5; 3:4 asked 12.35 or 12345; 3:5 refused; "
        "4:4 taken 1234.5; ");
    arena_free(arena);
}

static const char *reason_of(struct arena *arena, struct fill fill, size_t at)
{
    return str_z(arena, LIST_AT(fill.cells, struct fill_cell, at)->reason);
}

/* A sheet may show other tables before the form's own. */
static void the_form_is_found_among_other_tables(void **state)
{
    static const char *const file[] = { "STT|Xã|Dân số||", "1|An Bình|5000||",
        "STT|Chỉ tiêu|ĐVT|Diện tích|Sản lượng", "1|Lúa|ha|12,5|7", "2|Ngô|ha|3|", "3|Sắn|ha||9",
        NULL };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    expect_cells(arena, read_as(arena, blank, file),
        "2:4 taken 12.5; 2:5 taken 7; 3:4 taken 3; 4:5 taken 9; ");
    arena_free(arena);
}

/* "nt" is the file's cell above, whatever rows the form has. */
static void what_is_said_to_be_as_above_is_looked_up(void **state)
{
    static const char *const file[] = { "STT|Chỉ tiêu|ĐVT|Diện tích|Sản lượng", "1|Lúa|ha|nt|7",
        "2|Ngô|ha|12,5|nt", "3|Sắn|ha|như trên|\"", "4|Mía|ha|x|", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct fill fill = read_as(arena, blank, file);

    (void)state;
    expect_cells(arena, fill,
        "2:4 refused; 2:5 taken 7; 3:4 taken 12.5; 3:5 taken 7; 4:4 taken 12.5; 4:5 taken 7; ");
    assert_string_equal(reason_of(arena, fill, 0), "Ghi “như trên” nhưng ô phía trên không có gì.");
    assert_string_equal(reason_of(arena, fill, 4), "Như trên: lấy theo ô D3 trong tệp.");
    arena_free(arena);
}

static void amounts_in_words_are_read_by_the_unit(void **state)
{
    static const char *const form[] = { "STT|Chỉ tiêu|ĐVT|Kế hoạch|Thực hiện", "1|Thu|triệu đồng||",
        "2|Chi|tỷ đồng||", "3|Đất|ha||", "4|Rừng|ha||", NULL };
    static const char *const file[] = { "STT|Chỉ tiêu|ĐVT|Kế hoạch|Thực hiện",
        "1|Thu|triệu đồng|2 tỷ 350 triệu|1,5 triệu", "2|Chi|tỷ đồng|2 tỷ 350 triệu|2 tỷ 350",
        "3|Đất|ha|5 tỷ|5 tỷ đồng", "4|Rừng|ha|12,5 ha|(3)", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct fill fill = read_as(arena, form, file);

    (void)state;
    expect_cells(arena, fill,
        "2:4 taken 2350; 2:5 taken 1.5; 3:4 taken 2.35; 3:5 refused; 4:4 taken 5000000000; "
        "4:5 refused; 5:4 taken 12.5; 5:5 taken -3; ");
    assert_string_equal(
        reason_of(arena, fill, 5), "Đơn vị tính trong tệp khác đơn vị tính của ô (ha).");
    arena_free(arena);
}

/* Texts in a column of texts: converted where it is sure, asked about where not. */
static void texts_in_old_encodings_are_read(void **state)
{
    static const char *const file[] = { "STT|Chỉ tiêu|ĐVT|Diện tích|Sản lượng",
        "1|Lúa|ha|tr\xc3\xa5ng|thµnh phè", "2|Ngô|ha||ho\xc3\xa1", "3|Sắn|ha||Ngh\xc3\xb6 An",
        "4|Mía|ha||tiếng Việt", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct sheet form_page = page_of_lines(arena, blank), page = page_of_lines(arena, file);
    struct form form;
    struct fill fill;

    (void)state;
    assert_int_equal(annex_recognise(arena, &form_page, &form), ANNEX_OK);
    for (size_t i = 0; i < form.columns.len; i++)
        FORM_COLUMN(&form, i)->type = TYPE_TEXT;
    assert_int_equal(fill_read(arena, &form, &page, OPEN_KEY_DRAWN, &fill), FILL_OK);
    /* Nothing else in the file is in an old encoding and says what the two words are. */
    expect_cells(arena, fill,
        "2:4 asked tr\xc3\xa5ng or trồng; 2:5 asked thµnh phè or thành phố; 3:5 taken ho\xc3\xa1; "
        "4:5 taken Ngh\xc3\xb6 An; 5:5 taken tiếng Việt; ");
    arena_free(arena);
}

static void too_many_decimals_are_rounded_when_agreed(void **state)
{
    static const char *const file[] = { "STT|Chỉ tiêu|ĐVT|Diện tích|Sản lượng",
        "1|Lúa|ha|1.234,5|0,125", "2|Ngô|ha||", "3|Sắn|ha||", "4|Mía|ha||", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct fill fill = read_as(arena, blank, file);

    (void)state;
    expect_cells(arena, fill, "2:4 taken 1234.5; 2:5 rounded 0.13; ");
    expect_text(LIST_AT(fill.cells, struct fill_cell, 1)->reason,
        "Có quá 2 chữ số thập phân; làm tròn thành 0,13.", "reason");
    arena_free(arena);
}

/* Rows are found by their codes, then by their labels; what is found by neither would be added. */
static void rows_of_a_list_are_proposed(void **state)
{
    static const char *const list[] = { "STT|Tên dự án|Mã dự án|Vốn|Giải ngân", "I|Chuyển tiếp|||",
        "|…|||", "II|Khởi công|||", "|…|||", "|Tổng số||=D3|", NULL };
    static const char *const file[] = { "STT|Tên dự án|Mã dự án|Vốn|Giải ngân", "I|Chuyển tiếp|||",
        "1|Kè|CT01|10|5", "2|Đập|CT02|20|chưa", "|||7|", "II|Khởi công|||", "1.a|Cầu|CT03|30|",
        "|Tổng số||60|", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct sheet form_page = page_of_lines(arena, list), page = page_of_lines(arena, file);
    struct buf text = { .arena = arena };
    struct form form;
    struct fill fill;

    (void)state;
    assert_int_equal(annex_recognise(arena, &form_page, &form), ANNEX_OK);
    FORM_COLUMN(&form, 2)->role = COLUMN_CODE;
    assert_int_equal(fill_read(arena, &form, &page, OPEN_KEY_DRAWN, &fill), FILL_OK);
    for (size_t i = 0; i < fill.rows.len; i++) {
        const struct fill_row *row = LIST_AT(fill.rows, struct fill_row, i);

        buf_addf(&text, STR_FMT " %s +%lld under %lld after %lld " STR_FMT "/" STR_FMT "; ",
            STR_ARG(row->at), fill_state_names[row->state], (long long)(row->key - OPEN_KEY_DRAWN),
            (long long)row->open, (long long)(row->after ? row->after - OPEN_KEY_DRAWN : -1),
            STR_ARG(row->label), STR_ARG(row->code));
    }
    expect_text(buf_str(&text),
        "3 taken +0 under 3 after -1 Kè/CT01; 4 taken +1 under 3 after 0 Đập/CT02; "
        "5 refused +2 under 3 after 1 /; 7 taken +3 under 5 after -1 Cầu/CT03; ",
        "rows");
    text.len = 0;
    for (size_t i = 0; i < fill.cells.len; i++) {
        const struct fill_cell *cell = LIST_AT(fill.cells, struct fill_cell, i);

        if (cell->row > FORM_ROW_KEY_MAX)
            buf_addf(&text, "+%lld:%lld %s; ", (long long)(cell->row - OPEN_KEY_DRAWN),
                (long long)cell->column, fill_state_names[cell->state]);
    }
    expect_text(buf_str(&text),
        "+0:2 taken; +0:3 taken; +0:4 taken; +0:5 taken; +1:2 taken; +1:3 taken; +1:4 taken; "
        "+1:5 refused; +3:1 taken; +3:2 taken; +3:3 taken; +3:4 taken; ",
        "cells");
    assert_int_equal(fill.strange.len, 0);
    assert_int_equal(fill.lacking.len, 0);
    arena_free(arena);
}

static void another_form_is_refused(void **state)
{
    static const char *const other[] = { "STT|Họ và tên|Năm sinh|Quê quán", "1|Một|1980|Vinh",
        "2|Hai|1981|Vinh", NULL };
    static const char *const none[] = { "Kính gửi", NULL };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct sheet page = page_of_lines(arena, blank), file = page_of_lines(arena, other),
                 letter = page_of_lines(arena, none);
    struct form form;
    struct fill fill;

    (void)state;
    assert_int_equal(annex_recognise(arena, &page, &form), ANNEX_OK);
    assert_int_equal(fill_read(arena, &form, &file, OPEN_KEY_DRAWN, &fill), FILL_OTHER_FORM);
    assert_int_equal(fill_read(arena, &form, &letter, OPEN_KEY_DRAWN, &fill), FILL_NO_TABLE);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_are_taken),
        cmocka_unit_test(rows_and_columns_are_matched_by_what_they_say),
        cmocka_unit_test(an_old_font_is_read),
        cmocka_unit_test(figures_typed_as_text_are_read_in_one_style),
        cmocka_unit_test(the_form_is_found_among_other_tables),
        cmocka_unit_test(what_is_said_to_be_as_above_is_looked_up),
        cmocka_unit_test(amounts_in_words_are_read_by_the_unit),
        cmocka_unit_test(texts_in_old_encodings_are_read),
        cmocka_unit_test(too_many_decimals_are_rounded_when_agreed),
        cmocka_unit_test(rows_of_a_list_are_proposed),
        cmocka_unit_test(another_form_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
