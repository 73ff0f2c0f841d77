/*
 * static -- answers with files of the web interface.
 *
 * Names under /assets/ carry a hash of their content, so browsers may keep
 * them for ever; the rest is asked for again each time, and answered 304 when
 * unchanged.
 *
 * Layer:  http
 * Owns:   nothing: bytes are constants of the program
 * Fails:  never; a path that names no file is for the caller to answer
 * Limits: none
 * Tests:  static_test.c, tests/http/server_test.c
 */
#ifndef BAOCAO_STATIC_H
#define BAOCAO_STATIC_H

#include "api/api.h"
#include "http/site.h"

/* NULL: no such file. "/" is "/index.html". */
const struct static_file *static_find(const struct static_site *site, struct str path);
/* Whether the path may be a page of the web interface: the browser's own routes have no dot. */
bool static_may_be_page(struct str path);
/* Fills an answer to GET or HEAD for the file. */
void static_answer(struct arena *arena, const struct static_file *file,
    const struct request *request, struct str accept_encoding, struct response *out);
/* The answer for a page when there is no web interface in this program. */
void static_answer_without_site(struct response *out);

#endif
