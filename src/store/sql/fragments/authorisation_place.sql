-- authorisation_place: where an entry stands in a list of order %1: 0 newest first, 1 by its last day, 2 by its first day.
CASE CAST(%1 AS BIGINT) WHEN 0 THEN 1000000000000 - a.id WHEN 1 THEN COALESCE(a.valid_to, 1000000000000) ELSE a.valid_from END
