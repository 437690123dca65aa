//! Reading a packet: nothing is believed before the whole of it is proven.

use super::seal::{Seal, hex};
use super::{
    Doing, MANIFEST, Manifest, PART_MOST, PIECE, PacketFault, PartSeal, Progress, RECORDS, Watch, name_of,
};
use crate::domain::limits::limits;
use crate::domain::packet::{FORMAT, Packet, PacketCounts, Records};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// A packet that was read and proven whole.
#[derive(Debug)]
pub struct PacketFile {
    /// Who, when, what.
    pub packet: Packet,
    /// What it holds.
    pub counts: PacketCounts,
    /// Name of the file, without its folder.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its SHA-256.
    pub sha256: String,
    /// Whether it has a password.
    pub is_locked: bool,
    path: PathBuf,
    key: Option<String>,
    files: Vec<PartSeal>,
}

/// Reads a packet and proves every byte of it.
///
/// # Errors
/// Each way in which a packet can be wrong has its own case.
pub fn open(path: &Path, password: Option<&str>, watch: &mut Watch<'_>) -> Result<PacketFile, PacketFault> {
    let name = name_of(path);
    let mut file = File::open(path).map_err(|error| PacketFault::disk(&name, &error))?;
    let size = file.metadata().map_err(|error| PacketFault::disk(&name, &error))?.len();
    let (seal, sha256) = Seal::read(&mut file, &name, watch)?;
    if seal.format > FORMAT {
        return Err(PacketFault::Newer { name, found: seal.format, known: FORMAT });
    }
    let key = match (&seal.salt, password.filter(|it| !it.is_empty())) {
        (Some(_), None) => return Err(PacketFault::NeedsPassword(name)),
        (Some(_), Some(password)) => seal.key(password),
        (None, _) => None,
    };
    let mut parts = Parts::of(file, &name, key.as_deref())?;
    let manifest: Manifest = parts.json(MANIFEST, PART_MOST)?;
    if manifest.format != seal.format {
        return Err(parts.damaged());
    }
    parts.expect_only(&manifest)?;
    let records: Records = parts.sealed_json(&manifest.records)?;
    let most = limits().map_or(u64::MAX, |limits| limits.attachment.at_most);
    let total = manifest.files.iter().map(|part| part.size).sum();
    let mut done = 0;
    for part in &manifest.files {
        if part.size > most {
            return Err(PacketFault::TooLarge(name.clone()));
        }
        let mut proof = Proof::default();
        let mut bytes = parts.part(&part.name)?;
        let mut piece = vec![0; PIECE];
        loop {
            let read = bytes.read(&mut piece).map_err(|_| PacketFault::Damaged(name.clone()))?;
            if read == 0 {
                break;
            }
            proof.add(&piece[..read]);
            done += read as u64;
            if proof.size > part.size {
                return Err(PacketFault::Damaged(name.clone()));
            }
            if !watch(Progress { doing: Doing::Checking, done, total }) {
                return Err(PacketFault::Cancelled);
            }
        }
        if !proof.fits(part) {
            return Err(PacketFault::Damaged(name.clone()));
        }
    }
    drop(parts);
    let told: BTreeSet<&str> = manifest.files.iter().map(|part| part.sha256.as_str()).collect();
    if records.counts() != manifest.counts || !records.files().keys().all(|sha256| told.contains(sha256)) {
        return Err(PacketFault::Damaged(name));
    }
    Ok(PacketFile {
        packet: Packet { head: manifest.head, records },
        counts: manifest.counts,
        name,
        size,
        sha256,
        is_locked: seal.salt.is_some(),
        path: path.to_owned(),
        key,
        files: manifest.files,
    })
}

impl PacketFile {
    /// Hands every attached file that `wants` asks for to `keep`, as a stream with its hash and size.
    ///
    /// # Errors
    /// The file changed since it was proven, `keep` cannot keep it, stopped, or the disk.
    pub fn hand_out(
        &self,
        wants: &dyn Fn(&str) -> bool,
        keep: &mut dyn FnMut(&str, u64, &mut dyn Read) -> std::io::Result<()>,
        watch: &mut Watch<'_>,
    ) -> Result<(), PacketFault> {
        let file = File::open(&self.path).map_err(|error| PacketFault::disk(&self.name, &error))?;
        let mut parts = Parts::of(file, &self.name, self.key.as_deref())?;
        let total = self.files.iter().map(|part| part.size).sum();
        let mut done = 0;
        for part in &self.files {
            if wants(&part.sha256) {
                let mut bytes = parts.part(&part.name)?;
                keep(&part.sha256, part.size, &mut bytes).map_err(|error| match error.kind() {
                    std::io::ErrorKind::InvalidData => PacketFault::Damaged(self.name.clone()),
                    _ => PacketFault::disk(&self.name, &error),
                })?;
            }
            done += part.size;
            if !watch(Progress { doing: Doing::Keeping, done, total }) {
                return Err(PacketFault::Cancelled);
            }
        }
        Ok(())
    }
}

#[derive(Default)]
struct Proof {
    hasher: Sha256,
    size: u64,
}

impl Proof {
    fn add(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
        self.size += bytes.len() as u64;
    }

    fn fits(self, part: &PartSeal) -> bool {
        self.size == part.size && hex(&self.hasher.finalize()) == part.sha256
    }
}

struct Parts<'a> {
    zip: ZipArchive<File>,
    name: &'a str,
    key: Option<&'a str>,
}

impl<'a> Parts<'a> {
    fn of(file: File, name: &'a str, key: Option<&'a str>) -> Result<Self, PacketFault> {
        let zip = ZipArchive::new(file).map_err(|_| PacketFault::Damaged(name.to_owned()))?;
        Ok(Self { zip, name, key })
    }

    fn damaged(&self) -> PacketFault {
        PacketFault::Damaged(self.name.to_owned())
    }

    /// Refuses parts that the manifest does not name, and those that are named twice.
    fn expect_only(&self, manifest: &Manifest) -> Result<(), PacketFault> {
        let named: BTreeSet<&str> = manifest
            .files
            .iter()
            .map(|part| part.name.as_str())
            .chain([MANIFEST, manifest.records.name.as_str()])
            .collect();
        let there: BTreeSet<String> =
            self.zip.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect();
        let named: BTreeSet<String> = named.into_iter().map(str::to_owned).collect();
        let records = manifest.records.name == RECORDS;
        let once = named.len() == manifest.files.len() + 2 && self.zip.len() == named.len();
        if records && once && there == named { Ok(()) } else { Err(self.damaged()) }
    }

    fn part(&mut self, part: &str) -> Result<ZipFile<'_, File>, PacketFault> {
        let name = self.name.to_owned();
        let found = match self.key {
            Some(key) => self.zip.by_name_decrypt(part, key.as_bytes()),
            None => self.zip.by_name(part),
        };
        found.map_err(|error| match error {
            ZipError::InvalidPassword => PacketFault::WrongPassword(name),
            _ => PacketFault::Damaged(name),
        })
    }

    fn bytes(&mut self, part: &str, most: u64) -> Result<Vec<u8>, PacketFault> {
        let (name, locked) = (self.name.to_owned(), self.key.is_some());
        let mut bytes = Vec::new();
        // What a file says of its own size may be a lie: reading itself is bounded.
        let read = self.part(part)?.take(most + 1).read_to_end(&mut bytes);
        // One wrong password in 65,536 passes the first test and fails this one; the seal was right.
        read.map_err(|_| {
            if locked { PacketFault::WrongPassword(name.clone()) } else { PacketFault::Damaged(name.clone()) }
        })?;
        if bytes.len() as u64 > most { Err(PacketFault::TooLarge(name)) } else { Ok(bytes) }
    }

    fn json<T: serde::de::DeserializeOwned>(&mut self, part: &str, most: u64) -> Result<T, PacketFault> {
        let bytes = self.bytes(part, most)?;
        serde_json::from_slice(&bytes).map_err(|_| self.damaged())
    }

    fn sealed_json<T: serde::de::DeserializeOwned>(&mut self, part: &PartSeal) -> Result<T, PacketFault> {
        if part.size > PART_MOST {
            return Err(PacketFault::TooLarge(self.name.to_owned()));
        }
        let bytes = self.bytes(&part.name, part.size)?;
        let mut proof = Proof::default();
        proof.add(&bytes);
        if !proof.fits(part) {
            return Err(self.damaged());
        }
        serde_json::from_slice(&bytes).map_err(|_| self.damaged())
    }
}
