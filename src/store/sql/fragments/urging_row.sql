-- urging_row: the columns of a letter that urges, with how far it came.
{urging.columns:w}, s.path, (SELECT COUNT(*) FROM urging_unit x WHERE x.urging_id = w.id),
(SELECT COUNT(*) FROM urging_unit x WHERE x.urging_id = w.id AND x.seen_at > 0),
(SELECT COUNT(*) FROM urging_item i WHERE i.urging_id = w.id), {urging_open}
FROM urging w JOIN unit s ON s.id = w.unit_id
