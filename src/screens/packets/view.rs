//! The page: what was exchanged so far, the form of a new packet, or the packet on the table.

use super::{Message, Packets, Work};
use crate::domain::attachment::size_in_words;
use crate::domain::packet::{Direction, PacketNote, PacketWay};
use crate::screens::typed::note;
use crate::screens::{Desk, Format, JobKind, Place};
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, badge, button, empty, grid, icon, label, panel};
use iced::widget::{column, container, responsive, row, scrollable};
use iced::{Alignment, Fill, Length, Padding};

/// Width of the page in px below which parts stand under each other.
const NARROW: f32 = 760.0;
/// Height of the page in px where its parts stand under each other.
const STACKED: f32 = 1080.0;
/// Height of the page in px below which it is scrolled as a whole.
const LOW: f32 = 520.0;
const TITLE: &str = "Gói trao đổi";
const UNDER: &str = "Gửi hồ sơ lên cấp trên, gửi kế hoạch xuống cấp dưới bằng tệp chép qua USB hoặc thư";

pub(super) fn view<'a>(screen: &'a Packets, desk: &'a Desk) -> Element<'a, Message> {
    let page = responsive(move |room| {
        let narrow = room.width < NARROW;
        // A form scrolls by itself, and keeps its deed in sight.
        let form = screen.taking.is_none() && (screen.is_making || screen.notes().is_empty());
        let least = if form {
            0.0
        } else if narrow {
            STACKED
        } else {
            LOW
        };
        let page = page(screen, desk, narrow);
        if room.height < least { scrollable(container(page).height(least)).into() } else { page }
    });
    page.into()
}

fn page<'a>(screen: &'a Packets, desk: &'a Desk, narrow: bool) -> Element<'a, Message> {
    if let Some(taking) = &screen.taking {
        return screen.taking_page(taking, desk, narrow);
    }
    let back = button::secondary("Hồ sơ").icon(icon::left()).keys("Esc").on_press(Message::Back);
    if desk.office.is_none() {
        let nothing = empty::empty(
            icon::office(),
            "Chưa khai báo cơ quan",
            "Gói ghi rõ cơ quan nào gửi, cơ quan nào nhận. Hãy khai báo cơ quan trước, rồi trở lại đây.",
            button::primary("Sang Cơ quan").icon(icon::office()).on_press(Message::Went(Place::Office)),
        );
        return panel::screen(panel::head(TITLE, UNDER, back), nothing);
    }
    if screen.is_making {
        return screen.making_page(desk, narrow);
    }
    let make = desk.current_plan().is_some().then_some(Message::MakingToggled(true));
    let deeds = row![
        Element::from(back),
        Element::from(button::secondary("Lập gói…").icon(icon::export()).on_press_maybe(make)),
        Element::from(
            button::primary("Nhận gói…").icon(icon::import()).keys("Ctrl+O").on_press(Message::FileAsked)
        ),
    ]
    .spacing(S8);
    let head = panel::head(TITLE, if narrow { "" } else { UNDER }, deeds);
    let Some(notes) = &screen.notes else {
        return panel::screen(head, empty::working("Đang xem các gói đã trao đổi…", None, row![]));
    };
    if notes.is_empty() {
        let nothing = empty::empty(
            icon::database(),
            "Chưa trao đổi gói nào",
            "Nhận gói do đơn vị gửi đến: chương trình kiểm tra gói, cho xem mục nào mới, mục nào khác rồi mới ghi. Lập gói để gửi đi: ghi xong chương trình đọc lại và báo khi nào có thể rút USB.",
            button::secondary("Nhận gói…").icon(icon::import()).on_press(Message::FileAsked),
        );
        return panel::screen(head, panel::card(container(nothing).height(Fill)));
    }
    let details: Element<'a, Message> = match screen.on_show() {
        Some(note) => details(note),
        None => {
            empty::empty(icon::database(), "Chọn một gói", "Nội dung và kết quả của gói hiện ở đây.", row![])
        }
    };
    panel::screen(head, both(narrow, (list(screen, notes), 6), (details, 5)))
}

fn list<'a>(screen: &'a Packets, notes: &'a [PacketNote]) -> Element<'a, Message> {
    let columns = vec![grid::column("Gói", Length::Fill).least(150.0), grid::column("", 156.0)];
    grid::Grid::new(&screen.grid, columns, notes.len(), Message::Grid, move |at| {
        let Some(note) = notes.get(at) else { return Vec::new() };
        let whose = match note.way {
            PacketWay::Sent => format!("{} · {}", short_date(note.on), note.file),
            PacketWay::Taken => format!("{} · của {} · {}", short_date(note.on), note.office, note.file),
        };
        let words = column![line(note.campaign.as_str()).strong(), line(whose).small()];
        let way = match note.way {
            PacketWay::Sent => badge::badge("Đã gửi", Tone::Info),
            PacketWay::Taken if note.refused.is_empty() => badge::badge("Đã nhận", Tone::Done),
            PacketWay::Taken => badge::badge("Nhận một phần", Tone::Due),
        };
        vec![words.into(), way]
    })
    .count("gói")
    .into()
}

fn details(note: &PacketNote) -> Element<'_, Message> {
    let mut all = column![line(note.file.as_str()).strong()].spacing(S8).padding(S12);
    let direction = match note.direction {
        Direction::Up => "Hồ sơ gửi lên",
        Direction::Down => "Kế hoạch gửi xuống",
    };
    let it = &note.counts;
    let mut holds: Vec<String> =
        it.kinds.iter().map(|(kind, many)| format!("{many} {}", kind.counted())).collect();
    if it.plans > 0 {
        holds.push("kế hoạch, tiêu chí, chỉ tiêu".to_owned());
    }
    if it.files > 0 {
        holds.push(format!("{} tệp ({})", it.files, size_in_words(it.bytes)));
    }
    holds.push(format!("{} đơn vị", it.units));
    if note.way == PacketWay::Taken {
        let result = format!("{} mới, {} cập nhật, {} giữ nguyên", note.new, note.updated, note.same);
        let tone = if note.refused.is_empty() { Tone::Done } else { Tone::Due };
        all = all.push(self::note(format!("Đã nhận ngày {}: {result}.", short_date(note.on)), tone));
        let receipt = row![
            Element::from(
                button::secondary("In giấy biên nhận")
                    .icon(icon::print())
                    .on_press(Message::ReceiptAsked(JobKind::Print, Format::Pdf))
            ),
            Element::from(
                button::quiet("Xuất PDF").on_press(Message::ReceiptAsked(JobKind::Export, Format::Pdf))
            ),
            Element::from(
                button::quiet("Xuất Word").on_press(Message::ReceiptAsked(JobKind::Export, Format::Word))
            ),
        ];
        all = all.push(receipt.spacing(S8).wrap());
    }
    all = all.push(panel::fact("Loại gói", label::body(direction)));
    all = all.push(panel::fact("Kế hoạch", label::body(note.campaign.as_str())));
    all = all.push(panel::fact("Cơ quan lập", label::body(note.office.as_str())));
    let made = if note.made_by.is_empty() { String::new() } else { format!(", {}", note.made_by) };
    let day = note.made_at.with_timezone(&chrono::Local).date_naive();
    all = all.push(panel::fact("Lập ngày", label::body(format!("{}{made}", short_date(day)))));
    all = all.push(panel::fact("Trong gói", label::body(holds.join(" · "))));
    if !note.left_out.is_empty() {
        let words: Vec<&str> = note.left_out.iter().map(|one| one.label()).collect();
        all = all.push(panel::fact("Không gửi", label::body(words.join(", "))));
    }
    all = all.push(panel::fact("Tệp", label::body(size_in_words(note.size))));
    all = all.push(panel::fact("Mã kiểm tra", label::small(grouped(&note.sha256))));
    if !note.refused.is_empty() {
        all = all.push(label::heading(format!("Không nhận {} mục", note.refused.len())));
        for one in &note.refused {
            let words =
                column![line(format!("{}: {}", one.kind.label(), one.what)), label::small(one.why.as_str())];
            all = all.push(words.spacing(S4));
        }
    }
    container(scrolled(all)).padding(1).width(Fill).height(Fill).style(panel::card_style).into()
}

/// Groups of eight, for reading aloud and comparing.
pub(super) fn grouped(sha256: &str) -> String {
    let letters: Vec<char> = sha256.chars().collect();
    letters.chunks(8).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Long work: what, how far, and how to stop it.
pub(super) fn working(work: &Work, stop: Message) -> Element<'_, Message> {
    let words = match work.share() {
        Some(share) => format!("{}: {:.0} %", work.sentence(), share * 100.0),
        None => work.sentence().to_owned(),
    };
    let mut all = column![label::body(words)].spacing(S12).align_x(Alignment::Center).max_width(420);
    all = all.push(crate::ui::progress::bar(work.share().unwrap_or(0.0), Tone::Info));
    all = all.push(Element::from(button::secondary("Dừng").icon(icon::close()).keys("Esc").on_press(stop)));
    container(all).padding(S12).center_x(Fill).center_y(Fill).into()
}

/// Two parts beside each other with these shares of the width, or under each other.
pub(super) fn both<'a>(
    narrow: bool,
    (left, left_share): (Element<'a, Message>, u16),
    (right, right_share): (Element<'a, Message>, u16),
) -> Element<'a, Message> {
    if narrow {
        return column![
            container(left).height(Length::FillPortion(4)),
            container(right).height(Length::FillPortion(5))
        ]
        .spacing(S12)
        .height(Fill)
        .into();
    }
    row![
        container(left).width(Length::FillPortion(left_share)).height(Fill),
        container(right).width(Length::FillPortion(right_share)).height(Fill)
    ]
    .spacing(S12)
    .height(Fill)
    .into()
}

/// A list that is scrolled down.
pub(super) fn scrolled<'a>(content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    let bar = scrollable::Scrollbar::new().width(8).scroller_width(8).margin(1);
    scrollable(container(content).padding(Padding { right: S8, ..Padding::ZERO }))
        .direction(scrollable::Direction::Vertical(bar))
        .width(Fill)
        .height(Fill)
        .into()
}
