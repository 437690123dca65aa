//! A field that offers what is known while one types: units, people, titles. Typed without accents it finds the same
//! as with them, because the caller hands over folded strings. Arrows and Enter choose; what is typed and not chosen
//! stays as typed.
//!
//! ```no_run
//! use guong_sang::ui::{Element, suggest::{Item, Suggest}};
//! #[derive(Clone)]
//! enum Message { Typed(String), Picked(usize) }
//! /// `folded`: what `crate::text` makes of the typed text; the items are folded once, when they are loaded.
//! fn view<'a>(typed: &'a str, folded: &str, units: &'a [Item]) -> Element<'a, Message> {
//!     Suggest::new("Đơn vị", typed, folded, units, Message::Typed, Message::Picked).into()
//! }
//! ```

mod offers;

use iced::advanced::widget::Id;
use iced::widget::{column, container, row};
use iced::{Alignment, Length, Padding};

use super::field::{self, Field, Sign};
use super::icon::Icon;
use super::line::line;
use super::measure::{S12, TARGET};
use super::press::press;
use super::{Element, label};
use offers::Offers;

/// Something that can be offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is shown and what the field will hold.
    pub words: String,
    /// The words without accents, in lower case: what is matched.
    pub folded: String,
    /// Shown soft at the right: the superior unit, the position.
    pub detail: String,
}

impl Item {
    /// An item with its folded words.
    #[must_use]
    pub fn new(words: impl Into<String>, folded: impl Into<String>) -> Self {
        Self { words: words.into(), folded: folded.into(), detail: String::new() }
    }

    /// What is shown soft at the right.
    #[must_use]
    pub fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: detail.into(), ..self }
    }
}

/// The places of the items that match, best first: those that begin with the query, then those with a word that begins
/// with it, then those where every word of the query begins a word, then those that contain it anywhere. Equals keep
/// their order. An empty query matches everything.
#[must_use]
pub fn rank(folded_query: &str, items: &[Item]) -> Vec<usize> {
    let query = folded_query.trim();
    let mut found: Vec<(u8, usize)> = items
        .iter()
        .enumerate()
        .filter_map(|(place, item)| grade(query, &item.folded).map(|grade| (grade, place)))
        .collect();
    found.sort_unstable();
    found.into_iter().map(|(_, place)| place).collect()
}

fn grade(query: &str, folded: &str) -> Option<u8> {
    let starts_word = |at: usize| at == 0 || folded[..at].ends_with(|c: char| !c.is_alphanumeric());
    if folded.starts_with(query) {
        return Some(0);
    }
    if folded.match_indices(query).any(|(at, _)| starts_word(at)) {
        return Some(1);
    }
    let begins_some_word = |part: &str| folded.match_indices(part).any(|(at, _)| starts_word(at));
    if query.split_whitespace().all(begins_some_word) {
        return Some(2);
    }
    folded.contains(query).then_some(3)
}

/// No more than this is offered at once; typing on is quicker than scrolling.
const SHOWN: usize = 8;

/// A field with offers being described; turns into an element with `.into()`.
pub struct Suggest<'a, M> {
    label: &'a str,
    value: &'a str,
    placeholder: &'a str,
    icon: Option<Icon>,
    help: Option<&'a str>,
    error: Option<&'a str>,
    required: bool,
    locked: Option<&'a str>,
    width: Length,
    id: Option<Id>,
    ranked: Vec<usize>,
    items: &'a [Item],
    on_input: Box<dyn Fn(String) -> M + 'a>,
    on_pick: Box<dyn Fn(usize) -> M + 'a>,
    on_submit: Option<M>,
    on_leave: Option<M>,
}

impl<'a, M> Suggest<'a, M> {
    /// `folded` is the present value without accents in lower case; `on_pick` gets the place of the item.
    pub fn new(
        label: &'a str,
        value: &'a str,
        folded: &str,
        items: &'a [Item],
        on_input: impl Fn(String) -> M + 'a,
        on_pick: impl Fn(usize) -> M + 'a,
    ) -> Self {
        Self {
            label,
            value,
            placeholder: "",
            icon: None,
            help: None,
            error: None,
            required: false,
            locked: None,
            width: Length::Fill,
            id: None,
            ranked: rank(folded, items),
            items,
            on_input: Box::new(on_input),
            on_pick: Box::new(on_pick),
            on_submit: None,
            on_leave: None,
        }
    }

    /// Offers these places in this order instead of ranking: results of a search made elsewhere.
    #[must_use]
    pub fn found(self, places: Vec<usize>) -> Self {
        Self { ranked: places, ..self }
    }

    /// An example in the empty field.
    #[must_use]
    pub fn placeholder(self, words: &'a str) -> Self {
        Self { placeholder: words, ..self }
    }

    /// An icon at the left inside the field.
    #[must_use]
    pub fn icon(self, icon: Icon) -> Self {
        Self { icon: Some(icon), ..self }
    }

    /// A quiet line under the field.
    #[must_use]
    pub fn help(self, words: &'a str) -> Self {
        Self { help: Some(words), ..self }
    }

    /// What is wrong and what to do.
    #[must_use]
    pub fn error(self, words: Option<&'a str>) -> Self {
        Self { error: words, ..self }
    }

    /// Marks the label as needed.
    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Cannot be changed now, and why: as [`Field::locked`].
    #[must_use]
    pub fn locked(self, why: Option<&'a str>) -> Self {
        Self { locked: why, ..self }
    }

    /// Width; fills its place if not said.
    #[must_use]
    pub fn width(self, width: impl Into<Length>) -> Self {
        Self { width: width.into(), ..self }
    }

    /// Name by which focus operations and tests find the field.
    #[must_use]
    pub fn id(self, id: impl Into<Id>) -> Self {
        Self { id: Some(id.into()), ..self }
    }

    /// Enter while nothing is offered.
    #[must_use]
    pub fn on_submit(self, message: M) -> Self {
        Self { on_submit: Some(message), ..self }
    }

    /// The keyboard has left the field.
    #[must_use]
    pub fn on_leave(self, message: M) -> Self {
        Self { on_leave: Some(message), ..self }
    }
}

impl<'a, M: Clone + 'a> From<Suggest<'a, M>> for Element<'a, M> {
    fn from(s: Suggest<'a, M>) -> Self {
        if s.locked.is_some() {
            let field = Field::new(s.label, s.value).locked(s.locked).width(s.width);
            return s.id.into_iter().fold(field, Field::id).into();
        }
        let mut input = Field::new("", s.value).placeholder(s.placeholder).on_input(s.on_input);
        input = s.id.into_iter().fold(input, Field::id);
        input = s.icon.into_iter().fold(input, Field::icon);
        input = s.on_submit.into_iter().fold(input, Field::on_submit);
        input = s.on_leave.into_iter().fold(input, Field::on_leave);
        input = input.wrong(s.error.is_some());

        let more = s.ranked.len().saturating_sub(SHOWN);
        let shown: Vec<usize> = s.ranked.into_iter().take(SHOWN).collect();
        let picks: Vec<M> = shown.iter().map(|&place| (s.on_pick)(place)).collect();
        let rows = shown.iter().zip(&picks).map(|(&place, pick)| {
            let item = &s.items[place];
            let mut words =
                row![line(item.words.as_str())].align_y(Alignment::Center).height(TARGET).spacing(S12);
            if !item.detail.is_empty() {
                words =
                    words.push(container(line(item.detail.as_str()).small()).width(Length::FillPortion(1)));
            }
            let words = words.padding(Padding { left: S12, right: S12, ..Padding::ZERO });
            press(words).on_press(pick.clone()).into()
        });
        let mut list = column(rows).padding(4);
        if more > 0 {
            let rest = label::small(format!("… và {more} mục nữa, hãy gõ thêm"));
            list =
                list.push(container(rest).padding(Padding { left: S12, bottom: 4.0, top: 4.0, right: S12 }));
        }
        let offers = Offers { content: input.into(), list: list.into(), picks };
        field::framed(s.label, Sign::of(s.required, None), s.help, s.error, Element::new(offers), s.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items() -> Vec<Item> {
        ["xa hong quang", "phuong quang trung", "nguyen thi hoa", "quang hoa", "le thi thao"]
            .iter()
            .map(|folded| Item::new(*folded, *folded))
            .collect()
    }

    #[test]
    fn beginnings_come_before_words_before_parts() {
        let items = items();
        assert_eq!(rank("quang", &items), [3, 0, 1]);
        assert_eq!(rank("nguyen hoa", &items), [2]);
        assert_eq!(rank("thi", &items), [2, 4]);
        assert_eq!(rank("ao", &items), [4]);
        assert_eq!(rank("", &items), [0, 1, 2, 3, 4]);
        assert!(rank("khong co", &items).is_empty());
    }
}
