-- Units elsewhere in the tree that report to a unit.

-- unit_reporter_list: who is registered as reporting to a unit, in Vietnamese order
-- $1 unit_id  $2 limit
SELECT {unit_reporter.columns:r}, u.code, u.name, u.kind, COALESCE(p.name, '')
FROM unit_reporter r JOIN unit u ON u.id = r.reporter_id LEFT JOIN unit p ON p.id = u.parent_id
WHERE r.unit_id = $1 ORDER BY u.name_sort, u.id LIMIT $2;

-- unit_reporter_get: one of them
-- $1 unit_id  $2 reporter_id
SELECT {unit_reporter.columns:r}, u.code, u.name, u.kind, COALESCE(p.name, '')
FROM unit_reporter r JOIN unit u ON u.id = r.reporter_id LEFT JOIN unit p ON p.id = u.parent_id
WHERE r.unit_id = $1 AND r.reporter_id = $2;

-- unit_reporter_count: how many a unit has
-- $1 unit_id
SELECT COUNT(*) FROM unit_reporter r WHERE r.unit_id = $1;

-- unit_reporter_insert: a unit reports to another
-- $1 unit_id  $2 reporter_id  $3 basis  $4 valid_from  $5 valid_to  $6 now  $7 by
INSERT INTO unit_reporter (unit_id, reporter_id, basis, valid_from, valid_to, version, changed_at, changed_by)
VALUES ($1, $2, $3, $4, $5, 1, $6, $7) ON CONFLICT (unit_id, reporter_id) DO NOTHING RETURNING id;

-- unit_reporter_update: on another basis, or on other days
-- $1 unit_id  $2 reporter_id  $3 version  $4 basis  $5 valid_from  $6 valid_to  $7 now  $8 by
UPDATE unit_reporter SET basis = $4, valid_from = $5, valid_to = $6, version = version + 1, changed_at = $7, changed_by = $8
WHERE unit_id = $1 AND reporter_id = $2 AND version = $3 RETURNING id;

-- unit_reporter_reaches: whether the unit at one path reports to the one at another on a day
-- $1 path of who hands on  $2 path of who would report  $3 day
SELECT 1 FROM unit u WHERE u.path = $1 AND {reports_to:$1,$2,$3};
