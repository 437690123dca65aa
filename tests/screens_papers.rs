//! Văn bản: choices become papers, what is missing is named, and exactly what is shown goes out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    #[path = "mod.rs"]
    pub mod window;
}

use guong_sang::cli::sample;
use guong_sang::domain::ids::RoundId;
use guong_sang::forms::nomination_list::AttachedTo;
use guong_sang::screens::papers::{Column, Day, Kind, Message, Papers, Source};
use guong_sang::screens::{Chord, Desk, Effect, JobKind};
use guong_sang::ui::Theme;
use iced::Size;
use iced::keyboard::key::Named;
use support::desk::{self, Screen, perform};

const WORK: Size = Size::new(1158.0, 692.0);

impl Screen for Papers {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Papers::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &guong_sang::domain::Changes, desk: &Desk) -> Effect<Message> {
        Papers::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &guong_sang::storage::StoreError, desk: &Desk) -> Effect<Message> {
        Papers::refused(self, error, desk)
    }
}

fn open(desk: &mut Desk) -> Papers {
    let (mut screen, task) = Papers::open(desk);
    perform(&mut screen, desk, Effect::Run(task));
    screen
}

fn send(screen: &mut Papers, desk: &mut Desk, message: Message) {
    let effect = screen.update(message, desk);
    perform(screen, desk, effect);
}

fn shot(name: &str, screen: &Papers, desk: &Desk) {
    let mut window = support::window::window(WORK, screen.view(desk));
    support::window::shot(&format!("papers-{name}"), &mut window, Theme::Light);
}

/// The text of what would go out.
fn text(screen: &mut Papers, desk: &Desk) -> String {
    match screen.update(Message::Wanted(JobKind::Export), desk) {
        Effect::Print(job) => format!("{:?}", job.document).replace("\\u{a0}", " "),
        other => panic!("{other:?}"),
    }
}

fn name(screen: &mut Papers, desk: &Desk) -> String {
    match screen.update(Message::Wanted(JobKind::Print), desk) {
        Effect::Print(job) => {
            assert_eq!(job.kind, JobKind::Print);
            job.name
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn choices_change_the_paper_that_goes_out() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    assert_eq!(screen.choice().source, Source::Year, "no round is closed yet");
    let whole = text(&mut screen, &desk);
    assert!(whole.contains("Chi hội Phụ nữ xóm Nà Lom"));
    assert!(whole.contains("Tờ trình"), "it goes out with a proposal");

    send(
        &mut screen,
        &mut desk,
        Message::OnlyPicked(Some(guong_sang::domain::subject::SubjectKind::Household)),
    );
    let only = text(&mut screen, &desk);
    assert!(!only.contains("Chi hội Phụ nữ xóm Nà Lom"));
    assert!(name(&mut screen, &desk).ends_with("Hộ gia đình"));
    send(&mut screen, &mut desk, Message::OnlyPicked(None));

    assert!(whole.contains("Ghi chú"));
    send(&mut screen, &mut desk, Message::ColumnSet(Column::Note, false));
    assert!(!text(&mut screen, &desk).contains("Ghi chú"));

    send(&mut screen, &mut desk, Message::AttachedPicked(Some(AttachedTo::Decision)));
    send(&mut screen, &mut desk, Message::NumberTyped("7".into()));
    send(&mut screen, &mut desk, Message::DayTyped(Day::Attached, "5/2/18".into()));
    let attached = text(&mut screen, &desk);
    assert!(attached.contains("Quyết định") && attached.contains("07/QĐ-BTV"), "{attached}");
    assert!(attached.contains("05 tháng 02 năm 2018"), "{attached}");
}

#[test]
fn a_round_gives_its_chosen_or_everybody_it_ranked() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    let round = RoundId(1);
    send(&mut screen, &mut desk, Message::SourcePicked(Source::Chosen(round)));
    let chosen = text(&mut screen, &desk);
    assert!(chosen.contains("Tổ hợp tác dệt thổ cẩm Pác Tàu"), "the fourth of four places");
    assert!(!chosen.contains("Hội Phụ nữ Công an tỉnh"), "below the line");
    send(&mut screen, &mut desk, Message::SourcePicked(Source::Ranked(round)));
    let ranked = text(&mut screen, &desk);
    assert!(ranked.contains("Hội Phụ nữ Công an tỉnh"));
    let place = |name: &str| ranked.find(name).unwrap();
    assert!(place("Chi hội Phụ nữ xóm Nà Lom") < place("Hội LHPN xã Lũng Hoa"), "by rank, not by name");
}

#[test]
fn a_closed_round_is_what_people_come_for() {
    let mut desk = desk::sample();
    desk.store
        .read_now(|db| {
            sample::enter(db, &[sample::CLOSING]).unwrap();
            Ok(())
        })
        .unwrap();
    let screen = open(&mut desk);
    assert_eq!(screen.choice().source, Source::Chosen(RoundId(1)));
    shot("list", &screen, &desk);
}

#[test]
fn what_is_missing_is_named_and_leads_to_its_place() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    assert!(screen.findings().is_empty(), "{:?}", screen.findings());
    // A round that is gone chose nobody.
    send(&mut screen, &mut desk, Message::SourcePicked(Source::Chosen(RoundId(99))));
    assert_eq!(screen.findings().len(), 1);
    let go = screen.update(Message::FindingOpened(0), &desk);
    assert!(matches!(go, Effect::Go(guong_sang::screens::Place::Round(RoundId(99)))), "{go:?}");
    shot("missing", &screen, &desk);
}

#[test]
fn nothing_old_goes_out_while_typing() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    let _ = screen.update(Message::NumberTyped("1".into()), &desk);
    let told = screen.update(Message::Wanted(JobKind::Export), &desk);
    assert!(matches!(told, Effect::Tell(_)), "{told:?}");
}

#[test]
fn a_late_answer_is_dropped() {
    let mut desk = desk::sample();
    let (mut screen, first) = Papers::open(&desk);
    let picked = screen.update(Message::KindPicked(Kind::Plan), &desk);
    let late: Vec<_> = support::pump::messages(first);
    perform(&mut screen, &mut desk, picked);
    for message in late {
        assert!(matches!(screen.update(message, &desk), Effect::None));
    }
    assert!(name(&mut screen, &desk).starts_with("Kế hoạch"));
    shot("plan", &screen, &desk);
}

#[test]
fn page_keys_turn_the_pages() {
    let mut desk = desk::sample();
    let screen = open(&mut desk);
    assert!(screen.chord(Chord::named(Named::PageDown)).is_some());
    assert!(screen.chord(Chord::named(Named::PageUp)).is_some());
    assert!(screen.chord(Chord::ctrl('k')).is_none());
}

#[test]
fn without_a_plan_it_says_what_to_do() {
    let mut desk = desk::empty();
    let mut screen = open(&mut desk);
    shot("no-plan", &screen, &desk);
    let go = screen.update(Message::PlansAsked, &desk);
    assert!(matches!(go, Effect::Go(guong_sang::screens::Place::Plans)));
}
