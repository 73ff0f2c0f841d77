/*
 * annexes -- an Excel annex read as a form, for a person to correct; nothing is kept.
 *
 * Layer:  domain (no transaction)
 * Owns:   results live in the request's arena
 * Fails:  XLSX_*, ANNEX_NO_TABLE, ANNEX_SHEET
 * Limits: those of exchange/xlsx_read.h and core/annex/annex.h
 * Tests:  tests/api/form.talk, tests/annex/
 */
#ifndef BAOCAO_ANNEXES_H
#define BAOCAO_ANNEXES_H

#include "core/annex/sheet.h"
#include "model/form.h"

/* in->file is the .xlsx; in->sheet counts the sheets that are not hidden, from 0. */
enum status annex_import(
    struct ctx *ctx, const struct form_import_in *in, struct form_import *out) MUST_CHECK;

/* For what reads other files of the kind: one sheet of an .xlsx, and the names of all. */
enum status annex_sheet(struct ctx *ctx, struct str file, int64_t wanted, const struct sheet **out,
    struct list *names) MUST_CHECK;
/* ANNEX_TOO_LARGE with its limits. */
enum status annex_too_large(struct ctx *ctx) MUST_CHECK;

#endif
