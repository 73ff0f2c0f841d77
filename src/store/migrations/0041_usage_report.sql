-- The office that runs the system, to whom units report how they use it, and to whom it reports itself.
CREATE TABLE usage_office (
    id {int} PRIMARY KEY,
    unit_id {int} NOT NULL REFERENCES unit (id),
    upper_unit_id {int} NOT NULL REFERENCES unit (id),
    form_id {int} NOT NULL REFERENCES form (id),
    outline_id {int} NOT NULL REFERENCES outline (id),
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);

-- The regimes the system keeps by the profile's rules: a rule as it was when the regime was last made to follow it; empty: no rule asks for it now.
CREATE TABLE usage_regime (
    code {text} PRIMARY KEY,
    regime_id {int} NOT NULL UNIQUE REFERENCES regime (id),
    ower {int} NOT NULL,
    rule {text} NOT NULL
);

-- What the system counted for a report, once.
CREATE TABLE usage_count (
    report_id {int} PRIMARY KEY REFERENCES report (id),
    counted_at {int} NOT NULL,
    from_on {int} NOT NULL,
    to_on {int} NOT NULL
);
