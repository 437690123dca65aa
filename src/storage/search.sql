SELECT dossier.id, dossier.plan, dossier.unit, dossier.year, subject.kind, dossier.state,
       subject.folded, unit.folded, dossier.folded, subject.sort_key
FROM dossier
JOIN subject ON subject.id = dossier.subject
JOIN unit ON unit.id = dossier.unit
