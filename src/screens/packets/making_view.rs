//! The form of a new packet.

use super::view::{grouped, scrolled, working};
use super::{Making, MakingMessage, Message, Packets, Which};
use crate::domain::attachment::size_in_words;
use crate::domain::packet::{Direction, LeftOut};
use crate::screens::Desk;
use crate::screens::typed::{note, trouble};
use crate::ui::badge::Tone;
use crate::ui::field::Field;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, button, check, choice, icon, label, panel};
use iced::widget::{column, container, row};
use iced::{Alignment, Fill, Length};

fn say(message: MakingMessage) -> Message {
    Message::Making(message)
}

impl Packets {
    pub(super) fn making_page<'a>(&'a self, desk: &'a Desk, narrow: bool) -> Element<'a, Message> {
        let making = &self.making;
        let plan = desk.current_plan().map_or("", |plan| plan.name.as_str());
        let head = panel::head("Lập gói", plan, row![]);
        if let Some(work) = &making.work {
            return panel::screen(head, panel::card(working(work, say(MakingMessage::Stopped))));
        }
        if let Some(done) = done(making) {
            return panel::screen(head, done);
        }
        let mut all = column![].spacing(S12).padding(S12);
        if let Some(sentence) = &making.trouble {
            all = all.push(trouble(sentence));
        }
        let ways = Direction::ALL.map(|one| (one, one.label()));
        all = all.push(part(
            "Gửi gì",
            choice::segments(&ways, making.direction(), |one| say(MakingMessage::DirectionPicked(one))),
        ));
        match making.direction() {
            Direction::Up => all = all.push(upward(making, narrow)),
            Direction::Down => {
                all = all.push(label::small(
                    "Gói mang kế hoạch đang chọn với mọi mục, chỉ tiêu, thời hạn, bộ tiêu chí, và các đơn vị, phong trào mà kế hoạch nhắc đến. Nơi nhận có kế hoạch này như kế hoạch của cấp trên.",
                ));
            }
        }
        let password = Field::new("Mật khẩu (không bắt buộc)", &making.password)
            .id("packet-password")
            .help("Có mật khẩu thì không ai đọc được gói nếu mất USB. Hãy báo mật khẩu cho nơi nhận bằng đường khác; quên thì phải lập gói khác.")
            .width(420)
            .on_input(|words| say(MakingMessage::PasswordTyped(words)));
        all = all.push(Element::from(password));
        let card = container(scrolled(all)).padding(1).width(Fill).height(Fill).style(panel::card_style);
        let foot = row![
            Element::from(button::quiet("Thôi").keys("Esc").on_press(Message::MakingToggled(false))),
            label::small("Ghi xong chương trình đọc lại cả gói rồi mới báo rút USB.")
                .width(Fill)
                .align_x(iced::Right),
            Element::from(
                button::primary("Chọn nơi lưu và lập gói…")
                    .icon(icon::export())
                    .on_press(say(MakingMessage::Asked))
            ),
        ]
        .spacing(S12)
        .align_y(Alignment::Center);
        panel::screen(head, column![card, foot].spacing(S12))
    }
}

fn part<'a>(name: &'a str, content: impl Into<Element<'a, Message>>) -> Element<'a, Message> {
    column![label::caption(name), content.into()].spacing(S4).into()
}

fn upward(making: &Making, narrow: bool) -> Element<'_, Message> {
    let which = [(Which::Forward, "Đã đề nghị trở đi"), (Which::Chosen, "Chỉ hồ sơ được chọn")];
    let years = [(false, "Năm đang chọn"), (true, "Mọi năm của kế hoạch")];
    let which =
        part("Hồ sơ nào", choice::segments(&which, making.which, |one| say(MakingMessage::WhichPicked(one))));
    let years = part(
        "Của năm",
        choice::segments(&years, making.every_year, |one| say(MakingMessage::YearPicked(one))),
    );
    let choices: Element<'_, Message> = if narrow {
        column![which, years].spacing(S12).into()
    } else {
        row![which, years].spacing(S12).into()
    };
    let ticks = |ones: &[LeftOut]| {
        let mut all = column![].width(Length::Fill);
        for one in ones.iter().copied() {
            let on = making.left_out.contains(&one);
            all = all.push(check::check(
                one.label(),
                on,
                Some(move |on| say(MakingMessage::LeftOutToggled(one, on))),
            ));
        }
        all
    };
    let (kinds, fields) = LeftOut::ALL.split_at(4);
    column![
        choices,
        label::caption("Không gửi (đánh dấu phần để lại)"),
        row![ticks(kinds), ticks(fields)].spacing(S8),
    ]
    .spacing(S8)
    .into()
}

/// What came of it: the packet is proven, and the stick may be pulled.
fn done(making: &Making) -> Option<Element<'_, Message>> {
    let written = making.written()?;
    let mut all = column![note("Đã kiểm tra, có thể rút USB.", Tone::Done)].spacing(S12);
    all = all.push(panel::fact("Tệp", label::body(written.path.display().to_string())));
    all = all.push(panel::fact("Dung lượng", label::body(size_in_words(written.size))));
    if let Some(gathered) = making.gathered() {
        let counts = gathered.packet.records.counts();
        let words = if counts.plans > 0 {
            format!("1 kế hoạch, {} đơn vị", counts.units)
        } else {
            format!("{} hồ sơ, {} tệp kèm theo, {} đơn vị", counts.dossiers, counts.files, counts.units)
        };
        all = all.push(panel::fact("Trong gói", label::body(words)));
    }
    all = all.push(panel::fact("Mã kiểm tra", label::small(grouped(&written.sha256))));
    all = all.push(label::small(
        "Nơi nhận in giấy biên nhận có mã kiểm tra này: hai bên đối chiếu là biết nhận đúng gói.",
    ));
    let back =
        button::primary("Xong").icon(icon::check()).keys("Esc").on_press(Message::MakingToggled(false));
    Some(column![panel::card(all), container(Element::from(back)).align_right(Fill)].spacing(S12).into())
}
