-- Who may see what.

-- readers: the grants in force that reach one of two places in the tree, of accounts that may log in
-- $1 path  $2 another path, or the same  $3 today  $4 limit
SELECT a.id, a.username, a.name, n.name, g.id, g.role, g.unit_id, u.name, u.path, g.below, g.regime_id, COALESCE(r.name, ''),
    g.valid_from, g.valid_to, g.given_at, g.given_name
FROM account_grant g JOIN account a ON a.id = g.account_id JOIN unit n ON n.id = a.unit_id JOIN unit u ON u.id = g.unit_id
LEFT JOIN regime r ON r.id = g.regime_id
WHERE a.locked = 0 AND (g.valid_from IS NULL OR g.valid_from <= $3) AND (g.valid_to IS NULL OR g.valid_to >= $3)
  AND (substr($1, 1, length(u.path)) = u.path OR substr($2, 1, length(u.path)) = u.path)
ORDER BY a.username, g.id LIMIT $4;

-- access_units: how many units a grant reaches
-- $1 path  $2 below
SELECT COUNT(*) FROM unit WHERE path = $1 OR ($2 = 1 AND substr(path, 1, length($1)) = $1) OR substr(path, 1, length($1) + 1) = $1 || '+';

-- access_reports: how many reports of those units there are
-- $1 path  $2 below  $3 regime, NULL: every
SELECT COUNT(*) FROM report r JOIN unit u ON u.id = r.unit_id
WHERE r.kind <> 2 AND ($3 IS NULL OR r.regime_id = $3) AND (u.path = $1 OR ($2 = 1 AND substr(u.path, 1, length($1)) = $1) OR substr(u.path, 1, length($1) + 1) = $1 || '+');
