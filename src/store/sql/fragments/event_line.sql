-- event_line: the columns of an event, with the names of what it is about as they are now.
{event.columns:e}, COALESCE(u.name, ''),
COALESCE(CASE e.object_type WHEN 'account' THEN ea.name WHEN 'account_request' THEN eq.asked_name WHEN 'ticket' THEN et.subject WHEN 'urging' THEN eq2.about WHEN 'unit' THEN eu.name WHEN 'form' THEN ef.title WHEN 'outline' THEN eo.title
    WHEN 'calendar' THEN CAST(e.object_id AS VARCHAR)
    WHEN 'indicator' THEN en.name WHEN 'attribute' THEN ea2.name WHEN 'measure' THEN em.name WHEN 'sector' THEN es.name WHEN 'announcement' THEN ew.title WHEN 'archive_file' THEN ex.title ELSE eg.name END, ''),
COALESCE(o.name, ''), COALESCE(o.path, ''), COALESCE(ec.period, ''), COALESCE(er.regime_id, 0), COALESCE(ev.path, '')
