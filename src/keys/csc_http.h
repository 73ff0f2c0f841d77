/*
 * csc_http -- one question to a signing service, and its answer as JSON.
 *
 * HTTPS only, but for services on this very machine; no redirects, no proxies,
 * little time and a small answer. The access token is read from its file for
 * each question, so that it can be renewed, and wiped afterwards; so is what
 * was asked, for it may hold a PIN.
 *
 * Layer:  keys (libcurl is here alone)
 * Owns:   the answer lives in the context's arena
 * Fails:  KEY_DOWN
 * Limits: CSC_CONNECT_MS_MAX, CSC_MS_MAX, CSC_ANSWER_BYTES_MAX
 * Tests:  tests/keys/csc_test.c
 */
#ifndef BAOCAO_CSC_HTTP_H
#define BAOCAO_CSC_HTTP_H

#include "base/ctx.h"

struct csc_config {
    const char *url;        /* "https://service.example/csc/v2" */
    const char *token_file; /* its access token; NULL: it wants none */
    const char *ca_file;    /* NULL: the system's */
    int64_t ms_max;         /* for each question; 0: CSC_MS_MAX */
};

struct csc_reply {
    int64_t status; /* of HTTP */
    struct str body;
};

/* Whether such a URL is asked at all. */
bool csc_url_allowed(struct str url);
/* POST url/what; wipes the question. */
enum status csc_ask(struct ctx *ctx, const struct csc_config *config, const char *what,
    struct buf *question, struct csc_reply *out) MUST_CHECK;

#endif
