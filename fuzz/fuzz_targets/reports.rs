//! Lower offices' reports: a file read, its headings and numbers recognised.
#![no_main]

use guong_sang_fuzz::exchange::read_reports;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (first, rest) = data.split_first().unwrap_or((&0, &[]));
    let path = if first % 2 == 0 {
        guong_sang_fuzz::written("Báo cáo.docx", &guong_sang_fuzz::paper(rest))
    } else {
        guong_sang_fuzz::written("Báo cáo.txt", rest)
    };
    let _ = read_reports(&[path]);
});
