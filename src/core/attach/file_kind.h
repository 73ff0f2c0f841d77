/*
 * file_kind -- which files may be attached to a report, and what an offered file really is.
 *
 * What a file is, its bytes say; its name's ending and the type its sender
 * declared must agree. Files with macros, programs and files nobody can open
 * without a password are refused, each for its own reason. The table in
 * file_kind.c is the one list of what is taken: text by text template and
 * documents (BG-17), images and sound (BP-03).
 *
 * Macros are those of VBA, Excel 4 and ActiveX in .docx and .xlsx, VBA in .doc
 * and .xls, Basic and scripts in .odt and .ods. Nothing is unpacked.
 *
 * Layer:  core (pure)
 * Owns:   nothing
 * Fails:  never; a refusal is an answer
 * Limits: those of archive.h and compound.h
 * Tests:  file_kind_test.c, tests/fuzz/fuzz_attach.c
 */
#ifndef BAOCAO_FILE_KIND_H
#define BAOCAO_FILE_KIND_H

#include "base/str.h"

/* X(NAME, "wire", "tên", "media type", "endings, the first is the usual one") */
#define FILE_KIND_LIST(X) \
    X(PDF, "pdf", "PDF", "application/pdf", "pdf") \
    X(JPEG, "jpeg", "Ảnh JPEG", "image/jpeg", "jpg jpeg jpe jfif") \
    X(PNG, "png", "Ảnh PNG", "image/png", "png") \
    X(DOCX, "docx", "Word", \
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx") \
    X(XLSX, "xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", \
        "xlsx") \
    X(DOC, "doc", "Word 97–2003", "application/msword", "doc") \
    X(XLS, "xls", "Excel 97–2003", "application/vnd.ms-excel", "xls") \
    X(ODT, "odt", "Văn bản OpenDocument", "application/vnd.oasis.opendocument.text", "odt") \
    X(ODS, "ods", "Bảng tính OpenDocument", "application/vnd.oasis.opendocument.spreadsheet", \
        "ods") \
    X(MP3, "mp3", "Âm thanh MP3", "audio/mpeg", "mp3") \
    X(M4A, "m4a", "Âm thanh M4A", "audio/mp4", "m4a") \
    X(WAV, "wav", "Âm thanh WAV", "audio/wav", "wav") \
    X(OGG, "ogg", "Âm thanh OGG", "audio/ogg", "ogg oga opus")

enum file_kind {
#define X(name, wire, title, type, endings) FILE_##name,
    FILE_KIND_LIST(X)
#undef X
        FILE_KIND_COUNT
};

extern const char *const file_kind_names[FILE_KIND_COUNT];
extern const char *const file_kind_titles[FILE_KIND_COUNT];
extern const char *const file_kind_types[FILE_KIND_COUNT];
/* With blanks between them, lower case. */
extern const char *const file_kind_endings[FILE_KIND_COUNT];

enum file_verdict {
    FILE_OK,
    FILE_EMPTY,
    FILE_NAME,     /* the name has parts of a path, or no ending */
    FILE_UNKNOWN,  /* of no kind that is taken */
    FILE_PROGRAM,  /* a program or a script, whatever its name */
    FILE_MACRO,    /* an office file with macros */
    FILE_LOCKED,   /* an office file with a password */
    FILE_BROKEN,   /* an office file that is damaged, or built to deceive */
    FILE_ENDING,   /* of another kind than its name says */
    FILE_DECLARED, /* of another kind than its sender said */
};

/* A name any system can keep: no parts of a path, none of Windows' signs, an ending. */
bool file_name_is_plain(struct str name);
/* What stands behind the last dot, or nothing. */
struct str file_name_ending(struct str name);
/* What the bytes are; on FILE_OK *out is set. */
enum file_verdict file_recognise(struct str bytes, enum file_kind *out);
/* The whole decision. `declared` is a media type or empty; *out is set on FILE_OK, and on
 * FILE_ENDING and FILE_DECLARED to what the bytes are. */
enum file_verdict file_check(
    struct str name, struct str declared, struct str bytes, enum file_kind *out);

#endif
