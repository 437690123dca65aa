//! Kế hoạch on the stage: the screen over a fresh plan or a plan made for a test, and short names for its messages.

#![allow(dead_code, clippy::unwrap_used, clippy::panic)]

use super::stage::{Seen, do_now, perform, sample_desk, send, settle};
use guong_sang::domain::Command;
use guong_sang::domain::ids::SectionId;
use guong_sang::domain::plan::{Content, Section, TextRun};
use guong_sang::screens::plans::editor::Message as Ed;
use guong_sang::screens::plans::outline::Row;
use guong_sang::screens::plans::{DutyTyped, Message, NodeTyped, Plans};
use guong_sang::screens::typed::Said;
use guong_sang::screens::{Desk, Effect};
use guong_sang::ui::area::Action;
use iced::widget::text_editor::Edit;
use std::sync::Arc;

pub fn ed(message: Ed) -> Message {
    Message::Editor(message)
}

pub fn node(typed: NodeTyped) -> Message {
    ed(Ed::Node(Said::Typed(typed)))
}

pub fn duty(typed: DutyTyped) -> Message {
    node(NodeTyped::Duty(typed))
}

pub fn paste(text: &str) -> Action {
    Action::Edit(Edit::Paste(Arc::new(text.to_owned())))
}

/// Types without waiting for the pause: the window would go on listening too.
pub fn typed(screen: &mut Plans, desk: &Desk, message: Message) -> Effect<Message> {
    screen.update(message, desk)
}

pub fn opened(desk: &mut Desk) -> Plans {
    let (mut screen, task) = Plans::open(desk);
    settle(&mut screen, desk, task);
    screen
}

pub fn rows(screen: &Plans) -> &[Row] {
    screen.editor().unwrap().rows()
}

/// The rows in sight, as "label words".
pub fn shown(screen: &Plans) -> Vec<String> {
    let editor = screen.editor().unwrap();
    let line = |row: &Row| format!("{} {}", row.label, row.words).trim().to_owned();
    editor.tree().shown().iter().map(|at| line(&editor.rows()[*at])).collect()
}

pub fn row<'a>(screen: &'a Plans, words: &str) -> &'a Row {
    rows(screen).iter().find(|row| row.words.starts_with(words)).unwrap_or_else(|| panic!("no row {words}"))
}

pub fn section(screen: &Plans, id: SectionId) -> Section {
    let file = screen.editor().unwrap().file().unwrap();
    file.sections.iter().find(|section| section.id == id).unwrap().clone()
}

/// The stretches of a text section as stored.
pub fn runs(screen: &Plans, id: SectionId) -> Vec<TextRun> {
    match section(screen, id).content {
        Content::Text { runs } => runs,
        other => panic!("{other:?}"),
    }
}

pub fn choose(screen: &mut Plans, desk: &mut Desk, id: SectionId) {
    let _ = send(screen, desk, ed(Ed::Chosen(id)));
}

/// A desk with the office and a fresh plan, and the screen on it.
pub fn fresh() -> (Desk, Plans) {
    let mut desk = sample_desk(&["01-office.jsonl"]);
    let plan = guong_sang::domain::plan::Plan::draft(
        desk.fresh(),
        "Gương điển hình 2026",
        chrono::NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        chrono::NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
    );
    do_now(&mut desk, Command::SavePlan { plan });
    let screen = opened(&mut desk);
    (desk, screen)
}

/// Does deeds behind the screen's back and tells it.
pub fn behind(screen: &mut Plans, desk: &mut Desk, commands: Vec<Command>) {
    let changes = do_now(desk, Command::Batch { title: "x".into(), commands });
    let effect = screen.refresh(&changes, desk);
    let _ = perform(screen, desk, effect);
}

pub fn titles(seen: &Seen<Message>) -> Vec<String> {
    seen.done.iter().map(Command::title).collect()
}
