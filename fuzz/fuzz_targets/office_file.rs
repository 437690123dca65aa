//! The file of a whole office: a content with its right hash, and any bytes.
#![no_main]

use guong_sang_fuzz::exchange::OfficeFile;
use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};

fuzz_target!(|data: &[u8]| {
    let _ = OfficeFile::of_json(data);
    let hash: String = Sha256::digest(data).iter().map(|byte| format!("{byte:02x}")).collect();
    let mut file =
        format!("{{\"format\":\"guong-sang-office\",\"version\":1,\"sha256\":\"{hash}\",\"content\":")
            .into_bytes();
    file.extend(data);
    file.push(b'}');
    if let Ok(read) = OfficeFile::of_json(&file) {
        // What could be read is written so that it is read the same.
        assert_eq!(OfficeFile::of_json(&read.to_json()).expect("its own file"), read);
    }
});
