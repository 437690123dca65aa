//! What happened to a subject over the years, on one line (D8): its dossiers and their steps, what councils decided,
//! what it was awarded here and elsewhere, and the years its own record tells of.

use super::correction::DossierReturn;
use super::dossier::Step;
use super::dossier::{Dossier, DossierState, PastAward};
use super::ids::{DossierId, RoundId};
use super::points::Points;
use super::publicity::PublicityItem;
use super::subject::{Detail, Subject};
use crate::text::date::PartialDate;
use crate::text::fold;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A round that a dossier was put before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundPart {
    /// The round.
    pub round: RoundId,
    /// Its name.
    pub name: String,
    /// Day on which it was closed; none while it is open.
    pub closed_on: Option<NaiveDate>,
    /// The mean the dossier came to; none while it is open, or when the dossier was set aside.
    pub mean: Option<Points>,
    /// The place among its kind, from 1.
    pub place: Option<u32>,
}

/// A dossier with its life, as the record of its subject shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierLife {
    /// The dossier.
    pub dossier: Dossier,
    /// Name of its plan.
    pub plan_name: String,
    /// Name of the nominating unit.
    pub unit_name: String,
    /// Where its life stands.
    pub state: DossierState,
    /// Its steps, first one first.
    pub steps: Vec<Step>,
    /// Its returns for correction.
    pub returns: Vec<DossierReturn>,
    /// The rounds it was put before.
    pub rounds: Vec<RoundPart>,
    /// How many files it has.
    pub files: u32,
}

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Something the record itself tells: founding, a post, a title of a household.
    Record,
    /// A dossier was received or took a step.
    Step,
    /// A dossier was returned for correction.
    Return,
    /// A council decided.
    Council,
    /// An award received here.
    Award,
    /// An award received elsewhere, as a dossier names it.
    PastAward,
    /// It was made known or replicated.
    Publicity,
}

impl EventKind {
    /// The words shown to people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Record => "Bản ghi",
            Self::Step => "Hồ sơ",
            Self::Return => "Trả lại bổ sung",
            Self::Council => "Hội đồng",
            Self::Award => "Khen thưởng",
            Self::PastAward => "Khen thưởng đã có",
            Self::Publicity => "Tuyên truyền",
        }
    }
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineEvent {
    /// The day, where it is known.
    pub day: Option<NaiveDate>,
    /// What happened.
    pub words: String,
    /// What kind of thing.
    pub kind: EventKind,
    /// The dossier it belongs to.
    pub dossier: Option<DossierId>,
}

/// What happened in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineYear {
    /// The year; none for what nobody dated.
    pub year: Option<i32>,
    /// In the order of their days; what is only known by its year stands first.
    pub events: Vec<TimelineEvent>,
}

/// Everything that happened to `subject`, the latest year first, what has no year last. `featured`: the items of publicity
/// it was featured in.
#[must_use]
pub fn timeline(subject: &Subject, lives: &[DossierLife], featured: &[PublicityItem]) -> Vec<TimelineYear> {
    let mut line = Line::default();
    line.record(subject);
    for life in lives {
        line.life(life);
    }
    line.past_awards(lives);
    line.featured(featured, lives);
    let mut years: Vec<TimelineYear> = line
        .years
        .into_iter()
        .map(|(year, mut events)| {
            events.sort_by_key(|(order, event)| (event.day, *order));
            TimelineYear { year, events: events.into_iter().map(|(_, event)| event).collect() }
        })
        .collect();
    years.sort_by_key(|year| std::cmp::Reverse(year.year));
    years
}

#[derive(Default)]
struct Line {
    years: BTreeMap<Option<i32>, Vec<(usize, TimelineEvent)>>,
    count: usize,
}

impl Line {
    fn add(&mut self, year: Option<i32>, event: TimelineEvent) {
        self.count += 1;
        self.years.entry(year).or_default().push((self.count, event));
    }

    fn dated(&mut self, day: NaiveDate, kind: EventKind, dossier: DossierId, words: String) {
        let event = TimelineEvent { day: Some(day), words, kind, dossier: Some(dossier) };
        self.add(Some(day.year()), event);
    }

    fn told(&mut self, date: PartialDate, words: String) {
        let day = match date {
            PartialDate::Day(day) => Some(day),
            PartialDate::Year(_) => None,
        };
        self.add(Some(date.year()), TimelineEvent { day, words, kind: EventKind::Record, dossier: None });
    }

    fn record(&mut self, subject: &Subject) {
        match &subject.detail {
            Detail::Person(it) => {
                if let Some(joined) = it.party_joined {
                    self.told(joined, "Vào Đảng".to_owned());
                }
                for post in &it.posts {
                    let named = [post.title.trim(), post.place.trim()];
                    let named =
                        named.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(", ");
                    if let Some(from) = post.from {
                        self.told(from, format!("Giữ chức vụ {named}"));
                    }
                    if let Some(to) = post.to {
                        self.told(to, format!("Thôi giữ chức vụ {named}"));
                    }
                }
            }
            Detail::Collective(it) => {
                if let Some(year) = it.founded {
                    self.told(PartialDate::Year(year), "Thành lập".to_owned());
                }
            }
            Detail::Household(it) => {
                let years: BTreeSet<i32> = it.cultural_years.iter().copied().collect();
                for year in years {
                    self.told(PartialDate::Year(year), "Đạt danh hiệu “Gia đình văn hóa”".to_owned());
                }
            }
            Detail::Model(it) => {
                if let Some(year) = it.started {
                    self.told(PartialDate::Year(year), "Bắt đầu thực hiện".to_owned());
                }
            }
        }
    }

    fn life(&mut self, life: &DossierLife) {
        let id = life.dossier.id;
        let plan = &life.plan_name;
        let begun = self.count;
        if let Some(day) = life.dossier.received {
            let from = &life.unit_name;
            self.dated(day, EventKind::Step, id, format!("{from} gửi hồ sơ – {plan}"));
        }
        for step in &life.steps {
            let kind = match step.state {
                DossierState::Returned => EventKind::Return,
                DossierState::Recognised => EventKind::Award,
                DossierState::Replicated => EventKind::Publicity,
                DossierState::Chosen | DossierState::NotChosen => EventKind::Council,
                _ => EventKind::Step,
            };
            self.dated(step.on, kind, id, step_words(step, life));
        }
        for part in &life.rounds {
            if let (Some(day), Some(mean)) = (part.closed_on, part.mean) {
                let place = part.place.map(|place| format!(", xếp thứ {place}")).unwrap_or_default();
                let words = format!("Hội đồng xét “{}”: điểm trung bình {mean}{place}", part.name);
                self.dated(day, EventKind::Council, id, words);
            }
        }
        if self.count == begun {
            let words = format!("Lập hồ sơ – {plan}");
            let event = TimelineEvent { day: None, words, kind: EventKind::Step, dossier: Some(id) };
            self.add(Some(life.dossier.year), event);
        }
    }

    /// What made it public belongs to its dossier of the same plan, the one of that year where there are several.
    fn featured(&mut self, items: &[PublicityItem], lives: &[DossierLife]) {
        for item in items {
            let of_plan = || lives.iter().filter(|life| life.dossier.plan == item.plan);
            let of_year = of_plan().find(|life| life.dossier.year == item.on.year());
            let dossier = of_year.or_else(|| of_plan().next()).map(|life| life.dossier.id);
            let words = featured_words(item);
            let event = TimelineEvent { day: Some(item.on), words, kind: EventKind::Publicity, dossier };
            self.add(Some(item.on.year()), event);
        }
    }

    /// The same award stands in the dossiers of several years; it was received once.
    fn past_awards(&mut self, lives: &[DossierLife]) {
        let mut seen = BTreeSet::new();
        for life in lives {
            for award in &life.dossier.past_awards {
                let year = award.on.map(|day| day.year()).or(award.year);
                if award.form.trim().is_empty()
                    || !seen.insert((year, fold(&award.form), fold(&award.decision)))
                {
                    continue;
                }
                let event = TimelineEvent {
                    day: award.on,
                    words: award_words(award),
                    kind: EventKind::PastAward,
                    dossier: Some(life.dossier.id),
                };
                self.add(year, event);
            }
        }
    }
}

fn step_words(step: &Step, life: &DossierLife) -> String {
    let mut words = match step.state {
        DossierState::Recognised => {
            let form = life.dossier.proposed.trim();
            let form = if form.is_empty() {
                "Được khen thưởng".to_owned()
            } else {
                format!("Được tặng {form}")
            };
            format!("{form} – {}", life.plan_name)
        }
        DossierState::Replicated => "Đã tuyên truyền, nhân rộng".to_owned(),
        state => state.label().to_owned(),
    };
    let asked =
        life.returns.iter().find(|it| it.asked.on == step.on && it.reason.trim() == step.reason.trim());
    if let (DossierState::Returned, Some(it)) = (step.state, asked) {
        let fields: Vec<&str> = it.fields.iter().map(|field| field.label()).collect();
        words.push_str(&format!(" ({})", fields.join(", ").to_lowercase()));
    }
    if !step.reason.trim().is_empty() {
        words.push_str(": ");
        words.push_str(step.reason.trim());
    }
    words
}

/// "Báo Cao Bằng: “Người giữ nghề” (Báo in)".
#[must_use]
pub fn featured_words(item: &PublicityItem) -> String {
    let (agency, title, form) = (item.agency.trim(), item.title.trim(), item.form.trim());
    let quoted = if title.contains('“') { title.to_owned() } else { format!("“{title}”") };
    let what = if agency.is_empty() { quoted } else { format!("{agency}: {quoted}") };
    if form.is_empty() { what } else { format!("{what} ({form})") }
}

/// "Bằng khen của UBND tỉnh, số 12/QĐ-UBND (đã có thành tích trồng rừng)".
#[must_use]
pub fn award_words(award: &PastAward) -> String {
    let mut words = award.form.trim().to_owned();
    // "Giấy khen của Chủ tịch UBND huyện" already says who, though not wholly.
    let (form, issuer) = (fold(&words), fold(&award.issuer));
    if !issuer.is_empty() && !form.contains(&issuer) {
        let link = if form.contains(" cua ") { " – " } else { " của " };
        words.push_str(&format!("{link}{}", award.issuer.trim()));
    }
    if !award.decision.trim().is_empty() {
        words.push_str(&format!(", quyết định số {}", award.decision.trim()));
    }
    if !award.reason.trim().is_empty() {
        words.push_str(&format!(" ({})", award.reason.trim()));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::correction::{DossierField, Signed};
    use crate::domain::ids::{PlanId, ReturnId, SubjectId, UnitId};
    use crate::domain::subject::{Household, Person, Post};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn step(state: DossierState, on: &str, reason: &str) -> Step {
        Step { state, on: day(on), by: "Thư ký".into(), reason: reason.into() }
    }

    fn life(id: i64, year: i32, steps: Vec<Step>) -> DossierLife {
        let dossier = Dossier::new(DossierId(id), SubjectId(1), (PlanId(1), year), UnitId(1));
        DossierLife {
            dossier,
            plan_name: format!("Gương sáng {year}"),
            unit_name: "Xã Bình Vàng".into(),
            state: steps.last().map_or(DossierState::Noticed, |step| step.state),
            steps,
            returns: Vec::new(),
            rounds: Vec::new(),
            files: 0,
        }
    }

    fn award(year: Option<i32>, form: &str, decision: &str) -> PastAward {
        PastAward { year, form: form.into(), decision: decision.into(), ..PastAward::default() }
    }

    fn person() -> Subject {
        Subject::new(SubjectId(1), "Bế Thị Lan", Detail::Person(Person::default()))
    }

    #[test]
    fn a_life_stands_in_its_years_the_latest_first() {
        let mut first = life(
            1,
            2024,
            vec![
                step(DossierState::Nominated, "2024-03-01", ""),
                step(DossierState::Returned, "2024-03-05", "Thiếu bản xác nhận của xã"),
                step(DossierState::Nominated, "2024-03-09", "Đã bổ sung"),
                step(DossierState::Recognised, "2024-10-20", ""),
                step(DossierState::Replicated, "2025-02-01", ""),
            ],
        );
        first.dossier.received = Some(day("2024-02-27"));
        first.dossier.proposed = "Giấy khen".into();
        let asked = Signed { on: day("2024-03-05"), by: "Thư ký".into() };
        first.returns.push(DossierReturn {
            id: ReturnId(1),
            fields: vec![DossierField::Papers],
            asked,
            reason: "Thiếu bản xác nhận của xã".into(),
            answered: None,
            checked: None,
            taken_over: String::new(),
            before: None,
        });
        first.rounds.push(RoundPart {
            round: RoundId(1),
            name: "Đợt 1".into(),
            closed_on: Some(day("2024-09-30")),
            mean: Some(Points::hundredths(8750)),
            place: Some(2),
        });
        let years = timeline(&person(), &[first, life(2, 2026, Vec::new())], &[]);
        assert_eq!(
            years.iter().map(|year| year.year).collect::<Vec<_>>(),
            [Some(2026), Some(2025), Some(2024)]
        );
        let words: Vec<&str> = years[2].events.iter().map(|event| event.words.as_str()).collect();
        assert_eq!(
            words,
            [
                "Xã Bình Vàng gửi hồ sơ – Gương sáng 2024",
                "Đã đề nghị",
                "Trả lại bổ sung (giấy tờ, tệp kèm theo): Thiếu bản xác nhận của xã",
                "Đã đề nghị: Đã bổ sung",
                "Hội đồng xét “Đợt 1”: điểm trung bình 87,5, xếp thứ 2",
                "Được tặng Giấy khen – Gương sáng 2024",
            ]
        );
        assert_eq!(years[1].events[0].kind, EventKind::Publicity);
        assert_eq!(years[0].events[0].words, "Lập hồ sơ – Gương sáng 2026");
    }

    #[test]
    fn an_award_named_in_every_dossier_stands_once() {
        let mut lives = vec![life(1, 2024, Vec::new()), life(2, 2025, Vec::new())];
        for life in &mut lives {
            life.dossier.past_awards = vec![
                award(Some(2019), "Bằng khen", "12/QĐ-UBND"),
                award(Some(2019), "bằng  khen", "12/QĐ-UBND"),
                award(Some(2019), "Bằng khen", "77/QĐ-UBND"),
                award(None, "Kỷ niệm chương", ""),
                award(Some(2020), " ", ""),
            ];
        }
        let years = timeline(&person(), &lives, &[]);
        let in_year = |year| years.iter().find(|one| one.year == year).map_or(0, |one| one.events.len());
        assert_eq!((in_year(Some(2019)), in_year(None), in_year(Some(2020))), (2, 1, 0));
        assert_eq!(years.last().unwrap().year, None, "what nobody dated stands last");
    }

    #[test]
    fn the_record_tells_of_posts_and_titles() {
        let post = Post {
            title: "Chi hội trưởng".into(),
            place: "thôn Nà Pồng".into(),
            from: Some(PartialDate::Year(2010)),
            to: Some(PartialDate::Day(day("2015-05-01"))),
        };
        let mut one = person();
        one.detail = Detail::Person(Person { posts: vec![post], ..Person::default() });
        let years = timeline(&one, &[], &[]);
        assert_eq!(years[0].events[0].words, "Thôi giữ chức vụ Chi hội trưởng, thôn Nà Pồng");
        assert_eq!((years[0].year, years[1].year), (Some(2015), Some(2010)));
        let house = Household { cultural_years: vec![2022, 2021, 2022], ..Household::default() };
        let years = timeline(&Subject::new(SubjectId(1), "Hộ bà Pà", Detail::Household(house)), &[], &[]);
        assert_eq!(years.len(), 2);
        assert_eq!(years[0].events.len(), 1, "a title counts once a year");
    }

    #[test]
    fn what_made_it_public_stands_on_its_day_with_the_dossier_of_its_plan() {
        use crate::domain::ids::PublicityId;
        let mut item = PublicityItem::new(PublicityId(1), PlanId(1), day("2026-05-02"));
        (item.title, item.agency, item.form) = ("Người giữ nghề".into(), "Báo tỉnh".into(), "Báo in".into());
        let elsewhere = PublicityItem { plan: PlanId(9), agency: String::new(), ..item.clone() };
        let years =
            timeline(&person(), &[life(2, 2026, Vec::new()), life(1, 2024, Vec::new())], &[item, elsewhere]);
        let events: Vec<_> = years[0].events.iter().filter(|one| one.kind == EventKind::Publicity).collect();
        assert_eq!(events[0].words, "Báo tỉnh: “Người giữ nghề” (Báo in)");
        assert_eq!(events[0].dossier, Some(DossierId(2)));
        assert_eq!((events[1].words.as_str(), events[1].dossier), ("“Người giữ nghề” (Báo in)", None));
    }

    #[test]
    fn an_award_says_who_gave_it_once() {
        let one = PastAward { issuer: "UBND tỉnh".into(), ..award(None, "Bằng khen", "12") };
        assert_eq!(award_words(&one), "Bằng khen của UBND tỉnh, quyết định số 12");
        let one =
            PastAward { issuer: "UBND tỉnh".into(), ..award(None, "Bằng khen của UBND tỉnh", "") };
        assert_eq!(award_words(&one), "Bằng khen của UBND tỉnh");
    }
}
