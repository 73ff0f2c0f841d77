-- What stands on the reports of a unit (core/paper/letterhead.h); none: what its kind has.
CREATE TABLE letterhead (
    unit_id {int} PRIMARY KEY REFERENCES unit (id),
    content {text} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL,
    changed_by {int} NOT NULL REFERENCES account (id)
);

-- What the paper of an approved revision is made of besides its figures and its text, for good.
CREATE TABLE report_paper (
    report_id {int} NOT NULL REFERENCES report (id),
    revision {int} NOT NULL,
    content {text} NOT NULL,
    PRIMARY KEY (report_id, revision)
);
