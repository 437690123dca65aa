//! A report duty in the plan: whose reports are counted one by one is chosen there, kept, and changed.

#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "support/plans.rs"]
mod plans;
#[path = "support/pump.rs"]
mod pump;
#[path = "support/stage.rs"]
mod stage;
mod support;

use guong_sang::domain::Command;
use guong_sang::domain::ids::{ObligationId, SectionId, UnitId};
use guong_sang::domain::obligation::{Due, Duty, Frequency, Nominators, Obligation};
use guong_sang::domain::plan::{Content, Marking, Section};
use guong_sang::domain::unit::UnitKind;
use guong_sang::screens::Desk;
use guong_sang::screens::plans::{DutyTyped, Nominees, Plans};
use guong_sang::ui::Theme;
use iced::Size;
use plans::*;
use stage::send;

fn report(units: Option<Nominators>) -> Duty {
    Duty::Report {
        reporter: "Các xã, phường".into(),
        units,
        every: Frequency::Yearly,
        due: Some(Due::EveryYear { day: 15, month: 11 }),
        sent_to: "Ban Thường vụ".into(),
    }
}

fn opened_at(units: Option<Nominators>) -> (Desk, Plans) {
    let (mut desk, mut screen) = fresh();
    let plan = screen.editor().unwrap().plan();
    let obligation = Obligation { id: ObligationId(1), plan, duty: report(units), wording: String::new() };
    let section = Section {
        id: SectionId(1),
        plan,
        parent: None,
        position: 0,
        marking: Marking::Roman,
        content: Content::Obligation { obligation: ObligationId(1) },
    };
    let commands = vec![Command::SaveObligation { obligation }, Command::SaveSection { section }];
    behind(&mut screen, &mut desk, commands);
    choose(&mut screen, &mut desk, SectionId(1));
    (desk, screen)
}

fn stored(screen: &Plans) -> Option<Nominators> {
    let file = screen.editor().unwrap().file().unwrap();
    match &file.obligations[0].duty {
        Duty::Report { units, .. } => units.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn editing_a_report_keeps_whose_reports_are_counted() {
    let units = Some(Nominators::Units(vec![UnitId(2), UnitId(3)]));
    let (mut desk, mut screen) = opened_at(units.clone());
    let seen = send(&mut screen, &mut desk, duty(DutyTyped::SentTo("Ban Thường vụ Hội".into())));
    assert!(!seen.done.is_empty());
    assert_eq!(stored(&screen), units);
}

#[test]
fn whose_reports_are_counted_is_chosen_as_for_a_quota() {
    let (mut desk, mut screen) = opened_at(None);
    let kind = Some(Nominees::Kind(UnitKind::Commune));
    let _ = send(&mut screen, &mut desk, duty(DutyTyped::Reporters(kind)));
    assert_eq!(stored(&screen), Some(Nominators::Kind(UnitKind::Commune)));
    let unit = desk.units.iter().find(|unit| unit.kind == UnitKind::Commune).unwrap().id;
    let _ = send(&mut screen, &mut desk, duty(DutyTyped::Reporters(Some(Nominees::Named))));
    let _ = send(&mut screen, &mut desk, duty(DutyTyped::Unit(unit, true)));
    assert_eq!(stored(&screen), Some(Nominators::Units(vec![unit])));
    {
        let mut window = support::window(Size::new(1158.0, 1100.0), screen.view(&desk));
        support::shot("plan-report-units", &mut window, Theme::Light);
    }
    let _ = send(&mut screen, &mut desk, duty(DutyTyped::Reporters(None)));
    assert_eq!(stored(&screen), None);
}
