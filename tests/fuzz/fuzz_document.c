/*
 * fuzz_document -- a text from a stranger: read as one of the three kinds, or refused with its
 * place.
 *
 * What was read is said in one way, and that reads again as the same; its sections and what its
 * places say can be computed whatever it is. The first byte says which kind.
 */
#include "base/host/heap.h"
#include "base/utf8.h"
#include "core/narrative/place.h"
#include "core/narrative/sections.h"

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
