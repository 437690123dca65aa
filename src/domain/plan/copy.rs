//! A new plan from an earlier one (S3): its text, obligations, criteria and council come along, its dossiers and
//! scores do not; every date, year and number that came along waits for a look.

use super::{Content, Origin, Plan, PlanState, PlanText, Section, Shown, inherited, numbered};
use crate::domain::Command;
use crate::domain::criteria::{CriteriaSet, Criterion};
use crate::domain::ids::{CriteriaSetId, ObligationId, PlanId, SectionId};
use crate::domain::obligation::{Due, Obligation};
use crate::domain::round::{Member, Round, RoundState};
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;

/// What the new plan is to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Copying {
    /// Its identifier.
    pub id: PlanId,
    /// Its name.
    pub name: String,
    /// First day of its period.
    pub from: NaiveDate,
    /// Last day of its period.
    pub to: NaiveDate,
    /// Whether years of the old period become years of the new one: in the text, and in the due days of obligations.
    /// What was moved waits for a look all the same.
    pub move_years: bool,
    /// The round whose council and rules come along, with its members.
    pub council: Option<(Round, Vec<Member>)>,
}

/// One deed that makes the copy. `fresh` gives identifiers.
#[must_use]
pub fn copied(source: &PlanText, copying: &Copying, fresh: &mut dyn FnMut() -> i64) -> Command {
    let text = copy_of(source, copying, fresh);
    let mut commands = vec![Command::SavePlan { plan: text.plan.clone() }];
    commands.extend(text.sets.iter().cloned().map(|set| Command::SaveCriteriaSet { set }));
    commands
        .extend(text.obligations.iter().cloned().map(|obligation| Command::SaveObligation { obligation }));
    // Parents before children, siblings in their order: the store places each as it comes.
    commands.extend(
        numbered(&text.sections)
            .into_iter()
            .map(|item| Command::SaveSection { section: item.section.clone() }),
    );
    if let Some((round, members)) = &copying.council {
        let id = fresh().into();
        let round = Round { id, plan: copying.id, held_on: None, state: RoundState::Open, ..round.clone() };
        commands.push(Command::SaveRound { round });
        commands.extend(members.iter().map(|member| Command::SaveMember {
            member: Member { id: fresh().into(), round: id, ..member.clone() },
        }));
    }
    Command::Batch {
        title: format!("Lập kế hoạch {} từ kế hoạch {}", copying.name, source.plan.name),
        commands,
    }
}

fn copy_of(source: &PlanText, copying: &Copying, fresh: &mut dyn FnMut() -> i64) -> PlanText {
    let id = copying.id;
    let years = Years::of(&source.plan, copying);
    let sets: HashMap<CriteriaSetId, CriteriaSetId> =
        source.sets.iter().map(|set| (set.id, fresh().into())).collect();
    let obligations: HashMap<ObligationId, ObligationId> =
        source.obligations.iter().map(|one| (one.id, fresh().into())).collect();
    let sections: HashMap<SectionId, SectionId> =
        source.sections.iter().map(|one| (one.id, fresh().into())).collect();
    let mut text = PlanText {
        plan: head(&source.plan, copying, &years),
        sections: Vec::new(),
        obligations: Vec::new(),
        sets: Vec::new(),
    };
    for set in &source.sets {
        let criteria =
            set.criteria.iter().map(|one| Criterion { id: fresh().into(), ..one.clone() }).collect();
        text.sets.push(CriteriaSet {
            id: sets.get(&set.id).copied().unwrap_or(set.id),
            plan: id,
            derived_from: set.derived_from.map(|from| sets.get(&from).copied().unwrap_or(from)),
            criteria,
            ..set.clone()
        });
    }
    for one in &source.obligations {
        text.obligations.push(Obligation {
            id: obligations.get(&one.id).copied().unwrap_or(one.id),
            plan: id,
            duty: one.duty.clone().due_by(one.duty.due().map(|due| years.due(due))),
            wording: years.words(&one.wording),
        });
    }
    for one in &source.sections {
        let content = match &one.content {
            Content::Obligation { obligation } => match obligations.get(obligation) {
                Some(obligation) => Content::Obligation { obligation: *obligation },
                None => Content::text(""),
            },
            Content::Criteria { set } => match sets.get(set) {
                Some(set) => Content::Criteria { set: *set },
                None => Content::text(""),
            },
            Content::Text { runs } => {
                let mut runs = runs.clone();
                for run in &mut runs {
                    run.shows = run.shows.and_then(|shows| match shows {
                        Shown::Section { section } => {
                            sections.get(&section).map(|section| Shown::Section { section: *section })
                        }
                        Shown::Field { obligation, field } => obligations
                            .get(&obligation)
                            .map(|obligation| Shown::Field { obligation: *obligation, field }),
                    });
                    run.text = years.words(&run.text);
                }
                Content::Text { runs }
            }
            Content::Heading { text } => Content::Heading { text: years.words(text) },
            Content::Appendix { text, landscape } => {
                Content::Appendix { text: years.words(text), landscape: *landscape }
            }
            Content::Table { table } => {
                let mut table = table.clone();
                table.caption = years.words(&table.caption);
                for cell in table.rows.iter_mut().flatten() {
                    *cell = years.words(cell);
                }
                for column in &mut table.columns {
                    column.title = years.words(&column.title);
                }
                Content::Table { table }
            }
        };
        text.sections.push(Section {
            id: sections.get(&one.id).copied().unwrap_or(one.id),
            plan: id,
            parent: one.parent.and_then(|parent| sections.get(&parent).copied()),
            content,
            ..one.clone()
        });
    }
    text.plan.origin.inherited = inherited(&text);
    text
}

/// The superior's plan of last year is not this year's: it stays as words to be looked at, without the link.
fn head(source: &Plan, copying: &Copying, years: &Years) -> Plan {
    Plan {
        id: copying.id,
        name: copying.name.clone(),
        subject: years.words(&source.subject),
        from: copying.from,
        to: copying.to,
        number: None,
        issued_on: None,
        state: PlanState::Draft,
        opening: years.words(&source.opening),
        closing: years.words(&source.closing),
        origin: Box::new(Origin { copied_from: Some(source.id), ..Origin::default() }),
        ..source.clone()
    }
}

/// The years of the old period and how far they move.
struct Years {
    first: i32,
    last: i32,
    by: i32,
}

impl Years {
    fn of(source: &Plan, copying: &Copying) -> Self {
        let by = if copying.move_years { copying.from.year() - source.from.year() } else { 0 };
        Self { first: source.from.year(), last: source.to.year(), by }
    }

    fn moved(&self, year: i32) -> i32 {
        if (self.first..=self.last).contains(&year) { year + self.by } else { year }
    }

    fn due(&self, due: Due) -> Due {
        match due {
            Due::On(day) => {
                let year = self.moved(day.year());
                // 29 February has no like in most years.
                Due::On(day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28)).unwrap_or(day))
            }
            Due::InMonth { year, month } => Due::InMonth { year: self.moved(year), month },
            Due::InQuarter { year, quarter } => Due::InQuarter { year: self.moved(year), quarter },
            Due::EndOfYear { year } => Due::EndOfYear { year: self.moved(year) },
            every => every,
        }
    }

    /// The years in running text and in dates; numbers of papers ("152/2025/NĐ-CP") are what they are.
    fn words(&self, text: &str) -> String {
        if self.by == 0 {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, behind) = rest.split_at(at);
            out.push_str(before);
            let inside_word = before.chars().next_back().is_some_and(char::is_alphabetic);
            let end =
                behind.find(|c: char| !(c.is_alphanumeric() || c == '/' || c == '-')).unwrap_or(behind.len());
            let (figure, after) = behind.split_at(end);
            let symbol = inside_word || figure.chars().any(char::is_alphabetic);
            out.push_str(&if symbol { figure.to_owned() } else { self.figure(figure) });
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// "2017", "20/4/2017", "2017-2020".
    fn figure(&self, figure: &str) -> String {
        let mut out = String::new();
        for piece in figure.split_inclusive(['/', '-']) {
            let digits = piece.trim_end_matches(['/', '-']);
            match digits.parse::<i32>().ok().filter(|_| digits.len() == 4) {
                Some(year) => out.push_str(&piece.replacen(digits, &self.moved(year).to_string(), 1)),
                None => out.push_str(piece),
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(by: i32) -> Years {
        Years { first: 2017, last: 2020, by }
    }

    #[test]
    fn years_of_the_period_move_and_numbers_of_papers_do_not() {
        let text = "Kế hoạch số 5/2017/KH-UBND ngày 09/3/2017; trước ngày 20/4/2018, giai đoạn 2017-2020, sau năm 2016.";
        assert_eq!(
            years(5).words(text),
            "Kế hoạch số 5/2017/KH-UBND ngày 09/3/2022; trước ngày 20/4/2023, giai đoạn 2022-2025, sau năm 2016."
        );
        assert_eq!(years(0).words(text), text);
    }

    #[test]
    fn due_days_move_and_the_leap_day_stays_in_february() {
        let leap = NaiveDate::from_ymd_opt(2020, 2, 29).unwrap();
        let moved = Due::On(NaiveDate::from_ymd_opt(2021, 2, 28).unwrap());
        assert_eq!(years(1).due(Due::On(leap)), moved);
        let every = Due::EveryYear { day: 15, month: 11 };
        assert_eq!(years(1).due(every), every);
    }
}
