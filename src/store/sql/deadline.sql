-- Intake of a cycle, and later due days.

-- intake_get: whether a cycle's intake is closed, and by whom
-- $1 cycle_id
SELECT c.state, c.closed_at, c.closed_by_name, c.closed_note FROM cycle c WHERE c.id = $1;

-- intake_sent_before: whether a report was ever sent
-- $1 object_type  $2 report_id  $3 event of sending  $4 event of registering
SELECT e.id FROM event e WHERE e.object_type = $1 AND e.object_id = $2 AND e.action IN ($3, $4) LIMIT 1;

-- intake_set: it is closed or opened, if nobody changed the cycle first
-- $1 cycle_id  $2 version  $3 state  $4 closed_at  $5 closed_by_name  $6 closed_note
UPDATE cycle SET state = $3, closed_at = $4, closed_by_name = $5, closed_note = $6, version = version + 1
WHERE id = $1 AND version = $2 RETURNING version;

-- cycle_reports: the units' reports of a cycle, all or those the receiver does not have
-- $1 cycle_id  $2 kind  $3 sent  $4 accepted  $5 all
SELECT r.id, r.unit_id, r.receiver_unit_id, r.due_on FROM report r
WHERE r.cycle_id = $1 AND r.kind = $2 AND r.clock <> 3 AND ($5 = 1 OR NOT ({sent:r.state,$3,$4})) ORDER BY r.id;

-- cycle_due: the units' reports of a cycle are due later, if nobody changed the cycle first
-- $1 cycle_id  $2 version  $3 due_on
UPDATE cycle SET due_on = $3, version = version + 1 WHERE id = $1 AND version = $2 RETURNING version;

-- report_due: a report is due on another day; the first one it was due on is kept
-- $1 id  $2 due_on  $3 now
UPDATE report SET extended_from = COALESCE(extended_from, due_on), due_on = $2, changed_at = $3 WHERE id = $1;

-- extension_list: what was asked for a report, newest first
-- $1 report_id  $2 limit
SELECT {extension.columns:e} FROM extension e WHERE e.report_id = $1 ORDER BY e.id DESC LIMIT $2;

-- extension_of_cycle: what is asked for the units' reports of a cycle and waits for an answer
-- $1 cycle_id  $2 asked
SELECT e.report_id, e.wished_on FROM extension e JOIN report r ON r.id = e.report_id WHERE r.cycle_id = $1 AND r.kind = 0 AND r.clock <> 3 AND e.state = $2;

-- extension_get: one of them
-- $1 id  $2 report_id
SELECT {extension.columns:e} FROM extension e WHERE e.id = $1 AND e.report_id = $2;

-- extension_insert: a later due day is asked for
-- $1 report_id  $2 state  $3 old_due_on  $4 wished_on  $5 reason  $6 asked_by_name  $7 now
INSERT INTO extension (report_id, state, old_due_on, wished_on, due_on, reason, asked_by_name, asked_at, answer, decided_by_name, decided_at)
VALUES ($1, $2, $3, $4, NULL, $5, $6, $7, '', '', 0) RETURNING id;

-- extension_decide: it is granted or refused, once
-- $1 id  $2 state asked  $3 state  $4 due_on  $5 answer  $6 decided_by_name  $7 now
UPDATE extension SET state = $3, due_on = $4, answer = $5, decided_by_name = $6, decided_at = $7
WHERE id = $1 AND state = $2 RETURNING id;

-- extension_cover: what waits for an answer has one, for the whole cycle is put off as far or further
-- $1 report_id  $2 state asked  $3 state  $4 due_on  $5 answer  $6 decided_by_name  $7 decided_at
UPDATE extension SET state = $3, due_on = $4, answer = $5, decided_by_name = $6, decided_at = $7
WHERE report_id = $1 AND state = $2 AND wished_on <= $4 RETURNING id;

-- extension_lapse: what waits for an answer falls away, for the report is sent
-- $1 report_id  $2 state asked  $3 state  $4 answer  $5 decided_by_name  $6 decided_at
UPDATE extension SET state = $3, answer = $4, decided_by_name = $5, decided_at = $6
WHERE report_id = $1 AND state = $2 RETURNING wished_on;

-- inbox_extensions: reports whose extension waits for units within somebody's scope
-- $1 account  $2 roles  $3 today  $4 state asked  $5 limit  $6 state of a correction asked for
SELECT r.id, r.kind, r.state, r.due_on, r.clock, r.corrections, c.period, u.name, g.name,
    COALESCE(q.note, ''), COALESCE(q.actor_name, ''), COALESCE(q.at, 0)
FROM report r JOIN cycle c ON c.id = r.cycle_id JOIN unit u ON u.id = r.unit_id JOIN unit v ON v.id = r.receiver_unit_id
JOIN regime g ON g.id = r.regime_id LEFT JOIN event q ON q.id = {correction_of:r,$6}
WHERE r.id IN (SELECT e.report_id FROM extension e WHERE e.state = $4) AND r.clock <> 3
  AND r.receiver_unit_id IN ({units:$2}) AND {scope:v.path,r.regime_id} ORDER BY r.due_on, r.id LIMIT $5;
