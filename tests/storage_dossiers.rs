//! What the store keeps to around a dossier: returns for correction, attached files, and taking a name out for good.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod storage_support;

use guong_sang::domain::attachment::Attachment;
use guong_sang::domain::correction::DossierField;
use guong_sang::domain::dossier::{Achievement, Dossier, DossierState};
use guong_sang::domain::ids::{AttachmentId, DossierId, SubjectId};
use guong_sang::domain::subject::{Detail, Subject, SubjectKind};
use guong_sang::domain::{Command, Rule};
use guong_sang::storage::{Database, FileFaultKind};
use serde_json::json;
use std::path::Path;
use storage_support::{bytes_below, campaign, campaign_file, command, done, refused, refused_command, stamp};

/// A nominated dossier that is not before the council.
fn free_dossier(database: &mut Database) -> DossierId {
    let other = database.dossier(DossierId(20)).unwrap().dossier;
    let id = DossierId(500);
    let subject = Subject::new(SubjectId(500), "Sầm Thị Hoa", Detail::empty(SubjectKind::Person));
    let dossier = Dossier::new(id, subject.id, (other.plan, other.year), other.unit);
    for command in [Command::SaveSubject { subject }, Command::SaveDossier { dossier }] {
        database.perform(&command, &stamp()).unwrap();
    }
    step(database, id, "nominated");
    id
}

fn step(database: &mut Database, id: DossierId, state: &str) {
    done(
        database,
        &json!({"deed": "step_dossier", "id": id, "state": state, "on": "2017-10-02", "by": "Phùng Thị Quế Chi", "reason": "xem lại"}),
    );
}

fn return_it(database: &mut Database, id: DossierId, fields: &[&str]) {
    done(
        database,
        &json!({"deed": "return_dossier", "dossier": id, "id": 900, "fields": fields, "on": "2017-10-03",
                "by": "Phùng Thị Quế Chi", "reason": "Tóm tắt chưa có số liệu của năm 2017"}),
    );
}

#[test]
fn a_returned_dossier_opens_only_what_is_marked_and_only_the_one_who_asked_looks_again() {
    let mut database = campaign();
    let id = free_dossier(&mut database);
    let short = json!({"deed": "return_dossier", "dossier": id, "id": 900, "fields": ["summary"], "on": "2017-10-03", "by": "A", "reason": "thiếu"});
    refused(&mut database, Rule::ReasonMissing, &short);
    return_it(&mut database, id, &["summary"]);
    let before = database.dossier(id).unwrap();
    assert_eq!(before.state, DossierState::Returned);
    let mut dossier = before.dossier.clone();
    dossier.proposed = "Bằng khen".into();
    refused_command(&mut database, Rule::Locked, &Command::SaveDossier { dossier });
    let mut subject = before.subject.clone();
    subject.name.push_str(" (khác)");
    refused_command(&mut database, Rule::Locked, &Command::SaveSubject { subject });
    let mut dossier = before.dossier;
    dossier.summary = "Giúp 12 hộ thoát nghèo trong năm 2017".into();
    let saved = Command::SaveDossier { dossier };
    database.perform(&saved, &stamp()).unwrap();
    // A step other than giving up waits for the answer.
    let onward =
        json!({"deed": "step_dossier", "id": id, "state": "complete", "on": "2017-10-04", "by": "A"});
    refused(&mut database, Rule::StepWrong, &onward);
    let early = json!({"deed": "answer_return", "dossier": id, "on": "2017-10-01", "by": "A"});
    refused(&mut database, Rule::PeriodWrong, &early);
    done(
        &mut database,
        &json!({"deed": "answer_return", "dossier": id, "on": "2017-10-04", "by": "Đàm Thị Thục Anh"}),
    );
    let file = database.dossier(id).unwrap();
    assert!(file.returns[0].waits());
    let corrected = file.returns[0].corrected(&file.dossier, &file.subject, &[]).unwrap();
    assert_eq!(corrected, [DossierField::Summary]);
    let looked = |by: &str| json!({"deed": "step_dossier", "id": id, "state": "complete", "on": "2017-10-05", "by": by});
    refused(&mut database, Rule::Locked, &looked("Đàm Thị Thục Anh"));
    let short =
        json!({"deed": "take_over_return", "dossier": id, "by": "Đàm Thị Thục Anh", "reason": "vắng"});
    refused(&mut database, Rule::ReasonMissing, &short);
    done(
        &mut database,
        &json!({"deed": "take_over_return", "dossier": id, "by": "Đàm Thị Thục Anh", "reason": "Người yêu cầu bổ sung đi công tác dài ngày"}),
    );
    let receipt = done(&mut database, &looked("Đàm Thị Thục Anh"));
    let file = database.dossier(id).unwrap();
    assert!(file.returns[0].checked.is_some() && file.returns[0].before.is_none());
    // Taken back, it waits again, with what it was.
    database.perform(&receipt.undo.unwrap(), &stamp()).unwrap();
    assert!(database.dossier(id).unwrap().returns[0].waits());
    assert!(database.dossier(id).unwrap().returns[0].before.is_some());
}

fn attached(database: &Database, dossier: DossierId, id: i64, path: &Path) -> Command {
    let kept = database.keep_file(path).unwrap();
    Command::AttachFile {
        attachment: Attachment {
            id: AttachmentId(id),
            dossier,
            name: kept.name,
            item: String::new(),
            note: String::new(),
            size: kept.size,
            sha256: kept.sha256,
            mime: kept.mime,
            added: chrono::NaiveDate::from_ymd_opt(2017, 10, 3).unwrap(),
            order: 0,
        },
    }
}

#[test]
fn a_file_goes_and_comes_back_and_lies_in_the_backup() {
    let folder = tempfile::tempdir().unwrap();
    let mut database = Database::open(&campaign_file(folder.path())).unwrap();
    let path = folder.path().join("Xác nhận.pdf");
    std::fs::write(&path, "%PDF-1.7 xác nhận của UBND xã").unwrap();
    let add = attached(&database, DossierId(20), 1, &path);
    database.perform(&add, &stamp()).unwrap();
    let before = database.fingerprint().unwrap();
    let removed = done(&mut database, &json!({"deed": "remove_attachment", "id": 1}));
    assert!(database.attachments(DossierId(20)).unwrap().is_empty());
    database.perform(&removed.undo.unwrap(), &stamp()).unwrap();
    assert_eq!(database.fingerprint().unwrap(), before);
    assert!(database.check_files().unwrap().is_empty(), "the bytes were never lost");
    let backup = folder.path().join("Sao lưu").join("bản 1.gsdata");
    std::fs::create_dir_all(backup.parent().unwrap()).unwrap();
    database.back_up(&backup).unwrap();
    let copy = Database::open(&backup).unwrap();
    assert_eq!(copy.attachments(DossierId(20)).unwrap().len(), 1);
    assert!(copy.check_files().unwrap().is_empty());
    // Lost here, it is still there.
    let sha256 = database.attachments(DossierId(20)).unwrap()[0].sha256.clone();
    std::fs::remove_file(database.file_path(&sha256).unwrap()).unwrap();
    assert_eq!(database.check_files().unwrap()[0].kind, FileFaultKind::Missing);
    assert!(copy.file_bytes(&sha256).unwrap().starts_with(b"%PDF"));
}

#[test]
fn an_anonymous_name_stands_in_no_byte_of_the_file_and_the_journal_stays_whole() {
    let name = "Quàng Thị Xuyến Chi";
    let said = ["0987 654 321", "Bản Nà Tủng, xã Thanh Bình", "Dệt thổ cẩm bán ra bảy tỉnh"];
    let folder = tempfile::tempdir().unwrap();
    let path = campaign_file(folder.path());
    let scan = folder.path().join("đơn.pdf");
    std::fs::write(&scan, format!("%PDF-1.7 {name}")).unwrap();
    let mut database = Database::open(&path).unwrap();
    let id = free_dossier(&mut database);
    let file = database.dossier(id).unwrap();
    let (mut subject, mut dossier) = (file.subject, file.dossier);
    subject.name = name.into();
    subject.other_names = vec!["Chị Chi dệt".into()];
    if let Detail::Person(it) = &mut subject.detail {
        (it.phone, it.address) = (said[0].into(), said[1].into());
    }
    dossier.achievements = vec![Achievement { content: said[2].into(), ..Achievement::default() }];
    dossier.remark = format!("{} {}", said[0], said[1]);
    let first = database.perform(&Command::SaveSubject { subject: subject.clone() }, &stamp()).unwrap();
    for command in [Command::SaveDossier { dossier: dossier.clone() }, attached(&database, id, 1, &scan)] {
        database.perform(&command, &stamp()).unwrap();
    }
    return_it(&mut database, id, &["summary"]);
    done(
        &mut database,
        &json!({"deed": "answer_return", "dossier": id, "on": "2017-10-04", "by": "Phùng Thị Quế Chi"}),
    );
    // A long text that grew and shrank leaves pages behind.
    dossier.summary = said[2].repeat(400);
    database.perform(&Command::SaveDossier { dossier: dossier.clone() }, &stamp()).unwrap();
    dossier.summary = String::new();
    database.perform(&Command::SaveDossier { dossier }, &stamp()).unwrap();
    assert!(found_in(folder.path(), name) && found_in(folder.path(), said[2]));
    let anonymise = json!({"deed": "anonymise", "subject": subject.id, "on": "2027-11-01", "by": "Phùng Thị Quế Chi", "reason": "hết thời hạn giữ"});
    refused(
        &mut database,
        Rule::ReasonMissing,
        &json!({"deed": "anonymise", "subject": subject.id, "on": "2027-11-01", "by": "A", "reason": " "}),
    );
    let receipt = done(&mut database, &anonymise);
    assert!(receipt.undo.is_none());
    refused(&mut database, Rule::Locked, &anonymise);
    // The older deeds are still numbered and chained; what they said is gone, and is not put back.
    let refusal = database.perform(&first.undo.unwrap(), &stamp()).unwrap_err().to_string();
    assert!(refusal.contains("ẩn danh") && refusal.contains("Không có gì bị thay đổi"), "{refusal}");
    let verdict = database.check_journal().unwrap();
    assert!(verdict.broken_at.is_none() && verdict.erased > 3, "{verdict:?}");
    assert!(database.integrity().unwrap().is_empty());
    std::fs::remove_file(&scan).unwrap();
    drop(database);
    for words in
        [name, "Quang Thi Xuyen Chi", "quang thi xuyen chi", "Chị Chi dệt", said[0], said[1], said[2]]
    {
        assert!(!found_in(folder.path(), words), "{words}");
    }
    let again = Database::open(&path).unwrap();
    let bare = again.subject(SubjectId(subject.id.0)).unwrap().unwrap();
    assert_eq!(bare.anonymised, chrono::NaiveDate::from_ymd_opt(2027, 11, 1));
    assert!(again.check_journal().unwrap().broken_at.is_none());
}

/// Whether `words` stand in any file below `folder`.
fn found_in(folder: &Path, words: &str) -> bool {
    bytes_below(folder).values().any(|bytes| bytes.windows(words.len()).any(|at| at == words.as_bytes()))
}

#[test]
fn a_dossier_before_the_council_is_not_made_anonymous_and_its_rounds_are_told() {
    let mut database = campaign();
    let all = database.find_dossiers(&guong_sang::storage::DossierFilter::default()).unwrap();
    let held = all.into_iter().find(|id| !database.rounds_of(*id).unwrap().is_empty()).unwrap();
    let line = &database.rounds_of(held).unwrap()[0];
    assert!(!line.name.is_empty() && line.place.is_none(), "open: {line:?}");
    let subject = database.dossier(held).unwrap().subject.id;
    let anonymise = json!({"deed": "anonymise", "subject": subject, "on": "2027-11-01", "by": "A", "reason": "hết thời hạn"});
    refused_command(&mut database, Rule::Locked, &command(&anonymise));
    guong_sang::cli::sample::enter(&mut database, &[guong_sang::cli::sample::CLOSING]).unwrap();
    let line = &database.rounds_of(held).unwrap()[0];
    assert!(
        line.place.is_some_and(|(rank, of)| rank >= 1 && rank as usize <= of) || !line.aside.is_empty(),
        "{line:?}"
    );
}
