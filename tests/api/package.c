#include "tests/api/package.h"

#include <string.h>

#include "base/host/secret.h"
#include "tests/unit.h"

/* The list of all members, as whoever packs them anew would write it. */
struct str package_listed(struct arena *arena, struct list *parts)
{
    struct buf text = { .arena = arena };
    struct stored_part *last = LIST_AT(*parts, struct stored_part, parts->len - 1);

    for (size_t i = 0; i + 1 < parts->len; i++) {
        const struct stored_part *part = LIST_AT(*parts, struct stored_part, i);

        buf_addf(&text, STR_FMT "  " STR_FMT "\n", STR_ARG(secret_sha256(arena, part->bytes)),
            STR_ARG(part->name));
    }
    last->bytes = buf_str(&text);
    return stored_zip_write(arena, parts);
}

struct list package_parts(struct arena *arena, struct str package, size_t room)
{
    struct list parts, copy;

    assert_true(stored_zip_read(arena, package, &parts));
    copy = (struct list){ ARENA_ARRAY(arena, parts.len + room, struct stored_part), parts.len };
    memcpy(copy.items, parts.items, parts.len * sizeof(struct stored_part));
    return copy;
}

/* With a byte of one member changed; `anew`: and the list written anew to hide it. */
struct str package_with_spoiled(struct arena *arena, struct str package, size_t number, bool anew)
{
    struct list parts = package_parts(arena, package, 0);
    struct stored_part *part = LIST_AT(parts, struct stored_part, number);
    char *bytes = arena_bytes(arena, part->bytes.len);

    memcpy(bytes, part->bytes.ptr, part->bytes.len);
    bytes[part->bytes.len / 2] = (char)(bytes[part->bytes.len / 2] ^ 1);
    part->bytes.ptr = bytes;
    return anew ? package_listed(arena, &parts) : stored_zip_write(arena, &parts);
}

void package_replace(
    struct arena *arena, struct stored_part *part, const char *what, const char *by)
{
    size_t at = str_find(part->bytes, str_of(what));
    struct buf bytes = { .arena = arena };

    assert_true(at < part->bytes.len);
    buf_add(&bytes, str_sub(part->bytes, 0, at));
    buf_add(&bytes, str_of(by));
    buf_add(&bytes, str_sub(part->bytes, at + strlen(what), part->bytes.len));
    part->bytes = buf_str(&bytes);
}

struct stored_part *package_member(const struct list *parts, const char *name)
{
    for (size_t i = 0; i < parts->len; i++)
        if (str_eq(LIST_AT(*parts, struct stored_part, i)->name, str_of(name)))
            return LIST_AT(*parts, struct stored_part, i);
    fail_msg("no member %s", name);
    return NULL;
}

/* A byte of it changed, and every list that names it written anew. */
void package_spoil(struct arena *arena, struct list *parts, const char *name)
{
    struct stored_part *part = package_member(parts, name),
                       *file_list = package_member(parts, "ho-so.json");
    char *bytes = arena_bytes(arena, part->bytes.len);
    struct str was = part->bytes;

    memcpy(bytes, was.ptr, was.len);
    bytes[was.len / 2] = (char)(bytes[was.len / 2] ^ 1);
    part->bytes.ptr = bytes;
    package_replace(arena, file_list, str_z(arena, secret_sha256(arena, was)),
        str_z(arena, secret_sha256(arena, part->bytes)));
    package_replace(arena, file_list, str_z(arena, secret_sha512(arena, was)),
        str_z(arena, secret_sha512(arena, part->bytes)));
}

/* Out of the file's own list, as if it had never been there. */
void package_take_out(struct arena *arena, struct list *parts, const char *name)
{
    struct stored_part *out = package_member(parts, name),
                       *file_list = package_member(parts, "ho-so.json");
    size_t at = str_find(file_list->bytes, str_of(name)), from = at, to = at;

    assert_true(at < file_list->bytes.len);
    while (file_list->bytes.ptr[from] != '{')
        from--;
    while (file_list->bytes.ptr[to] != '}')
        to++;
    package_replace(
        arena, file_list, str_z(arena, str_sub(file_list->bytes, from, to + 2 - from)), "");
    for (size_t i = (size_t)(out - LIST_AT(*parts, struct stored_part, 0)); i + 1 < parts->len; i++)
        *LIST_AT(*parts, struct stored_part, i) = *LIST_AT(*parts, struct stored_part, i + 1);
    parts->len--;
}

struct str package_with_said(
    struct arena *arena, struct str package, const char *what, const char *by)
{
    struct list parts = package_parts(arena, package, 0);

    package_replace(arena, package_member(&parts, "ho-so.json"), what, by);
    return package_listed(arena, &parts);
}

struct str package_without_signers(struct arena *arena, struct str package)
{
    struct list parts = package_parts(arena, package, 0);
    struct str said = package_member(&parts, "ho-so.json")->bytes;
    size_t from = str_find(said, S("\"signers\":[")), to = from;

    assert_true(from < said.len);
    while (said.ptr[to] != ']')
        to++;
    return package_with_said(
        arena, package, str_z(arena, str_sub(said, from, to + 1 - from)), "\"signers\":[]");
}
