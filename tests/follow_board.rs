//! The quota board and the grid of months: figures over the sample and the five rebuilt plans, sums that add up in any
//! tree, and days that turn exactly.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{Datelike, Days, NaiveDate};
use guong_sang::cli::sample::{self, stamp};
use guong_sang::cli::script;
use guong_sang::domain::dossier::DossierState;
use guong_sang::domain::ids::{DossierId, ObligationId, PlanId, UnitId};
use guong_sang::domain::obligation::{Bound, Due, Duty, Frequency, Nominators, Obligation};
use guong_sang::domain::plan::Plan;
use guong_sang::domain::progress::{Followed, Submission, progress};
use guong_sang::domain::quota_board::{Board, BoardRow, CellState, Figures, TimeGrid, board};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::unit::{Unit, UnitKind};
use guong_sang::storage::Database;
use proptest::prelude::*;
use std::collections::HashSet;

const SEEDS: [&str; 5] = [
    include_str!("fixtures/plans/caobang.jsonl"),
    include_str!("fixtures/plans/kiengiang.jsonl"),
    include_str!("fixtures/plans/langson.jsonl"),
    include_str!("fixtures/plans/cujut.jsonl"),
    include_str!("fixtures/plans/laocai.jsonl"),
];
const LANG_SON: &str = SEEDS[2];

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

/// A plan with what its obligations are held against.
struct Case {
    plan: Plan,
    obligations: Vec<Obligation>,
    units: Vec<Unit>,
    followed: Followed,
}

impl Case {
    fn of(database: &Database) -> Self {
        let file = database.plan(PlanId(1)).unwrap();
        Self {
            plan: file.plan,
            obligations: file.obligations,
            units: database.units().unwrap(),
            followed: database.followed(PlanId(1)).unwrap(),
        }
    }

    fn seed(text: &str) -> Self {
        let mut database = Database::in_memory().unwrap();
        for command in script::commands(text).unwrap() {
            database.perform(&command, &stamp(0)).unwrap_or_else(|error| panic!("{command:?}: {error}"));
        }
        Self::of(&database)
    }

    fn sample() -> Self {
        let mut database = Database::in_memory().unwrap();
        sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
        Self::of(&database)
    }

    fn on(&self, today: NaiveDate) -> Board {
        board(&self.obligations, &self.plan, &self.units, &self.followed, today)
    }

    fn sent(&mut self, unit: i64, on: NaiveDate) {
        let dossier = DossierId(9_000 + i64::try_from(self.followed.submissions.len()).unwrap());
        self.followed.submissions.push(Submission {
            dossier,
            unit: UnitId(unit),
            kind: SubjectKind::Person,
            year: on.year(),
            received: Some(on),
            state: DossierState::Nominated,
        });
    }
}

/// Every row is what it did itself and what stands right below it; the rows at the top are the whole.
fn add_up(rows: &[BoardRow], total: Figures, what: &str) {
    let mut whole = Figures::default();
    for (at, row) in rows.iter().enumerate() {
        let below = &rows[at + 1..at + 1 + row.below];
        assert!(below.iter().all(|it| it.depth > row.depth), "{what}: {}", row.name);
        assert!(rows.get(at + 1 + row.below).is_none_or(|it| it.depth <= row.depth), "{what}: {}", row.name);
        let mut sum = row.own;
        let mut pressing = u32::from(row.pressing);
        for child in below.iter().filter(|it| it.depth == row.depth + 1) {
            sum += child.sum;
            pressing += child.pressing_sum;
        }
        assert_eq!((row.sum, row.pressing_sum), (sum, pressing), "{what}: {}", row.name);
        if row.depth == 0 {
            whole += row.sum;
        }
    }
    assert_eq!(whole, total, "{what}");
}

/// The board says what the follow-up says, unit by unit.
fn agrees(case: &Case, today: NaiveDate, what: &str) {
    let found = case.on(today);
    for quota in &found.quotas {
        add_up(&quota.rows, quota.total, what);
        let obligation = case.obligations.iter().find(|one| one.id == quota.obligation).unwrap();
        let told = progress(obligation, &case.plan, &case.units, &case.followed, today);
        assert_eq!(quota.progress, told, "{what}");
        assert_eq!(quota.rows.iter().filter(|row| row.bound).count(), told.units.len(), "{what}");
        for unit in &told.units {
            let row = quota.rows.iter().find(|row| row.unit == unit.unit).unwrap();
            assert_eq!(row.sum.received, unit.received, "{what}: {}", unit.name);
            assert_eq!(
                (row.own.required, row.own.missing, row.met),
                (unit.required.unwrap_or(0), unit.missing, unit.met),
                "{what}: {}",
                unit.name
            );
            assert!(row.sum.late >= unit.late.min(row.sum.received));
        }
        let missing: u32 = told.units.iter().map(|unit| unit.missing).sum();
        assert_eq!(quota.total.missing, missing, "{what}");
        assert!(quota.total.accepted <= quota.total.received && quota.total.late <= quota.total.received);
        if let Some(grid) = TimeGrid::of(quota, today) {
            for (row, unit) in grid.rows.iter().zip(&told.units) {
                let cells: u32 = row.cells.iter().map(|cell| cell.count).sum();
                assert_eq!((row.received, row.received), (cells, unit.each.iter().sum()), "{what}");
                let short = row.cells.iter().filter(|cell| cell.state == CellState::Short).count();
                assert_eq!(row.behind as usize, short, "{what}: {}", row.name);
            }
        }
    }
    if let Some(all) = &found.together {
        add_up(&all.rows, all.total, what);
        let mut sum = Figures::default();
        for quota in &found.quotas {
            sum += quota.total;
        }
        assert_eq!(all.total, sum, "{what}: the sum over quotas");
    }
}

#[test]
fn the_sample_is_told_unit_by_unit_and_together() {
    let case = Case::sample();
    let found = case.on(day(2017, 9, 20));
    assert_eq!(
        found.quotas.iter().map(|quota| quota.title.as_str()).collect::<Vec<_>>(),
        [
            "Mỗi huyện, thị xã, thành phố: ít nhất 02 điển hình",
            "Hội Phụ nữ Công an tỉnh và Hội Phụ nữ Bộ Chỉ huy Quân sự tỉnh: ít nhất 01 tập thể hoặc cá nhân",
        ]
    );
    // Districts and agencies are different units: one table, each dossier once.
    let all = found.together.as_ref().unwrap();
    assert_eq!((all.units, all.rows.len()), (8, 8));
    assert_eq!(all.total.required, 6 * 2 + 2);
    let counted: HashSet<DossierId> = case
        .followed
        .submissions
        .iter()
        .filter(|one| {
            !matches!(one.state, DossierState::Noticed | DossierState::Nurtured | DossierState::Withdrawn)
        })
        .filter(|one| one.received.is_none_or(|on| on <= day(2017, 9, 20)))
        .map(|one| one.dossier)
        .collect();
    let aside: u32 = found.quotas.iter().map(|quota| quota.aside).sum();
    assert!(all.total.received as usize <= counted.len());
    assert!(all.total.received + aside >= all.total.accepted);
    let short: Vec<&str> =
        all.rows.iter().filter(|row| row.sum.missing > 0).map(|row| row.name.as_str()).collect();
    let owing: Vec<&str> =
        found.quotas.iter().flat_map(|quota| &quota.debts).map(|debt| debt.name.as_str()).collect();
    assert_eq!(short, owing);
    for today in [day(2017, 7, 1), day(2017, 9, 1), day(2017, 9, 15), day(2017, 9, 16), day(2018, 1, 5)] {
        agrees(&case, today, &format!("sample on {today}"));
    }
}

#[test]
fn the_five_plans_add_up_on_every_day_that_matters() {
    for (number, text) in SEEDS.into_iter().enumerate() {
        let mut case = Case::seed(text);
        let units: Vec<i64> = case.units.iter().map(|unit| unit.id.0).collect();
        // Every other unit sends something, on days scattered over the period.
        for (at, unit) in units.iter().enumerate().filter(|(at, _)| at % 2 == 0) {
            let days = (at as u64 * 37) % 400;
            case.sent(*unit, case.plan.from + Days::new(days));
        }
        for today in [
            day(2017, 4, 19),
            day(2017, 4, 20),
            day(2017, 4, 21),
            day(2020, 2, 29),
            day(2023, 10, 31),
            day(2024, 11, 15),
            day(2025, 6, 30),
            day(2025, 12, 31),
        ] {
            agrees(&case, today, &format!("plan {number} on {today}"));
        }
    }
}

#[test]
fn kien_giang_turns_on_the_twentieth_of_april() {
    let mut case = Case::seed(SEEDS[1]);
    let district = case.units.iter().find(|unit| unit.kind == UnitKind::District).unwrap().id;
    case.sent(district.0, day(2017, 4, 21));
    let mark = |today| {
        let found = case.on(today);
        let quota = &found.quotas[1];
        let row = quota.rows.iter().find(|row| row.unit == district).unwrap().clone();
        (row.sum.missing, row.sum.late, row.pressing, quota.progress.words.clone())
    };
    let (missing, late, pressing, words) = mark(day(2017, 4, 10));
    assert_eq!((missing, late, pressing), (5, 0, false));
    assert!(words.ends_with("còn 10 ngày"), "{words}");
    let (_, _, pressing, words) = mark(day(2017, 4, 19));
    assert!(pressing && words.ends_with("còn 1 ngày"), "{words}");
    assert!(mark(day(2017, 4, 20)).3.ends_with("hôm nay là hạn cuối"));
    let (missing, late, pressing, words) = mark(day(2017, 4, 21));
    assert_eq!((missing, late, pressing), (4, 1, true), "what came the day after is late and still counts");
    assert!(words.ends_with("quá hạn 1 ngày"), "{words}");
}

fn lang_son() -> Case {
    let mut case = Case::seed(LANG_SON);
    // Chi Lăng sends every month, Lộc Bình only in the first two, the others never.
    for month in 0..40u64 {
        case.sent(2, day(2017, 5, 10) + chrono::Months::new(u32::try_from(month).unwrap()));
    }
    case.sent(3, day(2017, 5, 31));
    case.sent(3, day(2017, 6, 1));
    case
}

fn cell(grid: &TimeGrid, unit: i64, (year, month): (i32, u32)) -> (u32, CellState) {
    let at = grid.times.iter().position(|time| (time.due.year(), time.due.month()) == (year, month)).unwrap();
    let row = grid.rows.iter().find(|row| row.unit == UnitId(unit)).unwrap();
    (row.cells[at].count, row.cells[at].state)
}

#[test]
fn the_month_grid_turns_with_the_day() {
    use CellState::{Met, Near, NotYet, Open, Short};
    let case = lang_son();
    let grid = |today| {
        let found = case.on(today);
        assert!(found.together.is_none(), "one quota needs no sum");
        TimeGrid::of(&found.quotas[0], today).unwrap()
    };
    // A leap February ends on the 29th, any other on the 28th.
    for (today, february, march) in [
        (day(2020, 1, 31), NotYet, NotYet),
        (day(2020, 2, 1), Open, NotYet),
        (day(2020, 2, 22), Near, NotYet),
        (day(2020, 2, 29), Near, NotYet),
        (day(2020, 3, 1), Short, Open),
    ] {
        let found = grid(today);
        assert_eq!(cell(&found, 3, (2020, 2)), (0, february), "{today}");
        assert_eq!(cell(&found, 3, (2020, 3)), (0, march), "{today}");
        let met = if today < day(2020, 2, 10) { (0, february) } else { (1, Met) };
        assert_eq!(cell(&found, 2, (2020, 2)), met, "{today}");
    }
    assert_eq!(cell(&grid(day(2019, 2, 28)), 3, (2019, 2)), (0, Near));
    assert_eq!(cell(&grid(day(2019, 3, 1)), 3, (2019, 2)), (0, Short));
    // The last day of May and the first of June are two months.
    let found = grid(day(2017, 9, 1));
    assert_eq!(cell(&found, 3, (2017, 5)), (1, Met));
    assert_eq!(cell(&found, 3, (2017, 6)), (1, Met));
    let row = |unit: i64| found.rows.iter().find(|row| row.unit == UnitId(unit)).unwrap();
    assert_eq!((row(3).behind, row(3).missing, row(3).last), (2, 2, Some(day(2017, 6, 1))));
    assert!(row(3).pressing && row(4).pressing && !row(2).pressing);
    assert_eq!((row(4).behind, row(4).last), (4, None));
    assert_eq!(row(2).last, Some(day(2017, 8, 10)));
}

#[test]
fn the_columns_of_a_year_are_its_twelve_months() {
    let case = lang_son();
    let found = case.on(day(2018, 1, 5));
    let grid = TimeGrid::of(&found.quotas[0], day(2018, 1, 5)).unwrap();
    assert_eq!(grid.years(), [2017, 2018, 2019, 2020]);
    let columns = grid.columns(2017);
    assert_eq!(columns.len(), 12);
    // The plan began in May.
    assert!(columns[..4].iter().all(|column| column.time.is_none()));
    assert_eq!(columns[4].time, Some(0));
    assert!(grid.columns(2020).iter().all(|column| column.time.is_some()));
    assert!(grid.columns(2021).iter().all(|column| column.time.is_none()));
}

#[test]
fn who_owes_what_is_told_time_by_time() {
    let case = lang_son();
    let found = case.on(day(2017, 9, 1));
    let debts = &found.quotas[0].debts;
    let of = |unit: i64| -> Vec<(&str, bool)> {
        let own = debts.iter().filter(|debt| debt.unit == UnitId(unit));
        own.map(|debt| (debt.label.as_str(), debt.pressing)).collect()
    };
    // September has only begun: it is owed, but there is time.
    assert_eq!(of(2), [("tháng 9/2017", false)]);
    assert_eq!(of(3), [("tháng 7/2017", true), ("tháng 8/2017", true), ("tháng 9/2017", false)]);
    assert_eq!(debts.iter().find(|debt| debt.unit == UnitId(3)).unwrap().days_late, Some(32));
}

fn unit(id: i64, parent: Option<i64>, kind: UnitKind) -> Unit {
    Unit { parent: parent.map(UnitId), ..Unit::new(UnitId(id), kind, format!("Đơn vị {id}")) }
}

fn quota(id: i64, nominators: Nominators, kinds: Vec<SubjectKind>, every: Frequency) -> Obligation {
    let duty = Duty::Quota {
        nominators,
        bound: Bound::AtLeast,
        number: 2,
        share: None,
        kinds,
        every,
        due: (every == Frequency::Once).then_some(Due::On(day(2025, 9, 30))),
        sent_to: String::new(),
        attached: String::new(),
    };
    Obligation { id: ObligationId(id), plan: PlanId(1), duty, wording: String::new() }
}

fn plan() -> Plan {
    Plan::draft(PlanId(1), "Kế hoạch", day(2025, 1, 1), day(2026, 12, 31))
}

#[test]
fn merged_units_count_for_their_successors_and_owe_nothing_from_before() {
    use UnitKind::{Commune, District, Province};
    let merged = |unit: Unit, into: i64| Unit {
        valid_to: Some(day(2025, 6, 30)),
        successor: Some(UnitId(into)),
        ..unit
    };
    let new = |id| Unit { valid_from: Some(day(2025, 7, 1)), ..unit(id, Some(1), Commune) };
    let units = vec![
        unit(1, None, Province),
        merged(unit(2, Some(1), District), 10),
        merged(unit(4, Some(2), Commune), 10),
        merged(unit(5, Some(2), Commune), 11),
        new(10),
        new(11),
    ];
    let mut case = Case {
        plan: plan(),
        obligations: vec![quota(1, Nominators::Kind(Commune), Vec::new(), Frequency::Monthly)],
        units,
        followed: Followed::default(),
    };
    case.sent(4, day(2025, 5, 5));
    case.sent(10, day(2025, 8, 2));
    case.sent(10, day(2025, 8, 3));
    let today = day(2025, 9, 2);
    let found = case.on(today);
    let grid = TimeGrid::of(&found.quotas[0], today).unwrap();
    assert_eq!(grid.rows.iter().map(|row| row.unit.0).collect::<Vec<_>>(), [10, 11]);
    assert_eq!(cell(&grid, 10, (2025, 5)), (1, CellState::Before));
    assert_eq!(cell(&grid, 10, (2025, 7)), (0, CellState::Short));
    assert_eq!(cell(&grid, 10, (2025, 8)), (2, CellState::Met));
    assert_eq!(grid.rows.iter().map(|row| row.behind).collect::<Vec<_>>(), [1, 2]);
    assert!(
        found.quotas[0].progress.words.contains("còn thiếu 3 lượt"),
        "{}",
        found.quotas[0].progress.words
    );
    agrees(&case, today, "merged");
}

#[test]
fn quotas_that_a_dossier_could_count_for_twice_are_told_one_by_one() {
    use UnitKind::{Commune, District, Province};
    let units = vec![
        unit(1, None, Province),
        unit(2, Some(1), District),
        unit(3, Some(2), Commune),
        unit(4, Some(1), District),
    ];
    let with = |obligations: Vec<Obligation>| {
        let case = Case { plan: plan(), obligations, units: units.clone(), followed: Followed::default() };
        case.on(day(2025, 9, 1)).together.is_some()
    };
    let of =
        |id, kind, kinds: &[SubjectKind]| quota(id, Nominators::Kind(kind), kinds.to_vec(), Frequency::Once);
    let (person, group) = ([SubjectKind::Person], [SubjectKind::Collective]);
    assert!(with(vec![of(1, District, &person), of(2, District, &group)]), "other kinds of subjects");
    assert!(!with(vec![of(1, District, &person), of(2, District, &person)]), "the same units and kinds");
    assert!(!with(vec![of(1, District, &[]), of(2, District, &group)]), "any kind holds every kind");
    assert!(!with(vec![of(1, District, &[]), of(2, Commune, &[])]), "a commune counts for its district too");
    let named = |id, unit| quota(id, Nominators::Units(vec![UnitId(unit)]), Vec::new(), Frequency::Once);
    assert!(with(vec![named(1, 2), named(2, 4)]), "other units");
    let monthly = quota(2, Nominators::Units(vec![UnitId(4)]), Vec::new(), Frequency::Monthly);
    assert!(!with(vec![named(1, 2), monthly]), "once and monthly are different times");
    assert!(!with(vec![named(1, 2)]), "one is no sum");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// In any tree, with units that were merged, sums are sums of their leaves and no dossier is in one figure twice.
    #[test]
    fn sums_are_those_of_their_leaves(
        parents in prop::collection::vec(0usize..40, 1..40),
        merged in prop::collection::vec((1usize..40, 1usize..40), 0..6),
        sent in prop::collection::vec((0usize..41, 0u64..700, 0usize..11, any::<bool>()), 0..80),
        who in 0usize..3,
        monthly in any::<bool>(),
        today in 0u64..760,
    ) {
        let kinds = [UnitKind::District, UnitKind::Commune, UnitKind::Agency];
        let mut units = vec![unit(1, None, UnitKind::Province)];
        for (at, parent) in parents.iter().enumerate() {
            let id = i64::try_from(at).unwrap() + 2;
            let above = i64::try_from(parent % (at + 1)).unwrap() + 1;
            units.push(unit(id, Some(above), kinds[at % 3]));
        }
        // A unit goes into another below the same one, so that nothing leaves the tree it stood in.
        for (gone, heir) in merged {
            let count = units.len();
            let (gone, heir) = (gone % count, heir % count);
            let (parent, id) = (units[heir].parent, units[heir].id);
            if gone != heir && parent.is_some() && units[gone].parent == parent && units[heir].successor.is_none()
                && !units.iter().any(|unit| unit.successor == Some(units[gone].id))
            {
                // Before the plan: until the day of the merger the follow-up counts its dossiers for both.
                units[gone].valid_to = Some(day(2024, 12, 31));
                units[gone].successor = Some(id);
            }
        }
        let nominators = match who {
            0 => Nominators::Every,
            1 => Nominators::Kind(UnitKind::District),
            _ => Nominators::Units(vec![units[units.len() / 2].id, units[units.len() - 1].id]),
        };
        let every = if monthly { Frequency::Monthly } else { Frequency::Once };
        let mut case = Case {
            plan: plan(),
            obligations: vec![quota(1, nominators, Vec::new(), every)],
            units,
            followed: Followed::default(),
        };
        for (at, days, state, dated) in sent {
            let unit = case.units[at % case.units.len()].id;
            case.sent(unit.0, day(2025, 1, 1) + Days::new(days));
            let last = case.followed.submissions.last_mut().unwrap();
            last.state = DossierState::ALL[state];
            if !dated {
                last.received = None;
            }
        }
        let today = day(2025, 1, 1) + Days::new(today);
        let found = case.on(today);
        let quota = &found.quotas[0];
        add_up(&quota.rows, quota.total, "any tree");
        let own: u32 = quota.rows.iter().map(|row| row.own.received).sum();
        prop_assert_eq!(own, quota.total.received);
        for unit in &quota.progress.units {
            let row = quota.rows.iter().find(|row| row.unit == unit.unit).unwrap();
            prop_assert_eq!(row.sum.received, unit.received);
            prop_assert_eq!(row.sum.late, unit.late);
        }
        if let Some(grid) = TimeGrid::of(quota, today) {
            for (row, unit) in grid.rows.iter().zip(&quota.progress.units) {
                prop_assert_eq!(row.cells.iter().map(|cell| cell.count).sum::<u32>(), row.received);
                prop_assert_eq!(row.received, unit.each.iter().sum::<u32>());
                prop_assert_eq!(row.pressing, quota.rows.iter().any(|it| it.unit == row.unit && it.pressing));
            }
        }
        // Who is to be reminded is who owes something whose day has passed or is near.
        let marked: HashSet<UnitId> =
            quota.rows.iter().filter(|row| row.pressing).map(|row| row.unit).collect();
        let owing: HashSet<UnitId> =
            quota.debts.iter().filter(|debt| debt.pressing).map(|debt| debt.unit).collect();
        prop_assert_eq!(marked, owing);
    }
}
