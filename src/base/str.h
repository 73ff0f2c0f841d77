/*
 * str -- text as a borrowed slice, and the buffer it is built in.
 *
 * Text is UTF-8, NFC, not NUL-terminated; ask str_z for a C string. The
 * formatter knows %s %.*s %c %d %u %x %zu %lld %llu %ld %lu %%, with width,
 * '0' and '-' flags: no libc, so that core/ can format in the browser.
 *
 * Layer:  base (freestanding)
 * Owns:   results live in the arena given; slices borrow
 * Fails:  never; an unknown conversion is an assertion
 * Limits: those of the arena
 * Tests:  str_test.c
 */
#ifndef BAOCAO_STR_H
#define BAOCAO_STR_H

#include <stdarg.h>

#include "base/arena.h"

struct str {
    const char *ptr;
    size_t len;
};

#define S(lit) ((struct str){ (lit), sizeof(lit) - 1 })
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)(s).len, (s).ptr

struct str str_of(const char *cstr); /* NULL gives an empty slice */
bool str_eq(struct str a, struct str b);
int str_cmp(struct str a, struct str b); /* by bytes: <0, 0, >0 */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
/* Index of the first occurrence, or s.len. */
size_t str_find(struct str s, struct str part);
struct str str_sub(struct str s, size_t from, size_t len); /* clipped to s */
struct str str_trim(struct str s);                         /* ASCII white space off both ends */
/* Cuts off and returns what precedes the first sep; *s keeps what follows it. */
struct str str_cut(struct str *s, char sep);
/* Digits only, at most 18; false leaves *out alone. */
bool str_to_int(struct str s, int64_t *out);
struct str str_copy(struct arena *arena, struct str s); /* a NUL follows the copy */
const char *str_z(struct arena *arena, struct str s);
struct str str_format(struct arena *arena, const char *fmt, ...) PRINTF_LIKE(2, 3);
struct str str_vformat(struct arena *arena, const char *fmt, va_list args) PRINTF_LIKE(2, 0);

/* A growing buffer in an arena; { .arena = arena } is an empty one. */
struct buf {
    struct arena *arena;
    char *ptr;
    size_t len, cap;
};

void buf_add(struct buf *buf, struct str s);
void buf_add_int(struct buf *buf, int64_t n);
void buf_addf(struct buf *buf, const char *fmt, ...) PRINTF_LIKE(2, 3);
void buf_vaddf(struct buf *buf, const char *fmt, va_list args) PRINTF_LIKE(2, 0);
char *buf_grow(struct buf *buf, size_t len);
struct str buf_str(const struct buf *buf);

/* Room for at least len more bytes, written by the caller, who then adds to buf->len. */
static inline char *buf_reserve(struct buf *buf, size_t len)
{
    return buf->ptr && buf->cap - buf->len >= len ? buf->ptr + buf->len : buf_grow(buf, len);
}

static inline void buf_add_char(struct buf *buf, char c)
{
    *buf_reserve(buf, 1) = c;
    buf->len++;
}

#endif
