//! Writing a packet: beside its name first, flushed, read back whole, and only then named.

use super::read::open;
use super::seal::{Seal, hex};
use super::{Doing, MANIFEST, Manifest, PIECE, PacketFault, PartSeal, Progress, RECORDS, Watch, name_of};
use crate::domain::packet::{FORMAT, Packet};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, DateTime, ZipWriter};

/// An attached file to be put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PacketSource {
    /// Its name, for a sentence about it.
    pub name: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Where they lie.
    pub path: PathBuf,
}

/// A packet that was written and read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Where it lies.
    pub path: PathBuf,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the file.
    pub sha256: String,
}

/// Writes a packet to `target`. What lay there before stays until the new one is proven.
///
/// # Errors
/// A file to be attached is lost, no room, a stick that reads other bytes than were written, stopped, or the disk. Then
/// `target` is as it was.
pub fn write(
    target: &Path,
    packet: &Packet,
    sources: &[PacketSource],
    password: Option<&str>,
    watch: &mut Watch<'_>,
) -> Result<Written, PacketFault> {
    let name = name_of(target);
    let disk = |error: std::io::Error| PacketFault::disk(&name, &error);
    if let Some(folder) = target.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(disk)?;
    }
    let mut partial = target.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    let password = password.filter(|it| !it.is_empty());
    let written = (|| {
        put(&partial, &name, packet, sources, password, watch)?;
        let read = open(&partial, password, watch).map_err(|fault| match fault {
            PacketFault::Cancelled | PacketFault::Disk { .. } => fault,
            _ => PacketFault::Differs(name.clone()),
        })?;
        if read.packet != *packet {
            return Err(PacketFault::Differs(name.clone()));
        }
        std::fs::rename(&partial, target).map_err(disk)?;
        // The name itself lies in the folder, and a stick that is pulled loses it otherwise. Not every system lets a
        // folder be opened.
        if let Some(folder) = target.parent().and_then(|folder| File::open(folder).ok()) {
            let _ = folder.sync_all();
        }
        Ok(Written { path: target.to_owned(), size: read.size, sha256: read.sha256 })
    })();
    if written.is_err() {
        let _ = std::fs::remove_file(&partial);
    }
    written
}

fn put(
    partial: &Path,
    name: &str,
    packet: &Packet,
    sources: &[PacketSource],
    password: Option<&str>,
    watch: &mut Watch<'_>,
) -> Result<(), PacketFault> {
    let disk = |error: std::io::Error| PacketFault::disk(name, &error);
    let packed = |error: zip::result::ZipError| match error {
        zip::result::ZipError::Io(error) => PacketFault::disk(name, &error),
        other => PacketFault::Disk { name: name.to_owned(), detail: other.to_string() },
    };
    let written =
        |error: serde_json::Error| PacketFault::Disk { name: name.to_owned(), detail: error.to_string() };
    let records = serde_json::to_vec(&packet.records).map_err(written)?;
    let file_name = |at: usize| format!("gsg/files/{:05}", at + 1);
    let manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        head: packet.head.clone(),
        counts: packet.records.counts(),
        records: PartSeal {
            name: RECORDS.to_owned(),
            size: records.len() as u64,
            sha256: hex(&Sha256::digest(&records)),
        },
        files: sources
            .iter()
            .enumerate()
            .map(|(at, source)| PartSeal {
                name: file_name(at),
                size: source.size,
                sha256: source.sha256.clone(),
            })
            .collect(),
    };
    let manifest = serde_json::to_vec_pretty(&manifest).map_err(written)?;

    let seal = Seal::new(FORMAT, password.is_some());
    let key = password.and_then(|password| seal.key(password));
    // The day stands in the manifest, not in the packing.
    let mut options =
        SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    if let Some(key) = &key {
        options = options.with_aes_encryption(AesMode::Aes256, key);
    }
    let file =
        File::options().read(true).write(true).create(true).truncate(true).open(partial).map_err(disk)?;
    let mut zip = ZipWriter::new(file);
    zip.set_raw_comment(seal.blank().into_boxed_slice()).map_err(packed)?;
    for (part, bytes) in [(MANIFEST, &manifest), (RECORDS, &records)] {
        zip.start_file(part, options.compression_method(CompressionMethod::Deflated)).map_err(packed)?;
        zip.write_all(bytes).map_err(disk)?;
    }
    let total = sources.iter().map(|source| source.size).sum();
    let mut done = 0;
    let mut piece = vec![0; PIECE];
    for (at, source) in sources.iter().enumerate() {
        let lost = || PacketFault::FileLost(source.name.clone());
        let mut bytes = File::open(&source.path).map_err(|_| lost())?;
        // Pictures and PDF files do not shrink any more.
        zip.start_file(file_name(at), options.compression_method(CompressionMethod::Stored))
            .map_err(packed)?;
        let mut hasher = Sha256::new();
        let mut size = 0;
        loop {
            let read = bytes.read(&mut piece).map_err(|_| lost())?;
            if read == 0 {
                break;
            }
            hasher.update(&piece[..read]);
            size += read as u64;
            zip.write_all(&piece[..read]).map_err(disk)?;
            done += read as u64;
            if !watch(Progress { doing: Doing::Writing, done, total }) {
                return Err(PacketFault::Cancelled);
            }
        }
        if size != source.size || hex(&hasher.finalize()) != source.sha256 {
            return Err(lost());
        }
    }
    let mut file = zip.finish().map_err(packed)?;
    Seal::close(&mut file).map_err(disk)?;
    file.sync_all().map_err(disk)
}
