#include "base/json.h"
#include "base/utf8.h"
#include "core/narrative/cells_sum.h"
#include "core/narrative/document_schema.h"

/* A node as it is being read: its kind may be said last. */
struct raw_attr {
    struct str name, text;
    enum json_token token;
};

struct raw_node {
    struct raw_attr attrs[ATTR_COUNT];
    size_t attrs_len;
    bool has_kind, has_text;
};

struct reading {
    struct arena *arena;
    struct json_reader json;
    enum doc_purpose purpose;
    struct doc_fault *fault;
    size_t nodes, depth, headings, places;
    size_t path[DOCUMENT_DEPTH_MAX + 1]; /* which child, by depth */
    struct str keys[DOCUMENT_HEADINGS_MAX];
    size_t keys_len;
    int64_t last_level; /* of the heading before */
};

/* ---- saying what is wrong ---- */

static bool bad(struct reading *r, const char *member, const char *text)
{
    struct buf field = { .arena = r->arena };

    if (r->fault->text.len)
        return false; /* the first fault is told */
    buf_add(&field, S("document"));
    for (size_t i = 1; i <= r->depth; i++)
        buf_addf(&field, ".content[%zu]", r->path[i]);
    if (member)
        buf_addf(&field, ".%s", member);
    *r->fault = (struct doc_fault){ buf_str(&field), str_of(text) };
    return false;
}

static bool bad_json(struct reading *r)
{
    return bad(
        r, NULL, r->json.problem ? problem_text(r->json.problem) : "Tài liệu không đúng cấu trúc.");
}

/* ---- texts ---- */

/* What a paste leaves behind and nobody sees. */
static bool is_unseen(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad || (c >= 0x200b && c <= 0x200f) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff ||
           (c >= 0xfff9 && c <= 0xfffb);
}

static bool is_space(uint32_t c)
{
    return c == '\t' || c == '\n' || c == '\r' || c == 0xa0 || c == 0x2028 || c == 0x2029;
}

static struct str text_settle(struct arena *arena, struct str text)
{
    struct buf out = { .arena = arena };
    struct str rest = text;
    bool clean = true;

    while (rest.len && clean) {
        uint32_t c = utf8_next(&rest);

        clean = !is_space(c) && !is_unseen(c);
    }
    if (clean)
        return text;
    while (text.len) {
        uint32_t c = utf8_next(&text);

        if (is_space(c))
            buf_add_char(&out, ' ');
        else if (!is_unseen(c))
            utf8_add(&out, c);
    }
    return buf_str(&out);
}

/* ---- attributes ---- */

static bool word_is_plain(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)word.ptr[i] <= ' ' || word.ptr[i] == '"' || word.ptr[i] == '\\')
            return false;
    return true;
}

static bool attr_text(
    struct reading *r, const struct doc_attr_rule *rule, struct str text, struct doc_attr *out)
{
    out->text = str_trim(text_settle(r->arena, text));
    if (utf8_chars(out->text) > (size_t)rule->max)
        return bad(r, doc_attr_names[rule->key], "Nội dung dài hơn mức cho phép.");
    if (rule->type == DOC_WORD && !word_is_plain(out->text))
        return bad(r, doc_attr_names[rule->key], "Mã không được có khoảng trắng, dấu nháy.");
    return true;
}

static bool attr_number(
    struct reading *r, const struct doc_attr_rule *rule, struct str text, struct doc_attr *out)
{
    if (!str_to_int(text, &out->number) || out->number < rule->min || out->number > rule->max)
        return bad(r, doc_attr_names[rule->key], "Giá trị không nằm trong khoảng cho phép.");
    return true;
}

static bool attr_choice(
    struct reading *r, const struct doc_attr_rule *rule, struct str text, struct doc_attr *out)
{
    for (size_t i = 0; i < rule->names_len; i++)
        if (str_eq(text, str_of(rule->names[i]))) {
            out->number = (int64_t)i;
            return true;
        }
    return bad(r, doc_attr_names[rule->key], "Giá trị không nằm trong danh mục cho phép.");
}

static bool attr_settle(struct reading *r, const struct doc_attr_rule *rule,
    const struct raw_attr *raw, struct doc_attr *out)
{
    static const enum json_token wanted[] = {
        [DOC_TEXT] = JSON_STRING,
        [DOC_WORD] = JSON_STRING,
        [DOC_NUMBER] = JSON_NUMBER,
        [DOC_YES_NO] = JSON_TRUE,
        [DOC_CHOICE] = JSON_STRING,
    };
    enum json_token token = raw->token == JSON_FALSE ? JSON_TRUE : raw->token;

    out->key = rule->key;
    if (token != wanted[rule->type])
        return bad(r, doc_attr_names[rule->key], "Thuộc tính có kiểu dữ liệu không đúng.");
    switch (rule->type) {
    case DOC_TEXT:
    case DOC_WORD:
        return attr_text(r, rule, raw->text, out);
    case DOC_NUMBER:
        return attr_number(r, rule, raw->text, out);
    case DOC_YES_NO:
        out->number = raw->token == JSON_TRUE;
        return true;
    case DOC_CHOICE:
        return attr_choice(r, rule, raw->text, out);
    }
    return false;
}

static const struct doc_attr_rule *rule_of(const struct doc_node *node, struct str name)
{
    const struct doc_rule *rule = &doc_rules[node->kind];

    for (size_t i = 0; i < rule->attrs_len; i++)
        if (str_eq(name, str_of(doc_attr_names[rule->attrs[i].key])))
            return &rule->attrs[i];
    return NULL;
}

static bool attrs_settle(struct reading *r, const struct raw_node *raw, struct doc_node *node)
{
    for (size_t i = 0; i < raw->attrs_len; i++) {
        const struct raw_attr *from = &raw->attrs[i];
        const struct doc_attr_rule *rule = rule_of(node, from->name);
        struct doc_attr *attr;

        if (from->token == JSON_NULL)
            continue; /* the editor's way to say: as usual */
        if (!rule)
            return bad(r, "attrs", "Thành phần có thuộc tính không được phép.");
        attr = ARENA_NEW(r->arena, struct doc_attr);
        if (!attr_settle(r, rule, from, attr))
            return false;
        if (!(rule->purposes & r->purpose))
            continue;
        attr->next = node->attrs;
        node->attrs = attr;
    }
    return true;
}

/* ---- what a kind must have besides ---- */

static bool sum_is_sound(struct str text)
{
    struct cells_sum sum;

    return cells_sum_read(text, &sum);
}

static bool figure_check(struct reading *r, const struct doc_node *node)
{
    struct str cells = doc_text(node, ATTR_CELLS), with = doc_text(node, ATTR_WITH);
    struct str per = doc_text(node, ATTR_PER);
    bool by_codes = doc_text(node, ATTR_INDICATOR).len && doc_text(node, ATTR_ATTRIBUTE).len;

    if (cells.len ? by_codes || !sum_is_sound(cells) : !by_codes)
        return bad(r, "cells",
            "Chỗ lấy số liệu cần địa chỉ ô (E6, E6+E7) hoặc mã chỉ tiêu và mã "
            "thuộc tính.");
    if (per.len && !sum_is_sound(per))
        return bad(r, "per", "Cần địa chỉ các ô làm 100%, ví dụ G6 hoặc G6+G15.");
    if (node->kind != NODE_COMPARISON || doc_number(node, ATTR_AGAINST) != AGAINST_PLAN)
        return with.len ? bad(r, "with", "Chỉ so với kế hoạch mới cần địa chỉ ô kế hoạch.") : true;
    return sum_is_sound(with) ? true : bad(r, "with", "Cần địa chỉ ô kế hoạch, ví dụ D6.");
}

/* A key names one heading; a text that was split has it twice, and the first keeps it. */
static bool key_settle(struct reading *r, struct doc_node *node)
{
    struct str key = doc_text(node, ATTR_ID);
    bool taken = false;

    if (!key.len)
        return r->purpose == DOC_OUTLINE ? bad(r, "id", "Đề mục của đề cương cần có mã.") : true;
    for (size_t i = 0; i < r->keys_len && !taken; i++)
        taken = str_eq(r->keys[i], key);
    if (taken && r->purpose == DOC_OUTLINE)
        return bad(r, "id", "Hai đề mục trùng mã.");
    if (taken)
        doc_unset(node, ATTR_ID);
    else
        r->keys[r->keys_len++] = key;
    return true;
}

static bool heading_check(struct reading *r, struct doc_node *node)
{
    int64_t level = doc_number(node, ATTR_LEVEL);

    if (++r->headings > DOCUMENT_HEADINGS_MAX)
        return bad(r, NULL, "Tài liệu có quá nhiều đề mục.");
    if (r->purpose == DOC_OUTLINE && level > r->last_level + 1)
        return bad(r, "level", "Đề mục bỏ qua một cấp so với đề mục trước.");
    r->last_level = level;
    return key_settle(r, node);
}

static bool kind_check(struct reading *r, struct doc_node *node)
{
    if (doc_is_place(node) && ++r->places > DOCUMENT_PLACES_MAX)
        return bad(r, NULL, "Tài liệu có quá nhiều chỗ lấy số liệu.");
    if (node->kind == NODE_HEADING)
        return heading_check(r, node);
    if (node->kind == NODE_FIGURE || node->kind == NODE_COMPARISON)
        return figure_check(r, node);
    if (node->kind == NODE_SOURCE && !doc_number(node, ATTR_REPORT))
        return bad(r, "report", "Thiếu báo cáo nguồn.");
    return true;
}

static bool children_check(struct reading *r, const struct doc_node *node)
{
    const struct doc_rule *rule = &doc_rules[node->kind];
    size_t len = 0;

    for (const struct doc_node *child = node->first; child; child = child->next, len++)
        if (!(rule->children >> child->kind & 1)) {
            r->path[++r->depth] = len;
            return bad(r, "type", "Thành phần này không được đặt ở đây.");
        }
    if (len < rule->least)
        return bad(r, "content", "Thành phần không được để trống.");
    if (node->kind == NODE_ITEM && node->first && node->first->kind != NODE_PARAGRAPH)
        return bad(r, "content", "Mục của danh sách phải bắt đầu bằng một đoạn.");
    return true;
}

static bool node_settle(struct reading *r, const struct raw_node *raw, struct doc_node *node)
{
    if (!raw->has_kind)
        return bad(r, "type", "Thiếu loại thành phần.");
    if ((node->kind == NODE_TEXT) != raw->has_text || (node->marks && node->kind != NODE_TEXT))
        return bad(r, "text", "Chỉ chữ mới có nội dung và kiểu chữ.");
    if ((node->kind == NODE_DOC) != (r->depth == 0))
        return bad(r, "type", "Thành phần này không được đặt ở đây.");
    return attrs_settle(r, raw, node) && children_check(r, node) && kind_check(r, node);
}

/* ---- members ---- */

static bool kind_read(struct reading *r, enum doc_kind *out)
{
    if (json_next(&r->json) == JSON_STRING)
        for (int kind = 0; kind < NODE_COUNT; kind++)
            if (str_eq(r->json.text, str_of(doc_kind_names[kind]))) {
                *out = (enum doc_kind)kind;
                return true;
            }
    return bad(r, "type", "Loại thành phần không được phép.");
}

static bool attrs_read(struct reading *r, struct raw_node *raw)
{
    enum json_token token = json_next(&r->json);

    if (token != JSON_OBJECT)
        return bad(r, "attrs", "Thuộc tính không đúng cấu trúc.");
    while ((token = json_next(&r->json)) == JSON_NAME) {
        struct raw_attr attr = { .name = r->json.text };

        if (raw->attrs_len == ARRAY_LEN(raw->attrs))
            return bad(r, "attrs", "Thành phần có quá nhiều thuộc tính.");
        attr.token = json_next(&r->json);
        attr.text = r->json.text;
        if (!json_skip(&r->json, attr.token))
            return bad_json(r);
        raw->attrs[raw->attrs_len++] = attr;
    }
    return token == JSON_OBJECT_END ? true : bad_json(r);
}

static bool mark_read(struct reading *r, unsigned *marks)
{
    bool named = json_next(&r->json) == JSON_NAME && str_eq(r->json.text, S("type")) &&
                 json_next(&r->json) == JSON_STRING;

    if (named && str_eq(r->json.text, S("bold")))
        *marks |= MARK_BOLD;
    else if (named && str_eq(r->json.text, S("italic")))
        *marks |= MARK_ITALIC;
    else
        return bad(r, "marks", "Chỉ có chữ đậm và chữ nghiêng.");
    return json_next(&r->json) == JSON_OBJECT_END ? true : bad(r, "marks", "Kiểu chữ không đúng.");
}

static bool marks_read(struct reading *r, unsigned *marks)
{
    enum json_token token = json_next(&r->json);

    if (token != JSON_ARRAY)
        return bad(r, "marks", "Kiểu chữ không đúng.");
    while ((token = json_next(&r->json)) == JSON_OBJECT)
        if (!mark_read(r, marks))
            return false;
    return token == JSON_ARRAY_END ? true : bad(r, "marks", "Kiểu chữ không đúng.");
}

static bool text_read(struct reading *r, struct raw_node *raw, struct doc_node *node)
{
    if (json_next(&r->json) != JSON_STRING)
        return bad(r, "text", "Nội dung chữ không đúng.");
    node->text = text_settle(r->arena, r->json.text);
    raw->has_text = true;
    return true;
}

static bool node_read(struct reading *r, struct doc_node **out);

/* A text of which nothing is left is none; texts of one look side by side are one. */
static void child_add(struct reading *r, struct doc_node *node, struct doc_node *child)
{
    struct doc_node *last = node->last;

    bool is_text = child->kind == NODE_TEXT;

    if (is_text && last && last->kind == NODE_TEXT && last->marks == child->marks)
        last->text =
            str_format(r->arena, STR_FMT STR_FMT, STR_ARG(last->text), STR_ARG(child->text));
    else if (!is_text || child->text.len)
        doc_append(node, child);
}

static bool content_read(struct reading *r, struct doc_node *node)
{
    enum json_token token = json_next(&r->json);

    if (token != JSON_ARRAY)
        return bad(r, "content", "Thành phần không đúng cấu trúc.");
    if (r->depth == DOCUMENT_DEPTH_MAX)
        return bad(r, "content", "Tài liệu có quá nhiều tầng.");
    r->path[++r->depth] = 0;
    while ((token = json_next(&r->json)) == JSON_OBJECT) {
        struct doc_node *child;

        if (!node_read(r, &child))
            return false;
        child_add(r, node, child);
        r->path[r->depth]++;
    }
    if (token != JSON_ARRAY_END)
        return bad_json(r);
    r->depth--;
    return true;
}

static bool member_read(struct reading *r, struct raw_node *raw, struct doc_node *node)
{
    struct str name = r->json.text;

    if (str_eq(name, S("type"))) {
        raw->has_kind = true;
        return kind_read(r, &node->kind);
    }
    if (str_eq(name, S("attrs")))
        return attrs_read(r, raw);
    if (str_eq(name, S("content")))
        return content_read(r, node);
    if (str_eq(name, S("marks")))
        return marks_read(r, &node->marks);
    if (str_eq(name, S("text")))
        return text_read(r, raw, node);
    return bad(r, NULL, "Thành phần có trường không được phép.");
}

/* The { of the node is read already. */
static bool node_read(struct reading *r, struct doc_node **out)
{
    struct raw_node raw = { .attrs_len = 0 };
    enum json_token token;

    if (++r->nodes > DOCUMENT_NODES_MAX)
        return bad(r, NULL, "Tài liệu quá dài.");
    *out = doc_node_new(r->arena, NODE_DOC);
    while ((token = json_next(&r->json)) == JSON_NAME)
        if (!member_read(r, &raw, *out))
            return false;
    return token == JSON_OBJECT_END ? node_settle(r, &raw, *out) : bad_json(r);
}

bool document_read(struct arena *arena, struct str json, enum doc_purpose purpose,
    struct doc_node **out, struct doc_fault *fault)
{
    struct reading *r = ARENA_NEW(arena, struct reading);
    struct doc_node *doc;

    *fault = (struct doc_fault){ 0 };
    r->arena = arena;
    r->purpose = purpose;
    r->fault = fault;
    if (json.len > DOCUMENT_BYTES_MAX)
        return bad(r, NULL, "Tài liệu quá dài.");
    r->json = json_read(arena, json);
    if (json_next(&r->json) != JSON_OBJECT)
        return bad_json(r);
    if (!node_read(r, &doc))
        return false;
    if (json_next(&r->json) != JSON_END)
        return bad_json(r);
    *out = doc;
    return true;
}
