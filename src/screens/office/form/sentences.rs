//! The sentences of one paper, worded for every paper of that type.

use crate::domain::papers::PaperType;
use crate::forms::Profile;
use crate::forms::profile::settings::{own_wording, word};
use crate::text::nfc;
use crate::ui::area::{Action, Content};

/// A part of a paper that has a sentence.
#[derive(Debug)]
pub struct Sentence {
    /// Its key.
    pub key: String,
    /// What people call it.
    pub label: String,
    /// What the program says.
    pub shipped: String,
    /// Whether it is words inside a line.
    pub short: bool,
    pub(super) content: Content,
}

impl Sentence {
    /// The words typed.
    #[must_use]
    pub fn words(&self) -> String {
        nfc(&self.content.text().replace("\r\n", "\n")).trim().to_owned()
    }

    /// Whether the office has worded it anew.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.words() != self.shipped
    }
}

/// The sentences of the paper on show.
#[derive(Debug)]
pub struct Sentences {
    kind: PaperType,
    kinds: Vec<PaperType>,
    all: Vec<Sentence>,
    shipped: Option<Profile>,
    own: std::collections::BTreeMap<String, std::collections::BTreeMap<String, String>>,
}

impl Default for Sentences {
    fn default() -> Self {
        Self {
            kind: PaperType::Proposal,
            kinds: Vec::new(),
            all: Vec::new(),
            shipped: None,
            own: std::collections::BTreeMap::new(),
        }
    }
}

impl Sentences {
    /// Which paper is on show.
    #[must_use]
    pub fn kind(&self) -> PaperType {
        self.kind
    }

    /// The papers that have sentences.
    #[must_use]
    pub fn kinds(&self) -> &[PaperType] {
        &self.kinds
    }

    /// The sentences, in the order of the paper.
    #[must_use]
    pub fn all(&self) -> &[Sentence] {
        &self.all
    }

    pub(super) fn load(&mut self, profile: &str, corrections: &str) -> Result<(), String> {
        let shipped = Profile::named(profile).map_err(|error| error.to_string())?;
        self.own = own_wording(profile, corrections).map_err(|error| error.to_string())?;
        let has =
            |kind: &PaperType| shipped.phrases.slots(*kind).iter().any(|slot| !slot.text.trim().is_empty());
        self.kinds = PaperType::ALL.into_iter().filter(has).collect();
        self.shipped = Some(shipped);
        self.pick(self.kind);
        Ok(())
    }

    pub(super) fn pick(&mut self, kind: PaperType) {
        self.kind = kind;
        let slots = self.shipped.as_ref().map(|profile| profile.phrases.slots(kind)).unwrap_or_default();
        let own = self.own.get(kind.code());
        self.all = slots
            .iter()
            .filter(|slot| !slot.text.trim().is_empty())
            .map(|slot| {
                let shipped = slot.text.trim().to_owned();
                let words = own.and_then(|own| own.get(&slot.key)).map_or(shipped.as_str(), String::as_str);
                Sentence {
                    key: slot.key.clone(),
                    label: slot.label.clone(),
                    short: slot.short || slot.fixed,
                    content: Content::with_text(words),
                    shipped,
                }
            })
            .collect();
    }

    pub(super) fn take(&mut self, at: usize, action: Action) {
        if let Some(one) = self.all.get_mut(at) {
            one.content.perform(action);
        }
    }

    /// An emptied sentence takes the program's words again: a part cannot be without.
    pub(super) fn left(&mut self, at: usize) {
        if self.all.get(at).is_some_and(|one| one.words().is_empty()) {
            self.reset(at);
        }
    }

    pub(super) fn reset(&mut self, at: usize) {
        if let Some(one) = self.all.get_mut(at) {
            one.content = Content::with_text(&one.shipped);
        }
    }

    /// The corrections with this sentence in them.
    pub(super) fn corrected(
        &mut self,
        at: usize,
        profile: &str,
        corrections: &str,
    ) -> Result<String, String> {
        let Some(one) = self.all.get(at) else { return Ok(corrections.to_owned()) };
        let words = one.words();
        let own = (!words.is_empty() && words != one.shipped).then_some(words);
        let text = word(profile, corrections, self.kind, &one.key, own.as_deref())
            .map_err(|error| error.to_string())?;
        let papers = self.own.entry(self.kind.code().to_owned()).or_default();
        match own {
            Some(own) => drop(papers.insert(one.key.clone(), own)),
            None => drop(papers.remove(&one.key)),
        }
        Ok(text)
    }
}
