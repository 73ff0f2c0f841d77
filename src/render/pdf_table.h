/*
 * pdf_table -- measures that the plan of a table and its drawing share.
 *
 * Layer:  render
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  tests/render/pdf_test.c
 */
#ifndef BAOCAO_PDF_TABLE_H
#define BAOCAO_PDF_TABLE_H

/* Between a cell's edge and its text: at the sides, above and below. */
#define PDF_CELL_PAD 3.0
#define PDF_CELL_PAD_Y 2.0
/* One step of an indent, in letters' sizes. */
#define PDF_INDENT 0.8

#endif
