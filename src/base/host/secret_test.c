#include "base/host/secret.h"

#include <time.h>

#include "base/limits.h"
#include "tests/unit.h"

#define TOKENS 1000

static int start(void **state)
{
    (void)state;
    return secret_start() ? 0 : -1;
}

static void starting_twice_is_starting_once(void **state)
{
    (void)state;
    assert_true(secret_start());
}

/* ---- passwords ---- */

static void a_password_is_right_for_its_own_hash_alone(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str hash = secret_hash(arena, S("Mật khẩu số 1 của xã")), again;

    (void)state;
    assert_true(str_starts(hash, S("$argon2id$v=19$m=19456,t=2,p=1$")));
    assert_true(secret_verify(arena, hash, S("Mật khẩu số 1 của xã")));
    assert_false(secret_verify(arena, hash, S("Mật khẩu số 2 của xã")));
    assert_false(secret_verify(arena, hash, S("Mật khẩu số 1 của xã ")));
    assert_false(secret_verify(arena, hash, S("")));
    again = secret_hash(arena, S("Mật khẩu số 1 của xã"));
    assert_false(str_eq(hash, again)); /* each has a salt of its own */
    assert_true(secret_verify(arena, again, S("Mật khẩu số 1 của xã")));
    arena_free(arena);
}

/* Four bytes a character: the longest password a field lets in. */
static void the_longest_password_counts_to_its_end(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct buf password = { .arena = arena };
    struct str all, hash;

    (void)state;
    for (int i = 0; i < PASSWORD_CHARS_MAX; i++)
        buf_add(&password, S("😀"));
    all = buf_str(&password);
    hash = secret_hash(arena, all);
    assert_true(secret_verify(arena, hash, all));
    assert_false(secret_verify(arena, hash, str_sub(all, 0, all.len - 1)));
    arena_free(arena);
}

static void what_is_no_hash_is_never_right(void **state)
{
    static const char *const hashes[] = { "x", "$argon2id$", "$argon2id$v=19$m=19456,t=2,p=1$",
        "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$", "$2b$12$abcdefghijklmnopqrstuv" };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(hashes); i++) {
        assert_false(secret_verify(arena, str_of(hashes[i]), S("")));
        assert_false(secret_verify(arena, str_of(hashes[i]), S("mật khẩu")));
    }
    arena_free(arena);
}

static clock_t time_to_verify(struct arena *arena, struct str hash)
{
    clock_t start = clock();

    assert_false(secret_verify(arena, hash, S("không phải mật khẩu này")));
    return clock() - start;
}

/* Nobody learns by the clock which accounts exist; the processor's time, the best of three. */
static void an_account_that_does_not_exist_takes_as_long(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str hash = secret_hash(arena, S("mật khẩu đúng")), none = { 0 };
    clock_t known = time_to_verify(arena, hash), unknown = time_to_verify(arena, none);

    (void)state;
    for (int i = 0; i < 2; i++) {
        clock_t a = time_to_verify(arena, hash), b = time_to_verify(arena, none);

        known = a < known ? a : known;
        unknown = b < unknown ? b : unknown;
    }
    if (unknown < known / 2 || unknown > known * 2)
        fail_msg("%ld ticks for an account, %ld for none", (long)known, (long)unknown);
    assert_false(secret_verify(arena, none, S("")));
    arena_free(arena);
}

/* ---- tokens ---- */

static bool is_base64url(struct str text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');

        if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_')
            return false;
    }
    return true;
}

static void tokens_are_long_plain_and_distinct(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str *tokens = ARENA_ARRAY(arena, TOKENS, struct str);

    (void)state;
    for (size_t i = 0; i < TOKENS; i++) {
        tokens[i] = secret_token(arena);
        assert_int_equal(tokens[i].len, 43);
        assert_true(is_base64url(tokens[i]));
        for (size_t j = 0; j < i; j++)
            assert_false(str_eq(tokens[i], tokens[j]));
    }
    arena_free(arena);
}

/* ---- passwords to hand over ---- */

static void check_password(struct str password, bool *seen)
{
    assert_int_equal(password.len, 19);
    for (size_t i = 0; i < password.len; i++) {
        unsigned char c = (unsigned char)password.ptr[i];
        bool letter = c >= 'a' && c <= 'z', digit = c >= '2' && c <= '9';

        if (i % 5 == 4) {
            assert_int_equal(c, '-');
            continue;
        }
        assert_true(letter || digit);
        /* None that is taken for another one on paper. */
        assert_true(c != 'i' && c != 'l' && c != 'o');
        seen[c] = true;
    }
}

static void passwords_can_be_read_off_paper(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    bool seen[256] = { false };
    struct str before = { 0 };
    int kinds = 0;

    (void)state;
    for (int i = 0; i < 500; i++) {
        struct str password = secret_password(arena);

        check_password(password, seen);
        assert_false(str_eq(password, before));
        assert_true(password.len >= PASSWORD_CHARS_MIN);
        before = password;
    }
    for (int c = 0; c < 256; c++)
        kinds += seen[c];
    assert_int_equal(kinds, 31); /* 23 letters and 8 digits, all of them in use */
    arena_free(arena);
}

/* ---- digests ---- */

/* BLAKE2b-256, as its reference implementation and Python's hashlib have them. */
static const struct {
    const char *text, *digest;
} digests[] = {
    { "", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8" },
    { "abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319" },
};

static void digests_are_those_of_blake2b(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(digests); i++)
        expect_text(
            secret_digest(arena, str_of(digests[i].text)), digests[i].digest, digests[i].text);
    assert_false(str_eq(secret_digest(arena, S("a\0b")), secret_digest(arena, S("a"))));
    arena_free(arena);
}

static void base64_is_read_as_others_write_it(void **state)
{
    static const struct {
        const char *text, *bytes; /* NULL: it is none */
    } cases[] = {
        { "", "" },
        { "QQ==", "A" },
        { "QUI=", "AB" },
        { "QUJD", "ABC" },
        { "QU\r\nJD \n", "ABC" },
        { "++//", "\xfb\xef\xff" },
        { "QQ", NULL },
        { "QQ=", NULL },
        { "Q", NULL },
        { "Q===", NULL },
        { "====", NULL },
        { "QQ==QQ==", NULL },
        { "QUJD=", NULL },
        { "QUJ", NULL },
        { "--__", NULL },
        { "QUJD!", NULL },
        { "QUJD\xc4\x91", NULL },
    };
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct str out = S("as it was");

        if (secret_from_base64(arena, str_of(cases[i].text), &out) != (cases[i].bytes != NULL))
            fail_msg("“%s”", cases[i].text);
        expect_text(out, cases[i].bytes ? cases[i].bytes : "as it was", cases[i].text);
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(base64_is_read_as_others_write_it),
        cmocka_unit_test(starting_twice_is_starting_once),
        cmocka_unit_test(a_password_is_right_for_its_own_hash_alone),
        cmocka_unit_test(the_longest_password_counts_to_its_end),
        cmocka_unit_test(what_is_no_hash_is_never_right),
        cmocka_unit_test(an_account_that_does_not_exist_takes_as_long),
        cmocka_unit_test(tokens_are_long_plain_and_distinct),
        cmocka_unit_test(passwords_can_be_read_off_paper),
        cmocka_unit_test(digests_are_those_of_blake2b),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
