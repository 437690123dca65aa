SELECT 1 FROM unit WHERE parent = ?1 OR successor = ?1
UNION ALL
SELECT 1 FROM unit, json_each(unit.body, '$.old_parents') AS old WHERE old.value ->> '$.parent' = ?1
UNION ALL
SELECT 1 FROM subject WHERE unit = ?1
UNION ALL
SELECT 1 FROM dossier WHERE unit = ?1
UNION ALL
SELECT 1 FROM obligation, json_each(obligation.body, '$.duty.nominators.units') AS named WHERE named.value = ?1
UNION ALL
SELECT 1 FROM member WHERE member.body ->> '$.unit' = ?1
UNION ALL
SELECT 1 FROM duty_note WHERE unit = ?1
UNION ALL
SELECT 1 FROM publicity WHERE unit = ?1
UNION ALL
SELECT 1 FROM unit_report WHERE unit = ?1
UNION ALL
SELECT 1 FROM obligation, json_each(obligation.body, '$.duty.units.units') AS named WHERE named.value = ?1
LIMIT 1
