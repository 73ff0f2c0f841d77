#include "core/account_request.h"

const char *const request_kind_names[REQUEST_KIND_COUNT] = {
#define X(name, wire, text, must, may) [REQUEST_KIND_##name] = wire,
    REQUEST_KIND_LIST(X)
#undef X
};

const char *const request_kind_titles[REQUEST_KIND_COUNT] = {
#define X(name, wire, text, must, may) [REQUEST_KIND_##name] = text,
    REQUEST_KIND_LIST(X)
#undef X
};

const char *const request_state_names[REQUEST_STATE_COUNT] = {
#define X(name, wire, text) [REQUEST_##name] = wire,
    REQUEST_STATE_LIST(X)
#undef X
};

const char *const request_state_titles[REQUEST_STATE_COUNT] = {
#define X(name, wire, text) [REQUEST_##name] = text,
    REQUEST_STATE_LIST(X)
#undef X
};

const char *const request_refusal_texts[REQUEST_REFUSAL_COUNT] = {
#define X(name, text) [REQUEST_REFUSAL_##name] = text,
    REQUEST_REFUSAL_LIST(X)
#undef X
};

static const struct {
    unsigned must, may;
} kinds[REQUEST_KIND_COUNT] = {
#define X(name, wire, text, must, may) [REQUEST_KIND_##name] = { must, may },
    REQUEST_KIND_LIST(X)
#undef X
};

static const struct {
    unsigned part;
    const char *field, *text;
} parts_of[] = {
#define X(name, bit, field, text) { REQUEST_##name, field, text },
    REQUEST_PART_LIST(X)
#undef X
};

struct request_fault request_check(enum request_kind kind, unsigned parts)
{
    /* Which document it rests on may always be said. */
    unsigned fits = kinds[kind].must | kinds[kind].may | REQUEST_DOCUMENT;

    for (size_t i = 0; i < ARRAY_LEN(parts_of); i++) {
        bool given = parts & parts_of[i].part;

        if (!given && (kinds[kind].must & parts_of[i].part))
            return (struct request_fault){ parts_of[i].field, parts_of[i].text, true };
        if (given && !(fits & parts_of[i].part))
            return (struct request_fault){ parts_of[i].field, parts_of[i].text, false };
    }
    return (struct request_fault){ 0 };
}

bool request_late(int64_t due_on, int64_t day)
{
    return due_on != DATE_NONE && day > due_on;
}

enum request_refusal request_decide(enum request_state state, bool own, bool master)
{
    if (!master)
        return REQUEST_REFUSAL_NOT_YOURS;
    if (state != REQUEST_WAITING)
        return REQUEST_REFUSAL_DECIDED;
    return own ? REQUEST_REFUSAL_OWN : REQUEST_REFUSAL_OK;
}
