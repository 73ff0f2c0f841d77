/*
 * office -- spreadsheets we do not read ourselves (.xls, .ods) turned into .xlsx by LibreOffice.
 *
 * LibreOffice is a large program that reads what strangers send, so it runs as
 * child.h says: in a folder of its own with a fresh profile that runs no macro
 * and follows no link, without a network, for OFFICE_MS_MAX at most. One runs
 * at a time; who waits longer than OFFICE_WAIT_MS_MAX is told to come back.
 * What it writes is as little trusted as what was sent: xlsx_read.h reads it.
 *
 * Layer:  exchange
 * Owns:   struct office, from office_new to office_free; the bytes live in the context's arena
 * Fails:  OFFICE_MISSING, OFFICE_BUSY, OFFICE_SLOW, OFFICE_FAILED, XLSX_PASSWORD, XLSX_TOO_LARGE
 * Limits: OFFICE_ in base/limits.h
 * Tests:  tests/exchange/office_test.c
 */
#ifndef BAOCAO_OFFICE_H
#define BAOCAO_OFFICE_H

#include "base/ctx.h"

struct office;

/* X(NAME, "ending", "LibreOffice's name of the filter that reads it") */
#define OFFICE_KIND_LIST(X) \
    X(XLS_95, "xls", "MS Excel 95") \
    X(XLS_97, "xls", "MS Excel 97") \
    X(XML_2003, "xml", "MS Excel 2003 XML") \
    X(HTML, "html", "HTML (StarCalc)") \
    X(ODS, "ods", "calc8") \
    X(XLSX, "xlsx", "Calc MS Excel 2007 XML")

#define X(name, ending, filter) OFFICE_##name,
enum office_kind { OFFICE_KIND_LIST(X) OFFICE_KIND_COUNT };
#undef X

/* The program's path, or NULL: where Debian and LibreOffice's own packages put it is looked at.
 * The times bound a conversion and the wait for one's turn; 0: those of limits.h. */
struct office *office_new(const char *path, int64_t ms, int64_t wait_ms);
void office_free(struct office *office);
/* Whether the program is there. */
bool office_present(const struct office *office);

struct office_file {
    struct str bytes;
    enum office_kind kind;
    bool locked; /* it is encrypted, so that a failure is its password's */
};
/* office NULL: it is missing. */
enum status office_to_xlsx(struct ctx *ctx, struct office *office, const struct office_file *file,
    struct str *out) MUST_CHECK;

#endif
