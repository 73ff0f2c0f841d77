#include "model/resources.h"

#include "model/account.h"
#include "model/account_request.h"
#include "model/alert.h"
#include "model/announcement.h"
#include "model/appeal.h"
#include "model/archive.h"
#include "model/archive_task.h"
#include "model/attachment.h"
#include "model/authorisation.h"
#include "model/catalogue.h"
#include "model/cells.h"
#include "model/certificate.h"
#include "model/comment.h"
#include "model/deadline.h"
#include "model/discipline_table.h"
#include "model/document.h"
#include "model/event.h"
#include "model/form.h"
#include "model/mail.h"
#include "model/number.h"
#include "model/outage.h"
#include "model/outline.h"
#include "model/regime.h"
#include "model/report.h"
#include "model/signature.h"
#include "model/signing.h"
#include "model/succession.h"
#include "model/ticket.h"
#include "model/trust.h"
#include "model/unit.h"
#include "model/unit_reporter.h"
#include "model/urging.h"

const struct resource *const resources[] = {
    &account_resource,
    &alert_resource,
    &announcement_resource,
    &mail_resource,
    &grant_resource,
    &account_request_resource,
    &request_grant_resource,
    &ticket_resource,
    &ticket_message_resource,
    &urging_resource,
    &urging_item_resource,
    &urging_unit_resource,
    &unit_resource,
    &unit_link_resource,
    &unit_reporter_resource,
    &form_record_resource,
    &form_version_resource,
    &form_clock_resource,
    &outline_record_resource,
    &comment_resource,
    &regime_resource,
    &cycle_resource,
    &report_resource,
    &authorisation_resource,
    &signature_resource,
    &document_resource,
    &document_version_resource,
    &signing_resource,
    &signing_part_resource,
    &extension_resource,
    &outage_resource,
    &trust_item_resource,
    &trust_source_resource,
    &certificate_resource,
    &registration_resource,
    &number_book_resource,
    &document_number_resource,
    &arrival_resource,
    &archive_file_resource,
    &archive_entry_resource,
    &archive_piece_resource,
    &archive_hold_resource,
    &archive_stamp_resource,
    &archive_package_resource,
    &archive_disposal_resource,
    &stamp_authority_resource,
    &appeal_resource,
    &discipline_table_resource,
    &attachment_resource,
    &event_resource,
    &indicator_resource,
    &attribute_resource,
    &measure_resource,
    &sector_resource,
};
const size_t resources_len = ARRAY_LEN(resources);

const struct resource *resource_find(struct str name)
{
    for (size_t i = 0; i < resources_len; i++)
        if (str_eq(name, str_of(resources[i]->name)))
            return resources[i];
    return NULL;
}
