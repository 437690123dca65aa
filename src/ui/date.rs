//! A date as people type it. Parsing belongs to the caller (`crate::text`), at the earliest when the field is left;
//! what was understood is written back as dd/mm/yyyy then, and said in words under the field.

use super::field::Field;
use super::icon;

/// A field for a date: 180 px, with a calendar sign. Add `.on_input`, `.on_leave`, `.error`, and with `.help` what was
/// understood ("Thứ Năm, ngày 05 tháng 02 năm 2026").
#[must_use]
pub fn date<'a, M>(label: &'a str, typed: &'a str) -> Field<'a, M> {
    Field::new(label, typed).placeholder("ngày/tháng/năm").icon(icon::calendar()).width(180)
}
