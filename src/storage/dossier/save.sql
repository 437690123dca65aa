INSERT INTO dossier (id, subject, plan, year, unit, state, received, folded, body)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
ON CONFLICT (id) DO UPDATE SET
    subject = excluded.subject, plan = excluded.plan, year = excluded.year, unit = excluded.unit,
    received = excluded.received, folded = excluded.folded, body = excluded.body
