#include "render/pdf_a.h"

#include <stdlib.h>

#include "base/host/secret.h"

/* A line of the table of objects: "0000000015 00000 n " and the end of the line. */
#define LINE_BYTES 20
/* "startxref", a number, "%%EOF". */
#define TAIL_BYTES 64
/* Halves of the file's identity, in hexadecimal digits. */
#define ID_CHARS 32
/* What cairo writes is of 1.5 at most; what is appended when it is signed is of 1.7. */
#define HEAD "%PDF-1.7\n%\xB5\xED\xAE\xFB\n"

struct place {
    size_t at;
    int64_t number;
};

struct drawn {
    struct str bytes;
    struct place *objects; /* in the order of the file */
    size_t len;
    int64_t next; /* the first number nothing has */
    size_t end;   /* behind the last object */
    int64_t root, info;
};

static enum status refuse(struct ctx *ctx)
{
    return fail(ctx, PROBLEM_RENDER_FAILED, "Không tạo được tệp PDF/A.");
}

/* ---- what cairo wrote ---- */

/* The number behind a word; false: there is none. */
static bool number_behind(struct str text, struct str word, int64_t *out)
{
    size_t from = str_find(text, word) + word.len, len = 0;

    if (from > text.len)
        return false;
    while (from + len < text.len && text.ptr[from + len] >= '0' && text.ptr[from + len] <= '9')
        len++;
    return len > 0 && str_to_int(str_sub(text, from, len), out);
}

static int by_place(const void *a, const void *b)
{
    const struct place *x = a, *y = b;

    return x->at < y->at ? -1 : x->at > y->at;
}

/* "0 100", then a line for each number, then the trailer. */
static bool read_table(struct arena *arena, struct str table, struct drawn *out)
{
    struct str rest = table, line;
    int64_t at;

    if (!str_eq(str_cut(&rest, '\n'), S("xref")))
        return false;
    line = str_cut(&rest, '\n');
    if (!str_starts(line, S("0 ")) || !str_to_int(str_sub(line, 2, line.len), &out->next) ||
        out->next < 1 || (uint64_t)out->next > rest.len / LINE_BYTES)
        return false;
    out->objects = ARENA_ARRAY(arena, (size_t)out->next, struct place);
    for (int64_t i = 0; i < out->next; i++) {
        line = str_sub(rest, (size_t)i * LINE_BYTES, LINE_BYTES);
        if (!str_to_int(str_sub(line, 0, 10), &at) || (uint64_t)at > out->end)
            return false;
        if (line.ptr[17] == 'n')
            out->objects[out->len++] = (struct place){ (size_t)at, i };
    }
    qsort(out->objects, out->len, sizeof(*out->objects), by_place);
    rest = str_sub(rest, (size_t)out->next * LINE_BYTES, rest.len);
    return number_behind(rest, S("/Root "), &out->root) &&
           number_behind(rest, S("/Info "), &out->info);
}

static bool read_drawn(struct arena *arena, struct str bytes, struct drawn *out)
{
    size_t tail = bytes.len > TAIL_BYTES ? bytes.len - TAIL_BYTES : 0;
    int64_t at;

    *out = (struct drawn){ .bytes = bytes };
    if (!number_behind(str_sub(bytes, tail, TAIL_BYTES), S("startxref\n"), &at) ||
        (uint64_t)at >= bytes.len)
        return false;
    out->end = (size_t)at;
    return read_table(arena, str_sub(bytes, out->end, bytes.len), out);
}

static struct str object_of(const struct drawn *drawn, size_t i)
{
    size_t from = drawn->objects[i].at;
    size_t to = i + 1 < drawn->len ? drawn->objects[i + 1].at : drawn->end;

    return str_sub(drawn->bytes, from, to - from);
}

/* ---- writing ---- */

struct writing {
    struct buf bytes;
    size_t *at; /* by number; 0: none */
    int64_t next;
};

static void begin_object(struct writing *to, int64_t number)
{
    to->at[number] = to->bytes.len;
    buf_addf(&to->bytes, "%lld 0 obj\n", (long long)number);
}

static void add_object(struct writing *to, int64_t number, struct str value)
{
    begin_object(to, number);
    buf_add(&to->bytes, value);
    buf_add(&to->bytes, S("\nendobj\n"));
}

/* As it is: metadata must be found by those who do not read PDF. */
static int64_t add_stream(struct writing *to, const char *keys, struct str data)
{
    int64_t number = to->next++;

    begin_object(to, number);
    buf_addf(&to->bytes, "<< %s /Length %zu >>\nstream\n", keys, data.len);
    buf_add(&to->bytes, data);
    buf_add(&to->bytes, S("\nendstream\nendobj\n"));
    return number;
}

static void copy_object(struct writing *to, int64_t number, struct str object)
{
    to->at[number] = to->bytes.len;
    buf_add(&to->bytes, object);
}

/* With keys put in at the head of its dictionary. */
static bool copy_with(struct writing *to, int64_t number, struct str object, struct str keys)
{
    size_t open = str_find(object, S("<<")) + 2;

    if (open > object.len)
        return false;
    copy_object(to, number, str_sub(object, 0, open));
    buf_add(&to->bytes, keys);
    buf_add(&to->bytes, str_sub(object, open, object.len));
    return true;
}

/* A font whose codes are the numbers of its letters, and that does not say so (6.2.11.3.2). */
static bool counts_silently(struct str object)
{
    struct str dict = object;

    (void)str_cut(&dict, '\n');
    return str_starts(dict, S("<< /Type /Font\n")) &&
           str_find(dict, S("/CIDFontType2")) < dict.len &&
           str_find(dict, S("/CIDToGIDMap")) == dict.len;
}

/* All but the catalog and what the file says of itself. */
static bool copy_objects(struct writing *to, const struct drawn *drawn, struct str *out_root)
{
    *out_root = (struct str){ 0 };
    for (size_t i = 0; i < drawn->len; i++) {
        int64_t number = drawn->objects[i].number;
        struct str object = object_of(drawn, i);

        if (number == drawn->root)
            *out_root = object;
        else if (number == drawn->info)
            continue;
        else if (!counts_silently(object))
            copy_object(to, number, object);
        else if (!copy_with(to, number, object, S(" /CIDToGIDMap /Identity")))
            return false;
    }
    return out_root->len > 0;
}

static void add_end(struct writing *to, const struct drawn *drawn)
{
    struct arena *arena = to->bytes.arena;
    struct str id = str_sub(secret_sha256(arena, buf_str(&to->bytes)), 0, ID_CHARS);
    size_t table = to->bytes.len;

    buf_addf(&to->bytes, "xref\n0 %lld\n0000000000 65535 f \n", (long long)to->next);
    for (int64_t i = 1; i < to->next; i++)
        buf_addf(&to->bytes, to->at[i] ? "%010zu 00000 n \n" : "%010zu 65535 f \n", to->at[i]);
    buf_addf(&to->bytes,
        "trailer\n<< /Size %lld /Root %lld 0 R /Info %lld 0 R /ID [<" STR_FMT "> <" STR_FMT
        ">] >>\nstartxref\n%zu\n%%%%EOF\n",
        (long long)to->next, (long long)drawn->root, (long long)drawn->info, STR_ARG(id),
        STR_ARG(id), table);
}

enum status pdf_a_make(
    struct ctx *ctx, struct str bytes, const struct pdf_facts *facts, struct str *out)
{
    struct writing to = { .bytes = { .arena = ctx->arena } };
    struct drawn drawn;
    struct str root, keys;
    int64_t colours, metadata;

    if (!read_drawn(ctx->arena, bytes, &drawn))
        return refuse(ctx);
    to.next = drawn.next;
    to.at = ARENA_ARRAY(ctx->arena, (size_t)drawn.next + 2, size_t);
    buf_add(&to.bytes, S(HEAD));
    if (!copy_objects(&to, &drawn, &root))
        return refuse(ctx);
    colours = add_stream(&to, "/N 3", pdf_a_srgb(ctx->arena));
    metadata = add_stream(&to, "/Type /Metadata /Subtype /XML", pdf_a_metadata(ctx->arena, facts));
    add_object(&to, drawn.info, pdf_a_info(ctx->arena, facts));
    keys = str_format(ctx->arena,
        " /Lang (vi) /Metadata %lld 0 R /OutputIntents [ << /Type /OutputIntent /S /GTS_PDFA1\n"
        "   /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1)\n"
        "   /DestOutputProfile %lld 0 R >> ]\n  ",
        (long long)metadata, (long long)colours);
    if (!copy_with(&to, drawn.root, root, keys))
        return refuse(ctx);
    add_end(&to, &drawn);
    *out = buf_str(&to.bytes);
    return ST_OK;
}
