-- event_about: events with what event_line names, each by its key.
event e LEFT JOIN unit u ON u.id = e.actor_unit_id LEFT JOIN unit o ON o.id = e.unit_id
LEFT JOIN account ea ON e.object_type = 'account' AND ea.id = e.object_id
LEFT JOIN account_request eq ON e.object_type = 'account_request' AND eq.id = e.object_id
LEFT JOIN urging eq2 ON e.object_type = 'urging' AND eq2.id = e.object_id
LEFT JOIN ticket et ON e.object_type = 'ticket' AND et.id = e.object_id
LEFT JOIN unit eu ON e.object_type = 'unit' AND eu.id = e.object_id
LEFT JOIN form ef ON e.object_type = 'form' AND ef.id = e.object_id
LEFT JOIN outline eo ON e.object_type = 'outline' AND eo.id = e.object_id
LEFT JOIN report er ON e.object_type = 'report' AND er.id = e.object_id
LEFT JOIN unit ev ON ev.id = er.receiver_unit_id
LEFT JOIN cycle ec ON ec.id = CASE e.object_type WHEN 'cycle' THEN e.object_id ELSE er.cycle_id END
LEFT JOIN regime eg ON eg.id = CASE e.object_type WHEN 'regime' THEN e.object_id ELSE ec.regime_id END
LEFT JOIN indicator en ON e.object_type = 'indicator' AND en.id = e.object_id
LEFT JOIN attribute ea2 ON e.object_type = 'attribute' AND ea2.id = e.object_id
LEFT JOIN measure em ON e.object_type = 'measure' AND em.id = e.object_id
LEFT JOIN announcement ew ON e.object_type = 'announcement' AND ew.id = e.object_id
LEFT JOIN sector es ON e.object_type = 'sector' AND es.id = e.object_id
LEFT JOIN archive_file ex ON e.object_type = 'archive_file' AND ex.id = e.object_id
