//! Subjects and their dossiers.

use super::{DAY, NUMBER, Names, TEXT, day, joined, sheet_of, shown, table, yes};
use crate::domain::changes::Area;
use crate::domain::dossier::{Held, Priority};
use crate::domain::ids::CriterionId;
use crate::domain::subject::{Detail, Subject};
use crate::domain::whole::{Whole, WholeDossier};
use crate::exchange::table::{ColumnKind, Table};
use crate::text::date::short_date;
use std::collections::HashMap;

pub(super) fn tables(whole: &Whole, names: &Names<'_>) -> Vec<Table> {
    let codes = criteria(whole);
    vec![
        subjects(whole, names),
        apart(whole, names),
        dossiers(whole, names),
        achievements(whole, names),
        awards(whole, names),
        papers(whole, names),
        steps(whole, names),
        gates(whole, names, &codes),
        returns(whole, names),
        attachments(whole, names),
        stages(whole, names, &codes),
    ]
}

/// "TC1 Nội dung" of every criterion that there is or was.
fn criteria(whole: &Whole) -> HashMap<CriterionId, String> {
    let sets = whole.plans.iter().flat_map(|it| {
        // A criterion that a revision left out still names the figures that rest on it.
        let earlier = it.criteria.iter().map(|it| &it.set);
        earlier.chain(&it.text.sets)
    });
    let named = |it: &crate::domain::criteria::Criterion| {
        (it.id, joined([it.code.as_str(), it.title.as_str()]).replacen("; ", " ", 1))
    };
    sets.flat_map(|set| &set.criteria).map(named).collect()
}

const SUBJECT: [(&str, ColumnKind); 39] = [
    ("Mã", TEXT),
    ("Loại", TEXT),
    ("Tên", TEXT),
    ("Tên khác", TEXT),
    ("Đơn vị", TEXT),
    ("Mã đơn vị", TEXT),
    ("Địa chỉ", TEXT),
    ("Danh xưng", TEXT),
    ("Giới tính", TEXT),
    ("Ngày sinh", DAY),
    ("Chức vụ", TEXT),
    ("Quá trình công tác", TEXT),
    ("Dân tộc", TEXT),
    ("Tôn giáo", TEXT),
    ("Trình độ", TEXT),
    ("Đảng viên", TEXT),
    ("Ngày vào Đảng", DAY),
    ("Điện thoại", TEXT),
    ("Người đứng đầu", TEXT),
    ("Số người", NUMBER),
    ("Số nữ", NUMBER),
    ("Số đảng viên", NUMBER),
    ("Năm thành lập", TEXT),
    ("Cụm thi đua", TEXT),
    ("Chủ hộ", TEXT),
    ("Người đại diện", TEXT),
    ("Nghề nghiệp", TEXT),
    ("Thu nhập (đồng/năm)", NUMBER),
    ("Năm đạt gia đình văn hóa", TEXT),
    ("Đóng góp", TEXT),
    ("Chủ mô hình", TEXT),
    ("Mã chủ mô hình", TEXT),
    ("Năm bắt đầu", TEXT),
    ("Nội dung mô hình", TEXT),
    ("Nơi nhân rộng", TEXT),
    ("Ghi chú của cơ quan", TEXT),
    ("Ngày ẩn danh", DAY),
    ("Số hồ sơ", NUMBER),
    ("Năm có hồ sơ", TEXT),
];

fn subjects(whole: &Whole, names: &Names<'_>) -> Table {
    let mut years: HashMap<_, Vec<i32>> = HashMap::new();
    for it in &whole.dossiers {
        years.entry(it.dossier.subject).or_default().push(it.dossier.year);
    }
    let row = |it: &Subject| {
        let mut cells: HashMap<&str, String> = HashMap::new();
        cells.insert("Mã", it.id.to_string());
        cells.insert("Loại", it.kind().label().to_owned());
        cells.insert("Tên", it.name.clone());
        cells.insert("Tên khác", joined(&it.other_names));
        cells.insert("Đơn vị", it.unit.map(|id| names.unit(id)).unwrap_or_default());
        cells.insert("Mã đơn vị", shown(it.unit));
        cells.insert("Địa chỉ", it.detail.address().to_owned());
        cells.insert("Ghi chú của cơ quan", it.note.clone());
        cells.insert("Ngày ẩn danh", day(it.anonymised));
        let mut in_years = years.get(&it.id).cloned().unwrap_or_default();
        in_years.sort_unstable();
        cells.insert("Số hồ sơ", in_years.len().to_string());
        cells.insert("Năm có hồ sơ", joined(in_years.iter().map(ToString::to_string)));
        of_kind(&it.detail, &mut cells);
        SUBJECT.iter().map(|(head, _)| cells.remove(head).unwrap_or_default()).collect()
    };
    table(sheet_of(Area::Subject), &SUBJECT, whole.subjects.iter().map(row).collect())
}

fn of_kind(detail: &Detail, cells: &mut HashMap<&str, String>) {
    match detail {
        Detail::Person(it) => {
            cells.insert("Danh xưng", it.honorific.clone());
            cells.insert("Giới tính", it.sex.map(|sex| sex.label().to_owned()).unwrap_or_default());
            cells.insert("Ngày sinh", shown(it.birth));
            cells.insert("Chức vụ", it.post.clone());
            let posts = it.posts.iter().map(|post| {
                let span = [post.from, post.to].map(shown);
                let span =
                    if span == ["", ""] { String::new() } else { format!(" ({})", span.join(" – ")) };
                format!("{}{span}", joined([&post.title, &post.place]).replacen("; ", ", ", 1))
            });
            cells.insert("Quá trình công tác", joined(posts));
            cells.insert("Dân tộc", it.ethnicity.clone());
            cells.insert("Tôn giáo", it.religion.clone());
            cells.insert("Trình độ", it.education.clone());
            cells.insert("Đảng viên", yes(it.party_member));
            cells.insert("Ngày vào Đảng", shown(it.party_joined));
            cells.insert("Điện thoại", it.phone.clone());
        }
        Detail::Collective(it) => {
            cells.insert("Người đứng đầu", it.head.clone());
            cells.insert("Số người", shown(it.members));
            cells.insert("Số nữ", shown(it.women));
            cells.insert("Số đảng viên", shown(it.party_members));
            cells.insert("Năm thành lập", shown(it.founded));
            cells.insert("Cụm thi đua", it.cluster.clone());
        }
        Detail::Household(it) => {
            cells.insert("Chủ hộ", it.head.clone());
            cells.insert("Người đại diện", it.representative.clone());
            cells.insert("Số người", shown(it.members));
            cells.insert("Nghề nghiệp", it.occupation.clone());
            cells.insert("Thu nhập (đồng/năm)", shown(it.income));
            let years = it.cultural_years.iter().map(ToString::to_string);
            cells.insert("Năm đạt gia đình văn hóa", joined(years));
            let gifts = it.contributions.iter().map(|gift| {
                let year = gift.year.map(|year| format!("năm {year}")).unwrap_or_default();
                let amount = format!("{} {}", gift.amount, gift.measure);
                [gift.kind.label(), amount.trim(), gift.content.as_str(), year.as_str()]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", ")
            });
            cells.insert("Đóng góp", joined(gifts));
        }
        Detail::Model(it) => {
            cells.insert("Chủ mô hình", joined(&it.owners));
            cells.insert("Mã chủ mô hình", joined(it.owned_by.iter().map(ToString::to_string)));
            cells.insert("Năm bắt đầu", shown(it.started));
            cells.insert("Nội dung mô hình", it.content.clone());
            cells.insert("Nơi nhân rộng", it.replicated.clone());
        }
    }
}

fn apart(whole: &Whole, names: &Names<'_>) -> Table {
    let rows = whole
        .apart
        .iter()
        .map(|(a, b)| vec![a.to_string(), names.subject(*a), b.to_string(), names.subject(*b)]);
    let columns = [("Mã", TEXT), ("Đối tượng", TEXT), ("Mã thứ hai", TEXT), ("Không trùng với", TEXT)];
    table(sheet_of(Area::NotSame), &columns, rows.collect())
}

fn dossiers(whole: &Whole, names: &Names<'_>) -> Table {
    let rows = whole.dossiers.iter().map(|it| {
        let dossier = &it.dossier;
        vec![
            dossier.id.to_string(),
            dossier.subject.to_string(),
            names.subject(dossier.subject),
            dossier.plan.to_string(),
            names.plan(dossier.plan),
            dossier.year.to_string(),
            dossier.unit.to_string(),
            names.unit(dossier.unit),
            it.state.label().to_owned(),
            day(dossier.received),
            dossier.field.clone(),
            names.movements(&dossier.movements),
            joined(dossier.priorities.iter().map(|it: &Priority| it.label())),
            dossier.proposed.clone(),
            dossier.summary.clone(),
            dossier.remark.clone(),
            dossier.order.to_string(),
            dossier.personal.purpose.clone(),
            dossier.personal.basis.label().to_owned(),
            day(dossier.personal.given_on),
            dossier.personal.way.clone(),
            day(dossier.personal.keep_until),
        ]
    });
    let columns = [
        ("Mã", TEXT),
        ("Mã đối tượng", TEXT),
        ("Đối tượng", TEXT),
        ("Mã kế hoạch", TEXT),
        ("Kế hoạch", TEXT),
        ("Năm", TEXT),
        ("Mã đơn vị", TEXT),
        ("Đơn vị đề nghị", TEXT),
        ("Bước", TEXT),
        ("Ngày nhận", DAY),
        ("Lĩnh vực", TEXT),
        ("Phong trào", TEXT),
        ("Dấu ưu tiên", TEXT),
        ("Hình thức đề nghị", TEXT),
        ("Trích ngang thành tích", TEXT),
        ("Ghi chú", TEXT),
        ("Thứ tự", NUMBER),
        ("Mục đích giữ dữ liệu cá nhân", TEXT),
        ("Căn cứ giữ", TEXT),
        ("Ngày đồng ý", DAY),
        ("Cách đồng ý", TEXT),
        ("Giữ đến", DAY),
    ];
    table(sheet_of(Area::Dossier), &columns, rows.collect())
}

/// Rows that hang on dossiers, each behind the code, name and year of its dossier.
fn hanging<'a, T: 'a>(
    whole: &'a Whole,
    names: &Names<'_>,
    (title, columns): (&str, &[(&str, ColumnKind)]),
    of: impl Fn(&'a WholeDossier) -> &'a [T],
    row: impl Fn(&'a T) -> Vec<String>,
) -> Table {
    let mut rows = Vec::new();
    for it in &whole.dossiers {
        for one in of(it) {
            let mut cells = vec![
                it.dossier.id.to_string(),
                names.subject(it.dossier.subject),
                it.dossier.year.to_string(),
            ];
            cells.extend(row(one));
            rows.push(cells);
        }
    }
    let head = [("Mã hồ sơ", TEXT), ("Hồ sơ", TEXT), ("Năm", TEXT)];
    table(title, &head.iter().chain(columns).copied().collect::<Vec<_>>(), rows)
}

fn achievements(whole: &Whole, names: &Names<'_>) -> Table {
    let columns = [
        ("Năm đạt", TEXT),
        ("Nội dung", TEXT),
        ("Kết quả", TEXT),
        ("Đơn vị tính", TEXT),
        ("Minh chứng", TEXT),
    ];
    hanging(
        whole,
        names,
        ("Thành tích", &columns),
        |it| &it.dossier.achievements,
        |it| {
            vec![
                shown(it.year),
                it.content.clone(),
                it.figure.clone(),
                it.measure.clone(),
                it.evidence.clone(),
            ]
        },
    )
}

fn awards(whole: &Whole, names: &Names<'_>) -> Table {
    let columns = [
        ("Năm khen", TEXT),
        ("Hình thức", TEXT),
        ("Số quyết định", TEXT),
        ("Ngày quyết định", DAY),
        ("Cấp khen", TEXT),
        ("Lý do", TEXT),
    ];
    hanging(
        whole,
        names,
        ("Khen thưởng đã có", &columns),
        |it| &it.dossier.past_awards,
        |it| {
            vec![
                shown(it.year),
                it.form.clone(),
                it.decision.clone(),
                day(it.on),
                it.issuer.clone(),
                it.reason.clone(),
            ]
        },
    )
}

fn papers(whole: &Whole, names: &Names<'_>) -> Table {
    let columns = [("Giấy tờ", TEXT), ("Có hay không cần", TEXT), ("Ghi chú", TEXT)];
    hanging(
        whole,
        names,
        ("Giấy tờ đã có", &columns),
        |it| &it.dossier.papers,
        |it| {
            let held = match it.held {
                Held::Have => "Có",
                Held::Waived => "Không cần",
            };
            vec![it.item.clone(), held.to_owned(), it.note.clone()]
        },
    )
}

fn steps(whole: &Whole, names: &Names<'_>) -> Table {
    let columns = [("Bước", TEXT), ("Ngày", DAY), ("Người làm", TEXT), ("Lý do", TEXT)];
    hanging(
        whole,
        names,
        (sheet_of(Area::Step), &columns),
        |it| &it.steps,
        |it| vec![it.state.label().to_owned(), short_date(it.on), it.by.clone(), it.reason.clone()],
    )
}

fn gates(whole: &Whole, names: &Names<'_>, criteria: &HashMap<CriterionId, String>) -> Table {
    let columns = [("Mã tiêu chí", TEXT), ("Điều kiện", TEXT), ("Trả lời", TEXT), ("Căn cứ", TEXT)];
    hanging(
        whole,
        names,
        (sheet_of(Area::Gate), &columns),
        |it| &it.gates,
        |it| {
            vec![
                it.criterion.to_string(),
                criteria.get(&it.criterion).cloned().unwrap_or_default(),
                it.answer.label().to_owned(),
                it.evidence.clone(),
            ]
        },
    )
}

fn returns(whole: &Whole, names: &Names<'_>) -> Table {
    let columns = [
        ("Phần cần sửa", TEXT),
        ("Ngày trả", DAY),
        ("Người trả", TEXT),
        ("Lý do", TEXT),
        ("Ngày gửi lại", DAY),
        ("Người gửi lại", TEXT),
        ("Ngày xem lại", DAY),
        ("Người xem lại", TEXT),
        ("Người khác xem thay vì", TEXT),
    ];
    hanging(
        whole,
        names,
        (sheet_of(Area::Return), &columns),
        |it| &it.returns,
        |it| {
            let signed = |it: &Option<crate::domain::correction::Signed>| {
                it.as_ref().map_or([String::new(), String::new()], |it| [short_date(it.on), it.by.clone()])
            };
            let [answered, by] = signed(&it.answered);
            let [checked, checker] = signed(&it.checked);
            vec![
                joined(it.fields.iter().map(|field| field.label())),
                short_date(it.asked.on),
                it.asked.by.clone(),
                it.reason.clone(),
                answered,
                by,
                checked,
                checker,
                it.taken_over.clone(),
            ]
        },
    )
}

fn attachments(whole: &Whole, names: &Names<'_>) -> Table {
    let columns = [
        ("Mã", TEXT),
        ("Tên tệp", TEXT),
        ("Giấy tờ", TEXT),
        ("Ghi chú", TEXT),
        ("Dung lượng (byte)", NUMBER),
        ("Loại tệp", TEXT),
        ("Ngày thêm", DAY),
        ("Mã kiểm tra SHA-256", TEXT),
    ];
    hanging(
        whole,
        names,
        (sheet_of(Area::Attachment), &columns),
        |it| &it.attachments,
        |it| {
            vec![
                it.id.to_string(),
                it.name.clone(),
                it.item.clone(),
                it.note.clone(),
                it.size.to_string(),
                it.mime.clone(),
                short_date(it.added),
                it.sha256.clone(),
            ]
        },
    )
}

fn stages(whole: &Whole, names: &Names<'_>, criteria: &HashMap<CriterionId, String>) -> Table {
    let columns = [
        ("Khâu", TEXT),
        ("Mã tiêu chí", TEXT),
        ("Tiêu chí", TEXT),
        ("Điểm", NUMBER),
        ("Số đã làm", NUMBER),
        ("Chỉ tiêu", NUMBER),
        ("Căn cứ, lý do", TEXT),
        ("Người ghi", TEXT),
    ];
    hanging(
        whole,
        names,
        (sheet_of(Area::StageScore), &columns),
        |it| &it.stages,
        |it| {
            vec![
                it.stage.label().to_owned(),
                it.criterion.to_string(),
                criteria.get(&it.criterion).cloned().unwrap_or_default(),
                it.points.to_string(),
                shown(it.input.map(|input| input.done)),
                shown(it.input.and_then(|input| input.target)),
                it.reason.clone(),
                it.by.clone(),
            ]
        },
    )
}
