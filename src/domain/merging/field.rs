//! The fields of two subjects as they are decided on, one row each.

use super::Names;
use crate::domain::subject::{Detail, Subject, SubjectKind};
use crate::text::date::PartialDate;

/// One field of a subject, or a few that only make sense together.
pub(super) struct SubjectField {
    pub(super) label: &'static str,
    /// The kind that has it; none for all.
    pub(super) kind: Option<SubjectKind>,
    /// As shown.
    pub(super) read: fn(&Subject, &Names<'_>) -> String,
    /// Puts the value of the second in place of the first's.
    pub(super) take: fn(&mut Subject, &Subject),
    /// Adds what the first lacks; none where only one value can stand.
    pub(super) join: Option<fn(&mut Subject, &Subject)>,
}

/// Adds those of `more` that `all` does not hold.
pub(super) fn unite<T: Clone + PartialEq>(all: &mut Vec<T>, more: &[T]) {
    for one in more {
        if !all.contains(one) {
            all.push(one.clone());
        }
    }
}

fn date(date: Option<PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn number<T: ToString>(number: Option<T>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// The texts that are not empty, one after the other.
pub(super) fn listed<S: AsRef<str>>(texts: impl IntoIterator<Item = S>, between: &str) -> String {
    let texts: Vec<String> = texts
        .into_iter()
        .map(|text| text.as_ref().trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect();
    texts.join(between)
}

macro_rules! one {
    ($kind:ident, $label:literal, [$($part:ident),+], |$it:ident| $read:expr) => {
        SubjectField {
            label: $label,
            kind: Some(SubjectKind::$kind),
            read: |subject, _| match &subject.detail {
                Detail::$kind($it) => $read,
                _ => String::new(),
            },
            take: |into, from| {
                if let (Detail::$kind(into), Detail::$kind(from)) = (&mut into.detail, &from.detail) {
                    $(into.$part = from.$part.clone();)+
                }
            },
            join: None,
        }
    };
}

macro_rules! several {
    ($kind:ident, $label:literal, [$($part:ident),+], |$it:ident| $read:expr) => {
        SubjectField {
            join: Some(|into, from| {
                if let (Detail::$kind(into), Detail::$kind(from)) = (&mut into.detail, &from.detail) {
                    $(unite(&mut into.$part, &from.$part);)+
                }
            }),
            ..one!($kind, $label, [$($part),+], |$it| $read)
        }
    };
}

/// Everything that is said of a subject, field by field, in the order of the form.
#[must_use]
pub fn subject_values(subject: &Subject, names: &Names<'_>) -> Vec<(&'static str, String)> {
    let mut values = vec![("Tên", subject.name.clone()), ("Tên khác", listed(&subject.other_names, "; "))];
    let fields = FIELDS.iter().filter(|it| it.kind.is_none_or(|kind| kind == subject.kind()));
    values.extend(fields.map(|it| (it.label, (it.read)(subject, names))));
    values
}

/// All but name, other names and note, which follow rules of their own; in the order of the form.
pub(super) const FIELDS: &[SubjectField] = &[
    one!(Person, "Xưng hô", [honorific], |it| it.honorific.clone()),
    one!(Person, "Giới tính", [sex], |it| it.sex.map(|sex| sex.label().to_owned()).unwrap_or_default()),
    one!(Person, "Ngày sinh", [birth], |it| date(it.birth)),
    SubjectField {
        label: "Đơn vị hiện nay",
        kind: None,
        read: |subject, names| subject.unit.map(names.unit).unwrap_or_default(),
        take: |into, from| into.unit = from.unit,
        join: None,
    },
    one!(Person, "Chức vụ ghi trong văn bản", [post], |it| it.post.clone()),
    several!(Person, "Các chức vụ", [posts], |it| listed(
        it.posts.iter().map(|post| {
            let time = match (post.from, post.to) {
                (None, None) => String::new(),
                (from, to) => format!("({}–{})", date(from), date(to)),
            };
            listed([&post.title, &post.place, &time], " ")
        }),
        "; "
    )),
    one!(Person, "Dân tộc", [ethnicity], |it| it.ethnicity.clone()),
    one!(Person, "Tôn giáo", [religion], |it| it.religion.clone()),
    one!(Person, "Trình độ", [education], |it| it.education.clone()),
    one!(Person, "Đảng viên", [party_member, party_joined], |it| match (it.party_member, it.party_joined)
    {
        (_, Some(joined)) => format!("Vào Đảng {joined}"),
        (true, None) => "Đảng viên".to_owned(),
        (false, None) => String::new(),
    }),
    one!(Person, "Địa chỉ", [address], |it| it.address.clone()),
    one!(Person, "Điện thoại", [phone], |it| it.phone.clone()),
    one!(Collective, "Người đứng đầu", [head], |it| it.head.clone()),
    // The three numbers were counted together; mixed they could say more women than members.
    one!(Collective, "Số thành viên", [members, women, party_members], |it| listed(
        [(it.members, "thành viên"), (it.women, "nữ"), (it.party_members, "đảng viên")]
            .map(|(count, what)| count.map(|count| format!("{count} {what}")).unwrap_or_default()),
        ", "
    )),
    one!(Collective, "Năm thành lập", [founded], |it| number(it.founded)),
    one!(Collective, "Cụm, khối thi đua", [cluster], |it| it.cluster.clone()),
    one!(Collective, "Địa chỉ", [address], |it| it.address.clone()),
    one!(Household, "Chủ hộ", [head], |it| it.head.clone()),
    one!(Household, "Người đại diện", [representative], |it| it.representative.clone()),
    one!(Household, "Số người", [members], |it| number(it.members)),
    one!(Household, "Nghề nghiệp", [occupation], |it| it.occupation.clone()),
    one!(Household, "Thu nhập một năm (đồng)", [income], |it| number(it.income)),
    several!(Household, "Gia đình văn hóa các năm", [cultural_years], |it| listed(
        it.cultural_years.iter().map(ToString::to_string),
        ", "
    )),
    several!(Household, "Đóng góp", [contributions], |it| listed(
        it.contributions.iter().map(|one| {
            let kind = one.kind.label();
            let year = number(one.year);
            listed([year.as_str(), kind, &one.amount, &one.measure, &one.content], " ")
        }),
        "; "
    )),
    one!(Household, "Địa chỉ", [address], |it| it.address.clone()),
    SubjectField {
        read: |subject, names| match &subject.detail {
            Detail::Model(it) => {
                let known = it.owned_by.iter().map(|id| (names.subject)(*id));
                let mut all = it.owners.clone();
                unite(&mut all, &known.collect::<Vec<_>>());
                listed(all, "; ")
            }
            _ => String::new(),
        },
        ..several!(Model, "Chủ thể", [owners, owned_by], |it| listed(&it.owners, "; "))
    },
    one!(Model, "Năm bắt đầu", [started], |it| number(it.started)),
    one!(Model, "Nội dung", [content], |it| it.content.clone()),
    one!(Model, "Nơi nhân rộng", [replicated], |it| it.replicated.clone()),
    one!(Model, "Địa chỉ", [address], |it| it.address.clone()),
];
