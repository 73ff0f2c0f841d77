/*
 * xlsx_sheet -- one page of an .xlsx, from its XML to rows of cells.
 *
 * Rows and cells must come in order, as every writer has them; a file that
 * jumps back is broken. Shared formulas are written out for every cell.
 *
 * Layer:  exchange
 * Owns:   everything lives in the context's arena
 * Fails:  XLSX_BROKEN, XLSX_HOSTILE, XLSX_TOO_LARGE
 * Limits: XLSX_CELLS_MAX over all pages, XLSX_MERGES_MAX, XLSX_SHARED_FORMULAS_MAX
 * Tests:  xlsx_read_test.c, tests/fuzz/fuzz_xlsx.c
 */
#ifndef BAOCAO_XLSX_SHEET_H
#define BAOCAO_XLSX_SHEET_H

#include "core/annex/sheet.h"
#include "exchange/xlsx_text.h"
#include "exchange/xlsx_xml.h"

/* What pages share. */
struct xlsx_shared {
    const struct str *strings;
    size_t strings_len;
    size_t cells; /* read so far, over all pages */
};

struct xlsx_formula {
    struct str text; /* NULL ptr: this number is not used */
    int64_t row, column;
};

enum xlsx_listen { LISTEN_NONE, LISTEN_VALUE, LISTEN_FORMULA };

/* The reader's state; make it with xlsx_sheet_reader. */
struct xlsx_sheet {
    struct ctx *ctx;
    struct xlsx_shared *shared;
    struct sheet *sheet;
    bool in_data;
    enum xlsx_listen listen;
    int phonetic;

    struct sheet_row row;     /* the row being read */
    struct sheet_cell *cells; /* of that row */
    size_t cells_cap;

    struct sheet_cell cell; /* the cell being read */
    char type;              /* of its value: n s S(tr) i b e d */
    bool has_value;
    bool has_shared; /* its formula is one of .formulas */
    int64_t shared_index;
    struct xlsx_text value, formula;

    struct xlsx_formula *formulas;
    size_t formulas_cap;
};

extern const struct xml_events xlsx_sheet_events; /* user: struct xlsx_sheet */

struct xlsx_sheet xlsx_sheet_reader(
    struct ctx *ctx, struct xlsx_shared *shared, struct sheet *sheet);

#endif
