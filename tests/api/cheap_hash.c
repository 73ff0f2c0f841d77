/*
 * Passwords are hashed at the least cost there is: conversations set hundreds of them, each of
 * which would take the time of twenty requests. The linker puts this in the library's place
 * (meson.build), for programs of this folder alone; what a hash costs is tried beside secret.c.
 */
#include <sodium.h>

int __real_crypto_pwhash_str(char out[crypto_pwhash_STRBYTES], const char *password,
    unsigned long long len, unsigned long long passes, size_t bytes);
int __wrap_crypto_pwhash_str(char out[crypto_pwhash_STRBYTES], const char *password,
    unsigned long long len, unsigned long long passes, size_t bytes);

int __wrap_crypto_pwhash_str(char out[crypto_pwhash_STRBYTES], const char *password,
    unsigned long long len, unsigned long long passes, size_t bytes)
{
    (void)passes;
    (void)bytes;
    return __real_crypto_pwhash_str(
        out, password, len, crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN);
}
