/*
 * book_read -- the bytes of a spreadsheet as pages of cells, whichever program it was saved with.
 *
 * The kind is told by the bytes, for people rename files. .xlsx is read here;
 * .xls, .ods, and the HTML and XML that many systems call .xls go through
 * LibreOffice first.
 *
 * Layer:  exchange
 * Owns:   the book lives in the context's arena
 * Fails:  XLSX_*, OFFICE_*
 * Limits: those of xlsx_read.h and office.h
 * Tests:  tests/exchange/office_test.c
 */
#ifndef BAOCAO_BOOK_READ_H
#define BAOCAO_BOOK_READ_H

#include "core/annex/sheet.h"
#include "exchange/office.h"

enum status book_read(
    struct ctx *ctx, struct office *office, struct str bytes, struct book *out) MUST_CHECK;

#endif
