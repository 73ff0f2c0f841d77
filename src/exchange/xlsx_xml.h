/*
 * xlsx_xml -- the XML inside an .xlsx, as a stream of events without surprises.
 *
 * No document type, no entities, a bound on everything expat would otherwise
 * keep. Only elements of the spreadsheet and relationship namespaces are
 * handed on, by their local names; what others wrap around is passed over.
 *
 * Layer:  exchange
 * Owns:   the parser; freed with the context's arena
 * Fails:  XLSX_BROKEN (not well-formed), XLSX_HOSTILE (a limit, a document type)
 * Limits: XML_DEPTH_MAX, XML_ATTRIBUTES_MAX, XML_TOKEN_BYTES_MAX, XML_NAMES_MAX
 * Tests:  xlsx_read_test.c, tests/fuzz/fuzz_xlsx.c
 */
#ifndef BAOCAO_XLSX_XML_H
#define BAOCAO_XLSX_XML_H

#include "base/ctx.h"

/* attributes: name, value, name, value … NULL */
struct xml_events {
    enum status (*start)(void *user, struct str name, const char **attributes);
    enum status (*end)(void *user, struct str name);
    enum status (*text)(void *user, struct str text); /* NULL: nobody listens */
};

struct xml_reader;

struct xml_reader *xml_open(struct ctx *ctx, const struct xml_events *events, void *user);
/* An xlsx_sink's take: `user` is a struct xml_reader. */
enum status xml_take(void *user, struct str piece, bool last) MUST_CHECK;

/* The value, or an empty slice with NULL ptr. */
struct str xml_attribute(const char **attributes, const char *name);
/* The value of r:id, whichever prefix it has. */
struct str xml_relationship(const char **attributes);
int64_t xml_number(const char **attributes, const char *name, int64_t otherwise);
/* "1" and "true"; otherwise if it is not there. */
bool xml_flag(const char **attributes, const char *name, bool otherwise);

#endif
