SELECT dossier.id, subject.name, subject.kind, dossier.unit, unit.name, dossier.year, dossier.state,
       dossier.received, dossier.body ->> '$.field'
FROM dossier
JOIN subject ON subject.id = dossier.subject
JOIN unit ON unit.id = dossier.unit
WHERE dossier.id = ?1
