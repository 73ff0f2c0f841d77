/*
 * trusts -- what signatures are believed by: the list the administrator keeps, and what is made of
 * it for whoever verifies.
 *
 * Everything that is added is checked first, by what is there already: an authority below another
 * needs that one, a list of revoked certificates or an answer needs the authority that signed it.
 * Authorities and lists are read once a process; each change gives them another name in the
 * database (trust_generation), by which every process sees that its own are old. What a
 * transaction wrote and undid cannot be met again: the name is random.
 *
 * A newer list of an authority replaces the older, and a newer answer about a certificate too. Of
 * those, one a month is kept: authorities drop certificates that ended from their lists, and what
 * was signed with them is asked about for years.
 *
 * Layer:  domain
 * Owns:   a process's trust, until trust_cache_free; what is handed out lives as long as the arena
 * Fails:  NOT_FOUND, TRUST_*, SIGN_CERT_*
 * Limits: TRUST_ITEMS_MAX, TRUST_BYTES_MAX, TRUST_ANSWERS_MAX, TRUST_UPLOAD_ITEMS_MAX
 * Tests:  tests/api/trust.talk, tests/api/trust_test.c
 */
#ifndef BAOCAO_TRUSTS_H
#define BAOCAO_TRUSTS_H

#include "model/trust.h"
#include "sign/signed_marks.h"
#include "store/db.h"

/* The authorities and lists in force, in any transaction; no answers. */
enum status trust_load(struct ctx *ctx, const struct trust **out) MUST_CHECK;
/* The same with what is kept about the signers of a signed PDF or of a detached CMS. */
enum status trust_for(
    struct ctx *ctx, struct str signed_bytes, const struct trust **out) MUST_CHECK;
/* The same about these signers, struct trust_facts, beside what `base` has. */
enum status trust_with(struct ctx *ctx, const struct trust *base, struct list *signers,
    const struct trust **out) MUST_CHECK;
/* The same about one certificate that was read. */
enum status trust_about(
    struct ctx *ctx, struct trust_facts *cert, const struct trust **out) MUST_CHECK;
/* When the process ends; also between tests. */
void trust_cache_free(void);

enum status trust_item_list(
    struct ctx *ctx, const struct trust_query *in, struct page_out *out) MUST_CHECK;
/* An upload, in three steps: what it is checked by is read, in any transaction; it is read and
 * checked, which needs no database; it is kept. */
enum status trust_items_look(struct ctx *ctx, struct trust_new *in) MUST_CHECK;
enum status trust_items_check(struct ctx *ctx, struct trust_new *in) MUST_CHECK;
enum status trust_items_add(
    struct ctx *ctx, const struct trust_new *in, struct trust_items_out *out) MUST_CHECK;
enum status trust_item_withdraw(
    struct ctx *ctx, const struct trust_withdraw *in, struct trust_item *out) MUST_CHECK;
enum status trust_item_get(struct ctx *ctx, int64_t id, struct trust_item *out) MUST_CHECK;

/* One that was checked; source 0: by whoever asks. Of a list, the older ones go. */
struct trust_put {
    const struct trust_facts *facts;
    struct str title;
    int64_t source_id;
};
enum status trust_item_put(
    struct ctx *ctx, const struct trust_put *put, struct trust_item *out) MUST_CHECK;

/* SHA-256 as it is kept. */
struct str trust_hash_text(struct arena *arena, const unsigned char digest[CERT_DIGEST_BYTES]);

#endif
