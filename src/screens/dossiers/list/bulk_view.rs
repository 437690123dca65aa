//! What is asked before a deed on several dossiers, before a file is written, and for the name of a filter.

use super::bulk::{Bulk, Deed, Entry, Message as BulkMessage, Stage};
use super::outgoing::{Export, Message as OutMessage};
use super::stored::Message as StoredMessage;
use super::view::VIEW_NAME;
use super::{List, Message};
use crate::domain::dossier::{DossierState, Priority};
use crate::domain::listing::Column;
use crate::screens::dossiers::words::Offers;
use crate::screens::typed::{Named, chosen, note};
use crate::screens::{Desk, TableFormat};
use crate::text::fold;
use crate::text::number::grouped;
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::measure::{S8, S12};
use crate::ui::suggest::{Item, Suggest};
use crate::ui::{Element, button, check, choice, date, dialog, label, progress};
use iced::Length;
use iced::widget::{column, row, scrollable, space};

/// Width of a question, px.
const WIDTH: f32 = 560.0;

/// How many of those that stand in the way are named.
const NAMED: usize = 8;

/// The question that is open.
pub(super) fn asked<'a>(list: &'a List, desk: &'a Desk, offers: &'a Offers) -> Option<Element<'a, Message>> {
    if let Some(bulk) = &list.bulk {
        return Some(about_many(bulk, desk, offers));
    }
    if let Some(export) = &list.export {
        return Some(file(list, *export));
    }
    let name = list.stored.naming.as_deref()?;
    let field = Field::new("Tên bộ lọc", name)
        .placeholder("Ví dụ: Hội xã còn thiếu giấy tờ")
        .help("Chữ đang tìm, mọi điều kiện, thứ tự và các cột được lưu cùng. Trùng tên thì thay bộ lọc cũ.")
        .error(list.stored.fault.then_some("Hãy đặt tên cho bộ lọc."))
        .id(VIEW_NAME)
        .on_input(|name| Message::Stored(StoredMessage::NameTyped(name)))
        .on_submit(Message::Stored(StoredMessage::Named));
    let deeds = row![
        no(Message::Stored(StoredMessage::NamingDropped)),
        Element::from(button::primary("Lưu bộ lọc").on_press(Message::Stored(StoredMessage::Named))),
    ]
    .spacing(S8);
    Some(dialog::card("Lưu bộ lọc đang dùng", Element::from(field), deeds))
}

fn no<'a>(message: Message) -> Element<'a, Message> {
    button::secondary("Thôi").keys("Esc").on_press(message).into()
}

fn entered(entry: Entry) -> Message {
    Message::Bulk(BulkMessage::Entered(entry))
}

fn about_many<'a>(bulk: &'a Bulk, desk: &'a Desk, offers: &'a Offers) -> Element<'a, Message> {
    let drop = Message::Bulk(BulkMessage::Dropped);
    let count = bulk.ids.len();
    match bulk.stage {
        Stage::Asking => {
            let mut all = column![whom(bulk)].spacing(S12);
            all = all.push(what(bulk, desk, offers));
            if let Some(fault) = &bulk.fault {
                all = all.push(note(fault.as_str(), Tone::Danger));
            }
            let title = bulk.title(count, desk);
            let given = (!is_without_round(bulk)).then_some(Message::Bulk(BulkMessage::Given));
            let yes = if bulk.deed == Deed::Remove { button::danger(title) } else { button::primary(title) };
            let deeds = row![no(drop), Element::from(yes.on_press_maybe(given))].spacing(S8);
            dialog::wide(heading(bulk.deed), all, deeds, WIDTH)
        }
        Stage::Trying(done) => {
            let words =
                format!("Đang xem trước {} trên {} hồ sơ…", grouped(done as u64), grouped(count as u64));
            let share = done as f32 / count.max(1) as f32;
            let content = column![label::body(words), progress::bar(share, Tone::Info)].spacing(S12);
            dialog::wide(heading(bulk.deed), content, no(drop), WIDTH)
        }
        Stage::Writing => {
            let words = format!("Đang ghi {} hồ sơ…", grouped(count as u64));
            dialog::wide(heading(bulk.deed), label::body(words), space(), WIDTH)
        }
        Stage::Doubt => doubt(bulk, desk),
    }
}

const fn heading(deed: Deed) -> &'static str {
    match deed {
        Deed::State => "Đổi tình trạng",
        Deed::Movement => "Phong trào, cuộc vận động",
        Deed::Field => "Lĩnh vực",
        Deed::Award => "Hình thức đề nghị",
        Deed::Priority => "Diện ưu tiên",
        Deed::Unit => "Đơn vị đề nghị",
        Deed::Round => "Đưa vào đợt xét",
        Deed::Remove => "Xóa hồ sơ",
    }
}

fn is_without_round(bulk: &Bulk) -> bool {
    bulk.deed == Deed::Round && bulk.rounds.as_ref().is_none_or(Vec::is_empty)
}

/// "Nguyễn Thị Ánh, Trần Thị Bình và 3 hồ sơ nữa".
fn whom<'a>(bulk: &Bulk) -> Element<'a, Message> {
    let shown = bulk.names.len().min(3);
    let mut words = bulk.names.iter().take(shown).cloned().collect::<Vec<_>>().join(", ");
    let more = bulk.ids.len().saturating_sub(shown);
    if more > 0 && shown > 0 {
        words.push_str(&format!(" và {} hồ sơ nữa", grouped(more as u64)));
    }
    label::body(words).width(Length::Fill).into()
}

fn what<'a>(bulk: &'a Bulk, desk: &'a Desk, offers: &'a Offers) -> Element<'a, Message> {
    match bulk.deed {
        Deed::State => state(bulk),
        Deed::Movement => {
            let all: Vec<_> = desk.movements.iter().map(|it| Named::new(it.id, it.name.clone())).collect();
            if all.is_empty() {
                return note("Danh mục chưa có phong trào nào. Hãy thêm ở màn hình Danh mục trước.", Tone::Info);
            }
            let now = bulk.movement.and_then(|id| chosen(&all, &id));
            let pick = choice::Pick::new("Phong trào", all, now, |it: Named<_>| entered(Entry::Movement(it.value)));
            column![adding(bulk), Element::from(pick)].spacing(S12).into()
        }
        Deed::Priority => {
            let all: Vec<_> = Priority::ALL.into_iter().map(|it| Named::new(it, it.label())).collect();
            let now = bulk.priority.and_then(|it| chosen(&all, &it));
            let pick =
                choice::Pick::new("Diện ưu tiên", all, now, |it: Named<_>| entered(Entry::Priority(it.value)));
            column![adding(bulk), Element::from(pick)].spacing(S12).into()
        }
        Deed::Field => words(bulk, "Lĩnh vực (để trống để bỏ)", &offers.fields),
        Deed::Award => words(bulk, "Hình thức đề nghị (để trống để bỏ)", &offers.forms),
        Deed::Unit => {
            let picked = |place: usize| match desk.units.get(place) {
                Some(unit) => entered(Entry::Unit(unit.id)),
                None => entered(Entry::Words(String::new())),
            };
            let typed = |words| entered(Entry::Words(words));
            Suggest::new("Đơn vị mới", &bulk.words, &fold(&bulk.words), &offers.units, typed, picked)
                .placeholder("Gõ để tìm, không cần dấu")
                .into()
        }
        Deed::Round => match bulk.rounds.as_deref() {
            None => label::small("Đang đọc các đợt xét…").into(),
            Some([]) => note(
                "Chưa có đợt xét nào đang mở trong kế hoạch này. Hãy mở đợt xét ở màn hình Xét chọn trước.",
                Tone::Info,
            ),
            Some(rounds) => {
                let all: Vec<_> = rounds.iter().map(|it| Named::new(it.id, it.name.clone())).collect();
                let now = bulk.round.and_then(|id| chosen(&all, &id));
                choice::Pick::new("Đợt xét", all, now, |it: Named<_>| entered(Entry::Round(it.value)))
                    .help("Chỉ hồ sơ ở tình trạng “Đủ hồ sơ” mới được đưa ra Hội đồng.")
                    .into()
            }
        },
        Deed::Remove => label::body(
            "Hồ sơ bị xóa cùng lịch sử và tài liệu đính kèm; cá nhân, tập thể vẫn còn. Có thể lấy lại bằng Hoàn tác.",
        )
        .width(Length::Fill)
        .into(),
    }
}

fn state(bulk: &Bulk) -> Element<'_, Message> {
    // A return marks what is to be mended in each dossier: it has a page of its own there.
    let all: Vec<_> = DossierState::ALL
        .into_iter()
        .filter(|it| *it != DossierState::Returned)
        .map(|it| Named::new(it, it.label()))
        .collect();
    let now = bulk.state.and_then(|it| chosen(&all, &it));
    let pick =
        choice::Pick::new("Tình trạng mới", all, now, |it: Named<_>| entered(Entry::State(it.value)));
    let day = date::date("Ngày chuyển", bulk.day.text())
        .error(bulk.day.error())
        .on_input(|text| entered(Entry::DayTyped(text)))
        .on_leave(entered(Entry::DayLeft));
    let needed = bulk.state.is_some_and(DossierState::needs_reason);
    let mut reason = Field::new("Lý do", &bulk.reason)
        .help("Cần có khi dừng, không chọn, rút hoặc đưa hồ sơ về bước trước.")
        .on_input(|text| entered(Entry::Reason(text)));
    if needed {
        reason = reason.required();
    }
    column![row![Element::from(pick), Element::from(day)].spacing(S12), Element::from(reason)]
        .spacing(S12)
        .into()
}

fn adding(bulk: &Bulk) -> Element<'_, Message> {
    choice::segments(&[(true, "Thêm"), (false, "Bỏ")], bulk.adding, |on| entered(Entry::Adding(on)))
}

fn words<'a>(bulk: &'a Bulk, title: &'a str, offers: &'a [Item]) -> Element<'a, Message> {
    let picked = move |place: usize| {
        entered(Entry::Words(offers.get(place).map(|item| item.words.clone()).unwrap_or_default()))
    };
    Suggest::new(title, &bulk.words, &fold(&bulk.words), offers, |text| entered(Entry::Words(text)), picked)
        .into()
}

/// Some stand in the way: who and why, and what can still be done.
fn doubt<'a>(bulk: &'a Bulk, desk: &'a Desk) -> Element<'a, Message> {
    let refused = &bulk.read.refused;
    let ready = bulk.read.commands.len();
    let words = format!(
        "{} hồ sơ chưa làm được việc này. Chưa hồ sơ nào bị thay đổi.",
        grouped(refused.len() as u64)
    );
    let mut all = column![label::body(words)].spacing(S12);
    let mut lines = column![].spacing(S8);
    for (name, why) in refused.iter().take(NAMED) {
        lines =
            lines.push(column![label::strong(name.as_str()), label::small(why.as_str()).width(Length::Fill)]);
    }
    if refused.len() > NAMED {
        lines = lines.push(label::small(format!("và {} hồ sơ nữa", grouped((refused.len() - NAMED) as u64))));
    }
    all = all.push(scrollable(lines).height(Length::Shrink).width(Length::Fill));
    let mut deeds = row![no(Message::Bulk(BulkMessage::Dropped))].spacing(S8);
    if ready > 0 {
        let title = bulk.title(ready, desk);
        let yes = if bulk.deed == Deed::Remove { button::danger(title) } else { button::primary(title) };
        deeds = deeds.push(yes.on_press(Message::Bulk(BulkMessage::RestGiven)));
    }
    dialog::wide(heading(bulk.deed), all, deeds, WIDTH)
}

fn file(list: &List, export: Export) -> Element<'_, Message> {
    let out = |message| Message::Out(message);
    let formats = [(TableFormat::Excel, "Excel"), (TableFormat::Csv, "CSV")];
    let format = choice::segments(&formats, export.format, move |it| out(OutMessage::Formatted(it)));
    let mut all = column![format].spacing(S12);
    let (shown, picked) = (list.count, list.picks.len());
    if picked > 0 {
        let words = format!("Chỉ {} hồ sơ đã chọn", grouped(picked as u64));
        all = all.push(owned_check(words, export.ticked, move |on| out(OutMessage::TickedOnly(on))));
    }
    if list.shows_personal() {
        let words = "Bản công khai (không có điện thoại, địa chỉ, ngày sinh)";
        let toggle = move |on| out(OutMessage::PublicTicked(on));
        all = all.push(check::check(words, export.public, Some(toggle)));
    }
    let title = |it: Column| if export.public { it.public_title() } else { Some(it.title()) };
    let titles = list.columns.shown().filter_map(title).collect::<Vec<_>>().join(", ");
    all = all.push(label::small(format!("Cột: {titles}. Muốn đổi, hãy dùng nút Cột.")).width(Length::Fill));
    if list.shows_personal() && !export.public {
        all = all.push(note(
            "Tệp có dữ liệu cá nhân. Lần xuất này được ghi vào sổ theo dõi; hãy chỉ gửi cho người có trách nhiệm.",
            Tone::Due,
        ));
    }
    let count = if export.ticked { picked } else { shown };
    let yes = format!("Xuất {} hồ sơ…", grouped(count as u64));
    let deeds = row![
        no(out(OutMessage::Dropped)),
        Element::from(button::primary(yes).on_press(out(OutMessage::Given))),
    ]
    .spacing(S8);
    dialog::wide("Xuất danh sách", all, deeds, WIDTH)
}

/// A box to tick whose words carry a count.
fn owned_check<'a>(words: String, on: bool, toggle: impl Fn(bool) -> Message + 'a) -> Element<'a, Message> {
    row![check::check("", on, Some(toggle)), label::body(words)].align_y(iced::Alignment::Center).into()
}
