/*
 * signer -- in conversations: whoever holds a key signs what he was given.
 *
 * Keys and certificates are those of tests/sign/pki.sh, by name.
 *
 * Layer:  tests
 * Owns:   what it gives lives in the arena given
 * Fails:  ends the test
 * Limits: none
 * Tests:  the tests
 */
#ifndef BAOCAO_TESTS_SIGNER_H
#define BAOCAO_TESTS_SIGNER_H

#include "base/str.h"

/* The PDF with a signature in a field of this name. */
struct str signer_document(struct arena *arena, int64_t now_ms, struct str pdf, const char *words);
/* A detached CMS, as base64, over content with this SHA-256. words: "KEY DIGEST". */
struct str signer_cms(struct arena *arena, struct str words);
/* The same over these bytes, in DER. */
struct str signer_packet(struct arena *arena, struct str bytes, const char *key);
/* SHA-256 of the bytes without those from one bracket to the other. words: "FROM TO". */
struct str signer_around(struct arena *arena, struct str bytes, struct str words);
/* The bytes as the file of a form, as programs send it, with a field in front. */
struct str signer_form(struct arena *arena, struct str bytes);
/* A device and a service beside the server. The credential is the name of the key; "refuse" is
 * refused, of "seal/2" one confirmation is for two digests, and the service answers when it is
 * asked again. */
struct sign_keys;
struct sign_keys *signer_keys(void);
#define SIGNER_FORM_TYPE "multipart/form-data; boundary=----7f3a"

#endif
