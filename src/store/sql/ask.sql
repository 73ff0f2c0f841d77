-- What is asked of whom: for asking once, and for the burden map.

-- asking_all: every regime in use with the version of its form that is
SELECT r.id, r.code, r.name, r.lead_unit_id, l.name, r.period_kind, f.id, f.code, f.title, v.id,
    (SELECT COUNT(*) FROM regime_reporter rr WHERE rr.regime_id = r.id), COALESCE(r.total_form_id, 0),
    r.window_rule, r.due_rule
FROM regime r JOIN unit l ON l.id = r.lead_unit_id JOIN form f ON f.id = r.form_id
JOIN form_version v ON v.form_id = f.id AND v.number = f.used_number
WHERE r.active = 1 ORDER BY r.id;

-- asking_common: how many units report under both of two regimes
-- $1 regime  $2 regime
SELECT COUNT(*) FROM regime_reporter a JOIN regime_reporter b ON b.unit_id = a.unit_id AND b.regime_id = $2 WHERE a.regime_id = $1;

-- asking_form: who owns a form, and its newest version, be it a draft
-- $1 form
SELECT f.owner_unit_id, v.id, v.layout FROM form f JOIN form_version v ON v.form_id = f.id AND v.number = f.version_number
WHERE f.id = $1;

-- reason_put: why a form asks something again; said anew, it replaces what was said
-- $1 form_id  $2 form_version_id  $3 row_key  $4 column_key  $5 label  $6 other_form_id  $7 other_row  $8 other_column  $9 reason  $10 stated_by  $11 now
INSERT INTO form_reason (form_id, form_version_id, row_key, column_key, label, other_form_id, other_row, other_column, reason, stated_by, stated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (form_id, row_key, column_key, other_form_id, other_row, other_column)
DO UPDATE SET form_version_id = $2, label = $5, reason = $9, stated_by = $10, stated_at = $11;

-- reason_list: what was said of a form
-- $1 form_id
SELECT row_key, column_key, label, other_form_id, other_row, other_column, reason, stated_by FROM form_reason WHERE form_id = $1;

-- reason_all: what was said of all forms
SELECT form_id, row_key, column_key, label, other_form_id, other_row, other_column, reason FROM form_reason;

-- burden_reporters: who reports under a regime, which part, and where the unit is
-- $1 regime
SELECT rr.unit_id, rr.part_rows, rr.part_columns, u.code, u.name, u.kind, u.path, u.valid_from, u.valid_to
FROM regime_reporter rr JOIN unit u ON u.id = rr.unit_id WHERE rr.regime_id = $1 ORDER BY u.name_sort, u.id;

-- burden_opened: the periods of a regime that were opened and are due within these days
-- $1 regime  $2 first day  $3 last day
SELECT c.due_on, c.window_from, c.window_to FROM cycle c WHERE c.regime_id = $1 AND c.state <> 3 AND c.due_on >= $2 AND c.due_on <= $3;

-- burden_office: the code of who leads
-- $1 unit
SELECT code FROM unit WHERE id = $1;
