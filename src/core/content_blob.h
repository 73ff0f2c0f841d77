/*
 * content_blob -- the bytes of a packed content, read and written in one place.
 *
 * A number is a prefix varint: the count of low zero bits of its first byte is
 * the count of bytes that follow, so reading needs one load, one count and one
 * shift, without a branch on the value. Negative numbers are zigzag.
 *
 * Layer:  core (pure; private to content_pack.c, content_sum.c, cell_diff.[ch])
 * Owns:   nothing
 * Fails:  a read past the end sets .bad and gives 0
 * Limits: none
 * Tests:  content_test.c
 */
#ifndef BAOCAO_CONTENT_BLOB_H
#define BAOCAO_CONTENT_BLOB_H

#include "base/mem.h"
#include "base/str.h"

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "blobs are read by whole words");

#define BLOB_VERSION 1
#define BLOB_HEAD_BYTES 6
#define BLOB_VARINT_BYTES 9

/* What the head's second byte says: which sections there are. */
enum blob_flag { BLOB_ERRORS = 1, BLOB_OVERRIDES = 2, BLOB_VERSIONS = 4, BLOB_ROWS = 8 };

/* What is said of a row that was added. */
enum blob_row { BLOB_ROW_TYPED, BLOB_ROW_FROM, BLOB_ROW_HEADING };

/* How a column says which of its rows have a value. */
enum blob_presence { BLOB_NO_ROW, BLOB_EVERY_ROW, BLOB_BITMAP };

struct blob_reader {
    const unsigned char *at, *end;
    bool bad;
};

static inline size_t blob_left(const struct blob_reader *reader)
{
    return (size_t)(reader->end - reader->at);
}

static inline unsigned blob_byte(struct blob_reader *reader)
{
    if (reader->at == reader->end) {
        reader->bad = true;
        return 0;
    }
    return *reader->at++;
}

static inline uint64_t blob_word(const unsigned char *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof(word));
    return word;
}

/* The varint at `at`, of which BLOB_VARINT_BYTES can be read; *size is what it takes. */
static inline uint64_t blob_decode(const unsigned char *at, unsigned *size)
{
    uint64_t word = blob_word(at);

    *size = (unsigned)__builtin_ctz((unsigned)(word & 0xff) | 0x100) + 1;
    if (*size == BLOB_VARINT_BYTES)
        return blob_word(at + 1);
    return (word >> *size) & (((uint64_t)1 << (7 * *size)) - 1);
}

static inline uint64_t blob_varint(struct blob_reader *reader)
{
    unsigned char last[BLOB_VARINT_BYTES] = { 0 };
    const unsigned char *at = reader->at;
    size_t left = blob_left(reader);
    uint64_t value;
    unsigned size;

    if (left < BLOB_VARINT_BYTES) {
        if (left)
            memcpy(last, at, left);
        at = last;
    }
    value = blob_decode(at, &size);
    if (size > left) {
        reader->bad = true;
        return 0;
    }
    reader->at += size;
    return value;
}

static inline int64_t blob_unzigzag(uint64_t n)
{
    return (int64_t)(n >> 1) ^ -(int64_t)(n & 1);
}

static inline uint64_t blob_zigzag(int64_t n)
{
    return ((uint64_t)n << 1) ^ (uint64_t)(n >> 63);
}

/* len bytes, or NULL. */
static inline const unsigned char *blob_bytes(struct blob_reader *reader, uint64_t len)
{
    const unsigned char *at = reader->at;

    if (len > blob_left(reader)) {
        reader->bad = true;
        return NULL;
    }
    reader->at += len;
    return at;
}

/* Checks the head and places the reader behind it. */
bool blob_head(
    struct blob_reader *reader, struct str blob, uint32_t print, unsigned *flags) MUST_CHECK;
void blob_add_varint(struct buf *buf, uint64_t value);
/* The presence of a column of rows_len rows, as bits into `bits` ((rows_len + 63) / 64 words). */
bool blob_presence(struct blob_reader *reader, size_t rows_len, uint64_t *bits) MUST_CHECK;

#endif
