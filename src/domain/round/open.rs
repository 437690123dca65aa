//! Opening a round: blank, to carry out an obligation of the plan (KG-2, KG-3), or after a closed one (S16).

use super::super::binding::bound;
use super::super::ids::{ObligationId, PlanId, RoundId};
use super::super::obligation::{Bound, Duty, Nominators, Obligation};
use super::super::refusal::{Refusal, Rule};
use super::super::subject::SubjectKind;
use super::super::unit::Unit;
use super::quota::{Most, Quota, QuotaScope};
use super::settings::{Carry, Places, RoundSettings, TieRule};
use super::{Round, RoundState};
use chrono::{Datelike, NaiveDate};

/// What a new round is opened among.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// The plan.
    pub plan: PlanId,
    /// The day that the round is opened; it is proposed as the day of its meeting.
    pub today: NaiveDate,
    /// Marks of the criteria that are scored under the plan.
    pub codes: &'a [String],
    /// The rounds of the plan.
    pub rounds: &'a [Round],
    /// The obligations of the plan.
    pub obligations: &'a [Obligation],
    /// The catalogue of units.
    pub units: &'a [Unit],
}

/// From what a round is opened; both none opens a blank one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Choice {
    /// The obligation that it carries out.
    pub obligation: Option<ObligationId>,
    /// The closed round that it follows.
    pub after: Option<RoundId>,
}

/// Whether a round can carry the duty out.
#[must_use]
pub const fn carries_out(duty: &Duty) -> bool {
    matches!(duty, Duty::Selection { .. } | Duty::Seats { .. })
}

/// The obligations of the plan that a round can carry out.
pub fn obligations<'a>(around: &Around<'a>) -> impl Iterator<Item = &'a Obligation> {
    around.obligations.iter().filter(|it| carries_out(&it.duty))
}

/// The rounds that a new one can follow, the newest first.
pub fn closed<'a>(around: &Around<'a>) -> impl Iterator<Item = &'a Round> {
    around.rounds.iter().rev().filter(|round| round.state == RoundState::Closed)
}

/// What an obligation asks of a round, in a few words: "Chọn 5–10 cá nhân giới thiệu lên Trung ương".
#[must_use]
pub fn brief(duty: &Duty) -> String {
    match duty {
        Duty::Selection { min, max, kinds, upward_to, .. } => {
            let number = if min == max || *min == 0 { max.to_string() } else { format!("{min}–{max}") };
            format!("Chọn {number} {} giới thiệu lên {}", what(kinds), or(upward_to, "cấp trên"))
        }
        Duty::Seats { number, event, .. } => {
            let number = number.map_or_else(String::new, |number| format!("{number} "));
            format!("Chọn {number}đại biểu dự {}", or(event, "hội nghị"))
        }
        _ => String::new(),
    }
}

fn what(kinds: &[SubjectKind]) -> String {
    let named: Vec<&str> =
        SubjectKind::ALL.into_iter().filter(|kind| kinds.contains(kind)).map(SubjectKind::counted).collect();
    if named.is_empty() { "điển hình".to_owned() } else { named.join(", ") }
}

fn or<'a>(words: &'a str, otherwise: &'a str) -> &'a str {
    if words.trim().is_empty() { otherwise } else { words.trim() }
}

/// The round as it would be opened, with the settings that follow from `choice`; `name` empty takes a proposed one.
///
/// # Errors
/// An obligation or a round that is not there or cannot open one, or the round before is still open.
pub fn opened(id: RoundId, around: &Around<'_>, choice: Choice, name: &str) -> Result<Round, Refusal> {
    let obligation = choice.obligation.map(|wanted| obligation(around, wanted)).transpose()?;
    let before = choice.after.map(|wanted| before(around, wanted)).transpose()?;
    let mut settings = before.map_or_else(|| blank(around.codes), after);
    if let Some(obligation) = obligation {
        ask(&mut settings, &obligation.duty);
    }
    if obligation.is_some() {
        settings.quotas.extend(most_of_units(around));
    }
    let name = if name.trim().is_empty() { proposed_name(around, choice) } else { name.trim().to_owned() };
    Ok(Round {
        held_on: Some(around.today),
        settings,
        follows: choice.after,
        obligation: choice.obligation,
        ..Round::new(id, around.plan, name)
    })
}

fn obligation<'a>(around: &Around<'a>, wanted: ObligationId) -> Result<&'a Obligation, Refusal> {
    let found = around.obligations.iter().find(|it| it.id == wanted);
    let found = found.ok_or_else(|| Refusal::not_found("chỉ tiêu của kế hoạch này"))?;
    if carries_out(&found.duty) {
        return Ok(found);
    }
    Err(Refusal::new(
        Rule::WrongKind,
        format!(
            "“{}” không phải là việc lựa chọn nên không mở đợt xét theo đó được. Hãy chọn một mục lựa chọn giới thiệu lên trên hoặc phân bổ đại biểu.",
            found.duty.label()
        ),
    ))
}

fn before<'a>(around: &Around<'a>, wanted: RoundId) -> Result<&'a Round, Refusal> {
    let found = around.rounds.iter().find(|it| it.id == wanted);
    let found = found.ok_or_else(|| Refusal::not_found("đợt xét trước trong kế hoạch này"))?;
    if found.state == RoundState::Closed {
        return Ok(found);
    }
    Err(Refusal::new(
        Rule::NotReady,
        format!("Đợt xét “{}” chưa chốt nên chưa mở được đợt tiếp theo. Hãy chốt đợt ấy trước.", found.name),
    ))
}

/// The settings one starts from; a rule never names a criterion that the plan does not have.
fn blank(codes: &[String]) -> RoundSettings {
    let mut settings = RoundSettings::default();
    settings.tie_rules.retain_mut(|rule| match rule {
        TieRule::Criterion { code } if !codes.contains(code) => match codes.first() {
            Some(first) => {
                code.clone_from(first);
                true
            }
            None => false,
        },
        _ => true,
    });
    settings
}

/// The rules of the round before go on; how many are chosen is asked anew, and the earlier result is only shown until
/// the office says otherwise.
fn after(before: &Round) -> RoundSettings {
    RoundSettings { places: Vec::new(), quotas: Vec::new(), carry: Carry::Shown, ..before.settings.clone() }
}

/// What the duty asks: one kind has a cut line, several are counted together.
fn ask(settings: &mut RoundSettings, duty: &Duty) {
    let together =
        |least, most| Quota { scope: QuotaScope::All, kind: None, least, most: Some(Most::Number(most)) };
    match duty {
        Duty::Selection { min, max, kinds, .. } => match kinds.as_slice() {
            [kind] => settings.places.push(Places { least: *min, ..Places::new(*kind, *max) }),
            _ => settings.quotas.push(together(*min, *max)),
        },
        Duty::Seats { number: Some(number), .. } => settings.quotas.push(together(*number, *number)),
        _ => {}
    }
}

/// What the plan lets each unit put forward at most holds for what is chosen, too. Fewest is another matter: what a
/// unit must put forward is not what must be chosen of it.
fn most_of_units(around: &Around<'_>) -> Vec<Quota> {
    let mut out: Vec<Quota> = Vec::new();
    for duty in around.obligations.iter().map(|it| &it.duty) {
        let Duty::Quota { nominators, bound: Bound::AtMost | Bound::Exactly, share, number, kinds, .. } =
            duty
        else {
            continue;
        };
        let kind = match kinds.as_slice() {
            [kind] => Some(*kind),
            _ => None,
        };
        let mut add = |scope: QuotaScope, most: u32| {
            if !out.iter().any(|it| it.scope == scope && it.kind == kind) {
                out.push(Quota { scope, kind, least: 0, most: Some(Most::Number(most)) });
            }
        };
        if matches!(nominators, Nominators::Every) && share.is_none() {
            add(QuotaScope::EachUnit, *number);
            continue;
        }
        for unit in bound(nominators, around.units, around.today) {
            // A share of a figure that nobody has given is no limit yet.
            if let Some(most) = duty.required_of(unit.id) {
                add(QuotaScope::Unit { unit: unit.id }, most);
            }
        }
    }
    out
}

/// A name that no round of the plan has yet.
#[must_use]
pub fn proposed_name(around: &Around<'_>, choice: Choice) -> String {
    let duty = choice.obligation.and_then(|id| around.obligations.iter().find(|it| it.id == id));
    let before = choice.after.and_then(|id| around.rounds.iter().find(|it| it.id == id));
    let stem = match (duty.map(|it| &it.duty), before) {
        (Some(Duty::Selection { upward_to, .. }), _) => {
            format!("Lựa chọn giới thiệu lên {}", or(upward_to, "cấp trên"))
        }
        (Some(Duty::Seats { event, .. }), _) => format!("Chọn đại biểu dự {}", or(event, "hội nghị")),
        (_, Some(before)) => next_name(around, before),
        _ => format!("Đợt xét tháng {}/{}", around.today.month(), around.today.year()),
    };
    let taken = |name: &str| around.rounds.iter().any(|round| round.name == name);
    (1..)
        .map(|n| if n == 1 { stem.clone() } else { format!("{stem} (lần {n})") })
        .find(|name| !taken(name))
        .unwrap_or_else(|| stem.clone())
}

/// "Đợt xét tháng 10/2017, vòng 3": the name of the first of the chain, and which of the chain this is.
fn next_name(around: &Around<'_>, before: &Round) -> String {
    let (mut first, mut number) = (before, 2u32);
    // The store keeps the chain without a ring; a list handed in from elsewhere is not believed to.
    while let Some(earlier) = first.follows.and_then(|id| around.rounds.iter().find(|it| it.id == id)) {
        if number as usize > around.rounds.len() {
            break;
        }
        (first, number) = (earlier, number + 1);
    }
    format!("{}, vòng {number}", first.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around<'a>(rounds: &'a [Round], obligations: &'a [Obligation]) -> Around<'a> {
        let today = NaiveDate::from_ymd_opt(2017, 10, 12).unwrap();
        Around { plan: PlanId(1), today, codes: &[], rounds, obligations, units: &[] }
    }

    fn selection(kinds: Vec<SubjectKind>) -> Obligation {
        let duty = Duty::Selection { min: 5, max: 10, kinds, upward_to: "Trung ương".into(), due: None };
        Obligation { id: ObligationId(3), plan: PlanId(1), duty, wording: String::new() }
    }

    #[test]
    fn one_kind_has_a_cut_line_and_several_are_counted_together() {
        let choice = Choice { obligation: Some(ObligationId(3)), after: None };
        let one = [selection(vec![SubjectKind::Person])];
        let round = opened(RoundId(9), &around(&[], &one), choice, "").unwrap();
        assert_eq!(round.settings.places, [Places { least: 5, ..Places::new(SubjectKind::Person, 10) }]);
        assert!(round.settings.quotas.is_empty());
        assert_eq!(round.name, "Lựa chọn giới thiệu lên Trung ương");
        let all = [selection(Vec::new())];
        let round = opened(RoundId(9), &around(&[], &all), choice, " Đợt 1 ").unwrap();
        assert!(round.settings.places.is_empty());
        assert_eq!(round.settings.quotas[0].most, Some(Most::Number(10)));
        assert_eq!((round.settings.quotas[0].least, round.name.as_str()), (5, "Đợt 1"));
    }

    #[test]
    fn a_chain_is_numbered_by_its_first_name() {
        let mut first = Round::new(RoundId(1), PlanId(1), "Đợt xét năm 2017");
        first.state = RoundState::Closed;
        let mut second = Round::new(RoundId(2), PlanId(1), "Đợt xét năm 2017, vòng 2");
        (second.state, second.follows) = (RoundState::Closed, Some(RoundId(1)));
        let rounds = [first, second];
        let after = |id| Choice { obligation: None, after: Some(RoundId(id)) };
        let third = opened(RoundId(3), &around(&rounds, &[]), after(2), "").unwrap();
        assert_eq!((third.name.as_str(), third.follows), ("Đợt xét năm 2017, vòng 3", Some(RoundId(2))));
        let again = opened(RoundId(3), &around(&rounds, &[]), after(1), "").unwrap();
        assert_eq!(again.name, "Đợt xét năm 2017, vòng 2 (lần 2)");
        let open = [Round::new(RoundId(1), PlanId(1), "Đang mở")];
        assert_eq!(opened(RoundId(3), &around(&open, &[]), after(1), "").unwrap_err().rule, Rule::NotReady);
    }
}
