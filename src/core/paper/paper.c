#include "core/paper/paper.h"

#include "base/utf8.h"
#include "core/paper/parts.h"
#include "core/text.h"

/* Body 14, with 1.27 cm to the first line and 6 points between paragraphs. */
#define FIRST 720
#define GAP 120

#define MANIFEST_GROUP 4
#define MANIFEST_GROUPS 4

/* clang-format off */
const struct paper_look paper_looks[PAPER_STYLE_COUNT] = {
    [PAPER_TYPE]        = { "LoaiVanBan", "Tên loại văn bản", .size = 28, .marks = PAPER_BOLD, .align = PAPER_CENTER, .before = 240, .with_next = true },
    [PAPER_SUBJECT]     = { "TrichYeu", "Trích yếu", .size = 28, .marks = PAPER_BOLD, .align = PAPER_CENTER, .with_next = true },
    [PAPER_ADDRESSEE]   = { "KinhGui", "Kính gửi", .size = 28, .align = PAPER_CENTER, .before = GAP, .after = GAP },
    [PAPER_SECTION]     = { "Muc1", "Mục I", .size = 28, .marks = PAPER_BOLD, .align = PAPER_JUSTIFIED, .first = FIRST, .before = GAP, .with_next = true, .level = 1 },
    [PAPER_PART]        = { "Muc2", "Mục 1", .size = 28, .marks = PAPER_BOLD, .align = PAPER_JUSTIFIED, .first = FIRST, .before = GAP, .with_next = true, .level = 2 },
    [PAPER_POINT]       = { "Muc3", "Mục a", .size = 28, .align = PAPER_JUSTIFIED, .first = FIRST, .before = GAP, .with_next = true, .level = 3 },
    [PAPER_BODY]        = { "NoiDung", "Nội dung", .size = 28, .align = PAPER_JUSTIFIED, .first = FIRST, .before = GAP },
    [PAPER_CAPTION]     = { "DonViTinh", "Đơn vị tính", .size = 24, .marks = PAPER_ITALIC, .align = PAPER_END, .before = GAP, .after = 40, .with_next = true },
    [PAPER_ANNEX]       = { "PhuLuc", "Phụ lục", .size = 28, .marks = PAPER_BOLD, .align = PAPER_CENTER, .with_next = true, .level = 1 },
    [PAPER_ANNEX_TITLE] = { "TenPhuLuc", "Tên phụ lục", .size = 28, .marks = PAPER_BOLD, .align = PAPER_CENTER, .with_next = true },
    [PAPER_REFERENCE]   = { "KemTheo", "Kèm theo", .size = 28, .marks = PAPER_ITALIC, .align = PAPER_CENTER, .with_next = true },
    [PAPER_FOOT]        = { "ChuThich", "Chú thích", .size = 24, .align = PAPER_JUSTIFIED, .before = 60 },
};
/* clang-format on */

/* ---- lists of blocks ---- */

void blocks_add(struct paper_blocks *blocks, struct paper_block block)
{
    struct list *list = &blocks->list;

    list->items = list_room(blocks->arena, list->items, list->len, &blocks->cap, sizeof(block));
    *LIST_AT(*list, struct paper_block, list->len++) = block;
}

struct list paper_runs(struct arena *arena, struct str text, unsigned marks)
{
    struct paper_run *run = ARENA_NEW(arena, struct paper_run);

    *run = (struct paper_run){ text, marks };
    return (struct list){ run, text.len > 0 };
}

struct paper_text *blocks_add_text(
    struct paper_blocks *blocks, enum paper_style style, struct str text)
{
    struct paper_text *to = ARENA_NEW(blocks->arena, struct paper_text);

    *to = (struct paper_text){ .style = style, .runs = paper_runs(blocks->arena, text, 0) };
    if (text.len)
        blocks_add(blocks, (struct paper_block){ PAPER_IS_TEXT, { .text = to } });
    return to;
}

/* ---- what stands above the text ---- */

/* As many capitals as the left column of the head has room for, about. */
#define HEAD_LINE_CHARS 20

/* How good it is to break a name there: halves alike, and no word torn from what it belongs to. */
static size_t break_cost(struct str left, struct str right)
{
    static const char *const heads[] = { "VÀ ", "ỦY BAN ", "HỘI ĐỒNG " };
    size_t a = utf8_chars(left), b = utf8_chars(right), longer = a > b ? a : b;

    if (longer > HEAD_LINE_CHARS + 4)
        return longer + HEAD_LINE_CHARS;
    for (size_t i = 0; i < ARRAY_LEN(heads); i++)
        if (str_starts(right, str_of(heads[i])))
            return longer > 8 ? longer - 8 : 0;
    return longer;
}

/* Where a name that is too long for a line is broken; its length: nowhere. */
static size_t break_find(struct str name)
{
    size_t at = name.len, best = SIZE_MAX;

    for (size_t i = 1; i + 1 < name.len; i++)
        if (name.ptr[i] == ' ') {
            size_t cost = break_cost(str_sub(name, 0, i), str_sub(name, i + 1, name.len));

            if (cost < best) {
                best = cost;
                at = i;
            }
        }
    return at;
}

/* In capitals; a name that would not stand on its line is broken where a clerk would. */
static struct list capitals(struct arena *arena, struct str text)
{
    struct list lines = letterhead_lines(arena, text);
    struct str *out = ARENA_ARRAY(arena, 2 * lines.len + 1, struct str);
    size_t len = 0;

    for (size_t i = 0; i < lines.len; i++) {
        struct str line = text_upper(arena, *LIST_AT(lines, struct str, i));
        size_t at = utf8_chars(line) > HEAD_LINE_CHARS ? break_find(line) : line.len;

        out[len++] = str_sub(line, 0, at);
        if (at < line.len)
            out[len++] = str_sub(line, at + 1, line.len);
    }
    return (struct list){ out, len };
}

void paper_add_head(struct paper_blocks *blocks, const struct paper_facts *facts)
{
    const struct letterhead *from = facts->letterhead;
    struct arena *arena = blocks->arena;
    struct paper_head *head = ARENA_NEW(arena, struct paper_head);
    struct str number = letterhead_number(arena, from, facts->number, facts->number_behind);
    struct str day = letterhead_day(arena, facts->issued_on);

    *head = (struct paper_head){
        .superior = capitals(arena, from->superior),
        .issuer = capitals(arena, from->issuer),
        .number = str_format(arena, "Số: " STR_FMT, STR_ARG(number)),
        .day = from->place.len
                   ? str_format(arena, STR_FMT ", " STR_FMT, STR_ARG(from->place), STR_ARG(day))
                   : day,
        .about = facts->about,
    };
    blocks_add(blocks, (struct paper_block){ PAPER_IS_HEAD, { .head = head } });
}

/* The first letter small: "tháng 10 năm 2026" within a sentence. */
static struct str small(struct arena *arena, struct str text)
{
    struct buf out = { .arena = arena };

    if (text.len)
        utf8_add(&out, text_lower(utf8_next(&text)));
    buf_add(&out, text);
    return buf_str(&out);
}

static struct str great(struct arena *arena, struct str text)
{
    struct str first = text, rest = text;
    struct buf out = { .arena = arena };

    if (!text.len)
        return text;
    (void)utf8_next(&rest);
    first.len = text.len - rest.len;
    buf_add(&out, text_upper(arena, first));
    buf_add(&out, rest);
    return buf_str(&out);
}

/* "Báo cáo sản xuất nông nghiệp tháng" for "Tháng 10 năm 2026" is about "Sản xuất nông nghiệp tháng
 * 10 năm 2026". */
struct str paper_subject(struct arena *arena, struct str subject, struct str period_title)
{
    struct str name = str_trim(subject), when = small(arena, str_trim(period_title));
    struct str rest = when, kind = str_cut(&rest, ' ');

    if (str_starts(small(arena, name), S("báo cáo ")))
        name = str_sub(name, S("báo cáo ").len, name.len);
    if (kind.len && str_ends(name, kind) && name.len > kind.len)
        name = str_trim(str_sub(name, 0, name.len - kind.len));
    if (!when.len)
        return great(arena, name);
    return str_format(arena, STR_FMT " " STR_FMT, STR_ARG(great(arena, name)), STR_ARG(when));
}

struct str paper_manifest_code(struct arena *arena, struct str digest)
{
    struct buf out = { .arena = arena };

    for (size_t i = 0; i < MANIFEST_GROUPS; i++) {
        struct str group = str_sub(digest, i * MANIFEST_GROUP, MANIFEST_GROUP);

        buf_addf(&out, i > 0 ? " " STR_FMT : STR_FMT, STR_ARG(group));
    }
    return buf_str(&out);
}

static struct str subject_of(struct arena *arena, const struct paper_facts *facts)
{
    return paper_subject(arena, facts->subject, facts->period_title);
}

void paper_add_addressees(struct paper_blocks *blocks, const struct paper_facts *facts)
{
    struct arena *arena = blocks->arena;
    struct list lines = letterhead_lines(arena, facts->letterhead->addressees);
    struct buf out = { .arena = arena };

    if (lines.len < 2) {
        struct str to = lines.len ? *LIST_AT(lines, struct str, 0) : facts->receiver;

        if (to.len)
            blocks_add_text(
                blocks, PAPER_ADDRESSEE, str_format(arena, "Kính gửi: " STR_FMT, STR_ARG(to)));
        return;
    }
    buf_add(&out, S("Kính gửi:"));
    for (size_t i = 0; i < lines.len; i++)
        buf_addf(&out, "\n- " STR_FMT "%s", STR_ARG(*LIST_AT(lines, struct str, i)),
            i + 1 < lines.len ? ";" : ".");
    blocks_add_text(blocks, PAPER_ADDRESSEE, buf_str(&out));
}

/* ---- the text ---- */

/* A report of figures alone says what it brings. */
static void add_cover(struct paper_blocks *blocks, const struct paper_facts *facts)
{
    struct arena *arena = blocks->arena;
    struct str issuer = letterhead_said(arena, facts->letterhead->issuer);

    blocks_add_text(blocks, PAPER_BODY,
        str_format(arena, STR_FMT " báo cáo số liệu " STR_FMT " theo %s kèm theo",
            STR_ARG(great(arena, issuer)), STR_ARG(small(arena, subject_of(arena, facts))),
            facts->apart ? "phụ lục" : "biểu"));
}

/* The last sentence of a document ends with "./.". */
void paper_end_text(struct paper_blocks *blocks, size_t from)
{
    struct list *list = &blocks->list;
    struct paper_block *last = LIST_AT(*list, struct paper_block, list->len - 1);
    struct paper_run *run;
    struct str text;

    if (list->len == from || last->kind != PAPER_IS_TEXT || last->of.text->style != PAPER_BODY)
        return;
    run = LIST_AT(last->of.text->runs, struct paper_run, last->of.text->runs.len - 1);
    text = run->text;
    while (text.len && (text.ptr[text.len - 1] == ' ' || text.ptr[text.len - 1] == '\n'))
        text.len--;
    if (str_ends(text, S("./.")))
        return;
    while (str_ends(text, S(".")) || str_ends(text, S(";")))
        text.len--;
    run->text = str_format(blocks->arena, STR_FMT "./.", STR_ARG(text));
}

/* ---- below it ---- */

/* Each line with its dash, the last with a full stop. */
static struct list copies_of(struct arena *arena, struct str text)
{
    struct list lines = letterhead_lines(arena, text);

    for (size_t i = 0; i < lines.len; i++) {
        struct str *line = LIST_AT(lines, struct str, i);
        struct str bare = *line;

        if (str_starts(bare, S("-")))
            bare = str_trim(str_sub(bare, 1, bare.len));
        while (str_ends(bare, S(";")) || str_ends(bare, S(".")))
            bare.len--;
        *line = str_format(arena, "- " STR_FMT "%s", STR_ARG(bare), i + 1 < lines.len ? ";" : ".");
    }
    return lines;
}

void paper_add_sign(struct paper_blocks *blocks, const struct paper_facts *facts)
{
    struct paper_sign *sign = ARENA_NEW(blocks->arena, struct paper_sign);

    *sign = (struct paper_sign){
        .copies = copies_of(blocks->arena, facts->letterhead->copies),
        .authority = letterhead_authority(blocks->arena, facts->letterhead),
        .signer = facts->letterhead->signer,
    };
    blocks_add(blocks, (struct paper_block){ PAPER_IS_SIGN, { .sign = sign } });
}

static struct list main_blocks(struct arena *arena, const struct paper_facts *facts)
{
    struct paper_blocks blocks = { .arena = arena };
    size_t above;

    paper_add_head(&blocks, facts);
    blocks_add_text(&blocks, PAPER_TYPE, S("BÁO CÁO"));
    blocks_add_text(&blocks, PAPER_SUBJECT, subject_of(arena, facts))->ruled = true;
    paper_add_addressees(&blocks, facts);
    above = blocks.list.len;
    if (facts->text)
        paper_words(&blocks, facts);
    if (blocks.list.len == above)
        add_cover(&blocks, facts);
    paper_end_text(&blocks, above);
    paper_add_sign(&blocks, facts);
    return blocks.list;
}

/* ---- the annex ---- */

static struct str reference_of(struct arena *arena, const struct paper_facts *facts)
{
    return str_format(arena, "(Kèm theo Báo cáo số " STR_FMT " " STR_FMT " của " STR_FMT ")",
        STR_ARG(letterhead_number(arena, facts->letterhead, facts->number, facts->number_behind)),
        STR_ARG(letterhead_day(arena, facts->issued_on)),
        STR_ARG(letterhead_said(arena, facts->letterhead->issuer)));
}

static void add_annex_foot(struct paper_blocks *blocks, const struct form *form)
{
    struct paper_signs *signs = ARENA_NEW(blocks->arena, struct paper_signs);

    for (size_t i = 0; i < form->notes.len; i++)
        blocks_add_text(blocks, PAPER_FOOT, *LIST_AT(form->notes, struct str, i));
    if (!form->signs.len)
        return;
    *signs = (struct paper_signs){ form->date_line, form->signs };
    blocks_add(blocks, (struct paper_block){ PAPER_IS_SIGNS, { .signs = signs } });
}

static struct list annex_blocks(struct arena *arena, const struct paper_facts *facts)
{
    const struct form *form = facts->form;
    struct paper_blocks blocks = { .arena = arena };

    blocks_add_text(&blocks, PAPER_ANNEX, S("Phụ lục"));
    blocks_add_text(&blocks, PAPER_ANNEX_TITLE, text_upper(arena, form->title));
    blocks_add_text(&blocks, PAPER_REFERENCE, facts->period_title);
    blocks_add_text(&blocks, PAPER_REFERENCE, reference_of(arena, facts))->ruled = true;
    blocks_add_text(&blocks, PAPER_CAPTION, form->unit_note);
    blocks_add(&blocks, (struct paper_block){
                            PAPER_IS_TABLE,
                            { .table = paper_form_table(arena, form, facts->content) },
                        });
    add_annex_foot(&blocks, form);
    return blocks.list;
}

bool paper_has_annex(const struct paper_facts *facts)
{
    return facts->form && facts->form->rows.len && facts->form->columns.len;
}

static struct paper with_sections(
    struct arena *arena, const struct paper_facts *facts, const char *of, struct list sections)
{
    return (struct paper){
        .title =
            str_format(arena, "%s " STR_FMT, of, STR_ARG(small(arena, subject_of(arena, facts)))),
        .author = great(arena, letterhead_said(arena, facts->letterhead->issuer)),
        .source = facts->source,
        .made_ms = facts->made_ms,
        .draft = facts->draft,
        .sections = sections,
    };
}

struct paper paper_make(struct arena *arena, const struct paper_facts *facts)
{
    struct paper_section *sections = ARENA_ARRAY(arena, 2, struct paper_section);
    size_t len = 0;

    sections[len++] = (struct paper_section){ .blocks = main_blocks(arena, facts) };
    if (paper_has_annex(facts) && !facts->apart)
        sections[len++] = (struct paper_section){ true, annex_blocks(arena, facts) };
    return with_sections(arena, facts, "Báo cáo", (struct list){ sections, len });
}

struct paper paper_make_annex(struct arena *arena, const struct paper_facts *facts)
{
    struct paper_section *section = ARENA_NEW(arena, struct paper_section);

    ASSERT(paper_has_annex(facts));
    *section = (struct paper_section){ true, annex_blocks(arena, facts) };
    return with_sections(arena, facts, "Phụ lục Báo cáo", (struct list){ section, 1 });
}
