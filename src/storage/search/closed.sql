-- The result in force of each closed round, the latest closing last.
SELECT max(result.id)
FROM result
JOIN round ON round.id = result.round
WHERE round.state = 'closed'
GROUP BY result.round
ORDER BY result.closed_on, result.id
