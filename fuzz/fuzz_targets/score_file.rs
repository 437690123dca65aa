//! Score sheets that come back.
#![no_main]

use guong_sang_fuzz::exchange::score_file::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let _ = read("Phiếu.xlsx", &guong_sang_fuzz::workbook(data), None);
});
