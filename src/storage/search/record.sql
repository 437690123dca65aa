SELECT dossier.id, dossier.state, subject.sort_key, subject.body, dossier.body
FROM dossier
JOIN subject ON subject.id = dossier.subject
