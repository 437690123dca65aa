//! The paper of the plan: drawn beside the form, exported, printed, issued.

use super::super::super::{Desk, Effect, Format, Job, JobKind, Notice, Place};
use super::{Editor, Issue, Message, Tab, deeds};
use crate::domain::office::Office;
use crate::forms::{Form, PlanPaper, Profile, Spot, plan_paper};
use crate::paper::Anchor;
use std::sync::Arc;

impl Editor {
    pub(super) fn aim(&mut self) -> Effect<Message> {
        let anchor = self.chosen.and_then(|id| u64::try_from(id.0).ok()).map(Anchor);
        anchor.map_or(Effect::None, |anchor| Effect::Run(self.preview.aim(anchor).map(Message::Preview)))
    }

    fn paper(&self, desk: &Desk) -> Option<PlanPaper> {
        let (file, office) = (self.file.as_ref()?, desk.office.as_ref()?);
        let paper = PlanPaper {
            office: office.clone(),
            plan: file.plan.clone(),
            sections: file.sections.clone(),
            obligations: file.obligations.clone(),
            criteria: file.sets.clone(),
            units: desk.units.iter().map(|unit| (unit.id, unit.name.clone())).collect(),
            made: desk.today.and_hms_opt(0, 0, 0),
        };
        Some(paper)
    }

    fn form(&self, desk: &Desk) -> Option<Result<Form, String>> {
        let paper = self.paper(desk)?;
        Some(profile_of(&paper.office).map(|profile| plan_paper(&paper, &profile)))
    }

    pub(super) fn redraw(&mut self, desk: &Desk) -> Effect<Message> {
        let Some(paper) = self.paper(desk) else { return Effect::None };
        let make = move || {
            let profile = profile_of(&paper.office)?;
            Ok(plan_paper(&paper, &profile).document)
        };
        Effect::Run(self.preview.show(make).map(Message::Preview))
    }

    pub(super) fn print(&mut self, kind: JobKind, desk: &Desk) -> Effect<Message> {
        let flushed = self.flush(desk);
        let Some(file) = &self.file else { return flushed };
        let done = match self.form(desk) {
            Some(Ok(form)) => {
                let name = deeds::file_name(&file.plan, desk);
                Effect::Print(Job { kind, format: Format::Pdf, document: Arc::new(form.document), name })
            }
            Some(Err(sentence)) => Effect::Tell(Notice::trouble(sentence, "")),
            None => Effect::Go(Place::Office),
        };
        flushed.and(done)
    }

    pub(super) fn ask_issue(&mut self, desk: &Desk) -> Effect<Message> {
        let flushed = self.flush(desk);
        match self.form(desk) {
            Some(Ok(form)) => {
                self.issue = Some(Issue::new(form.findings, desk.today));
                flushed.and(Effect::Run(iced::widget::operation::focus("issue-number")))
            }
            Some(Err(sentence)) => flushed.and(Effect::Tell(Notice::trouble(sentence, ""))),
            None => flushed.and(Effect::Go(Place::Office)),
        }
    }

    pub(super) fn jump(&mut self, spot: Spot, desk: &Desk) -> Effect<Message> {
        self.issue = None;
        match spot {
            Spot::Office => Effect::Go(Place::Office),
            Spot::Section(id) => {
                self.tab = Tab::Content;
                self.choose(id, desk).and(Effect::Run(self.focus(id)))
            }
            Spot::Head | Spot::Closing | Spot::Recipients | Spot::Signature => {
                let flushed = self.flush(desk);
                self.tab = Tab::Head;
                flushed
            }
            Spot::Entries | Spot::Dossier(_) | Spot::Paper => Effect::None,
        }
    }
}

/// The office's profile with its own corrections.
fn profile_of(office: &Office) -> Result<Profile, String> {
    Profile::corrected(&office.profile, &office.papers.corrections).map_err(|error| error.to_string())
}
