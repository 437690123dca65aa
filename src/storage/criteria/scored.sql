SELECT 1 FROM score JOIN criterion ON criterion.id = score.criterion WHERE criterion.criteria_set = ?1 LIMIT 1
