//! The words by which reports are read and their sections find a part of the office's own report, read once from
//! `assets/unit_reports.toml`.

use crate::domain::papers::ReportSpan;
use crate::text::fold;
use serde::Deserialize;
use std::sync::LazyLock;

/// Words that tell a time of reporting.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpanWords {
    span: ReportSpan,
    words: Vec<String>,
}

/// Words of titles that belong to a part of the office's own report.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartWords {
    key: String,
    words: Vec<String>,
}

/// The parts that paragraphs can be put into.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Targets {
    keys: Vec<String>,
    general: Vec<String>,
}

/// The whole list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportWords {
    /// Where the usual parts come from.
    pub source: String,
    bodies: Vec<String>,
    addressed: Vec<String>,
    spans: Vec<SpanWords>,
    parts: Vec<PartWords>,
    targets: Targets,
}

/// Nothing is guessed when the file cannot be read; a test reads it.
pub static WORDS: LazyLock<ReportWords> = LazyLock::new(|| {
    let mut words: ReportWords =
        toml::from_str(include_str!("../../../assets/unit_reports.toml")).unwrap_or_default();
    let all =
        words.spans.iter_mut().map(|it| &mut it.words).chain(words.parts.iter_mut().map(|it| &mut it.words));
    for list in all.chain([&mut words.bodies, &mut words.addressed]) {
        list.iter_mut().for_each(|one| *one = fold(one));
    }
    words
});

/// Whether the folded words stand somewhere in the folded text, as whole words.
pub(super) fn stands_in(folded: &str, words: &str) -> bool {
    !words.is_empty()
        && folded.match_indices(words).any(|(at, _)| {
            let before = folded[..at].chars().next_back();
            let behind = folded[at + words.len()..].chars().next();
            before.is_none_or(|c| c == ' ') && behind.is_none_or(|c| c == ' ')
        })
}

impl ReportWords {
    /// The parts of the office's own report that paragraphs can be put into, in its order.
    #[must_use]
    pub fn targets(&self) -> &[String] {
        &self.targets.keys
    }

    /// Whether a section under one of this part may belong to another part by its own title.
    pub(super) fn is_general(&self, key: &str) -> bool {
        self.targets.general.iter().any(|one| one == key)
    }

    /// The time that a title or the name of a file tells of.
    pub(super) fn span_in(&self, text: &str) -> Option<ReportSpan> {
        let folded = fold(text);
        self.spans.iter().find(|it| it.words.iter().any(|words| stands_in(&folded, words))).map(|it| it.span)
    }

    /// Whether a line of the letterhead is a body that signs for the office above it.
    pub(super) fn is_body(&self, name: &str) -> bool {
        self.bodies.contains(&fold(name))
    }

    /// Whether a line above the text only says to whom it goes.
    pub(super) fn is_addressed(&self, line: &str) -> bool {
        let folded = fold(line);
        self.addressed.iter().any(|words| folded.starts_with(words.as_str()))
    }
}

/// The part of the office's own report into which a section goes by its title; none where the title does not tell.
#[must_use]
pub fn part_of(title: &str) -> Option<&'static str> {
    let folded = fold(title);
    WORDS
        .parts
        .iter()
        .find(|it| it.words.iter().any(|words| stands_in(&folded, words)))
        .map(|it| it.key.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_words_can_be_read() {
        let read: ReportWords = toml::from_str(include_str!("../../../assets/unit_reports.toml")).unwrap();
        assert!(!read.source.is_empty() && !read.targets().is_empty());
        assert!(read.parts.iter().all(|part| read.targets().contains(&part.key)));
    }

    #[test]
    fn titles_tell_time_and_part() {
        let span = |text: &str| WORDS.span_in(text);
        assert_eq!(span("Kết quả công tác 6 tháng đầu năm 2017"), Some(ReportSpan::HalfYear));
        assert_eq!(span("Sơ kết 06 tháng đầu năm"), Some(ReportSpan::HalfYear));
        assert_eq!(span("Sơ kết Kế hoạch số 53/KH-BTV"), Some(ReportSpan::Interim));
        assert_eq!(span("Tổng kết công tác Hội năm 2017"), Some(ReportSpan::Year));
        assert_eq!(span("Tổng kết giai đoạn 2022 - 2025"), Some(ReportSpan::Final));
        assert_eq!(span("Về việc tuyên truyền"), None);
        assert_eq!(part_of("Tồn tại, hạn chế và nguyên nhân"), Some("shortcomings"));
        assert_eq!(part_of("ĐỀ XUẤT, KIẾN NGHỊ"), Some("proposals"));
        assert_eq!(part_of("Công tác tuyên truyền"), Some("effect"));
        assert_eq!(part_of("Mục khác"), None);
    }
}
