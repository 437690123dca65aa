SELECT 1
FROM criterion
WHERE criterion.criteria_set = ?1
  AND (EXISTS (SELECT 1 FROM score WHERE score.criterion = criterion.id)
    OR EXISTS (SELECT 1 FROM stage_score WHERE stage_score.criterion = criterion.id))
LIMIT 1
