-- Requests for more time: of reports sent behind them, of one that is not, and one that fell away by itself.
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
INSERT INTO unit (code, name, name_search, name_sort, kind, parent_id, path, depth, valid_from, valid_to, version, changed_at)
VALUES ('42', 'Xã 2', 'xa 2', '2', 4, 1, '1/2/', 1, NULL, NULL, 1, 1790816400000);
INSERT INTO unit (code, name, name_search, name_sort, kind, parent_id, path, depth, valid_from, valid_to, version, changed_at)
VALUES ('43', 'Xã 3', 'xa 3', '3', 4, 1, '1/3/', 1, NULL, NULL, 1, 1790816400000);
INSERT INTO unit (code, name, name_search, name_sort, kind, parent_id, path, depth, valid_from, valid_to, version, changed_at)
VALUES ('44', 'Xã 4', 'xa 4', '4', 4, 1, '1/4/', 1, NULL, NULL, 1, 1790816400000);
INSERT INTO unit (code, name, name_search, name_sort, kind, parent_id, path, depth, valid_from, valid_to, version, changed_at)
VALUES ('45', 'Xã 5', 'xa 5', '5', 4, 1, '1/5/', 1, NULL, NULL, 1, 1790816400000);
INSERT INTO report (kind, cycle_id, assignment_id, regime_id, unit_id, receiver_unit_id, form_version_id, state, due_on,
    submitted_at, approved_at, sent_at, accepted_at, revision, version, changed_at)
VALUES (1, 1, NULL, 1, 1, 1, 1, 5, 20746, 1, 1, 1, 0, 1, 7, 1790816400000);
INSERT INTO report (kind, cycle_id, assignment_id, regime_id, unit_id, receiver_unit_id, form_version_id, state, due_on,
    submitted_at, approved_at, sent_at, accepted_at, revision, version, changed_at)
VALUES (1, 1, NULL, 1, 2, 1, 1, 1, 20746, 1, 1, 1, 0, 1, 7, 1790816400000);
INSERT INTO report (kind, cycle_id, assignment_id, regime_id, unit_id, receiver_unit_id, form_version_id, state, due_on,
    submitted_at, approved_at, sent_at, accepted_at, revision, version, changed_at)
VALUES (1, 1, NULL, 1, 3, 1, 1, 7, 20746, 1, 1, 1, 0, 1, 7, 1790816400000);
INSERT INTO report (kind, cycle_id, assignment_id, regime_id, unit_id, receiver_unit_id, form_version_id, state, due_on,
    submitted_at, approved_at, sent_at, accepted_at, revision, version, changed_at)
VALUES (1, 1, NULL, 1, 4, 1, 1, 7, 20746, 1, 1, 1, 0, 1, 7, 1790816400000);
INSERT INTO report (kind, cycle_id, assignment_id, regime_id, unit_id, receiver_unit_id, form_version_id, state, due_on,
    submitted_at, approved_at, sent_at, accepted_at, revision, version, changed_at)
VALUES (1, 1, NULL, 1, 5, 1, 1, 6, 20746, 1, 1, 1, 0, 1, 7, 1790816400000);
INSERT INTO extension (report_id, state, old_due_on, wished_on, due_on, reason, asked_by_name, asked_at, answer, decided_by_name, decided_at)
VALUES (1, 0, 20746, 20750, NULL, 'Chờ số liệu', 'Nhập liệu', 1790816401000, '', '', 0);
INSERT INTO extension (report_id, state, old_due_on, wished_on, due_on, reason, asked_by_name, asked_at, answer, decided_by_name, decided_at)
VALUES (2, 0, 20746, 20750, NULL, 'Chờ số liệu', 'Nhập liệu', 1790816401000, '', '', 0);
INSERT INTO extension (report_id, state, old_due_on, wished_on, due_on, reason, asked_by_name, asked_at, answer, decided_by_name, decided_at)
VALUES (3, 0, 20746, 20750, NULL, 'Chờ số liệu', 'Nhập liệu', 1790816401000, '', '', 0);
INSERT INTO extension (report_id, state, old_due_on, wished_on, due_on, reason, asked_by_name, asked_at, answer, decided_by_name, decided_at)
VALUES (4, 0, 20746, 20750, NULL, 'Chờ số liệu', 'Nhập liệu', 1790816403000, '', '', 0);
INSERT INTO extension (report_id, state, old_due_on, wished_on, due_on, reason, asked_by_name, asked_at, answer, decided_by_name, decided_at)
VALUES (5, 3, 20746, 20750, NULL, 'Chờ số liệu', 'Nhập liệu', 1790816401000, 'Báo cáo đã được gửi.', 'Văn thư 5', 1790816402000);
INSERT INTO event (at, actor_name, address, request_id, action, object_type, object_id, note, before, after)
VALUES (1790816400500, 'Văn thư cũ', '', '', 'report.send', 'report', 1, '', '', '');
INSERT INTO event (at, actor_name, address, request_id, action, object_type, object_id, note, before, after)
VALUES (1790816400700, 'Văn thư cũ', '', '', 'report.recall', 'report', 1, '', '', '');
INSERT INTO event (at, actor_name, address, request_id, action, object_type, object_id, note, before, after)
VALUES (1790816402000, 'Văn thư', '', '', 'report.send', 'report', 1, '', '', '');
INSERT INTO event (at, actor_name, address, request_id, action, object_type, object_id, note, before, after)
VALUES (1790816402000, 'Văn thư 3', '', '', 'report.register', 'report', 3, '', '', '');
INSERT INTO event (at, actor_name, address, request_id, action, object_type, object_id, note, before, after)
VALUES (1790816402500, 'Nơi nhận', '', '', 'report.return', 'report', 3, '', '', '');
INSERT INTO event (at, actor_name, address, request_id, action, object_type, object_id, note, before, after)
VALUES (1790816402000, 'Văn thư 4', '', '', 'report.send', 'report', 4, '', '', '');
INSERT INTO event (at, actor_name, address, request_id, action, object_type, object_id, note, before, after)
VALUES (1790816402500, 'Nơi nhận', '', '', 'report.return', 'report', 4, '', '', '');
INSERT INTO event (at, actor_name, address, request_id, action, object_type, object_id, note, before, after)
VALUES (1790816402000, 'Văn thư 5', '', '', 'report.send', 'report', 5, '', '', '');
INSERT INTO event (at, actor_name, address, request_id, action, object_type, object_id, note, before, after)
VALUES (1790816402000, 'Văn thư 5', '', '', 'report.extension_lapse', 'report', 5, '', '', '');
