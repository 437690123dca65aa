//! Quotas: shares that are never cut off by whole numbers, every scope, and counts that add up.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use guong_sang::domain::Points;
use guong_sang::domain::ids::{DossierId, PlanId, RoundId, UnitId};
use guong_sang::domain::obligation::Rounding;
use guong_sang::domain::round::{
    Board, Candidate, Most, Percentage, Places, Quota, QuotaScope, QuotaState, Round, counts,
};
use guong_sang::domain::subject::SubjectKind;
use proptest::prelude::*;
use std::collections::HashSet;

fn share(percent: &str, rounding: Rounding) -> Percentage {
    Percentage { percent: percent.parse().unwrap(), rounding }
}

#[test]
fn a_share_of_few_is_not_nothing() {
    let up = share("10", Rounding::Up);
    assert_eq!((up.of(9), up.worked(9).as_str()), (1, "10 % của 9 = 0,9, làm tròn lên → 1"));
    assert_eq!(share("10", Rounding::Down).worked(9), "10 % của 9 = 0,9, làm tròn xuống → 0");
    assert_eq!(share("10", Rounding::Nearest).worked(9), "10 % của 9 = 0,9, làm tròn đến số gần nhất → 1");
    // A half goes up; whole shares are told without a rounding that does nothing.
    assert_eq!(share("50", Rounding::Nearest).of(9), 5);
    assert_eq!(up.worked(20), "10 % của 20 = 2");
    assert_eq!(share("12,5", Rounding::Down).worked(13), "12,5 % của 13 = 1,625, làm tròn xuống → 1");
    assert_eq!(share("33,33", Rounding::Up).worked(3), "33,33 % của 3 = 0,9999, làm tròn lên → 1");
    assert_eq!((up.of(0), up.of(u32::MAX)), (0, 429_496_730));
}

fn candidate(id: i64, kind: SubjectKind, unit: i64, cluster: &str, field: &str) -> Candidate {
    let name = format!("Hội LHPN huyện {unit}");
    Candidate {
        cluster: cluster.to_owned(),
        field: field.to_owned(),
        ..Candidate::new(DossierId(id), kind, format!("Hồ sơ {id}"), (UnitId(unit), &name))
    }
}

/// Six dossiers of two units, two clusters, two fields.
fn board(quotas: Vec<Quota>) -> Board {
    use SubjectKind::{Collective, Person};
    let mut board = Board::new(Round::new(RoundId(1), PlanId(1), "Đợt xét"));
    board.round.settings.quotas = quotas;
    board.candidates = vec![
        candidate(1, Person, 1, "Cụm 1", "Kinh tế"),
        candidate(2, Person, 1, "Cụm 1", "Kinh tế"),
        candidate(3, Collective, 1, "Cụm 1", ""),
        candidate(4, Person, 2, "Cụm 2", "Văn hóa"),
        candidate(5, Collective, 2, "Cụm 2", "Kinh tế"),
        candidate(6, Person, 2, "", "Văn hóa"),
    ];
    board
}

fn quota(scope: QuotaScope, kind: Option<SubjectKind>, least: u32, most: Option<Most>) -> Quota {
    Quota { scope, kind, least, most }
}

fn sentences(quotas: Vec<Quota>, chosen: &[i64]) -> Vec<String> {
    let chosen: HashSet<DossierId> = chosen.iter().map(|id| DossierId(*id)).collect();
    counts(&board(quotas), &chosen).iter().map(|count| count.sentence()).collect()
}

#[test]
fn every_scope_counts_its_own() {
    let number = |most| Some(Most::Number(most));
    let one = |scope| vec![quota(scope, None, 0, number(1))];
    let chosen = [1, 2, 4, 5];
    assert_eq!(sentences(one(QuotaScope::All), &chosen), ["Toàn đợt: 4/1 – vượt 3"]);
    assert_eq!(
        sentences(one(QuotaScope::EachUnit), &chosen),
        ["Hội LHPN huyện 1: 2/1 – vượt 1", "Hội LHPN huyện 2: 2/1 – vượt 1"]
    );
    assert_eq!(sentences(one(QuotaScope::Unit { unit: UnitId(2) }), &[6]), ["Hội LHPN huyện 2: 1/1"]);
    // A dossier outside every cluster or field counts for none of them.
    assert_eq!(sentences(one(QuotaScope::EachCluster), &[1, 6]), ["Cụm 1: 1/1", "Cụm 2: 0/1"]);
    assert_eq!(
        sentences(one(QuotaScope::Cluster { cluster: "Cụm 1".into() }), &[1, 3, 5]),
        ["Cụm 1: 2/1 – vượt 1"]
    );
    assert_eq!(sentences(one(QuotaScope::EachField), &[1, 3, 5]), ["Kinh tế: 2/1 – vượt 1", "Văn hóa: 0/1"]);
    assert_eq!(sentences(one(QuotaScope::Field { field: "Văn hóa".into() }), &chosen), ["Văn hóa: 1/1"]);
    // A kind narrows it, in the counting and in the name.
    let persons = quota(QuotaScope::EachUnit, Some(SubjectKind::Person), 5, number(5));
    assert_eq!(
        sentences(vec![persons], &[1, 3]),
        ["Hội LHPN huyện 1 – cá nhân: 1/5 – thiếu 4", "Hội LHPN huyện 2 – cá nhân: 0/5 – thiếu 5"]
    );
    let between = quota(QuotaScope::All, None, 2, number(3));
    assert_eq!(sentences(vec![between], &[1, 2]), ["Toàn đợt: 2/2–3"]);
}

#[test]
fn a_share_is_of_the_dossiers_of_the_same_scope_and_kind() {
    let tenth = Most::Percent(share("10", Rounding::Up));
    let all = counts(
        &board(vec![quota(QuotaScope::EachUnit, Some(SubjectKind::Person), 0, Some(tenth))]),
        &HashSet::from([DossierId(1), DossierId(2)]),
    );
    let told: Vec<_> =
        all.iter().map(|it| (it.entered, it.most, it.state, it.worked.as_deref().unwrap())).collect();
    let worked = "10 % của 2 = 0,2, làm tròn lên → 1";
    assert_eq!(told, [(2, Some(1), QuotaState::Over, worked), (2, Some(1), QuotaState::Kept, worked)]);
}

#[test]
fn the_cut_line_follows_the_number_of_dossiers() {
    let mut board = board(Vec::new());
    let half = Places { percent: Some(share("50", Rounding::Up)), ..Places::new(SubjectKind::Collective, 0) };
    board.round.settings.places = vec![half];
    assert_eq!(board.line(SubjectKind::Collective), Some(1));
    assert_eq!(board.line(SubjectKind::Person), None);
    board.candidates.push(candidate(7, SubjectKind::Collective, 3, "", ""));
    assert_eq!(board.line(SubjectKind::Collective), Some(2));
}

fn roundings() -> impl Strategy<Value = Rounding> {
    prop::sample::select(Rounding::ALL.to_vec())
}

proptest! {
    /// Against the exact fraction: up is the least whole number not below it, down the greatest not above it.
    #[test]
    fn a_rounded_share_is_the_next_whole_number(count in 0u32..100_000, hundredths in 1i64..=10_000, rounding in roundings()) {
        let share = Percentage { percent: Points::hundredths(hundredths), rounding };
        let exact = u64::from(count) * hundredths as u64;
        let got = u64::from(share.of(count)) * 10_000;
        match rounding {
            Rounding::Up => prop_assert!(got >= exact && got < exact + 10_000),
            Rounding::Down => prop_assert!(got <= exact && got + 10_000 > exact),
            Rounding::Nearest => prop_assert!(got + 5_000 > exact && got <= exact + 5_000),
        }
        prop_assert!(share.of(count) <= count);
        let worked = share.worked(count);
        prop_assert!(worked.ends_with(&share.of(count).to_string()), "{}", worked);
    }

    /// Units part the dossiers, so what is chosen of each adds up to what is chosen; so do kinds, clusters and fields
    /// with those that stand outside.
    #[test]
    fn chosen_counts_add_up(
        made in prop::collection::vec((0usize..4, 0i64..5, 0usize..3, 0usize..3, any::<bool>()), 0..60),
        least in 0u32..6,
    ) {
        let (clusters, fields) = (["", "Cụm 1", "Cụm 2"], ["", "Kinh tế", "Văn hóa"]);
        let mut board = Board::new(Round::new(RoundId(1), PlanId(1), "Đợt xét"));
        let mut chosen = HashSet::new();
        for (id, (kind, unit, cluster, field, taken)) in (1..).zip(&made) {
            board.candidates.push(candidate(id, SubjectKind::ALL[*kind], *unit, clusters[*cluster], fields[*field]));
            if *taken {
                chosen.insert(DossierId(id));
            }
        }
        let of = |scope: QuotaScope, kind| {
            let mut board = board.clone();
            board.round.settings.quotas = vec![quota(scope, kind, least, None)];
            counts(&board, &chosen)
        };
        let sum = |all: &[guong_sang::domain::round::QuotaCount]| all.iter().map(|it| it.chosen).sum::<u32>();
        let whole = chosen.len() as u32;
        prop_assert_eq!(sum(&of(QuotaScope::All, None)), whole);
        prop_assert_eq!(sum(&of(QuotaScope::EachUnit, None)), whole);
        let by_kind: u32 = SubjectKind::ALL.iter().map(|kind| sum(&of(QuotaScope::All, Some(*kind)))).sum();
        prop_assert_eq!(by_kind, whole);
        let bare = |outside: &dyn Fn(&Candidate) -> bool| {
            board.candidates.iter().filter(|it| chosen.contains(&it.dossier) && outside(it)).count() as u32
        };
        prop_assert_eq!(sum(&of(QuotaScope::EachCluster, None)) + bare(&|it| it.cluster.is_empty()), whole);
        prop_assert_eq!(sum(&of(QuotaScope::EachField, None)) + bare(&|it| it.field.is_empty()), whole);
        for count in of(QuotaScope::EachUnit, None) {
            prop_assert!(count.chosen <= count.entered);
            prop_assert_eq!(count.state == QuotaState::Short, count.chosen < least);
        }
    }
}
