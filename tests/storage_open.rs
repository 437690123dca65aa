//! Data files that cannot be opened: each case has its own sentence, and not one byte is overwritten.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::cli::sample;
use guong_sang::storage::{Database, OpenError, StoreError, backup_folder};
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::process::Command;
use storage_support::{bytes_below, campaign_file, stamp};

/// Opens `path`, which must fail, and proves that every file beside it is as it was.
fn fails(path: &Path) -> OpenError {
    let folder = path.parent().unwrap();
    let before = bytes_below(folder);
    let error = match Database::open(path) {
        Ok(_) => panic!("{} was opened", path.display()),
        Err(error) => error,
    };
    assert_eq!(bytes_below(folder).keys().collect::<Vec<_>>(), before.keys().collect::<Vec<_>>());
    assert!(bytes_below(folder) == before, "a byte was overwritten");
    let sentence = error.to_string();
    assert!(sentence.contains("Hãy"), "says what to do: {sentence}");
    assert!(
        ["không bị thay đổi", "giữ nguyên", "an toàn"].iter().any(|safe| sentence.contains(safe)),
        "says what is safe: {sentence}"
    );
    error
}

#[test]
fn a_database_of_another_program() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("khác.db");
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE notes (id INTEGER)").unwrap();
    assert!(matches!(fails(&path), OpenError::Foreign(_)));
}

#[test]
fn a_database_of_another_program_that_marks_its_files_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("khác.db");
    let other = Connection::open(&path).unwrap();
    other.execute_batch("PRAGMA application_id = 7; PRAGMA user_version = 3; CREATE TABLE t (a)").unwrap();
    drop(other);
    assert!(matches!(fails(&path), OpenError::Foreign(_)));
}

#[test]
fn a_file_that_is_no_database() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("thư.gsdata");
    std::fs::write(&path, "Kính gửi các đồng chí, ".repeat(200)).unwrap();
    assert!(matches!(fails(&path), OpenError::Damaged { .. }));
}

#[test]
fn a_file_of_a_newer_version() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    match fails(&path) {
        OpenError::TooNew { found, known, .. } => assert_eq!((found, known), (99, 7)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_whose_head_is_zeroed() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[..100].fill(0);
    std::fs::write(&path, bytes).unwrap();
    match fails(&path) {
        OpenError::Damaged { backups, .. } => assert_eq!(backups, backup_folder(&path)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_that_was_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    let bytes = std::fs::read(&path).unwrap();
    for length in [40, 100, 4096, bytes.len() / 2, bytes.len() - 4096] {
        std::fs::write(&path, &bytes[..length]).unwrap();
        assert!(matches!(fails(&path), OpenError::Damaged { .. }), "{length}");
    }
}

#[test]
fn a_file_with_one_overwritten_page() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    let bytes = std::fs::read(&path).unwrap();
    let pages = bytes.len() / 4096;
    assert!(pages > 60, "{pages}");
    for page in (1..pages).step_by(7) {
        let mut broken = bytes.clone();
        broken[page * 4096..(page + 1) * 4096].fill(0xFF);
        std::fs::write(&path, broken).unwrap();
        assert!(matches!(fails(&path), OpenError::Damaged { .. }), "page {page}");
    }
}

#[test]
fn a_damaged_file_keeps_its_log_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gsdata");
    let (file, log) = {
        let mut database = Database::open(&path).unwrap();
        sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
        // As a power cut leaves them: the log still holds work that the file does not.
        (std::fs::read(&path).unwrap(), std::fs::read(log_of(&path)).unwrap())
    };
    assert!(log.len() > 100_000);
    let mut file = file;
    let last = file.len() - 4096;
    file[last..].fill(0xFF);
    let mut log = log;
    let middle = log.len() / 2;
    log.truncate(middle);
    std::fs::write(&path, &file).unwrap();
    std::fs::write(log_of(&path), &log).unwrap();
    let before = bytes_below(folder.path());
    match Database::open(&path) {
        // The log may hold the whole of the overwritten page; then nothing is lost and nothing is damaged.
        Ok(database) => assert!(database.integrity().unwrap().is_empty()),
        Err(error) => {
            assert!(matches!(error, OpenError::Damaged { .. }), "{error:?}");
            assert!(bytes_below(folder.path()) == before, "a byte was overwritten");
        }
    }
}

fn log_of(path: &Path) -> PathBuf {
    PathBuf::from(format!("{}-wal", path.display()))
}

#[test]
fn a_file_that_another_window_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    let _held = Database::open(&path).unwrap();
    match Database::open(&path) {
        Err(error @ OpenError::Locked(_)) => assert!(error.to_string().contains("đang được mở")),
        other => panic!("{:?}", other.err()),
    }
}

#[test]
fn a_file_that_another_process_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    let held = Database::open(&path).unwrap();
    let ask = || {
        let mut ask = Command::new(env!("CARGO_BIN_EXE_guong-sang"));
        ask.args(["show", "office", "--data"]).arg(&path).output().unwrap()
    };
    let refused = ask();
    assert_eq!(refused.status.code(), Some(3));
    assert!(refused.stdout.is_empty());
    let sentence = String::from_utf8(refused.stderr).unwrap();
    assert!(sentence.contains("đang được mở"), "{sentence}");
    drop(held);
    assert_eq!(ask().status.code(), Some(0), "free again");
}

#[test]
fn a_file_that_is_marked_read_only() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    let mut rights = std::fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).unwrap();
    assert!(matches!(fails(&path), OpenError::ReadOnly(_)));
}

/// Says aloud, past the test harness, that something was not tried.
fn skipped(why: &str) {
    use std::io::Write;
    std::io::stderr().write_all(format!("SKIPPED: {why}\n").as_bytes()).unwrap();
}

/// A folder that another file system is laid over, taken away again at the end; none where that is not allowed.
struct Mounted(PathBuf);

impl Mounted {
    fn new(folder: &Path, arguments: &[&str]) -> Option<Self> {
        let run = |arguments: &[&str]| {
            let out = Command::new("mount").args(arguments).arg(folder).output();
            out.is_ok_and(|out| out.status.success())
        };
        if !run(arguments) {
            skipped("this machine does not allow mounting, so the disk itself was not tried");
            return None;
        }
        Some(Self(folder.to_owned()))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).output();
    }
}

#[test]
fn a_folder_on_a_read_only_disk() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    let from = folder.path().to_str().unwrap().to_owned();
    let Some(_mounted) = Mounted::new(folder.path(), &["--bind", &from]) else { return };
    let again = Command::new("mount").args(["-o", "remount,ro,bind"]).arg(folder.path()).status().unwrap();
    if !again.success() {
        skipped("this machine does not allow read-only mounts");
        return;
    }
    let error = fails(&path);
    assert!(matches!(error, OpenError::ReadOnly(_)), "{error:?}");
    assert!(matches!(fails(&folder.path().join("mới.gsdata")), OpenError::ReadOnly(_)));
    match Database::open(&folder.path().join("thư mục mới").join("mới.gsdata")) {
        Err(OpenError::ReadOnly(_)) => {}
        other => panic!("{:?}", other.err()),
    }
}

#[test]
fn a_full_disk_keeps_what_was_stored() {
    let folder = tempfile::tempdir().unwrap();
    let Some(_mounted) = Mounted::new(folder.path(), &["-t", "tmpfs", "-o", "size=1060k", "none"]) else {
        return;
    };
    let path = folder.path().join("a.gsdata");
    let mut database = Database::open(&path).unwrap();
    let mut failed = 0;
    let mut stored = 0;
    for command in sample::campaign().unwrap() {
        let before = database.fingerprint().unwrap();
        match database.perform(&command, &stamp()) {
            Ok(_) if failed == 0 => stored += 1,
            Ok(_) => {}
            Err(StoreError::Full) => {
                failed += 1;
                assert_eq!(database.fingerprint().unwrap(), before, "a refused deed changed something");
            }
            // Later lines miss what could not be stored.
            Err(StoreError::Refused(_)) if failed > 0 => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!(failed > 0 && stored > 20, "{stored} stored, {failed} failed");
    let last = database.fingerprint().unwrap();
    drop(database);
    let database = Database::open(&path).unwrap();
    assert_eq!(database.fingerprint().unwrap(), last);
    assert!(database.integrity().unwrap().is_empty());
    assert_eq!(database.check_journal().unwrap().broken_at, None);
}

/// A file of ours with an older schema.
fn old_file(folder: &Path) -> PathBuf {
    let path = folder.join("cũ.gsdata");
    let old = Connection::open(&path).unwrap();
    old.execute_batch(
        "PRAGMA application_id = 1196774209; PRAGMA user_version = 0;
         CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT); INSERT INTO note (text) VALUES ('giữ lại')",
    )
    .unwrap();
    path
}

#[test]
fn an_upgrade_begins_with_a_verified_backup() {
    let folder = tempfile::tempdir().unwrap();
    let path = old_file(folder.path());
    drop(Database::open(&path).unwrap());
    let backups: Vec<_> = bytes_below(&backup_folder(&path)).into_keys().collect();
    assert_eq!(backups.len(), 1);
    assert_eq!(backups[0].file_name().unwrap().to_str(), Some("Trước nâng cấp mức 0 lần 1.gsdata"));
    let kept: (String, i64) = Connection::open(&backups[0])
        .unwrap()
        .query_row("SELECT text, (SELECT user_version FROM pragma_user_version) FROM note", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert_eq!(kept, ("giữ lại".to_owned(), 0));
    drop(Database::open(&path).unwrap());
    assert_eq!(bytes_below(&backup_folder(&path)).len(), 1, "no upgrade, no backup");
}

#[test]
fn without_a_backup_there_is_no_upgrade() {
    let folder = tempfile::tempdir().unwrap();
    let path = old_file(folder.path());
    // A file where the folder of backups should be.
    std::fs::write(backup_folder(&path), "x").unwrap();
    assert!(matches!(fails(&path), OpenError::NoBackup { .. }));
}

#[test]
fn an_interrupted_first_start_is_taken_up_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gsdata");
    std::fs::write(&path, "").unwrap();
    let database = Database::open(&path).unwrap();
    assert_eq!(database.revision().unwrap(), 0);
}

#[test]
fn a_cut_off_log_opens_on_an_earlier_state() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.gsdata");
    let mut states = std::collections::HashSet::new();
    let (file, log) = {
        let mut database = Database::open(&path).unwrap();
        states.insert(database.fingerprint().unwrap());
        for command in sample::campaign().unwrap().into_iter().take(90) {
            database.perform(&command, &stamp()).unwrap();
            states.insert(database.fingerprint().unwrap());
        }
        (std::fs::read(&path).unwrap(), std::fs::read(log_of(&path)).unwrap())
    };
    // A fixed sequence of offsets, spread over the whole log.
    let mut offset = 0usize;
    for _ in 0..60 {
        offset = (offset + 7_368_787) % (log.len() + 1);
        let cut = tempfile::tempdir().unwrap();
        let path = cut.path().join("a.gsdata");
        std::fs::write(&path, &file).unwrap();
        std::fs::write(log_of(&path), &log[..offset]).unwrap();
        let database = Database::open(&path).unwrap_or_else(|error| panic!("{offset}: {error}"));
        assert!(states.contains(&database.fingerprint().unwrap()), "{offset}: a state nobody was in");
        assert!(database.integrity().unwrap().is_empty());
        assert_eq!(database.check_journal().unwrap().broken_at, None);
    }
}

#[test]
fn a_backup_is_whole_and_opens_as_a_data_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    let database = Database::open(&path).unwrap();
    let target = folder.path().join("sao").join("bản 1.gsdata");
    database.back_up(&target).unwrap();
    let copy = Database::open(&target).unwrap();
    assert_eq!(copy.fingerprint().unwrap(), database.fingerprint().unwrap());
    assert_eq!(copy.revision().unwrap(), database.revision().unwrap());
}

#[test]
fn a_backup_that_cannot_be_written_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    let database = Database::open(&path).unwrap();
    let before = bytes_below(folder.path()).into_keys().collect::<Vec<_>>();
    let inside_a_file = path.join("bản.gsdata");
    assert!(database.back_up(&inside_a_file).is_err());
    assert_eq!(bytes_below(folder.path()).into_keys().collect::<Vec<_>>(), before);
}
