#include "core/formula/lex.h"

#include "base/utf8.h"
#include "core/form.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static size_t run_of(struct str s, size_t from, bool (*is)(char c))
{
    size_t len = 0;

    while (from + len < s.len && is(s.ptr[from + len]))
        len++;
    return len;
}

static void take(struct lexer *lexer, enum token_kind kind, size_t len)
{
    lexer->token = (struct token){
        .kind = kind, .text = str_sub(lexer->left, 0, len), .start = lexer->left.ptr
    };
    lexer->left = str_sub(lexer->left, len, lexer->left.len);
}

/* number -> digits [ '.' digits ] | '.' digits */
static void take_number(struct lexer *lexer)
{
    size_t len = run_of(lexer->left, 0, is_digit);

    if (len < lexer->left.len && lexer->left.ptr[len] == '.')
        len += 1 + run_of(lexer->left, len + 1, is_digit);
    take(lexer, len == 1 && lexer->left.ptr[0] == '.' ? TOKEN_BAD : TOKEN_NUMBER, len);
}

/* reference -> ['$'] letters ['$'] digits ; whether there was one, and no name */
static bool take_reference(struct lexer *lexer)
{
    struct str s = lexer->left, letters, digits;
    size_t at = s.ptr[0] == '$', end;
    struct token token = { .kind = TOKEN_REFERENCE, .start = lexer->left.ptr };

    letters = str_sub(s, at, run_of(s, at, is_letter));
    at += letters.len;
    at += at < s.len && s.ptr[at] == '$';
    digits = str_sub(s, at, run_of(s, at, is_digit));
    end = at + digits.len;
    if (letters.len == 0 || letters.len > 3 || !str_to_int(digits, &token.row))
        return false;
    if (end < s.len && (is_letter(s.ptr[end]) || s.ptr[end] == '(' || s.ptr[end] == '_'))
        return false;
    token.text = str_sub(s, 0, end);
    token.column = form_column_key(letters);
    lexer->left = str_sub(s, end, s.len);
    lexer->token = token;
    return true;
}

static bool is_of_name(char c)
{
    return is_letter(c) || is_digit(c) || c == '_' || c == '.';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* name -> letter { letter | digit | '_' | '.' } ; TRUE and FALSE are none */
static void take_name(struct lexer *lexer)
{
    static const struct {
        const char *upper, *lower;
        enum token_kind kind;
    } words[] = { { "TRUE", "true", TOKEN_TRUE }, { "FALSE", "false", TOKEN_FALSE } };

    take(lexer, TOKEN_NAME, run_of(lexer->left, 0, is_of_name));
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (str_eq(lexer->token.text, str_of(words[i].upper)) ||
            str_eq(lexer->token.text, str_of(words[i].lower)))
            lexer->token.kind = words[i].kind;
}

/* text -> '"' { letter | '""' } '"' */
static void take_text(struct lexer *lexer)
{
    struct str s = lexer->left;
    size_t end = 1;

    while (end < s.len && (s.ptr[end] != '"' || (end + 1 < s.len && s.ptr[end + 1] == '"')))
        end += s.ptr[end] == '"' ? 2 : 1;
    if (end >= s.len) {
        take(lexer, TOKEN_OPEN_TEXT, s.len);
        return;
    }
    take(lexer, TOKEN_TEXT, end + 1);
    lexer->token.text = str_sub(s, 1, end - 1);
}

/* "<>", "<=", ">=", "#REF!" ; whether there was one */
static bool take_pair(struct lexer *lexer)
{
    static const struct {
        const char *text;
        enum token_kind kind;
    } pairs[] = { { "<>", TOKEN_UNEQUAL }, { "<=", TOKEN_LESS_EQUAL },
        { ">=", TOKEN_GREATER_EQUAL }, { "#REF!", TOKEN_GONE } };

    for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
        if (!str_starts(lexer->left, str_of(pairs[i].text)))
            continue;
        take(lexer, pairs[i].kind, str_of(pairs[i].text).len);
        return true;
    }
    return false;
}

static enum token_kind mark_of(char c)
{
    static const char marks[] = "+-*/^&%():;,=<>";
    static const enum token_kind kinds[] = { TOKEN_PLUS, TOKEN_MINUS, TOKEN_STAR, TOKEN_SLASH,
        TOKEN_POWER, TOKEN_JOIN, TOKEN_PERCENT, TOKEN_OPEN, TOKEN_CLOSE, TOKEN_COLON,
        TOKEN_SEPARATOR, TOKEN_SEPARATOR, TOKEN_EQUALS, TOKEN_LESS, TOKEN_GREATER };

    for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
        if (marks[i] == c)
            return kinds[i];
    return TOKEN_BAD;
}

/* A character that is none of ours is taken whole, so that a message can show it. */
static void take_mark(struct lexer *lexer)
{
    struct str rest = lexer->left;
    enum token_kind kind = mark_of(rest.ptr[0]);

    (void)utf8_next(&rest);
    take(lexer, kind, lexer->left.len - rest.len);
}

void lex_next(struct lexer *lexer)
{
    size_t spaces = run_of(lexer->left, 0, is_space);
    char c;

    lexer->left = str_sub(lexer->left, spaces, lexer->left.len);
    if (lexer->left.len == 0) {
        lexer->token = (struct token){ .kind = TOKEN_END };
        return;
    }
    c = lexer->left.ptr[0];
    if (is_digit(c) || c == '.')
        take_number(lexer);
    else if ((is_letter(c) || c == '$') && take_reference(lexer))
        return;
    else if (is_letter(c))
        take_name(lexer);
    else if (c == '"')
        take_text(lexer);
    else if (!take_pair(lexer))
        take_mark(lexer);
}

struct lexer lex_start(struct str text)
{
    struct lexer lexer = { .left = text };

    lex_next(&lexer);
    return lexer;
}
