SELECT dossier.body, dossier.state, plan.name, unit.name,
       (SELECT count(*) FROM attachment WHERE attachment.dossier = dossier.id)
FROM dossier
JOIN plan ON plan.id = dossier.plan
JOIN unit ON unit.id = dossier.unit
WHERE dossier.subject = ?1
ORDER BY dossier.year DESC, plan.period_from DESC, dossier.id DESC
