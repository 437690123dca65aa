//! The packet on the table: what it is, how each record stands, and one record in full beside them.

use super::taking::holds;
use super::view::{both, scrolled, working};
use super::{Message, Packets, Shown, Taking, TakingMessage};
use crate::domain::ids::PlanId;
use crate::domain::packet::{Candidate, Choice, Direction, Field, Line, Outcome, RecordKey, RecordKind};
use crate::screens::Desk;
use crate::screens::typed::{Named, chosen, note, trouble};
use crate::text::date::short_date;
use crate::ui::badge::Tone;
use crate::ui::field::Field as TextField;
use crate::ui::line::line;
use crate::ui::measure::{S4, S8, S12};
use crate::ui::{Element, badge, button, choice, empty, grid, icon, label, panel};
use iced::widget::{column, container, row};
use iced::{Alignment, Fill, Length};

fn say(message: TakingMessage) -> Message {
    Message::Taking(message)
}

const fn tone(outcome: &Outcome) -> Tone {
    match outcome {
        Outcome::New => Tone::Done,
        Outcome::TheirsNewer { .. } => Tone::Info,
        Outcome::Same | Outcome::Joined { .. } | Outcome::OursNewer { .. } => Tone::Plain,
        Outcome::Conflict { .. } | Outcome::Alike { .. } => Tone::Due,
        Outcome::Blocked { .. } => Tone::Danger,
    }
}

impl Packets {
    pub(super) fn taking_page<'a>(
        &'a self,
        taking: &'a Taking,
        desk: &'a Desk,
        narrow: bool,
    ) -> Element<'a, Message> {
        let clear = button::secondary("Thôi, không nhận").keys("Esc").on_press(say(TakingMessage::Cleared));
        let head = |deeds: Element<'a, Message>| panel::head("Nhận gói", "", deeds);
        if let Some(work) = &taking.work {
            return panel::screen(
                head(row![].into()),
                panel::card(working(work, say(TakingMessage::Stopped))),
            );
        }
        if taking.locked {
            return panel::screen(head(clear.into()), locked(taking));
        }
        if let Some(fault) = &taking.fault {
            return panel::screen(head(clear.into()), stopped(taking, fault, desk));
        }
        let (Some(file), Some(comparison)) = (&taking.file, &taking.comparison) else {
            return panel::screen(
                head(clear.into()),
                empty::working("Đang so với dữ liệu ở đây…", None, row![]),
            );
        };
        let packet = &file.packet.head;
        let made = short_date(packet.made_at.with_timezone(&chrono::Local).date_naive());
        let into = desk.plan(comparison.plan).map_or("", |plan| plan.name.as_str());
        let what = match packet.direction {
            Direction::Up => format!("Vào kế hoạch “{into}”"),
            Direction::Down => format!("Kế hoạch “{}” của cấp trên", packet.campaign.name),
        };
        let told = column![
            line(format!("Gói của {}, lập ngày {made}", packet.office)).strong(),
            line(format!("{what} · {}", holds(file))).small(),
        ];
        let shown: Vec<(Shown, &str)> =
            taking.filters.iter().map(|(one, words)| (*one, words.as_str())).collect();
        let mut all = column![told].spacing(S12);
        if let Some(sentence) = &taking.trouble {
            all = all.push(trouble(sentence));
        }
        all = all.push(choice::segments(&shown, taking.shown, |one| say(TakingMessage::ShownPicked(one))));
        let details: Element<'a, Message> = match taking.on_show() {
            Some(line) => details(line),
            None => {
                empty::empty(icon::dossier(), "Không có mục nào", "Ở loại này gói không có mục nào.", row![])
            }
        };
        all = all.push(both(narrow, (table(taking), 5), (details, 6)));
        all = all.push(foot(taking));
        panel::screen(head(clear.into()), all)
    }
}

fn locked(taking: &Taking) -> Element<'_, Message> {
    let mut password = TextField::new("Mật khẩu của gói", &taking.password)
        .id("packet-key")
        .width(420)
        .help("Do nơi gửi báo. Mật khẩu đã quên thì không lấy lại được, phải xin gói khác.")
        .on_input(|words| say(TakingMessage::PasswordTyped(words)))
        .on_submit(say(TakingMessage::Unlocked));
    if taking.wrong {
        password = password.error(Some("Mật khẩu chưa đúng. Hãy gõ lại, chú ý chữ hoa và dấu."));
    }
    let open = (!taking.password.is_empty()).then_some(say(TakingMessage::Unlocked));
    let all = column![
        note("Gói được đặt mật khẩu.", Tone::Info),
        Element::from(password),
        Element::from(button::primary("Mở gói").icon(icon::lock()).on_press_maybe(open)),
    ];
    panel::card(all.spacing(S12))
}

fn stopped<'a>(taking: &'a Taking, fault: &'a str, desk: &'a Desk) -> Element<'a, Message> {
    let mut all = column![trouble(fault)].spacing(S12);
    let strange = taking.file.as_ref().is_some_and(|file| {
        file.packet.head.direction == Direction::Up
            && taking.comparison.is_none()
            && taking.here.as_ref().is_some_and(|here| here.known.is_err())
    });
    if strange {
        let plans: Vec<Named<PlanId>> =
            desk.own_plans().map(|plan| Named::new(plan.id, plan.name.clone())).collect();
        let picked = taking.choices.plan.and_then(|plan| chosen(&plans, &plan));
        let pick = choice::Pick::new("Nhận vào kế hoạch", plans, picked, |plan: Named<PlanId>| {
            say(TakingMessage::PlanPicked(plan.value))
        });
        all = all.push(Element::from(pick.width(420)));
    }
    all = all.push(Element::from(
        button::secondary("Chọn gói khác…").icon(icon::import()).on_press(Message::FileAsked),
    ));
    panel::card(all)
}

fn table(taking: &Taking) -> Element<'_, Message> {
    let columns = vec![grid::column("Mục", Length::Fill).least(150.0), grid::column("", 152.0)];
    grid::Grid::new(
        &taking.grid,
        columns,
        taking.lines.len(),
        |event| say(TakingMessage::Grid(event)),
        move |at| {
            let Some(record) = taking.line(at) else { return Vec::new() };
            let words = column![line(record.name.as_str()), line(record.key.kind.label()).small()];
            vec![words.into(), standing(record)]
        },
    )
    .count("mục")
    .into()
}

/// How a record stands, with what was decided of it.
fn standing(record: &Line) -> Element<'_, Message> {
    match record.choice {
        Some(Choice::Ours) => badge::badge("Giữ của ta", Tone::Plain),
        Some(Choice::Theirs) => badge::badge("Lấy của họ", Tone::Info),
        Some(Choice::Apart) => badge::badge("Thêm mới", Tone::Done),
        Some(Choice::Same(_)) | None => badge::badge(record.outcome.label(), tone(&record.outcome)),
    }
}

fn details(record: &Line) -> Element<'_, Message> {
    let title = row![
        column![line(record.name.as_str()).strong(), line(record.key.kind.label()).small()].width(Fill),
        badge::badge(record.outcome.label(), tone(&record.outcome)),
    ];
    let mut all = column![title.spacing(S8).align_y(Alignment::Center)].spacing(S12).padding(S12);
    if let Some((sentence, tone)) = told(record) {
        all = all.push(note(sentence, tone));
    }
    if record.lost > 0 {
        let words = format!(
            "{} câu trả lời hoặc điểm không có tiêu chí tương ứng trong kế hoạch ở đây nên không nhận.",
            record.lost
        );
        all = all.push(note(words, Tone::Due));
    }
    if let Outcome::Alike { candidates } = &record.outcome {
        all = all.push(alike(record, candidates));
    } else if let Some(deeds) = deeds(record) {
        all = all.push(deeds);
    }
    let fields = record.outcome.fields();
    if !fields.is_empty() {
        all = all.push(sides(fields));
    } else if !record.said.is_empty() {
        all = all.push(said(&record.said));
    }
    container(scrolled(all)).padding(1).width(Fill).height(Fill).style(panel::card_style).into()
}

/// What becomes of a record, in a sentence.
fn told(record: &Line) -> Option<(&str, Tone)> {
    Some(match (&record.outcome, record.choice) {
        (Outcome::Blocked { why }, _) => (why.as_str(), Tone::Danger),
        (Outcome::Conflict { .. }, None) => {
            ("Hai bên cùng sửa từ lần trao đổi trước. Chưa chọn thì bản ở đây được giữ nguyên.", Tone::Due)
        }
        (Outcome::OursNewer { .. }, None) => {
            ("Ở đây đã sửa sau, hoặc gói này cũ hơn. Bản ở đây được giữ nguyên.", Tone::Info)
        }
        (Outcome::TheirsNewer { .. }, None) => {
            ("Nơi gửi đã sửa; ở đây chưa ai sửa từ lần nhận trước.", Tone::Info)
        }
        (Outcome::Alike { .. }, None) => (
            "Danh mục ở đây có tên này. Hãy cho biết là một hay là đơn vị, phong trào khác; chưa cho biết thì chưa nhận được gói.",
            Tone::Due,
        ),
        (Outcome::New, Some(Choice::Ours)) => ("Không nhận mục này.", Tone::Info),
        _ => return None,
    })
}

fn choose(record: &Line, words: &'static str, choice: Choice) -> Element<'static, Message> {
    let key: RecordKey = record.key;
    let on = record.choice == Some(choice);
    let deed = button::secondary(words).on_press(say(TakingMessage::Decided(key, choice)));
    if on { deed.icon(icon::check()).into() } else { deed.into() }
}

fn deeds(record: &Line) -> Option<Element<'_, Message>> {
    let (ours, theirs) = match &record.outcome {
        Outcome::New => ("Không nhận mục này", None),
        Outcome::TheirsNewer { .. } | Outcome::OursNewer { .. } | Outcome::Conflict { .. } => {
            ("Giữ của ta", Some("Lấy của họ"))
        }
        _ => return None,
    };
    let mut all = row![choose(record, ours, Choice::Ours)].spacing(S8);
    if let Some(theirs) = theirs {
        all = all.push(choose(record, theirs, Choice::Theirs));
    }
    Some(all.into())
}

fn alike<'a>(record: &'a Line, candidates: &'a [Candidate]) -> Element<'a, Message> {
    let mut all = column![].spacing(S8);
    for one in candidates {
        let place = if one.under.is_empty() {
            "ở trên cùng".to_owned()
        } else {
            format!("thuộc {}", one.under)
        };
        let same = if one.same_place { " · cùng chỗ trong danh mục" } else { "" };
        let words = column![line(one.name.as_str()), line(format!("{place}{same}")).small()].width(Fill);
        let key = record.key;
        let deed = button::secondary(same_words(record))
            .on_press(say(TakingMessage::Decided(key, Choice::Same(one.id))));
        all = all.push(row![words, Element::from(deed)].spacing(S8).align_y(Alignment::Center));
    }
    let apart = match record.key.kind {
        RecordKind::Movement => "Là phong trào khác: thêm mới",
        _ => "Là đơn vị khác: thêm mới",
    };
    all.push(choose(record, apart, Choice::Apart)).into()
}

const fn same_words(record: &Line) -> &'static str {
    match record.key.kind {
        RecordKind::Movement => "Là phong trào này",
        _ => "Là đơn vị này",
    }
}

/// What came, where nothing of it is here.
fn said(fields: &[Field]) -> Element<'_, Message> {
    let mut all = column![].spacing(S8);
    for field in fields {
        all = all.push(panel::fact(field.label.as_str(), label::body(field.theirs.as_str())));
    }
    all.into()
}

/// The fields that differ, ours and theirs beside each other.
fn sides(fields: &[Field]) -> Element<'_, Message> {
    let head = row![label::caption("Ở đây").width(Fill), label::caption("Gói gửi đến").width(Fill),];
    let mut all = column![head.spacing(S12)].spacing(S8);
    let value = |words: &str| {
        let empty = words.trim().is_empty();
        let words = if empty { "(trống)".to_owned() } else { words.to_owned() };
        container(if empty { label::small(words) } else { label::body(words) }).width(Fill)
    };
    for field in fields {
        let both = row![value(&field.ours), value(&field.theirs)].spacing(S12);
        all = all.push(panel::hairline());
        all = all.push(column![label::small(field.label.as_str()), both].spacing(S4));
    }
    all.into()
}

fn foot(taking: &Taking) -> Element<'_, Message> {
    let (count, open) = taking.counts();
    let undecided =
        taking.comparison.as_ref().map_or(0, |it| it.lines.iter().filter(|line| line.is_undecided()).count());
    let told = match (open, undecided) {
        (0, 0) => "Chưa có gì được ghi cho đến khi bấm Nhận; nhận xong vẫn hoàn tác được.".to_owned(),
        (0, undecided) => format!("{undecided} mục mâu thuẫn chưa chọn sẽ giữ bản ở đây."),
        (open, _) => format!("Còn {open} đơn vị, phong trào cần xác nhận là một hay là khác."),
    };
    let words = if count == 0 { "Ghi nhận gói".to_owned() } else { format!("Nhận {count} mục") };
    let can = open == 0 && !taking.sent && !taking.trying;
    row![
        label::small(told).width(Fill),
        Element::from(
            button::primary(words)
                .icon(icon::check())
                .on_press_maybe(can.then_some(say(TakingMessage::Accepted)))
        ),
    ]
    .spacing(S12)
    .align_y(Alignment::Center)
    .into()
}
