-- What is asked about things.

-- thing_get: one of them
-- $1 id
SELECT {thing.columns} FROM thing WHERE id = $1;

-- thing_list: a page of them by code
-- $1 code after  $2 limit
SELECT {thing.columns} FROM thing WHERE code > $1 ORDER BY code LIMIT $2;

-- thing_insert: a new one
-- $1 code  $2 name  $3 now
INSERT INTO thing (code, name, version, changed_at) VALUES ($1, $2, 1, $3) RETURNING id;

-- thing_update: one that changed, if nobody else changed it first
-- $1 id  $2 version  $3 name  $4 now
UPDATE thing SET name = $3, version = version + 1, changed_at = $4
WHERE id = $1 AND version = $2 RETURNING version;
