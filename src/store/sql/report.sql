-- Reports, their figures, their revisions.

-- report_insert: a unit's duty, or the lead unit's total
-- $1 kind  $2 cycle_id  $3 assignment_id  $4 regime_id  $5 unit_id  $6 receiver_unit_id  $7 form_version_id  $8 due_on  $9 now  $10 parent_id
INSERT INTO report (kind, cycle_id, assignment_id, regime_id, unit_id, receiver_unit_id, form_version_id, state, due_on,
    submitted_at, approved_at, sent_at, accepted_at, revision, version, changed_at, parent_id, first_due_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, 0, 0, 0, 0, 0, 1, $9, $10, $8) RETURNING id;

-- report_adopt: the reports of a cycle become part of its total
-- $1 total  $2 cycle_id  $3 kind
UPDATE report SET parent_id = $1 WHERE cycle_id = $2 AND kind = $3 AND clock <> 3;

-- report_get: one report
-- $1 id
SELECT {report.columns:r}, c.period, c.window_from, c.window_to, u.name, u.code, u.path, v.name, v.path, g.name, fv.form_id, fv.number
FROM report r JOIN cycle c ON c.id = r.cycle_id JOIN unit u ON u.id = r.unit_id JOIN unit v ON v.id = r.receiver_unit_id
JOIN regime g ON g.id = r.regime_id JOIN form_version fv ON fv.id = r.form_version_id WHERE r.id = $1;

-- report_look: what decides who sees a report and which version it has; no names
-- $1 id
SELECT {report.columns:r}, '', 0, 0, '', '', u.path, '', v.path, '', 0, 0
FROM report r JOIN unit u ON u.id = r.unit_id JOIN unit v ON v.id = r.receiver_unit_id WHERE r.id = $1;

-- report_figures: the profile in force, what is assigned of a report's form, and its figures: the draft while it is filled in, the revision
-- once that was submitted
-- $1 id
SELECT {profile}, a.part_rows, a.part_columns, CASE WHEN r.submitted_at > 0 THEN f.content ELSE d.content END, r.state, r.submitted_at
FROM report r LEFT JOIN assignment a ON a.id = r.assignment_id LEFT JOIN draft d ON d.report_id = r.id
LEFT JOIN revision f ON r.submitted_at > 0 AND f.report_id = r.id AND f.number = r.revision WHERE r.id = $1;

-- report_save: one report as report_look has it, behind the profile in force, what is assigned of its form and the draft
-- $1 id
SELECT {profile}, a.part_rows, a.part_columns, d.content, {report.columns:r}, '', 0, 0, '', '', u.path, '', v.path, '', 0, 0
FROM report r JOIN unit u ON u.id = r.unit_id JOIN unit v ON v.id = r.receiver_unit_id
LEFT JOIN assignment a ON a.id = r.assignment_id LEFT JOIN draft d ON d.report_id = r.id WHERE r.id = $1;

-- report_load: one report with what report_figures has
-- $1 id
SELECT {profile}, a.part_rows, a.part_columns, CASE WHEN r.submitted_at > 0 THEN f.content ELSE d.content END, {report.columns:r},
    c.period, c.window_from, c.window_to, u.name, u.code, u.path, v.name, v.path, g.name, fv.form_id, fv.number
FROM report r JOIN cycle c ON c.id = r.cycle_id JOIN unit u ON u.id = r.unit_id JOIN unit v ON v.id = r.receiver_unit_id
JOIN regime g ON g.id = r.regime_id JOIN form_version fv ON fv.id = r.form_version_id
LEFT JOIN assignment a ON a.id = r.assignment_id LEFT JOIN draft d ON d.report_id = r.id
LEFT JOIN revision f ON r.submitted_at > 0 AND f.report_id = r.id AND f.number = r.revision WHERE r.id = $1;

-- report_list: a page of the reports within somebody's scope, or sent to it, each behind whether it is flagged
-- $1 account  $2 roles that read  $3 today  $4 roles that receive  $5 cycle_id  $6 unit_id  $7 state  $8 search key  $9 id before  $10 limit
-- $11 roles that read what was sent  $12 sent  $13 accepted  $14 regime_id  $15 whether reports are signed  $16 levels
SELECT {flagged:r.id,$15,$16},
    {report.columns:r}, c.period, c.window_from, c.window_to, u.name, u.code, u.path, v.name, v.path, g.name, fv.form_id, fv.number
FROM report r JOIN cycle c ON c.id = r.cycle_id JOIN unit u ON u.id = r.unit_id JOIN unit v ON v.id = r.receiver_unit_id
JOIN regime g ON g.id = r.regime_id JOIN form_version fv ON fv.id = r.form_version_id
WHERE (+r.unit_id IN ({units:$2}) OR +r.receiver_unit_id IN ({units:$4}) OR +r.receiver_unit_id IN ({units:$11}))
  AND ({scope:u.path,r.regime_id} OR {holds:v.path,r.regime_id,$4}
       OR ({sent:r.state,$12,$13} AND {holds:v.path,r.regime_id,$11}))
  AND ($5 IS NULL OR r.cycle_id = $5) AND ($6 IS NULL OR r.unit_id = $6) AND ($7 IS NULL OR r.state = $7)
  AND ($14 IS NULL OR r.regime_id = $14)
  AND ($8 = '' OR u.name_search LIKE '%' || $8 || '%' OR g.name_search LIKE '%' || $8 || '%')
  AND r.kind <> 2 AND r.id < $9
ORDER BY r.id DESC LIMIT $10;

-- report_of_cycle: the units' reports of a cycle, in Vietnamese order of the units
-- $1 cycle_id  $2 state  $3 search key  $4 sort key after  $5 id after  $6 limit  $7 only  $8 last due day that is over  $9 extension asked
SELECT {report.columns:r}, c.period, c.window_from, c.window_to, u.name, u.code, u.path, v.name, v.path, g.name, fv.form_id, fv.number, u.name_sort
FROM report r JOIN cycle c ON c.id = r.cycle_id JOIN unit u ON u.id = r.unit_id JOIN unit v ON v.id = r.receiver_unit_id
JOIN regime g ON g.id = r.regime_id JOIN form_version fv ON fv.id = r.form_version_id
WHERE r.cycle_id = $1 AND r.kind = 0 AND ($2 IS NULL OR r.state = $2)
  AND ($7 < 0 OR ($7 = 0 AND r.clock = 0) OR ($7 = 1 AND (r.clock = 2 OR (r.clock = 0 AND r.due_on <= $8)))
    OR ($7 = 2 AND r.clock <> 3 AND EXISTS (SELECT 1 FROM extension e WHERE e.report_id = r.id AND e.state = $9)))
  AND ($3 = '' OR u.name_search LIKE '%' || $3 || '%')
  AND (u.name_sort > $4 OR (u.name_sort = $4 AND r.id > $5))
ORDER BY u.name_sort, r.id LIMIT $6;

-- report_counts: how many reports of a cycle are in each state, by what their clocks say and, where those run, by due day
-- $1 cycle_id  $2 clock that runs
SELECT r.state, r.clock, CASE WHEN r.clock = $2 THEN r.due_on ELSE 0 END, COUNT(*), SUM({extended:r})
FROM report r WHERE r.cycle_id = $1 AND r.kind = 0 GROUP BY 1, 2, 3;

-- report_matrix: the states of a regime's newest cycles
-- $1 regime_id  $2 cycles
SELECT r.cycle_id, r.id, r.state, r.due_on, r.clock, r.unit_id FROM report r
WHERE r.kind = 0 AND r.clock <> 3 AND r.cycle_id IN (SELECT c.id FROM cycle c WHERE c.regime_id = $1 AND c.state <> 3 ORDER BY c.period DESC LIMIT $2)
ORDER BY r.cycle_id;

-- report_matrix_units: whose reports those are, by identifier, and where each stands in Vietnamese order
-- $1 regime_id  $2 cycles
SELECT u.id, u.name, ROW_NUMBER() OVER (ORDER BY u.name_sort, u.id), u.path FROM unit u WHERE u.id IN (SELECT r.unit_id FROM report r
    WHERE r.kind = 0 AND r.clock <> 3 AND r.cycle_id IN (SELECT c.id FROM cycle c WHERE c.regime_id = $1 AND c.state <> 3 ORDER BY c.period DESC LIMIT $2))
ORDER BY u.id;

-- report_matrix_cycles: a regime's newest cycles
-- $1 regime_id  $2 cycles
SELECT c.id, c.period FROM cycle c WHERE c.regime_id = $1 AND c.state <> 3 ORDER BY c.period DESC LIMIT $2;

-- report_touch: figures changed: the version goes up, the state is that of entry
-- $1 id  $2 version  $3 state  $4 now
UPDATE report SET state = $3, version = version + 1, changed_at = $4 WHERE id = $1 AND version = $2;

-- report_move: a step of the workflow, if nobody else took one first
-- $1 id  $2 version  $3 state  $4 submitted_at  $5 approved_at  $6 sent_at  $7 accepted_at  $8 revision  $9 now  $10 registered_at
-- $11 clock  $12 clock_due_on  $13 returns  $14 upheld  $15 corrections  $16 correcting_since
UPDATE report SET state = $3, submitted_at = $4, approved_at = $5, sent_at = $6, accepted_at = $7, revision = $8, registered_at = $10,
    version = version + 1, changed_at = $9, clock = $11, clock_due_on = $12, returns = $13, upheld = $14, corrections = $15,
    correcting_since = $16
WHERE id = $1 AND version = $2 RETURNING version;

-- draft_change: the figures being filled in, of which there were some
-- $1 report_id  $2 content
UPDATE draft SET content = $2 WHERE report_id = $1;

-- draft_put: the figures being filled in
-- $1 report_id  $2 content
INSERT INTO draft (report_id, content) VALUES ($1, $2) ON CONFLICT (report_id) DO UPDATE SET content = $2;

-- revision_insert: figures frozen for good
-- $1 report_id  $2 number  $3 content  $4 content_hash  $5 now  $6 account  $7 narrative
INSERT INTO revision (report_id, number, content, content_hash, frozen_at, frozen_by, narrative)
VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id;

-- revision_get: frozen figures by number
-- $1 report_id  $2 number
SELECT id, content, content_hash FROM revision WHERE report_id = $1 AND number = $2;

-- total_accepted: the frozen figures of the accepted reports a report is put together of, by unit. The keys are put in order
-- first and the figures fetched behind them: in one step PostgreSQL sorts the figures, through files on the disk.
-- $1 report_id  $2 accepted
SELECT s.id, s.unit_id, s.revision_id, (SELECT x.content FROM revision x WHERE x.id = s.revision_id),
    (SELECT u.name FROM unit u WHERE u.id = s.unit_id)
FROM (SELECT r.id, r.unit_id, v.id AS revision_id FROM report r JOIN revision v ON v.report_id = r.id AND v.number = r.revision
    WHERE r.parent_id = $1 AND {accepted:r.state,$2} ORDER BY r.unit_id) s
ORDER BY s.unit_id;

-- total_missing: units whose report is not accepted
-- $1 report_id  $2 accepted
SELECT u.id, u.name, r.state FROM report r JOIN unit u ON u.id = r.unit_id
WHERE r.parent_id = $1 AND NOT ({accepted:r.state,$2}) ORDER BY u.name_sort, u.id;

-- total_missing_first: the first of the units whose report is not accepted, and how many they are; what was withdrawn nobody waits for
-- $1 report_id  $2 accepted  $3 withdrawn  $4 limit
SELECT u.id, u.name, r.state, COUNT(*) OVER () FROM report r JOIN unit u ON u.id = r.unit_id
WHERE r.parent_id = $1 AND r.state <> $3 AND NOT ({accepted:r.state,$2}) ORDER BY u.name_sort, u.id LIMIT $4;

-- total_source_clear: a total is built anew: what it no longer is built from
-- $1 report_id  $2 accepted
DELETE FROM total_source WHERE report_id = $1 AND revision_id NOT IN (
    SELECT v.id FROM report r JOIN revision v ON v.report_id = r.id AND v.number = r.revision
    WHERE r.parent_id = $1 AND {accepted:r.state,$2});

-- total_source_fill: what a total is built from: those of the accepted reports it does not have yet
-- $1 report_id  $2 accepted
INSERT INTO total_source (report_id, source_report_id, revision_id)
SELECT $1, r.id, v.id FROM report r JOIN revision v ON v.report_id = r.id AND v.number = r.revision
WHERE r.parent_id = $1 AND {accepted:r.state,$2}
  AND NOT EXISTS (SELECT 1 FROM total_source s WHERE s.report_id = $1 AND s.source_report_id = r.id);

-- total_sources: what a total was built from, in Vietnamese order of the units
-- $1 report_id
SELECT r.id, r.unit_id, u.name, v.number, v.content, r.approved_at, r.form_version_id
FROM total_source s JOIN report r ON r.id = s.source_report_id JOIN revision v ON v.id = s.revision_id
JOIN unit u ON u.id = r.unit_id WHERE s.report_id = $1 ORDER BY u.name_sort, r.id;

-- total_counted: the frozen figures a total was built from, in the order they were counted in
-- $1 report_id
SELECT t.id, t.unit_id, t.revision_id, (SELECT x.content FROM revision x WHERE x.id = t.revision_id),
    (SELECT u.name FROM unit u WHERE u.id = t.unit_id)
FROM (SELECT r.id, r.unit_id, s.revision_id FROM total_source s JOIN report r ON r.id = s.source_report_id
    WHERE s.report_id = $1 ORDER BY r.unit_id) t
ORDER BY t.unit_id;

-- total_compare: of the accepted reports: how many, the sum of their revisions, how many of those the total has; and how many it has in all
-- $1 report_id  $2 accepted
SELECT COUNT(*), COALESCE(SUM(v.id), 0), COUNT(s.report_id), (SELECT COUNT(*) FROM total_source t WHERE t.report_id = $1)
FROM report r JOIN revision v ON v.report_id = r.id AND v.number = r.revision
LEFT JOIN total_source s ON s.report_id = $1 AND s.source_report_id = r.id AND s.revision_id = v.id
WHERE r.parent_id = $1 AND {accepted:r.state,$2};

-- total_stale: reports accepted since a total was built, or with other figures than it counted, and those it counted that are accepted no more
-- $1 report_id  $2 accepted
SELECT (SELECT COUNT(*) FROM total_source t WHERE t.report_id = $1),
    (SELECT COUNT(*) FROM report r JOIN revision v ON v.report_id = r.id AND v.number = r.revision
     WHERE r.parent_id = $1 AND {accepted:r.state,$2} AND NOT EXISTS (SELECT 1 FROM total_source s
         WHERE s.report_id = $1 AND s.source_report_id = r.id AND s.revision_id = v.id))
    + (SELECT COUNT(*) FROM total_source s JOIN report r ON r.id = s.source_report_id
       WHERE s.report_id = $1 AND NOT ({accepted:r.state,$2}));

-- report_uses: what was built of a report, and of what was built of it, the nearest first; whether the revision counted is still the one that counts,
-- and whether what was built is flagged
-- $1 report_id  $2 accepted  $3 levels  $4 limit  $5 whether reports are signed
WITH RECURSIVE used (report_id, source_id, revision_id, depth) AS (
    SELECT s.report_id, s.source_report_id, s.revision_id, 1 FROM total_source s WHERE s.source_report_id = $1
    UNION ALL
    SELECT s.report_id, s.source_report_id, s.revision_id, u.depth + 1
    FROM used u JOIN total_source s ON s.source_report_id = u.report_id WHERE u.depth < $3)
SELECT t.id, r.id, t.unit_id, n.name, g.name, t.kind, t.state, v.number,
    CASE WHEN {accepted:r.state,$2} AND v.number = r.revision THEN 1 ELSE 0 END,
    t.regime_id, n.path, w.path, c.period, {flagged:t.id,$5,$3}
FROM used d JOIN report t ON t.id = d.report_id JOIN report r ON r.id = d.source_id JOIN revision v ON v.id = d.revision_id
JOIN unit n ON n.id = t.unit_id JOIN unit w ON w.id = t.receiver_unit_id JOIN regime g ON g.id = t.regime_id JOIN cycle c ON c.id = t.cycle_id
ORDER BY d.depth, n.name_sort, t.id LIMIT $4;

-- total_check: how many revisions a total is built from, and the sum of their identifiers
-- $1 report_id
SELECT COUNT(*), COALESCE(SUM(revision_id), 0) FROM total_source WHERE report_id = $1;

-- total_people: who typed and approved what a total was built from, in the order of total_sources
-- $1 report_id
-- CROSS JOIN keeps SQLite from walking all events there are to find those of these reports.
SELECT r.id, e.object_version, e.actor_name, e.at,
    CASE WHEN e.action = 'report.submit' THEN 2 WHEN e.action IN ('report.approve', 'report.approve_figures', 'report.sign') THEN 1 ELSE 0 END
FROM total_source s CROSS JOIN report r CROSS JOIN unit u CROSS JOIN event e
WHERE s.report_id = $1 AND r.id = s.source_report_id AND u.id = r.unit_id
  AND e.object_type = 'report' AND e.object_id = r.id
  AND e.action IN ('report.enter', 'report.draw', 'report.override', 'report.submit', 'report.approve', 'report.approve_figures', 'report.sign')
ORDER BY u.name_sort, r.id, e.id;

-- total_absent: units a total was built without
-- $1 report_id
SELECT u.id, u.name, r.state, r.id FROM report r JOIN unit u ON u.id = r.unit_id
WHERE r.parent_id = $1
  AND NOT EXISTS (SELECT 1 FROM total_source s WHERE s.report_id = $1 AND s.source_report_id = r.id)
ORDER BY u.name_sort, u.id;

-- child_parts: what of the form each report has that a report was handed on to, in the order they are counted in
-- $1 report_id
SELECT r.id, a.part_rows, a.part_columns FROM report r JOIN assignment a ON a.id = r.assignment_id
WHERE r.parent_id = $1 ORDER BY r.unit_id;

-- child_list: the reports a report was handed on to, in Vietnamese order of the units
-- $1 report_id
SELECT r.id, r.unit_id, u.code, u.name, u.kind, r.state, r.due_on, r.sent_at, r.accepted_at, r.children, r.clock, a.part_rows, a.part_columns,
    CASE WHEN EXISTS (SELECT 1 FROM draft d WHERE d.report_id = r.id) OR EXISTS (SELECT 1 FROM revision v WHERE v.report_id = r.id)
        OR EXISTS (SELECT 1 FROM attachment t WHERE t.report_id = r.id) OR EXISTS (SELECT 1 FROM narrative_draft n WHERE n.report_id = r.id)
        OR EXISTS (SELECT 1 FROM narrative_comment m WHERE m.report_id = r.id) OR EXISTS (SELECT 1 FROM check_note k WHERE k.report_id = r.id)
        THEN 1 ELSE 0 END
FROM report r JOIN unit u ON u.id = r.unit_id JOIN assignment a ON a.id = r.assignment_id
WHERE r.parent_id = $1 ORDER BY u.name_sort, u.id;

-- child_parent: the report a report was handed on from
-- $1 report_id  $2 kind of those that were
SELECT r.parent_id FROM report r WHERE r.id = $1 AND r.kind = $2;

-- child_taken: whether a unit has a report in a cycle already, its own or one handed on to it
-- $1 cycle_id  $2 unit_id  $3 kind of its own  $4 kind of those handed on
SELECT r.id FROM report r WHERE r.cycle_id = $1 AND r.unit_id = $2 AND r.kind IN ($3, $4);

-- child_count: how many a report was handed on to changes, and so who fills in which of its cells
-- $1 report_id  $2 by how many  $3 now
UPDATE report SET children = children + $2, version = version + 1, changed_at = $3 WHERE id = $1;

-- child_remove: a report nobody began is taken back
-- $1 report_id
DELETE FROM report WHERE id = $1 RETURNING assignment_id;

-- child_told_remove: what was told of it
-- $1 object_type  $2 report_id
DELETE FROM alert_told WHERE object_type = $1 AND object_id = $2;

-- child_alert_remove: to anybody
-- $1 object_type  $2 report_id
DELETE FROM alert WHERE object_type = $1 AND object_id = $2;

-- child_part_remove: and what was assigned by it
-- $1 assignment_id
DELETE FROM assignment WHERE id = $1;

-- inbox_waits: what waits for somebody within his scope, the first of each thing that may wait, numbered; the very first behind how many there
-- are of it, how many of those are totals, overdue and due soon (what was sent is neither); where that is told with the last word about it; of a
-- correction, why, who asked for it and when. A total waits for nobody before its cycle was assigned.
-- A thing that may wait is a number: state * 4096, + 2048 where it waits for the receiver, + 1024 where the last word is told, + the roles (a bit
-- per role) it waits for; below 0: nothing. The units come first and are looked up state by state: how many reports others have does not matter.
-- $1 account  $2 roles of all of them  $3 today  $4 days that are soon  $5 clock that runs  $6 limit of each  $7 a thing that may wait
-- $8 another  $9 another  $10 another  $11 another  $12 another  $13 another  $14 another  $15 another  $16 another  $17 another  $18 another
-- $19 another  $20 another  $21 another  $22 another  $23 state of a correction asked for
WITH w AS MATERIALIZED (SELECT a.wait, a.code / 4096 AS state, a.code / 2048 % 2 AS received, a.code / 1024 % 2 AS told, a.code % 1024 AS roles
    FROM (
        SELECT 0 AS wait, CAST($7 AS BIGINT) AS code UNION ALL SELECT 1, CAST($8 AS BIGINT) UNION ALL SELECT 2, CAST($9 AS BIGINT) UNION ALL SELECT 3, CAST($10 AS BIGINT)
        UNION ALL SELECT 4, CAST($11 AS BIGINT) UNION ALL SELECT 5, CAST($12 AS BIGINT) UNION ALL SELECT 6, CAST($13 AS BIGINT) UNION ALL SELECT 7, CAST($14 AS BIGINT)
        UNION ALL SELECT 8, CAST($15 AS BIGINT) UNION ALL SELECT 9, CAST($16 AS BIGINT) UNION ALL SELECT 10, CAST($17 AS BIGINT) UNION ALL SELECT 11, CAST($18 AS BIGINT)
        UNION ALL SELECT 12, CAST($19 AS BIGINT) UNION ALL SELECT 13, CAST($20 AS BIGINT) UNION ALL SELECT 14, CAST($21 AS BIGINT) UNION ALL SELECT 15, CAST($22 AS BIGINT)
    ) a WHERE a.code >= 0),
x AS MATERIALIZED (SELECT DISTINCT y.id FROM ({units:$2}) y),
f AS MATERIALIZED (
    SELECT w.wait, w.told, r.id, r.kind, r.due_on, CASE WHEN r.clock = $5 AND r.due_on < $3 THEN 1 ELSE 0 END AS overdue,
        CASE WHEN r.clock = $5 AND r.due_on >= $3 AND r.due_on <= $3 + $4 THEN 1 ELSE 0 END AS soon
    FROM x CROSS JOIN w CROSS JOIN report r CROSS JOIN unit u
    WHERE w.received = 0 AND r.unit_id = x.id AND r.state = w.state AND r.kind <> 2 AND u.id = r.unit_id AND {holds:u.path,r.regime_id,w.roles}
      AND NOT (r.kind = 1 AND EXISTS (SELECT 1 FROM cycle y WHERE y.id = r.cycle_id AND y.state = 2))
    UNION ALL
    SELECT w.wait, w.told, r.id, r.kind, r.due_on, 0, 0
    FROM x CROSS JOIN w CROSS JOIN report r CROSS JOIN unit v
    WHERE w.received = 1 AND r.receiver_unit_id = x.id AND r.state = w.state AND r.kind <> 2 AND v.id = r.receiver_unit_id
      AND {holds:v.path,r.regime_id,w.roles}),
n AS (SELECT f.wait, COUNT(*) AS reports, SUM(CASE f.kind WHEN 1 THEN 1 ELSE 0 END) AS totals, SUM(f.overdue) AS overdue, SUM(f.soon) AS soon
    FROM f GROUP BY f.wait),
p AS (SELECT f.wait, f.told, f.id, ROW_NUMBER() OVER (PARTITION BY f.wait ORDER BY f.due_on, f.id) AS place FROM f)
SELECT p.wait, p.place, n.reports, n.totals, n.overdue, n.soon, COALESCE(e.note, ''), COALESCE(e.actor_name, ''),
    r.id, r.kind, r.state, r.due_on, r.clock, r.corrections, c.period, u.name, g.name,
    COALESCE(q.note, ''), COALESCE(q.actor_name, ''), COALESCE(q.at, 0)
FROM p LEFT JOIN n ON p.place = 1 AND n.wait = p.wait
JOIN report r ON r.id = p.id JOIN cycle c ON c.id = r.cycle_id JOIN unit u ON u.id = r.unit_id JOIN regime g ON g.id = r.regime_id
LEFT JOIN event e ON e.id = CASE p.told WHEN 1 THEN (SELECT MAX(k.id) FROM event k
    WHERE k.object_type = 'report' AND k.object_id = p.id AND k.action NOT IN {saves}) END
LEFT JOIN event q ON q.id = {correction_of:r,$23}
WHERE p.place <= $6 ORDER BY p.wait, p.place;
