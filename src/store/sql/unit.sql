-- Units.

-- unit_get: one unit
-- $1 id
SELECT {unit.columns:u}, COALESCE(p.name, ''), (SELECT COUNT(*) FROM unit c WHERE c.parent_id = u.id)
FROM unit u LEFT JOIN unit p ON p.id = u.parent_id WHERE u.id = $1;

-- unit_by_code: one unit by its code
-- $1 code
SELECT {unit.columns:u}, COALESCE(p.name, ''), (SELECT COUNT(*) FROM unit c WHERE c.parent_id = u.id)
FROM unit u LEFT JOIN unit p ON p.id = u.parent_id WHERE u.code = $1;

-- unit_path: where a unit is in the tree
-- $1 id
SELECT path FROM unit WHERE id = $1;

-- unit_code: the code of a unit
-- $1 id
SELECT code FROM unit WHERE id = $1;

-- unit_list: a page of units in Vietnamese order
-- $1 search key  $2 code  $3 parent_id  $4 kind  $5 on  $6 path of the unit above  $7 managed  $8 role of those who manage  $9 today
-- $10 path of the unit that hands on  $11 sort key after  $12 id after  $13 limit
SELECT {unit.columns:u}, COALESCE(p.name, ''), (SELECT COUNT(*) FROM unit c WHERE c.parent_id = u.id)
FROM unit u LEFT JOIN unit p ON p.id = u.parent_id
WHERE {unit_asked} AND (u.name_sort > $11 OR (u.name_sort = $11 AND u.id > $12))
ORDER BY u.name_sort, u.id LIMIT $13;

-- unit_count: how many units such a list holds
-- $1 search key  $2 code  $3 parent_id  $4 kind  $5 on  $6 path of the unit above  $7 managed  $8 role of those who manage  $9 today
-- $10 path of the unit that hands on
SELECT COUNT(*) FROM unit u WHERE {unit_asked};

-- unit_all: every unit, those above before those below
SELECT {unit.columns:u}, COALESCE(p.code, ''), 0
FROM unit u LEFT JOIN unit p ON p.id = u.parent_id ORDER BY u.depth, u.code;

-- unit_code_taken: a unit with this code, whatever its letters' case
-- $1 code
SELECT u.code FROM unit u WHERE LOWER(u.code) = LOWER($1);

-- unit_any: whether there is any unit yet
SELECT u.id FROM unit u LIMIT 1;

-- unit_insert: a new unit; its path is set behind it
-- $1 code  $2 name  $3 name_search  $4 name_sort  $5 kind  $6 parent_id  $7 depth  $8 valid_from  $9 valid_to  $10 now
INSERT INTO unit (code, name, name_search, name_sort, kind, parent_id, path, depth, valid_from, valid_to, version, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, '', $7, $8, $9, 1, $10) RETURNING id;

-- unit_set_path: the path of a unit just made
-- $1 id  $2 path
UPDATE unit SET path = $2 WHERE id = $1;

-- unit_update: a unit changed, if nobody else changed it first
-- $1 id  $2 version  $3 name  $4 name_search  $5 name_sort  $6 kind  $7 parent_id  $8 depth  $9 path  $10 valid_from  $11 valid_to  $12 now
UPDATE unit SET name = $3, name_search = $4, name_sort = $5, kind = $6, parent_id = $7, depth = $8, path = $9,
    valid_from = $10, valid_to = $11, version = version + 1, changed_at = $12
WHERE id = $1 AND version = $2 RETURNING version;

-- unit_deepest: how deep the tree goes below a unit
-- $1 path
SELECT COALESCE(MAX(depth), 0) FROM unit WHERE path >= $1 AND path <= $1 || '~';

-- unit_move_below: the units below a unit that moved get their new paths
-- $1 old path  $2 new path  $3 change of depth
UPDATE unit SET path = $2 || substr(path, length($1) + 1), depth = depth + $3
WHERE substr(path, 1, length($1)) = $1 AND path <> $1;

-- unit_roots: the units with nothing above them
SELECT path FROM unit WHERE parent_id IS NULL ORDER BY id;
