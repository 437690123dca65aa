SELECT candidate.dossier
FROM candidate
JOIN dossier ON dossier.id = candidate.dossier
JOIN subject ON subject.id = dossier.subject
WHERE candidate.round = ?1
ORDER BY subject.kind, subject.sort_key, candidate.dossier
