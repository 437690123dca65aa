//! Units' paragraphs on their way into the office's own report: appended as text, what stands there is kept, and the
//! source of every paragraph is remembered beside it.

use super::merge::{key, unmarked};
use crate::text::mark::{Level, mark};
use std::collections::{BTreeMap, HashSet};

/// What stands behind the key of a part where the sources of its paragraphs are remembered.
const SOURCES: &str = ":sources";
/// A remembered paragraph is quoted up to here, in letters.
const QUOTED: usize = 70;

/// A paragraph that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// The part it goes into.
    pub part: String,
    /// Its words.
    pub words: String,
    /// Names of the units it comes from.
    pub sources: Vec<String>,
}

/// How many paragraphs a part takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The part.
    pub part: String,
    /// How many are added.
    pub added: usize,
    /// Whether the office's own words stand there already.
    pub worded: bool,
}

/// The texts of the report with what was put in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Put {
    /// The office's own words, by part, with the remembered sources.
    pub texts: BTreeMap<String, String>,
    /// The parts that were added to, in the order of the paragraphs.
    pub taken: Vec<Taken>,
    /// How many paragraphs stood there already and were not added again.
    pub there: usize,
}

impl Put {
    /// How many paragraphs are added.
    #[must_use]
    pub fn added(&self) -> usize {
        self.taken.iter().map(|it| it.added).sum()
    }
}

/// The remembered sources of a part's paragraphs, one on a line; empty where none was put in.
#[must_use]
pub fn sources_of<'a>(texts: &'a BTreeMap<String, String>, part: &str) -> &'a str {
    texts.get(&format!("{part}{SOURCES}")).map_or("", String::as_str)
}

/// Forgets the sources of a part whose own words are gone.
pub fn forget_sources(texts: &mut BTreeMap<String, String>, part: &str) {
    texts.remove(&format!("{part}{SOURCES}"));
}

/// Adds the chosen paragraphs behind what stands in their parts; `sentence` gives the form's own sentence of a part that
/// the office has not worded, which then stays before them. With `named` the source stands in brackets behind each.
#[must_use]
pub fn put_in(
    texts: &BTreeMap<String, String>,
    sentence: impl Fn(&str) -> String,
    chosen: &[Chosen],
    named: bool,
) -> Put {
    let mut put = Put { texts: texts.clone(), ..Put::default() };
    for one in chosen {
        let own = put.texts.get(&one.part).map(|own| own.trim().to_owned()).filter(|own| !own.is_empty());
        let before = own.clone().unwrap_or_else(|| sentence(&one.part).trim().to_owned());
        let standing: HashSet<String> = before.lines().map(|line| key(&unnamed(line))).collect();
        let (plain, told) = (line(&one.words, &[]), line(&one.words, &one.sources));
        if standing.contains(&key(&plain)) {
            put.there += 1;
            continue;
        }
        let added = if named { told } else { plain };
        let text = if before.is_empty() { added } else { format!("{before}\n{added}") };
        put.texts.insert(one.part.clone(), text);
        remember(&mut put.texts, one);
        match put.taken.iter_mut().find(|it| it.part == one.part) {
            Some(taken) => taken.added += 1,
            None => put.taken.push(Taken { part: one.part.clone(), added: 1, worded: own.is_some() }),
        }
    }
    put
}

fn remember(texts: &mut BTreeMap<String, String>, one: &Chosen) {
    let words = unmarked(&one.words);
    let quoted = if words.chars().count() > QUOTED {
        let cut: String = words.chars().take(QUOTED).collect();
        format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole))
    } else {
        words.to_owned()
    };
    let line = format!("“{quoted}”: {}", one.sources.join(", "));
    let all = texts.entry(format!("{}{SOURCES}", one.part)).or_default();
    if !all.lines().any(|known| known == line) {
        if !all.is_empty() {
            all.push('\n');
        }
        all.push_str(&line);
    }
}

/// How a source in brackets begins.
const NAMED: &str = " (theo báo cáo của ";

/// A line without the source in brackets.
fn unnamed(line: &str) -> String {
    match line.rsplit_once(NAMED) {
        Some((before, rest)) => format!("{before}{}", rest.split_once(')').map_or("", |(_, behind)| behind)),
        None => line.to_owned(),
    }
}

/// A paragraph as a line of the part: its number is of its own paper, a dash stays a dash.
fn line(words: &str, sources: &[String]) -> String {
    let bare = unmarked(words);
    let flat = bare.split_whitespace().collect::<Vec<_>>().join(" ");
    let lead = match mark(words.trim()).map(|mark| mark.level) {
        None => "",
        Some(Level::Plus) => "+ ",
        Some(_) => "- ",
    };
    if sources.is_empty() {
        return format!("{lead}{flat}");
    }
    let end = flat.trim_end_matches(['.', ';', ',']);
    let stop = flat.get(end.len()..).filter(|rest| !rest.is_empty()).unwrap_or(".");
    format!("{lead}{end}{NAMED}{}){stop}", sources.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(part: &str, words: &str) -> Chosen {
        Chosen { part: part.into(), words: words.into(), sources: vec!["Xã A".into(), "Xã B".into()] }
    }

    #[test]
    fn what_stands_there_is_kept_and_nothing_comes_twice() {
        let texts = BTreeMap::from([("effect".to_owned(), "Đã có.".to_owned())]);
        let all = [chosen("effect", "2. Mở 3 lớp."), chosen("situation", "+ Có 5 chi hội")];
        let put = put_in(&texts, |_| "Câu mẫu {kỳ}.".to_owned(), &all, true);
        assert_eq!(put.texts["effect"], "Đã có.\n- Mở 3 lớp (theo báo cáo của Xã A, Xã B).");
        assert_eq!(put.texts["situation"], "Câu mẫu {kỳ}.\n+ Có 5 chi hội (theo báo cáo của Xã A, Xã B).");
        assert_eq!((put.added(), put.there), (2, 0));
        assert_eq!(put.taken.iter().map(|it| it.worded).collect::<Vec<_>>(), [true, false]);
        assert_eq!(sources_of(&put.texts, "effect"), "“Mở 3 lớp.”: Xã A, Xã B");
        let again = put_in(&put.texts, |_| String::new(), &all, false);
        assert_eq!((again.added(), again.there), (0, 2));
        assert_eq!(again.texts, put.texts);
    }
}
