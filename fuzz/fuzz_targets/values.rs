//! Text files and values between commas, of any coding.
#![no_main]

#[path = "../src/pack.rs"]
mod pack;

use guong_sang_fuzz::exchange::sheets::sheets_of;
use guong_sang_fuzz::exchange::text_in::read_text;
use guong_sang_fuzz::exchange::{legacy_of, read_list, source_of};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let (text, _) = read_text(data);
    assert!(text.len() <= data.len() * 8 + 8);
    let _ = source_of(data);
    let _ = legacy_of(data);
    let _ = sheets_of("csv", data);
    let _ = read_list(&pack::written("a.txt", data));
});
