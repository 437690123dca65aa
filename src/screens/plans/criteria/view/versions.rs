//! "Các phiên bản": what was in force before, by whom and why it was replaced, and what changed.

use super::Face;
use super::links::words;
use crate::domain::criteria::CriteriaSet;
use crate::domain::criteria::derive::{Pair, Standing, compare_versions};
use crate::storage::CriteriaVersion;
use crate::text::date::short_date;
use crate::ui::measure::{S8, S12};
use crate::ui::{label, panel};
use iced::widget::column;

pub(super) fn view<'a>(now: &'a CriteriaSet, versions: &'a [CriteriaVersion]) -> Face<'a> {
    let mut all = column![label::body(format!(
        "Đang dùng phiên bản {}. Mỗi phiên bản cũ được giữ nguyên cùng lý do thay.",
        now.version
    ))]
    .spacing(S12);
    for (at, version) in versions.iter().enumerate().rev() {
        let after = versions.get(at + 1).map_or(now, |next| &next.set);
        let mut card = column![
            label::strong(format!("Phiên bản {} → {}", version.version, after.version)),
            label::small(format!("Thay ngày {} · {}", short_date(version.on), version.by)),
            panel::fact("Lý do", label::body(version.reason.as_str())),
        ]
        .spacing(S8);
        let pairs = compare_versions(&version.set, after);
        for pair in pairs.iter().filter(|pair| pair.standing() != Standing::Unchanged) {
            card = card.push(panel::hairline()).push(words(pair, "Trước đây"));
        }
        for sentence in around(&version.set, after, &pairs) {
            card = card.push(label::small(sentence));
        }
        all = all.push(panel::card(card));
    }
    all.into()
}

/// What changed besides the lines.
pub(super) fn around(before: &CriteriaSet, after: &CriteriaSet, pairs: &[Pair<'_>]) -> Vec<String> {
    let mut told = Vec::new();
    if before.name != after.name {
        told.push(format!("Tên bộ tiêu chí: {} → {}.", before.name, after.name));
    }
    if before.full_marks() != after.full_marks() {
        told.push(format!("Tổng điểm chuẩn: {} → {}.", before.full_marks(), after.full_marks()));
    }
    if before.groups != after.groups {
        told.push("Các nhóm, hoặc giới hạn điểm cộng, điểm trừ của nhóm, được sửa.".to_owned());
    }
    if before.caps != after.caps {
        told.push("Giới hạn điểm cộng, điểm trừ của cả bộ được sửa.".to_owned());
    }
    if before.grading != after.grading {
        told.push("Các mức xếp loại được sửa.".to_owned());
    }
    let same = pairs.iter().all(|pair| pair.standing() == Standing::Unchanged);
    if told.is_empty() && same && before.criteria != after.criteria {
        told.push("Thứ tự, ký hiệu hoặc nhóm của các tiêu chí được sửa.".to_owned());
    }
    told
}
