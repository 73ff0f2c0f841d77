-- What a frozen revision goes out as.

-- document_facts: by which codes a report's revision is known
-- $1 report_id
SELECT u.code, g.code, f.code, fv.number, c.period FROM report r JOIN unit u ON u.id = r.unit_id JOIN regime g ON g.id = r.regime_id
JOIN form_version fv ON fv.id = r.form_version_id JOIN form f ON f.id = fv.form_id JOIN cycle c ON c.id = r.cycle_id WHERE r.id = $1;

-- manifest_get: the digest of what names all of a revision
-- $1 report_id  $2 revision
SELECT hash FROM revision_manifest WHERE report_id = $1 AND revision = $2;

-- manifest_insert: what names all of a revision
-- $1 report_id  $2 revision  $3 body  $4 hash
INSERT INTO revision_manifest (report_id, revision, body, hash) VALUES ($1, $2, $3, $4);

-- document_list: the documents of a report, those of the newest revision first
-- $1 report_id
SELECT {document.columns} FROM document WHERE report_id = $1 ORDER BY revision DESC, kind;

-- document_insert: a revision gets a document
-- $1 report_id  $2 revision  $3 kind  $4 name  $5 now  $6 page  $7 left  $8 bottom  $9 right  $10 top
INSERT INTO document (report_id, revision, kind, name, made_at, sign_page, sign_left, sign_bottom, sign_right, sign_top)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id;

-- document_place: where a signature goes on a paper that is issued anew
-- $1 id  $2 page  $3 left  $4 bottom  $5 right  $6 top
UPDATE document SET sign_page = $2, sign_left = $3, sign_bottom = $4, sign_right = $5, sign_top = $6 WHERE id = $1;

-- document_version_list: the stages of all documents of a report, oldest first
-- $1 report_id
SELECT {document_version.columns:v} FROM document d JOIN document_version v ON v.document_id = d.id
WHERE d.report_id = $1 ORDER BY v.document_id, v.number;

-- document_version_insert: a document came to another stage
-- $1 document_id  $2 number  $3 stage  $4 file_id  $5 hash  $6 size  $7 account  $8 its name  $9 now  $10 number_text  $11 dated_on
INSERT INTO document_version (document_id, number, stage, file_id, hash, size, account_id, account_name, at, number_text, dated_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- document_stages: the newest version of each stage of a revision's documents, and since when it is there
-- $1 report_id  $2 revision
SELECT d.kind, v.stage, MAX(v.number), MAX(v.at) FROM document d JOIN document_version v ON v.document_id = d.id
WHERE d.report_id = $1 AND d.revision = $2 GROUP BY d.kind, v.stage;

-- document_newest: the newest version of a document of a revision
-- $1 report_id  $2 revision  $3 kind
SELECT v.document_id, v.number, v.stage, v.file_id, v.size FROM document d JOIN document_version v ON v.document_id = d.id
WHERE d.report_id = $1 AND d.revision = $2 AND d.kind = $3 ORDER BY v.number DESC LIMIT 1;
