//! Form profiles: what an official paper looks like, as data.
//!
//! A profile is a TOML file in which every measure stands beside the range its source allows. One file may start
//! from another and say only what differs; an office may lay its own corrections over either. Nothing about sizes,
//! margins or labels is written in the forms themselves.

use super::phrases::Phrases;
use crate::paper::{Margins, PageNumber, PageSetup, Style};
use crate::text;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::{Table, Value};

mod certificate;
mod council;
mod figures;
mod office_papers;
mod plan_phrases;
mod rules;
pub mod settings;
pub use certificate::*;
pub use council::*;
pub use figures::*;
pub use office_papers::*;
pub use plan_phrases::*;
pub use rules::*;

/// The profiles that come with the program, by id.
const SHIPPED: [(&str, &str); 4] = [
    ("state", include_str!("../../../assets/profiles/state.toml")),
    ("front", include_str!("../../../assets/profiles/front.toml")),
    ("union", include_str!("../../../assets/profiles/union.toml")),
    ("party", include_str!("../../../assets/profiles/party.toml")),
];

/// Why a profile cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// No shipped profile has this id.
    #[error("Không có mẫu thể thức “{0}”. Chọn một mẫu trong danh sách ở phần Cơ quan.")]
    Unknown(String),
    /// The file is not TOML, or a part is missing or of the wrong kind.
    #[error("Tệp mẫu thể thức “{name}” không đọc được, mẫu đang dùng vẫn giữ nguyên. Chỗ sai: {detail}")]
    Unreadable {
        /// Id of the profile.
        name: String,
        /// What the reader says.
        detail: String,
    },
    /// A measure is outside of what its source allows.
    #[error(
        "Mẫu thể thức “{name}”: {what} là {}, ngoài khoảng cho phép từ {} đến {} ({source_rule}). \
         Sửa lại số này rồi mở lại.",
        comma(*value),
        comma(*from),
        comma(*to)
    )]
    OutOfRange {
        /// Id of the profile.
        name: String,
        /// Which measure, as "group.measure".
        what: String,
        /// Its value.
        value: f64,
        /// Least allowed value.
        from: f64,
        /// Greatest allowed value.
        to: f64,
        /// Where the range comes from.
        source_rule: String,
    },
    /// Two sizes that the decree wants chosen together do not go together.
    #[error(
        "Mẫu thể thức “{0}”: cỡ chữ Quốc hiệu 12 đi với Tiêu ngữ 13, Quốc hiệu 13 đi với Tiêu ngữ 14. Sửa lại một \
         trong hai số rồi mở lại."
    )]
    SizesApart(String),
    /// The title of a party paper together with the national motto.
    #[error(
        "Mẫu thể thức “{0}”: văn bản của Đảng có tiêu đề riêng, không đi cùng Tiêu ngữ. Bỏ trống Tiêu ngữ hoặc ghi \
         lại Quốc hiệu rồi mở lại."
    )]
    TwoTitles(String),
    /// A symbol pattern without a place for its number.
    #[error("Mẫu thể thức “{0}”: mẫu số và ký hiệu phải có {{number}} và {{kind}}. Sửa lại rồi mở lại.")]
    Pattern(String),
}

/// What the papers of an office look like.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Id, kept with the office.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Id of the profile this one starts from.
    pub base: Option<String>,
    /// Sheet and margins.
    pub page: PageRules,
    /// Head of the first page.
    pub letterhead: LetterheadRules,
    /// Number and symbol.
    pub symbol: SymbolRules,
    /// Title.
    pub title: TitleRules,
    /// Addressees.
    pub addressees: AddresseeRules,
    /// Running text.
    pub body: BodyRules,
    /// Headings and items.
    pub headings: HeadingRules,
    /// Sentences of a plan.
    pub plan: PlanPhrases,
    /// Recipients and signature.
    pub foot: FootRules,
    /// Appendix.
    pub appendix: AppendixRules,
    /// Nomination list.
    pub list: ListRules,
    /// Papers of the council.
    pub council: CouncilRules,
    /// Types of paper.
    pub kinds: KindRules,
    /// Proposal.
    pub proposal: ProposalRules,
    /// Summaries of achievements.
    pub summaries: ListSetting,
    /// Decision and its list.
    pub decision: DecisionRules,
    /// Letter.
    pub letter: LetterRules,
    /// How texts are to be spelled.
    pub text: TextRules,
    /// What the comparison of the papers of a round needs to know.
    pub cross_check: CrossCheckRules,
    /// Achievement report.
    pub achievement: AchievementRules,
    /// Reports with figures.
    pub report: ReportRules,
    /// Letter of reminder.
    pub reminder: ReminderRules,
    /// Statistics forms.
    pub statistics: StatisticsRules,
    /// Bundle of a round.
    pub bundle: BundleRules,
    /// Certificate: sheet, frame and grid.
    pub certificate: CertificateRules,
    /// Place on the certificate: who gives the certificate, in capitals.
    pub certificate_authority: FieldPlace,
    /// Place on the certificate: the word TẶNG.
    pub certificate_award_word: FieldPlace,
    /// Place on the certificate: GIẤY KHEN.
    pub certificate_title: FieldPlace,
    /// Place on the certificate: name of the commended.
    pub certificate_name: FieldPlace,
    /// Place on the certificate: post, unit or address.
    pub certificate_unit: FieldPlace,
    /// Place on the certificate: what for.
    pub certificate_deed: FieldPlace,
    /// Place on the certificate: number and day of the decision.
    pub certificate_decision: FieldPlace,
    /// Place on the certificate: number in the golden book.
    pub certificate_book: FieldPlace,
    /// Place on the certificate: place and day.
    pub certificate_date: FieldPlace,
    /// Place on the certificate: lines over the signature.
    pub certificate_signer: FieldPlace,
    /// Place on the certificate: name of the signer.
    pub certificate_signer_name: FieldPlace,
    /// Ready-made signature blocks.
    pub signatures: Vec<SignaturePreset>,
    /// The sentences of the papers; they have files of their own.
    #[serde(skip)]
    pub phrases: Phrases,
}

impl Profile {
    /// Id and name of each shipped profile.
    ///
    /// # Errors
    /// Never for the files of a whole program; they are read like any other.
    pub fn shipped() -> Result<Vec<(String, String)>, ProfileError> {
        SHIPPED.iter().map(|(id, _)| Profile::named(id).map(|p| (p.id, p.name))).collect()
    }

    /// A shipped profile.
    ///
    /// # Errors
    /// [`ProfileError::Unknown`] when there is none of this id.
    pub fn named(id: &str) -> Result<Profile, ProfileError> {
        Profile::finish(id, shipped_table(id)?, &BTreeMap::new())
    }

    /// A shipped profile with an office's own corrections laid over it; the corrections name only what differs. Their
    /// table `wording` holds own sentences, by paper and part.
    ///
    /// # Errors
    /// When the corrections are no TOML, name something unknown, or put a measure out of its range.
    pub fn corrected(id: &str, corrections: &str) -> Result<Profile, ProfileError> {
        let mut table = shipped_table(id)?;
        let mut own = read_table(id, corrections)?;
        let wording = match own.remove("wording") {
            Some(wording) => wording.try_into().map_err(|error: toml::de::Error| unreadable(id, &error))?,
            None => BTreeMap::new(),
        };
        lay_over(&mut table, own);
        Profile::finish(id, table, &wording)
    }

    fn finish(
        id: &str,
        table: Table,
        wording: &BTreeMap<String, BTreeMap<String, String>>,
    ) -> Result<Profile, ProfileError> {
        check_ranges(id, &table)?;
        let mut profile: Profile = table.try_into().map_err(|e: toml::de::Error| unreadable(id, &e))?;
        profile.phrases = Phrases::shipped(wording)?;
        let (nation, motto) = (profile.letterhead.nation_size.value, profile.letterhead.motto_size.value);
        let head = &profile.letterhead;
        if head.motto.trim().is_empty() {
            // Without the motto it is the title of a party paper, which has one size only.
        } else if text::fold(&head.nation).contains("dang cong san") {
            return Err(ProfileError::TwoTitles(id.to_owned()));
        } else if (motto - nation - 1.0).abs() > 0.01 {
            return Err(ProfileError::SizesApart(id.to_owned()));
        }
        if !["{number}", "{kind}"].iter().all(|place| profile.symbol.pattern.contains(place))
            || !profile.symbol.letter.contains("{number}")
        {
            return Err(ProfileError::Pattern(id.to_owned()));
        }
        if profile.signatures.iter().any(|s| !(1..=3).contains(&s.lines.len())) {
            return Err(unreadable(id, &"mẫu chữ ký (signatures) phải có từ 1 đến 3 dòng"));
        }
        Ok(profile)
    }

    /// The upright sheet.
    #[must_use]
    pub fn portrait(&self) -> PageSetup {
        let page = &self.page;
        PageSetup {
            width: page.width_mm.mm(),
            height: page.height_mm.mm(),
            margins: Margins {
                top: page.top_mm.mm(),
                bottom: page.bottom_mm.mm(),
                left: page.left_mm.mm(),
                right: page.right_mm.mm(),
            },
            number: Some(PageNumber {
                size: page.number_size.size(),
                style: Style::REGULAR,
                baseline: page.number_baseline_mm.mm(),
                hidden_on_first: true,
            }),
        }
    }

    /// The sheet on its side, with the same margins.
    #[must_use]
    pub fn landscape(&self) -> PageSetup {
        let upright = self.portrait();
        PageSetup { width: upright.height, height: upright.width, ..upright }
    }

    /// The symbol of a type of paper without its number ("/KH-BTV"), for an office body of that short name;
    /// an empty body takes the profile's.
    #[must_use]
    pub fn symbol_of(&self, kind: &PaperKind, body: &str) -> String {
        let body = if body.trim().is_empty() { self.symbol.body.as_str() } else { body.trim() };
        let pattern = if kind.short.is_empty() { &self.symbol.letter } else { &self.symbol.pattern };
        pattern.replace("{number}", "").replace("{kind}", &kind.short).replace("{body}", body)
    }

    /// A number with the leading zeros of this profile: "5" → "05". Anything but digits stays as typed.
    #[must_use]
    pub fn number(&self, typed: &str) -> String {
        let typed = typed.trim();
        if typed.is_empty() || !typed.bytes().all(|b| b.is_ascii_digit()) {
            return typed.to_owned();
        }
        format!("{typed:0>width$}", width = usize::try_from(self.symbol.padding.whole()).unwrap_or(0))
    }

    /// Where each group of values comes from and since when it holds, for the page that shows it to the office.
    #[must_use]
    pub fn sources(&self) -> BTreeMap<&'static str, (&str, NaiveDate)> {
        macro_rules! rows {
            ($($title:literal => $group:ident),+) => {
                [$(($title, (self.$group.source.as_str(), self.$group.valid_from))),+].into()
            };
        }
        rows! {
            "Khổ giấy, lề" => page, "Phần đầu văn bản" => letterhead, "Số, ký hiệu" => symbol,
            "Tên loại, trích yếu" => title, "Nội dung" => body, "Kính gửi" => addressees, "Đề mục" => headings, "Câu mẫu của kế hoạch" => plan, "Nơi nhận, chữ ký" => foot,
            "Phụ lục" => appendix, "Danh sách" => list, "Giấy tờ của Hội đồng" => council, "Loại văn bản" => kinds,
            "Tờ trình" => proposal, "Trích ngang thành tích" => summaries, "Quyết định" => decision,
            "Công văn" => letter, "Chính tả, số liệu" => text, "Đối chiếu hồ sơ" => cross_check,
            "Báo cáo thành tích" => achievement, "Báo cáo" => report, "Công văn đôn đốc" => reminder, "Biểu thống kê" => statistics, "Trọn bộ hồ sơ" => bundle, "Giấy khen" => certificate
        }
    }
}

/// A figure as Vietnamese papers write it.
fn comma(figure: f64) -> String {
    figure.to_string().replace('.', ",")
}

fn unreadable(id: &str, detail: &dyn std::fmt::Display) -> ProfileError {
    ProfileError::Unreadable { name: id.to_owned(), detail: detail.to_string() }
}

fn read_table(id: &str, text: &str) -> Result<Table, ProfileError> {
    text.parse::<Table>().map_err(|e| unreadable(id, &e))
}

fn shipped_table(id: &str) -> Result<Table, ProfileError> {
    let Some((_, text)) = SHIPPED.iter().find(|(known, _)| *known == id) else {
        return Err(ProfileError::Unknown(id.to_owned()));
    };
    let table = read_table(id, text)?;
    match table.get("base").and_then(Value::as_str) {
        Some(base) if base != id => {
            let mut under = shipped_table(base)?;
            lay_over(&mut under, table);
            Ok(under)
        }
        _ => Ok(table),
    }
}

/// Tables are merged; everything else, lists included, replaces what was there.
fn lay_over(under: &mut Table, over: Table) {
    for (key, value) in over {
        match (under.get_mut(&key), value) {
            (Some(Value::Table(inner)), Value::Table(value)) => lay_over(inner, value),
            (_, value) => {
                under.insert(key, value);
            }
        }
    }
}

/// Looks at the raw table, so that no measure can be forgotten here when one is added to a group.
fn check_ranges(id: &str, table: &Table) -> Result<(), ProfileError> {
    let number = |value: &Value| value.as_float().or_else(|| value.as_integer().map(|n| n as f64));
    for (group_name, group) in table {
        let Value::Table(group) = group else { continue };
        for (name, value) in group {
            let Value::Table(measure) = value else { continue };
            let part = |key| measure.get(key).and_then(number);
            let (Some(value), Some(from), Some(to)) = (part("value"), part("from"), part("to")) else {
                continue;
            };
            if !(from..=to).contains(&value) {
                return Err(ProfileError::OutOfRange {
                    name: id.to_owned(),
                    what: format!("{group_name}.{name}"),
                    value,
                    from,
                    to,
                    source_rule: group.get("source").and_then(Value::as_str).unwrap_or_default().to_owned(),
                });
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::Length;

    #[test]
    fn shipped_profiles_stand_and_differ_only_where_they_say() {
        let all = Profile::shipped().unwrap();
        assert_eq!(
            all.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>(),
            ["state", "front", "union", "party"]
        );
        let (state, front, union) = (
            Profile::named("state").unwrap(),
            Profile::named("front").unwrap(),
            Profile::named("union").unwrap(),
        );
        for other in [&front, &union] {
            assert_eq!(other.page, state.page);
            assert_eq!(other.letterhead, state.letterhead);
            assert_eq!(other.foot, state.foot);
            assert_eq!(other.symbol.pattern, state.symbol.pattern);
            assert_ne!(other.signatures, state.signatures);
        }
        assert_eq!(union.symbol_of(&union.kinds.plan, ""), "/KH-BTV");
        assert_eq!(front.symbol_of(&front.kinds.plan, ""), "/KH-MTTQ-BTT");
        assert_eq!(front.symbol_of(&front.kinds.plan, "MTTQ-UB"), "/KH-MTTQ-UB");
        assert_eq!(union.number("5"), "05");
        assert_eq!(union.number(" 124 "), "124");
        assert_eq!(union.number("53a"), "53a");
        assert_eq!(union.sources().len(), 25);
        assert_eq!(union.symbol_of(&union.kinds.letter, ""), "/BTV");
        assert_eq!(union.symbol_of(&union.kinds.notice, ""), "/TB-BTV");
    }

    #[test]
    fn party_papers_have_their_own_head_symbol_and_end() {
        let party = Profile::named("party").unwrap();
        assert_eq!(
            (party.letterhead.nation.as_str(), party.letterhead.motto.as_str()),
            ("ĐẢNG CỘNG SẢN VIỆT NAM", "")
        );
        assert_eq!(party.symbol_of(&party.kinds.plan, "ĐU"), "-KH/ĐU");
        assert_eq!(party.symbol_of(&party.kinds.letter, "ĐU"), "-CV/ĐU");
        assert_eq!((party.letterhead.number_label.as_str(), party.body.end_mark.as_str()), ("Số", "."));
        assert_eq!(party.headings.label("II."), "II-");
        assert_eq!(party.headings.label("2."), "2.");
        assert!(party.foot.recipients_label_underlined && !party.body.basis_italic);
        assert!(matches!(
            Profile::corrected("party", "[letterhead]\nmotto = \"Độc lập - Tự do - Hạnh phúc\""),
            Err(ProfileError::TwoTitles(_))
        ));
    }

    #[test]
    fn every_profile_offers_the_five_ways_to_sign() {
        for (id, _) in Profile::shipped().unwrap() {
            let profile = Profile::named(&id).unwrap();
            let lines: Vec<&str> =
                profile.signatures.iter().flat_map(|it| &it.lines).map(String::as_str).collect();
            let marks: &[&str] =
                if id == "party" { &["T/M", "K/T", "T/L"] } else { &["TM.", "KT.", "Q.", "TL.", "TUQ."] };
            for mark in marks {
                assert!(lines.iter().any(|line| line.starts_with(mark)), "{id}: {mark}");
            }
            assert!(profile.signatures.iter().any(|it| it.lines.len() == 3) || id == "party");
        }
    }

    #[test]
    fn landscape_turns_the_sheet_and_keeps_the_margins() {
        let profile = Profile::named("union").unwrap();
        let (upright, lying) = (profile.portrait(), profile.landscape());
        assert_eq!((lying.width, lying.height), (upright.height, upright.width));
        assert_eq!(lying.margins, upright.margins);
    }

    #[test]
    fn an_office_may_correct_within_the_range_only() {
        let wide = Profile::corrected(
            "union",
            "[page]\nleft_mm = { value = 35 }\n[symbol]\npadding = { value = 4 }",
        )
        .unwrap();
        assert_eq!(wide.page.left_mm.mm(), Length::mm(35.0));
        assert_eq!(wide.number("124"), "0124");
        let err = Profile::corrected("union", "[page]\nleft_mm = { value = 12.5 }").unwrap_err().to_string();
        assert!(err.contains("page.left_mm là 12,5") && err.contains("từ 30 đến 35"), "{err}");
        assert!(err.contains("Nghị định 30/2020/NĐ-CP"), "{err}");
    }

    #[test]
    fn wrong_files_are_refused_with_a_plain_sentence() {
        assert!(matches!(Profile::named("army"), Err(ProfileError::Unknown(_))));
        let unreadable =
            |text| matches!(Profile::corrected("state", text), Err(ProfileError::Unreadable { .. }));
        assert!(unreadable("[page"));
        assert!(unreadable("[page]\ntop_mn = { value = 20 }"));
        assert!(unreadable("[[signatures]]\nname = \"x\"\nlines = []"));
        assert!(matches!(
            Profile::corrected("state", "[letterhead]\nnation_size = { value = 12 }"),
            Err(ProfileError::SizesApart(_))
        ));
        assert!(matches!(
            Profile::corrected("state", "[symbol]\npattern = \"{kind}-x\""),
            Err(ProfileError::Pattern(_))
        ));
    }
}
