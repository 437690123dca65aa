//! `docs/commands.md` is written from the types, so that it cannot go stale. `UPDATE_DOCS=1 cargo test --test
//! cli_docs` writes it anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::cli::{help, sample, script};
use guong_sang::domain::Command;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Deeds that the sample has no use for, in the words of a script; reading them proves them.
const FURTHER: &str = r#"
{"deed":"remove_unit","id":31}
{"deed":"save_duty_note","note":{"id":1,"obligation":5,"due":"2017-11-15","state":"done","on":"2017-11-10","number":"15/BC-BTV"}}
{"deed":"remove_duty_note","id":1}
{"deed":"save_publicity","item":{"id":1,"plan":1,"on":"2017-10-20","form":"Báo in, báo điện tử","title":"Người giữ nghề dệt ở bản cao","agency":"Báo Cao Sơn","subjects":[24],"audience":1200,"address":"https://bao.example/nghe-det"}}
{"deed":"remove_publicity","id":1}
{"deed":"save_unit_report","report":{"id":1,"plan":1,"year":2017,"span":"year","unit":31,"received":"2017-11-12","number":"07/BC-HPN","sections":[{"number":"I","title":"Kết quả thực hiện","paragraphs":["Đã giới thiệu 03 gương điển hình."]}]}}
{"deed":"remove_unit_report","id":1}
{"deed":"remove_movement","id":3}
{"deed":"remove_plan","id":2}
{"deed":"move_section","id":12,"parent":10,"position":0}
{"deed":"remove_section","id":12}
{"deed":"remove_obligation","id":5}
{"deed":"remove_criteria_set","id":5}
{"deed":"remove_subject","id":24}
{"deed":"remove_dossier","id":24}
{"deed":"remove_round","id":1}
{"deed":"remove_member","id":7}
{"deed":"leave_dossier","round":1,"dossier":20}
{"deed":"enter_score","round":1,"dossier":8,"member":1,"criterion":11,"points":"18.5"}
{"deed":"reopen_round","id":1,"on":"2017-10-13","by":"Nông Thị Kiều Trinh","reason":"bổ sung một phiếu chấm bị sót"}
{"deed":"count_votes","round":1,"dossier":1,"count":{"dossier":1,"agree":5,"disagree":0,"written_agree":1}}
{"deed":"save_paper","paper":{"id":1,"type":"proposal","plan":1,"year":2017,"round":1,"addressees":["Ủy ban nhân dân tỉnh"]}}
{"deed":"issue_paper","id":1,"number":"12","on":"2017-10-20"}
{"deed":"cancel_paper","id":1,"reason":"sai trích yếu, lập tờ trình khác"}
{"deed":"remove_paper","id":2}
{"deed":"step_plan","id":1,"step":"amend","on":"2017-11-02","by":"Nông Thị Kiều Trinh","reason":"kéo dài thời gian nộp hồ sơ"}
{"deed":"confirm_inherited","plan":2,"items":[0,3],"confirmed":true}
{"deed":"decline_proposal","plan":2,"key":"quota:12","declined":true}
{"deed":"save_basis","basis":{"id":1001,"kind":"Kế hoạch","number":"12/KH-UBND","date":"2026-02-10","issuer":"Ủy ban nhân dân tỉnh","subject":"về phong trào thi đua năm 2026"}}
{"deed":"remove_basis","id":1001}
{"deed":"return_dossier","dossier":20,"id":1,"fields":["summary","papers"],"on":"2017-09-20","by":"Phùng Thị Quế Chi","reason":"Thiếu xác nhận của Hội LHPN xã, tóm tắt chưa có số liệu"}
{"deed":"answer_return","dossier":20,"on":"2017-09-25","by":"Phùng Thị Quế Chi"}
{"deed":"take_over_return","dossier":20,"by":"Đàm Thị Thục Anh","reason":"Người yêu cầu bổ sung đi công tác dài ngày"}
{"deed":"attach_file","attachment":{"id":1,"dossier":20,"name":"Xác nhận.pdf","item":"report","size":48213,"sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","mime":"application/pdf","added":"2017-09-25"}}
{"deed":"remove_attachment","id":1}
{"deed":"save_checklist","checklist":{"id":1001,"name":"Giấy khen của Hội LHPN tỉnh","awards":["Giấy khen"],"place":"Cao Bằng","items":[{"key":"report","name":"Báo cáo thành tích","required":true}],"source":"Quy chế của Hội"}}
{"deed":"remove_checklist","id":1001}
{"deed":"save_entry","entry":{"id":1001,"list":"field","name":"Giữ nghề dệt truyền thống"}}
{"deed":"remove_entry","id":1001}
{"deed":"save_view","view":{"id":1,"name":"Còn thiếu giấy tờ","body":"{}"}}
{"deed":"remove_view","id":1}
{"deed":"save_mapping","mapping":{"id":1,"name":"Danh sách của Hội LHPN huyện","mapping":{"columns":{"ten cua chi em":"name","mat hang":null},"kind":"person","units":{"ban lay":11}}}}
{"deed":"remove_mapping","id":1}
{"deed":"not_same","a":1,"b":2,"remembered":true}
{"deed":"merge_subjects","merge":{"keep":1,"gone":2,"subject":{"id":1,"name":"Bế Thị Ân","other_names":["Bế Thị Ẩn"],"detail":{"kind":"person"}}}}
{"deed":"anonymise","subject":9,"on":"2027-11-01","by":"Phùng Thị Quế Chi","reason":"hết thời hạn lưu đã nêu"}
{"deed":"note_export","export":{"id":1,"what":"Danh sách hồ sơ năm 2017","rows":24,"columns":["Họ và tên","Đơn vị"],"personal":false,"file":"Danh sách.xlsx","on":"2017-10-03","by":"Phùng Thị Quế Chi"}}
{"deed":"revise_criteria_set","set":{"id":1,"plan":1,"kind":"collective","name":"Tiêu chí tập thể","criteria":[{"id":11,"code":"TC1","title":"Hoàn thành xuất sắc nhiệm vụ","measure":{"type":"points","max":"20","step":"0.5"}}]},"on":"2017-10-11","by":"Nông Thị Kiều Trinh","reason":"Hội đồng thống nhất bỏ tiêu chí trùng"}
{"deed":"enter_stage","dossier":1,"criterion":11,"stage":"self_score","points":"19.5","reason":"báo cáo năm 2016","by":"Chi hội Phụ nữ xóm Nà Lom"}
{"deed":"take_proposed","round":1,"dossier":1,"member":2}
{"deed":"confirm_sheet","round":1,"dossier":1,"member":1,"on":"2017-10-12","confirmed":true}
{"deed":"check_sheet","round":1,"dossier":1,"member":1,"figures":[{"criterion":11,"points":"19.5"},{"criterion":12,"points":null}],"by":"Phùng Thị Quế Chi","on":"2017-10-12"}
{"deed":"take_sheet_file","file":{"id":1,"round":1,"member":5,"name":"Phiếu chấm - Phùng Thị Quế Chi.xlsx","sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","taken_on":"2017-10-11","by":"Vi Thị Thu Thảo"},"cells":[{"dossier":1,"criterion":11,"points":"19"},{"dossier":1,"criterion":13,"input":{"done":"45","target":"50"}}]}
{"deed":"save_meeting","meeting":{"id":1,"round":1,"held_on":"2017-10-12","place":"Hội trường Hội LHPN tỉnh","attendance":[{"member":1,"present":true},{"member":6,"present":false,"absence":"đi công tác","opinion":"nhất trí với danh sách đề nghị"}]}}
{"deed":"remove_meeting","id":1}
{"deed":"answer_conflict","round":1,"member":4,"dossier":13,"verdict":"conflict","by":"Vi Thị Thu Thảo","reason":"là chị ruột của người được đề nghị"}
{"deed":"explain_excess","round":1,"key":{"scope":{"scope":"unit","unit":3},"kind":"person"},"by":"Hội đồng","reason":"đơn vị có hai người cùng cứu người trong lũ"}
{"deed":"note_packet","packet":{"id":1,"way":"taken","direction":"up","office":"Hội LHPN huyện Hòa An","campaign":"Gương điển hình 2017","plan":1,"made_at":"2017-09-28T02:10:00Z","made_by":"Nông Thị Bích","on":"2017-09-29","by":"Phùng Thị Quế Chi","file":"Hòa An 2017.gsg","size":48213,"sha256":"2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881","new":1},"bases":[{"kind":"dossier","record":20,"ours":20,"source":"a1b2c3d4","at":"2017-09-28T02:10:00Z","mark":"9f86d081"}]}
{"deed":"revert","of":259}
"#;

fn examples() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let all = sample::CAMPAIGN.into_iter().chain([sample::CLOSING, FURTHER]);
    for line in all.flat_map(str::lines).filter(|line| line.starts_with('{')) {
        script::commands(line).unwrap();
        let deed = serde_json::from_str::<Value>(line).unwrap()["deed"].as_str().unwrap().to_owned();
        found.entry(deed).or_insert_with(|| line.to_owned());
    }
    found
}

fn flat(text: &Value) -> String {
    text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|")
}

/// The type of a field in words, with links to the types below.
fn kind_of(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.trim_start_matches("#/$defs/");
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some(word) = schema["const"].as_str() {
        return format!("`\"{word}\"`");
    }
    for choice in ["anyOf", "oneOf", "allOf"] {
        if let Some(choices) = schema[choice].as_array() {
            let kinds: Vec<String> = choices.iter().filter(|it| it["type"] != "null").map(kind_of).collect();
            return kinds.join(" or ");
        }
    }
    if schema["type"] == "array" || schema["type"].as_array().is_some_and(|t| t.contains(&"array".into())) {
        return format!("list of {}", kind_of(&schema["items"]));
    }
    if schema["format"] == "date" {
        return "day (`2017-10-12`)".to_owned();
    }
    let word = match &schema["type"] {
        Value::Array(types) => types.iter().find(|it| *it != "null").and_then(Value::as_str),
        other => other.as_str(),
    };
    match word {
        Some("string") => "text",
        Some("integer") => "whole number",
        Some("boolean") => "true or false",
        Some("object") => "object",
        _ => "any",
    }
    .to_owned()
}

fn fields(out: &mut String, schema: &Value, without: &str) {
    let empty = Map::new();
    let properties = schema["properties"].as_object().unwrap_or(&empty);
    if properties.keys().all(|name| name == without) {
        return;
    }
    let required: Vec<&str> =
        schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    out.push_str("| field | type | | meaning |\n|---|---|---|---|\n");
    for (name, field) in properties.iter().filter(|(name, _)| *name != without) {
        let need = if required.contains(&name.as_str()) { "required" } else { "" };
        // A shape of one field carries its meaning itself.
        let own = flat(&field["description"]);
        let meaning = if own.is_empty() { flat(&schema["description"]) } else { own };
        writeln!(out, "| `{name}` | {} | {need} | {meaning} |", kind_of(field)).unwrap();
    }
    out.push('\n');
}

/// A type of several shapes: plain words in one table, shapes with fields one after the other.
fn shapes(out: &mut String, schema: &Value, tag: Option<&str>) {
    let all = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array());
    let (words, rich): (Vec<&Value>, Vec<&Value>) =
        all.into_iter().flatten().partition(|it| it["const"].is_string());
    if !words.is_empty() {
        out.push_str("| word | meaning |\n|---|---|\n");
        for word in words {
            writeln!(out, "| `{}` | {} |", word["const"].as_str().unwrap(), flat(&word["description"]))
                .unwrap();
        }
        out.push('\n');
    }
    for shape in rich {
        let word = tag.and_then(|tag| shape["properties"][tag]["const"].as_str());
        match (word, tag) {
            (Some(word), Some(tag)) => {
                writeln!(out, "`\"{tag}\": \"{word}\"` – {}\n", flat(&shape["description"])).unwrap();
                if let Some(name) = shape["$ref"].as_str() {
                    let name = name.trim_start_matches("#/$defs/");
                    writeln!(out, "with the fields of [{name}](#{}).\n", name.to_lowercase()).unwrap();
                }
                fields(out, shape, tag);
            }
            _ => fields(out, shape, ""),
        }
    }
}

/// The field that tells the shapes of a type apart.
fn tag_of(schema: &Value) -> Option<String> {
    let first = schema["oneOf"].as_array()?.iter().find(|it| it["properties"].is_object())?;
    let fields = first["properties"].as_object()?;
    fields.iter().find(|(_, field)| field["const"].is_string()).map(|(name, _)| name.clone())
}

fn written() -> String {
    let schema = serde_json::to_value(schemars::schema_for!(Command)).unwrap();
    let examples = examples();
    let mut out = String::from(
        "# Commands\n\n\
         Written from the types by `tests/cli_docs.rs`; `UPDATE_DOCS=1 cargo test --test cli` writes it anew.\n\n\
         Everything the window can do is a deed, and every deed can stand in a script: one JSON object a line, UTF-8.\n\
         Empty lines and lines that begin with `#` are passed over. `guong-sang apply SCRIPT.jsonl --data FILE` does\n\
         them in order and prints one receipt a line; `assets/sample/` is a whole campaign written so.\n\n\
         Days are written `2017-10-12`; points are whole numbers or text with at most two decimals (`\"8.5\"`);\n\
         identifiers are whole numbers chosen by the writer of the script, each kind of thing counting for itself.\n\
         Fields that are not required may be left out.\n\n\
         ## On the command line\n\n```text\n",
    );
    out.push_str(help::PAGE);
    out.push_str("```\n\n## Deeds\n\n");
    for deed in schema["oneOf"].as_array().unwrap() {
        let name = deed["properties"]["deed"]["const"].as_str().unwrap();
        writeln!(out, "### `{name}`\n\n{}\n", flat(&deed["description"])).unwrap();
        fields(&mut out, deed, "deed");
        let example = examples.get(name).unwrap_or_else(|| panic!("no example of {name}"));
        let shown = if example.chars().count() > 900 {
            format!("{} …", example.chars().take(900).collect::<String>())
        } else {
            example.clone()
        };
        writeln!(out, "```json\n{shown}\n```\n").unwrap();
    }
    out.push_str("## Types\n\n");
    for (name, kind) in schema["$defs"].as_object().unwrap() {
        if name == "Command" {
            continue;
        }
        writeln!(out, "### {name}\n\n{}\n", flat(&kind["description"])).unwrap();
        if kind["properties"].is_object() && kind["oneOf"].is_null() {
            fields(&mut out, kind, "");
        }
        shapes(&mut out, kind, tag_of(kind).as_deref());
    }
    let mut out = out.trim_end().to_owned();
    out.push('\n');
    out
}

#[test]
fn the_page_of_commands_is_up_to_date() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/commands.md");
    let written = written();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &written).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == written, "docs/commands.md is stale: run UPDATE_DOCS=1 cargo test --test cli");
}

#[test]
fn every_field_is_explained() {
    let written = written();
    for line in written.lines().filter(|line| line.starts_with("| `")) {
        let meaning = line.trim_end_matches(" |").rsplit('|').next().unwrap();
        assert!(!meaning.trim().is_empty(), "no meaning: {line}");
        assert!(!line.contains("| any |"), "no type: {line}");
    }
    assert!(written.matches("### `").count() >= 32);
}
