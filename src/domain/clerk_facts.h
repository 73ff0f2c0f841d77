/*
 * clerk_facts -- what is known of a report that a clerk is about to send.
 *
 * The documents of a revision that was signed digitally are verified anew: what a list of revoked
 * certificates says may have changed since it was signed. Verifying takes tens of milliseconds a
 * document, so that it is done when all is read.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  what the database says
 * Limits: SIGNATURES_MAX signatures of a document, DESK_REHASH_BYTES_MAX of annexes a list
 * Tests:  tests/api/clerk_desk.talk, tests/api/signing.talk
 */
#ifndef BAOCAO_CLERK_FACTS_H
#define BAOCAO_CLERK_FACTS_H

#include "core/clerk_check.h"
#include "domain/proofs.h"
#include "domain/report_work.h"
#include "domain/trusts.h"
#include "model/number.h"

struct clerk_look {
    struct clerk_facts facts;
    int64_t revision;
    bool sealed;
    struct documents_seen seen; /* of what was signed digitally */
    struct trust_facts leader;  /* the certificate of who signed first; no bytes: nobody */
    const struct trust *trust;
    struct clerk_fact known; /* what the register says of it; no words: it is his */
    struct clerk_fact annexes;
    int64_t *rehash_left; /* bytes of annexes that may still be read anew; given */
};

/* Within a read, after signatures_look. */
enum status clerk_facts_read(struct ctx *ctx, const struct report_work *work,
    const struct document_number *number, struct clerk_look *out) MUST_CHECK;
/* Outside: what the signatures are worth. */
void clerk_facts_prove(struct ctx *ctx, struct clerk_look *look);

#endif
