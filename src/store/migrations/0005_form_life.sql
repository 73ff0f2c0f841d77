-- Versions of forms have lives of their own: drafted, tested, announced, in use, replaced,
-- repealed. Those kept so far were in use from the moment they were made.
ALTER TABLE form ADD COLUMN used_number {int} NOT NULL DEFAULT 0;
ALTER TABLE form ADD COLUMN work_number {int} NOT NULL DEFAULT 0;
ALTER TABLE form ADD COLUMN work_state {int} NOT NULL DEFAULT -1;
UPDATE form SET used_number = version_number WHERE state = 1;

-- How long building and testing a form may take, with the article that says so.
CREATE TABLE form_clock (
    id {pk},
    province {text} NOT NULL,
    title {text} NOT NULL,
    starts {text} NOT NULL,
    build_days {int} NOT NULL,
    build_workdays {int} NOT NULL,
    test_days {int} NOT NULL,
    test_workdays {int} NOT NULL,
    must_test {int} NOT NULL,
    article {text} NOT NULL
);
INSERT INTO form_clock (province, title, starts, build_days, build_workdays, test_days, test_workdays, must_test, article)
VALUES ('Kon Tum', 'Danh mục, đề cương, biểu mẫu báo cáo', 'khi nhận được thông tin yêu cầu', 3, 0, 2, 0, 1,
    'Điều 11 khoản 1, 2 Quy chế của tỉnh Kon Tum');
INSERT INTO form_clock (province, title, starts, build_days, build_workdays, test_days, test_workdays, must_test, article)
VALUES ('Nghệ An', 'Báo cáo do Chính phủ, bộ, ngành yêu cầu', 'khi có yêu cầu', 5, 1, 0, 0, 0,
    'Điều 18 khoản 6 điểm a Quy chế của tỉnh Nghệ An');
INSERT INTO form_clock (province, title, starts, build_days, build_workdays, test_days, test_workdays, must_test, article)
VALUES ('Nghệ An', 'Báo cáo định kỳ của tỉnh', 'khi danh sách chế độ báo cáo được phê duyệt', 20, 0, 0, 0, 0,
    'Điều 18 khoản 6 điểm b Quy chế của tỉnh Nghệ An');
INSERT INTO form_clock (province, title, starts, build_days, build_workdays, test_days, test_workdays, must_test, article)
VALUES ('Nghệ An', 'Báo cáo chuyên đề, đột xuất', 'khi có yêu cầu', 5, 1, 0, 0, 0,
    'Điều 18 khoản 6 điểm c Quy chế của tỉnh Nghệ An');

ALTER TABLE form_version ADD COLUMN state {int} NOT NULL DEFAULT 5;
ALTER TABLE form_version ADD COLUMN based_on {int} NOT NULL DEFAULT 0;
ALTER TABLE form_version ADD COLUMN requested_on {int};
ALTER TABLE form_version ADD COLUMN request {text} NOT NULL DEFAULT '';
ALTER TABLE form_version ADD COLUMN clock_id {int} REFERENCES form_clock (id);
ALTER TABLE form_version ADD COLUMN tested_at {int} NOT NULL DEFAULT 0;
ALTER TABLE form_version ADD COLUMN test_ended_at {int} NOT NULL DEFAULT 0;
ALTER TABLE form_version ADD COLUMN announced_at {int} NOT NULL DEFAULT 0;
ALTER TABLE form_version ADD COLUMN use_from {int};
ALTER TABLE form_version ADD COLUMN used_at {int} NOT NULL DEFAULT 0;
ALTER TABLE form_version ADD COLUMN ended_at {int} NOT NULL DEFAULT 0;
ALTER TABLE form_version ADD COLUMN announce_basis {text} NOT NULL DEFAULT '';
ALTER TABLE form_version ADD COLUMN repeal_basis {text} NOT NULL DEFAULT '';
ALTER TABLE form_version ADD COLUMN note {text} NOT NULL DEFAULT '';
ALTER TABLE form_version ADD COLUMN fault_field {text} NOT NULL DEFAULT '';
ALTER TABLE form_version ADD COLUMN fault_text {text} NOT NULL DEFAULT '';
UPDATE form_version SET announced_at = created_at, used_at = created_at;
UPDATE form_version SET state = 1
WHERE number = (SELECT f.used_number FROM form f WHERE f.id = form_version.form_id);
UPDATE form_version SET ended_at = (SELECT MIN(n.created_at) FROM form_version n
    WHERE n.form_id = form_version.form_id AND n.number > form_version.number) WHERE state = 5;

-- A trial of a form is a cycle of a regime nobody sees, its reports (kind 2) are entered like
-- others and are of no total, list or inbox of real ones. Closed: nobody enters any more.
ALTER TABLE regime ADD COLUMN trial {int} NOT NULL DEFAULT 0;
ALTER TABLE report ADD COLUMN closed_at {int} NOT NULL DEFAULT 0;
CREATE INDEX report_form_version ON report (form_version_id, kind);

-- What those who try a form say of it.
CREATE TABLE form_remark (
    id {pk},
    report_id {int} NOT NULL REFERENCES report (id),
    row_key {int} NOT NULL,
    column_key {int} NOT NULL,
    verdict {int} NOT NULL,
    words {text} NOT NULL,
    account_name {text} NOT NULL,
    at {int} NOT NULL
);
CREATE INDEX form_remark_report ON form_remark (report_id);
