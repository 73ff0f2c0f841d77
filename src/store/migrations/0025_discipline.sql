-- What the clock said of a report when it was sent (core/discipline.h), and the due day it went by: what
-- is decided later about due days does not change it. Likewise how often the receiver returned it, and
-- whether an appeal against its mark was upheld. The due day a report had first never changes: by it a
-- report is of a month, a quarter, a year.
ALTER TABLE report ADD COLUMN clock {int} NOT NULL DEFAULT 0;
ALTER TABLE report ADD COLUMN clock_due_on {int};
ALTER TABLE report ADD COLUMN returns {int} NOT NULL DEFAULT 0;
ALTER TABLE report ADD COLUMN upheld {int} NOT NULL DEFAULT 0;
ALTER TABLE report ADD COLUMN first_due_on {int} NOT NULL DEFAULT 0;
UPDATE report SET first_due_on = COALESCE(extended_from, due_on),
    returns = (SELECT COUNT(*) FROM event e WHERE e.object_type = 'report' AND e.object_id = report.id AND e.action = 'report.return');
UPDATE report SET clock = CASE WHEN (sent_at + 25200000) / 86400000 > due_on THEN 2 ELSE 1 END, clock_due_on = due_on WHERE sent_at > 0;
-- Of a cycle likewise: who was assigned nothing in it belongs to the month of the first one, as its reports do.
ALTER TABLE cycle ADD COLUMN first_due_on {int} NOT NULL DEFAULT 0;
UPDATE cycle SET first_due_on = COALESCE((SELECT MIN(r.first_due_on) FROM report r WHERE r.cycle_id = cycle.id AND r.kind = 0), due_on);
-- Every column a count is made of, so that the counts of a year are read from them alone: by day, by unit and regime.
CREATE INDEX report_discipline ON report (kind, first_due_on, id, unit_id, regime_id, clock, due_on, clock_due_on, extended_from, returns, upheld);
CREATE INDEX report_discipline_unit ON report (kind, unit_id, regime_id, first_due_on, clock, due_on, clock_due_on, extended_from, returns, upheld);

-- A unit says that a mark against it is wrong; whoever receives the report decides.
CREATE TABLE appeal (
    id {pk},
    report_id {int} NOT NULL REFERENCES report (id),
    state {int} NOT NULL,
    mark {int} NOT NULL,
    reason {text} NOT NULL,
    evidence {text} NOT NULL,
    asked_by {int} NOT NULL,
    asked_by_name {text} NOT NULL,
    asked_at {int} NOT NULL,
    answer {text} NOT NULL,
    decided_by_name {text} NOT NULL,
    decided_at {int} NOT NULL
);
CREATE INDEX appeal_report ON appeal (report_id, id);
CREATE INDEX appeal_state ON appeal (state, report_id);

-- A table of discipline as it was announced, for good: by whom, over which days, and its lines.
CREATE TABLE discipline_table (
    id {pk},
    year {int} NOT NULL,
    number {int} NOT NULL,
    from_on {int} NOT NULL,
    to_on {int} NOT NULL,
    note {text} NOT NULL,
    unit_id {int} NOT NULL REFERENCES unit (id),
    unit_name {text} NOT NULL,
    announced_by_name {text} NOT NULL,
    announced_at {int} NOT NULL,
    UNIQUE (year, number)
);
CREATE TABLE discipline_line (
    table_id {int} NOT NULL REFERENCES discipline_table (id),
    place {int} NOT NULL,
    unit_id {int} NOT NULL REFERENCES unit (id),
    unit_code {text} NOT NULL,
    unit_name {text} NOT NULL,
    expected {int} NOT NULL,
    on_time {int} NOT NULL,
    late {int} NOT NULL,
    missing {int} NOT NULL,
    waiting {int} NOT NULL,
    excused {int} NOT NULL,
    extended {int} NOT NULL,
    returned {int} NOT NULL,
    upheld {int} NOT NULL,
    PRIMARY KEY (table_id, place)
);

-- Log-ins by time: who used the system in a month is found without reading all that ever happened.
CREATE INDEX event_login ON event (at, actor_unit_id, actor_id) WHERE action = 'session.open';
