#include "tests/unit.h"

#include "tests/render/samples.h"

#include <stdlib.h>
#include <string.h>

#include "base/host/child.h"
#include "base/host/scratch.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "core/annex/annex.h"
#include "exchange/xlsx_read.h"

#define MADE_MS INT64_C(1793174400000) /* 2026-10-28T... of no importance */

/* ---- what they are made of ---- */

static struct letterhead commune(void)
{
    return (struct letterhead){
        .issuer = S("Ủy ban nhân dân\nxã An Bình"),
        .symbol = S("BC-UBND"),
        .place = S("An Bình"),
        .on_behalf = S("Ủy ban nhân dân"),
        .head = S("Chủ tịch"),
        .authority = AUTHORITY_DEPUTY,
        .position = S("Phó Chủ tịch"),
        .copies = S("Như trên;\nĐảng ủy, HĐND xã;\nLưu: VT."),
    };
}

static struct letterhead department(void)
{
    return (struct letterhead){
        .superior = S("Ủy ban nhân dân\ntỉnh Thành Vinh"),
        .issuer = S("Sở Nông nghiệp và Môi trường"),
        .symbol = S("BC-SNNMT"),
        .place = S("Thành Vinh"),
        .head = S("Giám đốc"),
        .addressees = S("Bộ Nông nghiệp và Môi trường\nỦy ban nhân dân tỉnh"),
        .copies = S("Như trên\nVăn phòng Ủy ban nhân dân tỉnh\nLưu: VT, KHTC (03)"),
    };
}

static struct paper_facts facts_of(struct arena *arena, struct letterhead head)
{
    struct letterhead *kept = ARENA_NEW(arena, struct letterhead);

    *kept = head;
    return (struct paper_facts){
        .letterhead = kept,
        .receiver = S("Sở Nông nghiệp và Môi trường tỉnh Thành Vinh"),
        .subject = S("Báo cáo sản xuất nông nghiệp tháng"),
        .period_title = S("Tháng 10 năm 2026"),
        .issued_on = DATE_NONE,
        .made_ms = MADE_MS,
    };
}

static const struct doc_node *text_of(struct arena *arena, struct str json)
{
    struct doc_node *doc;
    struct doc_fault fault;

    if (!document_read(arena, json, DOC_FROZEN, &doc, &fault))
        fail_msg("%.*s: %.*s", STR_ARG(fault.field), STR_ARG(fault.text));
    return doc;
}

static struct form *form_of(struct arena *arena, const char *id)
{
    struct ctx ctx = { .arena = arena };
    struct str path = str_format(arena, "tests/data/forms/%s.xlsx", id);
    struct form *form = ARENA_NEW(arena, struct form);
    struct book book;

    assert_int_equal(xlsx_read(&ctx, file_read(arena, str_z(arena, path)), &book), ST_OK);
    assert_int_equal(annex_recognise(arena, xlsx_first_sheet(&book), form), ANNEX_OK);
    return form;
}

/* Every cell that takes a figure has one: of two to seven digits, some with decimals. */
static struct content *filled(struct arena *arena, const struct form *form)
{
    struct content *content = content_new(arena, form);
    int64_t figure = 17;

    for (size_t r = 0; r < form->rows.len; r++)
        for (size_t c = 0; c < form->columns.len; c++) {
            const struct form_row *row = FORM_ROW(form, r);
            const struct form_column *column = FORM_COLUMN(form, c);
            struct dec value = { .mantissa = figure, .scale = (int)(figure % 3) };

            figure = (figure * 31 + 7) % 9999991;
            if (row->kind != ROW_FIXED || column->role != COLUMN_VALUE ||
                column->type != TYPE_NUMBER || value.scale > column->decimals)
                continue;
            assert_true(dec_rescale(value, (int)column->decimals, &value));
            (void)!content_put(content, row->key, column->key, CELL_OF_DEC(value));
        }
    return content;
}

/* A form of so many rows and columns of figures. */
static struct form *form_made(struct arena *arena, size_t rows, size_t columns)
{
    struct form *form = ARENA_NEW(arena, struct form);
    struct form_column *column = ARENA_ARRAY(arena, columns + 3, struct form_column);
    struct form_row *row = ARENA_ARRAY(arena, rows, struct form_row);
    static const int roles[] = { COLUMN_STT, COLUMN_LABEL, COLUMN_UNIT };
    const struct str titles[] = { S("STT"), S("Chỉ tiêu"), S("Đơn vị tính") };

    for (size_t i = 0; i < columns + 3; i++) {
        struct str *path = ARENA_ARRAY(arena, 2, struct str);

        path[0] = i < 3 ? titles[i] : str_format(arena, "Nhóm %zu", (i - 3) / 4 + 1);
        path[1] = str_format(arena, "Cột %zu", i - 2);
        column[i] = (struct form_column){
            .key = (int64_t)i + 1,
            .path = { path, i < 3 ? 1 : 2 },
            .role = i < 3 ? roles[i] : COLUMN_VALUE,
            .type = TYPE_NUMBER,
            .decimals = 2,
            .number = i < 3 ? str_format(arena, "%c", "ABC"[i]) : str_format(arena, "%zu", i - 2),
        };
    }
    for (size_t i = 0; i < rows; i++)
        row[i] = (struct form_row){
            .key = (int64_t)i + 10,
            .kind = i % 20 == 0 ? ROW_GROUP : ROW_FIXED,
            .stt = str_format(arena, "%zu", i + 1),
            .label = i % 7 == 3
                         ? S("Diện tích gieo trồng cây hằng năm, trong đó lúa chất lượng cao")
                         : str_format(arena, "Chỉ tiêu thứ %zu", i + 1),
            .unit = S("ha"),
            .indent = i % 20 == 0 ? 0 : (int64_t)(i % 3),
        };
    form->title = S("Tổng hợp chỉ tiêu sản xuất");
    form->unit_note = S("Đơn vị tính: triệu đồng");
    form->columns = (struct list){ column, columns + 3 };
    form->rows = (struct list){ row, rows };
    return form;
}

#define P(text) "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"" text "\"}]}"
#define CELL(kind, text) "{\"type\":\"" kind "\",\"content\":[" P(text) "]}"

/* ---- the samples ---- */

static struct paper words_alone(struct arena *arena)
{
    struct paper_facts facts = facts_of(arena, commune());

    facts.text = text_of(arena, file_read(arena, "tests/data/papers/text.json"));
    return paper_make(arena, &facts);
}

static struct paper monthly(struct arena *arena)
{
    struct paper_facts facts = facts_of(arena, commune());

    facts.text = text_of(arena, file_read(arena, "tests/data/papers/text.json"));
    facts.form = form_of(arena, "nong_nghiep_thang");
    facts.content = filled(arena, facts.form);
    facts.issued_on = date_of((struct ymd){ 2026, 10, 5 });
    facts.number = S("07/BC-UBND");
    return paper_make(arena, &facts);
}

static struct paper figures_alone(struct arena *arena)
{
    struct paper_facts facts = facts_of(arena, department());

    facts.subject = S("Báo cáo thống kê nông nghiệp quý");
    facts.period_title = S("Quý III năm 2026");
    facts.form = form_of(arena, "nong_nghiep_tong_hop");
    facts.content = filled(arena, facts.form);
    facts.draft = true;
    return paper_make(arena, &facts);
}

static struct paper wide(struct arena *arena)
{
    struct paper_facts facts = facts_of(arena, department());

    facts.form = form_made(arena, 45, 35);
    facts.content = filled(arena, facts.form);
    return paper_make(arena, &facts);
}

static struct paper_facts facts_of_32(struct arena *arena)
{
    struct paper_facts facts = facts_of(arena, commune());

    facts.subject = S("Báo cáo kết quả giải quyết khiếu nại, tố cáo quý");
    facts.period_title = S("Quý III năm 2026");
    facts.form = form_of(arena, "tt02_2021_kqgq03");
    facts.content = filled(arena, facts.form);
    return facts;
}

static struct paper annex_of_32(struct arena *arena)
{
    struct paper_facts facts = facts_of_32(arena);

    return paper_make(arena, &facts);
}

struct paper sample_annex(struct arena *arena)
{
    struct paper_facts facts = facts_of_32(arena);

    facts.apart = true;
    return paper_make_annex(arena, &facts);
}

const struct sample samples[] = {
    { "words", words_alone },
    { "monthly", monthly },
    { "draft", figures_alone },
    { "wide", wide },
    { "annex", annex_of_32 },
};
const size_t samples_len = ARRAY_LEN(samples);

struct paper sample_signed_as(struct arena *arena, enum authority authority)
{
    struct letterhead head = commune();
    struct paper_facts facts;

    head.authority = (int)authority;
    if (authority == AUTHORITY_BY_ORDER || authority == AUTHORITY_AUTHORISED)
        head.position = S("Chánh Văn phòng");
    facts = facts_of(arena, head);
    facts.issued_on = date_of((struct ymd){ 2026, 2, 9 });
    facts.number = S("07/BC-UBND");
    return paper_make(arena, &facts);
}

struct paper sample_large(struct arena *arena)
{
    struct paper_facts facts = facts_of(arena, commune());

    facts.text = text_of(arena, file_read(arena, "tests/data/papers/text.json"));
    facts.form = form_made(arena, 500, 6);
    facts.content = filled(arena, facts.form);
    return paper_make(arena, &facts);
}

/* ---- what nobody should write ---- */

static struct str repeated(struct arena *arena, const char *part, size_t times)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < times; i++)
        buf_add(&out, str_of(part));
    return buf_str(&out);
}

static struct paper long_names(struct arena *arena)
{
    struct letterhead head = commune();
    struct paper_facts facts;

    head.issuer = repeated(arena, "Ủy ban nhân dân xã có tên rất dài ", 20);
    head.superior = repeated(arena, "Khôngcóchỗngắt", 40);
    head.head = repeated(arena, "Chủ tịch ", 30);
    head.copies = repeated(arena, "Các đơn vị nhận bản sao của báo cáo này;\n", 45);
    facts = facts_of(arena, head);
    facts.subject = repeated(arena, "Báo cáo tình hình ", 60);
    facts.receiver = repeated(arena, "Sở ", 100);
    facts.form = form_made(arena, 12, 4);
    facts.form = facts.form;
    return paper_make(arena, &facts);
}

static struct paper tall_cells(struct arena *arena)
{
    struct paper_facts facts = facts_of(arena, commune());
    struct form *form = form_made(arena, 12, 4);
    struct content *content;

    FORM_COLUMN(form, 4)->type = TYPE_TEXT;
    FORM_COLUMN(form, 5)->path.len = 2;
    FORM_ROW(form, 3)->label = repeated(arena, "Khôngngắt", 200);
    *LIST_AT(FORM_COLUMN(form, 6)->path, struct str, 1) = repeated(arena, "Tên cột dài ", 150);
    content = content_new(arena, form);
    assert_int_equal(content_put(content, FORM_ROW(form, 5)->key, 5,
                         (struct cell){ .kind = CELL_TEXT,
                             .text = repeated(arena, "giải trình ", CELL_TEXT_CHARS_MAX / 11) }),
        CONTENT_OK);
    facts.form = form;
    facts.content = content;
    return paper_make(arena, &facts);
}

static struct paper many_cells(struct arena *arena)
{
    struct paper_facts facts = facts_of(arena, commune());

    facts.form = form_made(arena, 250, 20);
    facts.content = filled(arena, facts.form);
    return paper_make(arena, &facts);
}

/* Letters taken apart, letters of other scripts, and what XML and PDF reserve. */
static struct paper strange_letters(struct arena *arena)
{
    struct paper_facts facts = facts_of(arena, commune());

    facts.subject = S("Ba\xcc\x81o ca\xcc\x81o <b>&amp;\" (\\) 漢字 \xef\xbf\xbf \xf0\x9f\x98\x80");
    facts.receiver = S("\xe2\x80\xae"
                       "đảo chiều");
    return paper_make(arena, &facts);
}

static struct paper empty_text(struct arena *arena)
{
    struct paper_facts facts = facts_of(arena, (struct letterhead){ 0 });

    facts.text = text_of(arena, S("{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\"}]}"));
    facts.subject = facts.period_title = facts.receiver = (struct str){ 0 };
    return paper_make(arena, &facts);
}

/* Cells over more rows and columns than there are, rows without cells. */
static struct paper torn_table(struct arena *arena)
{
    struct paper_facts facts = facts_of(arena, commune());

    facts.text = text_of(
        arena, S("{\"type\":\"doc\",\"content\":[{\"type\":\"table\",\"content\":["
                 "{\"type\":\"tableRow\",\"content\":[{\"type\":\"tableHeader\",\"attrs\":{"
                 "\"rowspan\":200,\"colspan\":30},\"content\":[" P("A") "]}," CELL("tableCell",
                     "B") "]},"
                          "{\"type\":\"tableRow\"},{\"type\":\"tableRow\",\"content\":[" CELL(
                              "tableCell", "C") "," CELL("tableCell", "D") "]}]}]}"));
    return paper_make(arena, &facts);
}

const struct sample odd_samples[] = {
    { "long names", long_names },
    { "tall cells", tall_cells },
    { "many cells", many_cells },
    { "strange letters", strange_letters },
    { "an empty text", empty_text },
    { "a torn table", torn_table },
};
const size_t odd_samples_len = ARRAY_LEN(odd_samples);

/* In lines of 48: what Liberation Serif has of Latin, Greek, Cyrillic, Hebrew and signs, marks
 * above letters, and letters it does not have. */
static const struct {
    uint32_t from, to;
} letters[] = { { 0x20, 0x7e }, { 0xa0, 0x24f }, { 0x300, 0x36f }, { 0x370, 0x3ff },
    { 0x400, 0x52f }, { 0x590, 0x5ff }, { 0x621, 0x64a }, { 0x1e00, 0x1fff }, { 0x2000, 0x206f },
    { 0x20a0, 0x23ff }, { 0x2500, 0x25ff }, { 0x4e00, 0x4e2f }, { 0xe000, 0xe00f },
    { 0xf000, 0xf010 }, { 0xfb00, 0xfb4f }, { 0xfe00, 0xfe0f }, { 0xfff0, 0xfffd },
    { 0x1f600, 0x1f60f } };

static void add_line(struct doc_node *doc, struct arena *arena, uint32_t from, uint32_t to)
{
    struct doc_node *paragraph = doc_node_new(arena, NODE_PARAGRAPH);
    struct doc_node *text = doc_node_new(arena, NODE_TEXT);
    struct buf line = { .arena = arena };

    for (uint32_t c = from; c <= to; c++) {
        buf_add(&line, c >= 0x300 && c <= 0x36f ? S("ô") : S(""));
        utf8_add(&line, c);
    }
    text->text = buf_str(&line);
    text->marks = from % 96 == 0 ? MARK_BOLD : 0;
    doc_append(paragraph, text);
    doc_append(doc, paragraph);
}

struct paper sample_letters(struct arena *arena)
{
    struct paper_facts facts = facts_of(arena, commune());
    struct doc_node *doc = doc_node_new(arena, NODE_DOC);

    for (size_t i = 0; i < ARRAY_LEN(letters); i++)
        for (uint32_t c = letters[i].from; c <= letters[i].to; c += 48)
            add_line(doc, arena, c, c + 47 < letters[i].to ? c + 47 : letters[i].to);
    facts.text = doc;
    return paper_make(arena, &facts);
}

/* ---- other programs ---- */

/* The argument with its @ as the folder. */
static const char *in_folder(struct arena *arena, const char *arg, const char *folder)
{
    struct str text = str_of(arg);
    size_t at = str_find(text, S("@"));

    if (at == text.len)
        return arg;
    return str_format(arena, "%.*s%s%s", (int)at, arg, folder, arg + at + 1).ptr;
}

struct str sample_convert(struct arena *arena, const char *const *args, const char *name,
    struct str bytes, const char *out)
{
    char folder[SCRATCH_PATH_BYTES];
    const char *placed[CHILD_ARGS_MAX] = { NULL };
    struct child child = {
        .args = placed,
        .folder = folder,
        .deadline_ms = 120000,
        .memory_bytes = (size_t)4 << 30,
        .file_bytes = (size_t)256 << 20,
    };
    struct str text = { 0 };
    enum child_end end;

    assert_true(scratch_new(folder));
    for (size_t i = 0; args[i]; i++)
        placed[i] = in_folder(arena, args[i], folder);
    assert_true(scratch_write(folder, name, bytes));
    end = child_run(&child);
    if (end == CHILD_DONE &&
        scratch_read(arena, folder, out, (size_t)64 << 20, &text) != SCRATCH_READ)
        end = CHILD_FAILED;
    scratch_remove(folder);
    if (end != CHILD_DONE)
        fail_msg("%s does not read it (%d)", args[0], (int)end);
    return text;
}

void sample_expect(struct arena *arena, const char *name, struct str text)
{
    struct str path = str_format(arena, "tests/data/papers/%s", name);
    struct str expected;

    if (getenv("BAOCAO_GOLDEN")) {
        FILE *file = fopen(str_z(arena, path), "wb");

        assert_non_null(file);
        assert_int_equal(fwrite(text.ptr, 1, text.len, file), text.len);
        fclose(file);
        return;
    }
    expected = file_read(arena, str_z(arena, path));
    if (!str_eq(text, expected))
        fail_msg("%s is not what tests/data/papers has; after looking at it, BAOCAO_GOLDEN=1 keeps "
                 "it:\n%.*s",
            name, STR_ARG(text));
}

/* For people who look at them: BAOCAO_PAPERS=folder keeps the files. */
void sample_keep(struct arena *arena, const char *name, struct str bytes)
{
    const char *folder = getenv("BAOCAO_PAPERS");
    FILE *file;

    if (!folder)
        return;
    file = fopen(str_z(arena, str_format(arena, "%s/%s.pdf", folder, name)), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    fclose(file);
}
