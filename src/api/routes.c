#include "api/account_api.h"
#include "api/api.h"
#include "api/calendar_api.h"
#include "api/catalogue_api.h"
#include "api/cells_api.h"
#include "api/export_api.h"
#include "api/form_api.h"
#include "api/regime_api.h"
#include "api/report_api.h"
#include "api/session_api.h"
#include "api/total_api.h"
#include "api/unit_api.h"
#include "model/account.h"
#include "model/calendar.h"
#include "model/catalogue.h"
#include "model/cells.h"
#include "model/event.h"
#include "model/fill.h"
#include "model/form.h"
#include "model/regime.h"
#include "model/report.h"
#include "model/unit.h"

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
      "Log in.", .prepare = session_post_prepare, .run = session_post, .encode = session_post_encode, .flags = ROUTE_CREATES | ROUTE_NO_REPLAY },
    { METHOD_DELETE, "/session",   ALLOW_ANYONE, LANE_QUICK, BODY_NONE, &nothing_resource, &nothing_resource,
      "Log out.", .run = session_delete, .encode = session_delete_encode },
    { METHOD_GET,    "/me",        ALLOW_ANYONE, LANE_QUICK, BODY_NONE, &nothing_resource, &me_resource,
      "Who I am and what I may do.", .run = me_get },
    { METHOD_POST,   "/me/password", ALLOW_ANYONE, LANE_HASH, BODY_CREATE, &password_change_resource, &me_resource,
      "Change my password; my other sessions end.", .prepare = password_post_prepare, .run = password_post, .encode = password_post_encode, .flags = ROUTE_NO_REPLAY },
    { METHOD_GET,    "/stream",    ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &nothing_resource, NULL,
      "What changes from now on, as server-sent events.", .encode = stream_get, .flags = ROUTE_STREAM },

    { METHOD_GET,    "/inbox",     ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &nothing_resource, &inbox_resource,
      "What I must do.", .run = inbox_get },
    { METHOD_GET,    "/events",    ALLOW_MEMBER, LANE_HEAVY, BODY_NONE, &event_query_resource, &event_page_resource,
      "What happened, newest first: of one object, or within my scope.", .run = events_get },

    { METHOD_GET,    "/units",      ALLOW(UNIT_READ),  LANE_QUICK, BODY_NONE,   &unit_query_resource, &unit_page_resource,
      "List units in Vietnamese order.", .run = units_get },
    { METHOD_GET,    "/units/export.csv", ALLOW(UNIT_READ), LANE_HEAVY, BODY_NONE, &nothing_resource, &unit_lines_resource,
      "All units as CSV: what POST /units/import takes.", .run = units_export, .encode = units_export_encode },
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
    { METHOD_GET,    "/accounts/{id}", ALLOW(ACCOUNT_READ),  LANE_QUICK, BODY_NONE,   &by_id_resource, &account_resource,
      "Read an account.", .run = accounts_get_one },
    { METHOD_POST,   "/accounts",      ALLOW(ACCOUNT_WRITE), LANE_HASH,  BODY_CREATE, &account_issue_resource, &account_issued_resource,
      "Issue an account; its password is answered this once.", .prepare = accounts_post_prepare, .run = accounts_post, .flags = ROUTE_CREATES | ROUTE_NO_REPLAY },
    { METHOD_PATCH,  "/accounts/{id}", ALLOW(ACCOUNT_WRITE), LANE_QUICK, BODY_UPDATE, &account_resource, &account_resource,
      "Change, lock or unlock an account; locking ends its sessions.", .run = accounts_patch },
    { METHOD_POST,   "/accounts/{id}/password", ALLOW(ACCOUNT_WRITE), LANE_HASH, BODY_NONE, &account_reissue_resource, &account_issued_resource,
      "Give an account a new password; its sessions end.", .prepare = accounts_post_prepare, .run = accounts_reissue, .flags = ROUTE_NO_REPLAY },
    { METHOD_GET,    "/grants",        ALLOW(ACCOUNT_READ),  LANE_QUICK, BODY_NONE,   &grant_query_resource, &grant_page_resource,
      "List the grants of an account.", .run = grants_get },
    { METHOD_POST,   "/grants",        ALLOW(ACCOUNT_WRITE), LANE_QUICK, BODY_CREATE, &grant_resource, &grant_resource,
      "Give an account a role.", .run = grants_post, .flags = ROUTE_CREATES },
    { METHOD_DELETE, "/grants/{id}",   ALLOW(ACCOUNT_WRITE), LANE_QUICK, BODY_NONE,   &by_id_resource, &grant_resource,
      "End a grant.", .run = grants_delete },

    { METHOD_GET,    "/forms",      ALLOW(FORM_READ),  LANE_QUICK, BODY_NONE,   &form_query_resource, &form_page_resource,
      "List forms by code.", .run = forms_get },
    { METHOD_GET,    "/forms/{id}", ALLOW(FORM_READ),  LANE_QUICK, BODY_NONE,   &form_ref_resource, &form_full_resource,
      "Read a form with one version's layout.", .run = forms_get_one },
    { METHOD_POST,   "/forms",      ALLOW(FORM_WRITE), LANE_HEAVY, BODY_CREATE, &form_new_resource, &form_full_resource,
      "Add a form.", .prepare = forms_check, .run = forms_post, .flags = ROUTE_CREATES },
    { METHOD_POST,   "/forms/{id}/versions", ALLOW(FORM_WRITE), LANE_HEAVY, BODY_CREATE, &form_version_resource, &form_full_resource,
      "Add a version of a form; open cycles keep theirs.", .prepare = forms_check, .run = forms_post_version, .flags = ROUTE_CREATES },

    { METHOD_POST,   "/forms/import", ALLOW(FORM_WRITE), LANE_HEAVY, BODY_FILE, &form_import_in_resource, &form_import_resource,
      "Read an .xlsx annex as a form, to be corrected; nothing is kept.", .prepare = forms_import },

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

    { METHOD_GET,    "/regimes",      ALLOW(REGIME_READ),  LANE_QUICK, BODY_NONE,   &regime_query_resource, &regime_page_resource,
      "List regimes by code.", .run = regimes_get },
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
    { METHOD_GET,    "/regimes/{id}/preview", ALLOW(CYCLE_OPEN), LANE_QUICK, BODY_NONE, &preview_query_resource, &cycle_preview_resource,
      "What opening a cycle would do: its days, how many report, who is left out.", .run = cycles_preview },
    { METHOD_GET,    "/regimes/{id}/matrix", ALLOW(PROGRESS_READ), LANE_QUICK, BODY_NONE, &matrix_query_resource, &matrix_resource,
      "Units by cycles: where each report stands.", .run = matrix_get },

    { METHOD_GET,    "/cycles",      ALLOW(REGIME_READ), LANE_QUICK, BODY_NONE,   &cycle_query_resource, &cycle_page_resource,
      "List cycles, newest first.", .run = cycles_get },
    { METHOD_GET,    "/cycles/{id}", ALLOW(REGIME_READ), LANE_QUICK, BODY_NONE,   &by_id_resource, &cycle_resource,
      "Read a cycle.", .run = cycles_get_one },
    { METHOD_POST,   "/cycles",      ALLOW(CYCLE_OPEN),  LANE_HEAVY, BODY_CREATE, &cycle_resource, &cycle_opened_resource,
      "Open a cycle: assign the form to every reporter there is in its data window.", .run = cycles_post, .flags = ROUTE_CREATES },
    { METHOD_GET,    "/cycles/{id}/progress", ALLOW(PROGRESS_READ), LANE_QUICK, BODY_NONE, &progress_query_resource, &progress_resource,
      "Where the reports of a cycle stand.", .run = progress_get },

    { METHOD_GET,    "/calendar/{year}", ALLOW_MEMBER, LANE_QUICK, BODY_NONE, &calendar_ref_resource, &calendar_resource,
      "Read a year's days off and swapped working days.", .run = calendar_get },
    { METHOD_PUT,    "/calendar/{year}", ALLOW(CALENDAR_WRITE), LANE_QUICK, BODY_CREATE, &calendar_confirm_resource, &calendar_resource,
      "Confirm a year's days; cycles opened from now on are counted by them.", .run = calendar_put },

    { METHOD_GET,    "/reports",              ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE,   &report_query_resource, &report_page_resource,
      "List reports within my scope or sent to it, newest first.", .run = reports_get },
    { METHOD_GET,    "/reports/{id}",         ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE,   &by_id_resource, &report_full_resource,
      "Read a report: where it stands, what can be done, what was done.", .run = reports_get_one },
    { METHOD_POST,   "/reports/{id}/actions", ALLOW(REPORT_READ), LANE_QUICK, BODY_CREATE, &report_move_resource, &report_full_resource,
      "Move a report along.", .run = reports_act },
    { METHOD_GET,    "/reports/{id}/cells",   ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE,   &by_id_resource, &cells_resource,
      "Read a report's figures.", .ahead = cells_get_ahead, .read = cells_get_read, .encode = cells_get_encode },
    { METHOD_PATCH,  "/reports/{id}/cells",   ALLOW(REPORT_ENTER), LANE_QUICK, BODY_UPDATE, &cells_patch_resource, &cells_saved_resource,
      "Save some figures, merged cell by cell.", .ahead = cells_patch_ahead, .run = cells_patch, .flags = ROUTE_GUARDED },
    { METHOD_POST,   "/reports/{id}/import",  ALLOW(REPORT_ENTER), LANE_HEAVY, BODY_FILE, &fill_in_resource, &fill_resource,
      "Read a filled-in .xlsx against a report, to be accepted cell by cell; nothing is kept.", .prepare = fill_post },
    { METHOD_GET,    "/reports/{id}/history", ALLOW(REPORT_READ), LANE_QUICK, BODY_NONE,   &cell_query_resource, &cell_history_page_resource,
      "Who changed a cell, when, from what to what.", .run = history_get },
    { METHOD_GET,    "/reports/{id}/explain", ALLOW(REPORT_READ), LANE_HEAVY, BODY_NONE,   &cell_query_resource, &explain_resource,
      "Where a figure comes from: its units, or the cells of its formula.", .run = explain_get },
    { METHOD_GET,    "/reports/{id}/export.xlsx", ALLOW(REPORT_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &export_resource,
      "A report as .xlsx, looking like the annex.", .run = export_get, .encode = export_xlsx_encode },
    { METHOD_GET,    "/reports/{id}/export.csv", ALLOW(REPORT_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &export_resource,
      "A report as CSV.", .run = export_get, .encode = export_csv_encode },
    { METHOD_GET,    "/cycles/{id}/progress.xlsx", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &export_progress_resource,
      "Where the reports of a cycle stand, as .xlsx.", .run = export_progress_get, .encode = export_progress_xlsx_encode },
    { METHOD_GET,    "/cycles/{id}/progress.csv", ALLOW(PROGRESS_READ), LANE_HEAVY, BODY_NONE, &by_id_resource, &export_progress_resource,
      "Where the reports of a cycle stand, as CSV.", .run = export_progress_get, .encode = export_progress_csv_encode },
    { METHOD_POST,   "/reports/{id}/consolidate", ALLOW(REPORT_CONSOLIDATE), LANE_HEAVY, BODY_CREATE, &consolidate_in_resource, &consolidate_resource,
      "Build a total out of the accepted reports.", .prepare = consolidate_prepare, .run = consolidate_post },
    { METHOD_POST,   "/reports/{id}/restore", ALLOW(REPORT_ENTER), LANE_HEAVY, BODY_CREATE, &restore_in_resource, &cells_saved_resource,
      "Put a figure that was typed over in a total back to the units' own.", .prepare = restore_prepare, .run = restore_post },
};
/* clang-format on */
const size_t api_routes_len = ARRAY_LEN(api_routes);
