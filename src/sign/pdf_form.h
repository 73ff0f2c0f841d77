/*
 * pdf_form -- fields put into a PDF file's form and on its pages, in a revision that is appended.
 *
 * Layer:  sign
 * Owns:   values live in the context's arena
 * Fails:  SIGN_PLACE for a page that is not there, or a box that is not on it
 * Limits: PDF_CHANGES_MAX objects a revision
 * Tests:  tests/sign/sign_test.c, tests/sign/issue_test.c
 */
#ifndef BAOCAO_PDF_FORM_H
#define BAOCAO_PDF_FORM_H

#include "sign/pdf_append.h"
#include "sign/pdf_fields.h"

struct pdf_value pdf_text_value(struct str text);
struct pdf_value pdf_name_value(const char *name);
struct pdf_value pdf_int_value(int64_t number);
/* Hundredths, with two decimals. */
struct pdf_value pdf_hundredths_value(struct arena *arena, int64_t hundredths);
struct pdf_value pdf_box_value(struct arena *arena, struct pdf_box box);
void pdf_set_key(
    struct arena *arena, struct pdf_value *dict, const char *key, struct pdf_value value);

/* A widget's dictionary without what its kind of field ("Sig", "Tx") has beside. */
struct pdf_value pdf_new_widget(
    struct arena *arena, const char *kind, struct str name, int64_t page, struct pdf_box box);
/* The number of the page's object, if all of the box is on it; pages count from 0. */
enum status pdf_page_for(
    struct pdf_file *file, size_t page, struct pdf_box box, int64_t *out) MUST_CHECK;
/* How a widget shows itself, before it is an object. */
struct pdf_look {
    struct str dict, drawing;
};
/* Nothing: by ISO 19005-2, 6.3.3, a widget that takes room has a look all the same. */
struct pdf_look pdf_empty_look(struct arena *arena, struct pdf_box box);
/* The object with this number is the widget's look. */
void pdf_use_look(struct arena *arena, int64_t number, struct pdf_value *widget);
/* Makes it an object, and that. */
void pdf_set_look(struct pdf_appending *to, const struct pdf_look *look, struct pdf_value *widget);
enum pdf_form_kind { PDF_FORM_PLAIN, PDF_FORM_SIGNED };
/* A field that will be an object with this number, and the page it stands on. */
struct pdf_placed {
    int64_t page, field;
};
/* Onto their pages and into the form; those of one page side by side. */
enum status pdf_form_add(struct pdf_appending *to, const struct pdf_placed *placed, size_t len,
    enum pdf_form_kind kind) MUST_CHECK;

#endif
