//! Tables of criteria from Excel.
#![no_main]

#[path = "../src/pack.rs"]
mod pack;

use guong_sang_fuzz::exchange::criteria::read_criteria_bytes;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = read_criteria_bytes(&pack::workbook(data));
});
