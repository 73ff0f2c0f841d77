/*
 * secret -- passwords, tokens and digests, by libsodium.
 *
 * Passwords are kept as Argon2id (19 MiB, two passes: OWASP's figure, 24 ms on
 * one core). Tokens are 256 random bits as base64url; only their digest is
 * kept. Hashing is slow on purpose: it belongs to a lane of its own.
 *
 * Layer:  base/host (libsodium)
 * Owns:   results live in the arena given
 * Fails:  secret_hash gives an empty slice when there is no memory for it
 * Limits: a password of at most PASSWORD_CHARS_MAX characters
 * Tests:  secret_test.c
 */
#ifndef BAOCAO_SECRET_H
#define BAOCAO_SECRET_H

#include "base/str.h"

/* Once per process, before any other call; false: the library cannot start. */
bool secret_start(void);
struct str secret_hash(struct arena *arena, struct str password);
/* The same at the least cost, for a password of secret_password in its 79 random bits: what cannot
 * be guessed need not be slow. For many accounts at once. */
struct str secret_hash_random(struct arena *arena, struct str password);
/* An empty hash stands for an account that does not exist: it takes as long and is never right. */
bool secret_verify(struct arena *arena, struct str hash, struct str password);
/* 256 random bits, 43 characters of A-Za-z0-9-_. */
struct str secret_token(struct arena *arena);
/* A password to be handed over on paper: four groups of four unmistakable letters and digits. */
struct str secret_password(struct arena *arena);
/* Overwrites it, also where nobody reads it again. */
void secret_wipe(void *bytes, size_t len);
/* BLAKE2b-256 as 64 hexadecimal digits. */
struct str secret_digest(struct arena *arena, struct str bytes);
/* The bytes that base64 of RFC 4648 stands for; white space is passed over. */
bool secret_from_base64(struct arena *arena, struct str text, struct str *out) MUST_CHECK;
/* SHA-256 the same way: what others can compute of a file with the tools they have. */
struct str secret_sha256(struct arena *arena, struct str bytes);
/* SHA-512, as 128 digits: for what must be known again after SHA-256. */
struct str secret_sha512(struct arena *arena, struct str bytes);

#endif
