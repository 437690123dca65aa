//! The paper of the plan: drawn beside the form, exported, printed, issued.

use super::super::super::{Desk, Effect, Format, Job, JobKind, Notice, Place};
use super::issue::version_document;
use super::{Editor, Issue, Message, Tab, deeds};
use crate::domain::ids::UnitId;
use crate::domain::office::Office;
use crate::domain::plan::PlanText;
use crate::forms::{Form, PlanPaper, Profile, Spot, plan_paper};
use crate::paper::Anchor;
use chrono::NaiveDateTime;
use std::sync::Arc;

impl Editor {
    pub(super) fn aim(&mut self) -> Effect<Message> {
        let anchor = self.chosen.and_then(|id| u64::try_from(id.0).ok()).map(Anchor);
        anchor.map_or(Effect::None, |anchor| Effect::Run(self.preview.aim(anchor).map(Message::Preview)))
    }

    pub(super) fn paper(&self, desk: &Desk) -> Option<PlanPaper> {
        Some(Ground::of(desk)?.paper(self.file.as_ref()?.text()))
    }

    fn form(&self, desk: &Desk) -> Option<Result<Form, String>> {
        let paper = self.paper(desk)?;
        Some(profile_of(&paper.office).map(|profile| plan_paper(&paper, &profile)))
    }

    pub(super) fn redraw(&mut self, desk: &Desk) -> Effect<Message> {
        if let Some(version) = self.issued_version() {
            // What was issued is shown as it was issued, whatever has become of the data since.
            let make = version_document(self.plan, version, desk);
            self.findings.clear();
            self.followed.proposals.clear();
            return Effect::Run(self.preview.show(make).map(Message::Preview));
        }
        let Some(paper) = self.paper(desk) else { return Effect::None };
        let make = move || {
            let profile = profile_of(&paper.office)?;
            Ok(plan_paper(&paper, &profile).document)
        };
        let shown = Effect::Run(self.preview.show(make).map(Message::Preview));
        shown.and(self.look_through(desk)).and(self.ask_proposals(desk))
    }

    pub(super) fn print(&mut self, kind: JobKind, desk: &Desk) -> Effect<Message> {
        let flushed = self.flush(desk);
        let Some(file) = &self.file else { return flushed };
        if self.issued_version().is_some() {
            let done = match self.preview.document() {
                Some(document) => {
                    let name = deeds::file_name(&file.plan, desk);
                    Effect::Print(Job { kind, format: Format::Pdf, document, name, personal: false })
                }
                None => Effect::Tell(Notice::info("Trang in đang được dựng. Hãy đợi một lát rồi làm lại.")),
            };
            return flushed.and(done);
        }
        let done = match self.form(desk) {
            Some(Ok(form)) => {
                let name = deeds::file_name(&file.plan, desk);
                Effect::Print(Job {
                    kind,
                    format: Format::Pdf,
                    document: Arc::new(form.document),
                    name,
                    personal: false,
                })
            }
            Some(Err(sentence)) => Effect::Tell(Notice::trouble(sentence, "")),
            None => Effect::Go(Place::Office),
        };
        flushed.and(done)
    }

    pub(super) fn ask_issue(&mut self, desk: &Desk) -> Effect<Message> {
        let flushed = self.flush(desk);
        if let Some(refused) = self.refuse_unreviewed() {
            return flushed.and(refused);
        }
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

/// What a plan's paper is written from besides the plan itself.
pub(super) struct Ground {
    office: Office,
    units: Vec<(UnitId, String)>,
    made: Option<NaiveDateTime>,
}

impl Ground {
    /// None before the office is set up.
    pub(super) fn of(desk: &Desk) -> Option<Self> {
        Some(Self {
            office: desk.office.clone()?,
            units: desk.units.iter().map(|unit| (unit.id, unit.name.clone())).collect(),
            made: desk.today.and_hms_opt(0, 0, 0),
        })
    }

    pub(super) fn paper(self, text: PlanText) -> PlanPaper {
        PlanPaper {
            office: self.office,
            plan: text.plan,
            sections: text.sections,
            obligations: text.obligations,
            criteria: text.sets,
            units: self.units,
            made: self.made,
        }
    }
}

/// The office's profile with its own corrections.
pub(super) fn profile_of(office: &Office) -> Result<Profile, String> {
    Profile::corrected(&office.profile, &office.papers.corrections).map_err(|error| error.to_string())
}
