/*
 * xlsx_read -- the bytes of an .xlsx file as pages of cells.
 *
 * What an official sends is not trusted: the archive, the XML and every count
 * in them have limits, and what is read is what Excel would show.
 *
 * Layer:  exchange
 * Owns:   the book lives in the context's arena; the bytes must outlive the call only
 * Fails:  XLSX_BROKEN, XLSX_PASSWORD, XLSX_HOSTILE, XLSX_TOO_LARGE, XLSX_EMPTY
 * Limits: those named XLSX_ and XML_ in base/limits.h
 * Tests:  xlsx_read_test.c, tests/fuzz/fuzz_xlsx.c
 */
#ifndef BAOCAO_XLSX_READ_H
#define BAOCAO_XLSX_READ_H

#include "base/ctx.h"
#include "core/annex/sheet.h"

enum status xlsx_read(struct ctx *ctx, struct str bytes, struct book *out) MUST_CHECK;
/* The first page that is not hidden and not empty: the one people mean. NULL: there is none. */
const struct sheet *xlsx_first_sheet(const struct book *book);

#endif
