//! The sentence of an obligation in the office's own words, with the data as fields between braces.

use super::super::super::typed::{Said, note};
use crate::domain::ids::UnitId;
use crate::domain::obligation::{Duty, DutyField, Obligation, Piece, sentence, value, worded};
use crate::text::{clean, fold, nfc};
use crate::ui::area::{Action, Area, Content};
use crate::ui::badge::Tone;
use crate::ui::{Element, button, icon, label, measure};
use iced::widget::text_editor::Edit;
use iced::widget::{column, row};
use std::sync::Arc;

/// The field of the sentence.
const FIELD: &str = "duty-wording";

/// What was typed or asked for.
#[derive(Debug, Clone)]
pub enum Typed {
    /// "Viết theo câu của cơ quan".
    Begun,
    /// "Trả về câu của chương trình".
    Given,
    /// In the sentence.
    Body(Action),
    /// A field was put in at the caret.
    Inserted(DutyField),
}

impl Typed {
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Body(_))
    }

    pub(super) fn only_looks(&self) -> bool {
        matches!(self, Self::Body(action) if !action.is_edit())
    }
}

/// The own sentence while it is being written; none where the program's is printed.
#[derive(Debug, Default)]
pub(in super::super) struct Wording(Option<Content>);

impl Wording {
    pub fn of(stored: &str) -> Self {
        Self((!stored.is_empty()).then(|| Content::with_text(stored)))
    }

    /// As it is stored: one line.
    pub fn stored(&self) -> String {
        self.0.as_ref().map(|content| clean(&nfc(&content.text()))).unwrap_or_default()
    }

    pub fn take(&mut self, typed: Typed, duty: Option<&Duty>, name: impl Fn(UnitId) -> String) {
        match (typed, &mut self.0) {
            (Typed::Begun, now @ None) => {
                let pattern = duty.map(|duty| pattern_of(duty, name)).unwrap_or_default();
                *now = Some(Content::with_text(&pattern));
            }
            (Typed::Given, now) => *now = None,
            (Typed::Body(action), Some(content)) => content.perform(action),
            (Typed::Inserted(field), Some(content)) => {
                let words = Arc::new(format!("{{{}}}", field.word()));
                content.perform(Action::Edit(Edit::Paste(words)));
            }
            _ => {}
        }
    }

    /// The sentence as it will print, and what of it must be put right.
    pub fn result(&self, duty: &Duty, name: impl Fn(UnitId) -> String) -> (String, Vec<String>) {
        printed(&self.stored(), duty, name)
    }

    /// The field of the own sentence with the buttons that put data in, or the way to begin one.
    pub fn view<'a>(
        &'a self,
        duty: &Duty,
        name: impl Fn(UnitId) -> String,
    ) -> Element<'a, Said<super::Typed>> {
        let said = |typed| Said::Typed(super::Typed::Wording(typed));
        let Some(content) = &self.0 else {
            return button::quiet("Viết theo câu của cơ quan")
                .icon(icon::edit())
                .tip("Câu viết theo cách của cơ quan; số liệu vẫn tự theo chỉ tiêu")
                .on_press(said(Typed::Begun))
                .into();
        };
        let area = Area::new("Câu của cơ quan", content)
            .rows(3)
            .id(FIELD)
            .placeholder("{đơn vị} giới thiệu {số lượng} {đối tượng} {thời hạn}")
            .on_action(move |action| said(Typed::Body(action)))
            .on_leave(Said::Left);
        let fields = DutyField::ALL.into_iter().filter(|field| value(duty, *field, &name).is_some());
        let fields = fields.map(|field| {
            Element::from(
                button::quiet(format!("{{{}}}", field.word())).on_press(said(Typed::Inserted(field))),
            )
        });
        let back =
            button::quiet("Trả về câu của chương trình").icon(icon::undo()).on_press(said(Typed::Given));
        column![area, label::caption("Chèn số liệu vào chỗ con trỏ"), row(fields).wrap(), back]
            .spacing(measure::S4)
            .into()
    }
}

/// A sentence as it will print, from the office's own pattern or the program's, and what must be put right in it.
fn printed(pattern: &str, duty: &Duty, name: impl Fn(UnitId) -> String) -> (String, Vec<String>) {
    if pattern.is_empty() {
        return (format!("{}.", sentence(duty, name)), Vec::new());
    }
    let mut words = String::new();
    let mut wrong = Vec::new();
    for piece in worded(pattern, duty, name) {
        match piece {
            Piece::Words(piece) => words.push_str(&piece),
            Piece::Empty(field) => {
                words.push_str(&format!("[{}]", field.word()));
                wrong.push(format!("Chỉ tiêu này chưa có “{}”.", field.word()));
            }
            Piece::Unknown(typed) => {
                words.push_str(&format!("{{{typed}}}"));
                wrong.push(match nearest(&typed) {
                    Some(field) => {
                        format!("Không có trường “{typed}”. Có phải “{}” không?", field.word())
                    }
                    None => format!("Không có trường “{typed}”. Hãy chọn một trường ở dưới."),
                });
            }
        }
    }
    let end = if words.ends_with(['.', '!', '?', ';', ':']) { "" } else { "." };
    (format!("{words}{end}"), wrong)
}

/// The sentence of an obligation as it is printed, without the final stop.
pub(in super::super) fn as_printed(obligation: &Obligation, name: impl Fn(UnitId) -> String) -> String {
    let (words, _) = printed(&obligation.wording, &obligation.duty, name);
    words.strip_suffix('.').map_or(words.clone(), str::to_owned)
}

/// What keeps the own sentence from being right.
pub(super) fn faults<'a, M: 'a>(wrong: Vec<String>) -> Vec<Element<'a, M>> {
    wrong.into_iter().map(|words| note(words, Tone::Due)).collect()
}

/// The program's sentence with its data as fields: what the office begins from.
fn pattern_of(duty: &Duty, name: impl Fn(UnitId) -> String) -> String {
    let mut pattern = sentence(duty, &name);
    let mut fields: Vec<(String, DutyField)> =
        DutyField::ALL.into_iter().filter_map(|field| Some((value(duty, field, &name)?, field))).collect();
    // The longest first: "trước ngày 20/4" holds "20/4".
    fields.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    for (words, field) in fields {
        let at = outside_braces(&pattern, &words);
        if let Some(at) = at.filter(|_| words.chars().count() > 1) {
            pattern.replace_range(at..at + words.len(), &format!("{{{}}}", field.word()));
        }
    }
    pattern
}

/// Where whole words stand in a pattern outside its fields.
fn outside_braces(pattern: &str, words: &str) -> Option<usize> {
    pattern.match_indices(words).map(|(at, _)| at).find(|at| {
        let before = &pattern[..*at];
        let behind = &pattern[at + words.len()..];
        let open = before.rfind('{').is_some_and(|open| before[open..].find('}').is_none());
        !open && !before.ends_with(char::is_alphanumeric) && !behind.starts_with(char::is_alphanumeric)
    })
}

/// The field whose word is typed most like `typed`; none where nothing is near.
fn nearest(typed: &str) -> Option<DutyField> {
    let typed = fold(typed);
    let near = |field: &DutyField| {
        let word = fold(field.word());
        if word.contains(&typed) || typed.contains(&word) { 1 } else { distance(&typed, &word) }
    };
    let most = typed.chars().count() / 2;
    DutyField::ALL.into_iter().min_by_key(near).filter(|field| near(field) <= most.max(1))
}

/// How many letters differ, are missing or too many.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut corner = std::mem::replace(&mut row[0], i + 1);
        for (j, other) in b.iter().enumerate() {
            let cost = corner + usize::from(letter != *other);
            let least = cost.min(row[j] + 1).min(row[j + 1] + 1);
            corner = std::mem::replace(&mut row[j + 1], least);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::obligation::Due;

    fn milestone() -> Duty {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 4, 20);
        Duty::Assignment {
            agency: "Ban Tuyên giáo".into(), task: "theo dõi".into(), due: day.map(Due::On)
        }
    }

    #[test]
    fn the_office_begins_from_the_programs_sentence_and_says_the_same() {
        let duty = milestone();
        let mut wording = Wording::default();
        let before = wording.result(&duty, |_| String::new()).0;
        wording.take(Typed::Begun, Some(&duty), |_| String::new());
        assert_eq!(wording.stored(), "{đơn vị}: {nhiệm vụ}, hoàn thành {thời hạn}");
        assert_eq!(wording.result(&duty, |_| String::new()), (before, vec![]));
        wording.take(Typed::Given, None, |_| String::new());
        assert_eq!(wording.stored(), "");
    }

    #[test]
    fn an_unknown_field_is_told_with_the_nearest() {
        let duty = milestone();
        let (_, wrong) = Wording::of("{don vi} làm {nhiem vụu} {xyzw}").result(&duty, |_| String::new());
        assert_eq!(wrong.len(), 2, "{wrong:?}");
        assert!(wrong[0].contains("nhiệm vụ"), "{wrong:?}");
        let (words, wrong) = Wording::of("{nơi nhận}: xong").result(&duty, |_| String::new());
        assert_eq!((words.as_str(), wrong.len()), ("[nơi nhận]: xong.", 1));
    }
}
