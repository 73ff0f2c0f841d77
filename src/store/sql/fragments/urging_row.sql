-- urging_row: the columns of a letter that urges, with how far it came, and whether account $1 holds one of the roles %1 on day $3
-- at its issuer for every regime it asks for.
{urging.columns:w}, s.path, (SELECT COUNT(*) FROM urging_unit x WHERE x.urging_id = w.id),
(SELECT COUNT(*) FROM urging_unit x WHERE x.urging_id = w.id AND x.seen_at > 0),
(SELECT COUNT(*) FROM urging_item i WHERE i.urging_id = w.id), {urging_open},
CASE WHEN EXISTS (SELECT 1 FROM urging_item hi WHERE hi.urging_id = w.id AND NOT {holds:s.path,hi.regime_id,%1}) THEN 0 ELSE 1 END
FROM urging w JOIN unit s ON s.id = w.unit_id
