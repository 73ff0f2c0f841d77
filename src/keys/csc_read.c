#include "keys/csc_read.h"

#include <stddef.h>

/* Where a member's value goes, by the object it stands in ("": the answer itself). */
enum shape { SHAPE_TEXT, SHAPE_LIST, SHAPE_COUNT };

static const struct member {
    const char *inside, *name;
    enum shape shape;
    size_t at;
} members[] = {
    { "", "error", SHAPE_TEXT, offsetof(struct csc_answer, error) },
    { "", "SAD", SHAPE_TEXT, offsetof(struct csc_answer, sad) },
    { "", "handle", SHAPE_TEXT, offsetof(struct csc_answer, handle) },
    { "", "responseID", SHAPE_TEXT, offsetof(struct csc_answer, response) },
    { "", "credentialIDs", SHAPE_LIST, offsetof(struct csc_answer, credentials) },
    { "", "signatures", SHAPE_LIST, offsetof(struct csc_answer, signatures) },
    { "", "multisign", SHAPE_COUNT, offsetof(struct csc_answer, at_once) },
    { "key", "status", SHAPE_TEXT, offsetof(struct csc_answer, key_status) },
    { "cert", "status", SHAPE_TEXT, offsetof(struct csc_answer, cert_status) },
    { "cert", "certificates", SHAPE_LIST, offsetof(struct csc_answer, certificates) },
};

static const struct member *member_of(const char *inside, struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(members); i++)
        if (str_eq(str_of(inside), str_of(members[i].inside)) &&
            str_eq(name, str_of(members[i].name)))
            return &members[i];
    return NULL;
}

static bool read_list(struct json_reader *json, struct csc_list *out)
{
    enum json_token token = json_next(json);

    for (; token == JSON_STRING; token = json_next(json)) {
        if (out->len == KEY_LIST_MAX)
            return false;
        out->items[out->len++] = json->text;
    }
    return token == JSON_ARRAY_END;
}

static bool read_value(
    struct json_reader *json, const struct member *member, struct csc_answer *out)
{
    enum json_token token = json_next(json);
    char *to = (char *)out;

    if (!member)
        return json_skip(json, token);
    if (token == JSON_NULL)
        return true;
    if (member->shape == SHAPE_LIST)
        return token == JSON_ARRAY && read_list(json, (struct csc_list *)(void *)(to + member->at));
    if (member->shape == SHAPE_COUNT)
        return token == JSON_NUMBER && str_to_int(json->text, (int64_t *)(void *)(to + member->at));
    *(struct str *)(void *)(to + member->at) = json->text;
    return token == JSON_STRING;
}

static bool read_inside(struct json_reader *json, const char *inside, struct csc_answer *out)
{
    enum json_token token = json_next(json);

    for (; token == JSON_NAME; token = json_next(json))
        if (!read_value(json, member_of(inside, json->text), out))
            return false;
    return token == JSON_OBJECT_END;
}

/* An object of the answer that has members of its own. */
static const char *object_of(struct str name)
{
    if (str_eq(name, S("key")))
        return "key";
    return str_eq(name, S("cert")) ? "cert" : NULL;
}

bool csc_read(struct arena *arena, struct str text, struct csc_answer *out)
{
    struct json_reader json = json_read(arena, text);
    enum json_token token;

    *out = (struct csc_answer){ 0 };
    if (json_next(&json) != JSON_OBJECT)
        return false;
    for (token = json_next(&json); token == JSON_NAME; token = json_next(&json)) {
        const char *inside = object_of(json.text);

        if (inside ? json_next(&json) != JSON_OBJECT || !read_inside(&json, inside, out)
                   : !read_value(&json, member_of("", json.text), out))
            return false;
    }
    return token == JSON_OBJECT_END && json_next(&json) == JSON_END;
}
