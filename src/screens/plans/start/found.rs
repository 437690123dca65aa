//! What was found in the text of a paper, before anything is stored.

use super::super::super::Desk;
use super::super::super::typed::DateText;
use crate::domain::Command;
use crate::domain::ids::{PlanId, SectionId};
use crate::domain::intake::{Intake, Proposed, propose_all};
use crate::domain::plan::{Content, Marking, Plan, PlanText, Section};
use crate::domain::unit::Unit;
use crate::text::date::short_date;
use crate::text::{clean, fold};
use crate::ui::grid;
use chrono::{Datelike, NaiveDate};
use iced::Task;
use std::sync::Arc;

/// What was found.
#[derive(Debug)]
pub struct Found {
    pub(super) name: String,
    /// What was read.
    pub intake: Intake,
    /// The parts around the text: what it is, and its words.
    pub(super) facts: Vec<(&'static str, String)>,
    /// What will be proposed as an obligation: its kind, and the words it was read from.
    pub(super) proposals: Vec<(&'static str, String)>,
    /// The sections: depth, mark and words on one line.
    pub(super) rows: Vec<Row>,
}

/// A section as the list shows it.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) depth: usize,
    pub(super) printed: String,
    pub(super) words: String,
    pub(super) heading: bool,
}

/// Letters of a section that the list shows; the line itself is cut to its room.
const MOST: usize = 240;

impl Found {
    pub(super) fn of(name: String, intake: Intake, units: &[Unit]) -> Self {
        let rows = intake
            .sections
            .iter()
            .map(|one| Row {
                depth: one.depth,
                printed: one.printed.clone(),
                words: match &one.content {
                    Content::Table { table } => {
                        format!("Bảng {} cột, {} dòng", table.columns.len(), table.rows.len())
                    }
                    other => other.words().replace('\n', " ").chars().take(MOST).collect(),
                },
                heading: matches!(one.content, Content::Heading { .. } | Content::Appendix { .. }),
            })
            .collect();
        Self { name, facts: facts(&intake), proposals: proposals(&intake, units), rows, intake }
    }

    /// What will be proposed as an obligation: its kind, and the words it was read from.
    #[must_use]
    pub fn proposals(&self) -> &[(&'static str, String)] {
        &self.proposals
    }

    /// Whether the letterhead is another office's.
    fn is_foreign(&self, desk: &Desk) -> bool {
        let issuer = fold(&self.issuer());
        let Some(office) = desk.office.as_ref().filter(|_| !issuer.trim().is_empty()) else { return false };
        let own = [&office.issuer, &office.name, &office.short_name, &office.superior];
        let own: Vec<String> = own.iter().map(|name| fold(name)).filter(|name| !name.is_empty()).collect();
        own.iter().all(|name| !name.contains(issuer.trim()) && !issuer.contains(name.as_str()))
    }

    /// The issuing body as the letterhead names it.
    fn issuer(&self) -> String {
        let head = &self.intake.head;
        let both = [head.superior.trim(), head.issuer.trim()];
        both.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ")
    }
}

/// What will be proposed once the plan is made; identifiers are of no matter here.
fn proposals(intake: &Intake, units: &[Unit]) -> Vec<(&'static str, String)> {
    let day = NaiveDate::default();
    let plan = intake.plan(&Plan::draft(PlanId(0), "", day, day));
    let mut next = 0;
    let mut fresh = || {
        next += 1;
        next
    };
    let sections = intake.sections(&plan, &mut fresh);
    let text = PlanText { plan, sections, obligations: Vec::new(), sets: Vec::new() };
    let words = |one: &Proposed| {
        let section = text.sections.iter().find(|section| section.id == one.section)?;
        let words = section.content.words();
        words.get(one.proposal.evidence.clone()).map(|words| words.trim().to_owned())
    };
    let found = propose_all(&text, units);
    found.iter().map(|one| (one.proposal.duty.label(), words(one).unwrap_or_default())).collect()
}

fn facts(intake: &Intake) -> Vec<(&'static str, String)> {
    let head = &intake.head;
    let number = match (head.number.is_empty(), head.symbol.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!("(để trống)/{}", head.symbol),
        (false, true) => head.number.clone(),
        (false, false) => format!("{}/{}", head.number, head.symbol),
    };
    let signature = head.signature.as_ref().map_or_else(String::new, |one| {
        let lines = one.lines.join(" / ");
        if one.name.is_empty() { lines } else { format!("{lines} – {}", one.name) }
    });
    let bases: Vec<String> = head.bases.iter().map(|one| one.in_sentence()).collect();
    let recipients: Vec<&str> = head.recipients.iter().map(|one| one.name.as_str()).collect();
    let all = [
        ("Cơ quan ban hành", [head.superior.as_str(), head.issuer.as_str()].join("\n").trim().to_owned()),
        ("Số, ký hiệu", number),
        ("Ngày", head.date.map(short_date).unwrap_or_default()),
        ("Trích yếu", head.subject.clone()),
        ("Thực hiện", head.carries_out.as_ref().map(|one| one.in_sentence()).unwrap_or_default()),
        ("Căn cứ", bases.join("\n")),
        ("Đoạn mở đầu", head.opening.clone()),
        ("Đoạn kết", head.closing.clone()),
        ("Nơi nhận", recipients.join("; ")),
        ("Lưu", head.archive.clone()),
        ("Chữ ký", signature),
    ];
    all.into_iter().filter(|(_, words)| !words.trim().is_empty()).collect()
}

/// What the user still says about it.
#[derive(Debug)]
pub struct FoundForm {
    pub(super) found: Arc<Found>,
    pub(super) grid: grid::State,
    pub(super) name: String,
    pub(super) from: DateText,
    pub(super) to: DateText,
    pub(super) superior: bool,
    pub(super) issuer: String,
    pub(super) keep_left: bool,
    pub(super) told: bool,
}

/// What happened in the form.
#[derive(Debug, Clone)]
pub enum Message {
    /// The name was typed.
    NameTyped(String),
    /// The first day was typed.
    FromTyped(String),
    /// The last day was typed.
    ToTyped(String),
    /// Whether it is a superior's plan.
    SuperiorTicked(bool),
    /// The body that issued it was typed.
    IssuerTyped(String),
    /// Whether what could not be placed is kept at the end of the text.
    LeftKept(bool),
}

impl FoundForm {
    pub(super) fn of(found: Arc<Found>, desk: &Desk) -> Self {
        let year = desk.today.year();
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(desk.today);
        let plan = found.intake.plan(&Plan::draft(PlanId(0), "", day(1, 1), day(12, 31)));
        Self {
            name: plan.name,
            from: DateText::of(Some(plan.from)),
            to: DateText::of(Some(plan.to)),
            superior: found.is_foreign(desk),
            issuer: found.issuer(),
            keep_left: true,
            told: false,
            grid: grid::State::compact(),
            found,
        }
    }

    /// What was found.
    #[must_use]
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// Whether it is to be entered as a superior's plan.
    #[must_use]
    pub fn is_superior(&self) -> bool {
        self.superior
    }

    pub(super) fn take(&mut self, message: Message) {
        self.told = false;
        match message {
            Message::NameTyped(name) => self.name = name,
            Message::FromTyped(day) => self.from.typed(day),
            Message::ToTyped(day) => self.to.typed(day),
            Message::SuperiorTicked(on) => self.superior = on,
            Message::IssuerTyped(issuer) => self.issuer = issuer,
            Message::LeftKept(on) => self.keep_left = on,
        }
    }

    pub(super) fn scrolled<M: Send + 'static>(&mut self, event: grid::Event) -> Task<M> {
        self.grid.update(event, self.found.rows.len())
    }

    pub(super) fn left(&mut self, desk: &Desk) {
        self.from.left(desk.today);
        self.to.left(desk.today);
    }

    pub(super) fn name_missing(&self) -> bool {
        self.told && self.name.trim().is_empty()
    }

    pub(super) fn issuer_missing(&self) -> bool {
        self.told && self.superior && self.issuer.trim().is_empty()
    }

    pub(super) fn period_wrong(&self, today: NaiveDate) -> Option<&'static str> {
        let (from, to) = (self.from.value(today)??, self.to.value(today)??);
        (to < from).then_some("Ngày kết thúc phải sau ngày bắt đầu.")
    }

    /// The plan as one deed: what was read, named and dated as the user says.
    pub(super) fn made(&mut self, desk: &Desk) -> Option<(PlanId, Command)> {
        self.told = true;
        self.left(desk);
        let from = self.from.value(desk.today)??;
        let to = self.to.value(desk.today)??;
        let (name, issuer) = (clean(&self.name), clean(&self.issuer));
        if name.is_empty() || to < from || (self.superior && issuer.is_empty()) {
            return None;
        }
        let id: PlanId = desk.fresh();
        let mut into = Plan::draft(id, name.clone(), from, to);
        if self.superior {
            into.origin.issuer = issuer;
        }
        let mut plan = self.found.intake.plan(&into);
        (plan.name, plan.from, plan.to) = (name, from, to);
        if let Some(office) = desk.office.as_ref().filter(|_| !self.superior) {
            if plan.archive.is_empty() {
                plan.archive.clone_from(&office.archive);
            }
            if plan.signature.is_none() {
                plan.signature = office.signatures.first().cloned();
            }
        }
        let mut sections = self.found.intake.sections(&plan, &mut || desk.fresh());
        if self.keep_left {
            sections.extend(self.rest(id, &sections, desk));
        }
        let title = format!("Nhập văn bản kế hoạch {}", plan.name);
        let mut commands = vec![Command::SavePlan { plan }];
        commands.extend(sections.into_iter().map(|section| Command::SaveSection { section }));
        Some((id, Command::Batch { title, commands }))
    }

    /// What could not be placed, as plain paragraphs behind the text.
    fn rest(&self, plan: PlanId, sections: &[Section], desk: &Desk) -> Vec<Section> {
        let first = sections.iter().filter(|one| one.parent.is_none()).count();
        let place = |at: usize| i32::try_from(first + at).unwrap_or(i32::MAX);
        let left = self.found.intake.left.iter().enumerate();
        left.map(|(at, words)| Section {
            id: desk.fresh::<SectionId>(),
            plan,
            parent: None,
            position: place(at),
            marking: Marking::Plain,
            content: Content::text(words.clone()),
        })
        .collect()
    }
}
