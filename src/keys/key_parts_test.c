#include "keys/key_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/unit.h"

static void base_64_there_and_back(void **state)
{
    static const char *const good[][2] = { { "f", "Zg==" }, { "fo", "Zm8=" }, { "foo", "Zm9v" },
        { "foob", "Zm9vYg==" }, { "\xff\xfe", "//4=" } };
    static const char *const bad[] = { "", "Z", "Zg=", "Zg", "Z===", "====", "Zg==Zg==", "Zm 9v",
        "Zm9v=", "Zm9_" };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str out;

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(good); i++) {
        struct buf buf = { .arena = arena };

        base64_add(&buf, str_of(good[i][0]));
        expect_text(buf_str(&buf), good[i][1], good[i][0]);
        assert_true(base64_read(arena, str_of(good[i][1]), &out));
        expect_text(out, good[i][0], good[i][1]);
    }
    assert_true(base64_read(arena, S("Zm9v\r\nYg==\r\n"), &out));
    expect_text(out, "foob", "with line ends");
    for (size_t i = 0; i < ARRAY_LEN(bad); i++)
        if (base64_read(arena, str_of(bad[i]), &out))
            fail_msg("\"%s\" was read", bad[i]);
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
