-- The life of plans: dated steps, issued versions kept whole; and the office's register of legal bases.

CREATE TABLE plan_step (
    id      INTEGER PRIMARY KEY,
    plan    INTEGER NOT NULL REFERENCES plan (id),
    version INTEGER NOT NULL,
    step    TEXT,
    on_day  TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    reason  TEXT NOT NULL
) STRICT;
CREATE INDEX plan_step_plan ON plan_step (plan);

-- `body` is the whole plan as it was issued; `kept` the whole paper, so that it prints the same for ever.
CREATE TABLE plan_version (
    id        INTEGER PRIMARY KEY,
    plan      INTEGER NOT NULL REFERENCES plan (id),
    version   INTEGER NOT NULL,
    number    TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    body      TEXT NOT NULL,
    kept      TEXT,
    UNIQUE (plan, version)
) STRICT;

-- Entries of the office's own, and those that stand in place of an entry that comes with the program.
CREATE TABLE basis (
    id   INTEGER PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;
