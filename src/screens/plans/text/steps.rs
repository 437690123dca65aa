//! Undo of typing: each step is what changed, so that a hundred steps in a long text cost no more than what was typed.

use super::runs::{merged, words};
use crate::domain::plan::TextRun;
use std::time::{Duration, Instant};

/// How many steps can be taken back.
const STEPS: usize = 200;
/// A pause this long ends a step.
const PAUSE: Duration = Duration::from_millis(1_000);

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters typed or taken back one by one; one word is one step.
    Letters,
    /// A space or a line end: the word before it is over.
    Gap,
    /// Something that is a step of its own: pasted, made bold, inserted.
    Whole,
}

#[derive(Debug, Clone)]
struct Step {
    at: usize,
    out: Vec<TextRun>,
    into: Vec<TextRun>,
    /// Where the caret was before and after.
    carets: (usize, usize),
}

#[derive(Debug)]
struct Open {
    base: Vec<TextRun>,
    carets: (usize, usize),
    last: Instant,
    /// The word is over: the next letter begins another step.
    over: bool,
}

/// The steps of one text.
#[derive(Debug, Default)]
pub(super) struct Steps {
    past: Vec<Step>,
    future: Vec<Step>,
    open: Option<Open>,
}

impl Steps {
    /// Notes a change from `before` to what stands there `now`.
    pub fn note(
        &mut self,
        before: &[TextRun],
        now: &[TextRun],
        carets: (usize, usize),
        kind: Kind,
        at: Instant,
    ) {
        self.future.clear();
        let goes_on = self.open.as_ref().is_some_and(|open| {
            let moved = open.carets.1 != carets.0;
            let begins = open.over && kind != Kind::Gap;
            kind != Kind::Whole && !moved && !begins && at.saturating_duration_since(open.last) < PAUSE
        });
        if !goes_on {
            self.close(before);
            self.open = Some(Open { base: before.to_vec(), carets, last: at, over: false });
        }
        if let Some(open) = &mut self.open {
            open.carets.1 = carets.1;
            open.last = at;
            open.over |= kind == Kind::Gap;
        }
        if kind == Kind::Whole {
            self.close(now);
        }
    }

    fn close(&mut self, now: &[TextRun]) {
        let Some(open) = self.open.take() else { return };
        if let Some(step) = between(&open.base, now, open.carets) {
            self.past.push(step);
            let over = self.past.len().saturating_sub(STEPS);
            self.past.drain(..over);
        }
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        self.open.is_some() || !self.past.is_empty()
    }

    /// Whether there is a step to do again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The text before the last step, and where the caret was.
    pub fn undo(&mut self, now: &[TextRun]) -> Option<(Vec<TextRun>, usize)> {
        self.close(now);
        let step = self.past.pop()?;
        let back = replaced(now, step.at, &step.into, &step.out);
        let caret = step.carets.0;
        self.future.push(step);
        Some((back, caret))
    }

    /// The text after the step that was taken back last, and where the caret was.
    pub fn redo(&mut self, now: &[TextRun]) -> Option<(Vec<TextRun>, usize)> {
        let step = self.future.pop()?;
        let again = replaced(now, step.at, &step.out, &step.into);
        let caret = step.carets.1;
        self.past.push(step);
        Some((again, caret))
    }
}

type Face = (char, bool, bool, Option<crate::domain::plan::Shown>);

fn letters(runs: &[TextRun]) -> impl DoubleEndedIterator<Item = Face> {
    runs.iter().flat_map(|run| run.text.chars().map(|letter| (letter, run.bold, run.italic, run.shows)))
}

/// Bytes at the beginning that are equal, face and all.
fn same(a: impl Iterator<Item = Face>, b: impl Iterator<Item = Face>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.0.len_utf8()).sum()
}

fn between(before: &[TextRun], now: &[TextRun], carets: (usize, usize)) -> Option<Step> {
    if before == now {
        return None;
    }
    let (old, new) = (words(before).len(), words(now).len());
    let head = same(letters(before), letters(now));
    let most = old.min(new) - head;
    let tail = same(letters(before).rev(), letters(now).rev()).min(most);
    // Whole stretches only: half of a reference is none.
    let at = edge(before, head, false).min(edge(now, head, false));
    let tail = tail_edge(before, old, tail).min(tail_edge(now, new, tail));
    let (out, into) = (cut(before, at, old - tail), cut(now, at, new - tail));
    Some(Step { at, out, into, carets })
}

/// The beginning (or end) of the computed words that `at` stands in; `at` itself elsewhere.
fn edge(runs: &[TextRun], at: usize, end: bool) -> usize {
    let whole = super::runs::whole(runs, at..at);
    if end { whole.end } else { whole.start }
}

fn tail_edge(runs: &[TextRun], len: usize, tail: usize) -> usize {
    len - edge(runs, len - tail, true)
}

fn cut(runs: &[TextRun], from: usize, to: usize) -> Vec<TextRun> {
    super::runs::slice(runs, from..to.max(from))
}

fn replaced(now: &[TextRun], at: usize, out: &[TextRun], into: &[TextRun]) -> Vec<TextRun> {
    let end = at + words(out).len();
    let mut all = cut(now, 0, at);
    all.extend(into.iter().cloned());
    all.extend(cut(now, end, words(now).len()));
    merged(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::SectionId;
    use crate::domain::plan::Shown;
    use proptest::prelude::*;

    fn plain(text: &str) -> Vec<TextRun> {
        vec![TextRun { text: text.into(), ..TextRun::default() }]
    }

    #[test]
    fn a_word_is_a_step_and_a_pause_ends_one() {
        let mut steps = Steps::default();
        let mut now = plain("");
        let mut at = Instant::now();
        let mut typed = String::new();
        for letter in "một hai".chars() {
            let before = now.clone();
            let caret = typed.len();
            typed.push(letter);
            now = plain(&typed);
            at += Duration::from_millis(90);
            let kind = if letter == ' ' { Kind::Gap } else { Kind::Letters };
            steps.note(&before, &now, (caret, typed.len()), kind, at);
        }
        let (before, caret) = steps.undo(&now).unwrap();
        assert_eq!((words(&before).as_str(), caret), ("một ", "một ".len()));
        let (first, caret) = steps.undo(&before).unwrap();
        assert_eq!((words(&first).as_str(), caret), ("", 0));
        assert!(!steps.can_undo());
        let (again, _) = steps.redo(&first).unwrap();
        let (again, caret) = steps.redo(&again).unwrap();
        assert_eq!((words(&again).as_str(), caret), ("một hai", "một hai".len()));
        let longer = plain("một hai b");
        steps.note(&again, &longer, (8, 10), Kind::Letters, at + Duration::from_secs(5));
        assert!(!steps.can_redo(), "what is typed anew takes the place of what was taken back");
    }

    #[test]
    fn a_reference_comes_back_whole() {
        let shows = Some(Shown::Section { section: SectionId(7) });
        let reference = TextRun { text: "mục a".into(), shows, ..TextRun::default() };
        let before = vec![plain("theo ")[0].clone(), reference];
        let now = plain("theo mục b");
        let mut steps = Steps::default();
        steps.note(&before, &now, (11, 11), Kind::Letters, Instant::now());
        assert_eq!(steps.undo(&now).unwrap().0, before);
    }

    proptest! {
        #[test]
        fn every_step_can_be_taken_back_and_done_again(
            texts in proptest::collection::vec(("[aăđ ủ]{0,8}", any::<bool>()), 1..30),
        ) {
            let made = |text: &str, bold| {
                vec![TextRun { text: text.to_owned(), bold, ..TextRun::default() }]
            };
            let all: Vec<Vec<TextRun>> = texts.iter().map(|(text, bold)| merged(made(text, *bold))).collect();
            let mut steps = Steps::default();
            for pair in all.windows(2) {
                steps.note(&pair[0], &pair[1], (0, 0), Kind::Whole, Instant::now());
            }
            let mut seen: Vec<Vec<TextRun>> = all.clone();
            seen.dedup();
            let mut now = seen.last().unwrap().clone();
            for back in seen.iter().rev().skip(1) {
                now = steps.undo(&now).unwrap().0;
                prop_assert_eq!(&now, back);
            }
            prop_assert!(steps.undo(&now).is_none());
            for again in seen.iter().skip(1) {
                now = steps.redo(&now).unwrap().0;
                prop_assert_eq!(&now, again);
            }
        }
    }
}
