/*
 * office -- a commune's office in tests: documents signed by its leader and sealed.
 *
 * Layer:  tests
 * Owns:   what it gives lives in the context's arena
 * Fails:  ends the test
 * Limits: none
 * Tests:  the tests
 */
#ifndef BAOCAO_OFFICE_H
#define BAOCAO_OFFICE_H

#include "sign/sign.h"
#include "sign/verify.h"
#include "sign/verify_parts.h"
#include "tests/sign/desk.h"

#define OFFICE_LEADER "KyLanhDao"
#define OFFICE_SEAL "DauCoQuan"

/* A page as some tool wrote it: tests/data/sign/NAME.pdf. */
struct str office_paper(struct arena *arena, const char *name);
/* Signed with the key of this name; authority: of a time stamp, or NULL. */
struct str office_sign(struct ctx *ctx, struct str document, const char *field, const char *key,
    const char *authority);
/* The same, as the order has it. */
struct str office_sign_order(
    struct ctx *ctx, const struct sign_order *order, const char *key, const char *authority);
/* By leader and seal, without time stamps. */
struct str office_sign_twice(struct ctx *ctx, struct str document);
/* A picture in one colour with transparency. */
struct str office_png(struct arena *arena, uint32_t width, uint32_t height);
struct trust *office_trust(struct ctx *ctx);
struct verified office_verify(struct ctx *ctx, struct str document, struct str issued);
/* The reason of the document, or else of its first signature that is not valid. */
enum problem_key office_reason(const struct verified *verified);

#endif
