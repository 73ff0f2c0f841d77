-- Forms and their versions.

-- form_get: one form
-- $1 id
SELECT {form.columns:f}, u.name, u.path FROM form f JOIN unit u ON u.id = f.owner_unit_id WHERE f.id = $1;

-- form_list: a page of forms by code
-- $1 search key  $2 code after  $3 limit  $4 state
SELECT {form.columns:f}, u.name, u.path FROM form f JOIN unit u ON u.id = f.owner_unit_id
WHERE ($1 = '' OR f.title_search LIKE '%' || $1 || '%') AND f.code > $2 AND f.code NOT LIKE ' %'
  AND ($4 IS NULL OR f.state = $4 OR f.work_state = $4) ORDER BY f.code LIMIT $3;

-- form_blank: the version of the form without cells
-- $1 code
SELECT v.id FROM form f JOIN form_version v ON v.form_id = f.id WHERE f.code = $1;

-- form_blank_insert: the form without cells, in use from the first
-- $1 code  $2 state  $3 owner_unit_id  $4 now
INSERT INTO form (code, title, title_search, state, owner_unit_id, version_number, used_number, work_number, work_state,
    rows, columns, version, changed_at)
VALUES ($1, '', '', $2, $3, 1, 1, 0, -1, 0, 0, 1, $4) RETURNING id;

-- form_blank_version: its one version
-- $1 form_id  $2 layout  $3 state  $4 now  $5 account
INSERT INTO form_version (form_id, number, layout, state, announced_at, used_at, created_at, created_by)
VALUES ($1, 1, $2, $3, $4, $4, $4, $5) RETURNING id;

-- form_insert: a new form, whose first version is a draft
-- $1 code  $2 title  $3 title_search  $4 owner_unit_id  $5 rows  $6 columns  $7 now
INSERT INTO form (code, title, title_search, state, owner_unit_id, version_number, used_number, work_number, work_state,
    rows, columns, version, changed_at)
VALUES ($1, $2, $3, 0, $4, 1, 0, 1, 0, $5, $6, 1, $7) RETURNING id;

-- form_touch: the draft of a form changed, if nobody else changed it first
-- $1 id  $2 version  $3 rows  $4 columns  $5 now
UPDATE form SET rows = $3, columns = $4, version = version + 1, changed_at = $5
WHERE id = $1 AND version = $2 RETURNING version;

-- form_move: a step in the life of a form, if nobody else took one first
-- $1 id  $2 version  $3 state  $4 version_number  $5 used_number  $6 work_number  $7 work_state  $8 rows  $9 columns  $10 now
UPDATE form SET state = $3, version_number = $4, used_number = $5, work_number = $6, work_state = $7, rows = $8,
    columns = $9, version = version + 1, changed_at = $10
WHERE id = $1 AND version = $2 RETURNING version;

-- form_version_insert: a draft
-- $1 form_id  $2 number  $3 layout  $4 based_on  $5 requested_on  $6 request  $7 clock_id  $8 now  $9 account
INSERT INTO form_version (form_id, number, layout, state, based_on, requested_on, request, clock_id, created_at, created_by)
VALUES ($1, $2, $3, 0, $4, $5, $6, $7, $8, $9) RETURNING id;

-- form_version_get: a version of a form
-- $1 form_id  $2 number
SELECT {form_version.columns:v}, a.name, COALESCE(c.title, ''), COALESCE(c.article, ''), COALESCE(c.build_days, 0),
    COALESCE(c.build_workdays, 0), COALESCE(c.test_days, 0), COALESCE(c.test_workdays, 0), COALESCE(c.must_test, 0), v.layout
FROM form_version v JOIN account a ON a.id = v.created_by LEFT JOIN form_clock c ON c.id = v.clock_id
WHERE v.form_id = $1 AND v.number = $2;

-- form_version_page: the versions of a form, newest first
-- $1 form_id  $2 number before  $3 limit
SELECT {form_version.columns:v}, a.name, COALESCE(c.title, ''), COALESCE(c.article, ''), COALESCE(c.build_days, 0),
    COALESCE(c.build_workdays, 0), COALESCE(c.test_days, 0), COALESCE(c.test_workdays, 0), COALESCE(c.must_test, 0)
FROM form_version v JOIN account a ON a.id = v.created_by LEFT JOIN form_clock c ON c.id = v.clock_id
WHERE v.form_id = $1 AND v.number < $2 ORDER BY v.number DESC LIMIT $3;

-- form_version_draft: what a draft is now
-- $1 form_id  $2 number  $3 layout  $4 fault_field  $5 fault_text
UPDATE form_version SET layout = $3, fault_field = $4, fault_text = $5 WHERE form_id = $1 AND number = $2 AND state = 0;

-- form_version_request: what asked for a draft
-- $1 form_id  $2 number  $3 requested_on  $4 request  $5 clock_id
UPDATE form_version SET requested_on = $3, request = $4, clock_id = $5 WHERE form_id = $1 AND number = $2 AND state = 0;

-- form_version_step: a version takes a step in its life
-- $1 id  $2 state  $3 tested_at  $4 test_ended_at  $5 announced_at  $6 use_from  $7 used_at  $8 ended_at  $9 announce_basis  $10 repeal_basis  $11 note
UPDATE form_version SET state = $2, tested_at = $3, test_ended_at = $4, announced_at = $5, use_from = $6, used_at = $7,
    ended_at = $8, announce_basis = $9, repeal_basis = $10, note = $11 WHERE id = $1;

-- form_version_replace: another version came into use
-- $1 form_id  $2 number  $3 now
UPDATE form_version SET state = 5, ended_at = $3 WHERE form_id = $1 AND number = $2;

-- form_used: the version of a form that is in use
-- $1 form_id
SELECT v.id FROM form f JOIN form_version v ON v.form_id = f.id AND v.number = f.used_number WHERE f.id = $1;

-- form_version_layout: the layout of a version, which is no draft: it never changes
-- $1 id
SELECT layout FROM form_version WHERE id = $1 AND state <> 0;

-- form_clock_get: whether there is such a clock
-- $1 id
SELECT {form_clock.columns:c} FROM form_clock c WHERE c.id = $1;

-- form_clock_save: other days of a clock, if it is still as it was read; answers its new version
-- $1 id  $2 version  $3 build_days  $4 build_workdays  $5 test_days  $6 test_workdays  $7 must_test  $8 article
UPDATE form_clock SET build_days = $3, build_workdays = $4, test_days = $5, test_workdays = $6, must_test = $7,
    article = $8, version = version + 1
WHERE id = $1 AND version = $2 RETURNING version;

-- form_clock_list: the clocks a request can run by in a province
-- $1 province
SELECT {form_clock.columns:c} FROM form_clock c WHERE c.province = $1 ORDER BY c.id;

-- trial_regime_get: the regime nobody sees under which a form is tried
-- $1 form_id
SELECT id FROM regime WHERE trial = 1 AND form_id = $1;

-- trial_regime_insert: the same, made
-- $1 code  $2 name  $3 unit_id  $4 form_id  $5 now
INSERT INTO regime (code, name, name_search, legal_basis, lead_unit_id, receiver_unit_id, upper_unit_id, form_id,
    total_form_id, period_kind, window_rule, due_rule, total_due_rule, active, trial, version, changed_at)
VALUES ($1, $2, '', '', $3, $3, NULL, $4, NULL, 8, '', '', '', 0, 1, 1, $5) RETURNING id;

-- trial_cycle_get: the trial of a version
-- $1 regime_id  $2 form_version_id
SELECT id FROM cycle WHERE regime_id = $1 AND form_version_id = $2;

-- trial_reports_close: the trial of a version is over
-- $1 form_version_id  $2 now
UPDATE report SET closed_at = $2, version = version + 1, changed_at = $2
WHERE form_version_id = $1 AND kind = 2 AND closed_at = 0;

-- trial_cycle_close: the same, of its cycle
-- $1 form_version_id
UPDATE cycle SET state = 1 WHERE form_version_id = $1 AND regime_id IN (SELECT id FROM regime WHERE trial = 1);

-- trial_list: who tries a version of a form, in Vietnamese order
-- $1 form_version_id
SELECT {trial_line} WHERE r.form_version_id = $1 AND r.kind = 2 ORDER BY u.name_sort, u.id;

-- trial_mine: what units within somebody's scope try now
-- $1 account  $2 roles  $3 today  $4 limit
SELECT {trial_line} WHERE r.kind = 2 AND r.closed_at = 0 AND r.unit_id IN ({units:$2}) AND {scope:u.path,r.regime_id}
ORDER BY r.due_on, r.id LIMIT $4;

-- trial_newest: the number of the version tested last
-- $1 form_id
SELECT number FROM form_version WHERE form_id = $1 AND tested_at > 0 ORDER BY number DESC LIMIT 1;

-- remark_insert: somebody says something of a form on trial
-- $1 report_id  $2 row_key  $3 column_key  $4 verdict  $5 words  $6 account_name  $7 now
INSERT INTO form_remark (report_id, row_key, column_key, verdict, words, account_name, at)
VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id;

-- remark_of_report: what was said in one trial, newest first
-- $1 report_id  $2 limit
SELECT {remark_line} WHERE m.report_id = $1 ORDER BY m.id DESC LIMIT $2;

-- remark_of_version: what was said of a version, newest first
-- $1 form_version_id  $2 limit
SELECT {remark_line} WHERE r.form_version_id = $1 AND r.kind = 2 ORDER BY m.id DESC LIMIT $2;

-- form_notices: units on the list of a regime in force whose form is in use by a document, of which nobody told them
-- $1 in use  $2 today  $3 limit
SELECT v.form_id, v.number, rr.unit_id, MIN(g.id)
FROM regime g JOIN form f ON f.id = g.form_id JOIN form_version v ON v.form_id = f.id AND v.number = f.used_number
JOIN regime_reporter rr ON rr.regime_id = g.id
WHERE g.active = 1 AND g.trial = 0 AND v.state = $1 AND v.announce_basis <> '' AND (rr.valid_from IS NULL OR rr.valid_from <= $2)
  AND (rr.valid_to IS NULL OR rr.valid_to >= $2)
  AND NOT EXISTS (SELECT 1 FROM alert_told t WHERE t.object_id = v.form_id AND t.object_type = 'form' AND t.step = v.number AND t.turn = rr.unit_id)
GROUP BY v.form_id, v.number, rr.unit_id ORDER BY v.form_id, rr.unit_id LIMIT $3;

-- form_notice_facts: what a unit is told of a version in use: the form's title, since when, by which document; the unit's path
-- $1 form_id  $2 number  $3 in use  $4 unit_id
SELECT f.title, v.used_at, v.announce_basis, u.path FROM form f JOIN form_version v ON v.form_id = f.id AND v.number = $2 AND v.state = $3
JOIN unit u ON u.id = $4 WHERE f.id = $1;
