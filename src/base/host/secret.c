#include "base/host/secret.h"

#include <sodium.h>

#include "base/mem.h"

#define HASH_PASSES 2
#define HASH_BYTES ((size_t)19 << 20)
#define TOKEN_BYTES 32

/* Argon2id of nothing anybody knows, with the same cost. */
static char nobody[crypto_pwhash_STRBYTES];

bool secret_start(void)
{
    unsigned char noise[TOKEN_BYTES];

    if (sodium_init() < 0)
        return false;
    if (nobody[0])
        return true;
    randombytes_buf(noise, sizeof(noise));
    return crypto_pwhash_str(nobody, (const char *)noise, sizeof(noise), HASH_PASSES, HASH_BYTES) ==
           0;
}

static struct str hash_at(
    struct arena *arena, struct str password, unsigned long long passes, size_t bytes)
{
    char hash[crypto_pwhash_STRBYTES];

    if (crypto_pwhash_str(hash, password.ptr, password.len, passes, bytes) != 0)
        return (struct str){ 0 };
    return str_copy(arena, str_of(hash));
}

struct str secret_hash(struct arena *arena, struct str password)
{
    return hash_at(arena, password, HASH_PASSES, HASH_BYTES);
}

struct str secret_hash_random(struct arena *arena, struct str password)
{
    return hash_at(arena, password, crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN);
}

bool secret_verify(struct arena *arena, struct str hash, struct str password)
{
    bool known = hash.len > 0;
    const char *text = known ? str_z(arena, hash) : nobody;

    return crypto_pwhash_str_verify(text, password.ptr, password.len) == 0 && known;
}

struct str secret_token(struct arena *arena)
{
    unsigned char bytes[TOKEN_BYTES];
    char text[64];

    randombytes_buf(bytes, sizeof(bytes));
    sodium_bin2base64(
        text, sizeof(text), bytes, sizeof(bytes), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return str_copy(arena, str_of(text));
}

struct str secret_password(struct arena *arena)
{
    static const char letters[] = "abcdefghjkmnpqrstuvwxyz23456789";
    struct buf out = { .arena = arena };

    for (unsigned i = 0; i < 16; i++) {
        if (i && i % 4 == 0)
            buf_add_char(&out, '-');
        buf_add_char(&out, letters[randombytes_uniform(sizeof(letters) - 1)]);
    }
    return str_copy(arena, buf_str(&out));
}

struct str secret_digest(struct arena *arena, struct str bytes)
{
    unsigned char digest[crypto_generichash_BYTES];
    char text[2 * sizeof(digest) + 1];

    crypto_generichash(
        digest, sizeof(digest), (const unsigned char *)bytes.ptr, bytes.len, NULL, 0);
    sodium_bin2hex(text, sizeof(text), digest, sizeof(digest));
    return str_copy(arena, str_of(text));
}

struct str secret_sha256(struct arena *arena, struct str bytes)
{
    unsigned char digest[crypto_hash_sha256_BYTES];
    char text[2 * sizeof(digest) + 1];

    crypto_hash_sha256(digest, (const unsigned char *)bytes.ptr, bytes.len);
    sodium_bin2hex(text, sizeof(text), digest, sizeof(digest));
    return str_copy(arena, str_of(text));
}

struct str secret_sha512(struct arena *arena, struct str bytes)
{
    unsigned char digest[crypto_hash_sha512_BYTES];
    char text[2 * sizeof(digest) + 1];

    crypto_hash_sha512(digest, (const unsigned char *)bytes.ptr, bytes.len);
    sodium_bin2hex(text, sizeof(text), digest, sizeof(digest));
    return str_copy(arena, str_of(text));
}

bool secret_from_base64(struct arena *arena, struct str text, struct str *out)
{
    unsigned char *bytes = arena_alloc(arena, text.len / 4 * 3 + 3);
    const char *end = NULL;
    size_t len = 0;

    if (sodium_base642bin(bytes, text.len / 4 * 3 + 3, text.ptr, text.len, " \r\n\t", &len, &end,
            sodium_base64_VARIANT_ORIGINAL) != 0 ||
        end != text.ptr + text.len)
        return false;
    *out = (struct str){ (const char *)bytes, len };
    return true;
}

void secret_wipe(void *bytes, size_t len)
{
    sodium_memzero(bytes, len);
}
