//! The last bytes of a packet: version, salt of the password, hash of everything before the hash.

use super::{Doing, MANIFEST, PIECE, PacketFault, Progress, Watch};
use pbkdf2::pbkdf2_hmac;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{Read, Seek, SeekFrom, Write};

/// Length of the seal in bytes: mark, four figures of the version, whether there is a password, salt, hash.
pub(super) const LENGTH: usize = MARK.len() + 4 + 1 + SALT * 2 + HASH;
const MARK: &str = "GSG";
const SALT: usize = 16;
const HASH: usize = 64;
/// Rounds of PBKDF2-HMAC-SHA256, as OWASP's Password Storage Cheat Sheet asks (2023): a password of a lost stick is not
/// to be had by trying.
const ROUNDS: u32 = 600_000;
/// Every local header of a packed file begins so, and the name of the first part stands at a fixed place behind it.
const PACKED: &[u8] = b"PK\x03\x04";
const NAME_AT: usize = 30;

/// The seal of a packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seal {
    pub(super) format: u32,
    /// None without a password.
    pub(super) salt: Option<[u8; SALT]>,
}

impl Seal {
    /// A new one.
    pub(super) fn new(format: u32, has_password: bool) -> Self {
        // A salt need not be secret, only never the same; the keys of a hash map come from the system's own source.
        let half = || RandomState::new().build_hasher().finish().to_be_bytes();
        let salt = has_password.then(|| {
            let mut salt = [0; SALT];
            salt[..8].copy_from_slice(&half());
            salt[8..].copy_from_slice(&half());
            salt
        });
        Self { format, salt }
    }

    fn head(&self) -> String {
        let salt = self.salt.unwrap_or_default();
        let mark = if self.salt.is_some() { 'p' } else { '-' };
        format!("{MARK}{:04}{mark}{}", self.format, hex(&salt))
    }

    /// As it is written before the hash is known.
    pub(super) fn blank(&self) -> Vec<u8> {
        let mut bytes = self.head().into_bytes();
        bytes.resize(LENGTH, b'0');
        bytes
    }

    /// The words that encrypt the parts.
    pub(super) fn key(&self, password: &str) -> Option<String> {
        let salt = self.salt?;
        let mut key = [0; 32];
        pbkdf2_hmac::<Sha256>(crate::text::nfc(password).as_bytes(), &salt, ROUNDS, &mut key);
        Some(hex(&key))
    }

    /// Writes the hash over everything before it into its place.
    pub(super) fn close(file: &mut File) -> std::io::Result<()> {
        let length = file.metadata()?.len();
        file.seek(SeekFrom::Start(0))?;
        let mut hasher = Sha256::new();
        std::io::copy(&mut file.take(length - HASH as u64), &mut hasher)?;
        file.seek(SeekFrom::Start(length - HASH as u64))?;
        file.write_all(hex(&hasher.finalize()).as_bytes())
    }

    /// Reads a whole file once: its seal, which must fit, and its SHA-256.
    pub(super) fn read(
        file: &mut File,
        name: &str,
        watch: &mut Watch<'_>,
    ) -> Result<(Self, String), PacketFault> {
        let disk = |error: std::io::Error| PacketFault::disk(name, &error);
        let length = file.metadata().map_err(disk)?.len();
        let mut first = [0; NAME_AT + MANIFEST.len()];
        let many = fill(file, &mut first).map_err(disk)?;
        let Some(body) = length.checked_sub(LENGTH as u64) else {
            return Err(without_seal(&first[..many], name));
        };
        let mut tail = [0; LENGTH];
        file.seek(SeekFrom::Start(body)).map_err(disk)?;
        file.read_exact(&mut tail).map_err(disk)?;
        let Some((seal, told)) = Self::parse(&tail) else { return Err(without_seal(&first[..many], name)) };
        file.seek(SeekFrom::Start(0)).map_err(disk)?;
        let mut hasher = Sha256::new();
        let mut piece = vec![0; PIECE];
        let (mut done, end) = (0, length - HASH as u64);
        while done < end {
            let most = usize::try_from(end - done).unwrap_or(PIECE).min(PIECE);
            let read = file.read(&mut piece[..most]).map_err(disk)?;
            if read == 0 {
                break;
            }
            hasher.update(&piece[..read]);
            done += read as u64;
            if !watch(Progress { doing: Doing::Checking, done, total: length }) {
                return Err(PacketFault::Cancelled);
            }
        }
        let mut whole = hasher.clone();
        if hex(&hasher.finalize()).as_bytes() != told {
            return Err(PacketFault::Damaged(name.to_owned()));
        }
        whole.update(&tail[LENGTH - HASH..]);
        Ok((seal, hex(&whole.finalize())))
    }

    fn parse(tail: &[u8; LENGTH]) -> Option<(Self, &[u8])> {
        let text = std::str::from_utf8(tail).ok()?;
        let rest = text.strip_prefix(MARK)?;
        let format = rest.get(..4)?.parse().ok()?;
        let mark = rest.get(4..5)?;
        let written = rest.get(5..5 + SALT * 2)?;
        let mut salt = [0; SALT];
        for (at, byte) in salt.iter_mut().enumerate() {
            *byte = u8::from_str_radix(written.get(at * 2..at * 2 + 2)?, 16).ok()?;
        }
        let salt = match mark {
            "p" => Some(salt),
            "-" => None,
            _ => return None,
        };
        Some((Self { format, salt }, &tail[LENGTH - HASH..]))
    }
}

/// A file without a seal: the beginning of a packet, or something else altogether.
fn without_seal(first: &[u8], name: &str) -> PacketFault {
    let begins = first.get(..PACKED.len()).map_or(first, |it| it) == &PACKED[..first.len().min(PACKED.len())];
    let part = first.get(NAME_AT..).unwrap_or_default();
    let ours = begins && MANIFEST.as_bytes().starts_with(part);
    if ours { PacketFault::Cut(name.to_owned()) } else { PacketFault::NotPacket(name.to_owned()) }
}

fn fill(file: &mut File, buffer: &mut [u8]) -> std::io::Result<usize> {
    let mut many = 0;
    while many < buffer.len() {
        match file.read(&mut buffer[many..])? {
            0 => break,
            read => many += read,
        }
    }
    Ok(many)
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
