#include "base/stored_zip.h"

#include "tests/unit.h"

#include <string.h>

static struct arena *arena;

static struct stored_part parts[3];

static void parts_set(void)
{
    parts[0] = (struct stored_part){ S("ho-so.json"), S("{}\n") };
    parts[1] = (struct stored_part){ S("001/van-ban.pdf"), S("%PDF-1.7") };
    parts[2] = (struct stored_part){ S("rong.txt"), S("") };
}

static struct str write_all(void)
{
    return stored_zip_write(arena, &(struct list){ parts, ARRAY_LEN(parts) });
}

static void what_was_written_is_read(void **state)
{
    struct str file = write_all();
    struct list all = { parts, ARRAY_LEN(parts) }, found;

    (void)state;
    assert_int_equal(file.len, stored_zip_size(&all));
    assert_true(str_eq(file, write_all()));
    assert_true(stored_zip_read(arena, file, &found));
    assert_int_equal(found.len, ARRAY_LEN(parts));
    for (size_t i = 0; i < found.len; i++) {
        const struct stored_part *part = LIST_AT(found, struct stored_part, i);

        assert_true(str_eq(part->name, parts[i].name) && str_eq(part->bytes, parts[i].bytes));
    }
    assert_true(stored_zip_read(arena, stored_zip_write(arena, &(struct list){ 0 }), &found));
    assert_int_equal(found.len, 0);
}

/* Whatever byte is another one, the file is none of ours: headers, checksums, directory and all. */
static void any_other_byte_is_told(void **state)
{
    struct str file = write_all();
    char *bytes = arena_bytes(arena, file.len);
    struct list found;

    (void)state;
    for (size_t i = 0; i < file.len; i++) {
        memcpy(bytes, file.ptr, file.len);
        bytes[i] = (char)(bytes[i] ^ 0x20);
        if (stored_zip_read(arena, (struct str){ bytes, file.len }, &found))
            fail_msg("byte %zu", i);
    }
    for (size_t len = 0; len < file.len; len++)
        assert_false(stored_zip_read(arena, str_sub(file, 0, len), &found));
    assert_false(stored_zip_read(arena, str_format(arena, STR_FMT "x", STR_ARG(file)), &found));
}

static void names_lead_nowhere_else(void **state)
{
    static const struct {
        const char *name;
        bool good;
    } cases[] = {
        { "a", true },
        { "001/chu-ky_1.p7s", true },
        { "", false },
        { "/a", false },
        { "a/", false },
        { "a//b", false },
        { "../a", false },
        { "a/../b", false },
        { "./a", false },
        { "a\\b", false },
        { "c:a", false },
        { "a b", false },
        { "á", false },
    };

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        if (stored_name_check(str_of(cases[i].name)) != cases[i].good)
            fail_msg("%s", cases[i].name);
}

static void one_name_stands_once(void **state)
{
    struct stored_part twice[] = { { S("a/b.txt"), S("1") }, { S("c"), S("2") },
        { S("A/B.TXT"), S("3") } };
    struct list found;

    (void)state;
    assert_false(stored_zip_read(
        arena, stored_zip_write(arena, &(struct list){ twice, ARRAY_LEN(twice) }), &found));
    twice[2].name = S("a/b.tx");
    assert_true(stored_zip_read(
        arena, stored_zip_write(arena, &(struct list){ twice, ARRAY_LEN(twice) }), &found));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_written_is_read),
        cmocka_unit_test(any_other_byte_is_told),
        cmocka_unit_test(names_lead_nowhere_else),
        cmocka_unit_test(one_name_stands_once),
    };
    int failed;

    arena = arena_new(UNIT_BYTES);
    parts_set();
    failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_free(arena);
    return failed;
}
