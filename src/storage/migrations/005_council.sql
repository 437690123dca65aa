-- The council in full: groups, grades and versions of criteria sets, figures with what they follow from, the unit's own
-- and appraised figures, confirmed and compared sheets, files of scores, meetings, remembered conflicts, excused quotas.

-- Groups, caps, grades, version and source; '{}' is a set from before there were any.
ALTER TABLE criteria_set ADD COLUMN body TEXT NOT NULL DEFAULT '{}';
-- Group, note and origin.
ALTER TABLE criterion ADD COLUMN body TEXT NOT NULL DEFAULT '{}';
-- Left out by a revision; the row stays because scores rest on it.
ALTER TABLE criterion ADD COLUMN retired INTEGER NOT NULL DEFAULT 0;

-- Each version of a set before it was revised, whole.
CREATE TABLE criteria_version (
    id           INTEGER PRIMARY KEY,
    criteria_set INTEGER NOT NULL REFERENCES criteria_set (id),
    version      INTEGER NOT NULL,
    on_day       TEXT NOT NULL,
    by_whom      TEXT NOT NULL,
    reason       TEXT NOT NULL,
    body         TEXT NOT NULL,
    UNIQUE (criteria_set, version)
) STRICT;

-- The bytes are not kept; the figures are, and the hash tells a file that comes again.
CREATE TABLE sheet_file (
    id     INTEGER PRIMARY KEY,
    round  INTEGER NOT NULL REFERENCES round (id),
    member INTEGER NOT NULL REFERENCES member (id),
    sha256 TEXT NOT NULL,
    body   TEXT NOT NULL
) STRICT;
CREATE INDEX sheet_file_round ON sheet_file (round);
CREATE INDEX sheet_file_member ON sheet_file (member);

ALTER TABLE score ADD COLUMN input TEXT;
ALTER TABLE score ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE score ADD COLUMN copied INTEGER NOT NULL DEFAULT 0;
ALTER TABLE score ADD COLUMN file INTEGER REFERENCES sheet_file (id);
CREATE INDEX score_file ON score (file);

-- What the unit gave itself, and what the appraisal gave; it belongs to the dossier and outlives a round.
CREATE TABLE stage_score (
    id         INTEGER PRIMARY KEY,
    dossier    INTEGER NOT NULL REFERENCES dossier (id),
    criterion  INTEGER NOT NULL REFERENCES criterion (id),
    stage      TEXT NOT NULL,
    hundredths INTEGER NOT NULL,
    input      TEXT,
    reason     TEXT NOT NULL,
    by_whom    TEXT NOT NULL,
    UNIQUE (dossier, criterion, stage)
) STRICT;
CREATE INDEX stage_score_criterion ON stage_score (criterion);

CREATE TABLE confirmation (
    id      INTEGER PRIMARY KEY,
    round   INTEGER NOT NULL REFERENCES round (id),
    dossier INTEGER NOT NULL REFERENCES dossier (id),
    member  INTEGER NOT NULL REFERENCES member (id),
    on_day  TEXT NOT NULL,
    UNIQUE (round, dossier, member)
) STRICT;
CREATE INDEX confirmation_dossier ON confirmation (dossier);
CREATE INDEX confirmation_member ON confirmation (member);

CREATE TABLE sheet_check (
    id      INTEGER PRIMARY KEY,
    round   INTEGER NOT NULL REFERENCES round (id),
    dossier INTEGER NOT NULL REFERENCES dossier (id),
    member  INTEGER NOT NULL REFERENCES member (id),
    body    TEXT NOT NULL,
    UNIQUE (round, dossier, member)
) STRICT;
CREATE INDEX sheet_check_dossier ON sheet_check (dossier);
CREATE INDEX sheet_check_member ON sheet_check (member);

CREATE TABLE meeting (
    id      INTEGER PRIMARY KEY,
    round   INTEGER NOT NULL REFERENCES round (id),
    held_on TEXT NOT NULL,
    body    TEXT NOT NULL
) STRICT;
CREATE INDEX meeting_round ON meeting (round);

CREATE TABLE conflict (
    id      INTEGER PRIMARY KEY,
    round   INTEGER NOT NULL REFERENCES round (id),
    member  INTEGER NOT NULL REFERENCES member (id),
    dossier INTEGER NOT NULL REFERENCES dossier (id),
    body    TEXT NOT NULL,
    UNIQUE (round, member, dossier)
) STRICT;
CREATE INDEX conflict_member ON conflict (member);
CREATE INDEX conflict_dossier ON conflict (dossier);

-- `key` is the group as JSON, written the same way every time.
CREATE TABLE excuse (
    id    INTEGER PRIMARY KEY,
    round INTEGER NOT NULL REFERENCES round (id),
    key   TEXT NOT NULL,
    body  TEXT NOT NULL,
    UNIQUE (round, key)
) STRICT;

ALTER TABLE round ADD COLUMN follows INTEGER REFERENCES round (id);
ALTER TABLE round ADD COLUMN obligation INTEGER REFERENCES obligation (id);
CREATE INDEX round_follows ON round (follows);
CREATE INDEX round_obligation ON round (obligation);

-- Day, who and why, once a closing was opened again.
ALTER TABLE result ADD COLUMN reopened TEXT;
