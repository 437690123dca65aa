//! Tổng quan › Hôm nay through its effects: every line is a door, what was done goes, and pictures for the eye.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support {
    pub mod desk;
    pub mod pump;
    #[path = "mod.rs"]
    pub mod window;
}

use chrono::NaiveDate;
use guong_sang::cli::sample;
use guong_sang::domain::agenda::Standing;
use guong_sang::domain::dossier::DossierState;
use guong_sang::domain::ids::{ObligationId, PlanId, SectionId};
use guong_sang::domain::obligation::{Bound, Due, Duty, Frequency, Nominators, Obligation};
use guong_sang::domain::plan::{Content, Marking, Plan, Section};
use guong_sang::domain::unit::UnitKind;
use guong_sang::domain::{Changes, Command};
use guong_sang::screens::home::{Home, Message, Today};
use guong_sang::screens::{Chord, ChordKey, Current, Desk, Effect, Place};
use guong_sang::storage::{Store, StoreError};
use iced::Size;
use iced::keyboard::key::Named;
use support::desk::{self, Screen, change, perform, reread};

/// The work area of the window at 1366×768, and at letters of 150 %.
const WORK: Size = Size::new(1158.0, 692.0);
const LARGE: Size = Size::new(703.0, 435.0);

impl Screen for Home {
    type Message = Message;
    fn update(&mut self, message: Message, desk: &Desk) -> Effect<Message> {
        Home::update(self, message, desk)
    }
    fn refresh(&mut self, changes: &Changes, desk: &Desk) -> Effect<Message> {
        Home::refresh(self, changes, desk)
    }
    fn refused(&mut self, error: &StoreError, desk: &Desk) -> Effect<Message> {
        Home::refused(self, error, desk)
    }
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn open(desk: &mut Desk) -> Home {
    let (mut screen, task) = Home::open(desk);
    let told = perform(&mut screen, desk, Effect::Run(task));
    assert!(told.is_empty(), "{told:?}");
    screen
}

fn today(screen: &Home) -> &Today {
    screen.today().unwrap()
}

fn picture(name: &str, size: Size, screen: &Home, desk: &Desk) {
    let mut window = support::window::window(size, screen.view(desk));
    support::window::both(name, &mut window);
}

fn shows(screen: &Home, desk: &Desk, words: &str) -> bool {
    support::window::window(WORK, screen.view(desk)).find(words).is_ok()
}

#[test]
fn the_sample_on_its_day() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    let groups: Vec<(Standing, usize)> =
        today(&screen).groups.iter().map(|group| (group.standing, group.rows.len())).collect();
    assert_eq!(groups, [(Standing::Late, 2), (Standing::Later, 1)]);
    assert_eq!(today(&screen).summary, "2 việc quá hạn · 1 việc sắp tới, trong 30 ngày");
    assert_eq!(today(&screen).groups[0].rows[0].left, "Quá hạn 27 ngày");
    assert_eq!(today(&screen).groups[0].rows[1].left, "Quá hạn 2 ngày");
    assert_eq!(screen.facts().quotas.len(), 2);
    let funnel: usize = screen.facts().funnel.iter().map(|it| it.count).sum();
    assert_eq!(funnel, 24);
    picture("home-sample", WORK, &screen, &desk);
    picture("home-sample-large", LARGE, &screen, &desk);

    // A quota and a task are late; the selection comes.
    assert!(matches!(screen.update(Message::LineOpened(0), &desk), Effect::Go(Place::Quotas)));
    assert!(matches!(screen.update(Message::LineOpened(1), &desk), Effect::Go(Place::Tasks)));
    assert!(matches!(screen.update(Message::LineOpened(2), &desk), Effect::Go(Place::Selection)));
    assert!(matches!(screen.update(Message::LineOpened(9), &desk), Effect::None));
    let state = Place::DossiersIn(DossierState::Complete);
    assert!(matches!(screen.update(Message::Went(state), &desk), Effect::Go(to) if to == state));

    // What is noted as done goes.
    let note = serde_json::json!({"deed": "save_duty_note", "note": {
        "id": 1, "obligation": 7, "due": "2017-10-10", "state": "done", "on": "2017-10-12"}});
    let changes = change(&desk, serde_json::from_value(note).unwrap());
    let effect = screen.refresh(&changes, &desk);
    perform(&mut screen, &mut desk, effect);
    assert_eq!(today(&screen).groups[0].rows.len(), 1);
    // A deed elsewhere does not make it read again.
    assert!(matches!(screen.refresh(&Changes::default(), &desk), Effect::None));
    // A new day does.
    desk.today = day(2017, 11, 1);
    let effect = screen.refresh(&Changes::default(), &desk);
    perform(&mut screen, &mut desk, effect);
    assert_eq!(today(&screen).groups[0].rows[1].left, "Quá hạn 1 ngày");
}

#[test]
fn the_tabs_turn_by_key() {
    let mut desk = desk::sample();
    let mut screen = open(&mut desk);
    let turned = |screen: &mut Home, key: Named| {
        let chord = Chord { key: ChordKey::Named(key), ctrl: true, shift: false, alt: false };
        let message = screen.chord(chord).unwrap();
        screen.update(message, &desk)
    };
    assert!(matches!(turned(&mut screen, Named::PageDown), Effect::Go(Place::Quotas)));
    assert!(matches!(turned(&mut screen, Named::PageUp), Effect::Go(Place::Statistics)));
    assert!(screen.chord(Chord::named(Named::PageDown)).is_none());
}

#[test]
fn calm_where_nothing_is_due() {
    let mut desk = desk::sample();
    desk.today = day(2017, 8, 1);
    let screen = open(&mut desk);
    assert!(today(&screen).groups.is_empty());
    assert!(shows(&screen, &desk, "Hôm nay không có việc đến hạn"));
    picture("home-calm", WORK, &screen, &desk);
}

#[test]
fn without_a_plan_there_is_a_door_to_make_one() {
    let mut desk = desk::empty();
    desk.store
        .read_now(|db| {
            sample::enter(db, &[sample::OFFICE]).unwrap();
            Ok(())
        })
        .unwrap();
    reread(&mut desk);
    let screen = open(&mut desk);
    assert!(shows(&screen, &desk, "Chưa có kế hoạch nào"));
    picture("home-no-plan", WORK, &screen, &desk);

    // A plan that asks for nothing and is not issued.
    let plan = Plan::draft(PlanId(1), "Gương điển hình 2017", day(2017, 1, 1), day(2017, 12, 31));
    change(&desk, Command::SavePlan { plan });
    reread(&mut desk);
    let screen = open(&mut desk);
    assert!(shows(&screen, &desk, "Kế hoạch chưa giao chỉ tiêu, thời hạn nào"));
    assert_eq!(today(&screen).waiting.len(), 1);
    picture("home-no-duty", WORK, &screen, &desk);
}

/// Two plans, the second over several years with two hundred duties.
fn many() -> Desk {
    let mut desk = desk::sample();
    let mut plan = Plan::draft(
        PlanId(2),
        "Phong trào thi đua “Xây dựng người phụ nữ Việt Nam thời đại mới” giai đoạn 2016 – 2018",
        day(2016, 1, 1),
        day(2018, 12, 31),
    );
    plan.subject = "Phong trào thi đua".into();
    let mut commands = vec![Command::SavePlan { plan }];
    let mut duty = |id: i64, duty: Duty| {
        commands.push(Command::SaveObligation {
            obligation: Obligation { id: ObligationId(id), plan: PlanId(2), duty, wording: String::new() },
        });
    };
    for n in 0..200_i64 {
        let due = Some(Due::On(day(2017, 9, 28) + chrono::Days::new(n.unsigned_abs() % 44)));
        let one = match n % 3 {
            0 => Duty::Milestone {
                name: format!(
                    "Sơ kết đợt {} việc thực hiện phong trào thi đua ở các chi hội, tổ phụ nữ trên địa bàn toàn tỉnh và các đơn vị trực thuộc",
                    n + 1
                ),
                due,
                sent_to: String::new(),
            },
            1 => Duty::Assignment {
                agency: "Ban Tuyên giáo phối hợp với Văn phòng Hội LHPN tỉnh".into(),
                task: format!("kiểm tra việc thực hiện ở cụm thi đua số {n}"),
                due,
            },
            _ => Duty::Report {
                reporter: "Các huyện, thành Hội".into(),
                units: Some(Nominators::Kind(UnitKind::District)),
                every: Frequency::Once,
                due,
                sent_to: "Văn phòng Hội LHPN tỉnh".into(),
            },
        };
        duty(1000 + n, one);
    }
    duty(
        2000,
        Duty::Quota {
            nominators: Nominators::Kind(UnitKind::District),
            bound: Bound::AtLeast,
            number: 1,
            share: None,
            kinds: Vec::new(),
            every: Frequency::Monthly,
            due: None,
            sent_to: "Văn phòng Hội LHPN tỉnh".into(),
            attached: String::new(),
        },
    );
    let text = Content::text("Các đơn vị thực hiện phong trào thi đua.");
    let section = Section {
        id: SectionId(9000),
        plan: PlanId(2),
        parent: None,
        position: 0,
        marking: Marking::Dash,
        content: text,
    };
    commands.push(Command::SaveSection { section });
    commands.push(Command::IssuePlan { id: PlanId(2), number: "9".into(), on: day(2016, 1, 4), kept: None });
    for command in commands {
        change(&desk, command);
    }
    reread(&mut desk);
    desk.current = Some(Current { plan: PlanId(1), year: 2017 });
    desk
}

#[test]
fn two_hundred_lines_are_useful() {
    let mut desk = many();
    let mut screen = open(&mut desk);
    let agenda = screen.agenda().unwrap();
    assert!(agenda.lines.len() > 200, "{}", agenda.lines.len());
    let old = agenda.lines.iter().position(|line| line.obligation == ObligationId(2000)).unwrap();
    let counts: Vec<(Standing, usize, usize)> = today(&screen)
        .groups
        .iter()
        .map(|group| (group.standing, group.rows.len(), group.shown().len()))
        .collect();
    assert_eq!(counts.len(), 4);
    assert!(counts[0].1 > 12 && counts[0].2 == 12, "{counts:?}");
    assert_eq!(counts[3].2, 0, "what is far is folded: {counts:?}");
    picture("home-many", WORK, &screen, &desk);
    picture("home-many-large", LARGE, &screen, &desk);

    perform_one(&mut screen, &mut desk, Message::AllShown(Standing::Late));
    assert_eq!(today(&screen).groups[0].shown().len(), counts[0].1);
    perform_one(&mut screen, &mut desk, Message::Folded(Standing::Late));
    perform_one(&mut screen, &mut desk, Message::Folded(Standing::Later));
    assert!(today(&screen).groups[0].shown().is_empty());
    picture("home-many-unfolded", WORK, &screen, &desk);

    // A line of another plan takes the office there first.
    let effect = screen.update(Message::LineOpened(old), &desk);
    let Effect::All(all) = effect else { panic!("{effect:?}") };
    assert!(matches!(all[0], Effect::Choose(Current { plan: PlanId(2), year: 2017 })));
    assert!(matches!(all[1], Effect::Go(Place::Quotas)));

    // Folds stay when somebody's deed makes the page read again.
    let mut changes = Changes::default();
    changes.note(guong_sang::domain::Area::DutyNote, 1);
    let effect = screen.refresh(&changes, &desk);
    perform(&mut screen, &mut desk, effect);
    assert!(today(&screen).groups[0].folded && !today(&screen).groups[3].folded);
}

fn perform_one(screen: &mut Home, desk: &mut Desk, message: Message) {
    let effect = screen.update(message, desk);
    perform(screen, desk, effect);
}

#[test]
fn closed_rounds_and_whole_drafts_wait_and_a_backup_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Gương Sáng.gsdata");
    let mut desk = Desk::new(Store::open(&path).unwrap(), day(2017, 11, 20), 7);
    desk.store
        .read_now(|db| {
            sample::enter(db, &sample::CAMPAIGN).unwrap();
            sample::enter(db, &[sample::CLOSING, sample::PAPERS]).unwrap();
            Ok(())
        })
        .unwrap();
    reread(&mut desk);
    let mut screen = open(&mut desk);
    assert_eq!(screen.facts().rounds.len(), 1);
    let drafts = screen.drafts().unwrap();
    assert_eq!(drafts.ready.len() + drafts.lacking.len(), 4, "{drafts:?}");
    let ready = drafts.ready[0].clone();
    let mut window = support::window::window(WORK, screen.view(&desk));
    window.click(ready.name.as_str()).unwrap();
    let said: Vec<Message> = window.into_messages().collect();
    let leads = |message: &Message| matches!(message, Message::Went(Place::Paper(id)) if *id == ready.id);
    assert!(said.iter().any(leads), "the line leads to its own paper: {said:?}");
    assert!(screen.facts().backup.as_ref().unwrap().old, "there is none yet");
    picture("home-closed", WORK, &screen, &desk);

    let effect = screen.update(Message::BackupAsked, &desk);
    assert!(matches!(screen.update(Message::BackupAsked, &desk), Effect::None), "one at a time");
    let told = perform(&mut screen, &mut desk, effect);
    assert!(told[0].starts_with("Đã sao lưu"), "{told:?}");
    let made = folder.path().join("Sao lưu").join("Ngày 20-11-2017.gsdata");
    assert!(made.exists());
    assert!(guong_sang::storage::Database::open(&made).is_ok());
    assert!(!screen.facts().backup.as_ref().unwrap().old);
    // The second of the day has a name of its own.
    let effect = screen.update(Message::BackupAsked, &desk);
    perform(&mut screen, &mut desk, effect);
    assert!(made.with_file_name("Ngày 20-11-2017 lần 2.gsdata").exists());
    picture("home-backed-up", WORK, &screen, &desk);
}
