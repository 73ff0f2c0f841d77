-- Units know of the forms they report by so far: they are told of those that come into use from now on.
INSERT INTO alert_told (object_type, object_id, step, turn)
SELECT DISTINCT 'form', v.form_id, v.number, rr.unit_id
FROM regime g JOIN regime_reporter rr ON rr.regime_id = g.id JOIN form_version v ON v.form_id = g.form_id AND v.state = 1
WHERE g.trial = 0;
