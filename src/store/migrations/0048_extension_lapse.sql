-- A request for more time falls away when its report is sent. Until now one that nobody had answered stayed open behind that, and
-- its receiver was asked for an answer for ever: the report's first sending behind the request has done away with it.
UPDATE extension SET state = 3, answer = 'Báo cáo đã được gửi.',
    decided_by_name = COALESCE((SELECT v.actor_name FROM event v WHERE v.id = (SELECT MIN(e.id) FROM event e
        WHERE e.object_type = 'report' AND e.object_id = extension.report_id AND e.at >= extension.asked_at
          AND e.action IN ('report.send', 'report.register'))), 'Hệ thống'),
    decided_at = COALESCE((SELECT v.at FROM event v WHERE v.id = (SELECT MIN(e.id) FROM event e
        WHERE e.object_type = 'report' AND e.object_id = extension.report_id AND e.at >= extension.asked_at
          AND e.action IN ('report.send', 'report.register'))), (SELECT r.changed_at FROM report r WHERE r.id = extension.report_id))
WHERE state = 0 AND (EXISTS (SELECT 1 FROM report r WHERE r.id = extension.report_id AND r.state IN (5, 6, 12))
    OR EXISTS (SELECT 1 FROM event e WHERE e.object_type = 'report' AND e.object_id = extension.report_id
        AND e.at >= extension.asked_at AND e.action IN ('report.send', 'report.register')));

-- The history says so; of those that fell away by themselves it does already.
INSERT INTO event (at, actor_name, address, request_id, action, object_type, object_id, unit_id, other_unit_id, note,
    before, after)
SELECT (SELECT MAX(e.at) FROM event e), 'Hệ thống', '', '', 'report.extension_lapse', 'report', r.id, r.unit_id,
    r.receiver_unit_id, 'Báo cáo đã được gửi trước khi trả lời đề nghị gia hạn; ghi nhận khi nâng cấp Hệ thống.', '', ''
FROM extension x JOIN report r ON r.id = x.report_id
WHERE x.state = 3 AND NOT EXISTS (SELECT 1 FROM event e WHERE e.object_type = 'report' AND e.object_id = r.id AND e.at = x.decided_at
    AND e.action = 'report.extension_lapse') ORDER BY x.id;
