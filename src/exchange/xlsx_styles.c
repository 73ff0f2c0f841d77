#include "exchange/xlsx_styles.h"

#include "base/limits.h"

#define INDENT_MAX 250

/* The formats every file has without naming them; the others with these numbers are dates. */
/* clang-format off */
static const struct xlsx_format built_in[] = {
    {  1, { "0", 1 } },         {  2, { "0.00", 4 } },
    {  3, { "#,##0", 5 } },     {  4, { "#,##0.00", 8 } },
    {  9, { "0%", 2 } },        { 10, { "0.00%", 5 } },
    { 37, { "#,##0", 5 } },     { 38, { "#,##0", 5 } },
    { 39, { "#,##0.00", 8 } },  { 40, { "#,##0.00", 8 } },
    { 41, { "#,##0", 5 } },     { 42, { "#,##0", 5 } },
    { 43, { "#,##0.00", 8 } },  { 44, { "#,##0.00", 8 } },
};
static const struct { int first, last; } built_in_dates[] = {
    { 14, 22 }, { 27, 36 }, { 45, 47 }, { 50, 58 },
};
/* clang-format on */

/* Passes over what a format shows as it is: "text", \x, _x, *x, [Red]. */
static size_t skip_literal(struct str code, size_t i)
{
    char c = code.ptr[i];
    char end = c == '[' ? ']' : c;

    if (c == '\\' || c == '_' || c == '*')
        return i + 2;
    for (i++; i < code.len && code.ptr[i] != end; i++)
        ;
    return i + 1;
}

static bool is_literal(char c)
{
    return c == '"' || c == '[' || c == '\\' || c == '_' || c == '*';
}

static bool is_place(char c)
{
    return c == '0' || c == '#' || c == '?';
}

void xlsx_format_read(struct str code, struct sheet_style *style)
{
    bool places = false;
    bool behind_point = false;
    bool letters = false;
    int decimals = 0;
    size_t i = 0;

    style->decimals = -1;
    if (str_eq(code, S("General")))
        return;
    while (i < code.len && code.ptr[i] != ';') {
        char c = code.ptr[i];

        if (is_literal(c)) {
            i = skip_literal(code, i);
            continue;
        }
        places = places || is_place(c);
        decimals += is_place(c) && behind_point ? 1 : 0;
        behind_point = behind_point || (c == '.' && places);
        style->percent = style->percent || c == '%';
        c |= 0x20;
        letters = letters || c == 'd' || c == 'm' || c == 'y' || c == 'h' || c == 's';
        i++;
    }
    style->date = letters && !places;
    if (places && !letters)
        style->decimals = decimals;
}

static struct str format_code(const struct xlsx_styles *styles, int64_t id)
{
    for (size_t i = 0; i < styles->formats_len; i++) {
        if (styles->formats[i].id == id)
            return styles->formats[i].code;
    }
    for (size_t i = 0; i < ARRAY_LEN(built_in); i++) {
        if (built_in[i].id == id)
            return built_in[i].code;
    }
    return S("General");
}

static bool is_built_in_date(int64_t id)
{
    for (size_t i = 0; i < ARRAY_LEN(built_in_dates); i++) {
        if (built_in_dates[i].first <= id && id <= built_in_dates[i].last)
            return true;
    }
    return false;
}

static enum status add_style(struct xlsx_styles *styles, const char **attributes)
{
    void *items = styles->items;
    struct sheet_style *style =
        xlsx_grow(styles->ctx, &items, &styles->len, sizeof(*style), XLSX_STYLES_MAX);
    int64_t font = xml_number(attributes, "fontId", -1);
    int64_t format = xml_number(attributes, "numFmtId", 0);

    if (style == NULL)
        return fail(styles->ctx, PROBLEM_XLSX_TOO_LARGE, "Quá nhiều kiểu định dạng ô.");
    styles->items = items;
    *style = (struct sheet_style){ .font = S("") };
    if (font >= 0 && (size_t)font < styles->fonts_len) {
        style->font = styles->fonts[font].name;
        style->bold = styles->fonts[font].bold;
        style->italic = styles->fonts[font].italic;
    }
    xlsx_format_read(format_code(styles, format), style);
    style->date = style->date || is_built_in_date(format);
    return ST_OK;
}

static enum status add_font(struct xlsx_styles *styles)
{
    void *fonts = styles->fonts;
    struct xlsx_font *font =
        xlsx_grow(styles->ctx, &fonts, &styles->fonts_len, sizeof(*font), XLSX_STYLES_MAX);

    if (font == NULL)
        return fail(styles->ctx, PROBLEM_XLSX_TOO_LARGE, "Quá nhiều phông chữ.");
    styles->fonts = fonts;
    *font = (struct xlsx_font){ .name = S("") };
    return ST_OK;
}

static enum status add_format(struct xlsx_styles *styles, const char **attributes)
{
    void *formats = styles->formats;
    struct xlsx_format *format =
        xlsx_grow(styles->ctx, &formats, &styles->formats_len, sizeof(*format), XLSX_STYLES_MAX);

    if (format == NULL)
        return fail(styles->ctx, PROBLEM_XLSX_TOO_LARGE, "Quá nhiều kiểu số.");
    styles->formats = formats;
    *format = (struct xlsx_format){
        .id = xml_number(attributes, "numFmtId", -1),
        .code = str_copy(styles->ctx->arena, xml_attribute(attributes, "formatCode")),
    };
    return ST_OK;
}

static enum sheet_align align_named(struct str name)
{
    if (name.ptr == NULL || str_eq(name, S("general")))
        return ALIGN_NONE;
    if (str_eq(name, S("left")))
        return ALIGN_LEFT;
    if (str_eq(name, S("center")) || str_eq(name, S("centerContinuous")))
        return ALIGN_CENTER;
    return str_eq(name, S("right")) ? ALIGN_RIGHT : ALIGN_OTHER;
}

static void set_alignment(struct sheet_style *style, const char **attributes)
{
    int64_t indent = xml_number(attributes, "indent", 0);

    style->indent = indent > INDENT_MAX ? INDENT_MAX : (int)indent;
    style->align = align_named(xml_attribute(attributes, "horizontal"));
}

static void set_font(struct xlsx_styles *styles, struct str name, const char **attributes)
{
    struct xlsx_font *font = &styles->fonts[styles->fonts_len - 1];

    if (str_eq(name, S("b")))
        font->bold = xml_flag(attributes, "val", true);
    else if (str_eq(name, S("i")))
        font->italic = xml_flag(attributes, "val", true);
    else if (str_eq(name, S("name")))
        font->name = str_copy(styles->ctx->arena, xml_attribute(attributes, "val"));
}

static enum status styles_start(void *user, struct str name, const char **attributes)
{
    struct xlsx_styles *styles = user;

    if (str_eq(name, S("fonts")))
        styles->in_fonts = true;
    if (str_eq(name, S("cellXfs")))
        styles->in_cells = true;
    if (str_eq(name, S("numFmt")))
        return add_format(styles, attributes);
    if (styles->in_fonts && str_eq(name, S("font")))
        return add_font(styles);
    if (styles->in_fonts && styles->fonts_len > 0)
        set_font(styles, name, attributes);
    if (styles->in_cells && str_eq(name, S("xf")))
        return add_style(styles, attributes);
    if (styles->in_cells && styles->len > 0 && str_eq(name, S("alignment")))
        set_alignment(&styles->items[styles->len - 1], attributes);
    return ST_OK;
}

static enum status styles_end(void *user, struct str name)
{
    struct xlsx_styles *styles = user;

    if (str_eq(name, S("fonts")))
        styles->in_fonts = false;
    if (str_eq(name, S("cellXfs")))
        styles->in_cells = false;
    return ST_OK;
}

const struct xml_events xlsx_styles_events = { .start = styles_start, .end = styles_end };
