SELECT 1 FROM dossier WHERE plan = ?1
UNION ALL
SELECT 1 FROM round WHERE plan = ?1
UNION ALL
SELECT 1
FROM criteria_set AS own JOIN criteria_set AS heir ON heir.derived_from = own.id
WHERE own.plan = ?1 AND heir.plan <> ?1
UNION ALL
SELECT 1 FROM plan WHERE id <> ?1 AND json_extract(body, '$.origin.superior') = ?1
UNION ALL
SELECT 1 FROM publicity WHERE plan = ?1
UNION ALL
SELECT 1 FROM unit_report WHERE plan = ?1
LIMIT 1
