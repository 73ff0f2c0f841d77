-- approval_line: rules, a row for each account a stage names.
SELECT a.id, COALESCE(a.regime_id, 0), COALESCE(g.name, ''), a.document, a.document_on, a.version, a.changed_at, a.changed_by,
    s.id, s.title, p.account_id, c.username, c.name, c.locked
FROM approval_rule a JOIN approval_stage s ON s.rule_id = a.id JOIN approval_account p ON p.stage_id = s.id
JOIN account c ON c.id = p.account_id LEFT JOIN regime g ON g.id = a.regime_id
