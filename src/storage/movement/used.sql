SELECT 1 FROM dossier, json_each(dossier.body, '$.movements') AS named WHERE named.value = ?1
UNION ALL
SELECT 1 FROM plan, json_each(plan.body, '$.movements') AS named WHERE named.value = ?1
UNION ALL
SELECT 1 FROM publicity, json_each(publicity.body, '$.movements') AS named WHERE named.value = ?1
LIMIT 1
