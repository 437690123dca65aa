//! Vietnamese strings: normal form, folding, order, numbers and dates in words, the lunar calendar.
//!
//! This room knows nothing of offices or papers; every other room may lean on it.

mod capital;
mod cells;
pub mod date;
pub mod diff;
pub mod fold;
pub mod keep;
pub mod legacy;
pub mod lunar;
pub mod mark;
pub mod number;
pub mod order;
pub mod syllable;
pub mod words;

pub use capital::upper_first;
pub use cells::cells;
pub use date::{PartialDate, date_in_words, parse_date, plain_date, short_date};
pub use fold::{begins_like, clean, fold, fold_words, matches, nfc, query_words, same};
pub use keep::{NBSP, glue, unbreakable};
pub use number::{
    count_with_words, decimal, decimal_short, grouped, in_words, padded, parse_decimal, percent, roman,
};
pub use order::{name_key, text_key};
