-- Which document a signed file is.

-- verified_by_print: the stage of a document that has exactly these bytes
-- $1 hash
SELECT d.report_id, d.revision, d.kind, d.name, d.id, v.number, v.stage, v.at
FROM document_version v JOIN document d ON d.id = v.document_id WHERE v.hash = $1 ORDER BY v.at, d.id LIMIT 1;

-- verified_by_manifest: the paper that names a manifest, as it went out
-- $1 hash of the manifest
SELECT d.report_id, d.revision, d.kind, d.name, d.id, v.number, v.stage, v.at
FROM revision_manifest m JOIN document d ON d.report_id = m.report_id AND d.revision = m.revision AND d.kind = 0
JOIN document_version v ON v.document_id = d.id AND v.stage = 0 WHERE m.hash = $1 ORDER BY v.number DESC LIMIT 1;

-- verified_issued: a document as it went out before one of its versions
-- $1 document  $2 version
SELECT v.file_id, v.size FROM document_version v WHERE v.document_id = $1 AND v.stage = 0 AND v.number <= $2 ORDER BY v.number DESC LIMIT 1;

-- verified_signatures: what was put beside a document that is no PDF
-- $1 document  $2 limit
SELECT v.file_id, v.size, v.at FROM document_version v WHERE v.document_id = $1 AND v.number > 1 ORDER BY v.number LIMIT $2;

-- verified_signers: the stages a document was signed in, in order
-- $1 document  $2 limit
SELECT v.file_id, v.size, v.stage FROM document_version v WHERE v.document_id = $1 AND v.stage IN (1, 3) ORDER BY v.number LIMIT $2;

-- verified_report: whose report it is, and how far it went since
-- $1 report
SELECT u.name, g.name, c.period, r.revision, r.state, r.unit_id FROM report r JOIN unit u ON u.id = r.unit_id
JOIN regime g ON g.id = r.regime_id JOIN cycle c ON c.id = r.cycle_id WHERE r.id = $1;

-- verified_beside: another document of the same revision, as it is now
-- $1 report  $2 revision  $3 kind
SELECT d.name, v.stage, v.hash FROM document d JOIN document_version v ON v.document_id = d.id
WHERE d.report_id = $1 AND d.revision = $2 AND d.kind = $3 ORDER BY v.number DESC LIMIT 1;

-- bundle_versions: all stages of a revision's documents since they were issued last, the paper first
-- $1 report  $2 revision
SELECT d.kind, d.name, v.number, v.file_id, v.size, v.at, v.hash, v.stage FROM document d JOIN document_version v ON v.document_id = d.id
WHERE d.report_id = $1 AND d.revision = $2
  AND v.number >= (SELECT MAX(x.number) FROM document_version x WHERE x.document_id = d.id AND x.stage = 0) ORDER BY d.kind, v.number;

-- bundle_manifest: what names all of a revision
-- $1 report  $2 revision
SELECT m.body FROM revision_manifest m WHERE m.report_id = $1 AND m.revision = $2;

-- bundle_trust: the authority with a key and its list in force
-- $1 key
SELECT t.kind, t.bytes FROM trust_item t
WHERE t.withdrawn_at = 0 AND t.replaced_at = 0 AND ((t.kind = 0 AND t.own_key = $1) OR (t.kind = 1 AND t.issuer_key = $1)) ORDER BY t.kind, t.id;
