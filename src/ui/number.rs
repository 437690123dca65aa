//! A number as people type it: comma before decimals, dots between thousands if they like. It is never rewritten while
//! somebody types; parse and write it back when the field is left.

use super::field::Field;

/// A field for a number: 140 px, digits of one width, at the right.
#[must_use]
pub fn number<'a, M>(label: &'a str, typed: &'a str) -> Field<'a, M> {
    Field::new(label, typed).numeric().width(140)
}
