//! Reports of six months, a year, an interim (sơ kết) or the whole period (tổng kết): the office's words around
//! figures and tables from the data at the stated day, and an appendix by unit.

mod appendix;
mod charts;
mod counts;
mod follow;
mod tables;

use super::context::{Context, Fields};
use super::draft::{Draft, Form, Spot, para};
use super::foot::foot;
use super::letterhead::letterhead;
use super::parts::{addressees, bases, free_text};
use super::shared::{closing, finish, recipients, register};
use super::title::title;
use crate::domain::figures::CaseFigures;
use crate::domain::papers::ReportSpan;
use crate::paper::{Block, Para, Run, RunKind, Style, Table};
use crate::text;
pub(super) use counts::Counts;

/// One report being written.
struct Report<'a, 'p> {
    context: &'a Context<'a>,
    draft: Draft<'p>,
    fields: Fields,
    counts: &'a Counts,
    /// Number of the table written last.
    table: u32,
    /// Number of the chart drawn last.
    chart: u32,
}

pub(super) fn write(context: &Context<'_>) -> Form {
    let counts = Counts::of(context.case, context.paper);
    let kind = &context.profile.kinds.report;
    let mut fields = counts.fields(context);
    fields.extend(context.fields());
    let mut report =
        Report { context, draft: Draft::new(context.profile), fields, counts: &counts, table: 0, chart: 0 };
    let about = report.subject();
    let office = &context.case.office;
    let mut blocks = letterhead(&mut report.draft, office, &register(context), Some(kind));
    blocks.extend(title(&mut report.draft, kind, &about));
    let superior = !context.paper.addressees.is_empty();
    if superior {
        blocks.extend(addressees(&mut report.draft, &context.paper.addressees));
    }
    blocks.extend(bases(&report.draft, &context.paper.bases, ";"));
    blocks.extend(report.part("opening"));
    blocks.extend(report.body());
    let closing = closing(&mut report.draft, context, &report.fields);
    blocks.push(para(Para { keep_next: true, ..report.draft.running(closing) }));
    let recipients = recipients(context, superior);
    blocks.push(foot(&mut report.draft, Some(&recipients), &context.signature()));

    let mut sections = vec![(context.profile.portrait(), blocks)];
    if !counts.all.cases.units.is_empty() {
        sections.push((context.profile.landscape(), report.appendix(kind)));
    }
    finish(report.draft, context, kind, &about, sections)
}

impl Report<'_, '_> {
    fn words(&self, key: &str) -> String {
        self.draft.words(self.context, key)
    }

    fn say(&mut self, key: &str, style: Style) -> Vec<Run> {
        self.draft.say(self.context, key, &self.fields, style)
    }

    /// A part as paragraphs.
    fn part(&mut self, key: &str) -> Vec<Block> {
        let runs = self.say(key, Style::REGULAR);
        free_text(&self.draft, runs)
    }

    fn subject(&mut self) -> String {
        let own = self.context.paper.subject.trim();
        if !own.is_empty() {
            return own.to_owned();
        }
        let key = match self.counts.all.span {
            ReportSpan::HalfYear | ReportSpan::Year => "subject",
            ReportSpan::Interim => "subject_interim",
            ReportSpan::Final => "subject_final",
        };
        let runs = self.say(key, Style::BOLD);
        if runs.iter().any(|run| run.kind == RunKind::Missing) {
            return String::new();
        }
        runs.into_iter().map(|run| run.text).collect()
    }

    /// The numbered parts. A part without words is left out with its heading, unless the report must have it.
    fn body(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut number = 0;
        for key in ["situation", "results", "shortcomings", "lessons", "directions", "proposals"] {
            let content = if key == "results" { self.results() } else { self.told(key) };
            if content.is_empty() {
                continue;
            }
            number += 1;
            let heading = self.words(&format!("{key}_heading")).to_uppercase();
            blocks.extend(self.heading(&text::roman(number), &heading));
            blocks.extend(content);
        }
        blocks
    }

    /// A part that only the office can write.
    fn told(&mut self, key: &str) -> Vec<Block> {
        let summing_up = matches!(self.counts.all.span, ReportSpan::Interim | ReportSpan::Final);
        let needed = self.context.profile.report.needed_in_summing_up.iter().any(|it| it == key);
        if self.words(key).is_empty() && summing_up && needed {
            let label = self.context.profile.phrases.slot(self.context.paper.kind, key);
            let label = label.map(|slot| slot.label.to_lowercase()).unwrap_or_default();
            let run = self.draft.need("", &label, Spot::Paper, Style::REGULAR);
            return vec![para(self.draft.running(vec![run]))];
        }
        self.part(key)
    }

    fn heading(&self, number: &str, words: &str) -> Vec<Block> {
        free_text(&self.draft, vec![Run::plain(format!("{number}. {words}"))])
    }

    /// What the data show, point by point; a point without figures is left out.
    fn results(&mut self) -> Vec<Block> {
        let mut points: Vec<(&str, Vec<Block>)> = Vec::new();
        let mut received = self.part("received");
        let table = tables::kinds(self);
        received.extend(self.captioned("kinds_table", table));
        received.extend(self.states_chart());
        if self.now().quotas.is_empty() {
            received.extend(self.units_chart());
        }
        points.push(("received", received));
        if !self.now().quotas.is_empty() {
            let mut blocks = self.part("quotas");
            let table = tables::quotas(self);
            blocks.extend(self.captioned("quotas_table", table));
            blocks.extend(self.note("percent_note"));
            if !self.counts.all.follow.shares.is_empty() {
                blocks.extend(self.note("shares_note"));
            }
            blocks.extend(self.units_chart());
            points.push(("quotas", blocks));
        }
        points.extend(self.targets().map(|blocks| ("targets", blocks)));
        if self.now().received().total() > 0 {
            let mut blocks = self.part("movements");
            let table = tables::topics(self);
            blocks.extend(self.captioned("movements_table", table));
            points.push(("movements", blocks));
        }
        if !self.now().priorities.is_empty() {
            points.push(("priorities", self.part("priorities")));
        }
        let rounds = self.rounds();
        if !rounds.is_empty() {
            points.push(("rounds", rounds));
        }
        points.extend(self.publicity().map(|blocks| ("publicity", blocks)));
        points.extend(self.tasks().map(|blocks| ("tasks", blocks)));
        points.extend(self.unit_reports().map(|blocks| ("reports", blocks)));
        if self.counts.all.before.is_some() {
            let mut blocks = self.part("compared");
            if let Some(table) = tables::compared(self) {
                blocks.extend(self.captioned("compared_table", table));
                if self.counts.all.before_plan.is_some() {
                    blocks.extend(self.note("compared_note"));
                }
            }
            blocks.extend(self.years_chart());
            points.push(("compared", blocks));
        }
        let effect = self.part("effect");
        if !effect.is_empty() {
            points.push(("effect", effect));
        }
        let mut blocks = Vec::new();
        for (number, (key, content)) in (1..).zip(points) {
            let heading = self.words(&format!("{key}_heading"));
            blocks.extend(self.heading(&number.to_string(), &heading));
            blocks.extend(content);
        }
        blocks
    }

    /// A table under its numbered name.
    fn captioned(&mut self, key: &str, table: Table) -> Vec<Block> {
        self.table += 1;
        let caption = self.caption(key, ("số bảng", self.table));
        vec![caption, Block::Table(table)]
    }

    /// The numbered name of a table or a chart.
    fn caption(&mut self, key: &str, (field, number): (&'static str, u32)) -> Block {
        let mut fields = vec![(field, number.to_string())];
        fields.extend(self.fields.iter().cloned());
        let runs = self.draft.say(self.context, key, &fields, Style::BOLD_ITALIC);
        let size = self.draft.profile.list.size.size();
        let caption = Para {
            keep_next: true,
            before: self.draft.profile.body.gap_pt.pt(),
            ..super::draft::centred(size, self.draft.profile.list.pitch.pitch_of(size), runs)
        };
        para(caption)
    }

    /// A line below a table that says how its figures are to be read.
    fn note(&mut self, key: &str) -> Option<Block> {
        let runs = self.say(key, Style::ITALIC);
        if runs.is_empty() {
            return None;
        }
        let rules = &self.draft.profile.list;
        let size = rules.size.size();
        let before = self.draft.profile.body.gap_pt.pt();
        Some(para(Para { before, ..Para::new(size, rules.pitch.pitch_of(size), runs) }))
    }

    fn rounds(&self) -> Vec<Block> {
        let held = self.counts.all.rounds.iter();
        let lines: Vec<String> = held
            .map(|round| format!("- {}, họp ngày {};", round.name, text::date::plain_date(round.on)))
            .collect();
        let joined = lines.join("\n");
        let joined = joined.strip_suffix(';').map_or_else(String::new, |all| format!("{all}."));
        free_text(&self.draft, vec![Run::plain(super::draft::prepared(&joined))])
    }

    fn now(&self) -> &CaseFigures {
        &self.counts.all.cases
    }
}
