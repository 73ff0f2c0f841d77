/*
 * metadata -- a report's document by the names of NĐ 30/2020, Annex VI.
 *
 * The members are called as the annex calls them, so that a document-management system reads them
 * as they stand.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: core/annex6.h
 * Tests:  resources_test.c, tests/api/metadata.talk
 */
#ifndef BAOCAO_MODEL_METADATA_H
#define BAOCAO_MODEL_METADATA_H

#include "core/annex6.h"
#include "model/common.h"

struct metadata_organ {
    struct str id, name;
};

struct metadata_file_code {
    struct str organ_id, notation;
    int64_t catalog; /* the year the file is begun in */
};

struct metadata_signer {
    struct str position, full_name;
};

struct document_metadata {
    int64_t report_id, revision;
    struct metadata_file_code file_code;
    int64_t ordinal;
    struct str type_name, code_number, code_notation;
    int64_t issued_on;
    struct str organ_name, subject, language;
    int64_t pages;
    struct str description;
    struct metadata_signer signer;
    struct list to; /* struct metadata_organ */
    int64_t priority, issued_amount, due_on;
    /* Of what arrived, for those of the receiving side. */
    int64_t arrival_on, arrival_number; /* DATE_NONE, 0: it was not taken in */
    struct str to_places, trace;
    struct list faults;  /* struct str: where the document does not fit the annex */
    const void *made_of; /* its paper, for whoever counts the pages; NULL: they are counted */
};

extern const struct resource document_metadata_resource;

#endif
