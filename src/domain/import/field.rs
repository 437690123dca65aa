//! What a column of a list of exemplars holds, and by which headings it is known. The words are data.

use crate::domain::subject::SubjectKind;
use crate::text::{fold, words};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The running number; read only to tell groups from rows.
    Index,
    /// The dossier's own code, as lists written here carry it.
    Code,
    /// The name.
    Name,
    /// The kind of subject.
    Kind,
    /// Form of address before the name.
    Honorific,
    /// Other names.
    OtherNames,
    /// Sex.
    Sex,
    /// A mark, or the birth of a man.
    Male,
    /// A mark, or the birth of a woman.
    Female,
    /// Birth.
    Birth,
    /// Ethnicity.
    Ethnicity,
    /// Religion.
    Religion,
    /// Education.
    Education,
    /// Membership of the Party: a mark, or since when.
    Party,
    /// Post.
    Post,
    /// Post, unit and address, a line each.
    Place,
    /// Address.
    Address,
    /// Telephone.
    Phone,
    /// The nominating unit.
    Unit,
    /// Field of activity.
    Field,
    /// Movements.
    Movements,
    /// Short summary.
    Summary,
    /// Achievements, a line each.
    Achievements,
    /// Earlier awards, a line each.
    Awards,
    /// Priority marks.
    Priorities,
    /// Proposed form of commendation.
    Proposed,
    /// Remark.
    Remark,
    /// Day received.
    Received,
    /// Year.
    Year,
    /// Place set by hand.
    Order,
    /// Head of a collective or household.
    Head,
    /// Who stands for a household.
    Representative,
    /// How many people.
    Members,
    /// Of them women.
    Women,
    /// Of them Party members.
    PartyMembers,
    /// Year of founding or start.
    Founded,
    /// Emulation cluster.
    Cluster,
    /// Occupation.
    Occupation,
    /// Yearly income.
    Income,
    /// Years with the title "Gia đình văn hóa".
    CulturalYears,
    /// Contributions of a household, a line each.
    Contributions,
    /// Owners of a model.
    Owners,
    /// What a model does.
    Content,
    /// Where it was replicated.
    Replicated,
}

impl Field {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 44] = [
        Self::Name,
        Self::Kind,
        Self::Unit,
        Self::Honorific,
        Self::Sex,
        Self::Male,
        Self::Female,
        Self::Birth,
        Self::Post,
        Self::Place,
        Self::Address,
        Self::Phone,
        Self::Ethnicity,
        Self::Religion,
        Self::Education,
        Self::Party,
        Self::OtherNames,
        Self::Field,
        Self::Movements,
        Self::Summary,
        Self::Achievements,
        Self::Awards,
        Self::Priorities,
        Self::Proposed,
        Self::Remark,
        Self::Received,
        Self::Year,
        Self::Order,
        Self::Head,
        Self::Representative,
        Self::Members,
        Self::Women,
        Self::PartyMembers,
        Self::Founded,
        Self::Cluster,
        Self::Occupation,
        Self::Income,
        Self::CulturalYears,
        Self::Contributions,
        Self::Owners,
        Self::Content,
        Self::Replicated,
        Self::Index,
        Self::Code,
    ];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Index => "Số thứ tự",
            Self::Code => "Mã hồ sơ",
            Self::Name => "Họ và tên, tên gọi",
            Self::Kind => "Loại",
            Self::Honorific => "Danh xưng",
            Self::OtherNames => "Tên khác",
            Self::Sex => "Giới tính",
            Self::Male => "Nam (đánh dấu hoặc năm sinh)",
            Self::Female => "Nữ (đánh dấu hoặc năm sinh)",
            Self::Birth => "Ngày sinh, năm sinh",
            Self::Ethnicity => "Dân tộc",
            Self::Religion => "Tôn giáo",
            Self::Education => "Trình độ",
            Self::Party => "Đảng viên, ngày vào Đảng",
            Self::Post => "Chức vụ",
            Self::Place => "Chức vụ, đơn vị, địa chỉ",
            Self::Address => "Địa chỉ",
            Self::Phone => "Điện thoại",
            Self::Unit => "Đơn vị đề nghị",
            Self::Field => "Lĩnh vực",
            Self::Movements => "Phong trào",
            Self::Summary => "Tóm tắt thành tích",
            Self::Achievements => "Các thành tích, mỗi dòng một việc",
            Self::Awards => "Khen thưởng đã có",
            Self::Priorities => "Diện ưu tiên",
            Self::Proposed => "Hình thức đề nghị",
            Self::Remark => "Ghi chú",
            Self::Received => "Ngày nhận",
            Self::Year => "Năm",
            Self::Order => "Thứ tự trong danh sách",
            Self::Head => "Người đứng đầu, chủ hộ",
            Self::Representative => "Người đại diện",
            Self::Members => "Số thành viên",
            Self::Women => "Số nữ",
            Self::PartyMembers => "Số đảng viên",
            Self::Founded => "Năm thành lập, bắt đầu",
            Self::Cluster => "Cụm, khối thi đua",
            Self::Occupation => "Nghề nghiệp",
            Self::Income => "Thu nhập",
            Self::CulturalYears => "Gia đình văn hóa",
            Self::Contributions => "Đóng góp",
            Self::Owners => "Chủ thể, tác giả",
            Self::Content => "Nội dung mô hình",
            Self::Replicated => "Nơi nhân rộng",
        }
    }

    /// The word of the field in scripts.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::String(code.to_owned())).ok()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    field: Field,
    #[serde(default)]
    kind: Option<SubjectKind>,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Left {
    why: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Hint {
    kind: SubjectKind,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    column: Vec<Known>,
    hint: Vec<Hint>,
    left: Vec<Left>,
}

/// What a heading says of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Said {
    /// It holds this; the kind where the heading tells it too.
    Holds(Field, Option<SubjectKind>),
    /// It is not read, and why.
    Left(&'static str),
}

struct Headings {
    /// By their words with marks, and without.
    toned: HashMap<String, Said>,
    folded: HashMap<String, Said>,
    /// Words looked for inside longer headings, the longest first.
    inside: Vec<(String, Said)>,
    /// Folded headings that tell the kind where nothing else does.
    hints: HashMap<String, SubjectKind>,
}

/// Words with their marks, whatever their case and the place of the tone, signs left out.
fn toned(text: &str) -> String {
    let keys: Vec<String> = words::words(text).into_iter().map(|word| word.key).collect();
    keys.join(" ")
}

static HEADINGS: LazyLock<Headings> = LazyLock::new(|| {
    // The file is part of the program; a test reads it.
    let file = toml::from_str(include_str!("../../../assets/import-columns.toml"));
    let File { column, hint, left } =
        file.unwrap_or(File { column: Vec::new(), hint: Vec::new(), left: Vec::new() });
    let mut all: Vec<(String, Said)> = Vec::new();
    for one in column {
        all.extend(one.words.into_iter().map(|words| (words, Said::Holds(one.field, one.kind))));
    }
    for one in left {
        let why: &'static str = Box::leak(one.why.into_boxed_str());
        all.extend(one.words.into_iter().map(|words| (words, Said::Left(why))));
    }
    let hints = hint.iter().flat_map(|one| one.words.iter().map(|words| (fold(words), one.kind))).collect();
    let mut headings = Headings { toned: HashMap::new(), folded: HashMap::new(), inside: Vec::new(), hints };
    for (words, said) in &all {
        headings.toned.entry(toned(words)).or_insert(*said);
        headings.folded.entry(fold(words)).or_insert(*said);
        // A word of one syllable is too common to be looked for inside other headings.
        let folded = fold(words);
        if folded.contains(' ') {
            headings.inside.push((folded, *said));
        }
    }
    headings.inside.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    headings
});

/// The kind that a heading of names tells where neither sheet nor title nor group does.
pub(super) fn hint(heading: &str) -> Option<SubjectKind> {
    HEADINGS.hints.get(&fold(heading)).copied()
}

/// A heading is no longer than this, in bytes of folded text; what is longer is a sentence.
const LONGEST: usize = 90;

/// Words of fewer letters, with the spaces around them, are too common to be looked for inside other headings, in bytes.
const TELLING: usize = 10;

/// How sure a column is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sure {
    /// Nothing tells what it holds.
    Not,
    /// Known words stand inside its heading.
    Likely,
    /// Its heading is nothing but known words.
    Exact,
    /// A person said so.
    Told,
}

/// What a heading says, and how sure.
pub(super) fn read(heading: &str) -> Option<(Said, Sure)> {
    let folded = fold(heading);
    if folded.is_empty() || folded.len() > LONGEST {
        return None;
    }
    if let Some(said) = HEADINGS.toned.get(&toned(heading)) {
        return Some((*said, Sure::Exact));
    }
    if let Some(said) = HEADINGS.folded.get(&folded) {
        // Marks that differ make another word, unless there are none.
        let sure = if heading.is_ascii() { Sure::Exact } else { Sure::Likely };
        return Some((*said, sure));
    }
    let framed = format!(" {folded} ");
    // Short words ("đề nghị") say something only where the heading begins with them.
    let fits = |words: &str| {
        let words = format!(" {words} ");
        framed.starts_with(&words) || words.len() >= TELLING && framed.contains(&words)
    };
    let found = HEADINGS.inside.iter().find(|(words, _)| fits(words));
    found.map(|(_, said)| (*said, Sure::Likely))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_words_can_be_read_and_names_every_field() {
        let file: File = toml::from_str(include_str!("../../../assets/import-columns.toml")).unwrap();
        for field in Field::ALL {
            assert!(file.column.iter().any(|one| one.field == field), "{field:?}");
            assert_eq!(Field::ALL.iter().filter(|one| **one == field).count(), 1);
        }
    }

    #[test]
    fn a_year_is_no_man_and_longer_headings_are_found_by_what_stands_in_them() {
        let field = |heading: &str| match read(heading) {
            Some((Said::Holds(field, _), sure)) => Some((field, sure)),
            _ => None,
        };
        assert_eq!(field("Nam"), Some((Field::Male, Sure::Exact)));
        assert_eq!(field("NĂM"), Some((Field::Year, Sure::Exact)));
        assert_eq!(field("Năm sinh"), Some((Field::Birth, Sure::Exact)));
        assert_eq!(field("HO VA TEN"), Some((Field::Name, Sure::Exact)));
        assert_eq!(field("Số điện thoại của cá nhân"), Some((Field::Phone, Sure::Likely)));
        assert_eq!(field("Đã được khen (năm, số\u{a0}quyết\u{a0}định)"), Some((Field::Awards, Sure::Exact)));
        assert!(matches!(read("Số CCCD"), Some((Said::Left(_), Sure::Exact))));
        assert_eq!(field("Đề nghị tặng thưởng"), Some((Field::Proposed, Sure::Likely)));
        assert_eq!(field("Tên của chị em được đề nghị"), None);
        assert_eq!(read("Trồng cây gì, nuôi con gì"), None);
    }
}
