/*
 * xlsx_styles -- what the style sheet of an .xlsx says about cells: fonts, formats, alignment.
 *
 * Layer:  exchange
 * Owns:   everything lives in the context's arena
 * Fails:  XLSX_BROKEN, XLSX_TOO_LARGE
 * Limits: XLSX_STYLES_MAX fonts, formats and styles
 * Tests:  xlsx_read_test.c
 */
#ifndef BAOCAO_XLSX_STYLES_H
#define BAOCAO_XLSX_STYLES_H

#include "core/annex/sheet.h"
#include "exchange/xlsx_text.h"
#include "exchange/xlsx_xml.h"

struct xlsx_font {
    struct str name;
    bool bold, italic;
};

struct xlsx_format {
    int64_t id;
    struct str code;
};

struct xlsx_styles {
    struct ctx *ctx;
    struct xlsx_font *fonts;
    size_t fonts_len;
    struct xlsx_format *formats;
    size_t formats_len;
    struct sheet_style *items; /* what cells point to */
    size_t len;
    bool in_fonts, in_cells; /* which list the next <font> or <xf> is of */
};

extern const struct xml_events xlsx_styles_events; /* user: struct xlsx_styles */

/* What a number format says about the number: sets decimals, percent and date. */
void xlsx_format_read(struct str code, struct sheet_style *style);

#endif
