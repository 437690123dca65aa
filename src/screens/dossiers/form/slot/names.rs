//! The fields by the names that others know them by: focus and tests, and returns for correction.

use super::Slot;
use crate::domain::correction::DossierField;

impl Slot {
    /// The name by which focus and tests find the field.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "dossier-name",
            Self::Unit => "dossier-unit",
            Self::Field => "dossier-field",
            Self::Received => "dossier-received",
            Self::Proposed => "dossier-proposed",
            Self::Remark => "dossier-remark",
            Self::Order => "dossier-order",
            Self::OtherNames => "dossier-other-names",
            Self::Note => "dossier-note",
            Self::Honorific => "dossier-honorific",
            Self::Birth => "dossier-birth",
            Self::Post => "dossier-post",
            Self::Ethnicity => "dossier-ethnicity",
            Self::Religion => "dossier-religion",
            Self::Education => "dossier-education",
            Self::PartyJoined => "dossier-party-joined",
            Self::Phone => "dossier-phone",
            Self::Address => "dossier-address",
            Self::Head => "dossier-head",
            Self::Members => "dossier-members",
            Self::Women => "dossier-women",
            Self::PartyMembers => "dossier-party",
            Self::Founded => "dossier-founded",
            Self::Cluster => "dossier-cluster",
            Self::Representative => "dossier-representative",
            Self::Occupation => "dossier-occupation",
            Self::Income => "dossier-income",
            Self::CulturalYears => "dossier-cultural",
            Self::Owners => "dossier-owners",
            Self::Started => "dossier-started",
            Self::Replicated => "dossier-replicated",
        }
    }

    /// The field as it is marked for correction.
    pub(in super::super) const fn marked_as(self) -> DossierField {
        match self {
            Self::Name | Self::OtherNames | Self::Note | Self::Honorific => DossierField::Name,
            Self::Unit => DossierField::Unit,
            Self::Field => DossierField::Field,
            Self::Received => DossierField::Received,
            Self::Proposed => DossierField::Proposed,
            Self::Remark | Self::Order => DossierField::Remark,
            Self::Birth => DossierField::Birth,
            Self::Post => DossierField::Posts,
            Self::Ethnicity | Self::Religion => DossierField::Ethnicity,
            Self::Education => DossierField::Education,
            Self::PartyJoined => DossierField::Party,
            Self::Phone | Self::Address => DossierField::Contact,
            Self::Head | Self::Representative => DossierField::Head,
            Self::Members | Self::Women | Self::PartyMembers => DossierField::Members,
            Self::Founded | Self::Started => DossierField::Founded,
            Self::Cluster => DossierField::Cluster,
            Self::Occupation | Self::Income => DossierField::Living,
            Self::CulturalYears => DossierField::CulturalYears,
            Self::Owners => DossierField::Owners,
            Self::Replicated => DossierField::Content,
        }
    }

    /// Whether the field belongs to the subject rather than to this nomination.
    pub(in super::super) const fn is_of_subject(self) -> bool {
        !matches!(
            self,
            Self::Unit | Self::Field | Self::Received | Self::Proposed | Self::Remark | Self::Order
        )
    }
}
