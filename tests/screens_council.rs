//! Hội đồng on the screen: relatives, meetings, conflicts of interest; and votes for a lower level. With pictures for the eye.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    pub mod selection;
    #[path = "mod.rs"]
    pub mod window;
}

use guong_sang::domain::Command;
use guong_sang::domain::command::ConflictReply;
use guong_sang::domain::ids::{DossierId, MemberId, RoundId, UnitId};
use guong_sang::domain::round::{Board, ConflictVerdict, Member, Relative, Standing, Way};
use guong_sang::screens::Desk;
use guong_sang::screens::selection::{
    ConflictsMessage, CouncilMessage, CouncilPage, Figure, MeetingsMessage, Message, RelativesMessage,
    Selection, Tab, VotesMessage,
};
use guong_sang::ui::grid;
use support::desk;
use support::selection::{faces, open_at, send, shot, shows};

const ROUND: RoundId = RoundId(1);

fn open(desk: &mut Desk, page: CouncilPage) -> Selection {
    let mut screen = open_at(desk, Tab::Council);
    send(&mut screen, desk, Message::Council(CouncilMessage::PagePicked(page)));
    screen
}

fn conflicts(screen: &mut Selection, desk: &mut Desk, message: ConflictsMessage) {
    send(screen, desk, Message::Council(CouncilMessage::Conflicts(message)));
}

fn meetings(screen: &mut Selection, desk: &mut Desk, message: MeetingsMessage) {
    send(screen, desk, Message::Council(CouncilMessage::Meetings(message)));
}

fn relatives(screen: &mut Selection, desk: &mut Desk, message: RelativesMessage) {
    send(screen, desk, Message::Council(CouncilMessage::Relatives(message)));
}

fn board(desk: &Desk) -> Board {
    desk.store.read_now(|db| db.board(ROUND)).unwrap()
}

/// The sample with a member who has a sister among the nominees, one of the nominating unit, and one of an equal name.
fn close() -> Desk {
    let mut desk = desk::sample();
    let members = board(&desk).members;
    let save = |member: Member| {
        desk::change(&desk, Command::SaveMember { member });
    };
    save(Member {
        relatives: vec![Relative {
            name: "Nông Thị Hạnh Vân".into(), relation: "em gái ruột".into()
        }],
        ..members[2].clone()
    });
    save(Member { unit: Some(UnitId(2)), ..members[1].clone() });
    save(Member { name: "Sầm Thị Hòa".into(), ..members[4].clone() });
    desk::reread(&mut desk);
    desk
}

#[test]
fn relatives_are_declared_row_by_row() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk, CouncilPage::Members);
    send(&mut screen, &mut desk, Message::Council(CouncilMessage::Grid(grid::Event::Chosen(2))));
    assert_eq!(screen.council().tab(), "Hội đồng");
    shot("council-member", &screen, &desk);
    relatives(&mut screen, &mut desk, RelativesMessage::Added);
    relatives(&mut screen, &mut desk, RelativesMessage::Added);
    let empty = board(&desk).members[2].relatives.len();
    assert_eq!(empty, 0, "a row without a name is nobody");
    relatives(&mut screen, &mut desk, RelativesMessage::Named(0, "bà Nông Thị Hạnh Vân ".into()));
    relatives(&mut screen, &mut desk, RelativesMessage::Related(0, "em gái ruột".into()));
    relatives(&mut screen, &mut desk, RelativesMessage::Added);
    relatives(&mut screen, &mut desk, RelativesMessage::Named(1, "Triệu Quang Huy".into()));
    let stored = board(&desk).members[2].relatives.clone();
    let told: Vec<(&str, &str)> = stored.iter().map(|it| (&*it.name, &*it.relation)).collect();
    assert_eq!(told, [("bà Nông Thị Hạnh Vân", "em gái ruột"), ("Triệu Quang Huy", "")]);
    // She leads the branch of dossier 1 and is nominated herself in dossier 8.
    assert_eq!(screen.council().tab(), "Hội đồng (2)");
    shot("council-relatives", &screen, &desk);
    relatives(&mut screen, &mut desk, RelativesMessage::Removed(0));
    assert_eq!(board(&desk).members[2].relatives.len(), 1);
    assert_eq!(screen.council().tab(), "Hội đồng");
}

#[test]
fn questions_are_answered_remembered_and_taken_back() {
    let mut desk = desk::sample();
    let screen = open(&mut desk, CouncilPage::Conflicts);
    shot("council-no-conflict", &screen, &desk);

    let mut desk = close();
    let mut screen = open(&mut desk, CouncilPage::Conflicts);
    let all = screen.council().waiting();
    assert!(all >= 5, "{all}");
    assert_eq!(screen.council().tab(), format!("Hội đồng ({all})"));
    shot("council-conflicts", &screen, &desk);
    faces("council-conflicts", &screen, &desk);

    // The questions stand in the order of the council: first those of the nominating unit.
    conflicts(&mut screen, &mut desk, ConflictsMessage::Denied);
    let answered = board(&desk).conflicts;
    assert_eq!((answered.len(), answered[0].member), (1, MemberId(2)));
    assert_eq!((answered[0].verdict, &*answered[0].by), (ConflictVerdict::NotConflict, "Vi Thị Thu Thảo"));
    assert_eq!(screen.council().waiting(), all - 1);

    // "Đúng" asks for a reason; the ground stands there to begin with.
    conflicts(&mut screen, &mut desk, ConflictsMessage::ReasonTyped(" ".into()));
    conflicts(&mut screen, &mut desk, ConflictsMessage::Confirmed);
    assert!(shows(&screen, &desk, "Hãy nêu lý do miễn chấm."));
    shot("council-reason-missing", &screen, &desk);
    assert_eq!(board(&desk).conflicts.len(), 1);
    conflicts(&mut screen, &mut desk, ConflictsMessage::ReasonTyped("cùng đơn vị".into()));
    conflicts(&mut screen, &mut desk, ConflictsMessage::Confirmed);
    let now = board(&desk);
    let confirmed = now.conflicts.iter().find(|it| it.verdict == ConflictVerdict::Conflict).unwrap();
    let sheet = now.sheets.iter().find(|it| (it.member, it.dossier) == (confirmed.member, confirmed.dossier));
    assert_eq!(sheet.unwrap().standing, Standing::Recused);
    assert!(!now.scores.iter().any(|it| (it.member, it.dossier) == (confirmed.member, confirmed.dossier)));

    // The answered ones are folded away, and can be looked at and taken back.
    conflicts(&mut screen, &mut desk, ConflictsMessage::AnsweredShown(true));
    let last = ConflictsMessage::Grid(grid::Event::Chosen(all - 1));
    conflicts(&mut screen, &mut desk, last);
    shot("council-answered", &screen, &desk);
    conflicts(&mut screen, &mut desk, ConflictsMessage::TakenBack);
    assert_eq!(board(&desk).conflicts.len(), 1);
    assert_eq!(screen.council().waiting(), all - 1);

    for _ in 0..all {
        if screen.council().waiting() > 0 {
            conflicts(&mut screen, &mut desk, ConflictsMessage::Grid(grid::Event::Chosen(0)));
            conflicts(&mut screen, &mut desk, ConflictsMessage::Denied);
        }
    }
    conflicts(&mut screen, &mut desk, ConflictsMessage::AnsweredShown(false));
    assert_eq!(screen.council().tab(), "Hội đồng");
    shot("council-all-answered", &screen, &desk);
}

#[test]
fn a_later_round_offers_what_was_answered_before() {
    let mut desk = close();
    let before = board(&desk);
    desk::change(
        &desk,
        Command::AnswerConflict(ConflictReply {
            round: ROUND,
            member: MemberId(3),
            dossier: DossierId(1),
            verdict: Some(ConflictVerdict::NotConflict),
            by: "Nông Thị Kiều Trinh".into(),
            reason: "người khác trùng tên".into(),
        }),
    );
    let by = "Nông Thị Kiều Trinh".to_owned();
    desk::change(&desk, Command::CloseRound { id: ROUND, on: desk.today, by });
    let second = RoundId(2);
    let round = guong_sang::domain::round::Round {
        id: second,
        name: "Vòng hai".into(),
        follows: Some(ROUND),
        state: guong_sang::domain::round::RoundState::Open,
        ..before.round.clone()
    };
    desk::change(&desk, Command::SaveRound { round });
    let member = Member { id: MemberId(23), round: second, ..before.members[2].clone() };
    desk::change(&desk, Command::SaveMember { member });
    desk::change(&desk, Command::EnterDossiers { round: second, dossiers: vec![DossierId(1)] });
    let mut screen = open(&mut desk, CouncilPage::Conflicts);
    assert_eq!(screen.council().waiting(), 1);
    shot("council-earlier", &screen, &desk);
    conflicts(&mut screen, &mut desk, ConflictsMessage::AllRecalled);
    assert_eq!(screen.council().waiting(), 0);
    let stored = desk.store.read_now(move |db| db.board(second)).unwrap().conflicts;
    assert_eq!(stored[0].reason, "người khác trùng tên");
}

#[test]
fn meetings_say_who_was_there() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk, CouncilPage::Meetings);
    shot("council-no-meeting", &screen, &desk);
    meetings(&mut screen, &mut desk, MeetingsMessage::Added);
    let stored = board(&desk).meetings;
    assert_eq!((stored.len(), stored[0].attendance.len(), stored[0].held_on), (1, 7, desk.today));
    assert!(!stored[0].attendance[5].present, "the member's own mark is where one begins");
    meetings(
        &mut screen,
        &mut desk,
        MeetingsMessage::PlaceTyped("Phòng họp tầng 3, trụ sở Hội LHPN tỉnh".into()),
    );
    meetings(&mut screen, &mut desk, MeetingsMessage::NoteTyped("Chấm điểm và bỏ phiếu đợt tháng 10".into()));
    meetings(&mut screen, &mut desk, MeetingsMessage::OpinionTyped(5, "đồng ý với danh sách đề nghị".into()));
    meetings(&mut screen, &mut desk, MeetingsMessage::Attended(6, false));
    meetings(&mut screen, &mut desk, MeetingsMessage::AbsenceTyped(6, "nghỉ ốm".into()));
    let stored = board(&desk).meetings;
    assert_eq!(stored[0].attendance[5].opinion, "đồng ý với danh sách đề nghị");
    assert_eq!(stored[0].attendance[6].absence, "nghỉ ốm");
    assert!(shows(&screen, &desk, "Có mặt 5/6, cần ít nhất 4; 1 ý kiến bằng văn bản"));
    shot("council-meeting", &screen, &desk);

    // A member who has scored cannot be put down as absent; the box shows again what stands in the file.
    meetings(&mut screen, &mut desk, MeetingsMessage::Attended(0, false));
    assert!(board(&desk).members[0].present);
    shot("council-meeting-refused", &screen, &desk);

    // The member's own mark gives way to the meeting.
    send(&mut screen, &mut desk, Message::Council(CouncilMessage::PagePicked(CouncilPage::Members)));
    send(&mut screen, &mut desk, Message::Council(CouncilMessage::Grid(grid::Event::Chosen(5))));
    let present = screen.update(Message::Council(CouncilMessage::Present(true)), &desk);
    assert!(present.commands().is_empty());
    shot("council-member-after-meeting", &screen, &desk);

    send(&mut screen, &mut desk, Message::Council(CouncilMessage::PagePicked(CouncilPage::Meetings)));
    meetings(&mut screen, &mut desk, MeetingsMessage::DayTyped("30/2".into()));
    meetings(&mut screen, &mut desk, MeetingsMessage::DayLeft);
    assert_eq!(board(&desk).meetings[0].held_on, desk.today, "no such day");
    meetings(&mut screen, &mut desk, MeetingsMessage::DayTyped("10/10/2017".into()));
    meetings(&mut screen, &mut desk, MeetingsMessage::DayLeft);
    assert_eq!(board(&desk).meetings[0].held_on.to_string(), "2017-10-10");
    meetings(&mut screen, &mut desk, MeetingsMessage::Added);
    assert_eq!(board(&desk).meetings.len(), 2);
    meetings(&mut screen, &mut desk, MeetingsMessage::AllAttended);
    assert!(board(&desk).members.iter().all(|it| it.present));
    meetings(&mut screen, &mut desk, MeetingsMessage::Grid(grid::Event::Chosen(0)));
    shot("council-meetings", &screen, &desk);
    meetings(&mut screen, &mut desk, MeetingsMessage::Removed);
    assert_eq!(board(&desk).meetings.len(), 1);
}

#[test]
fn votes_for_a_lower_level_have_columns_where_the_council_votes() {
    let mut desk = desk::sample();
    let mut round = board(&desk).round;
    round.settings.way = Way::Both;
    desk::change(&desk, Command::SaveRound { round });
    let mut screen = open(&mut desk, CouncilPage::Members);
    send(&mut screen, &mut desk, Message::TabPicked(Tab::Votes));
    assert!(shows(&screen, &desk, "Hạ mức"));
    let mut typed = |line: usize, figure: Figure, text: &str| {
        send(&mut screen, &mut desk, Message::Votes(VotesMessage::Typed(line, figure, text.into())));
    };
    for (line, agree, lowered, disagree) in [(0, "3", "2", ""), (1, "2", "1", "2"), (2, "5", "", "")] {
        typed(line, Figure::Agree, agree);
        typed(line, Figure::Lowered, lowered);
        typed(line, Figure::Disagree, disagree);
    }
    let told: Vec<&str> = screen.votes().lines()[..3].iter().map(|it| it.outcome()).collect();
    shot("council-votes-lowered", &screen, &desk);
    assert!(told[0].ends_with(" – đạt ở mức thấp hơn"), "{}", told[0]);
    assert!(told[1].ends_with(" – chưa đạt"), "{}", told[1]);
    assert!(told[2].ends_with("cần 5 – đạt"), "{}", told[2]);
    let stored = board(&desk).votes.into_iter().find(|it| it.dossier == screen.votes().lines()[0].dossier());
    assert_eq!(stored.unwrap().lowered, 2);
}

#[test]
fn a_closed_round_only_shows_its_council() {
    let mut desk = close();
    let by = "Nông Thị Kiều Trinh".to_owned();
    desk::change(&desk, Command::CloseRound { id: ROUND, on: desk.today, by });
    let mut screen = open(&mut desk, CouncilPage::Conflicts);
    shot("council-closed-conflicts", &screen, &desk);
    let said = screen.update(Message::Council(CouncilMessage::Conflicts(ConflictsMessage::Denied)), &desk);
    assert!(said.commands().is_empty());
    send(&mut screen, &mut desk, Message::Council(CouncilMessage::PagePicked(CouncilPage::Meetings)));
    let said = screen.update(Message::Council(CouncilMessage::Meetings(MeetingsMessage::Added)), &desk);
    assert!(said.commands().is_empty());
}
