-- Files attached to reports.

-- attachment_list: what is attached to a report: to the draft while it may be changed, to the revision once that was submitted
-- $1 report_id
SELECT {attachment.columns:a}, f.size, f.hash FROM report r JOIN attachment a ON a.report_id = r.id JOIN file f ON f.id = a.file_id
WHERE r.id = $1 AND r.submitted_at = 0
UNION ALL
SELECT {attachment.columns:x}, f.size, f.hash FROM report r JOIN revision v ON v.report_id = r.id AND v.number = r.revision
JOIN revision_attachment x ON x.revision_id = v.id JOIN file f ON f.id = x.file_id
WHERE r.id = $1 AND r.submitted_at > 0
ORDER BY 1;

-- attachment_insert: a file is attached
-- $1 report_id  $2 file_id  $3 name  $4 note  $5 kind  $6 account  $7 its name  $8 now
INSERT INTO attachment (report_id, file_id, name, note, kind, added_by, added_name, added_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1) RETURNING id;

-- attachment_set_note: another note, if nobody else changed it first
-- $1 id  $2 version  $3 note
UPDATE attachment SET note = $3, version = version + 1 WHERE id = $1 AND version = $2 RETURNING version;

-- attachment_delete: a file is attached no more; revisions keep theirs
-- $1 id
DELETE FROM attachment WHERE id = $1;

-- attachment_freeze: what is attached, kept for good with a revision
-- $1 revision_id  $2 report_id
INSERT INTO revision_attachment (revision_id, id, report_id, file_id, name, note, kind, added_by, added_name, added_at, version)
SELECT $1, a.id, a.report_id, a.file_id, a.name, a.note, a.kind, a.added_by, a.added_name, a.added_at, a.version
FROM attachment a WHERE a.report_id = $2;
