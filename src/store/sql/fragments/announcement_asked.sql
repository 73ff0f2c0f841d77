-- announcement_asked: what a list of announcements is asked for: addressed to the unit whose path is $4, or within
-- the scope of whoever announces there; words $5, kind $6, state $7 at $8, read $9.
(n.unit_id IS NULL OR substr($4, 1, length(u.path)) = u.path OR {scope:u.path,NULL})
AND ($5 = '' OR n.search LIKE '%' || $5 || '%' OR u.name_search LIKE '%' || $5 || '%')
AND ($6 IS NULL OR n.kind = $6) AND ($7 IS NULL OR $7 = {announcement_state:$8})
AND ($9 IS NULL OR $9 = CASE WHEN e.read_at IS NULL THEN 0 ELSE 1 END)
