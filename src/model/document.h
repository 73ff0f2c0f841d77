/*
 * document -- what a frozen revision goes out as, with every stage it went through.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/document.talk
 */
#ifndef BAOCAO_MODEL_DOCUMENT_H
#define BAOCAO_MODEL_DOCUMENT_H

#include "core/signing.h"
#include "model/common.h"

/* One stage, whole. Of a packet: its bytes, then signatures over them. */
struct document_version {
    int64_t document_id, number;
    int stage;
    int64_t file_id;
    struct str hash; /* SHA-256 */
    int64_t size, account_id;
    struct str account_name;
    int64_t made_ms;
    struct str number_text; /* since STAGE_NUMBERED: "05/BC-UBND" */
    int64_t dated_on;
    struct str stage_title;
};

/* A signature that is in it, as a verifier finds it now. */
struct document_signature {
    struct str field, signer, issuer;
    struct str stamped_by;   /* whose time stamp; empty: none that holds */
    struct str account_name; /* who brought it */
    int purpose;
    int64_t version; /* the document's, that it came with */
    int64_t made_ms, stamped_ms;
    struct str verdict, verdict_title, reason, detail;
    struct str purpose_title;
};

struct document {
    int64_t id, report_id, revision;
    int kind;
    struct str name;
    int64_t made_ms;
    /* Where a signature goes: page from 0, hundredths of a point. */
    int64_t sign_page, sign_left, sign_bottom, sign_right, sign_top;
    /* Of its newest version. */
    int stage;
    int64_t version, size, dated_on;
    struct str hash, number;
    /* computed */
    struct str kind_title, stage_title, void_reason;
    int64_t pages;          /* of its PDF, as far as it holds; 0: it is none */
    bool holds;             /* it is of the revision the report has now */
    struct list versions;   /* struct document_version */
    struct list signatures; /* struct document_signature */
};

/* GET /reports/{id}/documents */
struct documents_out {
    int64_t report_id, revision;
    struct str manifest_hash;
    struct str
        name_reason; /* why no name will stand below the signature; empty: one does or will */
    int64_t issuer_unit_id; /* whose letterhead lacks it */
    struct list items;      /* struct document */
};

/* {id} and {document_id} of a path; version 0: the newest. */
struct document_ref {
    int64_t id, document_id, version;
};

extern const struct resource document_resource;
extern const struct resource document_version_resource;
extern const struct resource document_signature_resource;
extern const struct resource documents_resource;
extern const struct resource document_ref_resource;

#endif
