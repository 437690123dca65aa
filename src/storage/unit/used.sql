SELECT 1 FROM unit WHERE parent = ?1 OR successor = ?1
UNION ALL
SELECT 1 FROM subject WHERE unit = ?1
UNION ALL
SELECT 1 FROM dossier WHERE unit = ?1
LIMIT 1
