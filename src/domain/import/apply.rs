//! What a record says, put into a subject and its dossier: every change noted from what to what, empty cells change nothing.

use super::field::Field;
use super::given::Given;
use super::rows::{Record, is_mark};
use super::values;
use crate::domain::catalogue::EntryList;
use crate::domain::dossier::Dossier;
use crate::domain::ids::MovementId;
use crate::domain::sheet::Cell;
use crate::domain::subject::{Detail, Sex, Subject, SubjectKind};
use crate::text::date::PartialDate;
use crate::text::number::count_of;
use crate::text::{clean, fold, grouped, words};
use serde::Serialize;
use std::collections::HashSet;

/// One change: what, from what, to what; for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// What.
    pub what: &'static str,
    /// From what; empty where nothing stood there.
    pub from: String,
    /// To what.
    pub to: String,
}

/// What came of a record.
#[derive(Debug, Default)]
pub(super) struct Applied {
    pub changes: Vec<Change>,
    pub remarks: Vec<String>,
    pub refused: Vec<String>,
}

/// Fields that belong to some kinds only.
const fn fits(field: Field, kind: SubjectKind) -> bool {
    use SubjectKind::{Collective, Household, Model, Person};
    match field {
        Field::Honorific
        | Field::Sex
        | Field::Birth
        | Field::Ethnicity
        | Field::Religion
        | Field::Education
        | Field::Party
        | Field::Post
        | Field::Phone => matches!(kind, Person),
        Field::Male => matches!(kind, Person),
        Field::Female => matches!(kind, Person | Collective),
        Field::Head => matches!(kind, Collective | Household),
        Field::Members => matches!(kind, Collective | Household),
        Field::Women | Field::PartyMembers | Field::Cluster => matches!(kind, Collective),
        Field::Founded => matches!(kind, Collective | Model),
        Field::Representative
        | Field::Occupation
        | Field::Income
        | Field::CulturalYears
        | Field::Contributions => matches!(kind, Household),
        Field::Owners | Field::Content | Field::Replicated => matches!(kind, Model),
        _ => true,
    }
}

/// Text on one line: "Một\nhai" and "Một hai" say the same.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines without spaces at their ends; empty ones go.
fn tidy(text: &str) -> String {
    text.lines().map(clean).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

impl Applied {
    fn note(&mut self, what: Field, from: impl Into<String>, to: impl Into<String>) {
        self.changes.push(Change { what: what.label(), from: from.into(), to: to.into() });
    }

    fn text(&mut self, what: Field, place: &mut String, new: &str) {
        let new = tidy(new);
        if new.is_empty() || flat(place) == flat(&new) {
            return;
        }
        self.note(what, place.as_str(), new.as_str());
        *place = new;
    }

    fn value<T: PartialEq + Copy>(
        &mut self,
        what: Field,
        place: &mut Option<T>,
        new: T,
        shown: impl Fn(T) -> String,
    ) {
        if *place == Some(new) {
            return;
        }
        self.note(what, place.map(&shown).unwrap_or_default(), shown(new));
        *place = Some(new);
    }

    fn unread(&mut self, field: Field, text: &str, kept: &str) {
        self.remarks.push(format!("Không đọc được “{}” ở cột {}{kept}.", clean(text), field.label()));
    }

    fn count(&mut self, what: Field, place: &mut Option<u32>, text: &str) {
        match count_of(text) {
            Some(count) => self.value(what, place, count, |count| grouped(count.into())),
            None => self.unread(what, text, ", không ghi ô này"),
        }
    }

    /// Adds what is not there yet.
    fn list<T>(&mut self, what: Field, place: &mut Vec<T>, new: Vec<T>, shown: impl Fn(&T) -> String) {
        let mut seen = HashSet::new();
        let fresh: Vec<T> = new
            .into_iter()
            .filter(|one| {
                let words = fold(&shown(one));
                let first = seen.insert(words.clone());
                first && place.iter().all(|there| fold(&shown(there)) != words)
            })
            .collect();
        if fresh.is_empty() {
            return;
        }
        let words = |all: &[T]| all.iter().map(&shown).collect::<Vec<_>>().join("; ");
        self.note(
            what,
            words(place),
            [words(place), words(&fresh)]
                .into_iter()
                .filter(|it| !it.is_empty())
                .collect::<Vec<_>>()
                .join("; "),
        );
        place.extend(fresh);
    }
}

/// Puts a record into `subject` and `dossier`.
pub(super) fn apply(
    record: &Record,
    subject: &mut Subject,
    dossier: &mut Dossier,
    known: &Given<'_>,
) -> Applied {
    let mut out = Applied::default();
    let kind = subject.kind();
    for (field, cell) in &record.cells {
        if fits(*field, kind) {
            about_dossier(&mut out, *field, cell, dossier, known);
            about_subject(&mut out, *field, cell, subject, known);
        } else if !is_mark(&cell.text) {
            out.remarks.push(format!(
                "Cột {} không dùng cho {}, không ghi ô này.",
                field.label(),
                kind.counted()
            ));
        }
    }
    if let Detail::Collective(it) = &subject.detail {
        let members = it.members.unwrap_or(u32::MAX);
        if it.women.unwrap_or(0) > members || it.party_members.unwrap_or(0) > members {
            out.refused.push("Số nữ hoặc số đảng viên lớn hơn tổng số thành viên.".to_owned());
        }
    }
    out
}

/// The name without the form of address before it, and that form, for people.
pub(super) fn addressed(name: &str, kind: SubjectKind) -> (String, String) {
    const FORMS: [&str; 8] = ["Ông", "Bà", "Anh", "Chị", "Cô", "Cụ", "Đồng chí", "Đ/c"];
    let name = clean(name);
    if kind != SubjectKind::Person {
        return (name, String::new());
    }
    let form = FORMS.iter().find_map(|form| {
        let rest = name.get(form.len()..)?;
        let begins = name.get(..form.len())?.eq(*form) && rest.starts_with([' ', ':']);
        // A name of two words may begin with a surname that sounds so.
        let rest = rest.trim_start_matches([' ', ':']);
        (begins && rest.split(' ').count() >= 2).then(|| (rest.to_owned(), (*form).to_owned()))
    });
    form.unwrap_or((name, String::new()))
}

/// The lines of a cell of names: the name, and what stands under it ("Chủ hộ: …", "Chủ thể: …").
pub(super) fn name_lines(text: &str) -> (String, Vec<(Field, String)>) {
    let mut lines = text.lines().map(clean).filter(|line| !line.is_empty());
    let mut name = lines.next().unwrap_or_default();
    let mut under = Vec::new();
    for line in lines {
        let labelled = [("chu ho", Field::Head), ("chu the", Field::Owners), ("nguoi dung dau", Field::Head)];
        let found = line.split_once(':').and_then(|(label, rest)| {
            let label = fold(label);
            labelled.iter().find(|(words, _)| label == *words).map(|(_, field)| (*field, clean(rest)))
        });
        match found {
            Some(found) => under.push(found),
            None => name = format!("{name} {line}"),
        }
    }
    (name, under)
}

fn about_subject(out: &mut Applied, field: Field, cell: &Cell, subject: &mut Subject, known: &Given<'_>) {
    let text = clean(&cell.text);
    match field {
        Field::Name => {
            let (name, under) = name_lines(&cell.text);
            let (name, form) = addressed(&name, subject.kind());
            let same = |one: &str, other: &str| {
                let keys =
                    |text: &str| words::words(text).into_iter().map(|word| word.key).collect::<Vec<_>>();
                keys(one) == keys(other)
            };
            if !same(&subject.name, &name) {
                out.text(field, &mut subject.name, &name);
            }
            if let (Detail::Person(it), false) = (&mut subject.detail, form.is_empty()) {
                out.text(Field::Honorific, &mut it.honorific, &form);
            }
            for (field, words) in under {
                about_subject(out, field, &Cell::plain(words), subject, known);
            }
            return;
        }
        Field::OtherNames => {
            let names = values::items(&text.replace(',', ";"));
            out.list(field, &mut subject.other_names, names, String::clone);
            return;
        }
        _ => {}
    }
    match &mut subject.detail {
        Detail::Person(it) => person(out, field, cell, it, known),
        Detail::Collective(it) => match field {
            Field::Head => out.text(field, &mut it.head, &text),
            Field::Members => out.count(field, &mut it.members, &text),
            Field::Women | Field::Female => out.count(Field::Women, &mut it.women, &text),
            Field::PartyMembers => out.count(field, &mut it.party_members, &text),
            Field::Founded => founded(out, &mut it.founded, cell, known),
            Field::Cluster => out.text(field, &mut it.cluster, &text),
            Field::Address => out.text(field, &mut it.address, &cell.text),
            _ => {}
        },
        Detail::Household(it) => match field {
            Field::Head => out.text(field, &mut it.head, &text),
            Field::Representative => out.text(field, &mut it.representative, &text),
            Field::Members => out.count(field, &mut it.members, &text),
            Field::Occupation => out.text(field, &mut it.occupation, &text),
            Field::Income => match values::money(&text) {
                Some(sum) => out.value(field, &mut it.income, sum, grouped),
                None => out.unread(field, &text, ", không ghi ô này"),
            },
            Field::CulturalYears => match values::years(&text) {
                years if years.is_empty() => out.unread(field, &text, ", không ghi ô này"),
                years => out.list(field, &mut it.cultural_years, years, ToString::to_string),
            },
            Field::Contributions => {
                let new = values::contributions(&cell.text);
                out.list(field, &mut it.contributions, new, |one| one.content.clone());
            }
            Field::Address => out.text(field, &mut it.address, &cell.text),
            _ => {}
        },
        Detail::Model(it) => match field {
            Field::Owners => {
                let new = values::items(&cell.text.replace(',', ";"));
                out.list(field, &mut it.owners, new, String::clone);
            }
            Field::Founded => founded(out, &mut it.started, cell, known),
            Field::Content => out.text(field, &mut it.content, &cell.text),
            Field::Replicated => out.text(field, &mut it.replicated, &cell.text),
            Field::Address => out.text(field, &mut it.address, &cell.text),
            _ => {}
        },
    }
}

fn founded(out: &mut Applied, place: &mut Option<i32>, cell: &Cell, known: &Given<'_>) {
    match values::date(cell, known.today) {
        Ok((found, _)) => out.value(Field::Founded, place, found.year(), |year| year.to_string()),
        Err(_) => out.unread(Field::Founded, &cell.text, ", không ghi ô này"),
    }
}

fn person(
    out: &mut Applied,
    field: Field,
    cell: &Cell,
    it: &mut crate::domain::subject::Person,
    known: &Given<'_>,
) {
    let text = clean(&cell.text);
    match field {
        Field::Honorific => out.text(field, &mut it.honorific, &text),
        Field::Sex => match values::sex(&text) {
            Some(sex) => out.value(field, &mut it.sex, sex, |sex| sex.label().to_owned()),
            None => out.unread(field, &text, ", không ghi ô này"),
        },
        Field::Male | Field::Female => {
            let sex = if field == Field::Male { Sex::Male } else { Sex::Female };
            if !is_mark(&text) && text != "1" {
                birth(out, cell, &mut it.birth, known);
            }
            out.value(Field::Sex, &mut it.sex, sex, |sex| sex.label().to_owned());
        }
        Field::Birth => birth(out, cell, &mut it.birth, known),
        Field::Ethnicity => out.text(field, &mut it.ethnicity, &text),
        Field::Religion => out.text(field, &mut it.religion, &text),
        Field::Education => out.text(field, &mut it.education, &text),
        Field::Post => out.text(field, &mut it.post, &cell.text),
        Field::Address => out.text(field, &mut it.address, &cell.text),
        Field::Phone => {
            let (phone, remark) = values::phone(cell);
            out.remarks.extend(remark);
            out.text(field, &mut it.phone, &phone);
        }
        Field::Party => {
            let joined = values::date(cell, known.today);
            let yes = is_mark(&text) || matches!(fold(&text).as_str(), "co" | "dang vien" | "da vao dang");
            let no = matches!(fold(&text).as_str(), "khong" | "chua" | "quan chung" | "0");
            if let (Ok((joined, _)), false) = (&joined, yes || no) {
                it.party_member = true;
                out.value(field, &mut it.party_joined, *joined, |day| day.to_string());
            } else if yes && !it.party_member {
                it.party_member = true;
                out.note(field, "", "Đảng viên");
            } else if !yes && !no {
                out.unread(field, &text, ", không ghi ô này");
            }
        }
        _ => {}
    }
}

fn birth(out: &mut Applied, cell: &Cell, place: &mut Option<PartialDate>, known: &Given<'_>) {
    match values::date(cell, known.today) {
        Ok((found, remark)) => {
            out.remarks.extend(remark);
            // A year says nothing against a day of that year.
            if matches!((*place, found), (Some(PartialDate::Day(day)), PartialDate::Year(year)) if PartialDate::Day(day).year() == year)
            {
                return;
            }
            out.value(Field::Birth, place, found, |day| day.to_string());
        }
        Err(why) => out.refused.push(why),
    }
}

fn about_dossier(out: &mut Applied, field: Field, cell: &Cell, dossier: &mut Dossier, known: &Given<'_>) {
    let text = clean(&cell.text);
    match field {
        Field::Field => {
            entry(out, (field, EntryList::Field), &mut dossier.field, &text, known);
        }
        Field::Proposed => {
            entry(out, (field, EntryList::Form), &mut dossier.proposed, &text, known);
        }
        Field::Movements => {
            let (ids, strange) = known.movements(&cell.text);
            if !strange.is_empty() {
                out.remarks.push(format!(
                    "Không có phong trào “{}” trong danh mục, không ghi.",
                    strange.join("”, “")
                ));
            }
            let name = |id: &MovementId| {
                known
                    .movements
                    .iter()
                    .find(|one| one.id == *id)
                    .map(|one| one.name.clone())
                    .unwrap_or_default()
            };
            out.list(field, &mut dossier.movements, ids, name);
        }
        Field::Summary => out.text(field, &mut dossier.summary, &cell.text),
        Field::Achievements => {
            out.list(field, &mut dossier.achievements, values::achievements(&cell.text), |one| {
                one.content.clone()
            });
        }
        Field::Awards => {
            let shown = |one: &crate::domain::dossier::PastAward| {
                let year = one.year.map(|year| format!("{year}: ")).unwrap_or_default();
                format!("{year}{}", one.form)
            };
            out.list(field, &mut dossier.past_awards, values::awards(&cell.text), shown);
        }
        Field::Priorities => {
            let (marks, strange) = values::priorities(&cell.text);
            if !strange.is_empty() {
                out.remarks.push(format!("Không có diện ưu tiên “{}”, không ghi.", strange.join("”, “")));
            }
            out.list(field, &mut dossier.priorities, marks, |mark| mark.label().to_owned());
        }
        Field::Remark => out.text(field, &mut dossier.remark, &cell.text),
        Field::Received => match values::date(cell, known.today) {
            Ok((PartialDate::Day(day), remark)) => {
                out.remarks.extend(remark);
                out.value(field, &mut dossier.received, day, crate::text::date::short_date);
            }
            _ => out.unread(field, &text, ", không ghi ô này"),
        },
        Field::Order => match text.parse::<i32>() {
            Ok(place) if place == dossier.order => {}
            Ok(place) => {
                let from = if dossier.order == 0 { String::new() } else { dossier.order.to_string() };
                out.note(field, from, place.to_string());
                dossier.order = place;
            }
            Err(_) => out.unread(field, &text, ", không ghi ô này"),
        },
        _ => {}
    }
}

/// Puts in the words of a catalogue that are meant; words that stand in none are kept, and told.
fn entry(
    out: &mut Applied,
    (field, list): (Field, EntryList),
    place: &mut String,
    text: &str,
    known: &Given<'_>,
) {
    if flat(place) == text {
        return;
    }
    match known.entry(list, text) {
        Some(name) => {
            if fold(&name) != fold(text) {
                out.remarks.push(format!("Hiểu “{text}” là “{name}”."));
            }
            out.text(field, place, &name);
        }
        None => {
            let list = list.label().to_lowercase();
            out.remarks.push(format!("“{text}” không có trong danh mục {list}, giữ nguyên chữ."));
            out.text(field, place, text);
        }
    }
}
