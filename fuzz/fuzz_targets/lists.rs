//! Lists from workbooks: rows, cells, fonts.
#![no_main]

#[path = "../src/pack.rs"]
mod pack;

use guong_sang_fuzz::exchange::sheets::sheets_of;
use guong_sang_fuzz::exchange::{legacy_of, text_cells};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let bytes = pack::workbook(data);
    let _ = text_cells(&bytes);
    let _ = legacy_of(&bytes);
    let _ = sheets_of("xlsx", &bytes);
});
