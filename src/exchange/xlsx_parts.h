/*
 * xlsx_parts -- the small parts of an .xlsx: which pages it has, how cells look, shared texts.
 *
 * Each takes one part as XML in pieces, so that a fuzzer can feed it without
 * an archive around it.
 *
 * Layer:  exchange
 * Owns:   everything lives in the context's arena
 * Fails:  XLSX_BROKEN, XLSX_HOSTILE, XLSX_TOO_LARGE
 * Limits: XLSX_SHEETS_MAX, XLSX_LINKS_MAX, XLSX_STYLES_MAX, XLSX_CELLS_MAX texts
 * Tests:  xlsx_read_test.c
 */
#ifndef BAOCAO_XLSX_PARTS_H
#define BAOCAO_XLSX_PARTS_H

#include "core/annex/sheet.h"
#include "exchange/xlsx_text.h"
#include "exchange/xlsx_xml.h"

/* A line of a .rels part. */
struct xlsx_link {
    struct str id, type, target;
    bool external;
};

struct xlsx_links {
    struct ctx *ctx;
    struct xlsx_link *items;
    size_t len;
};

struct xlsx_page {
    struct str name, link;
    bool hidden;
};

struct xlsx_workbook {
    struct ctx *ctx;
    struct xlsx_page *pages;
    size_t len;
    bool date1904;
};

struct xlsx_strings {
    struct ctx *ctx;
    struct str *items;
    size_t len;
    struct xlsx_text text;
    bool listening; /* inside <t> */
    int phonetic;   /* depth inside <rPh>, which is no text of the cell */
};

extern const struct xml_events xlsx_links_events;    /* user: struct xlsx_links */
extern const struct xml_events xlsx_workbook_events; /* user: struct xlsx_workbook */
extern const struct xml_events xlsx_strings_events;  /* user: struct xlsx_strings */

/* The first link whose type ends so, or NULL. */
const struct xlsx_link *xlsx_link_by_type(const struct xlsx_links *links, struct str ending);
const struct xlsx_link *xlsx_link_by_id(const struct xlsx_links *links, struct str id);

#endif
