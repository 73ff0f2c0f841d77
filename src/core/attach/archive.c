#include "core/attach/archive.h"

#include "base/limits.h"
#include "core/attach/little.h"

/* PKWARE's APPNOTE: the three records, by their signature and the length without names. */
#define LOCAL S("PK\x03\x04")
#define ENTRY S("PK\x01\x02")
#define END S("PK\x05\x06")
#define LOCAL_BYTES 30
#define ENTRY_BYTES 46
#define END_BYTES 22
#define COMMENT_BYTES_MAX 0xffff

static bool is_at(struct str bytes, size_t at, struct str sign)
{
    return str_eq(str_sub(bytes, at, sign.len), sign);
}

/* The last record there is whose comment reaches exactly to the end; bytes.len if none. */
static size_t end_find(struct str bytes)
{
    size_t least =
        bytes.len > END_BYTES + COMMENT_BYTES_MAX ? bytes.len - END_BYTES - COMMENT_BYTES_MAX : 0;

    if (bytes.len < END_BYTES)
        return bytes.len;
    for (size_t at = bytes.len - END_BYTES + 1; at-- > least;)
        if (is_at(bytes, at, END) && at + END_BYTES + little_16(bytes, at + 20) == bytes.len)
            return at;
    return bytes.len;
}

struct archive archive_open(struct str bytes)
{
    struct archive archive = { .bytes = bytes, .fault = ARCHIVE_BROKEN };
    size_t end = end_find(bytes), size, at;

    if (!is_at(bytes, 0, LOCAL) || end == bytes.len)
        return archive;
    archive.left = little_16(bytes, end + 10);
    size = little_32(bytes, end + 12);
    at = little_32(bytes, end + 16);
    /* One disk, one directory, right before its end; larger ones would need 64-bit fields. */
    if (little_16(bytes, end + 4) || little_16(bytes, end + 6) ||
        little_16(bytes, end + 8) != archive.left || at > end || size != end - at ||
        !archive.left || archive.left > ARCHIVE_ENTRIES_MAX) {
        archive.fault = ARCHIVE_HOSTILE;
        return archive;
    }
    archive.at = at;
    archive.end = end;
    archive.room = at;
    archive.fault = ARCHIVE_OK;
    return archive;
}

static bool fault(struct archive *archive, enum archive_fault fault)
{
    archive->fault = fault;
    return false;
}

/* The entry's own head says the same name, and its bytes lie before the directory. */
static bool local_check(struct archive *archive, size_t at, size_t packed)
{
    struct str bytes = archive->bytes;
    size_t directory = archive->room, names, from;

    if (!little_has(bytes, at, LOCAL_BYTES) || !is_at(bytes, at, LOCAL))
        return fault(archive, ARCHIVE_BROKEN);
    names = little_16(bytes, at + 26);
    from = at + LOCAL_BYTES + names + little_16(bytes, at + 28);
    if (from > directory || packed > directory - from)
        return fault(archive, ARCHIVE_BROKEN);
    if (!str_eq(str_sub(bytes, at + LOCAL_BYTES, names), archive->name) ||
        little_16(bytes, at + 8) != little_16(bytes, archive->at + 10))
        return fault(archive, ARCHIVE_HOSTILE);
    archive->taken += from - at + packed;
    archive->stored = (struct str){ 0 };
    if (little_16(bytes, at + 8) == 0)
        archive->stored = str_sub(bytes, from, packed);
    return true;
}

bool archive_next(struct archive *archive)
{
    struct str bytes = archive->bytes;
    size_t at = archive->at, name_len, next, packed;

    if (archive->fault != ARCHIVE_OK)
        return false;
    if (!archive->left)
        return at == archive->end ? false : fault(archive, ARCHIVE_HOSTILE);
    if (archive->end - at < ENTRY_BYTES || !is_at(bytes, at, ENTRY))
        return fault(archive, ARCHIVE_BROKEN);
    name_len = little_16(bytes, at + 28);
    next = at + ENTRY_BYTES + name_len + little_16(bytes, at + 30) + little_16(bytes, at + 32);
    if (next > archive->end)
        return fault(archive, ARCHIVE_BROKEN);
    archive->name = str_sub(bytes, at + ENTRY_BYTES, name_len);
    packed = little_32(bytes, at + 20);
    archive->inflated += little_32(bytes, at + 24);
    if (!local_check(archive, little_32(bytes, at + 42), packed))
        return false;
    if (archive->taken > archive->room || archive->inflated > ARCHIVE_INFLATED_BYTES_MAX)
        return fault(archive, ARCHIVE_HOSTILE);
    if (little_16(bytes, at + 8) & 1)
        return fault(archive, ARCHIVE_ENCRYPTED);
    archive->at = next;
    archive->left--;
    return true;
}
