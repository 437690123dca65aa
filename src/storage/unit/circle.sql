-- Walks up from the new parent; meeting the unit itself means a circle.
WITH RECURSIVE above (id) AS (
    SELECT ?2 WHERE ?2 IS NOT NULL
    UNION
    SELECT unit.parent FROM unit JOIN above ON unit.id = above.id WHERE unit.parent IS NOT NULL
)
SELECT 1 FROM above WHERE id = ?1
