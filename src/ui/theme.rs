//! Colours by meaning. A screen names what a colour *means* (`ink_soft`, `due`), never which colour it is, so that
//! the light, dark and high-contrast looks come from one place.

use iced::Color;
use iced::theme::{Base, Mode, Palette, Style};

/// The look of the whole window. `Copy`, so that it can be stored in settings and passed about freely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// Paper white on warm grey.
    #[default]
    Light,
    /// For dim rooms.
    Dark,
    /// Black on white with strong lines, for poor eyesight and bad projectors.
    Contrast,
}

/// The semantic colours of one look. Every ink stands at least 4.5:1 on each ground it is used on
/// (see the tests of this file); lines that carry meaning stand at least 3:1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Colors {
    /// Ground of the window behind cards.
    pub ground: Color,
    /// Sheets, cards, fields, lists.
    pub paper: Color,
    /// A quiet step away from paper: headers of lists, disabled fields, hovered rows.
    pub surface: Color,
    /// The left rail and the status strip.
    pub rail: Color,
    /// The desk behind a sheet of paper in the preview.
    pub desk: Color,
    /// Hairlines that only divide.
    pub line: Color,
    /// Outlines of controls (3:1 on paper).
    pub line_strong: Color,
    /// Text.
    pub ink: Color,
    /// Secondary text: labels, help, dates.
    pub ink_soft: Color,
    /// Text of what cannot be used now; still legible.
    pub ink_faint: Color,
    /// The primary deed and the brand line (lacquer red).
    pub primary: Color,
    /// The primary deed under the pointer or pressed.
    pub primary_strong: Color,
    /// The brand red where it is text or a sign.
    pub primary_ink: Color,
    /// Text on `primary`.
    pub on_primary: Color,
    /// Gold: chosen, honoured, current. A mark, not a text colour.
    pub gold: Color,
    /// Gold dark enough to be read as text.
    pub gold_ink: Color,
    /// Ground of the chosen row.
    pub gold_soft: Color,
    /// Done: text and signs.
    pub done: Color,
    /// Ground behind `done`.
    pub done_soft: Color,
    /// Due soon, needs attention.
    pub due: Color,
    /// Ground behind `due`.
    pub due_soft: Color,
    /// Information.
    pub info: Color,
    /// Ground behind `info`.
    pub info_soft: Color,
    /// Wrong, refused, removing.
    pub danger: Color,
    /// Ground behind `danger`.
    pub danger_soft: Color,
    /// Ring around what the keyboard is on (3:1 on every ground).
    pub focus: Color,
    /// Marked text inside a field.
    pub selection: Color,
    /// Veil over the window while a dialog is open.
    pub scrim: Color,
}

const fn hex(rgb: u32) -> Color {
    Color::from_rgb8((rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8)
}

const LIGHT: Colors = Colors {
    ground: hex(0xF6F3EE),
    paper: hex(0xFFFFFF),
    surface: hex(0xF3EEE7),
    rail: hex(0xEFEAE2),
    desk: hex(0xD9D3C9),
    line: hex(0xDDD6CB),
    line_strong: hex(0x8F877B),
    ink: hex(0x221F1B),
    ink_soft: hex(0x59524A),
    ink_faint: hex(0x6B645B),
    primary: hex(0x9B1C1F),
    primary_strong: hex(0x7E1518),
    primary_ink: hex(0x9B1C1F),
    on_primary: hex(0xFFFFFF),
    gold: hex(0xB8892B),
    gold_ink: hex(0x76540C),
    gold_soft: hex(0xFBF3DF),
    done: hex(0x1E6A3A),
    done_soft: hex(0xE3F2E7),
    due: hex(0x874F00),
    due_soft: hex(0xFCEFD8),
    info: hex(0x1B5791),
    info_soft: hex(0xE3EDF8),
    danger: hex(0xAE1F1A),
    danger_soft: hex(0xFCE9E7),
    focus: hex(0x1B5791),
    selection: hex(0xE9D6A6),
    scrim: Color::from_rgba8(0x22, 0x1F, 0x1B, 0.45),
};

const DARK: Colors = Colors {
    ground: hex(0x1D1B18),
    paper: hex(0x262320),
    surface: hex(0x2F2B27),
    rail: hex(0x23201D),
    desk: hex(0x151311),
    line: hex(0x403B35),
    line_strong: hex(0x8C8377),
    ink: hex(0xF1ECE4),
    ink_soft: hex(0xC3BBAF),
    ink_faint: hex(0xA89F93),
    primary: hex(0xB3282B),
    primary_strong: hex(0xC8393B),
    primary_ink: hex(0xF0918B),
    on_primary: hex(0xFFFFFF),
    gold: hex(0xD2A548),
    gold_ink: hex(0xE0B964),
    gold_soft: hex(0x3A3220),
    done: hex(0x83CE9C),
    done_soft: hex(0x1F3527),
    due: hex(0xECB668),
    due_soft: hex(0x3D2F18),
    info: hex(0x93C0EE),
    info_soft: hex(0x1E3044),
    danger: hex(0xF5A29B),
    danger_soft: hex(0x43211F),
    focus: hex(0x93C0EE),
    selection: hex(0x5E4C1E),
    scrim: Color::from_rgba8(0, 0, 0, 0.6),
};

const CONTRAST: Colors = Colors {
    ground: hex(0xFFFFFF),
    paper: hex(0xFFFFFF),
    surface: hex(0xF2F2F2),
    rail: hex(0xFFFFFF),
    desk: hex(0xBDBDBD),
    line: hex(0x000000),
    line_strong: hex(0x000000),
    ink: hex(0x000000),
    ink_soft: hex(0x1F1F1F),
    ink_faint: hex(0x3D3D3D),
    primary: hex(0x7A0000),
    primary_strong: hex(0x4F0000),
    primary_ink: hex(0x7A0000),
    on_primary: hex(0xFFFFFF),
    gold: hex(0x7A5200),
    gold_ink: hex(0x5A3C00),
    gold_soft: hex(0xFFF0B8),
    done: hex(0x004D1C),
    done_soft: hex(0xE8FFEF),
    due: hex(0x5E3500),
    due_soft: hex(0xFFF3DC),
    info: hex(0x003A75),
    info_soft: hex(0xE6F1FF),
    danger: hex(0x8A0000),
    danger_soft: hex(0xFFECEB),
    focus: hex(0x003A75),
    selection: hex(0xFFD54A),
    scrim: Color::from_rgba8(0, 0, 0, 0.65),
};

impl Theme {
    /// Every look, in the order in which settings offer them.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Contrast];

    /// The colours of this look.
    #[must_use]
    pub const fn colors(&self) -> &'static Colors {
        match self {
            Self::Light => &LIGHT,
            Self::Dark => &DARK,
            Self::Contrast => &CONTRAST,
        }
    }
}

/// What settings show.
impl std::fmt::Display for Theme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Light => "Sáng",
            Self::Dark => "Tối",
            Self::Contrast => "Tương phản cao",
        })
    }
}

impl Base for Theme {
    /// The system's wish for darkness is not followed by itself: these are office machines, often set by somebody
    /// else, and a window that turned black overnight would be reported as broken.
    fn default(_preference: Mode) -> Self {
        Self::Light
    }

    fn mode(&self) -> Mode {
        match self {
            Self::Dark => Mode::Dark,
            Self::Light | Self::Contrast => Mode::Light,
        }
    }

    fn base(&self) -> Style {
        let c = self.colors();
        Style { background_color: c.ground, text_color: c.ink }
    }

    fn palette(&self) -> Option<Palette> {
        let c = self.colors();
        Some(Palette {
            background: c.ground,
            text: c.ink,
            primary: c.primary,
            success: c.done,
            warning: c.due,
            danger: c.danger,
        })
    }

    fn name(&self) -> &str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_legible_on_every_ground_it_stands_on() {
        for theme in Theme::ALL {
            let c = theme.colors();
            let grounds = [
                ("ground", c.ground),
                ("paper", c.paper),
                ("surface", c.surface),
                ("rail", c.rail),
                ("gold_soft", c.gold_soft),
            ];
            let inks = [
                ("ink", c.ink),
                ("ink_soft", c.ink_soft),
                ("ink_faint", c.ink_faint),
                ("primary_ink", c.primary_ink),
                ("gold_ink", c.gold_ink),
                ("done", c.done),
                ("due", c.due),
                ("info", c.info),
                ("danger", c.danger),
            ];
            let mut pairs: Vec<(String, Color, Color)> = Vec::new();
            for (ground, on) in grounds {
                for (ink, of) in inks {
                    pairs.push((format!("{ink} on {ground}"), of, on));
                }
            }
            for (name, of, on) in [
                ("on_primary on primary", c.on_primary, c.primary),
                ("on_primary on primary_strong", c.on_primary, c.primary_strong),
                ("done on done_soft", c.done, c.done_soft),
                ("due on due_soft", c.due, c.due_soft),
                ("info on info_soft", c.info, c.info_soft),
                ("danger on danger_soft", c.danger, c.danger_soft),
                ("ink on done_soft", c.ink, c.done_soft),
                ("ink on due_soft", c.ink, c.due_soft),
                ("ink on info_soft", c.ink, c.info_soft),
                ("ink on danger_soft", c.ink, c.danger_soft),
                ("ink on selection", c.ink, c.selection),
                ("ink on desk", c.ink, c.desk),
            ] {
                pairs.push((name.to_owned(), of, on));
            }
            for (name, of, on) in pairs {
                let ratio = of.relative_contrast(on);
                assert!(ratio >= 4.5, "{theme:?}: {name} is {ratio:.2}:1");
            }
        }
    }

    #[test]
    fn outlines_and_marks_can_be_seen() {
        for theme in Theme::ALL {
            let c = theme.colors();
            for (name, of, on) in [
                ("line_strong on paper", c.line_strong, c.paper),
                ("line_strong on ground", c.line_strong, c.ground),
                ("focus on ground", c.focus, c.ground),
                ("focus on paper", c.focus, c.paper),
                ("focus on rail", c.focus, c.rail),
                ("gold on paper", c.gold, c.paper),
            ] {
                let ratio = of.relative_contrast(on);
                assert!(ratio >= 3.0, "{theme:?}: {name} is {ratio:.2}:1");
            }
        }
    }
}
