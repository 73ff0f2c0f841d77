#include "core/syllable.h"

#include "base/utf8.h"
#include "core/letters.h"

/* "nghiêng" is the longest; with tone and marks each letter has at most three bytes. */
#define LETTERS_MAX 8
#define BYTES_MAX (LETTERS_MAX * 3)

/* Longer ones before those they begin with. kr, br: names of the Central Highlands. */
static const char *const onsets[] = { "ngh", "ng", "nh", "n", "gh", "gi", "g", "ch", "c", "kh",
    "kr", "k", "ph", "p", "qu", "th", "tr", "t", "br", "b", "d", "đ", "h", "l", "m", "r", "s", "v",
    "x", "" };

/* Without tones, by bytes. */
/* clang-format off */
static const char *const rimes[] = {
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "e", "ec",
    "em", "en", "eng", "eo", "ep", "et", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu",
    "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu", "o", "oa", "oac", "oach", "oai", "oam",
    "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe", "oem", "oen", "oeo", "oet",
    "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăm", "oăn", "oăng", "oăt", "u",
    "ua", "uc", "ui", "um", "un", "ung", "up", "ut", "uy", "uya", "uych", "uyn", "uynh", "uyp",
    "uyt", "uyu", "uyên", "uyêt", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uêu", "uôc",
    "uôi", "uôm", "uôn", "uông", "uôp", "uôt", "uơ", "y", "ya", "ych", "yn", "ynh", "yt", "yêm",
    "yên", "yêng", "yêt", "yêu", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "ê", "êch",
    "êm", "ên", "êng", "ênh", "êp", "êt", "êu", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt",
    "ă", "ăc", "ăk", "ăm", "ăn", "ăng", "ăp", "ăt", "ơ", "ơi", "ơm", "ơn", "ơng", "ơp", "ơt", "ư",
    "ưa", "ưc", "ưi", "ưn", "ưng", "ưt", "ưu", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt",
    "ươu",
};
/* clang-format on */

/* A word taken apart: its letters in small without tone, and the tone. */
struct spelling {
    char text[BYTES_MAX + 1];
    size_t len;
    enum tone tone;
};

/* False for what is no letter of Vietnamese, or has two tones. */
static bool spell(struct str word, struct spelling *out)
{
    size_t letters = 0;

    *out = (struct spelling){ .tone = NGANG };
    while (word.len) {
        uint32_t c = utf8_next(&word);
        const struct letter *letter = letter_of(c);
        uint32_t plain = c | 0x20;

        if (++letters > LETTERS_MAX || (!letter && !letter_is_ascii(c)))
            return false;
        if (letter) {
            if (letter->tone == FOREIGN || (letter->tone != NGANG && out->tone != NGANG))
                return false;
            if (letter->tone != NGANG)
                out->tone = letter->tone;
            plain = letter_make(letter->base, letter->mark, NGANG, LOWER_CASE);
        }
        out->len += utf8_put(out->text + out->len, plain);
    }
    return true;
}

static bool is_rime(struct str text)
{
    size_t low = 0, high = ARRAY_LEN(rimes);

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(str_of(rimes[middle]), text);

        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

/* A rime that ends short has one of two tones. */
static bool bears(struct str rime, enum tone tone)
{
    return tone == SAC || tone == NANG ||
           !(str_ends(rime, S("c")) || str_ends(rime, S("ch")) || str_ends(rime, S("p")) ||
               str_ends(rime, S("t")) || str_ends(rime, S("k")));
}

/* c, g, ng are written k, gh, ngh before e, ê, i, y, and nowhere else. */
static bool fits(struct str onset, struct str rime)
{
    bool front = str_starts(rime, S("e")) || str_starts(rime, S("ê")) || str_starts(rime, S("i")) ||
                 str_starts(rime, S("y"));

    if (str_eq(onset, S("k")) || str_eq(onset, S("gh")) || str_eq(onset, S("ngh")))
        return front;
    if (str_eq(onset, S("c")) || str_eq(onset, S("ng")))
        return !front;
    if (str_eq(onset, S("g")))
        return !front || str_starts(rime, S("i"));
    return true;
}

bool syllable_is(struct str word)
{
    struct spelling spelling;
    struct str text;

    if (!spell(word, &spelling))
        return false;
    text = (struct str){ spelling.text, spelling.len };
    for (size_t i = 0; i < ARRAY_LEN(onsets); i++) {
        struct str onset = str_of(onsets[i]), rime;

        if (!str_starts(text, onset))
            continue;
        rime = str_sub(text, onset.len, text.len);
        if (is_rime(rime) && fits(onset, rime) && bears(rime, spelling.tone))
            return true;
    }
    return false;
}

bool syllable_table_is_sound(void)
{
    for (size_t i = 1; i < ARRAY_LEN(rimes); i++)
        if (str_cmp(str_of(rimes[i - 1]), str_of(rimes[i])) >= 0)
            return false;
    return true;
}
