#include "model/metadata.h"

#define NAMED(type, member, wire) .name = wire, .offset = offsetof(type, member)

/* clang-format off */
static const struct field organ_fields[] = {
    { NAMED(struct metadata_organ, id, "OrganId"),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Code of the agency, 13 characters at most." },
    { NAMED(struct metadata_organ, name, "OrganName"), .type = FIELD_TEXT, .flags = F_READ, .doc = "Its name, 200 characters at most." },
};
static const struct resource organ_resource = { .name = "metadata_organ", .size = sizeof(struct metadata_organ),
    .fields = organ_fields, .fields_len = ARRAY_LEN(organ_fields) };

static const struct field file_code_fields[] = {
    { NAMED(struct metadata_file_code, organ_id, "OrganId"),      .type = FIELD_TEXT, .flags = F_READ, .doc = "Code of the agency whose file it is in, 13 characters at most." },
    { NAMED(struct metadata_file_code, catalog, "FileCatalog"),   .type = FIELD_INT,  .flags = F_READ, .doc = "The year the file was begun in." },
    { NAMED(struct metadata_file_code, notation, "FileNotation"), .type = FIELD_TEXT, .flags = F_READ, .doc = "Number and symbol of the file, 20 characters at most; empty: it is in none yet." },
};
static const struct resource file_code_resource = { .name = "metadata_file_code", .size = sizeof(struct metadata_file_code),
    .fields = file_code_fields, .fields_len = ARRAY_LEN(file_code_fields) };

static const struct field signer_fields[] = {
    { NAMED(struct metadata_signer, position, "Position"),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Position of who signed, 100 characters at most." },
    { NAMED(struct metadata_signer, full_name, "FullName"), .type = FIELD_TEXT, .flags = F_READ, .doc = "The name below the signature, 50 characters at most." },
};
static const struct resource signer_resource = { .name = "metadata_signer", .size = sizeof(struct metadata_signer),
    .fields = signer_fields, .fields_len = ARRAY_LEN(signer_fields) };

static const struct field metadata_fields[] = {
    { MEMBER(struct document_metadata, report_id), .type = FIELD_INT, .flags = F_READ, .doc = "The report." },
    { MEMBER(struct document_metadata, revision),  .type = FIELD_INT, .flags = F_READ, .doc = "Its newest revision, of which this is." },
    { NAMED(struct document_metadata, file_code, "FileCode"),          .type = FIELD_RECORD, .flags = F_READ, .of = &file_code_resource, .doc = "The file it is in." },
    { NAMED(struct document_metadata, ordinal, "DocOrdinal"),          .type = FIELD_INT,  .flags = F_READ, .doc = "Its place in that file; 0: it is in none yet." },
    { NAMED(struct document_metadata, type_name, "TypeName"),          .type = FIELD_TEXT, .flags = F_READ, .doc = "Kind of document, 100 characters at most." },
    { NAMED(struct document_metadata, code_number, "CodeNumber"),      .type = FIELD_TEXT, .flags = F_READ, .doc = "Its number, 11 characters at most; empty: none yet." },
    { NAMED(struct document_metadata, code_notation, "CodeNotation"),  .type = FIELD_TEXT, .flags = F_READ, .doc = "Its symbol, 30 characters at most." },
    { NAMED(struct document_metadata, issued_on, "IssuedDate"),        .type = FIELD_DATE, .flags = F_READ, .doc = "The day it bears." },
    { NAMED(struct document_metadata, organ_name, "OrganName"),        .type = FIELD_TEXT, .flags = F_READ, .doc = "Who issues it, 200 characters at most." },
    { NAMED(struct document_metadata, subject, "Subject"),             .type = FIELD_TEXT, .flags = F_READ, .doc = "What it is about, 500 characters at most." },
    { NAMED(struct document_metadata, language, "Language"),           .type = FIELD_TEXT, .flags = F_READ, .doc = "30 characters at most." },
    { NAMED(struct document_metadata, pages, "PageAmount"),            .type = FIELD_INT,  .flags = F_READ, .doc = "Pages of its PDF." },
    { NAMED(struct document_metadata, description, "Description"),     .type = FIELD_TEXT, .flags = F_READ, .doc = "Notes, 500 characters at most." },
    { NAMED(struct document_metadata, signer, "SignerInfo"),           .type = FIELD_RECORD, .flags = F_READ, .of = &signer_resource, .doc = "Who signed." },
    { NAMED(struct document_metadata, to, "To"),                       .type = FIELD_LIST, .flags = F_READ, .of = &organ_resource, .doc = "To whom it goes." },
    { NAMED(struct document_metadata, priority, "Priority"),           .type = FIELD_INT,  .flags = F_READ, .doc = "How urgent: 0, a usual one." },
    { NAMED(struct document_metadata, issued_amount, "IssuedAmount"),  .type = FIELD_INT,  .flags = F_READ, .doc = "Copies issued." },
    { NAMED(struct document_metadata, due_on, "DueDate"),              .type = FIELD_DATE, .flags = F_READ, .doc = "When it is due." },
    { NAMED(struct document_metadata, arrival_on, "ArrivalDate"),      .type = FIELD_DATE, .flags = F_READ, .doc = "When it arrived; null: it was not taken in yet." },
    { NAMED(struct document_metadata, arrival_number, "ArrivalNumber"), .type = FIELD_INT, .flags = F_READ | F_NULL, .doc = "Its number among what arrived; null: none yet." },
    { NAMED(struct document_metadata, to_places, "ToPlaces"),          .type = FIELD_TEXT, .flags = F_READ, .doc = "Who gets copies, 1000 characters at most." },
    { NAMED(struct document_metadata, trace, "TraceHeaderList"),       .type = FIELD_TEXT, .flags = F_READ, .doc = "What was done with it, a line each: when, what, by whom." },
    { MEMBER(struct document_metadata, faults),                        .type = FIELD_LIST, .flags = F_READ, .doc = "Where the document does not fit the annex, a Vietnamese sentence each." },
};

const struct resource document_metadata_resource = { .name = "document_metadata", .size = sizeof(struct document_metadata),
    .fields = metadata_fields, .fields_len = ARRAY_LEN(metadata_fields) };
/* clang-format on */
