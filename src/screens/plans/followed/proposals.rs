//! Obligations that were found in running text and wait for a yes or no.

use super::super::super::Desk;
use crate::domain::Command;
use crate::domain::ids::SectionId;
use crate::domain::intake::{Proposal, Proposed, accept};
use crate::domain::obligation::{DutyField, sentence};
use crate::domain::plan::numbered;
use crate::storage::PlanFile;

/// What was found at one place.
#[derive(Debug, Clone)]
pub struct Offer {
    /// In which section.
    pub section: SectionId,
    /// How the section is called: its number and the beginning of its words.
    pub place: String,
    /// What kind of duty.
    pub kind: &'static str,
    /// The sentence that would be followed.
    pub sentence: String,
    /// The words of the text that became data: "thời hạn “trước ngày 20/4/2017”".
    pub found: Vec<String>,
    /// What must still be said.
    pub needs: String,
    /// Without which it cannot be accepted; none when it can.
    pub lacks: Option<DutyField>,
    /// What was typed for it.
    pub given: String,
    proposal: Proposal,
}

impl Offer {
    /// By what it is declined.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.proposal.key
    }

    /// Whether it can be accepted.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.lacks.is_none() || !self.given.trim().is_empty()
    }
}

/// Everything found and not settled yet.
#[derive(Debug, Default)]
pub struct Proposals {
    offers: Vec<Offer>,
    asked: u64,
}

impl Proposals {
    /// In the order of the sections.
    #[must_use]
    pub fn offers(&self) -> &[Offer] {
        &self.offers
    }

    /// Those of one section.
    pub(in super::super) fn of(&self, section: SectionId) -> impl Iterator<Item = &Offer> {
        self.offers.iter().filter(move |offer| offer.section == section)
    }

    /// A new question; an answer to an older one is dropped.
    pub(in super::super) fn ask(&mut self) -> u64 {
        self.asked += 1;
        self.asked
    }

    /// Takes what was found; the text may have changed meanwhile, and then another answer is on its way.
    pub(in super::super) fn hear(&mut self, asked: u64, found: &[Proposed], file: &PlanFile, desk: &Desk) {
        if asked == self.asked {
            let before = std::mem::take(&mut self.offers);
            self.offers = found.iter().filter_map(|one| offer(one, file, desk)).collect();
            for offer in &mut self.offers {
                if let Some(same) = before.iter().find(|one| one.key() == offer.key()) {
                    offer.given.clone_from(&same.given);
                }
            }
        }
    }

    /// What one lacks was typed.
    pub(in super::super) fn give(&mut self, key: &str, words: String) {
        if let Some(offer) = self.offers.iter_mut().find(|offer| offer.key() == key) {
            offer.given = words;
        }
    }

    /// One was answered: it is offered no longer.
    pub(in super::super) fn settle(&mut self, key: &str) {
        self.offers.retain(|offer| offer.key() != key);
    }

    pub(in super::super) fn clear(&mut self) {
        self.asked += 1;
        self.offers.clear();
    }

    /// Accepting one: the obligation, and the text that shows its data from now on.
    pub(super) fn accepted(&self, key: &str, file: &PlanFile, desk: &Desk) -> Option<Command> {
        let offer = self.offers.iter().find(|offer| offer.key() == key)?;
        if !offer.is_whole() {
            return None;
        }
        let section = file.sections.iter().find(|section| section.id == offer.section)?;
        let duty = offer.proposal.duty.clone().given(&offer.given);
        Some(accept(&Proposal { duty, ..offer.proposal.clone() }, section, desk.fresh()))
    }
}

fn offer(one: &Proposed, file: &PlanFile, desk: &Desk) -> Option<Offer> {
    let item = numbered(&file.sections).into_iter().find(|item| item.section.id == one.section)?;
    let words = item.section.content.words();
    let proposal = &one.proposal;
    let found = proposal
        .spans
        .iter()
        .filter_map(|(span, field)| Some(format!("{} “{}”", field.word(), words.get(span.clone())?.trim())));
    let beginning: String = words.chars().take(48).collect();
    Some(Offer {
        section: one.section,
        place: format!("{} {}…", item.label, beginning.trim()).trim().to_owned(),
        kind: proposal.duty.label(),
        sentence: sentence(&proposal.duty, |id| desk.unit_name(id)),
        found: found.collect(),
        needs: proposal.needs.join(" "),
        lacks: proposal.duty.lacks(),
        given: String::new(),
        proposal: proposal.clone(),
    })
}
