/*
 * static -- the files of the web interface, which lie in the program itself.
 *
 * tools/embed_static.py turns the built web/ folder into the table web_site:
 * every file as it is, and where that is shorter as gzip and brotli. Names
 * under /assets/ carry a hash of their content, so browsers may keep them for
 * ever; the rest is asked for again each time and answered 304 when unchanged.
 *
 * Layer:  http
 * Owns:   nothing: bytes are constants of the program
 * Fails:  never; a path that names no file is for the caller to answer
 * Limits: none
 * Tests:  static_test.c, tests/http/server_test.py
 */
#ifndef BAOCAO_STATIC_H
#define BAOCAO_STATIC_H

#include "api/api.h"

struct static_bytes {
    const char *ptr; /* NULL: not there in this encoding */
    size_t len;
};

struct static_file {
    const char *path; /* "/assets/index-3f2a.js"; the table is sorted by it */
    const char *type;
    const char *tag; /* of the bytes as they are, without quotes */
    bool immutable;
    struct static_bytes plain, gzip, brotli;
};

struct static_site {
    const struct static_file *files;
    size_t files_len;
};

/* Made by tools/embed_static.py; empty when the web interface was not built. */
extern const struct static_site web_site;

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
