/*
 * desk -- where tests sign: certificates and keys made by pki.sh in the build folder.
 *
 * Layer:  tests
 * Owns:   what it gives lives in the context's arena
 * Fails:  ends the test
 * Limits: none
 * Tests:  the tests
 */
#ifndef BAOCAO_DESK_H
#define BAOCAO_DESK_H

#include "sign/cms.h"

/* Milliseconds since 1970, once for a whole test. */
int64_t desk_now_ms(void);
struct ctx desk_ctx(void);
/* The folder, made by the first who asks. */
const char *desk_folder(struct arena *arena);
struct str desk_file(struct arena *arena, const char *name);
X509 *desk_cert(struct ctx *ctx, const char *name);
/* The certificate between the signer's and the root. */
STACK_OF(X509) * desk_chain(struct ctx *ctx);
/* Signs bytes with the key of this name, hashed with SHA-256. */
struct str desk_sign(struct ctx *ctx, const char *name, enum cms_scheme scheme, struct str bytes);
/* The same of a digest that was made already. */
struct str desk_sign_digest(
    struct ctx *ctx, const char *name, const unsigned char digest[SHA256_BYTES]);
enum cms_scheme desk_scheme(const char *name);
/* A time stamp's token for these bytes by the authority of this name. */
struct str desk_stamp(struct ctx *ctx, const char *authority, struct str bytes);
/* Writes a file into a folder of the build. */
const char *desk_write(struct arena *arena, const char *name, struct str bytes);
/* Whether the command ends with 0. */
bool desk_run(struct arena *arena, const char *format, ...) PRINTF_LIKE(2, 3);

#endif
