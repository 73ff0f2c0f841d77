/*
 * catalogue_import -- a catalogue from the lines of a file: all of it or nothing, and a preview.
 *
 * A preview does all an import does, inside a part of the transaction that is
 * undone, and says of each line what would become of it; so the two cannot
 * disagree. An entry that rules name (numerator, weight …) stands above the
 * line that names it, or is kept already.
 *
 * Layer:  domain
 * Owns:   results live in the request's arena
 * Fails:  CATALOGUE_IMPORT naming the line; what the database says
 * Limits: CSV_ROWS_MAX lines
 * Tests:  tests/api/catalogue_import.talk
 */
#ifndef BAOCAO_CATALOGUE_IMPORT_H
#define BAOCAO_CATALOGUE_IMPORT_H

#include "domain/catalogues.h"

struct catalogue_line {
    size_t line;           /* of the file, from 1 */
    void *record;          /* its `given` says what the line says; NULL: it cannot be read */
    struct str owner_code; /* of an indicator; empty: not said */
    struct problem fault;  /* why it cannot be read */
    struct str code, name; /* as the file has them */
};

enum status catalogue_import(struct ctx *ctx, enum catalogue_kind kind,
    const struct catalogue_import_in *in, struct catalogue_import *out) MUST_CHECK;
enum status catalogue_preview(struct ctx *ctx, enum catalogue_kind kind,
    const struct catalogue_import_in *in, struct catalogue_import *out) MUST_CHECK;

#endif
