//! The plan (kế hoạch): head, bases, opening, the tree of sections, closing, foot.

use super::draft::{Draft, Form, Spot, para, prepared};
use super::foot::{Recipients, foot};
use super::letterhead::{Register, letterhead};
use super::parts::{bare_end, bases};
use super::profile::Profile;
use super::title::title;
use crate::domain::criteria::{CriteriaSet, Criterion, Measure};
use crate::domain::ids::UnitId;
use crate::domain::obligation::{Obligation, sentence};
use crate::domain::office::{Office, Signature};
use crate::domain::plan::{Content, Marking, Numbered, Plan, Section, numbered};
use crate::paper::{Anchor, Block, Document, Label, Meta, Para, Run, RunKind, Section as Part, Style};
use chrono::{Datelike, NaiveDateTime};

/// Everything a printed plan is written from.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanPaper {
    /// The issuing office.
    pub office: Office,
    /// The plan's head.
    pub plan: Plan,
    /// Its sections, in any order.
    pub sections: Vec<Section>,
    /// Its obligations.
    pub obligations: Vec<Obligation>,
    /// Its criteria sets.
    pub criteria: Vec<CriteriaSet>,
    /// Names of the units that obligations mention.
    pub units: Vec<(UnitId, String)>,
    /// When the paper is made, for the file's properties.
    pub made: Option<NaiveDateTime>,
}

/// Writes the plan as the profile wants it.
#[must_use]
pub fn plan_paper(paper: &PlanPaper, profile: &Profile) -> Form {
    let mut draft = Draft::new(profile);
    let (office, plan) = (&paper.office, &paper.plan);
    let kind = &profile.kinds.plan;
    let register = register(plan);

    let mut blocks = letterhead(&mut draft, office, &register, Some(kind));
    blocks.extend(title(&mut draft, kind, &plan.subject));
    blocks.extend(bases(&draft, &plan.bases, "."));
    let opening = opening(&draft, office, plan);
    blocks.push(para(draft.running(vec![Run::plain(opening)])));
    for item in numbered(&paper.sections) {
        blocks.extend(section(&mut draft, paper, &item));
    }
    let closing = closing(&draft, office, plan);
    blocks.push(para(Para { keep_next: true, ..draft.running(vec![Run::plain(closing)]) }));
    blocks.push(foot(&mut draft, Some(&recipients(office, plan)), &signature(office, plan)));

    let meta = Meta {
        title: format!("{} {}", kind.in_text, subject_in_text(plan)),
        author: office.name.clone(),
        subject: one_line(&plan.subject),
        keywords: vec![plan.name.clone()],
        created: paper.made,
    };
    let document = Document { meta, sections: vec![Part::new(profile.portrait(), blocks)] };
    Form { document, findings: draft.findings }
}

fn register(plan: &Plan) -> Register {
    Register { number: plan.number.clone(), date: plan.issued_on, year: Some(plan.from.year()) }
}

fn opening(draft: &Draft<'_>, office: &Office, plan: &Plan) -> String {
    if !plan.opening.trim().is_empty() {
        return prepared(plan.opening.trim());
    }
    let superior = plan.carries_out.as_ref().map(|basis| basis.in_sentence()).filter(|text| !text.is_empty());
    let phrases = &draft.profile.plan;
    let words = match superior {
        Some(superior) => phrases.opening_with_superior.replace("{superior}", &superior),
        None => phrases.opening.clone(),
    };
    prepared(&fill(&words, office, plan))
}

fn closing(draft: &Draft<'_>, office: &Office, plan: &Plan) -> String {
    let own = bare_end(&plan.closing);
    let words = if own.is_empty() {
        bare_end(&fill(&draft.profile.plan.closing, office, plan)).to_owned()
    } else {
        own.to_owned()
    };
    format!("{}{}", prepared(&words), draft.profile.body.end_mark)
}

fn fill(words: &str, office: &Office, plan: &Plan) -> String {
    // A subject not given yet must not leave two spaces behind.
    one_line(&words.replace("{office}", office.name.trim()).replace("{subject}", &subject_in_text(plan)))
}

/// The subject inside a sentence: on one line, beginning in lower case unless it begins with an abbreviation.
fn subject_in_text(plan: &Plan) -> String {
    let line = one_line(&plan.subject);
    let mut letters = line.chars();
    match (letters.next(), letters.next()) {
        (Some(first), second) if second.is_none_or(|c| !c.is_uppercase()) => {
            first.to_lowercase().chain(line.chars().skip(1)).collect()
        }
        _ => line,
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn section(draft: &mut Draft<'_>, paper: &PlanPaper, item: &Numbered<'_>) -> Vec<Block> {
    let marking = item.section.marking;
    let spot = Spot::Section(item.section.id);
    let name = || match item.label.as_str() {
        "" | "-" | "+" => "nội dung của đoạn".to_owned(),
        label => format!("nội dung mục {label}"),
    };
    let paras = match &item.section.content {
        Content::Heading { text } => vec![heading(draft, item, text, &name())],
        Content::Text { runs } => {
            let words: String = runs.iter().map(|run| run.text.as_str()).collect();
            let runs = if words.trim().is_empty() {
                vec![draft.need("", &name(), spot, Style::REGULAR)]
            } else {
                let style = |run: &crate::domain::plan::TextRun| Style {
                    bold: run.bold,
                    italic: run.italic,
                    underline: false,
                };
                runs.iter().map(|run| Run::styled(prepared(&run.text), style(run))).collect()
            };
            vec![marked(draft, &item.label, Style::REGULAR, runs)]
        }
        Content::Obligation { obligation } => {
            let duty = paper.obligations.iter().find(|o| o.id == *obligation).map(|o| &o.duty);
            let words = duty.map(|duty| sentence(duty, |unit| unit_name(paper, unit))).unwrap_or_default();
            let run = draft.need(&words, "nội dung chỉ tiêu", spot, Style::REGULAR);
            let end = if run.kind == RunKind::Missing { "" } else { "." };
            vec![marked(draft, &item.label, Style::REGULAR, vec![run, Run::plain(end)])]
        }
        Content::Table { .. } | Content::Appendix { .. } => Vec::new(),
        Content::Criteria { set } => {
            let set = paper.criteria.iter().find(|s| s.id == *set);
            criteria(draft, item, set, marking)
        }
    };
    let anchor = u64::try_from(item.section.id.0).ok().map(Anchor);
    paras.into_iter().map(|p| para(Para { anchor, ..p })).collect()
}

fn unit_name(paper: &PlanPaper, unit: UnitId) -> String {
    paper.units.iter().find(|(id, _)| *id == unit).map(|(_, name)| name.clone()).unwrap_or_default()
}

fn heading(draft: &mut Draft<'_>, item: &Numbered<'_>, text: &str, name: &str) -> Para {
    let look = draft.profile.headings.of(item.section.marking);
    let style = if look.bold { Style::BOLD } else { Style::REGULAR };
    let words = if look.capitals { text.to_uppercase() } else { text.to_owned() };
    let run = draft.need(&words, name, Spot::Section(item.section.id), style);
    let depth = u8::try_from(item.depth).unwrap_or(u8::MAX);
    Para { keep_next: true, outline: Some(depth), ..marked(draft, &item.label, style, vec![run]) }
}

/// A paragraph behind its mark; one without a mark is plain running text.
fn marked(draft: &Draft<'_>, label: &str, style: Style, runs: Vec<Run>) -> Para {
    let para = draft.running(runs);
    if label.is_empty() {
        return para;
    }
    let words = draft.profile.headings.label(label);
    let label = Label { run: Run::styled(words, style), tab: para.first_indent };
    Para { label: Some(label), ..para }
}

/// The criteria of a set, one item each. Under a numbered marking the set's name stands above them.
fn criteria(
    draft: &mut Draft<'_>,
    item: &Numbered<'_>,
    set: Option<&CriteriaSet>,
    marking: Marking,
) -> Vec<Para> {
    let spot = Spot::Section(item.section.id);
    let mut paras = Vec::new();
    let name = set.map(|s| s.name.clone()).unwrap_or_default();
    let titled = !matches!(marking, Marking::Dash | Marking::Plus | Marking::Plain);
    if titled {
        paras.push(heading(draft, item, &name, "tên bộ tiêu chí"));
    }
    let given = set.map(|s| s.criteria.as_slice()).unwrap_or_default();
    let mark = if marking == Marking::Plus { "+" } else { "-" };
    if given.is_empty() {
        let what = if name.is_empty() {
            "bộ tiêu chí".to_owned()
        } else {
            format!("tiêu chí của “{name}”")
        };
        let run = draft.need("", &what, spot, Style::REGULAR);
        paras.push(marked(draft, mark, Style::REGULAR, vec![run]));
    }
    let last = given.len().saturating_sub(1);
    for (i, criterion) in given.iter().enumerate() {
        let end = if i == last { "." } else { ";" };
        let words = format!("{}{}{end}", bare_end(&criterion.title), remark(draft.profile, criterion));
        paras.push(marked(draft, mark, Style::REGULAR, vec![Run::plain(prepared(&words))]));
    }
    paras
}

/// What a criterion does to the result, as the plan announces it.
pub(super) fn remark(profile: &Profile, criterion: &Criterion) -> String {
    let phrases = &profile.plan;
    let with = |phrase: &str, max: crate::domain::Points| phrase.replace("{max}", &max.to_string());
    match &criterion.measure {
        Measure::Gate { optional: true } => {
            // Titles taken from older plans say it already.
            let said = crate::text::fold(&criterion.title).contains("neu co");
            if said { String::new() } else { phrases.optional_gate.clone() }
        }
        Measure::Gate { optional: false } => phrases.gate.clone(),
        Measure::Points { max, .. } => with(&phrases.points, *max),
        Measure::Bonus { max } => with(&phrases.bonus, *max),
        Measure::Deduction { max } => with(&phrases.deduction, *max),
        Measure::Reference => phrases.reference.clone(),
    }
}

fn recipients(office: &Office, plan: &Plan) -> Recipients {
    let line = |r: &crate::domain::plan::Recipient| match r.note.trim().trim_matches(['(', ')']) {
        "" => r.name.clone(),
        note => format!("{} ({note})", r.name.trim()),
    };
    let archive = if plan.archive.trim().is_empty() { &office.archive } else { &plan.archive };
    Recipients { lines: plan.recipients.iter().map(line).collect(), archive: archive.clone() }
}

/// The plan's own signature, or the office's first.
pub(super) fn signature(office: &Office, plan: &Plan) -> Signature {
    plan.signature.clone().or_else(|| office.signatures.first().cloned()).unwrap_or_default()
}

/// "Kế hoạch số 53/KH-BTV ngày 28/7/2017 của … về …", as other papers quote it; number and day only once given.
pub(super) fn in_sentence(office: &Office, plan: &Plan, profile: &Profile) -> String {
    let kind = &profile.kinds.plan;
    let mut words = kind.in_text.clone();
    if let (Some(number), Some(day)) = (plan.number.as_deref().map(str::trim), plan.issued_on)
        && !number.is_empty()
    {
        let symbol = profile.symbol_of(kind, &office.symbol);
        let day = crate::text::date::plain_date(day);
        words = format!("{words} số {}{symbol} ngày {day}", profile.number(number));
    }
    let about = subject_in_text(plan);
    format!("{words} của {} {about}", office.name.trim()).trim().to_owned()
}
