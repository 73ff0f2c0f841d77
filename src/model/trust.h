/*
 * trust -- what signatures are believed by, and who is asked whether certificates were taken back.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/trust.talk
 */
#ifndef BAOCAO_MODEL_TRUST_H
#define BAOCAO_MODEL_TRUST_H

#include "base/limits_work.h"
#include "core/trusting.h"
#include "model/common.h"

struct trust; /* sign/trust.h */

struct trust_item {
    int64_t id;
    int kind; /* enum trust_kind */
    struct str title, hash, subject, issuer, serial;
    int64_t valid_from_ms, valid_to_ms;
    bool is_root;
    struct str list_url, answer_url;
    int64_t source_id, added_ms;
    struct str added_name;
    int64_t replaced_ms, withdrawn_ms;
    struct str withdrawn_name, reason;
    /* Computed. */
    int state; /* enum trust_state */
    struct str kind_title, state_title;
};

/* GET /trust-items */
struct trust_query {
    int kind, ended; /* -1: whichever */
    struct str q;
    struct page page;
};

/* POST /trust-items */
struct trust_new {
    struct str title; /* empty: the name in the certificate */
    struct str bytes;
    /* Found before it is kept (domain/trusts.h). */
    const struct trust *trust;
    struct list facts; /* struct trust_facts */
};

/* POST /trust-items/{id}/withdraw and /trust-sources/{id}/withdraw */
struct trust_withdraw {
    int64_t id;
    struct str reason;
};

/* What was added, or all there is. */
struct trust_items_out {
    struct list items; /* struct trust_item */
};

struct trust_source {
    int64_t id;
    int kind; /* TRUST_CRL or TRUST_OCSP */
    int64_t authority_id;
    struct str url;
    bool inside; /* the address may be one of an inner network */
    int64_t next_ms, failures, fetched_ms;
    struct str error;
    int64_t error_ms, added_ms;
    struct str added_name;
    int64_t withdrawn_ms;
    struct str withdrawn_name, reason;
    /* Of the authority. */
    struct str authority_title, authority_subject;
    struct str kind_title, error_title; /* computed */
};

struct trust_sources_out {
    struct list items; /* struct trust_source */
};

/* POST /trust-sources */
struct trust_source_new {
    int64_t authority_id;
    int kind;
    struct str url; /* empty: what the authority's certificate says */
    bool inside;
};

extern const struct resource trust_item_resource;
extern const struct resource trust_query_resource;
extern const struct resource trust_page_resource;
extern const struct resource trust_new_resource;
extern const struct resource trust_withdraw_resource;
extern const struct resource trust_items_resource;
extern const struct resource trust_source_resource;
extern const struct resource trust_sources_resource;
extern const struct resource trust_source_new_resource;

#endif
