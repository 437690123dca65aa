//! A round with every sort of scored criterion, as commands: for the sheets' screen and for the store behind it.

// The values are written out where they are given.
#![allow(dead_code, clippy::unwrap_used, clippy::needless_pass_by_value)]

use guong_sang::domain::Command;
use serde_json::{Value, json};

/// The round's identifier; the criteria are 9001–9006, members and dossiers count from 9001 too.
pub const ROUND: i64 = 9000;

/// What the round declares besides the usual.
pub type Settings = Value;

/// A command written as scripts write it.
pub fn command(json: Value) -> Command {
    serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// The set: points, a formula with its target, one without, bands, all or nothing, a bonus; with grades.
pub fn criteria() -> Value {
    json!({"deed": "save_criteria_set", "set": {"id": 9000, "plan": 9000, "name": "Tiêu chí chung",
    "grading": {"grades": [{"name": "Hoàn thành xuất sắc nhiệm vụ", "from": "45"},
        {"name": "Hoàn thành tốt nhiệm vụ", "from": "35"}, {"name": "Hoàn thành nhiệm vụ"}]},
    "criteria": [
        {"id": 9001, "code": "TC1", "title": "Có cách làm mới, được nhiều nơi học tập",
            "measure": {"type": "points", "max": 20, "step": "0.5"}},
        {"id": 9002, "code": "TC2", "title": "Giúp hội viên thoát nghèo",
            "measure": {"type": "formula", "standard": 10, "target": 50, "unit": "hộ"}},
        {"id": 9003, "code": "TC3", "title": "Phát triển hội viên mới",
            "measure": {"type": "formula", "standard": 10, "most": 12}},
        {"id": 9004, "code": "TC4", "title": "Tỷ lệ thu hút hội viên", "measure": {"type": "bands", "unit": "%",
            "bands": [{"from": {"at": 85, "closed": true}, "points": 8},
                {"from": {"at": 70, "closed": true}, "to": {"at": 85, "closed": false}, "points": 5},
                {"to": {"at": 70, "closed": false}, "points": 0}]}},
        {"id": 9005, "code": "TC5", "title": "Chi bộ trong sạch, vững mạnh",
            "measure": {"type": "all_or_nothing", "points": 5}},
        {"id": 9006, "code": "TC6", "title": "Được báo, đài giới thiệu", "measure": {"type": "bonus", "max": 3}}
    ]}})
}

/// Everything up to the entered dossiers, on top of the sample's office.
pub fn round(members: i64, dossiers: i64, settings: Settings, long: bool) -> Vec<Command> {
    let mut all = vec![
        json!({"deed": "save_plan", "plan": {"id": 9000, "name": "Điển hình tiên tiến 2017", "subject": "Thử",
            "from": "2017-01-01", "to": "2017-12-31"}}),
        criteria(),
        json!({"deed": "save_round", "round": {"id": ROUND, "plan": 9000, "name": "Đợt xét thử",
            "settings": settings}}),
    ];
    for n in 1..=members {
        let name =
            if long { format!("Nguyễn Thị Hồng Phương {n}") } else { format!("Thành viên {n}") };
        all.push(json!({"deed": "save_member", "member": {"id": 9000 + n, "round": ROUND, "name": name,
            "role": "member", "order": n}}));
    }
    for n in 1..=dossiers {
        let id = 9000 + n;
        let name = if long && n % 2 == 0 {
            format!("Mô hình {n} liên kết sản xuất và tiêu thụ nông sản an toàn của phụ nữ xóm Nà Lũng")
        } else {
            format!("Mô hình {n}")
        };
        all.push(
            json!({"deed": "save_subject", "subject": {"id": id, "name": name, "detail": {"kind": "model"}}}),
        );
        all.push(
            json!({"deed": "save_dossier", "dossier": {"id": id, "subject": id, "plan": 9000, "year": 2017,
            "unit": 2}}),
        );
        all.push(
            json!({"deed": "step_dossier", "id": id, "state": "complete", "on": "2017-10-01", "by": "A"}),
        );
    }
    let entered: Vec<i64> = (1..=dossiers).map(|n| 9000 + n).collect();
    all.push(json!({"deed": "enter_dossiers", "round": ROUND, "dossiers": entered}));
    all.into_iter().map(command).collect()
}

/// A whole sheet: TC1 as given, 45 of 50, 45/50, 90 %, all.
pub fn whole_sheet(member: i64, dossier: i64, first: &str) -> Vec<Command> {
    let cell = |criterion: i64, key: &str, value: Value| {
        command(
            json!({"deed": "enter_score", "round": ROUND, "dossier": 9000 + dossier, "member": 9000 + member,
            "criterion": criterion, key: value}),
        )
    };
    vec![
        cell(9001, "points", json!(first)),
        cell(9002, "input", json!({"done": 45})),
        cell(9003, "input", json!({"done": 45, "target": 50})),
        cell(9004, "input", json!({"done": 90})),
        cell(9005, "points", json!(5)),
    ]
}
