/*
 * site -- the table of the web interface's files, which lie in the program itself.
 *
 * tools/embed_static.py turns the built web/ folder into web_site: every file
 * as it is, and where that is shorter as gzip and brotli.
 *
 * Layer:  http
 * Owns:   nothing: bytes are constants of the program
 * Fails:  never
 * Limits: none
 * Tests:  static_test.c
 */
#ifndef BAOCAO_SITE_H
#define BAOCAO_SITE_H

#include <stdbool.h>
#include <stddef.h>

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

#endif
