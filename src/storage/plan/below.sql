-- Walks up from the new parent; meeting the section itself means a circle.
WITH RECURSIVE above (id) AS (
    SELECT ?2 WHERE ?2 IS NOT NULL
    UNION
    SELECT section.parent FROM section JOIN above ON section.id = above.id WHERE section.parent IS NOT NULL
)
SELECT 1 FROM above WHERE id = ?1
