//! Kế hoạch through update and effect: every deed of the screen against a real store, without a renderer; then its
//! faces, drawn for the eye.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/draft.rs"]
mod draft;
#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;

use guong_sang::domain::ids::SectionId;
use guong_sang::domain::obligation::Duty;
use guong_sang::domain::plan::{Content, Marking, PlanState};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::{Changes, Command};
use guong_sang::screens::plans::editor::{Message as Ed, Tab};
use guong_sang::screens::plans::outline::{Deed, Holds, Row};
use guong_sang::screens::plans::{
    CriteriaTyped, DueKind, DutyKind, DutyTyped, HeadTyped, MeasureKind, Message, NodeTyped, Plans,
};
use guong_sang::screens::typed::Said;
use guong_sang::screens::{Chord, Desk, Effect, JobKind, preview};
use guong_sang::ui::area::Action;
use guong_sang::ui::{Element, Theme, sheet};
use iced::Size;
use iced::widget::text_editor::Edit;
use stage::{Seen, do_now, empty_desk, perform, sample_desk, send, settle};
use std::sync::Arc;

const PLAN: [&str; 2] = ["01-office.jsonl", "02-plan.jsonl"];

fn ed(message: Ed) -> Message {
    Message::Editor(message)
}

fn node(typed: NodeTyped) -> Message {
    ed(Ed::Node(Said::Typed(typed)))
}

fn duty(typed: DutyTyped) -> Message {
    node(NodeTyped::Duty(typed))
}

fn head(typed: HeadTyped) -> Message {
    ed(Ed::Head(Said::Typed(typed)))
}

fn criteria(typed: CriteriaTyped) -> Message {
    ed(Ed::Criteria(Said::Typed(typed)))
}

fn left() -> Message {
    ed(Ed::Node(Said::Left))
}

fn paste(text: &str) -> Action {
    Action::Edit(Edit::Paste(Arc::new(text.to_owned())))
}

/// Types without waiting for the pause: the window would go on listening too.
fn typed(screen: &mut Plans, desk: &Desk, message: Message) -> Effect<Message> {
    screen.update(message, desk)
}

fn opened(desk: &mut Desk) -> Plans {
    let (mut screen, task) = Plans::open(desk);
    settle(&mut screen, desk, task);
    screen
}

fn rows(screen: &Plans) -> &[Row] {
    screen.editor().unwrap().rows()
}

fn row<'a>(screen: &'a Plans, words: &str) -> &'a Row {
    rows(screen).iter().find(|row| row.words.starts_with(words)).unwrap_or_else(|| panic!("no row {words}"))
}

fn choose(screen: &mut Plans, desk: &mut Desk, id: SectionId) {
    let _ = send(screen, desk, ed(Ed::Chosen(id)));
}

fn office_desk() -> Desk {
    sample_desk(&PLAN[..1])
}

/// A desk with the office and a short draft, and the screen on it.
fn fresh() -> (Desk, Plans) {
    let mut desk = office_desk();
    let _ = draft::enter(&mut desk);
    let screen = opened(&mut desk);
    (desk, screen)
}

fn titles(seen: &Seen<Message>) -> Vec<String> {
    seen.done.iter().map(Command::title).collect()
}

#[test]
fn a_draft_opens_on_its_outline_with_its_paper() {
    let (desk, screen) = fresh();
    let file = screen.editor().unwrap().file().unwrap().clone();
    assert_eq!(file.plan.name, "Gương điển hình 2026");
    assert_eq!(
        (file.plan.from.to_string(), file.plan.to.to_string()),
        ("2026-01-01".into(), "2026-12-31".into())
    );
    assert_eq!(file.plan.signature, desk.office.as_ref().unwrap().signatures.first().cloned());
    assert_eq!(file.plan.archive, "TĐKT, VPTH, VT");
    let top: Vec<(&str, &str)> = rows(&screen)
        .iter()
        .filter(|row| row.depth == 0)
        .map(|row| (row.label.as_str(), row.words.as_str()))
        .collect();
    assert_eq!(
        top,
        [
            ("I.", "Mục đích, yêu cầu"),
            ("II.", "Nội dung và hình thức tuyên truyền"),
            ("III.", "Tổ chức thực hiện")
        ]
    );
    assert!(screen.editor().unwrap().preview().document().is_some());
}

#[test]
fn typing_is_stored_once_after_the_pause_and_on_leaving() {
    let (mut desk, mut screen) = fresh();
    let id = row(&screen, "Mục đích, yêu cầu").id;
    choose(&mut screen, &mut desk, id);
    let seen = send(&mut screen, &mut desk, node(NodeTyped::Heading("Mục đích".into())));
    assert_eq!(seen.done.len(), 1, "the pause stores");
    assert_eq!(rows(&screen)[0].words, "Mục đích");
    assert!(send(&mut screen, &mut desk, left()).done.is_empty(), "nothing to store twice");
    let waiting = typed(&mut screen, &desk, node(NodeTyped::Heading("Mục đích, yêu cầu, ý nghĩa".into())));
    assert!(waiting.commands().is_empty());
    let flushed = screen.leave(&desk);
    assert!(matches!(flushed.commands()[..], [Command::SaveSection { section }]
        if section.content == Content::Heading { text: "Mục đích, yêu cầu, ý nghĩa".into() }));
}

#[test]
fn somebody_elses_change_does_not_overwrite_what_is_being_typed() {
    let (mut desk, mut screen) = fresh();
    let id = row(&screen, "Mục đích, yêu cầu").id;
    choose(&mut screen, &mut desk, id);
    let _waiting = typed(&mut screen, &desk, node(NodeTyped::Heading("Đang gõ".into())));
    let mut other =
        screen.editor().unwrap().file().unwrap().sections.iter().find(|s| s.id == id).unwrap().clone();
    other.content = Content::Heading { text: "Người khác".into() };
    let changes = do_now(&mut desk, Command::SaveSection { section: other });
    let effect = screen.refresh(&changes, &desk);
    let _ = perform(&mut screen, &mut desk, effect);
    assert_eq!(rows(&screen)[0].words, "Người khác", "the outline shows what is stored");
    let flushed = screen.leave(&desk);
    assert!(matches!(flushed.commands()[..], [Command::SaveSection { section }]
        if section.content == Content::Heading { text: "Đang gõ".into() }));
}

#[test]
fn what_was_undone_comes_back_into_the_form() {
    let (mut desk, mut screen) = fresh();
    let id = row(&screen, "Mục đích, yêu cầu").id;
    choose(&mut screen, &mut desk, id);
    let _ = send(&mut screen, &mut desk, node(NodeTyped::Heading("Sai".into())));
    let deed = desk.store.read_now(|db| db.journal(1)).unwrap()[0].id;
    let changes = do_now(&mut desk, Command::Revert { of: deed });
    let effect = screen.refresh(&changes, &desk);
    let _ = perform(&mut screen, &mut desk, effect);
    assert_eq!(rows(&screen)[0].words, "Mục đích, yêu cầu");
    assert!(screen.leave(&desk).commands().is_empty(), "the form holds what is stored");
}

#[test]
fn answers_for_another_plan_are_dropped() {
    let (mut desk, mut screen) = fresh();
    let file = screen.editor().unwrap().file().unwrap().clone();
    let other = guong_sang::domain::ids::PlanId(99);
    let mut foreign = file.clone();
    foreign.sections.clear();
    let _ = send(&mut screen, &mut desk, ed(Ed::Loaded(other, Ok(Box::new(foreign)))));
    assert_eq!(screen.editor().unwrap().file(), Some(&file));
    assert!(screen.update(ed(Ed::Rested(other)), &desk).commands().is_empty());
}

#[test]
fn the_outline_grows_moves_and_renumbers() {
    let (mut desk, mut screen) = fresh();
    let last = row(&screen, "Tổ chức thực hiện").id;
    choose(&mut screen, &mut desk, last);
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::AddAfter)));
    let chosen = screen.editor().unwrap().chosen().unwrap();
    assert_eq!(rows(&screen).last().map(|row| (row.id, row.label.as_str())), Some((chosen, "IV.")));
    let _ = send(&mut screen, &mut desk, node(NodeTyped::Heading("Kinh phí".into())));
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::Up)));
    assert_eq!(row(&screen, "Kinh phí").label, "III.");
    assert_eq!(row(&screen, "Tổ chức thực hiện").label, "IV.");
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::Indent)));
    let inside = row(&screen, "Kinh phí");
    assert_eq!((inside.depth, inside.label.as_str()), (1, "4."), "it takes the marks of its new neighbours");
    assert_eq!(row(&screen, "Tổ chức thực hiện").label, "III.");
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::Outdent)));
    assert_eq!(row(&screen, "Kinh phí").label, "III.");
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::Down)));
    assert_eq!(row(&screen, "Kinh phí").label, "IV.");
    assert!(send(&mut screen, &mut desk, ed(Ed::Outline(Deed::Down))).done.is_empty(), "nowhere to go");
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::AddUnder)));
    let added = rows(&screen).last().unwrap();
    assert_eq!((added.depth, added.label.as_str(), added.holds), (1, "1.", Holds::Heading));
    assert_eq!(screen.editor().unwrap().chosen(), Some(added.id));
}

#[test]
fn the_keyboard_walks_through_the_outline() {
    let (mut desk, mut screen) = fresh();
    let ids: Vec<SectionId> = rows(&screen).iter().map(|row| row.id).collect();
    for (by, at) in [(1, 1), (1, 2), (-1, 1), (i32::MIN, 0), (-1, 0), (i32::MAX, ids.len() - 1)] {
        let _ = send(&mut screen, &mut desk, ed(Ed::Moved(by)));
        assert_eq!(screen.editor().unwrap().chosen(), Some(ids[at]), "{by}");
    }
    let alt_up = Chord { alt: true, ..Chord::named(iced::keyboard::key::Named::ArrowUp) };
    assert!(matches!(screen.chord(alt_up), Some(Message::Editor(Ed::Outline(Deed::Up)))));
}

#[test]
fn an_obligation_is_data_and_its_sentence_is_written_from_it() {
    let (mut desk, mut screen) = fresh();
    let under = row(&screen, "Tổ chức thực hiện").id;
    choose(&mut screen, &mut desk, under);
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::AddUnder)));
    let seen = send(&mut screen, &mut desk, node(NodeTyped::Holds(Holds::Obligation)));
    assert_eq!(titles(&seen), ["Đổi loại nội dung của mục"]);
    let id = screen.editor().unwrap().chosen().unwrap();
    let words =
        |screen: &Plans| rows(screen).iter().find(|row| row.id == id).unwrap().words.replace('\u{a0}', " ");
    assert!(words(&screen).contains("ít nhất 01 (một)"), "{}", words(&screen));
    let _ = send(&mut screen, &mut desk, duty(DutyTyped::Subject(SubjectKind::Collective, true)));
    let _ = send(&mut screen, &mut desk, duty(DutyTyped::Due(DueKind::EveryYear)));
    let _ = send(&mut screen, &mut desk, duty(DutyTyped::Day("20".into())));
    let _ = send(&mut screen, &mut desk, duty(DutyTyped::Month("4".into())));
    let _ = send(&mut screen, &mut desk, duty(DutyTyped::Number("05".into())));
    let now = words(&screen);
    assert!(now.contains("ít nhất 05 (năm) tập thể") && now.ends_with("trước ngày 20/4 hằng năm"), "{now}");
    let wrong = send(&mut screen, &mut desk, duty(DutyTyped::Number("0".into())));
    assert!(wrong.done.is_empty() && wrong.refused.is_empty(), "what cannot be is not sent");
    let _ = send(&mut screen, &mut desk, duty(DutyTyped::Kind(DutyKind::Milestone)));
    let seen = send(&mut screen, &mut desk, duty(DutyTyped::What("Tổng kết".into())));
    assert_eq!(titles(&seen), ["Ghi mốc thời gian"]);
    assert!(matches!(&screen.editor().unwrap().file().unwrap().obligations[..],
        [one] if matches!(&one.duty, Duty::Milestone { name, .. } if name == "Tổng kết")));

    let gone = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::Remove)));
    assert_eq!(gone.done.len(), 1);
    assert!(
        screen.editor().unwrap().file().unwrap().obligations.is_empty(),
        "no obligation stays behind unseen"
    );
}

#[test]
fn running_text_keeps_its_faces_and_pasted_lines_can_be_split() {
    let (mut desk, mut screen) = fresh();
    let id = row(&screen, "Việc lựa chọn").id;
    choose(&mut screen, &mut desk, id);
    let _ = send(&mut screen, &mut desk, node(NodeTyped::Bold));
    let runs = |screen: &Plans| match &screen
        .editor()
        .unwrap()
        .file()
        .unwrap()
        .sections
        .iter()
        .find(|s| s.id == id)
        .unwrap()
        .content
    {
        Content::Text { runs } => runs.clone(),
        other => panic!("{other:?}"),
    };
    assert!(runs(&screen).iter().all(|run| run.bold));
    let _ = send(&mut screen, &mut desk, node(NodeTyped::Bold));
    assert!(runs(&screen).iter().all(|run| !run.bold));
    let _waiting = typed(&mut screen, &desk, node(NodeTyped::Body(Action::SelectAll)));
    let _waiting = typed(&mut screen, &desk, node(NodeTyped::Body(paste("Một.\nHai.\n\nBa."))));
    let before = rows(&screen).len();
    let seen = send(&mut screen, &mut desk, node(NodeTyped::Split));
    assert_eq!(titles(&seen), ["Tách thành 3 đoạn"]);
    assert_eq!(rows(&screen).len(), before + 2);
    let at = rows(&screen).iter().position(|row| row.id == id).unwrap();
    let words: Vec<&str> = rows(&screen)[at..at + 3].iter().map(|row| row.words.as_str()).collect();
    assert_eq!(words, ["Một.", "Hai.", "Ba."]);
}

#[test]
fn the_head_is_stored_whole_and_never_half() {
    let (mut desk, mut screen) = fresh();
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Head)));
    let empty = send(&mut screen, &mut desk, head(HeadTyped::Name("  ".into())));
    assert!(empty.done.is_empty() && empty.refused.is_empty());
    let _ = send(&mut screen, &mut desk, head(HeadTyped::Name("Kế hoạch nhiều năm".into())));
    let early = send(&mut screen, &mut desk, head(HeadTyped::To("1/1/2020".into())));
    assert!(early.done.is_empty(), "a period that ends before it begins is not sent");
    let _ = send(&mut screen, &mut desk, head(HeadTyped::To("31/12/2028".into())));
    let _ = send(&mut screen, &mut desk, head(HeadTyped::CarriesOut(true)));
    let cited = guong_sang::screens::plans::Cited::Superior;
    let number = guong_sang::screens::plans::BasisTyped::Number("70/KH-UBND".into());
    let _ = send(&mut screen, &mut desk, head(HeadTyped::Cited(cited, number)));
    let _waiting = typed(&mut screen, &desk, head(HeadTyped::RecipientAdded));
    let _waiting = typed(&mut screen, &desk, head(HeadTyped::Recipient(1, "UBND tỉnh".into())));
    let _waiting = typed(&mut screen, &desk, head(HeadTyped::Note(1, "b/c".into())));
    let _ = send(&mut screen, &mut desk, head(HeadTyped::RecipientUp(1)));
    let plan = screen.editor().unwrap().file().unwrap().plan.clone();
    assert_eq!(plan.name, "Kế hoạch nhiều năm");
    assert_eq!(plan.to.to_string(), "2028-12-31");
    assert_eq!(plan.carries_out.as_ref().map(|basis| basis.number.as_str()), Some("70/KH-UBND"));
    assert_eq!(plan.recipients[0].name, "UBND tỉnh");
    assert_eq!(plan.recipients[0].note, "b/c");
    assert_eq!(screen.title(), "Kế hoạch nhiều năm");
}

#[test]
fn criteria_are_stored_when_they_are_whole() {
    let (mut desk, mut screen) = fresh();
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Criteria)));
    let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::SetAdded(Some(SubjectKind::Person))));
    let added = send(&mut screen, &mut desk, criteria(CriteriaTyped::Added));
    assert!(added.done.is_empty(), "an empty criterion is only a beginning");
    let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::Kind(MeasureKind::Points)));
    let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::Title(paste("Hiệu quả, sức lan tỏa"))));
    let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::Most("7,5".into())));
    let set = screen.editor().unwrap().file().unwrap().sets[0].clone();
    assert_eq!(set.name, "Tiêu chí cá nhân");
    assert_eq!(
        (set.criteria[0].code.as_str(), set.criteria[0].title.as_str()),
        ("CN1", "Hiệu quả, sức lan tỏa")
    );
    assert_eq!(set.full_marks().to_string(), "7,5");
    let wrong = send(&mut screen, &mut desk, criteria(CriteriaTyped::Most("nhiều".into())));
    assert!(wrong.done.is_empty() && wrong.refused.is_empty());
    let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::Most("10".into())));
    let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::Added));
    let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::Title(paste("Sáng kiến"))));
    let second = screen.editor().unwrap().file().unwrap().sets[0].criteria[1].id;
    let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::Up(second)));
    assert_eq!(screen.editor().unwrap().file().unwrap().sets[0].criteria[0].id, second);
    let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::Removed(second)));
    assert_eq!(screen.editor().unwrap().file().unwrap().sets[0].criteria.len(), 1);
    let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::SetRemoved));
    assert!(screen.editor().unwrap().file().unwrap().sets.is_empty());
}

#[test]
fn a_plan_with_holes_is_not_issued_and_the_holes_can_be_reached() {
    let (mut desk, mut screen) = fresh();
    let last = row(&screen, "Tổ chức thực hiện").id;
    choose(&mut screen, &mut desk, last);
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::AddUnder)));
    let hole = screen.editor().unwrap().chosen().unwrap();
    choose(&mut screen, &mut desk, last);
    let _ = send(&mut screen, &mut desk, ed(Ed::IssueAsked));
    let missing = screen.editor().unwrap().issue().unwrap().missing().to_vec();
    assert_eq!(missing.len(), 1, "{missing:?}");
    let _ = send(&mut screen, &mut desk, ed(Ed::NumberTyped("53".into())));
    assert!(send(&mut screen, &mut desk, ed(Ed::Issued)).done.is_empty());
    let _ = send(&mut screen, &mut desk, ed(Ed::SpotChosen(missing[0].spot)));
    assert!(screen.editor().unwrap().issue().is_none());
    assert_eq!(screen.editor().unwrap().chosen(), Some(hole));
}

#[test]
fn an_issued_plan_is_locked() {
    let mut desk = sample_desk(&PLAN);
    let mut screen = opened(&mut desk);
    let mut draft = sample_desk(&PLAN);
    // The sample's plan is issued by its own script; an undone issue gives a draft that has everything.
    let id = screen.editor().unwrap().plan();
    if draft.plan(id).unwrap().state == PlanState::Draft {
        let mut other = opened(&mut draft);
        let _ = send(&mut other, &mut draft, ed(Ed::IssueAsked));
        let missing = other.editor().unwrap().issue().unwrap().missing().to_vec();
        assert!(missing.is_empty(), "{missing:?}");
        assert!(send(&mut other, &mut draft, ed(Ed::Issued)).done.is_empty(), "not without a number");
        let _ = send(&mut other, &mut draft, ed(Ed::NumberTyped("53".into())));
        let _ = send(&mut other, &mut draft, ed(Ed::DayTyped("28/7/2017".into())));
        let seen = send(&mut other, &mut draft, ed(Ed::Issued));
        assert_eq!(titles(&seen), ["Ban hành kế hoạch số 53"]);
        assert!(other.editor().unwrap().issue().is_none());
        (desk, screen) = (draft, other);
    }
    assert_eq!(desk.plan(id).unwrap().state, PlanState::Issued);
    let first = rows(&screen)[0].clone();
    choose(&mut screen, &mut desk, first.id);
    assert!(send(&mut screen, &mut desk, node(NodeTyped::Heading("Khác".into()))).done.is_empty());
    for deed in [Deed::AddAfter, Deed::Remove, Deed::Down] {
        assert!(send(&mut screen, &mut desk, ed(Ed::Outline(deed))).done.is_empty());
    }
    assert_eq!(rows(&screen)[0], first);
    let seen = send(&mut screen, &mut desk, ed(Ed::PrintAsked(JobKind::Export)));
    assert_eq!(seen.printed.len(), 1);
    assert!(seen.printed[0].name.starts_with("Kế hoạch 53-KH-BTV"), "{}", seen.printed[0].name);
}

#[test]
fn what_is_printed_holds_what_was_typed_last() {
    let (mut desk, mut screen) = fresh();
    let id = row(&screen, "Tổ chức thực hiện").id;
    choose(&mut screen, &mut desk, id);
    let _waiting = typed(&mut screen, &desk, node(NodeTyped::Heading("Phân công thực hiện".into())));
    let seen = send(&mut screen, &mut desk, ed(Ed::PrintAsked(JobKind::Print)));
    assert_eq!(seen.done.len(), 1);
    let text = format!("{:?}", seen.printed[0].document);
    assert!(text.contains("PHÂN CÔNG THỰC HIỆN"));
    assert_eq!(seen.printed[0].name, "Kế hoạch Gương điển hình 2026 (dự thảo)");
}

#[test]
fn a_refused_deed_leaves_the_draft_and_says_why() {
    let (mut desk, mut screen) = fresh();
    let id = row(&screen, "Tổ chức thực hiện").id;
    choose(&mut screen, &mut desk, id);
    // Somebody else removes the section while it is being typed; the refusal must not take the window's text along.
    let _waiting = typed(&mut screen, &desk, node(NodeTyped::Marking(Marking::Arabic)));
    let _waiting = typed(&mut screen, &desk, node(NodeTyped::Heading("Còn đây".into())));
    let error = guong_sang::storage::StoreError::Full;
    let effect = screen.refused(&error, &desk);
    let _ = perform(&mut screen, &mut desk, effect);
    let flushed = screen.leave(&desk);
    assert!(matches!(flushed.commands()[..], [Command::SaveSection { section }]
        if section.content == Content::Heading { text: "Còn đây".into() }));
}

#[test]
fn a_plan_is_removed_only_after_a_question() {
    let (mut desk, mut screen) = fresh();
    let id = screen.editor().unwrap().plan();
    let _ = send(&mut screen, &mut desk, Message::ListAsked);
    let seen = send(&mut screen, &mut desk, Message::RemoveAsked(id));
    assert!(seen.done.is_empty());
    let _ = send(&mut screen, &mut desk, seen.asked[0].answer.clone());
    assert!(desk.plans.is_empty());
}

#[test]
fn changes_elsewhere_are_not_read_again() {
    let (desk, mut screen) = fresh();
    let mut changes = Changes::default();
    changes.note(guong_sang::domain::Area::Score, 1);
    assert!(matches!(screen.refresh(&changes, &desk), Effect::None));
}

#[test]
fn the_paper_follows_and_is_drawn() {
    let (mut desk, mut screen) = fresh();
    let before = screen.editor().unwrap().preview().laid().unwrap().pages[0].hash();
    let id = row(&screen, "Mục đích, yêu cầu").id;
    choose(&mut screen, &mut desk, id);
    let _ = send(&mut screen, &mut desk, node(NodeTyped::Heading("Một tên khác".into())));
    let page = &screen.editor().unwrap().preview().laid().unwrap().pages[0];
    assert_ne!(page.hash(), before);
    assert!(page.texts().any(|(_, text)| text.contains("MỘT TÊN KHÁC")));
    // An answer to an older question, as a slow thread would give it.
    let stale = Ed::Preview(preview::Message::Laid(0, Err("cũ".into())));
    let _ = send(&mut screen, &mut desk, ed(stale));
    assert!(screen.editor().unwrap().preview().laid().is_some());
}

// Faces.

/// The work area of a 1366 × 768 screen.
const WORK: Size = Size::new(1158.0, 692.0);

fn face(name: &str, screen: &Plans, desk: &Desk, size: Size) {
    let view: Element<'_, Message> = screen.view(desk);
    let mut window = support::window(size, view);
    support::shot(name, &mut window, Theme::Light);
}

/// Tells the preview how much room it has, as the window does with its first frame.
fn room(screen: &mut Plans, desk: &mut Desk) {
    let event = sheet::Event::Scrolled { y: 0.0, room: Size::new(422.0, 540.0) };
    let _ = send(screen, desk, ed(Ed::Preview(preview::Message::Sheet(event))));
}

#[test]
fn faces_of_nothing() {
    let mut desk = empty_desk();
    let screen = opened(&mut desk);
    face("plans-empty", &screen, &desk, WORK);
    let mut desk = office_desk();
    let screen = opened(&mut desk);
    let mut window = support::window(WORK, screen.view(&desk));
    window.click("Lập kế hoạch mới").unwrap();
    assert!(window.into_messages().any(|message| matches!(message, Message::NewAsked)));
}

#[test]
fn faces_of_the_sample() {
    let mut desk = sample_desk(&PLAN);
    let mut screen = opened(&mut desk);
    room(&mut screen, &mut desk);
    face("plans-content", &screen, &desk, WORK);
    for (name, holds) in
        [("text", Holds::Text), ("obligation", Holds::Obligation), ("criteria-node", Holds::Criteria)]
    {
        let id = rows(&screen).iter().find(|row| row.holds == holds).unwrap().id;
        choose(&mut screen, &mut desk, id);
        face(&format!("plans-{name}"), &screen, &desk, WORK);
    }
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Head)));
    face("plans-head", &screen, &desk, WORK);
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Criteria)));
    face("plans-criteria", &screen, &desk, WORK);
    let first = screen.editor().unwrap().file().unwrap().sets[0].criteria[0].id;
    let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::Opened(first)));
    face("plans-criteria-open", &screen, &desk, WORK);
    let _ = send(&mut screen, &mut desk, ed(Ed::PreviewToggled));
    face("plans-criteria-wide", &screen, &desk, Size::new(1712.0, 1004.0));
    let _ = send(&mut screen, &mut desk, Message::ListAsked);
    face("plans-list", &screen, &desk, WORK);
}

#[test]
fn faces_of_a_draft() {
    let (mut desk, mut screen) = fresh();
    room(&mut screen, &mut desk);
    let id = row(&screen, "Tổ chức thực hiện").id;
    choose(&mut screen, &mut desk, id);
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::AddUnder)));
    let _ = send(&mut screen, &mut desk, node(NodeTyped::Holds(Holds::Obligation)));
    face("plans-draft-obligation", &screen, &desk, WORK);
    let _ = send(
        &mut screen,
        &mut desk,
        duty(DutyTyped::Nominators(guong_sang::screens::plans::Nominees::Named)),
    );
    face("plans-draft-units", &screen, &desk, WORK);
    let id = row(&screen, "Việc lựa chọn").id;
    choose(&mut screen, &mut desk, id);
    face("plans-draft-text", &screen, &desk, WORK);
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Head)));
    face("plans-draft-head", &screen, &desk, WORK);
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Criteria)));
    face("plans-draft-criteria-none", &screen, &desk, WORK);
    let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::SetAdded(Some(SubjectKind::Household))));
    for words in ["Gia đình đạt danh hiệu Gia đình văn hóa", "Đạt đủ 8 tiêu chí “5 không, 3 sạch”"]
    {
        let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::Added));
        let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::Title(paste(words))));
    }
    let _ = send(&mut screen, &mut desk, criteria(CriteriaTyped::Kind(MeasureKind::Points)));
    face("plans-draft-criteria", &screen, &desk, WORK);
    let _ = send(&mut screen, &mut desk, ed(Ed::IssueAsked));
    face("plans-issue", &screen, &desk, WORK);
}

#[test]
fn faces_of_extremes() {
    let (mut desk, mut screen) = fresh();
    room(&mut screen, &mut desk);
    let long = "Việc phát hiện, bồi dưỡng, tổng kết và nhân rộng các điển hình tiên tiến phải gắn với việc sơ kết, tổng kết phong trào thi đua; ".repeat(8);
    let id = row(&screen, "Tổ chức thực hiện").id;
    let mut parent = id;
    let plan = screen.editor().unwrap().plan();
    let mut commands = Vec::new();
    for (depth, marking) in (0..).zip([
        Marking::Arabic,
        Marking::Nested,
        Marking::Letter,
        Marking::Dash,
        Marking::Plus,
        Marking::Plus,
        Marking::Plus,
    ]) {
        let section = guong_sang::domain::plan::Section {
            id: SectionId(1_000 + depth),
            plan,
            parent: Some(parent),
            position: 0,
            marking,
            content: Content::text(long.clone()),
        };
        parent = section.id;
        commands.push(Command::SaveSection { section });
    }
    for i in 0..200 {
        let section = guong_sang::domain::plan::Section {
            id: SectionId(2_000 + i),
            plan,
            parent: Some(id),
            position: 1 + i as i32,
            marking: Marking::Arabic,
            content: Content::Heading {
                text: format!("Đề mục thứ {i} có tên khá dài để xem dàn ý có bị tràn không"),
            },
        };
        commands.push(Command::SaveSection { section });
    }
    let changes = do_now(&mut desk, Command::Batch { title: "x".into(), commands });
    let effect = screen.refresh(&changes, &desk);
    let _ = perform(&mut screen, &mut desk, effect);
    choose(&mut screen, &mut desk, SectionId(1_004));
    face("plans-extreme", &screen, &desk, WORK);
    face("plans-extreme-small", &screen, &desk, Size::new(772.0, 461.0));
}
