#include "core/annex6.h"

#include "base/utf8.h"

const char *const annex6_names[ANNEX6_COUNT] = {
#define X(name, wire, chars, code) [ANNEX6_##name] = wire,
    ANNEX6_LIST(X)
#undef X
};

static const struct {
    size_t chars;
    bool code;
} bounds[ANNEX6_COUNT] = {
#define X(name, wire, chars, code) [ANNEX6_##name] = { chars, code },
    ANNEX6_LIST(X)
#undef X
};

void annex6_fault(struct annex6_faults *faults, struct str sentence)
{
    struct list *list = &faults->items;

    list->items =
        list_room(faults->arena, list->items, list->len, &faults->cap, sizeof(struct str));
    *LIST_AT(*list, struct str, list->len++) = sentence;
}

/* So many characters from the beginning, back to the end of a word if there is one. */
static struct str cut(struct str text, size_t chars)
{
    struct str rest = text;
    size_t len = 0, word = 0;

    for (size_t i = 0; i < chars && rest.len; i++) {
        (void)utf8_next(&rest);
        len = text.len - rest.len;
        if (rest.len && rest.ptr[0] == ' ')
            word = len;
    }
    return str_sub(text, 0, word ? word : len);
}

struct str annex6_fit(struct annex6_faults *faults, enum annex6_field field, struct str text)
{
    size_t chars = utf8_chars(text), most = bounds[field].chars;

    if (chars <= most)
        return text;
    annex6_fault(
        faults, str_format(faults->arena, "%s dài %zu ký tự, tối đa %zu: %s (" STR_FMT ").",
                    annex6_names[field], chars, most,
                    bounds[field].code ? "mã bị cắt là mã khác nên để trống" : "đã cắt ngắn",
                    STR_ARG(text)));
    return bounds[field].code ? (struct str){ 0 } : cut(text, most);
}

struct str annex6_notation(struct arena *arena, int64_t part, struct str regime_code)
{
    return str_format(arena, "%02lld/" STR_FMT, (long long)part, STR_ARG(regime_code));
}
