-- archive_may_go: file %1 is closed, its time was over before the day %2, and nobody holds it back.
EXISTS (SELECT 1 FROM archive_file q WHERE q.id = %1 AND q.closed_at > 0 AND q.destroyed_at = 0 AND q.kept_until IS NOT NULL AND q.kept_until < %2)
AND NOT EXISTS (SELECT 1 FROM archive_hold h WHERE h.file_id = %1 AND h.released_at = 0)
