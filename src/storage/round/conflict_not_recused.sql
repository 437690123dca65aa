SELECT member.name
FROM conflict
JOIN member ON member.id = conflict.member
WHERE conflict.round = ?1
  AND json_extract(conflict.body, '$.verdict') = 'conflict'
  AND NOT EXISTS (SELECT 1 FROM sheet
                  WHERE sheet.round = conflict.round AND sheet.dossier = conflict.dossier
                    AND sheet.member = conflict.member AND sheet.standing = 'recused')
LIMIT 1
