//! "Bộ gốc": line by line beside the set that this one was derived from (KG-5).

use super::super::set::SetForm;
use super::super::{SetHeard, Typed};
use super::{Face, say};
use crate::domain::criteria::derive::{Pair, Standing, compare};
use crate::domain::criteria::in_words;
use crate::ui::badge::Tone;
use crate::ui::measure::{S4, S8};
use crate::ui::{badge, button, icon, label, panel};
use iced::widget::{column, container, row, space};
use iced::{Alignment, Length, Padding};

pub(super) fn view<'a>(set: &'a SetForm, heard: &'a SetHeard, still: bool) -> Face<'a> {
    let Some((base, plan)) = &heard.base else { return space().into() };
    let pairs = compare(base, &set.set);
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for pair in &pairs {
        let label = pair.standing().label();
        match counts.iter_mut().find(|(one, _)| *one == label) {
            Some((_, count)) => *count += 1,
            None => counts.push((label, 1)),
        }
    }
    let told: Vec<String> =
        counts.iter().map(|(label, count)| format!("{} {count}", label.to_lowercase())).collect();
    let mut all = column![
        panel::fact("Lập từ", label::body(format!("{} ({plan})", base.name))),
        label::small(told.join(" · "))
    ]
    .spacing(S8);
    for pair in &pairs {
        all = all.push(panel::hairline()).push(line(pair, still));
    }
    all.into()
}

/// The colour of what has become of a line.
pub(super) fn tone(standing: Standing) -> Tone {
    match standing {
        Standing::Unchanged => Tone::Done,
        Standing::Changed { .. } => Tone::Info,
        Standing::Added => Tone::Gold,
        Standing::LeftOut => Tone::Due,
    }
}

/// A line with what has become of it, and the words before where they differ.
pub(super) fn words<'a>(
    pair: &Pair<'_>,
    before: &'static str,
) -> iced::widget::Column<
    'a,
    super::super::super::super::typed::Said<Typed>,
    crate::ui::Theme,
    crate::ui::Renderer,
> {
    let standing = pair.standing();
    let mut words = column![].spacing(S4).width(Length::Fill);
    let Some(one) = pair.either() else { return words };
    words = words.push(
        row![
            container(label::strong(one.code.clone())).width(52),
            badge::badge(standing.label(), tone(standing))
        ]
        .spacing(S8)
        .align_y(Alignment::Center),
    );
    words = words.push(label::body(one.title.clone()));
    if let Standing::Changed { words: reworded, points } = standing
        && let (Some(was), Some(now)) = (pair.before, pair.after)
    {
        if reworded && was.title != now.title {
            words = words.push(label::small(format!("{before}: {}", was.title)));
        }
        if reworded && was.note != now.note {
            let none = |note: &str| if note.is_empty() { "không ghi".to_owned() } else { note.to_owned() };
            let sentence = format!("Cách chấm: {} → {}", none(&was.note), none(&now.note));
            words = words.push(label::small(sentence));
        }
        if points {
            let sentence = format!("Tính điểm: {} → {}", in_words(&was.measure), in_words(&now.measure));
            words = words.push(label::small(sentence));
        }
    }
    words
}

fn line<'a>(pair: &Pair<'_>, still: bool) -> Face<'a> {
    let differs = matches!(pair.standing(), Standing::Changed { .. } | Standing::LeftOut);
    let words = words(pair, "Bộ gốc");
    match pair.before.filter(|_| differs && !still) {
        Some(origin) => {
            let back = button::quiet("Lấy lại theo bộ gốc").icon(icon::undo());
            column![words, row![space::horizontal(), back.on_press(say(Typed::TakenBack(origin.id)))]].into()
        }
        None => container(words).padding(Padding { right: S8, ..Padding::ZERO }).into(),
    }
}
