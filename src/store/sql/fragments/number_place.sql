-- number_place: where a document number stands in a list of order %1: 0 newest first, 1 oldest first, 2 by number.
CASE CAST(%1 AS BIGINT) WHEN 0 THEN 1000000000000000 - d.issued_on WHEN 1 THEN d.issued_on ELSE b.year * 10000000 + COALESCE(d.number, 9999999) END
