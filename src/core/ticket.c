#include "core/ticket.h"

#include "base/limits.h"

#define X(name, wire, text) [TICKET_KIND_##name] = wire,
const char *const ticket_kind_names[TICKET_KIND_COUNT] = { TICKET_KIND_LIST(X) };
#undef X
#define X(name, wire, text) [TICKET_KIND_##name] = text,
const char *const ticket_kind_titles[TICKET_KIND_COUNT] = { TICKET_KIND_LIST(X) };
#undef X
#define X(name, wire, text) [TICKET_##name] = wire,
const char *const ticket_state_names[TICKET_STATE_COUNT] = { TICKET_STATE_LIST(X) };
#undef X
#define X(name, wire, text) [TICKET_##name] = text,
const char *const ticket_state_titles[TICKET_STATE_COUNT] = { TICKET_STATE_LIST(X) };
#undef X
#define X(name, wire, text) [TICKET_DO_##name] = wire,
const char *const ticket_action_names[TICKET_ACTION_COUNT] = { TICKET_ACTION_LIST(X) };
#undef X
#define X(name, wire, text) [TICKET_DO_##name] = text,
const char *const ticket_action_titles[TICKET_ACTION_COUNT] = { TICKET_ACTION_LIST(X) };
#undef X
#define X(name, text) [TICKET_REFUSAL_##name] = text,
const char *const ticket_refusal_texts[TICKET_REFUSAL_COUNT] = { TICKET_REFUSAL_LIST(X) };
#undef X
#define X(name, key, text) [TICKET_NEWS_##name] = key,
const char *const ticket_news_keys[TICKET_NEWS_COUNT] = { TICKET_NEWS_LIST(X) };
#undef X

/* ---- the steps ---- */

#define IN(name) (1u << TICKET_##name)
#define OPEN (IN(NEW) | IN(HANDLING) | IN(REOPENED))
/* Where it is said, it stays. */
#define SAME TICKET_STATE_COUNT

/* clang-format off */
static const struct {
    enum ticket_action action;
    enum ticket_side side;
    unsigned from;
    enum ticket_state to;
    bool words;
} steps[] = {
    { TICKET_DO_TAKE,   TICKET_DESK,  OPEN,                      TICKET_HANDLING, false },
    { TICKET_DO_ASSIGN, TICKET_DESK,  OPEN,                      TICKET_HANDLING, false },
    { TICKET_DO_ANSWER, TICKET_DESK,  OPEN | IN(ANSWERED),       TICKET_ANSWERED, true },
    { TICKET_DO_ADD,    TICKET_ASKER, OPEN,                      SAME,            true },
    { TICKET_DO_CLOSE,  TICKET_ASKER, OPEN | IN(ANSWERED),       TICKET_CLOSED,   false },
    { TICKET_DO_CLOSE,  TICKET_DESK,  IN(ANSWERED),              TICKET_CLOSED,   false },
    { TICKET_DO_REOPEN, TICKET_ASKER, IN(ANSWERED) | IN(CLOSED), TICKET_REOPENED, true },
};
/* clang-format on */

struct ticket_verdict ticket_decide(
    enum ticket_state state, enum ticket_action action, unsigned sides)
{
    struct ticket_verdict verdict = { .refusal = TICKET_REFUSAL_NOT_YOURS };

    for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
        if (steps[i].action != action || !(steps[i].side & sides))
            continue;
        verdict.refusal = TICKET_REFUSAL_NOT_NOW;
        if (steps[i].from >> state & 1)
            return (struct ticket_verdict){
                .to = steps[i].to == SAME ? state : steps[i].to,
                .words = steps[i].words,
                .side = steps[i].side,
            };
    }
    return verdict;
}

size_t ticket_room(enum ticket_action action, enum ticket_side side)
{
    if (action == TICKET_DO_ADD)
        return TICKET_MESSAGES_MAX;
    if (side == TICKET_ASKER)
        return TICKET_MESSAGES_MAX + TICKET_MESSAGES_SPARE / 2;
    return TICKET_MESSAGES_MAX + TICKET_MESSAGES_SPARE;
}

bool ticket_is_open(enum ticket_state state)
{
    return OPEN >> state & 1;
}

bool ticket_late(int64_t due_on, int64_t ended_on)
{
    return due_on != DATE_NONE && ended_on > due_on;
}

bool ticket_page_ok(struct str page)
{
    if (!page.len || page.ptr[0] != '/' || page.len > TICKET_PAGE_BYTES_MAX)
        return false;
    for (size_t i = 0; i < page.len; i++) {
        char c = page.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');

        if (c == '/' && i && page.ptr[i - 1] == '/')
            return false;
        if (!plain && c != '/' && c != '-' && c != '_' && c != '.')
            return false;
    }
    return true;
}

/* ---- what is told ---- */

/* As it is written where it stands: at the beginning of the sentence, or within. */
static void kind_add(struct buf *out, enum ticket_kind kind)
{
    static const char *const small[TICKET_KIND_COUNT] = {
        [TICKET_KIND_FEEDBACK] = "góp ý, kiến nghị",
        [TICKET_KIND_DIFFICULTY] = "khó khăn, vướng mắc",
        [TICKET_KIND_INCIDENT] = "báo cáo sự cố",
    };
    static const char *const large[TICKET_KIND_COUNT] = {
        [TICKET_KIND_FEEDBACK] = "Góp ý, kiến nghị",
        [TICKET_KIND_DIFFICULTY] = "Khó khăn, vướng mắc",
        [TICKET_KIND_INCIDENT] = "Báo cáo sự cố",
    };

    buf_add(out, str_of(out->len ? small[kind] : large[kind]));
}

struct str ticket_news_text(struct arena *arena, enum ticket_news news, int64_t number,
    enum ticket_kind kind, struct str unit)
{
    static const char *const texts[TICKET_NEWS_COUNT] = {
#define X(name, key, text) [TICKET_NEWS_##name] = text,
        TICKET_NEWS_LIST(X)
#undef X
    };
    struct buf out = { .arena = arena };
    struct str text = str_of(texts[news]);

    for (size_t i = 0; i < text.len; i++) {
        char letter = text.ptr[i] == '%' && i + 1 < text.len ? text.ptr[i + 1] : 0;

        i += letter != 0;
        if (letter == 'n')
            buf_addf(&out, "%lld", (long long)number);
        else if (letter == 'k')
            kind_add(&out, kind);
        else if (letter == 'u')
            buf_add(&out, unit);
        else
            buf_add_char(&out, text.ptr[i]);
    }
    return buf_str(&out);
}
