-- Regimes whose cycles open by themselves, so many days before their reports are due, from a day on.
CREATE TABLE regime_opening (
    regime_id {int} PRIMARY KEY REFERENCES regime (id),
    days {int},
    since {int},
    failed_period {text} NOT NULL,
    failed_text {text} NOT NULL,
    failed_at {int} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);
