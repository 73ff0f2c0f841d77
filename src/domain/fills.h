/*
 * fills -- a filled-in Excel file read against its report, for a person to accept; nothing is kept.
 *
 * What is accepted is saved as typed figures are (cells.h): merged cell by cell, an event each.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  XLSX_*, OFFICE_*, ANNEX_*, FILL_OTHER_FORM, FILL_TOTAL, and as entering does
 * Limits: those of exchange/xlsx_read.h and core/annex/fill.h
 * Tests:  tests/api/fill.talk
 */
#ifndef BAOCAO_FILLS_H
#define BAOCAO_FILLS_H

#include "domain/reports.h"
#include "exchange/office.h"
#include "model/fill.h"

/* In a transaction: the report, if the actor may enter figures now. */
enum status fill_load(
    struct ctx *ctx, const struct fill_in *in, struct report_work *out) MUST_CHECK;
/* Outside: the file against it. */
enum status fill_preview(struct ctx *ctx, struct office *office, const struct fill_in *in,
    struct report_work *work, struct fill_out *out) MUST_CHECK;

#endif
