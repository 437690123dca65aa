//! A short draft to try the editor on: three parts with a few paragraphs, no obligations, no criteria.

#![allow(dead_code, clippy::unwrap_used)]

use super::stage::do_now;
use chrono::NaiveDate;
use guong_sang::domain::Command;
use guong_sang::domain::ids::{PlanId, SectionId};
use guong_sang::domain::plan::{Content, Marking, Plan, Recipient, Section};
use guong_sang::screens::Desk;

/// Depth, mark, whether it is a heading, words.
const PARTS: [(usize, Marking, bool, &str); 11] = [
    (0, Marking::Roman, true, "Mục đích, yêu cầu"),
    (1, Marking::Arabic, true, "Mục đích"),
    (2, Marking::Dash, false, "Phát hiện, bồi dưỡng và nhân rộng các điển hình tiên tiến, mô hình mới."),
    (1, Marking::Arabic, true, "Yêu cầu"),
    (2, Marking::Dash, false, "Việc lựa chọn bảo đảm khách quan, công khai, đúng đối tượng, đúng tiêu chí."),
    (0, Marking::Roman, true, "Nội dung và hình thức tuyên truyền"),
    (1, Marking::Arabic, true, "Nội dung tuyên truyền"),
    (2, Marking::Dash, false, "Tuyên truyền các phong trào thi đua và kết quả thực hiện ở các đơn vị."),
    (1, Marking::Arabic, true, "Đối tượng, tiêu chí lựa chọn điển hình"),
    (1, Marking::Arabic, true, "Hình thức tuyên truyền"),
    (0, Marking::Roman, true, "Tổ chức thực hiện"),
];

/// Puts the draft of 2026 into the desk's store.
pub fn enter(desk: &mut Desk) -> PlanId {
    let id: PlanId = desk.fresh();
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
    let mut plan = Plan::draft(id, "Gương điển hình 2026", day(1, 1), day(12, 31));
    plan.subject = "Tuyên truyền các phong trào thi đua yêu nước,\ncác điển hình tiên tiến năm 2026".into();
    plan.recipients =
        vec![Recipient { name: "Các đơn vị trực thuộc".into(), note: "thực hiện".into() }];
    let office = desk.office.clone();
    plan.archive = office.as_ref().map(|office| office.archive.clone()).unwrap_or_default();
    plan.signature = office.and_then(|office| office.signatures.first().cloned());
    let mut commands = vec![Command::SavePlan { plan }];
    let mut above: Vec<(SectionId, i32)> = Vec::new();
    let mut top = 0;
    for (depth, marking, heading, words) in PARTS {
        above.truncate(depth);
        let (parent, position) = match above.last_mut() {
            Some((parent, count)) => {
                *count += 1;
                (Some(*parent), *count - 1)
            }
            None => {
                top += 1;
                (None, top - 1)
            }
        };
        let content = if heading { Content::Heading { text: words.into() } } else { Content::text(words) };
        let section = Section { id: desk.fresh(), plan: id, parent, position, marking, content };
        above.push((section.id, 0));
        commands.push(Command::SaveSection { section });
    }
    let _ = do_now(desk, Command::Batch { title: "Dự thảo để thử".into(), commands });
    id
}
