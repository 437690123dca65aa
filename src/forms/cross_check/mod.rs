//! The papers of a round against each other and against what the council decided (M14, X-3): the numbers and names are
//! read from the finished papers, so that a figure somebody typed by hand is found too. Printed on no paper.

mod said;

use super::context::Context;
use super::draft::{Form, Spot};
use super::profile::Profile;
use crate::domain::case::{CaseFile, Nomination, RoundCase};
use crate::domain::ids::DossierId;
use crate::domain::papers::{Paper, PaperType, Selection};
use crate::domain::subject::SubjectKind;
use crate::text;
use said::{Claim, Said, claims, plain};

/// Two papers, or a paper and the result, that do not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The paper in which it shows.
    pub paper: PaperType,
    /// What differs, as a sentence for people.
    pub what: String,
    /// Where to put it right, as a sentence for people.
    pub repair: String,
    /// Where the window jumps to.
    pub spot: Spot,
}

/// Compares finished papers of one round: counts by kind in their sentences, rows and names in their lists, and whether
/// together they name everybody the council decided for. Papers that name nobody are passed over; without a round
/// there is nothing to compare.
#[must_use]
pub fn cross_check(case: &CaseFile, profile: &Profile, papers: &[(&Paper, &Form)]) -> Vec<Difference> {
    let Some(round) = case.round.as_ref() else { return Vec::new() };
    let mut found = uncounted(case, round);
    let mut covered: Vec<(PaperType, Vec<DossierId>)> = Vec::new();
    for (paper, form) in papers {
        let Some(check) = Check::new(case, profile, round, paper, form) else { continue };
        covered.push((paper.kind, check.expected.iter().map(|it| it.dossier.id).collect()));
        found.extend(check.differences());
    }
    found.extend(left_out(case, round, &covered));
    found
}

/// A chosen dossier without a count, where the council voted on others.
fn uncounted(case: &CaseFile, round: &RoundCase) -> Vec<Difference> {
    let open = round.uncounted();
    open.into_iter()
        .filter_map(|id| case.nomination(id))
        .map(|it| Difference {
            paper: PaperType::CountMinutes,
            what: format!(
                "Hội đồng có bỏ phiếu nhưng chưa có kết quả kiểm phiếu của {}.",
                it.subject.name.trim()
            ),
            repair: "Nhập kết quả kiểm phiếu ở đợt xét.".to_owned(),
            spot: Spot::Dossier(it.dossier.id),
        })
        .collect()
}

/// Those decided for whom papers of a type leave out altogether.
fn left_out(case: &CaseFile, round: &RoundCase, covered: &[(PaperType, Vec<DossierId>)]) -> Vec<Difference> {
    // What the office gives itself goes into its decision, what it asks for into the proposal.
    const TOGETHER: [&[PaperType]; 4] = [
        &[PaperType::Proposal, PaperType::Decision],
        &[PaperType::NominationList],
        &[PaperType::Summaries],
        &[PaperType::AchievementReport],
    ];
    let mut found = Vec::new();
    for kinds in TOGETHER {
        let there: Vec<_> = covered.iter().filter(|(kind, _)| kinds.contains(kind)).collect();
        let Some((first, _)) = there.first() else { continue };
        for id in round.decided() {
            if there.iter().any(|(_, ids)| ids.contains(&id)) {
                continue;
            }
            let Some(it) = case.nomination(id) else { continue };
            let labels: Vec<&str> = kinds
                .iter()
                .filter(|kind| there.iter().any(|(known, _)| known == *kind))
                .map(|kind| kind.label())
                .collect();
            found.push(Difference {
                paper: *first,
                what: format!(
                    "{} được chọn nhưng không có trong {}.",
                    it.subject.name.trim(),
                    labels.join(" và ")
                ),
                repair: "Xem lại phần chọn đối tượng, loại đối tượng và hình thức khen thưởng của văn bản."
                    .to_owned(),
                spot: Spot::Dossier(id),
            });
        }
    }
    found
}

/// Counts of one kind that a sentence may rightly state.
struct Stages {
    received: u64,
    considered: u64,
    ranked: u64,
    chosen: u64,
}

/// One paper being looked at.
struct Check<'a> {
    case: &'a CaseFile,
    profile: &'a Profile,
    round: &'a RoundCase,
    paper: &'a Paper,
    said: Said,
    /// How many parts with sheets of their own it has.
    sections: u64,
    /// Whom the paper has to name.
    expected: Vec<&'a Nomination>,
    /// The same by form of commendation.
    forms: Vec<(String, Vec<&'a Nomination>)>,
}

impl<'a> Check<'a> {
    fn new(
        case: &'a CaseFile,
        profile: &'a Profile,
        round: &'a RoundCase,
        paper: &'a Paper,
        form: &'a Form,
    ) -> Option<Check<'a>> {
        let names = matches!(
            paper.kind,
            PaperType::Proposal
                | PaperType::NominationList
                | PaperType::Summaries
                | PaperType::AchievementReport
                | PaperType::Minutes
                | PaperType::Decision
                | PaperType::Certificate
        );
        if !names {
            return None;
        }
        // Whatever selection the paper was set with, the round's decision is what it has to agree with.
        let mut asked = paper.clone();
        asked.options.selection = Selection::Chosen;
        let named = Context { paper: &asked, case, profile, made: None }.named();
        let decided = round.decided();
        let ids = named.iter().map(|it| it.dossier.id).filter(|id| decided.contains(id));
        let expected: Vec<&Nomination> = ids.filter_map(|id| case.nomination(id)).collect();
        let forms = Context { paper, case, profile, made: None }.by_award(&expected);
        let (said, sections) = (Said::of(&form.document), form.document.sections.len() as u64);
        Some(Check { case, profile, round, paper, said, sections, expected, forms })
    }

    fn differences(&self) -> Vec<Difference> {
        let mut found = Vec::new();
        let listed =
            matches!(self.paper.kind, PaperType::NominationList | PaperType::Summaries | PaperType::Decision);
        if listed {
            found.extend(self.rows());
        }
        if listed || matches!(self.paper.kind, PaperType::Proposal | PaperType::Minutes) {
            found.extend(self.counts());
        }
        if self.paper.kind == PaperType::Certificate {
            found.extend(self.certificates());
            return found;
        }
        if self.paper.kind == PaperType::AchievementReport {
            found.extend(self.reports());
        }
        let some = self.expected.iter().any(|it| self.said.names(&it.subject.name));
        // A proposal names people only when they are few.
        if !listed && (some || self.paper.kind != PaperType::Proposal) {
            found.extend(self.names());
        }
        found
    }

    fn label(&self) -> String {
        let label = self.paper.kind.label();
        match self.paper.number.as_deref().map(str::trim).filter(|number| !number.is_empty()) {
            Some(number) => format!("{label} (số {number})"),
            None => label.to_owned(),
        }
    }

    fn at(&self, what: String, repair: String, spot: Spot) -> Difference {
        Difference { paper: self.paper.kind, what, repair, spot }
    }

    fn of_kind(&self, kind: Option<SubjectKind>) -> u64 {
        count(&self.expected, kind)
    }

    /// Rows of the list: everybody once, nobody else, under the own name.
    fn rows(&self) -> Vec<Difference> {
        let mut found = Vec::new();
        let label = self.label();
        let again = || "Lập lại danh sách từ kết quả của đợt xét.".to_owned();
        for kind in SubjectKind::ALL {
            let of_kind =
                |id: &DossierId| self.case.nomination(*id).is_some_and(|it| it.subject.kind() == kind);
            let (rows, right) = (
                self.said.rows.iter().filter(|(id, _)| of_kind(id)).count() as u64,
                self.of_kind(Some(kind)),
            );
            if rows != right {
                let unit = kind.counted();
                found.push(self.at(
                    format!(
                        "{label}: danh sách có {} {unit}, kết quả xét chọn là {} {unit}.",
                        text::count_with_words(rows),
                        text::count_with_words(right)
                    ),
                    again(),
                    Spot::Entries,
                ));
            }
        }
        for it in &self.expected {
            let name = it.subject.name.trim();
            let spot = Spot::Dossier(it.dossier.id);
            let rows: Vec<&String> =
                self.said.rows.iter().filter(|(id, _)| *id == it.dossier.id).map(|(_, row)| row).collect();
            match rows.as_slice() {
                [] => found.push(self.at(format!("{label}: danh sách thiếu {name}."), again(), spot)),
                [row] if !plain(row).contains(&plain(name)) => found.push(self.at(
                    format!("{label}: tên của {name} trong danh sách khác với hồ sơ."),
                    "Sửa tên trong hồ sơ rồi lập lại danh sách.".to_owned(),
                    spot,
                )),
                [_] => {}
                _ => {
                    let what = format!("{label}: {name} đứng {} lần trong danh sách.", rows.len());
                    found.push(self.at(what, again(), spot));
                }
            }
        }
        for (id, _) in &self.said.rows {
            if let Some(it) = self.case.nomination(*id)
                && !self.expected.iter().any(|known| known.dossier.id == *id)
            {
                let what = format!(
                    "{label}: danh sách có {} nhưng Hội đồng không chọn hoặc không thuộc văn bản này.",
                    it.subject.name.trim()
                );
                found.push(self.at(what, again(), Spot::Dossier(*id)));
            }
        }
        found
    }

    /// Counts in the sentences.
    fn counts(&self) -> Vec<Difference> {
        let rules = &self.profile.cross_check;
        let said: Vec<Claim> = self.said.paragraphs.iter().flat_map(|para| claims(para, rules)).collect();
        let mut found = Vec::new();
        for claim in &said {
            if let Some(words) = &claim.in_words
                && !same_number(words, claim.count)
            {
                found.push(self.at(
                    format!("{}: “{}” có số và chữ không khớp nhau.", self.label(), claim.words),
                    self.repair(claim),
                    Spot::Paper,
                ));
            }
            if !self.allowed(claim) {
                let right = self.of_kind(claim.kind);
                let unit = claim.kind.map_or("trường hợp", SubjectKind::counted);
                found.push(self.at(
                    format!(
                        "{} ghi “{}”; theo kết quả xét chọn là {} {unit}.",
                        self.label(),
                        claim.words,
                        text::count_with_words(right)
                    ),
                    self.repair(claim),
                    Spot::Paper,
                ));
            }
        }
        if self.paper.kind != PaperType::Minutes {
            for kind in SubjectKind::ALL {
                let right = self.of_kind(Some(kind));
                let stated = said.iter().any(|claim| claim.kind == Some(kind));
                if right > 0 && !stated {
                    let unit = kind.counted();
                    let what = format!(
                        "{} không ghi số {unit}; kết quả xét chọn là {} {unit}.",
                        self.label(),
                        text::count_with_words(right)
                    );
                    let repair = "Ghi số lượng của từng loại trong nội dung văn bản.".to_owned();
                    found.push(self.at(what, repair, Spot::Paper));
                }
            }
        }
        found
    }

    fn repair(&self, claim: &Claim) -> String {
        format!("Sửa câu có “{}” trong {}.", claim.words, self.paper.kind.label())
    }

    /// Whether a count is right: of all, of the form of commendation named beside it, or of an earlier stage where the
    /// sentence says so.
    fn allowed(&self, claim: &Claim) -> bool {
        if claim.count == self.of_kind(claim.kind) {
            return true;
        }
        let sentence = plain(&claim.sentence);
        let of_form = self.forms.iter().any(|(form, of_form)| {
            !form.is_empty() && sentence.contains(&plain(form)) && claim.count == count(of_form, claim.kind)
        });
        if of_form {
            return true;
        }
        let aside = self.paper.kind == PaperType::Minutes
            || self.profile.cross_check.aside.iter().any(|word| sentence.contains(&plain(word)));
        let stages = self.stages(claim.kind);
        aside && [stages.received, stages.considered, stages.ranked, stages.chosen].contains(&claim.count)
    }

    fn stages(&self, kind: Option<SubjectKind>) -> Stages {
        let of = |it: &SubjectKind| kind.is_none_or(|kind| kind == *it);
        let board = &self.round.board;
        let ranked = self.round.rankings.iter().filter(|it| of(&it.kind)).map(|it| it.placed.len() as u64);
        let context = Context { paper: self.paper, case: self.case, profile: self.profile, made: None };
        let received = context.came_in().filter(|it| of(&it.subject.kind())).count() as u64;
        let chosen = self.round.chosen();
        let chosen = chosen.iter().filter_map(|id| board.candidate(*id)).filter(|it| of(&it.kind)).count();
        Stages {
            received,
            considered: board.candidates.iter().filter(|it| of(&it.kind)).count() as u64,
            ranked: ranked.sum(),
            chosen: chosen as u64,
        }
    }

    /// One report for each.
    fn reports(&self) -> Option<Difference> {
        let right = self.expected.len() as u64;
        (self.sections != right && right > 0).then(|| {
            let what = format!(
                "Có {} báo cáo thành tích, kết quả xét chọn là {} trường hợp.",
                text::count_with_words(self.sections),
                text::count_with_words(right)
            );
            self.at(what, "Lập lại báo cáo thành tích cho những hồ sơ được chọn.".to_owned(), Spot::Paper)
        })
    }

    /// One certificate for each who was decided for, of the forms that are printed at all.
    fn certificates(&self) -> Vec<Difference> {
        let mut found = Vec::new();
        let printed = |id: DossierId| self.said.placed.iter().find(|(known, _)| *known == id);
        for (id, _) in &self.said.placed {
            if let Some(it) = self.case.nomination(*id)
                && !self.expected.iter().any(|known| known.dossier.id == *id)
            {
                let what = format!("Có giấy khen cho {} nhưng Hội đồng không chọn.", it.subject.name.trim());
                let repair = "Bỏ giấy khen này, hoặc xem lại kết quả của đợt xét.".to_owned();
                found.push(self.at(what, repair, Spot::Dossier(*id)));
            }
        }
        let some = |of_form: &Vec<&Nomination>| of_form.iter().any(|it| printed(it.dossier.id).is_some());
        for it in self.forms.iter().filter(|(_, of_form)| some(of_form)).flat_map(|(_, of_form)| of_form) {
            let (name, spot) = (it.subject.name.trim(), Spot::Dossier(it.dossier.id));
            match printed(it.dossier.id) {
                None => found.push(self.at(
                    format!("Thiếu giấy khen cho {name}."),
                    "In thêm giấy khen cho hồ sơ này.".to_owned(),
                    spot,
                )),
                Some((_, text)) if !plain(text).contains(&plain(name)) => found.push(self.at(
                    format!("Tên trên giấy khen của {name} khác với hồ sơ."),
                    "Sửa tên trong hồ sơ rồi in lại giấy khen.".to_owned(),
                    spot,
                )),
                Some(_) => {}
            }
        }
        found
    }

    /// Names in papers without a list.
    fn names(&self) -> Vec<Difference> {
        let missing = self.expected.iter().filter(|it| !self.said.names(&it.subject.name));
        missing
            .map(|it| {
                self.at(
                    format!("{} không có tên {}.", self.label(), it.subject.name.trim()),
                    "Xem lại phần chọn đối tượng của văn bản, hoặc tên trong hồ sơ.".to_owned(),
                    Spot::Dossier(it.dossier.id),
                )
            })
            .collect()
    }
}

fn count(of: &[&Nomination], kind: Option<SubjectKind>) -> u64 {
    of.iter().filter(|it| kind.is_none_or(|kind| it.subject.kind() == kind)).count() as u64
}

/// Whether the words are the figure's; "lẻ" and "linh", "tư" and "bốn" are the same.
fn same_number(words: &str, count: u64) -> bool {
    let usual = |words: &str| words.replace("lẻ", "linh").replace("mươi tư", "mươi bốn");
    usual(words) == usual(&text::in_words(count))
}
