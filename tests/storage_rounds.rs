//! Rounds that follow each other through the store: 188 → 130 → 32 → 13 (S16), and what is refused on the way.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use chrono::NaiveDate;
use guong_sang::domain::criteria::{CriteriaSet, Criterion, Measure};
use guong_sang::domain::dossier::{Dossier, DossierState};
use guong_sang::domain::ids::{
    CriteriaSetId, CriterionId, DossierId, MemberId, ObligationId, PlanId, RoundId, SubjectId, UnitId,
};
use guong_sang::domain::obligation::{Duty, Obligation, Rounding};
use guong_sang::domain::plan::Plan;
use guong_sang::domain::ranking::rank;
use guong_sang::domain::round::open::{Around, Choice, opened};
use guong_sang::domain::round::{
    Carry, Member, Most, Percentage, Places, Quota, QuotaScope, Round, RoundSettings, Share, TieRule,
};
use guong_sang::domain::subject::{Detail, Subject, SubjectKind};
use guong_sang::domain::unit::{Unit, UnitKind};
use guong_sang::domain::{Command, Points, Rule};
use guong_sang::storage::{Database, StoreError};
use storage_support::{refused_command, stamp};

const PLAN: PlanId = PlanId(1);
const KIND: SubjectKind = SubjectKind::Person;
const CRITERION: CriterionId = CriterionId(1);

fn day(month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2017, month, 1).unwrap()
}

fn batch(db: &mut Database, commands: Vec<Command>) {
    db.perform(&Command::Batch { title: "Số liệu".into(), commands }, &stamp()).unwrap();
}

fn perform(db: &mut Database, command: &Command) {
    db.perform(command, &stamp()).unwrap_or_else(|error| panic!("{error}: {command:?}"));
}

/// A plan with one criterion, the seats of a conference, and `count` complete dossiers 0, 1, 2 …
fn ground(count: i64) -> Database {
    let mut db = Database::in_memory().unwrap();
    let plan = |id, name: &str| Command::SavePlan {
        plan: Plan {
            subject: "Biểu dương điển hình".into(),
            ..Plan::draft(id, name, day(1), NaiveDate::from_ymd_opt(2017, 12, 31).unwrap())
        },
    };
    let measure = Measure::Points { max: Points::whole(100), step: Points::ZERO };
    let seats = Duty::Seats {
        number: Some(5),
        event: "Hội nghị toàn quốc".into(),
        sent_to: String::new(),
        due: None,
    };
    let mut all = vec![
        Command::SaveUnit { unit: Unit::new(UnitId(1), UnitKind::District, "Hội LHPN huyện Một") },
        plan(PLAN, "Kế hoạch"),
        plan(PlanId(2), "Kế hoạch khác"),
        Command::SaveObligation {
            obligation: Obligation { id: ObligationId(1), plan: PLAN, duty: seats, wording: String::new() },
        },
        Command::SaveCriteriaSet {
            set: CriteriaSet {
                criteria: vec![Criterion::new(CRITERION, "TC1", "Thành tích", measure)],
                ..CriteriaSet::new(CriteriaSetId(1), PLAN, None, "Tiêu chí chung")
            },
        },
    ];
    for n in 0..count {
        let subject = Subject::new(SubjectId(n), format!("Người số {n}"), Detail::empty(KIND));
        all.push(Command::SaveSubject { subject });
        let dossier = Dossier::new(DossierId(n), SubjectId(n), (PLAN, 2017), UnitId(1));
        all.push(Command::SaveDossier { dossier });
        all.push(Command::StepDossier {
            id: DossierId(n),
            state: DossierState::Complete,
            on: day(2),
            by: "A".into(),
            reason: String::new(),
        });
    }
    batch(&mut db, all);
    db
}

fn round(id: i64, most: u32, follows: Option<i64>) -> Round {
    let mut round = Round::new(RoundId(id), PLAN, format!("Vòng {id}"));
    round.settings.places = vec![Places::new(KIND, most)];
    round.follows = follows.map(RoundId);
    round
}

/// Opens a round with one member, enters dossiers and gives each its hundredths of points.
fn scored(db: &mut Database, round: Round, dossiers: &[i64], points: impl Fn(i64) -> i64) {
    let (id, member) = (round.id, MemberId(round.id.0));
    let mut all = vec![
        Command::SaveRound { round },
        Command::SaveMember { member: Member::new(member, id, "Nông Thị Kiều Trinh") },
        Command::EnterDossiers { round: id, dossiers: dossiers.iter().map(|n| DossierId(*n)).collect() },
    ];
    all.extend(dossiers.iter().map(|n| score(id.0, *n, Some(points(*n)))));
    batch(db, all);
}

fn score(round: i64, dossier: i64, points: Option<i64>) -> Command {
    Command::EnterScore {
        round: RoundId(round),
        dossier: DossierId(dossier),
        member: MemberId(round),
        criterion: CRITERION,
        points: points.map(Points::hundredths),
        input: None,
        reason: String::new(),
    }
}

fn close(id: i64) -> Command {
    Command::CloseRound { id: RoundId(id), on: day(10), by: "Nông Thị Kiều Trinh".into() }
}

fn reopen(id: i64) -> Command {
    Command::ReopenRound { id: RoundId(id), on: day(11), by: "A".into(), reason: "sót một phiếu".into() }
}

fn state(db: &Database, n: i64) -> DossierState {
    db.dossier(DossierId(n)).unwrap().state
}

/// The dossiers that are chosen now.
fn chosen(db: &Database, count: i64) -> Vec<i64> {
    (0..count).filter(|n| state(db, *n) == DossierState::Chosen).collect()
}

fn sentence(db: &mut Database, command: &Command) -> String {
    match db.perform(command, &stamp()) {
        Err(StoreError::Refused(refusal)) => refusal.sentence,
        other => panic!("{other:?}"),
    }
}

#[test]
fn from_188_to_130_to_32_to_13_and_to_the_seats_of_a_conference() {
    let mut db = ground(188);
    let everyone: Vec<i64> = (0..188).collect();
    scored(&mut db, round(1, 130, None), &everyone, |n| 5000 + 25 * n);
    perform(&mut db, &close(1));
    let first = chosen(&db, 188);
    assert_eq!(first, (58..188).collect::<Vec<_>>());
    assert!((0..58).all(|n| state(&db, n) == DossierState::NotChosen));

    // The second counts half of the first: by its own points the smallest numbers would lead, with both the largest do.
    let mut second = round(2, 32, Some(1));
    second.settings.carry = Carry::Counted { percent: 50 };
    second.settings.tie_rules = vec![TieRule::Earlier];
    scored(&mut db, second, &first, |n| 9000 - 10 * n);
    let board = db.board(RoundId(2)).unwrap();
    let of = |n: i64| board.candidate(DossierId(n)).unwrap().earlier;
    assert_eq!((of(58), of(187)), (Some(Points::hundredths(6450)), Some(Points::hundredths(9675))));
    let placed = rank(&board, KIND, None).placed;
    assert_eq!(placed[0].dossier, DossierId(187));
    assert_eq!(placed[0].tally.mean, Some(Points::hundredths(7130)));
    assert_eq!(placed[0].points, Some(Points::hundredths(8403)), "(96,75 + 71,30) / 2 = 84,025");
    let why = placed[0].above_next.as_deref().unwrap();
    assert!(why.contains("kết quả (tính cả đợt trước)"), "{why}");
    perform(&mut db, &close(2));
    let second = chosen(&db, 188);
    assert_eq!(second, (156..188).collect::<Vec<_>>());
    // Chosen in the first and not in the second is not chosen.
    assert!((58..156).all(|n| state(&db, n) == DossierState::NotChosen));

    // The third only shows the second.
    scored(&mut db, round(3, 13, Some(2)), &second, |n| 8000 - 10 * n);
    let board = db.board(RoundId(3)).unwrap();
    let placed = rank(&board, KIND, None).placed;
    assert_eq!((placed[0].dossier, placed[0].points), (DossierId(156), Some(Points::hundredths(6440))));
    assert_eq!(placed[0].earlier, Some(Points::hundredths(8170)), "7000 + 7,5 × 156");
    perform(&mut db, &close(3));
    let third = chosen(&db, 188);
    assert_eq!(third, (156..169).collect::<Vec<_>>());

    // The seats are an obligation of the plan; the office sets where the line runs.
    let (rounds, file) = (db.rounds(PLAN).unwrap(), db.plan(PLAN).unwrap());
    let around = Around {
        plan: PLAN,
        today: day(9),
        codes: &["TC1".to_owned()],
        rounds: &rounds,
        obligations: &file.obligations,
        units: &[],
    };
    let choice = Choice { obligation: Some(ObligationId(1)), after: Some(RoundId(3)) };
    let mut fourth = opened(RoundId(4), &around, choice, "").unwrap();
    assert_eq!(fourth.name, "Chọn đại biểu dự Hội nghị toàn quốc");
    assert!(fourth.settings.places.is_empty());
    scored(&mut db, fourth.clone(), &third, |n| 7000 + n);
    let over = sentence(&mut db, &close(4));
    assert_eq!(over, "Toàn đợt: 13/5 – vượt 8. Hãy nêu lý do vượt chỉ tiêu trước khi chốt.");
    fourth.settings.places = vec![Places::new(KIND, 5)];
    perform(&mut db, &Command::SaveRound { round: fourth });
    perform(&mut db, &close(4));
    assert_eq!(chosen(&db, 188), (164..169).collect::<Vec<_>>());

    // Every round still shows what it was closed on; nothing of the first can be changed from here.
    let counts: Vec<usize> = (1..=4).map(|id| db.board(RoundId(id)).unwrap().candidates.len()).collect();
    assert_eq!(counts, [188, 130, 32, 13]);
    refused_command(&mut db, Rule::Locked, &score(1, 187, Some(100)));
    let steps: Vec<DossierState> =
        db.dossier(DossierId(156)).unwrap().steps.iter().map(|step| step.state).collect();
    use DossierState::{Chosen, Complete, NotChosen};
    assert_eq!(steps[steps.len() - 5..], [Complete, Chosen, Chosen, Chosen, NotChosen]);
}

/// Three of six chosen in the first round, and all three before the second.
fn two_rounds() -> Database {
    let mut db = ground(6);
    scored(&mut db, round(1, 3, None), &[0, 1, 2, 3, 4, 5], |n| 5000 + 100 * n);
    perform(&mut db, &close(1));
    scored(&mut db, round(2, 1, Some(1)), &[3, 4, 5], |n| 9000 - 100 * n);
    db
}

#[test]
fn only_what_the_round_before_chose_comes_before_the_next() {
    let mut db = two_rounds();
    let enter = |n| Command::EnterDossiers { round: RoundId(2), dossiers: vec![DossierId(n)] };
    refused_command(&mut db, Rule::NotReady, &enter(0));
    // A round that follows none does not take what another chose.
    perform(&mut db, &Command::SaveRound { round: round(3, 1, None) });
    let into_third = Command::EnterDossiers { round: RoundId(3), dossiers: vec![DossierId(5)] };
    refused_command(&mut db, Rule::NotReady, &into_third);
}

#[test]
fn opening_again_gives_back_what_the_round_before_chose() {
    let mut db = two_rounds();
    perform(&mut db, &close(2));
    assert_eq!(chosen(&db, 6), [3]);
    refused_command(&mut db, Rule::Locked, &reopen(1));
    perform(&mut db, &reopen(2));
    assert_eq!(chosen(&db, 6), [3, 4, 5], "chosen in the first, not merely complete");
    perform(&mut db, &score(2, 4, Some(9900)));
    perform(&mut db, &close(2));
    assert_eq!((chosen(&db, 6), db.closings(RoundId(2)).unwrap().len()), (vec![4], 2));
}

#[test]
fn a_round_is_closed_on_the_one_before_as_it_stands() {
    let mut db = two_rounds();
    perform(&mut db, &reopen(1));
    assert!((0..6).all(|n| state(&db, n) == DossierState::Complete));
    refused_command(&mut db, Rule::NotReady, &close(2));
    // Settings of the later round can still be saved meanwhile.
    let mut later = db.board(RoundId(2)).unwrap().round;
    assert_eq!(db.board(RoundId(2)).unwrap().candidates[0].earlier, None, "no result while it is open");
    later.settings.decimals = 1;
    perform(&mut db, &Command::SaveRound { round: later });
    // The first now chooses 0 instead of 3.
    batch(&mut db, vec![score(1, 0, Some(9000)), close(1)]);
    assert_eq!(chosen(&db, 6), [0, 4, 5]);
    assert_eq!(
        sentence(&mut db, &close(2)),
        "Hồ sơ của Người số 3 nay là “Không được chọn” theo đợt xét trước. Hãy đưa hồ sơ ấy ra khỏi đợt xét này trước khi chốt."
    );
    let leave = Command::LeaveDossier { round: RoundId(2), dossier: DossierId(3) };
    refused_command(&mut db, Rule::StillUsed, &leave);
    batch(&mut db, vec![score(2, 3, None), leave, close(2)]);
    // Dossier 0 was not put before the second round: what the first made of it stands.
    assert_eq!(chosen(&db, 6), [0, 4]);
}

#[test]
fn a_round_follows_a_closed_one_of_its_own_plan_and_never_itself() {
    let mut db = ground(2);
    let save = |round: Round| Command::SaveRound { round };
    perform(&mut db, &save(round(1, 1, None)));
    refused_command(&mut db, Rule::Circular, &save(round(1, 1, Some(1))));
    refused_command(&mut db, Rule::NotReady, &save(round(2, 1, Some(1))));
    refused_command(&mut db, Rule::NotFound, &save(round(2, 1, Some(99))));
    scored(&mut db, round(1, 1, None), &[0, 1], |n| 5000 + n);
    perform(&mut db, &close(1));
    let foreign = Round { plan: PlanId(2), ..round(2, 1, Some(1)) };
    refused_command(&mut db, Rule::NotFound, &save(foreign));
    let of_other = Round { plan: PlanId(2), obligation: Some(ObligationId(1)), ..round(2, 1, None) };
    refused_command(&mut db, Rule::NotFound, &save(of_other));
    perform(&mut db, &save(round(2, 1, Some(1))));
    // A ring of two is a ring.
    perform(&mut db, &reopen(1));
    refused_command(&mut db, Rule::Circular, &save(round(1, 1, Some(2))));
    // What is followed stays, and a round does not change over with dossiers in it.
    refused_command(&mut db, Rule::StillUsed, &Command::RemoveRound { id: RoundId(1) });
    perform(&mut db, &close(1));
    perform(&mut db, &Command::EnterDossiers { round: RoundId(2), dossiers: vec![DossierId(1)] });
    refused_command(&mut db, Rule::StillUsed, &save(round(2, 1, None)));
}

#[test]
fn settings_that_cannot_hold_are_refused() {
    let mut db = ground(0);
    let percent = |percent| Percentage { percent, rounding: Rounding::Up };
    let quota = |least, most| Quota { scope: QuotaScope::EachUnit, kind: None, least, most: Some(most) };
    type Spoil = fn(&mut RoundSettings);
    let wrong: [(&str, Spoil); 4] = [
        ("quorum", |it| it.quorum = Share { part: 3, of: 2 }),
        ("vote", |it| it.vote.share = Share { part: 1, of: 0 }),
        ("decimals", |it| it.decimals = 3),
        ("women", |it| it.women_share = 101),
    ];
    let mut all: Vec<RoundSettings> = wrong
        .iter()
        .map(|(_, change)| {
            let mut settings = RoundSettings::default();
            change(&mut settings);
            settings
        })
        .collect();
    let with = |change: &dyn Fn(&mut RoundSettings)| {
        let mut settings = RoundSettings::default();
        change(&mut settings);
        settings
    };
    all.push(with(&|it| it.tie_rules = vec![TieRule::Median; 7]));
    for percent in [0, 100] {
        all.push(with(&|it| it.carry = Carry::Counted { percent }));
    }
    for share in [Points::ZERO, Points::hundredths(10_001)] {
        all.push(with(&|it| {
            it.places = vec![Places { percent: Some(percent(share)), ..Places::new(KIND, 1) }];
        }));
        all.push(with(&|it| it.quotas = vec![quota(0, Most::Percent(percent(share)))]));
    }
    all.push(with(&|it| it.quotas = vec![quota(3, Most::Number(2))]));
    all.push(with(&|it| it.places = vec![Places { least: 3, ..Places::new(KIND, 2) }]));
    for settings in all {
        let round = Round { settings, ..round(1, 1, None) };
        refused_command(&mut db, Rule::OutOfRange, &Command::SaveRound { round });
    }
    let kept = with(&|it| {
        it.quotas = vec![quota(0, Most::Percent(percent(Points::hundredths(1)))), quota(2, Most::Number(2))];
        it.places =
            vec![Places { least: 2, percent: Some(percent(Points::whole(100))), ..Places::new(KIND, 0) }];
        it.carry = Carry::Counted { percent: 99 };
        it.trim = 1;
        it.disagreement = Some(Points::whole(10));
    });
    let round = Round { settings: kept, ..round(1, 1, None) };
    perform(&mut db, &Command::SaveRound { round: round.clone() });
    assert_eq!(db.board(RoundId(1)).unwrap().round, round, "read back as it was written");
}

#[test]
fn every_deed_of_a_following_round_goes_back_exactly() {
    let mut db = ground(3);
    scored(&mut db, round(1, 2, None), &[0, 1, 2], |n| 5000 + n);
    perform(&mut db, &close(1));
    let mut changed = round(2, 1, Some(1));
    changed.settings.quotas =
        vec![Quota { scope: QuotaScope::All, kind: Some(KIND), least: 1, most: Some(Most::Number(1)) }];
    let round_id = RoundId(2);
    for deed in [
        Command::SaveRound { round: round(2, 1, Some(1)) },
        Command::SaveRound { round: changed },
        Command::SaveMember { member: Member::new(MemberId(2), round_id, "A") },
        Command::EnterDossiers { round: round_id, dossiers: vec![DossierId(1), DossierId(2)] },
        score(2, 2, Some(700)),
        Command::LeaveDossier { round: round_id, dossier: DossierId(1) },
    ] {
        let before = db.fingerprint().unwrap();
        let receipt = db.perform(&deed, &stamp()).unwrap();
        let after = db.fingerprint().unwrap();
        let undone = db.perform(&receipt.undo.unwrap(), &stamp()).unwrap();
        assert_eq!(db.fingerprint().unwrap(), before, "undo of {deed:?}");
        db.perform(&undone.undo.unwrap(), &stamp()).unwrap();
        assert_eq!(db.fingerprint().unwrap(), after, "redo of {deed:?}");
    }
}
