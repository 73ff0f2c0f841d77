/*
 * Every write of the API with its 1st, 2nd, … nth call to the database failed: as long as the
 * answer is an error the database reads as before, and what succeeds leaves an event.
 */
#include "domain/trusts.h"
#include "store/form_cache.h"
#include "store/profile_cache.h"
#include "tests/api/realm.h"
#include "tests/store/db_fault.h"

#include <string.h>

/* More calls than any write makes: a case that reaches it does not end. */
#define CALLS_MAX 2000

#define ATTACH "attach a file"
#define PROVE "register with a file"
#define ISSUE "make documents"
#define CLOSE "close a file"
/* Bytes are kept before the transaction that attaches them; what fails leaves them to the sweep. */
#define KEPT_BEFORE "file file_chunk"
#define RECEIPT "say it was read"
/* What the law gives of 2027. */
#define OFF(day) "{\"on\":\"2027-" day "\",\"kind\":\"holiday\",\"name\":\"Nghỉ\"}"
#define YEAR_2027 \
    OFF("01-01") \
    "," OFF("02-04") "," OFF("02-05") "," OFF("02-08") "," OFF("02-09") "," OFF("02-10") "," OFF( \
        "04-16") "," OFF("04-30") "," OFF("05-03") "," OFF("09-02") "," OFF("09-03") "," OFF("11-" \
                                                                                             "24")

/* clang-format off */
static const struct {
    const char *name, *person;
    enum place place;
    const char *request, *body;
} cases[] = {
    { "log in",            NULL,     PLACE_OWN,     "POST /session",                    "{\"username\":\"viewer\",\"password\":\"$password\"}" },
    { "miss a log-in",     NULL,     PLACE_OWN,     "POST /session",                    "{\"username\":\"viewer\",\"password\":\"không phải nó\"}" },
    { "change a password", "office", PLACE_OWN,     "POST /me/password",                "{\"old_password\":\"$password\",\"new_password\":\"lúa chín vàng đồng 27\"}" },
    { "say where mail goes", "lead", PLACE_OWN,     "PUT /me/mail",                     "{\"address\":\"a@b.vn\",\"mode\":\"daily\"}" },
    { "say it for another", "master", PLACE_OWN,    "PUT /accounts/$account/mail",      "{\"address\":\"a@b.vn\",\"mode\":\"none\"}" },
    { "log out",           "lead",   PLACE_OWN,     "DELETE /session",                  "" },
    { "save figures",      "master", PLACE_OWN,     "PATCH /reports/$assigned/cells",   "{\"base_version\":$assigned_v,\"cells\":[{\"row\":1,\"column\":2,\"value\":\"7\"}]}" },
    { "add a row",         "master", PLACE_OWN,     "PATCH /reports/$assigned/cells",   "{\"base_version\":$assigned_v,\"rows\":[{\"open\":9}],\"cells\":[{\"row\":1048577,\"column\":2,\"value\":\"7\"}]}" },
    { "explain a warning", "master", PLACE_OWN,     "PUT /reports/$assigned/checks",    "{\"code\":\"KT01\",\"note\":\"Đúng\"}" },
    { "type over a total", "master", PLACE_BELOW,   "PATCH /reports/$total/cells",      "{\"base_version\":$total_v,\"cells\":[{\"row\":1,\"column\":2,\"value\":\"7\",\"note\":\"Sửa\"}]}" },
    { ATTACH,              "master", PLACE_BELOW,   "POST /reports/$entry/attachments?name=b.pdf", "%PDF-1.7 b" },
    { ISSUE,               "master", PLACE_SIBLING,    "POST /reports/$submitted/documents", "" },
    { "describe a file",   "master", PLACE_BELOW,   "PATCH /reports/$entry/attachments/$entry_file", "{\"version\":1,\"note\":\"Khác\"}" },
    { "remove a file",     "master", PLACE_SIBLING, "DELETE /reports/$entry/attachments/$entry_file", "" },
    { "write a text",      "master", PLACE_OWN,     "PUT /reports/$assigned/narrative", "{\"version\":0,\"document\":{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\",\"content\":[{\"type\":\"comparison\",\"attrs\":{\"cells\":\"B1\"}}]}]}}" },
    { "comment on a text", "master", PLACE_OWN,     "POST /reports/$submitted/comments", "{\"section\":\"a\",\"body\":\"Nêu rõ\"}" },
    { "answer a comment",  "master", PLACE_OWN,     "PUT /reports/$remarked/comments/$remark", "{\"version\":1,\"answer\":\"Đã nêu\"}" },
    { "submit what was explained", "master", PLACE_OWN, "POST /reports/$warned/actions", "{\"action\":\"submit\",\"version\":$warned_v}" },
    { "submit",            "master", PLACE_OWN,     "POST /reports/$entry/actions",     "{\"action\":\"submit\",\"version\":$entry_v}" },
    { "refuse",            "master", PLACE_BELOW,   "POST /reports/$submitted/actions", "{\"action\":\"refuse\",\"version\":$submitted_v,\"note\":\"Sai\"}" },
    { "approve",           "master", PLACE_OWN,     "POST /reports/$submitted/actions", "{\"action\":\"approve\",\"version\":$submitted_v}" },
    { "send",              "master", PLACE_OWN,     "POST /reports/$approved/actions",  "{\"action\":\"send\",\"version\":$approved_v}" },
    { "recall",            "master", PLACE_OWN,     "POST /reports/$sent/actions",      "{\"action\":\"recall\",\"version\":$sent_v,\"note\":\"Nhầm\"}" },
    { "accept",            "master", PLACE_OWN,     "POST /reports/$arrived/actions",   "{\"action\":\"accept\",\"version\":$arrived_v}" },
    { "return",            "master", PLACE_BELOW,   "POST /reports/$arrived/actions",   "{\"action\":\"return\",\"version\":$arrived_v,\"note\":\"Thiếu\"}" },
    { "consolidate",       "master", PLACE_OWN,     "POST /reports/$total/consolidate", "{\"version\":$total_v}" },
    { "join the texts",    "master", PLACE_OWN,     "POST /reports/$total/narrative/join", "{\"version\":0,\"overwrite\":false}" },
    { "restore a figure",  "master", PLACE_OWN,     "POST /reports/$overridden/restore", "{\"base_version\":$overridden_v,\"row\":1,\"column\":2}" },
    { "open a cycle",      "master", PLACE_OWN,     "POST /cycles",                     "{\"regime_id\":$regime,\"period\":\"2026-12\"}" },
    { "hand a report on",  "master", PLACE_OWN,     "POST /reports/$handed/children",   "{\"due_on\":\"2026-12-18\",\"units\":[{\"unit_id\":$spare}]}" },
    { "register who reports", "master", PLACE_OWN,  "PUT /units/$spare/reporters/$beside", "{\"basis\":\"QĐ 1\"}" },
    { "change who reports", "master", PLACE_OWN,    "PUT /units/$spare/reporters/$beside", "{\"version\":1,\"basis\":\"QĐ 2\",\"valid_to\":\"2026-12-31\"}" },
    { "take a report back", "master", PLACE_BELOW,  "DELETE /reports/$handed/children/$handed_child", "" },
    { "ask for more time", "master", PLACE_OWN,     "POST /reports/$handed/extensions", "{\"wished_on\":\"2026-12-28\",\"reason\":\"Chờ số\"}" },
    { "give more time",    "master", PLACE_OWN,     "PUT /reports/$put_off/extensions/$asked", "{\"granted\":true,\"answer\":\"Được\"}" },
    { "record an outage",  "master", PLACE_OWN,     "POST /outages",                    "{\"from_at\":\"2026-09-29T00:00:00.000Z\",\"to_at\":\"2026-09-29T09:00:00.000Z\",\"affected\":\"Đường truyền\",\"confirmed_by\":\"Sở\"}" },
    { "change an outage",  "master", PLACE_OWN,     "PATCH /outages/$outage",           "{\"version\":1,\"document\":\"Công văn 9\"}" },
    { "say who signs",     "master", PLACE_OWN,     "POST /authorisations",             "{\"unit_id\":$unit,\"account_id\":$heir,\"kind\":\"by_order\",\"position\":\"Chánh Văn phòng\",\"regimes\":[$regime],\"valid_from\":\"2026-10-01\",\"valid_to\":\"2026-12-31\",\"document\":\"1/QĐ\",\"document_on\":\"2026-09-30\"}" },
    { "say no longer",     "master", PLACE_OWN,     "POST /authorisations/$authorisation/end", "{\"version\":1,\"reason\":\"Chuyển công tác\"}" },
    { "reserve a number",  "master", PLACE_OWN,     "POST /units/$unit/numbers",        "{\"issued_on\":\"2026-10-01\",\"subject\":\"Báo cáo\",\"reason\":\"Mất điện\"}" },
    { "release a number",  "master", PLACE_OWN,     "POST /units/$unit/numbers/$number/release", "{\"version\":1,\"reason\":\"Không gửi\"}" },
    { "give a number",     "master", PLACE_ABOVE,   "POST /reports/$approved/number",   "{}" },
    { "give a reserved one", "master", PLACE_SIBLING, "POST /reports/$approved/number", "{\"number_id\":$number}" },
    { "begin a book",      "master", PLACE_BELOW,   "PUT /units/$unit/number-books/2026", "{\"next\":38,\"reason\":\"Sổ giấy\"}" },
    { "register what was sent", "master", PLACE_BELOW, "POST /reports/$approved/registrations", "{\"version\":$approved_v,\"sent_at\":\"2026-09-30T09:00:00.000Z\",\"channel\":\"paper\",\"document_number\":\"1/BC\",\"attachment_id\":$approved_file}" },
    { PROVE,               "master", PLACE_OTHER,   "POST /reports/$approved/registrations/file?name=b.pdf&version=$approved_v&sent_at=2026-09-30T09:00:00.000Z&channel=paper&document_number=1%2FBC", "%PDF-1.7 b" },
    { "confirm when it was", "master", PLACE_OWN,   "POST /reports/$registered/actions", "{\"action\":\"confirm_sending\",\"version\":$registered_v}" },
    { "do not confirm it", "master", PLACE_BELOW,   "POST /reports/$registered/actions", "{\"action\":\"deny_sending\",\"version\":$registered_v,\"note\":\"Không có\"}" },
    { "return what was registered", "master", PLACE_ABOVE, "POST /reports/$registered/actions", "{\"action\":\"return\",\"version\":$registered_v,\"note\":\"Thiếu\"}" },
    { "appeal",            "master", PLACE_OWN,     "POST /reports/$entry/appeals",     "{\"reason\":\"Mất điện\",\"evidence\":\"Công văn số 1\"}" },
    { "uphold an appeal",  "master", PLACE_OWN,     "PUT /reports/$accepted/appeals/$appeal", "{\"upheld\":true,\"answer\":\"Được\"}" },
    { "dismiss an appeal", "master", PLACE_BELOW,   "PUT /reports/$accepted/appeals/$appeal", "{\"upheld\":false,\"answer\":\"Không\"}" },
    { "announce a table",  "master", PLACE_OWN,     "POST /discipline/tables",          "{\"year\":2026,\"from_on\":\"2026-02-01\",\"to_on\":\"2026-09-30\"}" },
    { "name the office",   "master", PLACE_OWN,     "PUT /usage/office",                "{\"unit_id\":$unit,\"upper_unit_id\":$unit}" },
    { "assign a cycle",    "master", PLACE_OWN,     "POST /cycles/$led/assign",         "{\"version\":1}" },
    { "close intake",      "master", PLACE_OWN,     "POST /cycles/$later/intake",       "{\"version\":1,\"closed\":true,\"note\":\"Chốt số\"}" },
    { "put a cycle off",   "master", PLACE_BELOW,   "POST /cycles/$later/extension",    "{\"version\":1,\"due_on\":\"2026-12-18\",\"note\":\"Do bão\"}" },
    { "give a cycle to more", "master", PLACE_ABOVE, "POST /cycles/$later/reporters",   "{\"version\":1,\"note\":\"Bổ sung\",\"units\":[{\"unit_id\":$unit}]}" },
    { "take it from a unit", "master", PLACE_ABOVE, "POST /cycles/$later/withdrawals",  "{\"reports\":[$put_off],\"reason\":\"Giao nhầm\"}" },
    { "give it back",      "master", PLACE_ABOVE,   "POST /cycles/$later/reporters",    "{\"version\":2,\"units\":[{\"unit_id\":$institute}]}" },
    { "cancel a cycle",    "master", PLACE_ABOVE,   "POST /cycles/$later/cancellation", "{\"version\":3,\"reason\":\"Mở nhầm kỳ\"}" },
    { "issue an account",  "master", PLACE_OWN,     "POST /accounts",                   "{\"username\":\"so-moi\",\"name\":\"Mới\",\"unit_id\":$unit}" },
    { "lock an account",   "master", PLACE_OWN,     "PATCH /accounts/$account",         "{\"version\":$account_v,\"locked\":true}" },
    { "mail a password",   "master", PLACE_BELOW,   "POST /accounts/$first/credential-mail", "{\"address\":\"a@b.vn\",\"password\":\"$first_word\"}" },
    { "give a password",   "master", PLACE_BELOW,   "POST /accounts/$account/password", "{}" },
    { "grant",             "master", PLACE_OWN,     "POST /grants",                     "{\"account_id\":$account,\"role\":\"entry\",\"unit_id\":$unit}" },
    { "end a grant",       "master", PLACE_OWN,     "DELETE /grants/$grant",            "" },
    { "ask for an account", "master", PLACE_OWN,    "POST /account-requests",           "{\"kind\":\"create\",\"unit_id\":$unit,\"username\":\"so-ba\",\"name\":\"Ba\",\"reason\":\"Thêm việc\",\"document_number\":\"1/CV\",\"document_on\":\"2026-09-01\",\"grants\":[{\"role\":\"entry\",\"unit_id\":$unit}]}" },
    { "grant a request",   "admin",  PLACE_SIBLING, "POST /account-requests/$request/decision", "{\"version\":1,\"verdict\":\"grant\"}" },
    { "refuse a request",  "admin",  PLACE_BELOW,   "POST /account-requests/$request/decision", "{\"version\":1,\"verdict\":\"refuse\",\"answer\":\"Không đủ\"}" },
    { "withdraw a request", "master", PLACE_ABOVE,  "DELETE /account-requests/$request", "" },
    { "hand work over",    "admin",  PLACE_SIBLING, "POST /accounts/$heir/handover",    "{\"version\":1,\"successor_id\":$account,\"then\":\"lock\",\"note\":\"Nghỉ\"}" },
    { "urge units",        "master", PLACE_OWN,     "POST /urgings",                    "{\"unit_id\":$unit,\"symbol\":\"CV\",\"about\":\"đôn đốc\",\"body\":\"Chưa gửi\",\"authority\":\"head\",\"reports\":[$expected]}" },
    { "number a letter",   "master", PLACE_OWN,     "POST /urgings/$urging/number",     "{\"version\":1,\"number\":\"7\",\"symbol\":\"CV\",\"issued_on\":\"2026-09-30\"}" },
    { "withdraw a letter", "master", PLACE_BELOW,   "POST /urgings/$urging/withdraw",   "{\"version\":1,\"reason\":\"Nhầm\"}" },
    { "see a letter",      "held-province", PLACE_ABOVE, "POST /urgings/$urged/seen",   "{\"unit_id\":$unit}" },
    { "tell the help desk", "designer", PLACE_OWN,  "POST /tickets",                    "{\"kind\":\"incident\",\"subject\":\"Không mở được\",\"body\":\"Trang trắng\",\"page\":\"/inbox\"}" },
    { "take a ticket",     "admin",  PLACE_OWN,     "POST /tickets/$ticket/actions",    "{\"version\":1,\"action\":\"take\"}" },
    { "answer a ticket",   "admin",  PLACE_ABOVE,   "POST /tickets/$ticket/actions",    "{\"version\":1,\"action\":\"answer\",\"body\":\"Đã sửa\"}" },
    { "reopen a ticket",   "plain-province", PLACE_ABOVE, "POST /tickets/$ticket/actions", "{\"version\":2,\"action\":\"reopen\",\"body\":\"Vẫn trắng\"}" },
    { "add a unit",        "master", PLACE_OWN,     "POST /units",                      "{\"code\":\"NEW\",\"name\":\"Mới\",\"kind\":\"other\",\"parent_id\":$unit}" },
    { "move a unit",       "master", PLACE_SIBLING, "PATCH /units/$unit",               "{\"version\":$unit_v,\"parent_id\":$elsewhere}" },
    { "import units",      "master", PLACE_OWN,     "POST /units/import",               "code,name,kind\nMOT,Một,other\nHAI,Hai,other\n" },
    { "add a form",        "master", PLACE_OWN,     "POST /forms",                      "{\"code\":\"NEW\",\"title\":\"Mới\",\"owner_unit_id\":$unit,\"layout\":{\"columns\":[{\"key\":2,\"role\":\"value\"}],\"rows\":[{\"key\":1}]}}" },
    { "add a version",     "master", PLACE_OWN,     "POST /forms/$form/versions",       "{\"version\":$form_v,\"layout\":{\"columns\":[{\"key\":2,\"role\":\"value\"}],\"rows\":[{\"key\":1}]}}" },
    { "keep a draft",      "master", PLACE_OWN,     "PUT /forms/$draft/draft",          "{\"version\":$draft_v,\"request\":{\"clock_id\":1},\"layout\":{\"columns\":[{\"key\":2,\"role\":\"value\"}],\"rows\":[{\"key\":1},{\"key\":2}]}}" },
    { "use a form",        "master", PLACE_BELOW,   "POST /forms/$draft/actions",       "{\"action\":\"use\",\"version\":$draft_v,\"legal_basis\":\"QĐ\"}" },
    { "test a form",       "master", PLACE_ABOVE,   "POST /forms/$draft/actions",       "{\"action\":\"test\",\"version\":$draft_v,\"units\":[$unit,$elsewhere]}" },
    { "announce a form",   "master", PLACE_OWN,     "POST /forms/$tested/actions",      "{\"action\":\"announce\",\"version\":$tested_v,\"legal_basis\":\"QĐ\"}" },
    { "amend a form",      "master", PLACE_BELOW,   "POST /forms/$tested/actions",      "{\"action\":\"amend\",\"version\":$tested_v}" },
    { "replace a version", "master", PLACE_ABOVE,   "POST /forms/$tested/actions",      "{\"action\":\"use\",\"version\":$tested_v,\"legal_basis\":\"QĐ\"}" },
    { "repeal a form",     "master", PLACE_BELOW,   "POST /forms/$form/actions",        "{\"action\":\"repeal\",\"version\":$form_v,\"legal_basis\":\"QĐ\"}" },
    { "remark on a form",  "master", PLACE_OWN,     "POST /trials/$trial/remarks",      "{\"words\":\"Cột Tỷ lệ tính sai\",\"verdict\":\"change\",\"row\":1,\"column\":2}" },
    { "add an outline",    "master", PLACE_OWN,     "POST /outlines",                   "{\"code\":\"NEW\",\"title\":\"Mới\",\"owner_unit_id\":$unit,\"document\":{\"type\":\"doc\",\"content\":[{\"type\":\"heading\",\"attrs\":{\"id\":\"a\"}}]}}" },
    { "add its version",   "master", PLACE_OWN,     "POST /outlines/$outline/versions", "{\"version\":$outline_v,\"document\":{\"type\":\"doc\",\"content\":[{\"type\":\"paragraph\"}]}}" },
    { "add a regime",      "master", PLACE_OWN,     "POST /regimes",                    "{\"code\":\"NEW\",\"name\":\"Mới\",\"lead_unit_id\":$unit,\"receiver_unit_id\":$unit,\"form_id\":$form,\"period_kind\":\"month\"}" },
    { "change a regime",   "master", PLACE_BELOW,   "PATCH /regimes/$regime",           "{\"version\":$regime_v,\"name\":\"Khác\"}" },
    { "set the reporters", "master", PLACE_ABOVE,   "PUT /regimes/$regime/reporters",   "{\"version\":$regime_v,\"reporters\":[{\"unit_id\":$unit}]}" },
    { "open by itself",    "master", PLACE_ABOVE,   "PUT /regimes/$regime/opening",     "{\"days\":10}" },
    { "head its letters",  "master", PLACE_OWN,     "PUT /units/$unit/letterhead",      "{\"version\":0,\"superior\":\"\",\"issuer\":\"A\",\"symbol\":\"BC-A\",\"place\":\"A\",\"on_behalf\":\"\",\"head\":\"A\",\"authority\":\"head\",\"position\":\"\",\"signer\":\"\",\"addressees\":\"\",\"copies\":\"\"}" },
    { "confirm a year",    "admin",  PLACE_OWN,     "PUT /calendar/2027",               "{\"days\":[" YEAR_2027 "]}" },
    { "set a clock",       "admin",  PLACE_OWN,     "PATCH /forms/clocks/1",            "{\"version\":1,\"build_days\":4,\"build_workdays\":true,\"test_days\":2,\"test_workdays\":false,\"must_test\":true,\"article\":\"Điều 11\",\"reason\":\"Quy chế mới của tỉnh\"}" },
    { "add an indicator",  "master", PLACE_OWN,     "POST /indicators",                 "{\"code\":\"NEW\",\"name\":\"Mới\",\"owner_unit_id\":$unit,\"measure\":\"T\",\"sector\":\"S\",\"unit_rule\":\"sum\",\"time_rule\":\"sum\"}" },
    { "change an indicator", "master", PLACE_BELOW, "PATCH /indicators/$indicator",     "{\"version\":$indicator_v,\"unit_rule\":\"ratio\",\"numerator\":\"I0\",\"divisor\":\"I2\"}" },
    { "import indicators", "master", PLACE_OWN,     "POST /indicators/import",          "code,name,owner_unit_code,unit_rule,time_rule\nMOT,Một,$unit_code,sum,sum\nI0,Tên khác,$unit_code,sum,sum\n" },
    { "say why it is asked again", "master", PLACE_OWN, "POST /forms/$form/reasons", "{\"column\":2,\"other_form_id\":$form,\"other_column\":2,\"reason\":\"Vì hai thời điểm khác nhau.\"}" },
    { "add a measure",     "master", PLACE_OWN,     "POST /measures",                   "{\"code\":\"NEW\",\"name\":\"Mới\",\"quantity\":\"Khác\",\"factor\":\"1\"}" },
    { "change an attribute", "master", PLACE_OWN,   "PATCH /attributes/$attribute",     "{\"version\":$attribute_v,\"name\":\"Khác\"}" },
    { "import sectors",    "master", PLACE_OWN,     "POST /sectors/import",             "code,name\nMOT,Một\nHAI,Hai\n" },
    { "merge units",       "master", PLACE_BELOW,   "POST /units/links",                "{\"kind\":\"merge\",\"from_on\":\"2026-10-01\",\"document\":\"NQ 1\",\"predecessors\":[$unit],\"successors\":[$elsewhere]}" },
    { "merge them by a file", "master", PLACE_OWN,  "POST /units/links/import",         "kind,predecessor_code,successor_code,from_on,document\nmerge,NEW,$unit_code,2026-10-02,NQ 2\n" },
    { "believe an authority", "admin", PLACE_OWN,   "POST /trust-items",                "$root_pem" },
    { "ask an authority",  "admin",  PLACE_OWN,     "POST /trust-sources",              "{\"authority_id\":$root,\"kind\":\"crl\",\"url\":\"http://crl.thu-nghiem.vn/root.crl\"}" },
    { "ask it at once",    "admin",  PLACE_OWN,     "POST /trust-sources/$source/fetch", "" },
    { "register a certificate", "master", PLACE_OWN, "POST /accounts/$account/certificates", "$signer_pem" },
    { "withdraw a certificate", "master", PLACE_OWN, "POST /accounts/$account/certificates/$account_cert/withdraw", "{\"reason\":\"Mất\"}" },
    { "register a seal's", "master", PLACE_BELOW,   "POST /units/$unit/certificates",   "$seal_pem" },
    { "withdraw a seal's", "master", PLACE_BELOW,   "POST /units/$unit/certificates/$unit_cert/withdraw", "{\"reason\":\"Mất\"}" },
    { "show a signature",  "master", PLACE_OWN,     "PUT /me/signature-picture?width_mm=40", "$png" },
    { "hide a signature",  "master", PLACE_OWN,     "DELETE /me/signature-picture",     "" },
    { "show a seal",       "master", PLACE_OWN,     "PUT /units/$unit/seal-picture?width_mm=36", "$png" },
    { "hide a seal",       "master", PLACE_BELOW,   "DELETE /units/$unit/seal-picture", "" },
    { "ask no more",       "admin",  PLACE_OWN,     "POST /trust-sources/$source/withdraw", "{\"reason\":\"Cũ\"}" },
    { "believe no more",   "admin",  PLACE_OWN,     "POST /trust-items/$trust_item/withdraw", "{\"reason\":\"Cũ\"}" },
    { "file what waits",   "master", PLACE_OWN,     "POST /archive-files/intake",       "{}" },
    { CLOSE,               "master", PLACE_OWN,     "POST /archive-files/$archive/close", "{\"version\":1}" },
    { "hold a file back",  "master", PLACE_OWN,     "POST /archive-files/$archive_due/holds", "{\"reason\":\"Thanh tra\",\"document\":\"CV 2\"}" },
    { "release a file",    "master", PLACE_OWN,     "POST /archive-files/$archive_held/holds/$hold/release", "{\"reason\":\"Xong\",\"document\":\"CV 3\"}" },
    { "ask for a package", "master", PLACE_BELOW,   "POST /archive-files/$archive_due/packages", "" },
    { "cancel a package",  "master", PLACE_OWN,     "DELETE /archive-packages/$package", "" },
    { "propose to destroy", "master", PLACE_SIBLING, "POST /archive-disposals",         "{\"unit_id\":$unit,\"files\":[$archive_due],\"reason\":\"Hết hạn\"}" },
    { "destroy",           "master", PLACE_OWN,     "POST /archive-disposals/$proposal/decision", "{\"version\":1,\"approved\":true,\"document\":\"QĐ 1\"}" },
    { "do not destroy",    "master", PLACE_BELOW,   "POST /archive-disposals/$proposal/decision", "{\"version\":1,\"approved\":false,\"answer\":\"Còn cần\"}" },
    { "withdraw a proposal", "master", PLACE_SIBLING, "POST /archive-disposals/$proposal/withdraw", "{\"version\":1}" },
    { "say how long it is kept", "master", PLACE_OWN, "PUT /regimes/$regime/retention", "{\"version\":0,\"years\":0,\"reason\":\"Hay tra cứu\"}" },
    { "say who stamps",    "admin",  PLACE_OWN,     "PUT /stamp-authority",             "{\"version\":1,\"url\":\"http://tsa.thu-nghiem.vn/\",\"digest\":\"sha256\"}" },
    { "announce",          "master", PLACE_BELOW,   "POST /announcements",              "{\"kind\":\"notice\",\"title\":\"Họp\",\"body\":\"Mai\",\"unit_id\":$unit}" },
    { "change what was announced", "master", PLACE_OWN, "PATCH /announcements/$notice", "{\"version\":1,\"title\":\"Hoãn\"}" },
    { RECEIPT,             "master", PLACE_OWN,     "POST /announcements/$notice/read", "" },
    { "withdraw it",       "master", PLACE_BELOW,   "POST /announcements/$notice/withdraw", "{\"version\":1,\"reason\":\"Nhầm\"}" },
    /* The second can be written because the first stops all but it. */
    { "stop the system",   "admin",  PLACE_OWN,     "PATCH /announcements/$stop",       "{\"version\":1,\"starts_at\":null,\"ends_at\":\"$soon\"}" },
    { "end the stop",      "admin",  PLACE_OWN,     "POST /announcements/$stop/end",    "{\"version\":2}" },
    /* Under the profile put in force here a report is signed before it is sent. */
    { "lay a rule down",   "master", PLACE_ABOVE,   "PUT /units/$unit/approval-rules/0", "{\"document\":\"QĐ\",\"document_on\":\"2026-09-01\",\"stages\":[{\"title\":\"A\",\"accounts\":[$heir]},{\"title\":\"B\",\"accounts\":[$heir]}]}" },
    { "object",            "held-province", PLACE_ABOVE, "POST /reports/$submitted/reviews", "{\"revision\":1,\"digest\":\"$digest\",\"stage\":\"A\",\"agreed\":false,\"note\":\"Sai\"}" },
    { "agree",             "held-province", PLACE_ABOVE, "POST /reports/$submitted/reviews", "{\"revision\":1,\"digest\":\"$digest\",\"stage\":\"A\",\"agreed\":true}" },
    { "agree at last",     "held-province", PLACE_ABOVE, "POST /reports/$submitted/reviews", "{\"revision\":1,\"digest\":\"$digest\",\"stage\":\"B\",\"agreed\":true}" },
    { "change a rule",     "master", PLACE_ABOVE,   "PUT /units/$unit/approval-rules/0", "{\"version\":1,\"document\":\"QĐ\",\"document_on\":\"2026-09-01\",\"stages\":[{\"title\":\"A\",\"accounts\":[$heir]}]}" },
    { "take a rule away",  "master", PLACE_ABOVE,   "PUT /units/$unit/approval-rules/0", "{\"version\":2,\"stages\":[]}" },
    { "change the profile", "admin", PLACE_OWN,     "PUT /profile",                     "{\"version\":1,\"note\":\"QĐ mới\",\"profile\":$profile}" },
    { "sign",              "master", PLACE_OWN,     "POST /reports/$submitted/signatures", "{\"revision\":1,\"digest\":\"$digest\",\"kind\":\"confirmed\",\"password\":\"$password\"}" },
};
/* clang-format on */

static struct world world;
static struct realm realm;
static enum database_kind kind;
static struct dump before;
static size_t faults;

/* One try: which call fails of the asking connection, and on SQLite which of the writer's. */
struct attempt {
    int read_at, write_at;
    bool failed; /* out: a call was failed */
    bool ready;  /* out: nothing but the write was left to do */
    struct call call;
};

static struct ask ask_of(size_t i)
{
    struct variables *things = &realm.things[cases[i].place];
    struct str path = str_of(cases[i].request), verb = str_cut(&path, ' ');
    struct ask ask = { .cookie = world_cookie(&world, cases[i].person) };

    assert_true(world_method(verb, &ask.method));
    ask.query = variable_fill(things, path, FILL_PATH);
    path = str_cut(&ask.query, '?');
    ask.path = str_format(world.arena, "/api/v1" STR_FMT, STR_ARG(path));
    ask.body = variable_fill(things, str_of(cases[i].body), FILL_TEXT);
    return ask;
}

/* The writer's own connection is failed on SQLite; on PostgreSQL it is the one that asks. */
static enum status write_failing(struct ctx *ctx, struct attempt *attempt)
{
    struct fault_job job = {
        .use_case = api_write,
        .arg = &attempt->call,
        .fail_at = attempt->write_at,
    };
    enum status st;

    if (!attempt->write_at)
        return database_write(ctx, world.database, api_write, &attempt->call);
    st = database_write(ctx, world.database, fault_txn, &job);
    attempt->failed = job.failed;
    return st;
}

static void attempt_run(const struct ask *ask, struct attempt *attempt)
{
    bool reads_only = kind == DATABASE_SQLITE && !attempt->write_at;
    struct ctx ctx = world_ctx(&world);
    struct fault_db fault;

    form_cache_free();    /* so that reading the form can fail too, */
    profile_cache_free(); /* and the profile, */
    trust_cache_free();   /* and whom signatures are believed by */
    attempt->call = world_call(&world, ask);
    db_fault_wrap(&fault, world.db, attempt->read_at ? attempt->read_at : CALLS_MAX);
    ctx.db = &fault.base;
    api_match(&ctx, &attempt->call);
    assert_false(attempt->call.answered);
    api_prepare(&ctx, &attempt->call);
    attempt->ready = !attempt->call.answered;
    if (attempt->ready && !reads_only)
        api_finish(&ctx, &attempt->call, write_failing(&ctx, attempt));
    attempt->failed = attempt->failed || fault.calls_left <= 0;
}

/* Bytes are kept before the transaction that refers to them. */
static bool keeps_before(size_t i)
{
    return strcmp(cases[i].name, ATTACH) == 0 || strcmp(cases[i].name, PROVE) == 0 ||
           strcmp(cases[i].name, ISSUE) == 0 || strcmp(cases[i].name, CLOSE) == 0;
}

/* Nothing happened, and the answer says so. */
static void expect_untouched(size_t i, const struct attempt *attempt)
{
    struct dump after;
    const char *table;

    if (attempt->call.response.status < 500)
        fail_msg("%s: call %d failed, and the answer was %d " STR_FMT, cases[i].name,
            attempt->read_at + attempt->write_at, attempt->call.response.status,
            STR_ARG(attempt->call.response.body));
    dump_take(world.dumper, &after);
    table = dump_difference(&before, &after, keeps_before(i) ? KEPT_BEFORE : "");
    if (table)
        fail_msg("%s: call %d failed, and table %s changed", cases[i].name,
            attempt->read_at + attempt->write_at, table);
}

/* Fails one call after the other, until none is left to fail. */
static void fail_in_turn(size_t i, const struct ask *ask, struct attempt *attempt, int *at)
{
    do {
        assert_true(++*at < CALLS_MAX);
        attempt->failed = false;
        attempt_run(ask, attempt);
        if (attempt->failed) {
            expect_untouched(i, attempt);
            faults++;
        }
    } while (attempt->failed);
}

/* That something was read is no event: who read it is kept beside it. */
static const char *trace_of(size_t i)
{
    return strcmp(cases[i].name, RECEIPT) ? "event" : "announcement_read";
}

static void case_run(size_t i)
{
    struct ask ask = ask_of(i);
    struct attempt reads = { 0 }, writes = { 0 };
    const struct attempt *last = &reads;
    struct dump after;

    dump_take(world.dumper, &before);
    fail_in_turn(i, &ask, &reads, &reads.read_at);
    if (kind == DATABASE_SQLITE) {
        if (!reads.ready)
            fail_msg("%s: refused before the write: " STR_FMT, cases[i].name,
                STR_ARG(reads.call.response.body));
        fail_in_turn(i, &ask, &writes, &writes.write_at);
        last = &writes;
    }
    dump_take(world.dumper, &after);
    if (dump_rows(&after, trace_of(i)) <= dump_rows(&before, trace_of(i)))
        fail_msg("%s: left no trace: %d " STR_FMT, cases[i].name, last->call.response.status,
            STR_ARG(last->call.response.body));
}

static void a_failed_write_leaves_nothing_behind(void **state)
{
    (void)state;
    faults = 0;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++)
        case_run(i);
    print_message("%zu writes, %zu calls failed\n", ARRAY_LEN(cases), faults);
}

/* Of what is checked, and signed. */
static void digest_add(struct variables *things)
{
    struct str line = variable_fill(things, S("GET /reports/$submitted"), FILL_TEXT);
    struct call call = world_must(&world, "master", str_z(world.arena, line), (struct str){ 0 });
    const struct node *report = node_read(world.arena, call.response.body);

    variable_set(things, S("digest"), str_copy(world.arena, node_text(report, "digest")));
}

/* What the last cases are about: another profile, under which something will be signed. */
static void things_add(struct variables *things)
{
    struct ctx ctx = world_ctx(&world);
    struct str profile;

    assert_int_equal(world_profile_text(&ctx, S("nghe-an confirming"), &profile), ST_OK);
    variable_set(things, S("profile"), profile);
    variable_set(things, S("soon"), time_format(world.arena, world.now_ms + MS_PER_DAY));
}

static int open_world(void **state)
{
    (void)state;
    world_open(&world, kind);
    realm_build(&realm, &world);
    digest_add(&realm.things[PLACE_OWN]);
    digest_add(&realm.things[PLACE_ABOVE]);
    things_add(&realm.things[PLACE_OWN]);
    return 0;
}

static int close_world(void **state)
{
    (void)state;
    world_close(&world);
    return 0;
}

static int run_all(const char *name, enum database_kind on)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(a_failed_write_leaves_nothing_behind) };

    kind = on;
    return cmocka_run_group_tests_name(name, tests, open_world, close_world);
}

int main(void)
{
    return on_each_database(run_all, "api faults");
}
