-- tally: reports r by what their clocks say, first those without an appeal that was upheld: in time, late, running and due until the day %1,
-- running and due later; then how many were put off, how many were returned.
SUM(CASE WHEN r.clock = 1 AND r.upheld = 0 THEN 1 ELSE 0 END), SUM(CASE WHEN r.clock = 2 AND r.upheld = 0 THEN 1 ELSE 0 END),
SUM(CASE WHEN r.clock = 0 AND r.upheld = 0 AND r.due_on <= %1 THEN 1 ELSE 0 END), SUM(CASE WHEN r.clock = 0 AND r.upheld = 0 AND r.due_on > %1 THEN 1 ELSE 0 END),
SUM(CASE WHEN r.clock = 1 AND r.upheld = 1 THEN 1 ELSE 0 END), SUM(CASE WHEN r.clock = 2 AND r.upheld = 1 THEN 1 ELSE 0 END),
SUM(CASE WHEN r.clock = 0 AND r.upheld = 1 AND r.due_on <= %1 THEN 1 ELSE 0 END), SUM(CASE WHEN r.clock = 0 AND r.upheld = 1 AND r.due_on > %1 THEN 1 ELSE 0 END),
SUM({extended:r}), SUM(CASE WHEN r.returns > 0 THEN 1 ELSE 0 END)
