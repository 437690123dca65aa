use super::*;
use crate::domain::dossier::Dossier;
use crate::domain::ids::{DossierId, PlanId, SubjectId};
use crate::domain::obligation::{Nominators, Obligation};
use crate::domain::office::{Office, OfficeKind, PaperSettings};
use crate::domain::plan::{Plan, PlanState};
use crate::domain::subject::{Detail, Subject};
use crate::domain::unit::{Unit, UnitKind};
use proptest::prelude::*;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

fn unit(id: i64, kind: UnitKind, parent: Option<i64>) -> Unit {
    Unit {
        parent: parent.map(UnitId),
        order: i32::try_from(id).unwrap(),
        ..Unit::new(UnitId(id), kind, format!("Đơn vị {id}"))
    }
}

fn nomination(id: i64, unit: i64, kind: SubjectKind, steps: &[(DossierState, NaiveDate)]) -> Nomination {
    let dossier = Dossier {
        field: if id % 3 == 0 { String::new() } else { format!("Lĩnh vực {}", id % 3) },
        movements: if id % 2 == 0 { vec![MovementId(1)] } else { Vec::new() },
        priorities: vec![Priority::Farmer],
        ..Dossier::new(DossierId(id), SubjectId(id), (PlanId(1), 2026), UnitId(unit))
    };
    let steps: Vec<Step> = steps
        .iter()
        .map(|(state, on)| Step { state: *state, on: *on, by: String::new(), reason: String::new() })
        .collect();
    Nomination {
        subject: Subject::new(dossier.subject, format!("Tên {id}"), Detail::empty(kind)),
        unit_name: format!("Đơn vị {unit}"),
        state: steps.last().map_or(DossierState::Noticed, |step| step.state),
        gates: Vec::new(),
        dossier,
        steps,
    }
}

fn case(nominations: Vec<Nomination>) -> CaseFile {
    let quota = Duty::Quota {
        nominators: Nominators::Kind(UnitKind::District),
        bound: Bound::AtLeast,
        share: None,
        number: 2,
        kinds: Vec::new(),
        every: Frequency::Once,
        due: None,
        sent_to: String::new(),
        attached: String::new(),
    };
    CaseFile {
        office: Office {
            kind: OfficeKind::WomensUnion,
            superior: String::new(),
            issuer: "Ban Thường vụ".into(),
            name: "Ban Thường vụ".into(),
            short_name: "Hội".into(),
            place: "Cao Sơn".into(),
            symbol: "BTV".into(),
            profile: "union".into(),
            signatures: Vec::new(),
            archive: String::new(),
            papers: PaperSettings::default(),
        },
        plan: Plan {
            id: PlanId(1),
            name: "Kế hoạch".into(),
            subject: "Kế hoạch".into(),
            from: day(1, 1),
            to: day(12, 31),
            number: None,
            issued_on: None,
            state: PlanState::Draft,
            carries_out: None,
            bases: Vec::new(),
            opening: String::new(),
            closing: String::new(),
            recipients: Vec::new(),
            archive: String::new(),
            signature: None,
            movements: Vec::new(),
            origin: Default::default(),
        },
        sections: Vec::new(),
        obligations: vec![Obligation {
            id: ObligationId(1),
            plan: PlanId(1),
            duty: quota,
            wording: String::new(),
        }],
        sets: Vec::new(),
        units: vec![
            unit(1, UnitKind::Province, None),
            unit(2, UnitKind::District, Some(1)),
            unit(3, UnitKind::District, Some(1)),
            unit(4, UnitKind::Commune, Some(2)),
        ],
        movements: Vec::new(),
        year: 2026,
        rounds: Vec::new(),
        round: None,
        closings: Vec::new(),
        nominations,
        submissions: Vec::new(),
        earlier: Vec::new(),
        papers: Vec::new(),
        bases: Vec::new(),
        notes: Vec::new(),
        publicity: Vec::new(),
        reports: Vec::new(),
        superior: None,
    }
}

#[test]
fn figures_are_those_of_the_day() {
    use DossierState as S;
    let steps = [(S::Nurtured, day(2, 1)), (S::Nominated, day(3, 5)), (S::Chosen, day(10, 12))];
    let case = case(vec![
        nomination(1, 2, SubjectKind::Person, &steps),
        nomination(2, 4, SubjectKind::Household, &steps[..2]),
        nomination(3, 3, SubjectKind::Person, &steps[..1]),
    ]);
    let at = |on| figures(&case, 2026..=2026, day(1, 1), on);
    assert_eq!(at(day(1, 31)).known().total(), 0);
    assert_eq!((at(day(2, 1)).known().total(), at(day(2, 1)).received().total()), (3, 0));
    let half = at(day(6, 30));
    assert_eq!((half.received().total(), half.chosen().total()), (2, 0));
    let year = at(day(12, 31));
    assert_eq!(year.chosen().of(SubjectKind::Person), 1);
    assert_eq!(year.in_state(S::Nurtured).total(), 1);
    // The commune's dossier counts for the quota of its district.
    let quota = |unit| year.quotas.iter().find(|it| it.unit == UnitId(unit)).unwrap();
    assert_eq!((quota(2).received, quota(2).required, quota(2).is_met()), (2, 2, true));
    assert_eq!((quota(3).received, quota(3).is_met()), (0, false));
    assert_eq!(year.units.iter().map(|it| it.unit.0).collect::<Vec<_>>(), [2, 4]);
}

#[test]
fn a_part_of_a_period_counts_as_one() {
    assert_eq!(times(Frequency::Once, day(1, 1), day(12, 31)), 1);
    assert_eq!(times(Frequency::Monthly, day(1, 15), day(6, 30)), 6);
    assert_eq!(times(Frequency::Quarterly, day(1, 1), day(4, 1)), 2);
    assert_eq!(times(Frequency::Yearly, day(1, 1), day(12, 31)), 1);
    assert_eq!(times(Frequency::Monthly, day(6, 1), day(5, 1)), 0);
}

fn any_nomination() -> impl Strategy<Value = Nomination> {
    let steps = proptest::collection::vec((0usize..10, 1u32..13), 0..5);
    (1i64..500, 1i64..5, 0usize..4, steps).prop_map(|(id, unit, kind, mut steps)| {
        steps.sort_by_key(|(_, month)| *month);
        let steps: Vec<_> =
            steps.into_iter().map(|(state, month)| (DossierState::ALL[state], day(month, 10))).collect();
        nomination(id, unit, SubjectKind::ALL[kind], &steps)
    })
}

proptest! {
    #[test]
    fn sums_agree_however_they_are_taken(
        nominations in proptest::collection::vec(any_nomination(), 0..60),
        month in 1u32..13,
    ) {
        let case = case(nominations);
        let found = figures(&case, 2026..=2026, day(1, 1), day(month, 20));
        let known = case.nominations.iter().filter(|it| state_on(&it.steps, day(month, 20)).is_some()).count();
        prop_assert_eq!(found.known().total() as usize, known);
        // By state, by kind, by unit and by field: the same dossiers.
        let by_state: u32 = found.states.iter().map(|(_, counts)| counts.total()).sum();
        prop_assert_eq!(by_state, found.known().total());
        let by_kind: u32 = SubjectKind::ALL.into_iter().map(|kind| found.received().of(kind)).sum();
        prop_assert_eq!(by_kind, found.received().total());
        let mut units = ByKind::default();
        let mut chosen = ByKind::default();
        for unit in &found.units {
            units += unit.received;
            chosen += unit.chosen;
            prop_assert!(unit.recognised.total() <= unit.chosen.total());
            prop_assert!(unit.chosen.total() <= unit.received.total());
        }
        prop_assert_eq!(units, found.received());
        prop_assert_eq!(chosen, found.chosen());
        let mut fields = ByKind::default();
        found.fields.iter().for_each(|(_, counts)| fields += *counts);
        prop_assert_eq!(fields, found.received());
        prop_assert!(found.priorities.iter().all(|(_, count)| *count <= found.received().total()));
    }
}
