//! Packets as files: written and read back whole, and every way in which one can be wrong (M19).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{DateTime, NaiveDate, Utc};
use guong_sang::domain::attachment::Attachment;
use guong_sang::domain::dossier::{Dossier, DossierState};
use guong_sang::domain::ids::{AttachmentId, DossierId, PlanId, SubjectId, UnitId};
use guong_sang::domain::packet::{Campaign, Direction, LeftOut, Packet, PacketHead, Records, SentDossier};
use guong_sang::domain::subject::{Detail, Subject, SubjectKind};
use guong_sang::domain::unit::{Unit, UnitKind};
use guong_sang::exchange::packet::{Doing, PacketFault, PacketSource, Progress, Written, open, write};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const SECRET: &str = "gương sáng biên cương";

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A packet of `many` dossiers with a file of `size` bytes each.
fn packet(folder: &Path, many: i64, size: usize) -> (Packet, Vec<PacketSource>) {
    let mut records = Records {
        units: vec![Unit::new(UnitId(1), UnitKind::Commune, "Xã Bình Vàng")],
        ..Records::default()
    };
    let mut sources = Vec::new();
    for n in 0..many {
        let who = SubjectId(100 + n);
        records.subjects.push(Subject::new(
            who,
            format!("Bế Thị Mười {n}"),
            Detail::empty(SubjectKind::Person),
        ));
        // Bytes that do not shrink.
        let mut state = 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(n as u64 + 1);
        let bytes: Vec<u8> = (0..size)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                state as u8
            })
            .collect();
        let (path, sha256) = (folder.join(format!("{n}.pdf")), hash(&bytes));
        std::fs::write(&path, &bytes).unwrap();
        let name = format!("Xác nhận {n}.pdf");
        sources.push(PacketSource { name: name.clone(), size: size as u64, sha256: sha256.clone(), path });
        let id = DossierId(500 + n);
        records.dossiers.push(SentDossier {
            dossier: Dossier::new(id, who, (PlanId(1), 2026), UnitId(1)),
            state: DossierState::Chosen,
            steps: Vec::new(),
            gates: Vec::new(),
            stages: Vec::new(),
            files: vec![Attachment {
                id: AttachmentId(900 + n),
                dossier: id,
                name,
                item: String::new(),
                note: String::new(),
                size: size as u64,
                sha256,
                mime: "application/pdf".into(),
                added: NaiveDate::default(),
                order: 1,
            }],
        });
    }
    let head = PacketHead {
        direction: Direction::Up,
        office: "Hội LHPN xã Bình Vàng".into(),
        source: "a1b2".into(),
        campaign: Campaign {
            plan: PlanId(1),
            superior: None,
            name: "Gương sáng năm 2026".into(),
            number: None,
            from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
            to: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
            year: Some(2026),
        },
        made_at: DateTime::<Utc>::from_timestamp(1_790_000_000, 0).unwrap(),
        made_by: "Nông Thị Bích".into(),
        left_out: vec![LeftOut::Sensitive],
    };
    (Packet { head, records }, sources)
}

fn put(folder: &Path, password: Option<&str>) -> (PathBuf, Packet, Written) {
    let (packet, sources) = packet(folder, 3, 5000);
    let path = folder.join("Bình Vàng 2026.gsg");
    let written = write(&path, &packet, &sources, password, &mut |_| true).unwrap();
    (path, packet, written)
}

fn fault(path: &Path) -> PacketFault {
    open(path, None, &mut |_| true).unwrap_err()
}

/// The bytes of one packet, made once.
fn bytes() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        std::fs::read(put(folder.path(), None).0).unwrap()
    })
}

fn read(bytes: &[u8]) -> PacketFault {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.gsg");
    std::fs::write(&path, bytes).unwrap();
    fault(&path)
}

#[test]
fn what_is_written_is_read_and_its_hash_is_that_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let (path, packet, written) = put(folder.path(), None);
    let mut seen: Vec<Progress> = Vec::new();
    let file = open(&path, None, &mut |progress| {
        seen.push(progress);
        true
    })
    .unwrap();
    assert_eq!(file.packet, packet);
    assert_eq!((file.counts.dossiers, file.counts.files, file.counts.bytes), (3, 3, 15_000));
    let whole = std::fs::read(&path).unwrap();
    assert_eq!((&file.sha256, file.size), (&hash(&whole), whole.len() as u64));
    assert_eq!((file.sha256, file.size), (written.sha256, written.size));
    assert!(seen.iter().all(|it| it.done <= it.total) && seen.iter().any(|it| it.doing == Doing::Checking));
    assert!(!path.with_file_name("Bình Vàng 2026.gsg.partial").exists());
    // Any packer opens it.
    assert!(zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).is_ok());
}

#[test]
fn attached_files_come_out_as_they_went_in() {
    let folder = tempfile::tempdir().unwrap();
    for password in [None, Some(SECRET)] {
        let (path, packet, _) = put(folder.path(), password);
        let file = open(&path, password, &mut |_| true).unwrap();
        let first = packet.records.dossiers[0].files[0].sha256.clone();
        let mut got = Vec::new();
        let mut keep = |sha256: &str, size: u64, bytes: &mut dyn std::io::Read| {
            let mut all = Vec::new();
            bytes.read_to_end(&mut all)?;
            got.push((sha256.to_owned(), size, hash(&all)));
            Ok(())
        };
        file.hand_out(&|sha256| sha256 != first, &mut keep, &mut |_| true).unwrap();
        assert_eq!(got.len(), 2, "only what is asked for");
        assert!(got.iter().all(|(told, size, found)| told == found && *size == 5000));
    }
}

#[test]
fn a_cut_packet_is_refused_at_every_length() {
    let whole = bytes();
    let lengths = (0..200).chain((200..whole.len()).step_by(97)).chain(whole.len() - 200..whole.len());
    for length in lengths {
        let fault = read(&whole[..length]);
        assert!(matches!(fault, PacketFault::Cut(_)), "{length}: {fault:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_packet_with_one_changed_bit_is_refused(place in any::<prop::sample::Index>(), bit in 0..8u32) {
        let mut changed = bytes().to_vec();
        let at = place.index(changed.len());
        changed[at] ^= 1 << bit;
        let fault = read(&changed);
        let known = matches!(fault, PacketFault::Damaged(_) | PacketFault::Cut(_) | PacketFault::NotPacket(_));
        prop_assert!(known, "{} {:?}", at, fault);
    }

    #[test]
    fn bytes_put_in_or_taken_out_are_refused(place in any::<prop::sample::Index>(), more in any::<bool>(), byte in any::<u8>()) {
        let mut changed = bytes().to_vec();
        let at = place.index(changed.len());
        if more { changed.insert(at, byte) } else { changed.remove(at); }
        if changed != bytes() {
            read(&changed);
        }
    }
}

#[test]
fn other_files_are_told_from_packets() {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("ảnh/a.txt", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(b"xin chao").unwrap();
    let foreign = zip.finish().unwrap().into_inner();
    for other in
        [foreign.as_slice(), b"%PDF-1.7 abc", b"SQLite format 3\0 more and more and more and more and more"]
    {
        let fault = read(other);
        assert!(matches!(fault, PacketFault::NotPacket(_)), "{fault:?}");
        assert!(fault.to_string().contains("không phải gói trao đổi"));
    }
    assert!(matches!(fault(Path::new("/không/có.gsg")), PacketFault::Disk { .. }));
}

/// The packet with another head of its seal, sealed again: as a newer program would write it.
fn resealed(head: &str) -> Vec<u8> {
    let mut changed = bytes().to_vec();
    let seal = changed.len() - 104;
    changed[seal..seal + head.len()].copy_from_slice(head.as_bytes());
    let end = changed.len() - 64;
    let sealed = hash(&changed[..end]);
    changed[end..].copy_from_slice(sealed.as_bytes());
    changed
}

#[test]
fn a_packet_of_a_newer_program_says_so_and_one_of_this_form_is_still_read() {
    let fault = read(&resealed("GSG0002"));
    assert!(matches!(fault, PacketFault::Newer { found: 2, known: 1, .. }), "{fault:?}");
    assert!(fault.to_string().contains("phiên bản Gương Sáng mới hơn"));
    // The manifest and the seal must agree.
    assert!(matches!(read(&resealed("GSG0000")), PacketFault::Damaged(_)));
    // A packet of the first form, made when it was new: every later program reads it.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cũ.gsg");
    std::fs::copy("tests/fixtures/packet-1.gsg", &path).unwrap();
    let file = open(&path, None, &mut |_| true).unwrap();
    assert_eq!((file.counts.dossiers, file.packet.head.campaign.name.as_str()), (3, "Gương sáng năm 2026"));
}

/// Writes the frozen packet of the first form anew; only ever run by hand, when a form is released.
#[test]
#[ignore = "freezes a fixture"]
fn freeze() {
    std::fs::write("tests/fixtures/packet-1.gsg", bytes()).unwrap();
}

#[test]
fn a_password_opens_and_nothing_shows_without_it() {
    let folder = tempfile::tempdir().unwrap();
    let (path, packet, _) = put(folder.path(), Some(SECRET));
    let file = open(&path, Some(SECRET), &mut |_| true).unwrap();
    assert!(file.is_locked && file.packet == packet);
    assert!(matches!(fault(&path), PacketFault::NeedsPassword(_)));
    let wrong = open(&path, Some("gương sáng biên cươn"), &mut |_| true).unwrap_err();
    assert!(matches!(wrong, PacketFault::WrongPassword(_)), "{wrong:?}");
    assert!(wrong.to_string().contains("không lấy lại được"));
    let bytes = std::fs::read(&path).unwrap();
    let shows = |word: &str| bytes.windows(word.len()).any(|it| it == word.as_bytes());
    for word in ["Bế Thị", "Bình Vàng", "Xác nhận", "Gương sáng năm", "Nông Thị", "a1b2"] {
        assert!(!shows(word), "{word}");
    }
    // The words open it however the keyboard brings the letters.
    let apart: String = unicode_normalization::UnicodeNormalization::nfd(SECRET).collect();
    assert!(apart != SECRET && open(&path, Some(&apart), &mut |_| true).is_ok());
}

#[test]
fn a_part_that_unpacks_to_more_than_it_says_is_refused() {
    let whole = bytes();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(whole)).unwrap();
    let options = zip::write::SimpleFileOptions::default();
    let mut bomb = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        bomb.start_file(name.as_str(), options).unwrap();
        if name == "gsg/records.json" {
            // Two hundred million blanks behind the records: small when packed.
            std::io::copy(&mut part, &mut bomb).unwrap();
            for _ in 0..200 {
                bomb.write_all(&vec![b' '; 1_000_000]).unwrap();
            }
        } else {
            std::io::copy(&mut part, &mut bomb).unwrap();
        }
    }
    bomb.set_raw_comment(whole[whole.len() - 104..].into()).unwrap();
    let mut bomb = bomb.finish().unwrap().into_inner();
    assert!(bomb.len() < 1_000_000);
    let end = bomb.len() - 64;
    let sealed = hash(&bomb[..end]);
    bomb[end..].copy_from_slice(sealed.as_bytes());
    let fault = read(&bomb);
    assert!(matches!(fault, PacketFault::TooLarge(_) | PacketFault::Damaged(_)), "{fault:?}");
}

#[test]
fn a_stopped_or_failed_writing_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let (path, packet, _) = put(folder.path(), None);
    let before = std::fs::read(&path).unwrap();
    let (_, sources) = self::packet(folder.path(), 3, 5000);
    // Stopped while writing, and while it is being read back.
    for doing in [Doing::Writing, Doing::Checking] {
        let stopped = write(&path, &packet, &sources, None, &mut |progress| progress.doing != doing);
        assert_eq!(stopped.unwrap_err(), PacketFault::Cancelled);
    }
    // A file to be attached was changed outside the program, or is gone.
    std::fs::write(&sources[1].path, b"khac").unwrap();
    let lost = write(&path, &packet, &sources, None, &mut |_| true).unwrap_err();
    assert_eq!(lost, PacketFault::FileLost("Xác nhận 1.pdf".into()));
    std::fs::remove_file(&sources[0].path).unwrap();
    assert!(matches!(write(&path, &packet, &sources, None, &mut |_| true), Err(PacketFault::FileLost(_))));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert_eq!(
        std::fs::read_dir(folder.path())
            .unwrap()
            .filter(|it| { it.as_ref().unwrap().file_name().to_string_lossy().contains("partial") })
            .count(),
        0
    );
}
