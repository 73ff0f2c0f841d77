-- Reports sent by other means, proved by files attached to them; one that may be corrected.
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
    submitted_at, approved_at, sent_at, accepted_at, revision, version, changed_at, registered_at, corrections)
VALUES (1, 1, NULL, 1, 1, 1, 1, 4, 20746, 1, 1, 1, 0, 2, 1, 1790816400000, 1790816400000, 1);
INSERT INTO event (at, actor_name, address, request_id, action, object_type, object_id, note, before, after)
VALUES (1790816400000, '-', '', '', 'report.return', 'report', 1, '', '', '');
INSERT INTO event (at, actor_name, address, request_id, action, object_type, object_id, note, before, after)
VALUES (1792519200000, '-', '', '', 'report.grant_correction', 'report', 1, '', '', '');
INSERT INTO revision (report_id, number, content, content_hash, frozen_at, frozen_by) VALUES (1, 1, '', 'x', 1, 1);
INSERT INTO revision (report_id, number, content, content_hash, frozen_at, frozen_by) VALUES (1, 2, '', 'y', 1, 1);
INSERT INTO file (hash, size, touched_at) VALUES ('aa', 10, 1);
INSERT INTO file (hash, size, touched_at) VALUES ('bb', 20, 1);
INSERT INTO file (hash, size, touched_at) VALUES ('cc', 30, 1);
INSERT INTO revision_attachment (revision_id, id, report_id, file_id, name, note, kind, added_by, added_name, added_at, version)
VALUES (1, 1, 1, 1, 'anh.png', '', 2, 1, '-', 1, 1);
INSERT INTO attachment (report_id, file_id, name, note, kind, added_by, added_name, added_at, version)
VALUES (1, 2, 'cong_van.docx', '', 3, 1, '-', 1, 1);
INSERT INTO outage (from_at, to_at, unit_id, affected, confirmed_by, document, withdrawn, recorded_by_name, recorded_at, version, changed_at)
VALUES (1790816400000, 1790902800000, NULL, 'Mất điện', 'Sở', '', 0, '-', 1, 1, 1);
INSERT INTO registration (report_id, outage_id, state, sent_at, fallback_at, channel, document_number, evidence_name, evidence_sha256, note,
    registered_by_name, registered_at, answer, decided_by_name, decided_at)
VALUES (1, 1, 2, 1790816400001, 1790902800000, 3, '1/BC', 'anh.png', 'aa', '', '-', 1790902800000, '', '-', 1);
INSERT INTO registration (report_id, outage_id, state, sent_at, fallback_at, channel, document_number, evidence_name, evidence_sha256, note,
    registered_by_name, registered_at, answer, decided_by_name, decided_at)
VALUES (1, 1, 3, 1790816400001, 1790902800000, 3, '1/BC', 'khac.pdf', 'cc', '', '-', 1790902800000, '', '-', 1);
INSERT INTO registration (report_id, outage_id, state, sent_at, fallback_at, channel, document_number, evidence_name, evidence_sha256, note,
    registered_by_name, registered_at, answer, decided_by_name, decided_at)
VALUES (1, 1, 1, 1790816400001, 1790902800000, 3, '1/BC', 'cong_van.docx', 'bb', '', '-', 1790902800000, '', '-', 1);
