-- What the formulas of a report take from other reports.

-- source_facts: what says which reports those are
-- $1 report_id
SELECT r.kind, r.unit_id, r.regime_id, COALESCE(g.plan_regime_id, 0), c.period, r.state, r.revision, fv.form_id
FROM report r JOIN cycle c ON c.id = r.cycle_id JOIN regime g ON g.id = r.regime_id
JOIN form_version fv ON fv.id = r.form_version_id WHERE r.id = $1;

-- source_live: the sent and accepted reports that may be asked, with their newest figures: of the unit, and of those it took over from
-- $1 unit_id  $2 report_id  $3 sent  $4 accepted  $5 kind  $6 regime_id  $7 period before  $8 period a year before
-- $9 first of the year  $10 own period where the year is added up  $11 plan regime  $12 the year  $13 own period  $14 codes of forms as |A|B|
SELECT r.id, r.kind, r.regime_id, c.period, r.form_version_id, fv.form_id, f.code, v.id, v.number, v.content, 0, r.unit_id, u.name
FROM report r JOIN cycle c ON c.id = r.cycle_id JOIN form_version fv ON fv.id = r.form_version_id
JOIN form f ON f.id = fv.form_id JOIN revision v ON v.report_id = r.id AND v.number = r.revision JOIN unit u ON u.id = r.unit_id
WHERE r.unit_id IN ({lineage:$1}) AND r.id <> $2 AND {sent:r.state,$3,$4}
  AND ((r.kind = $5 AND r.regime_id = $6
        AND (c.period = $7 OR c.period = $8 OR (c.period >= $9 AND c.period < $10)))
    OR (r.kind = $5 AND r.regime_id = $11 AND c.period = $12)
    OR (c.period = $13 AND $14 LIKE '%|' || f.code || '|%'))
ORDER BY r.sent_at, r.id;

-- source_frozen: what a frozen revision took from
-- $1 report_id  $2 number
SELECT r.id, r.kind, r.regime_id, c.period, r.form_version_id, fv.form_id, f.code, v.id, v.number, v.content, s.roles, r.unit_id, u.name
FROM revision o JOIN revision_source s ON s.revision_id = o.id JOIN revision v ON v.id = s.source_revision_id
JOIN report r ON r.id = v.report_id JOIN cycle c ON c.id = r.cycle_id
JOIN form_version fv ON fv.id = r.form_version_id JOIN form f ON f.id = fv.form_id JOIN unit u ON u.id = r.unit_id
WHERE o.report_id = $1 AND o.number = $2 ORDER BY s.position;

-- source_insert: a frozen revision took from another
-- $1 revision_id  $2 position  $3 source_revision_id  $4 roles
INSERT INTO revision_source (revision_id, position, source_revision_id, roles) VALUES ($1, $2, $3, $4);

-- source_form: the version in use of the form of a code
-- $1 code
SELECT fv.id FROM form f JOIN form_version fv ON fv.form_id = f.id AND fv.number = f.used_number WHERE f.code = $1;
