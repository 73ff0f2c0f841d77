#include "base/status.h"

static const struct {
    int http;
    const char *key;
} statuses[ST_COUNT] = {
#define X(name, http, key) [ST_##name] = { http, key },
    STATUS_LIST(X)
#undef X
};

static const struct {
    const char *name, *text;
    enum status status;
} problems[PROBLEM_COUNT] = {
    [PROBLEM_NONE] = { "", "", ST_OK },
#define P(name, key, status, text) [PROBLEM_##name] = { key, text, ST_##status },
#include "base/problems.def"
#undef P
};

int status_http(enum status st)
{
    return statuses[st].http;
}

const char *status_key(enum status st)
{
    return statuses[st].key;
}

const char *problem_name(enum problem_key key)
{
    return problems[key].name;
}

const char *problem_text(enum problem_key key)
{
    return problems[key].text;
}

enum status problem_status(enum problem_key key)
{
    return problems[key].status;
}
