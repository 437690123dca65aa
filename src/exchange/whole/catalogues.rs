//! The office and its lists.

use super::{DAY, NUMBER, Names, TEXT, day, joined, sheet_of, shown, table, yes};
use crate::domain::changes::Area;
use crate::domain::whole::Whole;
use crate::exchange::table::Table;

pub(super) fn tables(whole: &Whole, names: &Names<'_>) -> Vec<Table> {
    vec![
        office(whole),
        units(whole, names),
        movements(whole),
        bases(whole),
        entries(whole),
        checklists(whole),
        views(whole),
    ]
}

fn office(whole: &Whole) -> Table {
    let mut rows = Vec::new();
    if let Some(it) = &whole.office {
        let mut say = |name: &str, value: String| rows.push(vec![name.to_owned(), value]);
        say("Loại cơ quan", it.kind.label().to_owned());
        say("Cơ quan cấp trên", it.superior.clone());
        say("Cơ quan ban hành", it.issuer.clone());
        say("Tên cơ quan", it.name.clone());
        say("Tên ngắn", it.short_name.clone());
        say("Địa danh", it.place.clone());
        say("Ký hiệu văn bản", it.symbol.clone());
        say("Nơi lưu", it.archive.clone());
        for (signature, n) in it.signatures.iter().zip(1..) {
            let lines = joined(signature.lines.iter().chain([&signature.name]));
            say(&format!("Người ký {n}"), lines);
        }
        say("Chỉnh sửa mẫu văn bản", it.papers.corrections.clone());
    }
    table(sheet_of(Area::Office), &[("Mục", TEXT), ("Nội dung", TEXT)], rows)
}

fn units(whole: &Whole, names: &Names<'_>) -> Table {
    let rows = whole.units.iter().map(|it| {
        let old = it.old_names.iter().map(|old| match old.until {
            Some(until) => format!("{} (đến {})", old.name, crate::text::date::short_date(until)),
            None => old.name.clone(),
        });
        vec![
            it.id.to_string(),
            it.name.clone(),
            it.short_name.clone(),
            it.kind.label().to_owned(),
            it.parent.map(|id| names.unit(id)).unwrap_or_default(),
            shown(it.parent),
            it.cluster.clone(),
            it.order.to_string(),
            it.code.clone(),
            day(it.valid_from),
            day(it.valid_to),
            it.successor.map(|id| names.unit(id)).unwrap_or_default(),
            joined(old),
            it.note.clone(),
        ]
    });
    let columns = [
        ("Mã", TEXT),
        ("Tên đơn vị", TEXT),
        ("Tên ngắn", TEXT),
        ("Loại", TEXT),
        ("Trực thuộc", TEXT),
        ("Mã đơn vị cấp trên", TEXT),
        ("Cụm thi đua", TEXT),
        ("Thứ tự", NUMBER),
        ("Mã ở danh sách khác", TEXT),
        ("Từ ngày", DAY),
        ("Đến ngày", DAY),
        ("Đơn vị kế tục", TEXT),
        ("Tên cũ", TEXT),
        ("Ghi chú", TEXT),
    ];
    table(sheet_of(Area::Unit), &columns, rows.collect())
}

fn movements(whole: &Whole) -> Table {
    let rows = whole.movements.iter().map(|it| {
        vec![it.id.to_string(), it.kind.label().to_owned(), it.name.clone(), day(it.from), day(it.to)]
    });
    let columns = [("Mã", TEXT), ("Loại", TEXT), ("Tên", TEXT), ("Từ ngày", DAY), ("Đến ngày", DAY)];
    table(sheet_of(Area::Movement), &columns, rows.collect())
}

fn bases(whole: &Whole) -> Table {
    let rows = whole.bases.iter().map(|it| {
        let by = it.replaced_by.and_then(|id| whole.bases.iter().find(|other| other.id == id));
        vec![
            it.id.to_string(),
            it.kind.clone(),
            it.number.clone(),
            day(it.date),
            it.issuer.clone(),
            it.subject.clone(),
            day(it.valid_from),
            day(it.ended),
            by.map(|by| by.cited().in_sentence()).unwrap_or_default(),
            yes(it.is_shipped()),
            yes(it.checked),
            it.source.clone(),
            it.note.clone(),
        ]
    });
    let columns = [
        ("Mã", TEXT),
        ("Loại văn bản", TEXT),
        ("Số, ký hiệu", TEXT),
        ("Ngày ban hành", DAY),
        ("Cơ quan ban hành", TEXT),
        ("Về việc", TEXT),
        ("Có hiệu lực từ", DAY),
        ("Hết hiệu lực từ", DAY),
        ("Thay bằng", TEXT),
        ("Kèm theo chương trình", TEXT),
        ("Đã đối chiếu", TEXT),
        ("Nguồn", TEXT),
        ("Ghi chú", TEXT),
    ];
    table(sheet_of(Area::Basis), &columns, rows.collect())
}

fn entries(whole: &Whole) -> Table {
    let rows = whole.entries.iter().map(|it| {
        vec![
            it.id.to_string(),
            it.list.label().to_owned(),
            it.name.clone(),
            joined(&it.names),
            it.order.to_string(),
            day(it.valid_from),
            day(it.valid_to),
            it.authority.clone(),
            if it.level > 0 { it.level.to_string() } else { String::new() },
            joined(&it.lines),
            yes(it.is_shipped()),
            it.note.clone(),
            it.source.clone(),
        ]
    });
    let columns = [
        ("Mã", TEXT),
        ("Danh mục", TEXT),
        ("Nội dung", TEXT),
        ("Cách viết khác", TEXT),
        ("Thứ tự", NUMBER),
        ("Từ ngày", DAY),
        ("Đến ngày", DAY),
        ("Thẩm quyền", TEXT),
        ("Bậc", NUMBER),
        ("Dòng ký", TEXT),
        ("Kèm theo chương trình", TEXT),
        ("Ghi chú", TEXT),
        ("Nguồn", TEXT),
    ];
    table(sheet_of(Area::Entry), &columns, rows.collect())
}

fn checklists(whole: &Whole) -> Table {
    let mut rows = Vec::new();
    for it in &whole.checklists {
        let head = [
            it.id.to_string(),
            it.name.clone(),
            yes(it.is_shipped()),
            joined(&it.awards),
            joined(it.kinds.iter().map(|kind| kind.label())),
            it.place.clone(),
            day(it.valid_from),
            day(it.valid_to),
            it.source.clone(),
        ];
        let mut row = |paper: [String; 3]| rows.push(head.iter().cloned().chain(paper).collect());
        if it.items.is_empty() {
            row(Default::default());
        }
        for item in &it.items {
            row([item.name.clone(), yes(item.required), item.note.clone()]);
        }
    }
    let columns = [
        ("Mã", TEXT),
        ("Danh mục", TEXT),
        ("Kèm theo chương trình", TEXT),
        ("Hình thức khen", TEXT),
        ("Loại đối tượng", TEXT),
        ("Địa phương", TEXT),
        ("Từ ngày", DAY),
        ("Đến ngày", DAY),
        ("Nguồn", TEXT),
        ("Giấy tờ", TEXT),
        ("Bắt buộc", TEXT),
        ("Ghi chú", TEXT),
    ];
    table(sheet_of(Area::Checklist), &columns, rows)
}

fn views(whole: &Whole) -> Table {
    let rows = whole.views.iter().map(|it| vec![it.id.to_string(), it.name.clone()]);
    table(sheet_of(Area::View), &[("Mã", TEXT), ("Tên", TEXT)], rows.collect())
}
