#include "core/legacy.h"

#include <iconv.h>
#include <string.h>

#include "tests/unit.h"

#define VECTORS_MAX 512

struct vector {
    struct str source, encoding, surface, expected;
};

struct vectors {
    struct arena *arena;
    struct vector items[VECTORS_MAX];
    size_t len;
};

static struct str without_escapes(struct arena *arena, struct str text)
{
    struct buf out = { .arena = arena };

    while (text.len) {
        size_t at = str_find(text, S("\\n"));

        buf_add(&out, str_sub(text, 0, at));
        if (at < text.len)
            buf_add_char(&out, '\n');
        text = str_sub(text, at + 2, text.len);
    }
    return buf_str(&out);
}

static void vectors_load(struct vectors *vectors)
{
    struct str rest;

    *vectors = (struct vectors){ .arena = arena_new(UNIT_BYTES) };
    rest = file_read(vectors->arena, "tests/golden/legacy.test");
    while (rest.len) {
        struct str line = str_cut(&rest, '\n');
        struct vector *vector = &vectors->items[vectors->len];

        if (str_starts(line, S("#")))
            continue;
        assert_true(vectors->len++ < VECTORS_MAX);
        vector->source = str_cut(&line, '\t');
        vector->encoding = str_cut(&line, '\t');
        vector->surface = without_escapes(vectors->arena, str_cut(&line, '\t'));
        vector->expected = without_escapes(vectors->arena, line);
    }
}

static enum legacy encoding_of(struct str name)
{
    if (str_eq(name, S("tcvn3")))
        return LEGACY_TCVN3;
    return str_eq(name, S("vni")) ? LEGACY_VNI : LEGACY_NONE;
}

/* Told the encoding, every letter is right. */
static void known_encodings_are_converted(void **state)
{
    struct vectors v;

    (void)state;
    vectors_load(&v);
    for (size_t i = 0; i < v.len; i++) {
        struct str found =
            legacy_convert(v.arena, encoding_of(v.items[i].encoding), v.items[i].surface);

        if (!str_eq(found, v.items[i].expected))
            fail_msg("line %zu: \"" STR_FMT "\" became \"" STR_FMT "\", not \"" STR_FMT "\"", i,
                STR_ARG(v.items[i].surface), STR_ARG(found), STR_ARG(v.items[i].expected));
    }
    print_message("%zu texts in known encodings\n", v.len);
    assert_true(v.len > 250);
    arena_free(v.arena);
}

struct tally {
    size_t read, asked, left; /* left: what is a text as it stands too */
};

/* Reads the vectors from `from` to `to` as one source. */
static void read_together(const struct vectors *v, size_t from, size_t to, struct tally *tally)
{
    struct legacy_text texts[VECTORS_MAX] = { 0 };
    struct legacy_result results[VECTORS_MAX];

    for (size_t i = from; i < to; i++)
        texts[i - from] = (struct legacy_text){ .text = v->items[i].surface };
    legacy_read(v->arena, texts, to - from, results);
    for (size_t i = from; i < to; i++) {
        const struct legacy_result *result = &results[i - from];

        if (result->doubtful) {
            assert_true(str_eq(result->text, v->items[i].surface));
            tally->asked++;
        } else if (str_eq(result->text, v->items[i].expected)) {
            tally->read++;
        } else {
            if (result->encoding != LEGACY_NONE)
                fail_msg("\"" STR_FMT "\" read as \"" STR_FMT "\", is \"" STR_FMT "\"",
                    STR_ARG(texts[i - from].text), STR_ARG(result->text),
                    STR_ARG(v->items[i].expected));
            tally->left++;
        }
    }
}

/* Not told, and by the file they are from: none wrong, few asked about. */
static void files_are_recognised(void **state)
{
    struct vectors v;
    struct tally tally = { 0 };
    size_t files = 0;

    (void)state;
    vectors_load(&v);
    for (size_t from = 0, to; from < v.len; from = to) {
        for (to = from + 1; to < v.len && str_eq(v.items[to].source, v.items[from].source) &&
                            str_eq(v.items[to].encoding, v.items[from].encoding);
             to++)
            ;
        read_together(&v, from, to, &tally);
        files++;
    }
    print_message("%zu texts of %zu sources: %zu read, %zu asked about, %zu wrong\n", v.len, files,
        tally.read, tally.asked, tally.left);
    assert_int_equal(tally.left, 0);
    assert_true(tally.asked * 20 < v.len);
    arena_free(v.arena);
}

/* Each alone: none is made wrong; a few could be Unicode as they stand and are left. */
static void texts_alone_are_not_made_wrong(void **state)
{
    struct vectors v;
    struct tally tally = { 0 };

    (void)state;
    vectors_load(&v);
    for (size_t i = 0; i < v.len; i++)
        read_together(&v, i, i + 1, &tally);
    print_message("%zu texts alone: %zu read, %zu asked about, %zu left as they are\n", v.len,
        tally.read, tally.asked, tally.left);
    assert_true(tally.left * 20 < v.len);
    arena_free(v.arena);
}

/* glibc knows two of the encodings. */
static void agrees_with_iconv(enum legacy encoding, const char *name)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    iconv_t cd = iconv_open("UTF-8", name);
    int same = 0;

    assert_true(cd != (iconv_t)-1);
    for (int byte = 0x80; byte < 0x100; byte++) {
        char in[2] = { (char)byte, 0 }, out[16] = { 0 };
        char *from = in, *to = out;
        size_t in_left = 1, out_left = sizeof(out) - 1;
        struct str ours;

        /* iconv holds a letter back until it knows that no combining sign follows. */
        if (iconv(cd, &from, &in_left, &to, &out_left) == (size_t)-1 ||
            iconv(cd, NULL, NULL, &to, &out_left) == (size_t)-1 || !out[0])
            continue;
        ours = legacy_convert(arena, encoding, legacy_surface(arena, (struct str){ in, 1 }));
        /* TCVN 5712 has more than the fonts: capitals, and tones on their own. */
        if (str_eq(ours, legacy_surface(arena, (struct str){ in, 1 })))
            continue;
        if (!str_eq(ours, str_of(out)))
            fail_msg("%s %02x: \"" STR_FMT "\", glibc says \"%s\"", name, byte, STR_ARG(ours), out);
        same++;
    }
    iconv_close(cd);
    print_message("%s: %d bytes as glibc has them\n", name, same);
    assert_true(same > 60);
    arena_free(arena);
}

static void tables_are_those_of_glibc(void **state)
{
    (void)state;
    agrees_with_iconv(LEGACY_TCVN3, "TCVN5712-1");
    agrees_with_iconv(LEGACY_VISCII, "VISCII");
}

static int nibble(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* "a7 a1" as letters of Windows, behind a b. */
static struct str surface_of_hex(struct arena *arena, struct str hex)
{
    struct buf bytes = { .arena = arena };

    buf_add_char(&bytes, 'b');
    for (size_t i = 0; i + 1 < hex.len; i += 3)
        buf_add_char(&bytes, (char)(nibble(hex.ptr[i]) * 16 + nibble(hex.ptr[i + 1])));
    return legacy_surface(arena, buf_str(&bytes));
}

/* tests/data/legacy-encoding/tables.csv: encoding, bytes in hex, surface, U+…, letter, … */
static void tables_are_those_of_others(void **state)
{
    static const char *const names[LEGACY_LEN] = { "", "tcvn3", "vni", "viscii", "vps" };
    struct arena *arena = arena_new(UNIT_BYTES);
    struct str rest = file_read(arena, "tests/data/legacy-encoding/tables.csv");
    int counts[LEGACY_LEN] = { 0 };

    (void)state;
    (void)str_cut(&rest, '\n');
    while (rest.len) {
        struct str line = str_cut(&rest, '\n'), name = str_cut(&line, ','),
                   hex = str_cut(&line, ','), letter, found;
        int encoding = 1;

        (void)str_cut(&line, ',');
        (void)str_cut(&line, ',');
        letter = str_cut(&line, ',');
        while (encoding < LEGACY_LEN && !str_eq(name, str_of(names[encoding])))
            encoding++;
        assert_true(encoding < LEGACY_LEN);
        /* Behind a letter: alone, a quotation mark is one. */
        found = legacy_convert(arena, (enum legacy)encoding, surface_of_hex(arena, hex));
        if (!str_eq(found, str_format(arena, "b" STR_FMT, STR_ARG(letter))))
            fail_msg(STR_FMT " " STR_FMT ": \"" STR_FMT "\", not \"" STR_FMT "\"", STR_ARG(name),
                STR_ARG(hex), STR_ARG(found), STR_ARG(letter));
        counts[encoding]++;
    }
    for (int i = 1; i < LEGACY_LEN; i++)
        print_message("%s: %d letters\n", names[i], counts[i]);
    assert_true(counts[LEGACY_VPS] > 100 && counts[LEGACY_VNI] > 130);
    arena_free(arena);
}

static const struct {
    const char *what, *text, *font, *expected;
    enum legacy encoding;
    bool doubtful;
} cases[] = {
    { "a font of capitals", "Céng hßa x· héi", ".VnTimeH", "CỘNG HÒA XÃ HỘI", LEGACY_TCVN3, false },
    { "a text that cannot be anything else", "thµnh phè", ".VnTime", "thành phố", LEGACY_TCVN3,
        false },
    { "a short text that is a syllable as it stands", "Soá", "VNI-Times", "Soá", LEGACY_VNI, true },
    { "the same in a font of today", "hoá", "Times New Roman", "hoá", LEGACY_NONE, false },
    { "Unicode in an old font", "tháng", ".VnTime", "tháng", LEGACY_TCVN3, true },
    { "Unicode that is nothing in the font's encoding", "tiếng Việt", ".VnTime", "tiếng Việt",
        LEGACY_NONE, false },
    { "micrograms", "25 µg/m³", "", "25 µg/m³", LEGACY_NONE, false },
    { "a capital before its small letter", "Aµ ¬i", ".VnTime", "À ơi", LEGACY_TCVN3, false },
    { "VISCII", "Cµng hòa xã hµi chü nghîa Vi®t Nam", "", "Cộng hòa xã hội chủ nghĩa Việt Nam",
        LEGACY_VISCII, false },
    { "a foreign name in an old font", "Ir¾c", ".VnTime", "Ir¾c", LEGACY_TCVN3, true },
    { "the same, the font not known", "§¨k L¨k", "", "§¨k L¨k", LEGACY_TCVN3, true },
    { "VPS", "C¶ng hòa xã h¶i chû nghïa ViŒt Nam", "", "Cộng hòa xã hội chủ nghĩa Việt Nam",
        LEGACY_VPS, false },
    { "names of abroad", "Citroën, Škoda, São Paulo", "", "Citroën, Škoda, São Paulo", LEGACY_NONE,
        false },
    { "a unit", "1.250 m³/ngày", "", "1.250 m³/ngày", LEGACY_NONE, false },
    { "quotation marks", "“Đề án 06” – giai đoạn 2", "", "“Đề án 06” – giai đoạn 2", LEGACY_NONE,
        false },
    { "abbreviations", "NQ số 29/NQ-HĐND", "", "NQ số 29/NQ-HĐND", LEGACY_NONE, false },
};

static void texts_with_fonts(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct legacy_text text = { str_of(cases[i].text), str_of(cases[i].font) };
        struct legacy_result result;

        legacy_read(arena, &text, 1, &result);
        expect_text(result.text, cases[i].expected, cases[i].what);
        if (result.encoding != cases[i].encoding || result.doubtful != cases[i].doubtful)
            fail_msg("%s: %s%s", cases[i].what, legacy_titles[result.encoding],
                result.doubtful ? ", doubtful" : "");
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_encodings_are_converted),
        cmocka_unit_test(files_are_recognised),
        cmocka_unit_test(texts_alone_are_not_made_wrong),
        cmocka_unit_test(tables_are_those_of_glibc),
        cmocka_unit_test(tables_are_those_of_others),
        cmocka_unit_test(texts_with_fonts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
