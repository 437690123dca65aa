SELECT 1
FROM candidate JOIN round ON round.id = candidate.round
WHERE candidate.dossier = ?1 AND round.id <> ?2 AND round.state = 'open'
LIMIT 1
