-- Exchange with other programs and offices: how lists of strangers are read, kept under a name.

CREATE TABLE import_mapping (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
