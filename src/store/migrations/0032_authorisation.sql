-- Who may sign for a unit by another right than the head's own (core/authorisation.h). kind: as the letterhead's authority.
-- under_id: the order it is given on from. valid_to NULL: until it is ended; ended_at 0: it was not. Nothing is ever removed.
CREATE TABLE authorisation (
    id {pk},
    unit_id {int} NOT NULL REFERENCES unit (id),
    account_id {int} NOT NULL REFERENCES account (id),
    kind {int} NOT NULL,
    under_id {int} REFERENCES authorisation (id),
    on_behalf {text} NOT NULL,
    head {text} NOT NULL,
    position {text} NOT NULL,
    signer {text} NOT NULL,
    valid_from {int} NOT NULL,
    valid_to {int},
    document {text} NOT NULL,
    document_on {int} NOT NULL,
    document_about {text} NOT NULL,
    search {text} NOT NULL,
    made_at {int} NOT NULL,
    made_by {text} NOT NULL,
    ended_at {int} NOT NULL,
    ended_by {text} NOT NULL,
    end_reason {text} NOT NULL,
    version {int} NOT NULL
);
CREATE INDEX authorisation_unit ON authorisation (unit_id, id);
CREATE INDEX authorisation_account ON authorisation (account_id);
CREATE INDEX authorisation_under ON authorisation (under_id);

-- For which documents; none: for all.
CREATE TABLE authorisation_regime (
    authorisation_id {int} NOT NULL REFERENCES authorisation (id),
    regime_id {int} NOT NULL REFERENCES regime (id),
    PRIMARY KEY (authorisation_id, regime_id)
);

-- By which entry somebody signs, or signed; NULL: as the head, or as the letterhead said. authority: how it reads over the signature.
ALTER TABLE sign_job ADD COLUMN authorisation_id {int} REFERENCES authorisation (id);
ALTER TABLE signature ADD COLUMN authorisation_id {int} REFERENCES authorisation (id);
ALTER TABLE signature ADD COLUMN authority {text} NOT NULL DEFAULT '';

-- A right that is new with this: who keeps a unit's papers keeps this register too.
INSERT INTO profile_version (number, print, text, hash, made_at, account_id, made_by, note)
SELECT q.number + 1, q.print + 1, replace(q.text, '"letterhead.write"', '"letterhead.write","authority.write"'),
    '', q.made_at, NULL, 'Hệ thống', 'Nâng cấp chương trình: thêm quyền ghi sổ ủy quyền ký.'
FROM profile_version q
WHERE q.number = (SELECT MAX(number) FROM profile_version) AND q.text NOT LIKE '%"authority.write"%' AND q.text LIKE '%"letterhead.write"%';

-- Which revision of each report a frozen total was built from. What was frozen before is taken to be built from what it is built from now.
CREATE TABLE total_revision (
    report_id {int} NOT NULL REFERENCES report (id),
    revision {int} NOT NULL,
    source_report_id {int} NOT NULL REFERENCES report (id),
    source_revision {int} NOT NULL,
    PRIMARY KEY (report_id, revision, source_report_id)
);
CREATE INDEX total_revision_source ON total_revision (source_report_id);
INSERT INTO total_revision (report_id, revision, source_report_id, source_revision)
SELECT s.report_id, r.revision, s.source_report_id, v.number
FROM total_source s JOIN report r ON r.id = s.report_id JOIN revision v ON v.id = s.revision_id WHERE r.revision > 0;
