/* What all regimes in use ask, and what the catalogues know: loaded for domain/ask_once.h. */
#include "core/measure.h"
#include "domain/ask_once.h"
#include "domain/catalogues.h"
#include "domain/use.h"
#include "store/form_cache.h"

static void asking_read(struct ctx *ctx, struct asking *out)
{
    *out = (struct asking){
        .regime_id = db_int(ctx, 0),
        .regime_code = db_text(ctx, 1),
        .regime_name = db_text(ctx, 2),
        .lead_unit_id = db_int(ctx, 3),
        .lead_unit_name = db_text(ctx, 4),
        .period_kind = (int)db_int(ctx, 5),
        .form_id = db_int(ctx, 6),
        .form_code = db_text(ctx, 7),
        .form_title = db_text(ctx, 8),
        .version_id = db_int(ctx, 9),
        .reporters = db_int(ctx, 10),
        .total_form_id = db_int(ctx, 11),
        .window_rule = db_text(ctx, 12),
        .due_rule = db_text(ctx, 13),
    };
}

enum status asking_load(struct ctx *ctx, struct list *out)
{
    struct asking *items = NULL;
    size_t cap = 0, len = 0;
    bool more;

    TRY(db_start(ctx, STMT_ASKING_ALL, NO_ARGS));
    TRY(db_next(ctx, &more));
    while (more) {
        items = list_room(ctx->arena, items, len, &cap, sizeof(*items));
        asking_read(ctx, &items[len++]);
        TRY(db_next(ctx, &more));
    }
    for (size_t i = 0; i < len; i++) {
        const struct form_entry *entry;

        TRY(form_entry_get(ctx, items[i].version_id, &entry));
        items[i].form = &entry->form;
    }
    *out = (struct list){ items, len };
    return ST_OK;
}

bool asking_apart(const struct asking *a, const struct asking *b)
{
    return a->form_id != b->form_id && a->total_form_id != b->form_id &&
           b->total_form_id != a->form_id;
}

void asking_questions(struct ctx *ctx, const struct similar *similar, const struct meaning *meaning,
    struct asking *asking)
{
    asking->questions = asked_of(ctx->arena, similar, asking->form);
    for (size_t i = 0; i < asking->questions.len; i++) {
        struct asked *asked = LIST_AT(asking->questions, struct asked, i);

        const struct meaning_entry *entry =
            asked->row ? meaning_find(&meaning->indicators, asked->code) : NULL;

        if (entry)
            asked_know(ctx->arena, similar, &entry->names, asked);
    }
}

/* ---- catalogues ---- */

static void keys_add(struct ctx *ctx, const struct measure *from, struct meaning_measure *to)
{
    const struct list *aliases = &from->item.aliases;
    struct str *keys = ARENA_ARRAY(ctx->arena, aliases->len + 2, struct str);

    keys[0] = measure_key(ctx->arena, from->item.code);
    keys[1] = measure_key(ctx->arena, from->item.name);
    for (size_t i = 0; i < aliases->len; i++)
        keys[i + 2] = measure_key(ctx->arena, *LIST_AT(*aliases, struct str, i));
    to->keys = (struct list){ keys, aliases->len + 2 };
}

static enum status measures_load(struct ctx *ctx, struct meaning *out)
{
    struct meaning_measure *items;
    struct list all;

    TRY(catalogue_all(ctx, CATALOGUE_MEASURE, &all));
    items = ARENA_ARRAY(ctx->arena, all.len, struct meaning_measure);
    for (size_t i = 0; i < all.len; i++) {
        const struct measure *from = LIST_AT(all, struct measure, i);

        items[i] = (struct meaning_measure){
            .code = from->item.code,
            .name = from->item.name,
            .quantity = from->quantity,
            .factor = from->factor.value,
        };
        keys_add(ctx, from, &items[i]);
    }
    out->measures = (struct list){ items, all.len };
    return ST_OK;
}

static struct list names_of(struct ctx *ctx, const struct catalogue_item *item)
{
    struct str *names = ARENA_ARRAY(ctx->arena, item->aliases.len + 1, struct str);

    names[0] = item->name;
    for (size_t i = 0; i < item->aliases.len; i++)
        names[i + 1] = *LIST_AT(item->aliases, struct str, i);
    return (struct list){ names, item->aliases.len + 1 };
}

static enum status indicators_load(struct ctx *ctx, struct meaning *out)
{
    struct meaning_entry *items;
    struct list all;

    TRY(catalogue_all(ctx, CATALOGUE_INDICATOR, &all));
    items = ARENA_ARRAY(ctx->arena, all.len, struct meaning_entry);
    for (size_t i = 0; i < all.len; i++) {
        const struct indicator *from = LIST_AT(all, struct indicator, i);

        items[i] = (struct meaning_entry){ from->item.code, from->item.name, from->measure,
            from->decimals, 0, from->valid_from, from->valid_to, names_of(ctx, &from->item) };
    }
    out->indicators = (struct list){ items, all.len };
    return ST_OK;
}

static enum status attributes_load(struct ctx *ctx, struct meaning *out)
{
    struct meaning_entry *items;
    struct list all;

    TRY(catalogue_all(ctx, CATALOGUE_ATTRIBUTE, &all));
    items = ARENA_ARRAY(ctx->arena, all.len, struct meaning_entry);
    for (size_t i = 0; i < all.len; i++) {
        const struct attribute *from = LIST_AT(all, struct attribute, i);

        items[i] = (struct meaning_entry){ from->item.code, from->item.name, (struct str){ 0 }, 0,
            from->type, from->valid_from, from->valid_to, { 0 } };
    }
    out->attributes = (struct list){ items, all.len };
    return ST_OK;
}

enum status meaning_load(struct ctx *ctx, struct meaning *out)
{
    *out = (struct meaning){ .today = use_today(ctx) };
    TRY(measures_load(ctx, out));
    TRY(indicators_load(ctx, out));
    return attributes_load(ctx, out);
}
