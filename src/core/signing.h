/*
 * signing -- the words of documents that are signed, and what follows from the stages one went
 * through.
 *
 * A revision goes out as documents: its paper, the packet of its data, and an annex where that is a
 * file of its own. Each is made once and then only added to; every stage is kept whole. A document
 * that is signed anew begins again at what was issued, so what was numbered or sealed before the
 * last signature counts no more.
 *
 * Layer:  core (pure)
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  signing_test.c
 */
#ifndef BAOCAO_SIGNING_H
#define BAOCAO_SIGNING_H

#include "base/list.h"

/* X(NAME, "wire", "tên") */
#define DOCUMENT_KIND_LIST(X) \
    X(PAPER, "paper", "Văn bản báo cáo") \
    X(PACKET, "packet", "Gói tin dữ liệu") \
    X(ANNEX, "annex", "Phụ lục kèm theo")

#define DOCUMENT_STAGE_LIST(X) \
    X(ISSUED, "issued", "Chờ ký số") \
    X(SIGNED, "signed", "Người có thẩm quyền đã ký số") \
    X(NUMBERED, "numbered", "Đã cấp số") \
    X(SEALED, "sealed", "Đã ký số của cơ quan")

#define SIGN_PURPOSE_LIST(X) \
    X(APPROVE, "approve", "Ký duyệt") \
    X(SEAL, "seal", "Ký số của cơ quan")

/* Where the key is, and what comes back from there. */
#define SIGN_SOURCE_LIST(X) \
    X(FILE, "file", "Tệp khóa mở trong trình duyệt")         /* a CMS */ \
    X(UPLOAD, "upload", "Ký bằng phần mềm khác rồi tải lên") /* the whole document */ \
    X(AGENT, "agent", "Phần mềm ký số trên máy người ký")    /* the same, without a session */ \
    X(TOKEN, "token", "Thiết bị ký số của cơ quan")          /* on the server; answered at once */ \
    X(REMOTE, "remote", "Dịch vụ ký số từ xa")               /* asked for until it answers */

#define SIGN_STATE_LIST(X) \
    X(WAITING, "waiting", "Chờ kết quả ký") \
    X(PENDING, "pending", "Chờ người ký xác nhận trên thiết bị") \
    X(DONE, "done", "Đã ký xong") \
    X(REFUSED, "refused", "Không ký được") \
    X(EXPIRED, "expired", "Hết hạn") \
    X(CANCELLED, "cancelled", "Đã hủy")

#define X(name, wire, title) DOCUMENT_##name,
enum document_kind { DOCUMENT_KIND_LIST(X) DOCUMENT_KIND_COUNT };
#undef X
#define X(name, wire, title) STAGE_##name,
enum document_stage { DOCUMENT_STAGE_LIST(X) STAGE_COUNT };
#undef X
#define X(name, wire, title) PURPOSE_##name,
enum sign_purpose { SIGN_PURPOSE_LIST(X) PURPOSE_COUNT };
#undef X
#define X(name, wire, title) SOURCE_##name,
enum sign_source { SIGN_SOURCE_LIST(X) SOURCE_COUNT };
#undef X
#define X(name, wire, title) SIGN_##name,
enum sign_state { SIGN_STATE_LIST(X) SIGN_STATE_COUNT };
#undef X

extern const char *const document_kind_names[DOCUMENT_KIND_COUNT];
extern const char *const document_kind_titles[DOCUMENT_KIND_COUNT];
extern const char *const document_stage_names[STAGE_COUNT];
extern const char *const document_stage_titles[STAGE_COUNT];
extern const char *const sign_purpose_names[PURPOSE_COUNT];
extern const char *const sign_purpose_titles[PURPOSE_COUNT];
extern const char *const sign_source_names[SOURCE_COUNT];
extern const char *const sign_source_titles[SOURCE_COUNT];
extern const char *const sign_state_names[SIGN_STATE_COUNT];
extern const char *const sign_state_titles[SIGN_STATE_COUNT];

/* The newest version of each stage a document went through; 0: none. */
struct document_stages {
    int64_t newest[STAGE_COUNT];
};

/* What holds of the documents a revision's signing covers. */
struct document_marks {
    bool digital;  /* all signed with a digital signature */
    bool numbered; /* the paper bears its number since */
    bool sealed;   /* all bear the organisation's signature since */
};

/* A profile says which of these are signed; an annex is sealed wherever there is one (Decree
 * 30/2020/NĐ-CP, Annex I), and nobody else signs it: the paper names it. */
#define DOCUMENT_CHOICES 2
/* Which documents a purpose is for, of those that are covered; a bit per enum document_kind. */
unsigned sign_covers(enum sign_purpose purpose, unsigned covered);
/* Whether its bytes are a PDF file, in which signatures stand. */
bool document_is_pdf(enum document_kind kind);
/* covered: a bit per enum document_kind. */
struct document_marks document_marks_of(
    const struct document_stages stages[DOCUMENT_KIND_COUNT], unsigned covered);

/* Whether a job still takes answers, and what its state is by now: one nobody answered is over. */
bool sign_state_lives(enum sign_state state);
enum sign_state sign_state_now(enum sign_state state, int64_t expires_ms, int64_t now_ms);
/* The stage that an answer brings a document to. */
enum document_stage sign_stage(enum sign_purpose purpose);
/* Whether the server asks the key itself. */
bool sign_source_is_asked(enum sign_source source);
/* Whether what comes back is a whole document, or else a CMS. */
bool sign_source_returns_document(enum sign_source source);

#endif
