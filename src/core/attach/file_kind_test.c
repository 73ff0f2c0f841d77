#include "core/attach/file_kind.h"

#include "base/mem.h"
#include "tests/unit.h"

#define FOLDER "tests/data/files/"
#define MP3_FRAME "\xff\xfb\x90\x64"
#define MP3_FRAME_BYTES 417 /* 144 * 128000 / 44100 */

static const char *const verdict_names[] = {
    [FILE_OK] = "ok",
    [FILE_EMPTY] = "empty",
    [FILE_NAME] = "name",
    [FILE_UNKNOWN] = "unknown",
    [FILE_PROGRAM] = "program",
    [FILE_MACRO] = "macro",
    [FILE_LOCKED] = "locked",
    [FILE_BROKEN] = "broken",
    [FILE_ENDING] = "ending",
    [FILE_DECLARED] = "declared",
};

/* "ok docx", or why not. */
static struct str said(struct arena *arena, struct str name, struct str declared, struct str bytes)
{
    enum file_kind kind = FILE_KIND_COUNT;
    enum file_verdict verdict = file_check(name, declared, bytes, &kind);

    if (verdict != FILE_OK)
        return str_of(verdict_names[verdict]);
    return str_format(arena, "ok %s", file_kind_names[kind]);
}

static const struct {
    const char *file, *verdict;
} files[] = {
    { "bang.pdf", "ok pdf" },
    { "anh.jpg", "ok jpeg" },
    { "anh.png", "ok png" },
    { "van_ban.docx", "ok docx" },
    { "trang.docx", "ok docx" },
    { "bang.xlsx", "ok xlsx" },
    { "van_ban.doc", "ok doc" },
    { "bang.xls", "ok xls" },
    { "van_ban.odt", "ok odt" },
    { "khong_macro.odt", "ok odt" },
    { "bang.ods", "ok ods" },
    { "ghi_am.wav", "ok wav" },
    { "macro.docx", "macro" },
    { "macro.odt", "macro" },
    { "macro.xls", "macro" },
    { "mat_khau.xlsx", "locked" },
    { "chuong_trinh.docx", "program" },
    { "nen.zip", "unknown" },
    { "make_files.py", "program" },
};

static void real_files_are_what_they_are(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        struct str path = str_format(arena, FOLDER "%s", files[i].file);

        expect_text(said(arena, str_of(files[i].file), S(""), file_read(arena, path.ptr)),
            files[i].verdict, files[i].file);
    }
    arena_free(arena);
}

#define BYTES(lit) \
    { \
        lit, sizeof(lit) - 1 \
    }

static const struct {
    const char *what, *name, *declared;
    struct str bytes;
    const char *verdict;
} cases[] = {
    /* clang-format off */
    { "nothing in it",                 "a.pdf", "", BYTES(""), "empty" },
    { "a PDF",                         "a.pdf", "application/pdf", BYTES("%PDF-1.7\n"), "ok pdf" },
    { "capitals",                      "A.PDF", "Application/PDF", BYTES("%PDF-1.7\n"), "ok pdf" },
    { "Vietnamese",                    "Phụ lục số 1.pdf", "", BYTES("%PDF-1.4\n"), "ok pdf" },
    { "no type said",                  "a.pdf", "application/octet-stream", BYTES("%PDF-1.7\n"), "ok pdf" },
    { "a type nobody knows",           "a.pdf", "application/vnd.example", BYTES("%PDF-1.7\n"), "ok pdf" },
    { "another type said",             "a.pdf", "image/png", BYTES("%PDF-1.7\n"), "declared" },
    { "a page said",                   "a.pdf", "text/html", BYTES("%PDF-1.7\n"), "declared" },
    { "an unknown picture said",       "a.pdf", "image/webp", BYTES("%PDF-1.7\n"), "declared" },
    { "another ending",                "a.png", "", BYTES("%PDF-1.7\n"), "ending" },
    { "a second ending",               "a.exe.pdf", "", BYTES("%PDF-1.7\n"), "ok pdf" },
    { "something before the PDF",      "a.pdf", "", BYTES("<html>%PDF-1.7\n"), "unknown" },
    { "a picture's other endings",     "a.jpeg", "image/pjpeg", BYTES("\xff\xd8\xff\xe0"), "ok jpeg" },
    { "a page called a picture",       "a.png", "image/png", BYTES("<!doctype html><script>"), "unknown" },
    { "a drawing with scripts",        "a.svg", "image/svg+xml", BYTES("<svg onload='x()'/>"), "program" },
    { "a page",                        "a.html", "text/html", BYTES("<p>"), "program" },
    { "a program called a PDF",        "a.pdf", "application/pdf", BYTES("MZ\x90\x00"), "program" },
    { "a program called an office file", "a.docx", "", BYTES("\x7f" "ELF\x02"), "program" },
    { "a script called a PDF",         "a.pdf", "", BYTES("#!/bin/sh\n"), "program" },
    { "a shortcut",                    "a.pdf", "", BYTES("L\0\0\0\x01\x14\x02\0"), "program" },
    { "a program by its name",         "a.exe", "", BYTES("%PDF-1.7\n"), "program" },
    { "the same in capitals",          "a.JS", "", BYTES("%PDF-1.7\n"), "program" },
    { "text",                          "a.txt", "text/plain", BYTES("Lúa"), "unknown" },
    { "presentations are not taken",   "a.pptx", "", BYTES("PK\x03\x04"), "broken" },
    { "an archive cut off",            "a.docx", "", BYTES("PK\x03\x04\x14\x00"), "broken" },
    { "an old office file cut off",    "a.doc", "", BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "broken" },
    { "Ogg with Opus in it",           "a.ogg", "audio/ogg; codecs=opus", BYTES("OggS\0\x02\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\1\2\3\4\x01\x13OpusHead\1"), "ok ogg" },
    { "Ogg with a film in it",         "a.ogg", "audio/ogg", BYTES("OggS\0\x02\0\0\0\0\0\0\0\0\1\0\0\0\0\0\0\0\1\2\3\4\x01\x2a\x80theora\3"), "unknown" },
    { "a telephone's recording",       "a.m4a", "audio/x-m4a", BYTES("\0\0\0\x1c" "ftypM4A \0\0\0\0"), "ok m4a" },
    { "a film",                        "a.mov", "", BYTES("\0\0\0\x14" "ftypqt  \0\0\0\0"), "unknown" },
    { "RIFF that is no sound",         "a.wav", "", BYTES("RIFF\x24\0\0\0AVI LIST"), "unknown" },
    { "a tag before the sound",        "a.mp3", "audio/mp3", BYTES("ID3\x03\0\0\0\0\0\x02\0\0\xff\xfb"), "ok mp3" },
    { "a tag longer than the file",    "a.mp3", "", BYTES("ID3\x03\0\0\0\0\x7f\x7f\0\0"), "unknown" },
    { "a path",                        "../a.pdf", "", BYTES("%PDF-1.7\n"), "name" },
    { "a path of Windows",             "C:\\a.pdf", "", BYTES("%PDF-1.7\n"), "name" },
    { "a hidden file",                 ".pdf", "", BYTES("%PDF-1.7\n"), "name" },
    { "no ending",                     "a", "", BYTES("%PDF-1.7\n"), "name" },
    { "an empty ending",               "a.", "", BYTES("%PDF-1.7\n"), "name" },
    { "a line end",                    "a\n.pdf", "", BYTES("%PDF-1.7\n"), "name" },
    { "no name",                       "", "", BYTES("%PDF-1.7\n"), "name" },
    /* clang-format on */
};

static void each_case_is_decided_as_written(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);

    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        expect_text(said(arena, str_of(cases[i].name), str_of(cases[i].declared), cases[i].bytes),
            cases[i].verdict, cases[i].what);
    arena_free(arena);
}

static void sound_without_a_tag_needs_two_frames(void **state)
{
    static char two[MP3_FRAME_BYTES + 8];

    (void)state;
    memcpy(two, MP3_FRAME, 4);
    assert_int_equal(
        file_recognise((struct str){ two, sizeof(two) }, &(enum file_kind){ 0 }), FILE_UNKNOWN);
    memcpy(two + MP3_FRAME_BYTES, MP3_FRAME, 4);
    assert_int_equal(
        file_recognise((struct str){ two, sizeof(two) }, &(enum file_kind){ 0 }), FILE_OK);
}

/* Cut anywhere, or with any byte turned over, an office file is decided without a fault. */
static void a_damaged_file_is_decided_too(void **state)
{
    static const char *const paths[] = { FOLDER "van_ban.docx", FOLDER "bang.ods",
        FOLDER "bang.xls" };
    struct arena *arena = arena_new(UNIT_BYTES);
    enum file_kind kind;

    (void)state;
    for (size_t f = 0; f < ARRAY_LEN(paths); f++) {
        struct str whole = file_read(arena, paths[f]);
        char *copy = arena_bytes(arena, whole.len);

        for (size_t len = 0; len < whole.len; len++)
            if (file_recognise(str_sub(whole, 0, len), &kind) == FILE_OK &&
                str_starts(whole, S("PK")))
                fail_msg("%s cut to %zu bytes is taken", paths[f], len);
        for (size_t at = 0; at < whole.len; at++) {
            memcpy(copy, whole.ptr, whole.len);
            copy[at] = (char)~copy[at];
            (void)file_recognise((struct str){ copy, whole.len }, &kind);
        }
    }
    arena_free(arena);
}

static void the_table_has_no_two_kinds_of_one_ending(void **state)
{
    struct arena *arena = arena_new(UNIT_BYTES);
    struct buf all = { .arena = arena };

    (void)state;
    for (int kind = 0; kind < FILE_KIND_COUNT; kind++)
        buf_addf(&all, " %s ", file_kind_endings[kind]);
    for (int kind = 0; kind < FILE_KIND_COUNT; kind++) {
        struct str left = str_of(file_kind_endings[kind]);

        while (left.len) {
            struct str ending = str_cut(&left, ' ');
            struct str word = str_format(arena, " " STR_FMT " ", STR_ARG(ending));
            struct str text = buf_str(&all);
            size_t at = str_find(text, word);

            assert_true(at < text.len);
            text = str_sub(text, at + 1, text.len);
            assert_int_equal(str_find(text, word), text.len);
        }
    }
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(real_files_are_what_they_are),
        cmocka_unit_test(each_case_is_decided_as_written),
        cmocka_unit_test(sound_without_a_tag_needs_two_frames),
        cmocka_unit_test(a_damaged_file_is_decided_too),
        cmocka_unit_test(the_table_has_no_two_kinds_of_one_ending),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
