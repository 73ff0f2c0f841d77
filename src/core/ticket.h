/*
 * ticket -- what somebody tells the help desk, and how it is taken through to its end.
 *
 * Whoever uses the system says what is wrong and what could be better (NA Đ18.10, KT Đ12.5,
 * CT Đ34.2); whoever runs it takes it in, answers, and hears when the answer did not help. The
 * steps are a table of state, action and side. Only what was answered is closed by the help desk:
 * nothing said to it ends in silence.
 *
 * Layer:  core (pure: no clock, no I/O, allocation only in the arena)
 * Owns:   texts live in the arena given, or are constants
 * Fails:  never; a refusal is an answer
 * Limits: TICKET_PAGE_BYTES_MAX, TICKET_MESSAGES_MAX, TICKET_MESSAGES_SPARE
 * Tests:  ticket_test.c
 */
#ifndef BAOCAO_TICKET_H
#define BAOCAO_TICKET_H

#include "base/date.h"
#include "base/str.h"

/* X(NAME, "wire", "tên tiếng Việt") */
#define TICKET_KIND_LIST(X) \
    X(FEEDBACK, "feedback", "Góp ý, kiến nghị") \
    X(DIFFICULTY, "difficulty", "Khó khăn, vướng mắc") \
    X(INCIDENT, "incident", "Sự cố")

/* X(NAME, "wire", "tên tiếng Việt") */
#define TICKET_STATE_LIST(X) \
    X(NEW, "new", "Mới gửi") \
    X(HANDLING, "handling", "Đang xử lý") \
    X(ANSWERED, "answered", "Đã trả lời") \
    X(CLOSED, "closed", "Đã đóng") \
    X(REOPENED, "reopened", "Mở lại")

/* X(NAME, "wire", "tên tiếng Việt") */
#define TICKET_ACTION_LIST(X) \
    X(TAKE, "take", "Nhận xử lý") \
    X(ASSIGN, "assign", "Giao xử lý") \
    X(ANSWER, "answer", "Trả lời") \
    X(ADD, "add", "Bổ sung") \
    X(CLOSE, "close", "Đóng") \
    X(REOPEN, "reopen", "Mở lại")

#define X(name, wire, text) TICKET_KIND_##name,
enum ticket_kind { TICKET_KIND_LIST(X) TICKET_KIND_COUNT };
#undef X
#define X(name, wire, text) TICKET_##name,
enum ticket_state { TICKET_STATE_LIST(X) TICKET_STATE_COUNT };
#undef X
#define X(name, wire, text) TICKET_DO_##name,
enum ticket_action { TICKET_ACTION_LIST(X) TICKET_ACTION_COUNT };
#undef X

extern const char *const ticket_kind_names[TICKET_KIND_COUNT];
extern const char *const ticket_kind_titles[TICKET_KIND_COUNT];
extern const char *const ticket_state_names[TICKET_STATE_COUNT];
extern const char *const ticket_state_titles[TICKET_STATE_COUNT];
extern const char *const ticket_action_names[TICKET_ACTION_COUNT];
extern const char *const ticket_action_titles[TICKET_ACTION_COUNT];

/* Who somebody is to a ticket; one may be both. */
enum ticket_side { TICKET_ASKER = 1, TICKET_DESK = 2 };

/* X(NAME, "vì sao không") */
#define TICKET_REFUSAL_LIST(X) \
    X(OK, "") \
    X(NOT_NOW, "Phản ánh không ở trạng thái để làm việc này.") \
    X(NOT_YOURS, "Việc này do người gửi hoặc người xử lý phản ánh thực hiện.")

#define X(name, text) TICKET_REFUSAL_##name,
enum ticket_refusal { TICKET_REFUSAL_LIST(X) TICKET_REFUSAL_COUNT };
#undef X

extern const char *const ticket_refusal_texts[TICKET_REFUSAL_COUNT];

struct ticket_verdict {
    enum ticket_refusal refusal;
    enum ticket_state to;  /* where it leads */
    bool words;            /* something must be said with it */
    enum ticket_side side; /* on whose behalf it is done */
};

/* sides: a bit (enum ticket_side) for each the actor is on. */
struct ticket_verdict ticket_decide(
    enum ticket_state state, enum ticket_action action, unsigned sides);

/* How much may have been said before a step with words: a ticket is full for who adds to it before
 * it is for who opens it again, and last for the help desk, so that it is always answered. */
size_t ticket_room(enum ticket_action action, enum ticket_side side);
/* Whether the help desk has the next move. */
bool ticket_is_open(enum ticket_state state);
/* Whether the day to answer by has passed; ended_on: the day of the answer or of the end, else
 * today. */
bool ticket_late(int64_t due_on, int64_t ended_on);

/* Whether it is the address of a page and nothing else: no question and no mark behind it, in which
 * words that were searched for could stand; nor another host. */
bool ticket_page_ok(struct str page);

/* X(NAME, "key", sentence) : what is told of a ticket; %n its number, %k its kind, %u the unit. No
 * sentence repeats what somebody wrote. */
#define TICKET_NEWS_LIST(X) \
    X(SENT, "ticket_sent", "%u gửi %k (số %n), chờ xử lý.") \
    X(ASSIGNED, "ticket_assigned", "Được giao xử lý %k số %n của %u.") \
    X(ANSWERED, "ticket_answered", "%k số %n đã được trả lời.") \
    X(ADDED, "ticket_added", "%u bổ sung %k số %n.") \
    X(REOPENED, "ticket_reopened", "%u mở lại %k số %n vì chưa được giải quyết.") \
    X(CLOSED, "ticket_closed", "%k số %n đã được đóng.")

#define X(name, key, text) TICKET_NEWS_##name,
enum ticket_news { TICKET_NEWS_LIST(X) TICKET_NEWS_COUNT };
#undef X

extern const char *const ticket_news_keys[TICKET_NEWS_COUNT];

struct str ticket_news_text(struct arena *arena, enum ticket_news news, int64_t number,
    enum ticket_kind kind, struct str unit);

#endif
