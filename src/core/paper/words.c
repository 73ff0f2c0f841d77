/* A text's tree as paragraphs and tables: headings get their numbers, lists their marks. */
#include "core/narrative/sections.h"
#include "core/paper/parts.h"
#include "core/text.h"

/* Below this, lists have all the same mark: nobody reads deeper ones. */
#define LISTS_DEEP 3

struct words {
    struct paper_blocks *blocks;
    const struct paper_facts *facts;
    struct arena *arena;
};

/* ---- runs ---- */

struct runs {
    struct arena *arena;
    struct list list;
    size_t cap;
};

static void runs_add(struct runs *runs, struct str text, unsigned marks)
{
    struct list *list = &runs->list;

    if (!text.len)
        return;
    list->items =
        list_room(runs->arena, list->items, list->len, &runs->cap, sizeof(struct paper_run));
    *LIST_AT(*list, struct paper_run, list->len++) = (struct paper_run){ text, marks };
}

/* A place without its figure has nothing to say: dots to fill in. */
static struct str place_text(const struct doc_node *place)
{
    struct str text = doc_text(place, ATTR_TEXT);

    return text.len ? text : S("…");
}

static void runs_add_node(struct runs *runs, const struct doc_node *node)
{
    if (node->kind == NODE_TEXT)
        runs_add(runs, node->text, node->marks);
    else if (doc_is_place(node))
        runs_add(runs, place_text(node), 0);
    else if (node->kind == NODE_SOURCE)
        runs_add(runs, doc_text(node, ATTR_NAME), PAPER_ITALIC);
    for (const struct doc_node *child = node->first; child; child = child->next) {
        if (child != node->first && (child->kind == NODE_PARAGRAPH || child->kind == NODE_ITEM ||
                                        child->kind == NODE_BULLETS || child->kind == NODE_NUMBERS))
            runs_add(runs, S("\n"), 0);
        runs_add_node(runs, child);
    }
}

struct list paper_node_runs(struct arena *arena, const struct doc_node *node)
{
    struct runs runs = { .arena = arena };

    runs_add_node(&runs, node);
    return runs.list;
}

/* ---- paragraphs ---- */

static void add_paragraph(struct words *words, struct str mark, const struct doc_node *node)
{
    struct runs runs = { .arena = words->arena };
    struct paper_text *text = ARENA_NEW(words->arena, struct paper_text);

    runs_add(&runs, mark, 0);
    runs_add_node(&runs, node);
    *text = (struct paper_text){ .style = PAPER_BODY, .runs = runs.list };
    if (runs.list.len > (mark.len > 0))
        blocks_add(words->blocks, (struct paper_block){ PAPER_IS_TEXT, { .text = text } });
}

static void add_list(struct words *words, const struct doc_node *list, int depth);

/* Its mark stands before its first paragraph. */
static void add_item(struct words *words, const struct doc_node *item, struct str mark, int depth)
{
    for (const struct doc_node *child = item->first; child; child = child->next) {
        if (child->kind != NODE_PARAGRAPH) {
            add_list(words, child, depth + 1);
            continue;
        }
        add_paragraph(words, mark, child);
        mark = (struct str){ 0 };
    }
}

static void add_list(struct words *words, const struct doc_node *list, int depth)
{
    static const char *const bullets[LISTS_DEEP] = { "- ", "+ ", "• " };
    const char *bullet = bullets[depth < LISTS_DEEP ? depth : LISTS_DEEP - 1];
    size_t number = 0;

    for (const struct doc_node *item = list->first; item; item = item->next) {
        number++;
        add_item(words, item,
            list->kind == NODE_NUMBERS ? str_format(words->arena, "%zu. ", number) : str_of(bullet),
            depth);
    }
}

/* "I. KẾT QUẢ", "1. Trồng trọt", "a) Lúa". */
static struct str heading_text(struct arena *arena, const struct doc_section *section)
{
    const char *behind = ". ";

    if (section->level == 4)
        behind = str_eq(section->number, S("-")) ? " " : ". ";
    else if (section->level == 3 && section->number.len && section->number.ptr[0] > '9')
        behind = ") ";
    return str_format(arena, STR_FMT "%s" STR_FMT, STR_ARG(section->number), behind,
        STR_ARG(section->level == 1 ? text_upper(arena, section->title) : section->title));
}

static void add_heading(struct words *words, const struct doc_section *section)
{
    static const enum paper_style styles[] = { PAPER_SECTION, PAPER_PART, PAPER_POINT };
    size_t level = (size_t)section->level - 1;

    if (section->title.len)
        blocks_add_text(words->blocks, styles[level < ARRAY_LEN(styles) ? level : 2],
            heading_text(words->arena, section));
}

static void add_table(struct words *words, const struct paper_table *table)
{
    if (table)
        blocks_add(words->blocks, (struct paper_block){ PAPER_IS_TABLE, { .table = table } });
}

static void add_form_table(struct words *words, const struct doc_node *node)
{
    const struct paper_table *table = paper_form_part(
        words->arena, words->facts, doc_text(node, ATTR_ROWS), doc_text(node, ATTR_COLUMNS));

    if (table && words->facts->form->unit_note.len)
        blocks_add_text(words->blocks, PAPER_CAPTION, words->facts->form->unit_note);
    add_table(words, table);
}

void paper_words(struct paper_blocks *blocks, const struct paper_facts *facts)
{
    struct words words = { blocks, facts, blocks->arena };
    struct list sections = doc_sections(blocks->arena, facts->text);
    size_t section = 0;

    for (const struct doc_node *node = facts->text->first; node; node = node->next) {
        if (node->kind == NODE_HEADING)
            add_heading(&words, LIST_AT(sections, struct doc_section, section++));
        else if (node->kind == NODE_TABLE)
            add_table(&words, paper_text_table(blocks->arena, node));
        else if (node->kind == NODE_FORM_TABLE)
            add_form_table(&words, node);
        else if (node->kind == NODE_PARAGRAPH)
            add_paragraph(&words, (struct str){ 0 }, node);
        else
            add_list(&words, node, 0);
    }
}
