/*
 * ole -- what lies in a compound file, the wrapping of .xls and of every file with a password.
 *
 * Only as much is read as tells a spreadsheet from other documents: the
 * directory, and the first records of the sheet's stream. No byte of the file
 * is believed.
 *
 * Layer:  exchange
 * Owns:   nothing
 * Fails:  OLE_OTHER
 * Limits: OLE_SECTORS_MAX sectors of the directory are followed
 * Tests:  ole_test.c, tests/fuzz/fuzz_xlsx.c
 */
#ifndef BAOCAO_OLE_H
#define BAOCAO_OLE_H

#include "base/str.h"

#define OLE_SECTORS_MAX 4096

enum ole_kind {
    OLE_NONE,     /* no compound file at all */
    OLE_OTHER,    /* no spreadsheet, or broken */
    OLE_BOOK_95,  /* Excel 5 and 95 */
    OLE_BOOK_97,  /* Excel 97 to 2003 */
    OLE_ENCRYPTED /* an .xlsx behind a password */
};

/* *locked: the sheet's stream says that it is encrypted. */
enum ole_kind ole_kind_of(struct str bytes, bool *locked);

#endif
