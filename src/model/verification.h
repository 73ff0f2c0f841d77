/*
 * verification -- what is found out about a signed file that somebody holds in his hands.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/verification_test.c
 */
#ifndef BAOCAO_MODEL_VERIFICATION_H
#define BAOCAO_MODEL_VERIFICATION_H

#include "core/trusting.h"
#include "model/common.h"

/* X(NAME, "wire", "tên"): the answers, the best first; as sign/verify.h has them. */
#define VERIFIED_LIST(X) \
    X(VALID, "valid", "Hợp lệ") \
    X(UNCHECKED, "unchecked", "Chưa kiểm tra được") \
    X(INVALID, "invalid", "Không hợp lệ")

#define X(name, wire, title) VERIFIED_##name,
enum verified_as { VERIFIED_LIST(X) VERIFIED_COUNT };
#undef X
extern const char *const verified_titles[VERIFIED_COUNT];

/* X(NAME, "wire", "tên"): what the file is. */
#define VERIFIED_FILE_LIST(X) \
    X(DOCUMENT, "document", "Văn bản PDF") \
    X(PACKET, "packet", "Gói dữ liệu") \
    X(SIGNATURE, "signature", "Chữ ký rời của gói dữ liệu")

#define X(name, wire, title) VERIFIED_FILE_##name,
enum verified_file { VERIFIED_FILE_LIST(X) VERIFIED_FILE_COUNT };
#undef X
extern const char *const verified_file_titles[VERIFIED_FILE_COUNT];

/* Whose certificate a signature was made with, when it was made. */
struct verification_holder {
    int owner; /* enum owner_kind */
    struct str name, unit_name;
};

struct verification_signature {
    struct str field;
    int verdict; /* enum verified_as */
    struct str verdict_title, reason, reason_title, detail;
    struct str signer, issuer, serial, hash;
    int64_t judged_ms;  /* the time its certificate was judged at */
    int64_t stamped_ms; /* by a time stamp; 0: it has none that holds */
    struct str stamped_by;
    int64_t claimed_ms; /* by the signer's own word; 0: none */
    struct str level;
    int64_t covers;
    bool taken; /* it came here: the document is kept with it */
    struct str purpose_title;
    bool registered;     /* somebody had this certificate here then */
    struct list holders; /* struct verification_holder */
};

/* Which report it is, as far as this system made the file. */
struct verification_report {
    bool found, readable; /* whoever asks may read it */
    int64_t report_id;    /* 0: he may not */
    struct str unit_name, regime_name, period_title, name, stage_title;
    int64_t revision, received_ms;
    bool is_current, is_final; /* final: it bears the unit's own signature */
    struct str status_title;
    struct str beside_title; /* what it is an annex of, or what annex it has; empty: neither */
    int64_t unit_id;         /* not told */
    bool is_annex;           /* the same */
};

/* POST /verifications */
struct verification {
    int file; /* enum verified_file */
    struct str file_title;
    int verdict; /* enum verified_as: the worst of all */
    struct str verdict_title, reason, reason_title, detail, advice;
    bool rewritten;
    struct str hash;
    int64_t size, checked_ms;
    struct verification_report report;
    struct list signatures; /* struct verification_signature */
};

/* The file, and what came of it before the transaction. */
struct verification_new {
    struct str bytes;
    struct verification result;
    struct list signers; /* struct trust_facts: asked about soon */
};

extern const struct resource verification_resource;
extern const struct resource verification_new_resource;

#endif
