//! What papers say of one dossier: its fields, lines left out when it says nothing of them, and whose a missing value is.

use super::context::{Context, Fields};
use super::draft::{Draft, Spot};
use crate::domain::case::Nomination;
use crate::domain::dossier::{Achievement, PastAward};
use crate::domain::ids::UnitId;
use crate::domain::subject::{Contribution, ContributionKind, Detail, Post, Subject};
use crate::domain::unit::Unit;
use crate::paper::{Run, Style};
use crate::text;

/// One dossier with the fields that sentences may name.
pub(super) struct About<'a> {
    /// The dossier.
    pub it: &'a Nomination,
    /// Its own fields, then those of the paper.
    pub fields: Fields,
    /// How many of them are its own.
    own: usize,
}

impl<'a> About<'a> {
    /// The dossier's fields before `common` ones.
    pub fn new(context: &Context<'_>, it: &'a Nomination, common: &Fields) -> Self {
        let mut fields = fields(context, it);
        let own = fields.len();
        fields.extend(common.iter().cloned());
        About { it, fields, own }
    }

    /// A value of its own.
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value.as_str())
    }

    /// A part of the paper about this dossier. Lines whose optional field ("{dân tộc?}") is empty are left out.
    pub fn say(&self, draft: &mut Draft<'_>, context: &Context<'_>, key: &str, style: Style) -> Vec<Run> {
        let words = draft.words(context, key);
        if words.is_empty() {
            return draft.say(context, key, &self.fields, style);
        }
        self.fill(draft, &words, style)
    }

    /// Words about this dossier; what is missing is entered in the dossier.
    pub fn fill(&self, draft: &mut Draft<'_>, words: &str, style: Style) -> Vec<Run> {
        let words = kept_lines(words, &self.fields);
        if words.is_empty() {
            return Vec::new();
        }
        let known = draft.findings.len();
        let runs = draft.fill(&words, &self.fields, style);
        let own = &self.fields[..self.own];
        for finding in &mut draft.findings[known..] {
            if own.iter().any(|(name, _)| *name == finding.what) {
                finding.what = self.whose(&finding.what);
                finding.spot = self.spot();
            }
        }
        runs
    }

    /// A value of the dossier, or its name where it is not given yet; the finding says whose it is.
    pub fn need(&self, draft: &mut Draft<'_>, value: &str, what: &str, style: Style) -> Run {
        let known = draft.findings.len();
        let run = draft.need(value, what, self.spot(), style);
        for finding in &mut draft.findings[known..] {
            finding.what = self.whose(what);
        }
        run
    }

    fn spot(&self) -> Spot {
        Spot::Dossier(self.it.dossier.id)
    }

    fn whose(&self, what: &str) -> String {
        match self.it.subject.name.trim() {
            "" => what.to_owned(),
            name => format!("{what} của {name}"),
        }
    }
}

/// The words without the lines whose optional field is empty; the mark of optional fields is taken off the others.
fn kept_lines(words: &str, fields: &Fields) -> String {
    let empty =
        |name: &str| fields.iter().any(|(known, value)| text::same(known, name) && value.trim().is_empty());
    let optional = |line: &str| -> Vec<String> {
        let marks = line.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
        marks.filter_map(|(name, _)| name.trim().strip_suffix('?').map(|it| it.trim().to_owned())).collect()
    };
    let kept: Vec<String> = words
        .split('\n')
        .filter_map(|line| {
            let names = optional(line);
            // Clauses of one line, parted by ";", are left out one by one.
            if names.is_empty() {
                return Some(line.to_owned());
            }
            let clauses: Vec<String> = line
                .split("; ")
                .filter(|clause| !optional(clause).iter().any(|name| empty(name)))
                .map(|clause| clause.replace("?}", "}"))
                .collect();
            (!clauses.is_empty()).then(|| clauses.join("; "))
        })
        .collect();
    kept.join("\n").trim().to_owned()
}

/// "1.250 m²": the figure as typed, long ones in groups, with its unit of measure.
pub(super) fn figure(row: &Achievement) -> String {
    let typed = row.figure.trim();
    let digits = typed.len() > 3 && !typed.starts_with('0') && typed.bytes().all(|b| b.is_ascii_digit());
    let shown = match typed.parse::<u64>() {
        Ok(number) if digits => text::grouped(number),
        _ => typed.to_owned(),
    };
    match row.measure.trim() {
        "" => shown,
        measure if shown.is_empty() => measure.to_owned(),
        measure => format!("{shown}{}{measure}", text::NBSP),
    }
}

/// "Bà Nông Thị Hạnh": the name with the form of address that lists use.
pub(super) fn full_name(subject: &Subject) -> String {
    match &subject.detail {
        Detail::Person(person) => {
            format!("{} {}", person.honorific.trim(), subject.name.trim()).trim().to_owned()
        }
        _ => subject.name.trim().to_owned(),
    }
}

/// The unit above.
pub(super) fn parent(units: &[Unit], unit: UnitId) -> Option<&Unit> {
    let own = units.iter().find(|it| it.id == unit)?;
    units.iter().find(|it| Some(it.id) == own.parent)
}

/// "Chi hội trưởng, thôn Bản Mới (2015–2020); …": posts in the order of their time.
fn posts(all: &[Post]) -> String {
    let one = |post: &Post| {
        let what = [post.title.trim(), post.place.trim()];
        let what: Vec<&str> = what.into_iter().filter(|words| !words.is_empty()).collect();
        let when = match (post.from, post.to) {
            (Some(from), Some(to)) => format!(" ({from}–{to})"),
            (Some(from), None) => format!(" (từ {from})"),
            (None, Some(to)) => format!(" (đến {to})"),
            (None, None) => String::new(),
        };
        format!("{}{when}", what.join(", "))
    };
    all.iter().filter(|post| !post.title.trim().is_empty()).map(one).collect::<Vec<_>>().join("; ")
}

/// "120 ngày công làm đường (2024); …": what a household gave.
fn contributions(all: &[Contribution]) -> String {
    let one = |gift: &Contribution| {
        let row = Achievement {
            figure: gift.amount.clone(),
            measure: gift.measure.clone(),
            ..Achievement::default()
        };
        let mut words = figure(&row);
        if gift.kind == ContributionKind::Land && !text::fold(&words).contains("dat") {
            words.push_str(" đất");
        }
        if !gift.content.trim().is_empty() {
            words = format!("{words} {}", gift.content.trim());
        }
        match gift.year {
            Some(year) => format!("{} ({year})", words.trim()),
            None => words.trim().to_owned(),
        }
    };
    all.iter()
        .filter(|gift| !gift.amount.trim().is_empty() || !gift.content.trim().is_empty())
        .map(one)
        .collect::<Vec<_>>()
        .join("; ")
}

/// "31/QĐ-BTV, ngày 05/02/2024, Ban Thường vụ Hội LHPN tỉnh": number, day and issuer of a decision.
pub(super) fn decided(award: &PastAward) -> String {
    let day = award.on.map(|on| format!("ngày {}", text::plain_date(on)));
    [award.decision.trim().to_owned(), day.unwrap_or_default(), award.issuer.trim().to_owned()]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn fields(context: &Context<'_>, it: &Nomination) -> Fields {
    let (dossier, subject) = (&it.dossier, &it.subject);
    let proposed = match context.paper.options.award.trim() {
        "" => dossier.proposed.trim(),
        own => own,
    };
    let movements: Vec<&str> = dossier
        .movements
        .iter()
        .filter_map(|id| context.case.movements.iter().find(|movement| movement.id == *id))
        .map(|movement| movement.name.trim())
        .collect();
    let people = |count: Option<u32>| {
        count.map(|n| format!("{} người", text::padded(u64::from(n)))).unwrap_or_default()
    };
    let year = |year: Option<i32>| year.map(|it| it.to_string()).unwrap_or_default();
    let mut fields = vec![
        ("họ tên", subject.name.trim().to_owned()),
        ("tên đầy đủ", full_name(subject)),
        ("đơn vị", it.unit_name.trim().to_owned()),
        ("địa chỉ", subject.detail.address().trim().to_owned()),
        ("lĩnh vực", dossier.field.trim().to_owned()),
        ("phong trào", movements.join("; ")),
        ("tóm tắt thành tích", dossier.summary.trim().to_owned()),
        ("hình thức đề nghị", proposed.to_owned()),
        ("năm xét", dossier.year.to_string()),
    ];
    match &subject.detail {
        Detail::Person(person) => fields.extend([
            ("giới tính", person.sex.map(|sex| sex.label().to_owned()).unwrap_or_default()),
            ("ngày sinh", person.birth.map(|birth| birth.to_string()).unwrap_or_default()),
            ("dân tộc", person.ethnicity.trim().to_owned()),
            ("chức vụ", person.post.trim().to_owned()),
            ("trình độ", person.education.trim().to_owned()),
            (
                "là đảng viên",
                match (person.party_member, person.party_joined) {
                    (true, Some(day)) => format!("vào Đảng {day}"),
                    (true, None) => "có".to_owned(),
                    (false, _) => String::new(),
                },
            ),
            ("tôn giáo", person.religion.trim().to_owned()),
            ("quá trình công tác", posts(&person.posts)),
            ("người báo cáo", subject.name.trim().to_owned()),
        ]),
        Detail::Collective(collective) => fields.extend([
            ("người đứng đầu", collective.head.trim().to_owned()),
            ("năm thành lập", year(collective.founded)),
            ("số thành viên", people(collective.members)),
            ("số nữ", people(collective.women)),
            ("số đảng viên", people(collective.party_members)),
            ("người báo cáo", collective.head.trim().to_owned()),
        ]),
        Detail::Household(household) => {
            let head = match household.head.trim() {
                "" => subject.name.trim(),
                head => head,
            };
            let years: Vec<String> = household.cultural_years.iter().map(i32::to_string).collect();
            fields.extend([
                ("chủ hộ", head.to_owned()),
                ("số nhân khẩu", people(household.members)),
                ("nghề nghiệp", household.occupation.trim().to_owned()),
                (
                    "thu nhập",
                    household.income.map(|it| format!("{} đồng", text::grouped(it))).unwrap_or_default(),
                ),
                ("năm đạt gia đình văn hóa", years.join(", ")),
                ("người đại diện", household.representative.trim().to_owned()),
                ("đóng góp", contributions(&household.contributions)),
                ("người báo cáo", head.to_owned()),
            ]);
        }
        Detail::Model(model) => fields.extend([
            ("chủ thể", model.owners.iter().map(|it| it.trim()).collect::<Vec<_>>().join(", ")),
            ("năm bắt đầu", year(model.started)),
            ("nội dung mô hình", model.content.trim().to_owned()),
            ("nơi nhân rộng", model.replicated.trim().to_owned()),
            ("người báo cáo", model.owners.first().map(|it| it.trim().to_owned()).unwrap_or_default()),
        ]),
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_without_their_optional_value_are_left_out() {
        let fields: Fields = vec![("dân tộc", String::new()), ("chức vụ", "Chi hội trưởng".into())];
        let words = "- Dân tộc: {dân tộc?}\n- Chức vụ: {chức vụ?}; dân tộc {dân tộc?}\n- Nơi ở";
        assert_eq!(kept_lines(words, &fields), "- Chức vụ: {chức vụ}\n- Nơi ở");
    }

    #[test]
    fn posts_contributions_and_decisions_read_as_a_secretary_writes_them() {
        let day = |text: &str| chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        let year = |year| Some(text::PartialDate::Year(year));
        let held =
            |title: &str, place: &str, from, to| Post { title: title.into(), place: place.into(), from, to };
        let all = [
            held("Chi hội phó", "Bản Mới", year(2012), year(2016)),
            held("Chi hội trưởng", "", year(2016), None),
            held("", "không ghi chức vụ", None, None),
        ];
        assert_eq!(posts(&all), "Chi hội phó, Bản Mới (2012–2016); Chi hội trưởng (từ 2016)");
        let gift = |kind, amount: &str, measure: &str, content: &str| Contribution {
            year: Some(2024),
            kind,
            amount: amount.into(),
            measure: measure.into(),
            content: content.into(),
        };
        let gifts = [
            gift(ContributionKind::Land, "350", "m²", "làm đường liên thôn"),
            gift(ContributionKind::Labour, "1200", "ngày công", ""),
        ];
        assert_eq!(
            contributions(&gifts),
            "350\u{a0}m² đất làm đường liên thôn (2024); 1.200\u{a0}ngày công (2024)"
        );
        let award = PastAward {
            decision: "31/QĐ-BTV".into(),
            on: day("2024-02-05"),
            issuer: "Ban Thường vụ Hội LHPN tỉnh".into(),
            ..PastAward::default()
        };
        assert_eq!(decided(&award), "31/QĐ-BTV, ngày 05/02/2024, Ban Thường vụ Hội LHPN tỉnh");
        assert_eq!(decided(&PastAward::default()), "");
    }

    #[test]
    fn figures_stand_with_their_measure() {
        let row = |figure: &str, measure: &str| Achievement {
            figure: figure.into(),
            measure: measure.into(),
            ..Achievement::default()
        };
        assert_eq!(figure(&row("1250", "m²")), "1.250\u{a0}m²");
        assert_eq!(figure(&row("2,4", "km")), "2,4\u{a0}km");
        assert_eq!(figure(&row("100", "%")), "100\u{a0}%");
        assert_eq!(figure(&row("", "")), "");
    }
}
