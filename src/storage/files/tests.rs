use super::*;
use std::fs;

fn files() -> (tempfile::TempDir, Files) {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::beside(&folder.path().join("Dữ liệu.gsdata"));
    (folder, files)
}

#[test]
fn the_same_bytes_are_kept_once_and_read_back_whole() {
    let (folder, files) = files();
    let one = folder.path().join("Xác nhận.pdf");
    let other = folder.path().join("bản sao.pdf");
    fs::write(&one, b"%PDF-1.7 xin chao").unwrap();
    fs::copy(&one, &other).unwrap();
    let (a, b) = (files.keep(&one).unwrap(), files.keep(&other).unwrap());
    assert_eq!((&a.sha256, a.mime.as_str()), (&b.sha256, "application/pdf"));
    assert_eq!(files.bytes(&a.sha256).unwrap(), b"%PDF-1.7 xin chao");
    let kept: Vec<_> = walk(files.folder());
    assert_eq!(kept.len(), 1, "{kept:?}");
}

#[test]
fn a_file_over_the_limit_is_refused_with_both_sizes_and_leaves_nothing() {
    let (folder, files) = files();
    let most = limits().unwrap().attachment.at_most;
    let path = folder.path().join("phim.mp4");
    fs::File::create(&path).unwrap().set_len(most + 1).unwrap();
    let refused = files.keep(&path).unwrap_err().to_string();
    assert!(refused.contains("20,1 MB") && refused.contains("20 MB"), "{refused}");
    assert!(walk(files.folder()).is_empty());
    fs::File::create(&path).unwrap().set_len(most).unwrap();
    assert_eq!(files.keep(&path).unwrap().size, most);
}

#[test]
fn a_changed_and_a_lost_file_are_found() {
    let (folder, files) = files();
    let mut all = Vec::new();
    for (n, text) in ["một", "hai", "ba"].into_iter().enumerate() {
        let path = folder.path().join(format!("{n}.txt"));
        fs::write(&path, text).unwrap();
        let kept = files.keep(&path).unwrap();
        all.push(Attachment {
            id: AttachmentId(n as i64),
            dossier: DossierId(1),
            name: kept.name,
            item: String::new(),
            note: String::new(),
            size: kept.size,
            sha256: kept.sha256,
            mime: kept.mime,
            added: chrono::NaiveDate::default(),
            order: 0,
        });
    }
    assert!(files.faults(&all).is_empty());
    fs::write(files.path(&all[0].sha256).unwrap(), "khác").unwrap();
    fs::remove_file(files.path(&all[1].sha256).unwrap()).unwrap();
    let kinds: Vec<_> = files.faults(&all).iter().map(|fault| fault.kind).collect();
    assert_eq!(kinds, [FileFaultKind::Changed, FileFaultKind::Missing]);
    assert!(files.bytes(&all[0].sha256).is_err());
    // Kept again, it is whole again.
    files.keep(&folder.path().join("0.txt")).unwrap();
    assert_eq!(files.faults(&all).len(), 1);
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let Ok(inside) = fs::read_dir(folder) else { return Vec::new() };
    let inside: Vec<PathBuf> = inside.map(|entry| entry.unwrap().path()).collect();
    inside.into_iter().flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}
