-- owed_row: what is told of a report that is owed.
r.id, r.kind, r.unit_id, u.name, r.regime_id, g.name, c.period, r.due_on, r.state,
(SELECT COUNT(*) FROM urging_item ci JOIN urging cw ON cw.id = ci.urging_id WHERE ci.report_id = r.id AND cw.withdrawn_at = 0),
(SELECT MAX(mw.issued_on) FROM urging_item mi JOIN urging mw ON mw.id = mi.urging_id WHERE mi.report_id = r.id AND mw.withdrawn_at = 0), u.name_sort
