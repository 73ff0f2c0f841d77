-- Letters that urge: what each unit owed is kept as it stood when the letter was issued.
CREATE TABLE urging (
    id {pk},
    number {text} NOT NULL,
    symbol {text} NOT NULL,
    issued_on {int} NOT NULL,
    about {text} NOT NULL,
    body {text} NOT NULL,
    due_on {int},
    unit_id {int} NOT NULL REFERENCES unit (id),
    unit_name {text} NOT NULL,
    addressees {text} NOT NULL,
    letterhead {text} NOT NULL,
    search {text} NOT NULL,
    made_name {text} NOT NULL,
    made_at {int} NOT NULL,
    withdrawn_at {int} NOT NULL,
    withdrawn_name {text} NOT NULL,
    withdrawn_reason {text} NOT NULL,
    version {int} NOT NULL
);
CREATE INDEX urging_issued ON urging (issued_on, id);
CREATE INDEX urging_issuer ON urging (unit_id, id);

-- Whom it goes to; seen_at 0: nobody there said that it was seen.
CREATE TABLE urging_unit (
    urging_id {int} NOT NULL REFERENCES urging (id),
    unit_id {int} NOT NULL REFERENCES unit (id),
    unit_name {text} NOT NULL,
    seen_at {int} NOT NULL,
    seen_name {text} NOT NULL,
    PRIMARY KEY (urging_id, unit_id)
);
CREATE INDEX urging_unit_unit ON urging_unit (unit_id, urging_id);

-- What it asks for: unit_id answers for the report, owner_name is whose it is.
CREATE TABLE urging_item (
    urging_id {int} NOT NULL REFERENCES urging (id),
    place {int} NOT NULL,
    unit_id {int} NOT NULL REFERENCES unit (id),
    report_id {int} NOT NULL REFERENCES report (id),
    owner_name {text} NOT NULL,
    regime_id {int} NOT NULL REFERENCES regime (id),
    regime_name {text} NOT NULL,
    period_title {text} NOT NULL,
    due_on {int} NOT NULL,
    state {int} NOT NULL,
    standing {text} NOT NULL,
    PRIMARY KEY (urging_id, place)
);
CREATE INDEX urging_item_report ON urging_item (report_id, urging_id);
CREATE INDEX urging_item_unit ON urging_item (unit_id, urging_id);

-- How many letters urged a unit, in tables announced from now on.
ALTER TABLE discipline_line ADD COLUMN urged {int} NOT NULL DEFAULT 0;

-- What is owed now is asked by the day it is due.
CREATE INDEX report_owed ON report (clock, due_on, id);

-- Which edition of an announcement an account was mailed.
CREATE TABLE announcement_mail (
    announcement_id {int} NOT NULL REFERENCES announcement (id),
    edition {int} NOT NULL,
    account_id {int} NOT NULL REFERENCES account (id),
    mail_id {int} NOT NULL,
    PRIMARY KEY (announcement_id, edition, account_id)
);

-- A right that is new with this: who consolidates what units send, and who runs the system, may urge.
INSERT INTO profile_version (number, print, text, hash, made_at, account_id, made_by, note)
SELECT q.number + 1, q.print + 1,
    replace(replace(q.text, '"report.consolidate"', '"report.consolidate","report.urge"'), '"system.manage"', '"system.manage","report.urge"'),
    '', q.made_at, NULL, 'Hệ thống', 'Nâng cấp chương trình: thêm quyền đôn đốc gửi báo cáo.'
FROM profile_version q
WHERE q.number = (SELECT MAX(number) FROM profile_version) AND q.text NOT LIKE '%"report.urge"%'
    AND (q.text LIKE '%"report.consolidate"%' OR q.text LIKE '%"system.manage"%');
