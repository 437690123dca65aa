//! What a new plan begins with: templates for each kind of office, as data.

use super::Command;
use super::basis::{self, Basis, Standing};
use super::calendar;
use super::criteria::{CriteriaSet, Criterion, Measure};
use super::ids::{BasisId, CriteriaSetId, ObligationId, PlanId, SectionId};
use super::obligation::{Due, Duty, Obligation};
use super::office::{Office, OfficeKind};
use super::plan::{Content, Marking, Plan, Recipient, Section};
use super::points::Points;
use super::subject::SubjectKind;
use crate::text;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use toml::Value;

const SHIPPED: [&str; 3] = [
    include_str!("../../assets/templates/union.toml"),
    include_str!("../../assets/templates/front.toml"),
    include_str!("../../assets/templates/committee.toml"),
];

/// A template that comes with the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Its key, the same for ever.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// What it is for, in a sentence.
    pub note: String,
    /// The kind of office it was written for.
    pub kind: OfficeKind,
    /// Where its parts come from.
    pub source: String,
    words: &'static str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    key: String,
    name: String,
    note: String,
    kind: OfficeKind,
    source: String,
    plan_name: String,
    subject: String,
    bases: Vec<BasisId>,
    recipients: Vec<(String, String)>,
    sections: Vec<(usize, Marking, Holds, String)>,
    obligations: BTreeMap<String, Duty>,
    sets: Vec<Set>,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "snake_case")]
enum Holds {
    Head,
    Text,
    Duty,
    Set,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    key: String,
    #[serde(default)]
    kind: Option<SubjectKind>,
    name: String,
    criteria: Vec<(String, String, Counts)>,
}

/// Points, or a condition.
#[derive(Deserialize)]
#[serde(untagged)]
enum Counts {
    Points(i64),
    Word(Gate),
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Gate {
    Gate,
    OptionalGate,
}

/// The steps in which councils score what a template asks for.
const STEP: Points = Points::hundredths(50);

/// The templates, in the order of the kinds of office.
#[must_use]
pub fn all() -> &'static [Template] {
    static ALL: LazyLock<Vec<Template>> = LazyLock::new(|| {
        let read = |words: &'static str| {
            let file = read(words, None, 2000)?;
            let File { key, name, note, kind, source, .. } = file;
            Some(Template { key, name, note, kind, source, words })
        };
        SHIPPED.into_iter().filter_map(read).collect()
    });
    &ALL
}

/// The templates with those for a kind of office first.
#[must_use]
pub fn offered(kind: Option<OfficeKind>) -> Vec<&'static Template> {
    let mut offered: Vec<&Template> = all().iter().collect();
    offered.sort_by_key(|template| Some(template.kind) != kind);
    offered
}

/// The file with its fields filled; only values are filled, so that a name with a quotation mark harms nothing.
fn read(words: &str, office: Option<&Office>, year: i32) -> Option<File> {
    let mut value: Value = toml::from_str(&words.replace("{năm}", &year.to_string())).ok()?;
    let mut word = |key: &str| {
        let word = value.as_table_mut().and_then(|table| table.remove(key));
        word.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    // What they are called while they are not known.
    let (mut own, mut superior) = (word("office"), word("superior"));
    if let Some(office) = office {
        let names = [office.short_name.trim(), office.name.trim()];
        if let Some(name) = names.into_iter().find(|name| !name.is_empty()) {
            name.clone_into(&mut own);
        }
        if let Some(name) = superior_of(office) {
            superior = name;
        }
    }
    fill(&mut value, &own, &superior);
    value.try_into().ok()
}

/// The body above, where the letterhead names one in ordinary letters that is not the office itself: "HỘI LHPN TỈNH …"
/// over "BAN THƯỜNG VỤ" is the same office.
fn superior_of(office: &Office) -> Option<String> {
    let name = office.superior.trim();
    let small = name.chars().any(char::is_lowercase);
    let own = text::fold(&office.name).contains(&text::fold(name));
    (small && !own).then(|| name.to_owned())
}

fn fill(value: &mut Value, office: &str, superior: &str) {
    match value {
        Value::String(words) => {
            *words = words.replace("{cơ quan}", office).replace("{cấp trên}", superior);
        }
        Value::Array(all) => all.iter_mut().for_each(|one| fill(one, office, superior)),
        Value::Table(all) => all.iter_mut().for_each(|(_, one)| fill(one, office, superior)),
        _ => {}
    }
}

/// The draft of a new plan for a year as one deed, and which plan it is. `fresh` gives identifiers. Bases are those
/// of the register that hold when the year begins; a due day on which offices are closed is moved to the working day
/// before it.
#[must_use]
pub fn plan(
    template: &Template,
    office: Option<&Office>,
    year: i32,
    fresh: &mut dyn FnMut() -> i64,
) -> (PlanId, Command) {
    let id = PlanId(fresh());
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let (from, to) = (day(1, 1), day(12, 31));
    let mut plan = Plan::draft(id, template.name.clone(), from, to);
    let mut commands = Vec::new();
    if let Some(file) = read(template.words, office, year) {
        file.plan_name.clone_into(&mut plan.name);
        file.subject.clone_into(&mut plan.subject);
        plan.bases = in_force(&file.bases, from).into_iter().map(Basis::cited).collect();
        let recipients = file.recipients.iter().cloned();
        plan.recipients = recipients.map(|(name, note)| Recipient { name, note }).collect();
        commands = inside(file, id, fresh);
    }
    if let Some(office) = office {
        office.archive.clone_into(&mut plan.archive);
        plan.signature = office.signatures.first().cloned();
    }
    let title = format!("Lập kế hoạch {} từ mẫu", plan.name);
    commands.insert(0, Command::SavePlan { plan });
    (id, Command::Batch { title, commands })
}

/// The entries that hold on a day; one that has ended gives way to what replaces it, if that holds.
fn in_force(ids: &[BasisId], on: NaiveDate) -> Vec<&'static Basis> {
    let register = basis::shipped();
    let entry = |id: BasisId| register.iter().find(|one| one.id == id);
    let holding = |id: &BasisId| {
        let found = entry(*id)?;
        let found = match found.standing(on, register) {
            Standing::Ended { successor, .. } => entry(successor?)?,
            _ => found,
        };
        (found.standing(on, register) == Standing::InForce).then_some(found)
    };
    ids.iter().filter_map(holding).collect()
}

/// Criteria, obligations and sections: what is printed from before what prints it.
fn inside(file: File, plan: PlanId, fresh: &mut dyn FnMut() -> i64) -> Vec<Command> {
    let mut commands = Vec::new();
    let mut sets: BTreeMap<String, CriteriaSetId> = BTreeMap::new();
    for set in file.sets {
        let id = CriteriaSetId(fresh());
        sets.insert(set.key, id);
        let criteria = set.criteria.into_iter();
        let criteria = criteria
            .map(|(code, title, counts)| Criterion::new(fresh().into(), code, title, measure(&counts)))
            .collect();
        let set = CriteriaSet { criteria, ..CriteriaSet::new(id, plan, set.kind, set.name) };
        commands.push(Command::SaveCriteriaSet { set });
    }
    let mut duties: BTreeMap<String, ObligationId> = BTreeMap::new();
    for (key, duty) in file.obligations {
        let id = ObligationId(fresh());
        duties.insert(key, id);
        let obligation = Obligation { id, plan, duty: on_working_days(duty), wording: String::new() };
        commands.push(Command::SaveObligation { obligation });
    }
    let mut above: Vec<SectionId> = Vec::new();
    let mut places: BTreeMap<Option<SectionId>, i32> = BTreeMap::new();
    for (depth, marking, holds, words) in file.sections {
        let content = match holds {
            Holds::Head => Some(Content::Heading { text: words }),
            Holds::Text => Some(Content::text(words)),
            Holds::Duty => duties.get(&words).map(|id| Content::Obligation { obligation: *id }),
            Holds::Set => sets.get(&words).map(|id| Content::Criteria { set: *id }),
        };
        let Some(content) = content else { continue };
        above.truncate(depth);
        let parent = above.last().copied();
        let place = places.entry(parent).or_default();
        let position = *place;
        *place += 1;
        let id = SectionId(fresh());
        above.push(id);
        commands
            .push(Command::SaveSection { section: Section { id, plan, parent, position, marking, content } });
    }
    commands
}

fn measure(counts: &Counts) -> Measure {
    match counts {
        Counts::Points(max) => Measure::Points { max: Points::whole(*max), step: STEP },
        Counts::Word(Gate::Gate) => Measure::Gate { optional: false },
        Counts::Word(Gate::OptionalGate) => Measure::Gate { optional: true },
    }
}

fn on_working_days(duty: Duty) -> Duty {
    match duty.due() {
        Some(Due::On(day)) if day.weekday() == Weekday::Sat || calendar::closed(day).is_some() => {
            duty.due_by(Some(Due::On(calendar::working_day_before(day))))
        }
        _ => duty,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(template: &Template, year: i32) -> Vec<Command> {
        let mut next = 0;
        let mut fresh = || {
            next += 1;
            next
        };
        match plan(template, None, year, &mut fresh).1 {
            Command::Batch { commands, .. } => commands,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_template_is_read_and_loses_no_section() {
        assert_eq!(all().len(), OfficeKind::ALL.len());
        for (template, words) in all().iter().zip(SHIPPED) {
            let file = read(words, None, 2026).unwrap();
            let commands = made(template, 2026);
            let count = |wanted: fn(&Command) -> bool| commands.iter().filter(|it| wanted(it)).count();
            let sections = count(|it| matches!(it, Command::SaveSection { .. }));
            assert_eq!(sections, file.sections.len(), "{}", template.key);
            // Each obligation and each set is printed somewhere.
            let named: Vec<&str> = file.sections.iter().map(|section| section.3.as_str()).collect();
            assert!(file.obligations.keys().all(|key| named.contains(&key.as_str())), "{}", template.key);
            assert!(file.sets.iter().all(|set| named.contains(&set.key.as_str())), "{}", template.key);
            assert!(!words.contains("{năm sau}") && !template.note.is_empty() && !template.source.is_empty());
        }
    }

    #[test]
    fn each_kind_of_subject_can_reach_a_hundred_points() {
        for template in all() {
            let sets: Vec<CriteriaSet> = made(template, 2026)
                .into_iter()
                .filter_map(|command| match command {
                    Command::SaveCriteriaSet { set } => Some(set),
                    _ => None,
                })
                .collect();
            for kind in SubjectKind::ALL {
                let of = sets.iter().filter(|set| set.kind.is_none_or(|of| of == kind));
                let full: Points = of.map(CriteriaSet::full_marks).sum();
                assert_eq!(full, Points::whole(100), "{} {kind:?}", template.key);
            }
        }
    }

    #[test]
    fn no_due_day_is_a_day_off_in_any_year() {
        for template in all() {
            for year in 2024..2045 {
                let days = made(template, year).into_iter().filter_map(|command| match command {
                    Command::SaveObligation { obligation } => match obligation.duty.due() {
                        Some(Due::On(day)) => Some(day),
                        _ => None,
                    },
                    _ => None,
                });
                for day in days {
                    assert!(day.year() == year && calendar::closed(day).is_none(), "{day}");
                    assert!(day.weekday() != Weekday::Sat, "{day}");
                }
            }
        }
    }

    #[test]
    fn the_office_and_the_bases_of_the_year_are_named() {
        let office = Office {
            kind: OfficeKind::FatherlandFront,
            superior: "Ủy ban MTTQ Việt Nam tỉnh Cao Sơn".into(),
            issuer: "Ban Thường trực".into(),
            name: "Ban Thường trực Ủy ban MTTQ Việt Nam xã “Tân An”".into(),
            short_name: "Ủy ban MTTQ Việt Nam xã “Tân An”".into(),
            place: "Tân An".into(),
            symbol: String::new(),
            profile: "front".into(),
            signatures: Vec::new(),
            archive: "VT".into(),
            papers: Default::default(),
        };
        let template = offered(Some(office.kind))[0];
        assert_eq!(template.key, "front");
        let bases = |year| {
            let mut next = 0;
            let (_, command) = plan(template, Some(&office), year, &mut || {
                next += 1;
                next
            });
            let Command::Batch { commands, .. } = command else { panic!() };
            let Command::SavePlan { plan } = &commands[0] else { panic!() };
            let words = serde_json::to_string(&commands).unwrap();
            assert!(words.contains("xã “Tân An”") && words.contains("tỉnh Cao Sơn"));
            assert!(!words.contains("{c"), "{words}");
            plan.bases.iter().map(|basis| basis.number.clone()).collect::<Vec<_>>()
        };
        assert_eq!(bases(2026), ["06/2022/QH15", "152/2025/NĐ-CP"]);
        assert_eq!(bases(2025), ["06/2022/QH15", "98/2023/NĐ-CP"], "what held then");
        assert_eq!(bases(2028), ["06/2022/QH15"], "nothing that ended, with nothing known in its place");
    }
}
