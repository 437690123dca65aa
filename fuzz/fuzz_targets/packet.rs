//! Packets: any bytes, and parts under a seal that fits, so that what lies behind it is met.
#![no_main]

#[path = "../src/pack.rs"]
mod pack;

use guong_sang_fuzz::exchange::packet::open;
use libfuzzer_sys::fuzz_target;
use pack::{parts, written};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A packet whose manifest and records are the first two parts of the input, its attached files the others.
fn sealed(data: &[u8]) -> Option<Vec<u8>> {
    let parts = parts(data);
    let mut manifest: Value = serde_json::from_slice(parts.first()?).ok()?;
    let records = parts.get(1).copied().unwrap_or(b"{}");
    let part = |name: &str, bytes: &[u8]| json!({"name": name, "size": bytes.len(), "sha256": hex(bytes)});
    let files: Vec<(String, &[u8])> =
        parts.iter().skip(2).enumerate().map(|(at, bytes)| (format!("gsg/files/{at}"), *bytes)).collect();
    let head = manifest.as_object_mut()?;
    head.insert("records".into(), part("gsg/records.json", records));
    head.insert("files".into(), files.iter().map(|(name, bytes)| part(name, bytes)).collect());
    let manifest = serde_json::to_vec(&manifest).ok()?;

    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let named = [("gsg/manifest.json", manifest.as_slice()), ("gsg/records.json", records)];
    let named = named.into_iter().chain(files.iter().map(|(name, bytes)| (name.as_str(), *bytes)));
    for (name, bytes) in named {
        zip.start_file(name, options).ok()?;
        zip.write_all(bytes).ok()?;
    }
    let seal = format!("GSG0001-{}{}", "0".repeat(32), "0".repeat(64));
    zip.set_raw_comment(seal.into_bytes().into_boxed_slice()).ok()?;
    let mut bytes = zip.finish().ok()?.into_inner();
    let end = bytes.len() - 64;
    let hash = hex(&bytes[..end]);
    bytes[end..].copy_from_slice(hash.as_bytes());
    Some(bytes)
}

fuzz_target!(|data: &[u8]| {
    let _ = open(&written("a.gsg", data), None, &mut |_| true);
    if let Some(bytes) = sealed(data) {
        let _ = open(&written("b.gsg", &bytes), None, &mut |_| true);
    }
});
