//! Giấy biên nhận: the receipt says what a packet held, what became of it, and by which mark it is known again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forms_case;

use chrono::{DateTime, NaiveDate, Utc};
use forms_case::case;
use guong_sang::domain::ids::{PacketId, PlanId};
use guong_sang::domain::packet::{
    Direction, LeftOut, PacketCounts, PacketNote, PacketWay, RecordKind, Refused,
};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::forms::{Form, PacketReceipt, Profile, packet_receipt};
use guong_sang::paper::{Faces, Raster, layout, pdf};

const MARK: &str = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881";

fn note(refused: usize) -> PacketNote {
    PacketNote {
        id: PacketId(1),
        way: PacketWay::Taken,
        direction: Direction::Up,
        office: "Hội LHPN huyện Hòa An".into(),
        campaign: "Điển hình tiên tiến huyện Hòa An năm 2017".into(),
        plan: PlanId(1),
        made_at: DateTime::<Utc>::from_timestamp(1_504_749_600, 0).unwrap(),
        made_by: "Nông Thị Bích".into(),
        on: NaiveDate::from_ymd_opt(2017, 9, 10).unwrap(),
        by: "Phùng Thị Quế Chi".into(),
        file: "Hòa An 2017.gsg".into(),
        size: 48_213_000,
        sha256: MARK.into(),
        counts: PacketCounts {
            units: 4,
            movements: 2,
            plans: 0,
            subjects: 14,
            dossiers: 14,
            files: 31,
            bytes: 47_000_000,
            kinds: vec![(SubjectKind::Collective, 3), (SubjectKind::Person, 11)],
        },
        units: vec!["Hội LHPN xã Bản Thí".into(), "Hội LHPN xã Nà Lom".into()],
        left_out: vec![LeftOut::Contact],
        new: 9,
        updated: 4,
        same: 1,
        refused: (1..=refused)
            .map(|n| Refused {
                kind: RecordKind::Dossier,
                id: 500 + n as i64,
                what: format!("Bế Thị Số {n} – năm 2017"),
                why: "Đối tượng này đã có hồ sơ khác năm 2017 trong kế hoạch ở đây.".into(),
            })
            .collect(),
    }
}

fn receipt(note: &PacketNote, profile: &str) -> Form {
    let office = case(false).office;
    let profile = Profile::corrected(profile, "").unwrap();
    packet_receipt(&PacketReceipt { note, office: &office, made: None }, &profile)
}

/// What another program reads in the PDF; none where poppler is missing.
fn read_again(form: &Form) -> Option<(String, usize)> {
    let faces = Faces::liberation().unwrap();
    let pages = layout(&form.document, faces);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("receipt.pdf");
    std::fs::write(&path, pdf(&pages, faces).unwrap()).unwrap();
    let output = std::process::Command::new("pdftotext").arg("-raw").arg(&path).arg("-").output().ok()?;
    let words = String::from_utf8(output.stdout).unwrap().replace('\u{a0}', " ");
    Some((words.split_whitespace().collect::<Vec<_>>().join(" "), pages.pages.len()))
}

fn picture(name: &str, form: &Form) {
    let faces = Faces::liberation().unwrap();
    let pages = layout(&form.document, faces);
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), std::path::PathBuf::from);
    let folder = target.join("pictures");
    std::fs::create_dir_all(&folder).unwrap();
    for (number, page) in (1..).zip(&pages.pages) {
        let png = Raster::new(faces).draw(page, 1.2).png().unwrap();
        std::fs::write(folder.join(format!("{name}-{number}.png")), png).unwrap();
    }
}

#[test]
fn a_receipt_says_everything_and_misses_nothing() {
    let form = receipt(&note(0), "union");
    assert!(form.findings.is_empty(), "{:?}", form.findings);
    picture("packet-receipt", &form);
    let Some((words, pages)) = read_again(&form) else { return };
    assert_eq!(pages, 1);
    for said in [
        "GIẤY BIÊN NHẬN",
        "Hội LHPN huyện Hòa An",
        "“Điển hình tiên tiến huyện Hòa An năm 2017”",
        "Nông Thị Bích",
        "ngày 07/9/2017",
        "Hồ sơ tập thể 3",
        "Hồ sơ cá nhân 11",
        "Tệp kèm theo (dung lượng 44,9 MB) 31",
        "Hội LHPN xã Bản Thí; Hội LHPN xã Nà Lom",
        "địa chỉ, điện thoại",
        "09 (chín) hồ sơ mới, 04 (bốn) hồ sơ cập nhật",
        "Hòa An 2017.gsg",
        MARK,
        "NGƯỜI GIAO",
        "NGƯỜI NHẬN",
        "Phùng Thị Quế Chi",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    assert!(!words.contains("không nhận và lý do"));
}

#[test]
fn what_was_not_taken_in_stands_with_its_reason_however_much_it_is() {
    let form = receipt(&note(40), "front");
    picture("packet-receipt-refused", &form);
    let Some((words, pages)) = read_again(&form) else { return };
    assert!(pages > 1);
    assert_eq!(words.matches("đã có hồ sơ khác năm 2017").count(), 40);
}

#[test]
fn a_plan_from_above_is_receipted_too() {
    let mut note = note(0);
    note.direction = Direction::Down;
    note.counts = PacketCounts { plans: 1, units: 12, ..PacketCounts::default() };
    (note.new, note.updated, note.same) = (1, 0, 0);
    note.units.clear();
    note.made_by.clear();
    let form = receipt(&note, "state");
    assert!(form.findings.is_empty(), "{:?}", form.findings);
    let Some((words, _)) = read_again(&form) else { return };
    assert!(words.contains("01 (một) kế hoạch mới") && words.contains("Đơn vị trong danh mục 12"), "{words}");
}
