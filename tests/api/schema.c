#include "tests/api/schema.h"

#include "base/date.h"
#include "base/dec.h"
#include "base/utf8.h"

#define DEC_PATTERN "^-?[0-9]+([.][0-9]+)?$"

/* One value being checked. */
struct fit {
    struct arena *arena;
    const struct node *spec, *schema, *value;
    const char *place;
};

static struct str check(const struct fit *fit);

static struct str fault(const struct fit *fit, const char *what, struct str of)
{
    return str_format(fit->arena, "%s: %s " STR_FMT, fit->place, what, STR_ARG(of));
}

/* "#/components/schemas/unit" */
static const struct node *resolve(const struct fit *fit, struct str ref)
{
    const struct node *at = fit->spec;

    str_cut(&ref, '/');
    while (at && ref.len)
        at = node_member(at, str_cut(&ref, '/'));
    return at;
}

/* ---- type ---- */

static bool is_type(const struct node *value, struct str type)
{
    static const struct {
        const char *name;
        enum json_token token;
    } types[] = {
        { "object", JSON_OBJECT },
        { "array", JSON_ARRAY },
        { "string", JSON_STRING },
        { "null", JSON_NULL },
        { "boolean", JSON_TRUE },
        { "boolean", JSON_FALSE },
    };

    if (str_eq(type, S("integer")))
        return value->type == JSON_NUMBER && str_find(value->text, S(".")) == value->text.len &&
               str_find(value->text, S("e")) == value->text.len;
    for (size_t i = 0; i < ARRAY_LEN(types); i++)
        if (value->type == types[i].token && str_eq(type, str_of(types[i].name)))
            return true;
    return false;
}

static struct str check_type(const struct fit *fit, const struct node *type)
{
    if (type->type == JSON_STRING)
        return is_type(fit->value, type->text) ? (struct str){ 0 }
                                               : fault(fit, "is not of type", type->text);
    for (const struct node *one = type->first; one; one = one->next)
        if (is_type(fit->value, one->text))
            return (struct str){ 0 };
    return fault(fit, "is of none of the types", S("listed"));
}

/* ---- what a value may be ---- */

static struct str check_enum(const struct fit *fit, const struct node *names)
{
    for (const struct node *name = names->first; name; name = name->next)
        if (name->type == fit->value->type && str_eq(name->text, fit->value->text))
            return (struct str){ 0 };
    return fault(fit, "is not one of those listed:", fit->value->text);
}

static bool whole_number(struct str text, int64_t *out)
{
    bool negative = str_starts(text, S("-"));

    if (!str_to_int(str_sub(text, negative, text.len), out))
        return false;
    *out = negative ? -*out : *out;
    return true;
}

static struct str check_bound(const struct fit *fit, struct str keyword, struct str bound)
{
    bool is_min = str_starts(keyword, S("min"));
    int64_t have = 0, want = 0;

    if (!whole_number(bound, &want))
        return fault(fit, "has a bound that is no number:", bound);
    if (str_ends(keyword, S("Length")))
        have = (int64_t)utf8_chars(fit->value->text);
    else if (str_ends(keyword, S("Items")))
        have = (int64_t)node_len(fit->value);
    else if (!whole_number(fit->value->text, &have))
        return fault(fit, "is no whole number:", fit->value->text);
    if (is_min ? have < want : have > want)
        return fault(fit, "is out of bounds:", keyword);
    return (struct str){ 0 };
}

static struct str check_format(const struct fit *fit, struct str format)
{
    int64_t ignored;
    bool good;

    if (str_eq(format, S("date")))
        good = date_parse(fit->value->text, &ignored);
    else if (str_eq(format, S("date-time")))
        good = time_parse(fit->value->text, &ignored);
    else
        return fault(fit, "has a format nobody knows:", format);
    return good ? (struct str){ 0 } : fault(fit, "does not have the format", format);
}

/* The one pattern there is: a figure. */
static struct str check_pattern(const struct fit *fit, struct str pattern)
{
    struct dec ignored;

    if (!str_eq(pattern, S(DEC_PATTERN)))
        return fault(fit, "has a pattern nobody knows:", pattern);
    return dec_parse(fit->value->text, &ignored) ? (struct str){ 0 }
                                                 : fault(fit, "is no figure:", fit->value->text);
}

/* ---- what is in it ---- */

static struct str check_items(const struct fit *fit, const struct node *schema)
{
    size_t i = 0;

    for (const struct node *item = fit->value->first; item; item = item->next, i++) {
        struct fit inner = *fit;
        struct str why;

        inner.schema = schema;
        inner.value = item;
        inner.place = str_format(fit->arena, "%s[%zu]", fit->place, i).ptr;
        why = check(&inner);
        if (why.len)
            return why;
    }
    return (struct str){ 0 };
}

static struct str check_properties(const struct fit *fit, const struct node *properties)
{
    for (const struct node *member = fit->value->first; member; member = member->next) {
        struct fit inner = *fit;
        struct str why;

        inner.schema = node_member(properties, member->name);
        inner.value = member;
        inner.place = str_format(fit->arena, "%s." STR_FMT, fit->place, STR_ARG(member->name)).ptr;
        if (!inner.schema)
            return fault(&inner, "is not described", S(""));
        why = check(&inner);
        if (why.len)
            return why;
    }
    return (struct str){ 0 };
}

static struct str check_required(const struct fit *fit, const struct node *names)
{
    for (const struct node *name = names->first; name; name = name->next)
        if (!node_member(fit->value, name->text))
            return fault(fit, "lacks", name->text);
    return (struct str){ 0 };
}

static struct str check_keyword(const struct fit *fit, const struct node *keyword)
{
    struct str name = keyword->name;
    bool null = fit->value->type == JSON_NULL;

    if (str_eq(name, S("type")))
        return check_type(fit, keyword);
    if (str_eq(name, S("description")) || str_eq(name, S("title")) || null)
        return (struct str){ 0 };
    if (str_eq(name, S("enum")))
        return check_enum(fit, keyword);
    if (str_eq(name, S("format")))
        return check_format(fit, keyword->text);
    if (str_eq(name, S("pattern")))
        return check_pattern(fit, keyword->text);
    if (str_starts(name, S("min")) || str_starts(name, S("max")))
        return check_bound(fit, name, keyword->text);
    if (str_eq(name, S("items")))
        return check_items(fit, keyword);
    if (str_eq(name, S("properties")))
        return check_properties(fit, keyword);
    if (str_eq(name, S("required")))
        return check_required(fit, keyword);
    if (str_eq(name, S("additionalProperties")))
        return str_eq(keyword->text, S("false")) ? (struct str){ 0 } : fault(fit, "is open", S(""));
    return fault(fit, "has a keyword nobody knows:", name);
}

/* Depth is that of the answer: its reader's JSON_DEPTH_MAX. */
static struct str check(const struct fit *fit)
{
    struct str ref = node_text(fit->schema, "$ref");
    struct fit inner = *fit;

    if (ref.len) {
        inner.schema = resolve(fit, ref);
        return inner.schema ? check(&inner) : fault(fit, "refers to nothing:", ref);
    }
    for (const struct node *keyword = fit->schema->first; keyword; keyword = keyword->next) {
        struct str why = check_keyword(fit, keyword);

        if (why.len)
            return why;
    }
    return (struct str){ 0 };
}

struct str schema_value_fault(struct arena *arena, const struct node *spec,
    const struct node *schema, const struct node *value, const char *place)
{
    return check(&(struct fit){ arena, spec, schema, value, place });
}

/* ---- answers ---- */

static const char *const method_names[] = {
    [METHOD_GET] = "get",
    [METHOD_HEAD] = "get",
    [METHOD_POST] = "post",
    [METHOD_PATCH] = "patch",
    [METHOD_PUT] = "put",
    [METHOD_DELETE] = "delete",
    [METHOD_OTHER] = "trace",
};

static const struct node *operation(
    struct arena *arena, const struct node *spec, const struct route *route)
{
    struct str path = route->path[1] == '/' ? str_of(route->path + 1)
                                            : str_format(arena, "/api/v1%s", route->path);
    const struct node *at = node_member(node_at(spec, "paths"), path);

    return node_member(at, str_of(method_names[route->method]));
}

/* The schema of one kind of content; NULL when the answer has none of it. */
static const struct node *content(const struct node *answer, const char *type)
{
    const struct node *of = node_member(node_at(answer, "content"), str_of(type));

    return node_member(of, S("schema"));
}

struct str schema_fault(
    struct arena *arena, const struct node *spec, const struct schema_answer *answer)
{
    const struct node *responses = node_at(operation(arena, spec, answer->route), "responses");
    const struct node *known = node_member(responses, str_format(arena, "%d", answer->status)),
                      *schema;

    if (!responses)
        return S("the route is not described");
    if (!known && answer->status < 400)
        return str_format(arena, "status %d is not described", answer->status);
    schema = known ? content(known, "application/json")
                   : content(node_at(responses, "default"), "application/problem+json");
    if (!schema)
        return (struct str){ 0 };
    if (!answer->body)
        return S("the answer is no JSON");
    return schema_value_fault(arena, spec, schema, answer->body, "answer");
}
