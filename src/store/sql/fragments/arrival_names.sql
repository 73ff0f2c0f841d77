-- arrival_names: what is joined to an arrival, in the order of its fields.
b.unit_id, b.year, v.name, v.path, r.unit_id, u.name, u.code, r.regime_id, g.name, c.period, r.state,
COALESCE((SELECT e.number FROM arrival e WHERE e.report_id = a.report_id AND e.revision > a.revision ORDER BY e.revision LIMIT 1), 0)
