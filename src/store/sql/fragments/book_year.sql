-- book_year: the year book b is sorted by: one of all years counts as the newest.
CASE b.year WHEN 0 THEN 10000 ELSE b.year END
