//! The fields of a dossier by name, as one marks them for correction.

use crate::domain::dossier::Dossier;
use crate::domain::subject::{Detail, Subject, SubjectKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A field, or a few that are always looked at together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DossierField {
    /// Name, honorific and other names.
    Name,
    /// Sex.
    Sex,
    /// Birth date.
    Birth,
    /// Posts.
    Posts,
    /// Ethnicity and religion.
    Ethnicity,
    /// Education.
    Education,
    /// Party membership.
    Party,
    /// Address and telephone.
    Contact,
    /// Members, women, Party members; people of a household.
    Members,
    /// Head, representative.
    Head,
    /// Founding, start.
    Founded,
    /// Cluster.
    Cluster,
    /// Occupation and income.
    Living,
    /// Years of "Gia đình văn hóa".
    CulturalYears,
    /// Contributions.
    Contributions,
    /// Owners of a model.
    Owners,
    /// What a model does and where it was replicated.
    Content,
    /// Nominating unit.
    Unit,
    /// Day received.
    Received,
    /// Field of activity.
    Field,
    /// Movements.
    Movements,
    /// Summary.
    Summary,
    /// Achievements.
    Achievements,
    /// Earlier awards.
    PastAwards,
    /// Priority marks.
    Priorities,
    /// Proposed form.
    Proposed,
    /// Remark.
    Remark,
    /// Papers and files.
    Papers,
    /// Why personal data are kept.
    Personal,
}

impl DossierField {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Name => "Tên",
            Self::Sex => "Giới tính",
            Self::Birth => "Ngày sinh",
            Self::Posts => "Chức vụ",
            Self::Ethnicity => "Dân tộc, tôn giáo",
            Self::Education => "Trình độ",
            Self::Party => "Đảng viên",
            Self::Contact => "Địa chỉ, điện thoại",
            Self::Members => "Số thành viên",
            Self::Head => "Người đứng đầu, đại diện",
            Self::Founded => "Năm thành lập, bắt đầu",
            Self::Cluster => "Cụm, khối thi đua",
            Self::Living => "Nghề nghiệp, thu nhập",
            Self::CulturalYears => "Gia đình văn hóa",
            Self::Contributions => "Đóng góp",
            Self::Owners => "Chủ thể",
            Self::Content => "Nội dung, nơi nhân rộng",
            Self::Unit => "Đơn vị đề nghị",
            Self::Received => "Ngày nhận",
            Self::Field => "Lĩnh vực",
            Self::Movements => "Phong trào",
            Self::Summary => "Tóm tắt thành tích",
            Self::Achievements => "Thành tích",
            Self::PastAwards => "Khen thưởng đã có",
            Self::Priorities => "Diện ưu tiên",
            Self::Proposed => "Hình thức đề nghị",
            Self::Remark => "Ghi chú",
            Self::Papers => "Giấy tờ, tệp kèm theo",
            Self::Personal => "Dữ liệu cá nhân",
        }
    }
}

/// The fields that a dossier of `kind` has, in the order of the form.
#[must_use]
pub fn of_kind(kind: SubjectKind) -> Vec<DossierField> {
    use DossierField as F;
    let own: &[F] = match kind {
        SubjectKind::Person => {
            &[F::Sex, F::Birth, F::Posts, F::Ethnicity, F::Education, F::Party, F::Contact]
        }
        SubjectKind::Collective => &[F::Head, F::Members, F::Founded, F::Cluster, F::Contact],
        SubjectKind::Household => {
            &[F::Head, F::Members, F::Living, F::CulturalYears, F::Contributions, F::Contact]
        }
        SubjectKind::Model => &[F::Owners, F::Founded, F::Content, F::Contact],
    };
    let rest = [
        F::Unit,
        F::Received,
        F::Field,
        F::Movements,
        F::Summary,
        F::Achievements,
        F::PastAwards,
        F::Priorities,
        F::Proposed,
        F::Remark,
        F::Papers,
        F::Personal,
    ];
    std::iter::once(F::Name).chain(own.iter().copied()).chain(rest).collect()
}

/// The fields in which two versions of a dossier and its subject differ.
#[must_use]
pub fn changed(before: (&Dossier, &Subject), after: (&Dossier, &Subject)) -> Vec<DossierField> {
    use DossierField as F;
    let mut found = Vec::new();
    let mut note = |field: F, differs: bool| {
        if differs && !found.contains(&field) {
            found.push(field);
        }
    };
    let ((old, who), (new, now)) = (before, after);
    note(F::Name, who.name != now.name || who.other_names != now.other_names || who.note != now.note);
    note(F::Unit, old.unit != new.unit || who.unit != now.unit);
    match (&who.detail, &now.detail) {
        (Detail::Person(a), Detail::Person(b)) => {
            note(F::Name, a.honorific != b.honorific);
            note(F::Sex, a.sex != b.sex);
            note(F::Birth, a.birth != b.birth);
            note(F::Posts, a.post != b.post || a.posts != b.posts);
            note(F::Ethnicity, a.ethnicity != b.ethnicity || a.religion != b.religion);
            note(F::Education, a.education != b.education);
            note(F::Party, a.party_member != b.party_member || a.party_joined != b.party_joined);
            note(F::Contact, a.address != b.address || a.phone != b.phone);
        }
        (Detail::Collective(a), Detail::Collective(b)) => {
            note(F::Head, a.head != b.head);
            let numbers = |it: &crate::domain::subject::Collective| (it.members, it.women, it.party_members);
            note(F::Members, numbers(a) != numbers(b));
            note(F::Founded, a.founded != b.founded);
            note(F::Cluster, a.cluster != b.cluster);
            note(F::Contact, a.address != b.address);
        }
        (Detail::Household(a), Detail::Household(b)) => {
            note(F::Head, a.head != b.head || a.representative != b.representative);
            note(F::Members, a.members != b.members);
            note(F::Living, a.occupation != b.occupation || a.income != b.income);
            note(F::CulturalYears, a.cultural_years != b.cultural_years);
            note(F::Contributions, a.contributions != b.contributions);
            note(F::Contact, a.address != b.address);
        }
        (Detail::Model(a), Detail::Model(b)) => {
            note(F::Owners, a.owners != b.owners || a.owned_by != b.owned_by);
            note(F::Founded, a.started != b.started);
            note(F::Content, a.content != b.content || a.replicated != b.replicated);
            note(F::Contact, a.address != b.address);
        }
        // Another kind is another subject altogether.
        _ => of_kind(now.kind()).into_iter().for_each(|field| note(field, true)),
    }
    note(F::Received, old.received != new.received);
    note(F::Field, old.field != new.field);
    note(F::Movements, old.movements != new.movements);
    note(F::Summary, old.summary != new.summary);
    note(F::Achievements, old.achievements != new.achievements);
    note(F::PastAwards, old.past_awards != new.past_awards);
    note(F::Priorities, old.priorities != new.priorities);
    note(F::Proposed, old.proposed != new.proposed);
    note(F::Remark, old.remark != new.remark || old.order != new.order);
    note(F::Papers, old.papers != new.papers);
    note(F::Personal, old.personal != new.personal);
    let moved = old.subject != new.subject || old.plan != new.plan || old.year != new.year;
    note(F::Name, moved);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{DossierId, PlanId, SubjectId, UnitId};

    #[test]
    fn every_field_of_a_kind_is_seen_when_it_changes() {
        let subject = |kind| Subject::new(SubjectId(1), "Bế Thị Lan", Detail::empty(kind));
        let dossier = Dossier::new(DossierId(1), SubjectId(1), (PlanId(1), 2026), UnitId(1));
        for kind in SubjectKind::ALL {
            let (before, mut after) = (subject(kind), subject(kind));
            match &mut after.detail {
                Detail::Person(it) => it.religion = "Không".into(),
                Detail::Collective(it) => it.women = Some(2),
                Detail::Household(it) => it.income = Some(1),
                Detail::Model(it) => it.replicated = "Ba xã".into(),
            }
            let found = changed((&dossier, &before), (&dossier, &after));
            assert_eq!(found.len(), 1, "{kind:?} {found:?}");
            assert!(of_kind(kind).contains(&found[0]), "{kind:?} {found:?}");
            assert!(changed((&dossier, &before), (&dossier, &before)).is_empty());
        }
    }
}
