//! Icons, one family. `icon::plus().view()` is an element of 18 px in the colour of the text around it.

mod glyphs;

use iced::widget::text::Shaping;
use iced::widget::{Text, text};

pub use glyphs::*;

use super::{Element, Renderer, Theme, fonts, measure};

/// One drawing of the icon font. Small enough to be handed about by value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Icon(char);

impl Icon {
    /// The character in [`fonts::ICONS`], for widgets that draw text themselves.
    #[must_use]
    pub const fn char(self) -> char {
        self.0
    }

    /// The icon at `size` px, as a text that can still be coloured.
    #[must_use]
    pub fn text<'a>(self, size: f32) -> Text<'a, Theme, Renderer> {
        text(self.0).font(fonts::ICONS).size(size).line_height(1.0).shaping(Shaping::Basic)
    }

    /// The icon at its usual size, in the colour of the text around it.
    #[must_use]
    pub fn view<'a, M: 'a>(self) -> Element<'a, M> {
        self.text(measure::ICON).into()
    }
}

impl<'a, M: 'a> From<Icon> for Element<'a, M> {
    fn from(icon: Icon) -> Self {
        icon.view()
    }
}
