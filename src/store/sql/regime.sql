-- Regimes, who owes them, cycles, assignments.

-- regime_get: one regime
-- $1 id
SELECT {regime.columns:r}, l.name, l.path, v.name, COALESCE(p.name, ''), COALESCE(f.title, ''), COALESCE(t.title, ''), COALESCE(y.name, ''), COALESCE(ol.title, ''),
    (SELECT COUNT(*) FROM regime_reporter rr WHERE rr.regime_id = r.id)
FROM regime r JOIN unit l ON l.id = r.lead_unit_id JOIN unit v ON v.id = r.receiver_unit_id
LEFT JOIN unit p ON p.id = r.upper_unit_id LEFT JOIN form f ON f.id = r.form_id LEFT JOIN form t ON t.id = r.total_form_id
LEFT JOIN regime y ON y.id = r.plan_regime_id LEFT JOIN outline ol ON ol.id = r.outline_id
WHERE r.id = $1 AND r.trial = 0;

-- regime_annex: whether its form goes out as an annex in a file of its own
-- $1 id
SELECT annex_apart FROM regime WHERE id = $1;

-- regime_list: a page of regimes by code
-- $1 search key  $2 code after  $3 limit
SELECT {regime.columns:r}, l.name, l.path, v.name, COALESCE(p.name, ''), COALESCE(f.title, ''), COALESCE(t.title, ''), COALESCE(y.name, ''), COALESCE(ol.title, ''),
    (SELECT COUNT(*) FROM regime_reporter rr WHERE rr.regime_id = r.id)
FROM regime r JOIN unit l ON l.id = r.lead_unit_id JOIN unit v ON v.id = r.receiver_unit_id
LEFT JOIN unit p ON p.id = r.upper_unit_id LEFT JOIN form f ON f.id = r.form_id LEFT JOIN form t ON t.id = r.total_form_id
LEFT JOIN regime y ON y.id = r.plan_regime_id LEFT JOIN outline ol ON ol.id = r.outline_id
WHERE ($1 = '' OR r.name_search LIKE '%' || $1 || '%') AND r.code > $2 AND r.trial = 0 ORDER BY r.code LIMIT $3;

-- regime_insert: a new regime
-- $1 code  $2 name  $3 name_search  $4 legal_basis  $5 lead_unit_id  $6 receiver_unit_id  $7 upper_unit_id  $8 form_id  $9 total_form_id  $10 period_kind  $11 window_rule  $12 due_rule  $13 total_due_rule  $14 now  $15 plan_regime_id  $16 outline_id  $17 origin  $18 two_step  $19 annex_apart  $20 compiler_post  $21 approver_post
INSERT INTO regime (code, name, name_search, legal_basis, lead_unit_id, receiver_unit_id, upper_unit_id, form_id,
    total_form_id, period_kind, window_rule, due_rule, total_due_rule, active, version, changed_at, plan_regime_id, outline_id, origin, two_step, annex_apart,
    compiler_post, approver_post)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1, 1, $14, $15, $16, $17, $18, $19, $20, $21) RETURNING id;

-- regime_update: a regime changed, if nobody else changed it first
-- $1 id  $2 version  $3 name  $4 name_search  $5 legal_basis  $6 lead_unit_id  $7 receiver_unit_id  $8 upper_unit_id  $9 form_id  $10 total_form_id  $11 period_kind  $12 window_rule  $13 due_rule  $14 total_due_rule  $15 active  $16 now  $17 plan_regime_id  $18 outline_id  $19 origin  $20 two_step  $21 annex_apart  $22 compiler_post  $23 approver_post
UPDATE regime SET name = $3, name_search = $4, legal_basis = $5, lead_unit_id = $6, receiver_unit_id = $7,
    upper_unit_id = $8, form_id = $9, total_form_id = $10, period_kind = $11, window_rule = $12, due_rule = $13,
    total_due_rule = $14, active = $15, plan_regime_id = $17, outline_id = $18, origin = $19, two_step = $20, annex_apart = $21, compiler_post = $22, approver_post = $23, version = version + 1, changed_at = $16
WHERE id = $1 AND version = $2 RETURNING version;

-- regime_touch: a regime's version goes up, if nobody else changed it first
-- $1 id  $2 version  $3 now
UPDATE regime SET version = version + 1, changed_at = $3 WHERE id = $1 AND version = $2 RETURNING version;

-- reporter_list: who owes reports under a regime, in Vietnamese order
-- $1 regime_id
SELECT rr.unit_id, rr.part_rows, rr.part_columns, u.code, u.name, u.valid_from, u.valid_to, rr.valid_from, rr.valid_to
FROM regime_reporter rr JOIN unit u ON u.id = rr.unit_id WHERE rr.regime_id = $1 ORDER BY u.name_sort, u.id;

-- reporter_clear: nobody owes reports under a regime
-- $1 regime_id
DELETE FROM regime_reporter WHERE regime_id = $1;

-- reporter_insert: one more unit owes reports
-- $1 regime_id  $2 unit_id  $3 part_rows  $4 part_columns  $5 valid_from  $6 valid_to
INSERT INTO regime_reporter (regime_id, unit_id, part_rows, part_columns, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6);

-- cycle_get: one cycle
-- $1 id  $2 sent  $3 accepted
SELECT {cycle.columns:c}, r.name, r.code, l.name, l.path, r.lead_unit_id, r.receiver_unit_id, fv.form_id, fv.number, tv.form_id,
    (SELECT COUNT(*) FROM report p WHERE p.cycle_id = c.id AND p.kind = 0 AND p.clock <> 3),
    (SELECT COUNT(*) FROM report p WHERE p.cycle_id = c.id AND p.kind = 0 AND {sent:p.state,$2,$3}),
    (SELECT p.id FROM report p WHERE p.cycle_id = c.id AND p.kind = 1),
    (SELECT p.due_on FROM report p WHERE p.cycle_id = c.id AND p.kind = 1),
    v.path, COALESCE((SELECT w.path FROM report p JOIN unit w ON w.id = p.receiver_unit_id WHERE p.cycle_id = c.id AND p.kind = 1), ''),
    COALESCE((SELECT p.state FROM report p WHERE p.cycle_id = c.id AND p.kind = 1), 0)
FROM cycle c JOIN regime r ON r.id = c.regime_id JOIN unit l ON l.id = r.lead_unit_id JOIN unit v ON v.id = r.receiver_unit_id
JOIN form_version fv ON fv.id = c.form_version_id JOIN form_version tv ON tv.id = c.total_form_version_id
WHERE c.id = $1 AND r.trial = 0;

-- inbox_cycles: cycles that wait for their lead unit to assign them, within somebody's scope, the first due first
-- $1 account  $2 roles  $3 today  $4 limit
SELECT c.id, c.period, c.due_on, g.name, u.name FROM cycle c JOIN regime g ON g.id = c.regime_id JOIN unit u ON u.id = g.lead_unit_id
WHERE c.state = 2 AND {scope:u.path,g.id} ORDER BY c.due_on, c.id LIMIT $4;

-- cycle_list: a page of cycles, newest first
-- $1 regime_id  $2 id before  $3 limit  $4 sent  $5 accepted
SELECT {cycle.columns:c}, r.name, r.code, l.name, l.path, r.lead_unit_id, r.receiver_unit_id, fv.form_id, fv.number, tv.form_id,
    (SELECT COUNT(*) FROM report p WHERE p.cycle_id = c.id AND p.kind = 0 AND p.clock <> 3),
    (SELECT COUNT(*) FROM report p WHERE p.cycle_id = c.id AND p.kind = 0 AND {sent:p.state,$4,$5}),
    (SELECT p.id FROM report p WHERE p.cycle_id = c.id AND p.kind = 1),
    (SELECT p.due_on FROM report p WHERE p.cycle_id = c.id AND p.kind = 1),
    v.path, COALESCE((SELECT w.path FROM report p JOIN unit w ON w.id = p.receiver_unit_id WHERE p.cycle_id = c.id AND p.kind = 1), ''),
    COALESCE((SELECT p.state FROM report p WHERE p.cycle_id = c.id AND p.kind = 1), 0)
FROM cycle c JOIN regime r ON r.id = c.regime_id JOIN unit l ON l.id = r.lead_unit_id JOIN unit v ON v.id = r.receiver_unit_id
JOIN form_version fv ON fv.id = c.form_version_id JOIN form_version tv ON tv.id = c.total_form_version_id
WHERE ($1 IS NULL OR c.regime_id = $1) AND c.id < $2 AND r.trial = 0 ORDER BY c.id DESC LIMIT $3;

-- cycle_overlap: the first cycle of a regime in force whose data are of days of a window
-- $1 regime_id  $2 window_from  $3 window_to  $4 but not of this period
SELECT period, window_from, window_to FROM cycle
WHERE regime_id = $1 AND window_from <= $3 AND window_to >= $2 AND period <> $4 AND state <> 3 ORDER BY window_from, id LIMIT 1;

-- cycle_insert: a cycle is opened
-- $1 regime_id  $2 period  $3 window_from  $4 window_to  $5 due_on  $6 form_version_id  $7 total_form_version_id  $8 now  $9 account  $10 outline_version_id
INSERT INTO cycle (regime_id, period, window_from, window_to, due_on, form_version_id, total_form_version_id, state, opened_at, opened_by, version, outline_version_id, first_due_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, 1, $10, $5) RETURNING id;

-- cycle_state: where a cycle stands
-- $1 id  $2 state
UPDATE cycle SET state = $2 WHERE id = $1;

-- cycle_assign: the lead unit has assigned a cycle, if nobody changed it first
-- $1 id  $2 version  $3 state  $4 due_on
UPDATE cycle SET state = $3, due_on = $4, first_due_on = $4, version = version + 1 WHERE id = $1 AND version = $2 RETURNING version;

-- cycle_touch: something of a cycle changed, if nobody changed it first
-- $1 id  $2 version
UPDATE cycle SET version = version + 1 WHERE id = $1 AND version = $2 RETURNING version;

-- cycle_unit_report: the report a unit has in a cycle, its own or one handed on to it: which, of what kind, where it stands; how it was assigned, and
-- whether anything was entered
-- $1 cycle_id  $2 unit_id  $3 kind of its own  $4 kind of those handed on
SELECT r.id, r.kind, r.state, a.part_rows, a.part_columns,
    CASE WHEN EXISTS (SELECT 1 FROM draft d WHERE d.report_id = r.id) OR EXISTS (SELECT 1 FROM narrative_draft n WHERE n.report_id = r.id) THEN 1 ELSE 0 END
FROM report r JOIN assignment a ON a.id = r.assignment_id WHERE r.cycle_id = $1 AND r.unit_id = $2 AND r.kind IN ($3, $4);

-- cycle_cancelled_last: the newest cycle of a period that was cancelled
-- $1 regime_id  $2 period  $3 state
SELECT c.opened_at, c.cancelled_at, c.cancelled_by_name, c.cancelled_note FROM cycle c
WHERE c.regime_id = $1 AND c.period = $2 AND c.state = $3 ORDER BY c.id DESC LIMIT 1;

-- assignment_insert: a unit must fill in a part of a form
-- $1 cycle_id  $2 unit_id  $3 part_rows  $4 part_columns  $5 now  $6 account
INSERT INTO assignment (cycle_id, unit_id, part_rows, part_columns, assigned_at, assigned_by)
VALUES ($1, $2, $3, $4, $5, $6) RETURNING id;
