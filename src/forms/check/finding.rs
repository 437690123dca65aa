//! What the check says: a finding, where it stands, and what would repair it.

use super::data;
use crate::paper::Anchor;
use serde::{Serialize, Serializer};

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal),+ $(,)?) => {
        /// A rule of the check. Its code is stable and internal; people read [`RuleId::title`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RuleId { $($(#[$doc])* $name),+ }

        impl RuleId {
            /// Every rule, in the order in which a paper is read.
            pub const ALL: &'static [RuleId] = &[$(RuleId::$name),+];

            /// The stable short code, for settings and tests; never shown to people.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(RuleId::$name => $code),+ }
            }
        }
    };
}

rules! {
    /// A component is missing.
    PartMissing = "part-missing",
    /// A component stands there twice.
    PartDoubled = "part-doubled",
    /// A component stands in the wrong place.
    PartOrder = "part-order",
    /// A value is not given yet.
    ValueMissing = "value-missing",
    /// National title or motto in other words than the decree's.
    NationWords = "nation-words",
    /// The number is blank.
    NumberBlank = "number-blank",
    /// Number and symbol are not written as they should be.
    NumberForm = "number-form",
    /// The day of issue is blank.
    DateBlank = "date-blank",
    /// Place and date are not written as they should be.
    DateForm = "date-form",
    /// A section number is used twice.
    SectionTwice = "section-twice",
    /// A section number is left out.
    SectionSkipped = "section-skipped",
    /// Letters of items do not follow the Vietnamese alphabet.
    LetterOrder = "letter-order",
    /// "a," instead of "a)".
    LetterMark = "letter-mark",
    /// "1." and "1)" at one level.
    HeadingStyle = "heading-style",
    /// "-" and "–" at one level.
    ListMarks = "list-marks",
    /// A basis without number, date or issuer.
    BasisIncomplete = "basis-incomplete",
    /// A cited paper dated after this one.
    BasisLater = "basis-later",
    /// A basis line ends wrongly.
    BasisEnding = "basis-ending",
    /// A basis no longer in force.
    BasisExpired = "basis-expired",
    /// A basis that is not in force yet.
    BasisNotYet = "basis-not-yet",
    /// A day that is in no calendar.
    DateImpossible = "date-impossible",
    /// A period that ends before it begins.
    PeriodReversed = "period-reversed",
    /// A deadline before the day of issue.
    DeadlineEarly = "deadline-early",
    /// A deadline after the end of the paper's period.
    DeadlineLate = "deadline-late",
    /// An obligation that nobody can meet.
    DutyImpossible = "duty-impossible",
    /// An obligation due outside the plan's period.
    DutyOutside = "duty-outside",
    /// An obligation due before the plan is issued.
    DutyBeforeIssue = "duty-before-issue",
    /// An obligation due after the superior's day.
    DutyAfterSuperior = "duty-after-superior",
    /// An obligation due on a day off.
    DutyDayOff = "duty-day-off",
    /// An obligation whose frequency and day do not fit together.
    DutyRhythm = "duty-rhythm",
    /// An obligation without an owner.
    DutyNoOwner = "duty-no-owner",
    /// An obligation without a deadline.
    DutyNoDeadline = "duty-no-deadline",
    /// Numbers of obligations that cannot hold together.
    DutyNumber = "duty-number",
    /// Obligations whose days stand in the wrong order.
    DutyOrder = "duty-order",
    /// A table with a column narrower than a word in it.
    TableNarrow = "table-narrow",
    /// No "Lưu" among the recipients.
    ArchiveMissing = "archive-missing",
    /// Punctuation of the recipients.
    RecipientsEnding = "recipients-ending",
    /// No "Như trên" in a paper with "Kính gửi".
    AsAboveMissing = "as-above-missing",
    /// No "./." at the end of the text.
    EndMark = "end-mark",
    /// Old and new tone placement in one paper.
    ToneMixed = "tone-mixed",
    /// A tone on the wrong vowel in either style.
    ToneWrong = "tone-wrong",
    /// Two spaces between words.
    SpaceDoubled = "space-doubled",
    /// Spaces around punctuation.
    SpacePunctuation = "space-punctuation",
    /// A bracket or quotation mark without its partner.
    Unbalanced = "unbalanced",
    /// Telex keys left as letters.
    TelexLeft = "telex-left",
    /// Letters with loose marks.
    LooseMarks = "loose-marks",
    /// A common typing error.
    Spelling = "spelling",
    /// A word typed twice.
    WordTwice = "word-twice",
    /// A body that has been abolished.
    BodyAbolished = "body-abolished",
    /// Capitals of a person's name.
    NameCapitals = "name-capitals",
    /// Capitals of fixed names.
    Capitals = "capitals",
    /// A quantity without its number in words.
    WordsAfterNumber = "words-after-number",
    /// Figure and words say different numbers.
    WordsDiffer = "words-differ",
}

impl RuleId {
    /// What the rule is about, in Vietnamese.
    #[must_use]
    pub fn title(self) -> &'static str {
        data::rule(self).map_or("", |rule| rule.title.as_str())
    }

    /// How serious a breach is unless the rule itself says otherwise.
    #[must_use]
    pub fn severity(self) -> Severity {
        data::rule(self).map_or(Severity::Hint, |rule| rule.severity)
    }

    /// Where the rule comes from, in Vietnamese.
    #[must_use]
    pub fn source(self) -> &'static str {
        data::rule(self).map_or("", |rule| rule.source.as_str())
    }
}

impl Serialize for RuleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Must be put right before signing.
    Error,
    /// Should be looked at.
    Warning,
    /// A suggestion.
    Hint,
}

impl Severity {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Error => "Phải sửa",
            Self::Warning => "Nên xem lại",
            Self::Hint => "Gợi ý",
        }
    }
}

/// Where something was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Line of the pasted text, or paragraph of our own paper, from 1; 0 for the paper as a whole.
    pub line: usize,
    /// The words around it.
    pub excerpt: String,
    /// What the paragraph was made from, so that a window can jump there.
    #[serde(serialize_with = "anchor_number", skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
}

fn anchor_number<S: Serializer>(anchor: &Option<Anchor>, serializer: S) -> Result<S::Ok, S::Error> {
    anchor.map(|anchor| anchor.0).serialize(serializer)
}

/// What would repair it. Suggested only: nothing here changes a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Repair {
    /// These words for those.
    Replace {
        /// What stands there now.
        from: String,
        /// What should stand there.
        to: String,
    },
    /// What to do, in words.
    Do(String),
}

impl std::fmt::Display for Repair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Replace { from, to } => write!(f, "“{}” → “{}”", from.trim(), to.trim()),
            Self::Do(words) => f.write_str(words),
        }
    }
}

/// One thing that a careful reader would remark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Which rule.
    pub rule: RuleId,
    /// How serious.
    pub severity: Severity,
    /// Where; the first place when there are several.
    pub place: Place,
    /// What is wrong, in Vietnamese.
    pub message: String,
    /// Where the rule comes from, in Vietnamese.
    pub source: String,
    /// What would repair it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repair: Option<Repair>,
    /// Further places of the same finding, each with its own repair.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<(Place, Option<Repair>)>,
}
