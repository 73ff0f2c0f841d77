#include "core/attach/compound.h"

#include "base/limits.h"
#include "core/attach/little.h"

/* [MS-CFB]: the head of 512 bytes, the lines of the directory, and special sectors. */
#define SIGN S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
#define HEAD_BYTES 512
#define HEAD_FATS 109 /* sectors of the FAT named in the head; further ones in a chain */
#define ENTRY_BYTES 128
#define SECTOR_END 0xfffffffeu
#define SECTOR_LAST 0xfffffffau

bool compound_is(struct str bytes)
{
    return str_starts(bytes, SIGN);
}

struct compound compound_open(struct str bytes)
{
    uint32_t shift = little_16(bytes, 30);
    struct compound compound = { .bytes = bytes };

    compound.broken = !compound_is(bytes) || bytes.len < HEAD_BYTES || (shift != 9 && shift != 12);
    compound.sector_bytes = (size_t)1 << (shift == 12 ? 12 : 9);
    compound.sector = little_32(bytes, 48);
    return compound;
}

/* Where a sector begins; bytes.len if it is not in the file. The head counts as one. */
static size_t sector_at(const struct compound *compound, uint32_t sector)
{
    size_t len = compound->bytes.len;

    if (sector > SECTOR_LAST || sector >= len / compound->sector_bytes)
        return len;
    return ((size_t)sector + 1) * compound->sector_bytes;
}

/* The sector that has the nth part of the FAT. */
static uint32_t fat_sector(const struct compound *compound, size_t n)
{
    size_t each = compound->sector_bytes / 4 - 1; /* the last number leads on */
    uint32_t sector = little_32(compound->bytes, 68);

    if (n < HEAD_FATS)
        return little_32(compound->bytes, 76 + 4 * n);
    n -= HEAD_FATS;
    for (size_t passed = 0; n >= each && passed < COMPOUND_SECTORS_MAX; passed++) {
        size_t at = sector_at(compound, sector);

        if (at == compound->bytes.len)
            return SECTOR_END;
        sector = little_32(compound->bytes, at + 4 * each);
        n -= each;
    }
    return little_32(compound->bytes, sector_at(compound, sector) + 4 * n);
}

static uint32_t sector_after(const struct compound *compound, uint32_t sector)
{
    size_t each = compound->sector_bytes / 4;
    size_t at;

    ASSERT(each > 0); /* a sector has 512 bytes or 4,096 */
    at = sector_at(compound, fat_sector(compound, sector / (uint32_t)each));
    if (!little_has(compound->bytes, at, compound->sector_bytes))
        return SECTOR_LAST; /* no end: the chain breaks */
    return little_32(compound->bytes, at + 4 * (sector % each));
}

/* Reads the line's name; false: the line is not in use. */
static bool name_read(struct compound *compound, size_t at)
{
    size_t bytes = little_16(compound->bytes, at + 64);

    if (!compound->bytes.ptr[at + 66] || bytes < 2 || bytes > 2 * (COMPOUND_NAME_MAX + 1))
        return false;
    compound->name_len = bytes / 2 - 1;
    for (size_t i = 0; i < compound->name_len; i++) {
        uint32_t letter = little_16(compound->bytes, at + 2 * i);

        compound->name[i] = letter < 0x80 ? (char)letter : '?';
    }
    return true;
}

bool compound_next(struct compound *compound)
{
    size_t each = compound->sector_bytes / ENTRY_BYTES;

    while (!compound->broken && compound->sector != SECTOR_END) {
        size_t at = sector_at(compound, compound->sector);
        bool used;

        if (!little_has(compound->bytes, at, compound->sector_bytes) ||
            compound->passed++ >= COMPOUND_ENTRIES_MAX) {
            compound->broken = true;
            return false;
        }
        used = name_read(compound, at + compound->entry * ENTRY_BYTES);
        if (++compound->entry == each) {
            compound->entry = 0;
            compound->sector = sector_after(compound, compound->sector);
        }
        if (used)
            return true;
    }
    return false;
}
