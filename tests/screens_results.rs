//! Xếp hạng: the cut line, quotas, the question before closing, the closings and the advice; pictures for the eye.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    pub mod selection;
    #[path = "mod.rs"]
    pub mod window;
}

use guong_sang::domain::Command;
use guong_sang::domain::closing::Mend;
use guong_sang::domain::command::SetRevision;
use guong_sang::domain::criteria::{Ceiling, Grade, GradeRule, Grading, When};
use guong_sang::domain::ids::{DossierId, RoundId};
use guong_sang::domain::obligation::Rounding;
use guong_sang::domain::plan::PlanStep;
use guong_sang::domain::points::Points;
use guong_sang::domain::ranking::rank;
use guong_sang::domain::round::{
    Board, Most, Percentage, Quota, QuotaKey, QuotaScope, RoundSettings, RoundState, TieRule,
};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::screens::selection::{
    AdviceMessage, Face, Group, HistoryMessage, LineMessage, Message, Other, Page, QuotaMessage,
    ResultsMessage, Tab,
};
use guong_sang::screens::{Chord, Desk, Effect, Place};
use iced::Size;
use support::desk::{self, perform};
use support::selection::{WORK, faces, open_at, send, shot, shows};

const ROUND: RoundId = RoundId(1);

fn results(message: ResultsMessage) -> Message {
    Message::Results(message)
}

fn board(desk: &Desk) -> Board {
    desk.store.read_now(|db| db.board(ROUND)).unwrap()
}

fn settle(desk: &Desk, change: impl FnOnce(&mut RoundSettings)) {
    let mut round = board(desk).round;
    change(&mut round.settings);
    desk::change(desk, Command::SaveRound { round });
}

fn saved_places(effect: &Effect<Message>, kind: SubjectKind) -> Option<(u32, bool)> {
    let commands = effect.commands();
    let [Command::SaveRound { round }] = &commands[..] else { return None };
    let places = round.settings.places.iter().find(|it| it.kind == kind)?;
    Some((places.most, places.percent.is_some()))
}

/// Gives two collectives around the cut line the same figures from everybody.
fn tie_at_the_cut(desk: &Desk) -> [DossierId; 2] {
    settle(desk, |it| it.tie_rules = vec![TieRule::Median]);
    let board = board(desk);
    let placed = rank(&board, SubjectKind::Collective, None).placed;
    let pair = [placed[3].dossier, placed[4].dossier];
    for score in board.scores.iter().filter(|score| score.dossier == pair[0]) {
        desk::change(
            desk,
            Command::EnterScore {
                round: ROUND,
                dossier: pair[1],
                member: score.member,
                criterion: score.criterion,
                points: Some(score.points),
                input: None,
                reason: String::new(),
            },
        );
    }
    pair
}

#[test]
fn the_cut_line_is_moved_by_its_buttons_while_the_round_is_open() {
    let mut desk = desk::sample();
    let mut screen = open_at(&mut desk, Tab::Results);
    let line = |message| results(ResultsMessage::Line(message));
    let fewer = screen.update(line(LineMessage::Moved(true)), &desk);
    assert_eq!(saved_places(&fewer, SubjectKind::Collective), Some((3, false)));
    let more = screen.update(line(LineMessage::Moved(false)), &desk);
    assert_eq!(saved_places(&more, SubjectKind::Collective), Some((5, false)));
    perform(&mut screen, &mut desk, more);
    assert!(shows(&screen, &desk, "Vạch cắt: 5 chỗ"));
    // Closed, nothing moves it.
    send(&mut screen, &mut desk, results(ResultsMessage::CloseAsked));
    send(&mut screen, &mut desk, results(ResultsMessage::CloseAgreed));
    assert_eq!(board(&desk).round.state, RoundState::Closed);
    assert!(screen.update(line(LineMessage::Moved(true)), &desk).commands().is_empty());
}

#[test]
fn the_cut_line_is_pulled_by_hand_and_the_list_follows() {
    let mut desk = desk::sample();
    let mut screen = open_at(&mut desk, Tab::Results);
    let line = |message| results(ResultsMessage::Line(message));
    let _ = screen.update(line(LineMessage::Grabbed), &desk);
    // Lines are 60 px high: this is the gap after the second dossier.
    let held = screen.update(line(LineMessage::Over(125.0)), &desk);
    assert!(held.commands().is_empty());
    assert!(shows(&screen, &desk, "Vạch cắt: 2 chỗ"));
    let given_up = screen.update(line(LineMessage::GivenUp), &desk);
    assert!(given_up.commands().is_empty());
    assert!(shows(&screen, &desk, "Vạch cắt: 4 chỗ"));
    let _ = screen.update(line(LineMessage::Grabbed), &desk);
    let _ = screen.update(line(LineMessage::Over(125.0)), &desk);
    let dropped = screen.update(line(LineMessage::Dropped), &desk);
    assert_eq!(saved_places(&dropped, SubjectKind::Collective), Some((2, false)));
}

#[test]
fn a_line_by_percentage_says_its_sum_and_asks_before_it_becomes_a_number() {
    let mut desk = desk::sample();
    settle(&desk, |it| {
        let percent = Percentage { percent: Points::whole(50), rounding: Rounding::Up };
        it.places.iter_mut().for_each(|places| places.percent = Some(percent));
    });
    let mut screen = open_at(&mut desk, Tab::Results);
    let entered = board(&desk).entered(SubjectKind::Collective);
    let most = entered.div_ceil(2);
    let worked = Percentage { percent: Points::whole(50), rounding: Rounding::Up }.worked(entered);
    assert!(shows(&screen, &desk, &format!("Vạch cắt: {most} chỗ ({worked})")));
    let asked = screen.update(results(ResultsMessage::Line(LineMessage::Moved(true))), &desk);
    let Effect::Ask(question) = asked else { panic!("{asked:?}") };
    assert!(question.sentence.contains("50 %"), "{}", question.sentence);
    let agreed = screen.update(question.answer, &desk);
    assert_eq!(saved_places(&agreed, SubjectKind::Collective), Some((most - 1, false)));
}

#[test]
fn more_than_a_quota_asks_for_a_reason_in_place_and_short_ones_are_told() {
    let mut desk = desk::sample();
    settle(&desk, |it| {
        it.quotas = vec![
            Quota {
                scope: QuotaScope::All,
                kind: Some(SubjectKind::Collective),
                least: 0,
                most: Some(Most::Number(3)),
            },
            Quota { scope: QuotaScope::All, kind: Some(SubjectKind::Person), least: 12, most: None },
            Quota { scope: QuotaScope::EachCluster, kind: None, least: 1, most: Some(Most::Number(20)) },
        ];
    });
    let mut screen = open_at(&mut desk, Tab::Results);
    assert!(shows(&screen, &desk, "4/3 – vượt 1"));
    shot("results-quota-strip", &screen, &desk);
    faces("results-ranking", &screen, &desk);
    send(&mut screen, &mut desk, results(ResultsMessage::CloseAsked));
    assert!(shows(&screen, &desk, "Xem chỉ tiêu"));
    assert!(!shows(&screen, &desk, "Chốt 21 hồ sơ"));
    send(&mut screen, &mut desk, results(ResultsMessage::Jumped(Mend::Quotas, None)));
    let quota = |message| results(ResultsMessage::Quota(message));
    let key = QuotaKey { scope: QuotaScope::All, kind: Some(SubjectKind::Collective) };
    send(&mut screen, &mut desk, quota(QuotaMessage::Opened(key.clone())));
    assert!(screen.update(quota(QuotaMessage::Done), &desk).commands().is_empty(), "no reason yet");
    send(&mut screen, &mut desk, quota(QuotaMessage::Reason("Có tập thể cứu nạn trong lũ".into())));
    shot("results-quota-reason", &screen, &desk);
    let done = screen.update(quota(QuotaMessage::Done), &desk);
    assert!(
        matches!(done.commands()[..], [Command::ExplainExcess { key: told, reason, by, .. }]
            if *told == key && reason == "Có tập thể cứu nạn trong lũ" && by == "Vi Thị Thu Thảo"),
        "{done:?}"
    );
    perform(&mut screen, &mut desk, done);
    assert!(shows(&screen, &desk, "Lý do vượt: Có tập thể cứu nạn trong lũ"));
    send(&mut screen, &mut desk, results(ResultsMessage::CloseAsked));
    assert!(shows(&screen, &desk, "Chốt 21 hồ sơ"), "short ones are told and block nothing");
}

#[test]
fn the_question_before_closing_shows_what_stands_in_the_way_and_leads_there() {
    let mut desk = desk::sample();
    let pair = tie_at_the_cut(&desk);
    let owing = board(&desk)
        .scores
        .iter()
        .find(|it| board(&desk).candidate(it.dossier).unwrap().kind == SubjectKind::Person)
        .cloned()
        .unwrap();
    desk::change(
        &desk,
        Command::EnterScore {
            round: ROUND,
            dossier: owing.dossier,
            member: owing.member,
            criterion: owing.criterion,
            points: None,
            input: None,
            reason: String::new(),
        },
    );
    let mut screen = open_at(&mut desk, Tab::Results);
    shot("results-tie-at-the-cut", &screen, &desk);
    send(&mut screen, &mut desk, results(ResultsMessage::CloseAsked));
    shot("results-closing-obstacles", &screen, &desk);
    assert!(shows(&screen, &desk, "Phải xong trước khi chốt (2)"));
    assert!(shows(&screen, &desk, "Sang chấm điểm"));
    let blocked = screen.update(results(ResultsMessage::CloseAgreed), &desk);
    assert!(blocked.commands().is_empty());
    // To the tie, at its kind, with the decision open.
    send(&mut screen, &mut desk, results(ResultsMessage::Jumped(Mend::Ranking, Some(pair[0]))));
    assert!(shows(&screen, &desk, "Ghi quyết định"));
    assert!(!shows(&screen, &desk, "Phải xong trước khi chốt (2)"));
    // To another part of the round.
    send(&mut screen, &mut desk, results(ResultsMessage::CloseAsked));
    send(&mut screen, &mut desk, results(ResultsMessage::Jumped(Mend::Scoring, Some(owing.dossier))));
    assert!(!shows(&screen, &desk, "Chốt đợt xét…"));
    // To the dossier itself.
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Results));
    let gone = screen.update(results(ResultsMessage::Jumped(Mend::Dossier, Some(owing.dossier))), &desk);
    assert!(matches!(gone, Effect::Go(Place::Dossier(id)) if id == owing.dossier));
    // Escape puts the question away.
    send(&mut screen, &mut desk, results(ResultsMessage::CloseAsked));
    let away = screen.chord(Chord::named(iced::keyboard::key::Named::Escape)).unwrap();
    send(&mut screen, &mut desk, away);
    assert!(!shows(&screen, &desk, "Để sau"));
}

#[test]
fn closing_says_real_counts_and_wants_a_name() {
    let mut desk = desk::sample();
    let mut screen = open_at(&mut desk, Tab::Results);
    send(&mut screen, &mut desk, results(ResultsMessage::CloseAsked));
    shot("results-closing-free", &screen, &desk);
    send(&mut screen, &mut desk, results(ResultsMessage::ByTyped(" ".into())));
    assert!(screen.update(results(ResultsMessage::CloseAgreed), &desk).commands().is_empty());
    send(&mut screen, &mut desk, results(ResultsMessage::ByTyped("Nông Thị Kiều Trinh".into())));
    let closed = screen.update(results(ResultsMessage::CloseAgreed), &desk);
    assert!(
        matches!(closed.commands()[..], [Command::CloseRound { by, .. }] if by == "Nông Thị Kiều Trinh"),
        "{closed:?}"
    );
}

#[test]
fn two_closings_are_looked_at_and_compared() {
    let mut desk = desk::sample();
    let mut screen = open_at(&mut desk, Tab::Results);
    let history = |message| results(ResultsMessage::History(message));
    send(&mut screen, &mut desk, results(ResultsMessage::PagePicked(Page::History)));
    assert!(shows(&screen, &desk, "Đợt xét chưa chốt lần nào"));
    let close = |desk: &Desk| {
        let by = "Nông Thị Kiều Trinh".to_owned();
        desk::change(desk, Command::CloseRound { id: ROUND, on: desk.today, by });
    };
    close(&desk);
    let before = board(&desk);
    let (on, by) = (desk.today, "Nông Thị Kiều Trinh".to_owned());
    desk::change(
        &desk,
        Command::ReopenRound { id: ROUND, on, by, reason: "Sót phiếu của một thành viên".into() },
    );
    let upper = rank(&before, SubjectKind::Person, None).placed[0].dossier;
    for score in before.scores.iter().filter(|it| it.dossier == upper).take(3) {
        desk::change(
            &desk,
            Command::EnterScore {
                round: ROUND,
                dossier: upper,
                member: score.member,
                criterion: score.criterion,
                points: Some(Points::whole(1)),
                input: None,
                reason: String::new(),
            },
        );
    }
    settle(&desk, |it| it.trim = 1);
    let mut screen = open_at(&mut desk, Tab::Results);
    send(&mut screen, &mut desk, results(ResultsMessage::PagePicked(Page::History)));
    assert!(shows(&screen, &desk, "Lần 1 – 12/10/2017"));
    shot("results-history-one", &screen, &desk);
    send(&mut screen, &mut desk, history(HistoryMessage::FacePicked(Face::Difference)));
    // The figures come after the ranks, further down than the old window reaches.
    let tall = Size::new(1158.0, 3000.0);
    assert!(support::window::window(tall, screen.view(&desk)).find("Thứ hạng, kết quả, xếp loại").is_ok());
    shot("results-difference-now", &screen, &desk);
    close(&desk);
    let mut screen = open_at(&mut desk, Tab::Results);
    send(&mut screen, &mut desk, results(ResultsMessage::PagePicked(Page::History)));
    assert!(shows(&screen, &desk, "Lần 2 – 12/10/2017"));
    send(&mut screen, &mut desk, history(HistoryMessage::Picked(0)));
    // What is looked at can be turned over, and cannot be changed.
    let inside = |message| history(HistoryMessage::Inside(Box::new(message)));
    send(&mut screen, &mut desk, inside(ResultsMessage::KindPicked(SubjectKind::Person)));
    let moved = screen.update(inside(ResultsMessage::Line(LineMessage::Moved(true))), &desk);
    assert!(moved.commands().is_empty());
    shot("results-history-two", &screen, &desk);
    send(&mut screen, &mut desk, history(HistoryMessage::FacePicked(Face::Difference)));
    send(&mut screen, &mut desk, history(HistoryMessage::AgainstPicked(Other::Number(2))));
    assert!(
        shows(&screen, &desk, "Danh sách được chọn") || shows(&screen, &desk, "Thứ hạng, kết quả, xếp loại")
    );
    shot("results-difference", &screen, &desk);
}

#[test]
fn advice_names_nobody_unless_asked_and_changes_nothing() {
    let mut desk = desk::sample();
    let mut screen = open_at(&mut desk, Tab::Results);
    let before = board(&desk);
    send(&mut screen, &mut desk, results(ResultsMessage::KindPicked(SubjectKind::Person)));
    send(&mut screen, &mut desk, results(ResultsMessage::PagePicked(Page::Advice)));
    shot("results-advice", &screen, &desk);
    assert!(shows(&screen, &desk, "Thành viên 1"));
    assert!(!shows(&screen, &desk, "Hoàng Thị Lệ Thủy"));
    send(&mut screen, &mut desk, results(ResultsMessage::Advice(AdviceMessage::NamesShown(true))));
    assert!(shows(&screen, &desk, "Hoàng Thị Lệ Thủy"));
    shot("results-advice-names", &screen, &desk);
    send(&mut screen, &mut desk, results(ResultsMessage::KindPicked(SubjectKind::Model)));
    shot("results-advice-few", &screen, &desk);
    assert_eq!(board(&desk), before);
}

#[test]
fn grades_lowered_left_out_totals_and_fields_are_said() {
    let mut desk = desk::sample();
    let step = |step| Command::StepPlan {
        id: board(&desk).round.plan,
        step,
        on: desk.today,
        by: "Thư ký".into(),
        reason: "thêm xếp loại".into(),
    };
    desk::change(&desk, step(PlanStep::Amend));
    let mut set = board(&desk).sets.iter().find(|it| it.kind == Some(SubjectKind::Person)).cloned().unwrap();
    let grade = |name: &str, from: Option<i64>| Grade { name: name.into(), from: from.map(Points::whole) };
    set.grading = Some(Grading {
        grades: vec![grade("Xuất sắc", Some(90)), grade("Tốt", Some(80)), grade("Khá", None)],
        rules: vec![GradeRule {
            when: When::NoSelfScore, ceiling: Ceiling::AtMost { grade: "Tốt".into() }
        }],
    });
    let on = desk.today;
    desk::change(
        &desk,
        Command::ReviseCriteriaSet(SetRevision {
            set,
            on,
            by: "Thư ký".into(),
            reason: "thêm xếp loại".into(),
        }),
    );
    settle(&desk, |it| it.trim = 1);
    let mut screen = open_at(&mut desk, Tab::Results);
    send(&mut screen, &mut desk, results(ResultsMessage::KindPicked(SubjectKind::Person)));
    shot("results-explained", &screen, &desk);
    let mut window = support::window::window(WORK, screen.view(&desk));
    assert!(window.find("Xếp loại").is_ok());
    drop(window);
    let field =
        board(&desk).candidates.iter().find(|c| !c.field.is_empty()).map(|c| (c.kind, c.field.clone()));
    if let Some((kind, field)) = field {
        send(&mut screen, &mut desk, results(ResultsMessage::KindPicked(kind)));
        send(&mut screen, &mut desk, results(ResultsMessage::GroupPicked(Group::Field(field))));
        assert!(shows(&screen, &desk, "Đã xếp hạng"));
    }
}

#[test]
fn independent_scoring_keeps_the_ranking_hidden_until_every_sheet_is_confirmed() {
    let mut desk = desk::sample();
    settle(&desk, |it| it.independent = true);
    let mut screen = open_at(&mut desk, Tab::Results);
    assert!(shows(&screen, &desk, "Thứ hạng đang ẩn") && !shows(&screen, &desk, "Được chọn"));
    let sheets = guong_sang::domain::checking::unconfirmed(&board(&desk));
    assert!(sheets.len() > 20);
    for (dossier, member) in sheets {
        let confirm = Command::ConfirmSheet {
            round: ROUND,
            dossier,
            member,
            on: desk.today,
            confirmed: true,
            reason: String::new(),
        };
        desk::change(&desk, confirm);
    }
    screen = open_at(&mut desk, Tab::Results);
    assert!(!shows(&screen, &desk, "Thứ hạng đang ẩn") && shows(&screen, &desk, "Được chọn"));
}
