//! Written by `fonts/tools/make_icons.py`; edit `fonts/tools/icons.txt` instead.

use super::Icon;

/// The `layout-dashboard` drawing.
#[must_use]
pub const fn home() -> Icon {
    Icon('\u{e1c1}')
}

/// The `clipboard-list` drawing.
#[must_use]
pub const fn plan() -> Icon {
    Icon('\u{e086}')
}

/// The `folder-open` drawing.
#[must_use]
pub const fn dossier() -> Icon {
    Icon('\u{e247}')
}

/// The `folder` drawing.
#[must_use]
pub const fn folder() -> Icon {
    Icon('\u{e0d7}')
}

/// The `scale` drawing.
#[must_use]
pub const fn scale() -> Icon {
    Icon('\u{e212}')
}

/// The `file-text` drawing.
#[must_use]
pub const fn paper() -> Icon {
    Icon('\u{e0cc}')
}

/// The `megaphone` drawing.
#[must_use]
pub const fn news() -> Icon {
    Icon('\u{e235}')
}

/// The `book-open` drawing.
#[must_use]
pub const fn catalogue() -> Icon {
    Icon('\u{e05f}')
}

/// The `settings` drawing.
#[must_use]
pub const fn settings() -> Icon {
    Icon('\u{e154}')
}

/// The `landmark` drawing.
#[must_use]
pub const fn office() -> Icon {
    Icon('\u{e23a}')
}

/// The `building-2` drawing.
#[must_use]
pub const fn building() -> Icon {
    Icon('\u{e290}')
}

/// The `search` drawing.
#[must_use]
pub const fn search() -> Icon {
    Icon('\u{e151}')
}

/// The `plus` drawing.
#[must_use]
pub const fn plus() -> Icon {
    Icon('\u{e13d}')
}

/// The `minus` drawing.
#[must_use]
pub const fn minus() -> Icon {
    Icon('\u{e11c}')
}

/// The `trash-2` drawing.
#[must_use]
pub const fn trash() -> Icon {
    Icon('\u{e18e}')
}

/// The `undo-2` drawing.
#[must_use]
pub const fn undo() -> Icon {
    Icon('\u{e2a1}')
}

/// The `redo-2` drawing.
#[must_use]
pub const fn redo() -> Icon {
    Icon('\u{e2a0}')
}

/// The `arrow-up` drawing.
#[must_use]
pub const fn up() -> Icon {
    Icon('\u{e04a}')
}

/// The `arrow-down` drawing.
#[must_use]
pub const fn down() -> Icon {
    Icon('\u{e042}')
}

/// The `chevron-left` drawing.
#[must_use]
pub const fn left() -> Icon {
    Icon('\u{e06e}')
}

/// The `chevron-right` drawing.
#[must_use]
pub const fn right() -> Icon {
    Icon('\u{e06f}')
}

/// The `chevron-up` drawing.
#[must_use]
pub const fn chevron_up() -> Icon {
    Icon('\u{e070}')
}

/// The `chevron-down` drawing.
#[must_use]
pub const fn chevron_down() -> Icon {
    Icon('\u{e06d}')
}

/// The `list-indent-increase` drawing.
#[must_use]
pub const fn indent() -> Icon {
    Icon('\u{e108}')
}

/// The `list-indent-decrease` drawing.
#[must_use]
pub const fn outdent() -> Icon {
    Icon('\u{e107}')
}

/// The `printer` drawing.
#[must_use]
pub const fn print() -> Icon {
    Icon('\u{e141}')
}

/// The `save` drawing.
#[must_use]
pub const fn save() -> Icon {
    Icon('\u{e14d}')
}

/// The `file-down` drawing.
#[must_use]
pub const fn export() -> Icon {
    Icon('\u{e318}')
}

/// The `upload` drawing.
#[must_use]
pub const fn import() -> Icon {
    Icon('\u{e19e}')
}

/// The `zoom-in` drawing.
#[must_use]
pub const fn zoom_in() -> Icon {
    Icon('\u{e1b6}')
}

/// The `zoom-out` drawing.
#[must_use]
pub const fn zoom_out() -> Icon {
    Icon('\u{e1b7}')
}

/// The `move-horizontal` drawing.
#[must_use]
pub const fn fit_width() -> Icon {
    Icon('\u{e1c6}')
}

/// The `check` drawing.
#[must_use]
pub const fn check() -> Icon {
    Icon('\u{e06c}')
}

/// The `circle-check` drawing.
#[must_use]
pub const fn check_circle() -> Icon {
    Icon('\u{e226}')
}

/// The `triangle-alert` drawing.
#[must_use]
pub const fn warning() -> Icon {
    Icon('\u{e193}')
}

/// The `circle-x` drawing.
#[must_use]
pub const fn error() -> Icon {
    Icon('\u{e084}')
}

/// The `info` drawing.
#[must_use]
pub const fn info() -> Icon {
    Icon('\u{e0f9}')
}

/// The `x` drawing.
#[must_use]
pub const fn close() -> Icon {
    Icon('\u{e1b2}')
}

/// The `users` drawing.
#[must_use]
pub const fn people() -> Icon {
    Icon('\u{e1a4}')
}

/// The `user` drawing.
#[must_use]
pub const fn user() -> Icon {
    Icon('\u{e19f}')
}

/// The `user-plus` drawing.
#[must_use]
pub const fn user_plus() -> Icon {
    Icon('\u{e1a2}')
}

/// The `medal` drawing.
#[must_use]
pub const fn medal() -> Icon {
    Icon('\u{e36f}')
}

/// The `trophy` drawing.
#[must_use]
pub const fn trophy() -> Icon {
    Icon('\u{e373}')
}

/// The `star` drawing.
#[must_use]
pub const fn star() -> Icon {
    Icon('\u{e176}')
}

/// The `lightbulb` drawing.
#[must_use]
pub const fn lightbulb() -> Icon {
    Icon('\u{e1c2}')
}

/// The `copy` drawing.
#[must_use]
pub const fn copy() -> Icon {
    Icon('\u{e09e}')
}

/// The `calendar` drawing.
#[must_use]
pub const fn calendar() -> Icon {
    Icon('\u{e063}')
}

/// The `clock` drawing.
#[must_use]
pub const fn clock() -> Icon {
    Icon('\u{e087}')
}

/// The `hourglass` drawing.
#[must_use]
pub const fn hourglass() -> Icon {
    Icon('\u{e296}')
}

/// The `flag` drawing.
#[must_use]
pub const fn flag() -> Icon {
    Icon('\u{e0d1}')
}

/// The `circle-question-mark` drawing.
#[must_use]
pub const fn help() -> Icon {
    Icon('\u{e082}')
}

/// The `funnel` drawing.
#[must_use]
pub const fn filter() -> Icon {
    Icon('\u{e0dc}')
}

/// The `arrow-up-down` drawing.
#[must_use]
pub const fn sort() -> Icon {
    Icon('\u{e37d}')
}

/// The `eye` drawing.
#[must_use]
pub const fn eye() -> Icon {
    Icon('\u{e0ba}')
}

/// The `eye-off` drawing.
#[must_use]
pub const fn eye_off() -> Icon {
    Icon('\u{e0bb}')
}

/// The `list` drawing.
#[must_use]
pub const fn list() -> Icon {
    Icon('\u{e106}')
}

/// The `list-tree` drawing.
#[must_use]
pub const fn tree() -> Icon {
    Icon('\u{e408}')
}

/// The `pencil` drawing.
#[must_use]
pub const fn edit() -> Icon {
    Icon('\u{e1f9}')
}

/// The `ellipsis` drawing.
#[must_use]
pub const fn more() -> Icon {
    Icon('\u{e0b6}')
}

/// The `menu` drawing.
#[must_use]
pub const fn menu() -> Icon {
    Icon('\u{e115}')
}

/// The `panel-left` drawing.
#[must_use]
pub const fn panel_left() -> Icon {
    Icon('\u{e12a}')
}

/// The `panel-right` drawing.
#[must_use]
pub const fn panel_right() -> Icon {
    Icon('\u{e431}')
}

/// The `keyboard` drawing.
#[must_use]
pub const fn keyboard() -> Icon {
    Icon('\u{e284}')
}

/// The `database` drawing.
#[must_use]
pub const fn database() -> Icon {
    Icon('\u{e0ad}')
}

/// The `lock` drawing.
#[must_use]
pub const fn lock() -> Icon {
    Icon('\u{e10b}')
}

/// The `history` drawing.
#[must_use]
pub const fn history() -> Icon {
    Icon('\u{e1f5}')
}

/// The `refresh-cw` drawing.
#[must_use]
pub const fn refresh() -> Icon {
    Icon('\u{e145}')
}

/// The `shield-check` drawing.
#[must_use]
pub const fn shield() -> Icon {
    Icon('\u{e1ff}')
}

/// The `chart-column` drawing.
#[must_use]
pub const fn chart() -> Icon {
    Icon('\u{e2a3}')
}

/// The `target` drawing.
#[must_use]
pub const fn target() -> Icon {
    Icon('\u{e180}')
}

/// The `gavel` drawing.
#[must_use]
pub const fn gavel() -> Icon {
    Icon('\u{e0e0}')
}

/// The `paperclip` drawing.
#[must_use]
pub const fn attach() -> Icon {
    Icon('\u{e12d}')
}

/// The `message-square` drawing.
#[must_use]
pub const fn note() -> Icon {
    Icon('\u{e117}')
}

/// The `link` drawing.
#[must_use]
pub const fn link() -> Icon {
    Icon('\u{e102}')
}

/// The `image` drawing.
#[must_use]
pub const fn image() -> Icon {
    Icon('\u{e0f6}')
}

/// The `circle` drawing.
#[must_use]
pub const fn dot() -> Icon {
    Icon('\u{e076}')
}

/// Every icon with its name, for the gallery and for the test that none is a missing glyph.
pub const ALL: &[(&str, Icon)] = &[
    ("home", home()),
    ("plan", plan()),
    ("dossier", dossier()),
    ("folder", folder()),
    ("scale", scale()),
    ("paper", paper()),
    ("news", news()),
    ("catalogue", catalogue()),
    ("settings", settings()),
    ("office", office()),
    ("building", building()),
    ("search", search()),
    ("plus", plus()),
    ("minus", minus()),
    ("trash", trash()),
    ("undo", undo()),
    ("redo", redo()),
    ("up", up()),
    ("down", down()),
    ("left", left()),
    ("right", right()),
    ("chevron_up", chevron_up()),
    ("chevron_down", chevron_down()),
    ("indent", indent()),
    ("outdent", outdent()),
    ("print", print()),
    ("save", save()),
    ("export", export()),
    ("import", import()),
    ("zoom_in", zoom_in()),
    ("zoom_out", zoom_out()),
    ("fit_width", fit_width()),
    ("check", check()),
    ("check_circle", check_circle()),
    ("warning", warning()),
    ("error", error()),
    ("info", info()),
    ("close", close()),
    ("people", people()),
    ("user", user()),
    ("user_plus", user_plus()),
    ("medal", medal()),
    ("trophy", trophy()),
    ("star", star()),
    ("lightbulb", lightbulb()),
    ("copy", copy()),
    ("calendar", calendar()),
    ("clock", clock()),
    ("hourglass", hourglass()),
    ("flag", flag()),
    ("help", help()),
    ("filter", filter()),
    ("sort", sort()),
    ("eye", eye()),
    ("eye_off", eye_off()),
    ("list", list()),
    ("tree", tree()),
    ("edit", edit()),
    ("more", more()),
    ("menu", menu()),
    ("panel_left", panel_left()),
    ("panel_right", panel_right()),
    ("keyboard", keyboard()),
    ("database", database()),
    ("lock", lock()),
    ("history", history()),
    ("refresh", refresh()),
    ("shield", shield()),
    ("chart", chart()),
    ("target", target()),
    ("gavel", gavel()),
    ("attach", attach()),
    ("note", note()),
    ("link", link()),
    ("image", image()),
    ("dot", dot()),
];
