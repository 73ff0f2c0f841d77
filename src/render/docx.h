/*
 * docx -- what the files of the .docx writer share: text as XML, and the parts of the archive.
 *
 * Layer:  render
 * Owns:   nothing
 * Fails:  never
 * Limits: none
 * Tests:  tests/render/docx_test.c
 */
#ifndef BAOCAO_DOCX_H
#define BAOCAO_DOCX_H

#include "render/papers.h"

#define DOCX_NAMESPACES \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" " \
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" " \
    "xmlns:v=\"urn:schemas-microsoft-com:vml\" " \
    "xmlns:o=\"urn:schemas-microsoft-com:office:office\""
#define DOCX_BEGIN "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

/* Text with what XML reserves escaped; what XML does not know left out. */
void docx_escape(struct buf *out, struct str text);
/* The parts of the archive that no report changes much. */
struct str docx_types(void);
struct str docx_relations(void);
struct str docx_document_relations(void);
struct str docx_properties(struct arena *arena, const struct paper *paper);
struct str docx_styles(struct arena *arena);
enum docx_page { DOCX_FIRST, DOCX_LATER };
/* What stands in the margin above: the page's number, and that it is a draft. */
struct str docx_header(struct arena *arena, const struct paper *paper, enum docx_page page);
/* The document itself. */
struct str docx_document(struct arena *arena, const struct paper *paper);
void docx_table(struct arena *arena, struct buf *out, const struct paper_table *table, int width);
/* One run, or several where the text has lines. */
void docx_run(struct buf *out, struct str text, unsigned marks, int size);

#endif
