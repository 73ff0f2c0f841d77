#include "core/wasm/door_document.h"

#include "base/json.h"
#include "core/narrative/sections.h"
#include "core/wasm/door_call.h"

uint32_t door_document_check(uint32_t len, uint32_t purpose)
{
    struct arena *call = door_call_arena();
    struct doc_fault fault;
    struct doc_node *doc;

    if (!document_read(call, door_call_input(len), (enum doc_purpose)purpose, &doc, &fault)) {
        door_call_fault(fault.field, fault.text);
        return 0;
    }
    buf_add(door_call_result(), document_write(call, doc));
    return 1;
}

uint32_t door_document_sections(uint32_t len, uint32_t purpose)
{
    struct arena *call = door_call_arena();
    struct json_writer w = { .out = door_call_result() };
    struct list sections = { 0 };
    struct doc_fault fault;
    struct doc_node *doc;

    if (document_read(call, door_call_input(len), (enum doc_purpose)purpose, &doc, &fault))
        sections = doc_sections(call, doc);
    json_open(&w, '[');
    for (size_t i = 0; i < sections.len; i++) {
        const struct doc_section *section = LIST_AT(sections, struct doc_section, i);

        json_open(&w, '[');
        json_str(&w, section->id);
        json_str(&w, section->number);
        json_str(&w, section->title);
        json_int(&w, section->level);
        json_bool(&w, section->required);
        json_close(&w, ']');
    }
    json_close(&w, ']');
    return (uint32_t)sections.len;
}
