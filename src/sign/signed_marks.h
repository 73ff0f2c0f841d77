/*
 * signed_marks -- by what a signed file is known before it is verified: whose certificates are in
 * it, and which file it once was.
 *
 * Nothing of it is believed: it only says what is to be looked for. What cannot be read has no
 * marks; why, is told by whoever verifies.
 *
 * Layer:  sign
 * Owns:   results live in the context's arena
 * Fails:  never
 * Limits: SIGNATURES_MAX, PDF_SECTIONS_MAX
 * Tests:  tests/sign/trust_facts_test.c
 */
#ifndef BAOCAO_SIGNED_MARKS_H
#define BAOCAO_SIGNED_MARKS_H

#include "sign/trust_facts.h"
#include "sign/verify.h"

/* SHA-256 in hexadecimal digits. */
struct signed_marks {
    struct list prints;  /* struct str: of a PDF's revisions, the newest first; of a packet's
                          * signature, what it was made over */
    struct str manifest; /* what a PDF says goes with it; empty: it does not say */
};

void signed_marks_read(struct ctx *ctx, struct str bytes, struct signed_marks *out);
/* The certificates of the signers in a PDF or a detached CMS, each once, then those of who stamped
 * their time: struct trust_facts. */
void signed_signers(struct ctx *ctx, struct str bytes, struct list *out);
/* Every signature's field and certificate, in order; of a detached CMS no field: struct
 * verify_expected. */
void signed_people(struct ctx *ctx, struct str bytes, struct list *out);

#endif
