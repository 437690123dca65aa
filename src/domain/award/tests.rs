use super::*;
use crate::domain::catalogue::shipped;
use crate::domain::ids::{PlanId, SubjectId, UnitId};
use crate::domain::subject::{Detail, SubjectKind};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

fn person() -> Subject {
    Subject::new(SubjectId(1), "Lục Thị Vân", Detail::empty(SubjectKind::Person))
}

fn dossier(proposed: &str) -> Dossier {
    let mut dossier = Dossier::new(DossierId(1), SubjectId(1), (PlanId(1), 2026), UnitId(1));
    dossier.proposed = proposed.into();
    dossier
}

fn achieved(year: i32, content: &str) -> Achievement {
    Achievement { year: Some(year), content: content.into(), ..Achievement::default() }
}

fn award(year: i32, form: &str) -> PastAward {
    PastAward { year: Some(year), form: form.into(), ..PastAward::default() }
}

fn past(year: i32, state: DossierState) -> PastDossier {
    PastDossier {
        id: DossierId(i64::from(year)),
        year,
        plan: "Kế hoạch nêu gương".into(),
        state,
        proposed: "Giấy khen".into(),
        achievements: vec![achieved(year, "Vận động 40 hộ hiến đất làm đường liên thôn")],
        past_awards: Vec::new(),
    }
}

fn kinds(found: &[AwardWarning]) -> Vec<WarningKind> {
    found.iter().map(|one| one.kind).collect()
}

#[test]
fn the_rules_can_be_read_and_name_known_forms() {
    let rules = rules();
    assert!(rules.same_achievement.is_some() && rules.rule.len() >= 6);
    for rule in &rules.rule {
        assert!(!rule.source.is_empty());
        for form in rule.forms.iter().chain(&rule.needs) {
            assert!(shipped().iter().any(|one| one.is_called(form)), "{form}");
        }
    }
}

#[test]
fn three_years_running_are_three_years_running() {
    let mut dossier = dossier("CSTĐ tỉnh");
    let years = |dossier: &mut Dossier, years: &[i32]| {
        dossier.past_awards = years.iter().map(|year| award(*year, "CSTĐ cơ sở")).collect();
        kinds(&warnings(dossier, &person(), &[], shipped(), day()))
    };
    assert_eq!(years(&mut dossier, &[2022, 2024, 2025]), [WarningKind::EarlierMissing]);
    assert_eq!(years(&mut dossier, &[2023, 2024, 2025]), []);
    assert_eq!(years(&mut dossier, &[]), [WarningKind::EarlierMissing]);
}

#[test]
fn an_award_given_here_counts_as_an_earlier_one() {
    let bare = dossier("Bằng khen");
    assert_eq!(kinds(&warnings(&bare, &person(), &[], shipped(), day())), [WarningKind::EarlierMissing]);
    let earlier = [past(2025, DossierState::Recognised)];
    assert!(warnings(&bare, &person(), &earlier, shipped(), day()).is_empty());
}

#[test]
fn an_achievement_that_was_rewarded_is_pointed_out_in_other_words_too() {
    let mut dossier = dossier("Giấy khen");
    dossier
        .achievements
        .push(achieved(2025, "Đã vận động được 40 hộ hiến đất làm đường liên thôn trong năm"));
    let found = |state| kinds(&warnings(&dossier, &person(), &[past(2025, state)], shipped(), day()));
    assert_eq!(found(DossierState::Recognised), [WarningKind::SameAchievement]);
    assert_eq!(found(DossierState::NotChosen), []);
    dossier.past_awards.push(PastAward {
        reason: "Vận động 40 hộ hiến đất làm đường liên thôn".into(),
        ..award(2025, "Giấy khen")
    });
    assert_eq!(kinds(&warnings(&dossier, &person(), &[], shipped(), day())), [WarningKind::SameAchievement]);
}

#[test]
fn two_dossiers_of_one_year_are_seen() {
    let mut other = past(2026, DossierState::Nominated);
    other.achievements.clear();
    let found = warnings(&dossier("Giấy khen"), &person(), &[other.clone()], shipped(), day());
    assert_eq!(kinds(&found), [WarningKind::TwoPlaces]);
    other.state = DossierState::Recognised;
    let found = warnings(&dossier("Giấy khen"), &person(), &[other], shipped(), day());
    assert_eq!(kinds(&found), [WarningKind::SameYear]);
}

#[test]
fn a_thing_given_once_is_not_given_again() {
    let mut dossier = dossier("Kỷ niệm chương");
    dossier.past_awards.push(award(2020, "KNC"));
    assert_eq!(kinds(&warnings(&dossier, &person(), &[], shipped(), day())), [WarningKind::OnlyOnce]);
}

#[test]
fn a_closer_name_means_its_form_but_a_form_of_its_own_does_not() {
    let all = shipped();
    assert!(means("Giấy khen", "Giấy khen của Ban Thường vụ Hội LHPN tỉnh", all));
    assert!(means("Chiến sĩ thi đua cấp tỉnh", "CSTĐ tỉnh", all));
    assert!(!means("Bằng khen", "Bằng khen của Thủ tướng Chính phủ", all));
    assert!(!means("Giấy khen", "Giấy khenn", all));
}
