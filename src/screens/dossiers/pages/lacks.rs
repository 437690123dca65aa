//! What a dossier still lacks before it is complete: said, never enforced, and each with the page on which it is put right.

use super::Tab;
use super::screening::GateRow;
use crate::domain::attachment::Attachment;
use crate::domain::checklist::missing;
use crate::domain::dossier::{Dossier, GateAnswer};
use crate::domain::subject::{Detail, Subject};
use crate::screens::Desk;

/// Something that is lacking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in super::super) struct Lack {
    pub(in super::super) words: String,
    /// Without it the dossier is not complete.
    pub(in super::super) required: bool,
    /// Where it is put right.
    pub(in super::super) tab: Tab,
}

/// Everything that is lacking, what is required first.
pub(super) fn all(
    dossier: &Dossier,
    subject: &Subject,
    files: &[Attachment],
    gates: &[GateRow],
    desk: &Desk,
) -> Vec<Lack> {
    let place = desk.office.as_ref().map_or("", |office| office.place.as_str());
    let gaps = missing(&desk.checklists, dossier, subject, files, (place, desk.today));
    let mut found: Vec<Lack> = gaps
        .into_iter()
        .map(|gap| {
            let tab = if gap.item.is_empty() { Tab::Facts } else { Tab::Papers };
            Lack { words: gap.words, required: gap.required, tab }
        })
        .collect();
    let open = gates.iter().filter(|gate| gate.answer.is_none()).count();
    let mut screening = Vec::new();
    if open > 0 {
        screening.push(format!("{open} điều kiện bắt buộc chưa trả lời"));
    }
    for gate in gates.iter().filter(|gate| gate.answer == Some(GateAnswer::Failed)) {
        screening.push(format!("Không đạt điều kiện {}", gate.code));
    }
    found.extend(screening.into_iter().map(|words| Lack { words, required: true, tab: Tab::Screening }));
    let field = |words: &str| Lack { words: words.to_owned(), required: false, tab: Tab::Facts };
    found.extend(fields(dossier, subject).into_iter().map(field));
    found.sort_by_key(|lack| !lack.required);
    found
}

fn fields(dossier: &Dossier, subject: &Subject) -> Vec<&'static str> {
    let blank = |text: &str| text.trim().is_empty();
    let mut all: Vec<&'static str> = Vec::new();
    let mut lacks = |yes: bool, words: &'static str| {
        if yes {
            all.push(words);
        }
    };
    lacks(dossier.received.is_none(), "Chưa ghi ngày nhận hồ sơ");
    lacks(blank(&dossier.field), "Chưa ghi lĩnh vực");
    match &subject.detail {
        Detail::Person(it) => {
            lacks(it.sex.is_none(), "Chưa ghi giới tính");
            lacks(it.birth.is_none(), "Chưa ghi năm sinh");
            let idle = blank(&it.post) && it.posts.is_empty();
            lacks(idle && blank(&it.address), "Chưa ghi chức vụ hoặc địa chỉ");
        }
        Detail::Collective(it) => lacks(it.members.is_none(), "Chưa ghi số thành viên"),
        Detail::Household(it) => {
            lacks(it.members.is_none(), "Chưa ghi số nhân khẩu");
            lacks(it.cultural_years.is_empty(), "Chưa ghi năm đạt “Gia đình văn hóa”");
        }
        Detail::Model(it) => {
            lacks(it.owners.is_empty() && it.owned_by.is_empty(), "Chưa ghi tác giả, chủ mô hình");
            lacks(blank(&it.content), "Chưa ghi nội dung mô hình");
        }
    }
    // Without both the list of papers has said so already.
    let (summary, rows) = (blank(&dossier.summary), dossier.achievements.is_empty());
    lacks(rows && !summary, "Chưa có thành tích nào");
    lacks(summary && !rows, "Chưa có trích ngang thành tích");
    all
}
