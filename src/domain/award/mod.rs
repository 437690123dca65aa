//! "Khen tầng bậc": warnings when one achievement is put forward twice, when a form usually needs an earlier one, and
//! when somebody is put forward in two places at once. Rules and thresholds are data; a person decides.

mod rules;

pub use rules::{AwardRules, LadderRule, SameAchievement, rules};

use super::catalogue::{Entry, EntryList};
use super::dossier::{Achievement, Dossier, DossierState, PastAward};
use super::ids::DossierId;
use super::subject::Subject;
use crate::text;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeSet;

/// Another dossier of the same subject, as far as these rules look at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PastDossier {
    /// The dossier.
    pub id: DossierId,
    /// Its year.
    pub year: i32,
    /// Name of its plan.
    pub plan: String,
    /// Where its life stands.
    pub state: DossierState,
    /// Proposed form.
    pub proposed: String,
    /// Its achievements.
    pub achievements: Vec<Achievement>,
    /// Earlier awards it names.
    pub past_awards: Vec<PastAward>,
}

impl PastDossier {
    const fn was_rewarded(&self) -> bool {
        matches!(self.state, DossierState::Recognised | DossierState::Replicated)
    }

    const fn is_running(&self) -> bool {
        !matches!(
            self.state,
            DossierState::NotChosen
                | DossierState::NotEligible
                | DossierState::Withdrawn
                | DossierState::Recognised
                | DossierState::Replicated
        )
    }
}

/// What a warning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WarningKind {
    /// The same achievement was rewarded already.
    SameAchievement,
    /// An earlier award is missing.
    EarlierMissing,
    /// It can be had only once.
    OnlyOnce,
    /// The same form twice in one year.
    SameYear,
    /// Put forward in two plans of one year.
    TwoPlaces,
}

/// One warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AwardWarning {
    /// What it is about.
    pub kind: WarningKind,
    /// What was seen and what to look at.
    pub sentence: String,
    /// The rule's source.
    pub source: String,
    /// The other dossier it is about.
    pub other: Option<DossierId>,
}

/// What there is to be warned of when `dossier` is put forward. `others` are the other dossiers of the same subject,
/// `forms` the catalogue of forms of commendation, `day` tells which rules hold.
#[must_use]
pub fn warnings(
    dossier: &Dossier,
    subject: &Subject,
    others: &[PastDossier],
    forms: &[Entry],
    day: NaiveDate,
) -> Vec<AwardWarning> {
    let mut found = Vec::new();
    same_achievements(dossier, others, day, &mut found);
    let earned = earned(dossier, others);
    for rule in &rules().rule {
        let meant = rule.forms.iter().any(|form| means(form, &dossier.proposed, forms));
        let kinds = rule.kinds.is_empty() || rule.kinds.contains(&subject.kind());
        if meant && kinds && rule.valid_from <= day {
            ladder(rule, dossier, &earned, forms, &mut found);
        }
    }
    places(dossier, others, forms, &mut found);
    found
}

/// Awards received: those the dossiers name, and what earlier dossiers here came to; each with its year.
fn earned(dossier: &Dossier, others: &[PastDossier]) -> Vec<(Option<i32>, String)> {
    let named = dossier.past_awards.iter().chain(others.iter().flat_map(|other| &other.past_awards));
    let mut earned: Vec<(Option<i32>, String)> = named
        .filter(|award| !award.form.trim().is_empty())
        .map(|award| (award.year, award.form.clone()))
        .collect();
    let here = others.iter().filter(|other| other.was_rewarded() && other.year <= dossier.year);
    earned.extend(here.map(|other| (Some(other.year), other.proposed.clone())));
    // The same award stands in several dossiers.
    let mut seen = BTreeSet::new();
    earned.retain(|(year, form)| seen.insert((*year, text::fold(form))));
    earned
}

/// Whether `words` mean `form`: by its own words, by another spelling in the catalogue, or as a closer name of it
/// ("Giấy khen của Ban Thường vụ …") that the catalogue does not know as a form of its own.
fn means(form: &str, words: &str, forms: &[Entry]) -> bool {
    let known: Vec<&Entry> =
        forms.iter().filter(|one| one.list == EntryList::Form && one.is_called(words)).collect();
    if known.is_empty() {
        return text::begins_like(words, form).is_some();
    }
    text::same(form, words) || known.iter().any(|one| one.is_called(form))
}

fn ladder(
    rule: &LadderRule,
    dossier: &Dossier,
    earned: &[(Option<i32>, String)],
    forms: &[Entry],
    found: &mut Vec<AwardWarning>,
) {
    let source = rule.source.clone();
    if rule.once {
        let before = earned.iter().find(|(_, form)| means(form, &dossier.proposed, forms));
        if let Some((year, form)) = before {
            let when = year.map(|year| format!(" năm {year}")).unwrap_or_default();
            let sentence = format!("Đã được tặng “{form}”{when}; hình thức này chỉ tặng một lần.");
            found.push(AwardWarning { kind: WarningKind::OnlyOnce, sentence, source, other: None });
        }
        return;
    }
    let fits = |form: &str| rule.needs.iter().any(|need| means(need, form, forms));
    let years: BTreeSet<i32> =
        earned.iter().filter(|(_, form)| fits(form)).filter_map(|(year, _)| *year).collect();
    let undated = earned.iter().filter(|(year, form)| year.is_none() && fits(form)).count();
    let have = if rule.running { longest_run(&years) } else { years.len() } + undated;
    if have >= rule.times as usize {
        return;
    }
    let needed = rule.needs.join("” hoặc “");
    let times = match (rule.times, rule.running) {
        (1, _) => String::new(),
        (n, true) => format!(" {n} lần liên tục"),
        (n, false) => format!(" {n} lần"),
    };
    let has = match (have, years.len()) {
        (0, 0) => "hồ sơ chưa ghi lần nào".to_owned(),
        (have, _) => {
            let years: Vec<String> = years.iter().map(ToString::to_string).collect();
            format!("hồ sơ mới có {have} lần ({})", years.join(", "))
        }
    };
    let sentence = format!("“{}” thường cần đã có “{needed}”{times}; {has}.", dossier.proposed.trim());
    found.push(AwardWarning { kind: WarningKind::EarlierMissing, sentence, source, other: None });
}

fn longest_run(years: &BTreeSet<i32>) -> usize {
    let (mut longest, mut run, mut last) = (0, 0, None);
    for year in years {
        run = if last == Some(year - 1) { run + 1 } else { 1 };
        longest = longest.max(run);
        last = Some(*year);
    }
    longest
}

fn same_achievements(
    dossier: &Dossier,
    others: &[PastDossier],
    day: NaiveDate,
    found: &mut Vec<AwardWarning>,
) {
    let Some(rule) = rules().same_achievement.as_ref().filter(|rule| rule.valid_from <= day) else { return };
    let mut warn = |sentence: String, other| {
        let source = rule.source.clone();
        found.push(AwardWarning { kind: WarningKind::SameAchievement, sentence, source, other });
    };
    for row in &dossier.achievements {
        for award in &dossier.past_awards {
            if alike(&row.content, &award.reason, rule.words_in_common) {
                let year = award.year.map(|year| format!(" năm {year}")).unwrap_or_default();
                warn(
                    format!(
                        "“{}” đã được tặng “{}”{year}. Cần xem có phải cùng một thành tích.",
                        row.content.trim(),
                        award.form.trim()
                    ),
                    None,
                );
            }
        }
        for other in others.iter().filter(|other| other.was_rewarded()) {
            let again = other.achievements.iter().any(|earlier| {
                alike(&row.content, &earlier.content, rule.words_in_common)
                    && (row.year == earlier.year || row.year.is_none() || earlier.year.is_none())
            });
            if again {
                warn(
                    format!(
                        "“{}” đã nằm trong hồ sơ được khen thưởng năm {} ({}). Cần xem có phải cùng một thành tích.",
                        row.content.trim(),
                        other.year,
                        other.proposed.trim()
                    ),
                    Some(other.id),
                );
            }
        }
    }
}

/// Whether so many percent of the shorter text's words stand in the other.
fn alike(one: &str, other: &str, percent: u32) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        text::fold(text).split(' ').filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    // Two or three words agree by chance.
    if short.len() < 4 {
        return !short.is_empty() && one == other;
    }
    let common = short.iter().filter(|word| long.contains(*word)).count();
    common * 100 >= short.len() * percent as usize
}

fn places(dossier: &Dossier, others: &[PastDossier], forms: &[Entry], found: &mut Vec<AwardWarning>) {
    for other in others.iter().filter(|other| other.year == dossier.year) {
        let (kind, sentence) = if other.is_running() {
            let sentence = format!(
                "Còn một hồ sơ khác năm {} trong kế hoạch “{}” ({}). Một thành tích chỉ nên đề nghị ở một nơi.",
                other.year,
                other.plan,
                other.state.label().to_lowercase()
            );
            (WarningKind::TwoPlaces, sentence)
        } else if other.was_rewarded() && means(&other.proposed, &dossier.proposed, forms) {
            let sentence = format!(
                "Năm {} đã được tặng “{}” theo kế hoạch “{}”.",
                other.year,
                other.proposed.trim(),
                other.plan
            );
            (WarningKind::SameYear, sentence)
        } else {
            continue;
        };
        let source = rules().same_achievement.as_ref().map(|rule| rule.source.clone()).unwrap_or_default();
        found.push(AwardWarning { kind, sentence, source, other: Some(other.id) });
    }
}

#[cfg(test)]
mod tests;
