-- Units that took over from others.

-- link_predecessors: what a unit took over from, newest first
-- $1 unit_id
SELECT {unit_link.columns:l}, p.code, p.name, COALESCE(s.code, ''), COALESCE(s.name, '')
FROM unit_link l JOIN unit p ON p.id = l.predecessor_id LEFT JOIN unit s ON s.id = l.successor_id
WHERE l.successor_id = $1 ORDER BY l.from_on DESC, l.id;

-- link_successors: what came of a unit
-- $1 unit_id
SELECT {unit_link.columns:l}, p.code, p.name, COALESCE(s.code, ''), COALESCE(s.name, '')
FROM unit_link l JOIN unit p ON p.id = l.predecessor_id LEFT JOIN unit s ON s.id = l.successor_id
WHERE l.predecessor_id = $1 ORDER BY l.id;

-- link_pairs: the units that came of a unit; 0: none did
-- $1 predecessor_id
SELECT COALESCE(l.successor_id, 0) FROM unit_link l WHERE l.predecessor_id = $1;

-- link_insert: a unit took over from another, or nobody did
-- $1 kind  $2 predecessor_id  $3 successor_id  $4 heir  $5 from_on  $6 document  $7 made_by_name  $8 now
INSERT INTO unit_link (kind, predecessor_id, successor_id, heir, from_on, document, made_by_name, made_at, applied_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0) RETURNING id;

-- link_apply: what a unit owed was handed over
-- $1 predecessor_id  $2 now
UPDATE unit_link SET applied_at = $2 WHERE predecessor_id = $1 AND applied_at = 0;

-- link_due: units whose day has come and who have not handed over, in the order in which it came
-- $1 today  $2 limit
SELECT l.predecessor_id FROM unit_link l WHERE l.applied_at = 0 AND l.from_on <= $1
GROUP BY l.predecessor_id ORDER BY MIN(l.from_on), MIN(l.id) LIMIT $2;

-- link_heir: who took over what a unit owed
-- $1 predecessor_id
SELECT l.successor_id, l.from_on FROM unit_link l WHERE l.predecessor_id = $1 AND l.heir = 1 AND l.applied_at > 0;

-- link_of_regime: who came of the reporters of a regime
-- $1 regime_id
SELECT l.predecessor_id, l.successor_id, l.from_on FROM regime_reporter rr JOIN unit_link l ON l.predecessor_id = rr.unit_id
WHERE rr.regime_id = $1 AND l.successor_id IS NOT NULL ORDER BY l.id;

-- link_lists: the regimes under which a unit reports on a day or later
-- $1 unit_id  $2 day
SELECT rr.regime_id FROM regime_reporter rr JOIN regime g ON g.id = rr.regime_id
WHERE rr.unit_id = $1 AND (rr.valid_to IS NULL OR rr.valid_to >= $2) AND g.trial = 0 ORDER BY rr.regime_id;

-- link_regimes: the regimes a unit leads or receives
-- $1 unit_id
SELECT g.id FROM regime g WHERE (g.lead_unit_id = $1 OR g.receiver_unit_id = $1 OR g.upper_unit_id = $1) AND g.trial = 0 ORDER BY g.id;

-- link_regime_give: they are another unit's since
-- $1 id  $2 unit_id  $3 other unit  $4 now
UPDATE regime SET lead_unit_id = CASE WHEN lead_unit_id = $2 THEN $3 ELSE lead_unit_id END,
    receiver_unit_id = CASE WHEN receiver_unit_id = $2 THEN $3 ELSE receiver_unit_id END,
    upper_unit_id = CASE WHEN upper_unit_id = $2 THEN $3 ELSE upper_unit_id END, version = version + 1, changed_at = $4
WHERE id = $1;

-- link_reports: what a unit has to report, or to take in, that is not accepted
-- $1 unit_id  $2 accepted
SELECT r.id, r.unit_id, r.receiver_unit_id FROM report r
WHERE (r.unit_id = $1 OR r.receiver_unit_id = $1) AND r.kind <> 2 AND r.clock <> 3 AND NOT ({accepted:r.state,$2}) ORDER BY r.id;

-- link_report_receiver: another unit takes a report in
-- $1 id  $2 receiver_unit_id  $3 now
UPDATE report SET receiver_unit_id = $2, version = version + 1, changed_at = $3 WHERE id = $1;

-- link_children: the units right below one that there are on a day
-- $1 unit_id  $2 day
SELECT u.id FROM unit u WHERE u.parent_id = $1 AND (u.valid_to IS NULL OR u.valid_to >= $2) ORDER BY u.id;

-- link_owed: how many reports, standing lists and regimes a unit has
-- $1 unit_id  $2 accepted  $3 today
SELECT (SELECT COUNT(*) FROM report r WHERE r.unit_id = $1 AND r.kind <> 2 AND r.clock <> 3 AND NOT ({accepted:r.state,$2})),
    (SELECT COUNT(*) FROM regime_reporter rr WHERE rr.unit_id = $1 AND (rr.valid_to IS NULL OR rr.valid_to >= $3)),
    (SELECT COUNT(*) FROM regime g WHERE (g.lead_unit_id = $1 OR g.receiver_unit_id = $1 OR g.upper_unit_id = $1) AND g.trial = 0);

-- reporter_put: a unit owes reports under a regime, or with another part or other days
-- $1 regime_id  $2 unit_id  $3 part_rows  $4 part_columns  $5 valid_from  $6 valid_to
INSERT INTO regime_reporter (regime_id, unit_id, part_rows, part_columns, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (regime_id, unit_id) DO UPDATE SET part_rows = $3, part_columns = $4, valid_from = $5, valid_to = $6;

-- reporter_drop: it owes none any more
-- $1 regime_id  $2 unit_id
DELETE FROM regime_reporter WHERE regime_id = $1 AND unit_id = $2;

-- regime_bump: what belongs to a regime changed
-- $1 id  $2 now
UPDATE regime SET version = version + 1, changed_at = $2 WHERE id = $1;
