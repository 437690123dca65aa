//! Văn bản: a chosen paper is set, worded, kept, issued and sent out; nothing goes out that is not on show.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    #[path = "mod.rs"]
    pub mod window;
}

#[path = "papers_parts/form.rs"]
mod form_settings;
#[path = "papers_parts/register.rs"]
mod register;
#[path = "papers_parts/votes.rs"]
mod votes;

use guong_sang::cli::sample;
use guong_sang::domain::Command;
use guong_sang::domain::papers::{Paper, PaperState, PaperType, Selection};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::screens::papers::{Message, Papers, Part, Tab, Typed};
use guong_sang::screens::typed::Said;
use guong_sang::screens::{Chord, Desk, Effect, Format, JobKind, Place};
use guong_sang::ui::Theme;
use guong_sang::ui::area::Action;
use iced::Size;
use iced::keyboard::key::Named;
use iced::widget::text_editor::Edit;
use std::sync::Arc;
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

/// Does what comes of a message; returns what was told.
fn send(screen: &mut Papers, desk: &mut Desk, message: Message) -> Vec<String> {
    let effect = screen.update(message, desk);
    perform(screen, desk, effect)
}

fn form(typed: Typed) -> Message {
    Message::Form(Said::Typed(typed))
}

/// Words pasted into a field of several lines.
fn pasted(words: &str) -> Action {
    Action::Edit(Edit::Paste(Arc::new(words.to_owned())))
}

fn shot(name: &str, screen: &Papers, desk: &Desk) {
    let mut window = support::window::window(WORK, screen.view(desk));
    support::window::shot(&format!("papers-{name}"), &mut window, Theme::Light);
}

fn papers(desk: &Desk) -> Vec<Paper> {
    desk.store.read_now(|db| db.papers()).unwrap()
}

/// The sample with its round closed, and a whole proposal in hand.
fn proposal(desk: &mut Desk) -> Papers {
    desk.store
        .read_now(|db| {
            sample::enter(db, &[sample::CLOSING]).unwrap();
            Ok(())
        })
        .unwrap();
    let mut screen = open(desk);
    assert_eq!(screen.kind(), PaperType::Proposal);
    send(&mut screen, desk, form(Typed::Addressee(0, "Ủy ban nhân dân tỉnh Cao Bằng".into())));
    screen
}

#[test]
fn what_is_typed_is_kept_in_the_file_by_itself() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    assert!(papers(&desk).is_empty(), "looking at a paper writes nothing");
    // Typing alone writes nothing; the pause that follows does.
    let effect = screen.update(form(Typed::Addressee(0, "Ủy ban nhân dân tỉnh".into())), &desk);
    assert!(effect.commands().is_empty());
    perform(&mut screen, &mut desk, effect);
    let kept = papers(&desk);
    assert_eq!(kept.len(), 1);
    assert_eq!((kept[0].kind, kept[0].state), (PaperType::Proposal, PaperState::Draft));
    assert_eq!(kept[0].addressees, ["Ủy ban nhân dân tỉnh"]);
    assert!(kept[0].round.is_some() && kept[0].id.0 != 0);
    // A choice is stored at once, into the same paper.
    send(&mut screen, &mut desk, form(Typed::Only(Some(SubjectKind::Household))));
    let kept = papers(&desk);
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].options.only, Some(SubjectKind::Household));
    // Another screen, and back: all is as it was.
    let again = open(&mut desk);
    assert_eq!(again.form().unwrap().built(desk.today).addressees, ["Ủy ban nhân dân tỉnh"]);
}

#[test]
fn own_words_are_kept_by_part_and_given_back() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    let at = screen.form().unwrap().parts().iter().position(|part| part.key == "closing").unwrap();
    let sentence = screen.form().unwrap().parts()[at].sentence.clone();
    assert!(!screen.form().unwrap().parts()[at].is_own());
    send(&mut screen, &mut desk, form(Typed::Part(at, pasted("Kính đề nghị. "))));
    let own = papers(&desk)[0].texts["closing"].clone();
    assert!(own.starts_with("Kính đề nghị.") && own.ends_with(&sentence));
    assert_eq!(papers(&desk)[0].texts.len(), 1, "only what differs from the form is kept");
    send(&mut screen, &mut desk, form(Typed::PartReset(at)));
    assert!(papers(&desk)[0].texts.is_empty());
}

#[test]
fn leaving_stores_what_is_being_typed() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    let _ = screen.update(form(Typed::Subject(pasted("về việc khen thưởng"))), &desk);
    let left = screen.leave(&desk);
    match left.commands().as_slice() {
        [Command::SavePaper { paper }] => assert_eq!(paper.subject, "về việc khen thưởng"),
        other => panic!("{other:?}"),
    }
    assert!(screen.leave(&desk).commands().is_empty(), "once is enough");
}

#[test]
fn a_paper_with_missing_values_is_not_issued_but_its_first_gap_is_opened() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    assert!(screen.remarks().iter().any(|remark| remark.stops), "nobody is addressed yet");
    let told = send(&mut screen, &mut desk, Message::IssueAsked);
    assert!(told[0].starts_with("Chưa ban hành được"), "{told:?}");
    assert!(screen.issue().is_none() && papers(&desk).is_empty());
    shot("missing", &screen, &desk);
}

#[test]
fn issuing_takes_the_next_number_and_locks() {
    let mut desk = desk::sample();
    let mut screen = proposal(&mut desk);
    assert!(!screen.remarks().iter().any(|remark| remark.stops), "{:?}", screen.remarks());
    send(&mut screen, &mut desk, Message::IssueAsked);
    assert_eq!(screen.issue().unwrap().number(), "1");
    shot("issue", &screen, &desk);
    send(&mut screen, &mut desk, Message::NumberTyped(String::new()));
    send(&mut screen, &mut desk, Message::Issued);
    assert!(screen.issue().is_some(), "no number, no deed");
    send(&mut screen, &mut desk, Message::NumberTyped("7".into()));
    send(&mut screen, &mut desk, Message::Issued);
    let kept = papers(&desk);
    assert_eq!((kept[0].state, kept[0].number.as_deref()), (PaperState::Issued, Some("7")));
    assert!(!kept[0].subject.is_empty(), "the register can tell what it is about");
    assert!(screen.issue().is_none() && screen.form().unwrap().is_locked());
    assert!(screen.remarks().is_empty(), "what is shown is what was kept: {:?}", screen.remarks());
    shot("issued", &screen, &desk);
    // Nothing can be typed any more.
    send(&mut screen, &mut desk, form(Typed::Addressee(0, "Ai đó".into())));
    assert_eq!(papers(&desk)[0].addressees, ["Ủy ban nhân dân tỉnh Cao Bằng"]);

    // The next one of the same type takes the next number; this one's number is refused.
    send(&mut screen, &mut desk, Message::NewAsked);
    send(&mut screen, &mut desk, form(Typed::Addressee(0, "Ban Thi đua".into())));
    assert_eq!(papers(&desk).len(), 2);
    send(&mut screen, &mut desk, Message::IssueAsked);
    assert_eq!(screen.issue().unwrap().number(), "8");
    send(&mut screen, &mut desk, Message::NumberTyped("07".into()));
    send(&mut screen, &mut desk, Message::Issued);
    assert!(screen.issue().unwrap().error().unwrap().contains("đã dùng"));
}

#[test]
fn cancelling_needs_a_reason_and_keeps_the_number() {
    let mut desk = desk::sample();
    let mut screen = proposal(&mut desk);
    send(&mut screen, &mut desk, Message::IssueAsked);
    send(&mut screen, &mut desk, Message::Issued);
    send(&mut screen, &mut desk, Message::CancelAsked);
    send(&mut screen, &mut desk, Message::Cancelled);
    assert_eq!(papers(&desk)[0].state, PaperState::Issued);
    send(&mut screen, &mut desk, Message::ReasonTyped("Sai ngày họp".into()));
    send(&mut screen, &mut desk, Message::Cancelled);
    let kept = papers(&desk);
    assert_eq!((kept[0].state, kept[0].number.as_deref()), (PaperState::Cancelled, Some("1")));
    shot("cancelled", &screen, &desk);
}

#[test]
fn choices_change_the_paper_that_goes_out() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::KindPicked(PaperType::Plan));
    shot("plan", &screen, &desk);
    send(&mut screen, &mut desk, Message::KindPicked(PaperType::Proposal));
    let text = |screen: &mut Papers, desk: &Desk| match screen
        .update(Message::Wanted(JobKind::Export, Format::Pdf), desk)
    {
        Effect::Print(job) => format!("{:?}", job.document).replace("\\u{a0}", " "),
        other => panic!("{other:?}"),
    };
    let whole = text(&mut screen, &desk);
    send(&mut screen, &mut desk, form(Typed::Selection(Selection::Ranked)));
    let ranked = text(&mut screen, &desk);
    assert_ne!(whole, ranked, "more are ranked than chosen");
    send(&mut screen, &mut desk, form(Typed::Award("Giấy khen".into())));
    assert_eq!(papers(&desk)[0].options.award, "Giấy khen");
}

#[test]
fn nothing_old_goes_out_while_typing() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    let effect = screen.update(form(Typed::Addressee(0, "Ủy ban".into())), &desk);
    drop(effect);
    let wanted = screen.update(Message::Wanted(JobKind::Export, Format::Word), &desk);
    assert!(!matches!(wanted, Effect::Print(_)), "{wanted:?}");
    let told = perform(&mut screen, &mut desk, wanted);
    assert!(told[0].contains("đang được dựng"), "{told:?}");
    match screen.update(Message::Wanted(JobKind::Export, Format::Word), &desk) {
        Effect::Print(job) => {
            assert_eq!((job.kind, job.format), (JobKind::Export, Format::Word));
            assert!(job.name.starts_with("Tờ trình đề nghị khen thưởng - Đợt xét"), "{}", job.name);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn saving_all_hands_over_every_paper_of_the_round() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, form(Typed::Addressee(0, "Ủy ban nhân dân tỉnh".into())));
    let Effect::Gather(gather) = screen.update(Message::AllWanted, &desk) else { panic!() };
    assert_eq!(gather.papers.len(), 13);
    assert_eq!(gather.papers[0].0.addressees, ["Ủy ban nhân dân tỉnh"], "the draft in hand goes along");
    assert!(gather.papers.iter().all(|(paper, _)| paper.round.is_some()));
    let names: std::collections::BTreeSet<_> = gather.papers.iter().map(|(_, name)| name).collect();
    assert_eq!(names.len(), gather.papers.len());
    let parent = tempfile::tempdir().unwrap();
    let never = std::sync::atomic::AtomicBool::new(false);
    let made = chrono::NaiveDate::from_ymd_opt(2017, 10, 12).unwrap().and_hms_opt(8, 0, 0).unwrap();
    let outcome = guong_sang::app::gather_into(&gather, parent.path(), made, &never, |_, _| ()).unwrap();
    let written: Vec<String> = std::fs::read_dir(&outcome.folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(written.len(), outcome.files);
    assert!(
        written.iter().any(|name| name.starts_with("01 Tờ trình") && name.ends_with(".docx")),
        "{written:?}"
    );
    assert!(!written.iter().any(|name| name.contains("partial")));
    // Stopped at once: nothing is written, nothing is lost, and the folder of before is left alone.
    let now = std::sync::atomic::AtomicBool::new(true);
    let stopped = guong_sang::app::gather_into(&gather, parent.path(), made, &now, |_, _| ()).unwrap();
    assert!(stopped.stopped && stopped.files == 0 && stopped.folder != outcome.folder);
}

#[test]
fn a_late_answer_is_dropped() {
    let mut desk = desk::sample();
    let (mut screen, first) = Papers::open(&desk);
    let second = screen.refresh(&sample_changes(), &desk);
    let late: Vec<_> = support::pump::messages(first);
    for message in late {
        assert!(matches!(screen.update(message, &desk), Effect::None));
    }
    assert!(screen.form().is_none());
    perform(&mut screen, &mut desk, second);
    assert!(screen.form().is_some());
}

fn sample_changes() -> guong_sang::domain::Changes {
    let mut changes = guong_sang::domain::Changes::default();
    changes.note(guong_sang::domain::Area::Dossier, 1);
    changes
}

#[test]
fn parts_of_the_form_and_keys() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    shot("settings", &screen, &desk);
    send(&mut screen, &mut desk, Message::PartPicked(Part::Words));
    shot("words", &screen, &desk);
    send(&mut screen, &mut desk, Message::PartPicked(Part::Foot));
    shot("foot", &screen, &desk);
    send(&mut screen, &mut desk, Message::ExportShown(true));
    shot("export", &screen, &desk);
    assert!(matches!(screen.chord(Chord::named(Named::Escape)), Some(Message::ExportShown(false))));
    assert!(screen.chord(Chord::named(Named::PageDown)).is_some());
    assert!(screen.chord(Chord::ctrl('k')).is_none());
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Register));
    assert!(screen.chord(Chord::named(Named::PageDown)).is_none());
}

#[test]
fn without_a_plan_it_says_what_to_do() {
    let mut desk = desk::empty();
    let mut screen = open(&mut desk);
    shot("no-plan", &screen, &desk);
    let go = screen.update(Message::Went(Place::Plans), &desk);
    assert!(matches!(go, Effect::Go(Place::Plans)));
}
