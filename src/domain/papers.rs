//! The papers an office writes beside its plan: what each is about, the office's own words, its life.

use super::figures::chart::ChartKind;
use super::figures::earlier::ComparedWith;
use super::figures::snapshot::ReportSnapshot;
use super::ids::{DossierId, MemberId, ObligationId, PaperId, PlanId, RoundId};
use super::office::Signature;
use super::plan::{LegalBasis, Recipient};
use super::subject::SubjectKind;
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a paper rests on, and so what must be chosen before it can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// The plan and the year.
    Plan,
    /// One round of selection.
    Round,
    /// One dossier.
    Dossier,
}

macro_rules! paper_types {
    ($($(#[$doc:meta])* $name:ident, $code:literal, $label:literal, $ground:ident, $numbered:literal;)+) => {
        /// The papers the program writes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum PaperType { $($(#[$doc])* $name,)+ }

        impl PaperType {
            /// All types, in the order shown.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$name),+];

            /// The word of scripts and of the command line.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// The words shown to people.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)+ }
            }

            /// What it rests on.
            #[must_use]
            pub const fn ground(self) -> Ground {
                match self { $(Self::$name => Ground::$ground,)+ }
            }

            /// Whether it bears a number of its own in the register; the others go out with one that does.
            #[must_use]
            pub const fn is_numbered(self) -> bool {
                match self { $(Self::$name => $numbered,)+ }
            }
        }
    };
}

paper_types! {
    /// Kế hoạch: the plan itself.
    Plan, "plan", "Kế hoạch", Plan, true;
    /// Tờ trình.
    Proposal, "proposal", "Tờ trình đề nghị khen thưởng", Round, true;
    /// Danh sách đề nghị khen thưởng.
    NominationList, "nomination_list", "Danh sách đề nghị khen thưởng", Round, false;
    /// Trích ngang thành tích.
    Summaries, "summaries", "Trích ngang thành tích", Round, false;
    /// Báo cáo thành tích.
    AchievementReport, "achievement_report", "Báo cáo thành tích", Dossier, false;
    /// Phiếu chấm điểm.
    ScoreSheet, "score_sheet", "Phiếu chấm điểm", Round, false;
    /// Bảng tổng hợp điểm.
    ScoreSummary, "score_summary", "Bảng tổng hợp điểm", Round, false;
    /// Phiếu bầu.
    Ballot, "ballot", "Phiếu bầu", Round, false;
    /// Biên bản kiểm phiếu.
    CountMinutes, "count_minutes", "Biên bản kiểm phiếu", Round, false;
    /// Biên bản họp Hội đồng.
    Minutes, "minutes", "Biên bản họp Hội đồng", Round, true;
    /// Quyết định khen thưởng with its list.
    Decision, "decision", "Quyết định khen thưởng", Round, true;
    /// Giấy khen.
    Certificate, "certificate", "Giấy khen", Round, false;
    /// Tờ "Vì sao được chọn" (D1).
    WhyChosen, "why_chosen", "Tờ “Vì sao được chọn”", Round, false;
    /// Báo cáo 6 tháng, năm, sơ kết, tổng kết.
    Report, "report", "Báo cáo 6 tháng, năm, sơ kết, tổng kết", Plan, true;
    /// Biểu thống kê 0601.N, 0603.N.
    Statistics, "statistics", "Biểu thống kê", Plan, false;
    /// Công văn.
    Letter, "letter", "Công văn", Plan, true;
    /// Công văn đôn đốc: who owes what, and by when it is asked for (KG-1, LS-2).
    Reminder, "reminder", "Công văn đôn đốc", Plan, true;
    /// Thông báo.
    Notice, "notice", "Thông báo", Plan, true;
    /// The complete file of a round in one PDF (S14).
    Bundle, "bundle", "Trọn bộ hồ sơ đợt xét", Round, false;
}

impl PaperType {
    /// Whether it is made before the council has decided, or shows how it did: it names all chosen by points, also
    /// those whose vote did not carry.
    #[must_use]
    pub const fn precedes_decision(self) -> bool {
        matches!(
            self,
            Self::ScoreSheet | Self::ScoreSummary | Self::Ballot | Self::CountMinutes | Self::Minutes
        )
    }

    /// The type in whose series of numbers it stands: every letter is numbered as a letter (NĐ 30/2020, ô 3).
    #[must_use]
    pub const fn series(self) -> Self {
        match self {
            Self::Reminder => Self::Letter,
            other => other,
        }
    }

    /// Whether birth date, address or telephone of people may stand in it: noted when it leaves the program.
    #[must_use]
    pub const fn tells_of_people(self) -> bool {
        matches!(self, Self::NominationList | Self::Summaries | Self::AchievementReport | Self::Bundle)
    }

    /// Whether it tells of one year of the plan and its figures are that year's: another year has another paper.
    #[must_use]
    pub const fn is_of_a_year(self) -> bool {
        matches!(self, Self::Report | Self::Statistics)
    }

    /// The type behind a stored word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }
}

/// Whom a list names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Selection {
    /// Those inside the places of the round, by rank.
    #[default]
    Chosen,
    /// Everybody the round ranked, by rank.
    Ranked,
    /// Every checked dossier of the plan and year, in a round or not.
    Nominated,
}

impl Selection {
    /// All, in the order shown.
    pub const ALL: [Self; 3] = [Self::Chosen, Self::Ranked, Self::Nominated];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Chosen => "Những hồ sơ được chọn",
            Self::Ranked => "Mọi hồ sơ được xếp hạng",
            Self::Nominated => "Mọi hồ sơ đủ điều kiện của năm",
        }
    }
}

/// In what order a list names them, within each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListOrder {
    /// By rank, then the place given by hand, then the name.
    #[default]
    Rank,
    /// By nominating unit in the order of the units, then the name.
    Unit,
    /// By name.
    Name,
}

impl ListOrder {
    /// All, in the order shown.
    pub const ALL: [Self; 3] = [Self::Rank, Self::Unit, Self::Name];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rank => "Theo xếp hạng",
            Self::Unit => "Theo đơn vị",
            Self::Name => "Theo tên",
        }
    }
}

/// Which report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportSpan {
    /// First six months of the year.
    HalfYear,
    /// The year.
    #[default]
    Year,
    /// Sơ kết: from the plan's first day to the day stated.
    Interim,
    /// Tổng kết: the plan's whole period.
    Final,
}

impl ReportSpan {
    /// All, in the order shown.
    pub const ALL: [Self; 4] = [Self::HalfYear, Self::Year, Self::Interim, Self::Final];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::HalfYear => "6 tháng đầu năm",
            Self::Year => "Cả năm",
            Self::Interim => "Sơ kết",
            Self::Final => "Tổng kết",
        }
    }

    /// The span of a year in words ("6 tháng đầu năm 2017", "Năm 2017", "Sơ kết năm 2023").
    #[must_use]
    pub fn of_year(self, year: i32) -> String {
        match self {
            Self::HalfYear => format!("6 tháng đầu năm {year}"),
            Self::Year => format!("Năm {year}"),
            Self::Interim => format!("Sơ kết năm {year}"),
            Self::Final => format!("Tổng kết năm {year}"),
        }
    }
}

/// How certificates are printed (S5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CertificatePrint {
    /// Frame, titles and text on a white sheet.
    #[default]
    Full,
    /// Only the text that changes, on a blank printed beforehand.
    OnBlank,
    /// A sheet with a ruler grid and the places of the fields, to set the places of a printed blank.
    Test,
}

impl CertificatePrint {
    /// All, in the order shown.
    pub const ALL: [Self; 3] = [Self::Full, Self::OnBlank, Self::Test];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Full => "In cả khung và chữ",
            Self::OnBlank => "Chỉ in chữ lên phôi có sẵn",
            Self::Test => "Tờ thử có lưới thước",
        }
    }
}

/// Which statistics form (TT 2/2023/TT-BNV).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatisticsForm {
    /// 0601.N: number of movements.
    #[default]
    Movements,
    /// 0603.N: commendations.
    Commendations,
}

impl StatisticsForm {
    /// All, in the order shown.
    pub const ALL: [Self; 2] = [Self::Movements, Self::Commendations];

    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Movements => "0601.N – Số phong trào thi đua",
            Self::Commendations => "0603.N – Số lượng khen thưởng",
        }
    }
}

/// How a paper is set; each paper reads what concerns it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PaperOptions {
    /// Whom it names.
    pub selection: Selection,
    /// One kind of subject only; none for all.
    pub only: Option<SubjectKind>,
    /// Order within a kind.
    pub order: ListOrder,
    /// One list per kind, each on its own page.
    pub split: bool,
    /// Score sheets with the figures typed, instead of blank ones.
    pub filled: bool,
    /// One member only; none for each.
    pub member: Option<MemberId>,
    /// Which report.
    pub span: ReportSpan,
    /// The day at which figures are stated; none is the last day of the span.
    pub as_of: Option<NaiveDate>,
    /// The paper a list goes out with; none stands alone.
    pub attached: Option<PaperType>,
    /// How certificates are printed.
    pub certificate: CertificatePrint,
    /// Which statistics form.
    pub statistics: StatisticsForm,
    /// The form of commendation that the paper is about: where some of those it would name are proposed for it, only
    /// they are named; otherwise all are given it. Empty takes what each dossier proposes.
    pub award: String,
    /// What a bundle holds, in order; empty is everything a round has.
    pub contents: Vec<PaperType>,
    /// Which closing of the round it tells of, from 1; none tells of the round as it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closing: Option<u32>,
    /// Whether a summary of scores also ranks within each cluster.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_cluster: bool,
    /// Whether a summary of scores also ranks within each field.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_field: bool,
    /// Which charts a report prints; none takes all of them in a report summing up and none in the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub charts: Option<Vec<ChartKind>>,
    /// With which plan of the year before a report of six months or a year is compared.
    #[serde(skip_serializing_if = "ComparedWith::is_usual")]
    pub compared_with: ComparedWith,
    /// The obligations that a reminder is about; empty is every quota of the plan.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub obligations: Vec<ObligationId>,
    /// The day until which a reminder asks for what is owed; none takes the profile's number of days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer_by: Option<NaiveDate>,
}

/// The life of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PaperState {
    /// Dự thảo.
    #[default]
    Draft,
    /// Đã ban hành; locked.
    Issued,
    /// Đã hủy; its number stays used.
    Cancelled,
}

impl PaperState {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Draft => "Dự thảo",
            Self::Issued => "Đã ban hành",
            Self::Cancelled => "Đã hủy",
        }
    }
}

/// A paper of the office other than the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Identifier.
    pub id: PaperId,
    /// Which paper. The word `type` of scripts; `plan` itself is kept as a plan.
    #[serde(rename = "type")]
    pub kind: PaperType,
    /// Under which plan.
    pub plan: PlanId,
    /// Year of the figures.
    pub year: i32,
    /// The round it rests on.
    #[serde(default)]
    pub round: Option<RoundId>,
    /// The dossier it is about; none of a dossier paper means every dossier chosen.
    #[serde(default)]
    pub dossier: Option<DossierId>,
    /// Number within the year; none prints a blank to be filled by hand (LC-3).
    #[serde(default)]
    pub number: Option<String>,
    /// Day of issue; none prints blanks.
    #[serde(default)]
    pub issued_on: Option<NaiveDate>,
    /// State of life; set by issuing and cancelling, not by saving.
    #[serde(default)]
    pub state: PaperState,
    /// Made elsewhere: it stands in the register only.
    #[serde(default)]
    pub outside: bool,
    /// What it is about (trích yếu); empty is written from the data.
    #[serde(default)]
    pub subject: String,
    /// Kính gửi: whom it is addressed to.
    #[serde(default)]
    pub addressees: Vec<String>,
    /// Bases, each printed as "Căn cứ …;".
    #[serde(default)]
    pub bases: Vec<LegalBasis>,
    /// Recipients, without the "Lưu" line; for papers with addressees "Như trên" is printed first.
    #[serde(default)]
    pub recipients: Vec<Recipient>,
    /// The "Lưu" entry; empty takes the office's.
    #[serde(default)]
    pub archive: String,
    /// Who signs; none takes the plan's, then the office's first.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// The office's own words for the parts of the paper, by the part's key; a part without entry prints the form's
    /// sentence.
    #[serde(default)]
    pub texts: BTreeMap<String, String>,
    /// How it is set.
    #[serde(default)]
    pub options: PaperOptions,
    /// The figures of a report as they were taken, which it then prints whatever the data say later; none prints the
    /// data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figures: Option<Box<ReportSnapshot>>,
}

impl Paper {
    /// An empty draft, not yet kept in the file.
    #[must_use]
    pub fn draft(kind: PaperType, plan: PlanId, year: i32) -> Self {
        Self {
            id: PaperId(0),
            kind,
            plan,
            year,
            round: None,
            dossier: None,
            number: None,
            issued_on: None,
            state: PaperState::Draft,
            outside: false,
            subject: String::new(),
            addressees: Vec::new(),
            bases: Vec::new(),
            recipients: Vec::new(),
            archive: String::new(),
            signature: None,
            texts: BTreeMap::new(),
            options: PaperOptions::default(),
            figures: None,
        }
    }
}
