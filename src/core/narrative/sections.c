#include "core/narrative/sections.h"

#include "base/utf8.h"

/* ---- numbers ---- */

#define LEVELS_MAX 4

static void roman_add(struct buf *out, int64_t n)
{
    static const struct {
        int64_t value;
        const char *digits;
    } steps[] = { { 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" },
        { 5, "V" }, { 4, "IV" }, { 1, "I" } };

    for (size_t i = 0; i < ARRAY_LEN(steps); i++)
        for (; n >= steps[i].value; n -= steps[i].value)
            buf_add(out, str_of(steps[i].digits));
}

/* Points of a provision are lettered without f, j, w and z, and with đ. */
static void letter_add(struct buf *out, int64_t n)
{
    static const char *const letters[] = { "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l",
        "m", "n", "o", "p", "q", "r", "s", "t", "u", "v", "x", "y" };

    if (n <= (int64_t)ARRAY_LEN(letters))
        buf_add(out, str_of(letters[n - 1]));
    else
        buf_add_int(out, n);
}

static struct str number_of(
    struct arena *arena, enum doc_numbering numbering, const int64_t *counts, int64_t level)
{
    struct buf out = { .arena = arena };

    if (level == 1) {
        roman_add(&out, counts[0]);
    } else if (numbering == NUMBERING_DECIMAL || level == 2) {
        buf_add_int(&out, counts[1]);
        for (int64_t i = 2; i < level; i++)
            buf_addf(&out, ".%lld", (long long)counts[i]);
    } else if (level == 3) {
        letter_add(&out, counts[2]);
    } else {
        buf_add_char(&out, '-');
    }
    return buf_str(&out);
}

static struct str title_of(struct arena *arena, const struct doc_node *heading)
{
    struct buf title = { .arena = arena };

    doc_plain(&title, heading);
    return str_trim(buf_str(&title));
}

static size_t headings_count(const struct doc_node *doc)
{
    size_t count = 0;

    for (const struct doc_node *node = doc->first; node; node = node->next)
        count += node->kind == NODE_HEADING;
    return count;
}

struct list doc_sections(struct arena *arena, const struct doc_node *doc)
{
    enum doc_numbering numbering = (enum doc_numbering)doc_number(doc, ATTR_NUMBERING);
    struct doc_section *sections = ARENA_ARRAY(arena, headings_count(doc) + 1, struct doc_section);
    int64_t counts[LEVELS_MAX] = { 0 };
    size_t len = 0;

    for (const struct doc_node *node = doc->first; node; node = node->next) {
        int64_t level = doc_number(node, ATTR_LEVEL);

        if (node->kind != NODE_HEADING)
            continue;
        counts[level - 1]++;
        for (int64_t below = level; below < LEVELS_MAX; below++)
            counts[below] = 0;
        sections[len++] = (struct doc_section){
            .id = doc_text(node, ATTR_ID),
            .number = number_of(arena, numbering, counts, level),
            .title = title_of(arena, node),
            .level = level,
            .required = doc_number(node, ATTR_REQUIRED) != 0,
            .guidance = doc_text(node, ATTR_GUIDANCE),
            .heading = node,
        };
    }
    return (struct list){ sections, len };
}

/* ---- what a section says ---- */

static bool is_said(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xc0 && c < 0x2000);
}

static bool text_says(struct str text)
{
    while (text.len)
        if (is_said(utf8_next(&text)))
            return true;
    return false;
}

/* Whether there is anything computed below the node. */
static bool has_place(const struct doc_node *node)
{
    if (doc_is_place(node) || node->kind == NODE_FORM_TABLE)
        return true;
    for (const struct doc_node *child = node->first; child; child = child->next)
        if (has_place(child))
            return true;
    return false;
}

/* What a section says of itself, without its headings. */
struct said {
    struct buf text;
    bool places;
};

static void section_read(const struct doc_node *heading, struct said *out)
{
    int64_t level = doc_number(heading, ATTR_LEVEL);

    for (const struct doc_node *node = heading->next; node; node = node->next) {
        if (node->kind == NODE_HEADING && doc_number(node, ATTR_LEVEL) <= level)
            return;
        if (node->kind == NODE_HEADING)
            continue;
        out->places = out->places || has_place(node);
        doc_plain(&out->text, node);
    }
}

static const struct doc_node *heading_find(const struct doc_node *doc, struct str id)
{
    for (const struct doc_node *node = doc->first; node; node = node->next)
        if (node->kind == NODE_HEADING && str_eq(doc_text(node, ATTR_ID), id))
            return node;
    return NULL;
}

static bool is_empty(
    struct arena *arena, const struct doc_section *section, const struct doc_node *draft)
{
    const struct doc_node *heading = draft ? heading_find(draft, section->id) : NULL;
    struct said given = { .text = { .arena = arena } }, written = { .text = { .arena = arena } };

    if (!heading)
        return true;
    section_read(heading, &written);
    if (written.places)
        return false;
    section_read(section->heading, &given);
    return !text_says(buf_str(&written.text)) ||
           str_eq(buf_str(&given.text), buf_str(&written.text));
}

struct list narrative_sections(
    struct arena *arena, const struct doc_node *outline, const struct doc_node *draft)
{
    struct list sections = doc_sections(arena, outline);

    for (size_t i = 0; i < sections.len; i++) {
        struct doc_section *section = LIST_AT(sections, struct doc_section, i);

        section->empty = is_empty(arena, section, draft);
    }
    return sections;
}

const struct doc_section *narrative_gap(const struct list *sections)
{
    for (size_t i = 0; i < sections->len; i++) {
        const struct doc_section *section = LIST_AT(*sections, struct doc_section, i);

        if (section->required && section->empty)
            return section;
    }
    return NULL;
}

struct doc_node *narrative_start(struct arena *arena, const struct doc_node *outline)
{
    struct doc_node *doc = doc_copy(arena, outline);

    for (struct doc_node *node = doc->first; node; node = node->next) {
        doc_unset(node, ATTR_GUIDANCE);
        doc_unset(node, ATTR_REQUIRED);
    }
    return doc;
}

struct str doc_section_of(const struct doc_node *doc, const struct doc_node *block)
{
    struct str id = { 0 };

    for (const struct doc_node *node = doc->first; node && node != block; node = node->next)
        if (node->kind == NODE_HEADING && doc_text(node, ATTR_ID).len)
            id = doc_text(node, ATTR_ID);
    if (block->kind == NODE_HEADING && doc_text(block, ATTR_ID).len)
        id = doc_text(block, ATTR_ID);
    return id;
}

struct str doc_section_text(
    struct arena *arena, const struct doc_node *doc, const struct doc_node *heading)
{
    const struct doc_node *node = heading ? heading->next : doc->first;
    struct buf out = { .arena = arena };

    for (; node && node->kind != NODE_HEADING; node = node->next)
        doc_plain(&out, node);
    return str_trim(buf_str(&out));
}
