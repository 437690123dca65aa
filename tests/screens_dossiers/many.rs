//! Several dossiers at once: ticks, deeds that are one and taken back as one, tables on their way out, filters that are
//! kept, the order by hand.

use super::window::{Window, change, day, desk};
use guong_sang::domain::Command;
use guong_sang::domain::dossier::{DossierState, Priority};
use guong_sang::domain::ids::{DossierId, RoundId};
use guong_sang::domain::listing::Column;
use guong_sang::domain::round::Round;
use guong_sang::domain::subject::{Detail, SubjectKind};
use guong_sang::screens::dossiers::{
    BulkEntry, BulkMessage, ColumnChange, Deed, Facet, FormMessage, ListMessage, Message, Open, OutMessage,
    Slot, StoredMessage,
};
use guong_sang::screens::{Chord, ChordKey, NoticeKind, TableFormat};
use guong_sang::storage::{DossierFilter, DossierOrder};
use guong_sang::ui::grid::{Event, Sort, Step};
use iced::keyboard::key::Named;

const NAMES: [&str; 5] = ["Lê Văn An", "Nguyễn Thị Anh", "Nguyễn Thị Ánh", "Đỗ Thị Ân", "Trần Thị Bình"];

/// Five people in name order.
fn five() -> Window {
    let mut w = Window::open(desk());
    for name in NAMES {
        w.add(SubjectKind::Person, name);
        w.back();
    }
    w.done.clear();
    w.receipts.clear();
    w
}

fn grid(w: &mut Window, event: Event) {
    w.list(ListMessage::Grid(event));
}

fn bulk(w: &mut Window, message: BulkMessage) {
    w.list(ListMessage::Bulk(message));
}

fn enter(w: &mut Window, entry: BulkEntry) {
    bulk(w, BulkMessage::Entered(entry));
}

fn out(w: &mut Window, message: OutMessage) {
    w.list(ListMessage::Out(message));
}

fn shows(w: &Window, words: &str) -> bool {
    super::support::window(super::support::SCREEN, w.screen.view(&w.desk)).find(words).is_ok()
}

/// The places at which `name` stands, told by what a copy of everything says.
fn order(w: &mut Window) -> Vec<String> {
    out(w, OutMessage::CopyAsked);
    let table = w.copied.pop().unwrap();
    table.lines().skip(1).map(|line| line.split('\t').next().unwrap().to_owned()).collect()
}

fn states(w: &Window) -> Vec<DossierState> {
    let filter = DossierFilter::default();
    let rows = w.desk.store.read_now(move |db| db.list(&filter, 0..100)).unwrap().rows;
    rows.into_iter().map(|row| row.state).collect()
}

/// Everything in the file but the journal, as one value.
fn fingerprint(w: &Window) -> String {
    w.desk.store.read_now(|db| db.fingerprint()).unwrap()
}

fn tick(w: &mut Window, places: &[usize]) {
    for place in places {
        grid(w, Event::Ticked(*place));
    }
}

#[test]
fn ticks_stay_with_the_dossiers_whatever_is_searched_or_sorted() {
    let mut w = five();
    tick(&mut w, &[0, 4]);
    assert!(shows(&w, "Đã chọn 2 hồ sơ"));
    w.list(ListMessage::Typed("anh".into()));
    assert!(shows(&w, "2 hồ sơ (2 cá nhân)"));
    tick(&mut w, &[1]);
    w.list(ListMessage::Typed(String::new()));
    grid(&mut w, Event::Sorted(Sort { column: 0, descending: true }));
    assert!(shows(&w, "Đã chọn 3 hồ sơ"));
    // What is copied are the ticked ones, in the order of the list.
    assert_eq!(order(&mut w), ["Trần Thị Bình", "Nguyễn Thị Ánh", "Lê Văn An"]);
    let escape = w.screen.chord(Chord::named(Named::Escape)).unwrap();
    w.send(escape);
    assert!(!shows(&w, "Đã chọn 3 hồ sơ"));
    assert_eq!(order(&mut w).len(), 5, "with nothing ticked everything that is shown is meant");
}

#[test]
fn ctrl_shift_and_the_box_above_tick_as_people_know_it() {
    let mut w = five();
    grid(&mut w, Event::Chosen(0));
    grid(&mut w, Event::Joined(2));
    assert!(shows(&w, "Đã chọn 2 hồ sơ"), "the row that was chosen first belongs to it");
    grid(&mut w, Event::Reached(4));
    assert!(shows(&w, "Đã chọn 4 hồ sơ"));
    grid(&mut w, Event::Stretched(Step::Up));
    assert!(shows(&w, "Đã chọn 3 hồ sơ"), "a stretch that shrinks gives back what it took");
    grid(&mut w, Event::AllTicked(true));
    assert!(shows(&w, "Đã chọn 5 hồ sơ"));
    grid(&mut w, Event::AllTicked(false));
    assert!(!shows(&w, "Bỏ chọn"));
    // A right click beside the ticks is about its own row.
    tick(&mut w, &[0, 1]);
    grid(&mut w, Event::Menu(1, iced::Point::new(300.0, 300.0)));
    assert!(shows(&w, "Đã chọn 2 hồ sơ") && shows(&w, "Đổi đơn vị đề nghị…"));
    grid(&mut w, Event::Menu(3, iced::Point::new(300.0, 300.0)));
    assert!(!shows(&w, "Đã chọn 2 hồ sơ"));
}

#[test]
fn a_state_is_given_to_many_in_one_deed_and_taken_back_in_one() {
    let mut w = five();
    let before = fingerprint(&w);
    tick(&mut w, &[0, 1, 2]);
    bulk(&mut w, BulkMessage::Asked(Deed::State));
    assert!(shows(&w, "Lê Văn An, Nguyễn Thị Anh, Nguyễn Thị Ánh"));
    bulk(&mut w, BulkMessage::Given);
    assert!(shows(&w, "Hãy chọn tình trạng mới.") && w.done.is_empty());
    enter(&mut w, BulkEntry::State(DossierState::Nominated));
    enter(&mut w, BulkEntry::DayTyped("5/11/26".into()));
    enter(&mut w, BulkEntry::DayLeft);
    bulk(&mut w, BulkMessage::Given);
    let [Command::Batch { title, commands }] = &w.done[..] else { panic!("{:?}", w.done) };
    assert_eq!((title.as_str(), commands.len()), ("Chuyển 3 hồ sơ sang “Đã đề nghị”", 3));
    assert!(
        matches!(&commands[0], Command::StepDossier { on, by, .. } if *on == day(2026, 11, 5) && by == "Lê Thị Thu")
    );
    assert_eq!(states(&w).iter().filter(|it| **it == DossierState::Nominated).count(), 3);
    assert!(!shows(&w, "Tình trạng mới"), "the question is over");
    w.undo();
    assert_eq!(fingerprint(&w), before);
}

#[test]
fn a_step_that_needs_a_reason_asks_for_it_and_does_nothing_before() {
    let mut w = five();
    tick(&mut w, &[0, 1]);
    bulk(&mut w, BulkMessage::Asked(Deed::State));
    enter(&mut w, BulkEntry::State(DossierState::Withdrawn));
    bulk(&mut w, BulkMessage::Given);
    assert!(w.done.is_empty() && shows(&w, "Bước này cần lý do; lý do được giữ trong lịch sử hồ sơ."));
    enter(&mut w, BulkEntry::Reason("Đơn vị xin rút".into()));
    bulk(&mut w, BulkMessage::Given);
    assert_eq!(w.done.len(), 1);
    assert_eq!(states(&w).iter().filter(|it| **it == DossierState::Withdrawn).count(), 2);
    // Those that are so already are not counted again.
    grid(&mut w, Event::AllTicked(true));
    bulk(&mut w, BulkMessage::Asked(Deed::State));
    enter(&mut w, BulkEntry::State(DossierState::Withdrawn));
    enter(&mut w, BulkEntry::Reason("Đơn vị xin rút".into()));
    bulk(&mut w, BulkMessage::Given);
    assert!(matches!(&w.done[1], Command::Batch { title, .. } if title == "Chuyển 3 hồ sơ sang “Đã rút”"));
}

#[test]
fn texts_marks_and_units_of_many_are_changed_and_taken_back() {
    let mut w = five();
    let movement = w.desk.movements[0].id;
    let other = w.unit("Bình Long");
    let entries = [
        (
            Deed::Movement,
            BulkEntry::Movement(movement),
            "Thêm 5 hồ sơ vào “Xây dựng gia đình 5 không, 3 sạch”",
        ),
        (Deed::Field, BulkEntry::Words(" Dân vận khéo ".into()), "Ghi lĩnh vực “Dân vận khéo” cho 5 hồ sơ"),
        (Deed::Award, BulkEntry::Words("Giấy khen".into()), "Đề nghị “Giấy khen” cho 5 hồ sơ"),
        (
            Deed::Priority,
            BulkEntry::Priority(Priority::Quiet),
            "Ghi diện ưu tiên “Tấm gương thầm lặng” cho 5 hồ sơ",
        ),
        (Deed::Unit, BulkEntry::Unit(other), "Chuyển 5 hồ sơ sang Hội LHPN xã Bình Long"),
    ];
    for (deed, entry, wanted) in entries {
        let before = fingerprint(&w);
        grid(&mut w, Event::AllTicked(true));
        bulk(&mut w, BulkMessage::Asked(deed));
        enter(&mut w, entry.clone());
        bulk(&mut w, BulkMessage::Given);
        let Some(Command::Batch { title, commands }) = w.done.last() else { panic!("{:?}", w.done) };
        assert_eq!((title.as_str(), commands.len()), (wanted, 5));
        // Once more there is nothing left to change, and that is said.
        let done = w.done.len();
        bulk(&mut w, BulkMessage::Asked(deed));
        enter(&mut w, entry);
        bulk(&mut w, BulkMessage::Given);
        assert_eq!(w.done.len(), done);
        assert!(shows(&w, "Các hồ sơ đã chọn vốn đã như vậy nên không có gì để đổi."));
        bulk(&mut w, BulkMessage::Dropped);
        w.undo();
        assert_eq!(fingerprint(&w), before, "{wanted}");
    }
    // What was added is taken away again.
    bulk(&mut w, BulkMessage::Asked(Deed::Priority));
    enter(&mut w, BulkEntry::Priority(Priority::Quiet));
    bulk(&mut w, BulkMessage::Given);
    bulk(&mut w, BulkMessage::Asked(Deed::Priority));
    enter(&mut w, BulkEntry::Priority(Priority::Quiet));
    enter(&mut w, BulkEntry::Adding(false));
    bulk(&mut w, BulkMessage::Given);
    assert!(matches!(w.done.last(), Some(Command::Batch { title, .. })
        if title == "Bỏ diện ưu tiên “Tấm gương thầm lặng” của 5 hồ sơ"));
}

fn round(w: &Window) -> RoundId {
    let round = Round::new(w.desk.fresh(), w.desk.current.unwrap().plan, "Đợt xét tháng 11");
    let id = round.id;
    change(&w.desk, Command::SaveRound { round });
    id
}

fn complete(w: &Window, ids: &[DossierId]) {
    for id in ids {
        change(
            &w.desk,
            Command::StepDossier {
                id: *id,
                state: DossierState::Complete,
                on: day(2026, 11, 1),
                by: "Lê Thị Thu".into(),
                reason: String::new(),
            },
        );
    }
}

#[test]
fn those_that_stand_in_the_way_are_named_before_anything_is_done() {
    let w = five();
    let ids = w.ids();
    let round = round(&w);
    complete(&w, &ids[..2]);
    change(&w.desk, Command::EnterDossiers { round, dossiers: ids[..1].to_vec() });
    let mut w = Window::open(w.desk);
    grid(&mut w, Event::AllTicked(true));
    let delete = w.screen.chord(Chord::named(Named::Delete)).unwrap();
    w.send(delete);
    bulk(&mut w, BulkMessage::Given);
    assert!(w.done.is_empty());
    assert!(shows(&w, "1 hồ sơ chưa làm được việc này. Chưa hồ sơ nào bị thay đổi."));
    assert!(shows(
        &w,
        "Hồ sơ đang nằm trong một đợt xét nên chưa xóa được. Hãy đưa hồ sơ ra khỏi đợt xét trước."
    ));
    bulk(&mut w, BulkMessage::Dropped);
    assert_eq!(w.ids().len(), 5);
    bulk(&mut w, BulkMessage::Asked(Deed::Remove));
    bulk(&mut w, BulkMessage::Given);
    bulk(&mut w, BulkMessage::RestGiven);
    assert!(matches!(&w.done[..], [Command::Batch { title, .. }] if title == "Xóa 4 hồ sơ"));
    assert_eq!(w.ids(), ids[..1]);
    assert!(shows(&w, "1 hồ sơ (1 cá nhân)") && !shows(&w, "Bỏ chọn"));
    w.undo();
    assert_eq!(w.ids().len(), 5);
}

#[test]
fn complete_ones_are_put_before_the_council_and_the_others_named() {
    let mut w = five();
    tick(&mut w, &[0, 1, 2]);
    bulk(&mut w, BulkMessage::Asked(Deed::Round));
    assert!(shows(
        &w,
        "Chưa có đợt xét nào đang mở trong kế hoạch này. Hãy mở đợt xét ở màn hình Xét chọn trước."
    ));
    bulk(&mut w, BulkMessage::Dropped);
    let id = round(&w);
    let ids = w.ids();
    complete(&w, &ids[..2]);
    bulk(&mut w, BulkMessage::Asked(Deed::Round));
    bulk(&mut w, BulkMessage::Given);
    assert!(shows(&w, "1 hồ sơ chưa làm được việc này. Chưa hồ sơ nào bị thay đổi."));
    bulk(&mut w, BulkMessage::RestGiven);
    let [Command::EnterDossiers { round, dossiers }] = &w.done[..] else { panic!("{:?}", w.done) };
    assert_eq!((*round, dossiers.len()), (id, 2));
    let board = w.desk.store.read_now(move |db| db.board(id)).unwrap();
    assert_eq!(board.candidates.len(), 2);
}

#[test]
fn what_is_shown_is_copied_and_written_as_it_is_shown() {
    let mut w = five();
    w.list(ListMessage::Columned(ColumnChange::Show(Column::Kind, false)));
    w.list(ListMessage::Columned(ColumnChange::Show(Column::Received, false)));
    w.list(ListMessage::Typed("anh".into()));
    out(&mut w, OutMessage::CopyAsked);
    let table = w.copied.pop().unwrap();
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0], "Họ và tên, tên gọi\tĐơn vị đề nghị\tLĩnh vực\tTình trạng");
    assert_eq!(lines[1], "Nguyễn Thị Anh\tHội LHPN xã Hồng Quang\t\tMới phát hiện");
    assert_eq!(lines.len(), 3);
    let told = w.told.pop().unwrap();
    assert_eq!(
        (told.kind, told.sentence.as_str()),
        (NoticeKind::Done, "Đã chép 2 hồ sơ. Hãy mở Excel rồi dán (Ctrl+V).")
    );
    let noted = |w: &Window| w.noted.iter().filter(|it| matches!(it, Command::NoteExport { .. })).count();
    assert_eq!(noted(&w), 0, "nothing personal has left");
    // A file says first what goes into it.
    out(&mut w, OutMessage::FileAsked);
    assert!(shows(
        &w,
        "Cột: Họ và tên, tên gọi, Đơn vị đề nghị, Lĩnh vực, Tình trạng. Muốn đổi, hãy dùng nút Cột."
    ));
    out(&mut w, OutMessage::Formatted(TableFormat::Csv));
    out(&mut w, OutMessage::Given);
    let job = w.tables.pop().unwrap();
    assert_eq!(
        (job.format, job.name.as_str(), job.note.rows),
        (TableFormat::Csv, "Danh sách hồ sơ năm 2026", 2)
    );
    assert!(!job.note.personal && job.table.to_csv().contains("Nguyễn Thị Ánh"));
}

#[test]
fn what_is_personal_leaves_noted_or_not_at_all() {
    let mut w = five();
    w.send(Message::List(ListMessage::Grid(Event::Opened(0))));
    w.fill(Slot::Birth, "5/9/1975");
    w.fill(Slot::Phone, "0912 345 678");
    w.back();
    for column in [Column::Birth, Column::Phone, Column::Address] {
        w.list(ListMessage::Columned(ColumnChange::Show(column, true)));
    }
    out(&mut w, OutMessage::CopyAsked);
    assert!(w.copied.pop().unwrap().contains("0912 345 678"));
    let exports = w.desk.store.read_now(|db| db.exports()).unwrap();
    assert_eq!(exports.len(), 1);
    assert!(exports[0].personal && exports[0].rows == 5 && exports[0].by == "Lê Thị Thu");
    out(&mut w, OutMessage::FileAsked);
    out(&mut w, OutMessage::PublicTicked(true));
    out(&mut w, OutMessage::Given);
    let job = w.tables.pop().unwrap();
    let public = job.table.to_csv();
    assert!(!public.contains("0912") && !public.contains("5/9/1975") && !public.contains("05/09/1975"));
    assert!(public.contains("1975") && !job.note.personal, "{public}");
    // Taking the last deed back does not take back that something left.
    w.undo();
    assert_eq!(w.desk.store.read_now(|db| db.exports()).unwrap().len(), 1);
}

#[test]
fn a_filter_is_kept_under_a_name_called_again_and_removed() {
    let mut w = five();
    let unit = w.unit("Hồng Quang");
    w.list(ListMessage::Faceted(Facet::Unit(unit), true));
    w.list(ListMessage::Faceted(Facet::Kind(SubjectKind::Person), true));
    w.list(ListMessage::Columned(ColumnChange::Show(Column::Phone, true)));
    w.list(ListMessage::Stored(StoredMessage::NamingAsked));
    w.list(ListMessage::Stored(StoredMessage::Named));
    assert!(shows(&w, "Hãy đặt tên cho bộ lọc."));
    w.list(ListMessage::Stored(StoredMessage::NameTyped("Hồng Quang, cá nhân".into())));
    w.list(ListMessage::Stored(StoredMessage::Named));
    let view = w
        .desk
        .store
        .read_now(|db| db.views())
        .unwrap()
        .into_iter()
        .find(|it| it.name.contains("Hồng"))
        .unwrap();
    w.list(ListMessage::Cleared);
    w.list(ListMessage::Columned(ColumnChange::Usual));
    // Another day: a new screen knows it.
    let mut w = Window::open(w.desk);
    assert!(!shows(&w, "Điện thoại"));
    w.list(ListMessage::Opened(Open::Views));
    assert!(shows(&w, "Hồng Quang, cá nhân"));
    w.list(ListMessage::Stored(StoredMessage::Called(view.id)));
    assert!(shows(&w, "Bộ lọc (2)") && shows(&w, "Điện thoại") && shows(&w, "5 hồ sơ (5 cá nhân)"));
    w.list(ListMessage::Stored(StoredMessage::Removing(view.id)));
    w.agree();
    assert!(w.desk.store.read_now(|db| db.views()).unwrap().iter().all(|it| it.id != view.id));
    w.undo();
    assert!(w.desk.store.read_now(|db| db.views()).unwrap().iter().any(|it| it.id == view.id));
}

#[test]
fn columns_widths_and_order_are_there_again_the_next_day() {
    let mut w = five();
    w.list(ListMessage::Columned(ColumnChange::Show(Column::Score, true)));
    w.list(ListMessage::Columned(ColumnChange::Shift(Column::Score, -1)));
    grid(&mut w, Event::Resized { column: 1, width: 222.0 });
    let before = w.noted.len();
    grid(&mut w, Event::Adjusted);
    assert_eq!(w.noted.len(), before + 1, "kept when the border is let go, not at every pixel");
    w.list(ListMessage::Ordered(DossierOrder::Unit));
    grid(&mut w, Event::Fitted(0));
    let noted = w.noted.len();
    grid(&mut w, Event::Adjusted);
    assert_eq!(w.noted.len(), noted, "nothing new, nothing written");
    assert!(w.done.is_empty(), "how a list looks is no step of anybody's work");
    let x = |w: &Window, words: &str| {
        super::support::window(super::support::SCREEN, w.screen.view(&w.desk)).find(words).unwrap().bounds().x
    };
    let places = ["Loại", "Điểm", "Ngày nhận"].map(|title| x(&w, title));
    let w = Window::open(w.desk);
    assert_eq!(["Loại", "Điểm", "Ngày nhận"].map(|title| x(&w, title)), places);
    assert!(shows(&w, "Xếp theo đơn vị"));
}

#[test]
fn every_condition_is_a_chip_and_what_hides_everything_is_named() {
    let mut w = five();
    w.list(ListMessage::PanelShown(true));
    let facets = [
        Facet::State(DossierState::Noticed),
        Facet::Priority(Priority::Farmer),
        Facet::Award("Giấy khen".into()),
        Facet::Field("Dân vận khéo".into()),
        Facet::Movement(w.desk.movements[0].id),
        Facet::Lacking(true),
    ];
    for facet in &facets {
        w.list(ListMessage::Faceted(facet.clone(), true));
    }
    for words in ["Ưu tiên: Nông dân", "Giấy khen", "Dân vận khéo", "Thiếu giấy tờ", "Bộ lọc (6)"]
    {
        assert!(shows(&w, words), "{words}");
    }
    assert!(shows(&w, "Không tìm thấy hồ sơ nào"));
    for facet in &facets[2..] {
        w.list(ListMessage::Faceted(facet.clone(), false));
    }
    assert!(shows(&w, "Bỏ “Ưu tiên: Nông dân”: hiện 5 hồ sơ"), "the one condition that hides them is named");
    w.list(ListMessage::Typed("xyz".into()));
    assert!(!shows(&w, "Bỏ “Ưu tiên: Nông dân”: hiện 5 hồ sơ"), "alone it would show nothing now");
    w.list(ListMessage::Cleared);
    assert!(shows(&w, "5 hồ sơ (5 cá nhân)") && !shows(&w, "Bộ lọc (1)"));
}

#[test]
fn other_years_are_found_and_a_dossier_of_one_stays_open() {
    let mut w = five();
    w.list(ListMessage::Faceted(Facet::Year(2026), true));
    assert!(shows(&w, "Năm 2026, mọi kế hoạch") && shows(&w, "5 hồ sơ (5 cá nhân)"));
    w.list(ListMessage::Faceted(Facet::Year(2026), false));
    assert!(shows(&w, "5 hồ sơ (5 cá nhân)"));
}

#[test]
fn the_order_of_merit_is_set_by_hand_and_taken_back() {
    let mut w = five();
    grid(&mut w, Event::Chosen(2));
    w.list(ListMessage::Moved(-1));
    assert!(w.told.last().unwrap().sentence.contains("xếp danh sách theo “Thứ tự”"));
    w.list(ListMessage::Ordered(DossierOrder::Merit));
    assert_eq!(order(&mut w), NAMES);
    assert!(shows(&w, "Chuyển hồ sơ đang chọn:"));
    let before = fingerprint(&w);
    let alt = |key| Chord { key: ChordKey::Named(key), ctrl: false, shift: false, alt: true };
    let up = w.screen.chord(alt(Named::ArrowUp)).unwrap();
    w.send(up);
    assert!(matches!(w.done.last(), Some(Command::Batch { title, .. })
        if title == "Chuyển Nguyễn Thị Ánh lên trong thứ tự"));
    assert_eq!(order(&mut w)[..3], ["Lê Văn An", "Nguyễn Thị Ánh", "Nguyễn Thị Anh"]);
    // The chosen one is followed: the next step moves it on.
    w.list(ListMessage::Moved(-1));
    assert_eq!(order(&mut w)[0], "Nguyễn Thị Ánh");
    w.list(ListMessage::Moved(-1));
    assert_eq!(w.done.len(), 2, "above the first there is nothing");
    w.list(ListMessage::Moved(1));
    assert_eq!(order(&mut w)[..2], ["Lê Văn An", "Nguyễn Thị Ánh"]);
    for receipt in w.receipts.clone().into_iter().rev() {
        w.write(receipt.undo.unwrap());
    }
    assert_eq!(fingerprint(&w), before);
}

#[test]
fn a_long_list_is_read_by_windows_and_walked_through_while_a_dossier_is_open() {
    let mut w = Window::open(desk());
    super::look::many(&w, 700);
    w = Window::open(w.desk);
    grid(&mut w, Event::Scrolled { offset: 0.0, height: 560.0 });
    grid(&mut w, Event::Stepped(Step::Last));
    grid(&mut w, Event::Scrolled { offset: 700.0 * 36.0 - 560.0, height: 560.0 });
    let last = order(&mut w).pop().unwrap();
    assert!(shows(&w, &last));
    // A stretch over rows that were never read.
    grid(&mut w, Event::Reached(10));
    assert!(shows(&w, "Đã chọn 690 hồ sơ"));
    bulk(&mut w, BulkMessage::Asked(Deed::Field));
    enter(&mut w, BulkEntry::Words("Công tác Hội".into()));
    bulk(&mut w, BulkMessage::Given);
    assert!(matches!(w.done.last(), Some(Command::Batch { commands, .. }) if commands.len() == 690));
    // From the last dossier back: its neighbours are asked for where they were not read.
    w.list(ListMessage::Unticked);
    grid(&mut w, Event::Chosen(699));
    grid(&mut w, Event::Opened(699));
    for _ in 0..150 {
        w.form(FormMessage::Neighbour(-1));
    }
    let shown = w.screen.title();
    w.back();
    let names = order(&mut w);
    assert_eq!(shown, names[699 - 150]);
}

#[test]
fn deeds_of_the_list_wait_for_a_person_who_looks_at_it() {
    // Keys of the list do nothing while a question is open, and nothing without a row.
    let mut w = Window::open(five().desk);
    assert!(w.screen.chord(Chord::ctrl('c')).is_some());
    bulk(&mut w, BulkMessage::Asked(Deed::State));
    assert!(w.told.last().unwrap().sentence.contains("Hãy chọn hồ sơ"));
    tick(&mut w, &[0]);
    bulk(&mut w, BulkMessage::Asked(Deed::State));
    assert!(w.screen.chord(Chord::named(Named::Delete)).is_none());
    let escape = w.screen.chord(Chord::named(Named::Escape)).unwrap();
    w.send(escape);
    assert!(!shows(&w, "Tình trạng mới"));
    assert!(matches!(w.file_of(0).subject.detail, Detail::Person(_)));
}

/// Clicks what shows exactly these words, and does what comes of it.
#[track_caller]
fn click(w: &mut Window, words: &str) {
    let mut shown = super::support::window(super::support::SCREEN, w.screen.view(&w.desk));
    if let Err(error) = shown.click(words) {
        panic!("“{words}”: {error}");
    }
    let heard: Vec<Message> = shown.into_messages().collect();
    assert!(!heard.is_empty(), "{words} says nothing");
    heard.into_iter().for_each(|message| w.send(message));
}

#[test]
fn a_hand_filters_ticks_changes_and_copies() {
    let mut w = five();
    click(&mut w, "Bộ lọc");
    click(&mut w, "Tập thể");
    assert!(shows(&w, "Không tìm thấy hồ sơ nào") && shows(&w, "Bộ lọc (1)"));
    click(&mut w, "Bỏ “Tập thể”: hiện 5 hồ sơ");
    assert!(shows(&w, "5 hồ sơ (5 cá nhân)"));
    // The boxes of the first two rows: left of the names.
    for name in &NAMES[..2] {
        let mut shown = super::support::window(super::support::SCREEN, w.screen.view(&w.desk));
        let row = shown.find(*name).unwrap().bounds();
        shown.point_at(iced::Point::new(row.x - 30.0, row.y + row.height / 2.0));
        let _ = shown.simulate(iced_test::simulator::click());
        let heard: Vec<Message> = shown.into_messages().collect();
        heard.into_iter().for_each(|message| w.send(message));
    }
    assert!(shows(&w, "Đã chọn 2 hồ sơ"));
    click(&mut w, "Việc khác");
    click(&mut w, "Thêm, bỏ diện ưu tiên…");
    enter(&mut w, BulkEntry::Priority(Priority::Brave));
    click(&mut w, "Ghi diện ưu tiên “Hành động dũng cảm” cho 2 hồ sơ");
    assert!(matches!(w.done.last(), Some(Command::Batch { commands, .. }) if commands.len() == 2));
    click(&mut w, "Xóa 2 hồ sơ");
    click(&mut w, "Thôi");
    click(&mut w, "Chép bảng");
    assert_eq!(w.copied.pop().unwrap().lines().count(), 3);
    click(&mut w, "Bỏ chọn");
    click(&mut w, "Cột");
    click(&mut w, "Địa chỉ");
    assert!(shows(&w, "Cột hiện trong danh sách"), "the menu stays for the next column");
    let escape = w.screen.chord(Chord::named(Named::Escape)).unwrap();
    w.send(escape);
    click(&mut w, "Xuất…");
    click(&mut w, "Bản công khai (không có điện thoại, địa chỉ, ngày sinh)");
    click(&mut w, "Xuất 5 hồ sơ…");
    assert!(!w.tables.pop().unwrap().note.personal);
}
