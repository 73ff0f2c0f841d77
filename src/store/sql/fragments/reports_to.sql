-- reports_to: whether the unit at path %2 is registered on day %3 as reporting to the one at path %1; what either
-- of them took over lies under it behind a plus, and counts for it.
EXISTS (SELECT 1 FROM unit_reporter xr JOIN unit xa ON xa.id = xr.unit_id JOIN unit xb ON xb.id = xr.reporter_id
    WHERE xa.path >= %1 AND xa.path <= %1 || '+~' AND xb.path >= %2 AND xb.path <= %2 || '+~'
      AND (xr.valid_from IS NULL OR xr.valid_from <= %3) AND (xr.valid_to IS NULL OR xr.valid_to >= %3))
