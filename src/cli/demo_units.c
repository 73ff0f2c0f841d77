/* The demo's units: the real list of communes, and departments beside it. */
#include <stdio.h>

#include "base/date.h"
#include "cli/data_files.h"
#include "cli/demo_posts.h"
#include "core/csv.h"
#include "domain/profiles.h"
#include "domain/setup.h"
#include "domain/units.h"

#define COMMUNES_FILE "units/nghe_an_2025-07-01.csv"
#define AGENCIES_FILE "units/nghe_an_agencies.csv"
/* The first day of provinces without districts. */
#define TWO_TIERS_FROM ((struct ymd){ 2025, 7, 1 })

struct str demo_file(const char *name)
{
    for (size_t i = 0; i < data_files_len; i++)
        if (str_eq(str_of(data_files[i].name), str_of(name)))
            return data_files[i].bytes;
    return (struct str){ 0 };
}

struct demo_unit *demo_unit_get(const struct demo *demo, struct str code)
{
    for (size_t i = 0; i < demo->units_len; i++)
        if (str_eq(demo->units[i].unit.code, code))
            return &demo->units[i];
    base_panic(__FILE__, __LINE__, "the unit is in data/units");
}

/* One CSV of data/units; kinds are wire names, or the type words of the Statistics Office. */
struct table {
    struct csv_reader reader;
    size_t code, name, kind, parent;
};

static enum status table_open(
    struct ctx *ctx, const char *file, const char *kind, struct table *out)
{
    out->reader = csv_read(ctx->arena, demo_file(file));
    if (!csv_next(&out->reader))
        return fail(ctx, PROBLEM_UNIT_IMPORT, "Chương trình không mang theo tệp %s.", file);
    out->code = csv_column(&out->reader, S("code"));
    out->name = csv_column(&out->reader, S("name"));
    out->kind = csv_column(&out->reader, str_of(kind));
    out->parent = csv_column(&out->reader, S("parent_code"));
    return ST_OK;
}

static int kind_of(struct str text)
{
    if (str_eq(text, S("Tỉnh")))
        return UNIT_PROVINCE;
    if (str_eq(text, S("Phường")))
        return UNIT_WARD;
    if (str_eq(text, S("Xã")))
        return UNIT_COMMUNE;
    for (int kind = 0; kind < UNIT_KIND_COUNT; kind++)
        if (str_eq(text, str_of(unit_kind_names[kind])))
            return kind;
    return UNIT_OTHER;
}

static void table_take(struct demo *demo, struct table *table, size_t *cap, int64_t valid_from)
{
    while (csv_next(&table->reader)) {
        demo->units =
            list_room(demo->arena, demo->units, demo->units_len, cap, sizeof(struct demo_unit));
        demo->units[demo->units_len++] = (struct demo_unit){
            .unit = { .code = table->reader.fields[table->code],
                .name = table->reader.fields[table->name],
                .kind = kind_of(table->reader.fields[table->kind]),
                .valid_from = valid_from,
                .valid_to = DATE_NONE },
            .parent_code = table->reader.fields[table->parent],
        };
    }
}

enum status demo_units_read(struct ctx *ctx, struct demo *demo)
{
    struct table communes, agencies;
    size_t cap = 0;

    TRY(table_open(ctx, COMMUNES_FILE, "type", &communes));
    TRY(table_open(ctx, AGENCIES_FILE, "kind", &agencies));
    table_take(demo, &communes, &cap, date_of(TWO_TIERS_FROM));
    demo->communes_from = 1;
    demo->communes_len = demo->units_len - 1;
    table_take(demo, &agencies, &cap, DATE_NONE);
    return ST_OK;
}

static enum status root_make(struct ctx *ctx, struct demo *demo)
{
    const struct profile *profile;
    struct demo_unit *root = &demo->units[0];
    struct demo_post *admin = demo_post_get(demo, S(DEMO_ADMIN));
    struct setup setup = {
        .username = admin->username,
        .password_hash = admin->password_hash,
        .unit_code = root->unit.code,
        .unit_name = root->unit.name,
    };

    TRY(setup_first(ctx, &setup));
    TRY(profile_get(ctx, &profile));
    demo->access = profile->access;
    root->unit.id = setup.unit_id;
    root->unit.path = str_format(demo->arena, "%lld/", (long long)setup.unit_id);
    admin->grant = (struct grant_fact){
        .role = admin->role,
        .unit_id = setup.unit_id,
        .unit_path = root->unit.path,
        .below = true,
        .valid_from = DATE_NONE,
        .valid_to = DATE_NONE,
    };
    admin->actor = (struct actor){
        .account_id = setup.account_id,
        .unit_id = setup.unit_id,
        .username = admin->username,
        .name = admin->name,
        .unit_name = root->unit.name,
        .access = &demo->access,
        .grants = &admin->grant,
        .grants_len = 1,
    };
    return ST_OK;
}

/* Where the import put each of them. */
static enum status places_find(struct ctx *ctx, struct demo *demo)
{
    struct list kept;

    TRY(unit_export(ctx, &kept));
    for (size_t i = 0; i < kept.len; i++) {
        const struct unit *unit = LIST_AT(kept, struct unit, i);
        struct demo_unit *own = demo_unit_get(demo, unit->code);

        own->unit.id = unit->id;
        own->unit.path = str_copy(demo->arena, unit->path);
    }
    return ST_OK;
}

enum status demo_units_make(struct ctx *ctx, struct demo *demo)
{
    int64_t at = demo_ms(demo_month_day(demo, 3) + 1, 8 * 60);
    struct unit_line *lines = ARENA_ARRAY(demo->arena, demo->units_len, struct unit_line);
    struct unit_import imported;

    demo_act_as(ctx, at, NULL);
    TRY(root_make(ctx, demo));
    for (size_t i = 1; i < demo->units_len; i++)
        lines[i - 1] = (struct unit_line){
            .unit = demo->units[i].unit,
            .parent_code = demo->units[i].parent_code,
            .line = i + 1,
        };
    demo_act_as(ctx, at + (int64_t)20 * 60000, demo_post_get(demo, S(DEMO_ADMIN)));
    TRY(unit_import(ctx, &(struct list){ lines, demo->units_len - 1 }, &imported));
    TRY(places_find(ctx, demo));
    printf("  %zu xã, phường, %zu sở ngành và phòng\n", demo->communes_len,
        demo->units_len - 1 - demo->communes_len);
    fflush(stdout);
    return ST_OK;
}
