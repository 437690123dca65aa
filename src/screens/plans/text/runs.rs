//! Faces and computed words in running text: what was typed into a plain editor keeps the stretches around it.

use crate::domain::plan::TextRun;
use std::ops::Range;

/// The whole text.
pub(in super::super) fn words(runs: &[TextRun]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The runs after the text was changed to `now`, with the caret behind the change: what stands before and after keeps
/// its face, what was typed takes the face of the letter before it. Words computed from data stay computed only while
/// they are whole.
pub(super) fn retyped(runs: &[TextRun], now: &str, caret: usize) -> Vec<TextRun> {
    let before = words(runs);
    // The caret says which of two equal letters was typed; without it a reference beside its own letter would break.
    let kept = Some(now.get(caret..).unwrap_or_default())
        .filter(|tail| before.ends_with(tail))
        .map_or_else(|| same_tail(&before, now), str::len);
    let (old, new) = (&before[..before.len() - kept], &now[..now.len() - kept]);
    let start = old
        .char_indices()
        .zip(new.chars())
        .find(|((_, a), b)| a != b)
        .map_or_else(|| old.len().min(new.len()), |((at, _), _)| at);
    let mut out = slice(runs, 0..start);
    let face = face_before(runs, start);
    out.push(TextRun { text: new[start..].to_owned(), ..face });
    out.extend(slice(runs, old.len()..before.len()));
    merged(out)
}

/// How many bytes two texts have in common at their ends, behind what they have in common at their beginnings.
fn same_tail(before: &str, now: &str) -> usize {
    let most = before.len().min(now.len());
    let head: usize =
        before.chars().zip(now.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let mut kept = 0;
    for (a, b) in before.chars().rev().zip(now.chars().rev()) {
        if a != b || head + kept + a.len_utf8() > most {
            break;
        }
        kept += a.len_utf8();
    }
    kept
}

/// How many stretches of computed words there are.
pub(super) fn computed(runs: &[TextRun]) -> usize {
    runs.iter().filter(|run| run.shows.is_some()).count()
}

/// `range` made wide enough not to begin or end inside computed words.
pub(super) fn whole(runs: &[TextRun], range: Range<usize>) -> Range<usize> {
    let mut at = 0;
    let mut out = range.clone();
    for run in runs {
        let (from, to) = (at, at + run.text.len());
        if run.shows.is_some() {
            if from < range.start && range.start < to {
                out.start = from;
            }
            if from < range.end && range.end < to {
                out.end = to;
            }
        }
        at = to;
    }
    out
}

/// The runs with `new` in place of `range`.
pub(super) fn spliced(runs: &[TextRun], range: Range<usize>, new: Vec<TextRun>) -> Vec<TextRun> {
    let mut out = slice(runs, 0..range.start);
    out.extend(new);
    out.extend(slice(runs, range.end..words(runs).len()));
    merged(out)
}

/// Turns bold (or italic) on in a stretch, or off when all of it has it already.
pub(super) fn toggled(runs: &[TextRun], range: Range<usize>, bold: bool) -> Vec<TextRun> {
    let range = whole(runs, range);
    let has = |run: &TextRun| if bold { run.bold } else { run.italic };
    let mut inside = slice(runs, range.clone());
    let on = !inside.iter().all(has);
    for run in &mut inside {
        if bold {
            run.bold = on;
        } else {
            run.italic = on;
        }
    }
    let mut out = slice(runs, 0..range.start);
    out.extend(inside);
    out.extend(slice(runs, range.end..words(runs).len()));
    merged(out)
}

/// The part of the runs between two places in the text; computed words that are cut through become plain ones.
pub(in super::super) fn slice(runs: &[TextRun], range: Range<usize>) -> Vec<TextRun> {
    let mut at = 0;
    let mut out = Vec::new();
    for run in runs {
        let end = at + run.text.len();
        let (from, to) = (range.start.clamp(at, end), range.end.clamp(at, end));
        if from < to {
            let shows = run.shows.filter(|_| (from, to) == (at, end));
            out.push(TextRun { text: run.text[from - at..to - at].to_owned(), shows, ..run.clone() });
        }
        at = end;
    }
    out
}

pub(super) fn face_before(runs: &[TextRun], place: usize) -> TextRun {
    let mut at = 0;
    let found = runs.iter().find(|run| {
        at += run.text.len();
        place <= at
    });
    let face = found.or(runs.last()).cloned().unwrap_or_default();
    TextRun { text: String::new(), shows: None, ..face }
}

fn same_face(a: &TextRun, b: &TextRun) -> bool {
    // Two references side by side stay two, whatever they show.
    a.shows.is_none() && b.shows.is_none() && a.bold == b.bold && a.italic == b.italic
}

/// Neighbours of one face become one; empty ones go, except that an empty text keeps one.
pub(super) fn merged(runs: Vec<TextRun>) -> Vec<TextRun> {
    let mut out: Vec<TextRun> = Vec::new();
    for run in runs.into_iter().filter(|run| !run.text.is_empty()) {
        match out.last_mut() {
            Some(last) if same_face(last, &run) => last.text.push_str(&run.text),
            _ => out.push(run),
        }
    }
    if out.is_empty() {
        out.push(TextRun::default());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::SectionId;
    use crate::domain::plan::Shown;
    use proptest::prelude::*;

    fn run(text: &str, bold: bool) -> TextRun {
        TextRun { text: text.into(), bold, italic: false, shows: None }
    }

    #[test]
    fn typing_keeps_the_faces_around_it() {
        let runs = vec![run("Mỗi xã ", false), run("ít nhất 02", true), run(" tập thể", false)];
        assert_eq!(
            retyped(&runs, "Mỗi xã ít nhất 03 tập thể", "Mỗi xã ít nhất 03".len()),
            [run("Mỗi xã ", false), run("ít nhất 03", true), run(" tập thể", false)]
        );
        assert_eq!(
            retyped(&runs, "Mỗi xã ít nhất 02 tập thể, cá nhân", "Mỗi xã ít nhất 02 tập thể, cá nhân".len()),
            [run("Mỗi xã ", false), run("ít nhất 02", true), run(" tập thể, cá nhân", false)]
        );
        assert_eq!(retyped(&runs, "", 0), [TextRun::default()]);
    }

    fn reference(text: &str) -> TextRun {
        let shows = Some(Shown::Section { section: SectionId(7) });
        TextRun { text: text.into(), shows, ..TextRun::default() }
    }

    #[test]
    fn computed_words_stay_computed_while_they_are_whole() {
        let runs = vec![run("theo ", false), reference("mục a"), run(", ", false)];
        // Letters equal to its own, typed right before it and right behind it.
        let before = retyped(&runs, "theo mmục a, ", "theo m".len());
        assert_eq!(before, [run("theo m", false), reference("mục a"), run(", ", false)]);
        let behind = retyped(&runs, "theo mục aa, ", "theo mục aa".len());
        assert_eq!(behind, [run("theo ", false), reference("mục a"), run("a, ", false)]);
        let inside = retyped(&runs, "theo mục ba, ", "theo mục b".len());
        assert_eq!(inside, [run("theo mục ba, ", false)]);
        let gone = retyped(&runs, "theo , ", "theo ".len());
        assert_eq!(gone, [run("theo , ", false)]);
    }

    #[test]
    fn bold_takes_computed_words_whole() {
        let runs = vec![run("theo ", false), reference("mục a")];
        let bold = toggled(&runs, 6..8, true);
        assert_eq!(bold[1], TextRun { bold: true, ..reference("mục a") });
    }

    #[test]
    fn a_stretch_is_made_bold_and_back() {
        let runs = vec![run("Mỗi xã ít nhất", false)];
        let bold = toggled(&runs, 4..9, true);
        assert_eq!(words(&bold), "Mỗi xã ít nhất");
        assert!(bold.iter().any(|run| run.bold));
        assert_eq!(toggled(&bold, 4..9, true), runs);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_what_stands_there(
            texts in proptest::collection::vec(("[aăâđ ủễ]{0,6}", any::<bool>()), 0..5),
            now in "[aăâđ ủễ]{0,20}",
        ) {
            let runs: Vec<TextRun> = texts.iter().map(|(text, bold)| run(text, *bold)).collect();
            for caret in (0..=now.len()).filter(|at| now.is_char_boundary(*at)) {
                prop_assert_eq!(&words(&retyped(&runs, &now, caret)), &now);
            }
        }
    }
}
