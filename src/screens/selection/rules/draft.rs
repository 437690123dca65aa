//! The settings as text fields and choices, and back.

use super::quotas::{Amount, QuotaRow};
use super::{Field, share, share_words};
use crate::domain::Points;
use crate::domain::round::{Carry, Most, Places, Round, RoundSettings, TieRule, Way};
use crate::domain::subject::SubjectKind;
use crate::domain::votes::VoteBase;
use crate::text::date::{parse_date, short_date};
use chrono::NaiveDate;

/// Places of one kind as they are being written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlacesRow {
    /// Where the cut line runs.
    pub most: Amount,
    /// At least so many, as typed.
    pub least: String,
}

/// The settings as they are being written.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub name: String,
    pub held_on: String,
    pub quorum: String,
    pub women: String,
    pub places: [PlacesRow; 4],
    pub vote: String,
    pub vote_of: VoteBase,
    pub decimals: u8,
    pub ties: Vec<TieRule>,
    pub way: Way,
    pub trim: u8,
    pub grade_first: bool,
    pub carried: bool,
    pub carry: String,
    pub independent: bool,
    pub second_check: bool,
    pub reason_on_difference: bool,
    pub disagreement: String,
    pub quotas: Vec<QuotaRow>,
}

/// A field that cannot be read, and what to do.
pub type Trouble = (Field, String);

impl Draft {
    /// The round as it stands.
    pub fn of(round: &Round) -> Self {
        let settings = &round.settings;
        let (carried, carry) = match settings.carry {
            Carry::Shown => (false, String::new()),
            Carry::Counted { percent } => (true, percent.to_string()),
        };
        Self {
            name: round.name.clone(),
            held_on: round.held_on.map(short_date).unwrap_or_default(),
            quorum: share_words(settings.quorum),
            women: settings.women_share.to_string(),
            places: SubjectKind::ALL.map(|kind| places(settings, kind)),
            vote: share_words(settings.vote.share),
            vote_of: settings.vote.of,
            decimals: settings.decimals,
            ties: settings.tie_rules.clone(),
            way: settings.way,
            trim: settings.trim,
            grade_first: settings.grade_first,
            carried,
            carry,
            independent: settings.independent,
            second_check: settings.second_check,
            reason_on_difference: settings.reason_on_difference,
            disagreement: settings.disagreement.map(|points| points.to_string()).unwrap_or_default(),
            quotas: settings.quotas.iter().map(QuotaRow::of).collect(),
        }
    }

    /// The round as written over `base`; the first field that cannot be read, with what to do.
    pub fn read(&self, base: &Round, today: NaiveDate) -> Result<Round, Trouble> {
        let mut round = base.clone();
        if self.name.trim().is_empty() {
            return wrong(Field::Name, "Hãy nhập tên đợt xét, ví dụ Đợt xét tháng 10/2026.");
        }
        round.name = self.name.trim().to_owned();
        round.held_on = match self.held_on.trim() {
            "" => None,
            typed => match parse_date(typed, today) {
                Some(day) => Some(day),
                None => {
                    return wrong(
                        Field::HeldOn,
                        "Ngày này không có trong lịch. Hãy gõ lại, ví dụ 05/10/2026.",
                    );
                }
            },
        };
        let settings = &mut round.settings;
        settings.quorum = match share(&self.quorum) {
            Some(share) => share,
            None => return wrong(Field::Quorum, "Hãy gõ tỷ lệ dạng 2/3 hoặc 1/2."),
        };
        settings.vote.share = match share(&self.vote) {
            Some(share) => share,
            None => return wrong(Field::Vote, "Hãy gõ tỷ lệ dạng 80% hoặc 2/3."),
        };
        settings.women_share = match self.women.trim().parse() {
            Ok(percent) if percent <= 100 => percent,
            _ => return wrong(Field::Women, "Hãy gõ số từ 0 đến 100."),
        };
        settings.disagreement = match self.disagreement.trim() {
            "" => None,
            typed => match typed.parse::<Points>() {
                Ok(points) if points > Points::ZERO => Some(points),
                _ => return wrong(Field::Disagreement, "Hãy gõ số điểm, ví dụ 10, hoặc để trống."),
            },
        };
        settings.carry = self.read_carry()?;
        settings.vote.of = self.vote_of;
        settings.decimals = self.decimals;
        settings.tie_rules = self.ties.clone();
        settings.way = self.way;
        settings.trim = self.trim;
        settings.grade_first = self.grade_first;
        settings.independent = self.independent;
        settings.second_check = self.second_check;
        settings.reason_on_difference = self.reason_on_difference;
        settings.places = self.read_places()?;
        settings.quotas.clear();
        for (at, row) in self.quotas.iter().enumerate() {
            let field = |least| if least { Field::QuotaLeast(at) } else { Field::QuotaMost(at) };
            settings.quotas.extend(row.read().map_err(|(least, sentence)| (field(least), sentence))?);
        }
        Ok(round)
    }

    fn read_carry(&self) -> Result<Carry, Trouble> {
        if !self.carried {
            return Ok(Carry::Shown);
        }
        match self.carry.trim().trim_end_matches('%').trim().parse() {
            Ok(percent) if (1..=99).contains(&percent) => Ok(Carry::Counted { percent }),
            _ => wrong(Field::Carry, "Hãy gõ số từ 1 đến 99."),
        }
    }

    fn read_places(&self) -> Result<Vec<Places>, Trouble> {
        let mut out = Vec::new();
        for (kind, row) in SubjectKind::ALL.into_iter().zip(&self.places) {
            let least = match row.least.trim() {
                "" => 0,
                typed => match typed.parse() {
                    Ok(least) => least,
                    Err(_) => return wrong(Field::Least(kind), "Hãy gõ số nguyên, hoặc để trống."),
                },
            };
            let most = row.most.read().map_err(|sentence| (Field::Places(kind), sentence))?;
            out.push(match most {
                Some(Most::Number(most)) if most < least => {
                    return wrong(Field::Least(kind), "Ít nhất không được lớn hơn số chỗ.");
                }
                Some(Most::Number(most)) => Places { least, ..Places::new(kind, most) },
                Some(Most::Percent(share)) => Places { least, percent: Some(share), ..Places::new(kind, 0) },
                // Without a line, fewest is a quota like any other.
                None if least > 0 => {
                    return wrong(
                        Field::Least(kind),
                        "Hãy ghi số chỗ trước, hoặc thêm một chỉ tiêu tối thiểu ở bảng bên dưới.",
                    );
                }
                None => continue,
            });
        }
        Ok(out)
    }

    /// The text behind a field.
    pub fn field(&mut self, field: Field) -> Option<&mut String> {
        Some(match field {
            Field::Name => &mut self.name,
            Field::HeldOn => &mut self.held_on,
            Field::Quorum => &mut self.quorum,
            Field::Women => &mut self.women,
            Field::Vote => &mut self.vote,
            Field::Carry => &mut self.carry,
            Field::Disagreement => &mut self.disagreement,
            Field::Places(kind) => &mut self.places[kind as usize].most.typed,
            Field::Least(kind) => &mut self.places[kind as usize].least,
            Field::QuotaLeast(at) => &mut self.quotas.get_mut(at)?.least,
            Field::QuotaMost(at) => &mut self.quotas.get_mut(at)?.most.typed,
        })
    }
}

fn wrong<T>(field: Field, sentence: &str) -> Result<T, Trouble> {
    Err((field, sentence.to_owned()))
}

fn places(settings: &RoundSettings, kind: SubjectKind) -> PlacesRow {
    let Some(places) = settings.places.iter().find(|it| it.kind == kind) else { return PlacesRow::default() };
    PlacesRow {
        most: places.percent.map_or_else(|| Amount::number(places.most), Amount::share),
        least: if places.least == 0 { String::new() } else { places.least.to_string() },
    }
}
