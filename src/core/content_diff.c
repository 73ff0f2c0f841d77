#include "core/content_diff.h"

struct found {
    struct arena *arena;
    struct list changes;
    size_t cap;
};

static void found_add(struct found *found, struct content_change change)
{
    struct list *all = &found->changes;

    if (cell_eq(change.before, change.after))
        return;
    all->items = list_room(found->arena, all->items, all->len, &found->cap, sizeof(change));
    *LIST_AT(*all, struct content_change, all->len++) = change;
}

struct list content_diff(
    struct arena *arena, const struct content *before, const struct content *after)
{
    struct found found = { .arena = arena };

    for (size_t slot = 0; slot < shape_slots(after->shape); slot++) {
        struct cell_ref at = shape_ref(after->shape, slot);

        found_add(&found, (struct content_change){ .at = at,
                              .before = content_get(before, at.row, at.column),
                              .after = after->cells[slot] });
    }
    for (size_t slot = 0; slot < shape_slots(before->shape); slot++) {
        struct cell_ref at = shape_ref(before->shape, slot);

        if (shape_slot(after->shape, at.row, at.column) < 0)
            found_add(&found, (struct content_change){ .at = at,
                                  .before = before->cells[slot],
                                  .after = { .kind = CELL_EMPTY },
                                  .gone = true });
    }
    return found.changes;
}

struct str content_cell_text(struct arena *arena, struct cell cell)
{
    struct buf out = { .arena = arena };

    cell_add_to(&out, cell);
    return buf_str(&out);
}
