INSERT INTO unit (id, parent, successor, kind, name, folded, position, body)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (id) DO UPDATE SET
    parent = excluded.parent, successor = excluded.successor, kind = excluded.kind, name = excluded.name,
    folded = excluded.folded, position = excluded.position, body = excluded.body
