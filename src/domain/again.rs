//! A subject put forward again: what its record and its last dossiers already tell is not typed a second time.

use super::dossier::{Dossier, DossierState, PastAward, PersonalData};
use super::ids::{DossierId, PlanId, UnitId};
use super::subject::Subject;
use super::timeline::DossierLife;
use crate::text::fold;

/// A new dossier of `subject` under a plan and year, from `lives` (the newest first): field, movements and priority
/// marks of the last one, every award known, what was received here among them. What it did this year is not known
/// yet, and consent is asked for anew.
#[must_use]
pub fn again(
    id: DossierId,
    subject: &Subject,
    lives: &[DossierLife],
    (plan, year): (PlanId, i32),
    unit: UnitId,
) -> Dossier {
    let mut dossier = Dossier::new(id, subject.id, (plan, year), unit);
    let earlier = lives.iter().filter(|life| life.dossier.year <= year);
    if let Some(last) = earlier.clone().next().map(|life| &life.dossier) {
        dossier.field.clone_from(&last.field);
        dossier.movements.clone_from(&last.movements);
        dossier.priorities.clone_from(&last.priorities);
        dossier.personal = PersonalData { purpose: last.personal.purpose.clone(), ..PersonalData::default() };
    }
    let mut awards: Vec<PastAward> = Vec::new();
    for life in earlier {
        let rewarded = matches!(life.state, DossierState::Recognised | DossierState::Replicated);
        let here = rewarded.then(|| PastAward {
            year: Some(life.dossier.year),
            form: life.dossier.proposed.clone(),
            ..PastAward::default()
        });
        for award in here.into_iter().chain(life.dossier.past_awards.iter().cloned()) {
            let known = |one: &PastAward| {
                one.year == award.year
                    && fold(&one.form) == fold(&award.form)
                    && (one.decision.is_empty()
                        || award.decision.is_empty()
                        || one.decision == award.decision)
            };
            match awards.iter_mut().find(|one| known(one)) {
                // Of the same award the fuller entry stands.
                Some(one) if one.decision.is_empty() && !award.decision.is_empty() => *one = award,
                Some(_) => {}
                None if award.form.trim().is_empty() => {}
                None => awards.push(award),
            }
        }
    }
    awards.sort_by_key(|award| award.year);
    dossier.past_awards = awards;
    dossier
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dossier::{Achievement, DataBasis};
    use crate::domain::ids::SubjectId;
    use crate::domain::subject::{Detail, Person};

    fn life(year: i32, state: DossierState, awards: &[(i32, &str, &str)]) -> DossierLife {
        let mut dossier =
            Dossier::new(DossierId(i64::from(year)), SubjectId(1), (PlanId(1), year), UnitId(1));
        dossier.proposed = "Giấy khen".into();
        dossier.field = format!("Lĩnh vực {year}");
        dossier.achievements = vec![Achievement::default()];
        dossier.personal.basis = DataBasis::Consent;
        dossier.personal.purpose = "Xét khen thưởng".into();
        dossier.past_awards = awards
            .iter()
            .map(|(year, form, decision)| PastAward {
                year: Some(*year),
                form: (*form).into(),
                decision: (*decision).into(),
                ..PastAward::default()
            })
            .collect();
        DossierLife {
            dossier,
            plan_name: String::new(),
            unit_name: String::new(),
            state,
            steps: Vec::new(),
            returns: Vec::new(),
            rounds: Vec::new(),
            files: 0,
        }
    }

    #[test]
    fn awards_come_along_once_and_this_years_work_does_not() {
        let subject = Subject::new(SubjectId(1), "Bế Thị Lan", Detail::Person(Person::default()));
        let lives = [
            life(2025, DossierState::NotChosen, &[(2019, "Bằng khen", ""), (2024, "giấy khen", "5/QĐ")]),
            life(2024, DossierState::Recognised, &[(2019, "Bằng khen", "12/QĐ")]),
        ];
        let new = again(DossierId(9), &subject, &lives, (PlanId(2), 2026), UnitId(4));
        let told: Vec<_> = new.past_awards.iter().map(|it| (it.year, it.decision.as_str())).collect();
        assert_eq!(told, [(Some(2019), "12/QĐ"), (Some(2024), "5/QĐ")]);
        assert_eq!((new.field.as_str(), new.unit, new.year), ("Lĩnh vực 2025", UnitId(4), 2026));
        assert!(new.achievements.is_empty());
        assert_eq!(new.personal.basis, DataBasis::Unstated, "consent is asked for anew");
        assert_eq!(new.personal.purpose, "Xét khen thưởng");
        let before = again(DossierId(9), &subject, &lives, (PlanId(2), 2024), UnitId(4));
        assert_eq!(before.field, "Lĩnh vực 2024", "what came later is not taken back into an earlier year");
    }
}
