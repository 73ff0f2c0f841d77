-- Who stands by which frozen revision, bound to it by its digest. A signature is never changed: when
-- the report gets another revision, it holds no more.
CREATE TABLE signature (
    id {pk},
    report_id {int} NOT NULL REFERENCES report (id),
    revision {int} NOT NULL,
    account_id {int} NOT NULL REFERENCES account (id),
    account_name {text} NOT NULL,
    kind {int} NOT NULL,
    digest {text} NOT NULL,
    for_head {int} NOT NULL,
    signed_at {int} NOT NULL
);
CREATE INDEX signature_report ON signature (report_id);
