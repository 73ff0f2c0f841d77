-- What people were told of reports, each step once.
INSERT INTO unit (code, name, name_search, name_sort, kind, parent_id, path, depth, valid_from, valid_to, version, changed_at)
VALUES ('40', 'Tỉnh Nghệ An', 'tinh nghe an', 'a', 0, NULL, '1/', 0, NULL, NULL, 1, 1790816400000);
INSERT INTO account (username, name, name_search, unit_id, password_hash, must_change_password, locked, password_changed_at,
    last_login_at, created_at, version, changed_at)
VALUES ('chu-tri', 'Chuyên viên chủ trì', 'chuyen vien chu tri', 1, 'x', 0, 0, 0, 0, 0, 1, 1790816400000);
INSERT INTO form (code, title, title_search, state, owner_unit_id, version_number, rows, columns, version, changed_at)
VALUES ('NN-01', 'Sản xuất nông nghiệp', 'san xuat nong nghiep', 1, 1, 1, 1, 1, 1, 1790816400000);
INSERT INTO form_version (form_id, number, layout, created_at, created_by)
VALUES (1, 1, '{"columns":[{"key":2,"role":"value"}],"rows":[{"key":1}]}', 1790816400000, 1);
INSERT INTO regime (code, name, name_search, legal_basis, lead_unit_id, receiver_unit_id, upper_unit_id, form_id, total_form_id,
    period_kind, window_rule, due_rule, active, version, changed_at)
VALUES ('NN-T', 'Báo cáo tháng', 'bao cao thang', '', 1, 1, NULL, 1, NULL, 0, '15-14', 'day=20;month=+0;shift=next', 1, 1, 1790816400000);
INSERT INTO cycle (regime_id, period, window_from, window_to, due_on, form_version_id, total_form_version_id, state, opened_at,
    opened_by, version)
VALUES (1, '2026-10', 20711, 20740, 20746, 1, 1, 0, 1790816400000, 1, 1);
INSERT INTO report (kind, cycle_id, assignment_id, regime_id, unit_id, receiver_unit_id, form_version_id, state, due_on,
    submitted_at, approved_at, sent_at, accepted_at, revision, version, changed_at)
VALUES (1, 1, NULL, 1, 1, 1, 1, 0, 20746, 0, 0, 0, 0, 0, 1, 1790816400000);
INSERT INTO alert_told (report_id, step, turn) VALUES (1, 1001, 20746);
INSERT INTO alert_told (report_id, step, turn) VALUES (1, 1003, 20746);
UPDATE stamp_authority SET url = 'http://tsa.thu-nghiem.vn/tsa';
