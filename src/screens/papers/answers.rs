//! What can be answered to the choices of "Thiết lập", from what was read of the plan.

use super::Papers;
use crate::domain::figures::earlier::{ComparedWith, usual};
use crate::domain::ids::ObligationId;
use crate::domain::obligation::Duty;
use crate::domain::quota_board::title;
use crate::domain::round::RoundState;
use crate::screens::typed::Named;
use crate::text::date::short_date;

impl Papers {
    /// The round as it stands, and its closings where they are something else.
    pub(super) fn closings(&self) -> Vec<Named<Option<u32>>> {
        let Some(case) = self.reading.as_ref().and_then(|reading| reading.case.as_ref()) else {
            return Vec::new();
        };
        let open = case.round.as_ref().is_some_and(|it| it.board.round.state == RoundState::Open);
        let now =
            if open { "Đợt xét hiện nay, đang mở" } else { "Lần chốt đang có hiệu lực" };
        let mut all = vec![Named::new(None, now)];
        // The only closing of a closed round is the round as it stands.
        if open || case.closings.len() > 1 {
            all.extend(case.closings.iter().map(|it| {
                Named::new(Some(it.number), format!("Lần {} – chốt ngày {}", it.number, short_date(it.on)))
            }));
        }
        all
    }

    /// Whether any dossier of the round has a cluster, and whether any has a field.
    pub(super) fn groups(&self) -> (bool, bool) {
        let case = self.reading.as_ref().and_then(|reading| reading.case.as_ref());
        let candidates =
            case.and_then(|case| case.round.as_ref()).map_or(&[][..], |it| it.board.candidates.as_slice());
        (
            candidates.iter().any(|it| !it.cluster.trim().is_empty()),
            candidates.iter().any(|it| !it.field.trim().is_empty()),
        )
    }

    /// What a reminder can be about: every quota, one of them, and what was named otherwise.
    pub(super) fn duties(&self, now: &[ObligationId]) -> Vec<Named<Vec<ObligationId>>> {
        let mut all = vec![Named::new(Vec::new(), "Mọi chỉ tiêu của kế hoạch")];
        if let Some(case) = self.reading.as_ref().and_then(|reading| reading.case.as_ref()) {
            let owed = case
                .obligations
                .iter()
                .filter(|one| matches!(one.duty, Duty::Quota { .. } | Duty::Report { units: Some(_), .. }));
            all.extend(owed.map(|one| Named::new(vec![one.id], title(&one.duty, &case.units))));
        }
        if now.len() > 1 {
            all.push(Named::new(now.to_vec(), format!("{} nội dung được chọn", now.len())));
        }
        all
    }

    /// What a report can be compared with: what is usual, the plans of the year before, nothing. Empty where nothing is
    /// known of the year before.
    pub(super) fn compared(&self, now: ComparedWith) -> Vec<Named<ComparedWith>> {
        let case = self.reading.as_ref().and_then(|reading| reading.case.as_ref());
        let Some(case) = case else { return Vec::new() };
        let usual = usual(case).map(|it| &it.plan);
        if usual.is_none() && case.earlier.is_empty() && now.is_usual() {
            return Vec::new();
        }
        let words = match usual {
            Some(plan) if plan.id == case.plan.id => "Theo chính kế hoạch này".to_owned(),
            Some(plan) => format!("Theo {}", plan.name),
            None => "Chưa so sánh: có nhiều kế hoạch, hãy chọn".to_owned(),
        };
        let mut all = vec![Named::new(ComparedWith::Usual, words)];
        let others =
            case.earlier.iter().map(|it| &it.plan).filter(|plan| Some(plan.id) != usual.map(|it| it.id));
        all.extend(others.map(|plan| Named::new(ComparedWith::Plan(plan.id), format!("Theo {}", plan.name))));
        if let ComparedWith::Plan(id) = now
            && !all.iter().any(|it| it.value == now)
        {
            // The same plan, chosen by name before it became the usual one.
            let name = case.earlier.iter().find(|it| it.plan.id == id).map(|it| it.plan.name.as_str());
            all.extend(name.map(|name| Named::new(now, format!("Theo {name}"))));
        }
        all.push(Named::new(ComparedWith::Nothing, "Không so sánh"));
        all
    }
}
