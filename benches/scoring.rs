//! Typing a figure into the score sheet: everything between the key and the finished picture of the window with the new rank,
//! in the software renderer at 1366×768. `cargo bench --bench scoring`; the figures that were measured stand in
//! `docs/performance.md`.

#![allow(
    clippy::needless_pass_by_value,
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr
)]

#[path = "support/glass.rs"]
mod glass;
#[path = "../tests/support/pump.rs"]
mod pump;

use glass::{Glass, figures};
use guong_sang::app::{Message, ScreenMessage, Start};
use guong_sang::cli::sample;
use guong_sang::domain::{Command, Stamp};
use guong_sang::screens::Place;
use guong_sang::screens::selection::{
    Message as SelectionMessage, Press, ScoringMessage as SheetMessage, Tab,
};
use guong_sang::storage::Database;
use serde_json::{Value, json};
use std::time::Instant;

const TYPED: usize = 300;
const PLAN: i64 = 9000;
const ROUND: i64 = 9000;

/// One key, without what comes of it behind: the disk and the pause are waited for by nobody who types.
fn press(glass: &mut Glass, press: Press) {
    drop(glass.app.update(sheet(SheetMessage::Pressed(press))));
}

/// The picture after it. What the list says about its size leads to one more message, which is no part of a keystroke.
fn frame(glass: &mut Glass) {
    for message in glass.frame(&[]) {
        drop(glass.app.update(message));
    }
}

fn selection(message: SelectionMessage) -> Message {
    Message::Screen(ScreenMessage::Selection(message))
}

fn sheet(message: SheetMessage) -> Message {
    selection(SelectionMessage::Scoring(message))
}

fn command(json: Value) -> Command {
    serde_json::from_value(json.clone()).unwrap_or_else(|error| panic!("{error}: {json}"))
}

/// A round with so many dossiers, members and criteria, places, quotas and tie rules, everything scored but what the first
/// member owes the last third of the dossiers.
fn round(dossiers: i64, members: i64, criteria: i64) -> Vec<Command> {
    let set: Vec<Value> = (1..=criteria)
        .map(|n| {
            json!({"id": PLAN + n, "code": format!("TC{n}"), "title": format!("Tiêu chí thứ {n} của bộ tiêu chí"),
                "measure": {"type": "points", "max": 10, "step": "0.5"}})
        })
        .collect();
    let settings = json!({
        "places": [{"kind": "model", "most": dossiers / 2}],
        "quotas": [{"scope": {"scope": "all"}, "least": dossiers / 2},
            {"scope": {"scope": "each_unit"}, "least": 1, "most": {"number": dossiers / 4}}],
        "tie_rules": [{"rule": "criterion", "code": "TC1"}, {"rule": "median"}, {"rule": "top_marks"}],
    });
    let mut all = vec![
        json!({"deed": "save_plan", "plan": {"id": PLAN, "name": "Điển hình tiên tiến 2017", "subject": "Thử",
            "from": "2017-01-01", "to": "2017-12-31"}}),
        json!({"deed": "save_criteria_set", "set": {"id": PLAN, "plan": PLAN, "name": "Tiêu chí chung",
            "criteria": set}}),
        json!({"deed": "save_round", "round": {"id": ROUND, "plan": PLAN, "name": "Đợt xét thử",
            "settings": settings}}),
    ];
    for n in 1..=members {
        all.push(json!({"deed": "save_member", "member": {"id": ROUND + n, "round": ROUND,
            "name": format!("Nông Thị Hồng Phương {n}"), "role": "member", "order": n}}));
    }
    for n in 1..=dossiers {
        let id = ROUND + n;
        let name = format!("Mô hình {n} liên kết sản xuất và tiêu thụ nông sản an toàn");
        all.push(
            json!({"deed": "save_subject", "subject": {"id": id, "name": name, "detail": {"kind": "model"}}}),
        );
        all.push(
            json!({"deed": "save_dossier", "dossier": {"id": id, "subject": id, "plan": PLAN, "year": 2017,
            "unit": 2 + n % 3}}),
        );
        all.push(
            json!({"deed": "step_dossier", "id": id, "state": "complete", "on": "2017-10-01", "by": "A"}),
        );
    }
    let entered: Vec<i64> = (1..=dossiers).map(|n| ROUND + n).collect();
    all.push(json!({"deed": "enter_dossiers", "round": ROUND, "dossiers": entered}));
    let mut commands: Vec<Command> = all.into_iter().map(command).collect();
    for member in 1..=members {
        for dossier in 1..=dossiers {
            if member == 1 && dossier > dossiers * 2 / 3 {
                continue;
            }
            commands.extend((1..=criteria).map(|criterion| {
                let points = (member * 7 + dossier * 13 + criterion * 5) % 21;
                command(json!({"deed": "enter_score", "round": ROUND, "dossier": ROUND + dossier,
                    "member": ROUND + member, "criterion": PLAN + criterion,
                    "points": format!("{}.{}", points / 2, points % 2 * 5)}))
            }));
        }
    }
    commands
}

fn file(folder: &std::path::Path, dossiers: i64, members: i64, criteria: i64) -> std::path::PathBuf {
    let data = folder.join(format!("{dossiers}-{members}-{criteria}.gsang"));
    // Closed when this returns: a store lets go of its file a little after it is dropped, and the window would find it
    // in use.
    let mut database = Database::open(&data).unwrap();
    let stamp = Stamp { at: chrono::DateTime::UNIX_EPOCH, who: "bench".to_owned() };
    sample::enter(&mut database, &[sample::OFFICE]).unwrap();
    for commands in round(dossiers, members, criteria).chunks(2_000) {
        let batch = Command::Batch { title: "Đợt thử".to_owned(), commands: commands.to_vec() };
        database.perform(&batch, &stamp).unwrap();
    }
    data
}

fn measure(data: std::path::PathBuf, what: &str) {
    let today = chrono::NaiveDate::from_ymd_opt(2017, 10, 12).unwrap();
    let mut glass = Glass::start(Start { data: Some(data), today, staff: "Người thử".to_owned() });
    glass.send(Message::Went(Place::Selection));
    glass.send(selection(SelectionMessage::TabPicked(Tab::Scoring)));
    for _ in 0..3 {
        frame(&mut glass);
    }
    let before = glass.pixels.clone();
    let (mut updates, mut frames, mut both) = (Vec::new(), Vec::new(), Vec::new());
    for at in 0..TYPED {
        // A figure that differs from the one before in most cells, then Enter: the second key ranks and moves on.
        let digit = char::from(b'1' + (at % 9) as u8);
        press(&mut glass, Press::Figure(digit));
        frame(&mut glass);
        let begun = Instant::now();
        press(&mut glass, Press::Enter);
        let updated = begun.elapsed();
        frame(&mut glass);
        let shown = begun.elapsed();
        updates.push(updated);
        frames.push(shown - updated);
        both.push(shown);
    }
    if glass.pixels == before {
        let seen = std::env::temp_dir().join("guong-sang-scoring.png");
        tiny_skia::PixmapRef::from_bytes(&glass.pixels, 1366, 768).unwrap().save_png(&seen).unwrap();
        panic!("nothing was typed; what stands in the window: {}", seen.display());
    }
    eprintln!("{what}");
    figures("  a figure and Enter, the update with ranks and quotas", updates);
    figures("  the frame after it", frames);
    figures("  typing a score to shown rank", both);
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    for (dossiers, members, criteria) in [(40, 15, 10), (200, 15, 10)] {
        let data = file(folder.path(), dossiers, members, criteria);
        measure(data, &format!("{dossiers} dossiers, {members} members, {criteria} criteria"));
    }
}
