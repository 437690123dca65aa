//! The drawing of the preview: the line of tools above, the desk with its pages below.

use iced::widget::{column, container, image, row, scrollable, space};
use iced::{Alignment, Length, Padding};

use super::super::measure::{S4, S8};
use super::super::{Element, Theme, button, fonts, icon, label};
use super::{Event, GAP, Page, State, Zoom};

/// Room in px in which every tool stands on one line.
const WIDE: f32 = 520.0;

/// The preview with its tools; fills its place.
pub fn sheet<'a, M: Clone + 'a>(
    state: &'a State,
    pages: &'a [Page],
    on: impl Fn(Event) -> M + Clone + 'a,
) -> Element<'a, M> {
    column![tools(state, pages, &on), super::super::panel::hairline(), desk(state, pages, on)]
        .width(Length::Fill)
        .height(Length::Fill)
        .into()
}

fn tools<'a, M: Clone + 'a>(state: &State, pages: &[Page], on: &impl Fn(Event) -> M) -> Element<'a, M> {
    let current = state.current(pages);
    let last = pages.len().saturating_sub(1);
    let tool = |icon, tip, event: Option<Event>| button::icon(icon, tip).on_press_maybe(event.map(on));
    let page = if pages.is_empty() {
        "Không có trang".to_owned()
    } else {
        format!("Trang {}/{}", current + 1, pages.len())
    };
    let percent = format!("{:.0} %", state.share(pages) * 100.0);
    let line = row![
        tool(icon::left(), "Trang trước", (current > 0).then_some(Event::Previous)),
        label::body(page).font(fonts::FIGURES),
        tool(icon::right(), "Trang sau", (current < last).then_some(Event::Next)),
        space::horizontal(),
        tool(icon::zoom_out(), "Thu nhỏ", Some(Event::Smaller)),
        container(label::body(percent).font(fonts::FIGURES)).center_x(56),
        tool(icon::zoom_in(), "Phóng to", Some(Event::Larger)),
        tool(icon::fit_width(), "Vừa bề ngang", Some(Event::Zoomed(Zoom::Width))),
        tool(icon::paper(), "Cả trang", Some(Event::Zoomed(Zoom::Whole)))
    ];
    // Beside a form there is no room for it; the steps of the zoom pass through 100 % anyway.
    let line = if state.room.width < WIDE {
        line
    } else {
        line.push(button::quiet("100 %").tip("Cỡ thật").on_press(on(Event::Zoomed(Zoom::Share(1.0)))))
    };
    let line = line.spacing(S4).align_y(Alignment::Center).padding(Padding {
        left: S8,
        right: S8,
        top: S4,
        bottom: S4,
    });
    container(line)
        .width(Length::Fill)
        .style(|theme: &Theme| container::Style {
            background: Some(theme.colors().paper.into()),
            ..container::Style::default()
        })
        .into()
}

fn desk<'a, M: Clone + 'a>(
    state: &'a State,
    pages: &'a [Page],
    on: impl Fn(Event) -> M + Clone + 'a,
) -> Element<'a, M> {
    let scale = state.scale(pages);
    let shown = state.visible(pages);
    let widest = pages.iter().map(|page| state.size(page, scale).width).fold(0.0, f32::max);
    let sheets = pages.iter().enumerate().map(|(place, page)| {
        let size = state.size(page, scale);
        // Pages out of sight keep their place and cost nothing.
        let inside: Element<'a, M> = match (&page.picture, shown.contains(&place)) {
            (Some(picture), true) => {
                let filter = if one_to_one(picture.dots, size) {
                    image::FilterMethod::Nearest
                } else {
                    image::FilterMethod::Linear
                };
                image(picture.handle.clone())
                    .width(size.width)
                    .height(size.height)
                    .content_fit(iced::ContentFit::Fill)
                    .filter_method(filter)
                    .into()
            }
            (None, true) => container(label::body("Đang vẽ trang…")).center(Length::Fill).into(),
            (_, false) => space().into(),
        };
        // Where a picture lies there is no need to fill the paper below it: each fill of a page costs milliseconds.
        let bare = page.picture.is_none() || !shown.contains(&place);
        container(inside)
            .width(size.width)
            .height(size.height)
            .style(move |_: &Theme| container::Style {
                // Paper is white in every look: it is what the printer will have.
                text_color: Some(iced::Color::BLACK),
                background: bare.then_some(iced::Color::WHITE.into()),
                ..container::Style::default()
            })
            .into()
    });
    let width = (widest + 2.0 * GAP).max(state.room.width);
    let pile = container(column(sheets).spacing(GAP).align_x(Alignment::Center))
        .width(width)
        .align_x(Alignment::Center)
        .padding(Padding { top: GAP, bottom: GAP, ..Padding::ZERO });
    let bar = || scrollable::Scrollbar::new().width(10).scroller_width(10).margin(1);
    let room = scrollable(pile)
        .id(state.id.clone())
        .direction(scrollable::Direction::Both { vertical: bar(), horizontal: bar() })
        .width(Length::Fill)
        .height(Length::Fill)
        .on_scroll(move |view| {
            on(Event::Scrolled { y: view.absolute_offset().y, room: view.bounds().size() })
        });
    container(room)
        .width(Length::Fill)
        .height(Length::Fill)
        .style(|theme: &Theme| container::Style {
            background: Some(theme.colors().desk.into()),
            ..container::Style::default()
        })
        .into()
}

/// A picture with exactly one dot for each dot of the screen must not be smoothed again. Screens scale by quarters
/// (100 %, 125 %, 150 % …); any other ratio is a picture of an earlier zoom, shown until the new one is there.
fn one_to_one(dots: (u32, u32), size: iced::Size) -> bool {
    let ratio = dots.0 as f32 / size.width.max(1.0);
    let quarters = (ratio * 4.0).round() / 4.0;
    let exact = |dots: u32, px: f32| (dots as f32 - (px * quarters).round()).abs() < 0.5;
    quarters >= 1.0 && exact(dots.0, size.width) && exact(dots.1, size.height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_true_pictures_are_left_unsmoothed() {
        let size = iced::Size::new(420.0, 594.0);
        assert!(one_to_one((420, 594), size));
        assert!(one_to_one((525, 743), size));
        assert!(one_to_one((840, 1188), size));
        assert!(!one_to_one((400, 566), size));
        assert!(!one_to_one((450, 636), size));
    }
}
