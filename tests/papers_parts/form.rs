//! Thể thức: an office corrects its profile inside the ranges, and only what differs is written down.

use super::support::desk::{self, Screen, perform};
use guong_sang::domain::papers::PaperType;
use guong_sang::forms::Profile;
use guong_sang::screens::office::form::{Column, Message as In, Section};
use guong_sang::screens::office::{Message, OfficeScreen, Tab};
use guong_sang::screens::{Desk, Effect};
use guong_sang::ui::Theme;

impl Screen for OfficeScreen {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        OfficeScreen::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &guong_sang::domain::Changes, desk: &Desk) -> Effect<Message> {
        OfficeScreen::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &guong_sang::storage::StoreError, desk: &Desk) -> Effect<Message> {
        OfficeScreen::refused(self, error, desk)
    }
}

fn open(desk: &mut Desk) -> OfficeScreen {
    let (mut screen, task) = OfficeScreen::open(desk);
    perform(&mut screen, desk, Effect::Run(task));
    let effect = screen.update(Message::TabPicked(Tab::Form), desk);
    perform(&mut screen, desk, effect);
    screen
}

fn send(screen: &mut OfficeScreen, desk: &mut Desk, message: In) {
    let effect = screen.update(Message::Form(message), desk);
    perform(screen, desk, effect);
}

fn corrections(desk: &Desk) -> String {
    desk.office.as_ref().unwrap().papers.corrections.clone()
}

fn shot(name: &str, screen: &OfficeScreen, desk: &Desk) {
    let mut window = super::support::window::window(super::WORK, screen.view(desk));
    super::support::window::shot(&format!("form-{name}"), &mut window, Theme::Light);
}

fn place(screen: &OfficeScreen, group: usize, key: &str) -> usize {
    screen.form().groups()[group].settings.iter().position(|setting| setting.key == key).unwrap()
}

#[test]
fn a_measure_is_corrected_and_given_back() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    shot("page", &screen, &desk);
    let left = place(&screen, 0, "left_mm");
    send(&mut screen, &mut desk, In::Typed(left, "35".into()));
    assert_eq!(corrections(&desk), "[page.left_mm]\nvalue = 35\n");
    shot("corrected", &screen, &desk);
    send(&mut screen, &mut desk, In::Typed(left, "99".into()));
    send(&mut screen, &mut desk, In::Left(left));
    assert_eq!(screen.form().wrong(left), Some("Cho phép từ 30 đến 35 mm."));
    assert_eq!(corrections(&desk), "[page.left_mm]\nvalue = 35\n", "what is wrong is not stored");
    shot("wrong", &screen, &desk);
    send(&mut screen, &mut desk, In::Reset(left));
    assert_eq!((corrections(&desk).as_str(), screen.form().wrong(left)), ("", None));
}

#[test]
fn the_pattern_must_keep_its_places() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    let group = screen.form().groups().iter().position(|group| group.key == "symbol").unwrap();
    send(&mut screen, &mut desk, In::SectionPicked(Section::Group(group)));
    let pattern = place(&screen, group, "pattern");
    send(&mut screen, &mut desk, In::Typed(pattern, "{số}-{loại}-{ký hiệu}".into()));
    assert!(
        corrections(&desk).contains("{number}-{kind}-{body}"),
        "people's names of the fields become the file's"
    );
    send(&mut screen, &mut desk, In::Typed(pattern, "{loại}".into()));
    send(&mut screen, &mut desk, In::Left(pattern));
    assert!(screen.form().wrong(pattern).unwrap().contains("{số}"));
    shot("symbol", &screen, &desk);
    send(&mut screen, &mut desk, In::GroupReset);
    assert_eq!(corrections(&desk), "");
}

#[test]
fn columns_and_sentences_hold_for_every_paper() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, In::SectionPicked(Section::Columns));
    send(&mut screen, &mut desk, In::ColumnSet(Column::Note, false));
    assert!(!desk.office.as_ref().unwrap().papers.columns.note);
    shot("columns", &screen, &desk);

    send(&mut screen, &mut desk, In::SectionPicked(Section::Sentences));
    send(&mut screen, &mut desk, In::KindPicked(PaperType::Proposal));
    let at = screen.form().sentences().all().iter().position(|one| one.key == "closing").unwrap();
    send(&mut screen, &mut desk, In::Sentence(at, super::pasted("Kính mong được xem xét. ")));
    let office = desk.office.as_ref().unwrap();
    let profile = Profile::corrected(&office.profile, &office.papers.corrections).unwrap();
    let closing = profile.phrases.slot(PaperType::Proposal, "closing").unwrap();
    assert!(closing.text.starts_with("Kính mong được xem xét."));
    shot("sentences", &screen, &desk);
    send(&mut screen, &mut desk, In::SentenceReset(at));
    assert_eq!(corrections(&desk), "");
}
