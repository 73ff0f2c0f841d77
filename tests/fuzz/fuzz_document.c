/*
 * fuzz_document -- a text from a stranger: read as one of the three kinds, or refused with its
 * place.
 *
 * What was read is said in one way, and that reads again as the same; its sections and what its
 * places say can be computed whatever it is, and it can be laid out: the cells of its tables cover
 * every place once. The first byte says which kind.
 */
#include "base/host/heap.h"
#include "base/utf8.h"
#include "core/narrative/place.h"
#include "core/narrative/sections.h"
#include "core/paper/paper.h"

static void table_check(const struct paper_table *table)
{
    size_t covered = 0;

    ASSERT(table->head_rows <= table->rows);
    for (size_t i = 0; i < table->cells.len; i++) {
        const struct paper_cell *cell = LIST_AT(table->cells, struct paper_cell, i);

        ASSERT(cell->last_row < table->rows && cell->last_column < table->columns.len);
        covered += (cell->last_row - cell->row + 1) * (cell->last_column - cell->column + 1);
    }
    ASSERT(covered == table->rows * table->columns.len);
}

static void lay_out(struct arena *arena, const struct doc_node *doc)
{
    const struct letterhead head = { .symbol = S("BC") };
    const struct paper_facts facts = {
        .letterhead = &head,
        .issued_on = DATE_NONE,
        .text = doc,
    };
    struct paper paper = paper_make(arena, &facts);
    const struct paper_section *section = LIST_AT(paper.sections, struct paper_section, 0);

    ASSERT(paper.sections.len == 1);
    for (size_t i = 0; i < section->blocks.len; i++) {
        const struct paper_block *block = LIST_AT(section->blocks, struct paper_block, i);

        if (block->kind == PAPER_IS_TABLE)
            table_check(block->of.table);
    }
}

static void use(struct arena *arena, struct doc_node *doc)
{
    const struct narrative_facts facts = { .period = S("2026-10"), .unit = S("Xã") };
    struct list sections = doc_sections(arena, doc), mine = narrative_sections(arena, doc, doc);
    struct list values = narrative_values(arena, &facts, doc);

    ASSERT(sections.len == mine.len);
    (void)narrative_gap(&mine);
    for (size_t i = 0; i < values.len; i++)
        ASSERT(LIST_AT(values, struct narrative_value, i)->text.len > 0);
    (void)narrative_wants(arena, doc);
    narrative_freeze(arena, &facts, doc);
    lay_out(arena, doc);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    static const enum doc_purpose purposes[] = { DOC_OUTLINE, DOC_DRAFT, DOC_FROZEN };
    struct arena *arena = arena_new((size_t)64 << 20);
    enum doc_purpose purpose = len ? purposes[data[0] % 3] : DOC_DRAFT;
    struct str json = { (const char *)data + (len > 0), len - (len > 0) };
    struct doc_fault fault;
    struct doc_node *doc;
    struct str once;

    if (document_read(arena, json, purpose, &doc, &fault)) {
        once = document_write(arena, doc);
        ASSERT(utf8_valid(once));
        ASSERT(document_read(arena, once, purpose, &doc, &fault));
        ASSERT(str_eq(document_write(arena, doc), once));
        use(arena, doc);
    } else {
        ASSERT(fault.text.len > 0 && str_starts(fault.field, S("document")));
    }
    arena_free(arena);
    return 0;
}
