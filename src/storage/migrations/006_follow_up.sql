-- The follow-up of a plan: notes on what falls due, items of publicity, lower offices' reports.

CREATE TABLE duty_note (
    id         INTEGER PRIMARY KEY,
    obligation INTEGER NOT NULL REFERENCES obligation (id),
    due        TEXT,
    unit       INTEGER REFERENCES unit (id),
    body       TEXT NOT NULL
) STRICT;
-- One note for an obligation, day and unit; a NULL would be unlike every other NULL.
CREATE UNIQUE INDEX duty_note_once ON duty_note (obligation, coalesce(due, ''), coalesce(unit, 0));
CREATE INDEX duty_note_unit ON duty_note (unit);

CREATE TABLE publicity (
    id         INTEGER PRIMARY KEY,
    plan       INTEGER NOT NULL REFERENCES plan (id),
    on_day     TEXT NOT NULL,
    unit       INTEGER REFERENCES unit (id),
    obligation INTEGER REFERENCES obligation (id),
    body       TEXT NOT NULL
) STRICT;
CREATE INDEX publicity_plan ON publicity (plan, on_day);
CREATE INDEX publicity_unit ON publicity (unit);
CREATE INDEX publicity_obligation ON publicity (obligation);

CREATE TABLE unit_report (
    id     INTEGER PRIMARY KEY,
    plan   INTEGER NOT NULL REFERENCES plan (id),
    year   INTEGER NOT NULL,
    span   TEXT NOT NULL,
    unit   INTEGER NOT NULL REFERENCES unit (id),
    sha256 TEXT NOT NULL,
    body   TEXT NOT NULL,
    UNIQUE (plan, year, span, unit)
) STRICT;
CREATE INDEX unit_report_unit ON unit_report (unit);
