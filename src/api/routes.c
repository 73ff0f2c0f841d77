#include "api/account_api.h"
#include "api/account_request_api.h"
#include "api/account_review_api.h"
#include "api/alert_api.h"
#include "api/announcement_api.h"
#include "api/api.h"
#include "api/appeal_api.h"
#include "api/archive_api.h"
#include "api/ask_api.h"
#include "api/attachment_api.h"
#include "api/authorisation_api.h"
#include "api/burden_api.h"
#include "api/calendar_api.h"
#include "api/catalogue_api.h"
#include "api/cells_api.h"
#include "api/certificate_api.h"
#include "api/check_api.h"
#include "api/child_api.h"
#include "api/clerk_api.h"
#include "api/correction_api.h"
#include "api/deadline_api.h"
#include "api/discipline_api.h"
#include "api/disposal_api.h"
#include "api/document_api.h"
#include "api/export_api.h"
#include "api/form_api.h"
#include "api/handover_api.h"
#include "api/letterhead_api.h"
#include "api/mail_api.h"
#include "api/narrative_api.h"
#include "api/number_api.h"
#include "api/outage_api.h"
#include "api/outline_api.h"
#include "api/picture_api.h"
#include "api/profile_api.h"
#include "api/reader_api.h"
#include "api/regime_api.h"
#include "api/regime_file_api.h"
#include "api/register_api.h"
#include "api/report_api.h"
#include "api/review_api.h"
#include "api/session_api.h"
#include "api/sign_job_api.h"
#include "api/signature_api.h"
#include "api/succession_api.h"
#include "api/ticket_api.h"
#include "api/total_api.h"
#include "api/trial_api.h"
#include "api/trust_api.h"
#include "api/unit_api.h"
#include "api/unit_reporter_api.h"
#include "api/urging_api.h"
#include "api/urging_file_api.h"
#include "api/usage_api.h"
#include "api/verification_api.h"
#include "model/account.h"
#include "model/account_request.h"
#include "model/account_review.h"
#include "model/alert.h"
#include "model/announcement.h"
#include "model/appeal.h"
#include "model/archive.h"
#include "model/archive_task.h"
#include "model/ask.h"
#include "model/attachment.h"
#include "model/authorisation.h"
#include "model/burden.h"
#include "model/calendar.h"
#include "model/catalogue.h"
#include "model/cells.h"
#include "model/certificate.h"
#include "model/check.h"
#include "model/child.h"
#include "model/clerk.h"
#include "model/comment.h"
#include "model/correction.h"
#include "model/deadline.h"
#include "model/discipline.h"
#include "model/discipline_table.h"
#include "model/document.h"
#include "model/event.h"
#include "model/fill.h"
#include "model/form.h"
#include "model/handover.h"
#include "model/letterhead.h"
#include "model/mail.h"
#include "model/metadata.h"
#include "model/narrative.h"
#include "model/number.h"
#include "model/opening.h"
#include "model/outage.h"
#include "model/outline.h"
#include "model/profile.h"
#include "model/profile_words.h"
#include "model/reader.h"
#include "model/regime.h"
#include "model/report.h"
#include "model/review.h"
#include "model/sign_desk.h"
#include "model/signature.h"
#include "model/signing.h"
#include "model/succession.h"
#include "model/ticket.h"
#include "model/trust.h"
#include "model/unit.h"
#include "model/unit_reporter.h"
#include "model/urging.h"
#include "model/usage.h"
#include "model/usage_report.h"
#include "model/uses.h"
#include "model/verification.h"
#include "model/withdrawal.h"

/* clang-format off */
const struct route api_routes[] = {
    /* A path without {} stands before one that would match it. */
    /* method, path, who, lane, body, in, out, what it is for, and the functions that do it */
    { METHOD_GET,    "//healthz",  ALLOW_PUBLIC, LANE_QUICK, BODY_NONE, &nothing_resource, &nothing_resource,
      "Whether the process answers.", .run = health_get },
    { METHOD_GET,    "//readyz",   ALLOW_PUBLIC, LANE_QUICK, BODY_NONE, &nothing_resource, &nothing_resource,
      "Whether the process can read its database.", .run = ready_get },
    { METHOD_GET,    "//metrics",  ALLOW_PUBLIC, LANE_QUICK, BODY_NONE, &nothing_resource, NULL,
      "Counters for monitoring, to this machine alone.", .encode = metrics_get },
    { METHOD_GET,    "//api/openapi.json", ALLOW_PUBLIC, LANE_QUICK, BODY_NONE, &nothing_resource, NULL,
      "This description.", .encode = openapi_get },

    { METHOD_POST,   "/session",   ALLOW_PUBLIC, LANE_HASH,  BODY_CREATE, &login_resource, &me_resource,
      "Log in.", .prepare = session_post_prepare, .run = session_post, .encode = session_post_encode, .flags = ROUTE_CREATES | ROUTE_NO_REPLAY | ROUTE_WHILE_STOPPED },
    { METHOD_DELETE, "/session",   ALLOW_ANYONE, LANE_QUICK, BODY_NONE, &nothing_resource, &nothing_resource,
      "Log out.", .run = session_delete, .encode = session_delete_encode, .flags = ROUTE_WHILE_STOPPED },
    { METHOD_GET,    "/me",        ALLOW_ANYONE, LANE_QUICK, BODY_NONE, &nothing_resource, &me_resource,
      "Who I am and what I may do.", .run = me_get },
    { METHOD_POST,   "/me/password", ALLOW_ANYONE, LANE_HASH, BODY_CREATE, &password_change_resource, &me_resource,
      "Change my password; my other sessions end.", .prepare = password_post_prepare, .run = password_post, .encode = password_post_encode, .flags = ROUTE_NO_REPLAY },
    { METHOD_GET,    "/me/mail",   ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &nothing_resource, &mail_own_choice_resource,
      "Where my e-mail goes, and how often.", .run = mail_get_own },
    { METHOD_PUT,    "/me/mail",   ALLOW_MEMBER, LANE_QUICK, BODY_CREATE, &mail_own_choice_resource, &mail_own_choice_resource,
      "Say where my e-mail goes, and how often.", .run = mail_put_own },
    { METHOD_GET,    "/me/certificates", ALLOW_MEMBER, LANE_HEAVY, BODY_NONE, &nothing_resource, &certificates_resource,
      "The certificates registered for my account.", .run = certificates_get_own },
    { METHOD_GET,    "/me/signature-picture", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &nothing_resource, &picture_resource,
      "How my signature looks on the page.", .run = picture_get_own },
    { METHOD_GET,    "/me/signature-picture/content", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &picture_own_look_resource, &picture_content_resource,
      "The same as PNG.", .run = picture_get_own, .encode = picture_content_encode },
    { METHOD_PUT,    "/me/signature-picture", ALLOW_MEMBER, LANE_HEAVY, BODY_FILE, &picture_own_new_resource, &picture_resource,
      "Say how my signature looks: PNG with transparency.", .prepare = picture_put_own_prepare, .run = picture_put_own },
    { METHOD_DELETE, "/me/signature-picture", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &nothing_resource, &picture_resource,
      "My signature has no picture any more.", .run = picture_delete_own },
    { METHOD_POST,   "/mail/unsubscribe", ALLOW_PUBLIC, LANE_QUICK, BODY_CREATE, &mail_leave_resource, &nothing_resource,
      "Stop an account's e-mail, by the signed link in one.", .run = mail_post_unsubscribe },
    { METHOD_GET,    "/mail",      ALLOW(SYSTEM_MANAGE), LANE_QUICK, BODY_NONE, &mail_query_resource, &mail_page_resource,
      "The queue of e-mail, newest first: what was sent, what waits, what was given up and why.", .run = mails_get },
    { METHOD_POST,   "/mail/{id}/retry", ALLOW(SYSTEM_MANAGE), LANE_QUICK, BODY_NONE, &by_id_resource, &mail_resource,
      "Send an e-mail that was given up once more.", .run = mails_post_retry },
    { METHOD_GET,    "/trust-items", ALLOW(SYSTEM_MANAGE), LANE_QUICK, BODY_NONE, &trust_query_resource, &trust_page_resource,
      "What signatures are believed by, newest first: authorities, lists of revoked certificates, OCSP answers.", .run = trust_items_get },
    { METHOD_POST,   "/trust-items", ALLOW(SYSTEM_MANAGE), LANE_HEAVY, BODY_FILE, &trust_new_resource, &trust_items_resource,
      "Add authorities, lists and answers, PEM or DER: all of the file or nothing.", .prepare = trust_items_post_prepare, .run = trust_items_post, .flags = ROUTE_CREATES },
    { METHOD_POST,   "/trust-items/{id}/withdraw", ALLOW(SYSTEM_MANAGE), LANE_QUICK, BODY_CREATE, &trust_withdraw_resource, &trust_item_resource,
      "Believe by it no more.", .run = trust_items_post_withdraw },
    { METHOD_GET,    "/trust-sources", ALLOW(SYSTEM_MANAGE), LANE_QUICK, BODY_NONE, &nothing_resource, &trust_sources_resource,
      "Who is asked whether certificates were taken back, and what came of it.", .run = trust_sources_get },
    { METHOD_POST,   "/trust-sources", ALLOW(SYSTEM_MANAGE), LANE_QUICK, BODY_CREATE, &trust_source_new_resource, &trust_source_resource,
      "Ask an authority from now on: for its list, or about certificates.", .run = trust_sources_post, .flags = ROUTE_CREATES },
    { METHOD_POST,   "/trust-sources/{id}/fetch", ALLOW(SYSTEM_MANAGE), LANE_QUICK, BODY_NONE, &by_id_resource, &trust_source_resource,
      "Ask as soon as may be.", .run = trust_sources_post_fetch },
    { METHOD_POST,   "/trust-sources/{id}/withdraw", ALLOW(SYSTEM_MANAGE), LANE_QUICK, BODY_CREATE, &trust_withdraw_resource, &trust_source_resource,
      "Ask there no more.", .run = trust_sources_post_withdraw },

    { METHOD_POST,   "/verifications", ALLOW_MEMBER, LANE_HEAVY, BODY_FILE, &verification_new_resource, &verification_resource,
      "What the signatures of a file are worth, whose they are, and which report it is; of the file nothing is kept but its signers' certificates, for a day, to ask their authorities about them.", .prepare = verifications_post_prepare, .run = verifications_post, .flags = ROUTE_NO_EVENT },

    { METHOD_GET,    "/stream",    ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &nothing_resource, NULL,
      "What changes from now on, as server-sent events.", .encode = stream_get, .flags = ROUTE_STREAM },

    { METHOD_GET,    "/inbox",     ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &nothing_resource, &inbox_resource,
      "What I must do.", .run = inbox_get },
    { METHOD_GET,    "/alerts",    ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &alert_query_resource, &alert_page_resource,
      "What I was told, newest first.", .run = alerts_get },
    { METHOD_GET,    "/alerts/count", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &nothing_resource, &alert_count_resource,
      "How much of it I have not read.", .run = alerts_get_count },
    { METHOD_POST,   "/alerts/read", ALLOW_MEMBER, LANE_QUICK, BODY_CREATE, &alerts_read_resource, &alert_count_resource,
      "I have read some of it, or all up to one.", .run = alerts_post_read, .flags = ROUTE_NO_EVENT | ROUTE_WHILE_STOPPED },

    { METHOD_GET,    "/announcements", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &announcement_query_resource, &announcement_page_resource,
      "What was announced to me, and what I may announce.", .run = announcements_get },
    { METHOD_GET,    "/announcements/current", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &nothing_resource, &announcements_current_resource,
      "What I have not read of it, and whether the system is stopped for maintenance.", .run = announcements_get_current },
    { METHOD_GET,    "/announcements/earliest", ALLOW(ANNOUNCEMENT_WRITE), LANE_QUICK, BODY_NONE, &nothing_resource, &announcement_earliest_resource,
      "When a maintenance announced now may start.", .run = announcements_get_earliest },
    { METHOD_GET,    "/announcements/{id}", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &by_id_resource, &announcement_resource,
      "Read an announcement.", .run = announcements_get_one },
    { METHOD_GET,    "/announcements/{id}/readers", ALLOW(ANNOUNCEMENT_WRITE), LANE_HEAVY, BODY_NONE, &announcement_readers_query_resource, &announcement_readers_resource,
      "Whom it is addressed to, and when each read it.", .run = announcements_get_readers },
    { METHOD_POST,   "/announcements", ALLOW(ANNOUNCEMENT_WRITE), LANE_QUICK, BODY_CREATE, &announcement_resource, &announcement_resource,
      "Announce something to everybody or to a unit and those below it.", .run = announcements_post, .flags = ROUTE_CREATES },
    { METHOD_PATCH,  "/announcements/{id}", ALLOW(ANNOUNCEMENT_WRITE), LANE_QUICK, BODY_UPDATE, &announcement_resource, &announcement_resource,
      "Change an announcement; it is read anew.", .run = announcements_patch },
    { METHOD_POST,   "/announcements/{id}/withdraw", ALLOW(ANNOUNCEMENT_WRITE), LANE_QUICK, BODY_CREATE, &announcement_withdraw_resource, &announcement_resource,
      "Withdraw an announcement, with the reason.", .run = announcements_post_withdraw },
    { METHOD_POST,   "/announcements/{id}/end", ALLOW(SYSTEM_MANAGE), LANE_QUICK, BODY_CREATE, &announcement_end_resource, &announcement_resource,
      "A maintenance under way ends now, or at another time than was announced.", .run = announcements_post_end, .flags = ROUTE_WHILE_STOPPED },
    { METHOD_POST,   "/announcements/{id}/read", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &by_id_resource, &announcement_resource,
      "I have read it.", .run = announcements_post_read, .flags = ROUTE_NO_EVENT | ROUTE_WHILE_STOPPED },
    { METHOD_GET,    "/events",    ALLOW_MEMBER, LANE_HEAVY, BODY_NONE, &event_query_resource, &event_page_resource,
      "What happened, newest first: of one object, or within my scope.", .run = events_get },

    { METHOD_GET,    "/units",      ALLOW(UNIT_READ),  LANE_QUICK, BODY_NONE,   &unit_query_resource, &unit_page_resource,
      "List units in Vietnamese order.", .run = units_get },
    { METHOD_GET,    "/units/count", ALLOW(UNIT_READ), LANE_QUICK, BODY_NONE, &unit_query_resource, &unit_count_resource,
      "How many units such a list holds.", .run = units_get_count },
    { METHOD_GET,    "/units/export.csv", ALLOW(UNIT_READ), LANE_HEAVY, BODY_NONE, &unit_file_query_resource, &unit_lines_resource,
      "All units as CSV: what POST /units/import takes.", .run = units_export, .encode = units_export_encode },
    { METHOD_GET,    "/units/{id}/letterhead", ALLOW(UNIT_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &letterhead_resource,
      "What stands on a unit's reports: whose paper it is, who signs and how, who gets a copy.", .run = letterhead_get },
    { METHOD_PUT,    "/units/{id}/letterhead", ALLOW(LETTERHEAD_WRITE), LANE_QUICK, BODY_CREATE, &letterhead_put_resource, &letterhead_resource,
      "Say what stands on a unit's reports from now on; approved ones stay as they are.", .run = letterhead_put },
    { METHOD_GET,    "/units/{id}/approval-rules", ALLOW(ACCOUNT_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &approval_rules_resource,
      "The stages of checking a unit's reports pass before its leader decides.", .run = approval_rules_get },
    { METHOD_PUT,    "/units/{id}/approval-rules/{regime_id}", ALLOW(ACCOUNT_WRITE), LANE_QUICK, BODY_CREATE, &approval_rule_put_resource, &approval_rules_resource,
      "Lay them down for one regime, or (0) for all that have no rule of their own.", .run = approval_rules_put },
    { METHOD_GET,    "/units/{id}/certificates", ALLOW(UNIT_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &certificates_resource,
      "The certificates of a unit's seal.", .run = certificates_get_unit },
    { METHOD_POST,   "/units/{id}/certificates", ALLOW(LETTERHEAD_WRITE), LANE_HEAVY, BODY_FILE, &certificate_new_resource, &certificate_resource,
      "Register a certificate of a unit's seal, PEM or DER.", .prepare = certificates_post_unit_prepare, .run = certificates_post_unit, .flags = ROUTE_CREATES },
    { METHOD_POST,   "/units/{id}/certificates/{certificate_id}/withdraw", ALLOW(LETTERHEAD_WRITE), LANE_QUICK, BODY_CREATE, &certificate_withdraw_resource, &certificate_resource,
      "A certificate of a unit's seal counts no more from now on.", .run = certificates_withdraw_unit },
    { METHOD_GET,    "/units/{id}/seal-picture", ALLOW(UNIT_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &picture_resource,
      "How a unit's seal looks on the page.", .run = picture_get_unit },
    { METHOD_GET,    "/units/{id}/seal-picture/content", ALLOW(LETTERHEAD_WRITE), LANE_QUICK, BODY_NONE, &picture_unit_look_resource, &picture_content_resource,
      "The same as PNG, to who may change it.", .run = picture_get_seal, .encode = picture_content_encode },
    { METHOD_PUT,    "/units/{id}/seal-picture", ALLOW(LETTERHEAD_WRITE), LANE_HEAVY, BODY_FILE, &picture_unit_new_resource, &picture_resource,
      "Say how a unit's seal looks: PNG with transparency.", .prepare = picture_put_unit_prepare, .run = picture_put_unit },
    { METHOD_DELETE, "/units/{id}/seal-picture", ALLOW(LETTERHEAD_WRITE), LANE_QUICK, BODY_NONE, &by_id_resource, &picture_resource,
      "A unit's seal has no picture any more.", .run = picture_delete_unit },
    { METHOD_GET,    "/units/{id}/reporters", ALLOW(UNIT_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &unit_reporters_resource,
      "Who reports to a unit from elsewhere in the tree: it may hand its reports on to those too.", .run = unit_reporters_get },
    { METHOD_PUT,    "/units/{id}/reporters/{reporter_id}", ALLOW(REPORTER_WRITE), LANE_QUICK, BODY_CREATE, &unit_reporter_put_resource, &unit_reporters_resource,
      "Register one, with its basis and days, or change that.", .run = unit_reporters_put, .or_allow = ALLOW(UNIT_WRITE) },
    { METHOD_GET,    "/units/{id}/links", ALLOW(UNIT_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &unit_links_resource,
      "What a unit came of, what came of it, and what it owes still.", .run = unit_links_get },
    { METHOD_POST,   "/units/links", ALLOW(UNIT_WRITE), LANE_HEAVY, BODY_CREATE, &succession_new_resource, &succession_out_resource,
      "Record that units merge, one splits, changes its name or ends: what it owes goes to its successor.", .run = unit_links_post, .flags = ROUTE_CREATES },
    { METHOD_POST,   "/units/links/import", ALLOW(UNIT_WRITE), LANE_HEAVY, BODY_FILE, &link_lines_resource, &links_import_resource,
      "Record mergers, splits … by a CSV file: all of it or nothing.", .prepare = unit_links_import_prepare, .run = unit_links_import },
    { METHOD_GET,    "/units/{id}", ALLOW(UNIT_READ),  LANE_QUICK, BODY_NONE,   &by_id_resource, &unit_resource,
      "Read a unit.", .run = units_get_one },
    { METHOD_POST,   "/units",      ALLOW(UNIT_WRITE), LANE_QUICK, BODY_CREATE, &unit_resource, &unit_resource,
      "Add a unit.", .run = units_post, .flags = ROUTE_CREATES },
    { METHOD_PATCH,  "/units/{id}", ALLOW(UNIT_WRITE), LANE_QUICK, BODY_UPDATE, &unit_resource, &unit_resource,
      "Change a unit; moving it moves all below it.", .run = units_patch },

    { METHOD_POST,   "/units/import", ALLOW(UNIT_WRITE), LANE_HEAVY, BODY_FILE, &unit_lines_resource, &unit_import_resource,
      "Add and change units by a CSV file: all of it or nothing.", .prepare = units_import_prepare, .run = units_import },

    { METHOD_GET,    "/accounts",      ALLOW(ACCOUNT_READ),  LANE_QUICK, BODY_NONE,   &account_query_resource, &account_page_resource,
      "List the accounts within my scope.", .run = accounts_get },
    { METHOD_GET,    "/accounts/review", ALLOW(ACCOUNT_READ), LANE_HEAVY, BODY_NONE, &account_review_query_resource, &account_page_resource,
      "Accounts that should be looked at: unused, of ended units, without rights or with rights never used.", .run = account_review_get },
    { METHOD_GET,    "/accounts/review.xlsx", ALLOW(ACCOUNT_READ), LANE_HEAVY, BODY_NONE, &account_review_query_resource, &account_review_file_resource,
      "The same as .xlsx.", .run = account_review_export, .encode = account_review_xlsx_encode },
    { METHOD_GET,    "/accounts/review.csv", ALLOW(ACCOUNT_READ), LANE_HEAVY, BODY_NONE, &account_review_query_resource, &account_review_file_resource,
      "The same as CSV.", .run = account_review_export, .encode = account_review_csv_encode },
    { METHOD_GET,    "/accounts/register.xlsx", ALLOW(ACCOUNT_READ), LANE_HEAVY, BODY_NONE, &account_register_query_resource, &account_register_file_resource,
      "Posts and their roles as of a day, to be signed by the head of the unit, as .xlsx.", .run = account_register_get, .encode = account_register_xlsx_encode },
    { METHOD_GET,    "/accounts/register.csv", ALLOW(ACCOUNT_READ), LANE_HEAVY, BODY_NONE, &account_register_query_resource, &account_register_file_resource,
      "The same as CSV.", .run = account_register_get, .encode = account_register_csv_encode },
    { METHOD_GET,    "/accounts/{id}", ALLOW(ACCOUNT_READ),  LANE_QUICK, BODY_NONE,   &by_id_resource, &account_resource,
      "Read an account.", .run = accounts_get_one },
    { METHOD_POST,   "/accounts",      ALLOW(ACCOUNT_WRITE), LANE_HASH,  BODY_CREATE, &account_issue_resource, &account_issued_resource,
      "Issue an account; its password is answered this once.", .prepare = accounts_post_prepare, .run = accounts_post, .flags = ROUTE_CREATES | ROUTE_NO_REPLAY },
    { METHOD_PATCH,  "/accounts/{id}", ALLOW(ACCOUNT_WRITE), LANE_QUICK, BODY_UPDATE, &account_resource, &account_resource,
      "Change, lock or unlock an account; locking ends its sessions.", .run = accounts_patch },
    { METHOD_POST,   "/accounts/{id}/password", ALLOW(ACCOUNT_WRITE), LANE_HASH, BODY_NONE, &account_reissue_resource, &account_issued_resource,
      "Give an account a new password; its sessions end.", .prepare = accounts_post_prepare, .run = accounts_reissue, .flags = ROUTE_NO_REPLAY },
    { METHOD_GET,    "/accounts/{id}/certificates", ALLOW(ACCOUNT_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &certificates_resource,
      "The certificates registered for an account.", .run = certificates_get_account },
    { METHOD_POST,   "/accounts/{id}/certificates", ALLOW(ACCOUNT_WRITE), LANE_HEAVY, BODY_FILE, &certificate_new_resource, &certificate_resource,
      "Register a certificate for an account, PEM or DER.", .prepare = certificates_post_account_prepare, .run = certificates_post_account, .flags = ROUTE_CREATES },
    { METHOD_POST,   "/accounts/{id}/certificates/{certificate_id}/withdraw", ALLOW(ACCOUNT_WRITE), LANE_QUICK, BODY_CREATE, &certificate_withdraw_resource, &certificate_resource,
      "A certificate of an account counts no more from now on.", .run = certificates_withdraw_account },
    { METHOD_GET,    "/accounts/{id}/access", ALLOW(ACCESS_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &access_resource,
      "What an account may see and do, by which of its grants.", .run = account_access_get },
    { METHOD_GET,    "/units/{id}/readers", ALLOW(ACCESS_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &readers_resource,
      "Who may see a unit's reports, and why.", .run = unit_readers_get },
    { METHOD_GET,    "/reports/{id}/readers", ALLOW(ACCESS_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &readers_resource,
      "Who may see a report, and why.", .run = report_readers_get },
    { METHOD_GET,    "/account-requests", ALLOW(ACCOUNT_ASK), LANE_QUICK, BODY_NONE, &account_request_query_resource, &account_request_page_resource,
      "What units within my scope ask about accounts, newest first.", .run = account_requests_get },
    { METHOD_GET,    "/account-requests/export.xlsx", ALLOW(ACCOUNT_ASK), LANE_HEAVY, BODY_NONE, &account_request_query_resource, &account_request_file_resource,
      "The same as .xlsx.", .run = account_requests_export, .encode = account_requests_xlsx_encode },
    { METHOD_GET,    "/account-requests/export.csv", ALLOW(ACCOUNT_ASK), LANE_HEAVY, BODY_NONE, &account_request_query_resource, &account_request_file_resource,
      "The same as CSV.", .run = account_requests_export, .encode = account_requests_csv_encode },
    { METHOD_GET,    "/account-requests/{id}", ALLOW(ACCOUNT_ASK), LANE_QUICK, BODY_NONE, &by_id_resource, &account_request_resource,
      "Read a request.", .run = account_requests_get_one },
    { METHOD_POST,   "/account-requests", ALLOW(ACCOUNT_ASK), LANE_QUICK, BODY_CREATE, &account_request_new_resource, &account_request_resource,
      "Ask for an account, a change of one, more rights or a new password.", .run = account_requests_post, .flags = ROUTE_CREATES },
    { METHOD_POST,   "/account-requests/{id}/decision", ALLOW(ACCOUNT_WRITE), LANE_HASH, BODY_CREATE, &account_request_decision_resource, &account_request_decided_resource,
      "Grant or refuse a request; granting does what was asked.", .prepare = account_requests_decide_prepare, .run = account_requests_decide, .flags = ROUTE_NO_REPLAY },
    { METHOD_DELETE, "/account-requests/{id}", ALLOW(ACCOUNT_ASK), LANE_QUICK, BODY_NONE, &by_id_resource, &account_request_resource,
      "Withdraw a request that waits.", .run = account_requests_delete },
    { METHOD_POST,   "/accounts/{id}/credential-mail", ALLOW(ACCOUNT_WRITE), LANE_HASH, BODY_CREATE, &mail_credential_resource, &mail_resource,
      "Mail an account's name and first password to who is to use it.", .prepare = credential_post_prepare, .run = credential_post, .flags = ROUTE_NO_REPLAY },
    { METHOD_GET,    "/accounts/{id}/mail", ALLOW(ACCOUNT_WRITE), LANE_QUICK, BODY_NONE, &by_id_resource, &mail_choice_resource,
      "Where an account's e-mail goes, and how often.", .run = mail_get_account },
    { METHOD_PUT,    "/accounts/{id}/mail", ALLOW(ACCOUNT_WRITE), LANE_QUICK, BODY_CREATE, &mail_choice_resource, &mail_choice_resource,
      "Say where an account's e-mail goes, and how often.", .run = mail_put_account },
    { METHOD_GET,    "/accounts/{id}/handover", ALLOW(ACCOUNT_WRITE), LANE_HEAVY, BODY_NONE, &by_id_resource, &handover_work_resource,
      "What of an account's work is open: to be seen before it is locked, moved or handed over.", .run = handover_get },
    { METHOD_POST,   "/accounts/{id}/handover", ALLOW(ACCOUNT_WRITE), LANE_QUICK, BODY_CREATE, &handover_new_resource, &handover_resource,
      "Hand an account's roles and open work over to a successor, and lock or move it, all at once.", .run = handover_post },
    { METHOD_GET,    "/grants",        ALLOW(ACCOUNT_READ),  LANE_QUICK, BODY_NONE,   &grant_query_resource, &grant_page_resource,
      "List the grants of an account.", .run = grants_get },
    { METHOD_POST,   "/grants",        ALLOW(ACCOUNT_WRITE), LANE_QUICK, BODY_CREATE, &grant_resource, &grant_resource,
      "Give an account a role.", .run = grants_post, .flags = ROUTE_CREATES },
    { METHOD_DELETE, "/grants/{id}",   ALLOW(ACCOUNT_WRITE), LANE_QUICK, BODY_NONE,   &by_id_resource, &grant_resource,
      "End a grant.", .run = grants_delete },

    { METHOD_GET,    "/urgings", ALLOW_MEMBER, LANE_HEAVY, BODY_NONE, &urging_query_resource, &urging_page_resource,
      "Letters that urge, issued within my scope or gone to units within it.", .run = urgings_get },
    { METHOD_GET,    "/urgings/owed", ALLOW(REPORT_URGE), LANE_HEAVY, BODY_NONE, &owed_query_resource, &owed_page_resource,
      "Reports that are overdue or due soon, which I may urge.", .run = urgings_get_owed },
    { METHOD_GET,    "/urgings/draft", ALLOW(REPORT_URGE), LANE_QUICK, BODY_NONE, &nothing_resource, &urging_draft_resource,
      "What a letter of my unit says unless something else is written.", .run = urgings_get_draft },
    { METHOD_GET,    "/urgings/units", ALLOW_MEMBER, LANE_HEAVY, BODY_NONE, &urged_query_resource, &urged_page_resource,
      "How often each unit was urged, and what it owes of it yet.", .run = urgings_get_units },
    { METHOD_GET,    "/urgings/units.xlsx", ALLOW_MEMBER, LANE_HEAVY, BODY_NONE, &urged_query_resource, &urging_units_file_resource,
      "The same as .xlsx.", .run = urging_units_export, .encode = urging_units_xlsx_encode },
    { METHOD_GET,    "/urgings/units.csv", ALLOW_MEMBER, LANE_HEAVY, BODY_NONE, &urged_query_resource, &urging_units_file_resource,
      "The same as CSV.", .run = urging_units_export, .encode = urging_units_csv_encode },
    { METHOD_GET,    "/urgings/export.xlsx", ALLOW_MEMBER, LANE_HEAVY, BODY_NONE, &urging_query_resource, &urging_file_resource,
      "Letters that urge as .xlsx.", .run = urgings_export, .encode = urgings_xlsx_encode },
    { METHOD_GET,    "/urgings/export.csv", ALLOW_MEMBER, LANE_HEAVY, BODY_NONE, &urging_query_resource, &urging_file_resource,
      "Letters that urge as CSV.", .run = urgings_export, .encode = urgings_csv_encode },
    { METHOD_GET,    "/urgings/{id}", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &by_id_resource, &urging_full_resource,
      "A letter that urges: what each unit owed then, and what came since.", .run = urgings_get_one },
    { METHOD_GET,    "/urgings/{id}/export.pdf", ALLOW_MEMBER, LANE_HEAVY, BODY_NONE, &by_id_resource, &urging_paper_resource,
      "The letter laid out by NĐ 30/2020, what is owed in its annex, as PDF.", .run = urging_paper_get, .encode = urging_pdf_encode },
    { METHOD_GET,    "/urgings/{id}/export.docx", ALLOW_MEMBER, LANE_HEAVY, BODY_NONE, &by_id_resource, &urging_paper_resource,
      "The same letter as .docx.", .run = urging_paper_get, .encode = urging_docx_encode },
    { METHOD_POST,   "/urgings", ALLOW(REPORT_URGE), LANE_HEAVY, BODY_CREATE, &urging_new_resource, &urging_full_resource,
      "Issue a letter that urges; what is owed is kept as it stands, and people of the units are told.", .run = urgings_post, .flags = ROUTE_CREATES },
    { METHOD_POST,   "/urgings/{id}/number", ALLOW(REPORT_URGE), LANE_QUICK, BODY_CREATE, &urging_number_resource, &urging_full_resource,
      "Give a letter its number and day.", .run = urgings_post_number },
    { METHOD_POST,   "/urgings/{id}/withdraw", ALLOW(REPORT_URGE), LANE_QUICK, BODY_CREATE, &urging_withdraw_resource, &urging_full_resource,
      "Withdraw a letter, with the reason; it stays to be read.", .run = urgings_post_withdraw },
    { METHOD_POST,   "/urgings/{id}/seen", ALLOW_MEMBER, LANE_QUICK, BODY_CREATE, &urging_receipt_resource, &urging_full_resource,
      "Say that a letter was seen in a unit it goes to.", .run = urgings_post_seen },

    { METHOD_GET,    "/tickets", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &ticket_query_resource, &ticket_page_resource,
      "What I told the help desk, and what units told it whose help desk I am.", .run = tickets_get },
    { METHOD_GET,    "/tickets/draft", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &nothing_resource, &ticket_draft_resource,
      "What would be attached to a ticket I send now.", .run = tickets_get_draft },
    { METHOD_GET,    "/tickets/export.xlsx", ALLOW(HELP_ANSWER), LANE_HEAVY, BODY_NONE, &ticket_query_resource, &ticket_file_resource,
      "Tickets as .xlsx.", .run = tickets_export, .encode = tickets_xlsx_encode },
    { METHOD_GET,    "/tickets/export.csv", ALLOW(HELP_ANSWER), LANE_HEAVY, BODY_NONE, &ticket_query_resource, &ticket_file_resource,
      "Tickets as CSV.", .run = tickets_export, .encode = tickets_csv_encode },
    { METHOD_GET,    "/tickets/totals", ALLOW(HELP_ANSWER), LANE_HEAVY, BODY_NONE, &ticket_total_query_resource, &ticket_totals_resource,
      "How many tickets units sent in a month, by unit and kind, and where they stand.", .run = tickets_get_totals },
    { METHOD_GET,    "/tickets/totals.xlsx", ALLOW(HELP_ANSWER), LANE_HEAVY, BODY_NONE, &ticket_total_query_resource, &ticket_totals_file_resource,
      "The same as .xlsx.", .run = tickets_get_totals, .encode = ticket_totals_xlsx_encode },
    { METHOD_GET,    "/tickets/totals.csv", ALLOW(HELP_ANSWER), LANE_HEAVY, BODY_NONE, &ticket_total_query_resource, &ticket_totals_file_resource,
      "The same as CSV.", .run = tickets_get_totals, .encode = ticket_totals_csv_encode },
    { METHOD_GET,    "/tickets/{id}", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &by_id_resource, &ticket_resource,
      "Read a ticket with what was said.", .run = tickets_get_one },
    { METHOD_GET,    "/tickets/{id}/handlers", ALLOW(HELP_ANSWER), LANE_QUICK, BODY_NONE, &by_id_resource, &ticket_handlers_resource,
      "Who may be given a ticket to handle.", .run = tickets_get_handlers },
    { METHOD_POST,   "/tickets", ALLOW_MEMBER, LANE_QUICK, BODY_CREATE, &ticket_new_resource, &ticket_resource,
      "Tell the help desk something.", .run = tickets_post, .flags = ROUTE_CREATES },
    { METHOD_POST,   "/tickets/{id}/actions", ALLOW_MEMBER, LANE_QUICK, BODY_CREATE, &ticket_step_resource, &ticket_resource,
      "Take, assign, answer, add to, close or reopen a ticket.", .run = tickets_post_action },

    { METHOD_GET,    "/profile", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &nothing_resource, &profile_out_resource,
      "The profile in force: everything in which provinces' regulations differ.", .run = profile_get_current },
    { METHOD_GET,    "/profile/versions", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &nothing_resource, &profile_versions_resource,
      "Every profile that was in force.", .run = profile_get_versions },
    { METHOD_GET,    "/profile/versions/{number}", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &profile_version_ref_resource, &profile_out_resource,
      "One of them, and what it changed in the one before.", .run = profile_get_version },
    { METHOD_GET,    "/profile/words", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &nothing_resource, &profile_words_resource,
      "What the words of a profile mean.", .run = profile_get_words },
    { METHOD_PUT,    "/profile", ALLOW(PROFILE_WRITE), LANE_QUICK, BODY_CREATE, &profile_put_resource, &profile_changed_resource,
      "Put another profile in force, or say what it would change.", .run = profile_put_current },
    { METHOD_GET,    "/forms",      ALLOW(FORM_READ),  LANE_QUICK, BODY_NONE,   &form_query_resource, &form_page_resource,
      "List forms by code.", .run = forms_get },
    { METHOD_GET,    "/forms/clocks", ALLOW(FORM_READ), LANE_QUICK, BODY_NONE, &nothing_resource, &form_clock_page_resource,
      "How long building and testing a form may take, by which article.", .run = forms_get_clocks },
    { METHOD_PATCH,  "/forms/clocks/{id}", ALLOW(CALENDAR_WRITE), LANE_QUICK, BODY_CREATE, &form_clock_change_resource, &form_clock_resource,
      "Set a clock's days anew, with the article and the reason; what runs by it is counted by them.", .run = forms_patch_clock },
    { METHOD_GET,    "/forms/{id}", ALLOW(FORM_READ),  LANE_QUICK, BODY_NONE,   &form_ref_resource, &form_full_resource,
      "Read a form with one version's layout: the one asked for, the one in use, or the newest.", .run = forms_get_one },
    { METHOD_POST,   "/forms",      ALLOW(FORM_WRITE), LANE_HEAVY, BODY_CREATE, &form_new_resource, &form_full_resource,
      "Add a form: its first version is a draft.", .prepare = forms_check, .run = forms_post, .flags = ROUTE_CREATES },
    { METHOD_GET,    "/forms/{id}/versions", ALLOW(FORM_READ), LANE_QUICK, BODY_NONE, &form_versions_query_resource, &form_version_page_resource,
      "The versions of a form, newest first: where each is in its life.", .run = forms_get_versions },
    { METHOD_POST,   "/forms/{id}/versions", ALLOW(FORM_WRITE), LANE_HEAVY, BODY_CREATE, &form_revision_resource, &form_full_resource,
      "Draft the next version of a form; the one in use stays so, and open cycles keep theirs.", .prepare = forms_check, .run = forms_post_version, .flags = ROUTE_CREATES },
    { METHOD_PUT,    "/forms/{id}/draft", ALLOW(FORM_WRITE), LANE_HEAVY, BODY_CREATE, &form_draft_resource, &form_full_resource,
      "Keep the draft as it is now, right or wrong.", .prepare = forms_draft_check, .run = forms_put_draft },
    { METHOD_GET,    "/forms/{id}/changes", ALLOW(FORM_READ), LANE_HEAVY, BODY_NONE, &form_changes_query_resource, &form_changes_resource,
      "What changed between two versions of a form.", .run = forms_get_changes },
    { METHOD_POST,   "/forms/{id}/actions", ALLOW(FORM_WRITE), LANE_HEAVY, BODY_CREATE, &form_move_resource, &form_full_resource,
      "Take a step in a form's life: test, amend, announce, use, discard, revise, repeal.", .run = forms_act },
    { METHOD_GET,    "/forms/{id}/trials", ALLOW(FORM_WRITE), LANE_QUICK, BODY_NONE, &trial_query_resource, &trial_overview_resource,
      "Who tries a version of a form, and what they say.", .run = trials_of_form },
    { METHOD_GET,    "/trials",     ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE, &nothing_resource, &trials_resource,
      "The forms that units within my scope try now.", .run = trials_get },
    { METHOD_GET,    "/trials/{id}/cells", ALLOW(FORM_WRITE), LANE_QUICK, BODY_NONE, &by_id_resource, &cells_resource,
      "What was entered in a trial, for who designs the form.", .run = trials_get_cells },
    { METHOD_GET,    "/trials/{id}/remarks", ALLOW(FORM_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &remarks_resource,
      "What was said in a trial, newest first.", .run = remarks_get },
    { METHOD_POST,   "/trials/{id}/remarks", ALLOW(REPORT_READ), LANE_QUICK, BODY_CREATE, &remark_new_resource, &remarks_resource,
      "Say something of a form my unit tries.", .run = remarks_post, .flags = ROUTE_CREATES },

    { METHOD_POST,   "/forms/import", ALLOW(FORM_WRITE), LANE_HEAVY, BODY_FILE, &form_import_in_resource, &form_import_resource,
      "Read an .xlsx annex as a form, to be corrected; nothing is kept.", .prepare = forms_import },

    { METHOD_POST,   "/forms/ask-once", ALLOW(FORM_WRITE), LANE_HEAVY, BODY_CREATE, &ask_in_resource, &ask_out_resource,
      "What of a form being drawn is asked already elsewhere, and what the catalogues say of it; nothing is kept.", .prepare = ask_once_post },
    { METHOD_GET,    "/forms/{id}/ask-once", ALLOW(FORM_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &ask_out_resource,
      "The same of a form's newest version.", .run = ask_once_get },
    { METHOD_POST,   "/forms/{id}/reasons", ALLOW(FORM_WRITE), LANE_QUICK, BODY_CREATE, &ask_reason_resource, &ask_reason_resource,
      "Say why a form asks what another asks already.", .run = reasons_post },
    { METHOD_GET,    "/duplicates", ALLOW(CATALOGUE_READ), LANE_HEAVY, BODY_NONE, &duplicate_query_resource, &duplicates_resource,
      "What two regimes ask of the same units.", .run = duplicates_get },
    { METHOD_GET,    "/burden", ALLOW(CATALOGUE_READ), LANE_HEAVY, BODY_NONE, &burden_query_resource, &burden_resource,
      "How many reports and cells are asked, by unit or asking office and month.", .run = burden_get },
    { METHOD_GET,    "/burden/export.xlsx", ALLOW(CATALOGUE_READ), LANE_HEAVY, BODY_NONE, &burden_query_resource, &burden_file_resource,
      "The same as .xlsx.", .run = burden_get, .encode = burden_xlsx_encode },
    { METHOD_GET,    "/burden/export.csv", ALLOW(CATALOGUE_READ), LANE_HEAVY, BODY_NONE, &burden_query_resource, &burden_file_resource,
      "The same as CSV.", .run = burden_get, .encode = burden_csv_encode },

    { METHOD_GET,    "/indicators",      ALLOW(CATALOGUE_READ), LANE_QUICK, BODY_NONE, &indicator_query_resource, &indicator_page_resource,
      "List indicators in Vietnamese order.", .run = indicators_get },
    { METHOD_GET,    "/indicators/export.csv", ALLOW(CATALOGUE_READ), LANE_HEAVY, BODY_NONE, &nothing_resource, &catalogue_file_resource,
      "All indicators as CSV: what POST /indicators/import takes.", .run = indicators_export, .encode = indicators_export_encode },
    { METHOD_GET,    "/indicators/{id}", ALLOW(CATALOGUE_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &indicator_resource,
      "Read an indicator.", .run = indicators_get_one },
    { METHOD_POST,   "/indicators",      ALLOW(CATALOGUE_WRITE), LANE_QUICK, BODY_CREATE, &indicator_resource, &indicator_resource,
      "Add an indicator.", .run = indicators_post, .flags = ROUTE_CREATES },
    { METHOD_PATCH,  "/indicators/{id}", ALLOW(CATALOGUE_WRITE), LANE_QUICK, BODY_UPDATE, &indicator_resource, &indicator_resource,
      "Change an indicator; its code stays.", .run = indicators_patch },
    { METHOD_POST,   "/indicators/import", ALLOW(CATALOGUE_WRITE), LANE_HEAVY, BODY_FILE, &catalogue_import_in_resource, &catalogue_import_resource,
      "Add and change indicators by a CSV file: all of it or nothing.", .prepare = indicators_import_prepare, .run = indicators_import },
    { METHOD_POST,   "/indicators/preview", ALLOW(CATALOGUE_WRITE), LANE_HEAVY, BODY_FILE, &catalogue_import_in_resource, &catalogue_import_resource,
      "What an import of the file would do, line by line; nothing is kept.", .prepare = indicators_import_prepare, .run = indicators_preview, .flags = ROUTE_NO_EVENT },

    { METHOD_GET,    "/attributes",      ALLOW(CATALOGUE_READ), LANE_QUICK, BODY_NONE, &attribute_query_resource, &attribute_page_resource,
      "List attributes in Vietnamese order.", .run = attributes_get },
    { METHOD_GET,    "/attributes/export.csv", ALLOW(CATALOGUE_READ), LANE_HEAVY, BODY_NONE, &nothing_resource, &catalogue_file_resource,
      "All attributes as CSV: what POST /attributes/import takes.", .run = attributes_export, .encode = attributes_export_encode },
    { METHOD_GET,    "/attributes/{id}", ALLOW(CATALOGUE_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &attribute_resource,
      "Read an attribute.", .run = attributes_get_one },
    { METHOD_POST,   "/attributes",      ALLOW(CATALOGUE_WRITE), LANE_QUICK, BODY_CREATE, &attribute_resource, &attribute_resource,
      "Add an attribute.", .run = attributes_post, .flags = ROUTE_CREATES },
    { METHOD_PATCH,  "/attributes/{id}", ALLOW(CATALOGUE_WRITE), LANE_QUICK, BODY_UPDATE, &attribute_resource, &attribute_resource,
      "Change an attribute; its code stays.", .run = attributes_patch },
    { METHOD_POST,   "/attributes/import", ALLOW(CATALOGUE_WRITE), LANE_HEAVY, BODY_FILE, &catalogue_import_in_resource, &catalogue_import_resource,
      "Add and change attributes by a CSV file: all of it or nothing.", .prepare = attributes_import_prepare, .run = attributes_import },
    { METHOD_POST,   "/attributes/preview", ALLOW(CATALOGUE_WRITE), LANE_HEAVY, BODY_FILE, &catalogue_import_in_resource, &catalogue_import_resource,
      "What an import of the file would do, line by line; nothing is kept.", .prepare = attributes_import_prepare, .run = attributes_preview, .flags = ROUTE_NO_EVENT },

    { METHOD_GET,    "/measures",      ALLOW(CATALOGUE_READ), LANE_QUICK, BODY_NONE, &measure_list_resource, &measure_page_resource,
      "List units of measure in Vietnamese order.", .run = measures_get },
    { METHOD_GET,    "/measures/export.csv", ALLOW(CATALOGUE_READ), LANE_HEAVY, BODY_NONE, &nothing_resource, &catalogue_file_resource,
      "All units of measure as CSV: what POST /measures/import takes.", .run = measures_export, .encode = measures_export_encode },
    { METHOD_GET,    "/measures/convert", ALLOW(CATALOGUE_READ), LANE_QUICK, BODY_NONE, &measure_query_resource, &measure_answer_resource,
      "A figure in another measure of the same quantity, exactly, or rounded if so asked.", .run = measures_convert },
    { METHOD_GET,    "/measures/{id}", ALLOW(CATALOGUE_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &measure_resource,
      "Read a unit of measure.", .run = measures_get_one },
    { METHOD_POST,   "/measures",      ALLOW(CATALOGUE_WRITE), LANE_QUICK, BODY_CREATE, &measure_resource, &measure_resource,
      "Add a unit of measure.", .run = measures_post, .flags = ROUTE_CREATES },
    { METHOD_PATCH,  "/measures/{id}", ALLOW(CATALOGUE_WRITE), LANE_QUICK, BODY_UPDATE, &measure_resource, &measure_resource,
      "Change a unit of measure; its code stays.", .run = measures_patch },
    { METHOD_POST,   "/measures/import", ALLOW(CATALOGUE_WRITE), LANE_HEAVY, BODY_FILE, &catalogue_import_in_resource, &catalogue_import_resource,
      "Add and change units of measure by a CSV file: all of it or nothing.", .prepare = measures_import_prepare, .run = measures_import },
    { METHOD_POST,   "/measures/preview", ALLOW(CATALOGUE_WRITE), LANE_HEAVY, BODY_FILE, &catalogue_import_in_resource, &catalogue_import_resource,
      "What an import of the file would do, line by line; nothing is kept.", .prepare = measures_import_prepare, .run = measures_preview, .flags = ROUTE_NO_EVENT },

    { METHOD_GET,    "/sectors",      ALLOW(CATALOGUE_READ), LANE_QUICK, BODY_NONE, &sector_query_resource, &sector_page_resource,
      "List sectors in Vietnamese order.", .run = sectors_get },
    { METHOD_GET,    "/sectors/export.csv", ALLOW(CATALOGUE_READ), LANE_HEAVY, BODY_NONE, &nothing_resource, &catalogue_file_resource,
      "All sectors as CSV: what POST /sectors/import takes.", .run = sectors_export, .encode = sectors_export_encode },
    { METHOD_GET,    "/sectors/{id}", ALLOW(CATALOGUE_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &sector_resource,
      "Read a sector.", .run = sectors_get_one },
    { METHOD_POST,   "/sectors",      ALLOW(CATALOGUE_WRITE), LANE_QUICK, BODY_CREATE, &sector_resource, &sector_resource,
      "Add a sector.", .run = sectors_post, .flags = ROUTE_CREATES },
    { METHOD_PATCH,  "/sectors/{id}", ALLOW(CATALOGUE_WRITE), LANE_QUICK, BODY_UPDATE, &sector_resource, &sector_resource,
      "Change a sector; its code stays.", .run = sectors_patch },
    { METHOD_POST,   "/sectors/import", ALLOW(CATALOGUE_WRITE), LANE_HEAVY, BODY_FILE, &catalogue_import_in_resource, &catalogue_import_resource,
      "Add and change sectors by a CSV file: all of it or nothing.", .prepare = sectors_import_prepare, .run = sectors_import },
    { METHOD_POST,   "/sectors/preview", ALLOW(CATALOGUE_WRITE), LANE_HEAVY, BODY_FILE, &catalogue_import_in_resource, &catalogue_import_resource,
      "What an import of the file would do, line by line; nothing is kept.", .prepare = sectors_import_prepare, .run = sectors_preview, .flags = ROUTE_NO_EVENT },

    { METHOD_GET,    "/outlines",      ALLOW(FORM_READ),  LANE_QUICK, BODY_NONE,   &outline_query_resource, &outline_page_resource,
      "List outlines by code.", .run = outlines_get },
    { METHOD_GET,    "/outlines/{id}", ALLOW(FORM_READ),  LANE_QUICK, BODY_NONE,   &outline_ref_resource, &outline_full_resource,
      "Read an outline with one version's text.", .run = outlines_get_one },
    { METHOD_POST,   "/outlines",      ALLOW(FORM_WRITE), LANE_HEAVY, BODY_CREATE, &outline_new_resource, &outline_full_resource,
      "Add an outline.", .prepare = outlines_check, .run = outlines_post, .flags = ROUTE_CREATES },
    { METHOD_POST,   "/outlines/{id}/versions", ALLOW(FORM_WRITE), LANE_HEAVY, BODY_CREATE, &outline_version_resource, &outline_full_resource,
      "Add a version of an outline; open cycles keep theirs.", .prepare = outlines_check, .run = outlines_post_version, .flags = ROUTE_CREATES },

    { METHOD_GET,    "/regimes",      ALLOW(REGIME_READ),  LANE_QUICK, BODY_NONE,   &regime_query_resource, &regime_page_resource,
      "List regimes by code.", .run = regimes_get },
    { METHOD_GET,    "/regimes/export.xlsx", ALLOW(REGIME_READ), LANE_HEAVY, BODY_NONE, &regime_query_resource, &regime_file_resource,
      "Regimes as .xlsx: what is said of each to register it.", .run = regimes_export, .encode = regimes_xlsx_encode },
    { METHOD_GET,    "/regimes/export.csv", ALLOW(REGIME_READ), LANE_HEAVY, BODY_NONE, &regime_query_resource, &regime_file_resource,
      "The same as CSV.", .run = regimes_export, .encode = regimes_csv_encode },
    { METHOD_GET,    "/regimes/{id}", ALLOW(REGIME_READ),  LANE_QUICK, BODY_NONE,   &by_id_resource, &regime_full_resource,
      "Read a regime.", .run = regimes_get_one },
    { METHOD_POST,   "/regimes",      ALLOW(REGIME_WRITE), LANE_QUICK, BODY_CREATE, &regime_resource, &regime_full_resource,
      "Add a regime.", .run = regimes_post, .flags = ROUTE_CREATES },
    { METHOD_PATCH,  "/regimes/{id}", ALLOW(REGIME_WRITE), LANE_QUICK, BODY_UPDATE, &regime_resource, &regime_full_resource,
      "Change a regime.", .run = regimes_patch },
    { METHOD_GET,    "/regimes/{id}/reporters", ALLOW(REGIME_READ),  LANE_QUICK, BODY_NONE,   &by_id_resource, &reporter_page_resource,
      "List who reports under a regime, and which part of the form.", .run = reporters_get },
    { METHOD_PUT,    "/regimes/{id}/reporters", ALLOW(REGIME_WRITE), LANE_HEAVY, BODY_CREATE, &reporters_change_resource, &regime_resource,
      "Say who reports under a regime from now on.", .run = reporters_put },
    { METHOD_GET,    "/regimes/{id}/opening",   ALLOW(REGIME_READ),  LANE_QUICK, BODY_NONE,   &by_id_resource, &opening_rule_resource,
      "Read whether a regime's cycles open by themselves, and which is next.", .run = opening_get },
    { METHOD_PUT,    "/regimes/{id}/opening",   ALLOW(REGIME_WRITE), LANE_QUICK, BODY_CREATE, &opening_rule_resource, &opening_rule_resource,
      "Say how many days before the due day a regime's cycles open by themselves, or that people open them.", .run = opening_put },
    { METHOD_GET,    "/regimes/{id}/preview", ALLOW(CYCLE_OPEN), LANE_QUICK, BODY_NONE, &preview_query_resource, &cycle_preview_resource,
      "What opening a cycle would do: its days, how many report, who is left out.", .run = cycles_preview },
    { METHOD_GET,    "/regimes/{id}/coverage", ALLOW(REGIME_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &coverage_resource,
      "Which cells of a regime's form nobody fills in, and which several units do.", .run = coverage_get },
    { METHOD_GET,    "/regimes/{id}/matrix", ALLOW(PROGRESS_READ), LANE_QUICK, BODY_NONE, &matrix_query_resource, &matrix_resource,
      "Units by cycles: where each report stands.", .run = matrix_get },

    { METHOD_GET,    "/cycles",      ALLOW(REGIME_READ), LANE_QUICK, BODY_NONE,   &cycle_query_resource, &cycle_page_resource,
      "List cycles, newest first.", .run = cycles_get },
    { METHOD_GET,    "/cycles/{id}", ALLOW(REGIME_READ), LANE_QUICK, BODY_NONE,   &by_id_resource, &cycle_resource,
      "Read a cycle.", .run = cycles_get_one },
    { METHOD_POST,   "/cycles",      ALLOW(CYCLE_OPEN),  LANE_HEAVY, BODY_CREATE, &cycle_resource, &cycle_opened_resource,
      "Open a cycle: assign the form to every reporter there is in its data window.", .run = cycles_post, .flags = ROUTE_CREATES },
    { METHOD_GET,    "/usage", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &usage_query_resource, &usage_resource,
      "How the system itself is used: accounts, log-ins and reports by unit.", .run = usage_get },
    { METHOD_GET,    "/usage/export.xlsx", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &usage_query_resource, &usage_file_resource,
      "The same as .xlsx, all rows.", .run = usage_get_file, .encode = usage_xlsx_encode },
    { METHOD_GET,    "/usage/export.csv", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &usage_query_resource, &usage_file_resource,
      "The same as CSV, all rows.", .run = usage_get_file, .encode = usage_csv_encode },
    { METHOD_GET,    "/usage/reports", ALLOW(PROGRESS_READ), LANE_QUICK, BODY_NONE, &nothing_resource, &usage_plan_resource,
      "The reports about its own use that the system draws up, and who runs it.", .run = usage_get_plan },
    { METHOD_PUT,    "/usage/office", ALLOW(REGIME_WRITE), LANE_QUICK, BODY_CREATE, &usage_office_set_resource, &usage_plan_resource,
      "Name the office that runs the system: from then on those reports are drawn up.", .run = usage_put_office },
    { METHOD_GET,    "/appeals", ALLOW(REPORT_READ), LANE_HEAVY, BODY_NONE, &appeal_query_resource, &appeal_page_resource,
      "Appeals against the marks of reports, newest first: of my units, and to them.", .run = appeals_get },
    { METHOD_GET,    "/reports/{id}/appeals", ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &appeals_resource,
      "As what a report counts, and what was appealed against it.", .run = appeals_get_of_report },
    { METHOD_POST,   "/reports/{id}/appeals", ALLOW(REPORT_READ), LANE_QUICK, BODY_CREATE, &appeal_new_resource, &appeals_resource,
      "Say that a report's mark, late or missing, is wrong.", .run = appeals_post, .flags = ROUTE_CREATES },
    { METHOD_PUT,    "/reports/{id}/appeals/{appeal_id}", ALLOW(REPORT_RECEIVE), LANE_QUICK, BODY_CREATE, &appeal_answer_resource, &appeals_resource,
      "Uphold or dismiss an appeal.", .run = appeals_put },
    { METHOD_GET,    "/discipline", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &discipline_query_resource, &discipline_resource,
      "How many reports came in time, late or not at all, by unit, regime or month.", .run = discipline_get },
    { METHOD_GET,    "/discipline/reports", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &discipline_reports_query_resource, &discipline_report_page_resource,
      "The reports such a count is made of, and why each counts as it does.", .run = discipline_get_reports },
    { METHOD_GET,    "/discipline/export.xlsx", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &discipline_query_resource, &discipline_file_resource,
      "The counts as .xlsx, all rows.", .run = discipline_get_file, .encode = discipline_xlsx_encode },
    { METHOD_GET,    "/discipline/export.csv", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &discipline_query_resource, &discipline_file_resource,
      "The counts as CSV, all rows.", .run = discipline_get_file, .encode = discipline_csv_encode },
    { METHOD_GET,    "/discipline/tables", ALLOW(PROGRESS_READ), LANE_QUICK, BODY_NONE, &discipline_tables_query_resource, &discipline_tables_resource,
      "Tables that were announced for a year's scoring, the newest first.", .run = discipline_get_tables },
    { METHOD_POST,   "/discipline/tables", ALLOW(REGIME_WRITE), LANE_HEAVY, BODY_CREATE, &discipline_table_resource, &discipline_table_full_resource,
      "Announce how all units reported; it stays as it is now.", .run = discipline_post_table, .flags = ROUTE_CREATES },
    { METHOD_GET,    "/discipline/tables/{id}", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &discipline_table_full_resource,
      "One of them.", .run = discipline_get_table },
    { METHOD_GET,    "/discipline/tables/{id}/lines.xlsx", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &discipline_table_file_resource,
      "The same as .xlsx.", .run = discipline_get_table, .encode = discipline_table_xlsx_encode },
    { METHOD_GET,    "/discipline/tables/{id}/lines.csv", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &discipline_table_file_resource,
      "The same as CSV.", .run = discipline_get_table, .encode = discipline_table_csv_encode },

    { METHOD_GET,    "/cycles/{id}/progress", ALLOW(PROGRESS_READ), LANE_QUICK, BODY_NONE, &progress_query_resource, &progress_resource,
      "Where the reports of a cycle stand.", .run = progress_get },

    { METHOD_POST,   "/cycles/{id}/assign", ALLOW(CYCLE_OPEN), LANE_HEAVY, BODY_CREATE, &cycle_assign_resource, &cycle_opened_resource,
      "Say who reports which part of a cycle that is with its lead unit.", .run = cycles_assign, .flags = ROUTE_CREATES },
    { METHOD_POST,   "/cycles/{id}/reporters", ALLOW(CYCLE_OPEN), LANE_HEAVY, BODY_CREATE, &cycle_reporters_resource, &cycle_opened_resource,
      "Give further units their reports of an open cycle.", .run = cycles_add_reporters, .flags = ROUTE_CREATES },
    { METHOD_POST,   "/cycles/{id}/withdrawals", ALLOW(CYCLE_OPEN), LANE_HEAVY, BODY_CREATE, &withdrawal_new_resource, &cycle_resource,
      "Take reports of a cycle from the units that have them; what they entered is kept, and they are told why.", .run = cycles_withdraw },
    { METHOD_POST,   "/cycles/{id}/cancellation", ALLOW(CYCLE_OPEN), LANE_HEAVY, BODY_CREATE, &cancellation_new_resource, &cycle_resource,
      "Cancel a cycle of which nothing was sent; its period may be opened anew.", .run = cycles_cancel },
    { METHOD_POST,   "/cycles/{id}/intake", ALLOW(CYCLE_OPEN), LANE_HEAVY, BODY_CREATE, &intake_change_resource, &cycle_resource,
      "Close or open the intake of a cycle; the reporters are told why.", .run = intake_post },
    { METHOD_POST,   "/cycles/{id}/extension", ALLOW(CYCLE_OPEN), LANE_HEAVY, BODY_CREATE, &cycle_extension_resource, &cycle_resource,
      "Put off the due day of a cycle's reports.", .run = cycle_extension_post },

    { METHOD_GET,    "/calendar/{year}", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &calendar_ref_resource, &calendar_resource,
      "Read a year's days off and swapped working days.", .run = calendar_get },
    { METHOD_PUT,    "/calendar/{year}", ALLOW(CALENDAR_WRITE), LANE_QUICK, BODY_CREATE, &calendar_confirm_resource, &calendar_resource,
      "Confirm a year's days; cycles opened from now on are counted by them.", .run = calendar_put },

    { METHOD_GET,    "/reports",              ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE,   &report_query_resource, &report_page_resource,
      "List reports within my scope or sent to it, newest first.", .run = reports_get },
    { METHOD_GET,    "/reports/{id}",         ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE,   &by_id_resource, &report_full_resource,
      "Read a report: where it stands, what can be done, what was done.", .ahead = reports_get_one_ahead, .run = reports_get_one },
    { METHOD_POST,   "/reports/{id}/actions", ALLOW(REPORT_READ), LANE_QUICK, BODY_CREATE, &report_move_resource, &report_full_resource,
      "Move a report along.", .run = reports_act },
    { METHOD_POST,   "/reports/{id}/reviews", ALLOW(REPORT_READ), LANE_QUICK, BODY_CREATE, &review_new_resource, &report_full_resource,
      "Agree with the revision that was read, or object, for the stage whose turn it is.", .run = reviews_post, .flags = ROUTE_CREATES },
    { METHOD_POST,   "/reports/{id}/signatures", ALLOW(REPORT_READ), LANE_HASH, BODY_CREATE, &signature_new_resource, &report_full_resource,
      "Sign the revision that was read; the step sign goes on from there.", .prepare = signatures_post_prepare, .run = signatures_post, .encode = signatures_post_encode, .flags = ROUTE_CREATES | ROUTE_NO_REPLAY },
    { METHOD_GET,    "/reports/{id}/extensions", ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &extensions_resource,
      "Later due days that were asked for a report.", .run = extensions_get },
    { METHOD_POST,   "/reports/{id}/extensions", ALLOW(REPORT_READ), LANE_QUICK, BODY_CREATE, &extension_new_resource, &extensions_resource,
      "Ask for a later due day.", .run = extensions_post, .flags = ROUTE_CREATES },
    { METHOD_PUT,    "/reports/{id}/extensions/{extension_id}", ALLOW(REPORT_RECEIVE), LANE_QUICK, BODY_CREATE, &extension_answer_resource, &extensions_resource,
      "Grant or refuse a later due day.", .run = extensions_put },
    { METHOD_GET,    "/reports/{id}/children", ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE,  &by_id_resource, &children_resource,
      "To whom a report was handed on, and where theirs stand.", .run = children_get },
    { METHOD_POST,   "/reports/{id}/children", ALLOW(REPORT_CONSOLIDATE), LANE_HEAVY, BODY_CREATE, &children_new_resource, &children_resource,
      "Hand a report on to units below or registered as reporting to the unit, whole or by rows and columns.", .run = children_post, .flags = ROUTE_CREATES },
    { METHOD_DELETE, "/reports/{id}/children/{child_id}", ALLOW(REPORT_CONSOLIDATE), LANE_QUICK, BODY_NONE, &child_ref_resource, &children_resource,
      "Take back what was handed on and nobody began.", .run = children_delete },
    { METHOD_GET,    "/reports/{id}/cells",   ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE,   &by_id_resource, &cells_resource,
      "Read a report's figures.", .ahead = cells_get_ahead, .read = cells_get_read, .encode = cells_get_encode },
    { METHOD_PATCH,  "/reports/{id}/cells",   ALLOW(REPORT_ENTER), LANE_QUICK, BODY_UPDATE, &cells_patch_resource, &cells_saved_resource,
      "Save some figures, merged cell by cell.", .ahead = cells_patch_ahead, .run = cells_patch, .flags = ROUTE_GUARDED },
    { METHOD_GET,    "/reports/{id}/checks",  ALLOW(REPORT_READ), LANE_HEAVY, BODY_NONE,   &by_id_resource, &checks_resource,
      "What the form's checks find in a report's figures, and why warnings stand.", .run = checks_get },
    { METHOD_PUT,    "/reports/{id}/checks",  ALLOW(REPORT_ENTER), LANE_HEAVY, BODY_CREATE, &check_note_in_resource, &checks_resource,
      "Explain why a warning stands.", .run = checks_put },
    { METHOD_GET,    "/reports/{id}/warnings", ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE,  &warning_query_resource, &warning_page_resource,
      "The warnings of the reports a total was built from, with their explanations.", .run = warnings_get },
    { METHOD_GET,    "/reports/{id}/narrative", ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &narrative_resource,
      "Read a report's text, with what its computed places say.", .run = narrative_get },
    { METHOD_PUT,    "/reports/{id}/narrative", ALLOW(REPORT_ENTER), LANE_HEAVY, BODY_UPDATE, &narrative_put_resource, &narrative_resource,
      "Save a report's text.", .prepare = narrative_check, .run = narrative_put },
    { METHOD_POST,   "/reports/{id}/narrative/join", ALLOW(REPORT_CONSOLIDATE), LANE_HEAVY, BODY_CREATE, &narrative_join_resource, &narrative_resource,
      "Begin a total's text with those of the accepted reports, by heading.", .run = narrative_join_post },
    { METHOD_GET,    "/reports/{id}/comments", ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &comments_resource,
      "What reviewers said about a report's text.", .run = comments_get },
    { METHOD_POST,   "/reports/{id}/comments", ALLOW(REPORT_READ), LANE_QUICK, BODY_CREATE, &comment_new_resource, &comments_resource,
      "Comment on a section of a report's text.", .run = comments_post, .flags = ROUTE_CREATES },
    { METHOD_PUT,    "/reports/{id}/comments/{comment_id}", ALLOW(REPORT_ENTER), LANE_QUICK, BODY_UPDATE, &comment_reply_resource, &comments_resource,
      "Answer a comment, which resolves it.", .run = comments_put },
    { METHOD_POST,   "/reports/{id}/import",  ALLOW(REPORT_ENTER), LANE_HEAVY, BODY_FILE, &fill_in_resource, &fill_resource,
      "Read a filled-in .xlsx against a report, to be accepted cell by cell; nothing is kept.", .prepare = fill_post },
    { METHOD_GET,    "/reports/{id}/attachments", ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &attachments_resource,
      "List the files attached to a report.", .run = attachments_get },
    { METHOD_POST,   "/reports/{id}/attachments", ALLOW(REPORT_ENTER), LANE_HEAVY, BODY_FILE, &attachment_new_resource, &attachment_changed_resource,
      "Attach a file; what it is, its bytes say.", .prepare = attachments_post_prepare, .run = attachments_post, .flags = ROUTE_CREATES },
    { METHOD_PATCH,  "/reports/{id}/attachments/{attachment_id}", ALLOW(REPORT_ENTER), LANE_QUICK, BODY_UPDATE, &attachment_ref_resource, &attachment_changed_resource,
      "Change the note of an attached file.", .run = attachments_patch },
    { METHOD_DELETE, "/reports/{id}/attachments/{attachment_id}", ALLOW(REPORT_ENTER), LANE_QUICK, BODY_NONE, &attachment_ref_resource, &attachment_changed_resource,
      "Remove an attached file; frozen revisions keep it.", .run = attachments_delete },
    { METHOD_GET,    "/reports/{id}/attachments/{attachment_id}/content", ALLOW(REPORT_READ), LANE_HEAVY, BODY_NONE, &attachment_ref_resource, &attachment_content_resource,
      "The bytes of an attached file, to be saved.", .run = attachments_content, .encode = attachments_content_encode, .more = attachments_content_more },
    { METHOD_GET,    "/reports/{id}/history", ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE,   &cell_query_resource, &cell_history_page_resource,
      "Who changed a cell, when, from what to what.", .run = history_get },
    { METHOD_GET,    "/reports/{id}/explain", ALLOW(REPORT_READ), LANE_HEAVY, BODY_NONE,   &cell_query_resource, &explain_resource,
      "Where a figure comes from: its units, or the cells of its formula.", .run = explain_get },
    { METHOD_GET,    "/reports/{id}/revisions", ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE, &by_id_resource, &revisions_resource,
      "The frozen revisions of a report, when they were sent, and why there is another one.", .run = revisions_get },
    { METHOD_GET,    "/reports/{id}/revisions/diff", ALLOW(REPORT_READ), LANE_HEAVY, BODY_NONE, &revision_pair_resource, &revision_diff_resource,
      "What one revision changed of another: cell by cell with who and when, and sentence by sentence.", .run = revisions_get_diff },
    { METHOD_GET,    "/reports/{id}/flags",   ALLOW(REPORT_READ), LANE_HEAVY, BODY_NONE,   &by_id_resource, &total_flags_resource,
      "Which figures a total takes that were corrected since its signed revision was built.", .run = flags_get },
    { METHOD_GET,    "/reports/{id}/uses",    ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE,   &by_id_resource, &report_uses_resource,
      "What was built of a report's figures, and whether it has an old one.", .run = uses_get },
    { METHOD_GET,    "/reports/{id}/export.xlsx", ALLOW(REPORT_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &export_resource,
      "A report as .xlsx, looking like the annex.", .run = export_get, .encode = export_xlsx_encode },
    { METHOD_GET,    "/reports/{id}/export.csv", ALLOW(REPORT_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &export_resource,
      "A report as CSV.", .run = export_get, .encode = export_csv_encode },
    { METHOD_GET,    "/reports/{id}/export.pdf", ALLOW(REPORT_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &export_paper_resource,
      "A report as the document that is signed, laid out by NĐ 30/2020, as PDF; a draft says so on every page.", .run = export_paper_get, .encode = export_pdf_encode },
    { METHOD_GET,    "/reports/{id}/export.docx", ALLOW(REPORT_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &export_paper_resource,
      "The same document as .docx.", .run = export_paper_get, .encode = export_docx_encode },
    { METHOD_GET,    "/cycles/{id}/progress.xlsx", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &progress_file_query_resource, &export_progress_resource,
      "Where the reports of a cycle stand, those that were asked for, as .xlsx.", .run = export_progress_get, .encode = export_progress_xlsx_encode },
    { METHOD_GET,    "/cycles/{id}/progress.csv", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &progress_file_query_resource, &export_progress_resource,
      "Where the reports of a cycle stand, those that were asked for, as CSV.", .run = export_progress_get, .encode = export_progress_csv_encode },
    { METHOD_GET,    "/regimes/{id}/matrix.xlsx", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &matrix_query_resource, &export_matrix_resource,
      "Units by cycles, as .xlsx.", .run = export_matrix_get, .encode = export_matrix_xlsx_encode },
    { METHOD_GET,    "/regimes/{id}/matrix.csv", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &matrix_query_resource, &export_matrix_resource,
      "Units by cycles, as CSV.", .run = export_matrix_get, .encode = export_matrix_csv_encode },
    { METHOD_POST,   "/reports/{id}/consolidate", ALLOW(REPORT_CONSOLIDATE), LANE_HEAVY, BODY_CREATE, &consolidate_in_resource, &consolidate_resource,
      "Build a total, or a report that was handed on, out of the accepted reports.", .prepare = consolidate_prepare, .run = consolidate_post },
    { METHOD_POST,   "/reports/{id}/restore", ALLOW(REPORT_ENTER), LANE_HEAVY, BODY_CREATE, &restore_in_resource, &cells_saved_resource,
      "Put a figure that was typed over in a total back to the units' own.", .prepare = restore_prepare, .run = restore_post },
#include "api/routes_outage.def"
#include "api/routes_documents.def"
#include "api/routes_archive.def"
};
/* clang-format on */
const size_t api_routes_len = ARRAY_LEN(api_routes);
