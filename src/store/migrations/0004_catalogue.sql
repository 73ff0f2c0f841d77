-- The common catalogues: what rows and columns of forms mean, in which unit, of which sector.
-- Entries are named by their codes, which never change and differ by more than their letters' case;
-- nothing is deleted.
CREATE TABLE sector (
    id {pk},
    code {text} NOT NULL,
    name {text} NOT NULL,
    name_search {text} NOT NULL,
    name_sort {text} NOT NULL,
    aliases {text} NOT NULL,
    note {text} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);
CREATE UNIQUE INDEX sector_code ON sector (LOWER(code));
CREATE INDEX sector_sort ON sector (name_sort, id);

-- factor is an exact decimal as text: how many of the quantity's base measure one of this is.
CREATE TABLE measure (
    id {pk},
    code {text} NOT NULL,
    name {text} NOT NULL,
    name_search {text} NOT NULL,
    name_sort {text} NOT NULL,
    aliases {text} NOT NULL,
    quantity {text} NOT NULL,
    factor {text} NOT NULL,
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);
CREATE UNIQUE INDEX measure_code ON measure (LOWER(code));
CREATE INDEX measure_sort ON measure (name_sort, id);

CREATE TABLE attribute (
    id {pk},
    code {text} NOT NULL,
    name {text} NOT NULL,
    name_search {text} NOT NULL,
    name_sort {text} NOT NULL,
    aliases {text} NOT NULL,
    definition {text} NOT NULL,
    type {int} NOT NULL,
    unit_rule {int} NOT NULL,
    time_rule {int} NOT NULL,
    valid_from {int},
    valid_to {int},
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);
CREATE UNIQUE INDEX attribute_code ON attribute (LOWER(code));
CREATE INDEX attribute_sort ON attribute (name_sort, id);

-- measure, sector, weight, numerator and divisor are codes; empty: none.
CREATE TABLE indicator (
    id {pk},
    code {text} NOT NULL,
    name {text} NOT NULL,
    name_search {text} NOT NULL,
    name_sort {text} NOT NULL,
    aliases {text} NOT NULL,
    definition {text} NOT NULL,
    method {text} NOT NULL,
    legal_basis {text} NOT NULL,
    measure {text} NOT NULL,
    sector {text} NOT NULL,
    decimals {int} NOT NULL,
    owner_unit_id {int} NOT NULL REFERENCES unit (id),
    unit_rule {int} NOT NULL,
    time_rule {int} NOT NULL,
    weight {text} NOT NULL,
    numerator {text} NOT NULL,
    divisor {text} NOT NULL,
    valid_from {int},
    valid_to {int},
    version {int} NOT NULL,
    changed_at {int} NOT NULL
);
CREATE UNIQUE INDEX indicator_code ON indicator (LOWER(code));
CREATE INDEX indicator_sort ON indicator (name_sort, id);
CREATE INDEX indicator_owner ON indicator (owner_unit_id);
CREATE INDEX indicator_sector ON indicator (sector);
