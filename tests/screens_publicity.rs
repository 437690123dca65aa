//! Tuyên truyền on the screen: one item after another by the keyboard, sums that lead to their items, exemplars nobody has
//! made public, and a file looked at before it is taken.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;

use chrono::NaiveDate;
use guong_sang::cli::{sample, script};
use guong_sang::domain::ids::{PlanId, PublicityId, SubjectId};
use guong_sang::domain::publicity::PublicityItem;
use guong_sang::domain::publicity::intake::RowState;
use guong_sang::domain::{Changes, Command};
use guong_sang::exchange::publicity_list;
use guong_sang::screens::publicity::entry::{Message as Form, Typed};
use guong_sang::screens::publicity::import::Message as Rows;
use guong_sang::screens::publicity::list::Message as List;
use guong_sang::screens::publicity::never::{Message as Never, Show};
use guong_sang::screens::publicity::sums::Message as Sums;
use guong_sang::screens::publicity::{Message, Publicity, Tab};
use guong_sang::screens::{Desk, Effect, Place, templates};
use guong_sang::storage::StoreError;
use guong_sang::ui::grid;
use iced::Size;
use stage::{Seen, do_now, sample_desk, send, settle};

impl stage::Screen for Publicity {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Publicity::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        Publicity::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        Publicity::refused(self, error, desk)
    }
}

/// The room that the shell leaves the page on the smallest screen.
const PAGE: Size = Size::new(1158.0, 692.0);
/// The same with letters half again as large.
const LARGE: Size = Size::new(702.0, 430.0);
const LARGEST: Size = Size::new(572.0, 362.0);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn bare() -> Desk {
    let mut desk = sample_desk(&["01-office.jsonl", "02-plan.jsonl", "03-dossiers.jsonl", "04-round.jsonl"]);
    desk.today = day("2017-12-15");
    desk
}

fn full() -> Desk {
    let mut desk = bare();
    for command in script::commands(sample::CLOSING).unwrap() {
        let _ = do_now(&mut desk, command);
    }
    for command in script::commands(sample::PUBLICITY).unwrap() {
        let _ = do_now(&mut desk, command);
    }
    desk
}

fn opened(desk: &mut Desk) -> Publicity {
    let (mut screen, task) = Publicity::open(desk);
    settle(&mut screen, desk, task);
    screen
}

fn typed(screen: &mut Publicity, desk: &mut Desk, typed: Typed) -> Seen<Message> {
    send(screen, desk, Message::Entry(Form::Typed(typed)))
}

fn form(screen: &mut Publicity, desk: &mut Desk, message: Form) -> Seen<Message> {
    send(screen, desk, Message::Entry(message))
}

fn shot(name: &str, size: Size, screen: &Publicity, desk: &Desk) {
    let mut window = support::window(size, screen.view(desk));
    support::both(&format!("publicity-{name}"), &mut window);
}

fn items(desk: &Desk) -> Vec<PublicityItem> {
    desk.store.read_now(|db| db.publicity(PlanId(1))).unwrap()
}

#[test]
fn nothing_yet_says_what_to_do() {
    let mut desk = bare();
    let mut screen = opened(&mut desk);
    shot("empty", PAGE, &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Never));
    assert_eq!(screen.never().counts(), (0, 0), "the round is open: nobody is chosen yet");
    shot("never-nobody", PAGE, &screen, &desk);
    let seen = send(&mut screen, &mut desk, Message::Template(templates::Message::Asked));
    assert_eq!(seen.opened[0].saved_as.as_deref(), Some("Mẫu danh sách tin, bài tuyên truyền"));
    let mut lone = stage::empty_desk();
    let mut screen = opened(&mut lone);
    shot("no-plan", PAGE, &screen, &lone);
    let mut window = support::window(PAGE, screen.view(&lone));
    window.click("Mở Kế hoạch").unwrap();
    let said: Vec<Message> = window.into_messages().collect();
    for message in said {
        let effect = screen.update(message, &lone);
        assert!(matches!(effect, Effect::Go(Place::Plans)), "the door leads to the plans: {effect:?}");
    }
}

#[test]
fn one_item_after_another_by_enter() {
    let mut desk = bare();
    let mut screen = opened(&mut desk);
    let _ = send(&mut screen, &mut desk, Message::Added);
    // Enter without a title stores nothing and says what is missing.
    assert!(form(&mut screen, &mut desk, Form::Submitted).done.is_empty());
    shot("entry-lacking", PAGE, &screen, &desk);
    let _ = typed(&mut screen, &mut desk, Typed::On("5/10".into()));
    let _ = typed(&mut screen, &mut desk, Typed::Form("Báo in".into()));
    let _ = typed(&mut screen, &mut desk, Typed::Title("  Người giữ  lửa ".into()));
    let _ = typed(&mut screen, &mut desk, Typed::Agency("Hội LHPN xã Bản Lầy".into()));
    // Typed without accents; Enter takes the one that is offered first, and only the next one saves.
    let _ = typed(&mut screen, &mut desk, Typed::Exemplar("hanh van".into()));
    assert!(form(&mut screen, &mut desk, Form::Submitted).done.is_empty());
    assert_eq!(screen.entry().unwrap().draft().subjects, [SubjectId(8)]);
    let _ = typed(&mut screen, &mut desk, Typed::Audience("1.200".into()));
    shot("entry", PAGE, &screen, &desk);
    let seen = form(&mut screen, &mut desk, Form::Submitted);
    let [Command::SavePublicity { item }] = &seen.done[..] else { panic!("{:?}", seen.done) };
    assert_eq!((item.on, item.title.as_str()), (day("2017-10-05"), "Người giữ lửa"));
    assert_eq!((item.audience, item.unit.map(|unit| unit.0)), (Some(1_200), Some(11)));
    // The next one is open, with the same day and nothing else.
    let next = screen.entry().unwrap();
    assert!(!next.is_stored() && next.id() != item.id && next.draft().title.is_empty());
    assert_eq!(next.draft().on, day("2017-10-05"));
    assert_eq!(screen.list().rows().len(), 1);
    // The same day under the same title is warned of and can be saved all the same.
    let _ = typed(&mut screen, &mut desk, Typed::Form("Báo in".into()));
    let _ = typed(&mut screen, &mut desk, Typed::Title("NGƯỜI GIỮ LỬA".into()));
    assert!(screen.entry().unwrap().twin().unwrap().contains("05/10/2017"));
    shot("entry-twin", PAGE, &screen, &desk);
    assert_eq!(form(&mut screen, &mut desk, Form::Submitted).done.len(), 1);
    assert_eq!(items(&desk).len(), 2);
}

#[test]
fn what_is_left_half_done_is_kept_where_it_can_be() {
    let mut desk = bare();
    let mut screen = opened(&mut desk);
    let _ = send(&mut screen, &mut desk, Message::Added);
    let _ = typed(&mut screen, &mut desk, Typed::Title("Chưa có hình thức".into()));
    assert!(screen.leave(&desk).commands().is_empty(), "half an item is no item");
    let _ = typed(&mut screen, &mut desk, Typed::Form("Hội thi".into()));
    let seen = send(&mut screen, &mut desk, Message::TabChosen(Tab::Sums));
    assert!(matches!(&seen.done[..], [Command::SavePublicity { .. }]));
    assert!(screen.leave(&desk).commands().is_empty(), "sent once");
}

#[test]
fn a_refused_item_comes_back_with_the_reason() {
    let mut desk = bare();
    let mut screen = opened(&mut desk);
    let _ = send(&mut screen, &mut desk, Message::Added);
    let _ = typed(&mut screen, &mut desk, Typed::Form("Hội thi".into()));
    let _ = typed(&mut screen, &mut desk, Typed::Title("Hội thi kể chuyện".into()));
    let gone = guong_sang::domain::ids::MovementId(900);
    let _ = typed(&mut screen, &mut desk, Typed::MovementAdded(gone));
    let seen = form(&mut screen, &mut desk, Form::Submitted);
    assert_eq!((seen.done.len(), seen.refused.len()), (0, 1));
    let entry = screen.entry().unwrap();
    assert_eq!((entry.draft().title.as_str(), entry.error().is_some()), ("Hội thi kể chuyện", true));
    let _ = typed(&mut screen, &mut desk, Typed::MovementGone(gone));
    assert_eq!(form(&mut screen, &mut desk, Form::Submitted).done.len(), 1);
}

#[test]
fn an_item_that_is_there_is_saved_as_it_is_typed_and_removed() {
    let mut desk = full();
    let mut screen = opened(&mut desk);
    assert_eq!(screen.list().rows().len(), 12);
    assert_eq!(screen.list().rows()[0].on, "08/12/2017", "newest first");
    let _ = send(&mut screen, &mut desk, Message::List(List::Grid(grid::Event::Chosen(6))));
    let id = screen.entry().unwrap().id();
    assert_eq!(id, PublicityId(6));
    shot("editing", PAGE, &screen, &desk);
    shot("editing-large", LARGE, &screen, &desk);
    let seen = typed(&mut screen, &mut desk, Typed::Note("Có quay phim".into()));
    assert!(matches!(&seen.done[..], [Command::SavePublicity { item }] if item.note == "Có quay phim"));
    // No title, no saving; the stored one stays.
    let seen = typed(&mut screen, &mut desk, Typed::Title(String::new()));
    assert!(seen.done.is_empty() && seen.refused.is_empty());
    assert!(!items(&desk).iter().find(|item| item.id == id).unwrap().title.is_empty());
    let seen = form(&mut screen, &mut desk, Form::Removed);
    assert!(matches!(&seen.done[..], [Command::RemovePublicity { .. }]));
    assert!(screen.entry().is_none());
    assert_eq!(screen.list().rows().len(), 11);
}

#[test]
fn the_list_is_searched_without_accents_and_filtered() {
    let mut desk = full();
    let mut screen = opened(&mut desk);
    shot("list", PAGE, &screen, &desk);
    shot("list-large", LARGE, &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::List(List::FindTyped("ban lay duong hoa".into())));
    assert_eq!(screen.list().rows().len(), 2, "{:?}", screen.list().rows());
    let _ = send(&mut screen, &mut desk, Message::List(List::FindTyped("khong co dau".into())));
    assert!(screen.list().rows().is_empty());
    shot("list-none", PAGE, &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::List(List::Cleared));
    assert_eq!(screen.list().rows().len(), 12);
    let effect = screen.update(Message::ExportAsked, &desk);
    let Effect::Table(job) = effect else { panic!("{effect:?}") };
    assert_eq!(job.table.rows.len(), 12);
}

#[test]
fn every_figure_leads_to_as_many_items() {
    let mut desk = full();
    let mut screen = opened(&mut desk);
    let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Sums));
    shot("sums", PAGE, &screen, &desk);
    shot("sums-large", LARGE, &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::Sums(Sums::ChartsShown(true)));
    shot("sums-large-charts", LARGE, &screen, &desk);
    shot("sums-largest-charts", LARGEST, &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::Sums(Sums::ChartsShown(false)));
    shot("sums-folded", PAGE, &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::Sums(Sums::ChartsShown(true)));
    let tables = screen.sums().tables().to_vec();
    assert_eq!(tables.len(), 3);
    for (table, figures) in tables.iter().enumerate() {
        for (row, line) in figures.rows.iter().enumerate() {
            // In the first table every figure is a count of items, in the others the first one is.
            let counts = if table == 0 { line.cells.len() } else { 1 };
            for column in 0..counts {
                let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Sums));
                let _ = send(&mut screen, &mut desk, Message::Sums(Sums::Opened(table, row, column)));
                assert_eq!(screen.tab(), Tab::Items);
                let shown = screen.list().rows().len();
                let figure = line.cells[column].replace('–', "0");
                assert_eq!(figure, shown.to_string(), "{} / {}", line.words, column);
            }
        }
    }
    let _ = send(&mut screen, &mut desk, Message::List(List::Cleared));
    let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Sums));
    let span = guong_sang::domain::publicity::Span::of(day("2017-10-01"), day("2017-12-31"));
    let _ = send(&mut screen, &mut desk, Message::Sums(Sums::SpanChosen(span)));
    assert_eq!(screen.sums().sums().all.items, 8);
    let effect = screen.update(Message::ExportAsked, &desk);
    let Effect::Table(job) = effect else { panic!("{effect:?}") };
    assert_eq!(job.table.rows.last().unwrap()[5], "8");
}

#[test]
fn an_exemplar_that_was_never_made_public_gets_its_item() {
    let mut desk = full();
    let mut screen = opened(&mut desk);
    let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Never));
    let (never, shown) = screen.never().counts();
    assert!(never > 0 && shown > 0);
    assert_eq!(screen.never().rows().len(), never);
    shot("never", PAGE, &screen, &desk);
    shot("never-large", LARGE, &screen, &desk);
    let who = screen.never().rows()[0].clone();
    let seen = send(&mut screen, &mut desk, Message::Never(Never::DossierAsked(0)));
    assert_eq!(seen.gone, [Place::Dossier(who.dossier)]);
    let _ = send(&mut screen, &mut desk, Message::Never(Never::AddAsked(0)));
    assert_eq!(
        (screen.tab(), screen.entry().unwrap().draft().subjects.clone()),
        (Tab::Items, vec![who.subject])
    );
    let _ = typed(&mut screen, &mut desk, Typed::Form("Mạng xã hội".into()));
    let _ = typed(&mut screen, &mut desk, Typed::Title("Gương mặt tháng này".into()));
    assert_eq!(form(&mut screen, &mut desk, Form::Submitted).done.len(), 1);
    assert_eq!(screen.never().counts(), (never - 1, shown + 1));
    let _ = send(&mut screen, &mut desk, Message::Never(Never::ShowChosen(Show::Shown)));
    let at = screen.never().rows().iter().position(|one| one.subject == who.subject).unwrap();
    let _ = send(&mut screen, &mut desk, Message::Never(Never::ItemsAsked(at)));
    assert_eq!((screen.tab(), screen.list().rows().len()), (Tab::Items, 1));
}

#[test]
fn a_file_is_looked_at_before_it_is_taken() {
    let mut desk = full();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("danh sách.csv");
    let mut all = items(&desk);
    for (at, item) in all.iter_mut().enumerate().take(3) {
        item.title =
            format!("Bài viết mới số {at} về những người phụ nữ làm nên đổi thay ở các xóm vùng cao");
    }
    all[2].form.clear();
    let table = publicity_list(
        "Danh sách",
        &all.iter().collect::<Vec<_>>(),
        |_| "Người Lạ".into(),
        |_| String::new(),
    );
    table.write_csv(&path).unwrap();
    let mut screen = opened(&mut desk);
    let seen = send(&mut screen, &mut desk, Message::ImportAsked);
    assert_eq!(seen.opened.len(), 1);
    let _ = send(&mut screen, &mut desk, Message::ImportChosen(path));
    assert_eq!(screen.import().unwrap().judged().counts(), (2, 9, 1));
    shot("rows", PAGE, &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::Import(Rows::FormChosen("Hội thi".into())));
    assert_eq!(screen.import().unwrap().judged().counts(), (3, 9, 0));
    let _ = send(&mut screen, &mut desk, Message::Import(Rows::StateChosen(Some(RowState::New))));
    assert_eq!(screen.import().unwrap().lines().len(), 3);
    shot("rows-new", PAGE, &screen, &desk);
    let seen = send(&mut screen, &mut desk, Message::Import(Rows::Accepted));
    assert!(matches!(&seen.done[..], [Command::Batch { commands, .. }] if commands.len() == 3));
    assert!(screen.import().is_none());
    assert_eq!(screen.list().rows().len(), 15);
    // A file that is no list.
    let other = folder.path().join("ảnh.png");
    std::fs::write(&other, b"png").unwrap();
    let _ = send(&mut screen, &mut desk, Message::ImportChosen(other));
    shot("rows-none", PAGE, &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::Closed);
    assert!(screen.import().is_none());
}

#[test]
fn files_that_show_it_are_kept_once_and_opened() {
    let mut desk = full();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ảnh chụp.txt");
    std::fs::write(&path, "giao lưu").unwrap();
    let mut screen = opened(&mut desk);
    let _ = send(&mut screen, &mut desk, Message::List(List::Grid(grid::Event::Chosen(0))));
    let seen = form(&mut screen, &mut desk, Form::FilesAsked);
    assert!(seen.opened[0].several);
    let seen = form(&mut screen, &mut desk, Form::FilesChosen(vec![path.clone()]));
    assert!(matches!(&seen.done[..], [Command::SavePublicity { item }] if item.evidence.len() == 1));
    let seen = form(&mut screen, &mut desk, Form::FilesChosen(vec![path]));
    assert_eq!((seen.done.len(), seen.told.len()), (0, 1), "the same file twice");
    let effect = screen.update(Message::Entry(Form::FileShown(0)), &desk);
    assert!(matches!(effect, Effect::Hand(handing) if handing.name == "ảnh chụp.txt"));
    assert_eq!(screen.list().rows()[0].files, 1);
    let seen = typed(&mut screen, &mut desk, Typed::FileGone(0));
    assert!(matches!(&seen.done[..], [Command::SavePublicity { item }] if item.evidence.is_empty()));
}

#[test]
fn a_bar_leads_where_its_figure_leads() {
    let mut desk = full();
    let mut screen = opened(&mut desk);
    let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Sums));
    let sums = screen.sums().sums().clone();
    let clicked = |screen: &Publicity, words: &str| -> Vec<Message> {
        let mut window = support::window(PAGE, screen.view(&desk));
        window.click(words).unwrap();
        window.into_messages().collect()
    };
    // The first month by its name, which no table writes before the chart.
    let said = clicked(&screen, &sums.parts[0].words);
    let total = sums.forms.len();
    assert!(matches!(said[..], [Message::Sums(Sums::Opened(0, row, 0))] if row == total), "{said:?}");
    let most = sums.forms.iter().enumerate().max_by_key(|(at, it)| (it.all.items, usize::MAX - at)).unwrap();
    let said = clicked(&screen, &most.1.words);
    let (at, last) = (most.0, sums.parts.len());
    assert!(
        matches!(said[..], [Message::Sums(Sums::Opened(0, row, column))] if row == at && column == last),
        "{said:?}"
    );
    let said = clicked(&screen, "Biểu đồ");
    assert!(matches!(said[..], [Message::Sums(Sums::ChartsShown(false))]), "{said:?}");
    let _ = screen.update(said[0].clone(), &desk);
    assert!(support::window(PAGE, screen.view(&desk)).find("Tin, bài theo thời gian").is_err());
}

#[test]
fn two_hundred_items_with_long_titles_stay_calm() {
    let mut desk = full();
    let mut commands = Vec::new();
    for at in 0..200i64 {
        let on = day("2017-08-01") + chrono::Days::new(u64::try_from(at).unwrap() % 140);
        commands.push(Command::SavePublicity {
            item: Box::new(PublicityItem {
                form: ["Phát thanh – truyền hình", "Cổ động trực quan", "Tọa đàm"][at as usize % 3].into(),
                title: format!("Bài số {at}: những điển hình tiên tiến trong phong trào “Phụ nữ tích cực học tập, lao động sáng tạo, xây dựng gia đình hạnh phúc” ở các xã vùng cao biên giới"),
                agency: "Trung tâm Văn hóa – Thông tin và Truyền thông liên huyện miền núi phía Bắc của tỉnh".into(),
                subjects: vec![SubjectId(1 + at % 3), SubjectId(8), SubjectId(22)],
                movements: vec![guong_sang::domain::ids::MovementId(1 + at % 3)],
                audience: Some(1_234_567),
                address: "https://mot-dia-chi-rat-dai.example/chuyen-muc/nguoi-tot-viec-tot/2017/bai-viet".into(),
                ..PublicityItem::new(PublicityId(1_000 + at), PlanId(1), on)
            }),
        });
    }
    let _ = do_now(&mut desk, Command::Batch { title: "Nhiều".into(), commands });
    let mut screen = opened(&mut desk);
    assert_eq!(screen.list().rows().len(), 212);
    shot("many", PAGE, &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::List(List::Grid(grid::Event::Chosen(3))));
    shot("many-editing", PAGE, &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::TabChosen(Tab::Sums));
    shot("many-sums", PAGE, &screen, &desk);
}
