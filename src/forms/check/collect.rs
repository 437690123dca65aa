//! Gathering findings.

use super::finding::{Finding, Place, Repair, RuleId, Severity};

/// The findings so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    all: Vec<Finding>,
}

/// A replacement.
pub(super) fn replace(from: &str, to: impl Into<String>) -> Option<Repair> {
    Some(Repair::Replace { from: from.to_owned(), to: to.into() })
}

/// An advice in words.
pub(super) fn advise(words: impl Into<String>) -> Option<Repair> {
    Some(Repair::Do(words.into()))
}

impl Findings {
    /// A finding at one place, with the severity and source of its rule. Returned for changes.
    pub fn put(
        &mut self,
        rule: RuleId,
        place: Place,
        message: impl Into<String>,
        repair: Option<Repair>,
    ) -> &mut Finding {
        let at = self.all.len();
        self.all.push(Finding {
            rule,
            severity: rule.severity(),
            place,
            message: message.into(),
            source: rule.source().to_owned(),
            repair,
            more: Vec::new(),
        });
        &mut self.all[at]
    }

    /// A finding of the same words at several places; nothing when there is none.
    pub fn put_all(
        &mut self,
        rule: RuleId,
        places: Vec<(Place, Option<Repair>)>,
        message: impl FnOnce(usize) -> String,
    ) -> Option<&mut Finding> {
        let count = places.len();
        let mut places = places.into_iter();
        let (place, repair) = places.next()?;
        let finding = self.put(rule, place, message(count), repair);
        finding.more = places.collect();
        Some(finding)
    }

    /// Drops those for which it holds.
    pub fn drop_where(&mut self, said: impl Fn(&Finding) -> bool) {
        self.all.retain(|finding| !said(finding));
    }

    /// All of them, in the order of the paper; the more serious first on one line.
    pub fn done(mut self) -> Vec<Finding> {
        self.all.sort_by_key(|finding| (finding.place.line, finding.severity));
        self.all
    }
}

/// The paper as a whole.
pub(super) fn nowhere() -> Place {
    Place { line: 0, excerpt: String::new(), anchor: None }
}

impl Finding {
    /// The same finding with another severity.
    pub(super) fn as_severe(&mut self, severity: Severity) -> &mut Self {
        self.severity = severity;
        self
    }
}
