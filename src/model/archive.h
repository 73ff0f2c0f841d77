/*
 * archive -- files of the archive with what stands in them, how long they are kept, and who holds
 * them back.
 *
 * Layer:  model
 * Owns:   nothing
 * Fails:  never
 * Limits: those of the field tables
 * Tests:  resources_test.c, tests/api/archive.talk
 */
#ifndef BAOCAO_MODEL_ARCHIVE_H
#define BAOCAO_MODEL_ARCHIVE_H

#include "core/retention.h"
#include "model/common.h"

/* X(NAME, "wire", "tên"): where a file stands; as the fragment archive_state has them. */
#define ARCHIVE_STATE_LIST(X) \
    X(OPEN, "open", "Đang lập") \
    X(CLOSED, "closed", "Đã khóa") \
    X(DUE, "due", "Hết thời hạn bảo quản") \
    X(HELD, "held", "Giữ lại theo yêu cầu") \
    X(DESTROYED, "destroyed", "Đã hủy")

/* X(NAME, "wire"): which files come first. */
#define ARCHIVE_ORDER_LIST(X) X(NEWEST, "newest") X(OLDEST, "oldest") X(UNTIL, "until")

/* X(NAME, "wire", "tên"): what a piece of a file is. */
#define ARCHIVE_PIECE_LIST(X) \
    X(ISSUED, "issued", "Văn bản khi phát hành để ký") \
    X(PAPER, "paper", "Văn bản") \
    X(PACKET, "packet", "Gói dữ liệu") \
    X(SIGNATURE, "signature", "Chữ ký của gói dữ liệu") \
    X(MANIFEST, "manifest", "Bản kê của báo cáo") \
    X(ANNEX, "annex", "Phụ lục, tệp kèm theo") \
    X(HISTORY, "history", "Nhật ký của báo cáo") \
    X(CERTIFICATE, "certificate", "Chứng thư số của người ký") \
    X(TRUST, "trust", "Chứng thư, danh sách thu hồi, trả lời OCSP") \
    X(CONTENTS, "contents", "Mục lục văn bản") \
    X(ANNEX_ISSUED, "annex_issued", "Phụ lục khi phát hành để ký") \
    X(ANNEX_PAPER, "annex_paper", "Phụ lục ký riêng") \
    X(METADATA, "metadata", "Siêu dữ liệu theo Phụ lục VI Nghị định 30/2020/NĐ-CP") \
    X(PROOF, "proof", "Tệp chứng minh đã gửi khi có sự cố")

#define X(name, wire, title) ARCHIVE_##name,
enum archive_state { ARCHIVE_STATE_LIST(X) ARCHIVE_STATE_COUNT };
#undef X
#define X(name, wire) ARCHIVE_ORDER_##name,
enum archive_order { ARCHIVE_ORDER_LIST(X) ARCHIVE_ORDER_COUNT };
#undef X
#define X(name, wire, title) PIECE_##name,
enum archive_piece_kind { ARCHIVE_PIECE_LIST(X) PIECE_KIND_COUNT };
#undef X
extern const char *const archive_state_titles[ARCHIVE_STATE_COUNT];
extern const char *const archive_piece_names[PIECE_KIND_COUNT];
extern const char *const archive_piece_titles[PIECE_KIND_COUNT];

struct archive_file {
    int64_t id, unit_id, regime_id, year, part;
    struct str title, search;
    int64_t made_ms, size, closed_ms, closed_on;
    struct str closed_name;
    int64_t years, kept_until;
    int64_t manifest_id, manifest_size;
    struct str manifest_hash;
    int64_t destroyed_ms;
    int64_t stamp_ms, stamp_claimed_ms, stamp_tries, stamp_failures;
    struct str stamp_error;
    int64_t version;
    /* joined */
    struct str unit_name, unit_path, regime_name;
    int period_kind;
    int64_t entries, holds, stamps, stamped_ms, stamp_ends_ms, disposal_id;
    /* computed */
    int state;
    struct str state_title, keep_title;
};

/* The bytes of something in a file, under their name in a package. */
struct archive_piece {
    int64_t file_id, entry, number;
    int kind;
    struct str path, title;
    int64_t kept_id, size;
    struct str hash;
    int64_t came_ms;
    struct str kind_title; /* computed */
};

struct archive_entry {
    int64_t id, file_id, number, report_id, revision;
    struct str code;
    int64_t issued_on;
    struct str subject, period, signer;
    int64_t filed_ms;
    /* computed */
    struct str period_title;
    struct list pieces; /* struct archive_piece */
};

struct archive_hold {
    int64_t id, file_id;
    struct str reason, document;
    int64_t placed_ms;
    struct str placed_name;
    int64_t released_ms;
    struct str released_name, release_reason, release_document;
};

struct archive_stamp {
    int64_t file_id, number;
    struct str token;
    int digest;
    int64_t stamped_ms, ends_ms;
    struct str authority;
};

struct archive_query {
    struct str q;
    int64_t unit_id, regime_id, year;
    int state, order;
    struct page page;
};

/* GET /archive-files/{id} */
struct archive_full {
    struct archive_file file;
    struct list entries, holds, stamps, packages;
    struct list pieces; /* of the file as a whole */
    bool can_keep;      /* whoever asks may close, hold and pack it */
    bool can_propose;
    struct str propose_reason; /* why it may not be destroyed */
    struct str stamp_note;     /* what is to be said of its time stamps */
};

/* POST /archive-files/intake */
struct archive_intake {
    int64_t unit_id;
};
struct archive_taken {
    int64_t filed;   /* revisions */
    int64_t lacking; /* that were taken in and have no document to be filed */
    bool more;       /* others wait */
};

/* {id} of the file and the version that was read. */
struct archive_close {
    int64_t id, version;
};

struct archive_hold_new {
    int64_t id;
    struct str reason, document;
};
struct archive_release {
    int64_t id, hold_id;
    struct str reason, document;
};

/* GET and PUT /regimes/{id}/retention */
struct retention_rule {
    int64_t regime_id;
    bool own;      /* the regime says it; else the profile */
    int64_t years; /* 0: for ever */
    struct str title;
    int64_t minimum;
    struct str minimum_title, article, reason, changed_name;
    int64_t changed_ms, version;
};
struct retention_put {
    int64_t id, version, years;
    struct str reason;
};

extern const struct resource archive_file_resource;
extern const struct resource archive_piece_resource;
extern const struct resource archive_entry_resource;
extern const struct resource archive_hold_resource;
extern const struct resource archive_stamp_resource;
extern const struct resource archive_query_resource;
extern const struct resource archive_page_resource;
extern const struct resource archive_full_resource;
extern const struct resource archive_intake_resource;
extern const struct resource archive_taken_resource;
extern const struct resource archive_hold_new_resource;
extern const struct resource archive_release_resource;
extern const struct resource retention_rule_resource;
extern const struct resource retention_put_resource;

#endif
