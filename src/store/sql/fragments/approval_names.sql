-- approval_names: what a rule is called, in a row for each account a stage names.
a.id, COALESCE(a.regime_id, 0), COALESCE(g.name, ''), a.document, a.document_on, a.version, a.changed_at, a.changed_by,
    s.id, s.title, p.account_id, c.username, c.name
