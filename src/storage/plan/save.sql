INSERT INTO plan (id, name, state, period_from, period_to, body)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (id) DO UPDATE SET
    name = excluded.name, state = excluded.state, period_from = excluded.period_from,
    period_to = excluded.period_to, body = excluded.body
