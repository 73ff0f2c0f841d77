#include "api/compose.h"

#include "base/host/nfc.h"

static void compose_text(struct arena *arena, struct str *text)
{
    /* What is no UTF-8 was refused when it was decoded. */
    if (text->len)
        (void)!nfc(arena, *text, text);
}

static void compose_list(struct arena *arena, const struct field *field, struct list *list)
{
    for (size_t i = 0; i < list->len; i++) {
        if (field->of)
            compose_record(arena, field->of, (char *)list->items + i * field->of->size);
        else
            compose_text(arena, LIST_AT(*list, struct str, i));
    }
}

/* Depth is that of the tables: RESOURCE_DEPTH_MAX. */
void compose_record(struct arena *arena, const struct resource *res, void *record)
{
    const unsigned sent = F_CREATE | F_UPDATE | F_PATH | F_QUERY;

    for (size_t i = 0; i < res->fields_len; i++) {
        const struct field *field = &res->fields[i];
        void *at = (char *)record + field->offset;

        if (!(field->flags & sent))
            continue;
        if (field->type == FIELD_TEXT)
            compose_text(arena, at);
        else if (field->type == FIELD_RECORD)
            compose_record(arena, field->of, at);
        else if (field->type == FIELD_LIST)
            compose_list(arena, field, at);
    }
}
