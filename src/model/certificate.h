/*
 * certificate -- whose certificates people and offices sign with, and how their signatures look.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/certificate.talk
 */
#ifndef BAOCAO_MODEL_CERTIFICATE_H
#define BAOCAO_MODEL_CERTIFICATE_H

#include "base/limits_work.h"
#include "core/trusting.h"
#include "model/common.h"

struct certificate {
    int64_t id, account_id, unit_id; /* one of the two is 0 */
    struct str hash, subject, issuer, serial;
    int64_t valid_from_ms, valid_to_ms, added_ms, added_by;
    struct str added_name;
    int64_t withdrawn_ms;
    struct str withdrawn_name, reason;
    /* Computed. */
    int owner, state; /* enum owner_kind, enum trust_state */
    int64_t owner_id;
    struct str state_title;
    int revocation; /* enum certificate_revocation */
    struct str revocation_title, revocation_detail;
};

/* X(NAME, "wire", "tên"): what is known of it now. */
#define CERTIFICATE_REVOCATION_LIST(X) \
    X(NOT_REVOKED, "good", "Chưa bị thu hồi") \
    X(REVOCATION_UNKNOWN, "unknown", "Không kiểm tra được thu hồi") \
    X(REVOKED, "revoked", "Đã bị thu hồi") \
    X(NOT_TRUSTED, "untrusted", "Không do tổ chức được tin cậy cấp")

#define X(name, wire, title) CERTIFICATE_##name,
enum certificate_revocation { CERTIFICATE_REVOCATION_LIST(X) CERTIFICATE_REVOCATION_COUNT };
#undef X
extern const char *const certificate_revocation_titles[CERTIFICATE_REVOCATION_COUNT];

/* GET …/certificates */
struct certificates_out {
    struct list items; /* struct certificate */
    bool can_edit;
};

/* POST …/certificates */
struct certificate_new {
    int64_t id; /* of the account or the unit */
    struct str bytes;
    /* Found before it is registered (domain/certificates.h). */
    const struct trust *trust;
    struct trust_facts *facts;
    bool revocation_known;
};

/* POST …/certificates/{certificate_id}/withdraw */
struct certificate_withdraw {
    int64_t id, certificate_id;
    struct str reason;
};

/* GET and DELETE of the picture of a unit; of an account that is nothing. */
struct picture {
    bool found;
    int64_t width, height, width_mm;
    struct str hash;
    int64_t changed_ms;
    struct str changed_name;
    bool can_edit;
    struct str png; /* never JSON */
};

/* GET of its bytes. */
struct picture_look {
    int64_t id; /* of the unit; 0: one's own */
    struct str v;
};

struct picture_new {
    int64_t id; /* of the unit; 0: one's own */
    int64_t width_mm;
    struct str bytes;
    int64_t width, height; /* dots, once looked at */
};

extern const struct resource certificate_resource;
extern const struct resource certificates_resource;
extern const struct resource certificate_new_resource;
extern const struct resource certificate_withdraw_resource;
extern const struct resource picture_resource;
extern const struct resource picture_own_look_resource;
extern const struct resource picture_unit_look_resource;
extern const struct resource picture_own_new_resource;
extern const struct resource picture_unit_new_resource;

#endif
