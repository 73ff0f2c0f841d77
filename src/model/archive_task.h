/*
 * archive_task -- what is done with files of the archive: packages made of them, proposals to
 * destroy them, time stamps, and what a package is found to be.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/archive.talk
 */
#ifndef BAOCAO_MODEL_ARCHIVE_TASK_H
#define BAOCAO_MODEL_ARCHIVE_TASK_H

#include "core/retention.h"
#include "model/common.h"
#include "model/verification.h"

/* X(NAME, "wire", "tên") */
#define PACKAGE_STATE_LIST(X) \
    X(WAITING, "waiting", "Đang chờ") \
    X(MAKING, "making", "Đang lập") \
    X(MADE, "made", "Đã lập xong") \
    X(CANCELLED, "cancelled", "Đã dừng") \
    X(FAILED, "failed", "Không lập được")

#define DISPOSAL_STATE_LIST(X) \
    X(PROPOSED, "proposed", "Chờ phê duyệt") \
    X(DONE, "destroyed", "Đã hủy hồ sơ") \
    X(REFUSED, "refused", "Không đồng ý") \
    X(WITHDRAWN, "withdrawn", "Đã rút")

#define X(name, wire, title) PACKAGE_##name,
enum package_state { PACKAGE_STATE_LIST(X) PACKAGE_STATE_COUNT };
#undef X
#define X(name, wire, title) DISPOSAL_##name,
enum disposal_state { DISPOSAL_STATE_LIST(X) DISPOSAL_STATE_COUNT };
#undef X
extern const char *const package_state_titles[PACKAGE_STATE_COUNT];
extern const char *const disposal_state_titles[DISPOSAL_STATE_COUNT];

struct archive_package {
    int64_t id, file_id, account_id;
    int state;
    int64_t done, total, asked_ms, claimed_ms, tries, ended_ms, kept_id, size;
    struct str hash, error;
    struct str state_title; /* computed */
};

struct archive_disposal {
    int64_t id, unit_id;
    int state;
    struct str reason, search;
    int64_t proposed_ms, proposed_by;
    struct str proposed_name;
    int64_t decided_ms;
    struct str decided_name, document, answer, minutes_hash;
    int64_t version;
    struct str unit_name, unit_path; /* joined */
    int64_t files_len;
    struct str state_title; /* computed */
};

/* GET /archive-disposals/{id}/minutes: megabytes, so no list has them. */
struct disposal_minutes {
    int64_t id;
    struct str text;
};

struct disposal_query {
    struct str q;
    int64_t unit_id;
    int state;
    struct page page;
};

struct disposal_full {
    struct archive_disposal disposal;
    struct list files; /* struct archive_file */
    bool can_decide, can_withdraw;
    struct str decide_reason; /* why I may not decide */
};

struct disposal_new {
    int64_t unit_id;
    struct list files; /* int64_t */
    struct str reason;
};

struct disposal_decision {
    int64_t id, version;
    bool approved;
    struct str document, answer;
};

struct disposal_withdraw {
    int64_t id, version;
};

/* GET and PUT /stamp-authority */
struct stamp_authority {
    int64_t id;
    struct str url;
    bool inside;
    struct str policy;
    int digest;
    int64_t changed_ms;
    struct str changed_name;
    int64_t answered_ms;
    struct str error;
    int64_t error_ms, version;
    struct str signer; /* whose certificate the last stamp was made with */
    int64_t ends_ms;   /* that certificate; 0: nothing was stamped yet */
    struct str note;   /* computed */
};

struct stamp_authority_put {
    int64_t version;
    struct str url;
    bool inside;
    struct str policy;
    int digest;
};

/* Something about a package that is to be told. */
struct package_finding {
    struct str name; /* of the member; empty: the package as a whole */
    int verdict;     /* enum verified_as */
    struct str reason, reason_title, detail;
};

/* POST /archive-verifications */
struct package_verification {
    int verdict; /* enum verified_as */
    struct str verdict_title, title, hash, manifest_hash;
    int64_t size, members, documents, signatures, stamps, stamped_ms, checked_ms;
    struct str stamp_note;
    struct list findings;              /* struct package_finding */
    struct str unit_code, regime_code; /* of the file, as its list of contents says */
    int64_t year, part;
};

/* The file, and what came of it before the transaction. */
struct package_in {
    struct str bytes;
    struct package_verification result;
};

extern const struct resource archive_package_resource;
extern const struct resource archive_disposal_resource;
extern const struct resource disposal_query_resource;
extern const struct resource disposal_page_resource;
extern const struct resource disposal_full_resource;
extern const struct resource disposal_new_resource;
extern const struct resource disposal_decision_resource;
extern const struct resource disposal_withdraw_resource;
extern const struct resource stamp_authority_resource;
extern const struct resource stamp_authority_put_resource;
extern const struct resource package_verification_resource;
extern const struct resource package_in_resource;

#endif
