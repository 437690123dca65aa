//! What an obligation cannot do without, and has not been given yet.

use super::{Duty, DutyField};
use crate::text::clean;

impl Duty {
    /// The one datum without which the duty binds nobody: who acts, to whom something goes, what it is called. `None`
    /// when it is there.
    #[must_use]
    pub fn lacks(&self) -> Option<DutyField> {
        let (words, field) = match self {
            Self::Quota { .. } => return None,
            Self::Selection { upward_to, .. } => (upward_to, DutyField::To),
            Self::Seats { event, .. } => (event, DutyField::Event),
            Self::Milestone { name, .. } => (name, DutyField::Event),
            Self::Report { reporter, .. } => (reporter, DutyField::Who),
            Self::Assignment { agency, task, .. } if !agency.trim().is_empty() => (task, DutyField::Task),
            Self::Assignment { agency, .. } | Self::Publicity { agency, .. } => (agency, DutyField::Who),
        };
        words.trim().is_empty().then_some(field)
    }

    /// The duty with what it lacks; one that lacks nothing stays as it is.
    #[must_use]
    pub fn given(mut self, words: &str) -> Self {
        if self.lacks().is_none() {
            return self;
        }
        let given = clean(words);
        match &mut self {
            Self::Quota { .. } => {}
            Self::Selection { upward_to: place, .. }
            | Self::Seats { event: place, .. }
            | Self::Milestone { name: place, .. }
            | Self::Report { reporter: place, .. }
            | Self::Publicity { agency: place, .. } => *place = given,
            Self::Assignment { agency, task, .. } => {
                *(if agency.trim().is_empty() { agency } else { task }) = given;
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::super::Frequency;
    use super::*;

    #[test]
    fn what_is_lacking_is_named_and_given() {
        let bare = Duty::Publicity {
            agency: String::new(),
            forms: vec!["hội nghị".into()],
            content: String::new(),
            number: None,
            every: Frequency::Once,
            due: None,
        };
        assert_eq!(bare.lacks(), Some(DutyField::Who));
        let whole = bare.given("  Các chi hội ");
        assert!(whole.lacks().is_none());
        let again = whole.clone().given("khác");
        assert_eq!(again, whole, "what is there is not overwritten");
        let task = Duty::Assignment { agency: "Văn phòng".into(), task: " ".into(), due: None };
        assert_eq!(task.lacks(), Some(DutyField::Task));
        assert!(task.given("tổng hợp").lacks().is_none());
    }
}
