-- Alerts: what people are told in the application.

-- alert_of_state: reports in a state nobody was told of yet; the oldest change first
-- $1 state  $2 changed since  $3 limit
SELECT r.id, r.revision FROM report r
WHERE r.state = $1 AND r.kind IN (0, 3) AND r.changed_at >= $2
  AND NOT EXISTS (SELECT 1 FROM alert_told t WHERE t.object_type = 'report' AND t.object_id = r.id AND t.step = $1 AND t.turn = r.revision)
ORDER BY r.changed_at, r.id LIMIT $3;

-- alert_of_total: totals in a state nobody was told of yet
-- $1 state  $2 changed since  $3 limit
SELECT r.id, r.revision FROM report r
WHERE r.state = $1 AND r.kind = 1 AND r.changed_at >= $2
  AND NOT EXISTS (SELECT 1 FROM alert_told t WHERE t.object_type = 'report' AND t.object_id = r.id AND t.step = $1 AND t.turn = r.revision)
ORDER BY r.changed_at, r.id LIMIT $3;

-- alert_of_ready: totals in a state all of whose reports are accepted, the last not long ago, and nobody was told yet
-- $1 state  $2 accepted since  $3 accepted  $4 step  $5 limit
SELECT r.id, r.revision FROM report r
WHERE r.state = $1 AND r.kind = 1
  AND NOT EXISTS (SELECT 1 FROM alert_told t WHERE t.object_type = 'report' AND t.object_id = r.id AND t.step = $4 AND t.turn = r.revision)
  AND EXISTS (SELECT 1 FROM report p WHERE p.cycle_id = r.cycle_id AND p.kind = 0 AND {accepted:p.state,$3} AND p.accepted_at >= $2)
  AND NOT EXISTS (SELECT 1 FROM report p WHERE p.cycle_id = r.cycle_id AND p.kind = 0 AND p.clock <> 3 AND NOT ({accepted:p.state,$3}))
ORDER BY r.id LIMIT $5;

-- alert_due_days: the days on which reports in a state are due; whose clock stopped is due no more
-- $1 state  $2 first day  $3 last day  $4 clock that runs
SELECT DISTINCT due_on FROM report WHERE state = $1 AND due_on >= $2 AND due_on <= $3 AND kind <> 2 AND clock = $4;

-- alert_of_step: reports in a state, due on a day, of whose step nobody was told yet
-- $1 state  $2 due_on  $3 step  $4 limit  $5 clock that runs
SELECT r.id, r.due_on FROM report r
WHERE r.state = $1 AND r.due_on = $2 AND r.kind <> 2 AND r.clock = $5
  AND NOT EXISTS (SELECT 1 FROM alert_told t WHERE t.object_type = 'report' AND t.object_id = r.id AND t.step = $3 AND t.turn = r.due_on)
ORDER BY r.id LIMIT $4;

-- alert_correcting_days: since when units have the reports in a state to correct
-- $1 state  $2 first day
SELECT DISTINCT correcting_since FROM report WHERE state = $1 AND correcting_since >= $2 AND kind <> 2;

-- alert_of_correction: reports in a state, to be corrected since a day, of whose reminder nobody was told yet
-- $1 state  $2 correcting_since  $3 step  $4 limit
SELECT r.id, r.correcting_since FROM report r
WHERE r.state = $1 AND r.correcting_since = $2 AND r.kind <> 2
  AND NOT EXISTS (SELECT 1 FROM alert_told t WHERE t.object_type = 'report' AND t.object_id = r.id AND t.step = $3 AND t.turn = r.correcting_since)
ORDER BY r.id LIMIT $4;

-- alert_told_insert: a step of something is told now, by whoever comes first
-- $1 object_type  $2 object_id  $3 step  $4 turn
INSERT INTO alert_told (object_type, object_id, step, turn) VALUES ($1, $2, $3, $4)
ON CONFLICT (object_id, object_type, step, turn) DO NOTHING RETURNING object_id;

-- alert_was_told: whether a step of something was told
-- $1 object_type  $2 object_id  $3 step  $4 turn
SELECT t.turn FROM alert_told t WHERE t.object_id = $2 AND t.object_type = $1 AND t.step = $3 AND t.turn = $4;

-- alert_missing: how many reports of a cycle are not accepted, and how many there are
-- $1 cycle_id  $2 accepted
SELECT COUNT(CASE WHEN NOT ({accepted:state,$2}) THEN 1 END), COUNT(*) FROM report WHERE cycle_id = $1 AND kind = 0 AND clock <> 3;

-- alert_holders: the grants over some units of those who may log in, of the lowest unit first
-- $1 today  $2 limit  $3 $4 $5 $6 $7 $8 $9 $10 $11 $12 $13 $14 the units, NULL where there are fewer
SELECT g.account_id, g.role, g.unit_id, u.path, g.below, g.regime_id, g.valid_from, g.valid_to
FROM account_grant g JOIN account a ON a.id = g.account_id JOIN unit u ON u.id = g.unit_id
WHERE g.unit_id IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) AND a.locked = 0
  AND (g.valid_from IS NULL OR g.valid_from <= $1) AND (g.valid_to IS NULL OR g.valid_to >= $1)
ORDER BY length(u.path) DESC, g.id LIMIT $2;

-- alert_insert: somebody is told something, once
-- $1 account_id  $2 kind  $3 object_type  $4 object_id  $5 step  $6 turn  $7 text_key  $8 text  $9 text_search  $10 now
INSERT INTO alert (account_id, kind, object_type, object_id, step, turn, text_key, text, text_search, made_at, read_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)
ON CONFLICT (account_id, object_type, object_id, step, turn) DO NOTHING;

-- alert_list: a page of what somebody was told, newest first
-- $1 account_id  $2 kind  $3 read: 0 or 1  $4 search key  $5 id before  $6 limit
SELECT {alert.columns:l} FROM alert l
WHERE l.account_id = $1 AND ($2 IS NULL OR l.kind = $2) AND ($3 IS NULL OR (CASE WHEN l.read_at > 0 THEN 1 ELSE 0 END) = $3)
  AND ($4 = '' OR l.text_search LIKE '%' || $4 || '%') AND l.id < $5
ORDER BY l.id DESC LIMIT $6;

-- alert_unread: how much somebody has not read, counted up to a limit
-- $1 account_id  $2 limit
SELECT COUNT(*) FROM (SELECT id FROM alert WHERE account_id = $1 AND read_at = 0 LIMIT $2) u;

-- alert_read_one: somebody read one
-- $1 account_id  $2 id  $3 now
UPDATE alert SET read_at = $3 WHERE account_id = $1 AND id = $2 AND read_at = 0;

-- alert_read_until: somebody read all up to one
-- $1 account_id  $2 id  $3 now
UPDATE alert SET read_at = $3 WHERE account_id = $1 AND id <= $2 AND read_at = 0;

-- alert_newest: the newest there is
SELECT COALESCE(MAX(id), 0) FROM alert;

-- alert_since: who was told something after one, for those who watch
-- $1 id after  $2 limit
SELECT id, account_id FROM alert WHERE id > $1 ORDER BY id LIMIT $2;

-- alert_forget: what was told long ago
-- $1 made before
DELETE FROM alert WHERE made_at < $1;

-- alert_of_appeal: appeals in a state since some time, of which nobody was told yet
-- $1 state  $2 since  $3 step  $4 limit
SELECT a.report_id, a.id FROM appeal a
WHERE a.state = $1 AND CASE WHEN a.decided_at > 0 THEN a.decided_at ELSE a.asked_at END >= $2
  AND NOT EXISTS (SELECT 1 FROM alert_told t WHERE t.object_type = 'report' AND t.object_id = a.report_id AND t.step = $3 AND t.turn = a.id)
ORDER BY a.id LIMIT $4;

-- alert_appeal: where an appeal stands now
-- $1 id
SELECT a.state FROM appeal a WHERE a.id = $1;
