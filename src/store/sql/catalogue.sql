-- The common catalogues: sectors, measures, attributes, indicators. Those of one shape in one file.

-- sector_get: one sector
-- $1 id
SELECT {sector.columns:c} FROM sector c WHERE c.id = $1;

-- sector_by_code: one sector by its code, whatever the case of its letters
-- $1 code
SELECT {sector.columns:c} FROM sector c WHERE LOWER(c.code) = LOWER($1);

-- sector_list: a page of sectors in Vietnamese order
-- $1 search key  $2 sort key after  $3 id after  $4 limit
SELECT {sector.columns:c} FROM sector c
WHERE ($1 = '' OR c.name_search LIKE '%' || $1 || '%') AND (c.name_sort > $2 OR (c.name_sort = $2 AND c.id > $3))
ORDER BY c.name_sort, c.id LIMIT $4;

-- sector_all: every sector by code
SELECT {sector.columns:c} FROM sector c ORDER BY c.code;

-- sector_insert: a new sector
-- $1 code  $2 name  $3 name_search  $4 name_sort  $5 aliases  $6 note  $7 now
INSERT INTO sector (code, name, name_search, name_sort, aliases, note, version, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, 1, $7) RETURNING id;

-- sector_update: a sector changed, if nobody else changed it first
-- $1 id  $2 version  $3 code  $4 name  $5 name_search  $6 name_sort  $7 aliases  $8 note  $9 now
UPDATE sector SET code = $3, name = $4, name_search = $5, name_sort = $6, aliases = $7, note = $8, version = version + 1,
    changed_at = $9
WHERE id = $1 AND version = $2 RETURNING id;

-- measure_get: one measure
-- $1 id
SELECT {measure.columns:c} FROM measure c WHERE c.id = $1;

-- measure_by_code: one measure by its code, whatever the case of its letters
-- $1 code
SELECT {measure.columns:c} FROM measure c WHERE LOWER(c.code) = LOWER($1);

-- measure_list: a page of measures in Vietnamese order
-- $1 search key  $2 quantity  $3 sort key after  $4 id after  $5 limit
SELECT {measure.columns:c} FROM measure c
WHERE ($1 = '' OR c.name_search LIKE '%' || $1 || '%') AND ($2 = '' OR c.quantity = $2)
  AND (c.name_sort > $3 OR (c.name_sort = $3 AND c.id > $4))
ORDER BY c.name_sort, c.id LIMIT $5;

-- measure_all: every measure by code
SELECT {measure.columns:c} FROM measure c ORDER BY c.code;

-- measure_insert: a new measure
-- $1 code  $2 name  $3 name_search  $4 name_sort  $5 aliases  $6 quantity  $7 factor  $8 now
INSERT INTO measure (code, name, name_search, name_sort, aliases, quantity, factor, version, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8) RETURNING id;

-- measure_update: a measure changed, if nobody else changed it first
-- $1 id  $2 version  $3 code  $4 name  $5 name_search  $6 name_sort  $7 aliases  $8 quantity  $9 factor  $10 now
UPDATE measure SET code = $3, name = $4, name_search = $5, name_sort = $6, aliases = $7, quantity = $8, factor = $9,
    version = version + 1, changed_at = $10
WHERE id = $1 AND version = $2 RETURNING id;

-- attribute_get: one attribute
-- $1 id
SELECT {attribute.columns:c} FROM attribute c WHERE c.id = $1;

-- attribute_by_code: one attribute by its code, whatever the case of its letters
-- $1 code
SELECT {attribute.columns:c} FROM attribute c WHERE LOWER(c.code) = LOWER($1);

-- attribute_list: a page of attributes in Vietnamese order
-- $1 search key  $2 on  $3 sort key after  $4 id after  $5 limit
SELECT {attribute.columns:c} FROM attribute c
WHERE ($1 = '' OR c.name_search LIKE '%' || $1 || '%')
  AND ($2 IS NULL OR ((c.valid_from IS NULL OR c.valid_from <= $2) AND (c.valid_to IS NULL OR c.valid_to >= $2)))
  AND (c.name_sort > $3 OR (c.name_sort = $3 AND c.id > $4))
ORDER BY c.name_sort, c.id LIMIT $5;

-- attribute_all: every attribute by code
SELECT {attribute.columns:c} FROM attribute c ORDER BY c.code;

-- attribute_insert: a new attribute
-- $1 code  $2 name  $3 name_search  $4 name_sort  $5 aliases  $6 definition  $7 type  $8 unit_rule  $9 time_rule  $10 valid_from  $11 valid_to  $12 now
INSERT INTO attribute (code, name, name_search, name_sort, aliases, definition, type, unit_rule, time_rule, valid_from,
    valid_to, version, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1, $12) RETURNING id;

-- attribute_update: an attribute changed, if nobody else changed it first
-- $1 id  $2 version  $3 code  $4 name  $5 name_search  $6 name_sort  $7 aliases  $8 definition  $9 type  $10 unit_rule  $11 time_rule  $12 valid_from  $13 valid_to  $14 now
UPDATE attribute SET code = $3, name = $4, name_search = $5, name_sort = $6, aliases = $7, definition = $8, type = $9,
    unit_rule = $10, time_rule = $11, valid_from = $12, valid_to = $13, version = version + 1, changed_at = $14
WHERE id = $1 AND version = $2 RETURNING id;

-- indicator_get: one indicator
-- $1 id
SELECT {indicator.columns:c}, u.code, u.name, COALESCE(m.name, ''), COALESCE(s.name, '')
FROM indicator c JOIN unit u ON u.id = c.owner_unit_id LEFT JOIN measure m ON m.code = c.measure LEFT JOIN sector s ON s.code = c.sector
WHERE c.id = $1;

-- indicator_by_code: one indicator by its code, whatever the case of its letters
-- $1 code
SELECT {indicator.columns:c}, u.code, u.name, COALESCE(m.name, ''), COALESCE(s.name, '')
FROM indicator c JOIN unit u ON u.id = c.owner_unit_id LEFT JOIN measure m ON m.code = c.measure LEFT JOIN sector s ON s.code = c.sector
WHERE LOWER(c.code) = LOWER($1);

-- indicator_list: a page of indicators in Vietnamese order
-- $1 search key  $2 sector  $3 measure  $4 owner_unit_id  $5 on  $6 sort key after  $7 id after  $8 limit
SELECT {indicator.columns:c}, u.code, u.name, COALESCE(m.name, ''), COALESCE(s.name, '')
FROM indicator c JOIN unit u ON u.id = c.owner_unit_id LEFT JOIN measure m ON m.code = c.measure LEFT JOIN sector s ON s.code = c.sector
WHERE ($1 = '' OR c.name_search LIKE '%' || $1 || '%') AND ($2 = '' OR c.sector = $2) AND ($3 = '' OR c.measure = $3)
  AND ($4 IS NULL OR c.owner_unit_id = $4)
  AND ($5 IS NULL OR ((c.valid_from IS NULL OR c.valid_from <= $5) AND (c.valid_to IS NULL OR c.valid_to >= $5)))
  AND (c.name_sort > $6 OR (c.name_sort = $6 AND c.id > $7))
ORDER BY c.name_sort, c.id LIMIT $8;

-- indicator_all: every indicator by code
SELECT {indicator.columns:c}, u.code, u.name, COALESCE(m.name, ''), COALESCE(s.name, '')
FROM indicator c JOIN unit u ON u.id = c.owner_unit_id LEFT JOIN measure m ON m.code = c.measure LEFT JOIN sector s ON s.code = c.sector
ORDER BY c.code;

-- indicator_same: another indicator of this name and measure that is in force at some time with it
-- $1 sort key of the name  $2 measure  $3 id of this one  $4 valid_from  $5 valid_to
SELECT c.code, c.name FROM indicator c
WHERE c.name_sort = $1 AND c.measure = $2 AND c.id <> $3
  AND ($4 IS NULL OR c.valid_to IS NULL OR c.valid_to >= $4) AND ($5 IS NULL OR c.valid_from IS NULL OR c.valid_from <= $5);

-- indicator_insert: a new indicator
-- $1 code  $2 name  $3 name_search  $4 name_sort  $5 aliases  $6 definition  $7 method  $8 legal_basis  $9 measure  $10 sector  $11 decimals  $12 owner_unit_id  $13 unit_rule  $14 time_rule  $15 weight  $16 numerator  $17 divisor  $18 valid_from  $19 valid_to  $20 now
INSERT INTO indicator (code, name, name_search, name_sort, aliases, definition, method, legal_basis, measure, sector,
    decimals, owner_unit_id, unit_rule, time_rule, weight, numerator, divisor, valid_from, valid_to, version, changed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 1, $20) RETURNING id;

-- indicator_update: an indicator changed, if nobody else changed it first
-- $1 id  $2 version  $3 code  $4 name  $5 name_search  $6 name_sort  $7 aliases  $8 definition  $9 method  $10 legal_basis  $11 measure  $12 sector  $13 decimals  $14 owner_unit_id  $15 unit_rule  $16 time_rule  $17 weight  $18 numerator  $19 divisor  $20 valid_from  $21 valid_to  $22 now
UPDATE indicator SET code = $3, name = $4, name_search = $5, name_sort = $6, aliases = $7, definition = $8, method = $9,
    legal_basis = $10, measure = $11, sector = $12, decimals = $13, owner_unit_id = $14, unit_rule = $15, time_rule = $16,
    weight = $17, numerator = $18, divisor = $19, valid_from = $20, valid_to = $21, version = version + 1, changed_at = $22
WHERE id = $1 AND version = $2 RETURNING id;
