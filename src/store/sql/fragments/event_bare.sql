-- event_bare: the columns of an event whose object is at hand, as event_line.
{event.columns:e}, COALESCE(u.name, ''), '', '', '', '', CAST(0 AS BIGINT), ''
