-- desk_reports: reports that wait for a step, for account $1 who holds one of the roles $2 over their units on day $3; in states $4 to $8.
-- $9 search key, $10 path of a unit.
SELECT {report.columns:r}, c.period, c.window_from, c.window_to, u.name, u.code, u.path, v.name, v.path, g.name, fv.form_id, fv.number
FROM report r JOIN cycle c ON c.id = r.cycle_id JOIN unit u ON u.id = r.unit_id JOIN unit v ON v.id = r.receiver_unit_id
JOIN regime g ON g.id = r.regime_id JOIN form_version fv ON fv.id = r.form_version_id
WHERE r.kind <> 2 AND r.state IN ($4, $5, $6, $7, $8) AND r.unit_id IN ({units:$2}) AND {scope:u.path,r.regime_id}
  AND ($9 = '' OR u.name_search LIKE '%' || $9 || '%' OR g.name_search LIKE '%' || $9 || '%')
  AND ($10 = '' OR substr(u.path, 1, length($10)) = $10)
