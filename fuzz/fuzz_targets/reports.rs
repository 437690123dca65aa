//! Lower offices' reports: a file read, its headings and numbers recognised.
#![no_main]

#[path = "../src/pack.rs"]
mod pack;

use guong_sang_fuzz::exchange::read_reports;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (first, rest) = data.split_first().unwrap_or((&0, &[]));
    let path = if first % 2 == 0 {
        pack::written("Báo cáo.docx", &pack::paper(rest))
    } else {
        pack::written("Báo cáo.txt", rest)
    };
    let _ = read_reports(&[path]);
});
