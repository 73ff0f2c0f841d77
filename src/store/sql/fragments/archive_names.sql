-- archive_names: what is joined to a file of the archive, in the order of its fields.
u.name, u.path, g.name, g.period_kind,
(SELECT COUNT(*) FROM archive_entry e WHERE e.file_id = f.id),
(SELECT COUNT(*) FROM archive_hold h WHERE h.file_id = f.id AND h.released_at = 0),
(SELECT COUNT(*) FROM archive_stamp s WHERE s.file_id = f.id),
COALESCE((SELECT MAX(s.stamped_at) FROM archive_stamp s WHERE s.file_id = f.id), 0),
COALESCE((SELECT s.ends_at FROM archive_stamp s WHERE s.file_id = f.id ORDER BY s.number DESC LIMIT 1), 0),
COALESCE((SELECT MIN(x.disposal_id) FROM archive_disposal_file x JOIN archive_disposal p ON p.id = x.disposal_id WHERE x.file_id = f.id AND p.state = 0), 0)
