/*
 * pdf_dss -- whether all that was put behind the last signature is a document security store (DSS):
 * certificates, lists of revoked ones and OCSP answers for those who verify later.
 *
 * The catalogue may have a new /DSS (and the note of extensions that goes with it) and nothing else
 * that is new; every other object is a new one, and either a stream the DSS leads to or one that
 * holds the file's own tables. Several revisions may follow each other, each of this kind. What
 * those streams say is not read: nobody signed it.
 *
 * Layer:  sign
 * Owns:   nothing
 * Fails:  SIGN_BYTES_AFTER and those of pdf_file
 * Limits: DSS_STEPS_MAX
 * Tests:  tests/sign/dss_attack_test.c
 */
#ifndef BAOCAO_PDF_DSS_H
#define BAOCAO_PDF_DSS_H

#include "sign/pdf_file.h"

/* `end`: behind the last signature's revision. */
enum status pdf_check_only_dss(struct pdf_file *file, size_t end) MUST_CHECK;

#endif
