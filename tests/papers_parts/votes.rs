//! Kiểm phiếu: counts are typed, judged by the declared rule, and refused where there are more ballots than people.

use super::support::desk::{self, Screen, perform};
use guong_sang::domain::Command;
use guong_sang::domain::ids::RoundId;
use guong_sang::domain::round::{Board, Share};
use guong_sang::domain::votes::{VoteBase, VoteCount};
use guong_sang::screens::selection::{
    Field, Figure, Message, RulesMessage, Selection, Tab, VotesMessage as In,
};
use guong_sang::screens::{Desk, Effect};
use guong_sang::ui::Theme;

impl Screen for Selection {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Selection::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &guong_sang::domain::Changes, desk: &Desk) -> Effect<Message> {
        Selection::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &guong_sang::storage::StoreError, desk: &Desk) -> Effect<Message> {
        Selection::refused(self, error, desk)
    }
}

fn open(desk: &mut Desk) -> Selection {
    let (mut screen, task) = Selection::open(desk);
    perform(&mut screen, desk, Effect::Run(task));
    send(&mut screen, desk, Message::TabPicked(Tab::Votes));
    screen
}

fn send(screen: &mut Selection, desk: &mut Desk, message: Message) {
    let effect = screen.update(message, desk);
    perform(screen, desk, effect);
}

fn board(desk: &Desk) -> Board {
    desk.store.read_now(|db| db.board(RoundId(1))).unwrap()
}

fn present(desk: &Desk) -> u32 {
    board(desk).members.iter().filter(|member| member.votes && member.present).count() as u32
}

/// What is kept of the count of the line at a place.
fn count(screen: &Selection, desk: &Desk, at: usize) -> Option<VoteCount> {
    let dossier = screen.votes().lines()[at].dossier();
    board(desk).votes.iter().find(|count| count.dossier == dossier).copied()
}

/// The screen with nothing counted for the first two dossiers.
fn uncounted(desk: &mut Desk) -> Selection {
    let mut screen = open(desk);
    for at in 0..2 {
        send(&mut screen, desk, Message::Votes(In::Cleared(at)));
        assert_eq!(count(&screen, desk, at), None);
    }
    screen
}

fn shot(name: &str, screen: &Selection, desk: &Desk) {
    let mut window = super::support::window::window(super::WORK, screen.view(desk));
    super::support::window::shot(&format!("votes-{name}"), &mut window, Theme::Light);
}

#[test]
fn a_count_is_kept_and_judged() {
    let mut desk = desk::sample();
    let mut screen = uncounted(&mut desk);
    shot("empty", &screen, &desk);
    send(&mut screen, &mut desk, Message::Votes(In::AllAgreed(0)));
    assert_eq!(count(&screen, &desk, 0).unwrap().agree, present(&desk));
    assert!(
        screen.votes().lines()[0].outcome().ends_with(" – đạt"),
        "{}",
        screen.votes().lines()[0].outcome()
    );
    // Typing is stored by itself once it rests, and the rule decides.
    send(&mut screen, &mut desk, Message::Votes(In::Typed(1, Figure::Agree, "2".into())));
    send(&mut screen, &mut desk, Message::Votes(In::Typed(1, Figure::Disagree, "1".into())));
    let counted = count(&screen, &desk, 1).unwrap();
    assert_eq!((counted.agree, counted.disagree), (2, 1));
    assert!(screen.votes().lines()[1].outcome().contains("chưa đạt"));
    shot("counted", &screen, &desk);
    send(&mut screen, &mut desk, Message::Votes(In::Cleared(1)));
    assert_eq!(count(&screen, &desk, 1), None);
}

#[test]
fn more_ballots_than_people_are_not_taken() {
    let mut desk = desk::sample();
    let mut screen = uncounted(&mut desk);
    let too_many = present(&desk) + 1;
    send(&mut screen, &mut desk, Message::Votes(In::Typed(0, Figure::Agree, too_many.to_string())));
    send(&mut screen, &mut desk, Message::Votes(In::Left(0)));
    assert_eq!(count(&screen, &desk, 0), None);
    let trouble = screen.votes().lines()[0].trouble().unwrap();
    assert!(trouble.starts_with(&format!("Tổng số phiếu là {too_many}, nhiều hơn")), "{trouble}");
    send(&mut screen, &mut desk, Message::Votes(In::Typed(0, Figure::Agree, "năm".into())));
    send(&mut screen, &mut desk, Message::Votes(In::Left(0)));
    assert!(screen.votes().lines()[0].trouble().unwrap().contains("chữ số"));
    shot("refused", &screen, &desk);
}

#[test]
fn leaving_the_part_stores_what_was_typed() {
    let mut desk = desk::sample();
    let mut screen = uncounted(&mut desk);
    let _ = screen.update(Message::Votes(In::Typed(0, Figure::Agree, "3".into())), &desk);
    let left = screen.leave(&desk);
    assert!(matches!(left.commands()[..], [Command::CountVotes { .. }]));
}

#[test]
fn the_rule_of_votes_is_declared_with_the_others() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Rules));
    send(&mut screen, &mut desk, Message::Rules(RulesMessage::Typed(Field::Vote, "2/3".into())));
    send(&mut screen, &mut desk, Message::Rules(RulesMessage::VoteOf(VoteBase::Present)));
    let vote = board(&desk).round.settings.vote;
    assert_eq!((vote.share, vote.of), (Share { part: 2, of: 3 }, VoteBase::Present));
    shot("rules", &screen, &desk);
}
