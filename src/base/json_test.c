#include "base/json.h"

#include <dirent.h>
#include <string.h>

#include "tests/unit.h"

/* All tokens of a document in one line: {n"name" s"text" 12 true} and !key@offset for a refusal. */
static struct str trace(struct arena *arena, struct str doc)
{
    static const char *const plain[] = { [JSON_OBJECT] = "{",
        [JSON_OBJECT_END] = "}",
        [JSON_ARRAY] = "[",
        [JSON_ARRAY_END] = "]",
        [JSON_TRUE] = "true",
        [JSON_FALSE] = "false",
        [JSON_NULL] = "null" };
    struct json_reader r = json_read(arena, doc);
    struct buf out = { .arena = arena };
    enum json_token token;

    while ((token = json_next(&r)) != JSON_END) {
        if (token == JSON_ERROR) {
            buf_addf(&out, "!%s@%zu", problem_name(r.problem), json_offset(&r));
            assert_int_equal(json_next(&r), JSON_ERROR);
            break;
        }
        if (token == JSON_NAME || token == JSON_STRING)
            buf_addf(&out, "%c\"" STR_FMT "\"", token == JSON_NAME ? 'n' : 's', STR_ARG(r.text));
        else if (token == JSON_NUMBER)
            buf_addf(&out, STR_FMT " ", STR_ARG(r.text));
        else
            buf_add(&out, str_of(plain[token]));
    }
    return buf_str(&out);
}

static const struct {
    const char *what, *doc, *trace;
} readings[] = {
    { "a number is handed over as written", "-0.50e+7", "-0.50e+7 " },
    { "a large number is text too", "[123456789012345678901234567890]",
        "[123456789012345678901234567890 ]" },
    { "white space of four kinds", " \t\r\n[ 1 , 2 ] \n", "[1 2 ]" },
    { "an empty object in an array", "[{},[]]", "[{}[]]" },
    { "names come before their values", "{\"a\":1,\"b\":[true,false,null]}",
        "{n\"a\"1 n\"b\"[truefalsenull]}" },
    { "the same name in two objects", "[{\"a\":1},{\"a\":{\"a\":2}}]",
        "[{n\"a\"1 }{n\"a\"{n\"a\"2 }}]" },
    { "Vietnamese text as it is", "\"Xã Tân Thông Hội, TP. Hồ Chí Minh\"",
        "s\"Xã Tân Thông Hội, TP. Hồ Chí Minh\"" },
    { "every short escape", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "s\"\"\\/\b\f\n\r\t\"" },
    { "escaped letters of one, two and three bytes", "\"\\u0041\\u00E2\\u1EAD\"", "s\"Aâậ\"" },
    { "a surrogate pair", "\"x\\uD83D\\uDE00y\"", "s\"x😀y\"" },
    { "an escape in the middle of long text", "\"một hai ba bốn\\nnăm sáu bảy tám\"",
        "s\"một hai ba bốn\nnăm sáu bảy tám\"" },
    { "an escaped name", "{\"\\u0061\":1}", "{n\"a\"1 }" },

    { "nothing", "", "!json.syntax@0" },
    { "white space only", "  \n", "!json.syntax@3" },
    { "trailing bytes", "1 2", "1 !json.syntax@2" },
    { "a trailing comma in an array", "[1,]", "[1 !json.syntax@3" },
    { "a trailing comma in an object", "{\"a\":1,}", "{n\"a\"1 !json.syntax@7" },
    { "a comma first", "[,1]", "[!json.syntax@1" },
    { "two values without a comma", "[1 2]", "[1 !json.syntax@3" },
    { "the wrong closer", "[1}", "[1 !json.syntax@2" },
    { "an unclosed array", "[1", "[1 !json.syntax@2" },
    { "an unclosed string", "\"abc", "!json.syntax@4" },
    { "a name without a colon", "{\"a\" 1}", "{!json.syntax@5" },
    { "a name that is no string", "{a:1}", "{!json.syntax@1" },
    { "a leading zero", "01", "0 !json.syntax@1" },
    { "a leading plus", "+1", "!json.syntax@0" },
    { "a point without decimals", "1.", "!json.syntax@2" },
    { "a control character in a string", "\"a\nb\"", "!json.syntax@2" },
    { "an unknown escape", "\"\\x\"", "!json.syntax@2" },
    { "a lone high surrogate", "\"\\ud800\"", "!json.syntax@7" },
    { "a lone low surrogate", "\"\\udc00\"", "!json.syntax@7" },
    { "a high surrogate and a letter", "\"\\ud800\\u0041\"", "!json.syntax@13" },
    { "a byte that is not UTF-8", "\"\xff\"", "!json.syntax@2" },
    { "an overlong slash", "\"\xc0\xaf\"", "!json.syntax@3" },
    { "a comment", "/**/1", "!json.syntax@0" },
    { "a misspelt word", "[nul]", "[!json.syntax@1" },
    { "NaN", "NaN", "!json.syntax@0" },
    { "a byte order mark", "\xef\xbb\xbf{}", "!json.syntax@0" },
    { "a name twice", "{\"a\":1,\"b\":2,\"a\":3}", "{n\"a\"1 n\"b\"2 !json.duplicate@13" },
    { "a name twice, once escaped", "{\"a\":1,\"\\u0061\":3}", "{n\"a\"1 !json.duplicate@7" },
    { "a name twice, with an object between", "{\"a\":{\"b\":1},\"a\":3}",
        "{n\"a\"{n\"b\"1 }!json.duplicate@13" },
};

static void reader_gives_each_token(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(readings); i++)
        expect_text(trace(arena, str_of(readings[i].doc)), readings[i].trace, readings[i].what);
    arena_free(arena);
}

static bool accepted(struct arena *arena, struct str doc)
{
    struct json_reader r = json_read(arena, doc);
    enum json_token token = json_next(&r);

    while (token != JSON_END && token != JSON_ERROR)
        token = json_next(&r);
    return token == JSON_END;
}

static bool starts(const char *name, const char *prefix)
{
    return strncmp(name, prefix, strlen(prefix)) == 0;
}

/* See tests/golden/json/README.md. */
static void reader_answers_the_conformance_set(void **state)
{
    static const char folder[] = "tests/golden/json/cases";
    struct arena *arena = arena_new(UNIT_BYTES);
    DIR *dir = opendir(folder);
    struct dirent *entry;
    int files = 0;

    (void)state;
    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL) {
        const char *name = entry->d_name;
        bool wanted = starts(name, "y_") ? !starts(name, "y_object_duplicated_key")
                                         : starts(name, "i_number_");

        if (name[0] == '.')
            continue;
        files++;
        if (accepted(arena,
                file_read(arena, str_z(arena, str_format(arena, "%s/%s", folder, name)))) != wanted)
            fail_msg("%s should be %s", name, wanted ? "accepted" : "refused");
    }
    closedir(dir);
    assert_int_equal(files, 318);
    arena_free(arena);
}

static struct str repeated(struct arena *arena, const char *part, size_t times)
{
    struct buf buf = { .arena = arena };

    while (times--)
        buf_add(&buf, str_of(part));
    return buf_str(&buf);
}

static struct str object_of(struct arena *arena, int members)
{
    struct buf buf = { .arena = arena };
    struct json_writer w = { .out = &buf };

    json_open(&w, '{');
    for (int i = 0; i < members; i++) {
        json_name(&w, str_z(arena, str_format(arena, "m%d", i)));
        json_int(&w, i);
    }
    json_close(&w, '}');
    return buf_str(&buf);
}

static void limits_hold(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str deep = repeated(arena, "[", JSON_DEPTH_MAX), shut = repeated(arena, "]", 1000);
    struct json_reader r;

    (void)state;
    assert_true(accepted(
        arena, str_format(arena, STR_FMT STR_FMT, STR_ARG(deep), JSON_DEPTH_MAX, shut.ptr)));
    r = json_read(arena, repeated(arena, "[", JSON_DEPTH_MAX + 1));
    while (json_next(&r) != JSON_ERROR)
        continue;
    assert_int_equal(r.problem, PROBLEM_JSON_TOO_DEEP);
    assert_int_equal(json_offset(&r), JSON_DEPTH_MAX);

    assert_true(accepted(arena, object_of(arena, JSON_MEMBERS_MAX)));
    r = json_read(arena, object_of(arena, JSON_MEMBERS_MAX + 1));
    while (json_next(&r) != JSON_ERROR)
        continue;
    assert_int_equal(r.problem, PROBLEM_JSON_TOO_MANY);
    arena_free(arena);
}

static void plain_strings_are_borrowed(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str doc = S("[\"Thủ Đức\",\"\",12.5,\"a\\tb\"]");
    struct json_reader r = json_read(arena, doc);

    (void)state;
    for (enum json_token t = json_next(&r); t != JSON_END; t = json_next(&r)) {
        bool inside = r.text.ptr >= doc.ptr && r.text.ptr <= doc.ptr + doc.len;

        assert_int_not_equal(t, JSON_ERROR);
        if (t == JSON_STRING || t == JSON_NUMBER)
            assert_int_equal(inside, !str_eq(r.text, S("a\tb")));
    }
    arena_free(arena);
}

static void many_small_objects_cost_no_memory(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES), *scratch = arena_new(UNIT_BYTES);
    struct str cell = S(",{\"row\":12,\"column\":4,\"value\":\"1234.5\"}");
    struct str rest = repeated(scratch, cell.ptr, FORM_CELLS_MAX - 1);
    struct str doc = str_format(scratch, "{\"cells\":[" STR_FMT STR_FMT "]}",
        STR_ARG(str_sub(cell, 1, cell.len)), STR_ARG(rest));

    (void)state;
    assert_true(accepted(arena, doc));
    assert_in_range(arena_total(arena), 1, 32768);
    arena_free(scratch);
    arena_free(arena);
}

static const struct {
    const char *doc; /* an array: its first item is skipped */
    bool skipped;
    const char *next; /* text of the number that must follow */
} skips[] = {
    { "[1,2]", true, "2" },
    { "[\"a\",2]", true, "2" },
    { "[{},2]", true, "2" },
    { "[{\"a\":[1,{\"b\":[]}],\"c\":null},2]", true, "2" },
    { "[[[[]],[9]],2]", true, "2" },
    { "[{\"a\":1,\"a\":2},2]", false, "" },
    { "[[1,2", false, "" },
};

static void skip_passes_over_one_value(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(skips); i++) {
        struct json_reader r = json_read(arena, str_of(skips[i].doc));

        assert_int_equal(json_next(&r), JSON_ARRAY);
        assert_int_equal(json_skip(&r, json_next(&r)), skips[i].skipped);
        if (!skips[i].skipped)
            continue;
        assert_int_equal(json_next(&r), JSON_NUMBER);
        expect_text(r.text, skips[i].next, skips[i].doc);
    }
    arena_free(arena);
}

static void a_member_may_be_skipped(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct json_reader r = json_read(arena, S("{\"a\":{\"x\":[1]},\"b\":7}"));

    (void)state;
    assert_int_equal(json_next(&r), JSON_OBJECT);
    assert_int_equal(json_next(&r), JSON_NAME);
    assert_true(json_skip(&r, json_next(&r)));
    assert_int_equal(json_next(&r), JSON_NAME);
    expect_text(r.text, "b", "the member behind");
    arena_free(arena);
}

static const struct {
    const char *what, *text, *json;
} strings[] = {
    { "plain", "abc", "\"abc\"" },
    { "empty", "", "\"\"" },
    { "Vietnamese is not escaped", "Điện Biên", "\"Điện Biên\"" },
    { "quotes and backslashes", "a\"b\\c", "\"a\\\"b\\\\c\"" },
    { "named control characters", "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"" },
    { "other control characters", "\x01\x1f", "\"\\u0001\\u001f\"" },
    { "an escape behind eight plain bytes", "12345678\n12345678", "\"12345678\\n12345678\"" },
    { "the slash and DEL stay", "</\x7f", "\"</\x7f\"" },
};

static void writer_escapes_what_it_must(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(strings); i++) {
        struct buf out = { .arena = arena };
        struct json_writer w = { .out = &out };
        struct json_reader r;

        json_str(&w, str_of(strings[i].text));
        expect_text(buf_str(&out), strings[i].json, strings[i].what);
        r = json_read(arena, buf_str(&out));
        assert_int_equal(json_next(&r), JSON_STRING);
        expect_text(r.text, strings[i].text, strings[i].what);
    }
    arena_free(arena);
}

static void writer_puts_commas(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct buf out = { .arena = arena };
    struct json_writer w = { .out = &out };

    (void)state;
    json_open(&w, '{');
    json_name(&w, "list");
    json_open(&w, '[');
    json_open(&w, '{');
    json_close(&w, '}');
    json_open(&w, '[');
    json_close(&w, ']');
    json_int(&w, INT64_MIN);
    json_int(&w, 0);
    json_close(&w, ']');
    json_name(&w, "yes");
    json_bool(&w, true);
    json_name(&w, "no");
    json_bool(&w, false);
    json_name(&w, "none");
    json_null(&w);
    json_name(&w, "raw");
    json_raw(&w, S("{\"x\":1}"));
    json_name(&w, "text");
    json_str(&w, S("t"));
    json_close(&w, '}');
    expect_text(buf_str(&out),
        "{\"list\":[{},[],-9223372036854775808,0],\"yes\":true,\"no\":false,\"none\":null,"
        "\"raw\":{\"x\":1},\"text\":\"t\"}",
        "written");
    assert_true(accepted(arena, buf_str(&out)));
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reader_gives_each_token),
        cmocka_unit_test(reader_answers_the_conformance_set),
        cmocka_unit_test(limits_hold),
        cmocka_unit_test(plain_strings_are_borrowed),
        cmocka_unit_test(many_small_objects_cost_no_memory),
        cmocka_unit_test(skip_passes_over_one_value),
        cmocka_unit_test(a_member_may_be_skipped),
        cmocka_unit_test(writer_escapes_what_it_must),
        cmocka_unit_test(writer_puts_commas),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
