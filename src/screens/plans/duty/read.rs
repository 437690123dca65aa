//! A stored duty into its form.

use super::{DueForm, DutyForm, DutyKind, Nominees, Wording};
use crate::domain::obligation::{Bound, Duty, Nominators, Obligation, Rounding};
use crate::domain::unit::UnitKind;

impl DutyForm {
    /// The form of a stored obligation.
    #[must_use]
    pub fn of(obligation: &Obligation) -> Self {
        let duty = &obligation.duty;
        let mut form = Self {
            kind: DutyKind::Quota,
            nominees: Nominees::Kind(UnitKind::Commune),
            by_unit: false,
            units: Vec::new(),
            find: String::new(),
            bound: Bound::AtLeast,
            number: "1".to_owned(),
            most: String::new(),
            shared: false,
            percent: String::new(),
            share_of: String::new(),
            rounding: Rounding::Up,
            bases: Vec::new(),
            kinds: Vec::new(),
            every: duty.every(),
            due: DueForm::of(duty.due()),
            sent_to: String::new(),
            attached: String::new(),
            who: String::new(),
            what: String::new(),
            means: Vec::new(),
            wording: Wording::of(&obligation.wording),
            told: false,
        };
        match duty {
            Duty::Quota { nominators, bound, number, share, kinds, sent_to, attached, .. } => {
                form.choose(nominators);
                form.bound = *bound;
                form.number = number.to_string();
                form.kinds.clone_from(kinds);
                form.sent_to.clone_from(sent_to);
                form.attached.clone_from(attached);
                if let Some(share) = share {
                    form.shared = true;
                    form.percent = share.percent.to_string();
                    form.share_of.clone_from(&share.of);
                    form.rounding = share.rounding;
                    form.bases = share.bases.iter().map(|base| (base.unit, base.count.to_string())).collect();
                }
            }
            Duty::Selection { min, max, kinds, upward_to, .. } => {
                form.kind = DutyKind::Selection;
                form.number = min.to_string();
                form.most = max.to_string();
                form.kinds.clone_from(kinds);
                form.sent_to.clone_from(upward_to);
            }
            Duty::Seats { number, event, sent_to, .. } => {
                form.kind = DutyKind::Seats;
                form.number = number.map(|number| number.to_string()).unwrap_or_default();
                form.what.clone_from(event);
                form.sent_to.clone_from(sent_to);
            }
            Duty::Report { reporter, units, sent_to, .. } => {
                form.kind = DutyKind::Report;
                form.by_unit = units.is_some();
                if let Some(units) = units {
                    form.choose(units);
                }
                form.who.clone_from(reporter);
                form.sent_to.clone_from(sent_to);
            }
            Duty::Milestone { name, sent_to, .. } => {
                form.kind = DutyKind::Milestone;
                form.what.clone_from(name);
                form.sent_to.clone_from(sent_to);
            }
            Duty::Assignment { agency, task, .. } => {
                form.kind = DutyKind::Assignment;
                form.who.clone_from(agency);
                form.what.clone_from(task);
            }
            Duty::Publicity { agency, forms, content, number, .. } => {
                form.kind = DutyKind::Publicity;
                form.who.clone_from(agency);
                form.what.clone_from(content);
                form.number = number.map(|number| number.to_string()).unwrap_or_default();
                form.means.clone_from(forms);
            }
        }
        form
    }

    fn choose(&mut self, nominators: &Nominators) {
        self.nominees = match nominators {
            Nominators::Kind(kind) => Nominees::Kind(*kind),
            Nominators::Every => Nominees::Every,
            Nominators::Units(units) => {
                self.units.clone_from(units);
                Nominees::Named
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Typed, first};
    use super::*;
    use crate::domain::ids::{ObligationId, PlanId, UnitId};
    use crate::domain::obligation::{DayMonth, Due, Frequency, Share, UnitBase};
    use crate::domain::points::Points;
    use crate::domain::subject::SubjectKind;
    use chrono::NaiveDate;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
    }

    fn stored(duty: Duty, wording: &str) -> Obligation {
        Obligation { id: ObligationId(1), plan: PlanId(1), duty, wording: wording.into() }
    }

    fn dues() -> Vec<Option<Due>> {
        let at = |day, month| DayMonth { day, month };
        vec![
            None,
            Some(Due::On(today())),
            Some(Due::EveryYear { day: 29, month: 2 }),
            Some(Due::TwiceYearly { first: at(15, 6), second: at(15, 11) }),
            Some(Due::EveryQuarter { day: 20 }),
            Some(Due::EveryMonth { day: 31 }),
            Some(Due::InMonth { year: 2027, month: 12 }),
            Some(Due::InQuarter { year: 2027, quarter: 4 }),
            Some(Due::EndOfYear { year: 2028 }),
        ]
    }

    fn duties() -> Vec<Duty> {
        let quota = |nominators, bound, number, share, kinds: Vec<SubjectKind>, every| Duty::Quota {
            nominators,
            bound,
            number,
            share,
            kinds,
            every,
            due: None,
            sent_to: "Văn phòng Hội".into(),
            attached: "trích ngang thành tích".into(),
        };
        let share = |rounding, bases| Share {
            percent: Points::hundredths(250),
            of: "tổng số chi hội".into(),
            rounding,
            bases,
        };
        let mut all = vec![first("Văn phòng Hội")];
        for nominators in [
            Nominators::Kind(UnitKind::Hamlet),
            Nominators::Every,
            Nominators::Units(vec![UnitId(3), UnitId(1)]),
        ] {
            for bound in Bound::ALL {
                all.push(quota(nominators.clone(), bound, 5, None, vec![], Frequency::Monthly));
            }
            for rounding in Rounding::ALL {
                let bases =
                    vec![UnitBase { unit: UnitId(3), count: 24 }, UnitBase { unit: UnitId(1), count: 0 }];
                let one = share(rounding, bases);
                all.push(quota(
                    nominators.clone(),
                    Bound::AtLeast,
                    0,
                    Some(one),
                    SubjectKind::ALL.to_vec(),
                    Frequency::Once,
                ));
            }
        }
        for every in Frequency::ALL {
            let reporter = "Các đơn vị".to_owned();
            for units in [
                None,
                Some(Nominators::Kind(UnitKind::Commune)),
                Some(Nominators::Every),
                Some(Nominators::Units(vec![UnitId(3), UnitId(1)])),
            ] {
                let reporter = reporter.clone();
                let sent_to = "Ban Thường vụ".into();
                all.push(Duty::Report { reporter, units, every, due: None, sent_to });
            }
            all.push(Duty::Publicity {
                agency: "Ban Tuyên giáo".into(),
                forms: vec!["hội nghị, sinh hoạt chi hội".into(), "chuyên mục trên Báo".into()],
                content: "gương người tốt, việc tốt".into(),
                number: (every == Frequency::Monthly).then_some(2),
                every,
                due: None,
            });
        }
        for kinds in [vec![], vec![SubjectKind::Collective, SubjectKind::Household]] {
            all.push(Duty::Selection { min: 5, max: 10, kinds, upward_to: "Trung ương".into(), due: None });
        }
        for number in [None, Some(3)] {
            all.push(Duty::Seats {
                number, event: "Hội nghị".into(), sent_to: "Tỉnh".into(), due: None
            });
        }
        for sent_to in ["", "Ban Thường vụ"] {
            all.push(Duty::Milestone { name: "Sơ kết".into(), due: None, sent_to: sent_to.into() });
        }
        all.push(Duty::Assignment { agency: "Ban Tuyên giáo".into(), task: "theo dõi".into(), due: None });
        all
    }

    #[test]
    fn every_duty_with_every_due_comes_back_from_its_form() {
        for duty in duties() {
            for due in dues() {
                let duty = duty.clone().due_by(due);
                let form = DutyForm::of(&stored(duty.clone(), "{đơn vị} làm {nhiệm vụ}"));
                assert_eq!(form.built(today()), Ok(duty));
                assert_eq!(form.own_words(), "{đơn vị} làm {nhiệm vụ}");
            }
        }
    }

    #[test]
    fn whose_reports_are_counted_is_kept_until_it_is_changed() {
        let units = Some(Nominators::Units(vec![UnitId(3)]));
        let report = |units| Duty::Report {
            reporter: "Các xã".into(),
            units,
            every: Frequency::Yearly,
            due: None,
            sent_to: String::new(),
        };
        let mut form = DutyForm::of(&stored(report(units.clone()), ""));
        let mut after = |typed: Typed| {
            form.take(typed, |_| String::new(), today());
            form.built(today())
        };
        assert_eq!(after(Typed::Find("xã".into())), Ok(report(units.clone())));
        assert_eq!(after(Typed::Reporters(None)), Ok(report(None)));
        let every = Some(super::super::Nominees::Every);
        assert_eq!(after(Typed::Reporters(every)), Ok(report(Some(Nominators::Every))));
        let named = Some(super::super::Nominees::Named);
        assert_eq!(after(Typed::Reporters(named)), Ok(report(units)));
        assert!(after(Typed::Unit(UnitId(3), false)).is_err());
    }

    #[test]
    fn what_the_store_would_refuse_is_told_by_the_form_first() {
        let mut form = DutyForm::of(&stored(first(""), ""));
        let mut refuses = |typed: Vec<Typed>| {
            for one in typed {
                form.take(one, |_| String::new(), today());
            }
            form.built(today()).err()
        };
        use super::super::{DueKind, DutyKind};
        assert!(refuses(vec![Typed::Number("0".into())]).is_some());
        let wrong = [Typed::Number("02".into()), Typed::Due(DueKind::EveryYear), Typed::Day("31".into())];
        assert!(refuses([wrong.to_vec(), vec![Typed::Month("4".into())]].concat()).is_some());
        assert_eq!(
            refuses(vec![
                Typed::Kind(DutyKind::Selection),
                Typed::Due(DueKind::None),
                Typed::Most("9".into())
            ]),
            Some("Hãy nhập nơi nhận giới thiệu.")
        );
        assert!(refuses(vec![Typed::Kind(DutyKind::Seats)]).is_some());
        assert!(refuses(vec![Typed::Kind(DutyKind::Publicity)]).is_some());
        let share = [Typed::Kind(DutyKind::Quota), Typed::Shared(true), Typed::Percent("0".into())];
        assert!(refuses(share.to_vec()).is_some());
        assert!(refuses(vec![Typed::Percent("101".into())]).is_some());
        assert!(refuses(vec![Typed::Percent("10".into())]).is_some(), "of what?");
        assert!(refuses(vec![Typed::ShareOf("số chi hội".into())]).is_none());
        assert!(refuses(vec![Typed::Base(UnitId(1), "hai".into())]).is_some());
        let twice = [Typed::Base(UnitId(1), "2".into()), Typed::Due(DueKind::TwiceYearly)];
        assert!(refuses(twice.to_vec()).is_some(), "the second date is not after the first");
    }
}
