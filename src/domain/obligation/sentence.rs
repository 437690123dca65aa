//! The sentence of an obligation on paper.

use super::phrase::{Line, inside, listed, told, told_without};
use super::{Bound, Due, Duty, DutyField, Frequency, Nominators, value};
use crate::domain::ids::UnitId;
use crate::domain::subject::SubjectKind;
use crate::text::number::{count_with_words, padded};

/// Words that the sentence says before a receiver.
pub(super) const TO: [&str; 7] =
    ["gửi danh sách về", "gửi danh sách", "báo cáo về", "gửi về", "gửi cho", "gửi", "về"];

/// Words that the sentence says before what is attached.
pub(super) const WITH: [&str; 5] = ["có kèm theo", "kèm theo", "đính kèm", "gửi kèm", "kèm"];

/// The kinds in the order lists print them, each once.
fn in_order(kinds: &[SubjectKind]) -> Vec<SubjectKind> {
    SubjectKind::ALL.into_iter().filter(|kind| kinds.contains(kind)).collect()
}

/// "tập thể hoặc cá nhân điển hình tiên tiến"; a model is no exemplar of that name but outstanding itself.
pub(super) fn kinds_in_words(kinds: &[SubjectKind]) -> String {
    let kinds = in_order(kinds);
    let exemplars: Vec<&str> =
        kinds.iter().filter(|kind| **kind != SubjectKind::Model).map(|kind| kind.counted()).collect();
    let models = kinds.contains(&SubjectKind::Model);
    let model = format!("{} tiêu biểu", SubjectKind::Model.counted());
    match (exemplars.as_slice(), models) {
        ([], false) => "điển hình tiên tiến".to_owned(),
        ([], true) => model,
        (several, true) => format!("{} điển hình tiên tiến hoặc {model}", several.join(", ")),
        (several, false) => {
            let several = listed(several.iter().map(|&kind| kind.to_owned()), "hoặc");
            format!("{several} điển hình tiên tiến")
        }
    }
}

/// "điển hình tiêu biểu, xuất sắc", "tập thể hoặc cá nhân tiêu biểu, xuất sắc".
fn outstanding(kinds: &[SubjectKind]) -> String {
    let kinds = in_order(kinds);
    let names: Vec<&str> = kinds.iter().map(|kind| kind.counted()).collect();
    let names = match names.as_slice() {
        [] => "điển hình".to_owned(),
        [one] => (*one).to_owned(),
        // Not `listed`: the comma inside the name of a model needs no semicolon here.
        [before @ .., last] => format!("{} hoặc {last}", before.join(", ")),
    };
    format!("{names} tiêu biểu, xuất sắc")
}

/// By when, behind a sentence that opens with how often.
fn by(due: Option<Due>, opened: Frequency) -> String {
    due.map(|due| due.beside(opened)).unwrap_or_default()
}

/// By when, where the words before it might be taken for what the day belongs to.
fn done_by(due: &str) -> String {
    if due.is_empty() { String::new() } else { format!("hoàn thành {due}") }
}

fn lead(words: &str, what: &str) -> String {
    if what.is_empty() { String::new() } else { format!("{words} {what}") }
}

/// The sentence of an obligation on paper, without the final full stop. `unit_name` gives the names of units.
#[must_use]
pub fn sentence(duty: &Duty, unit_name: impl Fn(UnitId) -> String) -> String {
    match duty {
        Duty::Quota { .. } => quota(duty, unit_name),
        Duty::Selection { min, max, kinds, upward_to, due } => selection(*min, *max, kinds, upward_to, *due),
        Duty::Report { reporter, every, due, sent_to, .. } => {
            // The day says how often by itself.
            let often = if due.is_some_and(|due| due.says(*every)) { Frequency::Once } else { *every };
            let who = told(reporter);
            let mut line = Line::opening(often.opening());
            line.word(&if often == Frequency::Once { who } else { inside(&who) })
                .word("báo cáo kết quả")
                .word(&lead("về", &told_without(sent_to, &TO)))
                .word(&by(*due, often));
            line.done()
        }
        Duty::Seats { number, event, sent_to, due } => {
            let event = told_without(event, &["tham dự", "dự"]);
            let mut line = Line::default();
            match number {
                Some(number) => {
                    let count = count_with_words(u64::from(*number));
                    line.word(&format!("lựa chọn {count} đại biểu")).word(&lead("dự", &event))
                }
                None => line
                    .word("lựa chọn đại biểu")
                    .word(&lead("dự", &event))
                    .word("theo số lượng được phân bổ"),
            };
            let (to, due) = (told_without(sent_to, &TO), by(*due, Frequency::Once));
            if to.is_empty() {
                line.after(&done_by(&due));
            } else {
                line.after(&format!("gửi danh sách về {to}")).word(&due);
            }
            line.done()
        }
        Duty::Milestone { name, due, sent_to } => {
            let mut line = Line::default();
            line.word(&told(name))
                .word(&by(*due, Frequency::Once))
                .after(&lead("báo cáo kết quả về", &told_without(sent_to, &TO)));
            line.done()
        }
        Duty::Assignment { agency, task, due } => {
            let mut line = Line::default();
            let (agency, task) = (told(agency), told(task));
            let colon = if agency.is_empty() || task.is_empty() { "" } else { ":" };
            line.word(&format!("{agency}{colon}")).word(&task).after(&done_by(&by(*due, Frequency::Once)));
            line.done()
        }
        Duty::Publicity { agency, forms, content, number, every, due } => {
            let content = told_without(content, &["tuyên truyền về", "tuyên truyền"]);
            let what = if content.is_empty() { "các điển hình tiên tiến" } else { content.as_str() };
            let number = number.map_or_else(String::new, |number| {
                format!("ít nhất {} tin, bài", count_with_words(u64::from(number)))
            });
            let who = told(agency);
            let mut line = Line::opening(every.opening());
            line.word(&if *every == Frequency::Once { who } else { inside(&who) })
                .word("tuyên truyền")
                .word(what)
                .word(&lead("thông qua", &channels(forms)))
                .after(&number)
                .after(&done_by(&by(*due, *every)));
            line.done()
        }
    }
}

/// The channels of publicity as a list.
pub(super) fn channels(forms: &[String]) -> String {
    listed(forms.iter().map(|form| told_without(form, &["thông qua", "qua"])), "và")
}

fn quota(duty: &Duty, unit_name: impl Fn(UnitId) -> String) -> String {
    let Duty::Quota { nominators, bound, share, kinds, every, due, sent_to, attached, .. } = duty else {
        return String::new();
    };
    let who = value(duty, DutyField::Who, unit_name).unwrap_or_default();
    let number = value(duty, DutyField::NumberInWords, |_| String::new()).unwrap_or_default();
    let mut line = Line::opening(every.opening());
    line.word(&who);
    // The number binds each of them, not all together.
    if matches!(nominators, Nominators::Units(units) if units.len() > 1) && !who.is_empty() {
        line.after("mỗi đơn vị");
    }
    line.word("lựa chọn, giới thiệu");
    if share.is_some() {
        let bound = match bound {
            Bound::AtLeast => "ít nhất bằng",
            Bound::AtMost => "không quá",
            Bound::Exactly => "đúng bằng",
        };
        line.word(&kinds_in_words(kinds)).word(&format!("với số lượng {bound} {number}"));
    } else {
        line.word(&format!("{} {number} {}", bound.label(), kinds_in_words(kinds)));
    }
    let (to, with) = (told_without(sent_to, &TO), told_without(attached, &WITH));
    let due = by(*due, *every);
    line.after(&lead("kèm theo", &with));
    match (to.is_empty(), with.is_empty()) {
        (false, _) => line.after(&format!("gửi về {to}")).word(&due),
        (true, false) => line.after(&done_by(&due)),
        (true, true) => line.word(&due),
    };
    line.done()
}

fn selection(min: u32, max: u32, kinds: &[SubjectKind], upward_to: &str, due: Option<Due>) -> String {
    let (fewest, most) = (u64::from(min), u64::from(max));
    let number = if min == max {
        count_with_words(fewest)
    } else if min == 0 {
        format!("không quá {}", count_with_words(most))
    } else {
        format!("từ {} đến {}", padded(fewest), padded(most))
    };
    let to = told_without(upward_to, &["giới thiệu với", "giới thiệu", "gửi về", "với"]);
    let mut line = Line::default();
    line.word("trên cơ sở giới thiệu của các đơn vị, lựa chọn")
        .word(&number)
        .word(&outstanding(kinds))
        .word(&if to.is_empty() {
            "để giới thiệu lên cấp trên".to_owned()
        } else {
            format!("để giới thiệu với {to}")
        })
        .word(&by(due, Frequency::Once));
    line.done()
}

#[cfg(test)]
mod tests;
