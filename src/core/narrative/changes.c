#include "core/narrative/changes.h"

#include "base/json.h"
#include "core/narrative/sections.h"

/* A part of a text between two headings. Computed places count as what they are, not as what they
 * say: a figure that changes is the history's of figures. */
struct part {
    struct str id, title, text;
    bool met;
};

static struct str text_of(
    struct arena *arena, const struct doc_node *doc, const struct doc_node *heading)
{
    const struct doc_node *node = heading ? heading->next : doc->first;
    struct doc_node *part = doc_node_new(arena, NODE_DOC);

    for (; node && node->kind != NODE_HEADING; node = node->next)
        doc_append(part, doc_copy(arena, node));
    return document_write(arena, part);
}

static struct list parts_of(struct arena *arena, const struct doc_node *doc)
{
    struct list sections = doc_sections(arena, doc);
    struct part *parts = ARENA_ARRAY(arena, sections.len + 1, struct part);

    parts[0] = (struct part){ .text = text_of(arena, doc, NULL) };
    for (size_t i = 0; i < sections.len; i++) {
        const struct doc_section *section = LIST_AT(sections, struct doc_section, i);

        parts[i + 1] = (struct part){
            .id = section->id,
            .title = str_format(
                arena, STR_FMT ". " STR_FMT, STR_ARG(section->number), STR_ARG(section->title)),
            .text = text_of(arena, doc, section->heading),
        };
    }
    return (struct list){ parts, sections.len + 1 };
}

/* Whether there is the same part among those not met yet, which then is. */
static bool part_meet(const struct list *parts, const struct part *wanted)
{
    for (size_t i = 0; i < parts->len; i++) {
        struct part *part = LIST_AT(*parts, struct part, i);

        if (part->met || !str_eq(part->id, wanted->id) || !str_eq(part->text, wanted->text) ||
            !str_eq(part->title, wanted->title))
            continue;
        part->met = true;
        return true;
    }
    return false;
}

static struct str unmet_write(
    struct arena *arena, const struct doc_node *doc, const struct list *parts)
{
    struct list sections = doc_sections(arena, doc);
    struct buf out = { .arena = arena };
    struct json_writer w = { .out = &out };

    json_open(&w, '{');
    json_name(&w, "sections");
    json_open(&w, '[');
    for (size_t i = 0; i < parts->len; i++) {
        const struct part *part = LIST_AT(*parts, struct part, i);
        const struct doc_node *heading =
            i ? LIST_AT(sections, struct doc_section, i - 1)->heading : NULL;

        if (part->met)
            continue;
        json_open(&w, '{');
        json_name(&w, "heading");
        json_str(&w, part->title);
        json_name(&w, "text");
        json_str(&w, doc_section_text(arena, doc, heading));
        json_close(&w, '}');
    }
    json_close(&w, ']');
    json_close(&w, '}');
    return buf_str(&out);
}

struct doc_changes doc_changes_of(
    struct arena *arena, const struct doc_node *before, const struct doc_node *after)
{
    struct list old = parts_of(arena, before), new = parts_of(arena, after);

    for (size_t i = 0; i < new.len; i++) {
        struct part *part = LIST_AT(new, struct part, i);

        part->met = part_meet(&old, part);
    }
    return (
        struct doc_changes){ unmet_write(arena, before, &old), unmet_write(arena, after, &new) };
}
