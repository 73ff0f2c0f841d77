/*
 * A paper of about 25 pages: a text, and an annex of 500 rows and 6 columns of figures.
 *
 *   bench_papers pdf|docx TIMES
 *
 * Prints the median in milliseconds, the pages, and the memory it took at most in MiB.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "base/host/clock.h"
#include "base/host/heap.h"
#include "base/limits.h"
#include "render/papers.h"

#define ROWS 500
#define COLUMNS 6
#define PARAGRAPHS 12
#define TIMES_MAX 100

static struct form *form_make(struct arena *arena)
{
    struct form *form = ARENA_NEW(arena, struct form);
    struct form_column *columns = ARENA_ARRAY(arena, COLUMNS + 1, struct form_column);
    struct form_row *rows = ARENA_ARRAY(arena, ROWS, struct form_row);

    for (size_t i = 0; i <= COLUMNS; i++) {
        struct str *path = ARENA_NEW(arena, struct str);

        *path = str_format(arena, "Cột %zu", i);
        columns[i] = (struct form_column){ .key = (int64_t)i + 1,
            .path = { path, 1 },
            .role = i ? COLUMN_VALUE : COLUMN_LABEL,
            .decimals = 2 };
    }
    for (size_t i = 0; i < ROWS; i++)
        rows[i] = (struct form_row){ .key = (int64_t)i + 1,
            .label = str_format(arena, "Diện tích gieo trồng cây thứ %zu", i) };
    form->title = S("Diện tích gieo trồng");
    form->columns = (struct list){ columns, COLUMNS + 1 };
    form->rows = (struct list){ rows, ROWS };
    return form;
}

static struct content *content_make(struct arena *arena, const struct form *form)
{
    struct content *content = content_new(arena, form);

    for (int64_t row = 1; row <= ROWS; row++)
        for (int64_t column = 2; column <= COLUMNS + 1; column++)
            ASSERT(content_put(content, row, column,
                       CELL_OF_DEC(((struct dec){ row * column * 7919, 2 }))) == CONTENT_OK);
    return content;
}

static struct doc_node *text_make(struct arena *arena)
{
    struct doc_node *doc = doc_node_new(arena, NODE_DOC);

    for (int i = 0; i < PARAGRAPHS; i++) {
        struct doc_node *paragraph = doc_node_new(arena, NODE_PARAGRAPH);
        struct doc_node *text = doc_node_new(arena, NODE_TEXT);

        text->text =
            S("Trong tháng, thời tiết diễn biến phức tạp, mưa lớn kéo dài làm ngập úng một số "
              "diện tích lúa vụ Mùa; tuy nhiên, nhờ chủ động tiêu úng, sản xuất nông nghiệp "
              "trên địa bàn cơ bản ổn định và có mặt tăng trưởng.");
        doc_append(paragraph, text);
        doc_append(doc, paragraph);
    }
    return doc;
}

static int by_time(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

int main(int argc, char **argv)
{
    struct ctx ctx = { .arena = arena_new(ARENA_HEAVY_BYTES) };
    const struct letterhead head = { .issuer = S("Ủy ban nhân dân\nxã An Bình"),
        .symbol = S("BC-UBND") };
    struct paper_facts facts = {
        .letterhead = &head, .subject = S("Báo cáo nông nghiệp"), .issued_on = DATE_NONE
    };
    const struct paper_writer *writer = argc == 3 ? paper_writer(str_of(argv[1])) : NULL;
    int times = argc == 3 ? (int)strtol(argv[2], NULL, 10) : 0;
    int64_t took[TIMES_MAX];
    struct paper_file file = { 0 };
    struct rusage used;

    if (!writer || times < 1 || times > TIMES_MAX)
        return 2;
    facts.form = form_make(ctx.arena);
    facts.content = content_make(ctx.arena, facts.form);
    facts.text = text_make(ctx.arena);
    for (int i = 0; i < times; i++) {
        struct arena_mark mark = arena_mark(ctx.arena);
        int64_t begin = clock_monotonic_us();
        struct paper paper = paper_make(ctx.arena, &facts);

        if (writer->write(&ctx, &paper, &file) != ST_OK)
            return 1;
        took[i] = clock_monotonic_us() - begin;
        arena_rewind(ctx.arena, mark);
    }
    qsort(took, (size_t)times, sizeof(*took), by_time);
    getrusage(RUSAGE_SELF, &used);
    printf("{\"ms\":%.1f,\"pages\":%zu,\"mib\":%.1f}\n", (double)took[times / 2] / 1000, file.pages,
        (double)used.ru_maxrss / 1024);
    arena_free(ctx.arena);
    return 0;
}
