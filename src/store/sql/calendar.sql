-- The days of the years that an administrator confirmed.

-- calendar_get: one confirmed year, who confirmed it, and when
-- $1 year
SELECT c.year, c.content, c.version, c.changed_at, a.name
FROM calendar_year c JOIN account a ON a.id = c.changed_by WHERE c.year = $1;

-- calendar_span: the confirmed years from one to another
-- $1 first year  $2 last year
SELECT year, content FROM calendar_year WHERE year BETWEEN $1 AND $2 ORDER BY year;

-- calendar_insert: a year is confirmed for the first time, if nobody else did so first
-- $1 year  $2 version, 0  $3 content  $4 now  $5 account
INSERT INTO calendar_year (year, version, content, changed_at, changed_by) VALUES ($1, $2 + 1, $3, $4, $5)
ON CONFLICT (year) DO NOTHING RETURNING year;

-- calendar_update: a confirmed year changed, if nobody else changed it first
-- $1 year  $2 version  $3 content  $4 now  $5 account
UPDATE calendar_year SET content = $3, version = version + 1, changed_at = $4, changed_by = $5
WHERE year = $1 AND version = $2 RETURNING year;
