//! The life of a plan on the screen: issuing, steps, versions, what came along from an earlier plan, comparison.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;

use chrono::NaiveDate;
use guong_sang::domain::Command;
use guong_sang::domain::ids::PlanId;
use guong_sang::domain::obligation::Obligation;
use guong_sang::domain::plan::compare::Standing;
use guong_sang::domain::plan::copy::{Copying, copied};
use guong_sang::domain::plan::{Content, Plan, PlanState, PlanStep};
use guong_sang::paper::kept::{same_paper, unkeep};
use guong_sang::screens::plans::compare::{Against, Message as Compare, Part};
use guong_sang::screens::plans::editor::{Editor, Message as Ed, Tab};
use guong_sang::screens::plans::life::Message as Life;
use guong_sang::screens::plans::review::{Line, Message as Review};
use guong_sang::screens::plans::{Message, NodeTyped, Plans, Whose};
use guong_sang::screens::typed::Said;
use guong_sang::screens::{Desk, JobKind, preview};
use guong_sang::ui::area::Action;
use guong_sang::ui::{Theme, grid, sheet};
use iced::Size;
use iced::widget::text_editor::Edit;
use stage::{Seen, do_now, perform, sample_desk, send, settle};
use std::sync::Arc;

const PLAN: [&str; 2] = ["01-office.jsonl", "02-plan.jsonl"];

fn ed(message: Ed) -> Message {
    Message::Editor(message)
}

fn life(message: Life) -> Message {
    ed(Ed::Life(message))
}

fn opened(desk: &mut Desk) -> Plans {
    let (mut screen, task) = Plans::open(desk);
    settle(&mut screen, desk, task);
    screen
}

fn editor(screen: &Plans) -> &Editor {
    screen.editor().unwrap()
}

fn plan(screen: &Plans) -> &Plan {
    &editor(screen).file().unwrap().plan
}

fn paste(text: &str) -> Action {
    Action::Edit(Edit::Paste(Arc::new(text.to_owned())))
}

/// The sample's plan before it was issued, and the screen on it.
fn draft() -> (Desk, Plans) {
    let mut desk = sample_desk(&PLAN[..1]);
    let path = format!("{}/assets/sample/{}", env!("CARGO_MANIFEST_DIR"), PLAN[1]);
    for line in std::fs::read_to_string(path).unwrap().lines().filter(|line| line.starts_with('{')) {
        let command: Command = serde_json::from_str(line).unwrap();
        if !matches!(command, Command::IssuePlan { .. }) {
            let _ = do_now(&mut desk, command);
        }
    }
    desk.staff = "Nông Thị Hạnh".to_owned();
    let screen = opened(&mut desk);
    (desk, screen)
}

fn issue(screen: &mut Plans, desk: &mut Desk, number: &str) -> Seen<Message> {
    let _ = send(screen, desk, ed(Ed::IssueAsked));
    let missing = editor(screen).issue().map(|issue| issue.missing().to_vec());
    assert_eq!(missing, Some(Vec::new()));
    let _ = send(screen, desk, ed(Ed::NumberTyped(number.into())));
    send(screen, desk, ed(Ed::Issued))
}

fn issued() -> (Desk, Plans) {
    let (mut desk, mut screen) = draft();
    let seen = issue(&mut screen, &mut desk, "53");
    assert!(seen.refused.is_empty());
    (desk, screen)
}

fn step(screen: &mut Plans, desk: &mut Desk, step: PlanStep, reason: &str) -> Seen<Message> {
    let _ = send(screen, desk, life(Life::StepAsked(step)));
    if !reason.is_empty() {
        let _ = send(screen, desk, life(Life::ReasonActed(paste(reason))));
    }
    send(screen, desk, life(Life::StepDone))
}

/// Last year's plan copied for this year, as "Lập kế hoạch mới" does it.
fn copy(desk: &mut Desk, source: PlanId) -> PlanId {
    let text = desk.store.read_now(move |db| db.plan(source)).unwrap().text();
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let id: PlanId = desk.fresh();
    let copying = Copying {
        id,
        name: "Gương điển hình 2026".into(),
        from: day(1, 1),
        to: day(12, 31),
        move_years: true,
        council: None,
    };
    let command = copied(&text, &copying, &mut || desk.fresh());
    let _ = do_now(desk, command);
    id
}

fn on(desk: &mut Desk, id: PlanId) -> Plans {
    let (mut screen, task) = Plans::open_one(id, desk);
    settle(&mut screen, desk, task);
    screen
}

#[test]
fn issuing_keeps_the_paper_and_a_later_look_shows_exactly_that() {
    let (mut desk, mut screen) = issued();
    assert_eq!(plan(&screen).state, PlanState::Issued);
    assert!(editor(&screen).issue().is_none(), "the panel is put away");
    let id = editor(&screen).plan();
    let kept = desk.store.read_now(move |db| db.kept_plan(id, 1)).unwrap().unwrap();
    let kept = unkeep(&kept).unwrap();
    let shown = editor(&screen).preview().document().unwrap();
    assert!(same_paper(&kept, &shown));
    let pages = editor(&screen).preview().laid().unwrap();
    assert!(pages.pages[0].texts().any(|(_, text)| text.contains("53/")), "the number stands on it");
    // The office moves to another name: the issued paper stays as it was.
    let mut office = desk.office.clone().unwrap();
    office.issuer = "TÊN MỚI CỦA CƠ QUAN".into();
    let changes = do_now(&mut desk, Command::SetOffice { office });
    let effect = screen.refresh(&changes, &desk);
    let _ = perform(&mut screen, &mut desk, effect);
    assert!(same_paper(&kept, &editor(&screen).preview().document().unwrap()));
    let printed = send(&mut screen, &mut desk, ed(Ed::PrintAsked(JobKind::Print))).printed;
    assert!(same_paper(&kept, &printed[0].document));
}

#[test]
fn the_steps_are_those_that_the_state_allows_and_say_why() {
    let (mut desk, mut screen) = draft();
    let _ = send(&mut screen, &mut desk, life(Life::StepAsked(PlanStep::Amend)));
    assert!(editor(&screen).life().step().is_none(), "a draft is not amended");
    let seen = step(&mut screen, &mut desk, PlanStep::Submit, "");
    assert!(
        matches!(&seen.done[..], [Command::StepPlan { step: PlanStep::Submit, by, .. }] if by == "Nông Thị Hạnh")
    );
    assert_eq!(plan(&screen).state, PlanState::Submitted);
    assert!(editor(&screen).life().step().is_none(), "the dialog is put away");
    let typed = NodeTyped::Heading("Sửa lúc đã trình".into());
    let _ = send(&mut screen, &mut desk, ed(Ed::Node(Said::Typed(typed))));
    assert!(screen.leave(&desk).commands().is_empty(), "what waits for its signature is locked");
    let mute = step(&mut screen, &mut desk, PlanStep::TakeBack, "");
    assert!(mute.done.is_empty() && mute.refused.is_empty());
    assert!(editor(&screen).life().step().unwrap().reason_missing());
    let _ = send(&mut screen, &mut desk, life(Life::ReasonActed(paste("Lãnh đạo yêu cầu sửa mục II"))));
    let seen = send(&mut screen, &mut desk, life(Life::StepDone));
    assert_eq!((seen.done.len(), plan(&screen).state), (1, PlanState::Draft));
    let lines = editor(&screen).life().lines();
    assert_eq!(lines.iter().map(|line| line.what.as_str()).collect::<Vec<_>>(), ["Trình ký", "Rút về sửa"]);
    assert_eq!(
        (lines[1].day.as_str(), lines[1].reason.as_str()),
        ("01/03/2026", "Lãnh đạo yêu cầu sửa mục II")
    );
    let _ = send(&mut screen, &mut desk, life(Life::StepAsked(PlanStep::Submit)));
    let _ = send(&mut screen, &mut desk, life(Life::DayTyped("mai kia".into())));
    assert!(send(&mut screen, &mut desk, life(Life::StepDone)).done.is_empty(), "no day, no step");
}

#[test]
fn an_amendment_is_a_second_version_and_can_be_dropped() {
    let (mut desk, mut screen) = issued();
    let before = editor(&screen).file().unwrap().sections.clone();
    let _ = step(&mut screen, &mut desk, PlanStep::Amend, "Bổ sung một mốc");
    assert_eq!((plan(&screen).state, plan(&screen).origin.version), (PlanState::Draft, 2));
    assert_eq!(plan(&screen).number, None);
    let heading = before.iter().find(|one| matches!(one.content, Content::Heading { .. })).unwrap().id;
    let _ = send(&mut screen, &mut desk, ed(Ed::Chosen(heading)));
    let _ =
        send(&mut screen, &mut desk, ed(Ed::Node(Said::Typed(NodeTyped::Heading("Mục đích mới".into())))));
    assert_ne!(editor(&screen).file().unwrap().sections, before);

    // The version before can be read and compared while the new one is written.
    let versions = editor(&screen).life().versions();
    assert_eq!((versions.len(), versions[0].version, versions[0].in_force), (1, 1, false));
    let _ = send(&mut screen, &mut desk, life(Life::VersionAsked(1)));
    let (version, paper) = editor(&screen).life().shown().unwrap();
    assert_eq!(version, 1);
    assert!(paper.laid().unwrap().pages[0].texts().any(|(_, text)| text.contains("53/")));
    let printed = send(&mut screen, &mut desk, life(Life::PrintAsked(JobKind::Export))).printed;
    assert!(printed[0].name.contains("số 53"), "{}", printed[0].name);
    let _ = send(&mut screen, &mut desk, life(Life::CompareAsked(1)));
    assert_eq!(editor(&screen).tab(), Tab::Compare);
    let found = editor(&screen).compare().found().unwrap();
    let differ: Vec<Standing> =
        found.rows.iter().map(|row| row.standing).filter(|one| *one != Standing::Same).collect();
    assert!(!differ.is_empty() && differ.len() <= 2, "{differ:?}");

    let dropped = step(&mut screen, &mut desk, PlanStep::DropAmendment, "Không cần sửa nữa");
    assert_eq!(dropped.done.len(), 1);
    assert_eq!((plan(&screen).state, plan(&screen).number.as_deref()), (PlanState::Issued, Some("53")));
    assert_eq!(editor(&screen).file().unwrap().sections.len(), before.len());

    let _ = step(&mut screen, &mut desk, PlanStep::Amend, "Bổ sung lần nữa");
    let seen = issue(&mut screen, &mut desk, "77");
    assert!(seen.refused.is_empty());
    let versions: Vec<_> =
        editor(&screen).life().versions().iter().map(|one| (one.version, one.in_force)).collect();
    assert_eq!(versions, [(2, true), (1, false)]);
    let _ = step(&mut screen, &mut desk, PlanStep::Expire, "Đã thay bằng kế hoạch khác");
    assert_eq!(plan(&screen).state, PlanState::Expired);
    for one in PlanStep::ALL {
        let _ = send(&mut screen, &mut desk, life(Life::StepAsked(one)));
        assert!(editor(&screen).life().step().is_none(), "{one:?}");
    }
}

#[test]
fn without_a_number_nothing_is_issued() {
    let (mut desk, mut screen) = issued();
    let _ = step(&mut screen, &mut desk, PlanStep::Amend, "Bổ sung");
    let _ = send(&mut screen, &mut desk, ed(Ed::IssueAsked));
    let _ = send(&mut screen, &mut desk, ed(Ed::NumberTyped("  ".into())));
    assert!(send(&mut screen, &mut desk, ed(Ed::Issued)).done.is_empty());
    assert!(editor(&screen).issue().is_some(), "the panel stays and says what is missing");
}

#[test]
fn what_came_along_is_looked_at_before_issuing() {
    let (mut desk, screen) = issued();
    let source = editor(&screen).plan();
    let id = copy(&mut desk, source);
    let mut screen = on(&mut desk, id);
    let all = editor(&screen).review().left();
    assert!(all > 10, "{all}");
    assert_eq!(editor(&screen).review().progress(), format!("Còn {all} trong {all} chỗ"));
    let seen = send(&mut screen, &mut desk, ed(Ed::IssueAsked));
    assert!(editor(&screen).issue().is_none() && seen.told.len() == 1);
    assert_eq!(editor(&screen).tab(), Tab::Review, "issuing jumps to what waits");

    let figures: Vec<(u32, String)> = editor(&screen)
        .review()
        .lines()
        .iter()
        .filter_map(|line| match line {
            Line::Figure { item, around, .. } => Some((*item, around.figure.clone())),
            Line::Place { .. } => None,
        })
        .collect();
    assert_eq!(figures.len(), all);
    let review = |message| ed(Ed::Review(message));
    let seen = send(&mut screen, &mut desk, review(Review::Confirmed(vec![figures[0].0])));
    assert!(matches!(&seen.done[..], [Command::ConfirmInherited { confirmed: true, .. }]));
    assert_eq!(editor(&screen).review().left(), all - 1);
    let _ = send(&mut screen, &mut desk, review(Review::DoneShown(true)));
    let again = editor(&screen).review().lines().iter().find_map(|line| match line {
        Line::Figure { item, confirmed: true, .. } => Some(*item),
        _ => None,
    });
    let _ = send(&mut screen, &mut desk, review(Review::Reopened(again.unwrap())));
    assert_eq!(editor(&screen).review().left(), all);

    // "Sửa" goes to the section that says it; what is put right no longer waits.
    let place = editor(&screen).review().lines().iter().find_map(|line| match line {
        Line::Place { place: place @ guong_sang::domain::plan::InheritedIn::Section { .. }, .. } => {
            Some(*place)
        }
        _ => None,
    });
    let guong_sang::domain::plan::InheritedIn::Section { section } = place.unwrap() else { panic!() };
    let _ = send(&mut screen, &mut desk, review(Review::FixAsked(place.unwrap())));
    assert_eq!((editor(&screen).tab(), editor(&screen).chosen()), (Tab::Content, Some(section)));

    // Place by place, as one works through the list.
    while let Some(items) = editor(&screen).review().lines().iter().find_map(|line| match line {
        Line::Place { waiting, .. } if !waiting.is_empty() => Some(waiting.clone()),
        _ => None,
    }) {
        let _ = send(&mut screen, &mut desk, review(Review::Confirmed(items)));
    }
    assert_eq!(editor(&screen).review().left(), 0);
    let _ = send(&mut screen, &mut desk, ed(Ed::IssueAsked));
    assert!(editor(&screen).issue().is_some());
}

/// A superior's plan with one report that this office's plan has not.
fn with_superior() -> (Desk, PlanId, PlanId) {
    let (mut desk, screen) = draft();
    let own = editor(&screen).plan();
    let id = copy(&mut desk, own);
    let mut file = desk.store.read_now(move |db| db.plan(id)).unwrap();
    file.plan.origin.issuer = "Ủy ban nhân dân tỉnh".into();
    file.plan.name = "Kế hoạch tuyên truyền của tỉnh".into();
    let duty = guong_sang::domain::obligation::Duty::Milestone {
        name: "Hội nghị biểu dương toàn tỉnh".into(),
        due: Some(guong_sang::domain::obligation::Due::EndOfYear { year: 2026 }),
        sent_to: String::new(),
    };
    let obligation = Obligation { id: desk.fresh(), plan: id, duty, wording: String::new() };
    let last =
        file.sections.iter().filter(|one| one.parent.is_none()).max_by_key(|one| one.position).unwrap();
    let section = guong_sang::domain::plan::Section {
        id: desk.fresh(),
        plan: id,
        parent: Some(last.id),
        position: 99,
        marking: guong_sang::domain::plan::Marking::Dash,
        content: Content::Obligation { obligation: obligation.id },
    };
    let commands = vec![
        Command::SavePlan { plan: file.plan },
        Command::SaveObligation { obligation },
        Command::SaveSection { section },
    ];
    let _ = do_now(&mut desk, Command::Batch { title: "Kế hoạch của tỉnh".into(), commands });
    (desk, own, id)
}

#[test]
fn a_superiors_plan_is_listed_apart_and_never_worked_under() {
    let (mut desk, own, superior) = with_superior();
    assert!(desk.own_plans().all(|plan| plan.id != superior));
    assert_eq!(desk.current.map(|current| current.plan), Some(own));
    let mut screen = opened(&mut desk);
    let _ = send(&mut screen, &mut desk, Message::ListAsked);
    let _ = send(&mut screen, &mut desk, Message::WhoseChosen(Whose::Superiors));
    let seen = send(&mut screen, &mut desk, Message::Grid(grid::Event::Opened(0)));
    assert!(seen.chosen.is_empty(), "the campaign stays");
    assert_eq!(editor(&screen).plan(), superior);
    let _ = send(&mut screen, &mut desk, life(Life::StepAsked(PlanStep::Submit)));
    let refused = send(&mut screen, &mut desk, life(Life::StepDone));
    assert!(refused.done.is_empty(), "a superior's plan has no life of its own here");
}

#[test]
fn what_the_superior_asks_and_this_plan_has_not_is_added_in_one_deed() {
    let (mut desk, own, superior) = with_superior();
    let mut screen = on(&mut desk, own);
    let compare = |message| ed(Ed::Compare(message));
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Compare)));
    assert!(editor(&screen).compare().choices().contains(&Against::Plan(superior)));
    let _ = send(&mut screen, &mut desk, compare(Compare::AgainstChosen(Against::Plan(superior))));
    let missing: Vec<_> = editor(&screen).compare().found().unwrap().missing().collect();
    assert_eq!(missing.len(), 1);
    let _ = send(&mut screen, &mut desk, compare(Compare::PartChosen(Part::Duties)));
    let before = editor(&screen).file().unwrap().sections.len();
    let seen = send(&mut screen, &mut desk, compare(Compare::Added(missing[0])));
    assert!(matches!(&seen.done[..], [Command::Batch { commands, .. }] if commands.len() == 2));
    let file = editor(&screen).file().unwrap();
    assert_eq!(file.sections.len(), before + 1);
    let added = file.sections.iter().find(|one| {
        one.content.obligations().any(|id| Some(id) == file.obligations.last().map(|one| one.id))
    });
    let parent = added.unwrap().parent.unwrap();
    let top = file.sections.iter().filter(|one| one.parent.is_none()).max_by_key(|one| one.position).unwrap();
    assert_eq!(parent, top.id, "it stands at the end of the part that answers to the superior's");
    assert_eq!(
        editor(&screen).compare().found().unwrap().missing().count(),
        0,
        "the page was compared again"
    );
}

#[test]
fn answers_to_an_older_question_are_dropped() {
    let (mut desk, own, superior) = with_superior();
    let mut screen = on(&mut desk, own);
    let _ = send(&mut screen, &mut desk, ed(Ed::Compare(Compare::AgainstChosen(Against::Plan(superior)))));
    let stale = Compare::Compared(0, Err("cũ".into()));
    let _ = send(&mut screen, &mut desk, ed(Ed::Compare(stale)));
    assert!(editor(&screen).compare().found().is_some());
}

// Faces.

/// The work area of a 1366 × 768 screen, and the same at 150 %.
const WORK: Size = Size::new(1158.0, 692.0);
const LARGE: Size = Size::new(704.0, 436.0);

fn face(name: &str, screen: &Plans, desk: &Desk) {
    for (size, tail) in [(WORK, ""), (LARGE, "-150")] {
        let mut window = support::window(size, screen.view(desk));
        support::shot(&format!("{name}{tail}"), &mut window, Theme::Light);
    }
}

fn room() -> sheet::Event {
    sheet::Event::Scrolled { y: 0.0, room: Size::new(422.0, 540.0) }
}

#[test]
fn faces_of_the_life() {
    let (mut desk, mut screen) = draft();
    let _ = send(&mut screen, &mut desk, life(Life::StepAsked(PlanStep::Submit)));
    face("plan-life-submit", &screen, &desk);
    let (mut desk, mut screen) = issued();
    let _ = send(&mut screen, &mut desk, ed(Ed::Preview(preview::Message::Sheet(room()))));
    face("plan-life-issued", &screen, &desk);
    let _ =
        step(&mut screen, &mut desk, PlanStep::Amend, "Bổ sung hội nghị biểu dương theo Kế hoạch của tỉnh");
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Life)));
    face("plan-life", &screen, &desk);
    let _ = send(&mut screen, &mut desk, life(Life::VersionAsked(1)));
    let _ = send(&mut screen, &mut desk, life(Life::Preview(preview::Message::Sheet(room()))));
    face("plan-life-version", &screen, &desk);
    let _ = send(&mut screen, &mut desk, life(Life::StepAsked(PlanStep::DropAmendment)));
    let _ = send(&mut screen, &mut desk, life(Life::StepDone));
    face("plan-life-drop", &screen, &desk);
}

#[test]
fn faces_of_the_review_and_the_comparison() {
    let (mut desk, screen) = issued();
    let source = editor(&screen).plan();
    let id = copy(&mut desk, source);
    let mut screen = on(&mut desk, id);
    let _ = send(&mut screen, &mut desk, ed(Ed::Preview(preview::Message::Sheet(room()))));
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Review)));
    let _ = send(&mut screen, &mut desk, ed(Ed::Review(Review::Confirmed(vec![0]))));
    let _ = send(&mut screen, &mut desk, ed(Ed::Review(Review::DoneShown(true))));
    face("plan-review", &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::ListAsked);
    face("plans-list-own", &screen, &desk);
    let (mut desk, own, superior) = with_superior();
    let mut screen = on(&mut desk, own);
    let _ = send(&mut screen, &mut desk, ed(Ed::Compare(Compare::AgainstChosen(Against::Plan(superior)))));
    face("plan-compare", &screen, &desk);
    let _ = send(&mut screen, &mut desk, ed(Ed::Compare(Compare::PartChosen(Part::Duties))));
    face("plan-compare-duties", &screen, &desk);
    let _ = send(&mut screen, &mut desk, Message::ListAsked);
    let _ = send(&mut screen, &mut desk, Message::WhoseChosen(Whose::Superiors));
    face("plans-list-superiors", &screen, &desk);
}
