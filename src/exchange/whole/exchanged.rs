//! What went to other offices and came from them, and how their lists are read.

use super::{DAY, NUMBER, Names, TEXT, joined, sheet_of, table, yes};
use crate::domain::changes::Area;
use crate::domain::whole::Whole;
use crate::exchange::table::Table;
use crate::text::date::short_date;

pub(super) fn tables(whole: &Whole, names: &Names<'_>) -> Vec<Table> {
    vec![packets(whole, names), records(whole), mappings(whole, names)]
}

fn packets(whole: &Whole, names: &Names<'_>) -> Table {
    let rows = whole.packets.iter().map(|it| {
        vec![
            it.id.to_string(),
            it.way.label().to_owned(),
            it.direction.label().to_owned(),
            it.office.clone(),
            it.campaign.clone(),
            names.plan(it.plan),
            short_date(it.on),
            it.by.clone(),
            it.file.clone(),
            it.size.to_string(),
            it.sha256.clone(),
            it.new.to_string(),
            it.updated.to_string(),
            it.same.to_string(),
            it.refused.len().to_string(),
            joined(it.left_out.iter().map(|part| part.label())),
        ]
    });
    let columns = [
        ("Mã", TEXT),
        ("Việc", TEXT),
        ("Loại gói", TEXT),
        ("Cơ quan lập", TEXT),
        ("Kế hoạch ở nơi gửi", TEXT),
        ("Kế hoạch ở đây", TEXT),
        ("Ngày", DAY),
        ("Người làm", TEXT),
        ("Tệp", TEXT),
        ("Số byte", NUMBER),
        ("SHA-256", TEXT),
        ("Mới", NUMBER),
        ("Cập nhật", NUMBER),
        ("Đã có", NUMBER),
        ("Không nhận", NUMBER),
        ("Nơi gửi bỏ bớt", TEXT),
    ];
    table(sheet_of(Area::Packet), &columns, rows.collect())
}

fn records(whole: &Whole) -> Table {
    let rows = whole.exchanged.iter().map(|it| {
        vec![
            it.kind.label().to_owned(),
            it.record.to_string(),
            it.ours.to_string(),
            it.source.clone(),
            it.at.to_rfc3339(),
            it.mark.clone(),
        ]
    });
    let columns = [
        ("Loại", TEXT),
        ("Mã ở nơi gửi", TEXT),
        ("Mã ở đây", TEXT),
        ("Dấu của tệp nguồn", TEXT),
        ("Lúc lập gói", TEXT),
        ("Dấu nội dung", TEXT),
    ];
    table(sheet_of(Area::ExchangeBase), &columns, rows.collect())
}

fn mappings(whole: &Whole, names: &Names<'_>) -> Table {
    let rows = whole.mappings.iter().map(|it| {
        let columns = it.mapping.columns.iter().map(|(heading, field)| {
            format!("{heading} → {}", field.map_or("không đọc", |field| field.label()))
        });
        let convert = it.mapping.convert.map(yes).unwrap_or_default();
        vec![
            it.id.to_string(),
            it.name.clone(),
            joined(columns),
            it.mapping.kind.map(|kind| kind.label().to_owned()).unwrap_or_default(),
            it.mapping.unit.map(|id| names.unit(id)).unwrap_or_default(),
            convert,
            joined(it.mapping.units.iter().map(|(text, id)| format!("{text} → {}", names.unit(*id)))),
        ]
    });
    let columns = [
        ("Mã", TEXT),
        ("Tên", TEXT),
        ("Các cột", TEXT),
        ("Loại đối tượng", TEXT),
        ("Đơn vị", TEXT),
        ("Chuyển mã chữ cũ", TEXT),
        ("Đơn vị theo tên ghi", TEXT),
    ];
    table(sheet_of(Area::Mapping), &columns, rows.collect())
}
