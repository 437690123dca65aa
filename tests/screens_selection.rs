//! Xét chọn: every deed through update → Effect, typing in the score sheet, and pictures for the eye.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    pub mod selection;
    #[path = "mod.rs"]
    pub mod window;
}

use guong_sang::cli::sample;
use guong_sang::domain::command::SheetMark;
use guong_sang::domain::ids::{DossierId, MemberId, RoundId};
use guong_sang::domain::round::{Role, RoundState, Standing, TieRule};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::{Command, Points};
use guong_sang::screens::Desk;
use guong_sang::screens::selection::{
    Across, Cell, CouncilMessage, EntryMessage, Field, Message, Press, ResultsMessage, RulesMessage,
    ScoringMessage, Selection, Shown, Tab,
};
use iced::Size;
use support::desk::{self, perform};
use support::selection::{WORK, open, send, shot};

#[test]
fn pictures_of_every_part() {
    let mut nothing = desk::empty();
    let screen = open(&mut nothing);
    shot("selection-no-plan", &screen, &nothing);

    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    for tab in Tab::ALL {
        send(&mut screen, &mut desk, Message::TabPicked(tab));
        shot(&format!("selection-sample-{tab:?}"), &screen, &desk);
    }
    let begun = screen.update(Message::RoundBegun, &desk);
    assert!(matches!(begun.commands()[..], [Command::SaveRound { .. }]));
    perform(&mut screen, &mut desk, begun);
    for tab in Tab::ALL {
        send(&mut screen, &mut desk, Message::TabPicked(tab));
        shot(&format!("selection-new-{tab:?}"), &screen, &desk);
    }
}

const ROUND: RoundId = RoundId(1);

fn scoring(message: ScoringMessage) -> Message {
    Message::Scoring(message)
}

fn press(press: Press) -> Message {
    scoring(ScoringMessage::Pressed(press))
}

/// Types figures into the sheet without running what comes of it, and returns the commands.
fn typed(screen: &mut Selection, desk: &Desk, figures: &str) -> Vec<Command> {
    let mut commands = Vec::new();
    for letter in figures.chars() {
        let key = match letter {
            '\n' => Press::Enter,
            '\t' => Press::Tab,
            other => Press::Figure(other),
        };
        let effect = screen.update(press(key), desk);
        commands.extend(effect.commands().into_iter().cloned());
    }
    commands
}

fn points(command: &Command) -> Option<Points> {
    match command {
        Command::EnterScore { points, .. } => *points,
        other => panic!("{other:?}"),
    }
}

/// The sample at the score sheet of its first member, with one member's figures of the collectives taken away.
fn at_the_sheet() -> (Desk, Selection) {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Scoring));
    (desk, screen)
}

fn board(desk: &Desk) -> guong_sang::domain::round::Board {
    desk.store.read_now(|db| db.board(ROUND)).unwrap()
}

#[test]
fn figures_and_enter_are_saved_and_pass_over_rows_that_are_closed() {
    let (desk, mut screen) = at_the_sheet();
    let commands = typed(&mut screen, &desk, "8,5\n7\n");
    assert_eq!(
        commands.iter().map(points).collect::<Vec<_>>(),
        [Some(Points::hundredths(850)), Some(Points::whole(7))]
    );
    // The same figure again is no deed; an emptied cell is one, and is not 0.
    let again = typed(&mut screen, &desk, "19,5\n");
    assert_eq!(again.iter().map(points).collect::<Vec<_>>(), [], "the third collective has 19,5 already");
    let emptied = screen.update(press(Press::Clear), &desk);
    assert_eq!(emptied.commands().into_iter().map(points).collect::<Vec<_>>(), [None]);
    let zero = typed(&mut screen, &desk, "0\n");
    assert_eq!(zero.iter().map(points).collect::<Vec<_>>(), [Some(Points::ZERO)]);
}

#[test]
fn a_figure_out_of_range_stays_and_says_why() {
    let (desk, mut screen) = at_the_sheet();
    assert!(typed(&mut screen, &desk, "21\n").is_empty());
    {
        let mut window = support::window::window(WORK, screen.view(&desk));
        assert!(window.find("Điểm của tiêu chí “TC1” phải từ 0 đến 20; vừa nhập 21.").is_ok());
    }
    shot("selection-refused", &screen, &desk);
    // Off the step.
    screen.update(press(Press::Escape), &desk);
    assert!(typed(&mut screen, &desk, "8,3\n").is_empty());
    // Escape brings back what stood there; nothing is lost and nothing saved.
    let escaped = screen.update(press(Press::Escape), &desk);
    assert!(escaped.commands().is_empty());
    let moved = screen.update(press(Press::Down), &desk);
    assert!(moved.commands().is_empty());
}

#[test]
fn a_whole_column_is_typed_with_figures_and_enter_only() {
    let (mut desk, mut screen) = at_the_sheet();
    let six = typed(&mut screen, &desk, "1\n2\n3\n4\n5\n6\n7\n");
    let columns: Vec<_> = six
        .iter()
        .map(|command| match command {
            Command::EnterScore { criterion, dossier, .. } => (*criterion, *dossier),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(columns.len(), 7);
    assert!(columns[..6].iter().all(|(criterion, _)| *criterion == columns[0].0));
    assert_ne!(columns[6].0, columns[0].0, "from the last row to the top of the next column");
    assert_eq!(columns[6].1, columns[0].1);
    for command in six {
        desk::change(&desk, command);
    }
    desk::reread(&mut desk);
}

#[test]
fn what_is_typed_stands_at_once_and_a_late_board_does_not_take_it_away() {
    let (mut desk, mut screen) = at_the_sheet();
    // A board asked for before the figure was typed …
    let mut changes = guong_sang::domain::Changes::default();
    changes.note(guong_sang::domain::Area::Member, 1);
    let asked = screen.refresh(&changes, &desk);
    let commands = typed(&mut screen, &desk, "1\n");
    assert_eq!(commands.len(), 1);
    // … arrives after it.
    perform(&mut screen, &mut desk, asked);
    let found = support::window::window(WORK, screen.view(&desk)).find("78,00").is_ok();
    assert!(found, "96,50 less 18,50");
}

#[test]
fn rows_of_members_who_do_not_score_are_closed_and_say_why() {
    let (mut desk, mut screen) = at_the_sheet();
    let absent = board(&desk).members.iter().find(|m| m.votes && !m.present).unwrap().id;
    send(&mut screen, &mut desk, scoring(ScoringMessage::MemberPicked(absent)));
    assert!(typed(&mut screen, &desk, "8\n").is_empty());
    shot("selection-absent", &screen, &desk);
    let mut window = support::window::window(WORK, screen.view(&desk));
    assert!(window.find("–").is_ok());
}

#[test]
fn a_mark_needs_its_reason_and_closes_the_row() {
    let (mut desk, mut screen) = at_the_sheet();
    send(&mut screen, &mut desk, scoring(ScoringMessage::MarkOpened(0)));
    let without = screen.update(scoring(ScoringMessage::MarkDone), &desk);
    assert!(without.commands().is_empty());
    send(&mut screen, &mut desk, scoring(ScoringMessage::MarkTyped("Em gái là người được xét".into())));
    shot("selection-mark", &screen, &desk);
    let done = screen.update(scoring(ScoringMessage::MarkDone), &desk);
    assert!(matches!(
        done.commands()[..],
        [Command::MarkSheet(SheetMark { standing: Standing::Recused, reason, .. })] if reason == "Em gái là người được xét"
    ));
    perform(&mut screen, &mut desk, done);
    assert!(typed(&mut screen, &desk, "8").is_empty());
    assert_eq!(board(&desk).sheets.iter().filter(|s| s.reason.contains("Em gái")).count(), 1);
    // Back to scoring as usual.
    send(&mut screen, &mut desk, scoring(ScoringMessage::MarkOpened(0)));
    send(&mut screen, &mut desk, scoring(ScoringMessage::MarkStanding(Standing::Scoring)));
    send(&mut screen, &mut desk, scoring(ScoringMessage::MarkDone));
    assert_eq!(board(&desk).sheets.iter().filter(|s| s.reason.contains("Em gái")).count(), 0);
}

#[test]
fn a_block_from_a_spreadsheet_is_pasted_and_what_does_not_fit_is_told() {
    let (mut desk, mut screen) = at_the_sheet();
    let pasted =
        screen.update(scoring(ScoringMessage::Pasted(Some("10\t11\r\n12\t99\r\n\tmười".into()))), &desk);
    let commands = pasted.commands();
    let [Command::Batch { commands: cells, title }] = &commands[..] else { panic!("{commands:?}") };
    assert_eq!(
        cells.iter().map(points).collect::<Vec<_>>(),
        [Some(Points::whole(10)), Some(Points::whole(11)), Some(Points::whole(12))]
    );
    assert_eq!(title, "Dán 3 ô điểm từ bảng tính");
    let told = perform(&mut screen, &mut desk, pasted);
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("2 ô không dán được"), "{told:?}");
}

#[test]
fn the_sheet_of_one_dossier_has_a_row_for_each_member() {
    let (mut desk, mut screen) = at_the_sheet();
    send(&mut screen, &mut desk, scoring(ScoringMessage::KindPicked(SubjectKind::Person)));
    send(&mut screen, &mut desk, scoring(ScoringMessage::AcrossPicked(Across::Dossier)));
    shot("selection-by-dossier", &screen, &desk);
    let commands = typed(&mut screen, &desk, "1\n2\n");
    let members: Vec<MemberId> = commands
        .iter()
        .map(|command| match command {
            Command::EnterScore { member, .. } => *member,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(members.len(), 2);
    assert_ne!(members[0], members[1]);
}

#[test]
fn leaving_saves_what_was_typed() {
    let (desk, mut screen) = at_the_sheet();
    typed(&mut screen, &desk, "8,5");
    let left = screen.leave(&desk);
    assert_eq!(left.commands().into_iter().map(points).collect::<Vec<_>>(), [Some(Points::hundredths(850))]);
}

#[test]
fn the_keyboard_reaches_the_sheet() {
    use iced::keyboard::key::Named;
    let (desk, screen) = at_the_sheet();
    let mut window = support::window::window(WORK, screen.view(&desk));
    // A click on a figure puts the keyboard there; digits, the comma and Enter then belong to the sheet.
    window.click("19,5").unwrap();
    window.typewrite("8,5");
    window.tap_key(Named::Enter);
    window.tap_key(Named::Tab);
    let heard: Vec<String> = window.into_messages().map(|message| format!("{message:?}")).collect();
    let heard: Vec<&str> = heard.iter().map(String::as_str).collect();
    assert_eq!(
        heard,
        [
            "Scoring(Clicked(Place { row: 0, column: 0 }))",
            "Scoring(Pressed(Figure('8')))",
            "Scoring(Pressed(Figure(',')))",
            "Scoring(Pressed(Figure('5')))",
            "Scoring(Pressed(Enter))",
            "Scoring(Pressed(Tab))",
        ]
    );
}

#[test]
fn the_keyboard_stays_away_until_the_sheet_is_clicked() {
    let (desk, screen) = at_the_sheet();
    let mut window = support::window::window(WORK, screen.view(&desk));
    window.typewrite("8");
    assert_eq!(window.into_messages().count(), 0);
}

#[test]
fn the_rules_are_saved_by_themselves_and_said_to_be_wrong_when_left() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Rules));
    let rules = |message| Message::Rules(message);
    let _ = screen.update(rules(RulesMessage::Typed(Field::Quorum, "1/2".into())), &desk);
    let rested = screen.update(rules(RulesMessage::Rested), &desk);
    assert!(matches!(
        rested.commands()[..],
        [Command::SaveRound { round }] if (round.settings.quorum.part, round.settings.quorum.of) == (1, 2)
    ));
    perform(&mut screen, &mut desk, rested);
    let _ = screen.update(rules(RulesMessage::Typed(Field::HeldOn, "31/2".into())), &desk);
    assert!(screen.update(rules(RulesMessage::Rested), &desk).commands().is_empty());
    let left = screen.update(rules(RulesMessage::Left(Field::HeldOn)), &desk);
    assert!(left.commands().is_empty());
    assert!(
        support::window::window(WORK, screen.view(&desk))
            .find("Ngày này không có trong lịch. Hãy gõ lại, ví dụ 05/10/2026.")
            .is_ok()
    );
    let _ = screen.update(rules(RulesMessage::Typed(Field::HeldOn, "14/10".into())), &desk);
    let left = screen.update(rules(RulesMessage::Left(Field::HeldOn)), &desk);
    assert!(matches!(left.commands()[..], [Command::SaveRound { .. }]));
    perform(&mut screen, &mut desk, left);
    let moved = screen.update(rules(RulesMessage::RuleMoved(1, true)), &desk);
    let [Command::SaveRound { round }] = &moved.commands()[..] else { panic!() };
    assert_eq!(round.settings.tie_rules[0], TieRule::Median);
    perform(&mut screen, &mut desk, moved);
    let places =
        screen.update(rules(RulesMessage::Typed(Field::Places(SubjectKind::Model), String::new())), &desk);
    drop(places);
    let saved = screen.update(rules(RulesMessage::Left(Field::Places(SubjectKind::Model))), &desk);
    let [Command::SaveRound { round }] = &saved.commands()[..] else { panic!() };
    assert_eq!(round.settings.places.len(), 3, "an empty field is no cut line");
}

#[test]
fn somebody_elses_change_does_not_overwrite_what_is_being_typed() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Rules));
    let _ = screen.update(Message::Rules(RulesMessage::Typed(Field::Name, "Đợt xét mùa th".into())), &desk);
    let member = board(&desk).members[0].clone();
    let changes = desk::change(
        &desk,
        Command::SaveMember {
            member: guong_sang::domain::round::Member { post: "Chủ tịch".into(), ..member },
        },
    );
    let effect = screen.refresh(&changes, &desk);
    perform(&mut screen, &mut desk, effect);
    let left = screen.leave(&desk);
    assert!(matches!(left.commands()[..], [Command::SaveRound { round }] if round.name == "Đợt xét mùa th"));
}

#[test]
fn a_council_is_written_member_by_member() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    perform_begin(&mut screen, &mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Council));
    let council = |message| Message::Council(message);
    send(&mut screen, &mut desk, council(CouncilMessage::Added));
    assert!(screen.update(council(CouncilMessage::Rested), &desk).commands().is_empty(), "no name yet");
    let _ = screen.update(council(CouncilMessage::Named("Nông Thị Bích ".into())), &desk);
    let saved = screen.update(council(CouncilMessage::Rested), &desk);
    let [Command::SaveMember { member }] = &saved.commands()[..] else { panic!() };
    assert_eq!((member.name.as_str(), member.role, member.votes), ("Nông Thị Bích", Role::Chair, true));
    perform(&mut screen, &mut desk, saved);
    let absent = screen.update(council(CouncilMessage::Present(false)), &desk);
    assert!(matches!(absent.commands()[..], [Command::SaveMember { member }] if !member.present));
    perform(&mut screen, &mut desk, absent);
    send(&mut screen, &mut desk, council(CouncilMessage::Added));
    let _ = screen.update(council(CouncilMessage::Named("Lò Thị Hương".into())), &desk);
    send(&mut screen, &mut desk, council(CouncilMessage::Rested));
    shot("selection-council-card", &screen, &desk);
    let moved = screen.update(council(CouncilMessage::Moved(true)), &desk);
    assert!(matches!(moved.commands()[..], [Command::Batch { commands, .. }] if commands.len() == 2));
    perform(&mut screen, &mut desk, moved);
    let removed = screen.update(council(CouncilMessage::Removed), &desk);
    assert!(matches!(removed.commands()[..], [Command::RemoveMember { .. }]));
}

fn perform_begin(screen: &mut Selection, desk: &mut Desk) {
    let begun = screen.update(Message::RoundBegun, desk);
    perform(screen, desk, begun);
}

#[test]
fn a_member_who_has_scored_cannot_be_put_down_as_absent() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Council));
    let chosen = guong_sang::ui::grid::Event::Chosen(0);
    send(&mut screen, &mut desk, Message::Council(CouncilMessage::Grid(chosen)));
    send(&mut screen, &mut desk, Message::Council(CouncilMessage::Present(false)));
    assert!(board(&desk).members[0].present);
    shot("selection-council-refused", &screen, &desk);
    let mut window = support::window::window(WORK, screen.view(&desk));
    let sentence =
        "Nông Thị Kiều Trinh đã có điểm chấm. Hãy xóa các điểm ấy trước khi ghi vắng mặt hoặc bỏ quyền chấm.";
    assert!(window.find(sentence).is_ok());
}

#[test]
fn a_council_is_taken_over_from_the_round_before() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    perform_begin(&mut screen, &mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Council));
    send(&mut screen, &mut desk, Message::Council(CouncilMessage::EarlierAsked));
    let rounds = desk.store.read_now(|db| db.rounds(board_plan())).unwrap();
    let new = rounds.iter().find(|round| round.id != ROUND).unwrap().id;
    let members = desk.store.read_now(move |db| db.board(new)).unwrap().members;
    assert_eq!(members.len(), 7);
    assert!(members.iter().all(|member| member.present && member.round == new));
}

fn board_plan() -> guong_sang::domain::ids::PlanId {
    guong_sang::domain::ids::PlanId(1)
}

#[test]
fn dossiers_leave_and_enter_a_round() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    perform_begin(&mut screen, &mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Entry));
    // Everything complete sits in the first round: it says so instead of letting one try.
    send(&mut screen, &mut desk, Message::Entry(EntryMessage::ShownPicked(Shown::Lacking)));
    assert!(
        support::window::window(WORK, screen.view(&desk))
            .find("Đang nằm trong Đợt xét tháng 10/2017, chưa chốt")
            .is_ok()
    );
    // A dossier that is made complete can come before the council.
    let free = desk
        .store
        .read_now(|db| {
            let ids = db.find_dossiers(&guong_sang::storage::DossierFilter::default())?;
            let inside: Vec<DossierId> = db.board(ROUND)?.candidates.iter().map(|c| c.dossier).collect();
            Ok(ids.into_iter().find(|id| !inside.contains(id)).unwrap())
        })
        .unwrap();
    let changes = desk::change(
        &desk,
        Command::StepDossier {
            id: free,
            state: guong_sang::domain::dossier::DossierState::Complete,
            on: desk.today,
            by: "Vi Thị Thu Thảo".into(),
            reason: "Đã bổ sung".into(),
        },
    );
    let effect = screen.refresh(&changes, &desk);
    perform(&mut screen, &mut desk, effect);
    send(&mut screen, &mut desk, Message::Entry(EntryMessage::ShownPicked(Shown::Ready)));
    send(&mut screen, &mut desk, Message::Entry(EntryMessage::AllTicked(true)));
    shot("selection-entry-ready", &screen, &desk);
    let entered = screen.update(Message::Entry(EntryMessage::Entered), &desk);
    assert!(
        matches!(entered.commands()[..], [Command::EnterDossiers { dossiers, .. }] if dossiers == &[free])
    );
    perform(&mut screen, &mut desk, entered);
    let left = screen.update(Message::Entry(EntryMessage::Left(free)), &desk);
    assert!(matches!(left.commands()[..], [Command::LeaveDossier { dossier, .. }] if *dossier == free));
    assert!(perform(&mut screen, &mut desk, left).is_empty());
}

#[test]
fn closing_asks_with_real_counts_and_opening_again_wants_a_reason() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Results));
    let results = |message| Message::Results(message);
    send(&mut screen, &mut desk, results(ResultsMessage::CloseAsked));
    {
        let mut window = support::window::window(WORK, screen.view(&desk));
        assert!(window.find("Chốt 21 hồ sơ").is_ok(), "the deed with its count");
    }
    send(&mut screen, &mut desk, results(ResultsMessage::CloseAgreed));
    assert_eq!(board(&desk).round.state, RoundState::Closed);
    shot("selection-closed", &screen, &desk);

    // Nothing is typed into a closed round.
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Scoring));
    assert!(typed(&mut screen, &desk, "8\n").is_empty());
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Rules));
    let _ = screen.update(Message::Rules(RulesMessage::Decimals(0)), &desk).commands().is_empty();

    send(&mut screen, &mut desk, Message::TabPicked(Tab::Results));
    send(&mut screen, &mut desk, results(ResultsMessage::ReopenAsked));
    assert!(screen.update(results(ResultsMessage::ReopenDone), &desk).commands().is_empty());
    send(&mut screen, &mut desk, results(ResultsMessage::ReopenTyped("Sót một phiếu".into())));
    shot("selection-reopen", &screen, &desk);
    let reopened = screen.update(results(ResultsMessage::ReopenDone), &desk);
    assert!(
        matches!(reopened.commands()[..], [Command::ReopenRound { reason, .. }] if reason == "Sót một phiếu")
    );
    perform(&mut screen, &mut desk, reopened);
    assert_eq!(board(&desk).round.state, RoundState::Open);
}

/// Gives two persons around the cut line the same figures from everybody.
fn tie_at_the_cut(desk: &mut Desk) -> [DossierId; 2] {
    let board = board(desk);
    let mut round = board.round.clone();
    round.settings.tie_rules = vec![TieRule::Median];
    desk::change(desk, Command::SaveRound { round });
    let ranking = guong_sang::domain::ranking::rank(&board, SubjectKind::Collective, None);
    let pair = [ranking.placed[3].dossier, ranking.placed[4].dossier];
    let figures: Vec<_> = board.scores.iter().filter(|score| score.dossier == pair[0]).cloned().collect();
    for score in figures {
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
fn a_tie_at_the_cut_blocks_closing_until_a_person_decides() {
    let mut desk = desk::sample();
    let pair = tie_at_the_cut(&mut desk);
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Results));
    let results = |message| Message::Results(message);
    send(&mut screen, &mut desk, results(ResultsMessage::CloseAsked));
    assert!(
        screen.update(results(ResultsMessage::CloseAgreed), &desk).commands().is_empty(),
        "a tie at the cut"
    );
    send(&mut screen, &mut desk, results(ResultsMessage::ClosePutAway));
    send(&mut screen, &mut desk, results(ResultsMessage::TieOpened(pair[0])));
    assert!(screen.update(results(ResultsMessage::TieDecided), &desk).commands().is_empty(), "no reason yet");
    send(&mut screen, &mut desk, results(ResultsMessage::TieMoved(0, false)));
    send(&mut screen, &mut desk, results(ResultsMessage::TieBy("Nông Thị Kiều Trinh".into())));
    send(&mut screen, &mut desk, results(ResultsMessage::TieReason("Có nhiều năm liên tục hơn".into())));
    shot("selection-tie", &screen, &desk);
    let decided = screen.update(results(ResultsMessage::TieDecided), &desk);
    let [Command::DecideTie { order, by, .. }] = &decided.commands()[..] else { panic!() };
    assert_eq!(order.len(), 2);
    assert!(order.contains(&pair[0]) && order.contains(&pair[1]));
    assert_eq!(by, "Nông Thị Kiều Trinh");
    perform(&mut screen, &mut desk, decided);
    shot("selection-tie-decided", &screen, &desk);
    send(&mut screen, &mut desk, results(ResultsMessage::CloseAsked));
    let closed = screen.update(results(ResultsMessage::CloseAgreed), &desk);
    assert!(matches!(closed.commands()[..], [Command::CloseRound { .. }]), "{closed:?}");
}

#[test]
fn a_cluster_has_its_own_ranking_without_a_cut_line() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Results));
    let cluster = board(&desk).candidates.iter().find(|c| !c.cluster.is_empty()).unwrap().cluster.clone();
    send(&mut screen, &mut desk, Message::Results(ResultsMessage::ClusterPicked(Some(cluster))));
    let mut window = support::window::window(WORK, screen.view(&desk));
    assert!(window.find("Vạch cắt: 4 chỗ").is_err());
    assert!(window.find("Đã xếp hạng").is_ok());
}

#[test]
fn a_failed_gate_is_said_in_the_list() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Results));
    let failed = SubjectKind::ALL
        .into_iter()
        .find(|kind| {
            let ranking = guong_sang::domain::ranking::rank(&board(&desk), *kind, None);
            ranking.unranked.iter().any(|it| it.failed_gate())
        })
        .unwrap();
    send(&mut screen, &mut desk, Message::Results(ResultsMessage::KindPicked(failed)));
    shot("selection-failed-gate", &screen, &desk);
    let mut window = support::window::window(Size::new(1158.0, 1400.0), screen.view(&desk));
    assert!(window.find("Không đủ điều kiện").is_ok());
}

#[test]
fn a_member_of_the_same_unit_is_named_and_nothing_is_decided() {
    let (mut desk, mut screen) = at_the_sheet();
    let board = board(&desk);
    let nominated = board.candidates.iter().find(|c| c.kind == SubjectKind::Collective).unwrap();
    let hint = format!("Công tác tại {}, đơn vị đề nghị – cần xem xét miễn chấm", nominated.unit_name);
    let member = guong_sang::domain::round::Member { unit: Some(nominated.unit), ..board.members[0].clone() };
    let changes = desk::change(&desk, Command::SaveMember { member });
    let effect = screen.refresh(&changes, &desk);
    perform(&mut screen, &mut desk, effect);
    let mut window = support::window::window(WORK, screen.view(&desk));
    assert!(window.find(hint.as_str()).is_ok());
    drop(window);
    assert_eq!(typed(&mut screen, &desk, "8\n").len(), 1, "only a person excuses a member");
}

#[test]
fn a_clicked_cell_is_where_figures_go() {
    let (mut desk, mut screen) = at_the_sheet();
    send(&mut screen, &mut desk, scoring(ScoringMessage::Clicked(Cell { row: 2, column: 1 })));
    let commands = typed(&mut screen, &desk, "4\t5\n");
    let cells: Vec<_> = commands
        .iter()
        .map(|command| match command {
            Command::EnterScore { dossier, criterion, .. } => (*dossier, *criterion),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(cells.len(), 2);
    assert_eq!(cells[0].0, cells[1].0, "Tab stays in the row");
    assert_ne!(cells[0].1, cells[1].1);
}

const LONG: &str = "Chi hội Phụ nữ thôn Nà Lũng và các tổ phụ nữ liên kết sản xuất";

/// The sample with two hundred more models, fifteen members, ten criteria and every figure.
fn crowd() -> Desk {
    use guong_sang::domain::criteria::{CriteriaSet, Criterion, Measure};
    use guong_sang::domain::dossier::DossierState;
    use guong_sang::domain::round::{Member, Round, RoundSettings};
    use guong_sang::domain::subject::{Detail, Subject};
    let mut desk = desk::empty();
    desk.store
        .read_now(|db| {
            sample::enter(db, &[sample::OFFICE]).unwrap();
            Ok(())
        })
        .unwrap();
    desk::reread(&mut desk);
    let plan_id = board_plan();
    let day = |month, day| chrono::NaiveDate::from_ymd_opt(2017, month, day).unwrap();
    let plan: guong_sang::domain::plan::Plan = guong_sang::domain::plan::Plan {
        id: plan_id,
        name: "Điển hình tiên tiến 2017".into(),
        subject: "Tuyên truyền điển hình tiên tiến".into(),
        from: day(1, 1),
        to: day(12, 31),
        number: None,
        issued_on: None,
        state: guong_sang::domain::plan::PlanState::Draft,
        carries_out: None,
        bases: Vec::new(),
        opening: String::new(),
        closing: String::new(),
        recipients: Vec::new(),
        archive: String::new(),
        signature: None,
        movements: Vec::new(),
        origin: Default::default(),
    };
    let mut all = vec![Command::SavePlan { plan }];
    let criteria: Vec<Criterion> = (0..10)
        .map(|n| {
            let measure = Measure::Points { max: Points::whole(10), step: Points::ZERO };
            let id = guong_sang::domain::ids::CriterionId(9_000 + n);
            Criterion::new(id, format!("TC{}", n + 1), "Có cách làm mới được nhiều nơi học tập", measure)
        })
        .collect();
    let ids: Vec<_> = criteria.iter().map(|c| c.id).collect();
    all.push(Command::SaveCriteriaSet {
        set: CriteriaSet {
            criteria,
            ..CriteriaSet::new(guong_sang::domain::ids::CriteriaSetId(9_000), plan_id, None, "Tiêu chí chung")
        },
    });
    let round = RoundId(9_000);
    let mut settings = RoundSettings::default();
    settings.places.push(guong_sang::domain::round::Places::new(SubjectKind::Model, 40));
    all.push(Command::SaveRound {
        round: Round { settings, ..Round::new(round, plan_id, "Đợt xét đông") }
    });
    for n in 0..15 {
        all.push(Command::SaveMember {
            member: Member {
                post: "Ủy viên Ban Thường vụ, Trưởng Ban Dân vận".into(),
                order: n as i32,
                ..Member::new(MemberId(9_000 + n), round, format!("Nguyễn Thị Hồng Phương {}", n + 1))
            },
        });
    }
    let unit = desk.units[0].id;
    let mut dossiers = Vec::new();
    for n in 0..40 {
        let (subject, id) = (guong_sang::domain::ids::SubjectId(9_000 + n), DossierId(9_000 + n));
        let name = if n % 3 == 0 { format!("{LONG} {n}") } else { format!("Mô hình số {n}") };
        let detail = Detail::empty(SubjectKind::Model);
        all.push(Command::SaveSubject {
            subject: Subject { unit: Some(unit), ..Subject::new(subject, name, detail) },
        });
        all.push(Command::SaveDossier { dossier: bare_dossier(id, subject, plan_id, unit) });
        all.push(Command::StepDossier {
            id,
            state: DossierState::Complete,
            on: desk.today,
            by: "Vi Thị Thu Thảo".into(),
            reason: String::new(),
        });
        dossiers.push(id);
    }
    all.push(Command::EnterDossiers { round, dossiers: dossiers.clone() });
    for (n, dossier) in dossiers.iter().enumerate() {
        for member in 0..15 {
            for (at, criterion) in ids.iter().enumerate() {
                let figure = 500 + ((n * 37 + member * 11 + at * 7) % 51) as i64 * 10;
                all.push(Command::EnterScore {
                    round,
                    dossier: *dossier,
                    member: MemberId(9_000 + member as i64),
                    criterion: *criterion,
                    points: Some(Points::hundredths(figure)),
                    input: None,
                    reason: String::new(),
                });
            }
        }
    }
    desk::change(&desk, Command::Batch { title: "Số liệu lớn".into(), commands: all });
    desk::reread(&mut desk);
    desk
}

fn bare_dossier(
    id: DossierId,
    subject: guong_sang::domain::ids::SubjectId,
    plan: guong_sang::domain::ids::PlanId,
    unit: guong_sang::domain::ids::UnitId,
) -> guong_sang::domain::dossier::Dossier {
    guong_sang::domain::dossier::Dossier::new(id, subject, (plan, 2017), unit)
}

#[test]
fn a_large_council_scores_ranks_and_shows_its_ballots() {
    let mut desk = crowd();
    let mut screen = open(&mut desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Scoring));
    let commands = typed(&mut screen, &desk, "8,5\n");
    assert_eq!(commands.len(), 1);
    let mut window = support::window::window(WORK, screen.view(&desk));
    assert!(window.find("Tổng").is_ok());
    drop(window);
    shot("selection-crowd-scoring", &screen, &desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Results));
    shot("selection-crowd-results", &screen, &desk);
    send(&mut screen, &mut desk, Message::Results(ResultsMessage::BallotsShown(true)));
    shot("selection-crowd-ballots", &screen, &desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Council));
    shot("selection-crowd-council", &screen, &desk);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Entry));
    shot("selection-crowd-entry", &screen, &desk);
}
