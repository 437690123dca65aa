//! What differs between the figures of a report as they were taken and as they are now.

use super::follow::{FollowFigures, PublicityFigures, Tally};
use super::snapshot::{ReportFigures, Totals};
use super::{ByKind, CaseFigures};
use crate::domain::subject::SubjectKind;
use crate::text::plain_date;
use chrono::NaiveDate;
use serde::Serialize;
use std::fmt::Display;

/// One figure that is another now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureChange {
    /// Which figure, in words.
    pub what: String,
    /// As it was taken.
    pub old: String,
    /// As it is now.
    pub new: String,
}

/// Stands for what was not there, or is gone.
const NONE: &str = "không có";

struct List(Vec<FigureChange>);

impl List {
    fn put(&mut self, what: impl Into<String>, old: impl Display, new: impl Display) {
        let (old, new) = (old.to_string(), new.to_string());
        if old != new {
            self.0.push(FigureChange { what: what.into(), old, new });
        }
    }

    fn kinds(&mut self, what: &str, old: &ByKind, new: &ByKind) {
        for kind in SubjectKind::ALL {
            self.put(format!("{what}, {}", kind.counted()), old.of(kind), new.of(kind));
        }
    }

    fn day(&mut self, what: &str, old: NaiveDate, new: NaiveDate) {
        self.put(what, plain_date(old), plain_date(new));
    }

    /// Things that are told apart by a key: what both have is compared, what only one has counts as none there.
    fn pairs<'a, T, K: PartialEq>(
        &mut self,
        old: &'a [T],
        new: &'a [T],
        key: impl Fn(&'a T) -> K,
        mut each: impl FnMut(&mut Self, Option<&'a T>, Option<&'a T>),
    ) {
        for one in old {
            each(self, Some(one), new.iter().find(|other| key(other) == key(one)));
        }
        for one in new.iter().filter(|one| old.iter().all(|other| key(other) != key(one))) {
            each(self, None, Some(one));
        }
    }

    fn tallies(&mut self, what: &str, old: &[Tally], new: &[Tally]) {
        self.pairs(
            old,
            new,
            |one| one.name.as_str(),
            |list, old, new| {
                let name = old.or(new).map(|one| one.name.as_str()).filter(|name| !name.is_empty());
                let items = |one: Option<&Tally>| one.map_or(0, |one| one.items);
                list.put(format!("{what} “{}”", name.unwrap_or("chưa ghi")), items(old), items(new));
            },
        );
    }
}

/// Every figure that differs, in the order of the report; empty exactly when all are the same.
#[must_use]
pub fn changes(old: &ReportFigures, new: &ReportFigures) -> Vec<FigureChange> {
    let mut list = List(Vec::new());
    list.put("Loại báo cáo", old.span.label(), new.span.label());
    list.put("Năm báo cáo", old.year, new.year);
    list.day("Ngày đầu kỳ", old.cases.from, new.cases.from);
    list.day("Ngày cuối kỳ", old.to, new.to);
    list.day("Ngày chốt số liệu", old.cases.as_of, new.cases.as_of);
    cases(&mut list, &old.cases, &new.cases);
    list.pairs(
        &old.rounds,
        &new.rounds,
        |one| one.name.as_str(),
        |list, old, new| {
            let name = old.or(new).map_or("", |one| one.name.as_str());
            let day = |one: Option<&super::snapshot::HeldRound>| {
                one.map_or(NONE.to_owned(), |one| format!("họp ngày {}", plain_date(one.on)))
            };
            list.put(format!("Đợt xét “{name}”"), day(old), day(new));
        },
    );
    followed(&mut list, &old.follow, &new.follow);
    before(&mut list, old.before, new.before);
    let plan = |it: &ReportFigures| it.before_plan.clone().unwrap_or_else(|| NONE.to_owned());
    list.put("Kế hoạch khác của cùng kỳ năm trước", plan(old), plan(new));
    let List(mut found) = list;
    if found.is_empty() && old != new {
        // The same figures under another name or in another order still print another page.
        found.push(FigureChange {
            what: "Tên gọi, thứ tự trong các bảng".to_owned(),
            old: "như khi chốt".to_owned(),
            new: "đã khác".to_owned(),
        });
    }
    found
}

fn cases(list: &mut List, old: &CaseFigures, new: &CaseFigures) {
    let nobody = ByKind::default();
    list.pairs(
        &old.states,
        &new.states,
        |(state, _)| *state,
        |list, old, new| {
            let Some((state, _)) = old.or(new) else { return };
            let counts = |one: Option<&(_, ByKind)>| one.map_or(nobody, |(_, counts)| *counts);
            list.kinds(&format!("Hồ sơ “{}”", state.label()), &counts(old), &counts(new));
        },
    );
    list.pairs(
        &old.units,
        &new.units,
        |one| one.unit,
        |list, old, new| {
            let name = old.or(new).map_or("", |one| one.name.trim());
            let none = (nobody, nobody, nobody, nobody);
            let of = |one: Option<&super::UnitFigures>| {
                one.map_or(none, |one| (one.received, one.chosen, one.recognised, one.replicated))
            };
            let (old, new) = (of(old), of(new));
            list.kinds(&format!("{name}: tiếp nhận"), &old.0, &new.0);
            list.kinds(&format!("{name}: được chọn"), &old.1, &new.1);
            list.kinds(&format!("{name}: đã khen thưởng"), &old.2, &new.2);
            list.kinds(&format!("{name}: đã nhân rộng"), &old.3, &new.3);
        },
    );
    list.pairs(
        &old.quotas,
        &new.quotas,
        |one| (one.obligation, one.unit),
        |list, old, new| {
            let name = old.or(new).map_or("", |one| one.name.trim());
            let figure = |one: Option<&super::QuotaFigure>, of: fn(&super::QuotaFigure) -> u32| {
                one.map_or(NONE.to_owned(), |one| of(one).to_string())
            };
            list.put(
                format!("{name}: chỉ tiêu"),
                figure(old, |it| it.required),
                figure(new, |it| it.required),
            );
            list.put(
                format!("{name}: thực hiện chỉ tiêu"),
                figure(old, |it| it.received),
                figure(new, |it| it.received),
            );
            if let (Some(old), Some(new)) = (old, new) {
                list.put(format!("{name}: mức chỉ tiêu"), old.bound.label(), new.bound.label());
            }
        },
    );
    list.pairs(
        &old.movements,
        &new.movements,
        |(id, ..)| *id,
        |list, old, new| {
            let name = old.or(new).map_or("", |(_, name, _)| name.trim());
            let counts = |one: Option<&(_, String, ByKind)>| one.map_or(nobody, |(_, _, counts)| *counts);
            list.kinds(&format!("Phong trào “{name}”"), &counts(old), &counts(new));
        },
    );
    list.pairs(
        &old.fields,
        &new.fields,
        |(name, _)| name.as_str(),
        |list, old, new| {
            let name = old.or(new).map(|(name, _)| name.trim()).filter(|name| !name.is_empty());
            let counts = |one: Option<&(String, ByKind)>| one.map_or(nobody, |(_, counts)| *counts);
            list.kinds(&format!("Lĩnh vực “{}”", name.unwrap_or("chưa ghi")), &counts(old), &counts(new));
        },
    );
    list.pairs(
        &old.priorities,
        &new.priorities,
        |(mark, _)| *mark,
        |list, old, new| {
            let Some((mark, _)) = old.or(new) else { return };
            let counts = |one: Option<&(_, u32)>| one.map_or(0, |(_, count)| *count);
            list.put(format!("Hồ sơ “{}”", mark.label()), counts(old), counts(new));
        },
    );
}

fn followed(list: &mut List, old: &FollowFigures, new: &FollowFigures) {
    publicity(list, &old.publicity, &new.publicity);
    list.pairs(
        &old.targets,
        &new.targets,
        |one| one.obligation,
        |list, old, new| {
            let what = old.or(new).map_or("", |one| one.what.as_str());
            let words = |one: Option<&super::follow::TargetFigure>| {
                one.map_or(NONE.to_owned(), |one| match one.most {
                    Some(most) => format!("{} (từ {} đến {most})", one.done, one.least),
                    None => format!("{} (ít nhất {})", one.done, one.least),
                })
            };
            list.put(what, words(old), words(new));
        },
    );
    list.pairs(
        &old.tasks,
        &new.tasks,
        |one| (one.obligation, one.due),
        |list, old, new| {
            let what = old.or(new).map_or("", |one| one.what.as_str());
            let words = |one: Option<&super::follow::TaskFigure>| {
                one.map_or(NONE.to_owned(), |one| {
                    let on = one.on.map(|on| format!(" ngày {}", plain_date(on))).unwrap_or_default();
                    let number =
                        if one.number.is_empty() { String::new() } else { format!(", số {}", one.number) };
                    format!("{}{on}{number}", one.state.label())
                })
            };
            list.put(format!("Nhiệm vụ “{what}”"), words(old), words(new));
        },
    );
    list.pairs(
        &old.reports,
        &new.reports,
        |one| (one.obligation, one.due),
        |list, old, new| {
            let label = old.or(new).map_or("", |one| one.label.as_str());
            let words = |one: Option<&super::follow::ReportsFigure>| {
                one.map_or(NONE.to_owned(), |one| {
                    let late = if one.late > 0 { format!(", {} sau hạn", one.late) } else { String::new() };
                    format!("{}/{} đơn vị đã gửi{late}", one.received, one.owed)
                })
            };
            let what = if label.is_empty() {
                "Báo cáo của các đơn vị".to_owned()
            } else {
                format!("Báo cáo {label} của các đơn vị")
            };
            list.put(what.clone(), words(old), words(new));
            let missing = |one: Option<&super::follow::ReportsFigure>| match one {
                Some(one) if !one.missing.is_empty() => one.missing.join(", "),
                _ => NONE.to_owned(),
            };
            list.put(format!("{what}: chưa gửi"), missing(old), missing(new));
        },
    );
    list.put("Chỉ tiêu theo tỷ lệ", old.shares.join("; "), new.shares.join("; "));
}

fn publicity(list: &mut List, old: &PublicityFigures, new: &PublicityFigures) {
    list.put("Tin, bài, hoạt động tuyên truyền", old.items, new.items);
    list.tallies("Tuyên truyền, hình thức", &old.forms, &new.forms);
    list.tallies("Tuyên truyền, cơ quan", &old.agencies, &new.agencies);
    list.pairs(
        &old.months,
        &new.months,
        |one| (one.year, one.month),
        |list, old, new| {
            let Some(month) = old.or(new) else { return };
            let items = |one: Option<&super::follow::MonthTally>| one.map_or(0, |one| one.items);
            list.put(format!("Tuyên truyền tháng {}/{}", month.month, month.year), items(old), items(new));
        },
    );
    list.put("Điển hình được giới thiệu", old.featured, new.featured);
    list.put("Điển hình được chọn", old.exemplars, new.exemplars);
    list.put("Điển hình chưa được tuyên truyền", old.never.len(), new.never.len());
    let other = old.never.iter().filter(|id| !new.never.contains(id)).count();
    if other > 0 && old.never.len() == new.never.len() {
        list.put("Danh sách điển hình chưa được tuyên truyền", "như khi chốt", format!("khác {other} tên"));
    }
}

fn before(list: &mut List, old: Option<Totals>, new: Option<Totals>) {
    type Figure = (&'static str, fn(&Totals) -> u32);
    let figures: [Figure; 6] = [
        ("hồ sơ tiếp nhận", |it| it.received),
        ("hồ sơ đủ điều kiện", |it| it.complete),
        ("được chọn", |it| it.chosen),
        ("đã khen thưởng", |it| it.recognised),
        ("đã nhân rộng", |it| it.replicated),
        ("tuyên truyền", |it| it.publicity),
    ];
    for (what, of) in figures {
        let told = |it: Option<Totals>| it.map_or(NONE.to_owned(), |it| of(&it).to_string());
        list.put(format!("Cùng kỳ năm trước, {what}"), told(old), told(new));
    }
}
