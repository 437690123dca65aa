//! Papers, the follow-up, what left the program, and the journal.

use super::{DAY, NUMBER, Names, TEXT, day, joined, sheet_of, shown, table, yes};
use crate::domain::changes::Area;
use crate::domain::whole::{Whole, WholePlan};
use crate::exchange::table::{ColumnKind, Table};
use crate::text::date::short_date;
use chrono::{DateTime, FixedOffset};

pub(super) fn tables(whole: &Whole, names: &Names<'_>) -> Vec<Table> {
    vec![
        papers(whole, names),
        notes(whole, names),
        publicity(whole, names),
        reports(whole, names),
        exports(whole),
        journal(whole),
    ]
}

/// Rows that hang on plans, each behind the code and name of its plan.
fn hanging(
    whole: &Whole,
    title: &str,
    columns: &[(&str, ColumnKind)],
    rows_of: impl Fn(&WholePlan) -> Vec<Vec<String>>,
) -> Table {
    let mut rows = Vec::new();
    for it in &whole.plans {
        for cells in rows_of(it) {
            let head = [it.id().to_string(), it.text.plan.name.clone()];
            rows.push(head.into_iter().chain(cells).collect());
        }
    }
    let head = [("Mã kế hoạch", TEXT), ("Kế hoạch", TEXT)];
    table(title, &head.iter().chain(columns).copied().collect::<Vec<_>>(), rows)
}

fn papers(whole: &Whole, names: &Names<'_>) -> Table {
    let columns = [
        ("Mã", TEXT),
        ("Loại văn bản", TEXT),
        ("Năm", TEXT),
        ("Mã đợt xét", TEXT),
        ("Hồ sơ", TEXT),
        ("Trạng thái", TEXT),
        ("Số", TEXT),
        ("Ngày ban hành", DAY),
        ("Lập ngoài chương trình", TEXT),
        ("Trích yếu", TEXT),
        ("Kính gửi", TEXT),
        ("Căn cứ", TEXT),
        ("Nơi nhận", TEXT),
        ("Lưu", TEXT),
        ("Người ký", TEXT),
        ("Lời văn riêng", TEXT),
    ];
    hanging(whole, sheet_of(Area::Paper), &columns, |plan| {
        let row = |it: &crate::domain::papers::Paper| {
            let signature = it.signature.as_ref();
            vec![
                it.id.to_string(),
                it.kind.label().to_owned(),
                it.year.to_string(),
                shown(it.round),
                it.dossier.map(|id| names.dossier(id)).unwrap_or_default(),
                it.state.label().to_owned(),
                it.number.clone().unwrap_or_default(),
                day(it.issued_on),
                yes(it.outside),
                it.subject.clone(),
                joined(&it.addressees),
                joined(it.bases.iter().map(|it| it.in_sentence())),
                joined(it.recipients.iter().map(|it| &it.name)),
                it.archive.clone(),
                signature.map(|it| joined(it.lines.iter().chain([&it.name]))).unwrap_or_default(),
                it.texts.values().map(String::as_str).collect::<Vec<_>>().join("\n"),
            ]
        };
        plan.papers.iter().map(row).collect()
    })
}

fn notes(whole: &Whole, names: &Names<'_>) -> Table {
    let columns = [
        ("Mã", TEXT),
        ("Nghĩa vụ", TEXT),
        ("Đến hạn", DAY),
        ("Đơn vị", TEXT),
        ("Tình hình", TEXT),
        ("Ngày xong", DAY),
        ("Số văn bản gửi", TEXT),
        ("Ghi chú", TEXT),
    ];
    hanging(whole, sheet_of(Area::DutyNote), &columns, |plan| {
        let row = |it: &crate::domain::duty_note::DutyNote| {
            vec![
                it.id.to_string(),
                names.duty(it.obligation),
                day(it.due),
                it.unit.map(|id| names.unit(id)).unwrap_or_default(),
                it.state.label().to_owned(),
                day(it.on),
                it.number.clone(),
                it.note.clone(),
            ]
        };
        plan.notes.iter().map(row).collect()
    })
}

fn publicity(whole: &Whole, names: &Names<'_>) -> Table {
    let columns = [
        ("Mã", TEXT),
        ("Ngày", DAY),
        ("Hình thức", TEXT),
        ("Tên tin, bài, hoạt động", TEXT),
        ("Cơ quan thực hiện", TEXT),
        ("Đơn vị", TEXT),
        ("Gương được nêu", TEXT),
        ("Phong trào", TEXT),
        ("Số người tham dự", NUMBER),
        ("Địa chỉ", TEXT),
        ("Thực hiện nghĩa vụ", TEXT),
        ("Minh chứng", TEXT),
        ("Ghi chú", TEXT),
    ];
    hanging(whole, sheet_of(Area::Publicity), &columns, |plan| {
        let row = |it: &crate::domain::publicity::PublicityItem| {
            vec![
                it.id.to_string(),
                short_date(it.on),
                it.form.clone(),
                it.title.clone(),
                it.agency.clone(),
                it.unit.map(|id| names.unit(id)).unwrap_or_default(),
                joined(it.subjects.iter().map(|id| names.subject(*id))),
                names.movements(&it.movements),
                shown(it.audience),
                it.address.clone(),
                it.obligation.map(|id| names.duty(id)).unwrap_or_default(),
                joined(it.evidence.iter().map(|file| &file.name)),
                it.note.clone(),
            ]
        };
        plan.publicity.iter().map(row).collect()
    })
}

fn reports(whole: &Whole, names: &Names<'_>) -> Table {
    let columns = [
        ("Mã", TEXT),
        ("Năm", TEXT),
        ("Kỳ báo cáo", TEXT),
        ("Đơn vị", TEXT),
        ("Ngày nhận", DAY),
        ("Số, ký hiệu", TEXT),
        ("Ngày báo cáo", DAY),
        ("Tên tệp", TEXT),
        ("Nội dung", TEXT),
        ("Chưa đọc được", TEXT),
    ];
    hanging(whole, sheet_of(Area::UnitReport), &columns, |plan| {
        let row = |it: &crate::domain::unit_report::UnitReport| {
            let sections = it.sections.iter().flat_map(|section| {
                std::iter::once(section.heading()).chain(section.paragraphs.iter().cloned())
            });
            vec![
                it.id.to_string(),
                it.year.to_string(),
                it.span.label().to_owned(),
                names.unit(it.unit),
                short_date(it.received),
                it.number.clone(),
                day(it.dated),
                it.file.clone(),
                sections.collect::<Vec<_>>().join("\n"),
                it.lost.clone(),
            ]
        };
        plan.reports.iter().map(row).collect()
    })
}

fn exports(whole: &Whole) -> Table {
    let rows = whole.exports.iter().map(|it| {
        vec![
            it.id.to_string(),
            short_date(it.on),
            it.what.clone(),
            it.rows.to_string(),
            joined(&it.columns),
            yes(it.personal),
            it.file.clone(),
            it.by.clone(),
        ]
    });
    let columns = [
        ("Mã", TEXT),
        ("Ngày", DAY),
        ("Nội dung", TEXT),
        ("Số dòng", NUMBER),
        ("Các cột", TEXT),
        ("Có dữ liệu cá nhân", TEXT),
        ("Tệp", TEXT),
        ("Người xuất", TEXT),
    ];
    table(sheet_of(Area::Export), &columns, rows.collect())
}

fn journal(whole: &Whole) -> Table {
    // The hour of Vietnam, wherever the computer stands: the same file gives the same table.
    let here = FixedOffset::east_opt(7 * 3600);
    let hour = |at: &str| {
        let moment = DateTime::parse_from_rfc3339(at).ok().zip(here);
        moment.map_or_else(
            || at.to_owned(),
            |(at, here)| at.with_timezone(&here).format("%d/%m/%Y %H:%M:%S").to_string(),
        )
    };
    let rows = whole
        .journal
        .iter()
        .map(|it| vec![it.id.to_string(), hour(&it.at), it.who.clone(), it.title.clone(), shown(it.reverts)]);
    let columns =
        [("Số", NUMBER), ("Lúc", TEXT), ("Người làm", TEXT), ("Việc", TEXT), ("Hoàn tác việc số", NUMBER)];
    table("Nhật ký", &columns, rows.collect())
}
