SELECT other.id, other.name, member.name, mine.id, conflict.body
FROM conflict
JOIN round AS other ON other.id = conflict.round
JOIN round AS here ON here.id = ?1 AND here.plan = other.plan AND here.id <> other.id
JOIN member ON member.id = conflict.member
JOIN dossier AS theirs ON theirs.id = conflict.dossier
JOIN dossier AS mine ON mine.subject = theirs.subject
JOIN candidate ON candidate.dossier = mine.id AND candidate.round = here.id
ORDER BY other.held_on DESC, other.id DESC, mine.id, conflict.id DESC
