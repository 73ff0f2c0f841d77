/*
 * xlsx_zip -- the archive an .xlsx is, opened with suspicion.
 *
 * Nothing the archive says about itself is believed: sizes are counted while
 * inflating, names are checked, entries that share bytes are refused. Entries
 * are handed on in pieces, so none is ever whole in memory.
 *
 * Layer:  exchange
 * Owns:   the archive; closed with the context's arena
 * Fails:  XLSX_BROKEN, XLSX_PASSWORD, XLSX_HOSTILE, XLSX_TOO_LARGE
 * Limits: XLSX_ENTRIES_MAX, XLSX_ENTRY_BYTES_MAX, XLSX_INFLATED_BYTES_MAX
 * Tests:  xlsx_read_test.c, tests/fuzz/fuzz_xlsx.c
 */
#ifndef BAOCAO_XLSX_ZIP_H
#define BAOCAO_XLSX_ZIP_H

#include "base/ctx.h"

struct xlsx_zip;

/* Takes one piece of an entry; `last` comes once, with the last piece or an empty one. */
struct xlsx_sink {
    enum status (*take)(void *user, struct str piece, bool last);
    void *user;
};

enum status xlsx_zip_open(struct ctx *ctx, struct str bytes, struct xlsx_zip **out) MUST_CHECK;
bool xlsx_zip_has(const struct xlsx_zip *zip, struct str name);
enum status xlsx_zip_read(
    struct ctx *ctx, struct xlsx_zip *zip, struct str name, struct xlsx_sink sink) MUST_CHECK;

#endif
