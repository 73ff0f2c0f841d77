-- announcement_unmailed: whether announcement n, to unit u and those below it or to everybody, is to be mailed to account c of unit cu:
-- published or changed since %1, at %2 not over, of this edition neither mailed to it nor read by it, and not its own.
n.withdrawn_at = 0 AND n.changed_at >= %1 AND n.changed_at >= c.created_at AND (n.kind <> 1 OR n.ends_at > %2) AND n.published_by <> c.id
AND (n.unit_id IS NULL OR substr(cu.path, 1, length(u.path)) = u.path)
AND NOT EXISTS (SELECT 1 FROM announcement_mail t WHERE t.announcement_id = n.id AND t.edition = n.edition AND t.account_id = c.id)
AND NOT EXISTS (SELECT 1 FROM announcement_read e WHERE e.announcement_id = n.id AND e.edition = n.edition AND e.account_id = c.id)
