INSERT INTO criterion (id, criteria_set, position, code, title, measure, body)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
ON CONFLICT (id) DO UPDATE SET
    position = excluded.position, code = excluded.code, title = excluded.title, measure = excluded.measure,
    body = excluded.body, retired = 0
