#include "base/multipart.h"

#include "tests/unit.h"

#define FORM "multipart/form-data; boundary=xYz"
#define HEAD "Content-Disposition: form-data; name=\"uploadfile\"; filename=\"a.pdf\"\r\n"

static const struct {
    const char *what, *type, *body;
    const char *found; /* content of "uploadfile"; NULL: no such form */
} cases[] = {
    { "one file", FORM,
        "--xYz\r\n" HEAD "Content-Type: application/pdf\r\n\r\n%PDF-1\r\n--xYz--\r\n", "%PDF-1" },
    { "nothing behind the end", FORM, "--xYz\r\n" HEAD "\r\nA\r\n--xYz--", "A" },
    { "an empty file", FORM, "--xYz\r\n" HEAD "\r\n\r\n--xYz--\r\n", "" },
    { "lines of its own", FORM, "--xYz\r\n" HEAD "\r\nA\r\n--xY\r\nB\r\n--xYz--\r\n",
        "A\r\n--xY\r\nB" },
    { "among other fields", FORM,
        "--xYz\r\nContent-Disposition: form-data; name=\"FileName\"\r\n\r\nb\r\n--xYz\r\n" HEAD
        "\r\nA\r\n--xYz--\r\n",
        "A" },
    { "a boundary in quotes", "multipart/form-data; boundary=\"x Y:z\"",
        "--x Y:z\r\n" HEAD "\r\nA\r\n--x Y:z--\r\n", "A" },
    { "large and small letters", "Multipart/Form-Data; Boundary=xYz",
        "--xYz\r\ncontent-disposition: Form-Data; Name=uploadfile\r\n\r\nA\r\n--xYz--\r\n", "A" },
    { "a parameter more", "multipart/form-data; charset=utf-8; boundary=xYz",
        "--xYz\r\n" HEAD "\r\nA\r\n--xYz--\r\n", "A" },
    { "another type", "application/octet-stream; boundary=xYz", "--xYz\r\n" HEAD "\r\nA\r\n--xYz--",
        NULL },
    { "no boundary", "multipart/form-data", "--xYz\r\n" HEAD "\r\nA\r\n--xYz--", NULL },
    { "an empty boundary", "multipart/form-data; boundary=", "--\r\n" HEAD "\r\nA\r\n----", NULL },
    { "two boundaries", "multipart/form-data; boundary=xYz; boundary=b",
        "--xYz\r\n" HEAD "\r\nA\r\n--xYz--", NULL },
    { "a boundary with odd signs", "multipart/form-data; boundary=x\"z",
        "--x\"z\r\n" HEAD "\r\nA\r\n--x\"z--", NULL },
    { "a boundary that is too long",
        "multipart/form-data; boundary="
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "--aaa", NULL },
    { "text in front", FORM, "hello\r\n--xYz\r\n" HEAD "\r\nA\r\n--xYz--", NULL },
    { "no end", FORM, "--xYz\r\n" HEAD "\r\nA\r\n--xYz\r\n", NULL },
    { "cut off", FORM, "--xYz\r\n" HEAD "\r\nA", NULL },
    { "no part", FORM, "--xYz--\r\n", NULL },
    { "nothing", FORM, "", NULL },
    { "a part without a name", FORM, "--xYz\r\nContent-Disposition: form-data\r\n\r\nA\r\n--xYz--",
        NULL },
    { "a name twice", FORM, "--xYz\r\n" HEAD "\r\nA\r\n--xYz\r\n" HEAD "\r\nB\r\n--xYz--", NULL },
    { "two heads of one kind", FORM, "--xYz\r\n" HEAD HEAD "\r\nA\r\n--xYz--", NULL },
    { "a name smuggled into a file's", FORM,
        "--xYz\r\nContent-Disposition: form-data; name=a; filename=\"x; name=uploadfile\"\r\n\r\n"
        "A\r\n--xYz--",
        NULL },
    { "a head without an end", FORM, "--xYz\r\n" HEAD "A\r\n--xYz--", NULL },
    { "something behind a boundary", FORM, "--xYz \r\n" HEAD "\r\nA\r\n--xYz--", NULL },
};

static void forms_are_read_strictly(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct multipart form;
        struct str found = { 0 };
        bool good = multipart_read(str_of(cases[i].type), str_of(cases[i].body), &form) &&
                    multipart_find(&form, S("uploadfile"), &found);

        if (good != (cases[i].found != NULL))
            fail_msg("%s: %s", cases[i].what, good ? "taken" : "refused");
        if (good)
            expect_text(found, cases[i].found, cases[i].what);
    }
}

static void many_parts_are_refused(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct multipart form;

    (void)state;
    for (int parts = MULTIPART_PARTS_MAX; parts <= MULTIPART_PARTS_MAX + 1; parts++) {
        struct buf body = { .arena = arena };

        for (int i = 0; i < parts; i++)
            buf_addf(
                &body, "--xYz\r\nContent-Disposition: form-data; name=\"n%d\"\r\n\r\nA\r\n", i);
        buf_add(&body, S("--xYz--"));
        assert_int_equal(
            multipart_read(S(FORM), buf_str(&body), &form), parts <= MULTIPART_PARTS_MAX);
    }
    arena_free(arena);
}

static void a_long_head_is_refused(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct multipart form;

    (void)state;
    for (size_t len = 100; len <= MULTIPART_HEAD_BYTES_MAX; len += MULTIPART_HEAD_BYTES_MAX - 100) {
        struct buf body = { .arena = arena };

        buf_add(&body, S("--xYz\r\n" HEAD "X: "));
        for (size_t i = 0; i < len; i++)
            buf_add_char(&body, 'a');
        buf_add(&body, S("\r\n\r\nA\r\n--xYz--"));
        assert_int_equal(multipart_read(S(FORM), buf_str(&body), &form), len == 100);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_are_read_strictly),
        cmocka_unit_test(many_parts_are_refused),
        cmocka_unit_test(a_long_head_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
