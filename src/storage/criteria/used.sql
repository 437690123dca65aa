SELECT 1 FROM section WHERE criteria_set = ?1
UNION ALL
SELECT 1 FROM criteria_set WHERE derived_from = ?1
UNION ALL
SELECT 1 FROM gate JOIN criterion ON criterion.id = gate.criterion WHERE criterion.criteria_set = ?1
LIMIT 1
