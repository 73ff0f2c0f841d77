/*
 * outage -- whether a report that was sent outside during an outage counts as sent then (NA-30,
 * KT-35, CT-31).
 *
 * A regulation lets a report be sent by other lawful means where a fault keeps
 * the system from taking it in time. The time it was sent then is believed
 * only if it lies in an outage that was recorded, of the whole system or of a
 * unit above the sender or the receiver, and before it is registered here. One
 * of which nobody says that it is over ends by itself, when it has lasted as
 * long as any may.
 *
 * Layer:  core (pure: no clock, no I/O, no allocation)
 * Owns:   nothing
 * Fails:  never; a refusal is an answer
 * Limits: OUTAGE_DAYS_MAX
 * Tests:  outage_test.c
 */
#ifndef BAOCAO_OUTAGE_H
#define BAOCAO_OUTAGE_H

#include "base/str.h"

/* X(NAME, "wire", "tên") */
#define SENDING_CHANNEL_LIST(X) \
    X(DOCUMENT_SYSTEM, "document_system", "Hệ thống quản lý văn bản và điều hành") \
    X(EXCHANGE_AXIS, "exchange_axis", "Trục liên thông văn bản quốc gia, địa phương") \
    X(E_MAIL, "e_mail", "Thư điện tử") \
    X(PAPER, "paper", "Văn bản giấy") \
    X(OTHER, "other", "Phương thức khác theo quy định")

#define X(name, wire, title) CHANNEL_##name,
enum sending_channel { SENDING_CHANNEL_LIST(X) CHANNEL_COUNT };
#undef X

/* X(NAME, "wire", "tên") */
#define REGISTRATION_STATE_LIST(X) \
    X(ASKED, "asked", "Chờ nơi nhận xác nhận") \
    X(CONFIRMED, "confirmed", "Nơi nhận đã xác nhận") \
    X(DENIED, "denied", "Nơi nhận không xác nhận") \
    X(ENDED, "ended", "Báo cáo đã được trả lại hoặc thu hồi")

#define X(name, wire, title) REGISTRATION_##name,
enum registration_state { REGISTRATION_STATE_LIST(X) REGISTRATION_STATE_COUNT };
#undef X

/* to_ms 0: nobody said that it is over. unit_path empty: the whole system. */
struct outage_span {
    int64_t from_ms, to_ms;
    struct str unit_path;
};

enum outage_times { OUTAGE_TIMES_OK, OUTAGE_TIMES_BACKWARD, OUTAGE_TIMES_AHEAD, OUTAGE_TIMES_LONG };

/* Whether an outage may be recorded with these times. */
enum outage_times outage_times_check(int64_t from_ms, int64_t to_ms, int64_t now_ms);
/* Its last moment, said or not. */
int64_t outage_end(int64_t from_ms, int64_t to_ms);
/* Whether the outage is one of the unit at the path, or of the whole system. */
bool outage_concerns(const struct outage_span *outage, struct str unit_path);
/* Whether the moment lies in it. */
bool outage_holds(const struct outage_span *outage, int64_t at_ms);

enum outage_refusal {
    OUTAGE_OK,
    OUTAGE_NOT_BEFORE, /* the time is not before that of registering */
    OUTAGE_NONE        /* it lies in no recorded outage of sender or receiver */
};

/* Which of the outages, given in any order, makes the time count: the first that holds it. */
enum outage_refusal outage_find(
    const struct outage_span *outages, size_t len, int64_t sent_ms, int64_t now_ms, size_t *out_at);

#endif
