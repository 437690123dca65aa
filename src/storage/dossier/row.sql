SELECT dossier.body, subject.body, dossier.state, unit.name
FROM dossier
JOIN subject ON subject.id = dossier.subject
JOIN unit ON unit.id = dossier.unit
WHERE dossier.id = ?1
