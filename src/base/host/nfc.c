#include "base/host/nfc.h"

#include <utf8proc.h>

#include "base/utf8.h"

/* Ranges without a letter that composition changes or joins to the one before:
 * all of Vietnamese and most punctuation. */
static bool always_composed(uint32_t c)
{
    return c < 0x300 || (c >= 0x1e00 && c <= 0x1eff) || (c >= 0x2002 && c <= 0x2125);
}

static bool is_composed(struct str s)
{
    while (s.len)
        if (!always_composed(utf8_next(&s)))
            return false;
    return true;
}

static struct str compose(struct arena *arena, struct str in)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)in.ptr;
    utf8proc_ssize_t len = (utf8proc_ssize_t)in.len, points, written;
    utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
    utf8proc_int32_t *room;

    points = utf8proc_decompose(bytes, len, NULL, 0, options);
    ASSERT(points >= 0);
    room = ARENA_ARRAY(arena, (size_t)points + 1, utf8proc_int32_t);
    points = utf8proc_decompose(bytes, len, room, points, options);
    ASSERT(points >= 0);
    written = utf8proc_reencode(room, points, options);
    ASSERT(written >= 0);
    return (struct str){ (const char *)room, (size_t)written };
}

bool nfc(struct arena *arena, struct str in, struct str *out)
{
    if (!utf8_valid(in))
        return false;
    *out = is_composed(in) ? in : compose(arena, in);
    return true;
}
