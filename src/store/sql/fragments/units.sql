-- units: the units over which account $1 holds one of the roles %1 (a bit per role) by any grant,
-- whatever its dates and regime. To pass over most rows cheaply; {scope} or {holds} then decides.
-- Write +unit_id before IN where the order of the list must lead, not the units.
SELECT xu.id FROM account_grant xg JOIN unit xs ON xs.id = xg.unit_id
JOIN unit xu ON xu.path >= xs.path AND xu.path <= CASE WHEN xg.below = 1 THEN xs.path || '~' ELSE xs.path || '+~' END
WHERE xg.account_id = $1
  AND (CAST(%1 AS BIGINT) / (CASE xg.role WHEN 0 THEN 1 WHEN 1 THEN 2 WHEN 2 THEN 4 WHEN 3 THEN 8
       WHEN 4 THEN 16 WHEN 5 THEN 32 WHEN 6 THEN 64 WHEN 7 THEN 128 WHEN 8 THEN 256 ELSE 512 END)) % 2 = 1
