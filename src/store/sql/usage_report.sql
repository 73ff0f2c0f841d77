-- Reports the system draws up about its own use.

-- usage_office_get: the office that runs the system, and to whom it reports itself
SELECT o.unit_id, u.name, u.path, o.upper_unit_id, v.name, v.path, o.form_id, o.outline_id, o.version
FROM usage_office o JOIN unit u ON u.id = o.unit_id JOIN unit v ON v.id = o.upper_unit_id WHERE o.id = 1;

-- usage_office_insert: it is named for the first time, if nobody else did so first
-- $1 unit_id  $2 upper_unit_id  $3 form_id  $4 outline_id  $5 now
INSERT INTO usage_office (id, unit_id, upper_unit_id, form_id, outline_id, version, changed_at) VALUES (1, $1, $2, $3, $4, 1, $5)
ON CONFLICT (id) DO NOTHING RETURNING version;

-- usage_office_update: another one is named, if nobody else did so first
-- $1 unit_id  $2 upper_unit_id  $3 now  $4 version
UPDATE usage_office SET unit_id = $1, upper_unit_id = $2, changed_at = $3, version = version + 1 WHERE id = 1 AND version = $4 RETURNING version;

-- usage_regime_list: the regimes the system keeps
SELECT code, regime_id, ower, rule FROM usage_regime ORDER BY code;

-- usage_regime_insert: another one
-- $1 code  $2 regime_id  $3 ower  $4 rule
INSERT INTO usage_regime (code, regime_id, ower, rule) VALUES ($1, $2, $3, $4);

-- usage_regime_update: one follows its rule as it is now
-- $1 code  $2 ower  $3 rule
UPDATE usage_regime SET ower = $2, rule = $3 WHERE code = $1;

-- usage_owers_units: units of some kinds that are there, have accounts and are not on a list of reporters
-- $1 regime_id  $2 today  $3 not this one  $4 $5 $6 $7 $8 their kinds
SELECT u.id FROM unit u
WHERE u.kind IN ($4, $5, $6, $7, $8) AND u.id <> $3 AND (u.valid_from IS NULL OR u.valid_from <= $2) AND (u.valid_to IS NULL OR u.valid_to >= $2)
  AND EXISTS (SELECT 1 FROM account a WHERE a.unit_id = u.id)
  AND NOT EXISTS (SELECT 1 FROM regime_reporter rr WHERE rr.regime_id = $1 AND rr.unit_id = u.id)
ORDER BY u.id;

-- usage_owers_leads: units that lead a regime in force, not one of these, and are not on a list of reporters
-- $1 regime_id  $2 today  $3 not this one
SELECT DISTINCT u.id FROM regime r JOIN unit u ON u.id = r.lead_unit_id
WHERE r.active = 1 AND r.trial = 0 AND u.id <> $3 AND (u.valid_to IS NULL OR u.valid_to >= $2)
  AND NOT EXISTS (SELECT 1 FROM usage_regime g WHERE g.regime_id = r.id)
  AND NOT EXISTS (SELECT 1 FROM regime_reporter rr WHERE rr.regime_id = $1 AND rr.unit_id = u.id)
ORDER BY u.id;

-- usage_cycles_due: cycles with reports that nothing was counted for yet, though their days are over
-- $1 today  $2 assigned  $3 in entry  $4 limit
SELECT DISTINCT c.id FROM usage_regime g JOIN cycle c ON c.regime_id = g.regime_id JOIN report r ON r.cycle_id = c.id
WHERE c.window_to < $1 AND r.kind = 0 AND r.clock <> 3 AND r.state IN ($2, $3) AND NOT EXISTS (SELECT 1 FROM usage_count n WHERE n.report_id = r.id)
ORDER BY c.id LIMIT $4;

-- usage_cycle_get: what is counted for a cycle's reports
-- $1 cycle_id
SELECT c.window_from, c.window_to, g.ower, g.code FROM cycle c JOIN usage_regime g ON g.regime_id = c.regime_id WHERE c.id = $1;

-- usage_cycle_units: the units that report in a cycle
-- $1 cycle_id
SELECT DISTINCT r.unit_id FROM report r WHERE r.cycle_id = $1 AND r.kind = 0 ORDER BY r.unit_id;

-- usage_cycle_reports: reports of a cycle nothing was counted for yet
-- $1 cycle_id  $2 assigned  $3 in entry  $4 limit
SELECT r.id, r.unit_id FROM report r
WHERE r.cycle_id = $1 AND r.kind = 0 AND r.clock <> 3 AND r.state IN ($2, $3) AND NOT EXISTS (SELECT 1 FROM usage_count n WHERE n.report_id = r.id)
ORDER BY r.id LIMIT $4;

-- usage_count_insert: the figures of a report were counted, by whoever came first
-- $1 report_id  $2 now  $3 from_on  $4 to_on
INSERT INTO usage_count (report_id, counted_at, from_on, to_on) VALUES ($1, $2, $3, $4) ON CONFLICT (report_id) DO NOTHING RETURNING report_id;

-- usage_count_get: when the figures of a report were counted, and of which days
-- $1 report_id
SELECT counted_at, from_on, to_on FROM usage_count WHERE report_id = $1;

-- usage_led: how many regimes in force units lead
SELECT r.lead_unit_id, COUNT(*) FROM regime r WHERE r.active = 1 AND r.trial = 0 GROUP BY r.lead_unit_id;

-- usage_tickets: what units told the help desk: incidents, other matters, and of both those without an answer
-- $1 incident  $2 from  $3 before  $4 answered  $5 closed
SELECT t.unit_id, COUNT(CASE WHEN t.kind = $1 THEN 1 END), COUNT(CASE WHEN t.kind <> $1 THEN 1 END), COUNT(CASE WHEN t.state NOT IN ($4, $5) THEN 1 END)
FROM ticket t WHERE t.asked_at >= $2 AND t.asked_at < $3 GROUP BY t.unit_id;

-- usage_last: the newest cycle of a regime, how many reports it has, how many were sent, and how many were drawn up
-- $1 regime_id  $2 sent  $3 accepted
SELECT c.id, c.period, c.due_on, COUNT(r.id), COUNT(CASE WHEN {sent:r.state,$2,$3} THEN 1 END), COUNT(n.report_id)
FROM cycle c LEFT JOIN report r ON r.cycle_id = c.id AND r.kind = 0 AND r.clock <> 3 LEFT JOIN usage_count n ON n.report_id = r.id
WHERE c.id = (SELECT MAX(k.id) FROM cycle k WHERE k.regime_id = $1 AND k.state <> 3) GROUP BY c.id, c.period, c.due_on;

-- usage_on_list: whether a unit is on the list of reporters of a regime
-- $1 regime_id  $2 unit_id
SELECT 1 FROM regime_reporter WHERE regime_id = $1 AND unit_id = $2;
