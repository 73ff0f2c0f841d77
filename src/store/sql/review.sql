-- Stages of checking before a unit's leader decides, and what was said for them.

-- approval_list: the rules of a unit, the one of all regimes first, and who of those they name may not be named any more
-- $1 path  $2 path of who acts for it  $3 roles  $4 today  $5 regime of a right for every regime  $6 unit_id  $7 limit
SELECT {approval_names}, CASE WHEN {approval_able:CASE WHEN a.regime_id IS NULL THEN CAST($5 AS BIGINT) ELSE a.regime_id END} THEN 0 ELSE 1 END
FROM {approval_tables} WHERE a.unit_id = $6
ORDER BY CASE WHEN a.regime_id IS NULL THEN 0 ELSE 1 END, g.name_search, a.id, s.place, c.username LIMIT $7;

-- approval_one: one rule of a unit, with the same
-- $1 path  $2 path of who acts for it  $3 roles  $4 today  $5 regime of a right for every regime  $6 unit_id  $7 regime_id; 0: of all
SELECT {approval_names}, CASE WHEN {approval_able:CASE WHEN a.regime_id IS NULL THEN CAST($5 AS BIGINT) ELSE a.regime_id END} THEN 0 ELSE 1 END
FROM {approval_tables} WHERE a.unit_id = $6 AND COALESCE(a.regime_id, 0) = $7 ORDER BY s.place, c.username;

-- approval_may: the accounts that a rule of a unit may name
-- $1 path  $2 path of who acts for it  $3 roles  $4 today  $5 regime
SELECT c.id FROM unit cu JOIN account c ON c.unit_id = cu.id WHERE {approval_able:$5};

-- approval_of_report: the rule of a unit that applies to a regime, and who of those it names may not log in
-- $1 unit_id  $2 regime_id
SELECT {approval_names}, c.locked FROM {approval_tables}
WHERE a.unit_id = $1 AND COALESCE(a.regime_id, 0) = {approval_for:$1,$2} ORDER BY s.place, c.username;

-- approval_count: how many rules a unit has
-- $1 unit_id
SELECT COUNT(*) FROM approval_rule WHERE unit_id = $1;

-- approval_insert: a unit lays a rule down, if nobody else did so first
-- $1 unit_id  $2 regime_id  $3 document  $4 document_on  $5 now  $6 name of who changed it
INSERT INTO approval_rule (unit_id, regime_id, document, document_on, version, changed_at, changed_by)
VALUES ($1, $2, $3, $4, 1, $5, $6) ON CONFLICT (unit_id, COALESCE(regime_id, 0)) DO NOTHING RETURNING id;

-- approval_update: it changed, if nobody else changed it first
-- $1 id  $2 version  $3 document  $4 document_on  $5 now  $6 name of who changed it
UPDATE approval_rule SET document = $3, document_on = $4, version = version + 1, changed_at = $5, changed_by = $6
WHERE id = $1 AND version = $2 RETURNING id;

-- approval_delete: it is taken away, if nobody else changed it first
-- $1 id  $2 version
DELETE FROM approval_rule WHERE id = $1 AND version = $2 RETURNING id;

-- approval_accounts_clear: whom the stages of a rule name
-- $1 rule_id
DELETE FROM approval_account WHERE stage_id IN (SELECT id FROM approval_stage WHERE rule_id = $1);

-- approval_stages_clear: the stages of a rule
-- $1 rule_id
DELETE FROM approval_stage WHERE rule_id = $1;

-- approval_stage_insert: a stage of a rule
-- $1 rule_id  $2 place  $3 title
INSERT INTO approval_stage (rule_id, place, title) VALUES ($1, $2, $3) RETURNING id;

-- approval_account_insert: somebody may speak for a stage
-- $1 stage_id  $2 account_id
INSERT INTO approval_account (stage_id, account_id) VALUES ($1, $2);

-- review_list: the last word of everybody for each stage of a revision, the oldest first
-- $1 report_id  $2 revision
SELECT v.digest, v.stage, v.agreed, v.note, v.account_id, v.account_name, v.at FROM report_review v WHERE v.id IN (
    SELECT MAX(x.id) FROM report_review x WHERE x.report_id = $1 AND x.revision = $2 GROUP BY x.stage, x.account_id)
ORDER BY v.id;

-- review_insert: somebody speaks for a stage
-- $1 report_id  $2 revision  $3 digest  $4 stage  $5 agreed  $6 note  $7 account  $8 its name  $9 now
INSERT INTO report_review (report_id, revision, digest, stage, agreed, note, account_id, account_name, at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- inbox_reviews: reports in one of some states that wait for a stage that names somebody, and nobody spoke for it yet
-- $1 account  $2 roles  $3 today  $4 state  $5 another  $6 another  $7 another  $8 limit  $9 state of a correction asked for
SELECT r.id, r.kind, r.state, r.due_on, r.clock, r.corrections, c.period, u.name, g.name,
    COALESCE(q.note, ''), COALESCE(q.actor_name, ''), COALESCE(q.at, 0)
FROM approval_account p JOIN approval_stage s ON s.id = p.stage_id JOIN approval_rule a ON a.id = s.rule_id
JOIN report r ON r.unit_id = a.unit_id JOIN cycle c ON c.id = r.cycle_id JOIN unit u ON u.id = r.unit_id JOIN regime g ON g.id = r.regime_id
LEFT JOIN event q ON q.id = {correction_of:r,$9}
WHERE p.account_id = $1 AND r.kind <> 2 AND r.state IN ($4, $5, $6, $7) AND {scope:u.path,r.regime_id}
  AND COALESCE(a.regime_id, 0) = {approval_for:a.unit_id,r.regime_id} AND {review_last:s.title} IS NULL
  AND NOT EXISTS (SELECT 1 FROM approval_stage e WHERE e.rule_id = a.id AND e.place < s.place AND COALESCE({review_last:e.title}, 0) = 0)
ORDER BY r.due_on, r.id LIMIT $8;
