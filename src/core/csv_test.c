#include "core/csv.h"

#include "tests/unit.h"

static const char *const fault_names[] = {
    [CSV_OK] = "",
    [CSV_NOT_UTF8] = "not utf-8",
    [CSV_UNCLOSED_QUOTE] = "unclosed",
    [CSV_TEXT_BEHIND_QUOTE] = "behind quote",
    [CSV_TOO_MANY_ROWS] = "rows",
    [CSV_TOO_MANY_COLUMNS] = "columns",
};

/* All rows: "line:[field][field] …", then !fault@line. */
static struct str trace(struct arena *arena, struct str text)
{
    struct csv_reader r = csv_read(arena, text);
    struct buf out = { .arena = arena };

    while (csv_next(&r)) {
        buf_addf(&out, "%s%zu:", out.len ? " " : "", r.line);
        for (size_t i = 0; i < r.len; i++)
            buf_addf(&out, "[" STR_FMT "]", STR_ARG(r.fields[i]));
    }
    if (r.fault != CSV_OK)
        buf_addf(&out, "!%s@%zu", fault_names[r.fault], r.line);
    return buf_str(&out);
}

static const struct {
    const char *what, *text, *rows;
} readings[] = {
    { "nothing", "", "" },
    { "a byte order mark alone", "\xef\xbb\xbf", "" },
    { "a byte order mark and a row",
        "\xef\xbb\xbf"
        "a,b\n",
        "1:[a][b]" },
    { "no line end at the end", "a,b\nc,d", "1:[a][b] 2:[c][d]" },
    { "CRLF", "a,b\r\nc,d\r\n", "1:[a][b] 2:[c][d]" },
    { "CR", "a,b\rc,d\r", "1:[a][b] 2:[c][d]" },
    { "semicolons", "a;b\n1,5;2\n", "1:[a][b] 2:[1,5][2]" },
    { "tabs", "a\tb\n1,5\t2;3\n", "1:[a][b] 2:[1,5][2;3]" },
    { "separators in quotes do not count", "\"a,b,c\";d\n", "1:[a,b,c][d]" },
    { "a single column", "mã\n01\n02\n", "1:[mã] 2:[01] 3:[02]" },
    { "empty fields", ",a,\n,,b\n", "1:[][a][] 2:[][][b]" },
    { "empty rows are passed over", "a,b\n\n,\n  , \nc,d\n", "1:[a][b] 5:[c][d]" },
    { "quotes", "\"a b\",\"\"\n", "1:[a b][]" },
    { "doubled quotes", "\"a \"\"b\"\" c\",\"\"\"\"\n", "1:[a \"b\" c][\"]" },
    { "a line end in quotes", "\"a\nb\",c\n\"d\r\ne\",f\ng,h\n",
        "1:[a\nb][c] 3:[d\r\ne][f] 5:[g][h]" },
    { "a quote in plain text stays", "ống 5\",b\n", "1:[ống 5\"][b]" },
    { "spaces stay", " a , b\n", "1:[ a ][ b]" },
    { "rows of different lengths", "a,b\nc\nd,e,f\n", "1:[a][b] 2:[c] 3:[d][e][f]" },
    { "an unclosed quote", "a,b\nc,\"d\ne,f\n", "1:[a][b]!unclosed@2" },
    { "an unclosed quote behind lines in quotes", "\"a\nb\",\"c\n", "!unclosed@2" },
    { "an unclosed doubled quote", "\"a\"\"", "!unclosed@1" },
    { "text behind a quote", "a\n\"b\"c\n", "1:[a]!behind quote@2" },
    { "bytes that are not UTF-8", "a,b\nngh\xea,c\n", "!not utf-8@0" },
    { "UTF-16",
        "\xff\xfe"
        "a",
        "!not utf-8@0" },
};

static void rows_are_read(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(readings); i++)
        expect_text(trace(arena, str_of(readings[i].text)), readings[i].rows, readings[i].what);
    arena_free(arena);
}

static struct str repeated(struct arena *arena, struct str part, size_t times)
{
    struct buf buf = { .arena = arena };

    while (times--)
        buf_add(&buf, part);
    return buf_str(&buf);
}

static void limits_hold(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct csv_reader r = csv_read(arena, repeated(arena, S("a,b\n\n"), CSV_ROWS_MAX));
    size_t rows = 0;

    (void)state;
    while (csv_next(&r))
        rows++;
    assert_int_equal(rows, CSV_ROWS_MAX);
    assert_int_equal(r.fault, CSV_OK);

    r = csv_read(arena, repeated(arena, S("a,b\n"), CSV_ROWS_MAX + 1));
    while (csv_next(&r))
        continue;
    assert_int_equal(r.fault, CSV_TOO_MANY_ROWS);
    assert_int_equal(r.line, CSV_ROWS_MAX + 1);

    r = csv_read(arena, repeated(arena, S("x,"), CSV_COLUMNS_MAX - 1));
    assert_true(csv_next(&r));
    assert_int_equal(r.len, CSV_COLUMNS_MAX);
    r = csv_read(arena, repeated(arena, S("x,"), CSV_COLUMNS_MAX));
    assert_false(csv_next(&r));
    assert_int_equal(r.fault, CSV_TOO_MANY_COLUMNS);
    assert_false(csv_next(&r));
    arena_free(arena);
}

static void columns_are_found_by_name(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct csv_reader r = csv_read(arena, S("Code, name ,cấp\n1,2,3\n"));

    (void)state;
    assert_true(csv_next(&r));
    assert_int_equal(csv_column(&r, S("code")), 0);
    assert_int_equal(csv_column(&r, S("name")), 1);
    assert_int_equal(csv_column(&r, S("cấp")), 2);
    assert_int_equal(csv_column(&r, S("cod")), 3);
    assert_int_equal(csv_column(&r, S("")), 3);
    arena_free(arena);
}

static const struct {
    const char *what, *text, *written;
} fields[] = {
    { "plain", "Xã An", "Xã An" },
    { "empty", "", "" },
    { "a comma", "a,b", "\"a,b\"" },
    { "a semicolon", "a;b", "\"a;b\"" },
    { "quotes", "\"a\"", "\"\"\"a\"\"\"" },
    { "a line end", "a\nb", "\"a\nb\"" },
    { "spaces at an end", " a", "\" a\"" },
    { "a formula", "=1+1", "'=1+1" },
    { "a formula with quotes", "=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"" },
    { "a plus", "+84", "'+84" },
    { "a list item", "- Chăn nuôi", "'- Chăn nuôi" },
    { "an at sign", "@SUM(A1)", "'@SUM(A1)" },
    { "a tab", "\t=1", "\"'\t=1\"" },
    { "a carriage return", "\r=1", "\"'\r=1\"" },
    { "an apostrophe", "'a", "'a" },
    { "an equals sign inside", "a=b", "a=b" },
    { "leading zeros of a code", "00123", "00123" },
};

static void texts_are_quoted_and_guarded(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        struct buf out = { .arena = arena };
        struct csv_writer w = { .out = &out };
        struct csv_reader r;

        csv_text(&w, str_of(fields[i].text));
        expect_text(buf_str(&out), fields[i].written, fields[i].what);
        csv_text(&w, S("behind"));
        csv_row_end(&w);
        r = csv_read(arena, buf_str(&out));
        assert_true(csv_next(&r));
        assert_int_equal(r.len, 2);
        expect_text(csv_unguarded(r.fields[0]), fields[i].text, fields[i].what);
    }
    arena_free(arena);
}

static void write_table(struct csv_writer *w)
{
    csv_begin(w);
    csv_text(w, S("Tên"));
    csv_text(w, S("Giá trị"));
    csv_row_end(w);
    csv_text(w, S("=x"));
    csv_digits(w, S("007"));
    csv_number(w, (struct dec){ -12345, 1 });
    csv_number(w, (struct dec){ 70, 1 });
    csv_row_end(w);
}

static void numbers_stay_numbers(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct buf comma = { .arena = arena }, semicolon = { .arena = arena };
    struct csv_writer w = { .out = &comma, .dialect = CSV_COMMA };

    (void)state;
    write_table(&w);
    expect_text(
        buf_str(&comma), "\xef\xbb\xbfTên,Giá trị\r\n'=x,\"=\"\"007\"\"\",-1234.5,7\r\n", "commas");
    w = (struct csv_writer){ .out = &semicolon, .dialect = CSV_SEMICOLON };
    write_table(&w);
    expect_text(buf_str(&semicolon),
        "\xef\xbb\xbfTên;Giá trị\r\n'=x;\"=\"\"007\"\"\";-1234,5;7\r\n", "semicolons");
    expect_text(trace(arena, buf_str(&semicolon)), "1:[Tên][Giá trị] 2:['=x][=\"007\"][-1234,5][7]",
        "read again");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_read),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(columns_are_found_by_name),
        cmocka_unit_test(texts_are_quoted_and_guarded),
        cmocka_unit_test(numbers_stay_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
