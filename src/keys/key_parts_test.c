#include "keys/key_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/host/secret.h"
#include "tests/unit.h"

static void base_64_there_and_back(void **state)
{
    static const char *const cases[][2] = { { "f", "Zg==" }, { "fo", "Zm8=" }, { "foo", "Zm9v" },
        { "foob", "Zm9vYg==" }, { "\xff\xfe", "//4=" } };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str out;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct buf buf = { .arena = arena };

        base64_add(&buf, str_of(cases[i][0]));
        expect_text(buf_str(&buf), cases[i][1], cases[i][0]);
        assert_true(secret_from_base64(arena, buf_str(&buf), &out));
        expect_text(out, cases[i][0], cases[i][1]);
    }
    arena_free(arena);
}

static void secrets_are_read_of_private_files_only(void **state)
{
    char path[] = "/tmp/key-parts-XXXXXX";
    int file = mkstemp(path);
    struct key_secret secret;

    (void)state;
    assert_true(file >= 0);
    assert_int_equal(write(file, "1234\nrest", 9), 9);
    (void)close(file);
    assert_true(key_secret_read(path, &secret));
    expect_text((struct str){ secret.bytes, secret.len }, "1234", "first line");
    key_secret_end(&secret);
    assert_int_equal(secret.len + (size_t)secret.bytes[0], 0);
    assert_int_equal(chmod(path, 0604), 0);
    assert_false(key_secret_read(path, &secret));
    assert_int_equal(unlink(path), 0);
    assert_false(key_secret_read(path, &secret));
    assert_false(key_secret_read("/tmp", &secret));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(base_64_there_and_back),
        cmocka_unit_test(secrets_are_read_of_private_files_only),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
