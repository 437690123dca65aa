//! Faces in running text: what was typed into a plain editor keeps the bold and italic stretches around it.

use crate::domain::plan::TextRun;
use std::ops::Range;

/// The whole text.
pub(super) fn words(runs: &[TextRun]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The runs after the text was changed to `now`: what stands before and after the change keeps its face, what was
/// typed takes the face of the letter before it.
pub(super) fn retyped(runs: &[TextRun], now: &str) -> Vec<TextRun> {
    let before = words(runs);
    let start = before
        .char_indices()
        .zip(now.chars())
        .find(|((_, a), b)| a != b)
        .map_or_else(|| before.len().min(now.len()), |((at, _), _)| at);
    let (old_tail, new_tail) = (&before[start..], &now[start..]);
    let kept: usize = old_tail
        .chars()
        .rev()
        .zip(new_tail.chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let mut out = slice(runs, 0..start);
    let face = face_before(runs, start);
    out.push(TextRun { text: new_tail[..new_tail.len() - kept].to_owned(), ..face });
    out.extend(slice(runs, before.len() - kept..before.len()));
    merged(out)
}

/// Turns bold (or italic) on in a stretch, or off when all of it has it already.
pub(super) fn toggled(runs: &[TextRun], range: Range<usize>, bold: bool) -> Vec<TextRun> {
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

/// The part of the runs between two places in the text.
pub(super) fn slice(runs: &[TextRun], range: Range<usize>) -> Vec<TextRun> {
    let mut at = 0;
    let mut out = Vec::new();
    for run in runs {
        let (from, to) =
            (range.start.clamp(at, at + run.text.len()), range.end.clamp(at, at + run.text.len()));
        if from < to {
            out.push(TextRun { text: run.text[from - at..to - at].to_owned(), ..run.clone() });
        }
        at += run.text.len();
    }
    out
}

fn face_before(runs: &[TextRun], place: usize) -> TextRun {
    let mut at = 0;
    let found = runs.iter().find(|run| {
        at += run.text.len();
        place <= at
    });
    let face = found.or(runs.last()).cloned().unwrap_or_default();
    TextRun { text: String::new(), ..face }
}

/// Neighbours of one face become one; empty ones go, except that an empty text keeps one.
fn merged(runs: Vec<TextRun>) -> Vec<TextRun> {
    let mut out: Vec<TextRun> = Vec::new();
    for run in runs.into_iter().filter(|run| !run.text.is_empty()) {
        match out.last_mut() {
            Some(last) if last.bold == run.bold && last.italic == run.italic => last.text.push_str(&run.text),
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
    use proptest::prelude::*;

    fn run(text: &str, bold: bool) -> TextRun {
        TextRun { text: text.into(), bold, italic: false, shows: None }
    }

    #[test]
    fn typing_keeps_the_faces_around_it() {
        let runs = vec![run("Mỗi xã ", false), run("ít nhất 02", true), run(" tập thể", false)];
        assert_eq!(
            retyped(&runs, "Mỗi xã ít nhất 03 tập thể"),
            [run("Mỗi xã ", false), run("ít nhất 03", true), run(" tập thể", false)]
        );
        assert_eq!(
            retyped(&runs, "Mỗi xã ít nhất 02 tập thể, cá nhân"),
            [run("Mỗi xã ", false), run("ít nhất 02", true), run(" tập thể, cá nhân", false)]
        );
        assert_eq!(retyped(&runs, ""), [TextRun::default()]);
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
            prop_assert_eq!(words(&retyped(&runs, &now)), now);
        }
    }
}
