/*
 * pdf_place -- where on its page a signature may show itself.
 *
 * An issued document names the area where its leader signs and its seal is put; there a
 * picture may reach over the lines of position and name, as a seal in its real size does. Outside
 * of it, and in documents that name none, a picture may stand where nothing is drawn from one side
 * of the page to the other, and where the document names an area only on that page. A signature
 * without a picture takes no room and may be anywhere.
 *
 * Layer:  sign
 * Owns:   nothing
 * Fails:  SIGN_WIDGET_PLACE, SIGN_WIDGET_LARGE, SIGN_LABEL and those of pdf_file
 * Limits: PDF_PAGES_MAX
 * Tests:  tests/sign/place_attack_test.c, tests/fuzz/fuzz_verify.c
 */
#ifndef BAOCAO_PDF_PLACE_H
#define BAOCAO_PDF_PLACE_H

#include "sign/pdf_append.h"
#include "sign/pdf_fields.h"

#define PDF_AREA_KEY "BaoCaoViTriKy"

/* Of the document's properties; pages count from 0. */
struct pdf_area {
    bool there;
    int64_t page;
    struct pdf_box box;
};

struct str pdf_area_kept(struct arena *arena, const struct pdf_area *area);
enum status pdf_read_area(struct pdf_file *file, struct pdf_area *out) MUST_CHECK;
bool pdf_same_area(const struct pdf_area *a, const struct pdf_area *b);
/* The box moved, and made smaller if it is larger, so that it is in the area. */
struct pdf_box pdf_area_fit(const struct pdf_area *area, struct pdf_box box);
/* Refuses a signature whose picture stands elsewhere. */
enum status pdf_check_places(struct pdf_file *file, const struct pdf_fields *fields) MUST_CHECK;

#endif
