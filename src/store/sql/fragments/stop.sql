-- stop: until when a maintenance under way at %1 lasts; NULL: there is none.
(SELECT MAX(w.ends_at) FROM announcement w WHERE w.kind = 1 AND w.ends_at > %1 AND w.starts_at <= %1 AND w.withdrawn_at = 0)
