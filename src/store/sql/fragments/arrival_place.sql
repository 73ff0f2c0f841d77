-- arrival_place: where an arrival stands in a list of order %1: 0 newest first, 1 oldest first, 2 by number.
CASE CAST(%1 AS BIGINT) WHEN 0 THEN 1000000000000000 - a.accepted_at WHEN 1 THEN a.accepted_at ELSE b.year * 10000000 + a.number END
