SELECT member.name
FROM sheet
JOIN member ON member.id = sheet.member
WHERE sheet.round = ?1
  AND (EXISTS (SELECT 1 FROM score
               WHERE score.round = sheet.round AND score.dossier = sheet.dossier AND score.member = sheet.member)
    OR EXISTS (SELECT 1 FROM confirmation
               WHERE confirmation.round = sheet.round AND confirmation.dossier = sheet.dossier
                 AND confirmation.member = sheet.member)
    OR EXISTS (SELECT 1 FROM sheet_check
               WHERE sheet_check.round = sheet.round AND sheet_check.dossier = sheet.dossier
                 AND sheet_check.member = sheet.member))
LIMIT 1
