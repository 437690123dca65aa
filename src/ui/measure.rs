//! Sizes in logical pixels. One scale of 4 px for gaps, one small scale of type.

use iced::widget::text::LineHeight;

/// 4 px: between a sign and its word.
pub const S4: f32 = 4.0;
/// 8 px: between things that belong together.
pub const S8: f32 = 8.0;
/// 12 px: inside controls and cards.
pub const S12: f32 = 12.0;
/// 16 px: between fields; inside cards.
pub const S16: f32 = 16.0;
/// 24 px: between groups.
pub const S24: f32 = 24.0;
/// 32 px: around an empty state.
pub const S32: f32 = 32.0;

/// Height of buttons, fields, pickers.
pub const CONTROL: f32 = 36.0;
/// Height of a row in a list.
pub const ROW: f32 = 36.0;
/// Height of a row in a dense list.
pub const ROW_COMPACT: f32 = 30.0;
/// Nothing that can be clicked is smaller than this.
pub const TARGET: f32 = 32.0;
/// Corners of controls and cards.
pub const RADIUS: f32 = 6.0;
/// Width of the left rail, unfolded.
pub const RAIL: f32 = 208.0;
/// Width of the left rail folded to icons (F9).
pub const RAIL_FOLDED: f32 = 56.0;
/// Height of the top strip.
pub const STRIP: f32 = 48.0;
/// Height of the status strip.
pub const STATUS: f32 = 28.0;

/// Body text.
pub const BODY: f32 = 15.0;
/// Secondary text; never smaller.
pub const SMALL: f32 = 13.0;
/// Heading of a card or group.
pub const HEADING: f32 = 17.0;
/// Title of a screen.
pub const TITLE: f32 = 20.0;
/// Icons beside body text.
pub const ICON: f32 = 18.0;
/// Vietnamese capitals carry two accents above and one below: less than 1.4 makes lines touch.
pub const LINE_HEIGHT: LineHeight = LineHeight::Relative(1.45);
