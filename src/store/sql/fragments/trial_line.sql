-- trial_line: the columns of a trial, and what they are of.
r.id, fv.form_id, fv.number, f.title, u.id, u.name, c.opened_at, r.closed_at, r.due_on, r.changed_at, CASE WHEN r.state > 0 THEN 1 ELSE 0 END,
COALESCE((SELECT m.verdict FROM form_remark m WHERE m.report_id = r.id ORDER BY m.id DESC LIMIT 1), -1),
(SELECT COUNT(*) FROM form_remark m WHERE m.report_id = r.id)
FROM report r JOIN cycle c ON c.id = r.cycle_id JOIN unit u ON u.id = r.unit_id
JOIN form_version fv ON fv.id = r.form_version_id JOIN form f ON f.id = fv.form_id
