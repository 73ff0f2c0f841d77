-- Why warnings of checks stand.

-- check_notes: what was said while the report is filled in
-- $1 report_id
SELECT code, note, noted_by, noted_at FROM check_note WHERE report_id = $1;

-- check_note_put: a warning is explained
-- $1 report_id  $2 code  $3 note  $4 name  $5 now
INSERT INTO check_note (report_id, code, note, noted_by, noted_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (report_id, code) DO UPDATE SET note = $3, noted_by = $4, noted_at = $5;

-- check_note_drop: a warning is explained no more
-- $1 report_id  $2 code
DELETE FROM check_note WHERE report_id = $1 AND code = $2;

-- check_insert: a warning of a frozen revision
-- $1 revision_id  $2 code  $3 message  $4 row  $5 column  $6 cells  $7 found  $8 allowed  $9 note  $10 name  $11 at
INSERT INTO revision_check (revision_id, code, message, row_key, column_key, cells, found, allowed, note, noted_by, noted_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- check_frozen: the warnings of a frozen revision
-- $1 report_id  $2 number
SELECT c.id, c.code, c.message, c.row_key, c.column_key, c.cells, c.found, c.allowed, c.note, c.noted_by, c.noted_at
FROM revision v JOIN revision_check c ON c.revision_id = v.id WHERE v.report_id = $1 AND v.number = $2 ORDER BY c.id;

-- check_total: the warnings of what a total was built from, in Vietnamese order of the units
-- $1 report_id  $2 sort key after  $3 id after  $4 limit
SELECT r.id, v.number, r.unit_id, u.name, u.name_sort,
    c.id, c.code, c.message, c.row_key, c.column_key, c.cells, c.found, c.allowed, c.note, c.noted_by, c.noted_at
FROM total_source s JOIN revision v ON v.id = s.revision_id JOIN report r ON r.id = v.report_id
JOIN unit u ON u.id = r.unit_id JOIN revision_check c ON c.revision_id = v.id
WHERE s.report_id = $1 AND (u.name_sort > $2 OR (u.name_sort = $2 AND c.id > $3))
ORDER BY u.name_sort, c.id LIMIT $4;
