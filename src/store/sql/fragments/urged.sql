-- urged: what letters asked of units: issued within somebody's scope ($2 roles), or gone to units within it ($4 roles), not withdrawn;
-- $5 search key, $6 path of a unit, $7 regime_id, $8 first day, $9 last day.
FROM urging_item i JOIN urging w ON w.id = i.urging_id JOIN urging_unit x ON x.urging_id = i.urging_id AND x.unit_id = i.unit_id
JOIN unit u ON u.id = i.unit_id JOIN unit s ON s.id = w.unit_id JOIN report r ON r.id = i.report_id
WHERE w.withdrawn_at = 0 AND ({scope:s.path,i.regime_id} OR {holds:u.path,i.regime_id,$4})
  AND ($5 = '' OR u.name_search LIKE '%' || $5 || '%') AND ($6 = '' OR substr(u.path, 1, length($6)) = $6)
  AND ($7 IS NULL OR i.regime_id = $7) AND w.issued_on >= $8 AND w.issued_on <= $9
