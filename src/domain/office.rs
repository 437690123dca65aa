//! The office that uses the program, its letterhead and who signs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What kind of organisation the office belongs to; decides presets, never rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OfficeKind {
    /// Hội Liên hiệp Phụ nữ.
    WomensUnion,
    /// Ủy ban Mặt trận Tổ quốc.
    FatherlandFront,
    /// Ủy ban nhân dân or another state body.
    PeoplesCommittee,
}

impl OfficeKind {
    /// All kinds, in the order shown.
    pub const ALL: [Self; 3] = [Self::WomensUnion, Self::FatherlandFront, Self::PeoplesCommittee];

    /// The name shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::WomensUnion => "Hội Liên hiệp Phụ nữ",
            Self::FatherlandFront => "Ủy ban Mặt trận Tổ quốc",
            Self::PeoplesCommittee => "Ủy ban nhân dân",
        }
    }
}

/// A signature block: one to three lines of authority and post, then the name (form rule: NĐ 30/2020, ô 7a–7b).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// Lines such as "TM. BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"; one to three.
    pub lines: Vec<String>,
    /// Full name of the signer; empty while not yet known.
    #[serde(default)]
    pub name: String,
}

/// Which columns a nomination list shows besides number and name, and whether a row 1, 2, 3 … closes the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ListColumns {
    /// Year of birth.
    pub birth: bool,
    /// Post, unit, address.
    pub place: bool,
    /// Field of work.
    pub field: bool,
    /// Summary of achievements.
    pub summary: bool,
    /// Earlier commendations.
    pub honours: bool,
    /// Proposed form.
    pub proposal: bool,
    /// Remarks.
    pub note: bool,
    /// The row of column numbers.
    pub number_row: bool,
}

impl Default for ListColumns {
    fn default() -> Self {
        Self {
            birth: true,
            place: true,
            field: true,
            summary: true,
            honours: true,
            proposal: true,
            note: true,
            number_row: false,
        }
    }
}

/// What an office sets about its papers, over the form profile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PaperSettings {
    /// Corrections of the profile: a TOML text that names only what differs. Kept as text, because the profile is a
    /// file that people may hand on to each other.
    pub corrections: String,
    /// Columns of nomination lists.
    pub columns: ListColumns,
}

/// The office as it appears on paper and in the window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Kind of organisation.
    pub kind: OfficeKind,
    /// Direct superior body printed above the issuer, as on paper ("HỘI LHPN TỈNH CAO BẰNG"); may be empty.
    #[serde(default)]
    pub superior: String,
    /// Issuing body as on paper ("BAN THƯỜNG VỤ").
    pub issuer: String,
    /// The office's name in running text ("Ban Thường vụ Hội LHPN tỉnh Cao Bằng").
    pub name: String,
    /// Short name in the window's top strip ("Hội LHPN tỉnh").
    pub short_name: String,
    /// Place in the date line ("Cao Bằng").
    pub place: String,
    /// What follows the type abbreviation in a paper's symbol ("BTV" in "53/KH-BTV").
    pub symbol: String,
    /// Identifier of the form profile ("union", "front", "state").
    pub profile: String,
    /// Usual signature blocks, the first is the default.
    #[serde(default)]
    pub signatures: Vec<Signature>,
    /// The "Lưu" entry of the recipients, without the word and without the full stop ("TĐKT, VPTH, VT").
    #[serde(default)]
    pub archive: String,
    /// Settings of its papers.
    #[serde(default)]
    pub papers: PaperSettings,
}
