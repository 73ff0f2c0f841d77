-- announcement_state: where announcement n stands at %1, as core/announcement.h says.
CASE WHEN n.withdrawn_at > 0 THEN 4 WHEN n.kind <> 1 THEN 0 WHEN n.ends_at <= %1 THEN 3 WHEN n.starts_at <= %1 THEN 2 ELSE 1 END
