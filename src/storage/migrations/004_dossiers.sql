-- Dossiers for years: what a search reads of a subject, returns for correction, files, the office's own catalogues and
-- checklists, kept views, remembered "not the same", noted exports; and deeds whose content was taken out.

ALTER TABLE subject ADD COLUMN words TEXT NOT NULL DEFAULT '';

CREATE TABLE dossier_return (
    id      INTEGER PRIMARY KEY,
    dossier INTEGER NOT NULL REFERENCES dossier (id),
    body    TEXT NOT NULL
) STRICT;
CREATE INDEX dossier_return_dossier ON dossier_return (dossier);

-- The bytes lie beside the data file under their hash.
CREATE TABLE attachment (
    id      INTEGER PRIMARY KEY,
    dossier INTEGER NOT NULL REFERENCES dossier (id),
    sha256  TEXT NOT NULL,
    body    TEXT NOT NULL
) STRICT;
CREATE INDEX attachment_dossier ON attachment (dossier);
CREATE INDEX attachment_sha256 ON attachment (sha256);

-- Entries and lists of the office's own, and those that stand in place of one that comes with the program.
CREATE TABLE checklist (
    id   INTEGER PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE entry (
    id   INTEGER PRIMARY KEY,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE saved_view (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- a < b, so that a pair stands here once.
CREATE TABLE not_same (
    id INTEGER PRIMARY KEY,
    a  INTEGER NOT NULL REFERENCES subject (id),
    b  INTEGER NOT NULL REFERENCES subject (id),
    UNIQUE (a, b),
    CHECK (a < b)
) STRICT;
CREATE INDEX not_same_b ON not_same (b);

CREATE TABLE export_note (
    id     INTEGER PRIMARY KEY,
    on_day TEXT NOT NULL,
    body   TEXT NOT NULL
) STRICT;

-- The deed that took the content of this one out; none while it is whole.
ALTER TABLE journal ADD COLUMN erased INTEGER;
