-- Certificates that are about to end, and who is told.

-- ending_find: those whose end lies in a span, and of whose step nobody was told yet; what ends first first
-- $1 ends after  $2 ends until  $3 step  $4 now  $5 today  $6 limit
SELECT e.object_type, e.object_id, e.turn FROM {endings:$4,$5} e
WHERE e.ends_at > $1 AND e.ends_at <= $2 AND NOT EXISTS (SELECT 1 FROM alert_told t
    WHERE t.object_type = e.object_type AND t.object_id = e.object_id AND t.step = $3 AND t.turn = e.turn)
ORDER BY e.ends_at, e.object_type, e.object_id LIMIT $6;

-- ending_get: one of them, as long as it is one
-- $1 object_type  $2 object_id  $3 turn  $4 now  $5 today
SELECT e.ends_at, e.name, e.unit_name, e.path FROM {endings:$4,$5} e WHERE e.object_type = $1 AND e.object_id = $2 AND e.turn = $3;

-- ending_told: what people are told of, in order, behind one
-- $1 object_type  $2 object_id  $3 turn  $4 limit
SELECT DISTINCT a.object_type, a.object_id, a.turn FROM alert a
WHERE a.kind = 7 AND (a.object_type, a.object_id, a.turn) > ($1, $2, $3) ORDER BY a.object_type, a.object_id, a.turn LIMIT $4;

-- ending_take_back: nobody is told of a certificate any more
-- $1 object_type  $2 object_id  $3 turn
DELETE FROM alert WHERE kind = 7 AND object_type = $1 AND object_id = $2 AND turn = $3;

-- ending_forget: nor was anybody
-- $1 object_type  $2 object_id  $3 turn
DELETE FROM alert_told WHERE object_type = $1 AND object_id = $2 AND turn = $3;

-- ending_managers: who may log in and holds a role anywhere
-- $1 role  $2 today  $3 limit
SELECT DISTINCT a.id FROM account_grant g JOIN account a ON a.id = g.account_id
WHERE g.role = $1 AND a.locked = 0 AND (g.valid_from IS NULL OR g.valid_from <= $2) AND (g.valid_to IS NULL OR g.valid_to >= $2)
ORDER BY a.id LIMIT $3;
