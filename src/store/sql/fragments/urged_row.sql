-- urged_row: what is counted of a unit that was urged.
u.id, u.code, u.name, COUNT(DISTINCT w.id), COUNT(DISTINCT r.id), COUNT(DISTINCT CASE WHEN r.clock = 0 THEN r.id END),
COUNT(DISTINCT CASE WHEN x.seen_at = 0 THEN w.id END), MAX(w.issued_on)
