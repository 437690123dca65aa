-- The first schema. Every table of people's work has an integer `id`, so that one mechanism can capture what a
-- deed changed and take it back. `body` holds the whole value as JSON; the other columns repeat what is searched,
-- ordered or referred to. No collation and no function of ours stands in the schema: any tool can open the file.

CREATE TABLE office (
    id   INTEGER PRIMARY KEY CHECK (id = 1),
    body TEXT NOT NULL
) STRICT;

CREATE TABLE unit (
    id        INTEGER PRIMARY KEY,
    parent    INTEGER REFERENCES unit (id),
    successor INTEGER REFERENCES unit (id),
    kind      TEXT NOT NULL,
    name      TEXT NOT NULL,
    folded    TEXT NOT NULL,
    position  INTEGER NOT NULL,
    body      TEXT NOT NULL
) STRICT;
CREATE INDEX unit_parent ON unit (parent);
CREATE INDEX unit_successor ON unit (successor);

CREATE TABLE movement (
    id     INTEGER PRIMARY KEY,
    name   TEXT NOT NULL,
    folded TEXT NOT NULL,
    body   TEXT NOT NULL
) STRICT;

CREATE TABLE plan (
    id          INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    state       TEXT NOT NULL,
    period_from TEXT NOT NULL,
    period_to   TEXT NOT NULL,
    body        TEXT NOT NULL
) STRICT;

CREATE TABLE obligation (
    id   INTEGER PRIMARY KEY,
    plan INTEGER NOT NULL REFERENCES plan (id),
    body TEXT NOT NULL
) STRICT;
CREATE INDEX obligation_plan ON obligation (plan);

CREATE TABLE criteria_set (
    id           INTEGER PRIMARY KEY,
    plan         INTEGER NOT NULL REFERENCES plan (id),
    kind         TEXT,
    derived_from INTEGER REFERENCES criteria_set (id),
    name         TEXT NOT NULL
) STRICT;
CREATE INDEX criteria_set_plan ON criteria_set (plan);
CREATE INDEX criteria_set_derived ON criteria_set (derived_from);

CREATE TABLE criterion (
    id           INTEGER PRIMARY KEY,
    criteria_set INTEGER NOT NULL REFERENCES criteria_set (id),
    position     INTEGER NOT NULL,
    code         TEXT NOT NULL,
    title        TEXT NOT NULL,
    measure      TEXT NOT NULL
) STRICT;
CREATE INDEX criterion_set ON criterion (criteria_set, position);

CREATE TABLE section (
    id           INTEGER PRIMARY KEY,
    plan         INTEGER NOT NULL REFERENCES plan (id),
    parent       INTEGER REFERENCES section (id),
    position     INTEGER NOT NULL,
    marking      TEXT NOT NULL,
    obligation   INTEGER REFERENCES obligation (id),
    criteria_set INTEGER REFERENCES criteria_set (id),
    content      TEXT NOT NULL
) STRICT;
CREATE INDEX section_plan ON section (plan);
CREATE INDEX section_parent ON section (parent);
CREATE INDEX section_obligation ON section (obligation);
CREATE INDEX section_criteria_set ON section (criteria_set);

CREATE TABLE subject (
    id       INTEGER PRIMARY KEY,
    kind     TEXT NOT NULL,
    name     TEXT NOT NULL,
    folded   TEXT NOT NULL,
    sort_key BLOB NOT NULL,
    unit     INTEGER REFERENCES unit (id),
    body     TEXT NOT NULL
) STRICT;
CREATE INDEX subject_folded ON subject (folded);
CREATE INDEX subject_unit ON subject (unit);

CREATE TABLE dossier (
    id       INTEGER PRIMARY KEY,
    subject  INTEGER NOT NULL REFERENCES subject (id),
    plan     INTEGER NOT NULL REFERENCES plan (id),
    year     INTEGER NOT NULL,
    unit     INTEGER NOT NULL REFERENCES unit (id),
    state    TEXT NOT NULL,
    received TEXT,
    folded   TEXT NOT NULL,
    body     TEXT NOT NULL
) STRICT;
CREATE INDEX dossier_subject ON dossier (subject, plan, year);
CREATE INDEX dossier_plan ON dossier (plan, year);
CREATE INDEX dossier_unit ON dossier (unit);

CREATE TABLE step (
    id      INTEGER PRIMARY KEY,
    dossier INTEGER NOT NULL REFERENCES dossier (id),
    state   TEXT NOT NULL,
    on_day  TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    reason  TEXT NOT NULL
) STRICT;
CREATE INDEX step_dossier ON step (dossier);

CREATE TABLE gate (
    id        INTEGER PRIMARY KEY,
    dossier   INTEGER NOT NULL REFERENCES dossier (id),
    criterion INTEGER NOT NULL REFERENCES criterion (id),
    answer    TEXT NOT NULL,
    evidence  TEXT NOT NULL,
    UNIQUE (dossier, criterion)
) STRICT;
CREATE INDEX gate_criterion ON gate (criterion);

CREATE TABLE round (
    id       INTEGER PRIMARY KEY,
    plan     INTEGER NOT NULL REFERENCES plan (id),
    name     TEXT NOT NULL,
    state    TEXT NOT NULL,
    held_on  TEXT,
    settings TEXT NOT NULL
) STRICT;
CREATE INDEX round_plan ON round (plan);

CREATE TABLE member (
    id       INTEGER PRIMARY KEY,
    round    INTEGER NOT NULL REFERENCES round (id),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    body     TEXT NOT NULL
) STRICT;
CREATE INDEX member_round ON member (round);

CREATE TABLE candidate (
    id      INTEGER PRIMARY KEY,
    round   INTEGER NOT NULL REFERENCES round (id),
    dossier INTEGER NOT NULL REFERENCES dossier (id),
    UNIQUE (round, dossier)
) STRICT;
CREATE INDEX candidate_dossier ON candidate (dossier);

CREATE TABLE sheet (
    id       INTEGER PRIMARY KEY,
    round    INTEGER NOT NULL REFERENCES round (id),
    dossier  INTEGER NOT NULL REFERENCES dossier (id),
    member   INTEGER NOT NULL REFERENCES member (id),
    standing TEXT NOT NULL,
    reason   TEXT NOT NULL,
    UNIQUE (round, dossier, member)
) STRICT;
CREATE INDEX sheet_dossier ON sheet (dossier);
CREATE INDEX sheet_member ON sheet (member);

CREATE TABLE score (
    id         INTEGER PRIMARY KEY,
    round      INTEGER NOT NULL REFERENCES round (id),
    dossier    INTEGER NOT NULL REFERENCES dossier (id),
    member     INTEGER NOT NULL REFERENCES member (id),
    criterion  INTEGER NOT NULL REFERENCES criterion (id),
    hundredths INTEGER NOT NULL,
    UNIQUE (round, dossier, member, criterion)
) STRICT;
CREATE INDEX score_dossier ON score (dossier);
CREATE INDEX score_member ON score (member);
CREATE INDEX score_criterion ON score (criterion);

CREATE TABLE decision (
    id    INTEGER PRIMARY KEY,
    round INTEGER NOT NULL REFERENCES round (id),
    body  TEXT NOT NULL
) STRICT;
CREATE INDEX decision_round ON decision (round);

-- What stood when a round was closed: the whole board, so that the result can be recomputed for ever.
CREATE TABLE result (
    id        INTEGER PRIMARY KEY,
    round     INTEGER NOT NULL REFERENCES round (id),
    closed_on TEXT NOT NULL,
    closed_by TEXT NOT NULL,
    board     TEXT NOT NULL
) STRICT;
CREATE INDEX result_round ON result (round);

-- Append-only; each row carries the hash of the one before, so that a changed or removed row shows. The numbers
-- never return: a row removed at the end shows too.
CREATE TABLE journal (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at       TEXT NOT NULL,
    who      TEXT NOT NULL,
    title    TEXT NOT NULL,
    command  TEXT NOT NULL,
    changes  TEXT NOT NULL,
    reverts  INTEGER,
    previous BLOB NOT NULL,
    hash     BLOB NOT NULL
) STRICT;
