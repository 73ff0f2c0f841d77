#include "domain/archive_metadata.h"

#include "core/annex6.h"
#include "domain/retentions.h"

struct file_group {
    struct str title, maintenance, rights, creator, language;
    int64_t start_on, end_on, documents, pages;
};

struct code_group {
    struct str organ_id;
    int64_t catalog;
    struct str notation;
};

struct document_group {
    int64_t ordinal;
    struct str type_name, code_number, code_notation;
    int64_t issued_on;
    struct str organ_name, subject, language;
    int64_t pages;
};

struct metadata {
    struct code_group code;
    struct file_group file;
    struct list documents; /* struct document_group */
    struct list faults;    /* struct str */
};

#define AS(wire, holder, member, kind, words) \
    { \
        .name = (wire), .offset = offsetof(holder, member), .type = (kind), .flags = F_READ, \
        .doc = (words) \
    }

/* clang-format off */
static const struct field file_fields[] = {
    AS("Title",       struct file_group, title,       FIELD_TEXT, "What the file is called."),
    AS("Maintenance", struct file_group, maintenance, FIELD_TEXT, "How long it is kept."),
    AS("Rights",      struct file_group, rights,      FIELD_TEXT, "Who may use it; not known."),
    AS("Creator",     struct file_group, creator,     FIELD_TEXT, "Who closed it."),
    AS("Language",    struct file_group, language,    FIELD_TEXT, "Language."),
    AS("StartDate",   struct file_group, start_on,    FIELD_DATE, "Day of the first document."),
    AS("EndDate",     struct file_group, end_on,      FIELD_DATE, "Day of the last."),
    AS("DocTotal",    struct file_group, documents,   FIELD_INT,  "Documents in it."),
    AS("PageTotal",   struct file_group, pages,       FIELD_INT,  "Pages of all of them."),
};
static const struct field code_fields[] = {
    AS("OrganId",      struct code_group, organ_id, FIELD_TEXT, "Code of the agency."),
    AS("FileCatalog",  struct code_group, catalog,  FIELD_INT,  "Year of the file."),
    AS("FileNotation", struct code_group, notation, FIELD_TEXT, "Number and symbol of the file."),
};
static const struct field document_fields[] = {
    AS("DocOrdinal",   struct document_group, ordinal,       FIELD_INT,  "Place in the file."),
    AS("TypeName",     struct document_group, type_name,     FIELD_TEXT, "Kind of document."),
    AS("CodeNumber",   struct document_group, code_number,   FIELD_TEXT, "Its number."),
    AS("CodeNotation", struct document_group, code_notation, FIELD_TEXT, "Its symbol."),
    AS("IssuedDate",   struct document_group, issued_on,     FIELD_DATE, "Its day."),
    AS("OrganName",    struct document_group, organ_name,    FIELD_TEXT, "Who issued it."),
    AS("Subject",      struct document_group, subject,       FIELD_TEXT, "What it is about."),
    AS("Language",     struct document_group, language,      FIELD_TEXT, "Language."),
    AS("PageAmount",   struct document_group, pages,         FIELD_INT,  "Pages of its PDF."),
};
static const struct resource code_resource = { .name = "archive_metadata_code", .size = sizeof(struct code_group),
    .fields = code_fields, .fields_len = ARRAY_LEN(code_fields) };
static const struct resource file_resource = { .name = "archive_metadata_file", .size = sizeof(struct file_group),
    .fields = file_fields, .fields_len = ARRAY_LEN(file_fields) };
static const struct resource document_resource = { .name = "archive_metadata_document", .size = sizeof(struct document_group),
    .fields = document_fields, .fields_len = ARRAY_LEN(document_fields) };
static const struct field metadata_fields[] = {
    { .name = "FileCode", .offset = offsetof(struct metadata, code), .type = FIELD_RECORD, .flags = F_READ, .of = &code_resource, .doc = "The file's code." },
    { .name = "File", .offset = offsetof(struct metadata, file), .type = FIELD_RECORD, .flags = F_READ, .of = &file_resource, .doc = "The file." },
    { .name = "Documents", .offset = offsetof(struct metadata, documents), .type = FIELD_LIST, .flags = F_READ, .of = &document_resource, .doc = "What stands in it." },
    { .name = "faults", .offset = offsetof(struct metadata, faults), .type = FIELD_LIST, .flags = F_READ, .doc = "What the annex has no room for." },
};
static const struct resource metadata_resource = { .name = "archive_metadata", .size = sizeof(struct metadata),
    .fields = metadata_fields, .fields_len = ARRAY_LEN(metadata_fields) };
/* clang-format on */

#define LANGUAGE S("Tiếng Việt")

static struct document_group document_of(struct annex6_faults *faults,
    const struct archive_manifest *manifest, const struct manifest_entry *entry)
{
    size_t slash = str_find(entry->code, S("/"));

    return (struct document_group){
        .ordinal = entry->number,
        .type_name = S("Báo cáo"),
        .code_number = annex6_fit(faults, ANNEX6_CODE_NUMBER, str_sub(entry->code, 0, slash)),
        .code_notation = annex6_fit(
            faults, ANNEX6_CODE_NOTATION, str_sub(entry->code, slash + 1, entry->code.len)),
        .issued_on = entry->issued_on,
        .organ_name = annex6_fit(faults, ANNEX6_ORGAN_NAME, manifest->unit_name),
        .subject = annex6_fit(faults, ANNEX6_SUBJECT, entry->subject),
        .language = LANGUAGE,
        .pages = entry->pages,
    };
}

static void file_count(struct file_group *file, const struct document_group *document)
{
    int64_t day = document->issued_on;

    file->documents++;
    file->pages += document->pages;
    if (day == DATE_NONE)
        return;
    if (file->start_on == DATE_NONE || day < file->start_on)
        file->start_on = day;
    if (file->end_on == DATE_NONE || day > file->end_on)
        file->end_on = day;
}

struct str archive_metadata_write(
    struct arena *arena, const struct archive_manifest *manifest, struct str creator)
{
    struct annex6_faults faults = { .arena = arena };
    struct document_group *documents =
        ARENA_ARRAY(arena, manifest->entries.len + 1, struct document_group);
    struct metadata out = {
        .code = { .organ_id = annex6_fit(&faults, ANNEX6_ORGAN_ID, manifest->unit_code),
            .catalog = manifest->year,
            .notation = annex6_fit(&faults, ANNEX6_FILE_NOTATION,
                annex6_notation(arena, manifest->part, manifest->regime_code)) },
        .file = { .title = annex6_fit(&faults, ANNEX6_TITLE, manifest->title),
            .maintenance = annex6_fit(&faults, ANNEX6_MAINTENANCE,
                manifest->years ? archive_years_words(arena, manifest->years) : S("Vĩnh viễn")),
            .creator = annex6_fit(&faults, ANNEX6_CREATOR, creator),
            .language = LANGUAGE,
            .start_on = DATE_NONE,
            .end_on = DATE_NONE },
        .documents = { documents, manifest->entries.len },
    };

    for (size_t i = 0; i < manifest->entries.len; i++) {
        documents[i] =
            document_of(&faults, manifest, LIST_AT(manifest->entries, struct manifest_entry, i));
        file_count(&out.file, &documents[i]);
    }
    out.faults = faults.items;
    return resource_to_json(arena, &metadata_resource, &out);
}
