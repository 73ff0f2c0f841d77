/*
 * log -- JSON lines on standard error, one per thing that happened.
 *
 * Only http/, jobs/, cli/ and main.c log: one failure, one line, written where
 * it is answered. No passwords, cookies, tokens or bodies are ever given to it.
 *
 * Layer:  base/host (libc)
 * Owns:   nothing
 * Fails:  never; a full disk loses lines, not requests
 * Limits: one line at most 4 KiB, then cut
 * Tests:  log_test.c
 */
#ifndef BAOCAO_LOG_H
#define BAOCAO_LOG_H

#include "base/str.h"

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARN, LOG_ERROR };

/* One named value of a line. */
struct log_field {
    const char *name;
    enum { LOG_TEXT, LOG_NUMBER } kind;
    struct str text;
    int64_t number;
};

#define LOG_S(n, s) ((struct log_field){ .name = (n), .kind = LOG_TEXT, .text = (s) })
#define LOG_N(n, v) ((struct log_field){ .name = (n), .kind = LOG_NUMBER, .number = (v) })
#define LOG_FIELDS(...) \
    (const struct log_field[]){ __VA_ARGS__ }, \
        sizeof((const struct log_field[]){ __VA_ARGS__ }) / sizeof(struct log_field)

void log_set_level(enum log_level least);
void log_line(enum log_level level, const char *what, const struct log_field *fields, size_t len);

#endif
