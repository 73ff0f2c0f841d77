-- archive_state: where a file of the archive stands on the day %1: 0 open, 1 closed, 2 its time is over, 3 held back, 4 destroyed.
CASE WHEN f.destroyed_at > 0 THEN 4 WHEN EXISTS (SELECT 1 FROM archive_hold h WHERE h.file_id = f.id AND h.released_at = 0) THEN 3
WHEN f.closed_at = 0 THEN 0 WHEN f.kept_until IS NOT NULL AND f.kept_until < %1 THEN 2 ELSE 1 END
