-- ticket_chosen: the tickets a list is of: one's own or of units one is the help desk of; $4 search key, $5 path of the unit, $6 state, $7 kind, $8 whose: 0 sent, 1 handled by the account, $9 waits for the help desk, $10 late, $11 sent from, $12 sent before, $13 milliseconds of a day, $14 milliseconds the clock is ahead
(t.asked_by = $1 OR {scope:u.path,NULL})
  AND ($4 = '' OR t.subject_search LIKE '%' || $4 || '%' OR u.name_search LIKE '%' || $4 || '%')
  AND ($5 = '' OR substr(u.path, 1, length($5)) = $5)
  AND ($6 IS NULL OR t.state = $6) AND ($7 IS NULL OR t.kind = $7)
  AND ($8 IS NULL OR ($8 = 0 AND t.asked_by = $1) OR ($8 = 1 AND t.handler_id = $1))
  AND ($9 IS NULL OR $9 = CASE WHEN t.state IN (2, 3) THEN 0 ELSE 1 END)
  AND ($10 IS NULL OR $10 = {ticket_late:$3,$13,$14})
  AND t.asked_at >= $11 AND t.asked_at < $12
