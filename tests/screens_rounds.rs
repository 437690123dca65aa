//! Opening rounds, their rules and quotas on the screen: every deed through update → Effect, and pictures for the eye.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    pub mod selection;
    #[path = "mod.rs"]
    pub mod window;
}

use guong_sang::domain::ids::{ObligationId, PlanId, RoundId};
use guong_sang::domain::obligation::{Duty, Obligation, Rounding};
use guong_sang::domain::round::{
    Carry, Most, Percentage, Quota, QuotaScope, Round, RoundState, TieRule, Way,
};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::{Command, Points};
use guong_sang::screens::selection::{
    EntryMessage, Field, Message, OpeningMessage, QuotaChange, RulesMessage, Selection, Shown, Sort, Switch,
    Tab,
};
use guong_sang::screens::{Desk, Effect};
use iced::Size;
use support::desk::{self, perform};
use support::selection::{WORK, open, send, shot_at, shows_at};

const PLAN: PlanId = PlanId(1);
const ROUND: RoundId = RoundId(1);

fn rules(message: RulesMessage) -> Message {
    Message::Rules(message)
}

fn opening(message: OpeningMessage) -> Message {
    Message::Opening(message)
}

/// Draws at the size of the window, or as tall as the whole page is.
fn shot(name: &str, screen: &Selection, desk: &Desk, height: f32) {
    shot_at(&format!("rounds-{name}"), Size::new(WORK.width, height), screen, desk);
}

fn shows(screen: &Selection, desk: &Desk, words: &str) -> bool {
    shows_at(Size::new(WORK.width, 1600.0), screen, desk, words)
}

fn rounds(desk: &Desk) -> Vec<Round> {
    desk.store.read_now(|db| db.rounds(PLAN)).unwrap()
}

/// The sample with its round closed and the seats of a conference in the plan.
fn closed() -> Desk {
    let mut desk = desk::sample();
    let closing = guong_sang::cli::script::commands(guong_sang::cli::sample::CLOSING).unwrap();
    for command in closing {
        let _ = desk.store.change_now(command, desk::stamp());
    }
    let state = desk.store.read_now(|db| db.board(ROUND)).unwrap().round.state;
    if state == RoundState::Open {
        desk::change(
            &desk,
            Command::CloseRound { id: ROUND, on: desk.today, by: "Nông Thị Kiều Trinh".into() },
        );
    }
    desk::reread(&mut desk);
    desk
}

fn seats(desk: &Desk) -> ObligationId {
    let duty = Duty::Seats {
        number: Some(3),
        event: "Hội nghị biểu dương điển hình tiên tiến toàn quốc".into(),
        sent_to: "Trung ương Hội LHPN Việt Nam".into(),
        due: None,
    };
    let id = ObligationId(90);
    let obligation = Obligation { id, plan: PLAN, duty, wording: String::new() };
    // The sample's plan is issued; what comes later comes with an amendment.
    let step = guong_sang::domain::plan::PlanStep::Amend;
    let _ = desk.store.change_now(
        Command::StepPlan {
            id: PLAN,
            step,
            on: desk.today,
            by: "Nông Thị Kiều Trinh".into(),
            reason: "bổ sung phân bổ đại biểu".into(),
        },
        desk::stamp(),
    );
    desk::change(desk, Command::SaveObligation { obligation });
    id
}

fn saved(effect: &Effect<Message>) -> Round {
    match &effect.commands()[..] {
        [Command::SaveRound { round }] => round.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_round_is_opened_from_an_obligation_and_after_a_closed_round() {
    let mut desk = closed();
    let seats = seats(&desk);
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, opening(OpeningMessage::Asked));
    assert!(shows(&screen, &desk, "Mở đợt xét mới"));
    shot("opening", &screen, &desk, WORK.height);
    send(&mut screen, &mut desk, opening(OpeningMessage::ObligationPicked(Some(seats))));
    send(&mut screen, &mut desk, opening(OpeningMessage::AfterPicked(Some(ROUND))));
    assert!(shows(&screen, &desk, "Chỉ tiêu toàn đợt: đúng 3, tính chung mọi loại."));
    shot("opening-chosen", &screen, &desk, WORK.height);
    let agreed = screen.update(opening(OpeningMessage::Agreed), &desk);
    let round = saved(&agreed);
    assert_eq!((round.obligation, round.follows), (Some(seats), Some(ROUND)));
    assert_eq!(round.name, "Chọn đại biểu dự Hội nghị biểu dương điển hình tiên tiến toàn quốc");
    assert_eq!(round.settings.quotas[0].most, Some(Most::Number(3)));
    perform(&mut screen, &mut desk, agreed);
    assert!(shows(&screen, &desk, "Tiếp theo Đợt xét tháng 10/2017: hồ sơ được chọn ở đợt ấy vào xét tiếp."));
    shot("following-rules", &screen, &desk, 1500.0);

    // What the first round chose is ready, with its result; nothing else of it is.
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Entry));
    let first = desk.store.read_now(|db| db.board(ROUND)).unwrap();
    let chosen = guong_sang::domain::ranking::chosen(&first);
    assert!(shows(&screen, &desk, &format!("Chờ đưa vào xét ({})", chosen.len())));
    let best = guong_sang::domain::ranking::rank(&first, SubjectKind::Person, None).placed[0].points.unwrap();
    let words = format!("Được chọn, điểm {}", best.two_decimals());
    assert!(shows(&screen, &desk, &words), "{words}");
    shot("following-ready", &screen, &desk, WORK.height);
    send(&mut screen, &mut desk, Message::Entry(EntryMessage::AllTicked(true)));
    let entered = screen.update(Message::Entry(EntryMessage::Entered), &desk);
    assert!(matches!(&entered.commands()[..],
        [Command::EnterDossiers { dossiers, .. }] if dossiers.len() == chosen.len()));
    perform(&mut screen, &mut desk, entered);
    send(&mut screen, &mut desk, Message::Entry(EntryMessage::ShownPicked(Shown::Inside)));
    assert!(shows(&screen, &desk, &words));
    shot("following-inside", &screen, &desk, WORK.height);
    // Nobody votes yet, so nobody is ranked and nobody chosen: the seats are empty.
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Rules));
    assert!(shows(&screen, &desk, "Toàn đợt: 0/3 – thiếu 3"));
}

#[test]
fn the_chooser_is_left_without_a_deed_and_says_what_is_wrong() {
    let mut desk = closed();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, opening(OpeningMessage::Asked));
    let escape = guong_sang::screens::Chord::named(iced::keyboard::key::Named::Escape);
    let left = screen.chord(escape).unwrap();
    assert!(screen.update(left, &desk).commands().is_empty());
    assert!(!shows(&screen, &desk, "Huỷ"));
    // What was typed is kept, whatever is chosen after it.
    send(&mut screen, &mut desk, opening(OpeningMessage::Asked));
    send(&mut screen, &mut desk, opening(OpeningMessage::Named("Đợt bổ sung".into())));
    send(&mut screen, &mut desk, opening(OpeningMessage::AfterPicked(Some(ROUND))));
    let round = saved(&screen.update(opening(OpeningMessage::Agreed), &desk));
    assert_eq!((round.name.as_str(), round.follows), ("Đợt bổ sung", Some(ROUND)));
    // A round that was opened again meanwhile cannot be followed: said in the card.
    send(&mut screen, &mut desk, opening(OpeningMessage::Asked));
    send(&mut screen, &mut desk, opening(OpeningMessage::AfterPicked(Some(RoundId(77)))));
    assert!(screen.update(opening(OpeningMessage::Agreed), &desk).commands().is_empty());
    assert!(shows(
        &screen,
        &desk,
        "Không tìm thấy đợt xét trước trong kế hoạch này. Có thể mục này đã bị xóa."
    ));
}

/// The sample at the rules of its open round.
fn at_the_rules() -> (Desk, Selection) {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Rules));
    (desk, screen)
}

#[test]
fn every_setting_is_saved_as_it_is_chosen() {
    let (mut desk, mut screen) = at_the_rules();
    let mut choose = |message: RulesMessage| {
        let effect = screen.update(rules(message), &desk);
        let round = saved(&effect);
        perform(&mut screen, &mut desk, effect);
        round.settings
    };
    assert_eq!(choose(RulesMessage::WayPicked(Way::Both)).way, Way::Both);
    assert_eq!(choose(RulesMessage::Trimmed(1)).trim, 1);
    assert!(choose(RulesMessage::Switched(Switch::GradeFirst, true)).grade_first);
    assert!(choose(RulesMessage::Switched(Switch::Independent, true)).independent);
    assert!(choose(RulesMessage::Switched(Switch::SecondCheck, true)).second_check);
    assert!(choose(RulesMessage::Switched(Switch::ReasonOnDifference, true)).reason_on_difference);
    assert_eq!(choose(RulesMessage::Switched(Switch::Carried, true)).carry, Carry::Counted { percent: 50 });
    for rule in [TieRule::WomenShare, TieRule::Agreeing, TieRule::Earlier] {
        assert_eq!(choose(RulesMessage::RuleAdded(rule.clone())).tie_rules.last(), Some(&rule));
    }
    assert_eq!(choose(RulesMessage::RuleMoved(5, true)).tie_rules[4], TieRule::Earlier);
    shot("rules", &screen, &desk, WORK.height);
    shot("rules-whole", &screen, &desk, 1500.0);
    // Six are enough.
    assert!(screen.update(rules(RulesMessage::RuleAdded(TieRule::Women)), &desk).commands().is_empty());
    let stored = rounds(&desk)[0].settings.clone();
    assert_eq!((stored.trim, stored.tie_rules.len(), stored.way), (1, 6, Way::Both));
}

/// Types into a field and leaves it.
fn typed(screen: &mut Selection, desk: &mut Desk, field: Field, words: &str) -> Vec<Command> {
    let _ = screen.update(rules(RulesMessage::Typed(field, words.into())), desk);
    let left = screen.update(rules(RulesMessage::Left(field)), desk);
    let commands: Vec<Command> = left.commands().into_iter().cloned().collect();
    perform(screen, desk, left);
    commands
}

#[test]
fn what_cannot_be_read_is_said_under_its_field_and_not_saved() {
    let (mut desk, mut screen) = at_the_rules();
    let person = SubjectKind::Person;
    for (field, words, sentence) in [
        (Field::Disagreement, "nhiều", "Hãy gõ số điểm, ví dụ 10, hoặc để trống."),
        (Field::Least(person), "9", "Ít nhất không được lớn hơn số chỗ."),
        (Field::Places(person), "sáu", "Hãy gõ số nguyên, hoặc để trống."),
        (Field::Vote, "quá bán", "Hãy gõ tỷ lệ dạng 80% hoặc 2/3."),
    ] {
        assert!(typed(&mut screen, &mut desk, field, words).is_empty(), "{words}");
        assert!(shows(&screen, &desk, sentence), "{sentence}");
        let (_, fresh) = at_the_rules();
        screen = fresh;
        perform(&mut screen, &mut desk, Effect::None);
    }
    let stored = typed(&mut screen, &mut desk, Field::Disagreement, "12,5");
    assert!(matches!(&stored[..], [Command::SaveRound { round }]
        if round.settings.disagreement == Some(Points::hundredths(1250))));
}

#[test]
fn places_are_a_number_or_a_share_with_the_rounding_in_sight() {
    let (mut desk, mut screen) = at_the_rules();
    let person = SubjectKind::Person;
    let _ = typed(&mut screen, &mut desk, Field::Places(person), "10");
    send(&mut screen, &mut desk, rules(RulesMessage::PlacesPercent(person, true)));
    let entered = desk.store.read_now(|db| db.board(ROUND)).unwrap().entered(person);
    let share = Percentage { percent: Points::whole(10), rounding: Rounding::Up };
    assert!(shows(&screen, &desk, &share.worked(entered)), "{}", share.worked(entered));
    send(&mut screen, &mut desk, rules(RulesMessage::PlacesRounded(person, Rounding::Down)));
    let down = Percentage { rounding: Rounding::Down, ..share };
    assert!(shows(&screen, &desk, &down.worked(entered)));
    let places = rounds(&desk)[0].settings.places.clone();
    let stored = places.iter().find(|it| it.kind == person).unwrap();
    assert_eq!((stored.percent, stored.line(entered)), (Some(down), down.of(entered)));
    // Over a hundred percent is no share.
    assert!(typed(&mut screen, &mut desk, Field::Places(person), "120").is_empty());
    assert!(shows(&screen, &desk, "Hãy gõ tỷ lệ lớn hơn 0 và không quá 100, ví dụ 10 hoặc 12,5."));
    shot("places", &screen, &desk, 1500.0);
}

#[test]
fn quotas_are_added_changed_and_taken_out_beside_what_they_come_to() {
    let (mut desk, mut screen) = at_the_rules();
    let change = |at, change| rules(RulesMessage::QuotaChanged(at, change));
    // A row without a figure is not a quota yet.
    assert!(screen.update(rules(RulesMessage::QuotaAdded), &desk).commands().is_empty());
    send(&mut screen, &mut desk, change(0, QuotaChange::Sort(Sort::EachUnit)));
    send(&mut screen, &mut desk, change(0, QuotaChange::Kind(Some(SubjectKind::Person))));
    let commands = typed(&mut screen, &mut desk, Field::QuotaLeast(0), "5");
    let person = Some(SubjectKind::Person);
    assert!(matches!(&commands[..], [Command::SaveRound { round }] if round.settings.quotas
        == [Quota { scope: QuotaScope::EachUnit, kind: person, least: 5, most: None }]));
    let board = desk.store.read_now(|db| db.board(ROUND)).unwrap();
    let chosen = guong_sang::domain::ranking::chosen(&board);
    let counts = guong_sang::domain::round::counts(&board, &chosen);
    assert!(counts.len() > 1 && counts[0].sentence().contains("– thiếu"));
    assert!(shows(&screen, &desk, &counts[0].sentence()), "{}", counts[0].sentence());
    // A second one, of one unit and as a share.
    send(&mut screen, &mut desk, rules(RulesMessage::QuotaAdded));
    send(&mut screen, &mut desk, change(1, QuotaChange::Sort(Sort::Unit)));
    let _ = typed(&mut screen, &mut desk, Field::QuotaMost(1), "50");
    send(&mut screen, &mut desk, change(1, QuotaChange::Percent(true)));
    send(&mut screen, &mut desk, change(1, QuotaChange::Rounded(Rounding::Nearest)));
    let stored = rounds(&desk)[0].settings.quotas.clone();
    let nearest = Percentage { percent: Points::whole(50), rounding: Rounding::Nearest };
    assert_eq!(stored[1].most, Some(Most::Percent(nearest)));
    assert!(matches!(stored[1].scope, QuotaScope::Unit { unit } if unit == board.candidates[0].unit));
    shot("quotas", &screen, &desk, 1700.0);
    // Crossed bounds are said, not saved.
    send(&mut screen, &mut desk, change(1, QuotaChange::Percent(false)));
    let _ = typed(&mut screen, &mut desk, Field::QuotaMost(1), "2");
    assert!(typed(&mut screen, &mut desk, Field::QuotaLeast(1), "3").is_empty());
    assert!(shows(&screen, &desk, "Tối đa không được nhỏ hơn tối thiểu."));
    let removed = screen.update(rules(RulesMessage::QuotaRemoved(1)), &desk);
    assert_eq!(saved(&removed).settings.quotas.len(), 1);
}

#[test]
fn a_closed_round_shows_its_rules_and_nothing_can_be_changed() {
    let mut desk = closed();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Rules));
    shot("closed", &screen, &desk, 1300.0);
    for message in [
        RulesMessage::WayPicked(Way::Voting),
        RulesMessage::Trimmed(2),
        RulesMessage::Switched(Switch::Independent, true),
        RulesMessage::QuotaAdded,
        RulesMessage::RuleAdded(TieRule::Women),
    ] {
        assert!(screen.update(rules(message), &desk).commands().is_empty());
    }
    let (mut fresh, _) = Selection::open(&desk);
    perform(&mut fresh, &mut desk, Effect::None);
    for words in ["Thêm chỉ tiêu", "Xóa đợt xét", "Thêm quy tắc…"] {
        assert!(!shows(&screen, &desk, words), "{words}");
    }
}

#[test]
fn a_blank_round_begins_at_once_where_there_is_nothing_to_choose() {
    let mut desk = desk::sample();
    // The sample's plan asks for a selection; without it and without a closed round nothing is asked.
    let mut screen = open(&mut desk);
    let begun = saved(&screen.update(Message::RoundBegun, &desk));
    assert_eq!((begun.obligation, begun.follows), (None, None));
    assert_eq!(begun.name, "Đợt xét tháng 10/2017 (lần 2)");
    send(&mut screen, &mut desk, opening(OpeningMessage::Asked));
    let selection = ObligationId(3);
    send(&mut screen, &mut desk, opening(OpeningMessage::ObligationPicked(Some(selection))));
    let round = saved(&screen.update(opening(OpeningMessage::Agreed), &desk));
    assert_eq!(
        round.settings.quotas,
        [Quota { scope: QuotaScope::All, kind: None, least: 10, most: Some(Most::Number(15)) }]
    );
}
