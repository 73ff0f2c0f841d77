#include "exchange/ole.h"

#include "base/mem.h"

#define HEADER_BYTES 512u
#define HEADER_LINKS 109u
#define ENTRY_BYTES 128u
#define NAME_BYTES_MAX 64u
#define END_OF_CHAIN 0xFFFFFFFAu /* this and above are no sectors */
#define MINI_SHIFT 6u
/* Streams below this size lie in the root entry's stream. */
#define MINI_BELOW 4096u
#define RECORD_FILEPASS 0x2Fu

static const unsigned char magic[] = { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 };

struct ole {
    struct str bytes;
    unsigned shift; /* of a sector's size */
};

static uint32_t number(const struct ole *ole, size_t at, unsigned bytes)
{
    uint32_t value = 0;

    if (at + bytes > ole->bytes.len)
        return 0xFFFFFFFFu;
    for (unsigned i = 0; i < bytes; i++)
        value |= (uint32_t)(unsigned char)ole->bytes.ptr[at + i] << (8 * i);
    return value;
}

/* Where a sector begins; the end of the file if there is no such sector. */
static size_t place(const struct ole *ole, uint32_t sector)
{
    uint64_t at = ((uint64_t)sector + 1) << ole->shift;

    return sector >= END_OF_CHAIN || at >= ole->bytes.len ? ole->bytes.len : (size_t)at;
}

/* The sector that holds the part of the table of sectors with this index. */
static uint32_t table_sector(const struct ole *ole, uint32_t index)
{
    uint32_t each = (1u << ole->shift) / 4 - 1;
    uint32_t sector = number(ole, 68, 4);

    if (index < HEADER_LINKS)
        return number(ole, 76 + 4 * (size_t)index, 4);
    index -= HEADER_LINKS;
    for (int i = 0; index >= each && i < OLE_SECTORS_MAX; i++) {
        sector = number(ole, place(ole, sector) + 4 * (size_t)each, 4);
        index -= each;
    }
    return index >= each ? END_OF_CHAIN : number(ole, place(ole, sector) + 4 * (size_t)index, 4);
}

static uint32_t next_sector(const struct ole *ole, uint32_t sector)
{
    uint32_t each = (1u << ole->shift) / 4;

    return number(
        ole, place(ole, table_sector(ole, sector / each)) + 4 * (size_t)(sector % each), 4);
}

/* ---- the directory ---- */

struct entry {
    uint32_t start, size;
    bool found;
};

static bool is_named(const struct ole *ole, size_t at, struct str name)
{
    if (number(ole, at + 64, 2) != 2 * (name.len + 1) || name.len > NAME_BYTES_MAX / 2)
        return false;
    for (size_t i = 0; i < name.len; i++) {
        if (number(ole, at + 2 * i, 2) != (unsigned char)name.ptr[i])
            return false;
    }
    return true;
}

static struct entry find(const struct ole *ole, struct str name)
{
    uint32_t sector = number(ole, 48, 4);

    for (int i = 0; i < OLE_SECTORS_MAX && place(ole, sector) < ole->bytes.len; i++) {
        size_t from = place(ole, sector);

        for (size_t at = from; at < from + (1u << ole->shift); at += ENTRY_BYTES) {
            if (is_named(ole, at, name))
                return (struct entry){ number(ole, at + 116, 4), number(ole, at + 120, 4), true };
        }
        sector = next_sector(ole, sector);
    }
    return (struct entry){ .found = false };
}

/* ---- the first records of the sheet's stream ---- */

/* Where the stream begins, and how many of its bytes lie there together. */
static size_t stream_place(const struct ole *ole, const struct entry *entry, size_t *len)
{
    struct entry root = find(ole, S("Root Entry"));
    uint64_t inner = (uint64_t)entry->start << MINI_SHIFT;
    uint32_t sector = root.start;

    *len = (size_t)1 << ole->shift;
    if (entry->size >= MINI_BELOW)
        return place(ole, entry->start);
    *len = (size_t)1 << MINI_SHIFT;
    for (int i = 0; inner >> ole->shift > 0 && i < OLE_SECTORS_MAX; i++) {
        sector = next_sector(ole, sector);
        inner -= (uint64_t)1 << ole->shift;
    }
    return inner >> ole->shift > 0 ? ole->bytes.len : place(ole, sector) + (size_t)inner;
}

static bool is_locked(const struct ole *ole, const struct entry *entry)
{
    size_t len;
    size_t at = stream_place(ole, entry, &len);
    size_t end = at + len < ole->bytes.len ? at + len : ole->bytes.len;

    while (at + 4 <= end) {
        if (number(ole, at, 2) == RECORD_FILEPASS)
            return true;
        at += 4 + (size_t)number(ole, at + 2, 2);
    }
    return false;
}

enum ole_kind ole_kind_of(struct str bytes, bool *locked)
{
    struct ole ole = { .bytes = bytes };
    struct entry book;

    *locked = false;
    if (bytes.len < sizeof(magic) || memcmp(bytes.ptr, magic, sizeof(magic)) != 0)
        return OLE_NONE;
    ole.shift = number(&ole, 30, 2);
    if (bytes.len < HEADER_BYTES || (ole.shift != 9 && ole.shift != 12))
        return OLE_OTHER;
    if (find(&ole, S("EncryptedPackage")).found)
        return OLE_ENCRYPTED;
    book = find(&ole, S("Workbook"));
    if (!book.found) {
        book = find(&ole, S("Book"));
        *locked = book.found && is_locked(&ole, &book);
        return book.found ? OLE_BOOK_95 : OLE_OTHER;
    }
    *locked = is_locked(&ole, &book);
    return OLE_BOOK_97;
}
