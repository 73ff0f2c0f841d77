#include <string.h>

#include "sign/pdf_file.h"
#include "sign/pdf_filter.h"

#define LINE_BYTES 20u
#define TAIL_BYTES 64u

/* One section while it is read. */
struct section {
    struct pdf_file *file;
    unsigned number;       /* tells sections apart; from 1 */
    bool free_entries;     /* of a table: they count only after those of XRefStm */
    bool hides;            /* XRefStm: what the table beside it does not show to old viewers */
    struct pdf_value dict; /* its trailer */
};

static enum status broken(const struct pdf_file *file, size_t at, const char *what)
{
    return fail(
        file->ctx, PROBLEM_SIGN_PDF_BROKEN, "Bảng tham chiếu hỏng ở byte %zu: %s.", at, what);
}

/* ---- entries ---- */

static enum status room_for(struct pdf_file *file, int64_t numbers)
{
    size_t len = (size_t)numbers;
    struct pdf_entry *entries;

    if (numbers < 0 || numbers > PDF_OBJECTS_MAX)
        return fail(file->ctx, PROBLEM_SIGN_PDF_TOO_LARGE, "Tệp PDF có quá nhiều đối tượng.");
    if (len > file->entries_cap) {
        file->entries_cap = len + len / 2;
        entries = ARENA_ARRAY(file->ctx->arena, file->entries_cap, struct pdf_entry);
        if (file->entries_len > 0)
            memcpy(entries, file->entries, file->entries_len * sizeof(*entries));
        file->entries = entries;
    }
    if (len > file->entries_len)
        file->entries_len = len;
    return ST_OK;
}

static bool is_same(const struct pdf_entry *a, const struct pdf_entry *b)
{
    return a->kind == b->kind && a->at == b->at && a->generation == b->generation;
}

/* A table and the XRefStm beside it: where they differ, some viewers go by one, and some by the
 * other. What a table calls free may be hidden in a file's beginning, for old viewers never saw it;
 * what is appended may take nothing from them. */
static bool differs_beside(
    const struct section *section, const struct pdf_entry *at, const struct pdf_entry *entry)
{
    if (at->kind == ENTRY_NONE || at->from + 1 != section->number)
        return false;
    if (section->hides)
        return !is_same(at, entry);
    return section->free_entries && at->kind != ENTRY_FREE &&
           pdf_key(&section->dict, "Prev")->kind != PDF_NULL;
}

/* What a newer section said stays; a section that speaks twice of an object is refused. */
static enum status set_entry(struct section *section, int64_t number, struct pdf_entry entry)
{
    struct pdf_entry *at;

    TRY(room_for(section->file, number + 1));
    at = &section->file->entries[number];
    if (at->section == section->number ||
        (section->free_entries && at->section + 2 == section->number))
        return fail(section->file->ctx, PROBLEM_SIGN_PDF_OVERLAP,
            "Bảng tham chiếu khai báo hai lần đối tượng %lld.", (long long)number);
    if (differs_beside(section, at, &entry))
        return fail(section->file->ctx, PROBLEM_SIGN_PDF_OVERLAP,
            "Hai bảng tham chiếu nói khác nhau về đối tượng %lld.", (long long)number);
    if (at->kind == ENTRY_NONE) {
        *at = entry;
        at->from = section->number;
        if (entry.kind == ENTRY_PLACED && (uint64_t)entry.at >= section->file->bytes.len)
            return broken(section->file, (size_t)number, "chỉ ra ngoài tệp");
    }
    at->section = section->number;
    return ST_OK;
}

/* ---- tables ---- */

static bool line_number(struct str line, size_t from, size_t len, int64_t *out)
{
    return str_to_int(str_sub(line, from, len), out);
}

static enum status read_line(struct section *section, struct pdf_reader *reader, int64_t number)
{
    struct str line = str_sub(reader->bytes, reader->at, LINE_BYTES);
    struct pdf_entry entry = { .kind = ENTRY_PLACED };
    bool is_free;

    if (line.len < LINE_BYTES || line.ptr[10] != ' ' || line.ptr[16] != ' ' ||
        !line_number(line, 0, 10, &entry.at) || !line_number(line, 11, 5, &entry.generation) ||
        (line.ptr[17] != 'n' && line.ptr[17] != 'f'))
        return broken(section->file, reader->at, "dòng sai cách viết");
    if (!str_eq(str_sub(line, 18, 2), S(" \n")) && !str_eq(str_sub(line, 18, 2), S("\r\n")) &&
        !str_eq(str_sub(line, 18, 2), S(" \r")))
        return broken(section->file, reader->at, "dòng sai cách viết");
    reader->at += LINE_BYTES;
    is_free = line.ptr[17] == 'f';
    if (is_free != section->free_entries)
        return ST_OK;
    if (is_free)
        entry = (struct pdf_entry){ .kind = ENTRY_FREE };
    return set_entry(section, number, entry);
}

/* Where the first object is free, viewers take it for number 0, whatever the table says, and count
 * the others from there. */
static bool is_free_line(const struct pdf_reader *reader)
{
    return str_eq(str_sub(reader->bytes, reader->at + 17, 1), S("f"));
}

/* Behind "xref": "first count" and count lines, again and again. Viewers that meet a comment there
 * give the table up and look for objects themselves. */
static enum status read_lines(struct section *section, struct pdf_reader *reader)
{
    size_t from = reader->at;

    while (!pdf_word(reader, "trailer")) {
        int64_t first, count;

        TRY(pdf_read_int(reader, &first));
        TRY(pdf_read_int(reader, &count));
        if (first + count > PDF_OBJECTS_MAX)
            return fail(reader->ctx, PROBLEM_SIGN_PDF_TOO_LARGE, "Tệp PDF có quá nhiều đối tượng.");
        pdf_skip(reader);
        if (first == 1 && count > 0 && is_free_line(reader))
            return broken(section->file, reader->at, "bảng bắt đầu sai số");
        for (int64_t i = 0; i < count; i++)
            TRY(read_line(section, reader, first + i));
    }
    if (str_find(str_sub(reader->bytes, from, reader->at - from), S("%")) < reader->at - from)
        return broken(section->file, from, "có ghi chú trong bảng");
    return ST_OK;
}

/* ---- streams ---- */

struct widths {
    size_t type, second, third;
};

static enum status read_widths(struct section *section, struct widths *out)
{
    const struct pdf_value *w = pdf_key(&section->dict, "W");
    size_t *to[] = { &out->type, &out->second, &out->third };

    if (w->kind != PDF_ARRAY || w->len != ARRAY_LEN(to))
        return broken(section->file, section->dict.from, "thiếu W");
    for (size_t i = 0; i < ARRAY_LEN(to); i++) {
        if (w->items[i].kind != PDF_INT || w->items[i].number < 0 || w->items[i].number > 7)
            return broken(section->file, section->dict.from, "W sai");
        *to[i] = (size_t)w->items[i].number;
    }
    return ST_OK;
}

static int64_t take_number(struct str *data, size_t len)
{
    int64_t n = 0;

    for (size_t i = 0; i < len; i++)
        n = n << 8 | (unsigned char)data->ptr[i];
    *data = str_sub(*data, len, data->len);
    return n;
}

static enum status take_entry(
    struct section *section, const struct widths *widths, struct str *data, int64_t number)
{
    struct pdf_entry entry = { .kind = ENTRY_NONE };
    int64_t type;

    if (data->len < widths->type + widths->second + widths->third)
        return broken(section->file, section->dict.from, "luồng tham chiếu thiếu dữ liệu");
    type = widths->type ? take_number(data, widths->type) : 1;
    entry.at = take_number(data, widths->second);
    entry.generation = take_number(data, widths->third);
    if (type == 0)
        entry.kind = ENTRY_FREE;
    else if (type == 1)
        entry.kind = ENTRY_PLACED;
    else if (type == 2)
        entry.kind = ENTRY_PACKED;
    else
        return broken(section->file, section->dict.from, "luồng tham chiếu có loại lạ");
    return set_entry(section, number, entry);
}

static enum status read_entries(struct section *section, struct str data)
{
    const struct pdf_value *size = pdf_key(&section->dict, "Size");
    const struct pdf_value *index = pdf_key(&section->dict, "Index");
    struct pdf_value whole[] = { { .kind = PDF_INT }, *size };
    struct pdf_value all = { .kind = PDF_ARRAY, .items = whole, .len = ARRAY_LEN(whole) };
    struct widths widths;

    TRY(read_widths(section, &widths));
    if (index->kind == PDF_NULL)
        index = &all;
    if (index->kind != PDF_ARRAY || index->len % 2 != 0 || size->kind != PDF_INT)
        return broken(section->file, section->dict.from, "Index sai");
    for (size_t i = 0; i < index->len; i += 2) {
        int64_t first = index->items[i].number, count = index->items[i + 1].number;

        if (index->items[i].kind != PDF_INT || index->items[i + 1].kind != PDF_INT || first < 0 ||
            count < 0 || first + count > PDF_OBJECTS_MAX)
            return broken(section->file, section->dict.from, "Index sai");
        for (int64_t n = first; n < first + count; n++)
            TRY(take_entry(section, &widths, &data, n));
    }
    return ST_OK;
}

static enum status read_stream(struct section *section, size_t at, size_t *out_to)
{
    struct str data;
    int64_t number;

    TRY(pdf_object_at(section->file, at, &number, &section->dict));
    if (section->dict.kind != PDF_STREAM || !pdf_is_name(pdf_key(&section->dict, "Type"), "XRef"))
        return broken(section->file, at, "không phải luồng tham chiếu");
    TRY(pdf_data(section->file, &section->dict, &data));
    *out_to = section->dict.to;
    return read_entries(section, data);
}

/* ---- sections ---- */

/* Some viewers follow its own Prev too. */
static enum status read_hidden(struct section *section, const struct pdf_value *hidden)
{
    struct section inner = { .file = section->file, .number = section->number + 1, .hides = true };
    const struct pdf_value *before = pdf_key(&section->dict, "Prev"), *own;
    size_t to;

    /* What is no whole number some take for one. */
    if (hidden->kind != PDF_INT || hidden->number < 0)
        return broken(section->file, section->dict.from, "XRefStm sai");
    TRY(read_stream(&inner, (size_t)hidden->number, &to));
    own = pdf_key(&inner.dict, "Prev");
    return own->kind == PDF_NULL || (own->kind == PDF_INT && before->kind == PDF_INT &&
                                        own->number == before->number)
               ? ST_OK
               : broken(section->file, section->dict.from, "Prev của XRefStm sai");
}

/* A table, the stream it may name for what old readers should not see, and then its free lines. */
static enum status read_table(struct section *section, struct pdf_reader *reader)
{
    struct pdf_reader again = *reader;
    const struct pdf_value *hidden;

    TRY(read_lines(section, reader));
    TRY(pdf_read(reader, &section->dict));
    hidden = pdf_key(&section->dict, "XRefStm");
    if (hidden->kind != PDF_NULL)
        TRY(read_hidden(section, hidden));
    section->free_entries = true;
    section->number += 2;
    return read_lines(section, &again);
}

static void skip_spaces(struct pdf_reader *reader)
{
    while (reader->at < reader->bytes.len && strchr("\r\n \t", reader->bytes.ptr[reader->at]))
        reader->at++;
}

/* "startxref", a number, "%%EOF" and an end of line; nothing if that is not what follows. */
static void find_end(struct pdf_file *file, struct pdf_section *section)
{
    struct pdf_reader reader = { .ctx = file->ctx, .bytes = file->bytes, .at = section->to };
    struct str rest, digits, next;
    int64_t at;

    skip_spaces(&reader);
    if (!pdf_word(&reader, "startxref"))
        return;
    rest = str_sub(file->bytes, reader.at, TAIL_BYTES);
    digits = str_sub(rest, 0, str_find(rest, S("%%EOF")));
    if (digits.len == rest.len || !str_to_int(str_trim(digits), &at))
        return;
    reader.at += digits.len + sizeof("%%EOF") - 1;
    next = str_sub(file->bytes, reader.at, 2);
    section->names = (size_t)at;
    if (str_eq(next, S("\r\n")))
        section->end = reader.at + 2;
    else if (next.len > 0 && (next.ptr[0] == '\n' || next.ptr[0] == '\r'))
        section->end = reader.at + 1;
    else
        section->end = reader.at;
}

/* Behind a section stands its own place. Only a file made for reading over the net has its first
 * part's place behind its second part; what names any other place ends no revision. */
static void settle_ends(struct pdf_file *file)
{
    for (size_t i = 0; i < file->sections_len; i++) {
        struct pdf_section *section = &file->sections[i];
        struct pdf_section *first = i > 0 ? section - 1 : NULL;

        if (section->names == section->from)
            continue;
        if (first && first->end == 0 && first->from == section->names && first->to < section->from)
            first->end = section->end;
        section->end = 0;
    }
}

/* Where it is said to be; some programs say the end of the line before it. */
static bool stands_at(struct str bytes, size_t at)
{
    struct str here = str_sub(bytes, at, sizeof("\nxref") - 1);

    return str_starts(here, S("xref")) || str_eq(here, S("\nxref"));
}

static enum status read_section(struct pdf_file *file, size_t at, struct section *section)
{
    struct pdf_reader reader = { .ctx = file->ctx, .bytes = file->bytes, .at = at };
    struct pdf_section *kept = &file->sections[file->sections_len];
    bool is_table = pdf_word(&reader, "xref");

    kept->from = at;
    if (is_table && stands_at(file->bytes, at)) {
        TRY(read_table(section, &reader));
        kept->to = reader.at;
    } else {
        TRY(read_stream(section, at, &kept->to));
    }
    if (section->dict.kind != PDF_DICT && section->dict.kind != PDF_STREAM)
        return broken(file, at, "thiếu trailer");
    find_end(file, kept);
    if (file->sections_len == 0) {
        file->trailer = section->dict;
        file->newest_is_stream = !is_table;
    } else if (pdf_key(&section->dict, "Encrypt")->kind != PDF_NULL) {
        return fail(
            file->ctx, PROBLEM_SIGN_PDF_LOCKED, "%s", problem_text(PROBLEM_SIGN_PDF_LOCKED));
    }
    file->sections_len++;
    return ST_OK;
}

/* The number behind the last "startxref", which must be all but the last of the file. */
static enum status find_newest(struct pdf_file *file, size_t *out)
{
    size_t len = file->bytes.len < TAIL_BYTES ? file->bytes.len : TAIL_BYTES;
    struct str tail = str_sub(file->bytes, file->bytes.len - len, len);
    size_t found = tail.len;
    struct str digits;
    int64_t at;

    for (size_t i = 0; i < tail.len; i++)
        if (str_starts(str_sub(tail, i, tail.len), S("startxref")))
            found = i + sizeof("startxref") - 1;
    digits = str_sub(tail, found, tail.len);
    digits = str_trim(str_sub(digits, 0, str_find(digits, S("%%EOF"))));
    if (!str_to_int(digits, &at) || (size_t)at >= file->bytes.len)
        return broken(file, file->bytes.len, "không có startxref ở cuối tệp");
    *out = (size_t)at;
    return ST_OK;
}

static enum status check_size(struct pdf_file *file)
{
    const struct pdf_value *size = pdf_key(&file->trailer, "Size");

    if (size->kind != PDF_INT || (uint64_t)size->number < file->entries_len)
        return broken(file, file->trailer.from, "Size nhỏ hơn số đối tượng");
    return room_for(file, size->number);
}

enum status pdf_read_sections(struct pdf_file *file)
{
    struct section section = { .file = file, .number = 1 };
    size_t at = 0;

    TRY(find_newest(file, &at));
    for (;;) {
        const struct pdf_value *before;

        for (size_t i = 0; i < file->sections_len; i++)
            if (file->sections[i].from == at)
                return broken(file, at, "các bảng chỉ vòng vào nhau");
        if (file->sections_len == PDF_SECTIONS_MAX)
            return fail(file->ctx, PROBLEM_SIGN_PDF_TOO_LARGE, "Tệp PDF có quá nhiều lần sửa.");
        section = (struct section){ .file = file, .number = section.number + 1 };
        TRY(read_section(file, at, &section));
        before = pdf_key(&section.dict, "Prev");
        if (before->kind == PDF_NULL)
            break;
        if (before->kind != PDF_INT || before->number < 0 ||
            (size_t)before->number >= file->bytes.len)
            return broken(file, at, "Prev sai");
        at = (size_t)before->number;
    }
    settle_ends(file);
    if (file->sections[0].end != file->bytes.len)
        return broken(file, file->sections[0].to, "có dữ liệu ngoài phần kết thúc tệp");
    TRY(check_size(file));
    file->packs = ARENA_ARRAY(file->ctx->arena, file->entries_len, struct pdf_pack *);
    file->objects = ARENA_ARRAY(file->ctx->arena, file->entries_len, const struct pdf_value *);
    return ST_OK;
}
