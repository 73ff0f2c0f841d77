#include "api/openapi.h"

#include "api/api.h"
#include "api/query.h"
#include "base/json.h"

#define SCHEMAS_MAX JSON_MEMBERS_MAX

/* A resource seen from one side: what is read of it, or what may be sent of it. */
struct schema {
    const struct resource *res;
    unsigned purpose; /* F_READ, F_CREATE or F_UPDATE */
};

struct spec {
    struct arena *arena;
    struct json_writer w;
    struct schema schemas[SCHEMAS_MAX]; /* named so far; written in order */
    size_t schemas_len;
};

static void text(struct spec *s, const char *name, const char *value)
{
    json_name(&s->w, name);
    json_str(&s->w, str_of(value));
}

static void number(struct spec *s, const char *name, int64_t value)
{
    json_name(&s->w, name);
    json_int(&s->w, value);
}

static void open(struct spec *s, const char *name, char bracket)
{
    json_name(&s->w, name);
    json_open(&s->w, bracket);
}

/* ---- fields ---- */

/* Remembers that the schema must be written, and refers to it. */
static void refer(struct spec *s, const struct resource *res, unsigned purpose)
{
    const char *suffix = purpose == F_CREATE ? "_create" : (purpose == F_UPDATE ? "_update" : "");
    bool known = false;

    for (size_t i = 0; i < s->schemas_len && !known; i++)
        known = s->schemas[i].res == res && s->schemas[i].purpose == purpose;
    ASSERT(known || s->schemas_len < SCHEMAS_MAX);
    if (!known)
        s->schemas[s->schemas_len++] = (struct schema){ res, purpose };
    text(s, "$ref", str_format(s->arena, "#/components/schemas/%s%s", res->name, suffix).ptr);
}

static bool may_be_null(const struct field *field)
{
    return (field->flags & F_NULL) || field->type == FIELD_DATE || field->type == FIELD_TIME ||
           field->type == FIELD_DEC;
}

static void type_write(struct spec *s, const struct field *field, const char *type)
{
    if (!may_be_null(field)) {
        text(s, "type", type);
        return;
    }
    open(s, "type", '[');
    json_str(&s->w, str_of(type));
    json_str(&s->w, S("null"));
    json_close(&s->w, ']');
}

static void bounds_write(
    struct spec *s, const struct field *field, const char *least, const char *most)
{
    if (field->min)
        number(s, least, field->min);
    if (field->max)
        number(s, most, field->max);
}

static void enum_write(struct spec *s, const struct field *field)
{
    type_write(s, field, "string");
    open(s, "enum", '[');
    for (size_t i = 0; i < field->names_len; i++)
        json_str(&s->w, str_of(field->names[i]));
    if (may_be_null(field))
        json_null(&s->w);
    json_close(&s->w, ']');
}

static void field_schema(struct spec *s, const struct field *field, unsigned purpose);

static void list_write(struct spec *s, const struct field *field, unsigned purpose)
{
    text(s, "type", "array");
    bounds_write(s, field, "minItems", "maxItems");
    open(s, "items", '{');
    if (!field->of)
        text(s, "type", "string");
    else if (field->of->fields_len == 1 && !field->of->fields[0].name[0])
        text(s, "type", "integer");
    else
        refer(s, field->of, purpose);
    json_close(&s->w, '}');
}

/* The members of a field's schema, without the braces. */
static void field_schema(struct spec *s, const struct field *field, unsigned purpose)
{
    switch (field->type) {
    case FIELD_INT:
        type_write(s, field, "integer");
        bounds_write(s, field, "minimum", "maximum");
        return;
    case FIELD_TEXT:
        type_write(s, field, "string");
        bounds_write(s, field, "minLength", "maxLength");
        return;
    case FIELD_BOOL:
        text(s, "type", "boolean");
        return;
    case FIELD_ENUM:
        enum_write(s, field);
        return;
    case FIELD_DATE:
        type_write(s, field, "string");
        text(s, "format", "date");
        return;
    case FIELD_TIME:
        type_write(s, field, "string");
        text(s, "format", "date-time");
        return;
    case FIELD_DEC:
        type_write(s, field, "string");
        text(s, "pattern", "^-?[0-9]+([.][0-9]+)?$");
        return;
    case FIELD_LIST:
        list_write(s, field, purpose);
        return;
    case FIELD_RECORD:
        refer(s, field->of, purpose);
        return;
    case FIELD_JSON:
        type_write(s, field, "object");
        return;
    case FIELD_BLOB:
        return;
    }
}

static void property(struct spec *s, const struct field *field, unsigned purpose)
{
    open(s, field->name, '{');
    field_schema(s, field, purpose);
    if (field->type != FIELD_RECORD) {
        text(s, "description", field->doc);
        if (field->title)
            text(s, "title", field->title);
    }
    json_close(&s->w, '}');
}

static void properties(struct spec *s, const struct resource *res, unsigned purpose)
{
    for (size_t i = 0; i < res->fields_len; i++) {
        const struct field *field = &res->fields[i];

        if (!(field->flags & purpose) || field->type == FIELD_BLOB)
            continue;
        if ((field->flags & F_FLAT) && purpose == F_READ)
            properties(s, field->of, purpose);
        else
            property(s, field, purpose);
    }
}

static bool is_required(const struct field *field, unsigned purpose)
{
    if (purpose == F_READ)
        return !(field->flags & F_BRIEF);
    return (field->flags & (purpose == F_CREATE ? F_REQUIRED : F_MUST)) != 0;
}

static void required(struct spec *s, const struct resource *res, unsigned purpose)
{
    for (size_t i = 0; i < res->fields_len; i++) {
        const struct field *field = &res->fields[i];

        if (!(field->flags & purpose) || field->type == FIELD_BLOB)
            continue;
        if ((field->flags & F_FLAT) && purpose == F_READ)
            required(s, field->of, purpose);
        else if (is_required(field, purpose))
            json_str(&s->w, str_of(field->name));
    }
}

static void schema_write(struct spec *s, struct schema schema)
{
    const char *suffix =
        schema.purpose == F_CREATE ? "_create" : (schema.purpose == F_UPDATE ? "_update" : "");

    open(s, str_format(s->arena, "%s%s", schema.res->name, suffix).ptr, '{');
    text(s, "type", "object");
    open(s, "properties", '{');
    properties(s, schema.res, schema.purpose);
    json_close(&s->w, '}');
    open(s, "required", '[');
    required(s, schema.res, schema.purpose);
    json_close(&s->w, ']');
    json_name(&s->w, "additionalProperties");
    json_bool(&s->w, false);
    json_close(&s->w, '}');
}

/* ---- routes ---- */

static const char *const method_names[] = {
    [METHOD_GET] = "get",
    [METHOD_HEAD] = "head",
    [METHOD_POST] = "post",
    [METHOD_PATCH] = "patch",
    [METHOD_PUT] = "put",
    [METHOD_DELETE] = "delete",
    [METHOD_OTHER] = "trace",
};

static struct str full_path(struct arena *arena, const struct route *route)
{
    if (route->path[1] == '/')
        return str_of(route->path + 1);
    return str_format(arena, "/api/v1%s", route->path);
}

static void parameter(struct spec *s, const struct field *field, bool in_path)
{
    json_open(&s->w, '{');
    text(s, "name", field->name);
    text(s, "in", in_path ? "path" : "query");
    json_name(&s->w, "required");
    json_bool(&s->w, in_path || (field->flags & F_MUST));
    text(s, "description", field->doc);
    open(s, "schema", '{');
    field_schema(s, field, F_READ);
    json_close(&s->w, '}');
    json_close(&s->w, '}');
}

static void parameters(struct spec *s, const struct route *route)
{
    struct str names[PATH_ARGS_MAX];
    size_t names_len = route_arg_names(route->path, names);

    open(s, "parameters", '[');
    for (size_t i = 0; i < route->in->fields_len; i++) {
        const struct field *field = &route->in->fields[i];
        bool in_path = false;

        for (size_t k = 0; k < names_len; k++)
            in_path = in_path || str_eq(names[k], str_of(field->name));
        if (in_path || (field->flags & F_QUERY))
            parameter(s, field, in_path);
    }
    json_close(&s->w, ']');
}

static void content_open(struct spec *s, const char *type)
{
    open(s, "content", '{');
    open(s, type, '{');
    open(s, "schema", '{');
}

static void content_close(struct spec *s)
{
    json_close(&s->w, '}');
    json_close(&s->w, '}');
    json_close(&s->w, '}');
}

static void request_body(struct spec *s, const struct route *route)
{
    if (route->body == BODY_NONE)
        return;
    open(s, "requestBody", '{');
    json_name(&s->w, "required");
    json_bool(&s->w, true);
    if (route->body == BODY_FILE) {
        content_open(s, "application/octet-stream");
        text(s, "type", "string");
        text(s, "format", "binary");
    } else {
        content_open(s, "application/json");
        refer(s, route->in, route->body == BODY_CREATE ? F_CREATE : F_UPDATE);
    }
    content_close(s);
    json_close(&s->w, '}');
}

static void answers(struct spec *s, const struct route *route)
{
    open(s, "responses", '{');
    open(s, route->flags & ROUTE_CREATES ? "201" : "200", '{');
    text(s, "description", route->summary);
    if (route->out && route->out->fields_len && !(route->flags & ROUTE_STREAM)) {
        content_open(s, "application/json");
        refer(s, route->out, F_READ);
        content_close(s);
    }
    json_close(&s->w, '}');
    open(s, "default", '{');
    text(s, "description", "Why not.");
    content_open(s, "application/problem+json");
    text(s, "$ref", "#/components/schemas/problem");
    content_close(s);
    json_close(&s->w, '}');
    json_close(&s->w, '}');
}

static void route_write(struct spec *s, const struct route *route)
{
    open(s, method_names[route->method], '{');
    text(s, "summary", route->summary);
    if (route->allow >= ALLOW_RIGHT_0)
        text(s, "x-right", right_names[route->allow - ALLOW_RIGHT_0]);
    if (route->or_allow >= ALLOW_RIGHT_0)
        text(s, "x-right-or", right_names[route->or_allow - ALLOW_RIGHT_0]);
    parameters(s, route);
    request_body(s, route);
    answers(s, route);
    json_close(&s->w, '}');
}

static bool path_seen(size_t before)
{
    for (size_t i = 0; i < before; i++)
        if (str_eq(str_of(api_routes[i].path), str_of(api_routes[before].path)))
            return true;
    return false;
}

static void paths(struct spec *s)
{
    open(s, "paths", '{');
    for (size_t i = 0; i < api_routes_len; i++) {
        if (path_seen(i))
            continue;
        open(s, full_path(s->arena, &api_routes[i]).ptr, '{');
        for (size_t k = i; k < api_routes_len; k++)
            if (str_eq(str_of(api_routes[k].path), str_of(api_routes[i].path)))
                route_write(s, &api_routes[k]);
        json_close(&s->w, '}');
    }
    json_close(&s->w, '}');
}

/* Of a file: each thing that is wrong with it. */
static void faults_schema(struct spec *s)
{
    static const char *const texts[] = { "field", "detail" };

    open(s, "faults", '{');
    text(s, "type", "array");
    open(s, "items", '{');
    text(s, "type", "object");
    open(s, "properties", '{');
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        open(s, texts[i], '{');
        text(s, "type", "string");
        json_close(&s->w, '}');
    }
    json_close(&s->w, '}');
    json_close(&s->w, '}');
    json_close(&s->w, '}');
}

static void problem_schema(struct spec *s)
{
    static const char *const texts[] = { "type", "title", "key", "field", "detail", "rounded",
        "request_id" };
    static const char *const numbers[] = { "status", "decimals", "faults_all" };

    open(s, "problem", '{');
    text(s, "type", "object");
    open(s, "properties", '{');
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        open(s, texts[i], '{');
        text(s, "type", "string");
        json_close(&s->w, '}');
    }
    for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
        open(s, numbers[i], '{');
        text(s, "type", "integer");
        json_close(&s->w, '}');
    }
    faults_schema(s);
    json_close(&s->w, '}');
    json_close(&s->w, '}');
}

struct str openapi_json(struct arena *arena)
{
    struct buf out = { .arena = arena };
    struct spec *s = ARENA_NEW(arena, struct spec);

    s->arena = arena;
    s->w.out = &out;
    json_open(&s->w, '{');
    text(s, "openapi", "3.1.0");
    open(s, "info", '{');
    text(s, "title", "baocao");
    text(s, "version", "1");
    json_close(&s->w, '}');
    paths(s);
    open(s, "components", '{');
    open(s, "schemas", '{');
    problem_schema(s);
    for (size_t i = 0; i < s->schemas_len; i++)
        schema_write(s, s->schemas[i]);
    json_close(&s->w, '}');
    json_close(&s->w, '}');
    json_close(&s->w, '}');
    return buf_str(&out);
}
