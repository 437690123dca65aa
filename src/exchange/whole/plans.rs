//! Plans with their text, obligations, criteria and life.

use super::{DAY, NUMBER, Names, TEXT, day, joined, sheet_of, shown, table};
use crate::domain::changes::Area;
use crate::domain::ids::UnitId;
use crate::domain::obligation::{Duty, Obligation, Piece, written};
use crate::domain::plan::{Content, numbered};
use crate::domain::subject::SubjectKind;
use crate::domain::whole::Whole;
use crate::exchange::table::Table;
use crate::text::date::short_date;
use std::collections::HashMap;

pub(super) fn tables(whole: &Whole, names: &Names<'_>) -> Vec<Table> {
    vec![
        plans(whole, names),
        sections(whole, names),
        obligations(whole),
        sets(whole),
        criteria(whole),
        earlier_criteria(whole),
        steps(whole),
        versions(whole),
    ]
}

/// What an obligation says on paper.
pub(super) fn sentence(it: &Obligation, units: &HashMap<UnitId, &str>) -> String {
    let pieces = written(it, |id| units.get(&id).copied().unwrap_or_default().to_owned());
    let words = pieces.into_iter().map(|piece| match piece {
        Piece::Words(words) | Piece::Unknown(words) => words,
        Piece::Empty(_) => "…".to_owned(),
    });
    words.collect()
}

fn plans(whole: &Whole, names: &Names<'_>) -> Table {
    let rows = whole.plans.iter().map(|it| {
        let plan = &it.text.plan;
        let signature = plan.signature.as_ref();
        vec![
            plan.id.to_string(),
            plan.name.clone(),
            plan.subject.clone(),
            short_date(plan.from),
            short_date(plan.to),
            plan.state.label().to_owned(),
            plan.number.clone().unwrap_or_default(),
            day(plan.issued_on),
            plan.origin.issuer.clone(),
            plan.carries_out.as_ref().map(|it| it.in_sentence()).unwrap_or_default(),
            joined(plan.bases.iter().map(|it| it.in_sentence())),
            plan.opening.clone(),
            plan.closing.clone(),
            joined(plan.recipients.iter().map(|it| &it.name)),
            plan.archive.clone(),
            signature.map(|it| joined(it.lines.iter().chain([&it.name]))).unwrap_or_default(),
            names.movements(&plan.movements),
        ]
    });
    let columns = [
        ("Mã", TEXT),
        ("Tên", TEXT),
        ("Trích yếu", TEXT),
        ("Từ ngày", DAY),
        ("Đến ngày", DAY),
        ("Trạng thái", TEXT),
        ("Số", TEXT),
        ("Ngày ban hành", DAY),
        ("Cấp trên ban hành", TEXT),
        ("Thực hiện văn bản", TEXT),
        ("Căn cứ", TEXT),
        ("Mở đầu", TEXT),
        ("Kết thúc", TEXT),
        ("Nơi nhận", TEXT),
        ("Lưu", TEXT),
        ("Người ký", TEXT),
        ("Phong trào", TEXT),
    ];
    table(sheet_of(Area::Plan), &columns, rows.collect())
}

fn sections(whole: &Whole, names: &Names<'_>) -> Table {
    let mut rows = Vec::new();
    for it in &whole.plans {
        for one in numbered(&it.text.sections) {
            let (kind, words) = match &one.section.content {
                Content::Heading { text } => ("Đề mục", text.clone()),
                Content::Appendix { text, .. } => ("Phụ lục", text.clone()),
                Content::Text { .. } => ("Đoạn văn", one.section.content.words()),
                Content::Table { table } => ("Bảng", table.words()),
                Content::Obligation { obligation } => ("Nghĩa vụ", names.duty(*obligation)),
                Content::Criteria { set } => {
                    let set = it.text.sets.iter().find(|other| other.id == *set);
                    ("Bộ tiêu chí", set.map(|set| set.name.clone()).unwrap_or_default())
                }
            };
            rows.push(vec![
                it.id().to_string(),
                it.text.plan.name.clone(),
                one.section.id.to_string(),
                shown(one.section.parent),
                (one.depth + 1).to_string(),
                one.label,
                kind.to_owned(),
                words,
            ]);
        }
    }
    let columns = [
        ("Mã kế hoạch", TEXT),
        ("Kế hoạch", TEXT),
        ("Mã", TEXT),
        ("Mã mục chứa", TEXT),
        ("Cấp", NUMBER),
        ("Số mục", TEXT),
        ("Loại", TEXT),
        ("Nội dung", TEXT),
    ];
    table(sheet_of(Area::Section), &columns, rows)
}

fn obligations(whole: &Whole) -> Table {
    let units: HashMap<UnitId, &str> = whole.units.iter().map(|it| (it.id, it.name.as_str())).collect();
    let mut rows = Vec::new();
    for plan in &whole.plans {
        for it in &plan.text.obligations {
            let bases = match &it.duty {
                Duty::Quota { share: Some(share), .. } => share.bases.as_slice(),
                _ => &[],
            };
            let of_units = joined(bases.iter().map(|base| {
                format!("{}: {}", units.get(&base.unit).copied().unwrap_or_default(), base.count)
            }));
            rows.push(vec![
                plan.id().to_string(),
                plan.text.plan.name.clone(),
                it.id.to_string(),
                it.duty.label().to_owned(),
                it.duty.every().label().to_owned(),
                sentence(it, &units),
                of_units,
            ]);
        }
    }
    let columns = [
        ("Mã kế hoạch", TEXT),
        ("Kế hoạch", TEXT),
        ("Mã", TEXT),
        ("Loại", TEXT),
        ("Định kỳ", TEXT),
        ("Nội dung", TEXT),
        ("Số để tính tỷ lệ", TEXT),
    ];
    table(sheet_of(Area::Obligation), &columns, rows)
}

fn whom(kind: Option<SubjectKind>) -> String {
    kind.map_or("Mọi đối tượng", SubjectKind::label).to_owned()
}

fn sets(whole: &Whole) -> Table {
    let mut rows = Vec::new();
    for plan in &whole.plans {
        for set in &plan.text.sets {
            let grades = set.grading.iter().flat_map(|it| &it.grades).map(|grade| match grade.from {
                Some(from) => format!("{} từ {from}", grade.name),
                None => grade.name.clone(),
            });
            rows.push(vec![
                plan.id().to_string(),
                plan.text.plan.name.clone(),
                set.id.to_string(),
                set.name.clone(),
                whom(set.kind),
                set.version.to_string(),
                set.full_marks().to_string(),
                shown(set.caps.bonus),
                shown(set.caps.deduction),
                joined(grades),
                shown(set.derived_from),
                set.source.clone(),
            ]);
        }
    }
    let columns = [
        ("Mã kế hoạch", TEXT),
        ("Kế hoạch", TEXT),
        ("Mã", TEXT),
        ("Tên", TEXT),
        ("Loại đối tượng", TEXT),
        ("Phiên bản", NUMBER),
        ("Tổng điểm", NUMBER),
        ("Cộng nhiều nhất", NUMBER),
        ("Trừ nhiều nhất", NUMBER),
        ("Xếp loại", TEXT),
        ("Lập từ bộ có mã", TEXT),
        ("Nguồn", TEXT),
    ];
    table(sheet_of(Area::CriteriaSet), &columns, rows)
}

fn criteria(whole: &Whole) -> Table {
    let mut rows = Vec::new();
    for set in whole.plans.iter().flat_map(|it| &it.text.sets) {
        for it in &set.criteria {
            let group = it.group.and_then(|key| set.groups.iter().find(|group| group.key == key));
            rows.push(vec![
                set.id.to_string(),
                set.name.clone(),
                it.id.to_string(),
                it.code.clone(),
                group.map(|group| group.title.clone()).unwrap_or_default(),
                it.title.clone(),
                it.measure.label().to_owned(),
                shown(it.measure.max()),
                it.note.clone(),
            ]);
        }
    }
    let columns = [
        ("Mã bộ tiêu chí", TEXT),
        ("Bộ tiêu chí", TEXT),
        ("Mã", TEXT),
        ("Ký hiệu", TEXT),
        ("Nhóm", TEXT),
        ("Nội dung", TEXT),
        ("Cách tính", TEXT),
        ("Điểm tối đa", NUMBER),
        ("Ghi chú", TEXT),
    ];
    table(sheet_of(Area::Criterion), &columns, rows)
}

fn earlier_criteria(whole: &Whole) -> Table {
    let rows = whole.plans.iter().flat_map(|it| &it.criteria).map(|it| {
        let lines = it.set.criteria.iter().map(|line| format!("{} {}", line.code, line.title));
        vec![
            it.set.id.to_string(),
            it.set.name.clone(),
            it.version.to_string(),
            short_date(it.on),
            it.by.clone(),
            it.reason.clone(),
            joined(lines),
        ]
    });
    let columns = [
        ("Mã bộ tiêu chí", TEXT),
        ("Bộ tiêu chí", TEXT),
        ("Phiên bản", NUMBER),
        ("Ngày thay", DAY),
        ("Người thay", TEXT),
        ("Lý do", TEXT),
        ("Tiêu chí", TEXT),
    ];
    table(sheet_of(Area::CriteriaVersion), &columns, rows.collect())
}

fn steps(whole: &Whole) -> Table {
    let mut rows = Vec::new();
    for plan in &whole.plans {
        for it in &plan.steps {
            rows.push(vec![
                plan.id().to_string(),
                plan.text.plan.name.clone(),
                it.version.to_string(),
                it.label().to_owned(),
                short_date(it.on),
                it.by.clone(),
                it.reason.clone(),
            ]);
        }
    }
    let columns = [
        ("Mã kế hoạch", TEXT),
        ("Kế hoạch", TEXT),
        ("Bản", NUMBER),
        ("Việc", TEXT),
        ("Ngày", DAY),
        ("Người làm", TEXT),
        ("Lý do", TEXT),
    ];
    table(sheet_of(Area::PlanStep), &columns, rows)
}

fn versions(whole: &Whole) -> Table {
    let mut rows = Vec::new();
    for plan in &whole.plans {
        for (version, text) in &plan.versions {
            let words = numbered(&text.sections).into_iter().map(|it| {
                let words = it.section.content.words();
                if it.label.is_empty() { words } else { format!("{} {words}", it.label) }
            });
            rows.push(vec![
                plan.id().to_string(),
                plan.text.plan.name.clone(),
                version.to_string(),
                text.plan.number.clone().unwrap_or_default(),
                day(text.plan.issued_on),
                words.collect::<Vec<_>>().join("\n"),
            ]);
        }
    }
    let columns = [
        ("Mã kế hoạch", TEXT),
        ("Kế hoạch", TEXT),
        ("Bản", NUMBER),
        ("Số", TEXT),
        ("Ngày ban hành", DAY),
        ("Nội dung", TEXT),
    ];
    table(sheet_of(Area::PlanVersion), &columns, rows)
}
