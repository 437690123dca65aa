//! Running text, tables and appendices of a plan in their forms.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/plans.rs"]
mod plans;
#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;

use guong_sang::domain::Command;
use guong_sang::domain::ids::{ObligationId, SectionId};
use guong_sang::domain::obligation::{Due, Duty, DutyField, Obligation};
use guong_sang::domain::plan::{Content, Marking, Section, Shown, TextRun};
use guong_sang::screens::Desk;
use guong_sang::screens::plans::editor::Message as Ed;
use guong_sang::screens::plans::outline::{Deed, Holds};
use guong_sang::screens::plans::{
    DueKind, DutyTyped, Message, NodeTyped, Pick, Plans, TablePlace, TableTyped, TextTyped, WordingTyped,
    cell_id,
};
use guong_sang::ui::area::Action;
use guong_sang::ui::focus::{CellEvent, CellStep};
use iced::Size;
use iced::keyboard::{self, Key};
use iced::widget::text_editor::{Edit, Motion};
use plans::*;
use stage::send;

const WORK: Size = Size::new(1158.0, 692.0);
const TEXT: SectionId = SectionId(21);

fn text(typed: TextTyped) -> Message {
    node(NodeTyped::Text(typed))
}

fn table(typed: TableTyped) -> Message {
    node(NodeTyped::Table(typed))
}

/// Part I with points a, b; part II with one text section; an obligation printed under I.
fn two() -> (Desk, Plans) {
    let (mut desk, mut screen) = fresh();
    let plan = screen.editor().unwrap().plan();
    let one = |id: i64, parent: Option<i64>, position: i32, marking: Marking, content: Content| {
        let section =
            Section { id: SectionId(id), plan, parent: parent.map(SectionId), position, marking, content };
        Command::SaveSection { section }
    };
    let heading = |words: &str| Content::Heading { text: words.into() };
    let day = chrono::NaiveDate::from_ymd_opt(2026, 4, 20).map(Due::On);
    let duty = Duty::Milestone { name: "Sơ kết".into(), due: day, sent_to: String::new() };
    let obligation = Obligation { id: ObligationId(5), plan, duty, wording: String::new() };
    let commands = vec![
        one(1, None, 0, Marking::Roman, heading("Mục đích")),
        one(11, Some(1), 0, Marking::Letter, Content::text("Điểm đầu")),
        one(12, Some(1), 1, Marking::Letter, Content::text("Điểm sau")),
        Command::SaveObligation { obligation },
        one(13, Some(1), 2, Marking::Dash, Content::Obligation { obligation: ObligationId(5) }),
        one(2, None, 1, Marking::Roman, heading("Nội dung")),
        one(21, Some(2), 0, Marking::Plain, Content::text("Thực hiện theo")),
    ];
    behind(&mut screen, &mut desk, commands);
    choose(&mut screen, &mut desk, TEXT);
    (desk, screen)
}

fn act(screen: &mut Plans, desk: &Desk, action: Action) {
    let _ = typed(screen, desk, node(NodeTyped::Body(action)));
}

fn write(screen: &mut Plans, desk: &Desk, words: &str) {
    for letter in words.chars() {
        act(screen, desk, Action::Edit(Edit::Insert(letter)));
    }
}

fn to_end(screen: &mut Plans, desk: &Desk) {
    act(screen, desk, Action::Move(Motion::DocumentEnd));
}

/// What stands in the form: stored by leaving it.
fn words(screen: &mut Plans, desk: &mut Desk) -> String {
    let _ = send(screen, desk, ed(Ed::Node(guong_sang::screens::typed::Said::Left)));
    runs(screen, TEXT).iter().map(|run| run.text.as_str()).collect()
}

/// Ctrl and a letter in the window with the keyboard in the text; what the window says.
fn ctrl(screen: &Plans, desk: &Desk, letter: char) -> Vec<Message> {
    let mut window = support::window(WORK, screen.view(desk));
    window.click(iced_test::selector::id("plan-body")).unwrap();
    let press = keyboard::Event::KeyPressed {
        key: Key::Character(letter.to_string().into()),
        modified_key: Key::Character(letter.to_string().into()),
        physical_key: keyboard::key::Physical::Unidentified(keyboard::key::NativeCode::Unidentified),
        location: keyboard::Location::Standard,
        modifiers: keyboard::Modifiers::CTRL,
        text: None,
        repeat: false,
    };
    let _ = window.simulate([iced::Event::Keyboard(press)]);
    window.into_messages().collect()
}

fn asks(messages: &[Message], wanted: fn(&TextTyped) -> bool) -> bool {
    messages.iter().any(|message| {
        matches!(message, Message::Editor(Ed::Node(guong_sang::screens::typed::Said::Typed(NodeTyped::Text(typed))))
            if wanted(typed))
    })
}

#[test]
fn typing_is_taken_back_word_by_word_and_then_the_key_goes_on() {
    let (mut desk, mut screen) = two();
    to_end(&mut screen, &desk);
    assert!(
        !asks(&ctrl(&screen, &desk, 'z'), |typed| matches!(typed, TextTyped::Undone)),
        "nothing typed yet"
    );
    to_end(&mut screen, &desk);
    write(&mut screen, &desk, " phần một");
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo phần một");
    assert!(asks(&ctrl(&screen, &desk, 'z'), |typed| matches!(typed, TextTyped::Undone)));
    let _ = send(&mut screen, &mut desk, text(TextTyped::Undone));
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo phần ");
    let _ = send(&mut screen, &mut desk, text(TextTyped::Undone));
    let _ = send(&mut screen, &mut desk, text(TextTyped::Undone));
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo");
    assert!(!asks(&ctrl(&screen, &desk, 'z'), |typed| matches!(typed, TextTyped::Undone)));
    assert!(asks(&ctrl(&screen, &desk, 'y'), |typed| matches!(typed, TextTyped::Redone)));
    for _ in 0..3 {
        let _ = send(&mut screen, &mut desk, text(TextTyped::Redone));
    }
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo phần một");
    write(&mut screen, &desk, "!");
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo phần một!", "the caret came back too");
}

#[test]
fn a_hundred_steps_can_be_taken_back() {
    let (mut desk, mut screen) = two();
    to_end(&mut screen, &desk);
    for i in 0..120 {
        act(&mut screen, &desk, paste(&format!(" {i}")));
    }
    for _ in 0..120 {
        let _ = typed(&mut screen, &desk, text(TextTyped::Undone));
    }
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo");
}

#[test]
fn a_telex_burst_is_one_step() {
    let (mut desk, mut screen) = two();
    to_end(&mut screen, &desk);
    write(&mut screen, &desk, " tie");
    for (letter, back) in [('ê', 1), ('n', 0), ('g', 0)] {
        for _ in 0..back {
            act(&mut screen, &desk, Action::Edit(Edit::Backspace));
        }
        write(&mut screen, &desk, &letter.to_string());
    }
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo tiêng");
    let _ = send(&mut screen, &mut desk, text(TextTyped::Undone));
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo ");
}

fn refer(screen: &mut Plans, desk: &mut Desk) {
    to_end(screen, desk);
    let _ = send(screen, desk, text(TextTyped::PickAsked(Pick::Section)));
    let mut window = support::window(WORK, screen.view(desk));
    support::shot("plans-pick", &mut window, guong_sang::ui::Theme::Light);
    std::mem::drop(window);
    // I, a), b), -, II: the second point.
    let _ = send(screen, desk, text(TextTyped::Picked(2)));
}

#[test]
fn a_reference_follows_the_section_it_names() {
    let (mut desk, mut screen) = two();
    refer(&mut screen, &mut desk);
    let stored = runs(&screen, TEXT);
    let shows = Some(Shown::Section { section: SectionId(12) });
    assert_eq!(stored.last().map(|run| (run.text.as_str(), run.shows)), Some(("điểm b phần I", shows)));
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo điểm b phần I");
    write(&mut screen, &desk, ", cụ thể:");
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo điểm b phần I, cụ thể:");
    let moved = Command::MoveSection { id: SectionId(12), parent: Some(SectionId(1)), position: 0 };
    behind(&mut screen, &mut desk, vec![moved]);
    write(&mut screen, &desk, "!");
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo điểm a phần I, cụ thể:!");
    assert_eq!(runs(&screen, TEXT).iter().filter(|run| run.shows.is_some()).count(), 1);
    let mut window = support::window(WORK, screen.view(&desk));
    assert!(window.find("Tham chiếu: điểm a phần I").is_ok());
    support::shot("plans-reference", &mut window, guong_sang::ui::Theme::Light);
}

#[test]
fn typing_into_a_reference_makes_it_plain_and_says_so() {
    let (mut desk, mut screen) = two();
    refer(&mut screen, &mut desk);
    to_end(&mut screen, &desk);
    act(&mut screen, &desk, Action::Move(Motion::Left));
    write(&mut screen, &desk, "I");
    assert!(runs(&screen, TEXT).len() == 2);
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo điểm b phần II");
    assert!(runs(&screen, TEXT).iter().all(|run| run.shows.is_none()));
    let mut window = support::window(WORK, screen.view(&desk));
    let said =
        "Chữ lấy từ số liệu đã được sửa tay nên thành chữ thường, không tự đổi theo nữa. Ctrl+Z để lấy lại.";
    assert!(window.find(said).is_ok());
    std::mem::drop(window);
    let _ = send(&mut screen, &mut desk, text(TextTyped::Undone));
    assert!(runs(&screen, TEXT).iter().any(|run| run.shows.is_some()), "it is a reference again");
    let _ = send(&mut screen, &mut desk, text(TextTyped::Unlinked(1)));
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo điểm b phần I");
    assert!(runs(&screen, TEXT).iter().all(|run| run.shows.is_none()));
}

#[test]
fn a_datum_of_an_obligation_follows_the_obligation() {
    let (mut desk, mut screen) = two();
    to_end(&mut screen, &desk);
    let _ = send(&mut screen, &mut desk, text(TextTyped::PickAsked(Pick::Field)));
    // A milestone has: the due date, its day, its day in words, the event.
    let _ = send(&mut screen, &mut desk, text(TextTyped::Picked(0)));
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo trước ngày 20/4/2026");
    let shows = Shown::Field { obligation: ObligationId(5), field: DutyField::Due };
    assert_eq!(runs(&screen, TEXT).last().unwrap().shows, Some(shows));
    choose(&mut screen, &mut desk, SectionId(13));
    let _ = send(&mut screen, &mut desk, duty(DutyTyped::Due(DueKind::InMonth)));
    let _ = send(&mut screen, &mut desk, duty(DutyTyped::Month("9".into())));
    let _ = send(&mut screen, &mut desk, duty(DutyTyped::Year("26".into())));
    assert!(
        row(&screen, "Thực hiện").words.ends_with("trong tháng 9/2026"),
        "{:?}",
        row(&screen, "Thực hiện")
    );
    choose(&mut screen, &mut desk, TEXT);
    to_end(&mut screen, &desk);
    write(&mut screen, &desk, ".");
    assert_eq!(words(&mut screen, &mut desk), "Thực hiện theo trong tháng 9/2026.");
    // Choosing alone stores nothing.
    choose(&mut screen, &mut desk, SectionId(13));
    choose(&mut screen, &mut desk, TEXT);
    assert!(screen.leave(&desk).commands().is_empty());
}

#[test]
fn an_obligation_is_worded_by_the_office_and_keeps_its_data() {
    let (mut desk, mut screen) = two();
    choose(&mut screen, &mut desk, SectionId(13));
    let wording = |typed| duty(DutyTyped::Wording(typed));
    let _ = send(&mut screen, &mut desk, wording(WordingTyped::Begun));
    let stored = |screen: &Plans| screen.editor().unwrap().file().unwrap().obligations[0].clone();
    assert_eq!(stored(&screen).wording, "{sự kiện} {thời hạn}");
    let _ = send(&mut screen, &mut desk, wording(WordingTyped::Body(Action::SelectAll)));
    let _ = send(&mut screen, &mut desk, wording(WordingTyped::Body(paste("Tổ chức sơ kết "))));
    let _ = send(&mut screen, &mut desk, wording(WordingTyped::Inserted(DutyField::Day)));
    assert_eq!(stored(&screen).wording, "Tổ chức sơ kết {ngày}");
    assert_eq!(row(&screen, "Tổ chức").words, "Tổ chức sơ kết 20/4/2026", "the outline says what is printed");
    let _ = send(&mut screen, &mut desk, wording(WordingTyped::Body(paste(" {thoi hạm}"))));
    let mut window = support::window(WORK, screen.view(&desk));
    assert!(window.find("Không có trường “thoi hạm”. Có phải “thời hạn” không?").is_ok());
    support::shot("plans-wording", &mut window, guong_sang::ui::Theme::Light);
    std::mem::drop(window);
    let _ = send(&mut screen, &mut desk, wording(WordingTyped::Given));
    assert_eq!(stored(&screen).wording, "");
}

fn cell(row: Option<usize>, column: usize) -> TablePlace {
    TablePlace { row, column }
}

fn stored_table(screen: &Plans, id: SectionId) -> guong_sang::domain::plan::Table {
    match section(screen, id).content {
        Content::Table { table } => table,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_table_is_typed_pasted_and_reshaped() {
    let (mut desk, mut screen) = two();
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::AddTable)));
    let id = screen.editor().unwrap().chosen().unwrap();
    assert_eq!(row(&screen, "Nội dung").holds, Holds::Heading);
    let _ = send(&mut screen, &mut desk, table(TableTyped::Caption("Phân bổ".into())));
    let _ = send(&mut screen, &mut desk, table(TableTyped::Cell(cell(Some(0), 0), "Xã A".into())));
    assert_eq!(stored_table(&screen, id).rows[0][0], "Xã A");
    let happened = |at, event| table(TableTyped::Happened(at, event));
    let pasted = CellEvent::Pasted("Xã B\t2\r\nXã C\t3\r\nXã D\t4\r\n".into());
    let _ = send(&mut screen, &mut desk, happened(cell(Some(1), 0), pasted));
    let now = stored_table(&screen, id);
    assert_eq!(now.rows.len(), 4);
    assert_eq!(now.rows[3], ["Xã D", "4"]);
    // Tab behind the last cell begins a row.
    let _ = send(&mut screen, &mut desk, happened(cell(Some(3), 1), CellEvent::Stepped(CellStep::Next)));
    assert_eq!(stored_table(&screen, id).rows.len(), 5);
    let _ = send(&mut screen, &mut desk, table(TableTyped::RowRemoved));
    let _ = send(&mut screen, &mut desk, happened(cell(Some(1), 1), CellEvent::Entered));
    let _ = send(&mut screen, &mut desk, table(TableTyped::Figures(true)));
    let _ = send(&mut screen, &mut desk, table(TableTyped::Width("30".into())));
    let _ = send(&mut screen, &mut desk, table(TableTyped::ColumnMoved(-1)));
    let _ = send(&mut screen, &mut desk, table(TableTyped::RowMoved(-1)));
    let now = stored_table(&screen, id);
    assert_eq!(now.rows[0], ["2", "Xã B"]);
    assert!(now.columns[0].figures && now.columns[0].width == 30);
    let _ = send(&mut screen, &mut desk, table(TableTyped::ColumnAdded));
    assert_eq!(stored_table(&screen, id).columns.len(), 3);
    let _ = send(&mut screen, &mut desk, table(TableTyped::ColumnRemoved));
    assert_eq!(stored_table(&screen, id).rows[0], ["2", "Xã B"]);
    let wrong = send(&mut screen, &mut desk, table(TableTyped::Width("300".into())));
    assert!(wrong.done.is_empty() && wrong.refused.is_empty());
    let mut window = support::window(WORK, screen.view(&desk));
    support::shot("plans-table", &mut window, guong_sang::ui::Theme::Light);
}

#[test]
fn the_keys_lead_through_the_cells() {
    let (mut desk, mut screen) = two();
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::AddTable)));
    let mut window = support::window(WORK, screen.view(&desk));
    window.click(iced_test::selector::id(cell_id(cell(Some(0), 0)))).unwrap();
    let _ = window.typewrite("A");
    let _ = window.tap_key(keyboard::key::Named::Tab);
    let said: Vec<Message> = window.into_messages().collect();
    let has = |wanted: &dyn Fn(&TableTyped) -> bool| {
        said.iter().any(|message| {
            matches!(message, Message::Editor(Ed::Node(guong_sang::screens::typed::Said::Typed(NodeTyped::Table(typed))))
                if wanted(typed))
        })
    };
    let here = cell(Some(0), 0);
    assert!(has(&|typed| matches!(typed, TableTyped::Happened(at, CellEvent::Entered) if *at == here)));
    assert!(has(&|typed| matches!(typed, TableTyped::Cell(at, words) if *at == here && words == "A")));
    assert!(has(&|typed| {
        matches!(typed, TableTyped::Happened(at, CellEvent::Stepped(CellStep::Next)) if *at == here)
    }));
}

#[test]
fn a_large_table_builds_only_what_is_in_sight() {
    let (mut desk, mut screen) = two();
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::AddTable)));
    let line = (0..12).map(|i| format!("ô {i}")).collect::<Vec<_>>().join("\t");
    let all = vec![line; 101].join("\n");
    let _ = send(&mut screen, &mut desk, table(TableTyped::Happened(cell(None, 0), CellEvent::Pasted(all))));
    let id = screen.editor().unwrap().chosen().unwrap();
    assert_eq!((stored_table(&screen, id).columns.len(), stored_table(&screen, id).rows.len()), (12, 100));
    let mut window = support::window(WORK, screen.view(&desk));
    assert!(window.find("1").is_ok() && window.find("90").is_err());
    support::shot("plans-table-large", &mut window, guong_sang::ui::Theme::Light);
}

#[test]
fn an_appendix_has_a_title_and_pages_that_lie() {
    let (mut desk, mut screen) = two();
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::AddAppendix)));
    let id = screen.editor().unwrap().chosen().unwrap();
    let _ = send(&mut screen, &mut desk, node(NodeTyped::Heading("Biểu mẫu".into())));
    let _ = send(&mut screen, &mut desk, node(NodeTyped::Landscape(true)));
    assert_eq!(section(&screen, id).content, Content::Appendix { text: "Biểu mẫu".into(), landscape: true });
    let back = send(&mut screen, &mut desk, node(NodeTyped::Holds(Holds::Heading)));
    assert!(back.refused.is_empty());
    assert_eq!(section(&screen, id).marking, Marking::Roman);
    let again = send(&mut screen, &mut desk, node(NodeTyped::Holds(Holds::Appendix)));
    assert!(again.refused.is_empty());
    assert_eq!(section(&screen, id).marking, Marking::Appendix);
}

#[test]
fn runs_of_a_stored_text_are_kept_by_the_form() {
    let (mut desk, mut screen) = two();
    let shows = Some(Shown::Field { obligation: ObligationId(5), field: DutyField::Day });
    let all = vec![
        TextRun { text: "Trước ".into(), bold: true, ..TextRun::default() },
        TextRun { text: "20/4/2026".into(), shows, ..TextRun::default() },
        TextRun { text: " nộp".into(), italic: true, ..TextRun::default() },
    ];
    let mut stored = section(&screen, TEXT);
    stored.content = Content::Text { runs: all.clone() };
    behind(&mut screen, &mut desk, vec![Command::SaveSection { section: stored }]);
    act(&mut screen, &desk, Action::Move(Motion::DocumentEnd));
    write(&mut screen, &desk, " báo cáo");
    let _ = words(&mut screen, &mut desk);
    let now = runs(&screen, TEXT);
    assert_eq!(now[..2], all[..2]);
    assert_eq!((now[2].text.as_str(), now[2].italic), (" nộp báo cáo", true));
}
