-- archive_place: where a file of the archive stands in a list of order %1: 0 the newest year first, 1 the oldest, 2 by the end of its time.
CASE CAST(%1 AS BIGINT) WHEN 0 THEN 100000 - f.year WHEN 1 THEN f.year ELSE COALESCE(f.kept_until, 10000000) END
