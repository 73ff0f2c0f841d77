#include "core/succession.h"

#include "base/date.h"
#include "base/limits.h"

static bool has(const struct list *ids, int64_t id)
{
    for (size_t i = 0; i < ids->len; i++)
        if (*LIST_AT(*ids, int64_t, i) == id)
            return true;
    return false;
}

static bool named_twice(const struct list *ids, const struct list *others)
{
    for (size_t i = 0; i < ids->len; i++) {
        const struct list before = { ids->items, i };
        int64_t id = *LIST_AT(*ids, int64_t, i);

        if (has(&before, id) || has(others, id))
            return true;
    }
    return false;
}

static bool counts_fit(enum succession_kind kind, size_t predecessors, size_t successors)
{
    switch (kind) {
    case SUCCESSION_MERGE:
        return predecessors >= 1 && successors == 1;
    case SUCCESSION_SPLIT:
        return predecessors == 1 && successors >= 2;
    case SUCCESSION_RENAME:
        return predecessors == 1 && successors == 1;
    case SUCCESSION_ABOLISH:
        return predecessors == 1 && successors <= 1;
    case SUCCESSION_KIND_COUNT:
        break;
    }
    return false;
}

enum succession_refusal succession_check(enum succession_kind kind, const struct list *predecessors,
    const struct list *successors, int64_t heir)
{
    const struct list none = { NULL, 0 };

    if (!counts_fit(kind, predecessors->len, successors->len))
        return SUCCESSION_COUNT;
    if (named_twice(predecessors, successors) || named_twice(successors, &none))
        return SUCCESSION_TWICE;
    if (heir ? !has(successors, heir) : kind == SUCCESSION_SPLIT)
        return SUCCESSION_HEIR;
    return SUCCESSION_OK;
}

int64_t succession_heir(const struct list *successors, int64_t heir)
{
    if (heir)
        return heir;
    return successors->len == 1 ? *LIST_AT(*successors, int64_t, 0) : 0;
}

enum succession_refusal succession_move_check(
    const struct succession_place *unit, int64_t deepest, const struct succession_place *heir)
{
    if (str_starts(heir->path, unit->path))
        return SUCCESSION_BELOW;
    return deepest - unit->depth + heir->depth + 1 < UNIT_DEPTH_MAX ? SUCCESSION_OK
                                                                    : SUCCESSION_DEEP;
}

/* ---- standing lists ---- */

static struct standing *row_of(struct standing *rows, size_t len, int64_t unit_id)
{
    for (size_t i = 0; i < len; i++)
        if (rows[i].unit_id == unit_id && !rows[i].dropped)
            return &rows[i];
    return NULL;
}

/* Both lists of keys in order, each once; all, where one of them is all. */
static struct list keys_both(struct arena *arena, const struct list *a, const struct list *b)
{
    int64_t *keys = ARENA_ARRAY(arena, a->len + b->len + 1, int64_t);
    size_t len = 0, i = 0, j = 0;

    if (!a->len || !b->len)
        return (struct list){ keys, 0 };
    while (i < a->len || j < b->len) {
        int64_t left = i < a->len ? *LIST_AT(*a, int64_t, i) : INT64_MAX;
        int64_t right = j < b->len ? *LIST_AT(*b, int64_t, j) : INT64_MAX;

        keys[len++] = left < right ? left : right;
        i += left <= right;
        j += right <= left;
    }
    return (struct list){ keys, len };
}

static void in_order(struct list *keys)
{
    for (size_t i = 1; i < keys->len; i++)
        for (size_t k = i; k > 0 && *LIST_AT(*keys, int64_t, k) < *LIST_AT(*keys, int64_t, k - 1);
             k--) {
            int64_t swap = *LIST_AT(*keys, int64_t, k);

            *LIST_AT(*keys, int64_t, k) = *LIST_AT(*keys, int64_t, k - 1);
            *LIST_AT(*keys, int64_t, k - 1) = swap;
        }
}

static void both_add(struct arena *arena, struct list *to, struct list more)
{
    in_order(to);
    in_order(&more);
    *to = keys_both(arena, to, &more);
}

/* The successor's own line takes the other's part and reaches over both times. */
static void widen(struct arena *arena, struct standing *own, const struct standing *taken)
{
    both_add(arena, &own->part.rows, taken->part.rows);
    both_add(arena, &own->part.columns, taken->part.columns);
    if (own->from != DATE_NONE && (taken->from == DATE_NONE || taken->from < own->from))
        own->from = taken->from;
    if (own->to != DATE_NONE && (taken->to == DATE_NONE || taken->to > own->to))
        own->to = taken->to;
    own->changed = true;
}

void succession_list(struct arena *arena, struct standing *rows, size_t *len, int64_t predecessor,
    const struct list *successors, int64_t day)
{
    struct standing *own = row_of(rows, *len, predecessor);
    struct standing taken;

    if (!own || (own->to != DATE_NONE && own->to < day))
        return;
    taken = *own;
    if (taken.from == DATE_NONE || taken.from < day)
        taken.from = day;
    own->changed = true;
    own->dropped = own->from != DATE_NONE && own->from >= day;
    own->to = day - 1;
    for (size_t i = 0; i < successors->len; i++) {
        int64_t successor = *LIST_AT(*successors, int64_t, i);
        struct standing *there = row_of(rows, *len, successor);

        if (there) {
            widen(arena, there, &taken);
            continue;
        }
        taken.unit_id = successor;
        taken.changed = true;
        taken.dropped = false;
        rows[(*len)++] = taken;
    }
}

bool succession_replaced(const struct succession_link *links, size_t links_len, int64_t unit_id,
    int64_t window_to, const struct list *there)
{
    for (size_t i = 0; i < links_len; i++)
        if (links[i].predecessor == unit_id && links[i].from_on <= window_to &&
            has(there, links[i].successor))
            return true;
    return false;
}
