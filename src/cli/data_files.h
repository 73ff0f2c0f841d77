/*
 * data_files -- the files of data/, inside the program.
 *
 * tools/embed_data.py writes the table when the program is built, so that a
 * demo needs nothing but the program.
 *
 * Layer:  cli
 * Owns:   nothing; the bytes are constants
 * Fails:  never
 * Limits: none
 * Tests:  tests/cli/demo_test.py
 */
#ifndef BAOCAO_DATA_FILES_H
#define BAOCAO_DATA_FILES_H

#include "base/str.h"

struct data_file {
    const char *name; /* "units/nghe_an_2025-07-01.csv" */
    struct str bytes;
};

extern const struct data_file data_files[];
extern const size_t data_files_len;

#endif
