-- The stages of checking a unit lays down before its leader decides: for one regime, or for all that have no rule of their own.
CREATE TABLE approval_rule (
    id {pk},
    unit_id {int} NOT NULL REFERENCES unit (id),
    regime_id {int} REFERENCES regime (id),
    document {text} NOT NULL,
    document_on {int} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL,
    changed_by {text} NOT NULL
);
CREATE UNIQUE INDEX approval_rule_of ON approval_rule (unit_id, COALESCE(regime_id, 0));

CREATE TABLE approval_stage (
    id {pk},
    rule_id {int} NOT NULL REFERENCES approval_rule (id),
    place {int} NOT NULL,
    title {text} NOT NULL,
    UNIQUE (rule_id, place)
);

CREATE TABLE approval_account (
    stage_id {int} NOT NULL REFERENCES approval_stage (id),
    account_id {int} NOT NULL REFERENCES account (id),
    PRIMARY KEY (stage_id, account_id)
);
CREATE INDEX approval_account_of ON approval_account (account_id);

-- What was said for a stage of a revision; rows are only added.
CREATE TABLE report_review (
    id {pk},
    report_id {int} NOT NULL REFERENCES report (id),
    revision {int} NOT NULL,
    digest {text} NOT NULL,
    stage {text} NOT NULL,
    agreed {int} NOT NULL,
    note {text} NOT NULL,
    account_id {int} NOT NULL REFERENCES account (id),
    account_name {text} NOT NULL,
    at {int} NOT NULL
);
CREATE INDEX report_review_of ON report_review (report_id, revision, stage);
