-- Discipline: how reports stand to their due days, appeals, announced tables, letters.

-- discipline_regimes: every regime with the units that see all of it, by identifier, and its place in order
SELECT g.id, g.code, g.name, ROW_NUMBER() OVER (ORDER BY g.name_search, g.id), l.path, v.path
FROM regime g JOIN unit l ON l.id = g.lead_unit_id JOIN unit v ON v.id = g.receiver_unit_id ORDER BY g.id;

-- discipline_units: every unit, by identifier, and its place in Vietnamese order
SELECT u.id, u.code, u.name, ROW_NUMBER() OVER (ORDER BY u.name_sort, u.id), u.path FROM unit u ORDER BY u.id;

-- discipline_pairs: reports first due on some days, by unit and regime
-- $1 kind  $2 first day  $3 last day  $4 last due day that is over  $5 regime_id  $6 unit_id
SELECT r.unit_id, r.regime_id, 0, {tally:$4} FROM report r
WHERE r.kind = $1 AND r.first_due_on >= $2 AND r.first_due_on <= $3 AND ($5 IS NULL OR r.regime_id = $5) AND ($6 IS NULL OR r.unit_id = $6) AND r.clock <> 3
GROUP BY r.unit_id, r.regime_id;

-- discipline_days: the same by the days alone
-- $1 kind  $2 first day  $3 last day  $4 last due day that is over  $5 regime_id
SELECT 0, 0, r.first_due_on, {tally:$4} FROM report r
WHERE r.kind = $1 AND r.first_due_on >= $2 AND r.first_due_on <= $3 AND ($5 IS NULL OR r.regime_id = $5) AND r.clock <> 3
GROUP BY r.first_due_on;

-- discipline_pair_days: the same by unit, regime and day, of units and of regimes led or received by units within somebody's scope
-- $1 account  $2 roles  $3 kind  $4 first day  $5 last day  $6 last due day that is over  $7 regime_id  $8 unit_id
SELECT r.unit_id, r.regime_id, r.first_due_on, {tally:$6} FROM report r
WHERE r.kind = $3 AND r.first_due_on >= $4 AND r.first_due_on <= $5 AND ($7 IS NULL OR r.regime_id = $7) AND ($8 IS NULL OR r.unit_id = $8) AND r.clock <> 3
  AND (r.unit_id IN ({units:$2}) OR r.regime_id IN (SELECT g.id FROM regime g
       WHERE g.lead_unit_id IN ({units:$2}) OR g.receiver_unit_id IN ({units:$2})))
GROUP BY r.unit_id, r.regime_id, r.first_due_on;

-- discipline_facts: reports first due on some days, the latest first, from behind one of them on
-- $1 kind  $2 first day  $3 last day  $4 regime_id  $5 unit_id  $6 first_due_on of that one  $7 its id  $8 clock  $9 upheld  $10 returns at least
-- $11 only what was ever put off  $12 limit
SELECT r.unit_id, r.regime_id, r.first_due_on, r.clock, CASE WHEN r.clock = 0 THEN r.due_on ELSE 0 END, r.upheld, {extended:r},
    CASE WHEN r.returns > 0 THEN 1 ELSE 0 END, r.id
FROM report r
WHERE r.kind = $1 AND r.first_due_on >= $2 AND r.first_due_on <= $3 AND ($4 IS NULL OR r.regime_id = $4) AND ($5 IS NULL OR r.unit_id = $5)
  AND (r.first_due_on < $6 OR r.id < $7) AND ($8 IS NULL OR r.clock = $8) AND ($9 IS NULL OR r.upheld = $9) AND r.returns >= $10
  AND ($11 = 0 OR r.extended_from IS NOT NULL)
ORDER BY r.first_due_on DESC, r.id DESC LIMIT $12;

-- discipline_of: the same of one report
-- $1 report_id
SELECT r.unit_id, r.regime_id, r.first_due_on, r.clock, CASE WHEN r.clock = 0 THEN r.due_on ELSE 0 END, r.upheld, {extended:r},
    CASE WHEN r.returns > 0 THEN 1 ELSE 0 END, r.id
FROM report r WHERE r.id = $1;

-- discipline_gap_cycles: cycles first due on some days whose reports are not those of their regime's list: another number of them, or another
-- sum of units (the great number tells one from the other). Where cycles are given to the lead unit first, the list binds nobody.
-- $1 first day  $2 last day  $3 regime_id
SELECT c.id FROM cycle c JOIN regime g ON g.id = c.regime_id
WHERE c.state <> 3 AND c.first_due_on >= $1 AND c.first_due_on <= $2 AND g.two_step = 0 AND ($3 IS NULL OR c.regime_id = $3)
  AND COALESCE((SELECT SUM(x.unit_id + 35184372088832) FROM regime_reporter x WHERE x.regime_id = c.regime_id), 0)
      <> COALESCE((SELECT SUM(x.unit_id + 35184372088832) FROM report x WHERE x.cycle_id = c.id AND x.kind = 0), 0)
ORDER BY c.first_due_on DESC, c.id DESC;

-- discipline_listed: who stood on the list of reporters in a cycle's data window, and whether he has a report of it
-- $1 cycle_id
SELECT s.unit_id, c.regime_id, c.first_due_on, c.due_on, c.period, c.window_to,
    CASE WHEN EXISTS (SELECT 1 FROM report r WHERE r.cycle_id = c.id AND r.kind = 0 AND r.unit_id = s.unit_id) THEN 1 ELSE 0 END
FROM cycle c JOIN regime_reporter s ON s.regime_id = c.regime_id JOIN unit u ON u.id = s.unit_id
WHERE c.id = $1
  AND (s.valid_from IS NULL OR s.valid_from <= c.window_to) AND (s.valid_to IS NULL OR s.valid_to >= c.window_from)
  AND (u.valid_from IS NULL OR u.valid_from <= c.window_to) AND (u.valid_to IS NULL OR u.valid_to >= c.window_from)
ORDER BY s.unit_id;

-- discipline_report: what is told of a report that was counted: by whom it was put off before it was sent, or registered as sent; the last appeal
-- $1 report_id
SELECT r.id, r.kind, r.unit_id, u.name, r.regime_id, g.name, c.period, r.first_due_on, r.due_on, r.clock_due_on, r.sent_at, r.returns,
    u.path, v.path, r.state, COALESCE(e.actor_name, ''), COALESCE(e.at, 0), COALESCE(e.note, ''), COALESCE(a.state, -1), COALESCE(a.reason, ''),
    COALESCE(a.answer, '')
FROM report r JOIN unit u ON u.id = r.unit_id JOIN unit v ON v.id = r.receiver_unit_id JOIN regime g ON g.id = r.regime_id
JOIN cycle c ON c.id = r.cycle_id
LEFT JOIN event e ON e.id = (SELECT MAX(x.id) FROM event x WHERE x.object_type = 'report' AND x.object_id = r.id
    AND x.action = 'report.extend' AND (r.sent_at = 0 OR x.at <= CASE r.registered_at WHEN 0 THEN r.sent_at ELSE r.registered_at END))
LEFT JOIN appeal a ON a.id = (SELECT MAX(x.id) FROM appeal x WHERE x.report_id = r.id)
WHERE r.id = $1;

-- appeal_list: what was appealed against a report's mark, newest first
-- $1 report_id  $2 limit
SELECT {appeal.columns:a}, r.unit_id, u.name, g.name, c.period, COALESCE(r.clock_due_on, r.due_on), r.sent_at
FROM appeal a JOIN report r ON r.id = a.report_id JOIN unit u ON u.id = r.unit_id JOIN regime g ON g.id = r.regime_id
JOIN cycle c ON c.id = r.cycle_id WHERE a.report_id = $1 ORDER BY a.id DESC LIMIT $2;

-- appeal_page: a page of the appeals of units within somebody's scope, or to units within it
-- $1 account  $2 roles that read  $3 today  $4 roles that receive  $5 state  $6 unit_id  $7 search key  $8 id before  $9 limit
SELECT {appeal.columns:a}, r.unit_id, u.name, g.name, c.period, COALESCE(r.clock_due_on, r.due_on), r.sent_at
FROM appeal a JOIN report r ON r.id = a.report_id JOIN unit u ON u.id = r.unit_id JOIN unit v ON v.id = r.receiver_unit_id
JOIN regime g ON g.id = r.regime_id JOIN cycle c ON c.id = r.cycle_id
WHERE ({scope:u.path,r.regime_id} OR {holds:v.path,r.regime_id,$4})
  AND ($5 IS NULL OR a.state = $5) AND ($6 IS NULL OR r.unit_id = $6)
  AND ($7 = '' OR u.name_search LIKE '%' || $7 || '%' OR g.name_search LIKE '%' || $7 || '%') AND a.id < $8
ORDER BY a.id DESC LIMIT $9;

-- appeal_get: one of a report's
-- $1 id  $2 report_id
SELECT {appeal.columns:a}, 0, '', '', '', 0, 0 FROM appeal a WHERE a.id = $1 AND a.report_id = $2;

-- appeal_insert: a unit says that a mark is wrong
-- $1 report_id  $2 state  $3 mark  $4 reason  $5 evidence  $6 asked_by  $7 asked_by_name  $8 now
INSERT INTO appeal (report_id, state, mark, reason, evidence, asked_by, asked_by_name, asked_at, answer, decided_by_name, decided_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', '', 0) RETURNING id;

-- appeal_decide: it is upheld or dismissed, once
-- $1 id  $2 state asked  $3 state  $4 answer  $5 decided_by_name  $6 now
UPDATE appeal SET state = $3, answer = $4, decided_by_name = $5, decided_at = $6 WHERE id = $1 AND state = $2 RETURNING id;

-- report_uphold: an appeal against the mark of a report was upheld
-- $1 id  $2 now
UPDATE report SET upheld = 1, changed_at = $2 WHERE id = $1;

-- discipline_table_list: announced tables, the newest first
-- $1 year  $2 id before  $3 limit
SELECT {discipline_table.columns:t}, (SELECT COUNT(*) FROM discipline_line l WHERE l.table_id = t.id)
FROM discipline_table t WHERE ($1 IS NULL OR t.year = $1) AND t.id < $2 ORDER BY t.id DESC LIMIT $3;

-- discipline_table_get: one of them
-- $1 id
SELECT {discipline_table.columns:t}, (SELECT COUNT(*) FROM discipline_line l WHERE l.table_id = t.id) FROM discipline_table t WHERE t.id = $1;

-- discipline_table_newest: how many times the table of a year was announced
-- $1 year
SELECT COALESCE(MAX(number), 0) FROM discipline_table WHERE year = $1;

-- discipline_table_insert: a table is announced
-- $1 year  $2 number  $3 from_on  $4 to_on  $5 note  $6 unit_id  $7 unit_name  $8 announced_by_name  $9 now
INSERT INTO discipline_table (year, number, from_on, to_on, note, unit_id, unit_name, announced_by_name, announced_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id;

-- discipline_line_insert: a line of it
-- $1 table_id  $2 place  $3 unit_id  $4 unit_code  $5 unit_name  $6 expected  $7 on_time  $8 late  $9 missing  $10 waiting  $11 excused
-- $12 extended  $13 returned  $14 upheld  $15 urged
INSERT INTO discipline_line (table_id, place, unit_id, unit_code, unit_name, expected, on_time, late, missing, waiting, excused, extended, returned, upheld,
    urged)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);

-- discipline_lines: its lines
-- $1 table_id
SELECT unit_id, unit_code, unit_name, place, expected, on_time, late, missing, waiting, excused, extended, returned, upheld, urged
FROM discipline_line WHERE table_id = $1 ORDER BY place;
