//! Dates, years and numbers that came along from another plan and wait for a look (S3).

use super::{Content, Inherited, InheritedIn, PlanText};
use crate::domain::obligation::sentence;
use std::collections::HashMap;

/// The dates, years, numbers and symbols in `text`, in order, each as written: "20/4/2017", "ngày 20 tháng 4 năm
/// 2017", "năm 2017" as "2017", "05", "1501/KH-UBND", "30%".
#[must_use]
pub fn figures(text: &str) -> Vec<String> {
    let words: Vec<(usize, usize)> = words_with_figures(text);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((start, mut end)) = words.get(at).copied() {
        // "20 tháng 4 năm 2017" is one date.
        while let Some((next, behind)) = words.get(at + 1).copied() {
            let between = text[end..next].trim();
            if !matches!(between, "tháng" | "năm") {
                break;
            }
            end = behind;
            at += 1;
        }
        found.push(text[start..end].to_owned());
        at += 1;
    }
    found
}

/// The places of words that begin with a figure, without the punctuation behind them.
fn words_with_figures(text: &str) -> Vec<(usize, usize)> {
    let fits = |c: char| c.is_alphanumeric() || matches!(c, '/' | '-' | '.' | ',' | '%');
    let mut found = Vec::new();
    let mut start = None;
    let mut inside = false;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if start.is_none() && !inside && c.is_ascii_digit() {
            start = Some(at);
        }
        inside = c.is_alphanumeric();
        if let Some(from) = start
            && !fits(c)
        {
            let word = text[from..at].trim_end_matches(['/', '-', '.', ',']);
            found.push((from, from + word.len()));
            start = None;
        }
    }
    found
}

/// Everything that a plan says, place by place, one thing to a line; the data of obligations as the program's sentence.
#[must_use]
pub fn said(text: &PlanText) -> Vec<(InheritedIn, String)> {
    let plan = &text.plan;
    let mut head = vec![plan.name.clone(), plan.subject.clone(), plan.opening.clone(), plan.closing.clone()];
    head.extend(plan.carries_out.iter().chain(&plan.bases).map(super::LegalBasis::in_sentence));
    head.extend(plan.recipients.iter().map(|one| format!("{} {}", one.name, one.note)));
    let mut all = vec![(InheritedIn::Head, head.join("\n"))];
    for section in &text.sections {
        let words = match &section.content {
            // What is computed follows its data and is looked at there.
            Content::Text { runs } => {
                runs.iter().map(|run| if run.shows.is_none() { run.text.as_str() } else { " … " }).collect()
            }
            other => other.words(),
        };
        all.push((InheritedIn::Section { section: section.id }, words));
    }
    for obligation in &text.obligations {
        let words = format!("{}\n{}", sentence(&obligation.duty, |_| String::new()), obligation.wording);
        all.push((InheritedIn::Obligation { obligation: obligation.id }, words));
    }
    for set in &text.sets {
        let titles = set.criteria.iter().map(|one| one.title.as_str());
        let words = std::iter::once(set.name.as_str()).chain(titles).collect::<Vec<_>>().join("\n");
        all.push((InheritedIn::Criteria { set: set.id }, words));
    }
    all
}

/// What a plan that was just copied has to look at: every figure once for each place where it stands.
#[must_use]
pub fn inherited(text: &PlanText) -> Vec<Inherited> {
    let mut all: Vec<Inherited> = Vec::new();
    for (place, words) in said(text) {
        let begin = all.len();
        for figure in figures(&words) {
            if all[begin..].iter().all(|one| one.words != figure) {
                all.push(Inherited { place, words: figure, confirmed: false });
            }
        }
    }
    all
}

/// The entries that still wait: not confirmed, and still said at their place. With their index in the plan's list.
pub fn waiting(text: &PlanText) -> impl Iterator<Item = (u32, &Inherited)> {
    let list = &text.plan.origin.inherited;
    // A plan that was not copied is asked at every issuing; it must not pay for this.
    let said = if list.is_empty() { Vec::new() } else { said(text) };
    let mut still: HashMap<String, Vec<String>> = HashMap::new();
    for (place, words) in said {
        still.insert(key(place), figures(&words));
    }
    (0..).zip(list).filter(move |(_, one)| {
        !one.confirmed && still.get(&key(one.place)).is_some_and(|figures| figures.contains(&one.words))
    })
}

fn key(place: InheritedIn) -> String {
    match place {
        InheritedIn::Head => "head".to_owned(),
        InheritedIn::Section { section } => format!("s{section}"),
        InheritedIn::Obligation { obligation } => format!("o{obligation}"),
        InheritedIn::Criteria { set } => format!("c{set}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_years_numbers_and_symbols_are_found_as_written() {
        let text = "Thực hiện Kế hoạch số 1501/KH-UBND, ngày 23/5/2017; trước ngày 20 tháng 4 năm 2017 mỗi đơn vị giới thiệu ít nhất 02 (hai) tập thể, tăng 12,5%. Phong trào “5 không, 3 sạch” năm 2017.";
        let expected = ["1501/KH-UBND", "23/5/2017", "20 tháng 4 năm 2017", "02", "12,5%", "5", "3", "2017"];
        assert_eq!(figures(text), expected);
    }

    #[test]
    fn letters_before_a_figure_make_it_a_name() {
        assert_eq!(figures("VX1, NC2 và B40"), Vec::<String>::new());
        assert_eq!(figures(""), Vec::<String>::new());
        assert_eq!(figures("2017."), ["2017"]);
    }
}
