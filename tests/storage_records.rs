//! Everything out, into an empty file and out again: the same to the last letter, the journal with its chain included.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use super::storage_undo::{X, further};
use guong_sang::cli::sample;
use guong_sang::domain::Area;
use guong_sang::domain::records::{Cell, CellKind, Records, Rows};
use guong_sang::exchange::whole::{Staging, sheet_of, whole_tables, workbook, write_whole_office};
use guong_sang::exchange::{Attached, OfficeFile};
use guong_sang::storage::{Database, FILES_FOLDER, RestoreError};
use serde_json::json;
use std::io::Read;
use std::path::{Path, PathBuf};
use storage_support::{command, done, stamp};

/// A data file in which every part has something: the sample closed, opened and closed again, and every further deed but
/// the removals.
fn full(folder: &Path) -> (PathBuf, Database) {
    let path = folder.join("đầy.gsdata");
    let mut database = Database::open(&path).unwrap();
    std::fs::write(folder.join("x.txt"), "x").unwrap();
    assert_eq!(database.keep_file(&folder.join("x.txt")).unwrap().sha256, X);
    sample::enter(&mut database, &sample::CAMPAIGN).unwrap();
    sample::enter(&mut database, &[sample::CLOSING]).unwrap();
    done(
        &mut database,
        &json!({"deed": "reopen_round", "id": 1, "on": "2017-10-13", "by": "A", "reason": "thiếu một phiếu"}),
    );
    sample::enter(&mut database, &[sample::CLOSING, sample::PAPERS, sample::PUBLICITY]).unwrap();
    // A meeting says who is there, and nobody else scores any more: it comes last.
    let (meetings, others): (Vec<_>, Vec<_>) =
        further().into_iter().partition(|deed| deed["deed"] == "save_meeting");
    for deed in others.into_iter().chain(meetings) {
        let name = deed["deed"].as_str().unwrap();
        let takes_away = name.starts_with("remove_")
            || name == "merge_subjects"
            || deed["remembered"] == false
            || deed["confirmed"] == false
            || name == "check_sheet" && deed["figures"].is_null()
            || name == "answer_conflict" && deed["verdict"].is_null()
            || name == "explain_excess" && deed["reason"].is_null();
        if !takes_away {
            // What stands in the way only because nothing was removed before, or the round is closed, is not needed here.
            let _ = database.perform(&command(&deed), &stamp());
        }
    }
    let anonymous =
        json!({"deed": "anonymise", "subject": 24, "on": "2017-10-09", "by": "A", "reason": "theo yêu cầu"});
    done(&mut database, &anonymous);
    (path, database)
}

fn exported(database: &Database) -> OfficeFile {
    OfficeFile {
        records: database.records().unwrap(),
        files: database.attached().unwrap(),
        attached: Attached::Beside,
    }
}

#[test]
fn export_restore_export_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let (path, database) = full(folder.path());
    let counts = database.row_counts().unwrap();
    let empty: Vec<&Area> = counts.iter().filter(|(_, count)| **count == 0).map(|(area, _)| area).collect();
    assert!(empty.is_empty(), "nothing to lose in {empty:?}");
    let first = exported(&database).to_json();

    let read = OfficeFile::of_json(&first).unwrap();
    let new = folder.path().join("khác").join("mới.gsdata");
    let files = path.parent().unwrap().join(FILES_FOLDER);
    let restored = Database::restore(&new, &read.records, Some(&files)).unwrap();
    assert_eq!(restored.missing, Vec::<String>::new());
    assert_eq!(restored.journal, database.check_journal().unwrap());
    assert_eq!(
        (restored.journal.broken_at, restored.rows["journal"] as u64),
        (None, restored.journal.checked)
    );

    let mut again = Database::open(&new).unwrap();
    assert_eq!(again.fingerprint().unwrap(), database.fingerprint().unwrap());
    assert!(exported(&again).to_json() == first, "the second export differs");
    assert!(again.whole().unwrap() == database.whole().unwrap());
    // Work goes on where it stopped: the next deed has the next number, and an old one is still taken back.
    let revision = again.revision().unwrap();
    let receipt = done(
        &mut again,
        &json!({"deed": "save_movement", "movement": {"id": 77, "kind": "occasion", "name": "Mới"}}),
    );
    assert_eq!(receipt.deed.unwrap().0, revision + 1);
    again.perform(&receipt.undo.unwrap(), &stamp()).unwrap();
    assert_eq!(again.check_journal().unwrap().broken_at, None);
}

#[test]
fn nothing_is_restored_over_somebodys_work_or_from_what_does_not_fit() {
    let folder = tempfile::tempdir().unwrap();
    let (path, database) = full(folder.path());
    let records = database.records().unwrap();
    // The open file, then the closed one.
    let refused = |target: &Path, records: &Records| Database::restore(target, records, None).unwrap_err();
    let before = std::fs::read(&path).unwrap();
    assert!(matches!(refused(&path, &records), RestoreError::NotEmpty(_) | RestoreError::Open(_)));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    drop(database);
    assert!(matches!(refused(&path, &records), RestoreError::NotEmpty(_)));
    let foreign = folder.path().join("x.txt");
    assert!(matches!(refused(&foreign, &records), RestoreError::Open(_)));

    let new = folder.path().join("mới.gsdata");
    let newer = Records { schema: 99, ..records.clone() };
    assert!(matches!(refused(&new, &newer), RestoreError::TooNew { found: 99, .. }));
    let changed = |change: fn(&mut Rows)| {
        let mut records = records.clone();
        records.tables.iter_mut().for_each(change);
        records
    };
    for (name, wrong) in [
        (
            "a dossier without its subject",
            changed(|it| {
                if it.table == "subject" {
                    it.rows.clear();
                }
            }),
        ),
        (
            "two rows of one identifier",
            changed(|it| {
                if it.table == "unit" {
                    it.rows.push(it.rows[0].clone());
                }
            }),
        ),
        (
            "a body that cannot be read",
            changed(|it| {
                if it.table == "subject" {
                    let at = it.columns.iter().position(|(name, _)| name == "body").unwrap();
                    it.rows[0][at] = Cell::Text("{}".to_owned());
                }
            }),
        ),
        (
            "a column too many",
            changed(|it| {
                if it.table == "plan" {
                    it.columns.push(("x".to_owned(), CellKind::Text));
                }
            }),
        ),
        (
            "another table",
            changed(|it| {
                if it.table == "vote" {
                    it.table = "voting".to_owned();
                }
            }),
        ),
        (
            "a text for a number",
            changed(|it| {
                if it.table == "dossier" {
                    it.rows[0][3] = Cell::Text("x".to_owned());
                }
            }),
        ),
    ] {
        let error = refused(&new, &wrong);
        assert!(matches!(error, RestoreError::Misfit { .. }), "{name}: {error:?}");
        assert!(!error.detail().is_empty(), "{name}");
        assert!(!new.exists(), "{name}");
    }
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("mới"))
        .collect();
    assert_eq!(left, Vec::<String>::new(), "nothing half-way stays behind");

    // A row of the journal that was changed on the way comes over as it is, and the check says so.
    let mut bent = records.clone();
    let journal = bent.tables.iter_mut().find(|it| it.table == "journal").unwrap();
    let title = journal.columns.iter().position(|(name, _)| name == "title").unwrap();
    journal.rows[2][title] = Cell::Text("Việc khác".to_owned());
    let new = folder.path().join("riêng").join("mới.gsdata");
    let restored = Database::restore(&new, &bent, None).unwrap();
    assert_eq!(restored.journal.broken_at.map(|deed| deed.0), Some(3));
    assert_eq!(restored.missing, [X], "no files were brought");
}

#[test]
fn an_empty_data_file_is_filled_in_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut source = Database::in_memory().unwrap();
    sample::enter(&mut source, &sample::CAMPAIGN).unwrap();
    let target = folder.path().join("trống.gsdata");
    drop(Database::open(&target).unwrap());
    Database::restore(&target, &source.records().unwrap(), None).unwrap();
    assert_eq!(Database::open(&target).unwrap().fingerprint().unwrap(), source.fingerprint().unwrap());
}

/// The rows of a data file of any schema, as a program of that time would have exported them.
fn rows_of(path: &Path) -> Records {
    let connection = rusqlite::Connection::open(path).unwrap();
    let schema = connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    let all = |sql: &str| -> Vec<(String, String)> {
        let mut statement = connection.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let names = all(
        "SELECT name, '' FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name",
    );
    let tables = names.into_iter().map(|(table, _)| {
        let columns: Vec<(String, CellKind)> =
            all(&format!("SELECT name, type FROM pragma_table_info('{table}') ORDER BY cid"))
                .into_iter()
                .map(|(name, kind)| {
                    let kind = match kind.as_str() {
                        "INTEGER" => CellKind::Integer,
                        "BLOB" => CellKind::Bytes,
                        _ => CellKind::Text,
                    };
                    (name, kind)
                })
                .collect();
        let mut statement = connection.prepare(&format!("SELECT * FROM {table} ORDER BY id")).unwrap();
        let rows = statement.query_map([], |row| {
            (0..columns.len())
                .map(|at| {
                    Ok(match row.get(at)? {
                        rusqlite::types::Value::Null => Cell::Null,
                        rusqlite::types::Value::Integer(number) => Cell::Integer(number),
                        rusqlite::types::Value::Text(text) => Cell::Text(text),
                        rusqlite::types::Value::Blob(bytes) => Cell::Bytes(bytes),
                        rusqlite::types::Value::Real(number) => panic!("{number}"),
                    })
                })
                .collect()
        });
        let rows = rows.unwrap().collect::<Result<_, _>>().unwrap();
        Rows { table, columns, rows }
    });
    let tables: Vec<Rows> = tables.collect();
    let deeds = connection.query_row("SELECT count(*) FROM journal", [], |row| row.get(0)).unwrap();
    Records { schema, deeds, tables }
}

#[test]
fn exports_of_every_older_schema_are_brought_up_to_date() {
    let packed: [&[u8]; 5] = [
        include_bytes!("fixtures/schema-1.gsdata.gz"),
        include_bytes!("fixtures/schema-2.gsdata.gz"),
        include_bytes!("fixtures/schema-3.gsdata.gz"),
        include_bytes!("fixtures/schema-4.gsdata.gz"),
        include_bytes!("fixtures/schema-5.gsdata.gz"),
    ];
    for (packed, schema) in packed.into_iter().zip(1u32..) {
        let folder = tempfile::tempdir().unwrap();
        let old = folder.path().join("cũ.gsdata");
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes).unwrap();
        std::fs::write(&old, &bytes).unwrap();
        let records = rows_of(&old);
        assert_eq!(records.schema, schema);
        let new = folder.path().join("mới.gsdata");
        let restored = Database::restore(&new, &records, None).unwrap();
        assert_eq!(restored.journal.broken_at, None, "{schema}");
        // The same as a file that was upgraded in place.
        let upgraded = Database::open(&old).unwrap();
        let fresh = Database::open(&new).unwrap();
        assert_eq!(fresh.fingerprint().unwrap(), upgraded.fingerprint().unwrap(), "{schema}");
    }
}

#[test]
fn every_part_of_the_data_file_stands_on_a_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let (_, database) = full(folder.path());
    let whole = database.whole().unwrap();
    let tables = whole_tables(&whole);
    let mut titles: Vec<&str> = tables.iter().map(|it| it.title.as_str()).collect();
    let counts = database.row_counts().unwrap();
    for area in Area::ALL {
        let sheet = sheet_of(area);
        let table =
            tables.iter().find(|it| it.title == sheet).unwrap_or_else(|| panic!("{area:?}: no {sheet}"));
        assert!(!table.rows.is_empty(), "{area:?} is empty");
        let Some(count) = whole.count(area) else { continue };
        // Closed boards tell of their own time; all else is counted to the row.
        assert_eq!(count as u64, counts[&area], "{area:?}");
        let spread = matches!(area, Area::Office | Area::Sheet | Area::Decision);
        assert!(spread || table.rows.len() == count, "{area:?}: {} of {count}", table.rows.len());
    }
    for table in &tables {
        assert!(table.title.chars().count() <= 31, "{}", table.title);
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{}", table.title);
        }
    }
    titles.sort_unstable();
    titles.dedup();
    assert_eq!(titles.len(), tables.len(), "two sheets of one name");
    // Whoever reads them finds names, not only codes.
    let scores = tables.iter().find(|it| it.title == sheet_of(Area::Score)).unwrap();
    let head: Vec<&str> = scores.columns.iter().map(|(heading, _)| heading.as_str()).collect();
    assert_eq!(
        head[..8],
        [
            "Mã đợt xét",
            "Đợt xét",
            "Mã hồ sơ",
            "Hồ sơ",
            "Mã thành viên",
            "Thành viên",
            "Mã tiêu chí",
            "Tiêu chí"
        ]
    );
    assert!(scores.rows.iter().all(|row| row[..8].iter().all(|cell| !cell.is_empty())));
}

#[test]
fn a_folder_of_everything_is_whole_or_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let (_, database) = full(folder.path());
    let whole = database.whole().unwrap();
    let target = folder.path().join("Xuất");
    let given_up = Staging::begin(&target).unwrap();
    std::fs::write(given_up.path().join("x"), "x").unwrap();
    drop(given_up);
    assert!(!target.exists() && !folder.path().join("Xuất.partial").exists());

    std::fs::create_dir(&target).unwrap();
    let staging = Staging::begin(&target).unwrap();
    write_whole_office(staging.path(), &whole, &exported(&database)).unwrap();
    staging.finish().unwrap();
    let csv: Vec<PathBuf> =
        std::fs::read_dir(target.join("Bảng CSV")).unwrap().map(|it| it.unwrap().path()).collect();
    assert_eq!(csv.len(), whole_tables(&whole).len());
    for path in csv {
        assert!(std::fs::read(&path).unwrap().starts_with("\u{feff}".as_bytes()), "{}", path.display());
    }
    assert!(Staging::begin(&target).is_err(), "what is there stays");

    // A telephone number keeps its zero, a text longer than a cell is cut in the workbook only.
    use calamine::{Data, Reader};
    let mut tables = whole_tables(&whole);
    let long = "ế".repeat(40_000);
    let people = tables.iter_mut().find(|it| it.title == sheet_of(Area::Subject)).unwrap();
    let (phone, note) = (17, 35);
    people.rows[0][phone] = "0912345678".to_owned();
    people.rows[0][note] = long;
    let mut book: calamine::Xlsx<_> =
        calamine::Xlsx::new(std::io::Cursor::new(workbook(&tables).unwrap())).unwrap();
    let range = book.worksheet_range(sheet_of(Area::Subject)).unwrap();
    assert_eq!(range.get_value((2, phone as u32)), Some(&Data::String("0912345678".to_owned())));
    let Some(Data::String(cut)) = range.get_value((2, note as u32)) else { panic!("no text") };
    assert!(cut.ends_with("(xem đủ trong tệp CSV)") && cut.chars().count() <= 32_767);
}
