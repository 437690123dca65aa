SELECT sha256 FROM attachment
UNION
SELECT file.value ->> '$.sha256' FROM publicity, json_each(publicity.body, '$.evidence') AS file
ORDER BY 1
