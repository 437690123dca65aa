SELECT 1
FROM section JOIN plan ON plan.id = section.plan
WHERE section.criteria_set = ?1 AND plan.state = 'issued'
LIMIT 1
