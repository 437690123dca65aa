INSERT INTO paper (id, kind, plan, year, round, dossier, state, number, issued_on, body)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
ON CONFLICT (id) DO UPDATE SET
    kind = excluded.kind, plan = excluded.plan, year = excluded.year, round = excluded.round,
    dossier = excluded.dossier, state = excluded.state, number = excluded.number,
    issued_on = excluded.issued_on, body = excluded.body
