//! Word files: paragraphs, tables, styles, numbering, footnotes.
#![no_main]

#[path = "../src/pack.rs"]
mod pack;

use guong_sang_fuzz::exchange::{docx_source, legacy_of};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let bytes = pack::paper(data);
    let _ = docx_source(&bytes);
    let _ = legacy_of(&bytes);
});
