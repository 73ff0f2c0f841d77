/* Whatever is uploaded as an attachment: it is decided on, and what is taken is of one kind for
 * good: the same bytes under another kind's name are refused. */
#include "base/base.h"
#include "core/attach/file_kind.h"

static const char *usual(enum file_kind kind)
{
    static const char *const names[FILE_KIND_COUNT] = {
#define X(name, wire, title, type, endings) [FILE_##name] = "a." wire,
        FILE_KIND_LIST(X)
#undef X
    };

    return names[kind];
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = { (const char *)data, size };
    enum file_kind kind = FILE_KIND_COUNT, again;
    size_t taken = 0;

    if (file_recognise(bytes, &kind) != FILE_OK)
        return 0;
    ASSERT(kind < FILE_KIND_COUNT);
    for (int other = 0; other < FILE_KIND_COUNT; other++) {
        struct str name = str_of(usual((enum file_kind)other));

        if (file_check(name, (struct str){ 0 }, bytes, &again) == FILE_OK)
            taken++;
    }
    ASSERT(taken == 1);
    return 0;
}
