-- Papers beside the plan, and what the council counted out of the box.

CREATE TABLE vote (
    id      INTEGER PRIMARY KEY,
    round   INTEGER NOT NULL REFERENCES round (id),
    dossier INTEGER NOT NULL REFERENCES dossier (id),
    body    TEXT NOT NULL,
    UNIQUE (round, dossier)
) STRICT;
CREATE INDEX vote_dossier ON vote (dossier);

-- `kept` is the whole paper as it was issued, so that it prints the same for ever.
CREATE TABLE paper (
    id        INTEGER PRIMARY KEY,
    kind      TEXT NOT NULL,
    plan      INTEGER NOT NULL REFERENCES plan (id),
    year      INTEGER NOT NULL,
    round     INTEGER REFERENCES round (id),
    dossier   INTEGER REFERENCES dossier (id),
    state     TEXT NOT NULL,
    number    TEXT,
    issued_on TEXT,
    body      TEXT NOT NULL,
    kept      TEXT
) STRICT;
CREATE INDEX paper_plan ON paper (plan, kind);
CREATE INDEX paper_round ON paper (round);
CREATE INDEX paper_dossier ON paper (dossier);
