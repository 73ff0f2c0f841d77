#include "sign/pdf_dss.h"

#define DSS_STEPS_MAX 4096

struct store {
    struct pdf_file *file, *before; /* before: up to the last signature */
    struct pdf_file *previous;      /* the revision it was added to */
    bool *leads_to;                 /* by object number */
    size_t steps;
};

static enum status more(const struct store *store)
{
    return fail(
        store->file->ctx, PROBLEM_SIGN_BYTES_AFTER, "%s", problem_text(PROBLEM_SIGN_BYTES_AFTER));
}

static bool is_one_of(const struct pdf_value *key, const char *const *names)
{
    for (; *names; names++)
        if (pdf_is_name(key, *names))
            return true;
    return false;
}

static bool has_only(const struct pdf_value *dict, const char *const *names)
{
    for (size_t i = 0; i + 1 < dict->len; i += 2)
        if (!is_one_of(&dict->items[i], names))
            return false;
    return true;
}

/* ---- what the store leads to ---- */

static enum status follow(
    struct store *store, const struct pdf_value *value, const struct pdf_value **out)
{
    static const struct pdf_value nothing = { .kind = PDF_NULL };

    *out = &nothing;
    if (++store->steps > DSS_STEPS_MAX)
        return more(store);
    if (value->kind == PDF_REF && value->number >= 0 &&
        (size_t)value->number < store->file->entries_len)
        store->leads_to[value->number] = true;
    return pdf_follow(store->file, value, out);
}

static enum status check_streams(struct store *store, const struct pdf_value *list)
{
    static const char *const names[] = { "Length", "Filter", "DecodeParms", "Type", NULL };
    const struct pdf_value *array, *stream;

    TRY(follow(store, list, &array));
    if (array->kind == PDF_NULL)
        return ST_OK;
    if (array->kind != PDF_ARRAY)
        return more(store);
    for (size_t i = 0; i < array->len; i++) {
        TRY(follow(store, &array->items[i], &stream));
        if (stream->kind != PDF_STREAM || !has_only(stream, names))
            return more(store);
    }
    return ST_OK;
}

/* Of one signature: what speaks of its certificates, and since when it is here. */
static enum status check_one(struct store *store, const struct pdf_value *value)
{
    static const char *const names[] = { "Type", "Cert", "CRL", "OCSP", "TU", "TS", NULL };
    static const char *const lists[] = { "Cert", "CRL", "OCSP" };
    const struct pdf_value *dict, *stamp;

    TRY(follow(store, value, &dict));
    if (dict->kind != PDF_DICT || !has_only(dict, names))
        return more(store);
    for (size_t i = 0; i < ARRAY_LEN(lists); i++)
        TRY(check_streams(store, pdf_key(dict, lists[i])));
    if (pdf_key(dict, "TU")->kind != PDF_NULL && pdf_key(dict, "TU")->kind != PDF_STRING)
        return more(store);
    TRY(follow(store, pdf_key(dict, "TS"), &stamp));
    return stamp->kind == PDF_NULL || stamp->kind == PDF_STREAM ? ST_OK : more(store);
}

static enum status check_store(struct store *store, const struct pdf_value *root)
{
    static const char *const names[] = { "Type", "VRI", "Certs", "CRLs", "OCSPs", NULL };
    static const char *const lists[] = { "Certs", "CRLs", "OCSPs" };
    const struct pdf_value *dict, *each;

    TRY(follow(store, pdf_key(root, "DSS"), &dict));
    if (dict->kind != PDF_DICT || !has_only(dict, names))
        return more(store);
    for (size_t i = 0; i < ARRAY_LEN(lists); i++)
        TRY(check_streams(store, pdf_key(dict, lists[i])));
    TRY(follow(store, pdf_key(dict, "VRI"), &each));
    if (each->kind != PDF_NULL && each->kind != PDF_DICT)
        return more(store);
    for (size_t i = 0; each->kind == PDF_DICT && i + 1 < each->len; i += 2)
        if (!pdf_is_name(&each->items[i], "Type"))
            TRY(check_one(store, &each->items[i + 1]));
    return ST_OK;
}

/* ---- the catalogue ---- */

static struct str written(struct arena *arena, const struct pdf_value *value)
{
    struct buf text = { .arena = arena };

    pdf_write(&text, value);
    return buf_str(&text);
}

/* Every key of one is in the other as it is, but for those a store brings. */
static bool is_within(
    struct arena *arena, const struct pdf_value *one, const struct pdf_value *other)
{
    static const char *const brought[] = { "DSS", "Extensions", NULL };

    for (size_t i = 0; i + 1 < one->len; i += 2) {
        const struct pdf_value *key = &one->items[i], *same;
        struct str name = str_format(arena, STR_FMT, STR_ARG(key->text)); /* ends with a NUL */

        if (is_one_of(key, brought))
            continue;
        same = pdf_key(other, name.ptr);
        if (!str_eq(written(arena, &one->items[i + 1]), written(arena, same)))
            return false;
    }
    return true;
}

static enum status check_root(struct store *store, int64_t *out_number)
{
    struct arena *arena = store->file->ctx->arena;
    const struct pdf_value *ref = pdf_key(&store->file->trailer, "Root"), *now, *then;
    const struct pdf_value *old = pdf_key(&store->before->trailer, "Root");
    const struct pdf_value *info = pdf_key(&store->file->trailer, "Info");

    if (ref->number != old->number ||
        !str_eq(written(arena, info), written(arena, pdf_key(&store->before->trailer, "Info"))))
        return more(store);
    TRY(pdf_follow(store->file, ref, &now));
    TRY(pdf_follow(store->before, old, &then));
    if (now->kind != PDF_DICT || then->kind != PDF_DICT || !is_within(arena, now, then) ||
        !is_within(arena, then, now))
        return more(store);
    *out_number = ref->number;
    return check_store(store, now);
}

/* ---- objects ---- */

static struct pdf_entry entry_of(const struct pdf_file *file, size_t number)
{
    return number < file->entries_len ? file->entries[number] : (struct pdf_entry){ 0 };
}

static bool is_there(struct pdf_entry entry)
{
    return entry.kind == ENTRY_PLACED || entry.kind == ENTRY_PACKED;
}

static bool is_same(struct pdf_entry a, struct pdf_entry b)
{
    return a.kind == b.kind && a.at == b.at && a.generation == b.generation;
}

static enum status check_object(struct store *store, size_t number)
{
    struct pdf_entry now = entry_of(store->file, number), then = entry_of(store->before, number);
    const struct pdf_value *value;

    if (!is_there(now) && !is_there(then))
        return ST_OK;
    if (is_there(then))
        return is_same(now, then) ? ST_OK : more(store);
    if (store->leads_to[number] || is_same(now, entry_of(store->previous, number)))
        return ST_OK;
    TRY(pdf_object(store->file, (int64_t)number, &value));
    return value->kind == PDF_STREAM && (pdf_is_name(pdf_key(value, "Type"), "XRef") ||
                                            pdf_is_name(pdf_key(value, "Type"), "ObjStm"))
               ? ST_OK
               : more(store);
}

static enum status check_revision(struct store *store)
{
    int64_t root = 0;

    store->steps = 0;
    store->leads_to = ARENA_ARRAY(store->file->ctx->arena, store->file->entries_len + 1, bool);
    TRY(check_root(store, &root));
    for (size_t i = 0; i < store->file->entries_len || i < store->before->entries_len; i++)
        if ((int64_t)i != root)
            TRY(check_object(store, i));
    return ST_OK;
}

enum status pdf_check_only_dss(struct pdf_file *file, size_t end)
{
    struct store store = { 0 };

    TRY(pdf_open(file->ctx, str_sub(file->bytes, 0, end), &store.before));
    store.previous = store.before;
    for (size_t i = file->sections_len; i-- > 1;) {
        if (file->sections[i].end <= end)
            continue;
        TRY(pdf_open(file->ctx, str_sub(file->bytes, 0, file->sections[i].end), &store.file));
        TRY(check_revision(&store));
        store.previous = store.file;
    }
    store.file = file;
    return check_revision(&store);
}
