/* The demo's common catalogues: the CSV files of data/catalogue, as an administrator imports them.
 */
#include <stdio.h>

#include "api/catalogue_api.h"
#include "cli/demo_posts.h"

static const struct {
    const char *file;
    enum catalogue_kind kind;
} files[] = {
    { "catalogue/sectors.csv", CATALOGUE_SECTOR },
    { "catalogue/measures.csv", CATALOGUE_MEASURE },
    { "catalogue/attributes.csv", CATALOGUE_ATTRIBUTE },
    { "catalogue/indicators.csv", CATALOGUE_INDICATOR },
};

static enum status file_import(struct ctx *ctx, size_t i, int64_t *entries)
{
    struct catalogue_import_in in = { 0 };
    struct call call = { .request.body = demo_file(files[i].file), .in = &in };
    struct catalogue_import out;

    TRY(catalogue_csv_read(ctx, &call, files[i].kind));
    TRY(catalogue_import(ctx, files[i].kind, &in, &out));
    *entries += out.created;
    return ST_OK;
}

enum status demo_catalogue_make(struct ctx *ctx, struct demo *demo)
{
    int64_t made_ms = demo_ms(demo_month_day(demo, 3) + 2, 9 * 60);
    struct arena_mark mark = arena_mark(ctx->arena);
    int64_t entries = 0;

    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        demo_act_as(ctx, made_ms + (int64_t)i * 60000, demo_post_get(demo, S(DEMO_ADMIN)));
        TRY(file_import(ctx, i, &entries));
    }
    arena_rewind(ctx->arena, mark);
    printf("  %lld mục của các danh mục dùng chung\n", (long long)entries);
    fflush(stdout);
    return ST_OK;
}
