INSERT INTO section (id, plan, parent, position, marking, obligation, criteria_set, content)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (id) DO UPDATE SET
    parent = excluded.parent, position = excluded.position, marking = excluded.marking,
    obligation = excluded.obligation, criteria_set = excluded.criteria_set, content = excluded.content
