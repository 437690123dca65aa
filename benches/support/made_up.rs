//! Made-up dossiers in any number: of all four kinds, with long texts, several achievements and awards. The same number
//! gives the same dossier.

#![allow(dead_code)]

use guong_sang::domain::dossier::{DossierState, Priority};
use guong_sang::domain::ids::{MovementId, PlanId, UnitId};
use guong_sang::domain::subject::SubjectKind;
use guong_sang::domain::{Area, Command, Stamp};
use guong_sang::storage::{Database, DossierFilter, Store};
use serde_json::{Value, json};
use std::path::PathBuf;

const FAMILIES: [&str; 16] = [
    "Nông", "Hoàng", "Lục", "Triệu", "Bế", "Đàm", "Sầm", "Dương", "Nguyễn", "Mã", "Hà", "Đinh", "Nguyễn",
    "Trần", "Lê", "Vi",
];
const MIDDLES: [&str; 12] = [
    "Thị",
    "Thị Thu",
    "Thị Ngọc",
    "Văn",
    "Thị Bích",
    "Mùi",
    "Thị Kim",
    "Hữu",
    "Thị Thanh",
    "Thục",
    "Thị Ánh",
    "Đình",
];
const GIVEN: [&str; 32] = [
    "Ánh",
    "Ân",
    "Bình",
    "Chi",
    "Duyên",
    "Đào",
    "Giang",
    "Hà",
    "Hạnh",
    "Hoa",
    "Hòa",
    "Hoà",
    "Hương",
    "Khánh",
    "Lan",
    "Liên",
    "Mai",
    "Nga",
    "Nguyệt",
    "Oanh",
    "Phượng",
    "Thảo",
    "Vân",
    "Yến",
    "Ưu",
    "Uyên",
    "Thuý",
    "Thủy",
    "Sao",
    "Lựu",
    "Ơn",
    "Đức",
];
const PLACES: [&str; 20] = [
    "Bản Lầy",
    "Nà Phong",
    "Khuổi Nặm",
    "Lũng Hoa",
    "Pác Sen",
    "Đoài Nưa",
    "Phja Lạn",
    "Sông Trong",
    "Nà Lom",
    "Bản Chang",
    "Khuổi Mịn",
    "Lũng Vài",
    "Pác Tàu",
    "Nưa Trên",
    "Phja Đăm",
    "Cốc Lùng",
    "Thẳm Ún",
    "Nà Tẻng",
    "Bó Mạ",
    "Kéo Quân",
];
const FIELDS: [&str; 8] = [
    "Xây dựng nông thôn mới",
    "Sản xuất, kinh doanh",
    "Người tốt, việc tốt",
    "Dạy tốt, học tốt",
    "An ninh Tổ quốc",
    "Công tác Hội",
    "Giảm nghèo",
    "Chuyển đổi số",
];
const AWARDS: [&str; 4] = ["Giấy khen", "Bằng khen", "Kỷ niệm chương", ""];
const DONE: [&str; 14] = [
    "Vận động hội viên hiến đất mở đường liên xóm, đổ bê tông và trồng hoa hai bên đường",
    "Giúp hộ hội viên thoát nghèo bằng cách góp vốn xoay vòng, cho vay con giống, hướng dẫn kỹ thuật chăn nuôi",
    "Thành lập tổ hợp tác trồng rau an toàn, ký hợp đồng tiêu thụ với bếp ăn trường học",
    "Giữ gìn vệ sinh đường làng ngõ xóm, phân loại rác tại nguồn, duy trì ngôi nhà xanh thu gom phế liệu",
    "Nuôi dạy con ngoan, học giỏi; chăm sóc cha mẹ già yếu nhiều năm liền",
    "Hòa giải thành các vụ mâu thuẫn trong thôn, không để đơn thư vượt cấp",
    "Đỡ đầu trẻ mồ côi, tặng sách vở, bảo hiểm y tế cho học sinh có hoàn cảnh khó khăn",
    "Khôi phục làn điệu dân ca, mở lớp truyền dạy cho thanh thiếu niên vào các buổi tối",
    "Chuyển đổi cơ cấu cây trồng, đưa giống dẻ mới vào trồng trên đất dốc, tăng thu nhập cho gia đình và cộng đồng",
    "Tham gia tổ an ninh tự quản, phát hiện và báo tin kịp thời về người lạ vào địa bàn",
    "Ứng dụng mạng xã hội để bán nông sản, hướng dẫn hội viên thanh toán không dùng tiền mặt",
    "Sáng kiến cải tiến máy tách hạt giúp giảm công lao động trong vụ thu hoạch",
    "Dũng cảm cứu người bị nước lũ cuốn trôi, được nhân dân trong vùng cảm phục",
    "Vượt lên bệnh tật, mở xưởng may tạo việc làm cho phụ nữ khuyết tật",
];
const MEASURES: [&str; 6] = ["hộ", "ngày công", "triệu đồng", "m²", "km", "em"];
const UNITS: i64 = 300;

/// A number that hops about, so that neighbours are unlike.
fn mixed(n: i64, salt: i64) -> usize {
    let x =
        (n as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ (salt as u64).wrapping_mul(0xD1B5_4A32_D192_ED03);
    ((x ^ (x >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 33) as usize
}

fn pick(list: &[&'static str], n: i64, salt: i64) -> &'static str {
    list[mixed(n, salt) % list.len()]
}

fn name(n: i64) -> String {
    format!("{} {} {}", pick(&FAMILIES, n, 1), pick(&MIDDLES, n, 2), pick(&GIVEN, n, 3))
}

fn text(n: i64, salt: i64, sentences: usize) -> String {
    let one = |at: i64| {
        format!(
            "{} tại xóm {} ({} hộ)",
            pick(&DONE, n, salt + at),
            pick(&PLACES, n, salt + at),
            mixed(n, salt + at) % 400
        )
    };
    (0..sentences as i64).map(|at| one(at * 7)).collect::<Vec<_>>().join("; ") + "."
}

fn address(n: i64) -> String {
    format!("xóm {}, xã {}, tỉnh Cao Bằng", pick(&PLACES, n, 20), pick(&PLACES, n, 21))
}

fn detail(n: i64) -> (String, Value) {
    match mixed(n, 4) % 8 {
        0 => (
            format!("Chi hội Phụ nữ xóm {} {}", pick(&PLACES, n, 5), n % 900),
            json!({"kind": "collective", "head": name(n + 1), "members": 20 + n % 90, "women": 10 + n % 90 / 2,
                "founded": 1990 + n % 30, "address": address(n)}),
        ),
        1 => (
            format!("Hộ {}", name(n)),
            json!({"kind": "household", "head": name(n), "members": 2 + n % 7, "occupation": "Trồng trọt, chăn nuôi",
                "cultural_years": [2019, 2021], "address": address(n),
                "contributions": [{"year": 2020, "kind": "land", "amount": (n % 700).to_string(), "measure": "m²",
                    "content": "Hiến đất làm đường vào khu sản xuất"}]}),
        ),
        2 => (
            format!("Mô hình “{}” xóm {}", pick(&DONE, n, 6).split(',').next().unwrap(), pick(&PLACES, n, 7)),
            json!({"kind": "model", "owners": [name(n), name(n + 2)], "started": 2015 + n % 9,
                "content": text(n, 30, 4), "replicated": pick(&PLACES, n, 8), "address": address(n)}),
        ),
        _ => (
            name(n),
            json!({"kind": "person", "sex": if n % 9 == 0 { "male" } else { "female" },
                "birth": format!("{}", 1950 + n % 50), "post": "Chi hội trưởng Chi hội Phụ nữ xóm",
                "posts": [{"title": "Ủy viên Ban Chấp hành Hội LHPN xã", "place": pick(&PLACES, n, 9), "from": "2016"}],
                "phone": format!("09{:08}", mixed(n, 10) % 100_000_000), "address": address(n)}),
        ),
    }
}

/// A subject and its dossier.
fn nomination(n: i64) -> [Value; 2] {
    let (name, detail) = detail(n);
    let achievements: Vec<Value> = (0..3 + n % 4)
        .map(|at| {
            json!({"year": 2015 + (n + at) % 10, "content": text(n, 40 + at, 1), "figure": (mixed(n, 50 + at) % 900).to_string(),
                "measure": pick(&MEASURES, n, 60 + at), "evidence": "Xác nhận của UBND xã, ảnh chụp"})
        })
        .collect();
    let awards: Vec<Value> = (0..n % 3)
        .map(|at| {
            json!({"year": 2014 + (n + at) % 10, "form": "Giấy khen của Chủ tịch UBND huyện",
                "decision": format!("{}/QĐ-UBND", 1 + mixed(n, 70 + at) % 4_000)})
        })
        .collect();
    let movements: Vec<i64> = (1..=6).filter(|movement| mixed(n, 80 + movement).is_multiple_of(3)).collect();
    let priorities: Vec<Priority> = Priority::ALL
        .into_iter()
        .zip(90..)
        .filter(|(_, salt)| mixed(n, *salt).is_multiple_of(6))
        .map(|(it, _)| it)
        .collect();
    [
        json!({"deed": "save_subject", "subject": {"id": n, "name": name, "unit": 2 + n % UNITS, "detail": detail}}),
        json!({"deed": "save_dossier", "dossier": {"id": n, "subject": n, "plan": 1, "year": 2017 + n % 9,
            "unit": 2 + n % UNITS, "received": format!("2017-{:02}-{:02}", 1 + n % 12, 1 + n % 28),
            "field": pick(&FIELDS, n, 11), "proposed": pick(&AWARDS, n, 12), "movements": movements,
            "priorities": priorities, "summary": text(n, 100, 3), "achievements": achievements,
            "past_awards": awards, "order": if n % 50 == 0 { n % 1_000 } else { 0 }}}),
    ]
}

fn stamp() -> Stamp {
    Stamp { at: chrono::DateTime::UNIX_EPOCH, who: "bench".to_owned() }
}

fn command(json: Value) -> Command {
    serde_json::from_value(json).unwrap()
}

/// Changes something of the subject of a dossier.
pub fn change(store: &Store, id: i64, turn: i64) {
    let [mut subject, _] = nomination(id);
    subject["subject"]["other_names"] = json!([format!("Lần {turn}")]);
    store.change_now(command(subject), stamp()).unwrap();
}

/// The file is kept between runs beside the other results: entering 100 000 dossiers takes minutes.
pub fn file(many: i64) -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target"), PathBuf::from);
    let path = target.join("bench").join(format!("made-up-{many}.gsdata"));
    if path.exists() {
        let known = Database::open(&path).map(|database| {
            let rows = database.row_counts().map(|counts| counts[&Area::Dossier]).unwrap_or_default();
            rows == many.unsigned_abs()
        });
        if known.unwrap_or(false) {
            return path;
        }
        std::fs::remove_file(&path).unwrap();
    }
    let mut database = Database::open(&path).unwrap();
    let mut perform = |json: Value| drop(database.perform(&command(json), &stamp()).unwrap());
    perform(
        json!({"deed": "save_plan", "plan": {"id": 1, "name": "Nhiều năm", "subject": "x", "from": "2017-01-01",
        "to": "2025-12-31"}}),
    );
    perform(json!({"deed": "save_unit", "unit": {"id": 1, "kind": "province", "name": "Tỉnh"}}));
    for n in 2..2 + UNITS {
        let (parent, kind) = if n < 22 { (1, "district") } else { (2 + n % 20, "commune") };
        let name = format!("Hội LHPN {} {} {n}", if n < 22 { "huyện" } else { "xã" }, pick(&PLACES, n, 0));
        perform(
            json!({"deed": "save_unit", "unit": {"id": n, "parent": parent, "kind": kind, "name": name}}),
        );
    }
    for n in 1..7 {
        let name = format!("Phong trào {n}");
        perform(json!({"deed": "save_movement", "movement": {"id": n, "kind": "movement", "name": name}}));
    }
    let all: Vec<i64> = (1..=many).collect();
    for some in all.chunks(500) {
        let commands: Vec<Value> = some.iter().flat_map(|n| nomination(*n)).collect();
        perform(json!({"deed": "batch", "title": "Nhập", "commands": commands}));
    }
    path
}

/// A filter with something in every facet.
pub fn narrow() -> DossierFilter {
    DossierFilter {
        words: "hien".to_owned(),
        plan: Some(PlanId(1)),
        years: (2017..2023).collect(),
        kinds: vec![SubjectKind::Person, SubjectKind::Household],
        states: vec![DossierState::Noticed],
        units: (2..200).map(UnitId).collect(),
        fields: FIELDS.iter().take(5).map(|field| (*field).to_owned()).collect(),
        movements: vec![MovementId(1), MovementId(2)],
        priorities: vec![Priority::Farmer, Priority::Brave, Priority::Quiet],
        awards: vec!["Giấy khen".to_owned(), "Bằng khen".to_owned()],
        lacking: Some(true),
        ..DossierFilter::default()
    }
}

/// What people type letter by letter: beginnings of names, words of texts, figures.
pub fn typed() -> Vec<String> {
    let mut all: Vec<String> = ('a'..='z').chain('0'..='9').map(String::from).collect();
    for n in (1..4_000).step_by(80) {
        for whole in [name(n), pick(&DONE, n, 6).to_owned(), format!("09{:08}", mixed(n, 10) % 100_000_000)] {
            let letters: Vec<char> = whole.chars().take(14).collect();
            all.extend((1..=letters.len()).map(|to| letters[..to].iter().collect::<String>()));
        }
    }
    all.sort();
    all.dedup();
    all
}
