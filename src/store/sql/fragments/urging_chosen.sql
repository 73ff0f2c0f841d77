-- urging_chosen: the letters a list is of: issued within somebody's scope ($2 roles), or gone to units within it ($4 roles);
-- $5 search key, $6 path of a unit, $7 regime_id, $8 first day, $9 last day, $10 state, $11 whose, $12 seen by all.
EXISTS (SELECT 1 FROM urging_item xi JOIN unit xu ON xu.id = xi.unit_id WHERE xi.urging_id = w.id
   AND (($11 IS NULL OR $11 = 0) AND {scope:s.path,xi.regime_id} OR ($11 IS NULL OR $11 = 1) AND {holds:xu.path,xi.regime_id,$4}))
AND ($5 = '' OR w.search LIKE '%' || $5 || '%')
AND ($6 = '' OR EXISTS (SELECT 1 FROM urging_unit yt JOIN unit yu ON yu.id = yt.unit_id WHERE yt.urging_id = w.id AND substr(yu.path, 1, length($6)) = $6))
AND ($7 IS NULL OR EXISTS (SELECT 1 FROM urging_item yi WHERE yi.urging_id = w.id AND yi.regime_id = $7))
AND w.issued_on >= $8 AND w.issued_on <= $9
AND ($10 IS NULL OR $10 = CASE WHEN w.withdrawn_at > 0 THEN 2 WHEN {urging_open} > 0 THEN 0 ELSE 1 END)
AND ($12 IS NULL OR $12 = CASE WHEN EXISTS (SELECT 1 FROM urging_unit zt WHERE zt.urging_id = w.id AND zt.seen_at = 0) THEN 0 ELSE 1 END)
