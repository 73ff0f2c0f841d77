/*
 * sign_stamp -- a time stamp put into what was signed already.
 *
 * It is no part of what the signature is about, so it may come after: in a PDF into the room that
 * the signature's own digits leave free, of a packet into its CMS. Nothing else of the bytes
 * changes, and no signature but the last one of a PDF can take it, for every later one covers those
 * before.
 *
 * Layer:  sign
 * Owns:   bytes live in the context's arena
 * Fails:  SIGN_NONE, SIGN_CMS_ROOM, SIGN_STAMP_BROKEN and those of pdf_file and cms
 * Limits: CMS_ROOM_BYTES
 * Tests:  tests/sign/sign_stamp_test.c
 */
#ifndef BAOCAO_SIGN_STAMP_H
#define BAOCAO_SIGN_STAMP_H

#include "sign/cms.h"

/* The signature a time stamp would be for. */
struct sign_last {
    struct cms cms;
    struct str bytes;      /* of the CMS, with what is free behind it */
    struct str field;      /* that it stands in; empty: a packet's */
    size_t hole, hole_end; /* its digits in the PDF; of a packet 0 */
};

/* Of a PDF the last one; else the bytes are a detached CMS. */
enum status sign_last(struct ctx *ctx, struct str signed_bytes, struct sign_last *out) MUST_CHECK;
/* The same bytes with the token in that signature. */
enum status sign_stamp(struct ctx *ctx, struct str signed_bytes, const struct sign_last *last,
    struct str token, struct str *out) MUST_CHECK;
/* The digits of a CMS into room it is known to have, with zeroes behind. */
void sign_fill(char *room, size_t len, struct str cms);

#endif
