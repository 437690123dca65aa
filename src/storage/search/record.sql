SELECT dossier.id, dossier.state, subject.sort_key, subject.kind, dossier.body,
       subject.folded, subject.words, dossier.folded
FROM dossier
JOIN subject ON subject.id = dossier.subject
