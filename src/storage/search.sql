SELECT dossier.id, dossier.plan, dossier.unit, dossier.year, subject.kind, dossier.state,
       subject.folded, unit.folded, dossier.folded
FROM dossier
JOIN subject ON subject.id = dossier.subject
JOIN unit ON unit.id = dossier.unit
ORDER BY subject.sort_key, dossier.id
