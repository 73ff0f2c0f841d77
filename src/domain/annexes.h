/*
 * annexes -- an Excel annex read as a form, for a person to correct; nothing is kept.
 *
 * Layer:  domain (no transaction)
 * Owns:   results live in the request's arena
 * Fails:  XLSX_*, OFFICE_*, ANNEX_*
 * Limits: those of exchange/xlsx_read.h and core/annex/annex.h
 * Tests:  tests/api/form.talk, tests/annex/
 */
#ifndef BAOCAO_ANNEXES_H
#define BAOCAO_ANNEXES_H

#include "core/annex/sheet.h"
#include "exchange/office.h"
#include "model/form.h"

/* in->file is the spreadsheet; office NULL: only .xlsx is read. */
enum status annex_import(struct ctx *ctx, struct office *office, const struct form_import_in *in,
    struct form_import *out) MUST_CHECK;

/* For what reads other files of the kind: the pages of a file, and their names. */
enum status annex_book(struct ctx *ctx, struct office *office, struct str file, struct book *out,
    struct list *names) MUST_CHECK;
enum status annex_sheet_check(struct ctx *ctx, const struct book *book, int64_t wanted) MUST_CHECK;
/* ANNEX_TOO_LARGE with its limits. */
enum status annex_too_large(struct ctx *ctx) MUST_CHECK;
enum status annex_no_table(struct ctx *ctx) MUST_CHECK;

#endif
