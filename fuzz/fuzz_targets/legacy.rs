//! Old code tables: nothing breaks them, and what is proposed is what the table says.
#![no_main]

use guong_sang_fuzz::text::legacy::{Table, convert, encode, latin, propose, table_of};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    for text in [latin(data), String::from_utf8_lossy(data).into_owned()] {
        for table in Table::ALL {
            let _ = encode(&convert(&text, table), table);
        }
        let _ = table_of(&text);
        for font in [None, Some(".VnTime"), Some(".VnTimeH"), Some("VNI-Times"), Some("Arial")] {
            if let Some(proposal) = propose(&text, font) {
                assert_eq!(proposal.after, convert(&text, proposal.table));
                assert_ne!(proposal.after, proposal.before);
            }
        }
    }
});
