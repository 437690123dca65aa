//! Declared rules and criteria, told apart.

use super::super::criteria::{Ceiling, CriteriaSet, Criterion, Measure};
use super::super::points::Points;
use super::super::round::{Board, Carry, Most, Places, Quota, QuotaScope, RoundSettings, TieRule};
use super::{Changed, Part, Stands, compare};
use crate::text::short_date;
use std::collections::BTreeMap;

pub(super) fn criteria(out: &mut Vec<Changed>, before: &Board, after: &Board) {
    let versions = |board: &Board| -> BTreeMap<_, Stands> {
        let all = board.sets.iter().map(|set| {
            let value = format!("phiên bản {}", set.version);
            (set.id, Stands { what: format!("Bộ tiêu chí “{}”", set.name), value, dossier: None })
        });
        all.collect()
    };
    compare(out, Part::Criteria, versions(before), versions(after));
    let single = |board: &Board| -> BTreeMap<_, Stands> {
        let of_set = |set: &CriteriaSet| {
            let (id, name) = (set.id, set.name.clone());
            let all = set.criteria.iter().map(move |it| {
                let what = format!("{name}, tiêu chí {}", it.code);
                ((id, it.id), Stands { what, value: described(it), dossier: None })
            });
            all.collect::<Vec<_>>()
        };
        board.sets.iter().flat_map(of_set).collect()
    };
    compare(out, Part::Criteria, single(before), single(after));
    let rest = |board: &Board| -> BTreeMap<_, Stands> {
        let all = board.sets.iter().map(|set| {
            let grades = set.grading.iter().flat_map(|grading| {
                (0..grading.grades.len())
                    .map(|at| format!("{} {}", grading.grades[at].name, grading.bounds(at)))
            });
            let mut words: Vec<String> = grades.collect();
            let rules = set.grading.iter().flat_map(|it| &it.rules);
            words.extend(rules.map(|rule| format!("hạ loại khi {}", rule.when.label())));
            for (cap, label) in
                [(set.caps.bonus, "điểm cộng tối đa"), (set.caps.deduction, "điểm trừ tối đa")]
            {
                words.extend(cap.map(|cap| format!("{label} {cap}")));
            }
            if words.is_empty() {
                words.push("không xếp loại".to_owned());
            }
            let what = format!("Xếp loại của bộ “{}”", set.name);
            (set.id, Stands { what, value: words.join("; "), dossier: None })
        });
        all.collect()
    };
    compare(out, Part::Criteria, rest(before), rest(after));
}

/// A criterion in one line; two that work differently never read the same.
fn described(it: &Criterion) -> String {
    let mut words = format!("{} ({}", it.title, it.measure.label().to_lowercase());
    if let Some(max) = it.measure.max() {
        words += &format!(", tối đa {max}");
    }
    words += &details(&it.measure);
    words + ")"
}

fn details(measure: &Measure) -> String {
    match measure {
        Measure::Points { step, .. } if *step > Points::ZERO => format!(", bước {step}"),
        Measure::Formula { standard, target, .. } => match target {
            Some(target) => format!(", đạt {target} được {standard} điểm"),
            None => format!(", đạt chỉ tiêu được {standard} điểm"),
        },
        Measure::Bands { bands, .. } => {
            let all: Vec<String> = bands.iter().map(|it| format!("{}: {}", it.label(), it.points)).collect();
            format!(", {}", all.join("; "))
        }
        Measure::KnockOut { ceiling: Ceiling::AtMost { grade } } => format!(", cao nhất {grade}"),
        Measure::KnockOut { ceiling: Ceiling::NoGrade } => ", không xếp loại".to_owned(),
        Measure::Gate { optional: true } => ", nếu có".to_owned(),
        _ => String::new(),
    }
}

pub(super) fn settings(out: &mut Vec<Changed>, before: &Board, after: &Board) {
    let all = |board: &Board| -> BTreeMap<usize, Stands> {
        let mut lines = vec![
            ("Tên đợt xét".to_owned(), board.round.name.clone()),
            ("Ngày họp".to_owned(), board.round.held_on.map_or_else(|| "chưa ghi".to_owned(), short_date)),
        ];
        lines.extend(worded(&board.round.settings, board));
        let stand = lines.into_iter().map(|(what, value)| Stands { what, value, dossier: None });
        stand.enumerate().collect()
    };
    compare(out, Part::Rules, all(before), all(after));
}

/// Every declared rule in words, always in the same order. The fields are named one by one, so that a rule that is added
/// cannot be forgotten here.
fn worded(settings: &RoundSettings, board: &Board) -> Vec<(String, String)> {
    let RoundSettings {
        quorum,
        decimals,
        tie_rules,
        women_share,
        places,
        vote,
        way,
        trim,
        grade_first,
        quotas,
        carry,
        independent,
        second_check,
        reason_on_difference,
        disagreement,
    } = settings;
    let yes = |on: bool| if on { "có" } else { "không" }.to_owned();
    let joined = |all: Vec<String>, none: &str| if all.is_empty() { none.to_owned() } else { all.join("; ") };
    let rules = tie_rules.iter().map(TieRule::label).collect();
    [
        ("Thành viên phải có mặt", format!("ít nhất {}/{}", quorum.part, quorum.of)),
        ("Làm tròn điểm trung bình", format!("{decimals} chữ số thập phân")),
        ("Quy tắc khi đồng điểm", joined(rules, "không có")),
        ("Tập thể được coi là đông nữ", format!("từ {women_share} % nữ")),
        ("Số được chọn", joined(places.iter().map(place).collect(), "không có vạch cắt")),
        (
            "Tỷ lệ phiếu đồng ý",
            format!("ít nhất {}/{} của {}", vote.share.part, vote.share.of, vote.of.label()),
        ),
        ("Cách xét", way.label().to_lowercase()),
        (
            "Bỏ điểm cao nhất, thấp nhất",
            if *trim == 0 { "không bỏ".to_owned() } else { format!("bỏ {trim} ở mỗi đầu") },
        ),
        ("Xếp loại cao hơn đứng trên", yes(*grade_first)),
        ("Chỉ tiêu", joined(quotas.iter().map(|it| quota(it, board)).collect(), "không có")),
        (
            "Kết quả đợt trước",
            match carry {
                Carry::Shown => "chỉ để xem".to_owned(),
                Carry::Counted { percent } => format!("tính {percent} %"),
            },
        ),
        ("Chấm độc lập", yes(*independent)),
        ("Người thứ hai đối chiếu", yes(*second_check)),
        ("Nêu lý do khi khác điểm thẩm định", yes(*reason_on_difference)),
        (
            "Báo khi chênh lệch từ",
            disagreement.map_or_else(|| "không báo".to_owned(), |it: Points| format!("{it} điểm")),
        ),
    ]
    .into_iter()
    .map(|(what, value)| (what.to_owned(), value))
    .collect()
}

fn place(it: &Places) -> String {
    let most = match it.percent {
        Some(percent) => format!("{} %, {}", percent.percent, percent.rounding.label()),
        None => it.most.to_string(),
    };
    let kind = it.kind.counted();
    if it.least > 0 { format!("{kind} {most}, ít nhất {}", it.least) } else { format!("{kind} {most}") }
}

fn quota(it: &Quota, board: &Board) -> String {
    let scope = match &it.scope {
        QuotaScope::All => "toàn đợt".to_owned(),
        QuotaScope::EachUnit => "mỗi đơn vị".to_owned(),
        QuotaScope::EachCluster => "mỗi cụm".to_owned(),
        QuotaScope::EachField => "mỗi lĩnh vực".to_owned(),
        QuotaScope::Unit { unit } => board
            .candidates
            .iter()
            .find(|c| c.unit == *unit)
            .map_or_else(|| "một đơn vị".to_owned(), |c| c.unit_name.clone()),
        QuotaScope::Cluster { cluster } => format!("cụm {cluster}"),
        QuotaScope::Field { field } => format!("lĩnh vực {field}"),
    };
    let mut words = match it.kind {
        Some(kind) => format!("{scope} – {}", kind.counted()),
        None => scope,
    };
    if it.least > 0 {
        words += &format!(", ít nhất {}", it.least);
    }
    match it.most {
        Some(Most::Number(most)) => words += &format!(", nhiều nhất {most}"),
        Some(Most::Percent(percent)) => {
            words += &format!(", nhiều nhất {} %, {}", percent.percent, percent.rounding.label());
        }
        None => {}
    }
    words
}
