-- Forms and their versions.

-- form_get: one form
-- $1 id
SELECT {form.columns:f}, u.name FROM form f JOIN unit u ON u.id = f.owner_unit_id WHERE f.id = $1;

-- form_list: a page of forms by code
-- $1 search key  $2 code after  $3 limit
SELECT {form.columns:f}, u.name FROM form f JOIN unit u ON u.id = f.owner_unit_id
WHERE ($1 = '' OR f.title_search LIKE '%' || $1 || '%') AND f.code > $2 ORDER BY f.code LIMIT $3;

-- form_insert: a new form
-- $1 code  $2 title  $3 title_search  $4 state  $5 owner_unit_id  $6 rows  $7 columns  $8 now
INSERT INTO form (code, title, title_search, state, owner_unit_id, version_number, rows, columns, version, changed_at)
VALUES ($1, $2, $3, $4, $5, 1, $6, $7, 1, $8) RETURNING id;

-- form_update: a form got a new version, if nobody else changed it first
-- $1 id  $2 version  $3 rows  $4 columns  $5 now
UPDATE form SET version_number = version_number + 1, rows = $3, columns = $4, version = version + 1, changed_at = $5
WHERE id = $1 AND version = $2 RETURNING version_number;

-- form_version_insert: a version, for good
-- $1 form_id  $2 number  $3 layout  $4 now  $5 account
INSERT INTO form_version (form_id, number, layout, created_at, created_by) VALUES ($1, $2, $3, $4, $5) RETURNING id;

-- form_version_by_number: a version of a form; 0 for the newest
-- $1 form_id  $2 number
SELECT id, number, layout FROM form_version WHERE form_id = $1 AND ($2 = 0 OR number = $2) ORDER BY number DESC LIMIT 1;

-- form_version_layout: the layout of a version
-- $1 id
SELECT layout FROM form_version WHERE id = $1;
