//! Achievements and earlier awards: rows that are added, removed and put in order. A row is named by a key of its
//! own, so that a late word about a removed row cannot reach its neighbour.

use super::slot::year;
use crate::domain::dossier::{Achievement, PastAward};
use crate::text::nfc;
use crate::ui::area;

/// The name of a row while the form is open.
pub type Key = u32;

/// A field of an achievement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AchievementPart {
    /// Year.
    Year,
    /// Figure.
    Figure,
    /// Unit of measure.
    Measure,
    /// Proof.
    Evidence,
}

/// A field of an earlier award.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AwardPart {
    /// Year of the decision.
    Year,
    /// Title or form.
    Form,
    /// Number of the decision.
    Decision,
}

/// Where a row goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Before the one above.
    Up,
    /// Behind the one below.
    Down,
    /// Away.
    Out,
}

#[derive(Debug)]
pub(super) struct AchievementRow {
    pub(super) key: Key,
    pub(super) year: String,
    pub(super) year_wrong: Option<&'static str>,
    pub(super) content: area::Content,
    pub(super) figure: String,
    pub(super) measure: String,
    pub(super) evidence: String,
    /// The year as last understood: a slip of the finger does not lose it.
    kept_year: Option<i32>,
}

#[derive(Debug)]
pub(super) struct AwardRow {
    pub(super) key: Key,
    pub(super) year: String,
    pub(super) year_wrong: Option<&'static str>,
    pub(super) form: String,
    pub(super) decision: String,
    kept_year: Option<i32>,
}

/// The text of an editor as it is stored: NFC, lines ended alike on every system.
pub(super) fn text_of(content: &area::Content) -> String {
    nfc(&content.text().replace("\r\n", "\n")).into_owned()
}

fn show_year(year: Option<i32>) -> String {
    year.map(|year| year.to_string()).unwrap_or_default()
}

fn settle_year(text: &str, kept: &mut Option<i32>) {
    if let Ok(year) = year(text) {
        *kept = year;
    }
}

impl AchievementRow {
    pub(super) fn new(key: Key, it: &Achievement) -> Self {
        Self {
            key,
            year: show_year(it.year),
            year_wrong: None,
            content: area::Content::with_text(&it.content),
            figure: it.figure.clone(),
            measure: it.measure.clone(),
            evidence: it.evidence.clone(),
            kept_year: it.year,
        }
    }

    pub(super) fn part(&mut self, part: AchievementPart) -> &mut String {
        match part {
            AchievementPart::Year => &mut self.year,
            AchievementPart::Figure => &mut self.figure,
            AchievementPart::Measure => &mut self.measure,
            AchievementPart::Evidence => &mut self.evidence,
        }
    }

    /// Whether there is no sentence in it.
    pub(super) fn is_blank(&self) -> bool {
        self.content.is_empty()
    }

    /// The row as stored; none while nothing stands in it.
    pub(super) fn value(&mut self) -> Option<Achievement> {
        settle_year(&self.year, &mut self.kept_year);
        let it = Achievement {
            year: self.kept_year,
            content: text_of(&self.content),
            figure: self.figure.clone(),
            measure: self.measure.clone(),
            evidence: self.evidence.clone(),
        };
        (it != Achievement::default()).then_some(it)
    }
}

impl AwardRow {
    pub(super) fn new(key: Key, it: &PastAward) -> Self {
        Self {
            key,
            year: show_year(it.year),
            year_wrong: None,
            form: it.form.clone(),
            decision: it.decision.clone(),
            kept_year: it.year,
        }
    }

    pub(super) fn part(&mut self, part: AwardPart) -> &mut String {
        match part {
            AwardPart::Year => &mut self.year,
            AwardPart::Form => &mut self.form,
            AwardPart::Decision => &mut self.decision,
        }
    }

    pub(super) fn value(&mut self) -> Option<PastAward> {
        settle_year(&self.year, &mut self.kept_year);
        let it = PastAward {
            year: self.kept_year,
            form: self.form.clone(),
            decision: self.decision.clone(),
            ..PastAward::default()
        };
        (it != PastAward::default()).then_some(it)
    }
}

/// Moves or removes the row at `place`.
pub(super) fn shift<T>(rows: &mut Vec<T>, place: usize, to: Move) {
    match to {
        Move::Up if place > 0 => rows.swap(place, place - 1),
        Move::Down if place + 1 < rows.len() => rows.swap(place, place + 1),
        Move::Out if place < rows.len() => drop(rows.remove(place)),
        _ => {}
    }
}

/// A first draft of the summary from the achievements: one sentence a row, with its year and its figure unless the
/// sentence already names it.
pub(super) fn compose(achievements: &[Achievement]) -> String {
    let sentences = achievements.iter().filter(|it| !it.content.trim().is_empty()).map(|it| {
        let content = it.content.split_whitespace().collect::<Vec<_>>().join(" ");
        let content = content.trim_end_matches(['.', ';', ',']);
        let year = it.year.map(|year| format!("Năm {year}: ")).unwrap_or_default();
        let figure = format!("{} {}", it.figure.trim(), it.measure.trim());
        let figure = figure.trim();
        let tail = if it.figure.trim().is_empty() || content.contains(it.figure.trim()) {
            String::new()
        } else {
            format!(" ({figure})")
        };
        format!("{year}{content}{tail}.")
    });
    sentences.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_summary_names_year_and_figure_once() {
        let row = |year, content: &str, figure: &str, measure: &str| Achievement {
            year,
            content: content.into(),
            figure: figure.into(),
            measure: measure.into(),
            evidence: String::new(),
        };
        let rows = [
            row(Some(2025), "Vận động góp vốn xoay vòng.", "125", "triệu đồng"),
            row(None, "Giúp 12 hộ\nthoát nghèo", "12", "hộ"),
            row(Some(2026), "  ", "5", "hộ"),
        ];
        assert_eq!(
            compose(&rows),
            "Năm 2025: Vận động góp vốn xoay vòng (125 triệu đồng). Giúp 12 hộ thoát nghèo."
        );
        assert_eq!(compose(&[]), "");
    }

    #[test]
    fn an_editor_gives_back_the_lines_it_was_given() {
        for text in ["", "một", "một\nhai", "Ngu\u{302}\u{303}"] {
            let content = area::Content::with_text(text);
            assert_eq!(text_of(&content), nfc(text), "{text}");
        }
    }
}
