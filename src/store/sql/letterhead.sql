-- What stands on the reports of units, and what approved reports were given of it for good.

-- letterhead_get: what a unit said, when and who
-- $1 unit
SELECT l.content, l.version, l.changed_at, a.name
FROM letterhead l JOIN account a ON a.id = l.changed_by WHERE l.unit_id = $1;

-- letterhead_unit: a unit with the one above it and the one its tree begins with
-- $1 unit
SELECT u.kind, u.name, u.path, COALESCE(p.kind, 0), COALESCE(p.name, ''), COALESCE(r.kind, 0), COALESCE(r.name, '')
FROM unit u LEFT JOIN unit p ON p.id = u.parent_id
LEFT JOIN unit r ON r.depth = 0 AND substr(u.path, 1, length(r.path)) = r.path
WHERE u.id = $1;

-- letterhead_insert: a unit says it for the first time, if nobody else did so first
-- $1 unit  $2 version, 0  $3 content  $4 now  $5 account
INSERT INTO letterhead (unit_id, version, content, changed_at, changed_by) VALUES ($1, $2 + 1, $3, $4, $5)
ON CONFLICT (unit_id) DO NOTHING RETURNING unit_id;

-- letterhead_update: it changed, if nobody else changed it first
-- $1 unit  $2 version  $3 content  $4 now  $5 account
UPDATE letterhead SET content = $3, version = version + 1, changed_at = $4, changed_by = $5
WHERE unit_id = $1 AND version = $2 RETURNING unit_id;

-- report_paper_put: what an approved revision's paper is made of
-- $1 report  $2 revision  $3 content
INSERT INTO report_paper (report_id, revision, content) VALUES ($1, $2, $3)
ON CONFLICT (report_id, revision) DO UPDATE SET content = $3;

-- report_paper_get: the same
-- $1 report  $2 revision
SELECT content FROM report_paper WHERE report_id = $1 AND revision = $2;
