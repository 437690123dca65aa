INSERT INTO subject (id, kind, name, folded, sort_key, unit, words, body)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (id) DO UPDATE SET
    kind = excluded.kind, name = excluded.name, folded = excluded.folded, sort_key = excluded.sort_key,
    unit = excluded.unit, words = excluded.words, body = excluded.body
