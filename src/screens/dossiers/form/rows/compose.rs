//! The summary, drafted from the achievements.

use crate::domain::dossier::Achievement;

/// A first draft of the summary from the achievements: one sentence a row, with its year and its figure unless the
/// sentence already names it.
pub(in super::super) fn compose(achievements: &[Achievement]) -> String {
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
}
