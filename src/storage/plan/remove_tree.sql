WITH RECURSIVE below (id) AS (
    SELECT ?1
    UNION
    SELECT section.id FROM section JOIN below ON section.parent = below.id
)
DELETE FROM section WHERE id IN (SELECT id FROM below)
