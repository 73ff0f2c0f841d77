/*
 * nfc -- text in Unicode's composed form: one spelling for each Vietnamese letter.
 *
 * "ế" can arrive as one code point or as three (macOS, some input methods and
 * PDF copies). Text is composed once where it enters, so that equality, search
 * and unique keys are about bytes.
 *
 * Layer:  base/host (libutf8proc)
 * Owns:   what was composed already is borrowed, else it lives in the arena
 * Fails:  false for bytes that are not UTF-8, *out untouched
 * Limits: those of the arena
 * Tests:  nfc_test.c (every code point against libutf8proc)
 */
#ifndef BAOCAO_NFC_H
#define BAOCAO_NFC_H

#include "base/str.h"

bool nfc(struct arena *arena, struct str in, struct str *out) MUST_CHECK;

#endif
