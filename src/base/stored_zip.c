#include "base/stored_zip.h"

#include "base/mem.h"

#define LOCAL_BYTES 30u
#define CENTRAL_BYTES 46u
#define END_BYTES 22u
#define LOCAL_MARK 0x04034b50u
#define CENTRAL_MARK 0x02014b50u
#define END_MARK 0x06054b50u
#define VERSION 10u
#define DAY 0x21u /* 1 January 1980, the first there is */
#define CRC_POLYNOMIAL 0xedb88320u

/* ---- names ---- */

static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

static bool piece_check(struct str piece)
{
    for (size_t i = 0; i < piece.len; i++)
        if (!is_plain(piece.ptr[i]))
            return false;
    return piece.len && !str_eq(piece, S(".")) && !str_eq(piece, S(".."));
}

bool stored_name_check(struct str name)
{
    struct str rest = name;

    if (!name.len || name.len > STORED_ZIP_NAME_MAX || name.ptr[name.len - 1] == '/')
        return false;
    while (rest.len)
        if (!piece_check(str_cut(&rest, '/')))
            return false;
    return true;
}

/* ---- writing ---- */

static uint32_t crc_of(struct str bytes)
{
    uint32_t table[256], crc = UINT32_MAX;

    for (uint32_t i = 0; i < 256; i++) {
        table[i] = i;
        for (int bit = 0; bit < 8; bit++)
            table[i] = table[i] >> 1 ^ (table[i] & 1 ? CRC_POLYNOMIAL : 0);
    }
    for (size_t i = 0; i < bytes.len; i++)
        crc = crc >> 8 ^ table[(crc ^ (unsigned char)bytes.ptr[i]) & 0xff];
    return ~crc;
}

static void put(struct buf *to, uint64_t value, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; i++)
        buf_add_char(to, (char)(value >> (8 * i) & 0xff));
}

/* What both headers of a member say alike, from the version it takes to read it on. */
static void put_facts(struct buf *to, const struct stored_part *part, uint32_t crc)
{
    put(to, VERSION, 2);
    put(to, 0, 2); /* flags */
    put(to, 0, 2); /* as it is */
    put(to, 0, 2); /* time */
    put(to, DAY, 2);
    put(to, crc, 4);
    put(to, part->bytes.len, 4);
    put(to, part->bytes.len, 4);
    put(to, part->name.len, 2);
    put(to, 0, 2); /* more */
}

static void put_local(struct buf *to, const struct stored_part *part, uint32_t crc)
{
    put(to, LOCAL_MARK, 4);
    put_facts(to, part, crc);
    buf_add(to, part->name);
}

static void put_central(struct buf *to, const struct stored_part *part, uint32_t crc, size_t at)
{
    put(to, CENTRAL_MARK, 4);
    put(to, VERSION, 2);
    put_facts(to, part, crc);
    put(to, 0, 2); /* comment */
    put(to, 0, 2); /* disk */
    put(to, 0, 2); /* inner and outer attributes */
    put(to, 0, 4);
    put(to, at, 4);
    buf_add(to, part->name);
}

static void put_end(struct buf *to, size_t len, size_t central_bytes, size_t at)
{
    put(to, END_MARK, 4);
    put(to, 0, 4); /* disks */
    put(to, len, 2);
    put(to, len, 2);
    put(to, central_bytes, 4);
    put(to, at, 4);
    put(to, 0, 2); /* comment */
}

size_t stored_zip_size(const struct list *parts)
{
    size_t size = END_BYTES;

    for (size_t i = 0; i < parts->len; i++) {
        const struct stored_part *part = LIST_AT(*parts, struct stored_part, i);

        size += LOCAL_BYTES + CENTRAL_BYTES + 2 * part->name.len + part->bytes.len;
    }
    return size;
}

struct str stored_zip_write(struct arena *arena, const struct list *parts)
{
    struct buf file = { .arena = arena, .cap = stored_zip_size(parts) };
    struct buf central = { .arena = arena };
    size_t at;

    ASSERT(parts->len <= STORED_ZIP_PARTS_MAX && file.cap <= STORED_ZIP_BYTES_MAX);
    file.ptr = arena_bytes(arena, file.cap); /* as much as it is: a buffer would take twice that */
    for (size_t i = 0; i < parts->len; i++) {
        const struct stored_part *part = LIST_AT(*parts, struct stored_part, i);
        uint32_t crc = crc_of(part->bytes);

        ASSERT(stored_name_check(part->name));
        put_central(&central, part, crc, file.len);
        put_local(&file, part, crc);
        buf_add(&file, part->bytes);
    }
    at = file.len;
    buf_add(&file, buf_str(&central));
    put_end(&file, parts->len, central.len, at);
    ASSERT(file.len == file.cap);
    return buf_str(&file);
}

/* ---- reading ---- */

static uint64_t number_at(struct str file, size_t at, unsigned bytes)
{
    uint64_t value = 0;

    for (unsigned i = 0; i < bytes; i++)
        value |= (uint64_t)(unsigned char)file.ptr[at + i] << (8 * i);
    return value;
}

/* A member as its own header has it; whether the header is one that would be written for it is
 * found out by writing all anew. */
static bool part_read(struct str file, size_t *at, struct stored_part *out)
{
    size_t name_len, size;

    if (file.len - *at < LOCAL_BYTES || number_at(file, *at, 4) != LOCAL_MARK)
        return false;
    size = (size_t)number_at(file, *at + 22, 4);
    name_len = (size_t)number_at(file, *at + 26, 2);
    *at += LOCAL_BYTES;
    if (file.len - *at < name_len || file.len - *at - name_len < size)
        return false;
    out->name = (struct str){ file.ptr + *at, name_len };
    out->bytes = (struct str){ file.ptr + *at + name_len, size };
    *at += name_len + size;
    return stored_name_check(out->name);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool name_before(const void *a, const void *b, const void *arg)
{
    struct str left = ((const struct stored_part *)a)->name;
    struct str right = ((const struct stored_part *)b)->name;

    (void)arg;
    for (size_t i = 0; i < left.len && i < right.len; i++)
        if (lower(left.ptr[i]) != lower(right.ptr[i]))
            return lower(left.ptr[i]) < lower(right.ptr[i]);
    return left.len < right.len;
}

static bool names_differ(struct arena *arena, const struct list *parts)
{
    struct list sorted = { ARENA_ARRAY(arena, parts->len + 1, struct stored_part), parts->len };

    if (parts->len)
        memcpy(sorted.items, parts->items, parts->len * sizeof(struct stored_part));
    list_sort(arena, &sorted, sizeof(struct stored_part), name_before, NULL);
    for (size_t i = 1; i < sorted.len; i++)
        if (!name_before(LIST_AT(sorted, struct stored_part, i - 1),
                LIST_AT(sorted, struct stored_part, i), NULL))
            return false;
    return true;
}

/* All that stands in the file beside names and bytes is what would be written. */
static bool is_as_written(struct arena *arena, struct str file, const struct list *parts)
{
    struct buf central = { .arena = arena };
    size_t at = 0, first = 0;

    for (size_t i = 0; i < parts->len; i++) {
        const struct stored_part *part = LIST_AT(*parts, struct stored_part, i);
        struct buf local = { .arena = arena };
        uint32_t crc = crc_of(part->bytes);

        put_central(&central, part, crc, at);
        put_local(&local, part, crc);
        if (!str_eq(str_sub(file, at, local.len), buf_str(&local)))
            return false;
        at += local.len + part->bytes.len;
    }
    first = at;
    at = central.len;
    put_end(&central, parts->len, at, first);
    return str_eq(str_sub(file, first, file.len), buf_str(&central));
}

bool stored_zip_read(struct arena *arena, struct str file, struct list *out)
{
    struct list parts = { 0 };
    size_t len, at = 0;

    *out = parts;
    if (file.len < END_BYTES || file.len > STORED_ZIP_BYTES_MAX)
        return false;
    len = (size_t)number_at(file, file.len - END_BYTES + 8, 2);
    if (len > STORED_ZIP_PARTS_MAX)
        return false;
    parts.items = ARENA_ARRAY(arena, len + 1, struct stored_part);
    for (; parts.len < len; parts.len++)
        if (!part_read(file, &at, LIST_AT(parts, struct stored_part, parts.len)))
            return false;
    if (!names_differ(arena, &parts))
        return false;
    *out = parts;
    return is_as_written(arena, file, &parts);
}
