//! Who counts as working directly: the rule of form 0603.N (TT 2/2023/TT-BNV), read from the form itself, so that the
//! statistics page and the printed form cannot differ.

use super::Record;
use crate::domain::dossier::Priority;
use crate::domain::subject::SubjectKind;
use serde::Deserialize;
use std::sync::LazyLock;

/// Code of the row “Người trực tiếp lao động, sản xuất, công tác” in form 0603.N.
const ROW: &str = "10";

#[derive(Deserialize)]
struct Form {
    circular: String,
    rows: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    code: String,
    #[serde(default)]
    count: Option<Count>,
}

#[derive(Deserialize)]
struct Count {
    #[serde(default)]
    kinds: Vec<SubjectKind>,
    #[serde(default)]
    priorities: Vec<Priority>,
}

/// Who counts as working directly.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DirectRule {
    /// Kinds of subject that it is asked of.
    pub kinds: Vec<SubjectKind>,
    /// Marks of which one is enough.
    pub marks: Vec<Priority>,
    /// Where it is laid down.
    pub source: String,
}

impl DirectRule {
    /// Whether the dossier is one of somebody who works directly; none where it is not asked.
    #[must_use]
    pub fn of(&self, record: &Record) -> Option<bool> {
        let asked = self.kinds.contains(&record.kind);
        asked.then(|| self.marks.iter().any(|mark| record.priorities.contains(mark)))
    }
}

/// The rule in force.
#[must_use]
pub fn direct_rule() -> &'static DirectRule {
    // The file is part of the program; a test reads it.
    static RULE: LazyLock<DirectRule> = LazyLock::new(|| {
        let form: Option<Form> = toml::from_str(include_str!("../../../assets/statistics/0603.toml")).ok();
        let Some(form) = form else { return DirectRule::default() };
        let row = form.rows.into_iter().find(|row| row.code == ROW).and_then(|row| row.count);
        row.map(|it| DirectRule { kinds: it.kinds, marks: it.priorities, source: form.circular })
            .unwrap_or_default()
    });
    &RULE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_is_that_of_the_form() {
        let rule = direct_rule();
        assert_eq!(rule.kinds, [SubjectKind::Person]);
        assert!(rule.marks.contains(&Priority::DirectWorker) && rule.marks.len() == 3);
        assert!(rule.source.contains("TT-BNV"));
    }
}
