#include "core/paper/letter.h"

#include "core/paper/parts.h"
#include "core/text.h"

/* "07/UBND-VP"; empty: not given yet. */
static struct str whole_number(struct arena *arena, const struct letter_facts *facts)
{
    struct str number = facts->number;
    bool one_digit = number.len == 1 && number.ptr[0] >= '0' && number.ptr[0] <= '9';

    if (!number.len)
        return number;
    return str_format(arena, "%s" STR_FMT "/" STR_FMT, one_digit ? "0" : "", STR_ARG(number),
        STR_ARG(facts->letterhead->symbol));
}

static struct paper_facts paper_facts_of(struct arena *arena, const struct letter_facts *facts)
{
    return (struct paper_facts){
        .letterhead = facts->letterhead,
        .number = whole_number(arena, facts),
        .about = str_format(arena, "V/v " STR_FMT, STR_ARG(facts->about)),
        .issued_on = facts->issued_on,
        .made_ms = facts->made_ms,
    };
}

/* Each line of what was written is a paragraph of its own. */
static void add_paragraphs(struct paper_blocks *blocks, const struct list *paragraphs)
{
    for (size_t i = 0; i < paragraphs->len; i++) {
        struct str rest = *LIST_AT(*paragraphs, struct str, i);

        while (rest.len)
            blocks_add_text(blocks, PAPER_BODY, str_trim(str_cut(&rest, '\n')));
    }
}

static struct list main_blocks(struct arena *arena, const struct letter_facts *letter)
{
    struct paper_facts facts = paper_facts_of(arena, letter);
    struct paper_blocks blocks = { .arena = arena };
    size_t above;

    paper_add_head(&blocks, &facts);
    paper_add_addressees(&blocks, &facts);
    above = blocks.list.len;
    add_paragraphs(&blocks, &letter->paragraphs);
    paper_end_text(&blocks, above);
    paper_add_sign(&blocks, &facts);
    return blocks.list;
}

/* ---- the annex ---- */

static struct paper_cell cell_at(
    struct arena *arena, size_t row, size_t column, enum paper_align align, struct str text)
{
    return (struct paper_cell){ .row = row,
        .column = column,
        .last_row = row,
        .last_column = column,
        .align = align,
        .marks = row ? 0 : PAPER_BOLD,
        .runs = paper_runs(arena, text, 0) };
}

static const struct paper_table *annex_table(struct arena *arena, const struct letter_annex *annex)
{
    struct paper_table *table = ARENA_NEW(arena, struct paper_table);
    size_t columns_len = annex->columns_len, cells_len = (annex->rows + 1) * columns_len;
    struct paper_column *columns = ARENA_ARRAY(arena, columns_len, struct paper_column);
    struct paper_cell *cells = ARENA_ARRAY(arena, cells_len, struct paper_cell);

    ASSERT(columns_len <= LETTER_COLUMNS_MAX);
    for (size_t i = 0; i < columns_len; i++) {
        columns[i] = (struct paper_column){ .width = annex->columns[i].width };
        cells[i] = cell_at(arena, 0, i, PAPER_CENTER, str_of(annex->columns[i].title));
    }
    for (size_t i = columns_len; i < cells_len; i++)
        cells[i] = cell_at(arena, i / columns_len, i % columns_len,
            annex->columns[i % columns_len].align, annex->cells[i - columns_len]);
    *table = (struct paper_table){
        .columns = { columns, columns_len },
        .cells = { cells, cells_len },
        .rows = annex->rows + 1,
        .head_rows = 1,
    };
    return table;
}

static struct str reference_of(struct arena *arena, const struct letter_facts *facts)
{
    return str_format(arena, "(Kèm theo Công văn số " STR_FMT " " STR_FMT " của " STR_FMT ")",
        STR_ARG(letterhead_number(
            arena, facts->letterhead, whole_number(arena, facts), (struct str){ 0 })),
        STR_ARG(letterhead_day(arena, facts->issued_on)),
        STR_ARG(letterhead_said(arena, facts->letterhead->issuer)));
}

static struct list annex_blocks(struct arena *arena, const struct letter_facts *facts)
{
    struct paper_blocks blocks = { .arena = arena };

    blocks_add_text(&blocks, PAPER_ANNEX, S("Phụ lục"));
    blocks_add_text(&blocks, PAPER_ANNEX_TITLE, text_upper(arena, facts->annex.title));
    blocks_add_text(&blocks, PAPER_REFERENCE, reference_of(arena, facts))->ruled = true;
    blocks_add(&blocks, (struct paper_block){
                            PAPER_IS_TABLE,
                            { .table = annex_table(arena, &facts->annex) },
                        });
    return blocks.list;
}

struct paper paper_make_letter(struct arena *arena, const struct letter_facts *facts)
{
    struct paper_section *sections = ARENA_ARRAY(arena, 2, struct paper_section);

    sections[0] = (struct paper_section){ .blocks = main_blocks(arena, facts) };
    sections[1] = (struct paper_section){ true, annex_blocks(arena, facts) };
    return (struct paper){
        .title = str_format(arena, "Công văn " STR_FMT, STR_ARG(facts->about)),
        .author = letterhead_said(arena, facts->letterhead->issuer),
        .made_ms = facts->made_ms,
        .sections = { sections, 2 },
    };
}
