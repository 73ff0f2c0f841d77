#include "exchange/xlsx_xml.h"

#include <expat.h>

#include "base/limits.h"
#include "base/mem.h"

#define NAMES_SLOTS 4096  /* a power of two, well above XML_NAMES_MAX */
#define FREE_NAME_BYTES 2 /* so few names are that short that they need no count */

struct xml_reader {
    struct ctx *ctx;
    const struct xml_events *events;
    void *user;
    XML_Parser parser;
    enum status st; /* of the first event that failed */
    int depth;
    int foreign; /* depth of the foreign element we are in; 0: none */
    size_t fed;
    size_t names_len;
    uint64_t *names; /* hashes of the names seen */
};

static const char main_space[] = "http://schemas.openxmlformats.org/spreadsheetml/2006/main|";
static const char strict_space[] = "http://purl.oclc.org/ooxml/spreadsheetml/main|";
static const char links_space[] = "http://schemas.openxmlformats.org/package/2006/relationships|";

static const struct str namespaces[] = {
    { main_space, sizeof(main_space) - 1 },
    { strict_space, sizeof(strict_space) - 1 },
    { links_space, sizeof(links_space) - 1 },
};

static void stop(struct xml_reader *reader, enum status st)
{
    if (reader->st == ST_OK)
        reader->st = st;
    (void)XML_StopParser(reader->parser, XML_FALSE);
}

static void refuse(struct xml_reader *reader, const char *why)
{
    stop(reader, fail(reader->ctx, PROBLEM_XLSX_HOSTILE, "%s", why));
}

/* Local name of an element we know the namespace of, else an empty slice. */
static struct str local_name(struct str name)
{
    for (size_t i = 0; i < ARRAY_LEN(namespaces); i++) {
        if (str_starts(name, namespaces[i]))
            return str_sub(name, namespaces[i].len, name.len);
    }
    return (struct str){ NULL, 0 };
}

static uint64_t hash(struct str text)
{
    uint64_t h = 1469598103934665603u;

    for (size_t i = 0; i < text.len; i++)
        h = (h ^ (unsigned char)text.ptr[i]) * 1099511628211u;
    return h | 1; /* 0 marks a free slot */
}

static void count_name(struct xml_reader *reader, struct str name)
{
    uint64_t h = hash(name);
    size_t slot = (size_t)(h >> 32) % NAMES_SLOTS;

    while (reader->names[slot] != 0 && reader->names[slot] != h)
        slot = (slot + 1) % NAMES_SLOTS;
    if (reader->names[slot] == h)
        return;
    reader->names[slot] = h;
    reader->names_len++;
    if (reader->names_len > XML_NAMES_MAX)
        refuse(reader, "Quá nhiều tên phần tử khác nhau.");
}

static void on_start(void *user, const XML_Char *name, const XML_Char **attributes)
{
    struct xml_reader *reader = user;
    struct str full = str_of(name);
    struct str local = local_name(full);
    int len = XML_GetSpecifiedAttributeCount(reader->parser) / 2;

    reader->depth++;
    if (reader->depth > XML_DEPTH_MAX || len > XML_ATTRIBUTES_MAX) {
        refuse(reader, "Cấu trúc lồng nhau quá sâu hoặc quá nhiều thuộc tính.");
        return;
    }
    if (local.ptr == NULL || local.len > FREE_NAME_BYTES)
        count_name(reader, full);
    for (const XML_Char **a = attributes; *a != NULL; a += 2) {
        struct str attribute = str_of(*a);

        if (attribute.len > FREE_NAME_BYTES)
            count_name(reader, attribute);
    }
    if (reader->foreign == 0 && local.ptr == NULL)
        reader->foreign = reader->depth;
    if (reader->foreign == 0 && reader->st == ST_OK) {
        enum status st = reader->events->start(reader->user, local, attributes);

        if (st != ST_OK)
            stop(reader, st);
    }
}

static void on_end(void *user, const XML_Char *name)
{
    struct xml_reader *reader = user;

    if (reader->foreign == 0 && reader->st == ST_OK) {
        enum status st = reader->events->end(reader->user, local_name(str_of(name)));

        if (st != ST_OK)
            stop(reader, st);
    }
    if (reader->foreign == reader->depth)
        reader->foreign = 0;
    reader->depth--;
}

static void on_text(void *user, const XML_Char *text, int len)
{
    struct xml_reader *reader = user;
    enum status st;

    if (reader->foreign != 0 || reader->st != ST_OK)
        return;
    st = reader->events->text(reader->user, (struct str){ text, (size_t)len });
    if (st != ST_OK)
        stop(reader, st);
}

static void on_doctype(
    void *user, const XML_Char *name, const XML_Char *system, const XML_Char *public, int internal)
{
    (void)name;
    (void)system;
    (void)public;
    (void)internal;
    refuse(user, "Tệp khai báo kiểu tài liệu (DOCTYPE).");
}

static void on_prefix(void *user, const XML_Char *prefix, const XML_Char *uri)
{
    struct xml_reader *reader = user;

    if (prefix != NULL)
        count_name(reader, str_of(prefix));
    if (uri != NULL)
        count_name(reader, str_of(uri));
}

static void free_parser(void *thing)
{
    XML_ParserFree(thing);
}

struct xml_reader *xml_open(struct ctx *ctx, const struct xml_events *events, void *user)
{
    struct xml_reader *reader = ARENA_NEW(ctx->arena, struct xml_reader);

    *reader = (struct xml_reader){
        .ctx = ctx,
        .events = events,
        .user = user,
        .parser = XML_ParserCreateNS(NULL, '|'),
        .names = ARENA_ARRAY(ctx->arena, NAMES_SLOTS, uint64_t),
    };
    ASSERT(reader->parser != NULL);
    arena_defer(ctx->arena, free_parser, reader->parser);
    XML_SetUserData(reader->parser, reader);
    XML_SetElementHandler(reader->parser, on_start, on_end);
    if (events->text != NULL)
        XML_SetCharacterDataHandler(reader->parser, on_text);
    XML_SetStartDoctypeDeclHandler(reader->parser, on_doctype);
    XML_SetStartNamespaceDeclHandler(reader->parser, on_prefix);
    return reader;
}

enum status xml_take(void *user, struct str piece, bool last)
{
    struct xml_reader *reader = user;
    enum XML_Status parsed;
    XML_Index at;

    parsed = XML_Parse(reader->parser, piece.ptr, (int)piece.len, last ? XML_TRUE : XML_FALSE);
    if (reader->st != ST_OK)
        return reader->st;
    if (parsed != XML_STATUS_OK)
        return fail(reader->ctx, PROBLEM_XLSX_BROKEN, "Nội dung XML không đúng quy cách.");
    reader->fed += piece.len;
    at = XML_GetCurrentByteIndex(reader->parser);
    /* What lies between is one token that has not ended: expat holds all of it. */
    if (!last && at >= 0 && reader->fed > (size_t)at + XML_TOKEN_BYTES_MAX)
        return fail(reader->ctx, PROBLEM_XLSX_HOSTILE, "Một thẻ XML dài bất thường.");
    return ST_OK;
}

struct str xml_attribute(const char **attributes, const char *name)
{
    struct str wanted = str_of(name);

    for (; *attributes != NULL; attributes += 2) {
        if (str_eq(str_of(attributes[0]), wanted))
            return str_of(attributes[1]);
    }
    return (struct str){ NULL, 0 };
}

struct str xml_relationship(const char **attributes)
{
    for (; *attributes != NULL; attributes += 2) {
        if (str_ends(str_of(attributes[0]), S("/relationships|id")))
            return str_of(attributes[1]);
    }
    return (struct str){ NULL, 0 };
}

int64_t xml_number(const char **attributes, const char *name, int64_t otherwise)
{
    int64_t number = otherwise;

    if (!str_to_int(xml_attribute(attributes, name), &number))
        return otherwise;
    return number;
}

bool xml_flag(const char **attributes, const char *name, bool otherwise)
{
    struct str value = xml_attribute(attributes, name);

    if (value.ptr == NULL)
        return otherwise;
    return str_eq(value, S("1")) || str_eq(value, S("true"));
}
