-- number_names: what is joined to a document number, in the order of its fields.
b.unit_id, b.year, u.name, u.code, u.path, COALESCE(r.regime_id, 0), COALESCE(g.name, ''), COALESCE(c.period, ''), COALESCE(v.id, 0), COALESCE(v.name, ''), COALESCE(v.code, ''), r.due_on,
COALESCE((SELECT s.account_name FROM signature s WHERE s.report_id = d.report_id AND s.revision = d.revision ORDER BY s.id DESC LIMIT 1), ''),
COALESCE((SELECT e.text FROM document_number e WHERE e.report_id = d.report_id AND e.state = 1 AND e.revision > d.revision ORDER BY e.revision LIMIT 1), ''),
CASE WHEN d.number IS NULL AND EXISTS (SELECT 1 FROM document_number e WHERE e.book_id = d.book_id AND e.text = d.text AND e.id <> d.id AND e.state <> 2) THEN 1 ELSE 0 END,
CASE WHEN d.state = 1 AND r.revision = d.revision AND EXISTS (SELECT 1 FROM document f JOIN document_version w ON w.document_id = f.id
    WHERE f.report_id = d.report_id AND f.revision = d.revision AND f.kind = 0 AND w.number_text <> ''
      AND NOT EXISTS (SELECT 1 FROM document_version x WHERE x.document_id = f.id AND x.number > w.number)) THEN 1 ELSE 0 END
