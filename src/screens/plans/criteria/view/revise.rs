//! The pages of "Sửa đổi sau khi đã chấm": the draft, then the old and the new ranking side by side.

use super::super::super::super::typed::{Said, note, trouble};
use super::super::Typed;
use super::super::revising::{Effected, ReviseTyped, Revising};
use super::links::words;
use super::versions::around;
use super::{Face, grades, lines, say, sums};
use crate::domain::criteria::derive::{Standing, compare_versions};
use crate::domain::criteria::revision::{KindMoves, Moved, Place, Why};
use crate::domain::round::Board;
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::measure::{S4, S8, S12, S16};
use crate::ui::{badge, button, check, empty, icon, label, line, panel};
use iced::widget::{column, container, row, scrollable, space};
use iced::{Alignment, Length, Padding};

fn revised(typed: ReviseTyped) -> Said<Typed> {
    say(Typed::Revise(typed))
}

pub(super) fn view(form: &Revising) -> Face<'_> {
    match &form.found {
        Some(found) => beside(form, found),
        None => draft(form),
    }
}

fn head<'a>(form: &'a Revising, words: &'a str) -> Face<'a> {
    let drop = button::quiet("Bỏ bản sửa đổi").icon(icon::close()).on_press(revised(ReviseTyped::Dropped));
    let title = format!("Phiên bản {} của “{}”", form.base.version + 1, form.base.name);
    column![
        row![line::line(title).strong(), drop].spacing(S8).align_y(Alignment::Center),
        label::small(words)
    ]
    .into()
}

fn draft(form: &Revising) -> Face<'_> {
    let mut inside =
        column![lines::view(&form.form, false), lines::adding(), sums(&form.form, None)].spacing(S12);
    inside = inside.push(panel::hairline()).push(grades::view(&form.form, false));
    let mut all =
        column![head(form, "Bản nháp chưa áp dụng. Xem xếp hạng cũ và mới trước khi lập phiên bản.")]
            .spacing(S12)
            .height(Length::Fill);
    if let Some(sentence) = &form.trouble {
        all = all.push(trouble(sentence));
    }
    let inside = scrollable(inside.padding(Padding { right: 14.0, ..Padding::ZERO }));
    let ready = form.boards.is_some();
    let next = button::primary(if ready {
        "Xem xếp hạng cũ và mới"
    } else {
        "Đang đọc các đợt xét…"
    })
    .icon_after(icon::right())
    .on_press_maybe(ready.then(|| revised(ReviseTyped::CompareAsked)));
    all.push(inside.height(Length::Fill).width(Length::Fill)).push(row![space::horizontal(), next]).into()
}

fn beside<'a>(form: &'a Revising, found: &'a [Effected]) -> Face<'a> {
    let after = &form.form.set;
    let pairs = compare_versions(&form.base, after);
    let mut changed = column![label::heading("Sửa những gì")].spacing(S8);
    for pair in pairs.iter().filter(|pair| pair.standing() != Standing::Unchanged) {
        changed = changed.push(words(pair, "Trước đây")).push(panel::hairline());
    }
    for sentence in around(&form.base, after, &pairs) {
        changed = changed.push(label::small(sentence));
    }
    let by = Field::new("Người quyết định", &form.by)
        .required()
        .on_input(|text| revised(ReviseTyped::By(text)))
        .error((form.told && form.by.trim().is_empty()).then_some("Hãy ghi người quyết định."));
    let reason = Field::new("Lý do sửa đổi", &form.reason)
        .required()
        .placeholder("Ví dụ: theo ý kiến Hội đồng tại phiên họp ngày 05/3")
        .on_input(|text| revised(ReviseTyped::Reason(text)))
        .on_submit(revised(ReviseTyped::Done))
        .error(
            (form.told && form.reason.trim().is_empty())
                .then_some("Hãy nêu lý do; lý do được giữ cùng phiên bản cũ."),
        );
    let mut aside = column![changed, by, reason].spacing(S12);
    if let Some(sentence) = &form.trouble {
        aside = aside.push(trouble(sentence));
    }
    let deeds = row![
        button::secondary("Sửa tiếp").icon(icon::left()).on_press(revised(ReviseTyped::EditAsked)),
        space::horizontal(),
        button::primary(format!("Lập phiên bản {}", form.base.version + 1))
            .icon(icon::check())
            .on_press(revised(ReviseTyped::Done))
    ];
    let aside = column![
        scrollable(aside.padding(Padding { right: 14.0, ..Padding::ZERO })).height(Length::Fill),
        deeds
    ]
    .spacing(S12)
    .width(348);
    let body = row![rankings(form, found), aside].spacing(S16).height(Length::Fill);
    column![
        head(
            form,
            "Xếp hạng theo bộ đang dùng và theo bản sửa đổi. Chưa có gì thay đổi cho đến khi lập phiên bản."
        ),
        body
    ]
    .spacing(S12)
    .into()
}

fn rankings<'a>(form: &'a Revising, found: &'a [Effected]) -> Face<'a> {
    let boards = form.boards.as_deref().map_or(&[][..], Vec::as_slice);
    if found.is_empty() {
        return empty::empty(
            icon::scale(),
            "Không có đợt xét nào đang mở dùng bộ này",
            "Đợt đã chốt giữ nguyên kết quả cùng phiên bản bộ tiêu chí khi chốt.",
            row![],
        );
    }
    let all = check::check(
        "Hiện cả hồ sơ không đổi",
        form.all_shown,
        Some(|all| revised(ReviseTyped::AllShown(all))),
    );
    let mut list = column![all].spacing(S12).padding(Padding { right: 14.0, ..Padding::ZERO });
    for one in found {
        let Some(board) = boards.get(one.board) else { continue };
        list = list.push(round(form, one, board));
    }
    scrollable(list).height(Length::Fill).width(Length::Fill).into()
}

fn round<'a>(form: &'a Revising, one: &'a Effected, board: &'a Board) -> Face<'a> {
    let moved = one.revision.moved();
    let total: usize = one.revision.kinds.iter().map(|kind| kind.rows.len()).sum();
    let told = if moved == 0 {
        badge::badge("Xếp hạng không đổi", Tone::Done)
    } else {
        Face::from(label::strong(format!("{moved}/{total} hồ sơ thay đổi")))
    };
    let mut all = column![panel::section(board.round.name.as_str(), told)].spacing(S8);
    for sentence in owed(form, one) {
        all = all.push(note(sentence, Tone::Due));
    }
    for kind in &one.revision.kinds {
        all = all.push(table(kind, form.all_shown));
    }
    panel::card(all)
}

/// Which figures want a look, one sentence a criterion.
fn owed(form: &Revising, one: &Effected) -> Vec<String> {
    let code = |id| {
        let here = form.form.set.criterion(id).or_else(|| form.base.criterion(id));
        here.map_or("", |one| one.code.as_str())
    };
    let mut told: Vec<String> = one
        .revision
        .by_criterion()
        .into_iter()
        .map(|(id, why, count)| match why {
            Why::Unfit => {
                format!("{}: {count} điểm đã nhập không còn hợp lệ, phải nhập lại.", code(id))
            }
            Why::OtherPoints => format!(
                "{}: {count} số liệu theo cách tính mới cho điểm khác; điểm đã nhập vẫn giữ cho đến khi nhập lại.",
                code(id)
            ),
            Why::LeftOut => format!("{}: {count} điểm đã nhập được giữ nhưng không còn tính.", code(id)),
        })
        .collect();
    told.extend(one.revision.owed.iter().map(|id| {
        format!("{}: tiêu chí mới, mọi thành viên phải chấm cho mọi hồ sơ được áp dụng.", code(*id))
    }));
    told
}

const RANK: f32 = 48.0;
const POINTS: f32 = 76.0;
/// An old or a new rank with points and grade.
const PLACE: f32 = RANK + POINTS + S8;

fn table(kind: &KindMoves, all_shown: bool) -> Face<'_> {
    let mut all = column![
        row![
            label::strong(kind.kind.label()).width(Length::Fill),
            container(label::caption("Theo bộ đang dùng")).width(PLACE).align_x(Alignment::End),
            container(label::caption("Theo bản sửa đổi")).width(PLACE).align_x(Alignment::End)
        ]
        .spacing(S8),
        panel::hairline()
    ]
    .spacing(S4);
    let mut any = false;
    for row in kind.rows.iter().filter(|row| all_shown || row.differs()) {
        any = true;
        all = all.push(moved(row)).push(panel::hairline());
    }
    if !any {
        all = all.push(label::small("Không hồ sơ nào thay đổi."));
    }
    all.into()
}

fn moved(moved: &Moved) -> Face<'_> {
    let name = column![line::line(moved.name.as_str()), line::line(moved.unit_name.as_str()).small()];
    let mut all = column![
        row![
            container(name).width(Length::Fill),
            place(&moved.before, false),
            place(&moved.after, moved.differs())
        ]
        .spacing(S8)
        .align_y(Alignment::Center)
    ];
    for (when, place) in [("Trước", &moved.before), ("Sau", &moved.after)] {
        if let Place::Aside(reason) = place
            && moved.differs()
        {
            all = all.push(label::small(format!("{when}: {reason}")));
        }
    }
    all.into()
}

fn place(place: &Place, strong: bool) -> Face<'_> {
    let words = |words: String| if strong { label::strong(words) } else { label::figure(words) };
    match place {
        Place::Ranked { rank, points, grade } => {
            let points = points.map(|points| points.two_decimals()).unwrap_or_default();
            let figures = row![
                container(words(format!("{rank}"))).width(RANK).align_x(Alignment::End),
                container(words(points)).width(POINTS).align_x(Alignment::End)
            ]
            .spacing(S8);
            let mut all = column![figures].width(PLACE).align_x(Alignment::End);
            if let Some(grade) = grade {
                all = all.push(line::line(grade.as_str()).small());
            }
            all.into()
        }
        Place::Aside(_) => {
            container(label::small("chưa xếp hạng")).width(PLACE).align_x(Alignment::End).into()
        }
    }
}
