-- approval_tables: rules with their stages, whom those name, and whose accounts that are.
approval_rule a JOIN approval_stage s ON s.rule_id = a.id JOIN approval_account p ON p.stage_id = s.id
JOIN account c ON c.id = p.account_id JOIN unit cu ON cu.id = c.unit_id LEFT JOIN regime g ON g.id = a.regime_id
