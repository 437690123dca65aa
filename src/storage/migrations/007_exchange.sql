-- Exchange with other programs and offices: how lists of strangers are read, kept under a name.

CREATE TABLE import_mapping (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

-- Packets between offices: which were sent or taken in, and what was last exchanged of each record.

CREATE TABLE packet (
    id      INTEGER PRIMARY KEY,
    way     TEXT NOT NULL,
    plan    INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    sha256  TEXT NOT NULL,
    body    TEXT NOT NULL
) STRICT;
CREATE INDEX packet_sha256 ON packet (sha256);

-- `record` is the identifier at the sender, `ours` the one here. No reference: what was exchanged is remembered also of
-- what was removed since.
CREATE TABLE exchange_base (
    id     INTEGER PRIMARY KEY,
    kind   TEXT NOT NULL,
    record INTEGER NOT NULL,
    ours   INTEGER NOT NULL,
    source TEXT NOT NULL,
    at     TEXT NOT NULL,
    mark   TEXT NOT NULL,
    UNIQUE (kind, record)
) STRICT;
