-- Signatures of frozen revisions.

-- signature_list: those of a report, oldest first
-- $1 report_id
SELECT {signature.columns} FROM signature WHERE report_id = $1 ORDER BY id;

-- signature_digest: the digest of a revision
-- $1 report_id  $2 number
SELECT content_hash FROM revision WHERE report_id = $1 AND number = $2;

-- signature_insert: somebody signed a revision
-- $1 report_id  $2 revision  $3 account  $4 its name  $5 kind  $6 digest  $7 for_head  $8 now  $9 authorisation  $10 how it reads
INSERT INTO signature (report_id, revision, account_id, account_name, kind, digest, for_head, signed_at, authorisation_id, authority)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id;
