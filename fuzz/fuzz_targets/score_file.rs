//! Score sheets that come back.
#![no_main]

#[path = "../src/pack.rs"]
mod pack;

use guong_sang_fuzz::exchange::score_file::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = read("Phiếu.xlsx", &pack::workbook(data), None);
});
