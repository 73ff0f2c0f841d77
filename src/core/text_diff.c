#include "core/text_diff.h"

static bool ends_sentence(struct str text, size_t at)
{
    char c = text.ptr[at];

    if (c == '\n')
        return true;
    if (c != '.' && c != '!' && c != '?' && c != ';' && c != ':')
        return false;
    return at + 1 == text.len || text.ptr[at + 1] == ' ' || text.ptr[at + 1] == '\n';
}

static struct list sentences_of(struct arena *arena, struct str text)
{
    struct str *items = ARENA_ARRAY(arena, TEXT_SENTENCES_MAX + 1, struct str);
    size_t len = 0, from = 0;

    for (size_t at = 0; at < text.len && len < TEXT_SENTENCES_MAX; at++) {
        struct str one;

        if (!ends_sentence(text, at))
            continue;
        one = str_trim(str_sub(text, from, at + 1 - from));
        from = at + 1;
        if (one.len)
            items[len++] = one;
    }
    text = str_trim(str_sub(text, from, text.len - from));
    if (text.len)
        items[len++] = text;
    return (struct list){ items, len };
}

struct alignment {
    struct list before, after;
    uint16_t *longest; /* of what is behind both places */
};

static struct str sentence(const struct list *of, size_t i)
{
    return *LIST_AT(*of, struct str, i);
}

static uint16_t *longest(const struct alignment *a, size_t i, size_t k)
{
    return &a->longest[i * (a->after.len + 1) + k];
}

static void align(struct alignment *a)
{
    for (size_t i = a->before.len; i-- > 0;)
        for (size_t k = a->after.len; k-- > 0;) {
            uint16_t down = *longest(a, i + 1, k), right = *longest(a, i, k + 1);
            uint16_t *here = longest(a, i, k);

            *here = down > right ? down : right;
            if (str_eq(sentence(&a->before, i), sentence(&a->after, k)))
                *here = (uint16_t)(*longest(a, i + 1, k + 1) + 1);
        }
}

static void change_add(struct list *out, bool added, struct str text)
{
    *LIST_AT(*out, struct text_change, out->len++) = (struct text_change){ added, text };
}

struct list text_diff(struct arena *arena, struct str before, struct str after)
{
    struct alignment a = { sentences_of(arena, before), sentences_of(arena, after), NULL };
    struct list out = { ARENA_ARRAY(arena, a.before.len + a.after.len + 1, struct text_change), 0 };
    size_t i = 0, k = 0;

    a.longest = ARENA_ARRAY(arena, (a.before.len + 1) * (a.after.len + 1), uint16_t);
    align(&a);
    while (i < a.before.len || k < a.after.len) {
        bool both = i < a.before.len && k < a.after.len;

        if (both && str_eq(sentence(&a.before, i), sentence(&a.after, k))) {
            i++;
            k++;
        } else if (k == a.after.len ||
                   (i < a.before.len && *longest(&a, i + 1, k) >= *longest(&a, i, k + 1))) {
            change_add(&out, false, sentence(&a.before, i++));
        } else {
            change_add(&out, true, sentence(&a.after, k++));
        }
    }
    return out;
}
