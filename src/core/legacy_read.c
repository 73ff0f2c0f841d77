/* Which encoding a text is in: the judgement behind legacy.h. */
#include "base/utf8.h"
#include "core/legacy.h"
#include "core/letters.h"
#include "core/syllable.h"

/* ---- fonts ---- */

static const struct {
    const char *begins;
    enum legacy encoding;
} fonts[] = {
    { ".Vn", LEGACY_TCVN3 },
    { "VNI-", LEGACY_VNI },
    { "VNI ", LEGACY_VNI },
    { "VPS ", LEGACY_VPS },
    { "VI ", LEGACY_VISCII },
};

enum legacy legacy_of_font(struct str font)
{
    for (size_t i = 0; i < ARRAY_LEN(fonts); i++)
        if (str_starts(font, str_of(fonts[i].begins)))
            return fonts[i].encoding;
    return LEGACY_NONE;
}

/* .VnTimeH, .VnArialH: small letters are shown as capitals. */
static bool shows_capitals(struct str font)
{
    return str_starts(font, S(".Vn")) && str_ends(font, S("H"));
}

/* ---- words ---- */

/* A text read in one encoding. */
struct reading {
    struct str text;
    size_t good;    /* words with letters beyond ASCII that are syllables */
    size_t foreign; /* and that are none */
    size_t strange; /* and that have signs among their letters */
};

/* ² of m², ° of °C stand behind and before letters in any text. */
static bool is_unit_sign(uint32_t c)
{
    return c == 0xb0 || c == 0xb2 || c == 0xb3 || c == 0xb9;
}

/* A code point that no Vietnamese word has, but that legacy text is full of. */
static bool is_strange(uint32_t c)
{
    return (c >= 0x80 && c <= 0xff && c != 0xa0) || (c >= 0x0152 && c <= 0x0192) || c == 0x2212 ||
           c == 0x2219;
}

struct word {
    uint32_t first;
    size_t chars, vowels;
    bool beyond_ascii, strange;
};

static void word_take(struct word *word, uint32_t c)
{
    const struct letter *letter = letter_of(c);
    char base = letter ? letter->base : (char)(c | 0x20);

    if (word->chars++ == 0)
        word->first = c;
    word->beyond_ascii = word->beyond_ascii || c >= 0x80;
    word->strange = word->strange || (c >= 0x80 && !letter);
    word->vowels +=
        base == 'a' || base == 'e' || base == 'i' || base == 'o' || base == 'u' || base == 'y';
}

/* µg, µm */
static bool is_micro(const struct word *word)
{
    return word->first == 0xb5 && word->chars <= 2;
}

static void word_judge(struct reading *reading, const struct word *word, struct str text)
{
    if (!word->beyond_ascii || is_micro(word))
        return;
    if (word->strange)
        reading->strange += word->chars > 1;
    else if (syllable_is(text))
        reading->good++;
    else
        reading->foreign += word->vowels > 0; /* QĐ, HĐND are no syllables and no faults */
}

static bool is_in_word(uint32_t c)
{
    return letter_is_ascii(c) || letter_of(c) || (is_strange(c) && !is_unit_sign(c));
}

static struct reading judge(struct str text)
{
    struct reading reading = { .text = text };
    const char *from = text.ptr;
    struct word word = { 0 };

    while (text.len) {
        const char *at = text.ptr;
        uint32_t c = utf8_next(&text);

        if (is_in_word(c)) {
            word_take(&word, c);
            continue;
        }
        word_judge(&reading, &word, (struct str){ from, (size_t)(at - from) });
        word = (struct word){ 0 };
        from = text.ptr;
    }
    word_judge(&reading, &word, (struct str){ from, (size_t)(text.ptr - from) });
    return reading;
}

/* ---- one text among others ---- */

struct readings {
    struct reading in[LEGACY_LEN];
    bool plain; /* nothing beyond ASCII */
};

static bool is_plain(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80)
            return false;
    return true;
}

/* Letters no byte was ever shown as, ạ or a mark of its own: the text is Unicode. */
static bool is_modern(struct str text)
{
    while (text.len) {
        uint32_t c = utf8_next(&text);

        if ((c > 0xff && letter_of(c)) || (c >= 0x0300 && c <= 0x036f))
            return true;
    }
    return false;
}

static struct readings read_all(struct arena *arena, const struct legacy_text *text)
{
    struct readings readings = { .plain = is_plain(text->text) };
    bool modern = is_modern(text->text);

    for (int i = 0; !readings.plain && i < LEGACY_LEN; i++) {
        readings.in[i] = judge(legacy_convert(arena, (enum legacy)i, text->text));
        readings.in[i].strange += modern && i != LEGACY_NONE;
    }
    return readings;
}

static bool is_viable(const struct reading *reading)
{
    return reading->foreign == 0 && reading->strange == 0;
}

/* Whether some other encoding without a fault says something else. */
static bool is_contested(const struct readings *readings, int encoding)
{
    for (int i = 0; i < LEGACY_LEN; i++)
        if (i != encoding && is_viable(&readings->in[i]) &&
            !str_eq(readings->in[i].text, readings->in[encoding].text))
            return true;
    return false;
}

/* The texts that can be read in one way alone, by encoding. */
static void witnesses_count(const struct readings *readings, size_t counts[LEGACY_LEN])
{
    for (int i = 0; i < LEGACY_LEN; i++) {
        if (is_viable(&readings->in[i]) && readings->in[i].good && !is_contested(readings, i)) {
            counts[i]++;
            return;
        }
    }
}

/* What reads the same in all is Unicode. */
static struct legacy_result decided(const struct readings *readings, int encoding)
{
    struct str text = readings->in[encoding].text;
    bool same = str_eq(text, readings->in[LEGACY_NONE].text);

    return (struct legacy_result){ text, same ? LEGACY_NONE : (enum legacy)encoding, false, S("") };
}

static struct legacy_result doubtful(const struct readings *readings, struct str text, int encoding)
{
    return (struct legacy_result){ text, (enum legacy)encoding, true, readings->in[encoding].text };
}

/* The encoding without a fault that most witnesses speak for; -1: there is none without a fault. */
static int likeliest(const struct readings *readings, const size_t counts[LEGACY_LEN])
{
    int best = -1;

    for (int i = 0; i < LEGACY_LEN; i++)
        if (is_viable(&readings->in[i]) && (best < 0 || counts[i] > counts[best]))
            best = i;
    return best;
}

/* An encoding witnesses speak for too, that says something else; -1: none. */
static int disputing(const struct readings *readings, const size_t counts[LEGACY_LEN], int encoding)
{
    for (int i = 0; i < LEGACY_LEN; i++)
        if (i != encoding && counts[i] && is_viable(&readings->in[i]) &&
            !str_eq(readings->in[i].text, readings->in[encoding].text))
            return i;
    return -1;
}

/* Signs among letters are worse than letters that spell nothing we know. */
static bool is_worse(const struct reading *a, const struct reading *b)
{
    return a->strange != b->strange ? a->strange > b->strange : a->foreign > b->foreign;
}

/* No reading is without a fault: as it stands, unless another one is plainly better. Signs among
 * its letters (Ir¾c) are reason enough to ask whether it is in one of the encodings people had. */
static struct legacy_result faulty(
    const struct readings *readings, const size_t counts[LEGACY_LEN], struct str text)
{
    int best = LEGACY_NONE;

    for (int i = 0; i < LEGACY_LEN; i++)
        if (is_worse(&readings->in[best], &readings->in[i]) &&
            (counts[i] || readings->in[i].good > readings->in[best].good ||
                (i <= LEGACY_VNI && readings->in[best].strange && !readings->in[i].strange)))
            best = i;
    if (best == LEGACY_NONE)
        return (struct legacy_result){ text, LEGACY_NONE, false, S("") };
    return doubtful(readings, text, best);
}

/* The font says one thing, the text may say another too. */
static bool font_decides(
    const struct readings *readings, const size_t counts[LEGACY_LEN], enum legacy of_font)
{
    const struct reading *as_it_is = &readings->in[LEGACY_NONE];

    if (!is_viable(as_it_is) || str_eq(as_it_is->text, readings->in[of_font].text))
        return true;
    return counts[of_font] && !counts[LEGACY_NONE];
}

static struct legacy_result decide(const struct readings *readings, const struct legacy_text *text,
    const size_t counts[LEGACY_LEN])
{
    enum legacy of_font = legacy_of_font(text->font);
    int best = likeliest(readings, counts), dispute;

    if (readings->plain)
        return (struct legacy_result){ text->text, LEGACY_NONE, false, S("") };
    if (of_font != LEGACY_NONE && is_viable(&readings->in[of_font]))
        return font_decides(readings, counts, of_font)
                   ? decided(readings, (int)of_font)
                   : doubtful(readings, text->text, (int)of_font);
    if (best < 0 && of_font != LEGACY_NONE && !readings->in[of_font].strange)
        return doubtful(readings, text->text, (int)of_font);
    if (best < 0)
        return faulty(readings, counts, text->text);
    if (!is_contested(readings, best))
        return decided(readings, best);
    /* Nobody speaks for anything: it is what it looks like, if that is without a fault. */
    if (!counts[best])
        return best == LEGACY_NONE ? decided(readings, best) : doubtful(readings, text->text, best);
    dispute = disputing(readings, counts, best);
    if (dispute < 0)
        return decided(readings, best);
    return doubtful(readings, text->text, best == LEGACY_NONE ? dispute : best);
}

void legacy_read(
    struct arena *arena, const struct legacy_text *texts, size_t len, struct legacy_result *results)
{
    struct readings *readings = ARENA_ARRAY(arena, len, struct readings);
    size_t counts[LEGACY_LEN] = { 0 };

    for (size_t i = 0; i < len; i++) {
        readings[i] = read_all(arena, &texts[i]);
        if (!readings[i].plain)
            witnesses_count(&readings[i], counts);
    }
    for (size_t i = 0; i < len; i++) {
        results[i] = decide(&readings[i], &texts[i], counts);
        if (results[i].encoding == LEGACY_TCVN3 && !results[i].doubtful &&
            shows_capitals(texts[i].font))
            results[i].text = legacy_capitals(arena, results[i].text);
    }
}
