-- alert_early: whether what an alert %1 tells of happens when the day begins, not when somebody acts: due days that come near
-- or have passed (kinds %2, %3), corrections that were not sent, what has its day in the year, and cycles that open by themselves, or ought to have (kind %4).
(%1.kind IN (%2, %3) OR %1.text_key IN ('calendar', 'scored', 'correction_waits', 'correction_awaited') OR (%1.object_type = 'regime' AND %1.text_key = 'not_opened')
  OR (%1.kind = %4 AND (
    (%1.object_type = 'report' AND EXISTS (SELECT 1 FROM report xr JOIN assignment xa ON xa.id = xr.assignment_id
       WHERE xr.id = %1.object_id AND xa.assigned_by = 0))
    OR (%1.object_type = 'cycle' AND EXISTS (SELECT 1 FROM cycle xc WHERE xc.id = %1.object_id AND xc.opened_by = 0)))))
