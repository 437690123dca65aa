//! What the page of a record tells of it, in short.

use crate::domain::subject::{Detail, Subject, SubjectKind};
use crate::domain::timeline::{EventKind, TimelineYear};
use crate::storage::SubjectFile;
use crate::text::number::grouped;

/// Names and values, in the order of the form; what is not known is left out.
pub(super) fn of(file: &SubjectFile) -> Vec<(&'static str, String)> {
    let subject = &file.subject;
    let mut all: Vec<(&'static str, String)> = Vec::new();
    let mut add = |name: &'static str, value: String| {
        if !value.trim().is_empty() {
            all.push((name, value));
        }
    };
    let number = |value: Option<u32>| value.map(|it| it.to_string()).unwrap_or_default();
    let year = |value: Option<i32>| value.map(|it| it.to_string()).unwrap_or_default();
    add("Tên khác", subject.other_names.join("; "));
    match &subject.detail {
        Detail::Person(it) => {
            add("Ngày sinh", it.birth.map(|day| day.to_string()).unwrap_or_default());
            add("Giới tính", it.sex.map(|sex| sex.label().to_owned()).unwrap_or_default());
            add("Chức vụ", it.post.clone());
            add("Trình độ", it.education.clone());
            add("Điện thoại", it.phone.clone());
        }
        Detail::Collective(it) => {
            add("Người đứng đầu", it.head.clone());
            add("Số thành viên", number(it.members));
            add("Trong đó nữ", number(it.women));
            add("Năm thành lập", year(it.founded));
            add("Cụm, khối thi đua", it.cluster.clone());
        }
        Detail::Household(it) => {
            add("Chủ hộ", it.head.clone());
            add("Người đại diện", it.representative.clone());
            add("Số người", number(it.members));
            add("Nghề nghiệp", it.occupation.clone());
            add("Thu nhập một năm", it.income.map(|it| format!("{} đồng", grouped(it))).unwrap_or_default());
        }
        Detail::Model(it) => {
            add("Chủ thể", it.owners.join("; "));
            add("Năm bắt đầu", year(it.started));
            add("Nội dung", it.content.clone());
            add("Nơi nhân rộng", it.replicated.clone());
        }
    }
    add("Địa chỉ", subject.detail.address().to_owned());
    add("Ghi chú", subject.note.clone());
    all
}

/// Awards received here and elsewhere, the latest first.
pub(super) fn awards(file: &SubjectFile) -> Vec<String> {
    let of_year = |year: &TimelineYear| {
        let when = year.year.map_or_else(|| "Chưa rõ năm".to_owned(), |year| year.to_string());
        let awards =
            year.events.iter().filter(|event| matches!(event.kind, EventKind::Award | EventKind::PastAward));
        awards.map(|event| format!("{when}: {}", event.words)).collect::<Vec<_>>()
    };
    file.timeline.iter().flat_map(of_year).collect()
}

/// What the related records are to this one.
pub(super) const fn related_title(subject: &Subject) -> &'static str {
    match subject.kind() {
        SubjectKind::Model => "Chủ thể có bản ghi",
        SubjectKind::Person | SubjectKind::Collective | SubjectKind::Household => {
            "Mô hình, sáng kiến là chủ thể"
        }
    }
}
