//! What forms share: a date while it is being typed, and choices that show words.

use crate::text::date::{parse_date, short_date};
use crate::ui::badge::Tone;
use crate::ui::{Element, Theme, label, measure};
use chrono::NaiveDate;
use iced::widget::{container, row};
use iced::{Border, Length};

/// A date while it is being typed. The text is never changed under the typing; leaving the field writes it out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DateText {
    text: String,
    wrong: bool,
}

impl DateText {
    /// The stored date as dd/mm/yyyy; empty for none.
    #[must_use]
    pub fn of(date: Option<NaiveDate>) -> Self {
        Self { text: date.map(short_date).unwrap_or_default(), wrong: false }
    }

    /// What stands in the field.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Somebody typed.
    pub fn typed(&mut self, text: String) {
        self.text = text;
        self.wrong = false;
    }

    /// The keyboard has left: a date is written out in full, anything else is told.
    pub fn left(&mut self, today: NaiveDate) {
        match self.value(today) {
            Some(date) => *self = Self::of(date),
            None => self.wrong = true,
        }
    }

    /// The date, `Some(None)` for an empty field, `None` when it cannot be read.
    #[must_use]
    pub fn value(&self, today: NaiveDate) -> Option<Option<NaiveDate>> {
        if self.text.trim().is_empty() { Some(None) } else { parse_date(&self.text, today).map(Some) }
    }

    /// What to say under the field.
    #[must_use]
    pub fn error(&self) -> Option<&'static str> {
        self.wrong.then_some("Chưa đọc được ngày này. Hãy gõ ngày/tháng/năm, ví dụ 20/4/2026.")
    }
}

/// What a form sends to its screen.
#[derive(Debug, Clone)]
pub enum Said<T> {
    /// Something was typed, chosen or asked for.
    Typed(T),
    /// The keyboard left a field.
    Left,
}

/// What the store holds of a form's thing, and what was sent to it and is not heard of yet. Decides when a draft must
/// be saved and when it must give way to what is stored.
#[derive(Debug, Clone)]
pub struct Kept<T> {
    stored: Option<T>,
    sent: Option<T>,
}

impl<T: PartialEq + Clone> Kept<T> {
    /// A thing as read from the store; none for one that was never saved.
    #[must_use]
    pub const fn new(stored: Option<T>) -> Self {
        Self { stored, sent: None }
    }

    /// What the store holds, as far as is known.
    #[must_use]
    pub const fn stored(&self) -> Option<&T> {
        self.stored.as_ref()
    }

    /// Whether the thing is in the store.
    #[must_use]
    pub const fn is_stored(&self) -> bool {
        self.stored.is_some()
    }

    /// Whether something was sent to the store and is not heard of yet.
    #[must_use]
    pub const fn was_sent(&self) -> bool {
        self.sent.is_some()
    }

    /// Whether `built` differs from what was sent last, and so must be sent; it then counts as sent.
    pub fn send(&mut self, built: &T) -> bool {
        let last = self.sent.as_ref().or(self.stored.as_ref());
        if last == Some(built) {
            return false;
        }
        self.sent = Some(built.clone());
        true
    }

    /// What was sent was not accepted: the next save sends it again.
    pub fn refused(&mut self) {
        self.sent = None;
    }

    /// Takes what the store holds now. True when the form must be loaded from it: somebody else changed it, or it
    /// was undone, and nobody is typing.
    pub fn heard(&mut self, now: &T, typing: bool) -> bool {
        if self.sent.as_ref() == Some(now) {
            self.sent = None;
            self.stored = Some(now.clone());
            return false;
        }
        // An answer from before our own deed: ours is still on its way.
        if self.stored.as_ref() == Some(now) {
            return false;
        }
        self.sent = None;
        self.stored = Some(now.clone());
        !typing
    }
}

/// A value in a list that drops down, with the words it is chosen by.
#[derive(Debug, Clone)]
pub struct Named<T> {
    /// The value.
    pub value: T,
    words: String,
}

impl<T> Named<T> {
    /// A value and its words.
    #[must_use]
    pub fn new(value: T, words: impl Into<String>) -> Self {
        Self { value, words: words.into() }
    }
}

impl<T: PartialEq> PartialEq for Named<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> std::fmt::Display for Named<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

/// The named value among `all` that holds `value`.
#[must_use]
pub fn chosen<T: PartialEq + Clone>(all: &[Named<T>], value: &T) -> Option<Named<T>> {
    all.iter().find(|one| one.value == *value).cloned()
}

/// A refusal or a warning inside a form: sign, sentence, soft ground.
pub fn trouble<'a, M: 'a>(sentence: &'a str) -> Element<'a, M> {
    note(sentence, Tone::Danger)
}

/// A sentence inside a form, on the ground of its tone.
pub fn note<'a, M: 'a>(sentence: impl Into<std::borrow::Cow<'a, str>>, tone: Tone) -> Element<'a, M> {
    let sign = tone
        .sign()
        .text(18.0)
        .style(move |theme: &Theme| iced::widget::text::Style { color: Some(tone.ink(theme.colors())) });
    container(row![sign, label::body(sentence.into()).width(Length::Fill)].spacing(measure::S8))
        .padding(measure::S12)
        .width(Length::Fill)
        .style(move |theme: &Theme| {
            let c = theme.colors();
            container::Style {
                text_color: Some(c.ink),
                background: Some(tone.ground(c).into()),
                border: Border {
                    color: tone.ink(c).scale_alpha(0.35),
                    width: 1.0,
                    radius: measure::RADIUS.into(),
                },
                ..container::Style::default()
            }
        })
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_date_is_read_while_typed_and_written_out_when_left() {
        let today = day(2026, 3, 1);
        let mut date = DateText::of(Some(day(2026, 1, 9)));
        assert_eq!(date.text(), "09/01/2026");
        date.typed("5/9".into());
        assert_eq!(date.text(), "5/9");
        assert_eq!(date.value(today), Some(Some(day(2026, 9, 5))));
        date.left(today);
        assert_eq!(date.text(), "05/09/2026");
        date.typed("31/2".into());
        assert_eq!((date.value(today), date.error()), (None, None));
        date.left(today);
        assert!(date.error().is_some());
        assert_eq!(date.text(), "31/2");
        date.typed(String::new());
        assert_eq!(date.value(today), Some(None));
    }

    #[test]
    fn a_draft_is_sent_once_and_gives_way_only_to_others() {
        let mut kept = Kept::new(Some("a"));
        assert!(!kept.send(&"a"));
        assert!(kept.send(&"b"));
        assert!(!kept.send(&"b"));
        assert!(!kept.heard(&"a", false), "an answer from before our deed");
        assert!(!kept.heard(&"b", false), "our own deed");
        assert!(kept.heard(&"a", false), "undone");
        assert!(!kept.heard(&"c", true), "somebody is typing");
        assert_eq!(kept.stored(), Some(&"c"));
        assert!(kept.send(&"d"));
        kept.refused();
        assert!(kept.send(&"d"));
    }
}
