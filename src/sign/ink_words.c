#include "sign/ink_words.h"

/* clang-format off */
static const struct ink_word words[] = {
    { "q", OP_SAVE, "" },           { "Q", OP_RESTORE, "" },          { "cm", OP_MATRIX, "nnnnnn" },
    { "w", OP_WIDTH, "n" },         { "J", OP_NOTHING, "n" },         { "j", OP_NOTHING, "n" },
    { "M", OP_MITER, "n" },         { "d", OP_NOTHING, "an" },        { "ri", OP_NOTHING, "N" },
    { "i", OP_NOTHING, "n" },       { "gs", OP_LOOK, "N" },           { "m", OP_BEGIN, "nn" },
    { "l", OP_POINTS, "nn" },       { "c", OP_POINTS, "nnnnnn" },     { "v", OP_POINTS, "nnnn" },
    { "y", OP_POINTS, "nnnn" },     { "h", OP_NOTHING, "" },          { "re", OP_BOX, "nnnn" },
    { "S", OP_STROKE, "" },         { "s", OP_STROKE, "" },           { "f", OP_FILL, "" },
    { "F", OP_FILL, "" },           { "f*", OP_FILL, "" },            { "B", OP_BOTH, "" },
    { "B*", OP_BOTH, "" },          { "b", OP_BOTH, "" },             { "b*", OP_BOTH, "" },
    { "n", OP_END, "" },            { "W", OP_CLIP, "" },             { "W*", OP_CLIP, "" },
    { "BT", OP_TEXT, "" },          { "ET", OP_TEXT_END, "" },        { "Tc", OP_NOTHING, "n" },
    { "Tw", OP_NOTHING, "n" },      { "Tz", OP_NOTHING, "n" },        { "TL", OP_LEADING, "n" },
    { "Tf", OP_FONT, "Nn" },        { "Tr", OP_RENDER, "n" },         { "Ts", OP_RISE, "n" },
    { "Td", OP_MOVE, "nn" },        { "TD", OP_MOVE_LEADING, "nn" },  { "Tm", OP_PLACE, "nnnnnn" },
    { "T*", OP_NEXT, "" },          { "Tj", OP_SHOW, "s" },           { "TJ", OP_SHOW, "a" },
    { "'", OP_NEXT_SHOW, "s" },     { "\"", OP_NEXT_SHOW, "nns" },    { "CS", OP_STROKE_COLOUR, "N" },
    { "cs", OP_FILL_COLOUR, "N" },  { "SC", OP_STROKE_COLOUR, "*" },  { "SCN", OP_STROKE_COLOUR, "*" },
    { "sc", OP_FILL_COLOUR, "*" },  { "scn", OP_FILL_COLOUR, "*" },   { "G", OP_STROKE_COLOUR, "n" },
    { "g", OP_FILL_COLOUR, "n" },   { "RG", OP_STROKE_COLOUR, "nnn" }, { "rg", OP_FILL_COLOUR, "nnn" },
    { "K", OP_STROKE_COLOUR, "nnnn" }, { "k", OP_FILL_COLOUR, "nnnn" }, { "sh", OP_SHADE, "N" },
    { "Do", OP_OBJECT, "N" },       { "MP", OP_NOTHING, "*" },        { "DP", OP_NOTHING, "*" },
    { "BMC", OP_NOTHING, "*" },     { "BDC", OP_NOTHING, "*" },       { "EMC", OP_NOTHING, "" },
};
/* clang-format on */

const struct ink_word *ink_word_find(struct str word)
{
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_eq(word, str_of(words[i].word)))
            return &words[i];
    return NULL;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '*' || c == '\'' || c == '"';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

struct str ink_word_next(struct pdf_reader *reader)
{
    struct str rest = str_sub(reader->bytes, reader->at, reader->bytes.len), word;
    size_t len = 0;

    while (len < rest.len && (is_letter(rest.ptr[len]) || (len > 0 && is_digit(rest.ptr[len]))))
        len++;
    word = str_sub(rest, 0, len);
    if (str_eq(word, S("true")) || str_eq(word, S("false")) || str_eq(word, S("null")))
        return S("");
    reader->at += len;
    return word;
}
