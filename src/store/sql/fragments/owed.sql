-- owed: what is owed and may be urged by who holds one of the roles $2: not sent, due until $4, not excused; not of unit $5.
-- $6 search key, $7 path of a unit, $8 regime_id, $9 cycle_id, $10 last due day that is over, $11 which, $12 urged already.
FROM report r JOIN unit u ON u.id = r.unit_id JOIN unit v ON v.id = r.receiver_unit_id JOIN regime g ON g.id = r.regime_id
JOIN unit l ON l.id = g.lead_unit_id JOIN cycle c ON c.id = r.cycle_id
WHERE r.clock = 0 AND r.due_on <= $4 AND r.kind <> 2 AND r.upheld = 0 AND r.unit_id <> $5
  AND ({scope:v.path,r.regime_id} OR (r.kind <> 3 AND {scope:l.path,r.regime_id}))
  AND ($6 = '' OR u.name_search LIKE '%' || $6 || '%' OR g.name_search LIKE '%' || $6 || '%')
  AND ($7 = '' OR substr(u.path, 1, length($7)) = $7)
  AND ($8 IS NULL OR r.regime_id = $8) AND ($9 IS NULL OR r.cycle_id = $9)
  AND ($11 IS NULL OR $11 = CASE WHEN r.due_on <= $10 THEN 0 ELSE 1 END)
  AND ($12 IS NULL OR $12 = CASE WHEN EXISTS ({urged_by}) THEN 1 ELSE 0 END)
