-- Walks along the successors from the new one; meeting the unit itself means a circle.
WITH RECURSIVE heir (id) AS (
    SELECT ?2 WHERE ?2 IS NOT NULL
    UNION
    SELECT unit.successor FROM unit JOIN heir ON unit.id = heir.id WHERE unit.successor IS NOT NULL
)
SELECT 1 FROM heir WHERE id = ?1
