//! Section numbers, letters of items and list marks.

use super::collect::{Findings, advise, replace};
use super::finding::{Place, Repair, RuleId};
use super::reading::{Level, Line, Mark, Part, Reading, letter_at};
use std::collections::BTreeMap;

/// Beyond this a paragraph that begins with a figure is more likely a broken line than a list.
const FIRST_MOST: u32 = 9;

/// A sequence of numbers under way.
struct Open {
    level: Level,
    close: char,
    last: u32,
    /// What the last number should have been, so that one slip is remarked once.
    meant: u32,
    label: String,
    /// Numbers and the lines they stand on.
    seen: Vec<(u32, usize)>,
    /// Plain text stood under the last number.
    plain: bool,
    /// The first list mark under each item.
    children: Vec<(Level, Place)>,
    child_open: bool,
}

impl Open {
    fn new(mark: &Mark, place: &Place) -> Open {
        Open {
            level: mark.level,
            close: mark.close,
            last: mark.number,
            meant: mark.number,
            label: mark.label.clone(),
            seen: vec![(mark.number, place.line)],
            plain: false,
            children: Vec::new(),
            child_open: true,
        }
    }
}

pub(super) fn check(reading: &Reading, findings: &mut Findings) {
    let mut numbers = Numbers { stack: Vec::new(), letters: Vec::new(), uneven: Vec::new() };
    let mut dashes: Vec<(char, Place)> = Vec::new();
    for line in reading.lines.iter().filter(|line| line.part == Part::Body) {
        match &line.mark {
            None => numbers.plain(),
            Some(mark) if matches!(mark.level, Level::Dash | Level::Plus) => {
                if mark.level == Level::Dash {
                    dashes.push((mark.close, line.whole()));
                }
                numbers.child(mark.level, line);
            }
            Some(mark) => numbers.next(mark, line, findings),
        }
    }
    numbers.close_all(0, findings);
    findings.put_all(RuleId::LetterMark, numbers.letters, |count| {
        let times = if count == 1 { String::new() } else { format!(" ({count} chỗ)") };
        format!("Sau chữ của điểm là dấu đóng ngoặc đơn{times}.")
    });
    findings.put_all(RuleId::HeadingStyle, numbers.uneven, |_| {
        "Các mục cùng cấp dùng dấu sau số khác nhau.".to_owned()
    });
    list_marks(dashes, findings);
}

struct Numbers {
    stack: Vec<Open>,
    letters: Vec<(Place, Option<Repair>)>,
    uneven: Vec<(Place, Option<Repair>)>,
}

impl Numbers {
    fn plain(&mut self) {
        if let Some(top) = self.stack.last_mut() {
            top.plain = true;
        }
    }

    fn child(&mut self, level: Level, line: &Line) {
        if let Some(top) = self.stack.last_mut() {
            if top.child_open {
                top.children.push((level, line.whole()));
            }
            top.child_open = false;
        }
    }

    fn next(&mut self, mark: &Mark, line: &Line, findings: &mut Findings) {
        let place = line.place(0, mark.end);
        if mark.level == Level::Letter && mark.close != ')' {
            let from = &line.text[..mark.end];
            self.letters.push((place.clone(), replace(from, format!("{})", mark.label))));
        }
        let same = |open: &Open| open.level == mark.level;
        let fitting = self
            .stack
            .iter()
            .rposition(|open| same(open) && (mark.number == open.last + 1 || mark.number == open.meant + 1));
        let Some(at) = fitting.or_else(|| self.stack.iter().rposition(same)) else {
            self.begin(mark, line, &place, findings);
            return;
        };
        let deeper = at + 1 < self.stack.len();
        let again = mark.number == 1 && self.stack[at].last >= 2;
        // "1." under "b)" of an open "2.", or after a paragraph of its own, starts a list of its own.
        if fitting.is_none() && again && mark.level != Level::Roman && (deeper || self.stack[at].plain) {
            if !deeper {
                self.close_all(at, findings);
            }
            self.stack.push(Open::new(mark, &place));
            return;
        }
        self.close_all(at + 1, findings);
        let uneven = self.stack[at].close != mark.close
            && matches!(mark.level, Level::Arabic(1) | Level::Roman)
            && mark.close != ' ';
        if uneven {
            let to = format!("{}{}", mark.label, self.stack[at].close);
            self.uneven.push((place.clone(), replace(&line.text[..mark.end], to)));
        }
        self.follow(at, mark, line, &place, findings);
    }

    /// A new sequence.
    fn begin(&mut self, mark: &Mark, line: &Line, place: &Place, findings: &mut Findings) {
        let above = self.stack.last();
        let parent = above.filter(|open| open.level == Level::Arabic(1) && mark.level == Level::Arabic(2));
        if let Some(parent) = parent.filter(|parent| parent.label != mark.above) {
            let message = format!("Mục {} nằm dưới mục {}.", mark.label, parent.label);
            let to = format!("{}.{}", parent.label, mark.number);
            findings.put(RuleId::SectionSkipped, place.clone(), message, replace(&mark.label, to));
        } else if mark.level == Level::Letter && mark.number == 0 {
            foreign_letter(mark, place, findings);
        } else if (2..=FIRST_MOST).contains(&mark.number)
            && mark.level != Level::Capital
            && !line.body().is_empty()
        {
            let first = label_of(mark.level, 1, &mark.above).unwrap_or_default();
            let message = format!("Dãy số bắt đầu từ “{}”, không thấy “{first}”.", mark.label);
            let rule = if mark.level == Level::Letter { RuleId::LetterOrder } else { RuleId::SectionSkipped };
            let finding = findings.put(rule, place.clone(), message, advise("Kiểm tra lại thứ tự các mục."));
            finding.as_severe(super::finding::Severity::Warning);
        }
        self.stack.push(Open::new(mark, place));
    }

    /// The next number of a sequence under way.
    fn follow(&mut self, at: usize, mark: &Mark, line: &Line, place: &Place, findings: &mut Findings) {
        let open = &mut self.stack[at];
        let (last, meant) = (open.last, open.meant);
        let number = mark.number;
        let from = &line.text[..mark.end];
        let repair = |to: u32| {
            label_of(mark.level, to, &mark.above).map(|label| Repair::Replace {
                from: from.trim().to_owned(),
                to: from.trim().replacen(&mark.label, &label, 1),
            })
        };
        // "3.1" after "2.4" begins the next section's own sequence.
        let nested_anew = matches!(mark.level, Level::Arabic(2..))
            && open.label.rsplit_once('.').map(|(a, _)| a) != Some(mark.above.as_str());
        if number == last + 1 || number == meant + 1 || nested_anew {
            open.meant = number;
        } else if number == 0 {
            foreign_letter(mark, place, findings);
            open.meant = last + 1;
        } else if number <= last {
            let first = open.seen.iter().find(|(seen, _)| *seen == number).map_or(0, |(_, line)| *line);
            let message = if first > 0 {
                format!("Số thứ tự “{}” được dùng hai lần (lần đầu ở dòng {first}).", mark.label)
            } else {
                format!("Số thứ tự “{}” đứng sau số lớn hơn.", mark.label)
            };
            let rule = if mark.level == Level::Letter { RuleId::LetterOrder } else { RuleId::SectionTwice };
            findings.put(rule, place.clone(), message, repair(meant + 1));
            open.meant = meant + 1;
        } else {
            let expected = label_of(mark.level, last + 1, &mark.above).unwrap_or_default();
            let letter = mark.level == Level::Letter;
            let message = if letter {
                format!(
                    "Sau điểm trước là “{expected})” theo bảng chữ cái tiếng Việt, ở đây ghi “{})”.",
                    mark.label
                )
            } else {
                format!("Số thứ tự nhảy cách: chờ “{expected}”, ở đây ghi “{}”.", mark.label)
            };
            let rule = if letter { RuleId::LetterOrder } else { RuleId::SectionSkipped };
            findings.put(rule, place.clone(), message, repair(last + 1));
            open.meant = number;
        }
        open.last = if number == 0 { last + 1 } else { number };
        open.label.clone_from(&mark.label);
        open.seen.push((number, place.line));
        open.plain = false;
        open.child_open = true;
    }

    /// Ends the sequences from `at` on, and compares the list marks under their items.
    fn close_all(&mut self, at: usize, findings: &mut Findings) {
        for open in self.stack.drain(at.min(self.stack.len())..) {
            if open.level != Level::Letter {
                continue;
            }
            let mut children = open.children.into_iter();
            let Some((level, _)) = children.next() else { continue };
            if let Some((_, place)) = children.find(|(other, _)| *other != level) {
                let message = "Các điểm cùng cấp dùng dấu đầu dòng khác nhau (“-” và “+”).";
                findings.put(RuleId::ListMarks, place, message, advise("Dùng một dấu cho cùng một cấp."));
            }
        }
    }
}

fn foreign_letter(mark: &Mark, place: &Place, findings: &mut Findings) {
    let message = format!("“{}” không dùng để đánh thứ tự điểm (a, b, c, d, đ, e, g, h …).", mark.label);
    findings.put(
        RuleId::LetterOrder,
        place.clone(),
        message,
        advise("Đánh lại theo bảng chữ cái tiếng Việt."),
    );
}

/// How a number is written at its level.
fn label_of(level: Level, number: u32, above: &str) -> Option<String> {
    Some(match level {
        Level::Roman | Level::Chapter | Level::Division => crate::text::roman(number),
        Level::Arabic(1) | Level::Article => number.to_string(),
        Level::Arabic(_) => format!("{above}.{number}"),
        Level::Letter => letter_at(number)?.to_string(),
        Level::Capital => char::from_u32(u32::from('A') + number.checked_sub(1)?)?.to_string(),
        Level::Dash | Level::Plus => return None,
    })
}

/// "-" and "–" both used for items: the rarer one is listed.
fn list_marks(dashes: Vec<(char, Place)>, findings: &mut Findings) {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for (sign, _) in &dashes {
        *counts.entry(*sign).or_default() += 1;
    }
    let Some((most, _)) = counts.into_iter().max_by_key(|(_, count)| *count) else { return };
    let others = dashes
        .into_iter()
        .filter(|(sign, _)| *sign != most)
        .map(|(sign, place)| (place, replace(&sign.to_string(), most.to_string())))
        .collect();
    findings.put_all(RuleId::ListMarks, others, |count| {
        format!("Dấu đầu dòng không thống nhất: phần lớn dùng “{most}”, {count} chỗ dùng dấu khác.")
    });
}
