//! What follows a plan: its obligations with their state, obligations found in its text, findings on its paper.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/plans.rs"]
mod plans;
#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;

use guong_sang::domain::Command;
use guong_sang::domain::ids::{ObligationId, SectionId};
use guong_sang::domain::obligation::{Bound, Due, Duty, Frequency, Nominators, Obligation};
use guong_sang::domain::plan::{Content, Marking, Section, Shown};
use guong_sang::domain::unit::UnitKind;
use guong_sang::screens::Desk;
use guong_sang::screens::plans::editor::{Message as Ed, Tab};
use guong_sang::screens::plans::followed::{Entry, Message as Follow};
use guong_sang::screens::plans::outline::Deed;
use guong_sang::screens::plans::{Message, NodeTyped, Plans, findings};
use guong_sang::ui::Theme;
use guong_sang::ui::area::Action;
use iced::Size;
use plans::*;
use stage::{sample_desk, send};

const WORK: Size = Size::new(1158.0, 692.0);
/// The work area of a 1366 × 768 screen at 150 %.
const SMALL: Size = Size::new(772.0, 461.0);

fn day(month: u32, day: u32) -> Option<Due> {
    chrono::NaiveDate::from_ymd_opt(2026, month, day).map(Due::On)
}

/// One part with a quota printed in it, and a milestone that is printed nowhere.
fn one() -> (Desk, Plans) {
    let (mut desk, mut screen) = fresh();
    let plan = screen.editor().unwrap().plan();
    let section = |id: i64, parent: Option<i64>, position: i32, marking: Marking, content: Content| {
        let parent = parent.map(SectionId);
        Command::SaveSection {
            section: Section { id: SectionId(id), plan, parent, position, marking, content },
        }
    };
    let obligation = |id: i64, duty: Duty| Command::SaveObligation {
        obligation: Obligation { id: ObligationId(id), plan, duty, wording: String::new() },
    };
    let quota = Duty::Quota {
        nominators: Nominators::Kind(UnitKind::Commune),
        bound: Bound::AtLeast,
        number: 2,
        share: None,
        kinds: Vec::new(),
        every: Frequency::Once,
        due: day(4, 20),
        sent_to: String::new(),
        attached: String::new(),
    };
    // Reunification Day is a holiday.
    let milestone = Duty::Milestone { name: "Sơ kết".into(), due: day(4, 30), sent_to: String::new() };
    let commands = vec![
        obligation(1, quota),
        obligation(2, milestone),
        section(1, None, 0, Marking::Roman, Content::Heading { text: "Tổ chức".into() }),
        section(11, Some(1), 0, Marking::Arabic, Content::Obligation { obligation: ObligationId(1) }),
        section(12, Some(1), 1, Marking::Arabic, Content::text("Chuẩn bị tốt.")),
    ];
    behind(&mut screen, &mut desk, commands);
    (desk, screen)
}

fn follow(message: Follow) -> Message {
    ed(Ed::Followed(message))
}

fn entry(screen: &Plans, id: i64) -> Entry {
    let entries = screen.editor().unwrap().followed().entries();
    entries.iter().find(|entry| entry.id == ObligationId(id)).unwrap().clone()
}

#[test]
fn every_obligation_is_followed_and_what_is_not_printed_is_told() {
    let (mut desk, mut screen) = one();
    let (quota, milestone) = (entry(&screen, 1), entry(&screen, 2));
    assert_eq!(quota.printed.first().map(|(id, _)| *id), Some(SectionId(11)));
    assert_eq!(quota.due, "20/04/2026");
    let communes = desk.units.iter().filter(|unit| unit.kind == UnitKind::Commune).count();
    assert_eq!(quota.missing.len(), communes, "nobody has sent anything");
    assert!(quota.progress.ends_with("còn 50 ngày"), "{}", quota.progress);
    assert!(milestone.printed.is_empty());
    assert!(row(&screen, "Mỗi xã").state.is_some(), "the outline shows the state");

    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Followed)));
    let _ = send(&mut screen, &mut desk, follow(Follow::Opened(ObligationId(2))));
    let mut window = support::window(WORK, screen.view(&desk));
    assert!(window.find("Không in trong văn bản").is_ok());
    support::shot("plans-followed", &mut window, Theme::Light);
    std::mem::drop(window);
    let seen = send(&mut screen, &mut desk, follow(Follow::PrintAsked(ObligationId(2))));
    assert_eq!(titles(&seen), ["Thêm chỉ tiêu vào văn bản"]);
    assert_eq!(entry(&screen, 2).printed.len(), 1);
    let place = entry(&screen, 2).printed[0].0;
    let _ = send(&mut screen, &mut desk, follow(Follow::Went(place)));
    assert_eq!(
        (screen.editor().unwrap().chosen(), screen.editor().unwrap().tab()),
        (Some(place), Tab::Content)
    );
}

#[test]
fn a_day_that_is_pointed_out_can_be_exchanged() {
    let (mut desk, mut screen) = one();
    let concern = entry(&screen, 2).concerns.into_iter().find(|it| it.proposed.is_some()).unwrap();
    let better = concern.proposed.unwrap();
    let seen = send(&mut screen, &mut desk, follow(Follow::DayTaken(ObligationId(2), better)));
    assert_eq!(seen.done.len(), 1);
    let file = screen.editor().unwrap().file().unwrap();
    let due = file.obligations.iter().find(|one| one.id == ObligationId(2)).unwrap().duty.due();
    assert_eq!(due, Some(Due::On(better)));
    assert!(entry(&screen, 2).concerns.iter().all(|it| it.proposed.is_none()));
}

#[test]
fn an_obligation_that_nothing_prints_can_be_removed() {
    let (mut desk, mut screen) = one();
    let _ = send(&mut screen, &mut desk, follow(Follow::RemoveAsked(ObligationId(2))));
    assert_eq!(screen.editor().unwrap().followed().entries().len(), 1);
}

const SENTENCE: &str = "Mỗi xã, phường lựa chọn, giới thiệu ít nhất 05 tập thể hoặc cá nhân điển hình tiên tiến, gửi về Văn phòng Hội trước ngày 20/9/2026.";

fn written(screen: &mut Plans, desk: &mut Desk) {
    choose(screen, desk, SectionId(12));
    let _waiting = typed(screen, desk, node(NodeTyped::Body(Action::SelectAll)));
    let _ = send(screen, desk, node(NodeTyped::Body(paste(SENTENCE))));
}

#[test]
fn what_is_found_in_the_text_is_accepted_as_one_deed() {
    let (mut desk, mut screen) = one();
    assert!(screen.editor().unwrap().followed().proposals().offers().is_empty());
    written(&mut screen, &mut desk);
    let offers = screen.editor().unwrap().followed().proposals().offers().to_vec();
    assert_eq!(offers.len(), 1, "{offers:?}");
    let mut window = support::window(WORK, screen.view(&desk));
    assert!(window.find("Nhận làm chỉ tiêu").is_ok());
    support::shot("plans-proposal", &mut window, Theme::Light);
    std::mem::drop(window);
    let seen = send(&mut screen, &mut desk, follow(Follow::Accepted(offers[0].key().to_owned())));
    assert_eq!((seen.done.len(), seen.refused.len()), (1, 0));
    let file = screen.editor().unwrap().file().unwrap();
    assert_eq!(file.obligations.len(), 3);
    let now = runs(&screen, SectionId(12));
    let words: String = now.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(words.replace('\u{a0}', " "), SENTENCE, "the office's words stay");
    assert!(now.iter().any(|run| matches!(run.shows, Some(Shown::Field { .. }))));
    assert!(screen.editor().unwrap().followed().proposals().offers().is_empty(), "it is settled");
}

#[test]
fn what_is_turned_down_does_not_come_back() {
    let (mut desk, mut screen) = one();
    written(&mut screen, &mut desk);
    let key = screen.editor().unwrap().followed().proposals().offers()[0].key().to_owned();
    let _ = send(&mut screen, &mut desk, follow(Follow::Declined(key)));
    assert!(screen.editor().unwrap().followed().proposals().offers().is_empty());
    let screen = opened(&mut desk);
    assert!(screen.editor().unwrap().followed().proposals().offers().is_empty());
}

#[test]
fn a_plan_without_obligations_is_calm() {
    let (mut desk, mut screen) = fresh();
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Followed)));
    let mut window = support::window(WORK, screen.view(&desk));
    assert!(window.find("Kế hoạch chưa giao chỉ tiêu nào").is_ok());
}

#[test]
fn findings_stand_below_and_lead_to_their_place() {
    let (mut desk, mut screen) = one();
    let _ = send(&mut screen, &mut desk, ed(Ed::Outline(Deed::AddAfter)));
    let hole = screen.editor().unwrap().chosen().unwrap();
    choose(&mut screen, &mut desk, SectionId(1));
    let all = screen.editor().unwrap().findings().all().to_vec();
    let at = all.iter().position(|remark| remark.stops && remark.words.contains("mục")).unwrap();
    let _ = send(&mut screen, &mut desk, ed(Ed::Findings(findings::Message::Toggled)));
    let mut window = support::window(WORK, screen.view(&desk));
    support::shot("plans-findings", &mut window, Theme::Light);
    std::mem::drop(window);
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Followed)));
    let _ = send(&mut screen, &mut desk, ed(Ed::Findings(findings::Message::Opened(at))));
    assert_eq!(
        (screen.editor().unwrap().chosen(), screen.editor().unwrap().tab()),
        (Some(hole), Tab::Content)
    );
    // An answer to an older question is dropped.
    let stale = findings::Message::Found(0, Vec::new());
    let _ = send(&mut screen, &mut desk, ed(Ed::Findings(stale)));
    assert_eq!(screen.editor().unwrap().findings().all().len(), all.len());
}

#[test]
fn on_a_small_screen_the_paper_is_a_part_of_its_own() {
    let (mut desk, mut screen) = one();
    let mut window = support::window(SMALL, screen.view(&desk));
    assert!(window.find("Trang in").is_ok());
    support::shot("plans-small", &mut window, Theme::Light);
    std::mem::drop(window);
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Paper)));
    let mut window = support::window(SMALL, screen.view(&desk));
    assert!(window.find("Loại nội dung").is_err());
    support::shot("plans-small-paper", &mut window, Theme::Light);
    std::mem::drop(window);
    let mut window = support::window(WORK, screen.view(&desk));
    assert!(window.find("Loại nội dung").is_ok(), "where there is room the form stands beside it");
}

#[test]
fn faces_of_the_sample_followed() {
    let mut desk = sample_desk(&["01-office.jsonl", "02-plan.jsonl"]);
    let mut screen = opened(&mut desk);
    for (name, size) in [("plans-sample", WORK), ("plans-sample-small", SMALL)] {
        support::shot(name, &mut support::window(size, screen.view(&desk)), Theme::Light);
    }
    let _ = send(&mut screen, &mut desk, ed(Ed::TabChosen(Tab::Followed)));
    for (name, size) in [("plans-sample-followed", WORK), ("plans-sample-followed-small", SMALL)] {
        support::shot(name, &mut support::window(size, screen.view(&desk)), Theme::Light);
    }
}
