//! What one paper is written from, and the fields that its sentences may name.

use super::draft::{Draft, Missing, Spot, prepared};
use super::profile::Profile;
use crate::domain::case::{CaseFile, Nomination, RoundCase};
use crate::domain::dossier::DossierState;
use crate::domain::ids::DossierId;
use crate::domain::office::Signature;
use crate::domain::papers::{Paper, Selection};
use crate::domain::subject::SubjectKind;
use crate::forms::gather::NOMINATED;
use crate::paper::{Run, Style};
use crate::text;
use chrono::NaiveDateTime;

/// Everything one paper is written from.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The paper: what it is about, the office's own words, how it is set.
    pub paper: &'a Paper,
    /// The case file.
    pub case: &'a CaseFile,
    /// The form profile.
    pub profile: &'a Profile,
    /// When the paper is made, for the file's properties.
    pub made: Option<NaiveDateTime>,
}

/// Values for the fields of a sentence: name without braces, value; an empty value is one not given yet.
pub type Fields = Vec<(&'static str, String)>;

impl<'a> Context<'a> {
    /// The round in hand.
    #[must_use]
    pub fn round(&self) -> Option<&'a RoundCase> {
        self.case.round.as_ref()
    }

    /// The dossiers that the paper names, as its options say: selection, kind, and form of commendation where some of
    /// them are proposed for the one set in the options. Kind by kind; by rank where the round ranks them, otherwise
    /// as read.
    #[must_use]
    pub fn named(&self) -> Vec<&'a Nomination> {
        let options = &self.paper.options;
        let ids: Vec<DossierId> = match (options.selection, self.round()) {
            (Selection::Chosen, Some(round)) if self.paper.kind.precedes_decision() => round.chosen(),
            (Selection::Chosen, Some(round)) => round.decided(),
            (Selection::Ranked, Some(round)) => {
                round.rankings.iter().flat_map(|it| &it.placed).map(|placed| placed.dossier).collect()
            }
            (Selection::Nominated, _) | (_, None) => self
                .case
                .nominations
                .iter()
                .filter(|it| NOMINATED.contains(&it.state) && it.dossier.year == self.case.year)
                .map(|it| it.dossier.id)
                .collect(),
        };
        let mut named: Vec<&Nomination> = ids.into_iter().filter_map(|id| self.case.nomination(id)).collect();
        named.retain(|it| options.only.is_none_or(|kind| it.subject.kind() == kind));
        let proposed = |it: &Nomination| text::same(it.dossier.proposed.trim(), options.award.trim());
        if !options.award.trim().is_empty() && named.iter().any(|it| proposed(it)) {
            named.retain(|it| proposed(it));
        }
        if let Some(dossier) = self.paper.dossier {
            named.retain(|it| it.dossier.id == dossier);
        }
        named
    }

    /// `named` by form of commendation, in the order in which the forms first come; those without one under an empty
    /// name. A form set in the options is everybody's.
    #[must_use]
    pub fn by_award<'n>(&self, named: &[&'n Nomination]) -> Vec<(String, Vec<&'n Nomination>)> {
        let own = self.paper.options.award.trim();
        let mut forms: Vec<(String, Vec<&Nomination>)> = Vec::new();
        for it in named {
            let form = if own.is_empty() { it.dossier.proposed.trim() } else { own };
            match forms.iter_mut().find(|(known, _)| text::same(known, form)) {
                Some((_, of_form)) => of_form.push(it),
                None => forms.push((form.to_owned(), vec![it])),
            }
        }
        forms
    }

    /// The dossiers of the year that came in, whatever became of them.
    pub fn came_in(&self) -> impl Iterator<Item = &'a Nomination> {
        let year = self.case.year;
        self.case.nominations.iter().filter(move |it| {
            it.dossier.year == year && !matches!(it.state, DossierState::Noticed | DossierState::Nurtured)
        })
    }

    /// How many dossiers the council had before it.
    #[must_use]
    pub fn considered(&self) -> usize {
        self.round().map_or(0, |round| round.board.candidates.len())
    }

    /// The paper's own signature, else the plan's, else the office's first.
    #[must_use]
    pub fn signature(&self) -> Signature {
        self.paper
            .signature
            .clone()
            .unwrap_or_else(|| super::plan::signature(&self.case.office, &self.case.plan))
    }

    /// Fields that every sentence may name:
    /// `cơ quan`, `tên cơ quan`, `cấp trên`, `kế hoạch`, `năm`, `đợt xét`, `ngày họp`, `số lượng`, `tổng số`,
    /// `đối tượng`, `hình thức`, `số tiếp nhận`, `số đưa ra xét`.
    #[must_use]
    pub fn fields(&self) -> Fields {
        self.fields_of(&self.named())
    }

    /// The fields, the counts being those of `named`.
    #[must_use]
    pub fn fields_of(&self, named: &[&Nomination]) -> Fields {
        let round = self.round().map(|round| &round.board.round);
        let superior = match self.paper.addressees.as_slice() {
            [] => String::new(),
            all => all.iter().map(|it| it.trim()).collect::<Vec<_>>().join(", "),
        };
        vec![
            ("cơ quan", self.case.office.name.trim().to_owned()),
            ("tên cơ quan", self.case.office.short_name.trim().to_owned()),
            ("cấp trên", superior),
            ("kế hoạch", super::plan::in_sentence(&self.case.office, &self.case.plan, self.profile)),
            ("năm", self.case.year.to_string()),
            ("đợt xét", round.map(|it| it.name.trim().to_owned()).unwrap_or_default()),
            ("ngày họp", round.and_then(|it| it.held_on).map(text::date::plain_date).unwrap_or_default()),
            ("số lượng", counted(named, self.profile)),
            ("tổng số", text::count_with_words(named.len() as u64)),
            ("đối tượng", kinds_in_words(named)),
            ("hình thức", self.awards(named)),
            ("số tiếp nhận", text::count_with_words(self.came_in().count() as u64)),
            ("số đưa ra xét", text::count_with_words(self.considered() as u64)),
        ]
    }

    /// The forms of commendation that the paper is about: the one set in its options, else those proposed.
    fn awards(&self, named: &[&Nomination]) -> String {
        let forms: Vec<String> =
            self.by_award(named).into_iter().map(|(form, _)| form).filter(|form| !form.is_empty()).collect();
        forms.join(", ")
    }
}

/// "04 (bốn) tập thể, 06 (sáu) cá nhân"; empty for nobody.
#[must_use]
pub fn counted(named: &[&Nomination], profile: &Profile) -> String {
    SubjectKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let count = named.iter().filter(|it| it.subject.kind() == kind).count();
            let unit = whole_words(&profile.list.groups.of(kind).unit);
            (count > 0).then(|| format!("{} {unit}", text::count_with_words(count as u64)))
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// "hộ gia đình" is not torn at the end of a line; "mô hình, sáng kiến" only behind its comma.
fn whole_words(words: &str) -> String {
    text::glue(words).replace(",\u{a0}", ", ")
}

/// "tập thể, cá nhân và hộ gia đình": the kinds that are there.
#[must_use]
pub fn kinds_in_words(named: &[&Nomination]) -> String {
    let kinds: Vec<String> = SubjectKind::ALL
        .into_iter()
        .filter(|kind| named.iter().any(|it| it.subject.kind() == *kind))
        .map(|kind| whole_words(kind.counted()))
        .collect();
    match kinds.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} và {last}", first.join(", ")),
    }
}

impl Draft<'_> {
    /// The words of a part: the office's own for this paper, else the form's sentence.
    pub fn words(&self, context: &Context<'_>, key: &str) -> String {
        match context.paper.texts.get(key).map(|own| own.trim()).filter(|own| !own.is_empty()) {
            Some(own) => own.to_owned(),
            None => {
                let slot = context.profile.phrases.slot(context.paper.kind, key);
                slot.map(|slot| slot.text.trim().to_owned()).unwrap_or_default()
            }
        }
    }

    /// A part as runs, its fields filled. A field without value, an unknown field, and a needed part that is empty
    /// are printed as what they are and noted as findings.
    pub fn say(&mut self, context: &Context<'_>, key: &str, fields: &Fields, style: Style) -> Vec<Run> {
        let words = self.words(context, key);
        let slot = context.profile.phrases.slot(context.paper.kind, key);
        if words.is_empty() {
            return match slot {
                Some(slot) if slot.needed => {
                    let label = slot.label.to_lowercase();
                    vec![self.need("", &label, Spot::Paper, style)]
                }
                _ => Vec::new(),
            };
        }
        self.fill(&words, fields, style)
    }

    /// A sentence with its fields filled.
    pub fn fill(&mut self, words: &str, fields: &Fields, style: Style) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut plain = String::new();
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            plain.push_str(before);
            let Some((name, behind)) = after.split_once('}') else {
                plain.push('{');
                rest = after;
                continue;
            };
            rest = behind;
            let name = name.trim();
            match fields.iter().find(|(known, _)| text::same(known, name)) {
                Some((_, value)) if !value.trim().is_empty() => plain.push_str(value.trim()),
                known => {
                    if !plain.is_empty() {
                        runs.push(Run::styled(prepared(&std::mem::take(&mut plain)), style));
                    }
                    let what = if known.is_some() { name.to_owned() } else { unknown_field(name, fields) };
                    self.findings.push(Missing { what: what.clone(), spot: Spot::Paper });
                    runs.push(Run { style, ..Run::missing(what) });
                }
            }
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            runs.push(Run::styled(prepared(&plain), style));
        }
        runs
    }
}

/// A field nobody knows, with the nearest one that is known.
fn unknown_field(name: &str, fields: &Fields) -> String {
    nearest(name, fields.iter().map(|(known, _)| *known))
}

/// What is said of a field that is not among the `known`: with the nearest of them, if one is near.
pub(super) fn nearest(name: &str, known: impl IntoIterator<Item = &'static str>) -> String {
    let wanted = text::fold(name);
    let nearest = known
        .into_iter()
        .map(|known| (distance(&wanted, &text::fold(known)), known))
        .min()
        .filter(|(distance, _)| *distance <= wanted.chars().count().max(3) / 2);
    match nearest {
        Some((_, known)) => format!("trường “{name}” không có; có phải “{known}”?"),
        None => format!("trường “{name}” không có"),
    }
}

/// Letters to add, drop or change to get from one word to the other.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut corner = i;
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let change = corner + usize::from(letter != *other);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}
